//! Openings as staff edit them: a preview, a new version, and what becomes of the bookings that it affects.
//!
//! What is saved is saved in this order: the version, then the times, then each booking as it was chosen. Should it
//! end half-way, every booking still has its places, and those outside the plan are listed with their opening.

mod choice;
mod preview;

pub use choice::{Chosen, Done, carry_out};
pub use preview::{outside_now, preview, seen_by};

use crate::{App, Failure, event, worker};
use besok_core::catalogue::Catalogue;
use besok_core::opening::{Opening, Version};
use besok_core::staff::{Permission, Staff};
use besok_store::Mark;

/// An opening as it is to be.
#[derive(Debug, Clone, Copy)]
pub struct Edit<'a> {
    /// The opening; a new one has the number 0.
    pub opening: &'a Opening,
    /// From which version the edit began; 0 for a new opening.
    pub version: i64,
    /// Why, in the editor's words.
    pub why: &'a str,
}

/// Why an edit was not saved. An expected answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// No such opening or closure, or not one of the editor's offices.
    NotFound,
    /// Somebody else has saved another version meanwhile: this one.
    Changed(Box<Version>),
}

/// The catalogue with one opening as it is to be.
pub fn edited(catalogue: &Catalogue, opening: &Opening) -> Catalogue {
    let mut edited = catalogue.clone();
    match edited.openings.iter_mut().find(|other| other.id == opening.id) {
        Some(old) => *old = opening.clone(),
        None => edited.openings.push(opening.clone()),
    }
    edited
}

/// Every version of an opening, the newest first.
pub async fn versions(app: &App, opening: &Opening) -> Result<Vec<Version>, Failure> {
    Ok(app.store.opening_versions(opening.number).await?)
}

/// Saves an opening as a new version and publishes its times. The same edit again changes nothing.
pub async fn save(app: &App, staff: &Staff, edit: Edit<'_>) -> Result<Result<(), Refused>, Failure> {
    let Edit { opening, version, why } = edit;
    if !staff.may_at(Permission::Openings, &opening.office) {
        return Ok(Err(Refused::NotFound));
    }
    let mut tx = app.store.begin().await?;
    tx.lock_catalogue().await?;
    let newest = tx.newest_version(&opening.id).await?;
    match &newest {
        Some(newest) if newest.opening.office != opening.office => return Ok(Err(Refused::NotFound)),
        Some(newest) if newest.active && is_same(&newest.opening, opening) => return Ok(Ok(())),
        Some(newest) if newest.version != version => return Ok(Err(Refused::Changed(Box::new(newest.clone())))),
        None if version != 0 => return Ok(Err(Refused::NotFound)),
        _ => {}
    }
    let number = newest.as_ref().map_or(0, |newest| newest.opening.number);
    let actor = staff.id.actor();
    let mark = Mark { at: app.clock.now(), actor: &actor, why };
    tx.save_opening(&Opening { number, ..opening.clone() }, mark).await?;
    let action = if version == 0 { "opening.made" } else { "opening.changed" };
    let detail = format!("version {}, office {}", version + 1, opening.office);
    event::put(app, &mut tx, &staff.id, (action, opening.id.as_str(), &detail)).await?;
    tx.commit().await?;
    publish(app).await;
    Ok(Ok(()))
}

/// Brings the times in line at once. Should that fail, the worker does it within seconds: the edit is saved, and whoever
/// made it goes on to what was chosen for the bookings.
pub(crate) async fn publish(app: &App) {
    if let Err(error) = worker::publish(app.clone()).await {
        tracing::warn!(%error, "times are published later");
    }
}

fn is_same(saved: &Opening, opening: &Opening) -> bool {
    *saved == Opening { number: saved.number, ..opening.clone() }
}
