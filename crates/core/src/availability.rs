//! Availability: at which starts a visit fits into the free slots.

use crate::day::span;
use crate::opening::local_day;
use crate::slot::{Pool, Slot, SlotKey};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// What a visit needs of the slots of an opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Need {
    /// Minutes in a row.
    pub minutes: i64,
    /// Places in each slot.
    pub places: i64,
    /// From which pool.
    pub pool: Pool,
}

impl Need {
    /// How many slots of this length follow each other in a run.
    pub fn slots(&self, step: i64) -> i64 {
        (self.minutes + step - 1) / step
    }
}

/// The keys of the run that starts with this slot.
pub fn run(first: &Slot, need: Need) -> impl Iterator<Item = SlotKey> + use<> {
    let (key, step) = (first.key, first.step);
    (0..need.slots(step)).map(move |index| key.later(index * step))
}

/// All starts at which the visit fits, in order, each once. The slots may be of several openings and in any order.
pub fn starts(slots: &[Slot], need: Need) -> Vec<Timestamp> {
    let mut free: Vec<&Slot> = slots.iter().filter(|slot| slot.free(need.pool) >= need.places).collect();
    free.sort_by_key(|slot| slot.key);
    let fits = |at: &usize| {
        // What comes in a run stands in order from here on.
        let (first, mut rest) = (free[*at], free[*at..].iter());
        run(first, need)
            .all(|key| rest.find(|slot| slot.key >= key).is_some_and(|slot| slot.key == key && slot.step == first.step))
    };
    let mut starts: Vec<Timestamp> = (0..free.len()).filter(fits).map(|at| free[at].key.starts_at()).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// Those of the starts, which are in order, that lie between two local days.
pub fn on_days<'s>(starts: &'s [Timestamp], (from, to): (Date, Date), zone: &TimeZone) -> &'s [Timestamp] {
    let (from, to) = span(from, to, zone);
    let first = starts.partition_point(|start| *start < from);
    let end = starts.partition_point(|start| *start < to);
    &starts[first..end.max(first)]
}

/// How many of the starts, which are in order, each local day has. It asks the calendar once a day and not for each
/// start.
pub fn by_day(starts: &[Timestamp], zone: &TimeZone) -> BTreeMap<Date, usize> {
    let (mut days, mut rest) = (BTreeMap::new(), starts);
    while let Some(first) = rest.first() {
        let day = local_day(*first, zone);
        let (_, end) = span(day, day, zone);
        // At least the first: a loop that must end whatever the calendar says.
        let count = rest.partition_point(|start| *start < end).max(1);
        *days.entry(day).or_default() += count;
        rest = &rest[count..];
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(opening: i64, minute: i64, free: i64) -> Slot {
        let key = SlotKey::new(opening, Timestamp::from_second(minute * 60).unwrap());
        Slot {
            key,
            step: 10,
            planned: 3,
            capacity: 3,
            taken: 3 - free,
            public_planned: 3,
            public_capacity: 3,
            taken_public: 3 - free,
        }
    }

    fn minutes(slots: &[Slot], minutes: i64, places: i64) -> Vec<i64> {
        let need = Need { minutes, places, pool: Pool::Public };
        starts(slots, need).iter().map(|start| start.as_second() / 60).collect()
    }

    #[test]
    fn a_run_needs_every_slot_in_a_row() {
        let day = [slot(1, 0, 1), slot(1, 10, 1), slot(1, 20, 0), slot(1, 30, 1), slot(1, 40, 2)];
        assert_eq!(minutes(&day, 20, 1), [0, 30]);
        assert_eq!(minutes(&day, 10, 2), [40]);
        assert_eq!(minutes(&day, 11, 1), [0, 30], "a started step is a whole step");
    }

    #[test]
    fn a_run_never_crosses_openings() {
        assert_eq!(minutes(&[slot(1, 0, 1), slot(2, 10, 1)], 20, 1), Vec::<i64>::new());
        assert_eq!(minutes(&[slot(1, 0, 1), slot(2, 0, 1)], 10, 1), [0], "two openings, one start");
    }
}
