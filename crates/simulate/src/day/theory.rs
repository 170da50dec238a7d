//! The simulator against queueing theory, where that knows the answer: people come at random to counters that are all alike.
//!
//! M/M/c, exponential times at c counters, is Erlang's formula C; M/G/1, any times at one counter, that of Pollaczek and
//! Khinchine. Both hold for a queue that has gone on for long, so the first hours of each simulated day are left out.

use super::crowd::{Draw, Plan};
use super::run::Day;
use super::scenario::{Kind, Scenario};
use super::town::{at, minutes_between};
use crate::chance::Minutes;
use crate::range::{Range, Surety};
use besok_core::id::ErrandId;
use besok_core::opening::Hours;
use besok_core::queue::{Counter, Rule, WalkIn};
use besok_core::visit::{Late, Visit};
use jiff::civil::{date, time};
use serde::Serialize;
use std::collections::BTreeMap;

/// One range holds the true mean in 999 of 1000 seeds, so all of them do in more than 98 of 100.
const SURE: Surety = Surety(3.290_527);
/// People an hour.
const RATE: f64 = 120.0;

/// A queue that theory knows, and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Checked {
    /// Its name in the theory: `M/M/2`.
    pub queue: String,
    /// Which share of the time its counters have somebody.
    pub load: f64,
    /// Minutes waited, on average: by the theory.
    pub wait: f64,
    /// The same as simulated.
    pub wait_simulated: Option<Range>,
    /// Which share of people has to wait at all: by the theory.
    pub waits: f64,
    /// The same as simulated.
    pub waits_simulated: Option<Range>,
    /// Whether both lie where the theory says.
    pub holds: bool,
}

/// Simulates queues that theory knows.
pub fn check(seed: u64, days: u64) -> Vec<Checked> {
    let many = [(1, 0.6), (2, 0.7), (3, 0.6), (5, 0.75)];
    let mut all: Vec<Checked> =
        many.into_iter().map(|(counters, load)| exponential(counters, load).simulated(seed, days)).collect();
    all.extend([("M/D/1", 0.0), ("M/G/1", 0.6)].map(|(name, spread)| general(name, 0.6, spread).simulated(seed, days)));
    all
}

/// What theory says of a queue.
#[derive(Debug, Clone)]
pub(super) struct Theory {
    pub queue: String,
    pub counters: u32,
    pub load: f64,
    pub service: Minutes,
    pub wait: f64,
    pub waits: f64,
}

/// M/M/c with this load on each counter.
pub(super) fn exponential(counters: u32, load: f64) -> Theory {
    let mean = mean_service(counters, load);
    let waits = erlang_c(counters, load * f64::from(counters));
    let wait = waits * mean / (f64::from(counters) * (1.0 - load));
    Theory { queue: format!("M/M/{counters}"), counters, load, service: Minutes::Exponential { mean }, wait, waits }
}

/// M/G/1 with a log-normal time whose deviation is so many times its mean.
fn general(name: &str, load: f64, spread: f64) -> Theory {
    let mean = mean_service(1, load);
    let service = match spread {
        0.0 => Minutes::Fixed(mean),
        spread => Minutes::LogNormal { mean, deviation: mean * spread },
    };
    let wait = load * mean * (1.0 + spread * spread) / (2.0 * (1.0 - load));
    Theory { queue: name.to_owned(), counters: 1, load, service, wait, waits: load }
}

fn mean_service(counters: u32, load: f64) -> f64 {
    load * f64::from(counters) * 60.0 / RATE
}

/// The share of people who have to wait, by Erlang's formula C, from his formula B for one counter after the other.
pub(super) fn erlang_c(counters: u32, offered: f64) -> f64 {
    let blocked =
        (1..=counters).fold(1.0, |blocked, counter| offered * blocked / (f64::from(counter) + offered * blocked));
    let load = offered / f64::from(counters);
    blocked / (1.0 - load + load * blocked)
}

impl Theory {
    pub(super) fn simulated(self, seed: u64, days: u64) -> Checked {
        let scenario = self.scenario();
        // The first hours the queue has not gone on for long; the last people would be called after closing.
        let (from, to) = (at(scenario.day, time(4, 0, 0, 0)), at(scenario.day, time(23, 0, 0, 0)));
        let days = (0..days).map(|day| {
            let day = Day::passed(&scenario, Draw { seed, day }, &Plan::default());
            let steady = day.visits.iter().filter(|visit| from <= visit.arrived_at && visit.arrived_at < to);
            let waits: Vec<f64> = steady.filter_map(wait).collect();
            let share = |sum: f64| sum / waits.len().max(1) as f64;
            let waited = waits.iter().filter(|wait| **wait > 0.0).count();
            (share(waits.iter().sum()), share(waited as f64))
        });
        let (wait, waits): (Vec<f64>, Vec<f64>) = days.unzip();
        let [wait_simulated, waits_simulated] = [wait, waits].map(|days| Range::of(days, SURE));
        let holds = |range: Option<Range>, number| range.is_some_and(|range| range.holds(number));
        let holds = holds(wait_simulated, self.wait) && holds(waits_simulated, self.waits);
        let Self { queue, load, wait, waits, .. } = self;
        Checked { queue, load, wait, wait_simulated, waits, waits_simulated, holds }
    }

    /// An office that is open all day and only has people without an appointment.
    fn scenario(&self) -> Scenario {
        let (from, to) = (time(0, 0, 0, 0), time(23, 59, 59, 0));
        let errand = ErrandId::from("any");
        let tickets = WalkIn { errands: vec![errand.clone()], weekdays: (1..=7).collect(), from, to, daily: i64::MAX };
        let counters = (1..=self.counters).map(|number| Counter { number: number.into(), errands: Vec::new() });
        Scenario {
            day: date(2026, 1, 5),
            hours: vec![Hours { from, to, places: 0, staff_only: 0 }],
            rule: Rule { walk_ins: vec![tickets], counters: counters.collect(), ..Rule::default() },
            // No minutes of appointment: so there is always room for one more ticket.
            errands: vec![Kind {
                errand,
                minutes: 0,
                late: Late::Kept,
                booked: 0.0,
                walk_in: 1.0,
                service: self.service.clone(),
            }],
            booked: 0.0,
            overbooking: 0.0,
            no_show: 0.0,
            punctuality: Minutes::Fixed(0.0),
            walk_ins: (0..24).map(|hour| (hour, RATE)).collect::<BTreeMap<_, _>>(),
            to_counter: 0.0,
            overtime: 0,
        }
    }
}

fn wait(visit: &Visit) -> Option<f64> {
    Some(minutes_between(visit.arrived_at, visit.called_at?))
}
