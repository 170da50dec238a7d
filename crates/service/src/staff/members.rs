//! Who works here and in which roles: given and taken by administrators, and by the operator for the first of them.

use crate::account::digest;
use crate::random::Random;
use crate::{App, Failure, event};
use besok_core::account::Email;
use besok_core::event::Event;
use besok_core::id::StaffId;
use besok_core::language::Language;
use besok_core::person::Name;
use besok_core::staff::{Duty, Permission, Role, Staff};
use besok_store::{Recovery, Store, Tx};
use jiff::{Timestamp, ToSpan};

/// For how many hours a link enrols a passkey.
pub const LINK_HOURS: i64 = 24;
/// For how many hours a wish for a new link waits for another administrator.
const RECOVERY_HOURS: i64 = 24;

/// Somebody who is to work here.
#[derive(Debug, Clone)]
pub struct NewStaff {
    /// What colleagues call them.
    pub name: Name,
    /// Tells them from others.
    pub email: Email,
    /// Of their pages.
    pub language: Language,
    /// What they do, and where.
    pub duties: Vec<Duty>,
    /// Whether they are named for protected identities.
    pub protected: bool,
}

/// Why a member stays as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberRefusal {
    /// Somebody has this address already.
    EmailTaken,
    /// No such member, or one with duties at offices that are not the administrator's.
    NotTheirs,
    /// Nobody would be left who can give roles.
    LastAdministrator,
    /// Somebody has asked for a new link already.
    AskedAlready,
    /// Nobody has asked for a new link, or it was oneself: it takes two.
    NeedsAnother,
}

/// Makes a member, and gives the secret of a link with which they enrol a passkey, once.
pub async fn add(app: &App, by: &Staff, new: NewStaff) -> Result<Result<String, MemberRefusal>, Failure> {
    let named = !new.protected || by.may_everywhere(Permission::StaffAdmin);
    if !named || !new.duties.iter().all(|duty| by.may_give(duty)) {
        return Ok(Err(MemberRefusal::NotTheirs));
    }
    add_by(&app.store, &app.random, app.clock.now(), &by.id.actor(), new).await
}

/// The same for whoever runs the machine: that is how the first administrator comes to be.
pub async fn add_by(
    store: &Store,
    random: &Random,
    now: Timestamp,
    actor: &str,
    new: NewStaff,
) -> Result<Result<String, MemberRefusal>, Failure> {
    let NewStaff { name, email, language, duties, protected } = new;
    let staff = Staff { id: random.id(now).into(), name, email, language, duties, protected };
    let mut tx = store.begin().await?;
    if !tx.make_staff(&staff, now).await? {
        return Ok(Err(MemberRefusal::EmailTaken));
    }
    let event = Event {
        id: random.id(now),
        at: now,
        actor: actor.to_owned(),
        action: "staff.added",
        subject: staff.id.to_string(),
        detail: listed(&staff.duties),
    };
    tx.put_events(&[&event]).await?;
    let token = link(random, &mut tx, &staff.id, now).await?;
    tx.commit().await?;
    Ok(Ok(token))
}

/// A new link for somebody who has an address here, given by whoever runs the machine. Passkeys and sessions end.
pub async fn new_link(
    store: &Store,
    random: &Random,
    now: Timestamp,
    email: &Email,
) -> Result<Option<String>, Failure> {
    let Some(staff) = store.all_staff().await?.into_iter().find(|staff| staff.email == *email) else {
        return Ok(None);
    };
    let mut tx = store.begin().await?;
    let token = replace_passkeys(random, &mut tx, &staff.id, now).await?;
    let event = Event {
        id: random.id(now),
        at: now,
        actor: "operator".to_owned(),
        action: "staff.link_given",
        subject: staff.id.to_string(),
        detail: String::new(),
    };
    tx.put_events(&[&event]).await?;
    tx.commit().await?;
    Ok(Some(token))
}

async fn link(random: &Random, tx: &mut Tx, staff: &StaffId, now: Timestamp) -> Result<String, Failure> {
    let token = random.token();
    tx.make_staff_link(&digest(&token), staff, now + LINK_HOURS.hours()).await?;
    Ok(token)
}

async fn replace_passkeys(random: &Random, tx: &mut Tx, staff: &StaffId, now: Timestamp) -> Result<String, Failure> {
    tx.remove_passkeys(staff).await?;
    tx.end_staff_sessions(staff).await?;
    link(random, tx, staff, now).await
}

/// Gives a member one more duty. It holds from their next press on.
pub async fn give(app: &App, by: &Staff, id: &StaffId, duty: &Duty) -> Result<Result<(), MemberRefusal>, Failure> {
    set_duties(app, (by, id), duty, |duties| {
        if !duties.contains(duty) {
            duties.push(duty.clone());
        }
    })
    .await
}

/// Takes a duty from a member. It has ended with their next press.
pub async fn take(app: &App, by: &Staff, id: &StaffId, duty: &Duty) -> Result<Result<(), MemberRefusal>, Failure> {
    set_duties(app, (by, id), duty, |duties| duties.retain(|known| known != duty)).await
}

/// The duties are read under the lock: what somebody else has taken meanwhile does not come back.
async fn set_duties(
    app: &App,
    (by, id): (&Staff, &StaffId),
    duty: &Duty,
    change: impl FnOnce(&mut Vec<Duty>),
) -> Result<Result<(), MemberRefusal>, Failure> {
    let mut tx = app.store.begin().await?;
    tx.lock_staff().await?;
    let Some(member) = app.store.staff(id).await?.filter(|_| by.may_give(duty)) else {
        return Ok(Err(MemberRefusal::NotTheirs));
    };
    let mut duties = member.duties.clone();
    change(&mut duties);
    if !administers(&duties) && is_last(&mut tx, &member).await? {
        return Ok(Err(MemberRefusal::LastAdministrator));
    }
    tx.set_duties(id, &duties).await?;
    let detail = format!("from {} to {}", listed(&member.duties), listed(&duties));
    event::put(app, &mut tx, &by.id, ("staff.duties_set", id.as_str(), &detail)).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

fn administers(duties: &[Duty]) -> bool {
    duties.iter().any(|duty| duty.role == Role::Administrator && duty.office.is_none())
}

async fn is_last(tx: &mut Tx, member: &Staff) -> Result<bool, Failure> {
    Ok(administers(&member.duties) && tx.others_with(Role::Administrator, &member.id).await? == 0)
}

/// "manager umea, reception boden"; `everywhere` in place of an office.
fn listed(duties: &[Duty]) -> String {
    let said = |duty: &Duty| {
        let office = duty.office.as_ref().map_or("everywhere", |office| office.as_str());
        format!("{} {office}", duty.role.as_str())
    };
    if duties.is_empty() { "none".to_owned() } else { duties.iter().map(said).collect::<Vec<_>>().join(", ") }
}

/// Names a member for protected identities, or no longer. Those are of no office, and nobody names themselves.
pub async fn set_protected(
    app: &App,
    by: &Staff,
    id: &StaffId,
    protected: bool,
) -> Result<Result<(), MemberRefusal>, Failure> {
    if by.id == *id || !by.may_everywhere(Permission::StaffAdmin) || super::find(app, id).await?.is_none() {
        return Ok(Err(MemberRefusal::NotTheirs));
    }
    let mut tx = app.store.begin().await?;
    tx.set_staff_protected(id, protected).await?;
    let detail = if protected { "named" } else { "no longer named" };
    event::put(app, &mut tx, &by.id, ("staff.protected_set", id.as_str(), detail)).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Somebody leaves: at once they have no role, no passkey and no session.
pub async fn end(app: &App, by: &Staff, id: &StaffId) -> Result<Result<(), MemberRefusal>, Failure> {
    let mut tx = app.store.begin().await?;
    tx.lock_staff().await?;
    let Some(member) = governed(app, by, id).await? else { return Ok(Err(MemberRefusal::NotTheirs)) };
    if is_last(&mut tx, &member).await? {
        return Ok(Err(MemberRefusal::LastAdministrator));
    }
    tx.end_staff(id, app.clock.now()).await?;
    event::put(app, &mut tx, &by.id, ("staff.left", id.as_str(), "")).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// A member whose every duty is the administrator's to give. Whoever has none, or sees protected identities, is of no
/// office.
async fn governed(app: &App, by: &Staff, id: &StaffId) -> Result<Option<Staff>, Failure> {
    let everywhere = by.may_everywhere(Permission::StaffAdmin);
    let of_offices = |member: &Staff| {
        !member.duties.is_empty() && !member.protected && member.duties.iter().all(|duty| by.may_give(duty))
    };
    Ok(super::find(app, id).await?.filter(|member| everywhere || of_offices(member)))
}

/// The wishes for a new link that wait for another administrator.
pub async fn recoveries(app: &App) -> Result<Vec<Recovery>, Failure> {
    let since = app.clock.now() - RECOVERY_HOURS.hours();
    Ok(app.store.recoveries().await?.into_iter().filter(|recovery| recovery.asked_at >= since).collect())
}

/// The first of two administrators asks for a new link for somebody who has lost every passkey.
pub async fn ask_recovery(app: &App, by: &Staff, id: &StaffId) -> Result<Result<(), MemberRefusal>, Failure> {
    if governed(app, by, id).await?.is_none() {
        return Ok(Err(MemberRefusal::NotTheirs));
    }
    let waits = recoveries(app).await?.iter().any(|recovery| recovery.staff == *id);
    let recovery = Recovery { staff: id.clone(), asked_by: by.id.clone(), asked_at: app.clock.now() };
    let mut tx = app.store.begin().await?;
    if !waits {
        tx.end_recovery(id).await?;
    }
    if !tx.ask_recovery(&recovery).await? {
        return Ok(Err(MemberRefusal::AskedAlready));
    }
    event::put(app, &mut tx, &by.id, ("staff.link_asked", id.as_str(), "")).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// The second one gives it. What the member could sign in with before ends.
pub async fn give_recovery(app: &App, by: &Staff, id: &StaffId) -> Result<Result<String, MemberRefusal>, Failure> {
    if by.id == *id || governed(app, by, id).await?.is_none() {
        return Ok(Err(MemberRefusal::NotTheirs));
    }
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    if !tx.take_recovery(id, &by.id, now - RECOVERY_HOURS.hours()).await? {
        return Ok(Err(MemberRefusal::NeedsAnother));
    }
    let token = replace_passkeys(&app.random, &mut tx, id, now).await?;
    event::put(app, &mut tx, &by.id, ("staff.link_given", id.as_str(), "")).await?;
    tx.commit().await?;
    Ok(Ok(token))
}
