//! Bringing a catalogue into the database. It can be repeated after an edit; a running server notices.

use crate::Failure;
use besok_core::catalogue::Catalogue;
use besok_core::id::OpeningId;
use besok_store::{Store, StoreError};

/// Why a catalogue was not imported. Nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// An opening's bookings would move to another town.
    #[error("opening {0} is of another office now; give it a new id, and its old times end as they come free")]
    OfficeChanged(OpeningId),
    /// The database failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// Saves a catalogue. Gives whether it changed anything. `demo` marks the database as a demonstration, for good.
pub async fn import(store: &Store, catalogue: &Catalogue, demo: bool) -> Result<bool, ImportError> {
    for old in store.published().await? {
        let new = catalogue.openings.iter().find(|opening| opening.id == old.opening.id);
        if new.is_some_and(|new| new.office != old.opening.office) {
            return Err(ImportError::OfficeChanged(old.opening.id));
        }
    }
    let mut tx = store.begin().await?;
    let changed = tx.save_catalogue(catalogue, demo).await?;
    tx.commit().await?;
    Ok(changed)
}
