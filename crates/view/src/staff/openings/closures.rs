//! Closures: what there is, a new one, and ending one early.

use super::fields::Asking;
use super::{Filled, StaffFrame, fault, preview};
use crate::dates;
use crate::frame::Head;
use crate::parts::{back, error_summary};
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::closure::{Closure, Made};
use besok_core::office::Office;
use besok_core::opening::effect::{Affected, Preview};
use besok_core::opening::fault::{Fault, Field};
use jiff::civil::Date;
use maud::{Markup, html};
use std::borrow::Cow;

/// From which day to which, and which part of them.
pub fn span(frame: &StaffFrame<'_>, closure: &Closure) -> Markup {
    let language = frame.frame.language;
    html! {
        (dates::capital(&dates::day_of_year(language, closure.first)))
        @if closure.last != closure.first { " – " (dates::day_of_year(language, closure.last)) }
        @if let Some(part) = closure.part { " · " (dates::hours(language, part.from, part.to)) }
    }
}

/// The closures of one's offices.
pub struct ClosuresPage<'a> {
    /// For names.
    pub catalogue: &'a Catalogue,
    /// Each with the name of whoever made it.
    pub closures: &'a [(Made, String)],
    /// Today.
    pub today: Date,
    /// Bookings that lie outside the plan of those offices.
    pub outside: &'a [Affected],
    /// What was just saved, and how many bookings could not be cancelled as was chosen.
    pub saved: Option<usize>,
}

impl ClosuresPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("staff-closures");
        let lasts = |made: &Made| made.active && made.closure.last >= self.today;
        let (to_come, past): (Vec<_>, Vec<_>) = self.closures.iter().partition(|(made, _)| lasts(made));
        let body = html! {
            @if let Some(left) = self.saved {
                (super::saved(frame, left))
            }
            div.dayhead {
                h1 { (title) }
                a.ds-button href="/staff/closures/new" { (frame.t("closures-new")) }
            }
            (preview::outside(frame, self.catalogue, self.outside))
            @if to_come.is_empty() { p.empty { (frame.t("closures-none")) } } @else { (self.table(frame, &to_come, true)) }
            @if !past.is_empty() { details { summary { (frame.t("closures-past")) } (self.table(frame, &past, false)) } }
        };
        frame.page(&title, Head::default(), &body)
    }

    fn table(&self, frame: &StaffFrame<'_>, closures: &[&(Made, String)], lasts: bool) -> Markup {
        let language = frame.frame.language;
        let heads =
            [frame.t("closures-when"), frame.t("closures-offices"), frame.t("openings-note"), frame.t("closures-made")];
        html! {
            div.scroll { table.staff.stack {
                thead { tr {
                    @for head in &heads { th scope="col" { (head) } }
                    @if lasts { td {} }
                } }
                tbody { @for (made, who) in closures { tr {
                    th scope="row" data-label=(heads[0]) {
                        (span(frame, &made.closure))
                        @if !made.active { " " span.st.st-cancelled { (frame.t("closures-withdrawn")) } }
                    }
                    td data-label=(heads[1]) { (self.offices(frame, &made.closure)) }
                    td data-label=(heads[2]) dir="auto" { (made.closure.note) }
                    td data-label=(heads[3]) {
                        bdi { (who) }
                        span.sub { (dates::day_and_time(language, made.at, &self.catalogue.time_zone())) }
                    }
                    @if lasts { td {
                        a.ds-link href={ "/staff/closures/" (made.closure.id) "/end" } { (frame.t("closures-end")) }
                    } }
                } } }
            } }
        }
    }

    fn offices(&self, frame: &StaffFrame<'_>, closure: &Closure) -> String {
        let names = closure.offices.iter().filter_map(|id| self.catalogue.office(id));
        names.map(|office| office.name.get(frame.frame.language)).collect::<Vec<_>>().join(" · ")
    }
}

/// The form for a new closure.
pub struct ClosureForm<'a> {
    /// For names.
    pub catalogue: &'a Catalogue,
    /// Where one may close.
    pub offices: &'a [&'a Office],
    /// The answers so far.
    pub filled: &'a Filled,
    /// What is wrong.
    pub faults: &'a [Fault],
}

impl ClosureForm<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let title = frame.t("closures-new");
        let asking = Asking { frame, catalogue: self.catalogue, filled: self.filled, faults: self.faults };
        let problems = fault::problems(frame, self.catalogue, self.faults);
        let offices = self.offices.iter().map(|office| (office.id.as_str(), Cow::Borrowed(office.name.get(language))));
        let body = html! {
            (back(&frame.frame, "/staff/closures"))
            (error_summary(&frame.frame, &problems))
            h1 { (title) }
            form method="get" action="/staff/closures/preview" novalidate {
                input type="hidden" name="id" value=(self.filled.get("id"));
                div.cards.openings-groups {
                    section.card { (asking.some(Field::Offices, offices)) }
                    section.card {
                        h2 { (frame.t("closures-when")) }
                        div.form-grid {
                            (asking.input(Field::First, "date", (None, false)))
                            (asking.input(Field::Last, "date", (Some(frame.t("closures-last-hint")), true)))
                        }
                        fieldset.ticks {
                            legend { (frame.t("closures-part")) }
                            (self.part(&frame.t("closures-all-day"), "day"))
                            (self.part(&frame.t("closures-part-of-day"), "part"))
                        }
                        div.form-grid { (asking.input(Field::From, "time", (None, true))) (asking.input(Field::To, "time", (None, true))) }
                    }
                }
                button.ds-button type="submit" { (frame.t("openings-to-preview")) }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn part(&self, text: &str, value: &str) -> Markup {
        let chosen = if self.filled.get("part") == "part" { "part" } else { "day" };
        html! {
            label.tick-label {
                input.ds-input type="radio" name="part" value=(value) checked[chosen == value];
                span { (text) }
            }
        }
    }
}

/// Ending a closure early: from which day on its offices are open again, and what comes back.
pub struct EndPage<'a> {
    /// Which closure.
    pub closure: &'a Closure,
    /// The day from which on they are open again.
    pub day: Date,
    /// What comes back.
    pub preview: &'a Preview,
}

impl EndPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("closures-end");
        let here = format!("/staff/closures/{}/end", self.closure.id);
        let open = dates::day_of_year(frame.frame.language, self.day);
        let body = html! {
            (back(&frame.frame, "/staff/closures"))
            div.dayhead { h1 { (title) } p.sub { (span(frame, self.closure)) } (preview::figures(frame, self.preview)) }
            form.toolbar method="get" action=(here) {
                div.ds-field.f {
                    label.ds-label for="day" { (frame.t("closures-open-from")) }
                    input.ds-input type="date" id="day" name="day" value=(self.day.to_string());
                }
                button.ds-button data-variant="secondary" type="submit" { (frame.t("closures-show")) }
            }
            section.card { (preview::days(frame, self.preview)) }
            form method="post" action=(here) {
                input type="hidden" name="day" value=(self.day.to_string());
                button.ds-button type="submit" { (t_with(frame.frame.language, "closures-end-from", &[("day", open.into())])) }
            }
        };
        frame.page(&title, Head::default(), &body)
    }
}
