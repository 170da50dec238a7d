//! Sending a request: every mail has a link of its own, every letter a code of its own.

use crate::account::digest;
use crate::{App, Failure};
use besok_core::id::MessageId;
use besok_core::invitation::{Channel, Invitation};
use besok_core::message::{Body, Message};
use besok_store::{LetterKind, Tx};
use jiff::Timestamp;

/// What is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sending {
    /// The request itself.
    Request,
    /// A reminder of it.
    Reminder,
}

/// Puts the mail into the outbox and the letter into the print queue, as the request says.
pub(crate) async fn send(
    app: &App,
    tx: &mut Tx,
    invitation: &Invitation,
    sending: Sending,
    now: Timestamp,
) -> Result<(), Failure> {
    let asked = &invitation.asked;
    if let Some(to) = asked.email.clone().filter(|_| asked.channel.mails()) {
        let secret = app.random.token();
        tx.insert_code(&digest(&secret), &invitation.id, Channel::Email, now).await?;
        let body = Body::Asked {
            invitation: invitation.id.clone(),
            secret,
            book_by: invitation.last_day,
            reminder: sending == Sending::Reminder,
        };
        let message = Message { id: MessageId(app.random.id(now)), to, language: asked.language, body };
        tx.put_messages(&[&message], now).await?;
    }
    if asked.channel.writes() {
        let code = app.random.letter_code();
        tx.insert_code(&digest(code.as_str()), &invitation.id, Channel::Letter, now).await?;
        let kind = match sending {
            Sending::Request => LetterKind::Request,
            Sending::Reminder => LetterKind::Reminder,
        };
        tx.insert_letter(&app.random.id(now), &invitation.id, (kind, &code), now).await?;
    }
    Ok(())
}
