//! A whole agency on its way from a SQLite file into PostgreSQL: the mark at both ends, rows in bounded batches, and
//! the comparison afterwards. `besok-service` says in which order.

use crate::engine::{Column, Shape, Store, Tx};
use crate::error::{StoreError, consistent, document};
use crate::sql::{Row, Value};
use futures_util::TryStreamExt;
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What is not the agency's: how far the schema is, and the mark itself. Each end has its own.
const OWN: [&str; 2] = ["_sqlx_migrations", "transfer"];
/// Parts of keys that may tell of a person; a difference does not show them.
const UNTOLD: [&str; 3] = ["network", "digest", "reference"];

/// What a database says of a transfer that is not over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferMark {
    /// The same at both ends.
    pub token: String,
    /// Which end this is, and how far it is.
    pub stage: Stage,
    /// How many migrations both ends had.
    pub version: i64,
    /// The other end.
    pub place: String,
    /// Since when it says so.
    pub at: Timestamp,
    /// Up to which row each table has arrived.
    pub reached: BTreeMap<String, i64>,
}

/// Which end of a transfer a database is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It is being copied from.
    Leaving,
    /// Everything is in the other one.
    Left,
    /// It is being copied into.
    Arriving,
}

impl Stage {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Leaving, "leaving"), (Self::Left, "left"), (Self::Arriving, "arriving")];

    fn as_str(self) -> &'static str {
        Self::ALL.into_iter().find(|(stage, _)| *stage == self).map_or("", |(_, word)| word)
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == word).map(|(stage, _)| stage)
    }
}

/// Rows on their way.
#[derive(Debug)]
pub struct Batch {
    /// The number of the last of them.
    pub last: i64,
    rows: Vec<Vec<Value>>,
}

impl Batch {
    /// How many they are.
    pub fn rows(&self) -> usize {
        self.rows.len()
    }
}

/// A row that is not the same at both ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// In which table.
    pub table: String,
    /// Its key, as far as that tells of nobody.
    pub key: String,
    /// How they differ.
    pub how: Differs,
}

/// How a row differs at the other end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Differs {
    /// It is not there.
    Missing,
    /// It is only there.
    Surplus,
    /// These columns do.
    Columns(Vec<String>),
}

impl Store {
    /// What this database says of a transfer, if it takes part in one.
    pub async fn transfer_mark(&self) -> Result<Option<TransferMark>, StoreError> {
        self.all(MARK, &[]).await?.first().map(mark).transpose()
    }
}

const MARK: &str = "SELECT token, stage, version, place, at, reached FROM transfer";

fn mark(row: &Row) -> Result<TransferMark, StoreError> {
    Ok(TransferMark {
        token: row.text("token")?,
        stage: consistent("transfer", "stage", &row.text("stage")?, Stage::parse)?,
        version: row.int("version")?,
        place: row.text("place")?,
        at: row.instant("at")?,
        reached: consistent("transfer", "reached", &row.text("reached")?, |text| serde_json::from_str(text).ok())?,
    })
}

impl Tx {
    /// What this database says of a transfer, if it takes part in one.
    pub async fn transfer_mark(&mut self) -> Result<Option<TransferMark>, StoreError> {
        self.all(MARK, &[]).await?.first().map(mark).transpose()
    }

    /// Says so from now on.
    pub async fn save_transfer_mark(&mut self, mark: &TransferMark) -> Result<(), StoreError> {
        let sql = "INSERT INTO transfer (id, token, stage, version, place, at, reached)
                   VALUES (1, $1, $2, $3, $4, $5, $6)
                   ON CONFLICT (id) DO UPDATE SET token = excluded.token, stage = excluded.stage,
                       version = excluded.version, place = excluded.place, at = excluded.at,
                       reached = excluded.reached";
        let values = [
            mark.token.as_str().into(),
            mark.stage.as_str().into(),
            mark.version.into(),
            mark.place.as_str().into(),
            mark.at.into(),
            document("transfer", "reached", &mark.reached)?.into(),
        ];
        self.exec(sql, &values).await?;
        Ok(())
    }

    /// Says nothing more of it.
    pub async fn clear_transfer_mark(&mut self) -> Result<(), StoreError> {
        self.exec("DELETE FROM transfer", &[]).await?;
        Ok(())
    }

    /// Lets the database look at what has arrived.
    pub async fn settle_transfer(&mut self) -> Result<(), StoreError> {
        self.analyze().await
    }

    /// Every table that is the agency's, those that others point to first.
    pub async fn agency_tables(&mut self) -> Result<Vec<Shape>, StoreError> {
        let mut left = self.shapes().await?;
        left.retain(|shape| !OWN.contains(&shape.table.as_str()));
        let mut sorted: Vec<Shape> = Vec::new();
        while !left.is_empty() {
            let waits = |shape: &Shape| shape.parents.iter().any(|parent| left.iter().any(|it| it.table == *parent));
            let (later, next): (Vec<Shape>, Vec<Shape>) = left.iter().cloned().partition(waits);
            if next.is_empty() {
                return Err(StoreError::Circle(later[0].table.clone()));
            }
            sorted.extend(next);
            left = later;
        }
        Ok(sorted)
    }

    /// How many rows a table has.
    pub async fn count_rows(&mut self, table: &str) -> Result<i64, StoreError> {
        let sql = AssertSqlSafe(format!("SELECT COUNT(*) AS number FROM \"{table}\""));
        self.all(sql, &[]).await?.first().map_or(Ok(0), |row| row.int("number"))
    }

    /// The next rows of a table, at most so many; none when there are no more.
    pub async fn rows_after(&mut self, shape: &Shape, after: i64, most: i64) -> Result<Option<Batch>, StoreError> {
        let stored = stored(shape);
        let rows = self.numbered(&shape.table, &list(&stored), after, most).await?;
        let Some(last) = rows.last() else { return Ok(None) };
        let last = last.int("row_of_file")?;
        let rows = rows.iter().map(|row| values(row, &stored)).collect::<Result<Vec<_>, _>>()?;
        for row in &rows {
            let odd = stored.iter().zip(row).find(|(_, value)| value.text().is_some_and(|text| text.contains('\0')));
            if let Some((column, _)) = odd {
                return Err(StoreError::Nul { table: shape.table.clone(), column: column.name.clone() });
            }
        }
        Ok(Some(Batch { last, rows }))
    }

    /// Adds rows as they are.
    pub async fn add_rows(&mut self, shape: &Shape, batch: Batch) -> Result<(), StoreError> {
        let stored = stored(shape);
        self.insert(&format!("\"{}\" ({})", shape.table, list(&stored)), batch.rows).await
    }

    /// Compares a table with the same one at the other end, every row and column of it; tells of each row whether it differs.
    pub async fn compare(
        &mut self,
        other: &mut Self,
        shape: &Shape,
        tell: &mut (dyn FnMut(Option<Difference>) + Send),
    ) -> Result<(), StoreError> {
        let (columns, width) = by_key(shape);
        let (ours, theirs) = (sorted(self, shape, &columns, width), sorted(other, shape, &columns, width));
        let (mut ours, mut theirs) = (self.stream(ours), other.stream(theirs));
        let (mut one, mut two) = (ours.try_next().await?, theirs.try_next().await?);
        loop {
            let a = one.as_ref().map(|row| values(row, &columns)).transpose()?;
            let b = two.as_ref().map(|row| values(row, &columns)).transpose()?;
            let order = match (&a, &b) {
                (None, None) => return Ok(()),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(a), Some(b)) => a[..width].cmp(&b[..width]),
            };
            let how = match (order, &a, &b) {
                (Ordering::Less, ..) => Some(Differs::Missing),
                (Ordering::Greater, ..) => Some(Differs::Surplus),
                (_, Some(a), Some(b)) if a != b => Some(Differs::Columns(differing(&columns, a, b))),
                _ => None,
            };
            let row = if order == Ordering::Greater { &b } else { &a };
            tell(how.zip(row.as_deref()).map(|(how, row)| Difference {
                table: shape.table.clone(),
                key: told(&columns[..width], row),
                how,
            }));
            if order != Ordering::Greater {
                one = ours.try_next().await?;
            }
            if order != Ordering::Less {
                two = theirs.try_next().await?;
            }
        }
    }
}

/// The columns that hold what they were given.
fn stored(shape: &Shape) -> Vec<&Column> {
    shape.columns.iter().filter(|column| !column.computed).collect()
}

/// The columns, those of the key first, and how many those are: all of them where there is no key.
fn by_key(shape: &Shape) -> (Vec<&Column>, usize) {
    let (mut key, rest): (Vec<&Column>, Vec<&Column>) = shape.columns.iter().partition(|column| column.nth > 0);
    key.sort_by_key(|column| column.nth);
    let width = if key.is_empty() { rest.len() } else { key.len() };
    key.extend(rest);
    (key, width)
}

/// Reads a whole table in the order of its key, the same on each engine.
fn sorted(tx: &Tx, shape: &Shape, columns: &[&Column], width: usize) -> AssertSqlSafe<String> {
    let bytewise = |column: &&Column| if column.kind == "TEXT" { tx.bytewise() } else { "" };
    let order = columns[..width].iter().map(|column| format!("\"{}\" {} NULLS FIRST", column.name, bytewise(column)));
    let order = order.collect::<Vec<_>>().join(", ");
    AssertSqlSafe(format!("SELECT {} FROM \"{}\" ORDER BY {order}", list(columns), shape.table))
}

/// Columns as a statement names them.
fn list(columns: &[&Column]) -> String {
    columns.iter().map(|column| format!("\"{}\"", column.name)).collect::<Vec<_>>().join(", ")
}

fn values(row: &Row, columns: &[&Column]) -> Result<Vec<Value>, StoreError> {
    let value = |column: &&Column| match column.kind.as_str() {
        "BIGINT" => Ok(Value::Int(row.maybe_int(&column.name)?)),
        "TEXT" => Ok(Value::Text(row.maybe_text(&column.name)?)),
        _ => Err(StoreError::Kind { column: column.name.clone(), kind: column.kind.clone() }),
    };
    columns.iter().map(value).collect()
}

fn differing(columns: &[&Column], one: &[Value], two: &[Value]) -> Vec<String> {
    let pairs = columns.iter().zip(one.iter().zip(two));
    pairs.filter(|(_, (one, two))| one != two).map(|(column, _)| column.name.clone()).collect()
}

/// A key for whoever has to find the row.
fn told(columns: &[&Column], row: &[Value]) -> String {
    let part = |(column, value): (&&Column, &Value)| match value {
        _ if UNTOLD.contains(&column.name.as_str()) => "…".to_owned(),
        Value::Int(Some(value)) => value.to_string(),
        value => value.text().unwrap_or("NULL").to_owned(),
    };
    columns.iter().zip(row).map(part).collect::<Vec<_>>().join(", ")
}
