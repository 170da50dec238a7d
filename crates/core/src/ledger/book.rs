//! Making, moving and cancelling a booking.

use super::decide::{Decision, event};
use super::facts::Balance;
use super::hold::{end_expired, movable, own_booking, wished};
use super::{Actor, CancelReason, Change, Command, Facts, Outcome, Refusal, Spot, Wish};
use crate::booking::{Booking, Member, Origin, Place, State, minutes_later};
use crate::catalogue::Catalogue;
use crate::id::BookingId;
use crate::message::{Appointment, Body, Message};
use crate::slot::Pool;
use jiff::Timestamp;

/// Makes a booking. The person's hold for the errand gives its places to it, even a moment too late, as long as
/// nobody else has taken them.
pub(super) fn book(facts: &Facts, command: &Command, wish: &Wish, now: Timestamp) -> Result<Decision, Refusal> {
    let Actor::Visitor { account, .. } = &command.actor else { return Err(Refusal::NotFound) };
    let (errand, balance, places) = wished(facts, command, wish, now)?;
    let booking = Booking {
        id: BookingId(command.draw.id.clone()),
        reference: command.draw.reference.clone(),
        account: account.clone(),
        office: wish.spot.office.clone(),
        errand: wish.errand.clone(),
        starts_at: wish.spot.starts_at,
        ends_at: minutes_later(wish.spot.starts_at, errand.minutes),
        pool: Pool::Public,
        state: State::Booked,
        origin: Origin::MyPage,
        sequence: 0,
        created_at: now,
        changed_at: now,
        party: vec![Member {
            person: wish.person.clone(),
            errand: wish.errand.clone(),
            case_file: String::new(),
            minutes: errand.minutes,
        }],
        places,
    };
    let mut changes = balance.changes();
    // What has passed never blocks the next booking: it is noted as past before the new one is made.
    changes.extend(
        facts.unnoted(&wish.person, &wish.errand, now).into_iter().map(|old| Change::BookingChanged(old.past())),
    );
    changes.push(Change::BookingMade(booking.clone()));
    changes.extend(tell(command, Body::Booked(Appointment::from(&booking))));
    let detail = format!("{} {}", booking.office, booking.starts_at);
    changes.push(event(command, now, "booking.made", booking.id.as_str(), detail));
    Ok(Decision { outcome: Outcome::Booking(booking), changes })
}

/// Moves a booking in one swap: what it has counts as free for where it goes. Refused, it stays where it is.
pub(super) fn move_to(
    facts: &Facts,
    command: &Command,
    id: &BookingId,
    to: &Spot,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let old = own_booking(facts, command, id)?;
    let errand = movable(facts, old, to, now)?;
    let mut balance = Balance::default();
    balance.give_back(&old.places, old.pool);
    for hold in facts.holds_of(&old.party[0].person, &old.errand) {
        balance.end(hold);
    }
    let need = Catalogue::need(errand, old.pool);
    end_expired(facts, &mut balance, to, need.minutes, now);
    let places = balance.take(facts, (&to.office, &old.errand, to.starts_at), need, &[])?;
    let place =
        Place { office: to.office.clone(), starts_at: to.starts_at, minutes: errand.minutes, pool: old.pool, places };
    let new = old.moved(place, now);
    let mut changes = balance.changes();
    changes.push(Change::BookingChanged(new.clone()));
    changes.extend(tell(command, Body::Moved(Appointment::from(&new))));
    let detail = format!("{} {} to {} {}", old.office, old.starts_at, new.office, new.starts_at);
    changes.push(event(command, now, "booking.moved", new.id.as_str(), detail));
    Ok(Decision { outcome: Outcome::Booking(new), changes })
}

/// Cancels a booking and gives its places back, along with those of a moving hold.
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
        State::Booked if now > errand.cancel_until(old.starts_at) => return Err(Refusal::TooLateToCancel),
        State::Booked => {}
    }
    let mut balance = Balance::default();
    balance.give_back(&old.places, old.pool);
    for hold in facts.holds.values().filter(|hold| hold.moving() == Some(id)) {
        balance.end(hold);
    }
    let new = old.cancelled(now);
    let mut changes = balance.changes();
    changes.push(Change::BookingChanged(new.clone()));
    changes.extend(tell(command, Body::Cancelled(Appointment::from(&new))));
    let detail = reason.map_or("", CancelReason::as_str).to_owned();
    changes.push(event(command, now, "booking.cancelled", new.id.as_str(), detail));
    Ok(Decision { outcome: Outcome::Booking(new), changes })
}

/// The message to the actor about what was done.
fn tell(command: &Command, body: Body) -> Option<Change> {
    let Actor::Visitor { email, language, .. } = &command.actor else { return None };
    Some(Change::Message(Message { id: command.draw.message.clone(), to: email.clone(), language: *language, body }))
}
