//! Old bookings: how they take their places, and how somebody takes one over into My Page.

use super::balance::Balance;
use super::decide::{Decision, event, is_crossed};
use super::mandate::{check_own, tell};
use super::{Change, Command, Facts, Imported, Outcome, Refusal};
use crate::agency::OldBookings;
use crate::booking::{Booking, Member, Origin, State, minutes_later};
use crate::hold::Hold;
use crate::id::{AccountId, BookingId, ErrandId, PersonId};
use crate::legacy::{Import, OldBooking, runs};
use crate::message::{Appointment, Body};
use crate::party::Comer;
use crate::slot::{LONGEST_STEP, PlannedSlot, Pool, Slot, Taken};
use jiff::Timestamp;
use jiff::civil::Time;

/// Gives an old booking its places, whether or not they are published, and whether or not there is room: it was promised
/// to somebody. What goes above the plan is said, slot by slot. The same line again changes nothing.
pub(super) fn import(facts: &Facts, command: &Command, import: &Import, now: Timestamp) -> Result<Decision, Refusal> {
    if command.actor != super::Actor::System {
        return Err(Refusal::NotFound);
    }
    let old = &import.old;
    match facts.old.get(old.reference.key()) {
        Some(known) if known.digest == import.digest => {
            let outcome = Outcome::Imported { new: false, surplus: Vec::new() };
            return Ok(Decision { outcome, changes: Vec::new() });
        }
        Some(_) => return Err(Refusal::SaidOtherwise),
        None => {}
    }
    if facts.catalogue.agency.old_bookings == OldBookings::None {
        return Err(Refusal::DeclaredNone);
    }
    let (pool, run) = room(facts, old).ok_or(Refusal::NotOffered)?;
    let booking = booking(facts, command, (import, pool), &run)?;
    if booking.ends_at <= now {
        return Err(Refusal::AlreadyPast);
    }
    let (mut changes, mut surplus) = (Vec::new(), Vec::new());
    for plan in &run {
        let slot = with_one_more(facts.slots.get(&plan.key), plan, pool);
        changes.extend(raised(facts.slots.get(&plan.key), slot));
        if slot.taken + 1 > plan.planned {
            surplus.push(plan.key);
        }
    }
    let id = booking.id.clone();
    changes.extend(run.iter().map(|plan| Change::Take { slot: plan.key, pool, places: 1 }));
    changes.push(Change::Imported(Box::new(Imported { import: import.clone(), booking: id, at: now })));
    let above: Vec<String> = surplus.iter().map(|slot| slot.starts_at().to_string()).collect();
    let above = if above.is_empty() { String::new() } else { format!(" above plan at {}", above.join(" ")) };
    let detail = format!("{} {}{above}", booking.office, booking.starts_at);
    changes.push(event(command, now, "booking.imported", booking.id.as_str(), detail));
    changes.push(Change::BookingMade(booking));
    Ok(Decision { outcome: Outcome::Imported { new: true, surplus }, changes })
}

/// Where an old booking goes: to the first opening with room, for the public or for staff, or else to the first.
fn room(facts: &Facts, old: &OldBooking) -> Option<(Pool, Vec<PlannedSlot>)> {
    let crossed = |plan: &PlannedSlot| {
        let before = plan.key.later(-LONGEST_STEP);
        let after = plan.key.later(plan.step);
        facts.slots.range(before..after).any(|(_, slot)| slot.taken > 0 && is_crossed(slot, plan))
    };
    let runs: Vec<_> = runs(facts.catalogue, old).into_iter().filter(|run| !run.iter().any(crossed)).collect();
    let fits = |plan: &PlannedSlot, pool: Pool| {
        let (taken, public) = facts.slots.get(&plan.key).map_or((0, 0), |slot| (slot.taken, slot.taken_public));
        taken < plan.planned && (pool == Pool::Staff || public < plan.public_planned)
    };
    let with_room = [Pool::Public, Pool::Staff].into_iter().find_map(|pool| {
        let run = runs.iter().find(|run| run.iter().all(|plan| fits(plan, pool)))?;
        Some((pool, run.clone()))
    });
    with_room.or_else(|| Some((Pool::Public, runs.into_iter().next()?)))
}

fn booking(
    facts: &Facts,
    command: &Command,
    (import, pool): (&Import, Pool),
    run: &[PlannedSlot],
) -> Result<Booking, Refusal> {
    let old = &import.old;
    let errand = facts.catalogue.errand(&old.errand).ok_or(Refusal::NotOffered)?;
    let office = facts.catalogue.office(&old.office).ok_or(Refusal::NotOffered)?;
    let made_at = office.time_zone().to_timestamp(old.made_on.to_datetime(Time::midnight()));
    let made_at = made_at.unwrap_or(Timestamp::UNIX_EPOCH);
    Ok(Booking {
        id: BookingId(command.draw.id.clone()),
        reference: command.draw.reference.clone(),
        account: import.account.clone(),
        office: old.office.clone(),
        errand: old.errand.clone(),
        starts_at: old.starts_at,
        ends_at: minutes_later(old.starts_at, errand.minutes),
        pool,
        state: State::Booked,
        origin: Origin::Legacy,
        invitation: None,
        sequence: 0,
        created_at: made_at,
        changed_at: made_at,
        party: vec![member(&import.person, &old.errand, errand.minutes)],
        places: run.iter().map(|plan| Taken { slot: plan.key, places: 1 }).collect(),
    })
}

fn member(person: &PersonId, errand: &ErrandId, minutes: i64) -> Member {
    let (person, errand) = (person.clone(), errand.clone());
    Member { person, errand, case_file: String::new(), minutes, added: false, nth: 0 }
}

/// The slot as it has to be before one more place of it is taken. One that is not published yet is closed to everybody
/// else: it plans nothing.
fn with_one_more(old: Option<&Slot>, plan: &PlannedSlot, pool: Pool) -> Slot {
    let closed = Slot {
        key: plan.key,
        step: plan.step,
        planned: 0,
        capacity: 0,
        taken: 0,
        public_planned: 0,
        public_capacity: 0,
        taken_public: 0,
    };
    let slot = old.copied().unwrap_or(closed);
    let public = slot.taken_public + i64::from(pool == Pool::Public);
    Slot { capacity: slot.capacity.max(slot.taken + 1), public_capacity: slot.public_capacity.max(public), ..slot }
}

fn raised(old: Option<&Slot>, slot: Slot) -> Option<Change> {
    match old {
        None => Some(Change::SlotMade(slot)),
        Some(old) if *old == slot => None,
        Some(_) => Some(Change::SlotPlanned(slot)),
    }
}

/// Makes an old booking one of the account's own: the same booking, with the person as the account knows them. It is an
/// ordinary one of My Page from then on.
pub(super) fn take_over(
    facts: &Facts,
    command: &Command,
    (id, from, person): (&BookingId, &AccountId, &PersonId),
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let account = command.actor.account().ok_or(Refusal::NotFound)?;
    let old = facts.bookings.get(id).filter(|old| old.origin == Origin::Legacy && old.account == *from);
    let old = old.ok_or(Refusal::NotFound)?;
    let as_known = |comer: Comer| Comer { person: person.clone(), ..comer };
    let comers: Vec<Comer> = old.comers().into_iter().map(as_known).collect();
    check_own(facts, command, &comers)?;
    if comers.iter().any(|comer| facts.homes.contains_key(&(account.clone(), comer.person.clone()))) {
        return Err(Refusal::TwoHomes);
    }
    match old.state_at(now) {
        State::Cancelled => return Err(Refusal::AlreadyCancelled),
        State::Past => return Err(Refusal::AlreadyPast),
        State::Booked => {}
    }
    if let Some(other) = facts.active(&comers, now).filter(|other| other.id != *id) {
        return Err(Refusal::AlreadyBooked(other.reference.clone()));
    }
    let member = |member: &Member| Member { person: person.clone(), ..member.clone() };
    let new = Booking {
        account: account.clone(),
        origin: Origin::MyPage,
        sequence: old.sequence + 1,
        changed_at: now,
        party: old.party.iter().map(member).collect(),
        ..old.clone()
    };
    let mut balance = Balance::default();
    for hold in facts.holds_of(&comers).into_iter().chain(facts.holds_for_moving(id)) {
        balance.end(hold);
    }
    let mut changes = balance.changes(facts, command, now);
    // What is offered to it is offered to them from now on.
    for hold in facts.offered(id) {
        let party = hold.party.iter().cloned().map(as_known).collect();
        changes.push(Change::HoldEnded(hold.id.clone()));
        changes.push(Change::HoldMade(Hold { party, ..hold.clone() }));
    }
    changes.extend(facts.unnoted(&comers, now).into_iter().map(|past| Change::BookingChanged(past.past())));
    changes.push(Change::BookingChanged(new.clone()));
    changes.extend(tell(facts, command, &new.comers(), &Body::TakenOver(Appointment::from(&new))));
    changes.push(event(command, now, "booking.taken_over", id.as_str(), format!("from account:{from}")));
    Ok(Decision { outcome: Outcome::Booking(new), changes })
}
