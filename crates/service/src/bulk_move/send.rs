//! What happens by itself: messages go out when a bulk move can no longer be undone, and times that nobody needs any
//! more are given back.

use super::AT_ONCE;
use crate::booking::ask_itself;
use crate::{App, Failure};
use besok_core::booking::State;
use besok_core::bulk_move::{BulkMove, DRAFT_MINUTES, Stage};
use besok_core::id::{BookingId, HoldId, MessageId};
use besok_core::ledger::Deed;
use besok_core::message::{Appointment, Body, Message, To};
use jiff::ToSpan;
use std::collections::HashMap;
use std::slice;

/// Sends what is due, gives up drafts that nobody confirmed, and gives back what they kept.
pub async fn advance(app: App) -> Result<(), Failure> {
    let now = app.clock.now();
    for bulk_move in app.store.bulk_moves_due(now, now - DRAFT_MINUTES.minutes()).await? {
        if bulk_move.stage == Stage::Confirmed {
            send(&app, &bulk_move).await?;
        } else {
            let mut tx = app.store.begin().await?;
            tx.set_stage(&bulk_move.id, (Stage::Draft, Stage::Undone), None).await?;
            tx.commit().await?;
        }
    }
    give_back(&app).await
}

/// Tells everybody who still has to move. That it was told and that it waits in the outbox is one transaction.
async fn send(app: &App, bulk_move: &BulkMove) -> Result<(), Failure> {
    let (mut items, now) = (app.store.bulk_move_items(slice::from_ref(&bulk_move.id)).await?, app.clock.now());
    let items = items.remove(&bulk_move.id).unwrap_or_default();
    let ids: Vec<BookingId> = items.iter().map(|item| item.booking.clone()).collect();
    let holds = app.store.holds_for(&ids).await?;
    let live: HashMap<_, _> =
        holds.into_iter().filter(|hold| hold.is_live(now)).map(|hold| (hold.id.clone(), hold)).collect();
    let offers: HashMap<&BookingId, _> =
        items.iter().filter_map(|item| Some((&item.booking, live.get(&item.offer.as_ref()?.1)?))).collect();
    let mut messages = Vec::new();
    for booking in app.store.bookings_with(&ids).await? {
        let Some(hold) = offers.get(&booking.id).filter(|_| booking.state_at(now) == State::Booked) else { continue };
        let Some(account) = app.store.account(&booking.account).await? else { continue };
        // Who has no address is phoned: the worklist has them from the beginning.
        let Some(to) = account.email.map(To::Email) else { continue };
        let (appointment, until) = (Appointment::from(&booking), hold.expires_at.min(bulk_move.answer_until));
        messages.push(Message {
            id: MessageId(app.random.id(now)),
            to,
            language: account.language,
            body: Body::Offered { appointment, to: hold.spot(), until },
        });
    }
    let mut tx = app.store.begin().await?;
    if tx.set_stage(&bulk_move.id, (Stage::Confirmed, Stage::Sent), None).await? {
        tx.put_messages(&messages.iter().collect::<Vec<_>>(), now).await?;
        tx.commit().await?;
        app.outbox.notify_one();
    }
    Ok(())
}

/// Gives back the times of bulk moves that are undone or closed. One that cannot be does not keep the others.
pub(super) async fn give_back(app: &App) -> Result<(), Failure> {
    let mut after = HoldId::from("");
    loop {
        let stale = app.store.stale_offers(&after, AT_ONCE).await?;
        for (_, booking) in &stale {
            if let Err(refusal) = ask_itself(app, Deed::Withdraw(booking.clone())).await? {
                tracing::warn!(%booking, ?refusal, "an offer could not be taken back");
            }
        }
        match stale.into_iter().last() {
            Some((last, _)) => after = last,
            None => return Ok(()),
        }
    }
}
