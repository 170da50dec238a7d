//! The openings of an office: a week at a glance, and each with all that it says.

use super::{StaffFrame, address, errand, fields, preview, weekdays};
use crate::dates;
use crate::frame::Head;
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::closure::Closure;
use besok_core::office::Office;
use besok_core::opening::Opening;
use besok_core::opening::effect::Affected;
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use maud::{Markup, html};

/// The openings of an office.
pub struct ListPage<'a> {
    /// The agency's.
    pub catalogue: &'a Catalogue,
    /// Whose openings.
    pub office: &'a Office,
    /// Today, there.
    pub today: Date,
    /// Bookings that lie outside the plan.
    pub outside: &'a [Affected],
    /// What was just saved, and how many bookings could not be cancelled as was chosen.
    pub saved: Option<usize>,
}

impl ListPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("staff-openings");
        let new = format!("/staff/offices/{}/openings/new", self.office.id);
        let all = || self.catalogue.openings.iter().filter(|opening| opening.office == self.office.id);
        let has_ended = |opening: &&Opening| opening.valid_to.is_some_and(|last| last < self.today);
        let (ended, mut current): (Vec<&Opening>, Vec<&Opening>) = all().partition(has_ended);
        current.sort_by_key(|opening| (weekday_order(opening), opening.from, opening.to));
        let body = html! {
            @if let Some(left) = self.saved { (super::saved(frame, left)) }
            div.dayhead {
                h1 { (title) ": " (self.office.name.get(frame.frame.language)) }
                div.toolbar {
                    a.ds-button href=(new) { (frame.t("openings-new")) }
                    a.ds-button data-variant="secondary" href="/staff/closures" { (frame.t("staff-closures")) }
                }
            }
            (preview::outside(frame, self.catalogue, self.outside))
            (self.week(frame, &current))
            @if current.is_empty() { p.empty { (frame.t("openings-none")) } }
            @else { (self.table(frame, &current)) }
            (self.exceptions(frame, &current))
            @if !ended.is_empty() {
                details { summary { (frame.t("openings-ended")) } (self.table(frame, &ended)) }
            }
        };
        frame.page(&title, Head::default(), &body)
    }

    /// The next seven days as they really are: closures, holidays and single days included.
    fn week(&self, frame: &StaffFrame<'_>, openings: &[&Opening]) -> Markup {
        let language = frame.frame.language;
        html! {
            ol.week-strip aria-label=(frame.t("openings-week")) {
                @for day in self.today.series(1.day()).take(7) {
                    @let hours = self.stretches(openings, day);
                    li.closed-day[hours.is_empty()] {
                        span.sub { (dates::capital(&dates::day(language, day))) }
                        @if hours.is_empty() { span { (frame.t("openings-day-closed")) } }
                        @for (from, to, places) in hours {
                            span.stretch {
                                (fields::hours(frame, from, to))
                                span.sub { (t_with(language, "openings-places-count", &[("count", places.into())])) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// When people are received on a day: openings with the same hours count together.
    fn stretches(&self, openings: &[&Opening], day: Date) -> Vec<(Time, Time, i64)> {
        let mut stretches: Vec<(Time, Time, i64)> = Vec::new();
        let mut all: Vec<_> =
            openings.iter().filter_map(|opening| opening.hours_on(day, self.catalogue.closed())).collect();
        all.sort_by_key(|hours| (hours.from, hours.to));
        for hours in all {
            match stretches.last_mut().filter(|(from, to, _)| (*from, *to) == (hours.from, hours.to)) {
                Some(last) => last.2 += hours.places,
                None => stretches.push((hours.from, hours.to, hours.places)),
            }
        }
        stretches
    }

    fn table(&self, frame: &StaffFrame<'_>, openings: &[&Opening]) -> Markup {
        let heads = [
            frame.t("openings-hours"),
            frame.t("openings-step-short"),
            frame.t("openings-places-short"),
            frame.t("openings-errands"),
            frame.t("openings-validity"),
            frame.t("openings-published"),
        ];
        let mut groups: Vec<(String, Vec<&Opening>)> = Vec::new();
        for opening in openings {
            let group = weekdays(frame, &opening.weekdays);
            match groups.last_mut().filter(|(last, _)| *last == group) {
                Some((_, group)) => group.push(opening),
                None => groups.push((group, vec![opening])),
            }
        }
        html! {
            div.scroll { table.staff.stack.openings {
                thead { tr { @for head in &heads { th scope="col" { (head) } } } }
                @for (group, openings) in groups { tbody {
                    tr.group { th colspan="6" scope="rowgroup" { (dates::capital(&group)) } }
                    @for opening in openings { (self.row(frame, opening, heads.each_ref().map(AsRef::as_ref))) }
                } }
            } }
        }
    }

    fn row(&self, frame: &StaffFrame<'_>, opening: &Opening, heads: [&str; 6]) -> Markup {
        let language = frame.frame.language;
        let minutes = t_with(language, "openings-minutes", &[("minutes", opening.step.into())]);
        let ahead = t_with(language, "openings-days-ahead", &[("days", opening.publish_days.into())]);
        html! {
            tr {
                th scope="row" data-label=(heads[0]) {
                    a.ds-link href=(address(opening, "")) { (fields::hours(frame, opening.from, opening.to)) }
                    @if !opening.note.is_empty() { span.sub dir="auto" { (opening.note) } }
                }
                td data-label=(heads[1]) { (minutes) }
                td data-label=(heads[2]) {
                    (opening.places)
                    @if opening.staff_only > 0 {
                        span.sub { (t_with(language, "openings-of-staff", &[("count", opening.staff_only.into())])) }
                    }
                }
                td data-label=(heads[3]) {
                    ul.plain { @for id in &opening.errands { li { (errand(frame, self.catalogue, id)) } } }
                    @if !opening.step_free { span.need.need-other { (frame.t("openings-stairs")) } }
                }
                td data-label=(heads[4]) {
                    (dates::date(language, opening.valid_from))
                    @if let Some(last) = opening.valid_to { " – " (dates::date(language, last)) }
                }
                td data-label=(heads[5]) {
                    (ahead)
                    @if opening.publish_at != Time::midnight() { span.sub { (dates::clock(opening.publish_at)) } }
                }
            }
        }
    }

    /// Single days and closures to come.
    fn exceptions(&self, frame: &StaffFrame<'_>, openings: &[&Opening]) -> Markup {
        let language = frame.frame.language;
        let mut days: Vec<(Date, &Opening)> = openings
            .iter()
            .flat_map(|opening| opening.occurrences.iter().map(|occurrence| (occurrence.day, *opening)))
            .filter(|(day, _)| *day >= self.today)
            .collect();
        days.sort_by_key(|(day, opening)| (*day, opening.from));
        let mut closures: Vec<&Closure> = self.catalogue.closures.iter().collect();
        closures.retain(|closure| closure.last >= self.today && closure.offices.contains(&self.office.id));
        html! {
            @if !days.is_empty() || !closures.is_empty() {
                section.card {
                    h2 { (frame.t("openings-to-come")) }
                    ul {
                        @for closure in closures {
                            li {
                                a.ds-link href="/staff/closures" { (super::closures::span(frame, closure)) }
                                " " span.st.st-cancelled { (frame.t("openings-closure")) }
                                @if !closure.note.is_empty() { " " span.sub dir="auto" { (closure.note) } }
                            }
                        }
                        @for (day, opening) in days {
                            li {
                                a.ds-link href=(address(opening, &format!("/days/{day}"))) {
                                    (dates::capital(&dates::day_of_year(language, day)))
                                }
                                " " (day_hours(frame, opening, day))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn day_hours(frame: &StaffFrame<'_>, opening: &Opening, day: Date) -> Markup {
    let language = frame.frame.language;
    html! {
        @match opening.occurrence(day).and_then(|occurrence| occurrence.hours) {
            None => (frame.t("openings-day-closed")),
            Some(hours) => (t_with(language, "openings-hours-places", &[
                ("hours", dates::hours(language, hours.from, hours.to).into()),
                ("places", hours.places.into()),
            ])),
        }
    }
}

/// Openings of the same weekdays stand together, those of early weekdays first.
fn weekday_order(opening: &Opening) -> Vec<i8> {
    let mut days: Vec<i8> = opening.weekdays.iter().map(|weekday| weekday.to_monday_zero_offset()).collect();
    days.sort_unstable();
    days
}
