//! Sends what is due to targets: at least once, later again if a target is away, and given up after about a day.
//!
//! Each target has one delivery under way at a time and node, the earliest first. One that fails steps aside, so that it keeps
//! none of the others; the target's turn then ends, so that a target that is away is not asked again and again.

use super::told::Told;
use super::{Client, sign};
use crate::{App, Failure};
use besok_core::webhook::{Answer, Place, Trouble, wait};
use besok_store::Target;
use jiff::{Timestamp, ToSpan};
use tokio::task::JoinSet;

/// For how many seconds a delivery is nobody else's once it was taken. Longer than the client's patience.
const LEASE_SECONDS: i64 = 60;
/// How many deliveries a target gets in a row before the others are looked at again.
const TURN: usize = 100;
/// After how many seconds a turn ends.
const TURN_SECONDS: i64 = 1;

/// Sends everything that is due, to all targets side by side.
pub async fn deliver(app: App) -> Result<(), Failure> {
    let mut turns = JoinSet::new();
    for target in app.store.due_targets(app.clock.now()).await? {
        turns.spawn(turn(app.clone(), target));
    }
    let mut failed = Ok(());
    while let Some(ended) = turns.join_next().await {
        match ended {
            Ok(Ok(())) => {}
            Ok(Err(failure)) => failed = Err(failure),
            Err(panic) => tracing::error!(%panic, "a turn of a webhook panicked; it will have another"),
        }
    }
    failed
}

async fn turn(app: App, target: Target) -> Result<(), Failure> {
    let until = app.clock.now() + TURN_SECONDS.seconds();
    for _ in 0..TURN {
        let now = app.clock.now();
        if now > until || !send_next(&app, &target, now).await? {
            break;
        }
    }
    Ok(())
}

/// Sends the earliest that is due. `false` if there is none, or the target did not take it.
async fn send_next(app: &App, target: &Target, now: Timestamp) -> Result<bool, Failure> {
    let mut tx = app.store.begin_unsynced().await?;
    let taken = tx.take_delivery(&target.id, now, now + LEASE_SECONDS.seconds()).await?;
    tx.commit().await?;
    let Some((id, tries)) = taken else { return Ok(false) };
    let Some((notice, case_file)) = app.store.notice(&id).await? else { return Ok(false) };
    let body = serde_json::to_string(&Told::of(notice, case_file)).expect("plain values have JSON");
    let answer = send(&app.webhooks, target, body, now).await;
    let mut tx = app.store.begin_unsynced().await?;
    if answer.is_yes() {
        tx.mark_delivered((&target.id, &id), answer, now).await?;
    } else {
        let again = wait(tries, app.random.below(1000)).map(|wait| now + wait);
        tracing::warn!(webhook = %target.id, notice = id, answer = answer.to_text(), ?again, "not delivered");
        tx.mark_not_delivered((&target.id, &id), answer, again).await?;
    }
    tx.commit().await?;
    Ok(answer.is_yes())
}

/// What the operator allows may have changed since the target was made.
async fn send(client: &Client, target: &Target, body: String, now: Timestamp) -> Answer {
    match Place::parse(&target.url, client.networks()) {
        Ok(place) => client.post(&place, sign(&target.secret, body, now)).await,
        Err(_) => Answer::Trouble(Trouble::Inside),
    }
}
