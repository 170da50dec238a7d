//! A month of an office: people want a time, the ledger of `core` gives it, and each day then goes by under the queue's rule.
//!
//! Who wants a time takes the first that is free, and asks again each evening while there is none, whoever asked first going
//! first. Who did not come may ask again. So the month tells what a day alone cannot: for how many days people wait until
//! their visit. The calendar is empty `ahead` days before the month begins, and the month's people are followed for
//! `ahead` days after it has ended.

mod diary;
mod run;
#[cfg(test)]
mod tests;

use crate::day::{Scenario, Variation};
use crate::range::{Range, USUAL};
use jiff::civil::{Date, date};
use run::Tally;
use serde::Serialize;

/// The most months that are drawn in one go.
pub const MOST_MONTHS: u64 = 200;

/// A month, and who wants to come.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Month {
    /// What each day is like. Its own date and its share of booked places count for nothing.
    pub scenario: Scenario,
    /// The first day.
    pub first: Date,
    /// On which weekdays the office is open, from Monday to Sunday.
    pub open: [bool; 7],
    /// How many people want a time, from Monday to Sunday.
    pub requests: [f64; 7],
    /// How many days ahead times can be booked.
    pub ahead: i64,
    /// Which share of those who did not come asks for another time.
    pub again: f64,
}

/// What many months have in common. People are those who asked in the month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthOutcome {
    /// How many people asked for a time.
    pub asked: Option<Range>,
    /// Which share of them found none on the day on which they asked.
    pub nothing_free: Option<Range>,
    /// Which share of them had none yet when they were no longer followed.
    pub without: Option<Range>,
    /// Days from asking until the visit, of those who got a time: half of them no longer.
    pub days_median: Option<Range>,
    /// The same: nine of ten no longer.
    pub days_p90: Option<Range>,
    /// Which share of the minutes of appointments in the month was taken.
    pub taken: Option<Range>,
    /// How many of those who had a time in the month did not come.
    pub no_shows: Option<Range>,
    /// How long those who were booked waited at the office, in minutes: nine of ten no longer, on a mean day.
    pub booked_p90: Option<Range>,
    /// The same without an appointment.
    pub walk_in_p90: Option<Range>,
    /// Minutes of overtime, on a mean day.
    pub overtime: Option<Range>,
    /// How many were served in the month.
    pub served: Option<Range>,
    /// How many waited at the office in vain in the month.
    pub unserved: Option<Range>,
    /// How many came to the office in the month and were not let in: there is no ticket on a day that is full of bookings.
    pub turned_away: Option<Range>,
}

/// A variation of a month and what comes of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthCompared {
    /// What is different.
    pub variation: Variation,
    /// What comes of it.
    pub outcome: MonthOutcome,
}

impl Month {
    /// A month of [`Scenario::example`], in which a few more want a time than there are.
    pub fn example() -> Self {
        let (five, rate) = ([true, true, true, true, true, false, false], 54.0);
        Self {
            scenario: Scenario::example(),
            first: date(2026, 3, 1),
            open: five,
            requests: five.map(|open| if open { rate } else { rate / 3.0 }),
            ahead: 30,
            again: 0.6,
        }
    }

    /// Lets so many months go by.
    pub fn simulated(&self, seed: u64, months: u64) -> MonthOutcome {
        let tallies = (0..months.min(MOST_MONTHS)).map(|nth| Tally::of(self, (seed, nth)));
        MonthOutcome::of(&tallies.collect::<Vec<_>>())
    }
}

/// Simulates a month as it is, and then varied.
pub fn compare(month: &Month, (seed, months): (u64, u64), variations: &[Variation]) -> Vec<MonthCompared> {
    let all = std::iter::once(&Variation::AsItIs).chain(variations);
    let varied = all.filter_map(|variation| {
        let varied = Month { scenario: variation.of(&month.scenario)?, ..month.clone() };
        Some(MonthCompared { variation: *variation, outcome: varied.simulated(seed, months) })
    });
    varied.collect()
}

impl MonthOutcome {
    fn of(tallies: &[Tally]) -> Self {
        let of = |number: fn(&Tally) -> Option<f64>| Range::of(tallies.iter().filter_map(number), USUAL);
        Self {
            asked: of(|tally| Some(tally.asked as f64)),
            nothing_free: of(|tally| share(tally.nothing_free as f64, tally.asked as f64)),
            without: of(|tally| share(tally.asked as f64 - tally.days.len() as f64, tally.asked as f64)),
            days_median: of(|tally| tally.days_waited().map(|days| days.0)),
            days_p90: of(|tally| tally.days_waited().map(|days| days.1)),
            taken: of(|tally| share(tally.minutes.1 as f64, tally.minutes.0 as f64)),
            no_shows: of(|tally| Some(tally.no_shows as f64)),
            booked_p90: of(|tally| tally.on_a_mean_day(|day| day.booked_p90)),
            walk_in_p90: of(|tally| tally.on_a_mean_day(|day| day.walk_in_p90)),
            overtime: of(|tally| tally.on_a_mean_day(|day| Some(day.overtime))),
            served: of(|tally| Some(tally.at_the_office.iter().map(|day| day.served).sum())),
            unserved: of(|tally| Some(tally.at_the_office.iter().map(|day| day.unserved).sum())),
            turned_away: of(|tally| Some(tally.at_the_office.iter().map(|day| day.turned_away).sum())),
        }
    }
}

fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}
