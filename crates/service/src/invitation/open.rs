//! Opening a request, by the link of its mail or the code of its letter.
//!
//! A request counts as opened when the page behind its link is asked for by a browser that keeps the cookie which the
//! link sets; for a letter, when its code was typed or read by a camera. A mail scanner that only follows the link
//! opens nothing and learns nothing.

use super::{prove, tell};
use crate::account::digest;
use crate::{App, Failure};
use besok_core::account::{Account, Email};
use besok_core::booking::Booking;
use besok_core::id::InvitationId;
use besok_core::invitation::{Code, Invitation, NoticeKind, Stage};
use besok_store::{CodeKind, Tx};
use jiff::ToSpan;

/// Over how many minutes it is counted what is typed for letters.
const WINDOW_MINUTES: i64 = 30;
/// How many codes and dates of birth one network may type in that time; an office full of people is one network.
const FROM_NETWORK: i64 = 40;
/// How many wrong ones everybody together may type: so many are made by no slip of fingers.
const WRONG: i64 = 500;

/// What a browser's secret leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing, or nothing any more.
    Nothing,
    /// Too much was typed for letters. Again after so many minutes.
    TooMany(i64),
    /// A request whose person is mailed a code, to the address on record.
    Mail(Invitation, Email),
    /// A letter, if there is one: the date of birth will tell.
    Letter,
    /// A letter that the browser has proved, with nobody's account yet.
    Proved(Invitation),
    /// A request that can no longer be answered, and how it stands.
    Over(Invitation, Stage),
}

/// Finds what the secret of a browser leads to: that of a mail's link, the code of a letter, or the one that was given
/// for a letter with the right date of birth. It says nothing of a request that its bearer has not proved to be theirs.
pub async fn look_up(app: &App, secret: &str, network: &str) -> Result<Found, Failure> {
    if let Some(code) = Code::parse(secret) {
        return letter(app, &code, network).await;
    }
    let (digest, now) = (digest(secret), app.clock.now());
    if let Some(proven) = app.store.proven(&digest, now).await? {
        return on_record(app, proven, true).await;
    }
    let Some(code) = app.store.issued_code(&digest).await?.filter(|code| !code.letter) else {
        return Ok(Found::Nothing);
    };
    let Some(asked) = app.store.invitation(&code.invitation).await? else { return Ok(Found::Nothing) };
    if code.ended_at.is_some() && asked.withdrawn_at.is_none() {
        return Ok(Found::Nothing);
    }
    if code.ended_at.is_none() {
        see(app, &asked).await?;
    }
    on_record(app, asked, false).await
}

/// A code that does not exist is answered as one that does and has no address on record.
async fn letter(app: &App, code: &Code, network: &str) -> Result<Found, Failure> {
    let (digest, now) = (digest(code.as_str()), app.clock.now());
    let issued = app.store.issued_code(&digest).await?.filter(|code| code.letter);
    let mut tx = app.store.begin().await?;
    if !tx.knows_code_try(&digest, network, now - WINDOW_MINUTES.minutes()).await? {
        if let Some(minutes) = wait(app, &mut tx, network).await? {
            return Ok(Found::TooMany(minutes));
        }
        tx.note_code_try(&digest, network, (CodeKind::Code, issued.is_none()), now).await?;
        tx.commit().await?;
    }
    let Some(issued) = issued.filter(|code| code.ended_at.is_none()) else { return Ok(Found::Letter) };
    let Some(asked) = app.store.invitation(&issued.invitation).await? else { return Ok(Found::Letter) };
    see(app, &asked).await?;
    match on_record(app, asked, false).await? {
        found @ Found::Mail(..) => Ok(found),
        _ => Ok(Found::Letter),
    }
}

/// After how many minutes something can be typed for a letter from this network; none if it can be now.
pub(super) async fn wait(app: &App, tx: &mut Tx, network: &str) -> Result<Option<i64>, Failure> {
    let tries = tx.count_code_tries(network, app.clock.now() - WINDOW_MINUTES.minutes()).await?;
    let full = tries.network >= FROM_NETWORK || tries.wrong >= WRONG;
    Ok(full.then_some(WINDOW_MINUTES))
}

async fn on_record(app: &App, asked: Invitation, proven: bool) -> Result<Found, Failure> {
    let stage = stage(app, &asked).await?;
    if matches!(stage, Stage::Lapsed | Stage::Withdrawn) {
        return Ok(Found::Over(asked, stage));
    }
    Ok(match prove::contact(app, &asked).await? {
        Some(email) => Found::Mail(asked, email),
        None if proven => Found::Proved(asked),
        None => Found::Nothing,
    })
}

/// How far a request has come.
async fn stage(app: &App, asked: &Invitation) -> Result<Stage, Failure> {
    let visit = visit_for(app, asked).await?;
    Ok(asked.stage(visit.as_ref(), app.clock.now(), &app.catalogue().time_zone()))
}

/// Notes that a request was opened, and tells the case system the first time.
async fn see(app: &App, asked: &Invitation) -> Result<(), Failure> {
    if asked.opened_at.is_some() {
        return Ok(());
    }
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    if tx.see_invitation(&asked.id, now).await? {
        tell(app, &mut tx, &asked.id, NoticeKind::Opened, now).await?;
    }
    Ok(tx.commit().await?)
}

/// The account's request with this id. Somebody else's is none.
pub async fn find(app: &App, account: &Account, id: &InvitationId) -> Result<Option<Invitation>, Failure> {
    let asked = app.store.invitation(id).await?;
    Ok(asked.filter(|asked| asked.account.as_ref() == Some(&account.id)))
}

/// The request that a booking answers, if it answers one.
pub async fn record_of(app: &App, booking: &Booking) -> Result<Option<Invitation>, Failure> {
    match &booking.invitation {
        Some(id) => Ok(app.store.invitation(id).await?),
        None => Ok(None),
    }
}

/// The visit that answers a request, unless it was cancelled.
pub async fn visit_for(app: &App, asked: &Invitation) -> Result<Option<Booking>, Failure> {
    Ok(app.store.visits_for(&[&asked.id]).await?.remove(&asked.id))
}

/// The account's requests that it can answer: open, and without a visit.
pub async fn mine(app: &App, account: &Account) -> Result<Vec<Invitation>, Failure> {
    let (now, zone) = (app.clock.now(), app.catalogue().time_zone());
    let mut all = app.store.invitations_of(&account.id).await?;
    all.retain(|asked| asked.is_open(now, &zone));
    let visits = app.store.visits_for(&all.iter().map(|asked| &asked.id).collect::<Vec<_>>()).await?;
    all.retain(|asked| !visits.contains_key(&asked.id));
    all.sort_by_key(|asked| asked.last_day);
    Ok(all)
}
