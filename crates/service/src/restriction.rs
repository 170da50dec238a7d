//! Accounts whose new bookings staff pause, what these say to it, and how that is answered.
//!
//! Nothing here happens by itself: a member of staff restricts, for a reason that the account reads, and the account
//! contests it. Whoever turns an appeal down is not who restricted.

use crate::desk::{self, Help, told};
use crate::visitor::{self, Visitor};
use crate::{App, Failure, event};
use besok_core::account::Account;
use besok_core::id::{MessageId, PersonId};
use besok_core::ledger::Told;
use besok_core::message::{Body, Message};
use besok_core::restriction::{
    APPEAL_LENGTH, Appeal, Length, NOTE_LENGTH, NoRuling, Reason, Restriction, Ruling, readable,
};
use besok_core::staff::{Permission, Staff};
use besok_store::Tx;

/// How many appeals that wait are looked at.
const WAITING: i64 = 200;

/// Somebody whose account may be restricted, as staff see them.
#[derive(Debug, Clone)]
pub struct Restrictable {
    /// Who.
    pub visitor: Visitor,
    /// Their account.
    pub account: Account,
    /// Its restrictions, the newest first.
    pub restrictions: Vec<Restriction>,
    /// How many times are held for its people at this moment.
    pub held: usize,
}

/// Why nothing was restricted or ruled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RestrictRefusal {
    /// It is not said why, or for how long.
    NotSaid,
    /// The note cannot be read, or is too long.
    Unreadable,
    /// The account is restricted already.
    Already,
    /// The account is not restricted, or no longer.
    Over,
    /// It cannot be ruled so.
    Ruling(NoRuling),
}

/// Why an appeal was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppealRefusal {
    /// It is empty, too long, or cannot be read.
    Unreadable,
    /// There is one that waits for an answer.
    Waits,
    /// The account is not restricted, or no longer.
    Over,
}

/// What holds of an account at this moment.
pub async fn of(app: &App, account: &Account) -> Result<Option<Restriction>, Failure> {
    let now = app.clock.now();
    Ok(app.store.restrictions_of(&account.id).await?.into_iter().find(|one| one.holds(now)))
}

/// What an account says to its restriction.
pub async fn appeal(app: &App, account: &Account, typed: &str) -> Result<Result<(), AppealRefusal>, Failure> {
    let Some(text) = readable(typed, APPEAL_LENGTH) else { return Ok(Err(AppealRefusal::Unreadable)) };
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    let all = tx.lock_restrictions(&account.id).await?;
    let Some(restriction) = all.iter().find(|one| one.holds(now)) else { return Ok(Err(AppealRefusal::Over)) };
    let appeal = Appeal { id: app.random.id(now), text, at: now, answer: None };
    if !tx.put_appeal(&restriction.id, &appeal).await? {
        return Ok(Err(AppealRefusal::Waits));
    }
    let by = format!("account:{}", account.id);
    event::put_by(app, &mut tx, &by, ("account.appealed", account.id.as_str(), "")).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Somebody whose account a member of staff may restrict: whom they see whole.
pub async fn find(app: &App, staff: &Staff, person: &PersonId) -> Result<Option<Restrictable>, Failure> {
    if !staff.may(Permission::Restrict) {
        return Ok(None);
    }
    let Some(visitor) = visitor::find(app, staff, person).await?.filter(|visitor| visitor.known) else {
        return Ok(None);
    };
    let Some(account) = visitor.account.clone() else { return Ok(None) };
    let persons: Vec<PersonId> = account.own().map(|known| known.person.id.clone()).collect();
    let now = app.clock.now();
    let holds = app.store.holds_of(&persons).await?;
    let held = holds.iter().filter(|hold| hold.offered().is_none() && hold.is_live(now)).count();
    let restrictions = app.store.restrictions_of(&account.id).await?;
    Ok(Some(Restrictable { visitor, account, restrictions, held }))
}

/// Pauses the new bookings of an account. What it has stays.
pub async fn restrict(
    app: &App,
    staff: &Staff,
    of: &Restrictable,
    (reason, length): (Option<Reason>, Option<Length>),
    note: &str,
) -> Result<Result<(), RestrictRefusal>, Failure> {
    let (Some(reason), Some(length)) = (reason, length) else { return Ok(Err(RestrictRefusal::NotSaid)) };
    let note = if note.trim().is_empty() { Some(String::new()) } else { readable(note, NOTE_LENGTH) };
    let Some(note) = note else { return Ok(Err(RestrictRefusal::Unreadable)) };
    let (now, account) = (app.clock.now(), &of.account);
    let mut tx = app.store.begin().await?;
    if tx.lock_restrictions(&account.id).await?.iter().any(|one| one.holds(now)) {
        return Ok(Err(RestrictRefusal::Already));
    }
    let new = Restriction {
        id: app.random.id(now),
        account: account.id.clone(),
        reason,
        note,
        staff: staff.id.clone(),
        at: now,
        until: length.until(now),
        lifted: None,
        appeals: Vec::new(),
    };
    if !tx.restrict(&new).await? {
        return Ok(Err(RestrictRefusal::Already));
    }
    let detail = format!("{} {}", reason.as_str(), length.as_str());
    event::put(app, &mut tx, &staff.id, ("account.restricted", account.id.as_str(), &detail)).await?;
    tell(app, &mut tx, account, Body::Restricted { reason, until: new.until }).await?;
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(Ok(()))
}

/// Lifts a restriction, or answers what the account said to it; both, where both are so.
pub async fn rule(
    app: &App,
    staff: &Staff,
    of: &Restrictable,
    ruling: Option<Ruling>,
) -> Result<Result<(), RestrictRefusal>, Failure> {
    let Some(ruling) = ruling else { return Ok(Err(RestrictRefusal::NotSaid)) };
    let (now, account) = (app.clock.now(), &of.account);
    let mut tx = app.store.begin().await?;
    let all = tx.lock_restrictions(&account.id).await?;
    let Some(restriction) = all.iter().find(|one| one.holds(now)) else { return Ok(Err(RestrictRefusal::Over)) };
    if let Err(refusal) = restriction.may_rule(ruling, &staff.id) {
        return Ok(Err(RestrictRefusal::Ruling(refusal)));
    }
    tx.rule(&restriction.id, (ruling, &staff.id), now).await?;
    let action = if ruling.lifts() { "account.unrestricted" } else { "account.upheld" };
    event::put(app, &mut tx, &staff.id, (action, account.id.as_str(), ruling.as_str())).await?;
    tell(app, &mut tx, account, Body::Ruled { ruling }).await?;
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(Ok(()))
}

/// Gives back what is held for an account's people at this moment. Gives how many times that were.
pub async fn release(app: &App, staff: &Staff, of: &Restrictable) -> Result<usize, Failure> {
    let help = Help { staff: &staff.id, account: &of.account, beyond: None, says: None, key: None };
    desk::release(app, help).await
}

/// Those who said something that waits for an answer, as far as a member of staff sees them: the longest wait first.
pub async fn waiting(app: &App, staff: &Staff) -> Result<Vec<(Visitor, Appeal)>, Failure> {
    let mut waiting = Vec::new();
    for (account, appeal) in app.store.waiting_appeals(app.clock.now(), WAITING).await? {
        let Some(account) = app.store.account(&account).await? else { continue };
        let Some(person) = account.myself() else { continue };
        let seen = visitor::find(app, staff, &person.id).await?.filter(|visitor| visitor.known);
        waiting.extend(seen.map(|visitor| (visitor, appeal)));
    }
    Ok(waiting)
}

/// By mail, where there is an address. Staff phone everybody else.
async fn tell(app: &App, tx: &mut Tx, account: &Account, body: Body) -> Result<(), Failure> {
    let now = app.clock.now();
    if let Some(Told { to, language }) = told(account) {
        let message = Message { id: MessageId(app.random.id(now)), to, language, body };
        tx.put_messages(&[&message], now).await?;
    }
    Ok(())
}
