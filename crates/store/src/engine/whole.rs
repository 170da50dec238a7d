//! A whole database, as it describes itself: for what has to miss no table, whoever adds one.

use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::{Row, Value};
use futures_util::stream::{BoxStream, StreamExt};
use sqlx::{AssertSqlSafe, SqlSafeStr};

/// A table, by what it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Its name.
    pub table: String,
    /// Its columns, in their order.
    pub columns: Vec<Column>,
    /// The tables that its rows point to.
    pub parents: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type, in capitals.
    pub kind: String,
    /// Whether the database computes it.
    pub computed: bool,
    /// Which part of the primary key it is, from 1; 0 if it is none.
    pub nth: i64,
}

/// Tables and columns, SQLite first.
const COLUMNS: [&str; 2] = [
    "SELECT t.name AS of, c.name AS name, UPPER(c.type) AS kind, c.hidden > 1 AS computed, c.pk AS nth
     FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c
     WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY t.name, c.cid",
    "SELECT CAST(t.relname AS TEXT) AS of, CAST(c.attname AS TEXT) AS name,
            UPPER(FORMAT_TYPE(c.atttypid, NULL)) AS kind,
            CAST(CASE WHEN c.attgenerated = '' THEN 0 ELSE 1 END AS BIGINT) AS computed,
            CAST(COALESCE(ARRAY_POSITION(k.conkey, c.attnum), 0) AS BIGINT) AS nth
     FROM pg_class t
     JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = CURRENT_SCHEMA()
     JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
     LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
     WHERE t.relkind IN ('r', 'p') ORDER BY t.relname COLLATE \"C\", c.attnum",
];

/// Which table points to which, SQLite first.
const PARENTS: [&str; 2] = [
    "SELECT DISTINCT t.name AS of, f.\"table\" AS parent FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f
     WHERE t.type = 'table' ORDER BY 1, 2",
    "SELECT DISTINCT CAST(t.relname AS TEXT) COLLATE \"C\" AS of, CAST(f.relname AS TEXT) COLLATE \"C\" AS parent
     FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
     JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = CURRENT_SCHEMA()
     WHERE k.contype = 'f' ORDER BY 1, 2",
];

impl Store {
    /// Which database it is, in words that may be shown: without a user or a password.
    pub fn place(&self) -> String {
        match self {
            Self::Sqlite { write, .. } => write.connect_options().get_filename().display().to_string(),
            Self::Postgres { pool, .. } => {
                let options = pool.connect_options();
                let name = options.get_database().unwrap_or(options.get_username());
                format!("{name} on {}:{}", options.get_host(), options.get_port())
            }
        }
    }
}

impl Tx {
    /// Every table, by name.
    pub async fn shapes(&mut self) -> Result<Vec<Shape>, StoreError> {
        let engine = usize::from(self.locks_rows());
        let mut shapes: Vec<Shape> = Vec::new();
        for row in self.all(COLUMNS[engine], &[]).await? {
            let table = row.text("of")?;
            if shapes.last().is_none_or(|shape| shape.table != table) {
                shapes.push(Shape { table, columns: Vec::new(), parents: Vec::new() });
            }
            let (name, kind) = (row.text("name")?, row.text("kind")?);
            let column = Column { name, kind, computed: row.int("computed")? == 1, nth: row.int("nth")? };
            shapes.last_mut().into_iter().for_each(|shape| shape.columns.push(column.clone()));
        }
        for row in self.all(PARENTS[engine], &[]).await? {
            let (of, parent) = (row.text("of")?, row.text("parent")?);
            shapes.iter_mut().filter(|shape| shape.table == of).for_each(|shape| shape.parents.push(parent.clone()));
        }
        Ok(shapes)
    }

    /// Rows one by one, however many there are.
    pub(crate) fn stream(&mut self, sql: impl SqlSafeStr) -> BoxStream<'_, Result<Row, StoreError>> {
        match self {
            Self::Sqlite(tx) => sqlx::query(sql).fetch(&mut **tx).map(|row| Ok(Row::Sqlite(row?))).boxed(),
            Self::Postgres(tx, _) => sqlx::query(sql).fetch(&mut **tx).map(|row| Ok(Row::Postgres(row?))).boxed(),
        }
    }

    /// What follows a text in an ORDER BY so that each engine sorts by its bytes.
    pub(crate) fn bytewise(&self) -> &'static str {
        if self.locks_rows() { "COLLATE \"C\"" } else { "" }
    }

    /// The next rows of a table of SQLite, in the order in which it numbers them, each with its number as `row_of_file`.
    pub(crate) async fn numbered(
        &mut self,
        table: &str,
        columns: &str,
        after: i64,
        count: i64,
    ) -> Result<Vec<Row>, StoreError> {
        let sql =
            format!("SELECT rowid AS row_of_file, {columns} FROM \"{table}\" WHERE rowid > $1 ORDER BY rowid LIMIT $2");
        self.all(AssertSqlSafe(sql), &[Value::from(after), Value::from(count)]).await
    }

    /// Lets the database look at what was added to it, so that its first plans are good ones.
    pub(crate) async fn analyze(&mut self) -> Result<(), StoreError> {
        self.exec("ANALYZE", &[]).await?;
        Ok(())
    }
}
