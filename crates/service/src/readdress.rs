//! Another address for somebody who cannot read their mail any more. One member of staff checks who they are and asks;
//! another one confirms within a day. Both addresses are told, and whoever was signed in is no longer.

use crate::{App, Failure, event, visitor};
use besok_core::account::Email;
use besok_core::id::{MessageId, PersonId, StaffId};
use besok_core::message::{Body, Message, To};
use besok_core::readdress::{CONFIRM_HOURS, Document, Readdress};
use besok_core::staff::{Permission, Staff};
use jiff::ToSpan;

/// Why an address was not asked for, or not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReaddressRefusal {
    /// It cannot be one.
    NotAnEmail,
    /// It is not said with what the identity was checked.
    NoDocument,
    /// The account has it already.
    Same,
    /// Another account has it.
    Taken,
    /// The one who asked cannot confirm.
    NeedsAnother,
    /// It no longer waits.
    Over,
    /// No such person, or none whose account is left.
    NotFound,
}

/// One that waits, as a member of staff sees it.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// What waits.
    pub readdress: Readdress,
    /// Whose identity was checked.
    pub name: String,
}

/// Asks for another address, after the identity was checked.
pub async fn ask(
    app: &App,
    staff: &Staff,
    person: &PersonId,
    (document, email): (Option<Document>, &str),
) -> Result<Result<(), ReaddressRefusal>, Failure> {
    let visitor = visitor::find(app, staff, person).await?;
    let Some(account) = visitor.and_then(|visitor| visitor.account) else {
        return Ok(Err(ReaddressRefusal::NotFound));
    };
    let Some(email) = Email::parse(email) else { return Ok(Err(ReaddressRefusal::NotAnEmail)) };
    let Some(document) = document else { return Ok(Err(ReaddressRefusal::NoDocument)) };
    if account.email.as_ref() == Some(&email) {
        return Ok(Err(ReaddressRefusal::Same));
    }
    if app.store.account_at(&email).await?.is_some() {
        return Ok(Err(ReaddressRefusal::Taken));
    }
    let now = app.clock.now();
    let new = Readdress {
        id: app.random.id(now),
        account: account.id,
        person: person.clone(),
        email,
        document,
        asked_by: staff.id.clone(),
        asked_at: now,
    };
    let mut tx = app.store.begin().await?;
    tx.ask_readdress(&new).await?;
    event::put(app, &mut tx, &staff.id, ("mailbox.asked", person.as_str(), document.as_str())).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Those that wait for a second member of staff, of people whom this one may see.
pub async fn waiting(app: &App, staff: &Staff) -> Result<Vec<Waiting>, Failure> {
    let mut waiting = Vec::new();
    for readdress in app.store.waiting_readdresses(app.clock.now() - CONFIRM_HOURS.hours()).await? {
        let visitor = visitor::find(app, staff, &readdress.person).await?;
        // Whose identity was checked at another office is confirmed there.
        let Some(visitor) = visitor.filter(|visitor| visitor.known || readdress.asked_by == staff.id) else { continue };
        waiting.push(Waiting { readdress, name: visitor.person.name.as_str().to_owned() });
    }
    Ok(waiting)
}

/// Confirms, as another member of staff than the one who asked.
pub async fn confirm(app: &App, staff: &Staff, id: &str) -> Result<Result<(), ReaddressRefusal>, Failure> {
    let now = app.clock.now();
    let Some(found) = find(app, staff, id).await? else { return Ok(Err(ReaddressRefusal::Over)) };
    if !found.may_confirm(&staff.id, now) {
        return Ok(Err(ReaddressRefusal::NeedsAnother));
    }
    let Some(account) = app.store.account(&found.account).await? else { return Ok(Err(ReaddressRefusal::NotFound)) };
    let mut tx = app.store.begin().await?;
    if !tx.decide_readdress(id, (true, &staff.id), now).await? {
        return Ok(Err(ReaddressRefusal::Over));
    }
    if !tx.readdress(&found.account, &found.email, now).await? {
        return Ok(Err(ReaddressRefusal::Taken));
    }
    let told = |to: &Email| Message {
        id: MessageId(app.random.id(now)),
        to: To::Email(to.clone()),
        language: account.language,
        body: Body::EmailChanged,
    };
    let messages: Vec<Message> = account.email.iter().chain([&found.email]).map(told).collect();
    tx.put_messages(&messages.iter().collect::<Vec<_>>(), now).await?;
    note(app, &mut tx, &staff.id, ("mailbox.confirmed", &found)).await?;
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(Ok(()))
}

/// Ends one that waits: whoever asked may take it back, and anybody else may say no.
pub async fn decline(app: &App, staff: &Staff, id: &str) -> Result<Result<(), ReaddressRefusal>, Failure> {
    let Some(found) = find(app, staff, id).await? else { return Ok(Err(ReaddressRefusal::Over)) };
    let mut tx = app.store.begin().await?;
    if tx.decide_readdress(id, (false, &staff.id), app.clock.now()).await? {
        note(app, &mut tx, &staff.id, ("mailbox.declined", &found)).await?;
    }
    tx.commit().await?;
    Ok(Ok(()))
}

async fn find(app: &App, staff: &Staff, id: &str) -> Result<Option<Readdress>, Failure> {
    let allowed = staff.may(Permission::SetMailbox);
    let waiting = waiting(app, staff).await?;
    Ok(waiting.into_iter().map(|one| one.readdress).find(|one| allowed && one.id == id))
}

async fn note(
    app: &App,
    tx: &mut besok_store::Tx,
    staff: &StaffId,
    (action, found): (&'static str, &Readdress),
) -> Result<(), Failure> {
    event::put(app, tx, staff, (action, found.person.as_str(), "")).await?;
    event::put(app, tx, staff, (action, found.account.as_str(), "")).await
}
