//! Slots: the published steps of openings, and the places in them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Identifies a slot by its opening's number and its start: `number << 32 | minutes since 1970`. Slots of one
/// opening are therefore neighbours, and a run of them is a range of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SlotKey(pub i64);

impl SlotKey {
    /// The key of the slot of this opening that starts then.
    pub fn new(opening: i64, starts_at: Timestamp) -> Self {
        Self(opening << 32 | starts_at.as_second().div_euclid(60))
    }

    /// The number of the opening.
    pub fn opening(self) -> i64 {
        self.0 >> 32
    }

    /// When the slot starts.
    ///
    /// # Panics
    /// Never for a key made by [`SlotKey::new`].
    pub fn starts_at(self) -> Timestamp {
        Timestamp::from_second((self.0 & 0xffff_ffff) * 60).expect("minutes in 32 bits are in range")
    }

    /// The key so many minutes later in the same opening.
    #[must_use]
    pub fn later(self, minutes: i64) -> Self {
        Self(self.0 + minutes)
    }
}

/// How many minutes a slot has at most: it lies in one day.
pub const LONGEST_STEP: i64 = 24 * 60;

/// Who may take a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pool {
    /// Anybody: My Page, offers, the API.
    Public,
    /// Only staff, who may take public places as well.
    Staff,
}

impl Pool {
    /// As it stands in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Staff => "staff",
        }
    }

    /// From a table.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Public, Self::Staff].into_iter().find(|pool| pool.as_str() == text)
    }
}

/// One slot with its counters. `taken <= capacity` and `taken_public <= public_capacity` hold always; the
/// database refuses anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Which slot.
    pub key: SlotKey,
    /// Its length in minutes.
    pub step: i64,
    /// Places that the opening says.
    pub planned: i64,
    /// Places that there are: `planned`, or `taken` where an edit kept more bookings than that, or the old system had.
    pub capacity: i64,
    /// Places taken, by bookings and holds, from either pool.
    pub taken: i64,
    /// Places that the opening gives to the public.
    pub public_planned: i64,
    /// Places that the public may take.
    pub public_capacity: i64,
    /// Places taken from the public pool.
    pub taken_public: i64,
}

impl Slot {
    /// Places that may still be taken from this pool, none if negative. It goes by the plan: a place that an edit kept
    /// above the plan is gone once it is given back.
    pub fn free(&self, pool: Pool) -> i64 {
        let all = self.planned - self.taken;
        match pool {
            Pool::Public => all.min(self.public_planned - self.taken_public),
            Pool::Staff => all,
        }
    }
}

/// What a slot has for the public at some time: what lists of free times go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spare {
    /// Which slot.
    pub key: SlotKey,
    /// Its length in minutes.
    pub step: i64,
    /// Places that the public may take; 0 also where there is no such slot any more.
    pub free: i64,
    /// Whether anything lies on it.
    pub touched: bool,
    /// Of two of one slot, the one with the higher version is the newer.
    pub version: i64,
}

impl Spare {
    /// That of a slot in a version.
    pub fn of(slot: &Slot, version: i64) -> Self {
        let free = slot.free(Pool::Public).max(0);
        Self { key: slot.key, step: slot.step, free, touched: slot.taken > 0, version }
    }

    /// That of a slot that was withdrawn.
    pub fn gone(key: SlotKey, version: i64) -> Self {
        Self { key, step: 1, free: 0, touched: false, version }
    }

    /// A slot that has as much for the public.
    pub fn slot(&self) -> Slot {
        let taken = i64::from(self.touched);
        let places = self.free + taken;
        Slot {
            key: self.key,
            step: self.step,
            planned: places,
            capacity: places,
            taken,
            public_planned: places,
            public_capacity: places,
            taken_public: taken,
        }
    }
}

/// What an opening says about one step of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedSlot {
    /// Which slot.
    pub key: SlotKey,
    /// Its length in minutes.
    pub step: i64,
    /// Places side by side.
    pub planned: i64,
    /// How many of them the public may take.
    pub public_planned: i64,
}

/// Places that a hold or a booking has in one slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// Which slot.
    pub slot: SlotKey,
    /// How many places.
    pub places: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_tells_its_opening_and_start() {
        let start: Timestamp = "2026-12-08T08:20:00Z".parse().unwrap();
        let key = SlotKey::new(41, start);
        assert_eq!((key.opening(), key.starts_at()), (41, start));
        assert_eq!(key.later(20).starts_at().as_second() - start.as_second(), 1200);
    }

    #[test]
    fn staff_only_places_are_not_free_for_the_public() {
        let slot = Slot {
            key: SlotKey(1),
            step: 20,
            planned: 3,
            capacity: 3,
            taken: 2,
            public_planned: 2,
            public_capacity: 2,
            taken_public: 2,
        };
        assert_eq!((slot.free(Pool::Public), slot.free(Pool::Staff)), (0, 1));
    }

    #[test]
    fn a_place_kept_above_the_plan_is_not_given_out_again() {
        let slot = Slot {
            key: SlotKey(1),
            step: 20,
            planned: 1,
            capacity: 3,
            taken: 2,
            public_planned: 1,
            public_capacity: 3,
            taken_public: 2,
        };
        assert!(slot.free(Pool::Public) < 1 && slot.free(Pool::Staff) < 1);
    }
}
