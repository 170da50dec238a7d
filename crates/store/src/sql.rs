//! Values that go into statements, and rows that come out.

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
    /// Many of one kind as one parameter.
    List(Vec<Value>),
}

impl Value {
    /// As a number, if it is one.
    pub fn int(&self) -> Option<i64> {
        if let Self::Int(value) = self { *value } else { None }
    }

    /// As a text, if it is one.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(value) = self { value.as_deref() } else { None }
    }

    /// As JSON.
    pub fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Int(value) => (*value).into(),
            Self::Text(value) => value.as_deref().into(),
            Self::List(many) => many.iter().map(Self::to_json).collect(),
        }
    }
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

impl From<Option<i64>> for Value {
    fn from(value: Option<i64>) -> Self {
        Self::Int(value)
    }
}

impl From<Option<Timestamp>> for Value {
    fn from(value: Option<Timestamp>) -> Self {
        Self::Int(value.map(Timestamp::as_second))
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
        instant(self.int(column)?)
    }

    /// An instant that may be missing.
    pub fn maybe_instant(&self, column: &str) -> Result<Option<Timestamp>, StoreError> {
        self.maybe_int(column)?.map(instant).transpose()
    }

    /// A number that may be missing.
    pub fn maybe_int(&self, column: &str) -> Result<Option<i64>, StoreError> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }
}

fn instant(second: i64) -> Result<Timestamp, StoreError> {
    let error = |_| StoreError::Inconsistent { table: "-", column: "instant", value: second.to_string() };
    Timestamp::from_second(second).map_err(error)
}
