//! Sending a request: every mail has a link of its own, every letter a code of its own.

use crate::account::digest;
use crate::{App, Failure};
use besok_core::id::MessageId;
use besok_core::invitation::{Channel, Invitation};
use besok_core::letter::Kind;
use besok_core::message::{Body, Message, To};
use besok_store::{NewLetter, Tx};
use jiff::Timestamp;

/// Puts the mail into the outbox and the letter into the print queue, as the request says. What came back before is
/// settled by that.
pub(crate) async fn send(app: &App, tx: &mut Tx, invitation: &Invitation, now: Timestamp) -> Result<(), Failure> {
    tx.forget_came_back(&invitation.id).await?;
    if invitation.asked.channel.mails() {
        mail(app, tx, (invitation, Kind::Request), now).await?;
    }
    if invitation.asked.channel.writes() {
        write(app, tx, (invitation, Kind::Request), now).await?;
    }
    Ok(())
}

/// Puts a mail into the outbox, if there is an address.
pub(crate) async fn mail(
    app: &App,
    tx: &mut Tx,
    (invitation, kind): (&Invitation, Kind),
    now: Timestamp,
) -> Result<(), Failure> {
    let Some(to) = invitation.asked.email.clone().map(To::Email) else { return Ok(()) };
    let secret = app.random.token();
    tx.insert_code(&digest(&secret), &invitation.id, Channel::Email, now).await?;
    let body = Body::Asked {
        invitation: invitation.id.clone(),
        secret,
        book_by: invitation.last_day,
        reminder: kind == Kind::Reminder,
    };
    let message = Message { id: MessageId(app.random.id(now)), to, language: invitation.asked.language, body };
    Ok(tx.put_messages(&[&message], now).await?)
}

/// Puts a letter into the print queue.
pub(crate) async fn write(
    app: &App,
    tx: &mut Tx,
    (invitation, kind): (&Invitation, Kind),
    now: Timestamp,
) -> Result<(), Failure> {
    let (code, number) = (app.random.letter_code(), app.random.letter_number());
    let digest = digest(code.as_str());
    tx.insert_code(&digest, &invitation.id, Channel::Letter, now).await?;
    let (id, invitation) = (app.random.id(now), &invitation.id);
    let letter = NewLetter { id: &id, number: &number, invitation, kind, code: (&code, &digest) };
    Ok(tx.insert_letter(&letter, now).await?)
}
