//! Sends what waits in the outbox: at least once, later again if the mail server is away, and given up in the end.

use crate::mailer::{Mailer, SendError};
use crate::{App, Failure};
use besok_core::booking::State;
use besok_core::message::{Body, Mailed};
use besok_store::Due;
use besok_view::mail;
use jiff::{Timestamp, ToSpan};
use std::collections::HashMap;
use std::sync::Arc;
use tokio::task::JoinSet;

/// How many messages one worker takes at a time.
const AT_ONCE: i64 = 16;
/// For how many seconds a message is nobody else's once it was taken. Longer than the mailer's patience.
const LEASE_SECONDS: i64 = 120;
/// Minutes to wait after each failed try; the last one again and again.
const BACK_OFF: [i64; 6] = [1, 5, 15, 60, 180, 360];
/// After how many hours a message is given up.
const GIVE_UP_HOURS: i64 = 72;

/// Sends everything that is due.
pub async fn send(app: App) -> Result<(), Failure> {
    loop {
        let now = app.clock.now();
        let mut tx = app.store.begin().await?;
        let due = tx.take_due(now, now + LEASE_SECONDS.seconds(), AT_ONCE).await?;
        tx.commit().await?;
        let count = due.len() as i64;
        let mut sending = JoinSet::new();
        let mut tasks = HashMap::new();
        let catalogue = app.catalogue();
        for due in due {
            let (app, catalogue) = (app.clone(), Arc::clone(&catalogue));
            let kept = due.clone();
            let task = sending.spawn(async move {
                if !is_true(&app, &due.message.body, now).await? {
                    let mut tx = app.store.begin().await?;
                    tx.drop_message(&due.message.id).await?;
                    return Ok(tx.commit().await?);
                }
                let mail = mail::render(&due.message, &catalogue, &app.base_url);
                let sent = deliver(&app, &due, &mail, now).await;
                note(&app, &due, sent, now).await
            });
            tasks.insert(task.id(), kept);
        }
        while let Some(noted) = sending.join_next().await {
            match noted {
                Ok(noted) => noted?,
                Err(panic) => {
                    let error = SendError { reason: panic.to_string(), code: None, permanent: true };
                    if let Some(due) = tasks.get(&panic.id()) {
                        note(&app, due, Err(error), now).await?;
                    }
                }
            }
        }
        if count < AT_ONCE {
            return Ok(());
        }
    }
}

/// Whether a message may still be sent. A reminder that waited while its visit was moved, cancelled or past may not.
async fn is_true(app: &App, body: &Body, now: Timestamp) -> Result<bool, Failure> {
    let Body::Reminder(appointment) = body else { return Ok(true) };
    let booking = app.store.booking(&appointment.reference).await?;
    Ok(booking.is_some_and(|booking| {
        booking.sequence == appointment.sequence && booking.state_at(now) == State::Booked && booking.starts_at > now
    }))
}

async fn deliver(app: &App, due: &Due, mail: &mail::Mail, now: Timestamp) -> Result<(), SendError> {
    let message = &due.message;
    match &app.mailer {
        Mailer::Smtp(smtp) => smtp.send(message.id.as_str(), message.to.as_str(), mail).await,
        Mailer::Mailbox => {
            let mailed = Mailed {
                id: message.id.to_string(),
                to: message.to.as_str().to_owned(),
                subject: mail.subject.clone(),
                body: mail.text.clone(),
                calendar: mail.calendar.as_ref().map(|calendar| calendar.text.clone()),
                at: now,
            };
            let put = async {
                let mut tx = app.store.begin().await?;
                tx.put_mailed(&mailed).await?;
                tx.commit().await
            };
            put.await.map_err(|error| SendError { reason: error.to_string(), code: None, permanent: false })
        }
    }
}

async fn note(app: &App, due: &Due, sent: Result<(), SendError>, now: Timestamp) -> Result<(), Failure> {
    let id = &due.message.id;
    let mut tx = app.store.begin().await?;
    match sent {
        Ok(()) => tx.mark_sent(id).await?,
        Err(error) => {
            let again = again(due, error.permanent, now);
            tracing::warn!(message = %id, kind = due.message.body.kind(), code = error.code, ?again, "not sent");
            tx.mark_failed(id, &error.reason, again).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// When a message is tried again; none if that cannot help any more.
fn again(due: &Due, permanent: bool, now: Timestamp) -> Option<Timestamp> {
    let tried = usize::try_from(due.attempts - 1).unwrap_or(0);
    let again = now + BACK_OFF[tried.min(BACK_OFF.len() - 1)].minutes();
    let useful_until = match &due.message.body {
        Body::Code { minutes, .. } => due.created_at + minutes.minutes(),
        _ => due.created_at + GIVE_UP_HOURS.hours(),
    };
    (!permanent && again < useful_until).then_some(again)
}
