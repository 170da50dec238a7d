//! The page that asks when: a month, and the times of one of its days.

use super::Step;
use crate::error::Error;
use crate::page::show;
use crate::visitor::Answer;
use crate::visitor::near::{FromTown, arrange};
use axum::http::StatusCode;
use besok_core::availability::on_days;
use besok_service::availability::{Own, Times, good_times, next_times};
use besok_service::waiting;
use besok_view::booking::{TimePage, TimeProblem};
use besok_view::visit::OfficeChoice;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::Deserialize;

/// Which month and day of the calendar is open.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Shown {
    #[serde(default)]
    month: String,
    #[serde(default)]
    day: String,
    /// Whether all its times are, and not only the good ones.
    #[serde(default)]
    all: String,
    #[serde(default)]
    town: String,
}

/// The free times of one day, in order.
#[derive(Default)]
struct Day {
    /// Those that leave room for other visits, and the one that was chosen before.
    good: Vec<Timestamp>,
    /// The others, which are shown to whoever asks for all.
    others: Vec<Timestamp>,
}

impl Day {
    fn shown(self, all: bool) -> Vec<Timestamp> {
        let mut shown = self.good;
        if all {
            shown.extend(self.others);
            shown.sort_unstable();
        }
        shown
    }
}

impl<'a> Step<'a> {
    /// The page that asks when.
    pub async fn time_page(&self, shown: &Shown, problem: Option<TimeProblem<'_>>) -> Answer {
        let hold = self.own_hold().await?;
        let own = self.own(hold.as_ref());
        let times = self.times(&own).await?;
        let (first_day, last_day) = times.window;
        let (month, day) = open_month(shown, &times);
        let after = month.checked_add(1.month()).unwrap_or(month);
        let chosen = hold.filter(|hold| hold.office == self.office.id).map(|hold| hold.starts_at);
        let on_day = match day {
            Some(day) => self.on(day, &times, &own, chosen).await?,
            None => Day::default(),
        };
        let all = !shown.all.is_empty();
        let nothing = times.starts.is_empty();
        let view = TimePage {
            goal: self.goal(),
            office: self.office,
            first: times.first(),
            month,
            previous: (month > first_day).then(|| month.checked_sub(1.month()).unwrap_or(month)),
            next: (after <= last_day).then_some(after),
            days: times.days.range(month..=month.last_of_month()).map(|(day, count)| (*day, *count)).collect(),
            day,
            others_free: on_day.others.len(),
            times: on_day.shown(all),
            all,
            town: &shown.town,
            chosen,
            problem,
            next_times: next_times(&self.page().web.app, self.search.sought(None), self.office),
            waiting: self.waiting().await?,
            others: if nothing { self.others(&shown.town).await? } else { Vec::new() },
        };
        let path = view.path();
        let markup = view.render(&self.page().frame_at(&path));
        let status = match problem {
            None => StatusCode::OK,
            Some(TimeProblem::NotChosen) => StatusCode::UNPROCESSABLE_ENTITY,
            Some(TimeProblem::NoRoom | TimeProblem::Refused(_)) => StatusCode::CONFLICT,
        };
        Ok(show(status, markup))
    }

    /// The times of a day that are shown, and how many others there are: the good ones, and those to show all the same.
    async fn on(&self, day: Date, times: &Times, own: &[Own], chosen: Option<Timestamp>) -> Result<Day, Error> {
        let except = self.search.except();
        let sought = self.search.sought(except.as_ref());
        let good = good_times(&self.page().web.app, sought, self.office, own, day).await?;
        let (good, others): (Vec<Timestamp>, Vec<Timestamp>) =
            on_days(&times.starts, (day, day), &self.office.time_zone())
                .iter()
                .partition(|start| good.contains(start) || Some(**start) == chosen);
        Ok(Day { good, others })
    }

    /// How many wait for the errand, if it has a waiting list.
    async fn waiting(&self) -> Result<Option<i64>, Error> {
        let errand = self.goal().errand;
        if !errand.waiting_list {
            return Ok(None);
        }
        Ok(Some(waiting::waiting_for(&self.page().web.app, &errand.id).await?))
    }

    /// Offices that have times where this one has none.
    async fn others(&self, town: &str) -> Result<Vec<OfficeChoice<'a>>, Error> {
        let mut others = self.search.choices().await?;
        arrange(&mut others, &FromTown::town(town).near(&self.page().catalogue, String::new()));
        others.retain(|choice| choice.office.id != self.office.id && choice.first.is_some());
        Ok(others)
    }
}

/// The month that is shown, by its first day, and the day whose times are: what the address says; else the month
/// of the first free time, and its first day with one.
fn open_month(shown: &Shown, times: &Times) -> (Date, Option<Date>) {
    let day: Option<Date> = shown.day.parse().ok();
    let month: Option<Date> = format!("{}-01", shown.month).parse().ok();
    let (first_day, last_day) = times.window;
    let first = times.days.keys().next().copied();
    let month = day.or(month).or(first).unwrap_or(first_day).clamp(first_day, last_day).first_of_month();
    let within = |day: &Date| day.first_of_month() == month;
    let day = day.filter(within).or_else(|| times.days.keys().copied().find(within));
    (month, day)
}
