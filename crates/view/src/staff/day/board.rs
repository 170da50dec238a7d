//! Time down, one column for each place of each opening.
//!
//! Where a thing stands is said by its classes, because the security policy lets no style stand on a page. In the
//! document everything follows in the order of time, so that it can also be read, or shown on a phone, as a list.

use super::{DayPage, words};
use crate::dates;
use crate::staff::StaffFrame;
use crate::texts::t_with;
use besok_core::booking::State;
use besok_core::day::{Axis, Entry, Piece, Track, What};
use besok_core::opening::Opening;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};

/// How many columns are drawn at most; beyond, the list says more.
const COLUMNS: usize = 119;

/// What the pieces of a board share.
struct Board<'a> {
    page: &'a DayPage<'a>,
    frame: &'a StaffFrame<'a>,
    axis: &'a Axis,
    zone: TimeZone,
}

/// The board; nothing on a day without times.
pub(super) fn board(page: &DayPage<'_>, frame: &StaffFrame<'_>) -> Markup {
    let Some(axis) = &page.day.axis else { return html! {} };
    let board = Board { page, frame, axis, zone: page.office.time_zone() };
    let columns: usize = page.day.tracks.iter().map(|track| track.columns).sum();
    if columns > COLUMNS {
        return html! { p.empty { (frame.t("staff-day-too-wide")) } };
    }
    let unit = format!("u{} {}", axis.minutes, density(axis.step));
    // The first column is that of the hours.
    let firsts = page.day.tracks.iter().scan(2, |next, track| {
        *next += track.columns;
        Some(*next - track.columns)
    });
    html! {
        div.grid.(unit) tabindex="0" role="region" aria-label=(frame.t("staff-day-counters")) {
            (board.hours())
            @for (index, (track, first)) in page.day.tracks.iter().zip(firsts).enumerate() {
                (board.track(index, track, first))
            }
        }
        (legend(frame))
    }
}

/// The shorter the steps, the taller a minute: the shortest visit has to be read and touched.
fn density(step: i64) -> &'static str {
    match step {
        ..=10 => "fine",
        11..=15 => "middling",
        16..=20 => "even",
        _ => "coarse",
    }
}

impl Board<'_> {
    fn hours(&self) -> Markup {
        let now = self.page.day.now;
        html! {
            div.hours aria-hidden="true" {
                @for hour in self.axis.hours().filter(|hour| *hour < self.axis.to) {
                    span.(format!("r{}", self.axis.row(hour))) { (dates::time(hour, &self.zone)) }
                }
                span.end.(format!("r{}", self.axis.row(self.axis.to) - 1)) { (dates::time(self.axis.to, &self.zone)) }
                @if self.axis.contains(now) {
                    span.now.(format!("r{}", self.axis.row(now))) { (dates::time(now, &self.zone)) }
                }
            }
        }
    }

    fn track(&self, index: usize, track: &Track, first: usize) -> Markup {
        let (id, place) = (format!("track-{index}"), format!("k{first} w{}", track.columns));
        let now = self.page.day.now;
        html! {
            div.track role="group" aria-labelledby=(id) {
                header.(place) { (self.label(&id, track)) }
                ol.lane.(place) {
                    @for piece in &track.pieces { (self.piece(piece)) }
                    @if self.axis.contains(now) {
                        li.line.(format!("r{} w{}", self.axis.row(now), track.columns)) aria-hidden="true" {}
                    }
                }
            }
        }
    }

    fn label(&self, id: &str, track: &Track) -> Markup {
        let language = self.frame.frame.language;
        let opening = track.openings.iter().find_map(|number| self.page.catalogue.opening(*number));
        let errands = |opening: &Opening| {
            let known = opening.errands.iter().filter_map(|id| self.page.catalogue.errand(id));
            known.map(|errand| errand.name.get(language)).collect::<Vec<_>>().join(" · ")
        };
        html! {
            h2 #(id) { bdi { (self.hours_of(track.span)) } }
            @if let Some(opening) = opening.filter(|opening| !opening.note.is_empty()) { p { bdi { (opening.note) } } }
            p.sub {
                @match opening {
                    Some(opening) => (errands(opening)),
                    None => (self.frame.t("staff-day-former-opening")),
                }
            }
            p.sub { (t_with(language, "staff-day-places", &[("count", track.columns.into())])) }
        }
    }

    fn piece(&self, piece: &Piece) -> Markup {
        let hours = || html! { bdi { (self.hours_of((piece.from, piece.to))) } };
        let at = self.place(piece);
        let said = |class: &str, key: &str| {
            html! { li.(class).(at) { p { (hours()) " " span { (self.frame.t(key)) } } } }
        };
        match piece.what {
            What::Visit(index) => self.entry(&self.page.day.entries[index], &at),
            What::More(index) => self.more(&self.page.day.entries[index], &at),
            What::Free => said("free", "staff-day-is-free"),
            What::StaffOnly => said("free reserved", "staff-day-staff-only"),
            What::Held => said("held", "staff-day-held"),
            What::Closed => said("shut", "staff-day-shut"),
            What::Idle => html! { li.idle.(at) aria-hidden="true" {} },
        }
    }

    fn entry(&self, entry: &Entry, at: &str) -> Markup {
        let language = self.frame.frame.language;
        let state = if entry.state == State::Past { "past" } else { "booked" };
        let time = html! { b { (dates::time(entry.starts_at, &self.zone)) } };
        let Some(visit) = &entry.visit else {
            return html! {
                li.ap.occupied.(at) { p { span.caller { (time) " " span.nm { (self.frame.t("staff-day-occupied")) } } } }
            };
        };
        html! {
            li.ap.(state).(at) #{ "b-" (visit.booking.reference.as_str()) } {
                a href=(words::address(visit)) {
                    span.caller { (time) " " span.nm { bdi { (words::short_name(visit)) } } } " "
                    span.er { (words::summary(self.page, language, visit)) } " "
                    span.tags {
                        span.needs { (words::needs(self.frame, visit, false)) } " "
                        span.how { (words::state(language, entry)) }
                    }
                }
            }
        }
    }

    /// Another part of a party for whom no neighbouring columns were left.
    fn more(&self, entry: &Entry, at: &str) -> Markup {
        html! {
            li.ap.more.(at) aria-hidden="true" {
                p {
                    b { (dates::time(entry.starts_at, &self.zone)) } " "
                    @match &entry.visit {
                        Some(visit) => bdi { (words::short_name(visit)) },
                        None => (self.frame.t("staff-day-occupied")),
                    }
                }
            }
        }
    }

    fn place(&self, piece: &Piece) -> String {
        let (row, rows) = (self.axis.row(piece.from), self.axis.rows(piece.from, piece.to));
        format!("r{row} d{rows} k{} w{}", piece.column + 1, piece.width)
    }

    fn hours_of(&self, (from, to): (Timestamp, Timestamp)) -> String {
        let local = |instant| self.zone.to_datetime(instant).time();
        dates::hours(self.frame.frame.language, local(from), local(to))
    }
}

/// What the shapes mean, where a block has no room for the word.
fn legend(frame: &StaffFrame<'_>) -> Markup {
    html! {
        ul.marks aria-label=(frame.t("staff-day-legend")) {
            li { span.st.st-booked { span { (frame.t("staff-day-booked")) } } }
            li { span.st.st-past { span { (frame.t("staff-day-past")) } } }
            li { span.need.need-interpreter { span { (frame.t("staff-day-legend-interpreter")) } } }
            li { span.need.need-step-free { span { (frame.t("staff-day-step-free")) } } }
            li { span.need.need-other { span { (frame.t("staff-day-other")) } } }
        }
    }
}
