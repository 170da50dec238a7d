//! Targets of webhooks: made and ended by administrators, with what is on its way to them.

mod client;
mod deliver;
mod told;

pub use client::{Client, RootsError, Signed, sign};
pub use deliver::deliver;
pub use told::{About, Told, Visit};

use crate::{App, Failure, event};
use besok_core::event::Mark;
use besok_core::id::WebhookId;
use besok_core::staff::Staff;
use besok_core::webhook::{AddressError, Delivery, Place, TARGETS, Webhook};
use besok_store::Backlog;
use jiff::{Timestamp, ToSpan};
use std::collections::HashMap;

/// How many deliveries a page shows.
const PAGE: i64 = 50;
/// How many notices one answer has at most.
pub const NOTICES: i64 = 100;
/// How many seconds old a notice must be to be read. By then every transaction that could write one of that time has
/// ended, so whoever goes on after the last one misses none.
pub const SETTLED_SECONDS: i64 = 60;

/// Why a target was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetRefusal {
    /// Its address is none.
    Address(AddressError),
    /// There are as many as there may be.
    TooMany,
}

/// Makes a target for everything that happens from now on, and gives the secret that its deliveries are signed with, once.
pub async fn make(app: &App, by: &Staff, url: &str) -> Result<Result<(WebhookId, String), TargetRefusal>, Failure> {
    let place = match Place::parse(url, app.webhooks.networks()) {
        Ok(place) => place,
        Err(error) => return Ok(Err(TargetRefusal::Address(error))),
    };
    let (now, secret) = (app.clock.now(), app.random.token());
    let id = WebhookId(app.random.id(now));
    let webhook = Webhook { id: id.clone(), url: place.url, made_by: by.id.clone(), made_at: now, ended_at: None };
    let mut tx = app.store.begin().await?;
    if !tx.make_webhook(&webhook, &secret, TARGETS).await? {
        return Ok(Err(TargetRefusal::TooMany));
    }
    event::put(app, &mut tx, &by.id, ("webhook.made", id.as_str(), "")).await?;
    tx.commit().await?;
    Ok(Ok((id, secret)))
}

/// Ends a target, with what waits for it. `false` if there is none.
pub async fn end(app: &App, by: &Staff, id: &WebhookId) -> Result<bool, Failure> {
    let mut tx = app.store.begin().await?;
    let ended = tx.end_webhook(id, app.clock.now()).await?;
    if ended {
        event::put(app, &mut tx, &by.id, ("webhook.ended", id.as_str(), "")).await?;
        tx.commit().await?;
    }
    Ok(ended)
}

/// Every target that there ever was, those in use first, and what waits for each.
pub async fn all(app: &App) -> Result<(Vec<Webhook>, HashMap<WebhookId, Backlog>), Failure> {
    Ok((app.store.webhooks().await?, app.store.backlogs().await?))
}

/// One target.
pub async fn find(app: &App, id: &WebhookId) -> Result<Option<Webhook>, Failure> {
    Ok(app.store.webhook(id).await?)
}

/// Its deliveries, the latest first, before one of them; and whether there are more.
pub async fn deliveries(app: &App, id: &WebhookId, before: Option<&str>) -> Result<(Vec<Delivery>, bool), Failure> {
    let mut deliveries = app.store.deliveries(id, before, PAGE + 1).await?;
    let more = deliveries.len() as i64 > PAGE;
    deliveries.truncate(PAGE as usize);
    Ok((deliveries, more))
}

/// Sends a notice once more. `false` if it never went to this target, waits already, or the target was ended.
pub async fn replay(app: &App, by: &Staff, id: &WebhookId, notice: &str) -> Result<bool, Failure> {
    let mut tx = app.store.begin().await?;
    let waits = tx.replay(id, notice, app.clock.now()).await?;
    if waits {
        event::put(app, &mut tx, &by.id, ("webhook.replayed", id.as_str(), notice)).await?;
        tx.commit().await?;
    }
    Ok(waits)
}

/// Sends everything once more that happened since an instant. Gives how much it is.
pub async fn replay_since(app: &App, by: &Staff, id: &WebhookId, since: Timestamp) -> Result<u64, Failure> {
    let mut tx = app.store.begin().await?;
    let count = tx.replay_since(id, since, app.clock.now()).await?;
    if count > 0 {
        let detail = format!("{count} since {since}");
        event::put(app, &mut tx, &by.id, ("webhook.replayed", id.as_str(), &detail)).await?;
        tx.commit().await?;
    }
    Ok(count)
}

/// What other systems are told, for those that ask: after one of them, the earliest first, and whether there is more. None if
/// the one that is named is unknown.
pub async fn notices(app: &App, after: Option<&str>) -> Result<Option<(Vec<Told>, bool)>, Failure> {
    let mark = match after {
        None => None,
        Some(id) => match app.store.notice(id).await? {
            Some((notice, _)) => Some(Mark { at: notice.at, id: notice.id }),
            None => return Ok(None),
        },
    };
    let settled = app.clock.now() - SETTLED_SECONDS.seconds();
    let mut notices = app.store.notices(mark.as_ref(), settled, NOTICES + 1).await?;
    let more = notices.len() as i64 > NOTICES;
    notices.truncate(NOTICES as usize);
    Ok(Some((notices.into_iter().map(|(notice, case_file)| Told::of(notice, case_file)).collect(), more)))
}
