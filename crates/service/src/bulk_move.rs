//! Bulk moves: an office closes, and its bookings are offered other times.
//!
//! A draft keeps the times at once, so that what staff see before they confirm is what people get. Nobody hears of
//! it until a while after that, and until then it can be undone.

mod act;
mod draft;
mod send;

pub use act::{Call, CloseRefusal, accept, called, cancel, close};
pub use draft::{Draft, DraftRefusal, bookings_of, draft};
pub use send::advance;

use crate::event;
use crate::{App, Failure};
use besok_core::booking::Booking;
use besok_core::bulk_move::{BulkMove, Item, Line, Progress, Proposal, Stage, Standing, UNDO_MINUTES};
use besok_core::id::{BookingId, BulkMoveId, OfficeId};
use besok_core::staff::{Permission, Staff};
use jiff::ToSpan;
use std::collections::HashMap;

/// How many bulk moves a list shows.
const LISTED: i64 = 100;
/// How many bookings are given back in one go.
const AT_ONCE: i64 = 200;

/// The bulk moves of offices where this member may move bookings, the latest first.
pub async fn list(app: &App, staff: &Staff) -> Result<Vec<Progress>, Failure> {
    let at = staff.duties.iter().filter_map(|duty| duty.office.clone());
    let offices: Vec<OfficeId> = at.filter(|office| staff.may_at(Permission::MoveBookings, office)).collect();
    let only = (!staff.may_everywhere(Permission::MoveBookings)).then_some(&*offices);
    let list = with_lines(app, staff, app.store.bulk_moves(only, LISTED).await?).await?;
    let progress = |(bulk_move, lines): (_, Vec<Line>)| Progress::of(bulk_move, lines.iter().map(|line| line.standing));
    Ok(list.into_iter().map(progress).collect())
}

/// A bulk move with its bookings, those that were soonest first. One that concerns another office is none.
pub async fn find(app: &App, staff: &Staff, id: &BulkMoveId) -> Result<Option<(BulkMove, Vec<Line>)>, Failure> {
    let found = app.store.bulk_move(id).await?;
    Ok(with_lines(app, staff, found.into_iter().collect()).await?.pop())
}

/// These bulk moves with their bookings, without those that concern another office.
async fn with_lines(app: &App, staff: &Staff, of: Vec<BulkMove>) -> Result<Vec<(BulkMove, Vec<Line>)>, Failure> {
    let ids: Vec<BulkMoveId> = of.iter().map(|bulk_move| bulk_move.id.clone()).collect();
    let mut items = app.store.bulk_move_items(&ids).await?;
    let theirs = |item: &Item| staff.may_at(Permission::MoveBookings, &item.from.office);
    items.retain(|_, items| items.iter().all(theirs));
    let ids: Vec<BookingId> = items.values().flatten().map(|item| item.booking.clone()).collect();
    let (bookings, contacts) = (app.store.bookings_with(&ids).await?, app.store.contacts(&ids).await?);
    let bookings: HashMap<&BookingId, &Booking> = bookings.iter().map(|booking| (&booking.id, booking)).collect();
    let now = app.clock.now();
    let line = |bulk_move: &BulkMove, item: Item| {
        let (booking, contact) = (*bookings.get(&item.booking)?, contacts.get(&item.booking));
        let standing = match bulk_move.standing(&item, booking, now) {
            // Nobody can answer a message that did not reach them.
            Standing::Proposed if contact.is_some_and(|contact| !contact.has_email) => Standing::Unanswered,
            standing => standing,
        };
        let contact = contact.filter(|contact| staff.protected || !contact.is_protected).cloned();
        Some(Line { standing, contact, item, booking: booking.clone() })
    };
    let seen = of.into_iter().filter_map(|bulk_move| {
        let lines = items.remove(&bulk_move.id)?.into_iter().filter_map(|item| line(&bulk_move, item)).collect();
        Some((bulk_move, lines))
    });
    Ok(seen.collect())
}

/// Lets the messages go out in a while. Gives whether it was a draft.
pub async fn confirm(app: &App, staff: &Staff, id: &BulkMoveId) -> Result<bool, Failure> {
    let send_at = app.clock.now() + UNDO_MINUTES.minutes();
    step(app, staff, (id, "bulk_move.confirmed"), (Stage::Draft, Stage::Confirmed), Some(send_at)).await
}

/// Makes as if it had never been. Gives whether it could be undone.
pub async fn undo(app: &App, staff: &Staff, id: &BulkMoveId) -> Result<bool, Failure> {
    let Some(bulk_move) = app.store.bulk_move(id).await? else { return Ok(false) };
    if !bulk_move.can_be_undone(app.clock.now()) {
        return Ok(false);
    }
    let undone = step(app, staff, (id, "bulk_move.undone"), (bulk_move.stage, Stage::Undone), None).await?;
    send::give_back(app).await?;
    Ok(undone)
}

async fn step(
    app: &App,
    staff: &Staff,
    (id, action): (&BulkMoveId, &'static str),
    stages: (Stage, Stage),
    send_at: Option<jiff::Timestamp>,
) -> Result<bool, Failure> {
    if find(app, staff, id).await?.is_none() {
        return Ok(false);
    }
    let mut tx = app.store.begin().await?;
    let done = tx.set_stage(id, stages, send_at).await?;
    if done {
        event::put(app, &mut tx, &staff.id, (action, id.as_str(), "")).await?;
        tx.commit().await?;
    }
    Ok(done)
}

/// What people have been told of offers to these bookings, and can still accept.
pub async fn proposals(app: &App, bookings: &[&Booking]) -> Result<HashMap<BookingId, Proposal>, Failure> {
    let ids: Vec<BookingId> = bookings.iter().map(|booking| booking.id.clone()).collect();
    let (told, now) = (app.store.told_offers(&ids).await?, app.clock.now());
    if told.is_empty() {
        return Ok(HashMap::new());
    }
    let mut proposals = HashMap::new();
    for hold in app.store.holds_for(&ids).await? {
        let (Some(booking), Some(answer_until)) = (hold.offered(), told.get(&hold.id)) else { continue };
        if hold.is_live(now) {
            // Who answers late is welcome as long as the time is kept.
            let until = if now < *answer_until { hold.expires_at.min(*answer_until) } else { hold.expires_at };
            proposals.insert(booking.clone(), Proposal { to: hold.spot(), until });
        }
    }
    Ok(proposals)
}
