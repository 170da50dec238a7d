//! Ranking: which free starts are shown first, so that days pack well.
//!
//! A visit of ten minutes in the middle of a free hour leaves two pieces into which less fits. So of all free starts
//! those are *good* that
//! - join something: before or after the visit fewer places are free than in it, because of another visit or of the
//!   edge of the opening; or
//! - begin a block that is still untouched. Blocks follow each other from the opening's beginning; they are about an
//!   hour, so that an empty day still offers a choice.
//!
//! Where every visit takes one step, nothing can be left over, and all are good.
//!
//! The first and the last start of each free stretch join its edges. So the first free time of a day is always shown,
//! and so is the last one of its morning, of its afternoon, and of every gap: ranking hides no stretch of a day. The
//! others are one press away, and the ledger takes any start that fits. How much it gains: `bench/packing`.

use crate::availability::{Need, run, starts};
use crate::errand::Errand;
use crate::opening::Opening;
use crate::slot::{Slot, SlotKey};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, BTreeSet};

/// Blocks of mixed errands are at least as long.
const BLOCK_MINUTES: i64 = 60;

/// How the visits of an opening follow each other on one day. An opening whose visits all take one step has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    /// The first slot.
    pub first: SlotKey,
    /// The minutes of a block.
    pub block: i64,
}

impl Rhythm {
    /// The rhythm of an opening on a day, by the errands that it serves. Blocks of visits that are equally long are as
    /// long as one; others are the multiple of the longest visit that comes to an hour or more.
    pub fn of(opening: &Opening, errands: &[Errand], zone: &TimeZone, day: Date) -> Option<Self> {
        let served = errands.iter().filter(|errand| opening.errands.contains(&errand.id));
        let lengths: BTreeSet<i64> = served.map(|errand| opening.whole_steps(errand.minutes)).collect();
        let longest = lengths.last().copied().filter(|longest| *longest > opening.step)?;
        let visits = if lengths.len() == 1 { 1 } else { (BLOCK_MINUTES + longest - 1) / longest };
        let first = SlotKey::new(opening.number, opening.begins_at(day, zone)?);
        Some(Self { first, block: visits * longest })
    }
}

/// The good ones among the free starts of one day, in order. The slots are those that are free, in any order; of an
/// opening without a rhythm every start is good.
pub fn good(slots: &[Slot], need: Need, rhythms: &[Rhythm]) -> Vec<Timestamp> {
    let mut openings: BTreeMap<i64, Vec<Slot>> = BTreeMap::new();
    for slot in slots {
        openings.entry(slot.key.opening()).or_default().push(*slot);
    }
    let mut good = BTreeSet::new();
    for (number, slots) in openings {
        match rhythms.iter().find(|rhythm| rhythm.first.opening() == number) {
            Some(rhythm) => good.extend(good_in(&slots, need, *rhythm)),
            None => good.extend(starts(&slots, need)),
        }
    }
    good.into_iter().collect()
}

/// The good starts of one opening.
fn good_in(slots: &[Slot], need: Need, rhythm: Rhythm) -> Vec<Timestamp> {
    let by_key: BTreeMap<SlotKey, &Slot> = slots.iter().map(|slot| (slot.key, slot)).collect();
    let free = |key: SlotKey| by_key.get(&key).map_or(0, |slot| slot.free(need.pool));
    let untouched = |key: SlotKey| by_key.get(&key).is_some_and(|slot| slot.taken == 0);
    let is_good = |start: &Timestamp| {
        let key = SlotKey::new(rhythm.first.opening(), *start);
        let first = by_key[&key];
        let last = run(first, need).last().unwrap_or(key);
        let joins = free(key.later(-first.step)) < free(key) || free(last.later(first.step)) < free(last);
        let in_rhythm = (key.0 - rhythm.first.0) % rhythm.block == 0;
        let block = Need { minutes: rhythm.block.max(need.minutes), ..need };
        joins || (in_rhythm && run(first, block).all(untouched))
    };
    starts(slots, need).into_iter().filter(is_good).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::errand::Together;
    use crate::language::Text;
    use crate::release::Release;
    use crate::slot::Pool;
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    /// A day of one opening in steps of ten minutes with two places, of which so many are free.
    fn day(opening: i64, free: &[i64]) -> Vec<Slot> {
        let slot = |(index, free): (i64, &i64)| Slot {
            key: SlotKey::new(opening, Timestamp::from_second(index * 600).unwrap()),
            step: 10,
            planned: 2,
            capacity: 2,
            taken: 2 - free,
            public_planned: 2,
            public_capacity: 2,
            taken_public: 2 - free,
        };
        (0..).zip(free).map(slot).filter(|slot| slot.free(Pool::Public) > 0).collect()
    }

    fn hourly(opening: i64) -> Rhythm {
        Rhythm { first: SlotKey::new(opening, Timestamp::UNIX_EPOCH), block: 60 }
    }

    fn need(minutes: i64, places: i64) -> Need {
        Need { minutes, places, pool: Pool::Public }
    }

    /// Good starts of an opening in minutes after its beginning.
    fn good_minutes(free: &[i64], minutes: i64) -> Vec<i64> {
        let good = good(&day(1, free), need(minutes, 1), &[hourly(1)]);
        good.iter().map(|start| start.as_second() / 60).collect()
    }

    #[test]
    fn an_empty_day_offers_its_edges_and_every_hour() {
        assert_eq!(good_minutes(&[2; 18], 10), [0, 60, 120, 170]);
        assert_eq!(good_minutes(&[2; 18], 30), [0, 60, 120, 150]);
        assert_eq!(good_minutes(&[2; 17], 20), [0, 60, 150], "an hour cut short begins nothing");
        assert_eq!(good_minutes(&[2; 18], 90), [0, 60, 90], "a long visit needs more than the hour");
    }

    #[test]
    fn what_joins_a_visit_is_good_and_its_hour_is_no_longer_untouched() {
        // The ninth step has one visit already.
        let free = [2, 2, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2];
        assert_eq!(good_minutes(&free, 10), [0, 70, 90, 110]);
        assert_eq!(good_minutes(&free, 20), [0, 60, 90, 100]);
        let full = [2, 2, 2, 2, 2, 2, 0, 0, 2, 2, 2, 2];
        assert_eq!(good_minutes(&full, 20), [0, 40, 80, 100]);
    }

    #[test]
    fn without_a_rhythm_all_are_good() {
        let slots = day(1, &[2; 6]);
        assert_eq!(good(&slots, need(10, 1), &[hourly(2)]), starts(&slots, need(10, 1)));
    }

    fn errand(id: &str, minutes: i64) -> Errand {
        Errand {
            id: id.into(),
            name: Text::default(),
            summary: Text::default(),
            minutes,
            bring: Vec::new(),
            ahead_days: 30,
            notice_minutes: 0,
            move_minutes: 0,
            cancel_minutes: 0,
            late: crate::visit::Late::Kept,
            release: Release::Immediate,
            waiting_list: false,
            needs_invitation: false,
            age_rules: Vec::new(),
            also: Vec::new(),
            bring_for_child: Vec::new(),
            together: Together::Succession,
        }
    }

    /// The block of an opening in such steps with such errands.
    fn block(step: i64, errands: &[&str]) -> Option<i64> {
        let opening = Opening {
            id: "o".into(),
            number: 1,
            office: "x".into(),
            weekdays: Vec::new(),
            from: time(9, 0, 0, 0),
            to: time(12, 0, 0, 0),
            step,
            places: 2,
            staff_only: 0,
            errands: errands.iter().map(|id| (*id).into()).collect(),
            valid_from: date(2020, 1, 1),
            valid_to: None,
            publish_days: 30,
            publish_at: jiff::civil::Time::midnight(),
            note: String::new(),
            occurrences: Vec::new(),
            step_free: true,
        };
        let all = [errand("ten", 10), errand("twenty", 20), errand("thirty", 30)];
        let rhythm = Rhythm::of(&opening, &all, &TimeZone::UTC, date(2026, 12, 8))?;
        assert_eq!(rhythm.first.starts_at().to_string(), "2026-12-08T09:00:00Z");
        Some(rhythm.block)
    }

    #[test]
    fn the_rhythm_follows_the_errands() {
        assert_eq!(block(10, &["ten"]), None);
        assert_eq!(block(20, &["ten", "twenty"]), None, "a started step is a whole step");
        assert_eq!(block(10, &["twenty"]), Some(20));
        assert_eq!(block(10, &["ten", "twenty"]), Some(60));
        assert_eq!(block(10, &["ten", "thirty"]), Some(60));
        assert_eq!(block(25, &["twenty", "thirty"]), Some(100));
    }

    proptest! {
        #[test]
        fn nothing_that_is_free_is_out_of_reach(
            free in prop::collection::vec(0..=2i64, 1..40),
            other in prop::collection::vec(0..=2i64, 0..20),
            (minutes, places) in (1..90i64, 1..=2i64),
        ) {
            let need = need(minutes, places);
            let (mut slots, rhythms) = ([day(1, &free), day(2, &other)].concat(), [hourly(1)]);
            let (all, good_ones) = (starts(&slots, need), good(&slots, need, &rhythms));
            prop_assert!(good_ones.iter().all(|start| all.contains(start)), "a good start is a free one");
            slots.reverse();
            prop_assert_eq!(&good(&slots, need, &rhythms), &good_ones, "the order of slots says nothing");
            // Whoever can come only in one stretch of the day finds its first and its last start.
            let free_at = |start: Timestamp, by: i64| all.contains(&Timestamp::from_second(start.as_second() + by).unwrap());
            for start in &all {
                if !free_at(*start, -600) || !free_at(*start, 600) {
                    prop_assert!(good_ones.contains(start), "{start} begins or ends a stretch");
                }
            }
        }
    }
}
