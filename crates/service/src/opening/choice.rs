//! Cancelling the bookings for which that was chosen.

use crate::desk::{self, Help};
use crate::{App, Failure};
use besok_core::booking::{Booking, Reference};
use besok_core::ledger::Override;
use besok_core::staff::{Permission, Staff};

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
