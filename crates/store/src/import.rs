//! What the last import's files said, kept beside what there is: so the next import can tell who has changed what.

use crate::catalogue::{Head, document};
use crate::engine::Tx;
use crate::error::{StoreError, consistent};
use crate::sql::Row;
use besok_core::agency::Agency;
use besok_core::catalogue::Catalogue;
use besok_core::errand::Errand;
use besok_core::holiday::Holiday;
use besok_core::office::Office;
use besok_core::opening::Opening;
use besok_core::words::Words;
use serde::de::DeserializeOwned;
use serde_json::from_str;
use sqlx::AssertSqlSafe;

/// A part of the catalogue as the database and the last import know it. An opening has no number here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known<T> {
    /// Which; empty for what there is one of.
    pub id: String,
    /// As it was last, whether or not it still holds.
    pub was: T,
    /// As it is now; none if it holds no more.
    pub now: Option<T>,
    /// As the last import's files had it; none if they did not name it.
    pub imported: Option<T>,
}

/// All that files and pages both edit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct KnownParts {
    /// The agency; none before the first import.
    pub agency: Vec<Known<Agency>>,
    /// Its holidays, all in one.
    pub holidays: Vec<Known<Vec<Holiday>>>,
    /// Its own words, all in one.
    pub words: Vec<Known<Words>>,
    /// Every office that there is or was.
    pub offices: Vec<Known<Office>>,
    /// Every errand that there is or was.
    pub errands: Vec<Known<Errand>>,
    /// Every opening that there is or was.
    pub openings: Vec<Known<Opening>>,
}

impl Tx {
    /// Every part, with what the last import's files said of it.
    pub async fn known_parts(&mut self) -> Result<KnownParts, StoreError> {
        let mut parts = KnownParts {
            offices: self.known("office", "position, id").await?,
            errands: self.known("errand", "position, id").await?,
            openings: self.known("opening", "number").await?,
            ..KnownParts::default()
        };
        let sql = "SELECT '' AS id, CAST(1 AS BIGINT) AS active, data, imported FROM agency";
        for row in self.all(sql, &[]).await? {
            let head: Known<Head> = known("agency", &row)?;
            parts.agency.push(head.part(|head| head.agency.clone()));
            parts.holidays.push(head.part(|head| head.holidays.clone()));
            parts.words.push(head.part(|head| head.words.clone()));
        }
        Ok(parts)
    }

    async fn known<T: DeserializeOwned + Clone>(
        &mut self,
        table: &'static str,
        order: &str,
    ) -> Result<Vec<Known<T>>, StoreError> {
        let sql = format!("SELECT id, active, data, imported FROM {table} ORDER BY {order}");
        self.all(AssertSqlSafe(sql), &[]).await?.iter().map(|row| known(table, row)).collect()
    }

    /// Notes what an import's files say.
    pub async fn set_imported(&mut self, files: &Catalogue) -> Result<(), StoreError> {
        self.exec("UPDATE agency SET imported = $1", &[document(&Head::of(files))?.into()]).await?;
        let offices = files.offices.iter().map(|office| (office.id.as_str(), document(office)));
        self.set_documents_imported("office", offices).await?;
        let errands = files.errands.iter().map(|errand| (errand.id.as_str(), document(errand)));
        self.set_documents_imported("errand", errands).await?;
        let plain = |opening: &Opening| document(&Opening { number: 0, ..opening.clone() });
        let openings = files.openings.iter().map(|opening| (opening.id.as_str(), plain(opening)));
        self.set_documents_imported("opening", openings).await
    }

    async fn set_documents_imported(
        &mut self,
        table: &'static str,
        documents: impl Iterator<Item = (&str, Result<String, StoreError>)>,
    ) -> Result<(), StoreError> {
        self.exec(AssertSqlSafe(format!("UPDATE {table} SET imported = ''")), &[]).await?;
        for (id, data) in documents {
            let sql = format!("UPDATE {table} SET imported = $2 WHERE id = $1");
            self.exec(AssertSqlSafe(sql), &[id.into(), data?.into()]).await?;
        }
        Ok(())
    }
}

impl Known<Head> {
    fn part<T>(&self, part: impl Fn(&Head) -> T) -> Known<T> {
        Known {
            id: self.id.clone(),
            was: part(&self.was),
            now: self.now.as_ref().map(&part),
            imported: self.imported.as_ref().map(&part),
        }
    }
}

fn known<T: DeserializeOwned + Clone>(table: &'static str, row: &Row) -> Result<Known<T>, StoreError> {
    let read =
        |column| -> Result<T, StoreError> { consistent(table, column, &row.text(column)?, |text| from_str(text).ok()) };
    let was = read("data")?;
    let now = (row.int("active")? == 1).then(|| was.clone());
    let imported = if row.text("imported")?.is_empty() { None } else { Some(read("imported")?) };
    Ok(Known { id: row.text("id")?, was, now, imported })
}
