//! Sessions of staff. Each request asks the database for the member and their duties: what was taken away is gone with
//! the next press.

use crate::account::digest;
use crate::{App, Failure, event};
use besok_core::id::StaffId;
use besok_core::language::Language;
use besok_core::staff::Staff;
use besok_store::{StaffSession, Tx};
use jiff::{Timestamp, ToSpan};

/// After how many minutes without use a session ends.
const IDLE_MINUTES: i64 = 60;
/// After how many minutes a session ends in any case: a long day.
const SESSION_MINUTES: i64 = 12 * 60;
/// How old the note of a session's last use may get, in minutes, before it is written again.
const SEEN_MINUTES: i64 = 5;

/// Begins a session, and gives its secret.
pub(super) async fn begin(app: &App, tx: &mut Tx, staff: &StaffId) -> Result<String, Failure> {
    let (token, now) = (app.random.token(), app.clock.now());
    let session = StaffSession { id: digest(&token), staff: staff.clone(), created_at: now, seen_at: now };
    tx.make_staff_session(&session).await?;
    event::put(app, tx, staff, ("staff.signed_in", staff.as_str(), "")).await?;
    Ok(token)
}

/// Who is signed in with this secret, if the session has not ended and they have not left.
pub async fn signed_in(app: &App, token: &str) -> Result<Option<Staff>, Failure> {
    let now = app.clock.now();
    let Some(session) = app.store.staff_session(&digest(token)).await? else { return Ok(None) };
    if is_over(&session, now) {
        sign_out(app, token).await?;
        return Ok(None);
    }
    if now >= session.seen_at + SEEN_MINUTES.minutes() {
        let mut tx = app.store.begin().await?;
        tx.see_staff_session(&session.id, now).await?;
        tx.commit().await?;
    }
    super::find(app, &session.staff).await
}

/// The same, without being a use of the session: a page that stays open keeps nobody signed in.
pub async fn still_signed_in(app: &App, token: &str) -> Result<Option<Staff>, Failure> {
    match app.store.staff_session(&digest(token)).await? {
        Some(session) if !is_over(&session, app.clock.now()) => super::find(app, &session.staff).await,
        _ => Ok(None),
    }
}

fn is_over(session: &StaffSession, now: Timestamp) -> bool {
    now >= session.seen_at + IDLE_MINUTES.minutes() || now >= session.created_at + SESSION_MINUTES.minutes()
}

/// Ends the session with this secret.
pub async fn sign_out(app: &App, token: &str) -> Result<(), Failure> {
    let mut tx = app.store.begin().await?;
    tx.end_staff_session(&digest(token)).await?;
    Ok(tx.commit().await?)
}

/// The language of a member's pages from now on.
pub async fn set_language(app: &App, staff: &Staff, language: Language) -> Result<(), Failure> {
    let mut tx = app.store.begin().await?;
    tx.set_staff_language(&staff.id, language).await?;
    Ok(tx.commit().await?)
}
