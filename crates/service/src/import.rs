//! Bringing a catalogue into the database. It can be repeated after an edit; a running server notices.
//!
//! The agency, its offices, errands, openings, holidays and own words are edited in files and in the pages of staff. An
//! import compares each with what the files said of it the last time. What only the pages have changed is kept, what only
//! the files have changed is taken, and where both have, nothing is imported until somebody says whose word goes: no edit
//! is lost silently. Openings that were made in the pages, and closures, which no file holds, are left alone.

use crate::Failure;
use crate::catalogue::{Problem, export, lines, parse};
use crate::clock::Clock;
use besok_core::catalogue::Catalogue;
use besok_core::id::OpeningId;
use besok_store::{Known, KnownParts, Mark, Store, StoreError};

/// Who is named as the maker of versions that came with an import.
pub const ACTOR: &str = "import";

/// Why a catalogue was not imported. Nothing has changed then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// An opening's bookings would move to another town.
    #[error("opening {0} is of another office now; give it a new id, and its old times end as they come free")]
    OfficeChanged(OpeningId),
    /// Parts have changed in the files and in the pages.
    #[error(
        "these were edited in the pages and in the files since the last import: {}; say the same in the files as the \
         pages do, or import with --over-edits to have the files' word go",
        .0.join(", ")
    )]
    Edited(Vec<String>),
    /// What the pages have changed needs something that the files have no more.
    #[error(
        "what was edited in the pages does not fit the files any more; edit either, or import with --over-edits. \
         Together they would have these mistakes:\n{}",
        lines(.0)
    )]
    Unfitting(Vec<Problem>),
    /// The database failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl From<StoreError> for ImportError {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// Whose word goes where something was edited in the files and in the pages.
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

/// The same, and says what happens to what was edited on both sides.
pub async fn import_over(store: &Store, catalogue: &Catalogue, demo: bool, edits: Edits) -> Result<bool, ImportError> {
    let mut tx = store.begin().await?;
    tx.lock_catalogue().await?;
    let merged = merged(catalogue, &tx.known_parts().await?, edits)?;
    let changed = tx.save_catalogue(&merged, demo).await?;
    tx.set_imported(catalogue).await?;
    tx.note_versions(Mark { at: Clock::default().now(), actor: ACTOR, why: "" }).await?;
    tx.commit().await?;
    Ok(changed)
}

/// A catalogue of the files' parts and the pages'.
fn merged(files: &Catalogue, known: &KnownParts, edits: Edits) -> Result<Catalogue, ImportError> {
    for opening in &files.openings {
        let known = known.openings.iter().find(|known| known.id == opening.id.as_str());
        if known.is_some_and(|known| known.was.office != opening.office) {
            return Err(ImportError::OfficeChanged(opening.id.clone()));
        }
    }
    let mut merge = Merge { edits, edited: Vec::new() };
    let catalogue = Catalogue {
        agency: merge.one("agency", &files.agency, &known.agency),
        holidays: merge.one("holidays", &files.holidays, &known.holidays),
        words: merge.one("texts", &files.words, &known.words),
        offices: merge.all("office", (&files.offices, |office| office.id.as_str()), &known.offices),
        errands: merge.all("errand", (&files.errands, |errand| errand.id.as_str()), &known.errands),
        openings: merge.all("opening", (&files.openings, |opening| opening.id.as_str()), &known.openings),
        ..files.clone()
    };
    if !merge.edited.is_empty() {
        return Err(ImportError::Edited(merge.edited));
    }
    if catalogue != *files {
        parse(&export(&catalogue)).map_err(ImportError::Unfitting)?;
    }
    Ok(catalogue)
}

/// Settles part by part whose word goes, and keeps the names of those that have changed on both sides.
struct Merge {
    edits: Edits,
    edited: Vec<String>,
}

impl Merge {
    /// What there is one of. Before the first import nothing is known of it.
    fn one<T: Clone + PartialEq>(&mut self, name: &str, file: &T, known: &[Known<T>]) -> T {
        known.first().and_then(|known| self.settle(name, Some(file), known)).unwrap_or(file).clone()
    }

    /// What there are many of: in the order of the files, and then what only the pages have.
    fn all<T: Clone + PartialEq>(
        &mut self,
        kind: &str,
        (files, id): (&[T], fn(&T) -> &str),
        known: &[Known<T>],
    ) -> Vec<T> {
        let mut parts = Vec::new();
        for file in files {
            parts.extend(match known.iter().find(|known| known.id == id(file)) {
                Some(known) => self.settle(&format!("{kind} {}", known.id), Some(file), known),
                None => Some(file),
            });
        }
        for known in known.iter().filter(|known| files.iter().all(|file| id(file) != known.id)) {
            parts.extend(self.settle(&format!("{kind} {}", known.id), None, known));
        }
        parts.into_iter().cloned().collect()
    }

    /// The part as it shall be; none if it shall not be.
    fn settle<'a, T: PartialEq>(&mut self, name: &str, file: Option<&'a T>, known: &'a Known<T>) -> Option<&'a T> {
        let (now, imported) = (known.now.as_ref(), known.imported.as_ref());
        // What no files ever named was made in the pages, and is no business of theirs.
        let is_theirs = file.is_some() || imported.is_some();
        if now == imported || now == file || (self.edits == Edits::Overwrite && is_theirs) {
            return file;
        }
        if imported != file {
            self.edited.push(name.to_owned());
        }
        now
    }
}
