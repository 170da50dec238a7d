//! What many days have in common. Waits are those of `core::figures`, so that they can be laid beside what was measured.

use super::crowd::{Draw, Plan};
use super::run::Day;
use super::scenario::Scenario;
use super::town::minutes_between;
use crate::range::{Range, USUAL};
use besok_core::figures::{Came, Spread, wait};
use besok_core::visit::{Stage, Visit};
use serde::Serialize;

/// The most days that are drawn in one go.
pub const MOST_DAYS: u64 = 2000;

/// One day in numbers. Waits, overtime and the rest are in minutes, as far as they are times.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// How long those who were booked waited, in the middle; none if nobody was called.
    pub booked_median: Option<f64>,
    /// How long nine of ten of them waited at the most.
    pub booked_p90: Option<f64>,
    /// The same without an appointment.
    pub walk_in_median: Option<f64>,
    /// The same without an appointment.
    pub walk_in_p90: Option<f64>,
    /// From closing until the last counter was done.
    pub overtime: f64,
    /// Who was served.
    pub served: f64,
    /// Who waited in vain.
    pub unserved: f64,
    /// Who was not let in.
    pub turned_away: f64,
    /// The time in which counters had somebody, as a share of that for which they were open: above 1 it was overtime.
    pub utilisation: f64,
    /// How many waited at once, at the most.
    pub longest: f64,
}

/// What many days have in common: each number as a mean over the days, with its range.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outcome {
    /// How long those who were booked waited, in minutes: half of them no longer.
    pub booked_median: Option<Range>,
    /// The same: nine of ten no longer.
    pub booked_p90: Option<Range>,
    /// Without an appointment: half of them no longer.
    pub walk_in_median: Option<Range>,
    /// Without an appointment: nine of ten no longer.
    pub walk_in_p90: Option<Range>,
    /// Minutes from closing until the last counter was done.
    pub overtime: Option<Range>,
    /// Who was served.
    pub served: Option<Range>,
    /// Who waited in vain.
    pub unserved: Option<Range>,
    /// Who came and was not let in.
    pub turned_away: Option<Range>,
    /// The time in which counters had somebody, as a share of that for which they were open.
    pub utilisation: Option<Range>,
    /// How many waited at once, at the most.
    pub longest: Option<Range>,
    /// The days themselves, to compare them one by one.
    #[serde(skip)]
    pub days: Vec<Sample>,
}

impl Scenario {
    /// Lets so many days go by.
    pub fn simulated(&self, seed: u64, days: u64) -> Outcome {
        let samples = (0..days.min(MOST_DAYS)).map(|day| {
            let draw = Draw { seed, day };
            Sample::of(&Day::passed(self, draw, &Plan::drawn(self, draw)))
        });
        Outcome::of(samples.collect())
    }
}

impl Sample {
    /// Of a day.
    pub fn of(day: &Day) -> Self {
        let waits = |booked: bool| {
            let came = day.visits.iter().map(came).filter(|came| came.starts_at.is_some() == booked);
            let waits = Spread::of(came.filter_map(|came| wait(&came)).collect());
            let told = |seconds: i64| (waits.count > 0).then_some(seconds as f64 / 60.0);
            (told(waits.median), told(waits.p90))
        };
        let count = |stage| day.visits.iter().filter(|visit| visit.stage == stage).count() as f64;
        let ended = day.visits.iter().filter_map(|visit| visit.ended_at).max().unwrap_or(day.closed_at);
        let overtime = minutes_between(day.closed_at, ended).max(0.0);
        let served = day.visits.iter().filter_map(|visit| Some(minutes_between(visit.started_at?, visit.ended_at?)));
        let ((booked_median, booked_p90), (walk_in_median, walk_in_p90)) = (waits(true), waits(false));
        Self {
            booked_median,
            booked_p90,
            walk_in_median,
            walk_in_p90,
            overtime,
            served: count(Stage::Done),
            unserved: count(Stage::Waiting),
            turned_away: day.turned_away as f64,
            utilisation: if day.open > 0.0 { served.sum::<f64>() / day.open } else { 0.0 },
            longest: day.longest as f64,
        }
    }
}

impl Outcome {
    /// Of these days.
    pub fn of(days: Vec<Sample>) -> Self {
        let of = |number: fn(&Sample) -> Option<f64>| Range::of(days.iter().filter_map(number), USUAL);
        Self {
            booked_median: of(|day| day.booked_median),
            booked_p90: of(|day| day.booked_p90),
            walk_in_median: of(|day| day.walk_in_median),
            walk_in_p90: of(|day| day.walk_in_p90),
            overtime: of(|day| Some(day.overtime)),
            served: of(|day| Some(day.served)),
            unserved: of(|day| Some(day.unserved)),
            turned_away: of(|day| Some(day.turned_away)),
            utilisation: of(|day| Some(day.utilisation)),
            longest: of(|day| Some(day.longest)),
            days,
        }
    }

    /// By how much a number is higher here than there, day by day: the same people had the same luck on both.
    pub fn more_than(&self, other: &Self, number: fn(&Sample) -> Option<f64>) -> Option<Range> {
        let both = self.days.iter().zip(&other.days);
        Range::of(both.filter_map(|(here, there)| Some(number(here)? - number(there)?)), USUAL)
    }
}

/// A visit as figures see it. Nobody is called twice here, so the last call is the first.
fn came(visit: &Visit) -> Came {
    Came {
        office: visit.office.clone(),
        day: visit.day,
        errand: visit.errand.clone(),
        starts_at: visit.booked.as_ref().map(|booked| booked.starts_at),
        arrived_at: visit.arrived_at,
        called_at: visit.called_at,
        started_at: visit.started_at,
        ended_at: visit.ended_at,
        counter: visit.counter,
        stage: visit.stage,
        outcome: visit.outcome,
        people: visit.people,
    }
}
