//! The end of an account. Visits to come are cancelled first, through the ledger like any other; then nobody can sign
//! in to it any more. Bookings and events stay until the agency may dispose of them.

use super::code::{BeginRefusal, VerifyRefusal, check, digest, send_to_own};
use super::note;
use crate::booking::{self, Asker};
use crate::{App, Failure, waiting};
use besok_core::account::{Account, Purpose};
use besok_core::booking::{Booking, State};
use besok_core::id::MessageId;
use besok_core::ledger::Refusal;
use besok_core::message::{Body, Message, To};
use besok_core::waiting::Deed as On;

/// How often visits are cancelled again that were booked meanwhile in another session.
const ROUNDS: usize = 3;

/// Why an account was not deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeleteRefusal {
    /// The code was not accepted.
    Code(VerifyRefusal),
    /// A visit is too close to be cancelled here.
    Visit(Refusal),
}

/// The account's own visits to come: those that end with it.
pub async fn kept_visits(app: &App, account: &Account) -> Result<Vec<Booking>, Failure> {
    let now = app.clock.now();
    let own = |booking: &Booking| booking.account == account.id && booking.state_at(now) == State::Booked;
    Ok(booking::list(app, account).await?.into_iter().filter(own).collect())
}

/// Sends a code to the account's address: whoever deletes it proves the mailbox once more.
pub async fn ask_deletion(
    app: &App,
    account: &Account,
    token: &str,
    network: &str,
) -> Result<Result<(), BeginRefusal>, Failure> {
    send_to_own(app, account, (token, network), (Purpose::Deletion, account.language)).await
}

/// Deletes an account, if the code is right and every visit to come can be cancelled.
pub async fn delete(
    app: &App,
    account: &Account,
    token: &str,
    code: &str,
) -> Result<Result<(), DeleteRefusal>, Failure> {
    let expired = Ok(Err(DeleteRefusal::Code(VerifyRefusal::Expired)));
    let asked = app.store.code_of_session(&digest(token), Purpose::Deletion).await?;
    if let Err(refusal) = check(app, asked.as_ref(), token, code).await? {
        return Ok(Err(DeleteRefusal::Code(refusal)));
    }
    let Some(asked) = asked.filter(|asked| asked.email == *account.address()) else { return expired };
    for _ in 0..ROUNDS {
        if let Err(refusal) = cancel_visits(app, account).await? {
            return Ok(Err(DeleteRefusal::Visit(refusal)));
        }
        leave_list(app, account).await?;
        let now = app.clock.now();
        let mut tx = app.store.begin().await?;
        if tx.has_visits(&account.id, now).await? {
            continue;
        }
        if !tx.use_sign_in(&asked.id).await? {
            return expired;
        }
        note(app, &mut tx, &account.id, "account.deleted").await?;
        tx.end_account(&account.id, now).await?;
        let id = MessageId(app.random.id(now));
        let told = Message {
            id,
            to: To::Email(account.address().clone()),
            language: account.language,
            body: Body::AccountDeleted,
        };
        tx.put_messages(&[&told], now).await?;
        tx.commit().await?;
        app.outbox.notify_one();
        return Ok(Ok(()));
    }
    Err(Failure::overloaded())
}

/// Nobody of the account's own waits any longer, so that what they are offered goes to the next in line.
async fn leave_list(app: &App, account: &Account) -> Result<(), Failure> {
    for place in waiting::places(app, account).await? {
        if place.entry.account == account.id {
            // One that has ended meanwhile is over.
            let _ = waiting::on(app, Asker { account, key: None }, On::Leave(place.entry.id)).await?;
        }
    }
    Ok(())
}

/// Those that are too close to be cancelled stop the rest: nothing is cancelled unless all can be.
async fn cancel_visits(app: &App, account: &Account) -> Result<Result<(), Refusal>, Failure> {
    let (visits, catalogue, now) = (kept_visits(app, account).await?, app.catalogue(), app.clock.now());
    let late = |visit: &Booking| {
        catalogue.errand(&visit.errand).is_none_or(|errand| now > errand.cancel_until(visit.starts_at))
    };
    if visits.iter().any(late) {
        return Ok(Err(Refusal::TooLateToCancel));
    }
    for visit in &visits {
        match booking::cancel(app, Asker { account, key: None }, &visit.reference, None).await? {
            Ok(_) | Err(Refusal::AlreadyCancelled | Refusal::NotFound) => {}
            Err(refusal) => return Ok(Err(refusal)),
        }
    }
    Ok(Ok(()))
}
