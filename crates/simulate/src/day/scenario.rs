//! What is assumed of an office and of those who come to it on one day.

use super::town::at;
use crate::chance::Minutes;
use besok_core::id::ErrandId;
use besok_core::opening::Hours;
use besok_core::queue::{Counter, MOST_COUNTERS, Rule, WalkIn};
use besok_core::visit::Late;
use jiff::civil::{Date, Time, date, time};
use jiff::{Timestamp, ToSpan};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// An office on one day, and who comes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scenario {
    /// On which day: its weekday says which hours without an appointment the rule has.
    pub day: Date,
    /// When it receives people, in order, and how many appointments there are side by side. Between them nobody is called.
    pub hours: Vec<Hours>,
    /// The office's own rule, with its counters and the daily limit for those without an appointment.
    pub rule: Rule,
    /// What people come for.
    pub errands: Vec<Kind>,
    /// Which share of the places for appointments is booked.
    pub booked: f64,
    /// How many more appointments are given than there are places, as a share of them.
    pub overbooking: f64,
    /// Which share of those who are booked does not come.
    pub no_show: f64,
    /// How many minutes after their time those who are booked come; before it, if negative.
    pub punctuality: Minutes,
    /// How many people an hour come without an appointment, by the hour of the day.
    pub walk_ins: BTreeMap<i8, f64>,
    /// How many minutes it takes from the call until a counter has begun.
    pub to_counter: f64,
    /// For how many minutes after the last closing those are still called who wait.
    pub overtime: i64,
}

/// Something that people come for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Kind {
    /// Which errand.
    pub errand: ErrandId,
    /// How many minutes of appointment it has.
    pub minutes: i64,
    /// What becomes of somebody who comes late.
    pub late: Late,
    /// How often it is booked, beside the others.
    pub booked: f64,
    /// How often people come for it without an appointment, beside the others.
    pub walk_in: f64,
    /// How many minutes it really takes.
    pub service: Minutes,
}

impl Scenario {
    /// An office like many: three counters, from eight to four with an hour at noon, four of five places booked, and a few
    /// people an hour without an appointment. Every number is an assumption.
    pub fn example() -> Self {
        let (eight, noon, one, four) = (time(8, 0, 0, 0), time(12, 0, 0, 0), time(13, 0, 0, 0), time(16, 0, 0, 0));
        let hours = |from, to| Hours { from, to, places: 2, staff_only: 0 };
        let errands = vec![
            Kind::usual("collect".into(), (10, 10.0), (0.5, 0.7)),
            Kind::usual("apply".into(), (20, 20.0), (0.5, 0.3)),
        ];
        let tickets = WalkIn {
            errands: errands.iter().map(|kind| kind.errand.clone()).collect(),
            weekdays: (1..=5).collect(),
            from: eight,
            to: time(15, 0, 0, 0),
            daily: 40,
        };
        let counters = (1..=3).map(|number| Counter { number, errands: Vec::new() });
        Self {
            day: date(2026, 1, 5),
            hours: vec![hours(eight, noon), hours(one, four)],
            rule: Rule { walk_ins: vec![tickets], counters: counters.collect(), ..Rule::default() },
            errands,
            booked: 0.8,
            overbooking: 0.0,
            no_show: 0.1,
            punctuality: Minutes::Normal { mean: -6.0, deviation: 8.0 },
            walk_ins: [8, 9, 10, 11, 13, 14].into_iter().map(|hour| (hour, 4.0)).collect(),
            to_counter: 0.5,
            overtime: 30,
        }
    }

    /// The same with so many counters. Those that receive the least close first; those that open receive everything.
    #[must_use]
    pub fn with_counters(mut self, count: i64) -> Self {
        let counters = &mut self.rule.counters;
        // One that says nothing receives everything.
        counters.sort_by_key(|counter| Reverse(counter.errands.len().wrapping_sub(1)));
        counters.truncate(count.max(0) as usize);
        let free: Vec<i64> =
            (1..=MOST_COUNTERS).filter(|number| counters.iter().all(|it| it.number != *number)).collect();
        let more = (count - counters.len() as i64).max(0) as usize;
        counters.extend(free.into_iter().take(more).map(|number| Counter { number, errands: Vec::new() }));
        counters.sort_by_key(|counter| counter.number);
        self
    }

    /// When it closes at last.
    pub fn closes_at(&self) -> Timestamp {
        at(self.day, self.hours.last().map_or(Time::midnight(), |hours| hours.to))
    }

    /// For how many minutes it is open.
    pub fn minutes(&self) -> i64 {
        self.hours.iter().map(Hours::minutes).sum()
    }

    /// Whether counters call somebody then.
    pub fn calls_at(&self, now: Timestamp) -> bool {
        let open = |hours: &Hours| at(self.day, hours.from) <= now && now < at(self.day, hours.to);
        let closed = self.closes_at();
        self.hours.iter().any(open) || (closed <= now && now < closed + self.overtime.minutes())
    }
}

impl Kind {
    /// An errand that mostly takes about as long as it does on average, and now and then much longer. `minutes` are those of
    /// the appointment and those that it takes; `often` is how often it is booked, and how often people come for it without
    /// an appointment.
    pub fn usual(errand: ErrandId, minutes: (i64, f64), often: (f64, f64)) -> Self {
        let service = Minutes::LogNormal { mean: minutes.1, deviation: 0.5 * minutes.1 };
        Self { errand, minutes: minutes.0, late: Late::Kept, booked: often.0, walk_in: often.1, service }
    }
}
