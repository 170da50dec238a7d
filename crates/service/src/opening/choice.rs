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

/// Cancels bookings at offices where the editor may close times; the people are told. Gives those that could not be
/// cancelled, because they were moved, cancelled or over by then.
pub async fn cancel(app: &App, staff: &Staff, bookings: &[&Booking]) -> Result<Vec<Reference>, Failure> {
    let mut left = Vec::new();
    for booking in bookings {
        let account = app.store.account(&booking.account).await?;
        let is_theirs = staff.may_at(Permission::Openings, &booking.office);
        let Some(account) = account.filter(|_| is_theirs) else {
            left.push(booking.reference.clone());
            continue;
        };
        // The agency takes the time back, so the visitor's limits say nothing.
        let beyond = Some(Override::Other);
        let help = Help { staff: &staff.id, account: &account, beyond, pool: None, key: None };
        if desk::cancel(app, help, &booking.reference, None).await?.is_err() {
            left.push(booking.reference.clone());
        }
    }
    Ok(left)
}

/// Drafts a bulk move of bookings to other times at their offices; the editor looks it through and confirms it. None if
/// none of them can be moved: then they keep their times.
pub async fn propose(
    app: &App,
    staff: &Staff,
    reason: Reason,
    bookings: &[&Booking],
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
