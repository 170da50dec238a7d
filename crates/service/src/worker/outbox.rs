//! Sends what waits in the outbox: at least once, later again if the mail server or the SMS gateway is
//! away, and given up in the end.
//!
//! What is noted here does not wait for the disk: should a power cut undo it, the message is sent once more.
//!
//! A request to book that cannot be mailed goes by letter, where there is an address for one.

use crate::account::digest;
use crate::invitation::write;
use crate::mailer::{Mailer, SendError};
use crate::sms::Sms;
use crate::{App, Failure, event};
use besok_core::account::{Email, Phone};
use besok_core::booking::State;
use besok_core::id::{InvitationId, MessageId};
use besok_core::invitation::Channel;
use besok_core::letter::Kind;
use besok_core::message::{Body, Mailed, To};
use besok_core::visit::Stage;
use besok_store::Due;
use besok_view::{mail, sms};
use jiff::{Timestamp, ToSpan};
use std::collections::HashMap;
use tokio::task::JoinSet;

/// How many messages one worker takes at a time.
const AT_ONCE: i64 = 32;
/// For how many seconds a message is nobody else's once it was taken. Longer than the patience with a mail
/// server or a gateway.
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
    /// Not sent, for now or for good: when it is tried again, if ever.
    Failed(SendError, Option<Timestamp>),
    /// What it says is no longer so.
    Untrue,
}

/// Sends every mail that is due.
pub async fn send_mails(app: App) -> Result<(), Failure> {
    send(&app, "email").await
}

/// Sends every SMS that is due. They wait for no mail server.
pub async fn send_sms(app: App) -> Result<(), Failure> {
    send(&app, "sms").await
}

async fn send(app: &App, channel: &str) -> Result<(), Failure> {
    loop {
        let now = app.clock.now();
        let mut tx = app.store.begin_unsynced().await?;
        let taken = tx.take_due(channel, now, now + LEASE_SECONDS.seconds(), AT_ONCE).await?;
        tx.commit().await?;
        let count = taken.len() as i64;
        send_all(app, taken, now).await?;
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
                    (panic.id(), Ok(Fate::Failed(SendError { reason, code: None, permanent: true }, None)))
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
    let tried = match &message.to {
        To::Email(email) => by_mail(app, due, email, now).await,
        To::Phone(phone) => by_sms(app, due, phone, now).await,
    };
    Ok(tried.unwrap_or_else(|error| {
        let again = again(due, error.permanent, now);
        Fate::Failed(error, again)
    }))
}

async fn by_mail(app: &App, due: &Due, email: &Email, now: Timestamp) -> Result<Fate, SendError> {
    let id = &due.message.id;
    let mail = mail::render(&due.message, &app.catalogue(), &app.base_url);
    match &app.mailer {
        Mailer::Smtp(smtp) => smtp.send(id.as_str(), email.as_str(), &mail).await.map(|()| Fate::Sent),
        Mailer::Mailbox => Ok(Fate::ForMailbox(Mailed {
            id: id.to_string(),
            to: email.as_str().to_owned(),
            subject: mail.subject,
            body: mail.text,
            calendar: mail.calendar.map(|calendar| calendar.text),
            at: now,
        })),
    }
}

/// What has no words for an SMS, or no gateway any more, does not wait for one: the doctor tells of it.
async fn by_sms(app: &App, due: &Due, phone: &Phone, now: Timestamp) -> Result<Fate, SendError> {
    let never = |reason: &str| SendError { reason: reason.to_owned(), code: None, permanent: true };
    let text = sms::render(&due.message, &app.catalogue(), &app.base_url);
    let text = text.ok_or_else(|| never("this kind of message is not sent by SMS"))?;
    match &app.sms {
        None => Err(never("there is no SMS gateway: set [sms]")),
        Some(Sms::Gateway(gateway)) => gateway.send(phone, &text).await.map(|()| Fate::Sent),
        Some(Sms::Mailbox) => Ok(Fate::ForMailbox(Mailed {
            id: due.message.id.to_string(),
            to: phone.as_str().to_owned(),
            subject: text.lines().next().unwrap_or_default().to_owned(),
            body: text,
            calendar: None,
            at: now,
        })),
    }
}

/// Whether a message may still be sent. A reminder or an offer that waited while its visit was moved, cancelled or past
/// may not; a request that was taken back, changed or booked meanwhile neither, nor whose turn it no longer is.
async fn is_true(app: &App, body: &Body, now: Timestamp) -> Result<bool, Failure> {
    if let Body::Asked { invitation, secret, .. } = body {
        return Ok(app.store.is_asked_with(invitation, &digest(secret)).await?);
    }
    if let Body::YourTurn { visit, counter, .. } = body {
        let stage = if counter.is_some() { Stage::Called } else { Stage::Waiting };
        let visit = app.store.visit(visit).await?;
        return Ok(visit.is_some_and(|visit| visit.stage == stage && visit.counter == *counter));
    }
    let (Body::Reminder(appointment) | Body::Offered { appointment, .. }) = body else { return Ok(true) };
    let booking = app.store.booking(&appointment.reference).await?;
    Ok(booking.is_some_and(|booking| {
        booking.sequence == appointment.sequence && booking.state_at(now) == State::Booked && booking.starts_at > now
    }))
}

async fn note(app: &App, ended: &[(Due, Fate)], now: Timestamp) -> Result<(), Failure> {
    let (mut sent, mut mailed, mut unreached) = (Vec::new(), Vec::new(), Vec::new());
    let mut tx = app.store.begin_unsynced().await?;
    for (due, fate) in ended {
        let id = &due.message.id;
        match fate {
            Fate::Sent => sent.push(due),
            Fate::ForMailbox(mail) => {
                mailed.push(mail);
                sent.push(due);
            }
            Fate::Failed(error, again) => {
                tracing::warn!(message = %id, kind = due.message.body.kind(), code = error.code, ?again, "not sent");
                match &due.message.body {
                    Body::Asked { invitation, .. } if again.is_none() => unreached.push((id, invitation, error)),
                    _ => tx.mark_failed(id, &error.reason, *again).await?,
                }
            }
            Fate::Untrue => tx.drop_message(id).await?,
        }
    }
    tx.put_mailed(&mailed).await?;
    tx.mark_sent(&sent.iter().map(|due| &due.message.id).collect::<Vec<_>>()).await?;
    tx.note_mailed(&sent.iter().filter_map(|due| asked(due)).collect::<Vec<_>>(), now).await?;
    tx.commit().await?;
    for (message, invitation, error) in unreached {
        give_up(app, message, (invitation, error), now).await?;
    }
    Ok(())
}

/// The request that a message is about.
fn asked(due: &Due) -> Option<&InvitationId> {
    if let Body::Asked { invitation, .. } = &due.message.body { Some(invitation) } else { None }
}

/// Gives up the mail of a request. A letter goes instead, if there is an address and none went before.
async fn give_up(
    app: &App,
    message: &MessageId,
    (invitation, error): (&InvitationId, &SendError),
    now: Timestamp,
) -> Result<(), Failure> {
    let mut tx = app.store.begin().await?;
    let known = tx.lock_invitation(invitation).await?;
    tx.mark_failed(message, &error.reason, None).await?;
    if let Some(known) = known.filter(|known| known.ended_at.is_none()) {
        tx.put_came_back(invitation, Channel::Email, now).await?;
        event::put_by(app, &mut tx, "system", ("invitation.undeliverable", invitation.as_str(), "email")).await?;
        let instead = known.asked.channel == Channel::Email && !known.asked.address.is_empty();
        if instead && tx.visit_for(invitation).await?.is_none() && !tx.has_letter(invitation).await? {
            write(app, &mut tx, (&known, Kind::Request), now).await?;
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
