//! An embedded database has one server at a time.

use crate::settings::Settings;
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// Takes the lock of the settings' embedded database; there is none for a server. It ends with the process, however that
/// ends.
pub fn lock(settings: &Settings) -> Result<Option<File>> {
    let embedded = settings.embedded_database();
    if settings.other_database().is_none() {
        settings.make_data_folder()?;
    }
    let address = settings.other_database().unwrap_or(&embedded);
    let Some(path) = address.strip_prefix("sqlite:") else { return Ok(None) };
    let path = PathBuf::from(format!("{}.lock", real(Path::new(path))?.display()));
    let lock = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    if lock.try_lock().is_err() {
        bail!(
            "another server uses this database ({} is locked). An embedded database has one server; for several, move to \
             PostgreSQL with `besok migrate --to postgres://…`",
            path.display()
        );
    }
    Ok(Some(lock))
}

/// The file's own path, whichever way was taken to it: two names of one file have one lock. Made if it is missing, for
/// what is not there has no path.
fn real(path: &Path) -> Result<PathBuf> {
    let file = File::options().append(true).create(true).open(path);
    let names =
        file.and_then(|file| file.metadata()).with_context(|| format!("cannot write {}", path.display()))?.nlink();
    if names > 1 {
        bail!(
            "{} is one of {names} names (hard links) of the same file, and servers under different names would not see each \
             other. Leave only one of them",
            path.display()
        );
    }
    path.canonicalize().with_context(|| format!("cannot find {}", path.display()))
}
