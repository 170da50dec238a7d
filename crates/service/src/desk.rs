//! Holding, booking, moving and cancelling for somebody: what staff do at a desk or on the phone.
//!
//! The same commands as a visitor's, with another actor. Whether somebody may help at an office, and may go beyond
//! limits, their pages have checked; that those who come are the account's own people, the decision checks.

use crate::booking::{Asked, ask, booked, find, held, held_at};
use crate::{App, Failure};
use besok_core::account::Account;
use besok_core::booking::{Booking, Reference};
use besok_core::hold::Hold;
use besok_core::id::StaffId;
use besok_core::ledger::{Actor, CancelReason, Deed, Outcome, Override, Refusal, Spot, StaffActor, Told, Wish};
use besok_core::message::To;
use besok_core::party::Comer;

/// Who helps whom, and how.
#[derive(Debug, Clone, Copy)]
pub struct Help<'a> {
    /// Who helps.
    pub staff: &'a StaffId,
    /// The account whose people are helped.
    pub account: &'a Account,
    /// Why limits may be passed, if they may.
    pub beyond: Option<Override>,
    /// What the agency says to them where it takes back their time of itself.
    pub says: Option<&'a str>,
    /// Makes a repeat of the same form harmless.
    pub key: Option<&'a str>,
}

impl Help<'_> {
    pub(crate) fn actor(&self) -> Actor {
        Actor::Staff(StaffActor {
            staff: self.staff.clone(),
            account: self.account.id.clone(),
            persons: self.account.own().map(|known| known.person.id.clone()).collect(),
            told: told(self.account),
            beyond: self.beyond,
            seen: None,
            says: self.says.map(str::to_owned),
        })
    }
}

/// Where an account hears of what staff do for it: by mail alone. Who has no address is told at the desk, on paper or on
/// the phone.
pub(crate) fn told(account: &Account) -> Option<Told> {
    account.email.clone().map(|email| Told { to: To::Email(email), language: account.language })
}

/// Holds a time while staff ask what else there is to ask.
pub async fn hold(app: &App, help: Help<'_>, wish: Wish) -> Asked<Hold> {
    held(ask(app, (help.actor(), help.key), Deed::Hold(wish)).await)
}

/// Holds a time for a booking that is about to move, or for other people: the same as now if it does not say.
pub async fn hold_move(
    app: &App,
    help: Help<'_>,
    reference: &Reference,
    party: Option<Vec<Comer>>,
    to: Spot,
) -> Asked<Hold> {
    let Some(booking) = find(app, help.account, reference).await? else { return Ok(Err(Refusal::NotFound)) };
    held(ask(app, (help.actor(), help.key), Deed::HoldMove { booking: booking.id, party, to }).await)
}

/// Keeps the hold of these people at this time for longer.
pub async fn extend(app: &App, help: Help<'_>, party: &[Comer], spot: &Spot) -> Asked<Hold> {
    let Some(hold) = held_at(app, help.account, party, spot).await? else { return Ok(Err(Refusal::CannotExtend)) };
    held(ask(app, (help.actor(), help.key), Deed::Extend(hold.id)).await)
}

/// Makes a booking.
pub async fn confirm(app: &App, help: Help<'_>, wish: Wish) -> Asked<Booking> {
    booked(ask(app, (help.actor(), help.key), Deed::Book(wish)).await)
}

/// Moves a booking, or changes who comes: one swap, or nothing.
pub async fn reschedule(
    app: &App,
    help: Help<'_>,
    reference: &Reference,
    party: Option<Vec<Comer>>,
    to: Spot,
) -> Asked<Booking> {
    let Some(booking) = find(app, help.account, reference).await? else { return Ok(Err(Refusal::NotFound)) };
    booked(ask(app, (help.actor(), help.key), Deed::Move { booking: booking.id, party, to }).await)
}

/// Cancels a booking.
pub async fn cancel(app: &App, help: Help<'_>, reference: &Reference, reason: Option<CancelReason>) -> Asked<Booking> {
    let Some(booking) = find(app, help.account, reference).await? else { return Ok(Err(Refusal::NotFound)) };
    booked(ask(app, (help.actor(), help.key), Deed::Cancel { booking: booking.id, reason }).await)
}

/// Gives back what is held for the account's people. Gives how many times that were.
pub(crate) async fn release(app: &App, help: Help<'_>) -> Result<usize, Failure> {
    match ask(app, (help.actor(), help.key), Deed::Release).await? {
        Ok(Outcome::Released(holds)) => Ok(holds),
        other => unreachable!("holds were released, and {other:?} was answered"),
    }
}
