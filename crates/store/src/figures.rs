//! What figures are counted from.

use crate::booking::Source;
use crate::day::{Span, keys_within};
use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::{Row, Value};
use crate::visit::{VISITS_AT, there};
use besok_core::booking::State;
use besok_core::figures::{Came, Places};
use besok_core::id::{ErrandId, OfficeId};
use besok_core::slot::SlotKey;
use besok_core::visit::Outcome;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::AssertSqlSafe;
use std::collections::BTreeMap;

/// A booking whose local day is yet to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedRow {
    /// Where.
    pub office: OfficeId,
    /// What for.
    pub errand: ErrandId,
    /// From when until when.
    pub span: Span,
    /// How it stands.
    pub state: State,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// When the agency asked for it, if it did.
    pub asked_at: Option<Timestamp>,
    /// Whether they were received.
    pub received: bool,
    /// Whether they registered and were neither received nor given up for lost.
    pub waited: bool,
}

/// The first day on which something was free, by office, errand, and the day on which that was so.
pub type FirstFree = BTreeMap<(OfficeId, ErrandId, Date), Option<Date>>;

impl Store {
    /// The visits at these offices on local days from one to another.
    pub async fn came(&self, offices: &[OfficeId], (first, last): (Date, Date)) -> Result<Vec<Came>, StoreError> {
        let days = format!("AND day >= '{first}' AND day <= '{last}' ORDER BY day, number");
        let rows = Source::Store(self).among(VISITS_AT, &ids(offices), &days).await?;
        rows.iter().map(came).collect()
    }

    /// The bookings at these offices whose time begins within a span.
    pub async fn planned(&self, offices: &[OfficeId], (from, to): Span) -> Result<Vec<PlannedRow>, StoreError> {
        let select = "SELECT booking.office, booking.errand, booking.starts_at, booking.ends_at, booking.state,
                             booking.changed_at, invitation.made_at AS asked_at,
                             CAST(CASE WHEN EXISTS (SELECT 1 FROM visit WHERE visit.booking = booking.id
                                                    AND visit.starts_at = booking.starts_at
                                                    AND visit.stage IN ('serving', 'done'))
                                  THEN 1 ELSE 0 END AS BIGINT) AS received,
                             CAST(CASE WHEN EXISTS (SELECT 1 FROM visit WHERE visit.booking = booking.id
                                                    AND visit.starts_at = booking.starts_at
                                                    AND visit.stage IN ('waiting', 'called'))
                                  THEN 1 ELSE 0 END AS BIGINT) AS waited
                      FROM booking LEFT JOIN invitation ON invitation.id = booking.invitation
                      WHERE booking.office";
        let span = format!("AND booking.starts_at >= {} AND booking.starts_at < {}", from.as_second(), to.as_second());
        let rows = Source::Store(self).among(select, &ids(offices), &span).await?;
        rows.iter().map(planned).collect()
    }

    /// The places of these openings that begin within a span, by opening and hour.
    pub async fn places_by_hour(
        &self,
        openings: &[i64],
        span: Span,
    ) -> Result<Vec<(i64, Timestamp, Places)>, StoreError> {
        let Some((among, values)) = keys_within(openings, span) else { return Ok(Vec::new()) };
        let sql = format!(
            "SELECT MIN(key) AS key, CAST(SUM(capacity) AS BIGINT) AS places, CAST(SUM(taken) AS BIGINT) AS taken
             FROM slot WHERE {among} GROUP BY opening, starts_at / 3600"
        );
        let place = |row: &Row| {
            let key = SlotKey(row.int("key")?);
            let places = Places { places: row.int("places")?, taken: row.int("taken")? };
            Ok((key.opening(), key.starts_at(), places))
        };
        self.all(AssertSqlSafe(sql), &values).await?.iter().map(place).collect()
    }

    /// The first free times that there were on days from one to another.
    pub async fn first_free(&self, offices: &[OfficeId], (first, last): (Date, Date)) -> Result<FirstFree, StoreError> {
        let days = format!("AND day >= '{first}' AND day <= '{last}'");
        let rows = Source::Store(self).among("SELECT * FROM first_free WHERE office", &ids(offices), &days).await?;
        let day = |column, text: &str| consistent("first_free", column, text, |text| text.parse().ok());
        let mut all = FirstFree::new();
        for row in &rows {
            let free = row.maybe_text("first_day")?.map(|text| day("first_day", &text)).transpose()?;
            let key = (OfficeId(row.text("office")?), ErrandId(row.text("errand")?), day("day", &row.text("day")?)?);
            all.insert(key, free);
        }
        Ok(all)
    }
}

impl Tx {
    /// Notes the first free times of days. What is known of a day already stays.
    pub async fn put_first_free(&mut self, known: &FirstFree) -> Result<(), StoreError> {
        let row = |((office, errand, day), free): (&(OfficeId, ErrandId, Date), &Option<Date>)| {
            let free = free.map(|free| free.to_string());
            vec![office.as_str().into(), errand.as_str().into(), day.to_string().into(), free.as_deref().into()]
        };
        self.insert_missing("first_free (office, errand, day, first_day)", known.iter().map(row).collect()).await
    }
}

fn ids(offices: &[OfficeId]) -> Vec<Value> {
    offices.iter().map(|office| office.as_str().into()).collect()
}

fn came(row: &Row) -> Result<Came, StoreError> {
    let outcome = row.maybe_text("outcome")?;
    Ok(Came {
        office: OfficeId(row.text("office")?),
        day: consistent("visit", "day", &row.text("day")?, |text| text.parse().ok())?,
        errand: ErrandId(row.text("errand")?),
        starts_at: row.maybe_instant("starts_at")?,
        arrived_at: row.instant("arrived_at")?,
        called_at: row.maybe_instant("first_called_at")?,
        started_at: row.maybe_instant("started_at")?,
        ended_at: row.maybe_instant("ended_at")?,
        counter: row.maybe_int("counter")?,
        stage: there(row)?.stage,
        outcome: outcome.map(|text| consistent("visit", "outcome", &text, Outcome::parse)).transpose()?,
        people: row.int("people")?,
    })
}

fn planned(row: &Row) -> Result<PlannedRow, StoreError> {
    Ok(PlannedRow {
        office: OfficeId(row.text("office")?),
        errand: ErrandId(row.text("errand")?),
        span: (row.instant("starts_at")?, row.instant("ends_at")?),
        state: consistent("booking", "state", &row.text("state")?, State::parse)?,
        changed_at: row.instant("changed_at")?,
        asked_at: row.maybe_instant("asked_at")?,
        received: row.int("received")? == 1,
        waited: row.int("waited")? == 1,
    })
}
