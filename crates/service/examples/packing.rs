//! How many visits fit into four weeks of mixed errands, with ranked start times and without: `bench/packing`.
//!
//! The openings are those of the sample agency that serve errands of different lengths. The same stream of visitors
//! comes to each way of showing times, one after the other, until they have asked for as many minutes as there are
//! (or more); some cancel. Each looks at the day they prefer, then at the days around it, takes one of the times that
//! are shown, and leaves if there is none on any day. Everything follows from the seed.

#![expect(clippy::cast_precision_loss, reason = "the counts of a month are small")]

use besok_core::availability::{Need, run, starts};
use besok_core::catalogue::Catalogue;
use besok_core::errand::Errand;
use besok_core::opening::Opening;
use besok_core::ranking::{Rhythm, good};
use besok_core::slot::{Pool, Slot, SlotKey};
use besok_service::catalogue::sample;
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeMap;

/// Four weeks without a holiday.
const FIRST_DAY: Date = date(2027, 1, 11);
const DAYS: i32 = 28;
/// Errands that take so long are the first that no longer fit.
const LONG_MINUTES: i64 = 30;
/// How often each errand is asked for.
const SHARES: [(&str, u64); 5] = [
    ("passport", 25),
    ("biometrics", 35),
    ("visitor-permit", 15),
    ("travel-document-apply", 10),
    ("travel-document-collect", 15),
];

/// How a visitor chooses among the times that are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taking {
    /// The first one of all days.
    First,
    /// Any on the preferred day.
    Any,
    /// The one nearest to a wish on the preferred day.
    Wish,
}

/// Which times are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Showing {
    /// All that are free.
    All,
    /// The good ones; so many visitors in a hundred ask for all.
    Good { asking_for_all: u64 },
}

/// What one month is filled by.
#[derive(Debug, Clone, Copy)]
struct Way {
    crowd: Crowd,
    taking: Taking,
    showing: Showing,
}

/// How many come.
#[derive(Debug, Clone, Copy)]
struct Crowd {
    /// Minutes asked for, in percent of those that there are.
    demand: i64,
    /// How many cancellations there are for a hundred visitors.
    cancelling: u64,
}

/// What became of one month.
#[derive(Debug, Clone, Copy, Default)]
struct Outcome {
    visits: i64,
    minutes: i64,
    capacity: i64,
    turned_away: i64,
    long: i64,
    long_turned_away: i64,
    shown: i64,
    looks: i64,
}

/// One office's openings on one day.
struct Day {
    slots: BTreeMap<SlotKey, Slot>,
    openings: Vec<Opening>,
    rhythms: Vec<Rhythm>,
}

/// xorshift64*, which is enough for a crowd.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % limit.max(1)
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let seeds: u64 = arguments.next().map_or(15, |text| text.parse().expect("how many seeds"));
    let json = arguments.next().is_some_and(|text| text == "--json");
    let catalogue = mixed(sample());
    for crowd in [
        Crowd { demand: 90, cancelling: 0 },
        Crowd { demand: 100, cancelling: 0 },
        Crowd { demand: 110, cancelling: 10 },
        Crowd { demand: 140, cancelling: 0 },
    ] {
        for taking in [Taking::First, Taking::Any, Taking::Wish] {
            for showing in [Showing::All, Showing::Good { asking_for_all: 0 }, Showing::Good { asking_for_all: 25 }] {
                let way = Way { crowd, taking, showing };
                let outcomes: Vec<_> = (1..=seeds).map(|seed| month(&catalogue, way, seed)).collect();
                report(way, &outcomes, json);
            }
        }
    }
}

/// The catalogue with those openings only whose errands are of different lengths.
fn mixed(mut catalogue: Catalogue) -> Catalogue {
    for (number, opening) in (1..).zip(&mut catalogue.openings) {
        opening.number = number;
    }
    let errands = catalogue.errands.clone();
    catalogue.openings.retain(|opening| {
        let mut lengths: Vec<i64> =
            served(&errands, opening).map(|errand| opening.whole_steps(errand.minutes)).collect();
        lengths.sort_unstable();
        lengths.dedup();
        lengths.len() > 1
    });
    catalogue
}

fn served<'a>(errands: &'a [Errand], opening: &'a Opening) -> impl Iterator<Item = &'a Errand> {
    errands.iter().filter(|errand| opening.errands.contains(&errand.id))
}

/// What a visitor has in mind before they look, so that each way of showing meets the same visitors.
struct Visitor<'a> {
    errand: &'a Errand,
    day: usize,
    /// Which of the times shown, in thousandths of the way through them.
    pick: u64,
    /// Which time of the day, in thousandths of the way through it.
    wish: u64,
    asks_for_all: u64,
    cancels: u64,
    cancelled: u64,
}

/// All offices, one after the other.
fn month(catalogue: &Catalogue, way: Way, seed: u64) -> Outcome {
    let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut sum = Outcome::default();
    for office in &catalogue.offices {
        let zone = office.time_zone();
        let openings: Vec<Opening> =
            catalogue.openings.iter().filter(|opening| opening.office == office.id).cloned().collect();
        let days = FIRST_DAY.series(1.day()).take(DAYS as usize).map(|day| Day {
            slots: openings
                .iter()
                .flat_map(|opening| opening.slots_on(day, &zone, &catalogue.holidays))
                .map(empty)
                .collect(),
            openings: openings.clone(),
            rhythms: openings
                .iter()
                .filter_map(|opening| Rhythm::of(opening, &catalogue.errands, &zone, day))
                .collect(),
        });
        let mut days: Vec<Day> = days.filter(|day| !day.slots.is_empty()).collect();
        let errands: Vec<&Errand> =
            catalogue.errands.iter().filter(|errand| !catalogue.serving(&office.id, &errand.id).is_empty()).collect();
        if !days.is_empty() {
            fill(&mut days, &errands, way, &mut chance, &mut sum);
        }
    }
    sum
}

fn empty(plan: besok_core::slot::PlannedSlot) -> (SlotKey, Slot) {
    let slot = Slot {
        key: plan.key,
        step: plan.step,
        planned: plan.planned,
        capacity: plan.planned,
        taken: 0,
        public_planned: plan.public_planned,
        public_capacity: plan.public_planned,
        taken_public: 0,
    };
    (plan.key, slot)
}

/// Visitors come to one office until they have asked for enough.
fn fill(days: &mut [Day], errands: &[&Errand], way: Way, chance: &mut Chance, sum: &mut Outcome) {
    let capacity: i64 =
        days.iter().flat_map(|day| day.slots.values()).map(|slot| slot.free(Pool::Public) * slot.step).sum();
    let mut booked: Vec<(usize, Vec<SlotKey>)> = Vec::new();
    let mut asked = 0;
    while asked * 100 < way.crowd.demand * capacity {
        let visitor = next(errands, days.len(), chance);
        asked += visitor.errand.minutes;
        sum.long += i64::from(visitor.errand.minutes >= LONG_MINUTES);
        if let Some(taken) = take(days, &visitor, way, sum) {
            booked.push(taken);
        } else {
            sum.turned_away += 1;
            sum.long_turned_away += i64::from(visitor.errand.minutes >= LONG_MINUTES);
        }
        if visitor.cancels < way.crowd.cancelling && !booked.is_empty() {
            let (day, keys) = booked.swap_remove(visitor.cancelled as usize % booked.len());
            change(&mut days[day], &keys, -1);
        }
    }
    sum.capacity += capacity;
    sum.visits += booked.len() as i64;
    for (day, keys) in &booked {
        sum.minutes += keys.iter().map(|key| days[*day].slots[key].step).sum::<i64>();
    }
}

fn next<'a>(errands: &[&'a Errand], days: usize, chance: &mut Chance) -> Visitor<'a> {
    let share =
        |errand: &Errand| SHARES.iter().find(|(id, _)| errand.id.as_str() == *id).map_or(0, |(_, share)| *share);
    let mut left = chance.below(errands.iter().map(|errand| share(errand)).sum());
    let chosen = errands.iter().find(|errand| match left.checked_sub(share(errand)) {
        Some(rest) => {
            left = rest;
            false
        }
        None => true,
    });
    Visitor {
        errand: chosen.expect("every errand has a share"),
        day: chance.below(days as u64) as usize,
        pick: chance.below(1000),
        wish: chance.below(1000),
        asks_for_all: chance.below(100),
        cancels: chance.below(100),
        cancelled: chance.below(u64::from(u32::MAX)),
    }
}

/// Looks at one day after the other and takes a time on the first that has any.
fn take(days: &mut [Day], visitor: &Visitor<'_>, way: Way, sum: &mut Outcome) -> Option<(usize, Vec<SlotKey>)> {
    let mut order: Vec<usize> = (0..days.len()).collect();
    if way.taking != Taking::First {
        order.sort_by_key(|day| day.abs_diff(visitor.day));
    }
    let need = Need { minutes: visitor.errand.minutes, places: 1, pool: Pool::Public };
    for index in order {
        let day = &mut days[index];
        let shown = look(day, visitor, need, way.showing);
        if shown.is_empty() {
            continue;
        }
        sum.shown += shown.len() as i64;
        sum.looks += 1;
        let start = choose(day, &shown, visitor, way.taking);
        let keys = day.openings.iter().find_map(|opening| fits(day, SlotKey::new(opening.number, start), need))?;
        change(day, &keys, 1);
        return Some((index, keys));
    }
    None
}

/// The times that a visitor is shown on a day.
fn look(day: &Day, visitor: &Visitor<'_>, need: Need, showing: Showing) -> Vec<Timestamp> {
    let serving: Vec<i64> = day
        .openings
        .iter()
        .filter(|opening| opening.errands.contains(&visitor.errand.id))
        .map(|opening| opening.number)
        .collect();
    let free = day.slots.values().filter(|slot| serving.contains(&slot.key.opening()) && slot.free(need.pool) > 0);
    let free: Vec<Slot> = free.copied().collect();
    match showing {
        Showing::Good { asking_for_all } if visitor.asks_for_all >= asking_for_all => good(&free, need, &day.rhythms),
        _ => starts(&free, need),
    }
}

fn choose(day: &Day, shown: &[Timestamp], visitor: &Visitor<'_>, taking: Taking) -> Timestamp {
    match taking {
        Taking::First => shown[0],
        Taking::Any => shown[visitor.pick as usize * shown.len() / 1000],
        Taking::Wish => {
            let steps: Vec<Timestamp> = day.slots.keys().map(|key| key.starts_at()).collect();
            let wish = steps[visitor.wish as usize * steps.len() / 1000];
            let away = |start: &&Timestamp| (start.as_second() - wish.as_second()).abs();
            *shown.iter().min_by_key(away).expect("some are shown")
        }
    }
}

/// The run that begins with this slot, if it is free.
fn fits(day: &Day, key: SlotKey, need: Need) -> Option<Vec<SlotKey>> {
    let keys: Vec<SlotKey> = run(day.slots.get(&key)?, need).collect();
    let free = |key: &SlotKey| day.slots.get(key).is_some_and(|slot| slot.free(need.pool) >= need.places);
    keys.iter().all(free).then_some(keys)
}

fn change(day: &mut Day, keys: &[SlotKey], places: i64) {
    for (_, slot) in day.slots.iter_mut().filter(|(key, _)| keys.contains(key)) {
        slot.taken += places;
        slot.taken_public += places;
    }
}

/// Least, middle and most of all seeds.
fn report(way: Way, outcomes: &[Outcome], json: bool) {
    let of = |value: fn(&Outcome) -> f64| {
        let mut values: Vec<f64> = outcomes.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        (values[0], values[values.len() / 2], values[values.len() - 1])
    };
    let (least, middle, most) = of(|outcome| outcome.visits as f64);
    let (_, used, _) = of(|outcome| 100.0 * outcome.minutes as f64 / outcome.capacity as f64);
    let (_, away, _) = of(|outcome| outcome.turned_away as f64);
    let (_, long_away, _) = of(|outcome| 100.0 * outcome.long_turned_away as f64 / outcome.long.max(1) as f64);
    let (_, shown, _) = of(|outcome| outcome.shown as f64 / outcome.looks.max(1) as f64);
    let (taking, (showing, all)) = (
        ["first", "any", "wish"][way.taking as usize],
        match way.showing {
            Showing::All => ("all", 100),
            Showing::Good { asking_for_all } => ("good", asking_for_all),
        },
    );
    let Crowd { demand, cancelling } = way.crowd;
    if json {
        println!(
            r#"{{"demand":{demand},"cancelling":{cancelling},"taking":"{taking}","showing":"{showing}","asking_for_all":{all},"visits_min":{least},"visits_median":{middle},"visits_max":{most},"minutes_percent":{used:.1},"turned_away":{away},"long_turned_away_percent":{long_away:.1},"shown":{shown:.1}}}"#
        );
    } else {
        println!(
            "demand {demand:>3} %, cancelled {cancelling:>2} %, takes {taking:<5}, shown {showing:<4} ({all:>3} % see all): \
             visits {least:>5} {middle:>5} {most:>5}, minutes {used:>5.1} %, turned away {away:>4}, of the long {long_away:>4.1} %, {shown:>4.1} times a day"
        );
    }
}
