//! Reminds of visits. That a reminder goes out and that it is noted is one transaction, so none is sent twice,
//! whichever node does it and however often it starts again.

use crate::{App, Failure};
use besok_core::booking::Booking;
use besok_core::id::MessageId;
use besok_core::message::{Appointment, Body, Message, To};
use besok_core::reminder::Reminder;

/// How many bookings are looked at in one go.
const AT_ONCE: i64 = 200;

/// Sends every reminder that is due.
pub async fn remind(app: App) -> Result<(), Failure> {
    for reminder in Reminder::ALL {
        let mut skip = 0;
        loop {
            let bookings = app.store.to_remind(reminder, app.clock.now(), skip, AT_ONCE).await?;
            let count = bookings.len() as i64;
            for booking in bookings {
                // One that is not due yet stays in the list, and is passed over.
                skip += i64::from(!remind_of(&app, reminder, &booking).await?);
            }
            if count < AT_ONCE {
                break;
            }
        }
    }
    Ok(())
}

/// Gives whether it is done with.
async fn remind_of(app: &App, reminder: Reminder, booking: &Booking) -> Result<bool, Failure> {
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    let Some(office) = catalogue.office(&booking.office) else { return Ok(false) };
    let Some(account) = app.store.account(&booking.account).await? else { return Ok(false) };
    if !reminder.is_due(booking, &office.time_zone(), now) {
        return Ok(false);
    }
    let mut tx = app.store.begin().await?;
    if tx.note_reminder(reminder, booking, now).await? {
        let message = |to| Message {
            id: MessageId(app.random.id(now)),
            to,
            language: account.language,
            body: Body::Reminder(Appointment::from(booking)),
        };
        if let Some(message) = account.email.map(To::Email).map(message) {
            tx.put_messages(&[&message], now).await?;
        }
    }
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(true)
}
