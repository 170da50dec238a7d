//! How an office runs its queue: what a manager reads and changes. Everything is in minutes, or in plain hours.

use crate::errand::Errand;
use crate::id::ErrandId;
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

/// What is wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleFault {
    /// A number of minutes or calls is not from the first to the second.
    Number(NumberField, i64, i64),
    /// The n-th hours without an appointment, counted from 0, are for nothing, on no day, or end before they begin.
    Hours(usize),
    /// The n-th hours have fewer than one ticket, or more than [`MOST_TICKETS`].
    Tickets(usize),
    /// The n-th counter has no number from 1 to [`MOST_COUNTERS`], or one that another has.
    CounterNumber(usize),
    /// Something in the n-th counter or hours is no errand.
    NoErrand(ErrandId),
}

/// A field of a rule that is a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberField {
    /// [`Rule::walk_in_after`]
    WalkInAfter,
    /// [`Rule::grace`]
    Grace,
    /// [`Rule::infant`]
    Infant,
    /// [`Rule::disability`]
    Disability,
    /// [`Rule::missed_after`]
    MissedAfter,
    /// [`Rule::calls`]
    Calls,
    /// [`Rule::early`]
    Early,
    /// [`Rule::late`]
    Late,
}

/// The longest time that a rule may say, in minutes.
pub const MOST_MINUTES: i64 = 240;
/// How many times somebody may be called, at most.
pub const MOST_CALLS: i64 = 9;
/// The highest number of a counter.
pub const MOST_COUNTERS: i64 = 99;
/// How many tickets hours without an appointment may have.
pub const MOST_TICKETS: i64 = 999;

impl Rule {
    /// Everything that is wrong with it.
    pub fn faults(&self, errands: &[Errand]) -> Vec<RuleFault> {
        let minutes = [
            (NumberField::WalkInAfter, self.walk_in_after),
            (NumberField::Grace, self.grace),
            (NumberField::Infant, self.infant),
            (NumberField::Disability, self.disability),
            (NumberField::MissedAfter, self.missed_after),
            (NumberField::Early, self.early),
            (NumberField::Late, self.late),
        ];
        let wrong = minutes.into_iter().filter(|(_, value)| !(0..=MOST_MINUTES).contains(value));
        let mut faults: Vec<_> = wrong.map(|(field, _)| RuleFault::Number(field, 0, MOST_MINUTES)).collect();
        if !(1..=MOST_CALLS).contains(&self.calls) {
            faults.push(RuleFault::Number(NumberField::Calls, 1, MOST_CALLS));
        }
        for (nth, hours) in self.walk_ins.iter().enumerate() {
            if hours.errands.is_empty() || hours.weekdays.is_empty() || hours.from >= hours.to {
                faults.push(RuleFault::Hours(nth));
            }
            if !(1..=MOST_TICKETS).contains(&hours.daily) {
                faults.push(RuleFault::Tickets(nth));
            }
        }
        for (nth, counter) in self.counters.iter().enumerate() {
            let twin = self.counters[..nth].iter().any(|other| other.number == counter.number);
            if twin || !(1..=MOST_COUNTERS).contains(&counter.number) {
                faults.push(RuleFault::CounterNumber(nth));
            }
        }
        let named = self.walk_ins.iter().flat_map(|hours| &hours.errands);
        let named = named.chain(self.counters.iter().flat_map(|counter| &counter.errands));
        let unknown = named.filter(|named| errands.iter().all(|errand| errand.id != **named));
        faults.extend(unknown.map(|errand| RuleFault::NoErrand(errand.clone())));
        faults
    }

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
}
