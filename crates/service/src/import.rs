//! Bringing a catalogue into the database. It can be repeated after an edit; a running server notices.
//!
//! Openings are edited in files and in the pages of staff. An import compares each with what the files said of it the
//! last time. What only the pages have changed is kept, what only the files have changed is taken, and where both have,
//! nothing is imported until somebody says whose word goes: no edit is lost silently. Openings that were made in the
//! pages, and closures, which no file holds, are left alone.

use crate::Failure;
use crate::clock::Clock;
use besok_core::catalogue::Catalogue;
use besok_core::id::OpeningId;
use besok_core::opening::Opening;
use besok_store::{Known, Mark, Store, StoreError};

/// Who is named as the maker of versions that came with an import.
pub const ACTOR: &str = "import";

/// Why a catalogue was not imported. Nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// An opening's bookings would move to another town.
    #[error("opening {0} is of another office now; give it a new id, and its old times end as they come free")]
    OfficeChanged(OpeningId),
    /// Openings have changed in the files and in the pages.
    #[error(
        "these openings were edited in the pages and in the files since the last import: {}; say the same in the files \
         as the pages do, or import with --over-edits to have the files' word go",
        ids(.0)
    )]
    Edited(Vec<OpeningId>),
    /// The database failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// Whose word goes where an opening was edited in the files and in the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edits {
    /// Nobody's: the import is refused.
    Refuse,
    /// The files'.
    Overwrite,
}

/// Saves a catalogue. Gives whether it changed anything. `demo` marks the database as a demonstration, for good.
pub async fn import(store: &Store, catalogue: &Catalogue, demo: bool) -> Result<bool, ImportError> {
    import_over(store, catalogue, demo, Edits::Refuse).await
}

/// The same, and says what happens to openings that were edited on both sides.
pub async fn import_over(store: &Store, catalogue: &Catalogue, demo: bool, edits: Edits) -> Result<bool, ImportError> {
    let mut tx = store.begin().await?;
    tx.lock_catalogue().await?;
    let openings = merged(&catalogue.openings, &tx.known_openings().await?, edits)?;
    let changed = tx.save_catalogue(&Catalogue { openings, ..catalogue.clone() }, demo).await?;
    tx.set_imported(&catalogue.openings).await?;
    tx.note_versions(Mark { at: Clock::default().now(), actor: ACTOR, why: "" }).await?;
    tx.commit().await?;
    Ok(changed)
}

/// The openings of the files and of the pages.
fn merged(files: &[Opening], known: &[Known], edits: Edits) -> Result<Vec<Opening>, ImportError> {
    let (mut openings, mut edited) = (Vec::new(), Vec::new());
    for file in files {
        let Some(known) = known.iter().find(|known| known.id == file.id) else {
            openings.push(file.clone());
            continue;
        };
        if known.was.office != file.office {
            return Err(ImportError::OfficeChanged(file.id.clone()));
        }
        let file = Some(file);
        if known.now == known.imported || known.now.as_ref() == file || edits == Edits::Overwrite {
            openings.extend(file.cloned());
        } else if known.imported.as_ref() == file {
            openings.extend(known.now.clone());
        } else {
            edited.push(known.id.clone());
        }
    }
    for known in known.iter().filter(|known| files.iter().all(|file| file.id != known.id)) {
        match &known.imported {
            None => openings.extend(known.now.clone()),
            Some(_) if known.now == known.imported || known.now.is_none() || edits == Edits::Overwrite => {}
            Some(_) => edited.push(known.id.clone()),
        }
    }
    if edited.is_empty() { Ok(openings) } else { Err(ImportError::Edited(edited)) }
}

fn ids(openings: &[OpeningId]) -> String {
    openings.iter().map(OpeningId::as_str).collect::<Vec<_>>().join(", ")
}
