//! "You are next", and "go to counter 3": by mail or SMS, to whoever is booked and there; each once, and once more for whoever
//! was called and waits again, with what made it so.

use crate::{App, Failure};
use besok_core::id::MessageId;
use besok_core::message::{Body, Message};
use besok_core::queue::Queue;
use besok_core::visit::{Stage, Visit};
use besok_store::Tx;

/// Tells them. `changed` is the visit that something has happened to. Gives whether anybody is told.
pub(super) async fn tell(app: &App, tx: &mut Tx, queue: &Queue, changed: Option<&Visit>) -> Result<bool, Failure> {
    let now = app.clock.now();
    let called = changed.filter(|visit| visit.stage == Stage::Called);
    let calling = queue.seats.iter().filter(|seat| !seat.paused);
    let next = calling.filter_map(|seat| queue.next_for(seat.counter, now));
    let mut told = false;
    for visit in next.chain(called) {
        told |= tell_one(app, tx, visit).await?;
    }
    Ok(told)
}

async fn tell_one(app: &App, tx: &mut Tx, visit: &Visit) -> Result<bool, Failure> {
    let Some(booked) = &visit.booked else { return Ok(false) };
    let called = visit.stage == Stage::Called;
    if !tx.note_told(&visit.id, called).await? {
        return Ok(false);
    }
    let Some(booking) = tx.lock_booking(&booked.booking).await? else { return Ok(false) };
    let Some(account) = tx.account(&booking.account).await? else { return Ok(false) };
    let Some(to) = app.reached_at(&account) else { return Ok(false) };
    let now = app.clock.now();
    let (visit_id, office) = (visit.id.clone(), visit.office.clone());
    let counter = visit.counter.filter(|_| called);
    let body = Body::YourTurn { visit: visit_id, ticket: visit.ticket, counter, office };
    let message = Message { id: MessageId(app.random.id(now)), to, language: account.language, body };
    tx.put_messages(&[&message], now).await?;
    Ok(true)
}
