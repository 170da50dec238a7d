//! What a manager asks: an office as it is, but for a few things.

use super::compare::{Compared, Suggestion, USUAL_COST, Variation, compare, suggest};
use super::outcome::Outcome;
use super::scenario::Scenario;
use besok_core::queue::MOST_COUNTERS;
use jiff::civil::Time;

/// How many hundredths of the appointments may be overbooked.
pub const MOST_OVERBOOKED: i64 = 50;
/// How many hundredths may be assumed not to come.
pub const MOST_NO_SHOWS: i64 = 90;

/// What is asked for, in whole numbers as in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// How many counters are open.
    pub counters: i64,
    /// From when people are received.
    pub from: Time,
    /// Until when.
    pub to: Time,
    /// By how many hundredths the appointments are overbooked.
    pub overbooked: i64,
    /// How many hundredths of those who are booked do not come.
    pub no_show: i64,
}

/// Something of a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WishField {
    /// [`Wish::counters`]
    Counters,
    /// [`Wish::from`]
    From,
    /// [`Wish::to`]
    To,
    /// [`Wish::overbooked`]
    Overbooked,
    /// [`Wish::no_show`]
    NoShow,
}

/// What a wish would come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Wished {
    /// The office as it is.
    pub as_it_is: Outcome,
    /// As it is wished, and then varied.
    pub varied: Vec<Compared>,
    /// By how much it might be overbooked, and what that costs.
    pub suggestion: Option<Suggestion>,
}

impl Wish {
    /// What is told beside that for which somebody asks.
    const VARIATIONS: [Variation; 7] = [
        Variation::CounterMore,
        Variation::CounterBooked,
        Variation::CounterLess,
        Variation::Longer(30),
        Variation::Overbooked(5),
        Variation::Overbooked(10),
        Variation::Overbooked(15),
    ];

    /// The office as it is; none if it receives nobody on that day.
    pub fn of(scenario: &Scenario) -> Option<Self> {
        let hundredths = |share: f64| (share * 100.0).round() as i64;
        Some(Self {
            counters: scenario.rule.counters.len() as i64,
            from: scenario.hours.first()?.from,
            to: scenario.hours.last()?.to,
            overbooked: hundredths(scenario.overbooking),
            no_show: hundredths(scenario.no_show),
        })
    }

    /// What of it cannot be at that office. Hours may begin and end at other times, but a break stays where it is.
    pub fn faults(&self, scenario: &Scenario) -> Vec<WishField> {
        let (first, last) = (scenario.hours.first(), scenario.hours.last());
        let checks = [
            (WishField::Counters, (1..=MOST_COUNTERS).contains(&self.counters)),
            (WishField::From, first.is_some_and(|first| self.from < first.to) && self.from < self.to),
            (WishField::To, last.is_some_and(|last| self.to > last.from)),
            (WishField::Overbooked, (0..=MOST_OVERBOOKED).contains(&self.overbooked)),
            (WishField::NoShow, (0..=MOST_NO_SHOWS).contains(&self.no_show)),
        ];
        checks.into_iter().filter(|(_, fits)| !fits).map(|(field, _)| field).collect()
    }

    /// The office as it would be.
    pub fn applied(&self, scenario: &Scenario) -> Scenario {
        let as_it_is = Self::of(scenario);
        let mut wished = scenario.clone().with_counters(self.counters);
        if let Some(last) = wished.hours.last_mut() {
            // Tickets that were given until closing are given until the new one.
            let tickets = wished.rule.walk_ins.iter_mut().filter(|tickets| tickets.to == last.to);
            tickets.for_each(|tickets| tickets.to = self.to);
            last.to = self.to;
        }
        if let Some(first) = wished.hours.first_mut() {
            first.from = self.from;
        }
        // A share that was not touched stays as exact as it is.
        if as_it_is.is_none_or(|is| is.overbooked != self.overbooked) {
            wished.overbooking = self.overbooked as f64 / 100.0;
        }
        if as_it_is.is_none_or(|is| is.no_show != self.no_show) {
            wished.no_show = self.no_show as f64 / 100.0;
        }
        wished
    }

    /// Lets so many days go by, at the office as it is and as it would be.
    pub fn simulated(&self, scenario: &Scenario, (seed, days): (u64, u64)) -> Wished {
        let applied = self.applied(scenario);
        let varied = compare(&applied, (seed, days), &Self::VARIATIONS);
        let as_it_is = varied.first().filter(|_| applied == *scenario).map(|same| same.outcome.clone());
        let as_it_is = as_it_is.unwrap_or_else(|| scenario.simulated(seed, days));
        Wished { as_it_is, suggestion: suggest(&varied, USUAL_COST), varied }
    }
}
