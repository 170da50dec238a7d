//! Files of old bookings that were sent in on the pages, and how far they have come.

use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::Row;
use besok_core::id::StaffId;
use jiff::Timestamp;

/// A file of old bookings that was sent in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegacyUpload {
    /// Which.
    pub id: String,
    /// Who sent it.
    pub staff: StaffId,
    /// What it is called.
    pub file: String,
    /// Whether nothing was to be saved.
    pub trial: bool,
    /// How far it has come, as JSON.
    pub progress: String,
    /// Since when.
    pub started_at: Timestamp,
    /// When it was last heard of.
    pub seen_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

impl Store {
    /// The files that were sent in, the last one first, at most so many.
    pub async fn legacy_uploads(&self, limit: i64) -> Result<Vec<LegacyUpload>, StoreError> {
        let sql = "SELECT * FROM legacy_import ORDER BY started_at DESC, id DESC LIMIT $1";
        self.all(sql, &[limit.into()]).await?.iter().map(upload).collect()
    }

    /// The file with this id.
    pub async fn legacy_upload(&self, id: &str) -> Result<Option<LegacyUpload>, StoreError> {
        let rows = self.all("SELECT * FROM legacy_import WHERE id = $1", &[id.into()]).await?;
        rows.first().map(upload).transpose()
    }
}

impl Tx {
    /// Notes that a file was sent in.
    pub async fn put_legacy_upload(&mut self, upload: &LegacyUpload) -> Result<(), StoreError> {
        let sql = "INSERT INTO legacy_import (id, staff, file, rehearsal, progress, started_at, seen_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $6)";
        let values = [
            upload.id.as_str().into(),
            upload.staff.as_str().into(),
            upload.file.as_str().into(),
            upload.trial.into(),
            upload.progress.as_str().into(),
            upload.started_at.into(),
        ];
        self.exec(sql, &values).await?;
        Ok(())
    }

    /// Notes how far a file has come, and whether it has ended.
    pub async fn note_legacy_upload(
        &mut self,
        id: &str,
        (progress, ended_at): (&str, Option<Timestamp>),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE legacy_import SET progress = $2, ended_at = $3, seen_at = $4 WHERE id = $1";
        self.exec(sql, &[id.into(), progress.into(), ended_at.into(), now.into()]).await?;
        Ok(())
    }

    /// Forgets files that were sent in before an instant: what was refused quotes what people are called.
    pub async fn forget_legacy_uploads(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        self.exec("DELETE FROM legacy_import WHERE started_at < $1", &[before.into()]).await
    }
}

fn upload(row: &Row) -> Result<LegacyUpload, StoreError> {
    Ok(LegacyUpload {
        id: row.text("id")?,
        staff: StaffId(row.text("staff")?),
        file: row.text("file")?,
        trial: row.int("rehearsal")? == 1,
        progress: row.text("progress")?,
        started_at: row.instant("started_at")?,
        seen_at: row.instant("seen_at")?,
        ended_at: row.maybe_instant("ended_at")?,
    })
}
