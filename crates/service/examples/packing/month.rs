//! Four weeks of all offices, filled by one crowd.

use crate::visitor::{Chance, Visitor, next};
use crate::{Outcome, Showing, Taking, Way};
use besok_core::availability::{Need, run, starts};
use besok_core::catalogue::Catalogue;
use besok_core::errand::Errand;
use besok_core::opening::Opening;
use besok_core::ranking::{Rhythm, good};
use besok_core::slot::{PlannedSlot, Pool, Slot, SlotKey};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeMap;

/// Four weeks without a holiday.
const FIRST_DAY: Date = date(2027, 1, 11);
const DAYS: i32 = 28;
/// Errands that take so long are the first that no longer fit.
const LONG_MINUTES: i64 = 30;

/// One office's openings on one day.
struct Day {
    slots: BTreeMap<SlotKey, Slot>,
    openings: Vec<Opening>,
    rhythms: Vec<Rhythm>,
}
/// All offices, one after the other.
pub fn month(catalogue: &Catalogue, way: Way, seed: u64) -> Outcome {
    let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut sum = Outcome::default();
    for office in &catalogue.offices {
        let zone = office.time_zone();
        let openings: Vec<Opening> =
            catalogue.openings.iter().filter(|opening| opening.office == office.id).cloned().collect();
        let days = FIRST_DAY.series(1.day()).take(DAYS as usize).map(|day| Day {
            slots: openings.iter().flat_map(|opening| catalogue.slots_on(opening, day)).map(empty).collect(),
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

fn empty(plan: PlannedSlot) -> (SlotKey, Slot) {
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
