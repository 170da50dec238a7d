//! Bringing a catalogue into the database. It can be repeated after an edit; a running server notices.

use crate::Failure;
use besok_core::catalogue::Catalogue;
use besok_store::Store;

/// Saves a catalogue. Gives whether it changed anything. `demo` marks the database as a demonstration, for good.
pub async fn import(store: &Store, catalogue: &Catalogue, demo: bool) -> Result<bool, Failure> {
    let mut tx = store.begin().await?;
    let changed = tx.save_catalogue(catalogue, demo).await?;
    tx.commit().await?;
    Ok(changed)
}
