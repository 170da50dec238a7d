//! Versions of openings, and closures: who changed what when, and why.
//!
//! Both belong to the catalogue: each change raises its version, so that every node loads it again.

use crate::booking::{Source, ids};
use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::slot::{SLOT, slot};
use crate::sql::{Row, Value};
use besok_core::booking::Booking;
use besok_core::closure::{Closure, Made};
use besok_core::id::{ClosureId, ErrandId, OpeningId};
use besok_core::opening::{Opening, Version};
use besok_core::slot::{Slot, SlotKey};
use jiff::Timestamp;
use serde_json::from_str;
use sqlx::AssertSqlSafe;

/// Who changes something, and why.
#[derive(Debug, Clone, Copy)]
pub struct Mark<'a> {
    /// When.
    pub at: Timestamp,
    /// Who: `staff:…` or `import`.
    pub actor: &'a str,
    /// Why; empty for an import.
    pub why: &'a str,
}

impl Store {
    /// Every version of an opening, the newest first.
    pub async fn opening_versions(&self, number: i64) -> Result<Vec<Version>, StoreError> {
        let sql = "SELECT * FROM opening_version WHERE opening = $1 ORDER BY version DESC";
        self.all(sql, &[number.into()]).await?.iter().map(version).collect()
    }

    /// Every closure that there is or was, in the order of their making.
    pub async fn closures(&self) -> Result<Vec<Made>, StoreError> {
        let rows = self.all("SELECT active, data, made_at, made_by FROM closure ORDER BY made_at, id", &[]).await?;
        rows.iter().map(made).collect()
    }

    /// The slots of an opening that start at or after an instant.
    pub async fn slots_from(&self, opening: i64, from: Timestamp) -> Result<Vec<Slot>, StoreError> {
        let sql = format!("SELECT {SLOT} FROM slot WHERE key >= $1 AND key < $2 ORDER BY key");
        let (first, end) = range(opening, from);
        self.all(AssertSqlSafe(sql), &[first, end]).await?.iter().map(slot).collect()
    }

    /// The active bookings that lie on these slots, in the order of their starts.
    pub async fn bookings_on(&self, slots: &[SlotKey]) -> Result<Vec<Booking>, StoreError> {
        let slots: Vec<Value> = slots.iter().map(|slot| slot.0.into()).collect();
        let select = "SELECT DISTINCT booking.id FROM booking_place JOIN booking ON booking.id = booking_place.booking
                      WHERE booking.state = 'booked' AND booking_place.slot";
        let rows = Source::Store(self).among(select, &slots, "").await?;
        Source::Store(self).bookings(&ids(&rows, "id")?).await
    }

    /// The active bookings of an opening from an instant on with an errand that is none of these.
    pub async fn bookings_unserved(
        &self,
        opening: i64,
        from: Timestamp,
        served: &[ErrandId],
    ) -> Result<Vec<Booking>, StoreError> {
        let any_of = self.any_of();
        let sql = format!(
            "SELECT DISTINCT booking.id FROM booking_place
             JOIN booking ON booking.id = booking_place.booking JOIN party ON party.booking = booking.id
             WHERE NOT (party.errand {any_of}) AND booking_place.slot >= $2 AND booking_place.slot < $3
               AND booking.state = 'booked'"
        );
        let served = served.iter().map(|errand| errand.as_str().into()).collect();
        let (first, end) = range(opening, from);
        let rows = self.all(AssertSqlSafe(sql), &[Value::List(served), first, end]).await?;
        Source::Store(self).bookings(&ids(&rows, "id")?).await
    }
}

impl Tx {
    /// Lets nobody else change the catalogue before the end of the transaction.
    pub async fn lock_catalogue(&mut self) -> Result<(), StoreError> {
        self.lock("agency", "id", &[1.into()]).await
    }

    /// The newest version of an opening; none if there is no such opening.
    pub async fn newest_version(&mut self, id: &OpeningId) -> Result<Option<Version>, StoreError> {
        let sql = "
            SELECT opening_version.* FROM opening JOIN opening_version ON opening_version.opening = opening.number
            WHERE opening.id = $1 ORDER BY version DESC LIMIT 1";
        self.all(sql, &[id.as_str().into()]).await?.first().map(version).transpose()
    }

    /// Saves an opening, a new one if its number is 0, as a new version. Gives its number.
    pub async fn save_opening(&mut self, opening: &Opening, mark: Mark<'_>) -> Result<i64, StoreError> {
        let data = crate::catalogue::document(&Opening { number: 0, ..opening.clone() })?;
        let id = opening.id.as_str();
        let number = if opening.number == 0 {
            let rows = self.all("SELECT COALESCE(MAX(number), 0) + 1 AS next FROM opening", &[]).await?;
            let next = rows.first().map_or(Ok(1), |row| row.int("next"))?;
            let sql = "INSERT INTO opening (id, data, number, active) VALUES ($1, $2, $3, 1)";
            self.exec(sql, &[id.into(), data.into(), next.into()]).await?;
            next
        } else {
            let sql = "UPDATE opening SET active = 1, data = $2 WHERE number = $1";
            self.exec(sql, &[opening.number.into(), data.into()]).await?;
            opening.number
        };
        self.note_versions(mark).await?;
        self.raise_version().await?;
        Ok(number)
    }

    /// Writes down a new version of each opening that differs from its newest one.
    pub async fn note_versions(&mut self, mark: Mark<'_>) -> Result<(), StoreError> {
        let sql = "
            INSERT INTO opening_version (opening, version, active, data, at, actor, why)
            SELECT opening.number, COALESCE(newest.version, 0) + 1, opening.active, opening.data, $1, $2, $3
            FROM opening LEFT JOIN opening_version AS newest ON newest.opening = opening.number
                AND newest.version = (SELECT MAX(version) FROM opening_version WHERE opening = opening.number)
            WHERE newest.version IS NULL OR newest.data <> opening.data OR newest.active <> opening.active";
        self.exec(sql, &[mark.at.into(), mark.actor.into(), mark.why.into()]).await?;
        Ok(())
    }

    /// The closure with this id, whether or not it still holds.
    pub async fn closure(&mut self, id: &ClosureId) -> Result<Option<Made>, StoreError> {
        let sql = "SELECT active, data, made_at, made_by FROM closure WHERE id = $1";
        self.all(sql, &[id.as_str().into()]).await?.first().map(made).transpose()
    }

    /// Saves a closure: a new one, or another last day of one that there is.
    pub async fn save_closure(&mut self, closure: &Closure, mark: Mark<'_>) -> Result<(), StoreError> {
        let sql = "INSERT INTO closure (id, active, data, made_at, made_by) VALUES ($1, 1, $2, $3, $4)
                   ON CONFLICT (id) DO UPDATE SET data = excluded.data";
        let data = crate::catalogue::document(closure)?;
        self.exec(sql, &[closure.id.as_str().into(), data.into(), mark.at.into(), mark.actor.into()]).await?;
        self.raise_version().await
    }

    /// Takes a closure back that has not begun.
    pub async fn withdraw_closure(&mut self, id: &ClosureId) -> Result<(), StoreError> {
        self.exec("UPDATE closure SET active = 0 WHERE id = $1", &[id.as_str().into()]).await?;
        self.raise_version().await
    }

    async fn raise_version(&mut self) -> Result<(), StoreError> {
        self.exec("UPDATE agency SET version = version + 1", &[]).await?;
        Ok(())
    }
}

/// The keys of an opening's slots from an instant on: the first, and the one after the last.
fn range(opening: i64, from: Timestamp) -> (Value, Value) {
    (SlotKey::new(opening, from).0.into(), SlotKey::new(opening + 1, Timestamp::UNIX_EPOCH).0.into())
}

fn version(row: &Row) -> Result<Version, StoreError> {
    let mut opening: Opening = consistent("opening_version", "data", &row.text("data")?, |text| from_str(text).ok())?;
    opening.number = row.int("opening")?;
    Ok(Version {
        version: row.int("version")?,
        active: row.int("active")? == 1,
        opening,
        at: row.instant("at")?,
        actor: row.text("actor")?,
        why: row.text("why")?,
    })
}

fn made(row: &Row) -> Result<Made, StoreError> {
    Ok(Made {
        closure: consistent("closure", "data", &row.text("data")?, |text| from_str(text).ok())?,
        active: row.int("active")? == 1,
        at: row.instant("made_at")?,
        actor: row.text("made_by")?,
    })
}
