//! Making and cancelling a booking.

use super::balance::Balance;
use super::decide::{Decision, event};
use super::hold::{Wished, wished};
use super::invited::notice;
use super::mandate::{owner, tell};
use super::moving::own_booking;
use super::{Actor, CancelReason, Change, Command, Facts, Outcome, Refusal, Wish};
use crate::booking::{Booking, Origin, State, minutes_later};
use crate::id::BookingId;
use crate::invitation::NoticeKind;
use crate::message::{Appointment, Body};
use jiff::Timestamp;

/// Makes a booking for a party, all of it or none. Its hold gives its places to it, even a moment too late, as long as
/// nobody else has taken them.
pub(super) fn book(facts: &Facts, command: &Command, wish: &Wish, now: Timestamp) -> Result<Decision, Refusal> {
    let (account, origin) = match &command.actor {
        Actor::Visitor { account, .. } if wish.invitation.is_some() => (account, Origin::Invitation),
        Actor::Visitor { account, .. } => (account, Origin::MyPage),
        Actor::Staff(staff) => (&staff.account, Origin::Staff),
        Actor::System => return Err(Refusal::NotFound),
    };
    let Wished { party, balance, pool, places } = wished(facts, command, wish, now)?;
    let booking = Booking {
        id: BookingId(command.draw.id.clone()),
        reference: command.draw.reference.clone(),
        account: owner(facts, account, &wish.party),
        office: wish.spot.office.clone(),
        errand: wish.errand.clone(),
        starts_at: wish.spot.starts_at,
        ends_at: minutes_later(wish.spot.starts_at, party.minutes),
        pool,
        state: State::Booked,
        origin,
        invitation: wish.invitation.clone(),
        sequence: 0,
        created_at: now,
        changed_at: now,
        party: party.members.into_iter().map(|member| facts.numbered(member, now)).collect(),
        places,
    };
    let mut changes = balance.changes(facts, command, now);
    // What has passed never blocks the next booking: it is noted as past before the new one is made.
    changes.extend(facts.unnoted(&wish.party, now).into_iter().map(|old| Change::BookingChanged(old.past())));
    changes.push(Change::BookingMade(booking.clone()));
    changes.extend(notice(command, &booking, NoticeKind::Booked, now));
    changes.extend(tell(facts, command, &wish.party, &Body::Booked(Appointment::from(&booking))));
    let detail = format!("{} {}", booking.office, booking.starts_at);
    changes.push(event(command, now, "booking.made", booking.id.as_str(), detail));
    Ok(Decision { outcome: Outcome::Booking(booking), changes })
}

/// Cancels a booking and gives its places back, along with those that are held for it.
pub(super) fn cancel(
    facts: &Facts,
    command: &Command,
    id: &BookingId,
    reason: Option<CancelReason>,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let old = own_booking(facts, command, id)?;
    let errand = facts.catalogue.errand(&old.errand).ok_or(Refusal::NotOffered)?;
    match old.state_at(now) {
        State::Cancelled => return Err(Refusal::AlreadyCancelled),
        State::Past => return Err(Refusal::AlreadyPast),
        State::Booked => {}
    }
    let free = command.actor.beyond().is_some() || facts.is_asked(id, now);
    if now > errand.cancel_until(old.starts_at) && !free {
        return Err(Refusal::TooLateToCancel);
    }
    let mut balance = Balance::default();
    balance.leave(old);
    for hold in facts.holds_that(|hold| hold.booking() == Some(id)) {
        balance.end(hold);
    }
    let new = old.cancelled(now);
    let mut changes = balance.changes(facts, command, now);
    changes.push(Change::BookingChanged(new.clone()));
    changes.extend(notice(command, &new, NoticeKind::Cancelled, now));
    let appointment = Appointment::from(&new);
    let body = match command.actor.says() {
        Some(message) => Body::CalledOff { appointment, message: message.to_owned() },
        None => Body::Cancelled(appointment),
    };
    changes.extend(tell(facts, command, &new.comers(), &body));
    let detail = reason.map_or("", CancelReason::as_str).to_owned();
    changes.push(event(command, now, "booking.cancelled", new.id.as_str(), detail));
    Ok(Decision { outcome: Outcome::Booking(new), changes })
}
