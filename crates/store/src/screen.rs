//! Screens of offices. What opens one is known to its device alone; the table has its digest.

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent, document};
use crate::sql::Row;
use besok_core::id::{OfficeId, ScreenId, StaffId};
use besok_core::screen::{Message, Screen, ScreenKind};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

impl Store {
    /// Every screen that an office ever had: those in use first, then the latest.
    pub async fn screens(&self, office: &OfficeId) -> Result<Vec<Screen>, StoreError> {
        let sql = "SELECT * FROM screen WHERE office = $1
                   ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, made_at DESC, id";
        self.all(sql, &[office.as_str().into()]).await?.iter().map(screen).collect()
    }

    /// The screen with this digest, if it is in use.
    pub async fn screen(&self, digest: &str) -> Result<Option<Screen>, StoreError> {
        let sql = "SELECT * FROM screen WHERE id = $1 AND ended_at IS NULL";
        self.all(sql, &[digest.into()]).await?.first().map(screen).transpose()
    }

    /// What an office tells everybody in its waiting room.
    pub async fn board_message(&self, office: &OfficeId) -> Result<Message, StoreError> {
        let rows = self.all("SELECT data FROM board_message WHERE office = $1", &[office.as_str().into()]).await?;
        let Some(row) = rows.first() else { return Ok(Message::default()) };
        consistent("board_message", "data", &row.text("data")?, |text| serde_json::from_str(text).ok())
    }
}

impl Tx {
    /// Saves what an office tells everybody in its waiting room.
    pub async fn save_board_message(
        &mut self,
        office: &OfficeId,
        (by, message): (&StaffId, &Message),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO board_message (office, data, staff, changed_at) VALUES ($1, $2, $3, $4)
                   ON CONFLICT (office) DO UPDATE
                   SET data = excluded.data, staff = excluded.staff, changed_at = excluded.changed_at";
        let data = document("board_message", "data", message)?;
        self.exec(sql, &[office.as_str().into(), data.as_str().into(), by.as_str().into(), now.into()]).await?;
        Ok(())
    }

    /// Notes a new screen, if fewer than so many of the office are in use.
    pub async fn make_screen(&mut self, new: &Screen, most: usize) -> Result<bool, StoreError> {
        self.alone("screen").await?;
        let sql = "INSERT INTO screen (id, office, kind, name, counter, made_by, made_at)
                   SELECT $1, $2, $3, $4, CAST($5 AS BIGINT), $6, CAST($7 AS BIGINT)
                   WHERE (SELECT COUNT(*) FROM screen WHERE office = $2 AND ended_at IS NULL) < $8";
        let values = [
            new.id.as_str().into(),
            new.office.as_str().into(),
            new.kind.as_str().into(),
            new.name.as_str().into(),
            new.counter.into(),
            new.made_by.as_str().into(),
            new.made_at.into(),
            (most as i64).into(),
        ];
        Ok(self.exec(sql, &values).await? == 1)
    }

    /// Ends a screen of an office. `false` if it has none such in use.
    pub async fn end_screen(&mut self, office: &OfficeId, id: &ScreenId, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE screen SET ended_at = $3 WHERE office = $1 AND id = $2 AND ended_at IS NULL";
        Ok(self.exec(sql, &[office.as_str().into(), id.as_str().into(), now.into()]).await? == 1)
    }

    /// Counts a try at a screen, if it is allowed: so many at once, and then another each `pause` seconds. What has been
    /// tried is forgotten at the same pace.
    pub async fn try_at_screen(
        &mut self,
        id: &ScreenId,
        (most, pause): (i64, i64),
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        // Seconds that are still counted. An instant that is not known yet is long ago.
        let left = "CASE WHEN tried > $2 - COALESCE(tried_at, 0) THEN tried - ($2 - COALESCE(tried_at, 0)) ELSE 0 END";
        let sql = format!(
            "UPDATE screen SET tried = {left} + $3, tried_at = $2
             WHERE id = $1 AND ended_at IS NULL AND {left} + $3 <= $4"
        );
        let values = [id.as_str().into(), now.into(), pause.into(), (most * pause).into()];
        Ok(self.exec(AssertSqlSafe(sql), &values).await? == 1)
    }

    /// What was tried was right, and does not count.
    pub async fn forgive_screen(&mut self, id: &ScreenId, pause: i64) -> Result<(), StoreError> {
        let sql = "UPDATE screen SET tried = tried - $2 WHERE id = $1 AND tried >= $2";
        self.exec(sql, &[id.as_str().into(), pause.into()]).await?;
        Ok(())
    }

    /// Notes that a screen was there.
    pub async fn note_screen(&mut self, id: &ScreenId, now: Timestamp) -> Result<(), StoreError> {
        self.exec("UPDATE screen SET seen_at = $2 WHERE id = $1", &[id.as_str().into(), now.into()]).await?;
        Ok(())
    }
}

fn screen(row: &Row) -> Result<Screen, StoreError> {
    Ok(Screen {
        id: ScreenId(row.text("id")?),
        office: OfficeId(row.text("office")?),
        kind: consistent("screen", "kind", &row.text("kind")?, ScreenKind::parse)?,
        name: row.text("name")?,
        counter: row.maybe_int("counter")?,
        made_by: StaffId(row.text("made_by")?),
        made_at: row.instant("made_at")?,
        seen_at: row.maybe_instant("seen_at")?,
        ended_at: row.maybe_instant("ended_at")?,
    })
}
