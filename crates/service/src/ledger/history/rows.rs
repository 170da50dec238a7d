//! What the modelled database holds, with its constraints.

use super::super::node::KeyOf;
use besok_core::booking::{Booking, State};
use besok_core::event::Event;
use besok_core::hold::Hold;
use besok_core::id::{BookingId, HoldId, PersonId};
use besok_core::ledger::Claim;
use besok_core::message::Message;
use besok_core::party::Comer;
use besok_core::person::Person;
use besok_core::slot::{Pool, Slot, SlotKey, Taken};
use std::collections::BTreeMap;

/// What is committed.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    pub persons: BTreeMap<PersonId, Person>,
    pub slots: BTreeMap<SlotKey, Slot>,
    pub bookings: BTreeMap<BookingId, Booking>,
    pub holds: BTreeMap<HoldId, Hold>,
    pub keys: BTreeMap<KeyOf, Claim>,
    pub messages: Vec<Message>,
    pub events: Vec<Event>,
}

/// What a transaction has written and nobody else sees yet. None is a row that is gone.
#[derive(Debug, Default)]
pub(super) struct Written {
    pub slots: BTreeMap<SlotKey, Slot>,
    pub bookings: BTreeMap<BookingId, Booking>,
    pub holds: BTreeMap<HoldId, Option<Hold>>,
    pub keys: BTreeMap<KeyOf, Option<Claim>>,
    pub messages: Vec<Message>,
    pub events: Vec<Event>,
}

impl Rows {
    /// Makes what was written true.
    pub fn apply(&mut self, written: Written) {
        self.slots.extend(written.slots);
        self.bookings.extend(written.bookings);
        for (id, hold) in written.holds {
            set(&mut self.holds, id, hold);
        }
        for (key, claim) in written.keys {
            set(&mut self.keys, key, claim);
        }
        self.messages.extend(written.messages);
        self.events.extend(written.events);
    }

    /// The values in unique indexes of what was written, of the rows that it replaces, and of all others; each in order.
    pub fn values(&self, written: &Written) -> [Vec<Value>; 3] {
        let made = written.holds.values().flatten().flat_map(values_of_hold);
        let come = written.bookings.values().flat_map(values_of_booking).chain(made).collect();
        let (mut gone, mut others) = (Vec::new(), Vec::new());
        for (id, booking) in &self.bookings {
            let list = if written.bookings.contains_key(id) { &mut gone } else { &mut others };
            list.extend(values_of_booking(booking));
        }
        for (id, hold) in &self.holds {
            let list = if written.holds.contains_key(id) { &mut gone } else { &mut others };
            list.extend(values_of_hold(hold));
        }
        let mut values = [come, gone, others];
        for list in &mut values {
            list.sort();
        }
        values
    }

    /// Which slot's counters are not what lies on it, or are more than it has.
    pub fn miscounted(&self) -> Option<String> {
        let mut lying: BTreeMap<SlotKey, (i64, i64)> = BTreeMap::new();
        let mut lay = |pool: Pool, places: &[Taken]| {
            for taken in places {
                let (all, public) = lying.entry(taken.slot).or_default();
                *all += taken.places;
                *public += if pool == Pool::Public { taken.places } else { 0 };
            }
        };
        self.bookings.values().for_each(|booking| lay(booking.pool, &booking.places));
        self.holds.values().for_each(|hold| lay(hold.pool, &hold.places));
        self.slots.values().find_map(|slot| {
            let (all, public) = lying.get(&slot.key).copied().unwrap_or_default();
            let counted = (slot.taken, slot.taken_public);
            let fits = all <= slot.capacity && public <= slot.public_capacity;
            let what = format!("slot {:?}: {counted:?} counted, {:?} lie there", slot.key, (all, public));
            (counted != (all, public) || !fits).then_some(what)
        })
    }
}

fn set<K: Ord, V>(rows: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => rows.insert(key, value),
        None => rows.remove(&key),
    };
}

/// A value in a unique index.
pub(super) type Value = (&'static str, String);

/// The values of a booking: its reference, and an active party's.
fn values_of_booking(booking: &Booking) -> Vec<Value> {
    let active = booking.party.iter().filter(|_| booking.state == State::Booked);
    let active = active.map(|member| {
        let value = format!("{} {} {} {}", member.person, member.errand, member.case_file, member.nth);
        ("party.active", value)
    });
    [("booking_reference_key", booking.reference.to_string())].into_iter().chain(active).collect()
}

/// The values of a hold: nobody keeps two times for one errand.
fn values_of_hold(hold: &Hold) -> Vec<Value> {
    let offered = hold.offered().map_or("", BookingId::as_str);
    let value = |comer: &Comer| ("hold_party.person", format!("{} {} {offered}", comer.person, comer.errand));
    hold.party.iter().map(value).collect()
}

/// Whether a slot is as the table wants it.
pub(super) fn is_slot(slot: &Slot) -> bool {
    (0..=slot.capacity).contains(&slot.taken) && (0..=slot.public_capacity.min(slot.taken)).contains(&slot.taken_public)
}
