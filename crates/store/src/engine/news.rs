//! What nodes on one PostgreSQL say to each other, on connections of their own. SQLite has one node; that another process
//! has changed the file is found by its version.

use crate::engine::{Store, Tx};
use crate::error::StoreError;
use sqlx::postgres::{PgListener, PgPoolOptions};
use sqlx::{ConnectOptions, Executor, PgConnection};
use std::time::Duration;
use tokio::time::timeout;

/// Where words are said. It is the database's: whoever is connected to another does not hear them.
const CHANNEL: &str = "besok_news";
/// After how long without a word it is asked whether the connection still stands, and how long the answer may take.
const SILENCE: Duration = Duration::from_secs(10);
/// How many bytes a word may have: PostgreSQL takes fewer than 8,000.
pub const WORD_BYTES: usize = 7_999;

/// Says words to all nodes.
#[derive(Debug)]
pub struct Speaker(PgConnection);

/// Hears what nodes say, this one as well.
#[derive(Debug)]
pub struct Listener(PgListener);

/// What was heard.
#[derive(Debug)]
pub enum Heard {
    /// A word.
    Word(String),
    /// Nothing for a while; the connection stands.
    Silence,
    /// The connection was gone and stands again: words may have been missed.
    Gap,
}

impl Store {
    /// Connects a speaker; none on SQLite.
    pub async fn speaker(&self) -> Result<Option<Speaker>, StoreError> {
        let Self::Postgres { pool, .. } = self else { return Ok(None) };
        let options = pool.connect_options();
        let mut connection = timeout(SILENCE, options.connect()).await.map_err(|_| StoreError::Silent)??;
        // Nobody waits for the disk while a word is said: saying takes a lock of the whole server.
        connection.execute("SET synchronous_commit = off").await?;
        Ok(Some(Speaker(connection)))
    }

    /// Begins to listen; none on SQLite.
    pub async fn listener(&self) -> Result<Option<Listener>, StoreError> {
        let Self::Postgres { pool, .. } = self else { return Ok(None) };
        let own =
            PgPoolOptions::new().max_connections(1).max_lifetime(None).idle_timeout(None).acquire_timeout(SILENCE);
        let own = own.connect_with((*pool.connect_options()).clone()).await?;
        let mut listener = PgListener::connect_with(&own).await?;
        listener.ignore_pool_close_event(true);
        listener.listen(CHANNEL).await?;
        Ok(Some(Listener(listener)))
    }

    /// Whether nodes say words to each other.
    pub fn has_nodes(&self) -> bool {
        matches!(self, Self::Postgres { .. })
    }

    /// Another number when another process has changed the file of SQLite; none on PostgreSQL.
    pub async fn changed_elsewhere(&self) -> Result<Option<i64>, StoreError> {
        if self.has_nodes() {
            return Ok(None);
        }
        // What the writing connection commits does not count for itself, and nobody else here writes.
        let mut tx = self.begin_unsynced().await?;
        tx.all("PRAGMA data_version", &[]).await?.first().map(|row| row.int("data_version")).transpose()
    }
}

impl Speaker {
    /// Says words, all at once.
    pub async fn say(&mut self, words: &[String]) -> Result<(), StoreError> {
        let sql = "SELECT pg_notify($1, word) FROM UNNEST(CAST($2 AS TEXT[])) AS each (word)";
        let said = sqlx::query(sql).bind(CHANNEL).bind(words).execute(&mut self.0);
        timeout(SILENCE, said).await.map_err(|_| StoreError::Silent)??;
        Ok(())
    }
}

impl Listener {
    /// Waits for a word, and not for long. After an error it hears nothing more.
    pub async fn hear(&mut self) -> Result<Heard, StoreError> {
        if let Ok(heard) = timeout(SILENCE, self.0.try_recv()).await {
            return Ok(heard?.map_or(Heard::Gap, |word| Heard::Word(word.payload().to_owned())));
        }
        timeout(SILENCE, self.0.execute("SELECT 1")).await.map_err(|_| StoreError::Silent)??;
        Ok(Heard::Silence)
    }
}

impl Tx {
    /// The microsecond at which a statement runs, as text in it.
    pub(crate) fn microsecond(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "CAST((julianday('now') - 2440587.5) * 86400000 AS BIGINT) * 1000",
            Self::Postgres(..) => "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)",
        }
    }
}
