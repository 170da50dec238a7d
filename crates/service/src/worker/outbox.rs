//! Sends what waits in the outbox: at least once, later again if the mail server is away, and given up in the end.
//!
//! What is noted here does not wait for the disk: should a power cut undo it, the mail is sent once more.

use crate::mailer::{Mailer, SendError};
use crate::{App, Failure};
use besok_core::booking::State;
use besok_core::message::{Body, Mailed};
use besok_store::Due;
use besok_view::mail;
use jiff::{Timestamp, ToSpan};
use std::collections::HashMap;
use tokio::task::JoinSet;

/// How many messages one worker takes at a time.
const AT_ONCE: i64 = 32;
/// For how many seconds a message is nobody else's once it was taken. Longer than the mailer's patience.
const LEASE_SECONDS: i64 = 120;
/// Minutes to wait after each failed try; the last one again and again.
const BACK_OFF: [i64; 6] = [1, 5, 15, 60, 180, 360];
/// After how many hours a message is given up.
const GIVE_UP_HOURS: i64 = 72;

/// What has become of a message that was taken.
enum Fate {
    /// It is on its way.
    Sent,
    /// It goes into the mailbox page.
    ForMailbox(Mailed),
    /// Not sent, for now or for good.
    Failed(SendError),
    /// What it says is no longer so.
    Untrue,
}

/// Sends everything that is due.
pub async fn send(app: App) -> Result<(), Failure> {
    loop {
        let now = app.clock.now();
        let mut tx = app.store.begin_unsynced().await?;
        let taken = tx.take_due(now, now + LEASE_SECONDS.seconds(), AT_ONCE).await?;
        tx.commit().await?;
        let count = taken.len() as i64;
        send_all(&app, taken, now).await?;
        if count < AT_ONCE {
            return Ok(());
        }
    }
}

/// Sends them side by side. What has ended meanwhile is noted in one transaction.
async fn send_all(app: &App, taken: Vec<Due>, now: Timestamp) -> Result<(), Failure> {
    let mut sending = JoinSet::new();
    let mut under_way = HashMap::new();
    for due in taken {
        let (app, kept) = (app.clone(), due.clone());
        let task = sending.spawn(async move { fate(&app, &due, now).await });
        under_way.insert(task.id(), kept);
    }
    // One that could not be looked up is tried again once its lease has run out; the others are sent all the same.
    let mut failed = Ok(());
    while let Some(first) = sending.join_next_with_id().await {
        let mut ended = Vec::new();
        let mut next = Some(first);
        while let Some(one) = next {
            let (task, fate) = one.map_or_else(
                |panic| {
                    let reason = panic.to_string();
                    (panic.id(), Ok(Fate::Failed(SendError { reason, code: None, permanent: true })))
                },
                |(task, fate)| (task, fate),
            );
            match (under_way.remove(&task), fate) {
                (Some(due), Ok(fate)) => ended.push((due, fate)),
                (_, Err(failure)) => failed = Err(failure),
                (None, Ok(_)) => {}
            }
            next = sending.try_join_next_with_id();
        }
        note(app, &ended, now).await?;
    }
    failed
}

async fn fate(app: &App, due: &Due, now: Timestamp) -> Result<Fate, Failure> {
    let message = &due.message;
    if !is_true(app, &message.body, now).await? {
        return Ok(Fate::Untrue);
    }
    let mail = mail::render(message, &app.catalogue(), &app.base_url);
    Ok(match &app.mailer {
        Mailer::Smtp(smtp) => match smtp.send(message.id.as_str(), message.to.as_str(), &mail).await {
            Ok(()) => Fate::Sent,
            Err(error) => Fate::Failed(error),
        },
        Mailer::Mailbox => Fate::ForMailbox(Mailed {
            id: message.id.to_string(),
            to: message.to.as_str().to_owned(),
            subject: mail.subject,
            body: mail.text,
            calendar: mail.calendar.map(|calendar| calendar.text),
            at: now,
        }),
    })
}

/// Whether a message may still be sent. A reminder or an offer that waited while its visit was moved, cancelled or past
/// may not.
async fn is_true(app: &App, body: &Body, now: Timestamp) -> Result<bool, Failure> {
    let (Body::Reminder(appointment) | Body::Offered { appointment, .. }) = body else { return Ok(true) };
    let booking = app.store.booking(&appointment.reference).await?;
    Ok(booking.is_some_and(|booking| {
        booking.sequence == appointment.sequence && booking.state_at(now) == State::Booked && booking.starts_at > now
    }))
}

async fn note(app: &App, ended: &[(Due, Fate)], now: Timestamp) -> Result<(), Failure> {
    let (mut sent, mut mailed) = (Vec::new(), Vec::new());
    let mut tx = app.store.begin_unsynced().await?;
    for (due, fate) in ended {
        let id = &due.message.id;
        match fate {
            Fate::Sent => sent.push(id),
            Fate::ForMailbox(mail) => {
                mailed.push(mail);
                sent.push(id);
            }
            Fate::Failed(error) => {
                let again = again(due, error.permanent, now);
                tracing::warn!(message = %id, kind = due.message.body.kind(), code = error.code, ?again, "not sent");
                tx.mark_failed(id, &error.reason, again).await?;
            }
            Fate::Untrue => tx.drop_message(id).await?,
        }
    }
    tx.put_mailed(&mailed).await?;
    tx.mark_sent(&sent).await?;
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
