//! The day of an office: its bookings, its slots, and whether anything has changed.

use crate::booking::{Source, ids};
use crate::engine::Store;
use crate::error::StoreError;
use crate::slot::{SLOT, slot};
use crate::sql::{Row, Value};
use besok_core::booking::Booking;
use besok_core::id::OfficeId;
use besok_core::slot::{Slot, SlotKey};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

/// From an instant on, and before another.
pub type Span = (Timestamp, Timestamp);

/// What a day's bookings and slots come to. Two marks differ when something has changed between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayMark {
    bookings: (i64, i64, i64),
    slots: (i64, i64, i64),
}

impl Store {
    /// The bookings of an office that start within a span, cancelled ones as well, in the order of their starts.
    pub async fn bookings_within(&self, office: &OfficeId, (from, to): Span) -> Result<Vec<Booking>, StoreError> {
        let sql = "SELECT id FROM booking WHERE office = $1 AND starts_at >= $2 AND starts_at < $3";
        let rows = self.all(sql, &[office.as_str().into(), from.into(), to.into()]).await?;
        Source::Store(self).bookings(&ids(&rows, "id")?).await
    }

    /// The slots of these openings that start within a span, in the order of their keys.
    pub async fn slots_within(&self, openings: &[i64], span: Span) -> Result<Vec<Slot>, StoreError> {
        let Some((among, values)) = keys_within(openings, span) else { return Ok(Vec::new()) };
        let sql = format!("SELECT {SLOT} FROM slot WHERE {among} ORDER BY key");
        self.all(AssertSqlSafe(sql), &values).await?.iter().map(slot).collect()
    }

    /// The mark of a day.
    pub async fn day_mark(&self, office: &OfficeId, openings: &[i64], (from, to): Span) -> Result<DayMark, StoreError> {
        let sql = "SELECT COUNT(*) AS first, CAST(COALESCE(SUM(sequence), 0) AS BIGINT) AS second,
                          COALESCE(MAX(changed_at), 0) AS third
                   FROM booking WHERE office = $1 AND starts_at >= $2 AND starts_at < $3";
        let bookings = sums(&self.all(sql, &[office.as_str().into(), from.into(), to.into()]).await?)?;
        let Some((among, values)) = keys_within(openings, (from, to)) else {
            return Ok(DayMark { bookings, slots: (0, 0, 0) });
        };
        let sql = format!(
            "SELECT COUNT(*) AS first, CAST(COALESCE(SUM(taken), 0) AS BIGINT) AS second,
                    CAST(COALESCE(SUM(planned + public_planned), 0) AS BIGINT) AS third FROM slot WHERE {among}"
        );
        Ok(DayMark { bookings, slots: sums(&self.all(AssertSqlSafe(sql), &values).await?)? })
    }
}

fn sums(rows: &[Row]) -> Result<(i64, i64, i64), StoreError> {
    let Some(row) = rows.first() else { return Ok((0, 0, 0)) };
    Ok((row.int("first")?, row.int("second")?, row.int("third")?))
}

/// A condition for the slots of openings within a span: a range of keys for each of them. None without openings.
pub(crate) fn keys_within(openings: &[i64], (from, to): Span) -> Option<(String, Vec<Value>)> {
    let ranges = (0..openings.len()).map(|at| format!("key >= ${} AND key < ${}", 2 * at + 1, 2 * at + 2));
    let ranges: Vec<String> = ranges.collect();
    // Before 1970 there are no keys.
    let (from, to) = (from.max(Timestamp::UNIX_EPOCH), to.max(Timestamp::UNIX_EPOCH));
    let ends = openings.iter().flat_map(|opening| [SlotKey::new(*opening, from), SlotKey::new(*opening, to)]);
    (!openings.is_empty()).then(|| (ranges.join(" OR "), ends.map(|key| key.0.into()).collect()))
}
