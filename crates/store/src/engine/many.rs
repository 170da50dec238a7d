//! Many values in one statement, whose text does not depend on how many they are: so it is prepared once, and not
//! anew for each number. PostgreSQL takes them as arrays, SQLite as JSON.

use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::Value;
use sqlx::AssertSqlSafe;

/// A table of rows that stands in a statement: its text, with the columns `column1`, `column2` …, and its parameters
/// from `$1` on.
pub(crate) type Table = (String, Vec<Value>);

const AMONG: [&str; 2] = ["IN (SELECT value FROM json_each($1))", "= ANY($1)"];

impl Store {
    /// What follows a column that is to be one of the values in `$1`, a [`Value::List`].
    pub(crate) fn any_of(&self) -> &'static str {
        AMONG[usize::from(matches!(self, Self::Postgres { .. }))]
    }

    /// The same, of the values in another parameter.
    pub(crate) fn any_of_nth(&self, nth: usize) -> String {
        self.any_of().replace("$1", &format!("${nth}"))
    }
}

impl Tx {
    /// What follows a column that is to be one of the values in `$1`, a [`Value::List`].
    pub(crate) fn any_of(&self) -> &'static str {
        AMONG[usize::from(self.locks_rows())]
    }

    /// Rows of equal width and kinds, at least one.
    pub(crate) fn table(&self, rows: Vec<Vec<Value>>) -> Table {
        match self {
            Self::Sqlite(_) => {
                let columns = (1..).zip(0..rows[0].len()).map(|(name, at)| format!("value->>{at} AS column{name}"));
                let columns: Vec<String> = columns.collect();
                let rows = rows.into_iter().map(Value::List).collect();
                (format!("(SELECT {} FROM json_each($1))", columns.join(", ")), vec![Value::List(rows)])
            }
            Self::Postgres(..) => {
                let kind = |value: &Value| if matches!(value, Value::Int(_)) { "BIGINT" } else { "TEXT" };
                let arrays = (1..).zip(&rows[0]).map(|(at, first)| format!("CAST(${at} AS {}[])", kind(first)));
                let arrays: Vec<String> = arrays.collect();
                let names: Vec<String> = (1..=arrays.len()).map(|name| format!("column{name}")).collect();
                let mut columns = vec![Vec::new(); arrays.len()];
                for row in rows {
                    columns.iter_mut().zip(row).for_each(|(column, value)| column.push(value));
                }
                let text = format!("(SELECT * FROM UNNEST({}) AS each ({}))", arrays.join(", "), names.join(", "));
                (text, columns.into_iter().map(Value::List).collect())
            }
        }
    }

    /// Inserts rows of equal width into a table, named with its columns.
    pub(crate) async fn insert(&mut self, table: &str, all: Vec<Vec<Value>>) -> Result<(), StoreError> {
        self.insert_or(table, all, "").await
    }

    /// The same, but leaves rows alone that are there already.
    pub(crate) async fn insert_missing(&mut self, table: &str, all: Vec<Vec<Value>>) -> Result<(), StoreError> {
        self.insert_or(table, all, "ON CONFLICT DO NOTHING").await
    }

    /// The same, and what to do with rows that are there already.
    pub(crate) async fn insert_or(&mut self, table: &str, all: Vec<Vec<Value>>, or: &str) -> Result<(), StoreError> {
        if all.is_empty() {
            return Ok(());
        }
        let (all, values) = self.table(all);
        // The condition only keeps SQLite from reading ON as part of a join.
        let sql = format!("INSERT INTO {table} SELECT * FROM {all} AS new WHERE TRUE {or}");
        self.exec(AssertSqlSafe(sql), &values).await?;
        Ok(())
    }

    /// Deletes rows by one of their columns.
    pub(crate) async fn delete(
        &mut self,
        table: &str,
        column: &str,
        ids: impl Iterator<Item = Value>,
    ) -> Result<(), StoreError> {
        let ids: Vec<Value> = ids.collect();
        if ids.is_empty() {
            return Ok(());
        }
        let sql = format!("DELETE FROM {table} WHERE {column} {}", self.any_of());
        self.exec(AssertSqlSafe(sql), &[Value::List(ids)]).await?;
        Ok(())
    }
}
