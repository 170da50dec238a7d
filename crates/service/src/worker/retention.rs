//! Forgets what has served its time, and disposes of records under the decisions that the agency has named.

use crate::account::IDLE_MINUTES;
use crate::{App, Failure, waiting};
use besok_core::event::Event;
use besok_core::limit::MOVES_HOURS;
use besok_core::retention::Kind;
use jiff::{Timestamp, ToSpan};
use std::time::Duration;

/// For how many hours an accepted outcome is given again.
const KEY_HOURS: i64 = 72;
/// For how many hours a sign-in, and what was typed for a letter, is remembered, to count codes; and a ticket by the phone
/// that had it.
const SIGN_IN_HOURS: i64 = 24;

/// For how many hours it is told what came of a file of old bookings.
const UPLOAD_HOURS: i64 = 30 * 24;
/// For how many minutes it is remembered which networks were busy.
const RATE_MINUTES: i64 = 10;

/// For how many minutes it is remembered how many holds a person or an account had made: as long as they are counted.
const HOLD_MINUTES: i64 = 60;

/// How many rows are looked up in one go, and how many of them one transaction disposes of: so few that whoever books
/// waits no longer than 20 milliseconds for it.
const LOOKED_UP: i64 = 10_000;
const SLICE: usize = 25;
/// The same for accounts, each of which has much to end.
const ACCOUNTS: usize = 5;
/// For how long everybody else has the database between two of them.
const PAUSE: Duration = Duration::from_millis(20);

/// Forgets everything that is old enough.
pub async fn forget(app: App) -> Result<(), Failure> {
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    tx.forget_keys(now - KEY_HOURS.hours()).await?;
    tx.forget_sign_ins(now - SIGN_IN_HOURS.hours()).await?;
    tx.forget_code_tries(now - SIGN_IN_HOURS.hours(), now).await?;
    tx.forget_undone(now - SIGN_IN_HOURS.hours()).await?;
    tx.forget_phones_of_visits(now - SIGN_IN_HOURS.hours()).await?;
    tx.forget_legacy_uploads(now - UPLOAD_HOURS.hours()).await?;
    tx.forget_legacy_proofs(now - SIGN_IN_HOURS.hours()).await?;
    tx.forget_rates(now - RATE_MINUTES.minutes()).await?;
    tx.forget_waiting(waiting::forgotten_before(now)).await?;
    tx.forget_recent_holds(now - HOLD_MINUTES.minutes()).await?;
    tx.forget_recent_moves(now - MOVES_HOURS.hours()).await?;
    tx.forget_challenges(now).await?;
    tx.forget_sessions(now - IDLE_MINUTES.minutes()).await?;
    Ok(tx.commit().await?)
}

/// Disposes of everything that is due by a rule. It may end at any point, and goes on the next time.
pub async fn dispose(app: App) -> Result<(), Failure> {
    for kind in Kind::ALL {
        let Some(rule) = app.retention.of(kind) else { continue };
        let up_to = rule.up_to(app.clock.now());
        let count = dispose_of(&app, kind, (&rule.decision, up_to)).await?;
        if kind == Kind::Bookings {
            let mut tx = app.store.begin().await?;
            tx.forget_notes_of_walk_ins(up_to).await?;
            tx.commit().await?;
        }
        if count > 0 {
            tracing::info!(kind = kind.as_str(), decision = rule.decision, %up_to, count, "disposed of");
        }
    }
    Ok(())
}

async fn dispose_of(app: &App, kind: Kind, (decision, up_to): (&str, Timestamp)) -> Result<u64, Failure> {
    let mut all = 0;
    loop {
        let due = app.store.due(kind, up_to, LOOKED_UP).await?;
        if due.is_empty() {
            return Ok(all);
        }
        begin(app, kind, (decision, up_to)).await?;
        let mut count = 0;
        for slice in due.chunks(if kind == Kind::Accounts { ACCOUNTS } else { SLICE }) {
            count += dispose_slice(app, kind, slice, up_to).await?;
            tokio::time::sleep(PAUSE).await;
        }
        all += count;
        // What was needed again meanwhile would be found due for ever.
        if count == 0 {
            return Ok(all);
        }
    }
}

/// The decision is on record before anything goes, once a day, with how much was due.
async fn begin(app: &App, kind: Kind, (decision, up_to): (&str, Timestamp)) -> Result<(), Failure> {
    let now = app.clock.now();
    let due = app.store.count_due(kind, up_to).await?;
    let mut tx = app.store.begin().await?;
    if tx.begin_disposal(kind, (decision, up_to), now).await? {
        let detail = format!("{decision}; before {up_to}; {due} due");
        tx.put_events(&[&event(app, now, "disposal.begun", kind.as_str(), detail)]).await?;
    }
    Ok(tx.commit().await?)
}

async fn dispose_slice(app: &App, kind: Kind, ids: &[String], up_to: Timestamp) -> Result<u64, Failure> {
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    let gone = tx.dispose(kind, ids, (up_to, now)).await?;
    if kind == Kind::Accounts {
        let ended: Vec<Event> = gone.iter().map(|id| event(app, now, "account.deleted", id, String::new())).collect();
        tx.put_events(&ended.iter().collect::<Vec<_>>()).await?;
    }
    tx.commit().await?;
    Ok(gone.len() as u64)
}

fn event(app: &App, at: Timestamp, action: &'static str, subject: &str, detail: String) -> Event {
    Event { id: app.random.id(at), at, actor: "system".to_owned(), action, subject: subject.to_owned(), detail }
}
