//! How an office runs its queue: what a manager reads and changes. Everything is in minutes, or in plain hours.

use crate::id::ErrandId;
use crate::visit::Visit;
use jiff::civil::{Date, Time, Weekday};
use serde::{Deserialize, Serialize};

/// How an office runs its queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rule {
    /// How many minutes later than they came somebody without an appointment is taken to have come. Somebody booked for
    /// now goes before them, unless they have waited for longer than this.
    pub walk_in_after: i64,
    /// How many minutes after their time somebody booked still counts as punctual.
    pub grace: i64,
    /// How many minutes a priority for infants is worth.
    pub infant: i64,
    /// How many minutes a priority for disability is worth.
    pub disability: i64,
    /// How many minutes somebody waits again who did not come when they were called.
    pub missed_after: i64,
    /// After how many calls somebody who does not come counts as gone.
    pub calls: i64,
    /// How many minutes before their time people may register that they are there.
    pub early: i64,
    /// How many minutes after their time they still may.
    pub late: i64,
    /// Whether people may take a ticket on their own phone.
    pub phone_tickets: bool,
    /// When one can come without an appointment, and for what.
    pub walk_ins: Vec<WalkIn>,
    /// The counters of the office.
    pub counters: Vec<Counter>,
}

/// When one can come without an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WalkIn {
    /// For what.
    pub errands: Vec<ErrandId>,
    /// On which weekdays, from Monday = 1.
    pub weekdays: Vec<i8>,
    /// From when, in the office's time.
    pub from: Time,
    /// Until when.
    pub to: Time,
    /// How many tickets there are a day.
    pub daily: i64,
}

/// A counter of an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counter {
    /// What is written above it.
    pub number: i64,
    /// What it receives; everything if it does not say.
    pub errands: Vec<ErrandId>,
}

impl Default for Rule {
    fn default() -> Self {
        Self {
            walk_in_after: 30,
            grace: 10,
            infant: 10,
            disability: 20,
            missed_after: 10,
            calls: 3,
            early: 30,
            late: 30,
            phone_tickets: false,
            walk_ins: Vec::new(),
            counters: Vec::new(),
        }
    }
}

impl Rule {
    /// The counter with this number.
    pub fn counter(&self, number: i64) -> Option<&Counter> {
        self.counters.iter().find(|counter| counter.number == number)
    }

    /// The hours without an appointment for an errand on a day.
    pub fn walk_ins_on<'r>(&'r self, errand: &'r ErrandId, day: Date) -> impl Iterator<Item = &'r WalkIn> {
        let weekday = day.weekday();
        self.walk_ins.iter().filter(move |hours| hours.errands.contains(errand) && hours.is_on(weekday))
    }
}

impl WalkIn {
    /// Whether it is on this weekday.
    pub fn is_on(&self, weekday: Weekday) -> bool {
        self.weekdays.contains(&weekday.to_monday_one_offset())
    }
}

impl Counter {
    /// Whether people with this errand are received here.
    pub fn receives(&self, errand: &ErrandId) -> bool {
        self.errands.is_empty() || self.errands.contains(errand)
    }

    /// Whether this visit can be called here: by its errand, or because it was sent here.
    pub fn takes(&self, visit: &Visit) -> bool {
        match visit.counter {
            Some(sent_to) => sent_to == self.number,
            None => self.receives(&visit.errand),
        }
    }
}
