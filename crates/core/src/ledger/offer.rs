//! Offering another time to a booking that has to move: the whole of it is held until an answer is due, while the old
//! time stays the booking's. Accepting is a move to it; moving elsewhere and cancelling end it as well.

use super::balance::Balance;
use super::decide::{Decision, event};
use super::hold::{end_expired, in_order};
use super::mandate::check_own;
use super::{Actor, Change, Command, Facts, Outcome, Refusal, Spot};
use crate::booking::{Booking, State};
use crate::hold::{Hold, Purpose};
use crate::id::{BookingId, HoldId};
use crate::party::Party;
use jiff::Timestamp;

/// Offers a time to a booking, in place of one that was offered before. No offer outlasts either time. The limits of
/// booking are for those who choose; here the agency does, and somebody says yes to it.
pub(super) fn offer(
    facts: &Facts,
    command: &Command,
    id: &BookingId,
    (to, until): (&Spot, Timestamp),
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let old = offerable(facts, command, id, now)?;
    let expires_at = until.min(to.starts_at).min(old.starts_at);
    if expires_at <= now {
        return Err(Refusal::TooSoon);
    }
    if old.spot() == *to {
        return Err(Refusal::SameTime);
    }
    let errand = facts.catalogue.errand(&old.errand).ok_or(Refusal::NotOffered)?;
    let comers = old.comers();
    let party = Party::of(facts.catalogue, errand, &comers, &facts.persons, now)?;
    let mut balance = Balance::default();
    for hold in facts.offered(id) {
        balance.end(hold);
    }
    end_expired(facts, &mut balance, to, party.minutes, now);
    let (pool, places) = balance.take_from(facts, (&party, &command.actor.pools()), to, None)?;
    let hold = Hold {
        id: HoldId(command.draw.id.clone()),
        errand: errand.id.clone(),
        party: in_order(&comers),
        office: to.office.clone(),
        starts_at: to.starts_at,
        purpose: Purpose::Offered(id.clone()),
        pool,
        expires_at,
        extensions: 0,
        places,
    };
    let mut changes = balance.changes(facts, command, now);
    changes.push(Change::HoldMade(hold.clone()));
    let detail = format!("{} {} until {expires_at}", hold.office, hold.starts_at);
    changes.push(event(command, now, "hold.offered", id.as_str(), detail));
    Ok(Decision { outcome: Outcome::Held(hold), changes })
}

/// Takes an offer back, or declines it: the booking stays as it is.
pub(super) fn withdraw(facts: &Facts, command: &Command, id: &BookingId, now: Timestamp) -> Result<Decision, Refusal> {
    let booking = own(facts, command, id)?;
    let mut balance = Balance::default();
    for hold in facts.offered(id) {
        balance.end(hold);
    }
    let mut changes = balance.changes(facts, command, now);
    if !changes.is_empty() {
        changes.push(event(command, now, "hold.withdrawn", id.as_str(), String::new()));
    }
    Ok(Decision { outcome: Outcome::Booking(booking.clone()), changes })
}

fn offerable<'f>(facts: &'f Facts, command: &Command, id: &BookingId, now: Timestamp) -> Result<&'f Booking, Refusal> {
    if matches!(command.actor, Actor::Visitor { .. }) {
        return Err(Refusal::NotFound);
    }
    let booking = own(facts, command, id)?;
    match booking.state_at(now) {
        State::Cancelled => Err(Refusal::AlreadyCancelled),
        State::Past => Err(Refusal::AlreadyPast),
        State::Booked => Ok(booking),
    }
}

/// The booking, if the actor may act for everybody who comes. The product itself may for all.
fn own<'f>(facts: &'f Facts, command: &Command, id: &BookingId) -> Result<&'f Booking, Refusal> {
    let booking = facts.bookings.get(id).ok_or(Refusal::NotFound)?;
    if command.actor != Actor::System {
        check_own(facts, command, &booking.comers())?;
    }
    Ok(booking)
}
