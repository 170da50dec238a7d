//! With the files below it, the only place that names an engine.
//!
//! SQLite has one writing connection and a pool of reading ones; PostgreSQL has one pool. Both take the same SQL
//! with `$1` parameters. Where they must differ, a function here with a name says so: [`Tx::lock`], [`Tx::alone`],
//! [`Tx::skip_locked`], [`Tx::now`], [`Store::begin_batch`], [`Store::batches`], [`Store::checkpoint`], [`Store::begin_unsynced`], and those in `many`,
//! `news`, `room` and `whole`; a migration may add what has no common words (`OWN_WORDS`).

mod many;
mod migration;
mod news;
mod patient;
mod room;
mod whole;

pub use news::{Heard, Listener, Speaker, WORD_BYTES};
pub use room::Room;
pub use whole::{Column, Shape};

use crate::error::StoreError;
#[cfg(feature = "fixture")]
use crate::fixture::note;
use crate::sql::{Row, Value};
use patient::{PATIENCE, again, heard};
use sqlx::postgres::{PgArguments, PgConnectOptions, PgPool};
use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Arguments, AssertSqlSafe, Executor, Postgres, SqlSafeStr, Sqlite, Transaction};
use std::str::FromStr;
use std::time::Duration;

/// A database.
#[derive(Debug, Clone)]
pub enum Store {
    /// A file. One connection writes, several read.
    Sqlite {
        /// The one that writes.
        write: SqlitePool,
        /// Those that read.
        read: SqlitePool,
    },
    /// A server.
    Postgres {
        /// For everything but batches of the ledger.
        pool: PgPool,
        /// For those: they wait for nobody who reads, and their statements stay prepared.
        batches: PgPool,
        /// For how long the server may be silent.
        patience: Option<Duration>,
    },
}

/// A transaction. Dropped without [`Tx::commit`] it leaves nothing behind.
#[derive(Debug)]
pub enum Tx {
    /// On SQLite; it has the right to write from its beginning.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL, READ COMMITTED; and for how long the server may be silent.
    Postgres(Transaction<'static, Postgres>, Option<Duration>),
}

/// How many connections a node has to PostgreSQL, and how many read a SQLite file.
const CONNECTIONS: u32 = 12;
/// How many batches of the ledger a node has under way at once on PostgreSQL: while one waits for the disk, another decides.
const BATCHES: usize = 2;
/// How many statements a connection to PostgreSQL keeps prepared: more than there are.
const STATEMENTS: usize = 500;
/// How much of the file the writing connection keeps in memory: 64 MiB, in negative KiB. The others forget theirs with
/// each commit anyway.
const CACHE: &str = "-65536";
/// After how many pages SQLite folds its write-ahead log into the file: 40 MiB. More often, pages that are written
/// again and again would be folded each time.
const CHECKPOINT: &str = "10000";

impl Store {
    /// Opens `sqlite:FILE` (made if it is missing) or `postgres://…`, for work that takes as long as it takes.
    pub async fn open(address: &str) -> Result<Self, StoreError> {
        Self::open_with(address, None).await
    }

    /// The same for whoever serves people: what takes longer than they wait is given up.
    pub async fn open_impatient(address: &str) -> Result<Self, StoreError> {
        Self::open_with(address, Some(PATIENCE)).await
    }

    async fn open_with(address: &str, patience: Option<Duration>) -> Result<Self, StoreError> {
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return patient::postgres(PgConnectOptions::from_str(address)?, patience).await;
        }
        let Some(file) = address.strip_prefix("sqlite:") else {
            // Only its beginning: a password may stand in the rest.
            let scheme = address.split(':').next().unwrap_or_default();
            return Err(StoreError::UnknownDatabase(scheme.to_owned()));
        };
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // Rows wait here for their reader, who is on another thread: few turns instead of many.
            .row_buffer_size(4096)
            .pragma("wal_autocheckpoint", CHECKPOINT)
            .busy_timeout(patience.map_or(Duration::from_secs(10), |patience| patience / 2));
        // A file does not go away: connections to it are not tried before each use.
        let pool = || SqlitePoolOptions::new().test_before_acquire(false);
        let turn = patience.unwrap_or(Duration::from_secs(30));
        let write = pool().max_connections(1).acquire_timeout(turn);
        let write = write.connect_with(options.clone().pragma("cache_size", CACHE)).await?;
        let read = pool().max_connections(CONNECTIONS).acquire_timeout(turn);
        let read = read.connect_with(options.read_only(true)).await?;
        Ok(Self::Sqlite { write, read })
    }

    /// Begins a transaction.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        Ok(match self {
            Self::Sqlite { write, .. } => {
                Tx::Sqlite(begin_alone(write, "PRAGMA synchronous = FULL; BEGIN IMMEDIATE").await?)
            }
            Self::Postgres { pool, patience, .. } => {
                let begun = again(*patience, || async { Ok(pool.begin().await?) }).await?;
                Tx::Postgres(begun, *patience)
            }
        })
    }

    /// Begins a transaction for a batch of the ledger.
    pub async fn begin_batch(&self) -> Result<Tx, StoreError> {
        match self {
            Self::Sqlite { .. } => self.begin().await,
            Self::Postgres { batches, patience, .. } => {
                Ok(Tx::Postgres(heard(*patience, batches.begin()).await?, *patience))
            }
        }
    }

    /// How many batches of the ledger may be under way at once.
    pub fn batches(&self) -> usize {
        if matches!(self, Self::Sqlite { .. }) { 1 } else { BATCHES }
    }

    /// Begins a transaction that does not wait for the disk. A power cut may undo it, whole: only for what is then
    /// simply done again.
    pub async fn begin_unsynced(&self) -> Result<Tx, StoreError> {
        Ok(match self {
            Self::Sqlite { write, .. } => {
                Tx::Sqlite(begin_alone(write, "PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE").await?)
            }
            Self::Postgres { pool, patience, .. } => {
                let words = "BEGIN; SET LOCAL synchronous_commit = off";
                let begun = again(*patience, || async { Ok(pool.begin_with(words).await?) }).await?;
                Tx::Postgres(begun, *patience)
            }
        })
    }

    /// Reads rows outside any transaction.
    pub(crate) async fn all(&self, sql: impl SqlSafeStr, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let sql = sql.into_sql_str();
        note(self.engine(), sql.as_str(), values);
        Ok(match self {
            Self::Sqlite { read, .. } => {
                let rows = sqlx::query_with(sql, for_sqlite(values)?).fetch_all(read).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Self::Postgres { pool, patience, .. } => {
                let sql = sql.into_sql_str();
                let ask = || {
                    let (sql, values) = (sql.clone(), for_postgres(values));
                    async move { Ok(sqlx::query_with(sql, values?).fetch_all(pool).await?) }
                };
                let rows = again(*patience, ask).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// Reads the `number` of the one row that a statement gives; 0 if there is none.
    pub(crate) async fn number(&self, sql: impl SqlSafeStr, values: &[Value]) -> Result<i64, StoreError> {
        self.all(sql, values).await?.first().map_or(Ok(0), |row| row.int("number"))
    }

    /// The engine's name.
    pub fn engine(&self) -> &'static str {
        if matches!(self, Self::Sqlite { .. }) { "SQLite" } else { "PostgreSQL" }
    }

    /// Keeps SQLite's write-ahead log short: the pages in it move into the file. Nothing to do on PostgreSQL.
    pub async fn checkpoint(&self) -> Result<(), StoreError> {
        if let Self::Sqlite { write, .. } = self {
            write.execute("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        }
        Ok(())
    }

    /// Closes every connection; waits for those in use.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres { pool, batches, .. } => {
                batches.close().await;
                pool.close().await;
            }
        }
    }
}

impl Tx {
    /// Runs a statement; gives the number of rows it changed.
    pub(crate) async fn exec(&mut self, sql: impl SqlSafeStr, values: &[Value]) -> Result<u64, StoreError> {
        let sql = sql.into_sql_str();
        note(self.engine(), sql.as_str(), values);
        Ok(match self {
            Self::Sqlite(tx) => sqlx::query_with(sql, for_sqlite(values)?).execute(&mut **tx).await?.rows_affected(),
            Self::Postgres(tx, patience) => {
                let done = sqlx::query_with(sql, for_postgres(values)?).execute(&mut **tx);
                heard(*patience, done).await?.rows_affected()
            }
        })
    }

    /// Reads rows.
    pub(crate) async fn all(&mut self, sql: impl SqlSafeStr, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let sql = sql.into_sql_str();
        note(self.engine(), sql.as_str(), values);
        Ok(match self {
            Self::Sqlite(tx) => {
                let rows = sqlx::query_with(sql, for_sqlite(values)?).fetch_all(&mut **tx).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Self::Postgres(tx, patience) => {
                let rows = sqlx::query_with(sql, for_postgres(values)?).fetch_all(&mut **tx);
                let rows = heard(*patience, rows).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// The engine's name.
    fn engine(&self) -> &'static str {
        if self.locks_rows() { "PostgreSQL" } else { "SQLite" }
    }

    /// Makes everything done so far true. Where the answer is lost, so is whether that was done.
    pub async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => Ok(tx.commit().await?),
            Self::Postgres(tx, patience) => heard(patience, tx.commit()).await.map_err(StoreError::of_commit),
        }
    }

    /// Locks rows of a table until the end of the transaction, in the order of their ids. On SQLite the one writer
    /// has locked everything already.
    pub(crate) async fn lock(&mut self, table: &str, column: &str, ids: &[Value]) -> Result<(), StoreError> {
        if matches!(self, Self::Sqlite(_)) || ids.is_empty() {
            return Ok(());
        }
        let any_of = self.any_of();
        let sql = format!("SELECT {column} FROM {table} WHERE {column} {any_of} ORDER BY {column} FOR UPDATE");
        self.all(AssertSqlSafe(sql), &[Value::List(ids.to_vec())]).await?;
        Ok(())
    }

    /// Lets nobody else who says this word go on before the end of the transaction: for what is counted before it is
    /// inserted. On SQLite the one writer is alone already.
    pub(crate) async fn alone(&mut self, word: &str) -> Result<(), StoreError> {
        if matches!(self, Self::Postgres(..)) {
            self.all("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", &[word.into()]).await?;
        }
        Ok(())
    }

    /// What a subquery ends with that takes rows which no other worker is taking. On SQLite nobody else is.
    pub(crate) fn skip_locked(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "",
            Self::Postgres(..) => "FOR UPDATE SKIP LOCKED",
        }
    }

    /// The database's clock in seconds since 1970, so that all nodes agree; none for SQLite, whose clock is its node's.
    pub async fn now(&mut self) -> Result<Option<i64>, StoreError> {
        if matches!(self, Self::Sqlite(_)) {
            return Ok(None);
        }
        let rows = self.all("SELECT CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp())) AS BIGINT) AS now", &[]).await?;
        rows.first().map(|row| row.int("now")).transpose()
    }

    /// Whether rows that were read may have changed before they were locked.
    pub fn locks_rows(&self) -> bool {
        matches!(self, Self::Postgres(..))
    }
}

/// Only tests collect statements.
#[cfg(not(feature = "fixture"))]
fn note(_: &str, _: &str, _: &[Value]) {}

/// Begins a transaction on the one connection that writes. Where the disk was full, SQLite has ended the transaction
/// before by itself; the connection believes that it goes on, and would refuse every other for good. A new one takes its
/// place.
async fn begin_alone(write: &SqlitePool, words: &'static str) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
    match write.begin_with(words).await {
        Err(sqlx::Error::InvalidSavePointStatement) => {
            tracing::warn!("the writing connection lost its transaction; it is opened anew");
            write.acquire().await?.close().await?;
            write.begin_with(words).await
        }
        begun => begun,
    }
}

/// Values as SQLite takes them: many as JSON.
fn for_sqlite(values: &[Value]) -> Result<SqliteArguments, StoreError> {
    let mut arguments = SqliteArguments::default();
    for value in values {
        match value {
            Value::Int(value) => arguments.add(*value),
            Value::Text(value) => arguments.add(value.clone()),
            Value::List(_) => arguments.add(value.to_json().to_string()),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

/// Values as PostgreSQL takes them: many as an array.
fn for_postgres(values: &[Value]) -> Result<PgArguments, StoreError> {
    let mut arguments = PgArguments::default();
    for value in values {
        match value {
            Value::Int(value) => arguments.add(*value),
            Value::Text(value) => arguments.add(value.clone()),
            Value::List(many) if matches!(many.first(), Some(Value::Int(_))) => {
                arguments.add(many.iter().map(Value::int).collect::<Vec<_>>())
            }
            Value::List(many) => arguments.add(many.iter().map(Value::text).collect::<Vec<_>>()),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}
