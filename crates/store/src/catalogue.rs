//! The catalogue: kept as documents, one row each, because the product reads it as a whole and rarely.

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::Row;
use besok_core::catalogue::{Catalogue, Former};
use besok_core::holiday::Holiday;
use besok_core::office::Office;
use besok_core::opening::Opening;
use besok_core::town::Town;
use besok_core::words::Words;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::from_str;
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

/// What a database says of its agency beside the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agency {
    /// Whether the database is a demonstration: the sample agency was imported into it.
    pub demo: bool,
    /// Which import it holds.
    pub version: i64,
}

/// How far an opening's slots are published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The opening, as it stands in the catalogue.
    pub opening: Opening,
    /// Whether it still holds; a former one has its slots withdrawn.
    pub active: bool,
    /// Up to which local day, inclusive; empty for none.
    pub to: String,
    /// A digest of the rule by which they were published.
    pub rule: String,
    /// Whether none had to be left out, because something lay across it.
    pub whole: bool,
}

/// What the document of `agency` holds.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Head {
    pub(crate) agency: besok_core::agency::Agency,
    pub(crate) holidays: Vec<Holiday>,
    /// Here, because nothing else names a town; none in a database that was filled before there were any.
    #[serde(default)]
    towns: Vec<Town>,
    /// Left out where there are none, so that an import of what is there changes nothing.
    #[serde(default, skip_serializing_if = "has_none")]
    pub(crate) words: Words,
}

impl Head {
    pub(crate) fn of(catalogue: &Catalogue) -> Self {
        Self {
            agency: catalogue.agency.clone(),
            holidays: catalogue.holidays.clone(),
            towns: catalogue.towns.clone(),
            words: catalogue.words.clone(),
        }
    }
}

fn has_none(words: &Words) -> bool {
    words.0.is_empty()
}

impl Store {
    /// What the database says of its agency; none before the first import.
    pub async fn agency(&self) -> Result<Option<Agency>, StoreError> {
        let rows = self.all("SELECT demo, version FROM agency", &[]).await?;
        rows.first().map(|row| Ok(Agency { demo: row.int("demo")? == 1, version: row.int("version")? })).transpose()
    }

    /// The catalogue; none before the first import.
    pub async fn catalogue(&self) -> Result<Option<Catalogue>, StoreError> {
        let agency = self.all("SELECT data FROM agency", &[]).await?;
        let Some(agency) = agency.first() else { return Ok(None) };
        let offices = self.documents("office").await?;
        let errands = self.documents("errand").await?;
        let openings = self.published().await?;
        let head: Head = consistent("agency", "data", &agency.text("data")?, |text| from_str(text).ok())?;
        let (offices, former_offices): (Vec<Office>, Vec<Office>) = offices;
        for office in offices.iter().chain(&former_offices) {
            consistent("office", "data", &office.zone, |zone| TimeZone::get(zone).ok())?;
        }
        let (errands, former_errands) = errands;
        Ok(Some(Catalogue {
            agency: head.agency,
            holidays: head.holidays,
            closures: self.closures().await?.into_iter().filter(|made| made.active).map(|made| made.closure).collect(),
            towns: head.towns,
            words: head.words,
            offices,
            errands,
            openings: openings.into_iter().filter(|opening| opening.active).map(|opening| opening.opening).collect(),
            former: Former { offices: former_offices, errands: former_errands },
        }))
    }

    async fn documents<T: DeserializeOwned>(&self, table: &'static str) -> Result<(Vec<T>, Vec<T>), StoreError> {
        let sql = format!("SELECT active, data FROM {table} ORDER BY position, id");
        let (mut active, mut former) = (Vec::new(), Vec::new());
        for row in self.all(AssertSqlSafe(sql), &[]).await? {
            let document = consistent(table, "data", &row.text("data")?, |text| from_str(text).ok())?;
            if row.int("active")? == 1 { &mut active } else { &mut former }.push(document);
        }
        Ok((active, former))
    }

    /// Every opening that there is or was, with how far it is published.
    pub async fn published(&self) -> Result<Vec<Published>, StoreError> {
        let sql =
            "SELECT number, active, data, published_to, published_rule, published_whole FROM opening ORDER BY number";
        let published = |row: &Row| {
            let mut opening: Opening = consistent("opening", "data", &row.text("data")?, |text| from_str(text).ok())?;
            opening.number = row.int("number")?;
            Ok(Published {
                opening,
                active: row.int("active")? == 1,
                to: row.text("published_to")?,
                rule: row.text("published_rule")?,
                whole: row.int("published_whole")? == 1,
            })
        };
        self.all(sql, &[]).await?.iter().map(published).collect()
    }
}

impl Store {
    /// How many times are published between two instants, and how many bookings begin there.
    pub async fn load_between(&self, from: Timestamp, to: Timestamp) -> Result<(i64, i64), StoreError> {
        let sql = "SELECT (SELECT COUNT(*) FROM slot WHERE starts_at >= $1 AND starts_at < $2) AS times,
                          (SELECT COUNT(*) FROM booking
                           WHERE state = 'booked' AND starts_at >= $1 AND starts_at < $2) AS bookings";
        let rows = self.all(sql, &[from.into(), to.into()]).await?;
        rows.first().map_or(Ok((0, 0)), |row| Ok((row.int("times")?, row.int("bookings")?)))
    }
}

impl Tx {
    /// Which import the database holds; 0 before the first.
    pub async fn catalogue_version(&mut self) -> Result<i64, StoreError> {
        let rows = self.all("SELECT version FROM agency", &[]).await?;
        rows.first().map_or(Ok(0), |row| row.int("version"))
    }

    /// Saves a catalogue; what it lacks becomes former. Gives whether anything changed. A database that has held the
    /// sample stays a demonstration.
    pub async fn save_catalogue(&mut self, catalogue: &Catalogue, demo: bool) -> Result<bool, StoreError> {
        let head = document(&Head::of(catalogue))?;
        let made = "INSERT INTO agency (id, demo, version, data) VALUES (1, $1, 1, $2) ON CONFLICT DO NOTHING";
        let mut changed = self.exec(made, &[demo.into(), head.as_str().into()]).await? == 1;
        self.lock("agency", "id", &[1.into()]).await?;
        changed |= self.exec("UPDATE agency SET data = $1 WHERE data <> $1", &[head.into()]).await? > 0;
        changed |= demo && self.exec("UPDATE agency SET demo = 1 WHERE demo = 0", &[]).await? > 0;
        let offices: Vec<_> = catalogue.offices.iter().map(|office| (office.id.as_str(), document(office))).collect();
        changed |= self.save_documents("office", offices).await?;
        let errands: Vec<_> = catalogue.errands.iter().map(|errand| (errand.id.as_str(), document(errand))).collect();
        changed |= self.save_documents("errand", errands).await?;
        changed |= self.save_openings(&catalogue.openings).await?;
        if changed {
            self.exec("UPDATE agency SET version = version + 1", &[]).await?;
        }
        Ok(changed)
    }

    async fn save_documents(
        &mut self,
        table: &'static str,
        documents: Vec<(&str, Result<String, StoreError>)>,
    ) -> Result<bool, StoreError> {
        let known = format!("SELECT id, position, active, data FROM {table}");
        let insert = format!("INSERT INTO {table} (id, position, active, data) VALUES ($1, $2, 1, $3)");
        let update = format!("UPDATE {table} SET position = $2, active = 1, data = $3 WHERE id = $1");
        let retire = format!("UPDATE {table} SET active = 0 WHERE id = $1");
        let mut left = HashMap::new();
        for row in self.all(AssertSqlSafe(known), &[]).await? {
            left.insert(row.text("id")?, (row.int("position")?, row.int("active")? == 1, row.text("data")?));
        }
        let mut changed = false;
        for (position, (id, data)) in (0..).zip(documents) {
            let (position, data): (i64, String) = (position, data?);
            let sql = match left.remove(id) {
                Some(old) if old == (position, true, data.clone()) => continue,
                Some(_) => &update,
                None => &insert,
            };
            self.exec(AssertSqlSafe(sql.as_str()), &[id.into(), position.into(), data.into()]).await?;
            changed = true;
        }
        for (id, _) in left.into_iter().filter(|(_, (_, active, _))| *active) {
            self.exec(AssertSqlSafe(retire.as_str()), &[id.into()]).await?;
            changed = true;
        }
        Ok(changed)
    }

    /// Openings have numbers of their own, given once; those that are gone keep theirs.
    async fn save_openings(&mut self, openings: &[Opening]) -> Result<bool, StoreError> {
        let mut left = HashMap::new();
        let mut next = 1;
        for row in self.all("SELECT number, id, active, data FROM opening", &[]).await? {
            next = next.max(row.int("number")? + 1);
            left.insert(row.text("id")?, (row.int("active")? == 1, row.text("data")?));
        }
        let mut changed = false;
        for opening in openings {
            let data = document(&Opening { number: 0, ..opening.clone() })?;
            let values = [opening.id.as_str().into(), data.as_str().into(), next.into()];
            match left.remove(opening.id.as_str()) {
                Some(old) if old == (true, data) => continue,
                Some(_) => {
                    self.exec("UPDATE opening SET active = 1, data = $2 WHERE id = $1", &values[..2]).await?;
                }
                None => {
                    let sql = "INSERT INTO opening (id, data, number, active) VALUES ($1, $2, $3, 1)";
                    self.exec(sql, &values).await?;
                    next += 1;
                }
            }
            changed = true;
        }
        for (id, _) in left.into_iter().filter(|(_, (active, _))| *active) {
            self.exec("UPDATE opening SET active = 0 WHERE id = $1", &[id.into()]).await?;
            changed = true;
        }
        Ok(changed)
    }

    /// Notes how far an opening is published, by which rule, and whether as a whole.
    pub async fn set_published(&mut self, number: i64, to: &str, rule: &str, whole: bool) -> Result<(), StoreError> {
        let sql = "UPDATE opening SET published_to = $2, published_rule = $3, published_whole = $4 WHERE number = $1";
        self.exec(sql, &[number.into(), to.into(), rule.into(), whole.into()]).await?;
        Ok(())
    }
}

/// A part of the catalogue as its row holds it.
pub(crate) fn document(value: &impl Serialize) -> Result<String, StoreError> {
    crate::error::document("catalogue", "data", value)
}
