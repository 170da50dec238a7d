//! What a change would do: to the times of each day, and to bookings; and what is to become of those.

use super::fields::Asking;
use super::{Filled, StaffFrame, errand, fault};
use crate::dates;
use crate::frame::Head;
use crate::parts::{Tone, alert, back, error_summary, hidden};
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::office::Office;
use besok_core::opening::choice::Choice;
use besok_core::opening::effect::{Affected, DayChange, Outside, Preview};
use besok_core::opening::fault::{Fault, Field};
use jiff::Timestamp;
use maud::{Markup, html};
use std::borrow::Cow;

/// How many bookings the page shows. Those after them keep their times, and are listed as outside the plan afterwards.
pub const SHOWN: usize = 500;

/// What a change would do, and the form that saves it.
pub struct PreviewPage<'a> {
    /// For names.
    pub catalogue: &'a Catalogue,
    /// What the change is about.
    pub title: Cow<'a, str>,
    /// What it would do.
    pub preview: &'a Preview,
    /// How it is saved.
    pub saving: Saving<'a>,
    /// What is wrong.
    pub faults: &'a [Fault],
}

/// How a change is saved.
#[derive(Clone, Copy)]
pub struct Saving<'a> {
    /// Back to the form.
    pub back: &'a str,
    /// Where it goes.
    pub action: &'a str,
    /// The answers so far.
    pub filled: &'a Filled,
    /// When this was shown.
    pub seen: Timestamp,
    /// Which words are asked for on this page.
    pub words: &'a [Field],
    /// Whether other times may be proposed.
    pub may_move: bool,
    /// How many more bookings are affected that whoever looks may not see.
    pub hidden: usize,
}

impl Saving<'_> {
    fn choices(&self) -> impl Iterator<Item = Choice> + use<> {
        let may_move = self.may_move;
        Choice::ALL.into_iter().filter(move |choice| may_move || *choice != Choice::Move)
    }
}

impl PreviewPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let problems = fault::problems(frame, self.catalogue, self.faults);
        let saving = &self.saving;
        let title = t_with(frame.frame.language, "openings-preview", &[("title", self.title.as_ref().into())]);
        let asking = Asking { frame, catalogue: self.catalogue, filled: saving.filled, faults: self.faults };
        let body = html! {
            (back(&frame.frame, saving.back))
            (error_summary(&frame.frame, &problems))
            div.dayhead {
                h1 { (title) }
                (figures(frame, self.preview))
            }
            form method="post" action=(saving.action) {
                (saving.filled.carried(&["all", "each", "seen", "note", "why", "message"]))
                (hidden("seen", &saving.seen.to_string()))
                div.with-aside {
                    div { (self.bookings(frame, &asking)) }
                    aside { (days(frame, self.preview)) }
                }
                section.card {
                    h2 { (frame.t("openings-save-title")) }
                    @for field in saving.words {
                        @match field {
                            Field::Why => (asking.text(Field::Why, &frame.t("openings-why-hint"), false)),
                            _ => (asking.text(*field, &frame.t("openings-note-hint"), true)),
                        }
                    }
                    div.toolbar {
                        button.ds-button type="submit" { (frame.t("openings-save")) }
                        a.ds-button data-variant="secondary" href=(saving.back) { (frame.t("openings-back")) }
                    }
                }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn bookings(&self, frame: &StaffFrame<'_>, asking: &Asking<'_>) -> Markup {
        let (affected, saving) = (&self.preview.affected, &self.saving);
        let count = t_with(frame.frame.language, "openings-affected", &[("count", affected.len().into())]);
        html! {
            h2 { (count) }
            @if saving.hidden > 0 {
                p.hint { (t_with(frame.frame.language, "openings-affected-hidden", &[("count", saving.hidden.into())])) }
            }
            @if affected.is_empty() {
                p.empty { (frame.t("openings-affected-none")) }
            } @else {
                p { (frame.t("openings-affected-text")) }
                (self.for_all(frame))
                (asking.text(Field::Message, &frame.t("openings-message-hint"), true))
                (affected_table(frame, self.catalogue, affected, Some(saving)))
                @if affected.len() > SHOWN {
                    p.hint { (t_with(frame.frame.language, "openings-affected-more", &[("count", (affected.len() - SHOWN).into())])) }
                }
            }
        }
    }

    fn for_all(&self, frame: &StaffFrame<'_>) -> Markup {
        let chosen = Choice::parse(self.saving.filled.get("all")).unwrap_or_default();
        html! {
            div.card { fieldset.ticks {
                legend { (frame.t("openings-for-all")) }
                div.ticks-row {
                    @for choice in self.saving.choices() {
                        label.tick-label {
                            input.ds-input type="radio" name="all" value=(choice.as_str()) checked[choice == chosen];
                            span { (word(frame, choice)) }
                        }
                    }
                }
            } }
        }
    }
}

/// Bookings outside the plan; with a choice for each, where there is a form.
pub fn affected_table(
    frame: &StaffFrame<'_>,
    catalogue: &Catalogue,
    affected: &[Affected],
    saving: Option<&Saving<'_>>,
) -> Markup {
    let language = frame.frame.language;
    let heads = [
        frame.t("openings-when"),
        frame.t("openings-booking"),
        frame.t("openings-errand"),
        frame.t("openings-people"),
        frame.t("openings-because"),
    ];
    html! {
        div.scroll { table.staff.stack {
            thead { tr {
                @for head in &heads { th scope="col" { (head) } }
                @if saving.is_some() { th scope="col" { (frame.t("openings-choice")) } }
            } }
            tbody { @for Affected { booking, why, already } in affected.iter().take(SHOWN) { tr {
                @let office = catalogue.office(&booking.office);
                @let zone = office.map_or_else(|| catalogue.time_zone(), Office::time_zone);
                td data-label=(heads[0]) {
                    (dates::day_and_time(language, booking.starts_at, &zone))
                    @if let Some(office) = office { span.sub { (office.name.get(language)) } }
                }
                th scope="row" data-label=(heads[1]) {
                    a.ds-link.tk href={ "/staff/bookings/" (booking.reference.as_str()) } {
                        bdi dir="ltr" { (booking.reference.to_string()) }
                    }
                }
                td data-label=(heads[2]) { (errand(frame, catalogue, &booking.errand)) }
                td.num data-label=(heads[3]) { (booking.people()) }
                td data-label=(heads[4]) {
                    span.st.st-warn { (because(frame, *why)) }
                    @if *already { span.sub { (frame.t("openings-already")) } }
                }
                @if let Some(saving) = saving {
                    @let name = format!("each-{}", booking.reference.as_str());
                    td data-label=(frame.t("openings-choice")) {
                        select.ds-input name=(name)
                            aria-label=(t_with(language, "openings-choice-of", &[("reference", booking.reference.to_string().into())])) {
                            option value="" { (frame.t("openings-as-all")) }
                            @for choice in saving.choices() {
                                option value=(choice.as_str()) selected[saving.filled.get(&name) == choice.as_str()] {
                                    (word(frame, choice))
                                }
                            }
                        }
                    }
                }
            } } }
        } }
    }
}

/// The sums of a preview.
pub fn figures(frame: &StaffFrame<'_>, preview: &Preview) -> Markup {
    let total = preview.total();
    html! {
        dl.kpi {
            div { dt { (frame.t("openings-times-more")) } dd { (plus(total.times_made)) } }
            div { dt { (frame.t("openings-times-fewer")) } dd { (minus(total.times_withdrawn)) } }
            div { dt { (frame.t("openings-places-more")) } dd { (plus(total.places_made)) } }
            div { dt { (frame.t("openings-places-fewer")) } dd { (minus(total.places_withdrawn)) } }
            div.warn[!preview.affected.is_empty()] { dt { (frame.t("openings-bookings")) } dd { (preview.affected.len()) } }
        }
    }
}

/// What a preview does to each day.
pub fn days(frame: &StaffFrame<'_>, preview: &Preview) -> Markup {
    let language = frame.frame.language;
    html! {
        h2 { (frame.t("openings-by-day")) }
        @if preview.days.is_empty() {
            p.hint { (frame.t("openings-no-times")) }
        } @else {
            div.openings-days tabindex="0" role="region" aria-label=(frame.t("openings-by-day")) { table.staff {
                thead { tr {
                    th scope="col" { (frame.t("openings-day")) }
                    th.num scope="col" { (frame.t("openings-times")) }
                    th.num scope="col" { (frame.t("openings-places-short")) }
                } }
                tbody { @for (day, change) in &preview.days { tr {
                    th scope="row" { (dates::day(language, *day)) }
                    td.num { (both(change, |change| (change.times_made, change.times_withdrawn))) }
                    td.num { (both(change, |change| (change.places_made, change.places_withdrawn))) }
                } } }
            } }
        }
    }
}

fn both(change: &DayChange, of: impl Fn(&DayChange) -> (i64, i64)) -> Markup {
    let (made, gone) = of(change);
    html! {
        @if made > 0 { span.more { (plus(made)) } " " }
        @if gone > 0 { span.fewer { (minus(gone)) } }
        @if made == 0 && gone == 0 { "0" }
    }
}

fn plus(count: i64) -> Markup {
    html! { bdi dir="ltr" { @if count > 0 { "+" } (count) } }
}

fn minus(count: i64) -> Markup {
    html! { bdi dir="ltr" { @if count > 0 { "\u{2212}" } (count) } }
}

fn word(frame: &StaffFrame<'_>, choice: Choice) -> Cow<'static, str> {
    match choice {
        Choice::Keep => frame.t("openings-keep"),
        Choice::Move => frame.t("openings-move"),
        Choice::Cancel => frame.t("openings-cancel"),
    }
}

fn because(frame: &StaffFrame<'_>, why: Outside) -> Cow<'static, str> {
    match why {
        Outside::Closed => frame.t("openings-because-closed"),
        Outside::InExcess => frame.t("openings-because-excess"),
        Outside::NotServed => frame.t("openings-because-errand"),
    }
}

/// Bookings that lie outside the plan now.
pub fn outside(frame: &StaffFrame<'_>, catalogue: &Catalogue, affected: &[Affected]) -> Markup {
    let count = t_with(frame.frame.language, "openings-outside", &[("count", affected.len().into())]);
    html! {
        @if !affected.is_empty() {
            section #outside {
                (alert(Tone::Warning, &count, &html! { p { (frame.t("openings-outside-text")) } }))
                (affected_table(frame, catalogue, affected, None))
            }
        }
    }
}
