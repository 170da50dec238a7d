//! Publishes times on a rolling horizon, and brings them in line when an opening has changed.
//!
//! The slots go through the ledger in slices, so that nobody who books waits long behind them.

use crate::random::hex;
use crate::{App, Failure};
use besok_core::catalogue::Catalogue;
use besok_core::ledger::{Actor, Command, Deed};
use besok_core::opening::local_day;
use besok_core::slot::{PlannedSlot, SlotKey};
use besok_store::Published;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// How many slots one command carries.
const SLICE: usize = 250;

/// Publishes what is missing up to the horizon of each opening.
pub async fn publish(app: App) -> Result<(), Failure> {
    let catalogue = app.catalogue();
    let now = app.clock.now();
    for published in app.store.published().await? {
        let Some(work) = work(&catalogue, &published, now) else { continue };
        let mut withdrawn = Vec::new();
        if work.anew {
            let planned: HashSet<SlotKey> = work.planned.iter().map(|plan| plan.key).collect();
            withdrawn = app.store.slot_keys(published.opening.number, now).await?;
            withdrawn.retain(|key| !planned.contains(key));
        }
        for slice in withdrawn.chunks(SLICE) {
            bring(&app, Vec::new(), slice.to_vec()).await?;
        }
        for slice in work.planned.chunks(SLICE) {
            bring(&app, slice.to_vec(), Vec::new()).await?;
        }
        let mut tx = app.store.begin().await?;
        tx.set_published(published.opening.number, &work.to, &work.rule).await?;
        tx.commit().await?;
        tracing::debug!(opening = %published.opening.id, to = work.to, slots = work.planned.len(), "published");
    }
    Ok(())
}

/// What is to be done for one opening.
struct Work {
    /// The slots that there should be.
    planned: Vec<PlannedSlot>,
    /// Whether the rule has changed, so that other slots have to go.
    anew: bool,
    /// Up to which day it is then published.
    to: String,
    /// By which rule.
    rule: String,
}

/// None where everything is published.
fn work(catalogue: &Catalogue, published: &Published, now: Timestamp) -> Option<Work> {
    let opening = &published.opening;
    let office = catalogue.office(&opening.office)?;
    let zone = office.time_zone();
    let today = local_day(now, &zone);
    let last = today.checked_add(opening.publish_days.days()).ok()?;
    let rule = rule(catalogue, published);
    let anew = rule != published.rule;
    let done: Option<Date> = published.to.parse().ok();
    let mut day = if anew { today } else { done.and_then(|done| done.tomorrow().ok()).unwrap_or(today) };
    if day > last {
        return None;
    }
    let mut planned = Vec::new();
    while day <= last {
        if published.active {
            planned.extend(opening.slots_on(day, &zone, &catalogue.holidays));
        }
        day = day.tomorrow().ok()?;
    }
    planned.retain(|plan| plan.key.starts_at() >= now);
    Some(Work { planned, anew, to: last.to_string(), rule })
}

/// A digest of all that decides about an opening's slots.
fn rule(catalogue: &Catalogue, published: &Published) -> String {
    let zone = catalogue.office(&published.opening.office).map(|office| &office.zone);
    hex(&Sha256::digest(format!("{:?} {:?} {:?} {zone:?}", published.opening, published.active, catalogue.holidays)))
}

async fn bring(app: &App, planned: Vec<PlannedSlot>, withdrawn: Vec<SlotKey>) -> Result<(), Failure> {
    let draw = app.random.for_command(app.clock.now());
    let deed = Deed::Publish { planned, withdrawn };
    let command = Command { actor: Actor::System, key: None, draw, deed };
    if let Err(refusal) = app.ledger.ask(command).await? {
        tracing::error!(?refusal, "times were not published");
    }
    Ok(())
}
