//! Step 4: when. The first free time is one press away; a month shows the days, a day its times.

mod choices;
mod month;
mod nothing;

use super::{errand_row, kept, office_row, people_row, step, when};
use crate::frame::{Frame, Head, encode};
use crate::near::with_town;
use crate::parts::{Problem, back, error_summary, hidden, summary};
use crate::refusal::problem;
use crate::visit::{Goal, OfficeChoice, start_name};
use besok_core::ledger::Refusal;
use besok_core::office::Office;
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// The facts of the page. A move uses it as a new booking does.
pub struct TimePage<'a> {
    /// What a time is looked for.
    pub goal: Goal<'a>,
    /// At which office.
    pub office: &'a Office,
    /// The first free time, of any day that can be booked.
    pub first: Option<Timestamp>,
    /// The first day of the month that is shown.
    pub month: Date,
    /// The month before, if it can be shown.
    pub previous: Option<Date>,
    /// The month after, if it can be shown.
    pub next: Option<Date>,
    /// How many free times each day of the month has; days without any may be left out.
    pub days: BTreeMap<Date, usize>,
    /// The day whose times are shown.
    pub day: Option<Date>,
    /// The free times of that day that are shown.
    pub times: Vec<Timestamp>,
    /// How many more there are that leave less room for other visits.
    pub others_free: usize,
    /// Whether the visitor asked for those too.
    pub all: bool,
    /// From where the visitor comes, if they have said so.
    pub town: &'a str,
    /// The time that was chosen before.
    pub chosen: Option<Timestamp>,
    /// Why the page is shown again.
    pub problem: Option<TimeProblem<'a>>,
    /// When the next times are announced to come.
    pub next_times: Option<Timestamp>,
    /// How many wait for the errand, if it has a waiting list.
    pub waiting: Option<i64>,
    /// Other offices with free times, the first of them first.
    pub others: Vec<OfficeChoice<'a>>,
}

/// Why no time was taken.
#[derive(Debug, Clone, Copy)]
pub enum TimeProblem<'a> {
    /// None was chosen.
    NotChosen,
    /// There is not enough time where the booking is for all who are to come now.
    NoRoom,
    /// The ledger said no.
    Refused(&'a Refusal),
}

impl TimePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("booking-time-title");
        let error = self.problem(frame);
        let up = match self.goal.moving {
            Some(visit) if !self.goal.regroups => frame.link(&visit.path()),
            Some(_) => frame.link(&self.goal.people_path()),
            None => self.offices(frame),
        };
        let body = html! {
            (back(frame, &up))
            (step(frame, self.goal, 4))
            (error_summary(frame, error.as_slice()))
            h1 { (title) }
            @if let Some(visit) = self.goal.moving { (kept(frame, visit)) }
            (self.answers(frame))
            @if self.is_empty() {
                (self.nothing_at_all(frame))
            } @else {
                (self.form(frame, error.as_ref().map(|problem| problem.text.as_ref())))
                (self.nothing_fits(frame))
            }
        };
        frame.page(&title, Head { error: error.is_some(), ..Head::default() }, &body)
    }

    /// Whether there is no free time at all, so that a calendar would be blank.
    fn is_empty(&self) -> bool {
        self.first.is_none() && self.times.is_empty() && self.days.values().all(|count| *count == 0)
    }

    fn problem(&self, frame: &Frame<'_>) -> Option<Problem<'static>> {
        let field = self.problem_field();
        Some(match self.problem? {
            TimeProblem::NotChosen => Problem { href: field.into(), text: frame.t("booking-time-missing") },
            TimeProblem::NoRoom => Problem { href: field.into(), text: frame.t("booking-no-room") },
            TimeProblem::Refused(reason) => problem(frame, reason, self.goal.errand, field),
        })
    }

    /// Where the summary leads: to the times, or to the ways out if there are none.
    fn problem_field(&self) -> &'static str {
        match (self.is_empty(), self.times.is_empty()) {
            (true, _) => "#nothing",
            (false, true) => "#days",
            (false, false) => "#start-1",
        }
    }

    fn answers(&self, frame: &Frame<'_>) -> Markup {
        let offices = Some(self.offices(frame));
        summary(
            frame,
            &[errand_row(frame, self.goal), people_row(frame, self.goal), office_row(frame, self.office, offices)],
        )
    }

    /// The page that asks where.
    fn offices(&self, frame: &Frame<'_>) -> String {
        with_town(frame.link(&self.goal.offices_path()), self.town)
    }

    /// This page as it is shown, after the language prefix.
    pub fn path(&self) -> String {
        self.path_to(self.month, self.day, self.all)
    }

    fn path_to(&self, month: Date, day: Option<Date>, all: bool) -> String {
        let path = format!("{}?month={}", self.goal.times_path(self.office), month.strftime("%Y-%m"));
        let day = day.map(|day| format!("&day={day}")).unwrap_or_default();
        let all = if all { "&all=1" } else { "" };
        let town = if self.town.is_empty() { String::new() } else { format!("&town={}", encode(self.town)) };
        path + &day + all + &town
    }

    /// Two forms, so that Enter on a marked time sends that time and not the first free one.
    fn form(&self, frame: &Frame<'_>, error: Option<&str>) -> Markup {
        let times = frame.link(&self.goal.times_path(self.office));
        let shown = html! {
            (hidden("month", &self.month.strftime("%Y-%m").to_string()))
            @if let Some(day) = self.day { (hidden("day", &day.to_string())) }
            @if self.all { (hidden("all", "1")) }
            @if !self.town.is_empty() { (hidden("town", self.town)) }
        };
        html! {
            @if let Some(first) = self.first {
                form.first method="post" action=(times) { (shown) (self.first_free(frame, first)) }
            }
            form method="post" action=(times) novalidate {
                (shown)
                div.cols {
                    section aria-labelledby="days" { (self.month(frame)) }
                    section aria-labelledby="times" { (self.choices(frame, error)) }
                }
            }
        }
    }

    fn first_free(&self, frame: &Frame<'_>, first: Timestamp) -> Markup {
        html! {
            p { span { (frame.t("booking-first")) } strong #first-free { bdi { (when(frame, self.office, first)) } } }
            button.ds-button data-variant="secondary" name="take" value=(start_name(first)) aria-describedby="first-free" {
                (frame.t("booking-take"))
            }
        }
    }
}
