//! Requests to book, as the agency makes them: made, changed, taken back, renewed, sent again. What the one who is
//! asked does with a request is below `invitation/`.

pub mod file;
pub mod find;
pub mod list;
mod open;
mod prove;
mod send;
mod tried;

pub use open::{Found, find, look_up, mine, record_of, visit_for};
pub use prove::{BindRefusal, BirthRefusal, begin, bind, is_for, prove_by_birth};

pub(crate) use send::{mail, send, write};
pub use tried::{nothing_free, party, try_in_vain};

use crate::account::digest;
use crate::{App, Failure, event};
use besok_core::booking::{Reference, State};
use besok_core::id::{InvitationId, MessageId};
use besok_core::invitation::{Asked, Fault, Invitation, Notice, NoticeKind};
use besok_core::message::{Body, Message, To};
use besok_store::Tx;
use jiff::Timestamp;
use jiff::civil::Date;

/// What came of a request to make one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The request: the new one, or the open one for the same case, people and errands, as it stands.
    pub invitation: Invitation,
    /// Whether it is new.
    pub new: bool,
}

/// Why a request was left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeRefusal {
    /// There is none.
    NotFound,
    /// Somebody changed it since it was looked at.
    ChangedSince,
    /// It was taken back before.
    Withdrawn,
    /// Its visit is booked, with this reference.
    Booked(Reference),
    /// Another open request asks the same people for the same.
    LikeAnother(InvitationId),
    /// Something is wrong with what is asked.
    Faults(Vec<Fault>),
}

/// Makes a request and sends it; or finds the open one that is the same. `by` is who asks for it, as events name them.
pub async fn make(app: &App, by: &str, asked: Asked) -> Result<Result<Made, Vec<Fault>>, Failure> {
    let now = app.clock.now();
    let faults = asked.faults(&app.catalogue(), now);
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    let likeness = digest(&asked.likeness());
    let invitation = Invitation::new(InvitationId(app.random.id(now)), asked, by.to_owned(), now);
    let mut tx = app.store.begin().await?;
    if !tx.insert_invitation(&invitation, &likeness).await? {
        // Ended since, perhaps; then the next try makes it.
        let known = tx.open_invitation(&likeness).await?.ok_or_else(Failure::overloaded)?;
        return Ok(Ok(Made { invitation: known, new: false }));
    }
    send(app, &mut tx, &invitation, now).await?;
    event::put_by(app, &mut tx, by, ("invitation.made", invitation.id.as_str(), "")).await?;
    tx.commit().await?;
    Ok(Ok(Made { invitation, new: true }))
}

/// Changes what is asked, and sends it anew. `seen` is the sequence of the request that was looked at. Whoever else is
/// asked now, or is reached elsewhere, proves it anew: earlier links and codes end.
pub async fn change(
    app: &App,
    by: &str,
    (id, seen): (&InvitationId, i64),
    asked: Asked,
) -> Result<Result<Invitation, ChangeRefusal>, Failure> {
    let now = app.clock.now();
    let faults = asked.faults(&app.catalogue(), now);
    if !faults.is_empty() {
        return Ok(Err(ChangeRefusal::Faults(faults)));
    }
    let (mut tx, old) = match open(app, id, seen, now).await? {
        Ok(opened) => opened,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let likeness = digest(&asked.likeness());
    if let Some(other) = tx.open_invitation(&likeness).await?.filter(|other| other.id != *id) {
        return Ok(Err(ChangeRefusal::LikeAnother(other.id)));
    }
    let before = &old.asked;
    let anew = (&before.people, &before.email, &before.address, &before.case_file)
        != (&asked.people, &asked.email, &asked.address, &asked.case_file);
    let mut new = Invitation { last_day: asked.book_by, asked, reminded: 0, ended_at: None, ..next(&old) };
    if anew {
        tx.end_invitation_codes(id, now).await?;
        tx.unbind_invitation(id).await?;
        new = Invitation {
            account: None,
            persons: Vec::new(),
            opened_at: None,
            signed_in_at: None,
            tried_at: None,
            ..new
        };
    }
    tx.save_invitation(&new, &likeness).await?;
    send(app, &mut tx, &new, now).await?;
    event::put_by(app, &mut tx, by, ("invitation.changed", id.as_str(), "")).await?;
    tx.commit().await?;
    Ok(Ok(new))
}

/// Asks again by another date, also where the old one has passed.
pub async fn renew(
    app: &App,
    by: &str,
    (id, seen): (&InvitationId, i64),
    book_by: Date,
) -> Result<Result<Invitation, ChangeRefusal>, Failure> {
    let Some(known) = app.store.invitation(id).await? else { return Ok(Err(ChangeRefusal::NotFound)) };
    change(app, by, (id, seen), Asked { book_by, ..known.asked }).await
}

/// Sends it once more, as it is.
pub async fn send_again(
    app: &App,
    by: &str,
    (id, seen): (&InvitationId, i64),
) -> Result<Result<Invitation, ChangeRefusal>, Failure> {
    let Some(known) = app.store.invitation(id).await? else { return Ok(Err(ChangeRefusal::NotFound)) };
    change(app, by, (id, seen), known.asked).await
}

/// Takes a request back. Its links and codes end, and who was mailed is told.
pub async fn withdraw(
    app: &App,
    by: &str,
    (id, seen): (&InvitationId, i64),
) -> Result<Result<Invitation, ChangeRefusal>, Failure> {
    let now = app.clock.now();
    let (mut tx, old) = match open(app, id, seen, now).await? {
        Ok(opened) => opened,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let new = Invitation { withdrawn_at: Some(now), ended_at: Some(now), ..next(&old) };
    tx.save_invitation(&new, &digest(&new.asked.likeness())).await?;
    tx.end_invitation_codes(id, now).await?;
    if let Some(to) = new.asked.email.clone().filter(|_| new.asked.channel.mails()).map(To::Email) {
        let id = MessageId(app.random.id(now));
        let message = Message { id, to, language: new.asked.language, body: Body::AskedNoMore };
        tx.put_messages(&[&message], now).await?;
    }
    tell(app, &mut tx, id, NoticeKind::Withdrawn, now).await?;
    event::put_by(app, &mut tx, by, ("invitation.withdrawn", id.as_str(), "")).await?;
    tx.commit().await?;
    Ok(Ok(new))
}

/// The request, locked, if it may still be changed by somebody who saw it so.
async fn open(
    app: &App,
    id: &InvitationId,
    seen: i64,
    now: Timestamp,
) -> Result<Result<(Tx, Invitation), ChangeRefusal>, Failure> {
    let mut tx = app.store.begin().await?;
    let Some(known) = tx.lock_invitation(id).await? else { return Ok(Err(ChangeRefusal::NotFound)) };
    if known.withdrawn_at.is_some() {
        return Ok(Err(ChangeRefusal::Withdrawn));
    }
    if known.sequence != seen {
        return Ok(Err(ChangeRefusal::ChangedSince));
    }
    match tx.visit_for(id).await? {
        Some(visit) if visit.state_at(now) != State::Cancelled => Ok(Err(ChangeRefusal::Booked(visit.reference))),
        _ => Ok(Ok((tx, known))),
    }
}

fn next(old: &Invitation) -> Invitation {
    Invitation { sequence: old.sequence + 1, ..old.clone() }
}

/// Tells the case system of something that is no booking.
pub(crate) async fn tell(
    app: &App,
    tx: &mut Tx,
    id: &InvitationId,
    kind: NoticeKind,
    now: Timestamp,
) -> Result<(), Failure> {
    let notice = Notice { id: app.random.id(now), invitation: id.clone(), kind, booking: None, at: now };
    Ok(tx.put_notices(&[&notice]).await?)
}
