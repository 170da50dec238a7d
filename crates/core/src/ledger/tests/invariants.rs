//! What holds after every command, accepted or refused.

use super::*;
use crate::booking::{Member, State, minutes_later};
use crate::limit::Moves;
use crate::party::Party;
use std::collections::HashMap;

pub(super) fn check(before: &Facts, after: &Facts, decision: &Result<Decision, Refusal>, now: Timestamp) {
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
    // What the old system promised lies above the plan where it has to.
    if !decision.as_ref().is_ok_and(|decision| matches!(decision.outcome, Outcome::Imported { .. })) {
        check_plan(before, after);
    }
    check_minutes(after);
    check_persons(after);
    check_holds(before, after, decision);
    check_moves(before, after, decision);
    for booking in after.bookings.values() {
        let size = size_of(after, &booking.comers(), &booking.party);
        assert!(!booking.party.is_empty(), "somebody comes");
        assert_eq!(minutes_later(booking.starts_at, size.0), booking.ends_at, "it lasts as long as its people take");
        let run = run_of(after, (&booking.office, booking.starts_at, size), &booking.places);
        assert_eq!(booking.places, run, "a booking has just the places of its run");
        assert_eq!(booking.places.is_empty(), booking.state == State::Cancelled);
    }
    for hold in after.holds.values().filter(|hold| hold.is_nobodys()) {
        assert!(hold.party.is_empty() && !hold.places.is_empty(), "nobody's");
        assert!(hold.pool == Pool::Public, "staff's own places do not cool");
    }
    check_list(before, after, now);
    check_given_back(before, after, decision, now);
    for hold in after.holds.values().filter(|hold| !hold.is_nobodys()) {
        // Places of the other pool are no help there.
        let moving = hold.moving().map(|booking| &after.bookings[booking]).filter(|booking| booking.pool == hold.pool);
        let of_booking = moving.map(|booking| booking.places.clone()).unwrap_or_default();
        let members =
            Party::of(after.catalogue, errand_of(after, &hold.errand), &hold.party, &after.persons, minute(0));
        let size = size_of(after, &hold.party, &members.unwrap().members);
        let mut run = run_of(after, (&hold.office, hold.starts_at, size), &hold.places);
        for taken in &mut run {
            let has = of_booking.iter().find(|has| has.slot == taken.slot).map_or(0, |has| has.places);
            taken.places -= has;
        }
        run.retain(|taken| taken.places > 0);
        assert_eq!(hold.places, run, "a hold has just the places that are lacking of its run");
        assert!(hold.moving().is_some() || !hold.places.is_empty());
        let booking = hold.booking().map(|booking| &after.bookings[booking]);
        assert!(
            booking.is_none_or(|booking| booking.state != State::Cancelled),
            "nothing is held for who does not come"
        );
    }
}

/// Each open offer is one hold for just its people, who wait and have nothing as early; and a place in line is kept.
fn check_list(before: &Facts, after: &Facts, now: Timestamp) {
    let promised: Vec<&Hold> = after.holds.values().filter(|hold| hold.is_promised()).collect();
    let open: Vec<_> = after.list.open_offers().collect();
    assert_eq!(promised.len(), open.len(), "a hold for each offer");
    for offer in &open {
        let entry = &after.list.entries[&offer.entry];
        let hold = &after.holds[&offer.hold];
        assert!(hold.is_promised() && hold.spot() == offer.spot && hold.expires_at == offer.until);
        assert_eq!((&hold.party, entry.state), (&entry.wish.party, crate::waiting::State::Waiting));
        assert!(entry.has.is_none_or(|has| offer.spot.starts_at < has), "only what is earlier");
        assert_eq!(open.iter().filter(|other| other.entry == offer.entry).count(), 1, "one at a time");
    }
    for entry in after.list.entries.values().filter(|entry| entry.state.is_open()) {
        let has = after.active(&entry.wish.party, now).map(|booking| booking.starts_at);
        // A visit that has passed meanwhile is noticed with the next deed.
        assert!(entry.has == has || entry.has.is_some_and(|has| has <= now), "the list knows what they have");
        let old = before.list.entries.get(&entry.id).unwrap_or(entry);
        assert_eq!((old.since, &old.persons), (entry.since, &entry.persons), "a place in line is kept");
    }
}

/// No place of the public's that cools comes free but by having cooled: nobody can tell anybody when it will.
fn check_given_back(before: &Facts, after: &Facts, decision: &Result<Decision, Refusal>, now: Timestamp) {
    let changes = decision.as_ref().map_or(&[][..], |decision| &decision.changes);
    let cooled: HashMap<SlotKey, i64> = changes
        .iter()
        .filter_map(|change| if let Change::HoldEnded(id) = change { before.holds.get(id) } else { None })
        .filter(|hold| hold.is_nobodys() || hold.offered().is_some() || hold.is_promised())
        .flat_map(|hold| &hold.places)
        .fold(HashMap::new(), |mut sums, taken| {
            *sums.entry(taken.slot).or_default() += taken.places;
            sums
        });
    // A draw may come to nothing; the town's are all but never 0.
    let cools = after.catalogue.errands.iter().all(|errand| errand.release != Release::Immediate);
    let cools = |slot: &&Slot| cools && slot.key.starts_at() - 49.hours() > now;
    for slot in after.slots.values().filter(cools) {
        let Some(old) = before.slots.get(&slot.key) else { continue };
        // By today's plan: a plan may grow, and staff may take what somebody gives back.
        let free = |taken, taken_public| Slot { taken, taken_public, ..*slot }.free(Pool::Public).max(0);
        let freed = free(slot.taken, slot.taken_public) - free(old.taken, old.taken_public);
        let freed = freed.min(old.taken_public - slot.taken_public);
        assert!(freed <= cooled.get(&slot.key).copied().unwrap_or(0), "{slot:?} came free at once");
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
    let kind = |hold: &Hold| (hold.offered().cloned(), hold.is_promised());
    let holds = facts.holds.values().flat_map(|hold| hold.party.iter().map(move |comer| (comer, kind(hold))));
    once_each(holds.collect(), "one hold for a person and an errand, and one offer to them or to a booking");
    let booked = facts.bookings.values().filter(|booking| booking.state == State::Booked);
    let nth = |member: &Member| (Comer::from(member), member.nth);
    once_each(booked.flat_map(|booking| booking.party.iter().map(nth)).collect(), "a number for each of a person's");
    for booking in facts.bookings.values() {
        let family = booking.account.as_str().trim_start_matches("account-");
        assert!(booking.party.iter().all(|member| member.person.as_str().starts_with(family)), "nobody else's people");
        assert!(booking.party.iter().any(|member| !member.added), "somebody comes for whom it was booked");
    }
}

/// Nobody has more holds made than the limit, and nobody is refused who has had fewer.
fn check_holds(before: &Facts, after: &Facts, decision: &Result<Decision, Refusal>) {
    let (limit, of_account) = (after.holds_limit, after.account_holds_limit);
    assert!(after.recent_holds.values().all(|holds| limit == 0 || holds.count <= limit));
    assert!(after.recent_holds_of.values().all(|holds| of_account == 0 || holds.count <= of_account));
    if let Err(Refusal::TooManyHolds(minutes)) = decision {
        assert!((1..=60).contains(minutes));
        let used_up = before.recent_holds.values().any(|holds| holds.count == limit)
            || before.recent_holds_of.values().any(|holds| holds.count == of_account);
        assert!(used_up, "refused below the limit");
    }
}

/// Nobody is refused a move whose people were moved less often than the limit.
fn check_moves(before: &Facts, after: &Facts, decision: &Result<Decision, Refusal>) {
    let most = after.most_moves;
    if let Err(Refusal::TooManyMoves(hours)) = decision {
        assert!((1..=30 * 24).contains(hours));
        let full = |moves: &Moves| moves.day.count >= most.day || moves.month.count >= most.month;
        assert!(before.recent_moves.values().any(full), "refused below the limit");
    }
}

fn once_each<T: Ord + std::fmt::Debug>(mut each: Vec<T>, what: &str) {
    let all = each.len();
    each.sort();
    each.dedup();
    assert_eq!(each.len(), all, "{what}: {each:?}");
}

fn errand_of<'f>(facts: &'f Facts, id: &ErrandId) -> &'f Errand {
    facts.catalogue.errand(id).unwrap()
}

/// Minutes and places, counted anew.
fn size_of(facts: &Facts, comers: &[Comer], members: &[Member]) -> (i64, i64) {
    assert_eq!(comers.len(), members.len());
    let side_by_side = comers.iter().all(|comer| errand_of(facts, &comer.errand).together == Together::SideBySide);
    let mut each: HashMap<&PersonId, i64> = HashMap::new();
    for member in members {
        *each.entry(&member.person).or_default() += member.minutes;
    }
    let (sum, longest) = (each.values().sum(), each.values().max().copied().unwrap_or(0));
    if side_by_side { (longest, each.len() as i64) } else { (sum, 1) }
}

/// The run of a visit, in the opening where its places lie; nothing if it has none.
fn run_of(
    facts: &Facts,
    (office, starts_at, (minutes, places)): (&OfficeId, Timestamp, (i64, i64)),
    taken: &[Taken],
) -> Vec<Taken> {
    let Some(opening) = taken.first().map(|taken| taken.slot.opening()) else { return Vec::new() };
    assert_eq!(facts.catalogue.opening(opening).unwrap().office, *office);
    let first = SlotKey::new(opening, starts_at);
    let Some(step) = facts.slots.get(&first).map(|slot| slot.step) else { return Vec::new() };
    let run = (0..(minutes + step - 1) / step).map(|index| first.later(index * step));
    run.map(|slot| {
        assert_eq!(facts.slots[&slot].step, step, "a run has one step");
        Taken { slot, places }
    })
    .collect()
}
