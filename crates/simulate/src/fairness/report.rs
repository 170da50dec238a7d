//! What became of everybody, in figures.

use super::people::{Kind, Person, Who};
use super::world::World;
use super::{FROM, MEASURED, Regime};
use jiff::ToSpan;
use serde::Serialize;
use std::collections::BTreeMap;

/// One regime.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// Which.
    pub regime: Regime,
    /// Everything random follows from it.
    pub seed: u64,
    /// Places that were sold, of all.
    pub traded_share: f64,
    /// Places that traders had and nobody came to, of all.
    pub hoarded_share: f64,
    /// Places that nobody had, of all.
    pub unused_share: f64,
    /// People who had no time by the date that the agency had set, of all with such a date.
    pub missed_share: f64,
    /// How many these are.
    pub missed_dates: usize,
    /// How many it would have been had everything been known beforehand.
    pub missed_dates_optimum: usize,
    /// The one for each of the other; none if none had to be missed.
    pub missed_ratio: Option<f64>,
    /// Sales that were tried.
    pub trade_tries: i64,
    /// Sales whose buyer booked that very time.
    pub trade_successes: i64,
    /// These, of all that were tried.
    pub trade_success_share: f64,
    /// Sales whose buyer was offered that very time by the list, being the next in line whom it fitted.
    pub trade_in_turn: i64,
    /// Days from the need to the visit, of everybody measured.
    pub waits: Waits,
    /// The same by kind of person, of those without a date to whom any office and any time is right: what differs between
    /// them is how they look.
    pub waits_by_kind: BTreeMap<Kind, Waits>,
    /// By how much the largest median of these kinds is above the smallest.
    pub kinds_apart: f64,
    /// The part of people with a date who missed it, by kind.
    pub missed_by_kind: BTreeMap<Kind, f64>,
    /// People who wait at least a day longer than under first come, or miss a date that they would have kept.
    pub worse_off: Changed,
    /// People who wait at least a day less, or keep a date that they would have missed.
    pub better_off: Changed,
}

/// People for whom something is otherwise than under first come.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Changed {
    /// How many.
    pub people: usize,
    /// For half of them it is no more than so many days, longer or shorter.
    pub days: f64,
}

/// Days of waiting. Whoever has no time at the end counts as having waited until then.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Waits {
    /// How many people.
    pub people: usize,
    /// Half of them waited no longer.
    pub median: f64,
    /// Nine of ten waited no longer.
    pub p90: f64,
    /// Nobody waited longer.
    pub worst: f64,
    /// How many had no time in the end.
    pub unserved: usize,
}

/// What became of somebody.
#[derive(Debug, Clone, Copy)]
struct Fate {
    kind: Kind,
    is_flexible: bool,
    is_measured: bool,
    days: f64,
    is_served: bool,
    /// Whether they missed their date, if they had one.
    missed: Option<bool>,
}

/// The row of a world; `before` is the same month under first come.
pub(super) fn row(world: &World<'_>, before: &World<'_>, missed_dates_optimum: usize) -> Row {
    let (everybody, others) = (fates(world), fates(before));
    let measured: Vec<&Fate> = everybody.iter().filter(|fate| fate.is_measured).collect();
    let with = |kind: Kind| measured.iter().filter(move |fate| fate.kind == kind && fate.is_flexible).copied();
    let waits_by_kind: BTreeMap<Kind, Waits> =
        Kind::ALL.into_iter().map(|kind| (kind, Waits::of(with(kind)))).collect();
    let medians = || waits_by_kind.values().map(|waits| waits.median);
    let missed_by = |kind: Kind| (kind, missed(everybody.iter().filter(|fate| fate.kind == kind)).1);
    let (missed_dates, missed_share) = missed(everybody.iter());
    let pairs = || everybody.iter().zip(&others).filter(|(fate, _)| fate.is_measured);
    let counts = world.counts;
    Row {
        regime: world.regime,
        seed: world.options.seed,
        traded_share: share(counts.traded, counts.places),
        hoarded_share: share(counts.hoarded, counts.places),
        unused_share: share(counts.places - counts.used - counts.hoarded, counts.places),
        missed_share,
        missed_dates,
        missed_dates_optimum,
        missed_ratio: (missed_dates_optimum > 0).then(|| missed_dates as f64 / missed_dates_optimum as f64),
        trade_tries: counts.tries,
        trade_successes: counts.successes,
        trade_success_share: share(counts.successes, counts.tries),
        trade_in_turn: counts.in_turn,
        waits: Waits::of(measured.iter().copied()),
        kinds_apart: medians().fold(0.0, f64::max) / medians().fold(f64::MAX, f64::min) - 1.0,
        waits_by_kind,
        missed_by_kind: Kind::ALL.into_iter().map(missed_by).collect(),
        worse_off: Changed::of(pairs().filter(|(now, then)| is_worse(now, then))),
        better_off: Changed::of(pairs().filter(|(now, then)| is_worse(then, now))),
    }
}

/// Whether one fate is worse than another of the same person.
fn is_worse(one: &Fate, other: &Fate) -> bool {
    one.days >= other.days + 1.0 || (one.missed, other.missed) == (Some(true), Some(false))
}

impl Changed {
    fn of<'f>(pairs: impl Iterator<Item = (&'f Fate, &'f Fate)>) -> Self {
        let mut days: Vec<f64> = pairs.map(|(now, then)| (now.days - then.days).abs()).collect();
        days.sort_by(f64::total_cmp);
        Self { people: days.len(), days: quantile(&days, 0.5) }
    }
}

fn fates(world: &World<'_>) -> Vec<Fate> {
    let ends = world.now;
    let (from, to) = MEASURED.map(|day| world.calendar.at(FROM.saturating_add(day.days()), 0)).into();
    let fate = |(me, person): (usize, &Person)| {
        let Who::Honest(kind) = person.who else { return None };
        let first = world.lives[me].first;
        let until = first.map_or(ends, |(_, run)| run.starts_at());
        Some(Fate {
            kind,
            is_flexible: person.is_flexible,
            is_measured: from <= person.needs_at && person.needs_at < to,
            days: (until.as_second() - person.needs_at.as_second()) as f64 / 86_400.0,
            is_served: first.is_some(),
            missed: person.book_by.map(|date| first.is_none_or(|(at, _)| world.calendar.day(at) > date)),
        })
    };
    world.people.iter().enumerate().filter_map(fate).collect()
}

/// How many missed their date, and which part of those who have one.
fn missed<'f>(fates: impl Iterator<Item = &'f Fate>) -> (usize, f64) {
    let dated: Vec<bool> = fates.filter_map(|fate| fate.missed).collect();
    let missed = dated.iter().filter(|missed| **missed).count();
    (missed, share(missed as i64, dated.len() as i64))
}

impl Waits {
    fn of<'f>(fates: impl Iterator<Item = &'f Fate> + Clone) -> Self {
        let mut days: Vec<f64> = fates.clone().map(|fate| fate.days).collect();
        days.sort_by(f64::total_cmp);
        let at = |part| quantile(&days, part);
        let unserved = fates.filter(|fate| !fate.is_served).count();
        Self { people: days.len(), median: at(0.5), p90: at(0.9), worst: at(1.0), unserved }
    }
}

/// The value that this part of the sorted values does not exceed; 0 of none.
fn quantile(sorted: &[f64], part: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    sorted.get(((sorted.len() as f64 * part) as usize).min(last)).copied().unwrap_or(0.0)
}

fn share(part: i64, of: i64) -> f64 {
    if of == 0 { 0.0 } else { part as f64 / of as f64 }
}
