//! Occupancy: how many places there are, and how many of them are taken.

use crate::opening::local_day;
use crate::slot::{Pool, Slot};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// Places counted over some slots.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Occupancy {
    /// Places in all; those that an edit kept above the plan as well.
    pub places: i64,
    /// Places taken, by bookings and holds.
    pub taken: i64,
    /// Places that may still be given: those of steps to come that nobody has.
    pub free: i64,
    /// How many of those only staff may give.
    pub staff_only: i64,
}

impl Occupancy {
    /// Of all these slots.
    pub fn of<'s>(slots: impl IntoIterator<Item = &'s Slot>, now: Timestamp) -> Self {
        slots.into_iter().fold(Self::default(), |sum, slot| sum.and(slot, now))
    }

    /// Of slots that have something in common, such as the day.
    fn by<K: Ord>(slots: &[Slot], now: Timestamp, key: impl Fn(&Slot) -> K) -> BTreeMap<K, Self> {
        let mut sums: BTreeMap<K, Self> = BTreeMap::new();
        for slot in slots {
            let sum = sums.entry(key(slot)).or_default();
            *sum = sum.and(slot, now);
        }
        sums
    }

    /// Which share is taken, in percent.
    pub fn share(&self) -> i64 {
        if self.places == 0 { 0 } else { (100 * self.taken + self.places / 2) / self.places }
    }

    /// Of each local hour of each day.
    pub fn by_hour(slots: &[Slot], zone: &TimeZone, now: Timestamp) -> BTreeMap<(Date, i8), Self> {
        Self::by(slots, now, |slot| {
            let local = zone.to_datetime(slot.key.starts_at());
            (local.date(), local.hour())
        })
    }

    /// Of each local day.
    pub fn by_day(slots: &[Slot], zone: &TimeZone, now: Timestamp) -> BTreeMap<Date, Self> {
        Self::by(slots, now, |slot| local_day(slot.key.starts_at(), zone))
    }

    fn and(self, slot: &Slot, now: Timestamp) -> Self {
        let to_come = i64::from(slot.key.starts_at() >= now);
        let (all, public) = (slot.free(Pool::Staff).max(0), slot.free(Pool::Public).max(0));
        Self {
            places: self.places + slot.planned.max(slot.taken),
            taken: self.taken + slot.taken,
            free: self.free + all * to_come,
            staff_only: self.staff_only + (all - public) * to_come,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slot::SlotKey;

    fn slot(minute: i64, planned: i64, taken: i64) -> Slot {
        let key = SlotKey::new(1, Timestamp::from_second(minute * 60).unwrap());
        let (public_planned, public_capacity) = (planned - 1, planned.max(taken) - 1);
        let capacity = planned.max(taken);
        Slot {
            key,
            step: 10,
            planned,
            capacity,
            taken,
            public_planned,
            public_capacity,
            taken_public: taken.min(public_capacity),
        }
    }

    #[test]
    fn places_are_counted_and_only_those_to_come_are_free() {
        let slots = [slot(0, 3, 1), slot(10, 3, 0), slot(20, 2, 4)];
        let now = Timestamp::from_second(600).unwrap();
        let all = Occupancy::of(&slots, now);
        assert_eq!(all, Occupancy { places: 10, taken: 5, free: 3, staff_only: 1 });
        assert_eq!(all.share(), 50);
        assert_eq!(Occupancy::default().share(), 0);
        let zone = TimeZone::get("Asia/Kathmandu").unwrap();
        let by = Occupancy::by_hour(&[slot(14, 3, 1), slot(24, 2, 2), slot(40, 1, 1)], &zone, now);
        let day = jiff::civil::date(1970, 1, 1);
        assert_eq!((by[&(day, 5)].taken, by[&(day, 6)].taken), (3, 1), "05:44, 05:54 and 06:10 there");
        assert_eq!(Occupancy::by_day(&slots, &zone, now)[&day], all);
    }
}
