//! Values that go into statements, rows that come out, and lists of placeholders.

use crate::error::StoreError;
use jiff::Timestamp;
use sqlx::Row as _;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;

/// A parameter. A missing value keeps its type, which PostgreSQL asks for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Value {
    /// A number, an instant or a flag.
    Int(Option<i64>),
    /// A text, an id or a local date.
    Text(Option<String>),
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(Some(value))
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Int(Some(value.into()))
    }
}

impl From<Timestamp> for Value {
    fn from(value: Timestamp) -> Self {
        Self::Int(Some(value.as_second()))
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(Some(value.to_owned()))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(Some(value))
    }
}

impl From<Option<&str>> for Value {
    fn from(value: Option<&str>) -> Self {
        Self::Text(value.map(str::to_owned))
    }
}

/// A row, read by the names of its columns.
pub(crate) enum Row {
    /// From SQLite.
    Sqlite(SqliteRow),
    /// From PostgreSQL.
    Postgres(PgRow),
}

impl Row {
    /// A number.
    pub fn int(&self, column: &str) -> Result<i64, StoreError> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    /// A text.
    pub fn text(&self, column: &str) -> Result<String, StoreError> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    /// A text that may be missing.
    pub fn maybe_text(&self, column: &str) -> Result<Option<String>, StoreError> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    /// An instant.
    pub fn instant(&self, column: &str) -> Result<Timestamp, StoreError> {
        let second = self.int(column)?;
        let error = |_| StoreError::Inconsistent { table: "-", column: "instant", value: second.to_string() };
        Timestamp::from_second(second).map_err(error)
    }
}

/// How many rows or ids one statement carries at most, far below the engines' limits for parameters.
pub(crate) const CHUNK: usize = 500;

/// `($1, $2, …)`.
pub(crate) fn list(count: usize) -> String {
    let places: Vec<String> = (1..=count).map(|place| format!("${place}")).collect();
    format!("({})", places.join(", "))
}

/// `($1, $2), ($3, $4), …`, for `VALUES`.
pub(crate) fn rows(count: usize, width: usize) -> String {
    let row = |index: usize| {
        let places: Vec<String> = (1..=width).map(|place| format!("${}", index * width + place)).collect();
        format!("({})", places.join(", "))
    };
    (0..count).map(row).collect::<Vec<_>>().join(", ")
}
