//! What holds after every command, accepted or refused.

use super::*;
use crate::booking::State;
use std::collections::HashMap;

pub(super) fn check(before: &Facts, after: &Facts, decision: &Result<Decision, Refusal>) {
    match decision {
        // Compared with `assert!`: facts are too long to be printed.
        Err(refusal) => {
            assert!(before == after, "{refusal:?} must leave everything as it was");
        }
        Ok(decision) => {
            assert!(replayed(before, decision, after) == *after, "the changes are the whole of the decision");
        }
    }
    check_counters(after);
    check_plan(before, after);
    check_minutes(after);
    check_persons(after);
    for booking in after.bookings.values() {
        let run = run_of(after, &booking.errand, &booking.office, booking.starts_at, &booking.places);
        assert_eq!(booking.places, run, "a booking has just the places of its run");
        assert_eq!(booking.places.is_empty(), booking.state == State::Cancelled);
    }
    for hold in after.holds.values() {
        let of_booking = hold.moving().map(|booking| after.bookings[booking].places.clone()).unwrap_or_default();
        let mut run = run_of(after, &hold.errand, &hold.office, hold.starts_at, &hold.places);
        run.retain(|taken| !of_booking.contains(taken));
        assert_eq!(hold.places, run, "a hold has just the places that are lacking of its run");
        assert!(!hold.places.is_empty());
    }
}

/// The facts as they are when only the saved changes and the keys are known.
fn replayed<'f>(before: &Facts<'f>, decision: &Decision, after: &Facts<'f>) -> Facts<'f> {
    let mut facts = Facts { claims: after.claims.clone(), ..before.clone() };
    for change in &decision.changes {
        facts.apply(change);
    }
    facts
}

fn check_counters(facts: &Facts) {
    let mut lying: HashMap<SlotKey, (i64, i64)> = HashMap::new();
    let holds = facts.holds.values().map(|hold| (&hold.places, hold.pool));
    let bookings = facts.bookings.values().map(|booking| (&booking.places, booking.pool));
    for (places, pool) in holds.chain(bookings) {
        for taken in places {
            let sum = lying.entry(taken.slot).or_default();
            sum.0 += taken.places;
            sum.1 += if pool == Pool::Public { taken.places } else { 0 };
        }
    }
    for slot in facts.slots.values() {
        let lying = lying.remove(&slot.key).unwrap_or_default();
        assert_eq!((slot.taken, slot.taken_public), lying, "{slot:?} counts what lies on it");
        assert!((0..=slot.capacity).contains(&slot.taken), "{slot:?}");
        assert!((0..=slot.public_capacity.min(slot.taken)).contains(&slot.taken_public), "{slot:?}");
        assert!(slot.planned <= slot.capacity && slot.public_planned <= slot.public_capacity, "{slot:?}");
        assert!(slot.public_capacity <= slot.capacity, "{slot:?}");
    }
    assert!(lying.is_empty(), "{lying:?} lies on slots that are gone");
}

/// More than planned lies only where it lay before.
fn check_plan(before: &Facts, after: &Facts) {
    for slot in after.slots.values() {
        let (old, old_public) = before.slots.get(&slot.key).map_or((0, 0), |old| (old.taken, old.taken_public));
        assert!(slot.taken <= slot.planned.max(old), "{slot:?} was above its plan");
        assert!(slot.taken_public <= slot.public_planned.max(old_public), "{slot:?} was above its plan");
    }
}

/// No two slots of an opening that something lies on share minutes.
fn check_minutes(facts: &Facts) {
    let taken: Vec<&Slot> = facts.slots.values().filter(|slot| slot.taken > 0).collect();
    for pair in taken.windows(2) {
        let same = pair[0].key.opening() == pair[1].key.opening();
        assert!(!same || pair[0].key.later(pair[0].step) <= pair[1].key, "{pair:?} overlap");
    }
}

fn check_persons(facts: &Facts) {
    let mut seen = Vec::new();
    for hold in facts.holds.values() {
        assert!(!seen.contains(&(&hold.person, &hold.errand)), "one hold for a person and an errand");
        seen.push((&hold.person, &hold.errand));
    }
    let mut seen = Vec::new();
    for booking in facts.bookings.values().filter(|booking| booking.state == State::Booked) {
        assert!(!seen.contains(&(&booking.party[0].person, &booking.errand)), "one booking for a person and an errand");
        seen.push((&booking.party[0].person, &booking.errand));
    }
}

/// The run of a visit, in the opening where its places lie; nothing if it has none.
fn run_of(facts: &Facts, errand: &ErrandId, office: &OfficeId, starts_at: Timestamp, places: &[Taken]) -> Vec<Taken> {
    let Some(opening) = places.first().map(|taken| taken.slot.opening()) else { return Vec::new() };
    assert!(facts.catalogue.serving(office, errand).contains(&opening));
    let minutes = facts.catalogue.errand(errand).unwrap().minutes;
    let first = SlotKey::new(opening, starts_at);
    let step = facts.slots[&first].step;
    let run = (0..(minutes + step - 1) / step).map(|index| first.later(index * step));
    run.map(|slot| {
        assert_eq!(facts.slots[&slot].step, step, "a run has one step");
        Taken { slot, places: 1 }
    })
    .collect()
}
