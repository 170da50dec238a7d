//! What an edit of openings does: to the times of each day, and to the bookings that lie there.

use super::local_day;
use crate::booking::Booking;
use crate::id::{BookingId, ErrandId};
use crate::slot::{Slot, SlotKey};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// Slots by their keys.
pub type Slots = BTreeMap<SlotKey, Slot>;

/// What an edit does to one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DayChange {
    /// Times that there were not.
    pub times_made: i64,
    /// Times that are no more.
    pub times_withdrawn: i64,
    /// Places that there were not.
    pub places_made: i64,
    /// Places that are no more.
    pub places_withdrawn: i64,
}

impl DayChange {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            times_made: self.times_made + other.times_made,
            times_withdrawn: self.times_withdrawn + other.times_withdrawn,
            places_made: self.places_made + other.places_made,
            places_withdrawn: self.places_withdrawn + other.places_withdrawn,
        }
    }

    /// Whether nothing changes.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Why a booking lies outside what its opening plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outside {
    /// Nobody is received at its time.
    Closed,
    /// Fewer people are received at its time than are booked, and it was made last.
    InExcess,
    /// Its errand is not received.
    NotServed,
}

/// What an edit would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// To each local day on which anything changes.
    pub days: BTreeMap<Date, DayChange>,
    /// To which bookings, in the order of their starts.
    pub affected: Vec<Affected>,
}

impl Preview {
    /// All days together.
    pub fn total(&self) -> DayChange {
        self.days.values().fold(DayChange::default(), |sum, day| sum.plus(*day))
    }
}

/// A booking that lies outside the plan, or would.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affected {
    /// The booking.
    pub booking: Booking,
    /// Why.
    pub why: Outside,
    /// Whether it lies outside the plan already.
    pub already: bool,
}

/// What becomes of the plan from the slots before to those after, for each local day on which anything does.
pub fn changes(before: &Slots, after: &Slots, zone: &TimeZone) -> BTreeMap<Date, DayChange> {
    let planned = |slots: &Slots, key| slots.get(key).map_or(0, |slot: &Slot| slot.planned);
    let gone = before.keys().filter(|key| !after.contains_key(key));
    let mut days: BTreeMap<Date, DayChange> = BTreeMap::new();
    for key in after.keys().chain(gone) {
        let (old, new) = (planned(before, key), planned(after, key));
        if old != new {
            let day = days.entry(local_day(key.starts_at(), zone)).or_default();
            *day = day.plus(DayChange {
                times_made: i64::from(old == 0),
                times_withdrawn: i64::from(new == 0),
                places_made: (new - old).max(0),
                places_withdrawn: (old - new).max(0),
            });
        }
    }
    days
}

/// Which of these bookings lie outside the plan of these slots. Where fewer places are planned than are taken, those
/// that were made last are in excess. The bookings are all those on each slot that has more taken than planned.
pub fn outside(
    slots: &Slots,
    bookings: &[Booking],
    is_served: impl Fn(i64, &ErrandId) -> bool,
) -> BTreeMap<BookingId, Outside> {
    let mut by_making: Vec<&Booking> = bookings.iter().collect();
    by_making.sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
    let mut laid: BTreeMap<SlotKey, i64> = BTreeMap::new();
    let mut outside = BTreeMap::new();
    for booking in by_making {
        let fits = booking.places.iter().filter_map(|taken| {
            let slot = slots.get(&taken.slot)?;
            let sum = laid.get(&taken.slot).copied().unwrap_or(0) + taken.places;
            match slot.planned {
                0 => Some(Outside::Closed),
                planned if sum > planned => Some(Outside::InExcess),
                _ => None,
            }
        });
        let mut why = fits.min();
        if why.is_none() {
            for taken in &booking.places {
                *laid.entry(taken.slot).or_default() += taken.places;
            }
        }
        let opening = booking.places.first().map(|taken| taken.slot.opening());
        let served = |errand| opening.is_none_or(|opening| is_served(opening, errand));
        if why.is_none() && !booking.party.iter().all(|member| served(&member.errand)) {
            why = Some(Outside::NotServed);
        }
        outside.extend(why.map(|why| (booking.id.clone(), why)));
    }
    outside
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::booking::{Member, Origin, Reference, State};
    use crate::slot::{Pool, Taken};
    use jiff::Timestamp;

    /// Slots of opening 1 in steps of ten minutes from 1970 on, each with places planned and taken.
    fn slots(all: &[(i64, i64, i64)]) -> Slots {
        let slot = |(minute, planned, taken): &(i64, i64, i64)| Slot {
            key: key(*minute),
            step: 10,
            planned: *planned,
            capacity: (*planned).max(*taken),
            taken: *taken,
            public_planned: *planned,
            public_capacity: (*planned).max(*taken),
            taken_public: *taken,
        };
        all.iter().map(slot).map(|slot| (slot.key, slot)).collect()
    }

    fn key(minute: i64) -> SlotKey {
        SlotKey::new(1, Timestamp::from_second(minute * 60).unwrap())
    }

    /// A booking that was made so many seconds after 1970.
    fn booking(made: i64, minutes: &[i64], errand: &str) -> Booking {
        let start = key(minutes[0]).starts_at();
        let member = Member {
            person: "p".into(),
            errand: errand.into(),
            case_file: String::new(),
            minutes: 10,
            nth: 0,
            added: false,
        };
        Booking {
            id: made.to_string().into(),
            reference: Reference::from_number(made as u64),
            account: "a".into(),
            office: "x".into(),
            errand: errand.into(),
            starts_at: start,
            ends_at: start,
            pool: Pool::Public,
            state: State::Booked,
            origin: Origin::MyPage,
            invitation: None,
            sequence: 0,
            created_at: Timestamp::from_second(made).unwrap(),
            changed_at: Timestamp::from_second(made).unwrap(),
            party: vec![member],
            places: minutes.iter().map(|minute| Taken { slot: key(*minute), places: 1 }).collect(),
        }
    }

    fn outside_of(slots: &Slots, bookings: &[Booking]) -> Vec<(String, Outside)> {
        let all = outside(slots, bookings, |_, errand| errand.as_str() != "gone");
        all.into_iter().map(|(id, why)| (id.0, why)).collect()
    }

    #[test]
    fn the_last_made_are_in_excess() {
        let bookings = [booking(3, &[0], "e"), booking(1, &[0], "e"), booking(2, &[0], "e")];
        assert_eq!(outside_of(&slots(&[(0, 3, 3)]), &bookings), []);
        assert_eq!(outside_of(&slots(&[(0, 2, 3)]), &bookings), [("3".to_owned(), Outside::InExcess)]);
        let one = [("2".to_owned(), Outside::InExcess), ("3".to_owned(), Outside::InExcess)];
        assert_eq!(outside_of(&slots(&[(0, 1, 3)]), &bookings), one);
    }

    #[test]
    fn what_is_in_excess_leaves_its_other_slots_to_the_next() {
        let bookings = [booking(1, &[0], "e"), booking(2, &[0, 10], "e"), booking(3, &[10], "e")];
        let outside = outside_of(&slots(&[(0, 1, 2), (10, 1, 2)]), &bookings);
        assert_eq!(outside, [("2".to_owned(), Outside::InExcess)]);
    }

    #[test]
    fn closed_goes_before_excess_and_both_before_the_errand() {
        let bookings = [booking(1, &[0, 10], "gone"), booking(2, &[20], "gone"), booking(3, &[20], "e")];
        let outside = outside_of(&slots(&[(0, 1, 1), (10, 0, 1), (20, 2, 2)]), &bookings);
        assert_eq!(outside, [("1".to_owned(), Outside::Closed), ("2".to_owned(), Outside::NotServed)]);
    }

    #[test]
    fn a_day_counts_what_comes_and_goes() {
        let before = slots(&[(0, 2, 0), (10, 2, 1), (20, 2, 0), (1440, 1, 0)]);
        let after = slots(&[(0, 3, 0), (10, 0, 1), (30, 2, 0), (1440, 1, 0)]);
        let day = DayChange { times_made: 1, times_withdrawn: 2, places_made: 3, places_withdrawn: 4 };
        let changes = changes(&before, &after, &TimeZone::UTC);
        assert_eq!(changes.into_iter().collect::<Vec<_>>(), [(Date::constant(1970, 1, 1), day)]);
        assert!(DayChange::default().is_nothing() && !day.plus(day).is_nothing());
    }
}
