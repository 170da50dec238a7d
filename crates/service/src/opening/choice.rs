//! What was chosen for bookings, done: cancelling them, and proposing other times.

use crate::bulk_move::{self, Draft};
use crate::desk::{self, Help};
use crate::{App, Failure};
use besok_core::booking::{Booking, Reference};
use besok_core::bulk_move::{After, Reason};
use besok_core::id::{BulkMoveId, OfficeId};
use besok_core::ledger::Override;
use besok_core::opening::local_day;
use besok_core::staff::{Permission, Staff};
use jiff::ToSpan;
use std::collections::BTreeSet;

/// For how many days after the last of the bookings other times are looked for.
const LOOK_DAYS: i64 = 30;
/// For how many days people are asked to answer, where the first visit is not sooner.
const ANSWER_DAYS: i64 = 7;

/// What was chosen for bookings that lie outside the plan.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// Why times are proposed.
    pub reason: Reason,
    /// Those to be cancelled.
    pub cancelled: Vec<Booking>,
    /// What their people are told.
    pub message: String,
    /// Those for which other times are to be proposed.
    pub moved: Vec<Booking>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Bookings with which it was not done as was chosen. They keep their times.
    pub left: Vec<Reference>,
    /// The draft of the bulk move, if there is one.
    pub draft: Option<BulkMoveId>,
}

/// Does what was chosen. It goes on when whoever asked has gone: the edit is saved by then, and half of it would be
/// worse than all.
pub async fn carry_out(app: &App, staff: &Staff, chosen: Chosen) -> Result<Done, Failure> {
    let (app, staff) = (app.clone(), staff.clone());
    let deeds = tokio::spawn(async move {
        let mut left = cancel(&app, &staff, &chosen.cancelled, &chosen.message).await?;
        let draft = propose(&app, &staff, chosen.reason, &chosen.moved).await?;
        if draft.is_none() {
            left.extend(chosen.moved.iter().map(|booking| booking.reference.clone()));
        }
        Ok(Done { left, draft })
    });
    deeds.await.unwrap_or_else(|_| Err(Failure::closed()))
}

/// Cancels bookings at offices where the editor may close times; the people are told why. Gives those that were not
/// cancelled: they were moved, cancelled or over by then, or nobody would hear of it, because there is no address.
async fn cancel(app: &App, staff: &Staff, bookings: &[Booking], message: &str) -> Result<Vec<Reference>, Failure> {
    let mut left = Vec::new();
    for booking in bookings {
        let account = app.store.account(&booking.account).await?;
        let is_theirs = staff.may_at(Permission::Openings, &booking.office);
        let Some(account) = account.filter(|account| is_theirs && account.email.is_some()) else {
            left.push(booking.reference.clone());
            continue;
        };
        // The agency takes the time back, so the visitor's limits say nothing.
        let (beyond, says) = (Some(Override::AgencyFault), Some(message));
        let help = Help { staff: &staff.id, account: &account, beyond, says, key: None };
        if desk::cancel(app, help, &booking.reference, None).await?.is_err() {
            left.push(booking.reference.clone());
        }
    }
    Ok(left)
}

/// Drafts a bulk move of bookings to other times at their offices; the editor looks it through and confirms it. None if
/// none of them can be moved: then they keep their times.
async fn propose(
    app: &App,
    staff: &Staff,
    reason: Reason,
    bookings: &[Booking],
) -> Result<Option<BulkMoveId>, Failure> {
    let now = app.clock.now();
    let to_come = || bookings.iter().map(|booking| booking.starts_at).filter(|start| *start > now);
    let (Some(first), Some(last)) = (to_come().min(), to_come().max()) else { return Ok(None) };
    let zone = app.catalogue().time_zone();
    let day = |instant, days: i64| {
        let day = local_day(instant, &zone);
        day.checked_add(days.days()).unwrap_or(day)
    };
    let offices: BTreeSet<&OfficeId> = bookings.iter().map(|booking| &booking.office).collect();
    let draft = Draft {
        reason,
        bookings: bookings.iter().map(|booking| booking.id.clone()).collect(),
        offices: offices.into_iter().cloned().collect(),
        from: day(now, 1),
        to: day(last, LOOK_DAYS),
        answer_until: first.min(now + (ANSWER_DAYS * 24).hours()),
        after: After::Keep,
    };
    Ok(bulk_move::draft(app, staff, draft).await?.ok())
}
