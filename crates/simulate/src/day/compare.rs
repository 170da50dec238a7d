//! What would be different if the office did something else. The same people come with the same luck to each variation, so
//! differences are taken day by day, and are surer than the numbers themselves.

use super::outcome::{Outcome, Sample};
use super::scenario::Scenario;
use crate::range::Range;
use besok_core::queue::MOST_COUNTERS;
use jiff::ToSpan;
use serde::Serialize;

/// By how much a wait may grow for overbooking to be suggested, unless somebody says otherwise, in minutes.
pub const USUAL_COST: f64 = 5.0;

/// How a scenario is varied.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Variation {
    /// As it is.
    AsItIs,
    /// One more counter, which receives everything; as many appointments as before.
    CounterMore,
    /// One more counter, and one more appointment side by side at all times.
    CounterBooked,
    /// One counter less: the one that receives the least.
    CounterLess,
    /// Open for so many minutes longer, with as many appointments side by side as before.
    Longer(i64),
    /// Overbooked by so many hundredths.
    Overbooked(u8),
    /// So many hundredths of those who are booked do not come.
    NoShow(u8),
}

impl Variation {
    /// Those that are compared with a scenario as it is.
    pub const ALL: [Self; 12] = [
        Self::CounterMore,
        Self::CounterBooked,
        Self::CounterLess,
        Self::Longer(30),
        Self::Overbooked(5),
        Self::Overbooked(10),
        Self::Overbooked(15),
        Self::NoShow(0),
        Self::NoShow(5),
        Self::NoShow(10),
        Self::NoShow(15),
        Self::NoShow(20),
    ];

    /// The varied scenario; none where it cannot be.
    pub fn of(self, scenario: &Scenario) -> Option<Scenario> {
        let mut varied = scenario.clone();
        match self {
            Self::AsItIs => {}
            Self::CounterMore | Self::CounterBooked => {
                let more = varied.rule.counters.len() as i64 + 1;
                (more <= MOST_COUNTERS).then_some(())?;
                varied = varied.with_counters(more);
                let places = i64::from(self == Self::CounterBooked);
                varied.hours.iter_mut().for_each(|hours| hours.places += places);
            }
            Self::CounterLess => {
                let less = varied.rule.counters.len() as i64 - 1;
                (less > 0).then_some(())?;
                varied = varied.with_counters(less);
            }
            Self::Longer(minutes) => {
                let hours = varied.hours.last_mut()?;
                let closes = hours.to.checked_add(minutes.minutes()).ok()?;
                // Tickets that were given until closing are given until the new one.
                let tickets = varied.rule.walk_ins.iter_mut().filter(|tickets| tickets.to == hours.to);
                tickets.for_each(|tickets| tickets.to = closes);
                hours.to = closes;
            }
            Self::Overbooked(hundredths) => varied.overbooking = f64::from(hundredths) / 100.0,
            Self::NoShow(hundredths) => varied.no_show = f64::from(hundredths) / 100.0,
        }
        Some(varied)
    }
}

/// A variation and what comes of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Compared {
    /// What is different.
    pub variation: Variation,
    /// What comes of it.
    pub outcome: Outcome,
    /// How much longer nine of ten who are booked wait at the most, in minutes.
    pub booked_p90_more: Option<Range>,
    /// The same without an appointment.
    pub walk_in_p90_more: Option<Range>,
    /// How many minutes more overtime.
    pub overtime_more: Option<Range>,
    /// How many more are served.
    pub served_more: Option<Range>,
    /// How many more wait in vain.
    pub unserved_more: Option<Range>,
}

/// A word for overbooking: what it brings, and what it costs those who wait.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Suggestion {
    /// How many hundredths to overbook.
    pub overbooked: u8,
    /// How many more are served each day.
    pub served_more: Range,
    /// How many minutes longer nine of ten wait at the most, of the booked or of those without an appointment: whoever pays
    /// more.
    pub wait_costs: Range,
    /// How many minutes more overtime each day.
    pub overtime_costs: Range,
}

/// Simulates a scenario as it is, and then varied.
pub fn compare(scenario: &Scenario, (seed, days): (u64, u64), variations: &[Variation]) -> Vec<Compared> {
    let as_it_is = scenario.simulated(seed, days);
    let varied = variations.iter().filter_map(|variation| {
        let outcome = variation.of(scenario)?.simulated(seed, days);
        Some(Compared::of(*variation, outcome, &as_it_is))
    });
    let varied: Vec<_> = varied.collect();
    std::iter::once(Compared::of(Variation::AsItIs, as_it_is.clone(), &as_it_is)).chain(varied).collect()
}

impl Compared {
    fn of(variation: Variation, outcome: Outcome, as_it_is: &Outcome) -> Self {
        let more = |number: fn(&Sample) -> Option<f64>| outcome.more_than(as_it_is, number);
        Self {
            variation,
            booked_p90_more: more(|day| day.booked_p90),
            walk_in_p90_more: more(|day| day.walk_in_p90),
            overtime_more: more(|day| Some(day.overtime)),
            served_more: more(|day| Some(day.served)),
            unserved_more: more(|day| Some(day.unserved)),
            outcome,
        }
    }
}

/// The most overbooking that surely serves more, lets nobody more wait in vain, and surely makes nine of ten wait no more
/// than `cost` minutes longer at the most; none if there is none.
pub fn suggest(compared: &[Compared], cost: f64) -> Option<Suggestion> {
    let suggestions = compared.iter().filter_map(|compared| {
        let Variation::Overbooked(overbooked) = compared.variation else { return None };
        let waits = [compared.booked_p90_more, compared.walk_in_p90_more].into_iter().flatten();
        let wait_costs = waits.max_by(|one, other| one.to.total_cmp(&other.to))?;
        let (served_more, overtime_costs) = (compared.served_more?, compared.overtime_more?);
        let unserved = compared.unserved_more?;
        let good = served_more.from > 0.0 && unserved.to <= 0.0 && wait_costs.to <= cost;
        good.then_some(Suggestion { overbooked, served_more, wait_costs, overtime_costs })
    });
    suggestions.max_by_key(|suggestion| suggestion.overbooked)
}
