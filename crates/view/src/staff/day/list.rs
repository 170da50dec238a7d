//! The day as a list: for phones, for screen readers, and for paper.

use super::{DayPage, words};
use crate::dates;
use crate::parts::pair;
use crate::staff::StaffFrame;
use crate::texts::rich;
use besok_core::booking::State;
use besok_core::day::Entry;
use maud::{Markup, html};

/// The columns, in their order.
const COLUMNS: [&str; 7] = [
    "staff-day-time",
    "staff-day-who",
    "staff-day-errands",
    "staff-day-people",
    "staff-day-needs",
    "staff-day-state",
    "staff-day-reference",
];

/// Every booking of the day.
pub(super) fn table(page: &DayPage<'_>, frame: &StaffFrame<'_>) -> Markup {
    if page.day.entries.is_empty() {
        return html! { p.empty { (frame.t("staff-day-nobody")) } };
    }
    html! {
        table.staff.stack {
            caption.vh { (frame.t("staff-day-list")) }
            thead { tr { @for key in COLUMNS { th scope="col" { (frame.t(key)) } } } }
            tbody { @for entry in &page.day.entries { tr { (row(page, frame, entry)) } } }
        }
    }
}

fn row(page: &DayPage<'_>, frame: &StaffFrame<'_>, entry: &Entry) -> Markup {
    let language = frame.frame.language;
    let [_, who, errands, people, needs, state, reference] = COLUMNS.map(|key| frame.t(key));
    html! {
        th scope="row" { (time(page, frame, entry)) }
        @if let Some(visit) = &entry.visit {
            td data-label=(who) { a.ds-link href=(words::address(visit)) { (words::names(visit)) } }
            td data-label=(errands) {
                @for (index, errand) in words::errands(page, language, visit).iter().enumerate() {
                    @if index > 0 { br; }
                    (errand)
                }
            }
            td data-label=(people) { (entry.people) }
            td data-label=(needs) { (words::needs(frame, visit, true)) }
        } @else {
            td data-label=(who) { (frame.t("staff-day-occupied")) }
            td {} td {} td {}
        }
        td data-label=(state) { (words::state(language, entry)) }
        @if let Some(visit) = &entry.visit {
            td data-label=(reference) { bdi.tk { (visit.booking.reference) } }
        } @else {
            td {}
        }
    }
}

fn time(page: &DayPage<'_>, frame: &StaffFrame<'_>, entry: &Entry) -> Markup {
    let zone = page.office.time_zone();
    let local = |instant| zone.to_datetime(instant).time();
    html! { bdi { (dates::hours(frame.frame.language, local(entry.starts_at), local(entry.ends_at))) } }
}

/// For paper: who is to come, each with a box to tick. Nothing of it is said by a colour.
pub(super) fn paper(page: &DayPage<'_>, frame: &StaffFrame<'_>) -> Markup {
    const PRINTED: [&str; 6] = [
        "staff-day-came",
        "staff-day-time",
        "staff-day-who",
        "staff-day-errands",
        "staff-day-needs",
        "staff-day-reference",
    ];
    let language = frame.frame.language;
    let visits: Vec<&Entry> = page.day.entries.iter().filter(|entry| entry.state != State::Cancelled).collect();
    let now = html! { bdi { (dates::day_and_time(language, page.day.now, &page.office.time_zone())) } };
    let printed = rich(language, "staff-day-printed", &[("time", now)]);
    html! {
        h1 { (page.title(frame)) }
        p { (pair(&frame.frame, words_of(page, frame), printed)) }
        p.hint { (frame.t("staff-day-paper")) }
        @if visits.is_empty() { p { (frame.t("staff-day-nobody")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(frame.t("staff-day-list")) {
                table.staff.paper {
                    caption.vh { (frame.t("staff-day-list")) }
                    thead { tr { @for key in PRINTED { th scope="col" { (frame.t(key)) } } } }
                    tbody { @for entry in visits { tr { (line(page, frame, entry)) } } }
                }
            }
        }
    }
}

fn words_of(page: &DayPage<'_>, frame: &StaffFrame<'_>) -> Markup {
    html! { (words::count(frame.frame.language, page.day.people())) }
}

fn line(page: &DayPage<'_>, frame: &StaffFrame<'_>, entry: &Entry) -> Markup {
    let language = frame.frame.language;
    html! {
        td { span.box {} }
        th scope="row" { (time(page, frame, entry)) }
        @match &entry.visit {
            Some(visit) => {
                td { (words::names(visit)) }
                td { (words::errands(page, language, visit).join(" · ")) }
                td { (words::needs(frame, visit, true)) }
                td { bdi.tk { (visit.booking.reference) } }
            },
            None => { td { (frame.t("staff-day-occupied")) } td {} td {} td {} },
        }
    }
}
