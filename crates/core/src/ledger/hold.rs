//! Holding a time, and holding it for longer.

use super::decide::{Decision, event};
use super::facts::Balance;
use super::{Change, Command, Facts, Outcome, Refusal, Spot, Wish};
use crate::booking::{Booking, State};
use crate::catalogue::Catalogue;
use crate::errand::Errand;
use crate::hold::{EXTENSION_SECONDS, EXTENSIONS, HOLD_SECONDS, Hold, Purpose};
use crate::id::{BookingId, ErrandId, HoldId, PersonId};
use crate::slot::{Pool, SlotKey, Taken};
use jiff::Timestamp;

/// Holds a time for a person. An earlier hold of theirs for the same errand ends, so that nobody keeps two.
pub(super) fn hold(facts: &Facts, command: &Command, wish: &Wish, now: Timestamp) -> Result<Decision, Refusal> {
    let (_, balance, places) = wished(facts, command, wish, now)?;
    if let Some(same) = live_at(facts, &wish.person, &wish.errand, &wish.spot, now) {
        return Ok(unchanged(same));
    }
    let hold = Hold {
        id: HoldId(command.draw.id.clone()),
        person: wish.person.clone(),
        errand: wish.errand.clone(),
        office: wish.spot.office.clone(),
        starts_at: wish.spot.starts_at,
        purpose: Purpose::Checking,
        pool: Pool::Public,
        expires_at: seconds_later(now, HOLD_SECONDS),
        extensions: 0,
        places,
    };
    Ok(held(command, balance, hold, now))
}

/// What holding and booking a wish have in common: may this person have this time, and which places would it take?
pub(super) fn wished<'f>(
    facts: &Facts<'f>,
    command: &Command,
    wish: &Wish,
    now: Timestamp,
) -> Result<(&'f Errand, Balance, Vec<Taken>), Refusal> {
    if !command.actor.persons().contains(&wish.person) {
        return Err(Refusal::NotFound);
    }
    let errand = facts.errand(&wish.errand)?;
    check_window(facts, (&wish.person, errand), &wish.spot, now)?;
    if let Some(booking) = facts.active(&wish.person, &wish.errand, now) {
        return Err(Refusal::AlreadyBooked(booking.reference.clone()));
    }
    let mut balance = Balance::default();
    for hold in facts.holds_of(&wish.person, &wish.errand) {
        balance.end(hold);
    }
    let need = Catalogue::need(errand, Pool::Public);
    end_expired(facts, &mut balance, &wish.spot, need.minutes, now);
    let places = balance.take(facts, (&wish.spot.office, &wish.errand, wish.spot.starts_at), need, &[])?;
    Ok((errand, balance, places))
}

/// The person's live hold for the errand at just this time.
fn live_at<'f>(
    facts: &'f Facts,
    person: &PersonId,
    errand: &ErrandId,
    spot: &Spot,
    now: Timestamp,
) -> Option<&'f Hold> {
    let here = |hold: &&Hold| hold.is_live(now) && hold.office == spot.office && hold.starts_at == spot.starts_at;
    facts.holds_of(person, errand).into_iter().find(here)
}

/// Asking again for what one holds changes nothing; only extending makes a hold last longer, and only so often.
fn unchanged(hold: &Hold) -> Decision {
    Decision { outcome: Outcome::Held(hold.clone()), changes: Vec::new() }
}

/// Holds a time for a booking that is about to move: only the places that the booking lacks there.
pub(super) fn hold_move(
    facts: &Facts,
    command: &Command,
    booking: &BookingId,
    to: &Spot,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let booking = own_booking(facts, command, booking)?;
    let errand = movable(facts, booking, to, now)?;
    if let Some(same) = live_at(facts, &booking.party[0].person, &booking.errand, to, now) {
        return Ok(unchanged(same));
    }
    let mut balance = Balance::default();
    for old in facts.holds_of(&booking.party[0].person, &booking.errand) {
        balance.end(old);
    }
    let need = Catalogue::need(errand, booking.pool);
    end_expired(facts, &mut balance, to, need.minutes, now);
    let places = balance.take(facts, (&to.office, &booking.errand, to.starts_at), need, &booking.places)?;
    let hold = Hold {
        id: HoldId(command.draw.id.clone()),
        person: booking.party[0].person.clone(),
        errand: booking.errand.clone(),
        office: to.office.clone(),
        starts_at: to.starts_at,
        purpose: Purpose::Moving(booking.id.clone()),
        pool: booking.pool,
        expires_at: seconds_later(now, HOLD_SECONDS),
        extensions: 0,
        places,
    };
    Ok(held(command, balance, hold, now))
}

fn held(command: &Command, balance: Balance, hold: Hold, now: Timestamp) -> Decision {
    let mut changes = balance.changes();
    let detail = format!("{} {}", hold.office, hold.starts_at);
    changes.push(Change::HoldMade(hold.clone()));
    changes.push(event(command, now, "hold.made", hold.id.as_str(), detail));
    Decision { outcome: Outcome::Held(hold), changes }
}

/// Keeps a hold for longer, counted from its end, or from now if it has run out but nobody took its places.
pub(super) fn extend(facts: &Facts, command: &Command, id: &HoldId, now: Timestamp) -> Result<Decision, Refusal> {
    let hold =
        facts.holds.get(id).filter(|hold| command.actor.persons().contains(&hold.person)).ok_or(Refusal::NotFound)?;
    if hold.extensions >= EXTENSIONS {
        return Err(Refusal::CannotExtend);
    }
    let hold = Hold {
        expires_at: seconds_later(hold.expires_at.max(now), EXTENSION_SECONDS),
        extensions: hold.extensions + 1,
        ..hold.clone()
    };
    let changes = vec![
        Change::HoldExtended(hold.clone()),
        event(command, now, "hold.extended", hold.id.as_str(), hold.expires_at.to_string()),
    ];
    Ok(Decision { outcome: Outcome::Held(hold), changes })
}

/// The booking, if it is one of the actor's.
pub(super) fn own_booking<'f>(facts: &'f Facts, command: &Command, id: &BookingId) -> Result<&'f Booking, Refusal> {
    let own = |booking: &&Booking| booking.party.iter().any(|member| command.actor.persons().contains(&member.person));
    facts.bookings.get(id).filter(own).ok_or(Refusal::NotFound)
}

/// Whether a booking can still move, and to there. Gives the errand. The limit for moving belongs to the moment at
/// which the new time is held; from then on the hold is a promise.
pub(super) fn movable<'f>(
    facts: &Facts<'f>,
    booking: &Booking,
    to: &Spot,
    now: Timestamp,
) -> Result<&'f Errand, Refusal> {
    let errand = facts.catalogue.errand(&booking.errand).ok_or(Refusal::NotOffered)?;
    match booking.state_at(now) {
        State::Cancelled => Err(Refusal::AlreadyCancelled),
        State::Past => Err(Refusal::AlreadyPast),
        State::Booked if booking.office == to.office && booking.starts_at == to.starts_at => Err(Refusal::SameTime),
        State::Booked => {
            let person = &booking.party[0].person;
            let promised = live_at(facts, person, &booking.errand, to, now).is_some() && now < booking.starts_at;
            if now > errand.move_until(booking.starts_at) && !promised {
                return Err(Refusal::TooLateToMove);
            }
            check_window(facts, (person, errand), to, now).map(|()| errand)
        }
    }
}

/// Whether a start lies within the errand's limits for booking. They belong to the moment at which a time is held:
/// whoever holds it may book it up to its start.
fn check_window(
    facts: &Facts,
    (person, errand): (&PersonId, &Errand),
    spot: &Spot,
    now: Timestamp,
) -> Result<(), Refusal> {
    let (first, last) = errand.window(now);
    let promised = live_at(facts, person, &errand.id, spot, now).is_some();
    if spot.starts_at < if promised { now } else { first } {
        Err(Refusal::TooSoon)
    } else if spot.starts_at > last {
        Err(Refusal::TooFarAhead)
    } else {
        Ok(())
    }
}

/// Ends every expired hold that lies in the way: expired ones count as free.
pub(super) fn end_expired(facts: &Facts, balance: &mut Balance, spot: &Spot, minutes: i64, now: Timestamp) {
    let end = spot.starts_at.as_second() + minutes * 60;
    let in_the_way = |key: SlotKey| {
        let start = key.starts_at().as_second();
        start >= spot.starts_at.as_second() && start < end
    };
    let mut expired: Vec<&Hold> = facts
        .holds
        .values()
        .filter(|hold| !hold.is_live(now) && hold.places.iter().any(|taken| in_the_way(taken.slot)))
        .collect();
    expired.sort_by(|a, b| a.id.cmp(&b.id));
    for hold in expired {
        balance.lapse(hold);
    }
}

fn seconds_later(instant: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_second(instant.as_second() + seconds).unwrap_or(Timestamp::MAX)
}
