//! Holding, booking, moving and cancelling: what visitors do with their visits.
//!
//! Each function turns a wish into one command of the ledger. Whose the booking or hold is, the decision checks;
//! what is not the asker's does not exist for them.

use crate::account::actor;
use crate::ledger::Answer;
use crate::{App, Failure};
use besok_core::account::Account;
use besok_core::booking::{Booking, Reference, State};
use besok_core::errand::Errand;
use besok_core::hold::Hold;
use besok_core::id::PersonId;
use besok_core::ledger::{Actor, CancelReason, Command, Deed, Outcome, Refusal, Spot, Wish};
use besok_core::party::{Comer, Party};
use besok_core::representation::Mandate;

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

impl<'a> Asker<'a> {
    fn way(self, app: &App) -> (Actor, Option<&'a str>) {
        (actor(app, self.account), self.key)
    }
}

/// Holds a time while the visitor checks the answers.
pub async fn hold(app: &App, asker: Asker<'_>, wish: Wish) -> Asked<Hold> {
    app.limiter.press(app.clock.now());
    held(ask(app, asker.way(app), Deed::Hold(wish)).await)
}

/// Holds a time for a booking that is about to move, or for other people: the same as now if it does not say.
pub async fn hold_move(
    app: &App,
    asker: Asker<'_>,
    reference: &Reference,
    party: Option<Vec<Comer>>,
    to: Spot,
) -> Asked<Hold> {
    app.limiter.press(app.clock.now());
    let Some(booking) = find(app, asker.account, reference).await? else { return Ok(Err(Refusal::NotFound)) };
    held(ask(app, asker.way(app), Deed::HoldMove { booking: booking.id, party, to }).await)
}

/// Keeps the hold of these people at this time for longer.
pub async fn extend(app: &App, asker: Asker<'_>, party: &[Comer], spot: &Spot) -> Asked<Hold> {
    let Some(hold) = held_at(app, asker.account, party, spot).await? else { return Ok(Err(Refusal::CannotExtend)) };
    // Somebody else may have taken it since it was found.
    Ok(held(ask(app, asker.way(app), Deed::Extend(hold.id)).await)?.map_err(|refusal| match refusal {
        Refusal::NotFound => Refusal::CannotExtend,
        refusal => refusal,
    }))
}

/// Makes a booking.
pub async fn confirm(app: &App, asker: Asker<'_>, wish: Wish) -> Asked<Booking> {
    booked(ask(app, asker.way(app), Deed::Book(wish)).await)
}

/// Moves a booking, or changes who comes: one swap, or nothing.
pub async fn reschedule(
    app: &App,
    asker: Asker<'_>,
    reference: &Reference,
    party: Option<Vec<Comer>>,
    to: Spot,
) -> Asked<Booking> {
    let Some(booking) = find(app, asker.account, reference).await? else { return Ok(Err(Refusal::NotFound)) };
    booked(ask(app, asker.way(app), Deed::Move { booking: booking.id, party, to }).await)
}

/// Cancels a booking.
pub async fn cancel(
    app: &App,
    asker: Asker<'_>,
    reference: &Reference,
    reason: Option<CancelReason>,
) -> Asked<Booking> {
    let Some(booking) = find(app, asker.account, reference).await? else { return Ok(Err(Refusal::NotFound)) };
    booked(ask(app, asker.way(app), Deed::Cancel { booking: booking.id, reason }).await)
}

/// The account's booking with this reference. Somebody else's is none.
pub async fn find(app: &App, account: &Account, reference: &Reference) -> Result<Option<Booking>, Failure> {
    Ok(app.store.booking(reference).await?.filter(|booking| is_theirs(account, booking)))
}

/// Every booking for whose whole party the account may act, in the order of their starts.
pub async fn list(app: &App, account: &Account) -> Result<Vec<Booking>, Failure> {
    let mut bookings = app.store.bookings_of(&persons(account)).await?;
    bookings.retain(|booking| is_theirs(account, booking));
    Ok(bookings)
}

/// A booking to come that one of these people has for the same errand; where a request asks them to come in a case, for
/// that case.
pub async fn upcoming(app: &App, account: &Account, party: &[Comer]) -> Result<Option<Booking>, Failure> {
    let now = app.clock.now();
    let asked = party.iter().any(|comer| !comer.case_file.is_empty());
    let theirs = |booking: &Booking| {
        if asked { booking.comers().iter().any(|comer| party.contains(comer)) } else { booking.concerns(party) }
    };
    let to_come = |booking: &Booking| booking.state_at(now) == State::Booked && theirs(booking);
    Ok(list(app, account).await?.into_iter().find(to_come))
}

/// A hold that one of these people has had made for the same errand, wherever and whenever it is, also one that has run
/// out but is not yet gone.
pub async fn hold_for(app: &App, account: &Account, party: &[Comer]) -> Result<Option<Hold>, Failure> {
    let holds = app.store.holds_of(&persons(account)).await?;
    Ok(holds.into_iter().find(|hold| hold.offered().is_none() && !hold.is_promised() && hold.concerns(party)))
}

/// The hold of one of these people at just this time.
pub async fn held_at(app: &App, account: &Account, party: &[Comer], spot: &Spot) -> Result<Option<Hold>, Failure> {
    let here = |hold: &Hold| hold.office == spot.office && hold.starts_at == spot.starts_at;
    Ok(hold_for(app, account, party).await?.filter(here))
}

/// The party that these people of an account make, as the ledger would see it now.
pub fn party(app: &App, account: &Account, errand: &Errand, comers: &[Comer]) -> Result<Party, Refusal> {
    let homes = || comers.iter().filter_map(|comer| account.known(&comer.person)).map(|known| known.mandate.as_ref());
    let home = |mandate: Option<&Mandate>| mandate.map(|mandate| mandate.client.clone());
    if homes().any(|mandate| home(mandate) != homes().next().and_then(home)) {
        return Err(Refusal::TwoHomes);
    }
    let persons = account.people.iter().map(|known| (known.person.id.clone(), known.person.clone())).collect();
    Party::of(&app.catalogue(), errand, comers, &persons, app.clock.now())
}

fn persons(account: &Account) -> Vec<PersonId> {
    account.people.iter().map(|known| known.person.id.clone()).collect()
}

fn is_theirs(account: &Account, booking: &Booking) -> bool {
    account.holds(booking.party.iter().map(|member| &member.person))
}

/// Puts a deed to the ledger, with the key of a form if there is one.
pub(crate) async fn ask(app: &App, (actor, key): (Actor, Option<&str>), deed: Deed) -> Answer {
    let key = match (key, &deed) {
        (Some(key), _) => Some(key.to_owned()),
        // To ask again for what one holds changes nothing: that needs no key.
        (None, Deed::Hold(_)) => None,
        (None, _) => Some(app.random.token()),
    };
    let command = Command { actor, key, draw: app.random.for_command(app.clock.now()), deed };
    app.ledger.ask(command).await
}

/// Puts a deed of the product itself to the ledger. Done once it changes nothing more: that needs no key.
pub(crate) async fn ask_itself(app: &App, deed: Deed) -> Answer {
    let draw = app.random.for_command(app.clock.now());
    app.ledger.ask(Command { actor: Actor::System, key: None, draw, deed }).await
}

pub(crate) fn held(answer: Answer) -> Asked<Hold> {
    Ok(answer?.map(|outcome| match outcome {
        Outcome::Held(hold) => hold,
        other => unreachable!("a hold was asked for, and {other:?} was done"),
    }))
}

pub(crate) fn booked(answer: Answer) -> Asked<Booking> {
    Ok(answer?.map(|outcome| match outcome {
        Outcome::Booking(booking) => booking,
        other => unreachable!("a booking was asked for, and {other:?} was done"),
    }))
}
