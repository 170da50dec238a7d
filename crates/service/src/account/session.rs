//! Sessions: who is signed in, where else, and how each of them ends.

use super::code::digest;
use super::{find, note};
use crate::{App, Failure};
use besok_core::account::Account;
use besok_core::device::Device;
use besok_core::id::AccountId;
use besok_store::{Session, Tx};
use jiff::{Timestamp, ToSpan};

/// After how many minutes without use a session ends.
pub const IDLE_MINUTES: i64 = 30;
/// After how many minutes a session ends in any case. More than the twenty hours from which no warning is owed.
const SESSION_MINUTES: i64 = 24 * 60;
/// How old the note of a session's last use may get, in minutes, before it is written again.
const SEEN_MINUTES: i64 = 5;
/// How many characters of its digest a session is named by on pages.
const NAME_LENGTH: usize = 16;

/// A session as its account sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// What pages call it. Nobody gets in with it.
    pub name: String,
    /// On what it runs.
    pub device: Device,
    /// Since when.
    pub began_at: Timestamp,
    /// When it was last used, to within a few minutes.
    pub used_at: Timestamp,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// Begins a session, and gives its secret.
pub(super) async fn begin(app: &App, tx: &mut Tx, account: &AccountId, device: Device) -> Result<String, Failure> {
    let (token, now) = (app.random.token(), app.clock.now());
    let session = Session { id: digest(&token), account: account.clone(), created_at: now, seen_at: now, device };
    tx.make_session(&session).await?;
    Ok(token)
}

/// Who is signed in with this secret, if the session has not ended.
pub async fn signed_in(app: &App, token: &str) -> Result<Option<Account>, Failure> {
    let now = app.clock.now();
    let Some(session) = app.store.session(&digest(token)).await? else { return Ok(None) };
    if !is_open(&session, now) {
        sign_out(app, token).await?;
        return Ok(None);
    }
    if now >= session.seen_at + SEEN_MINUTES.minutes() {
        let mut tx = app.store.begin().await?;
        tx.see_session(&session.id, now).await?;
        tx.commit().await?;
    }
    find(app, &session.account).await
}

fn is_open(session: &Session, now: Timestamp) -> bool {
    now < session.seen_at + IDLE_MINUTES.minutes() && now < session.created_at + SESSION_MINUTES.minutes()
}

/// Ends the session with this secret.
pub async fn sign_out(app: &App, token: &str) -> Result<(), Failure> {
    let mut tx = app.store.begin().await?;
    tx.end_session(&digest(token)).await?;
    Ok(tx.commit().await?)
}

/// The sessions of an account that have not ended: the one that asks first, then the one used last.
pub async fn sessions(app: &App, account: &Account, token: &str) -> Result<Vec<OpenSession>, Failure> {
    let (own, now) = (digest(token), app.clock.now());
    let open = app.store.sessions_of(&account.id).await?.into_iter().filter(|session| is_open(session, now));
    let mut sessions: Vec<OpenSession> = open
        .map(|session| OpenSession {
            name: name(&session),
            device: session.device,
            began_at: session.created_at,
            used_at: session.seen_at,
            current: session.id == own,
        })
        .collect();
    sessions.sort_by_key(|session| !session.current);
    Ok(sessions)
}

/// A digest of the digest: nothing that the database knows a session by leaves it.
fn name(session: &Session) -> String {
    digest(&session.id)[..NAME_LENGTH].to_owned()
}

/// Ends the account's session of this name. Gives whether there was one; somebody else's is none.
pub async fn end_session(app: &App, account: &Account, named: &str) -> Result<bool, Failure> {
    let sessions = app.store.sessions_of(&account.id).await?;
    let Some(session) = sessions.iter().find(|session| name(session) == named) else { return Ok(false) };
    let mut tx = app.store.begin().await?;
    tx.end_session(&session.id).await?;
    note(app, &mut tx, &account.id, "session.ended").await?;
    tx.commit().await?;
    Ok(true)
}

/// Ends every session of an account but the one that asks.
pub async fn end_other_sessions(app: &App, account: &Account, token: &str) -> Result<(), Failure> {
    let mut tx = app.store.begin().await?;
    if tx.end_other_sessions(&account.id, &digest(token)).await? > 0 {
        note(app, &mut tx, &account.id, "session.others_ended").await?;
    }
    Ok(tx.commit().await?)
}
