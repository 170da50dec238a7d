//! Holding, booking, moving and cancelling: what visitors do with their visits.
//!
//! Each function turns a wish into one command of the ledger. Whose the booking or hold is, the decision checks;
//! what is not the asker's does not exist for them.

use crate::account::actor;
use crate::ledger::Answer;
use crate::{App, Failure};
use besok_core::account::Account;
use besok_core::booking::{Booking, Reference, State};
use besok_core::hold::Hold;
use besok_core::id::{ErrandId, PersonId};
use besok_core::ledger::{CancelReason, Command, Deed, Outcome, Refusal, Spot, Wish};

/// A refusal, or what was asked for.
pub type Asked<T> = Result<Result<T, Refusal>, Failure>;

/// Who asks, and how.
#[derive(Debug, Clone, Copy)]
pub struct Asker<'a> {
    /// Who is signed in.
    pub account: &'a Account,
    /// Makes a repeat of the same form harmless.
    pub key: Option<&'a str>,
}

/// Holds a time while the visitor checks the answers.
pub async fn hold(app: &App, asker: Asker<'_>, errand: &ErrandId, spot: Spot) -> Asked<Hold> {
    let Some(person) = person(asker.account) else { return Ok(Err(Refusal::NotFound)) };
    let wish = Wish { person, errand: errand.clone(), spot };
    held(ask(app, asker, Deed::Hold(wish)).await)
}

/// Holds a time for a booking that is about to move.
pub async fn hold_move(app: &App, asker: Asker<'_>, reference: &Reference, to: Spot) -> Asked<Hold> {
    let Some(booking) = find(app, asker.account, reference).await? else { return Ok(Err(Refusal::NotFound)) };
    held(ask(app, asker, Deed::HoldMove { booking: booking.id, to }).await)
}

/// Keeps the visitor's hold at this time for longer.
pub async fn extend(app: &App, asker: Asker<'_>, errand: &ErrandId, spot: &Spot) -> Asked<Hold> {
    let Some(hold) = held_at(app, asker.account, errand, spot).await? else { return Ok(Err(Refusal::CannotExtend)) };
    // Somebody else may have taken it since it was found.
    Ok(held(ask(app, asker, Deed::Extend(hold.id)).await)?.map_err(|refusal| match refusal {
        Refusal::NotFound => Refusal::CannotExtend,
        refusal => refusal,
    }))
}

/// Makes a booking.
pub async fn confirm(app: &App, asker: Asker<'_>, errand: &ErrandId, spot: Spot) -> Asked<Booking> {
    let Some(person) = person(asker.account) else { return Ok(Err(Refusal::NotFound)) };
    let wish = Wish { person, errand: errand.clone(), spot };
    booked(ask(app, asker, Deed::Book(wish)).await)
}

/// Moves a booking: one swap, or nothing.
pub async fn reschedule(app: &App, asker: Asker<'_>, reference: &Reference, to: Spot) -> Asked<Booking> {
    let Some(booking) = find(app, asker.account, reference).await? else { return Ok(Err(Refusal::NotFound)) };
    booked(ask(app, asker, Deed::Move { booking: booking.id, to }).await)
}

/// Cancels a booking.
pub async fn cancel(
    app: &App,
    asker: Asker<'_>,
    reference: &Reference,
    reason: Option<CancelReason>,
) -> Asked<Booking> {
    let Some(booking) = find(app, asker.account, reference).await? else { return Ok(Err(Refusal::NotFound)) };
    booked(ask(app, asker, Deed::Cancel { booking: booking.id, reason }).await)
}

/// The account's booking with this reference. Somebody else's is none.
pub async fn find(app: &App, account: &Account, reference: &Reference) -> Result<Option<Booking>, Failure> {
    let own = |booking: &Booking| {
        booking.party.iter().any(|member| account.person.as_ref().is_some_and(|person| person.id == member.person))
    };
    Ok(app.store.booking(reference).await?.filter(own))
}

/// Every booking of the account's persons, in the order of their starts.
pub async fn list(app: &App, account: &Account) -> Result<Vec<Booking>, Failure> {
    let persons: Vec<PersonId> = person(account).into_iter().collect();
    Ok(app.store.bookings_of(&persons).await?)
}

/// The account's booking to come for an errand, if there is one.
pub async fn upcoming(app: &App, account: &Account, errand: &ErrandId) -> Result<Option<Booking>, Failure> {
    let now = app.clock.now();
    let to_come = |booking: &Booking| booking.errand == *errand && booking.state_at(now) == State::Booked;
    Ok(list(app, account).await?.into_iter().find(to_come))
}

/// The visitor's hold for an errand, wherever and whenever it is, also one that has run out but is not yet gone.
pub async fn hold_for(app: &App, account: &Account, errand: &ErrandId) -> Result<Option<Hold>, Failure> {
    let persons: Vec<PersonId> = person(account).into_iter().collect();
    Ok(app.store.holds_of(&persons).await?.into_iter().find(|hold| hold.errand == *errand))
}

/// The visitor's hold for an errand at just this time.
pub async fn held_at(app: &App, account: &Account, errand: &ErrandId, spot: &Spot) -> Result<Option<Hold>, Failure> {
    let here = |hold: &Hold| hold.office == spot.office && hold.starts_at == spot.starts_at;
    Ok(hold_for(app, account, errand).await?.filter(here))
}

fn person(account: &Account) -> Option<PersonId> {
    account.person.as_ref().map(|person| person.id.clone())
}

async fn ask(app: &App, asker: Asker<'_>, deed: Deed) -> Answer {
    let command = Command {
        actor: actor(asker.account),
        key: Some(asker.key.map_or_else(|| app.random.token(), str::to_owned)),
        draw: app.random.for_command(app.clock.now()),
        deed,
    };
    app.ledger.ask(command).await
}

fn held(answer: Answer) -> Asked<Hold> {
    Ok(answer?.map(|outcome| match outcome {
        Outcome::Held(hold) => hold,
        other => unreachable!("a hold was asked for, and {other:?} was done"),
    }))
}

fn booked(answer: Answer) -> Asked<Booking> {
    Ok(answer?.map(|outcome| match outcome {
        Outcome::Booking(booking) => booking,
        other => unreachable!("a booking was asked for, and {other:?} was done"),
    }))
}
