//! The form of an opening: new, or as it is to be.

use super::fields::{Asking, label, value};
use super::{Filled, StaffFrame, address, fault};
use crate::dates;
use crate::frame::Head;
use crate::parts::{Tone, alert, back, error_summary};
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::office::Office;
use besok_core::opening::Opening;
use besok_core::opening::fault::{Doubt, Fault, Field};
use jiff::Timestamp;
use maud::{Markup, html};

/// The form, with what was typed and what is wrong with it.
#[derive(Clone, Copy)]
pub struct OpeningForm<'a> {
    /// For names.
    pub catalogue: &'a Catalogue,
    /// Whose opening.
    pub office: &'a Office,
    /// The opening as it is; none if it is new.
    pub opening: Option<&'a Opening>,
    /// The answers so far.
    pub filled: &'a Filled,
    /// What is wrong.
    pub faults: &'a [Fault],
    /// What may be a mistake, and has to be said to be meant.
    pub doubts: &'a [Doubt],
    /// What somebody else has saved meanwhile.
    pub theirs: Option<Theirs<'a>>,
}

/// What somebody else has saved while the form was open.
#[derive(Clone, Copy)]
pub struct Theirs<'a> {
    /// Their opening.
    pub theirs: &'a Opening,
    /// One's own.
    pub own: &'a Opening,
    /// Who.
    pub who: &'a str,
    /// When.
    pub at: Timestamp,
}

impl OpeningForm<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let list = format!("/staff/offices/{}/openings", self.office.id);
        let here = self.opening.map_or_else(|| format!("{list}/new"), |opening| address(opening, ""));
        let title = self.opening.map_or_else(|| frame.t("openings-new"), |opening| super::title(frame, opening));
        let asking = Asking { frame, catalogue: self.catalogue, filled: self.filled, faults: self.faults };
        let problems = fault::problems(frame, self.catalogue, self.faults);
        let has_error = !problems.is_empty() || self.theirs.is_some() || !self.doubts.is_empty();
        let body = html! {
            (back(&frame.frame, &list))
            (error_summary(&frame.frame, &problems))
            @if let Some(theirs) = &self.theirs { (self.conflict(frame, theirs)) }
            div.dayhead {
                h1 { (title) }
                p.sub { (self.office.name.get(frame.frame.language)) }
                @if let Some(opening) = self.opening {
                    a.ds-button data-variant="secondary" href=(address(opening, "/history")) { (frame.t("openings-history")) }
                }
            }
            form.openings-form method="get" action={ (here) "/preview" } novalidate {
                (self.filled.carried(&ASKED))
                div.cards.openings-groups {
                    section.card { (hours(&asking)) }
                    section.card { (self.errands(&asking)) }
                    section.card { (validity(&asking)) }
                }
                @if !self.doubts.is_empty() { (self.meant(frame)) }
                div.toolbar {
                    button.ds-button type="submit" { (frame.t("openings-to-preview")) }
                    p.hint { (frame.t("openings-to-preview-hint")) }
                }
            }
            @if let Some(opening) = self.opening { (one_day(frame, opening, &asking)) }
        };
        frame.page(&title, Head { error: has_error, ..Head::default() }, &body)
    }

    fn errands(&self, asking: &Asking<'_>) -> Markup {
        let frame = asking.frame;
        let language = frame.frame.language;
        let options = self.catalogue.errands.iter().map(|errand| {
            let values = [("errand", errand.name.get(language).into()), ("minutes", errand.minutes.into())];
            (errand.id.as_str(), t_with(language, "openings-errand-minutes", &values))
        });
        html! {
            h2 { (frame.t("openings-group-errands")) }
            (asking.some(Field::Errands, options))
            (asking.some(Field::StepFree, std::iter::once(("1", frame.t("openings-step-free-text")))))
        }
    }

    /// What may be a mistake: saying that it is meant goes on.
    fn meant(&self, frame: &StaffFrame<'_>) -> Markup {
        let has = |which: fn(&Doubt) -> bool| self.doubts.iter().any(which);
        let (overlaps, steps) =
            (has(|doubt| matches!(doubt, Doubt::Overlaps(_))), has(|doubt| !matches!(doubt, Doubt::Overlaps(_))));
        let body = html! {
            ul { @for doubt in self.doubts { li { (fault::doubt(frame, self.catalogue, doubt)) } } }
            @if overlaps { (tick("meant_overlap", &frame.t("openings-meant-overlap"))) }
            @if steps { (tick("meant_step", &frame.t("openings-meant-step"))) }
        };
        alert(Tone::Warning, &frame.t("openings-doubts"), &html! { div #doubts tabindex="-1" autofocus { (body) } })
    }

    /// One's own answers beside what somebody else has saved.
    fn conflict(&self, frame: &StaffFrame<'_>, theirs: &Theirs<'_>) -> Markup {
        let language = frame.frame.language;
        let zone = self.office.time_zone();
        let when = dates::day_and_time(language, theirs.at, &zone);
        let text = t_with(language, "openings-conflict-text", &[("name", theirs.who.into()), ("time", when.into())]);
        let body = html! {
            div tabindex="-1" autofocus role="alert" {
                p { (text) }
                div.scroll { table.staff {
                    thead { tr {
                        td {}
                        th scope="col" { (frame.t("openings-yours")) }
                        th scope="col" { (frame.t("openings-theirs")) }
                    } }
                    tbody { @for field in theirs.own.differences(theirs.theirs) { tr {
                        th scope="row" { (label(frame, field)) }
                        td { (value(frame, self.catalogue, theirs.own, field)) }
                        td { (value(frame, self.catalogue, theirs.theirs, field)) }
                    } } }
                } }
                p { (frame.t("openings-conflict-next")) }
            }
        };
        alert(Tone::Warning, &frame.t("openings-conflict"), &body)
    }
}

/// What the form asks, or the page after it: words of people do not stand in addresses.
const ASKED: [&str; 17] = [
    "weekdays",
    "from",
    "to",
    "step",
    "places",
    "staff_only",
    "errands",
    "first",
    "last",
    "publish_days",
    "publish_at",
    "meant",
    "all",
    "each",
    "seen",
    "note",
    "why",
];

fn hours(asking: &Asking<'_>) -> Markup {
    let frame = asking.frame;
    html! {
        h2 { (frame.t("openings-group-hours")) }
        (asking.weekdays())
        div.form-grid {
            (asking.time(Field::From))
            (asking.time(Field::To))
            (asking.number(Field::Step, Some(frame.t("openings-step-hint"))))
            (asking.number(Field::Places, None))
            (asking.number(Field::StaffOnly, Some(frame.t("openings-staff-only-hint"))))
        }
        p.hint { (frame.t("openings-clock-hint")) }
    }
}

fn validity(asking: &Asking<'_>) -> Markup {
    let frame = asking.frame;
    html! {
        h2 { (frame.t("openings-group-validity")) }
        div.form-grid {
            (asking.input(Field::First, "date", (None, false)))
            (asking.input(Field::Last, "date", (None, true)))
            (asking.number(Field::PublishDays, Some(frame.t("openings-publish-days-hint"))))
            (asking.input(Field::PublishAt, "time", (Some(frame.t("openings-publish-at-hint")), false)))
        }
    }
}

/// The way to one day alone.
fn one_day(frame: &StaffFrame<'_>, opening: &Opening, asking: &Asking<'_>) -> Markup {
    let error = asking.faults.iter().any(|fault| fault.field() == Field::Days);
    html! {
        section.card {
            h2 { (frame.t("openings-one-day")) }
            p.hint { (frame.t("openings-one-day-text")) }
            form.toolbar method="get" action=(address(opening, "/days")) {
                div.ds-field.f {
                    label.ds-label for="days" { (frame.t("openings-day")) }
                    input.ds-input type="date" id="days" name="day" required aria-invalid=[error.then_some("true")];
                }
                button.ds-button data-variant="secondary" type="submit" { (frame.t("openings-change-day")) }
            }
            @if !opening.occurrences.is_empty() {
                h3 { (frame.t("openings-days")) }
                ul { @for occurrence in &opening.occurrences { li {
                    a.ds-link href=(address(opening, &format!("/days/{}", occurrence.day))) {
                        (dates::day_of_year(frame.frame.language, occurrence.day))
                    }
                } } }
            }
        }
    }
}

fn tick(name: &str, text: &str) -> Markup {
    html! { label.tick-label { input.ds-input type="checkbox" name=(name) value="1"; span { (text) } } }
}
