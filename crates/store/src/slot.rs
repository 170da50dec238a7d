//! Slots as people look for them, and the check of their counters.

use crate::engine::Store;
use crate::error::StoreError;
use crate::sql::{Row, Value};
use besok_core::slot::{Slot, SlotKey, Spare};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

pub(crate) const SLOT: &str = "key, step, planned, capacity, taken, public_planned, public_capacity, taken_public";

pub(crate) fn slot(row: &Row) -> Result<Slot, StoreError> {
    Ok(Slot {
        key: SlotKey(row.int("key")?),
        step: row.int("step")?,
        planned: row.int("planned")?,
        capacity: row.int("capacity")?,
        taken: row.int("taken")?,
        public_planned: row.int("public_planned")?,
        public_capacity: row.int("public_capacity")?,
        taken_public: row.int("taken_public")?,
    })
}

/// A slot whose counters are not the sum of what lies on it, or are above its capacity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CapacityFault {
    /// Which slot.
    pub slot: SlotKey,
    /// Its counters: places taken in all, and by the public.
    pub counted: (i64, i64),
    /// What lies on it: places of bookings and holds in all, and of the public pool.
    pub lying: (i64, i64),
    /// Its capacity in all, and for the public.
    pub capacity: (i64, i64),
}

impl Store {
    /// What every slot of an opening that starts at or after an instant has to spare, in the order of their starts.
    pub async fn spares(&self, opening: i64, from: Timestamp) -> Result<Vec<Spare>, StoreError> {
        let sql = format!("SELECT {SLOT}, version FROM slot WHERE key >= $1 AND key < $2 ORDER BY key");
        let end = SlotKey::new(opening + 1, Timestamp::UNIX_EPOCH);
        let rows = self.all(AssertSqlSafe(sql), &[SlotKey::new(opening, from).0.into(), end.0.into()]).await?;
        rows.iter().map(|row| Ok(Spare::of(&slot(row)?, row.int("version")?))).collect()
    }

    /// The slots of these openings that have a place for staff and start in `[from, to)`.
    pub async fn staff_slots(&self, openings: &[i64], from: Timestamp, to: Timestamp) -> Result<Vec<Slot>, StoreError> {
        let sql = format!("SELECT {SLOT} FROM slot WHERE key >= $1 AND key < $2 AND taken < planned");
        let mut slots = Vec::new();
        for opening in openings {
            let range = [SlotKey::new(*opening, from).0.into(), SlotKey::new(*opening, to).0.into()];
            let rows = self.all(AssertSqlSafe(sql.clone()), &range).await?;
            slots.extend(rows.iter().map(slot).collect::<Result<Vec<_>, _>>()?);
        }
        Ok(slots)
    }

    /// The slots with these keys.
    pub async fn slots(&self, keys: &[SlotKey]) -> Result<Vec<Slot>, StoreError> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!("SELECT {SLOT} FROM slot WHERE key {}", self.any_of());
        let keys = keys.iter().map(|key| key.0.into()).collect();
        self.all(AssertSqlSafe(sql), &[Value::List(keys)]).await?.iter().map(slot).collect()
    }

    /// The keys of an opening's slots that start at or after an instant.
    pub async fn slot_keys(&self, opening: i64, from: Timestamp) -> Result<Vec<SlotKey>, StoreError> {
        let sql = "SELECT key FROM slot WHERE opening = $1 AND starts_at >= $2 ORDER BY key";
        let rows = self.all(sql, &[opening.into(), from.into()]).await?;
        rows.iter().map(|row| Ok(SlotKey(row.int("key")?))).collect()
    }

    /// How many slots there are that start at or after an instant.
    pub async fn count_slots(&self, from: Timestamp) -> Result<i64, StoreError> {
        let rows = self.all("SELECT COUNT(*) AS slots FROM slot WHERE starts_at >= $1", &[from.into()]).await?;
        rows.first().map_or(Ok(0), |row| row.int("slots"))
    }

    /// Every slot whose counters do not say what lies on it. There is none, whatever happened.
    pub async fn capacity_faults(&self) -> Result<Vec<CapacityFault>, StoreError> {
        let sql = "
            SELECT slot.key, slot.capacity, slot.public_capacity, slot.taken, slot.taken_public,
                   COALESCE(lying.places, 0) AS places, COALESCE(lying.places_public, 0) AS places_public
            FROM slot LEFT JOIN (
                SELECT slot, CAST(SUM(places) AS BIGINT) AS places,
                       CAST(SUM(CASE WHEN pool = 'public' THEN places ELSE 0 END) AS BIGINT) AS places_public
                FROM (
                    SELECT booking_place.slot, booking_place.places, booking.pool
                    FROM booking_place JOIN booking ON booking.id = booking_place.booking
                    UNION ALL
                    SELECT hold_place.slot, hold_place.places, hold.pool
                    FROM hold_place JOIN hold ON hold.id = hold_place.hold
                ) AS each_place GROUP BY slot
            ) AS lying ON lying.slot = slot.key
            WHERE slot.taken <> COALESCE(lying.places, 0) OR slot.taken_public <> COALESCE(lying.places_public, 0)
               OR slot.taken > slot.capacity OR slot.taken_public > slot.public_capacity
            ORDER BY slot.key";
        let fault = |row: &Row| {
            Ok(CapacityFault {
                slot: SlotKey(row.int("key")?),
                counted: (row.int("taken")?, row.int("taken_public")?),
                lying: (row.int("places")?, row.int("places_public")?),
                capacity: (row.int("capacity")?, row.int("public_capacity")?),
            })
        };
        self.all(sql, &[]).await?.iter().map(fault).collect()
    }
}
