//! The day of an office: its counters side by side, its list, and its list for paper.

mod board;
mod list;
pub(super) mod words;

use super::when::{View, When};
use super::{StaffFrame, line};
use crate::dates;
use crate::frame::Head;
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::closure::{Closure, Part};
use besok_core::day::{Day, Shut};
use besok_core::office::Office;
use besok_core::opening::local_day;
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the pages.
#[derive(Debug, Clone, Copy)]
pub struct DayPage<'a> {
    /// The day.
    pub day: &'a Day,
    /// Where.
    pub office: &'a Office,
    /// What its bookings refer to.
    pub catalogue: &'a Catalogue,
}

impl DayPage<'_> {
    /// The counters side by side. While the stream runs they are drawn anew by themselves.
    pub fn board(&self, frame: &StaffFrame<'_>) -> Markup {
        let when = self.when(View::Day);
        let live = format!("/staff/offices/{}/day/live?date={}", self.office.id, self.day.date);
        let page = when.address(View::Day, self.day.date);
        let body = line::live(frame, (&live, &page), line::Background::LetsGo, &self.sheet(frame));
        frame.page(&self.title(frame), Head::default(), &body)
    }

    /// What of it is drawn anew.
    pub fn sheet(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            (self.head(frame, View::Day))
            (board::board(self, frame))
        }
    }

    /// The day as a list.
    pub fn list(&self, frame: &StaffFrame<'_>) -> Markup {
        let body = html! {
            (self.head(frame, View::List))
            (list::table(self, frame))
        };
        frame.page(&self.title(frame), Head::default(), &body)
    }

    /// The day for paper.
    pub fn print(&self, frame: &StaffFrame<'_>) -> Markup {
        frame.bare(&self.title(frame), &list::paper(self, frame))
    }

    fn when(&self, view: View) -> When<'_> {
        let today = local_day(self.day.now, &self.office.time_zone());
        When { office: self.office, date: self.day.date, today, view }
    }

    fn head(&self, frame: &StaffFrame<'_>, view: View) -> Markup {
        html! {
            (self.when(view).head(frame, &self.title(frame), &self.figures(frame)))
            @if let Some(shut) = self.day.shut { p.empty { (shut_text(frame, shut)) } }
            @for closure in self.catalogue.closed().on(&self.office.id, self.day.date) { (closed(frame, closure)) }
        }
    }

    fn title(&self, frame: &StaffFrame<'_>) -> String {
        let language = frame.frame.language;
        let day = dates::capital(&dates::day(language, self.day.date));
        let office = self.office.name.get(language);
        t_with(language, "staff-when-title", &[("time", day.into()), ("office", office.into())]).into_owned()
    }

    fn figures(&self, frame: &StaffFrame<'_>) -> Markup {
        let occupancy = self.day.occupancy;
        let figures = [
            ("staff-day-visits", self.day.visits().count().to_string()),
            ("staff-day-people", self.day.people().to_string()),
            ("staff-day-free", occupancy.free.to_string()),
            ("staff-day-taken", percent(frame, occupancy.share())),
            ("staff-day-needing", self.day.needing().to_string()),
        ];
        html! {
            dl.kpi {
                @for (key, number) in figures { div { dt { (frame.t(key)) } dd { (number) } } }
            }
        }
    }
}

/// A share, as the language writes it.
pub(super) fn percent(frame: &StaffFrame<'_>, share: i64) -> String {
    t_with(frame.frame.language, "staff-day-percent", &[("share", share.into())]).into_owned()
}

/// A closure of the day, or of a part of it, with what colleagues have noted.
fn closed(frame: &StaffFrame<'_>, closure: &Closure) -> Markup {
    let hours = |part: &Part| dates::hours(frame.frame.language, part.from, part.to);
    html! {
        p.closure {
            span.tag { (frame.t("staff-day-shut")) }
            @if let Some(part) = &closure.part { " " bdi { (hours(part)) } }
            @if !closure.note.is_empty() { " " bdi { (closure.note) } }
        }
    }
}

/// Why nobody is received.
pub(super) fn shut_text(frame: &StaffFrame<'_>, shut: Shut) -> Cow<'static, str> {
    frame.t(match shut {
        Shut::Holiday => "staff-day-closed-holiday",
        Shut::Closure => "staff-day-closed-closure",
        Shut::NoOpening => "staff-day-closed",
        Shut::NoTimes => "staff-day-closed-no-times",
    })
}
