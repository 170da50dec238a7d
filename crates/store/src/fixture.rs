//! Fresh databases for tests: every test of something that the store remembers runs on both engines.
//!
//! There are no mocks. SQLite is a file in the temporary folder; PostgreSQL is a new database on the server that
//! `TEST_POSTGRES_URL` names. Without a server the tests fail rather than skip.

mod everything;
mod previous;
mod statements;
mod town;

pub use previous::Rules;
pub(crate) use statements::note;
pub use town::{people, town};

use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::Row as Told;
use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

/// A fresh, migrated database.
#[derive(Debug)]
pub struct Fixture {
    /// The database, opened once.
    pub store: Store,
    address: String,
    remains: Remains,
}

/// What is left of a database when its test has ended.
#[derive(Debug, Clone)]
enum Remains {
    /// A folder with the file in it.
    Folder(PathBuf),
    /// A database of this name, on this server.
    Database { server: String, name: String },
}

/// Runs a test on each engine, one after the other, and removes the databases whether or not it passes.
///
/// # Panics
/// Where the test does, and where an engine is missing.
pub async fn each_engine<T, F>(test: T)
where
    T: Fn(Fixture) -> F,
    F: Future<Output = ()> + Send + 'static,
{
    on(Fixture::sqlite().await, &test).await;
    on(Fixture::postgres().await, &test).await;
}

/// Runs a test on one database, and removes the database whether or not it passes.
///
/// # Panics
/// Where the test does.
pub async fn on<T, F>(fixture: Fixture, test: T)
where
    T: FnOnce(Fixture) -> F,
    F: Future<Output = ()> + Send + 'static,
{
    let (engine, store, remains) = (fixture.engine(), fixture.store.clone(), fixture.remains.clone());
    let ended = tokio::spawn(test(fixture)).await;
    store.close().await;
    remains.remove().await;
    if let Err(error) = ended {
        eprintln!("the test failed on {engine}");
        std::panic::resume_unwind(error.into_panic());
    }
}

impl Fixture {
    /// A new file.
    ///
    /// # Panics
    /// If it cannot be made.
    pub async fn sqlite() -> Self {
        Self::empty_sqlite().await.migrated().await
    }

    /// A new file without any table.
    ///
    /// # Panics
    /// If it cannot be made.
    pub async fn empty_sqlite() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("besok-test-{}-{count}", std::process::id()));
        // Left behind by an earlier process with the same number.
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("the temporary folder can be written to");
        let address = format!("sqlite:{}", folder.join("besok.db").display());
        Self::opened(address, Remains::Folder(folder)).await
    }

    /// A new database on the test server.
    ///
    /// # Panics
    /// If there is no server.
    pub async fn postgres() -> Self {
        Self::empty_postgres().await.migrated().await
    }

    /// A new database on the test server without any table.
    ///
    /// # Panics
    /// If there is no server.
    pub async fn empty_postgres() -> Self {
        let server = std::env::var("TEST_POSTGRES_URL")
            .expect("TEST_POSTGRES_URL must name a PostgreSQL server for tests; run ./test, which starts one");
        let mut connection = PgConnection::connect(&server).await.expect("the server of TEST_POSTGRES_URL answers");
        let drawn = connection.fetch_one("SELECT 'besok_test_' || md5(gen_random_uuid()::TEXT) AS name").await;
        let name: String = drawn.and_then(|row| row.try_get("name")).expect("the server draws a name");
        let create = AssertSqlSafe(format!("CREATE DATABASE {name}"));
        connection.execute(create).await.expect("the user of TEST_POSTGRES_URL may create databases");
        connection.close().await.expect("the server lets go");
        let mut address = server.parse::<sqlx::postgres::PgConnectOptions>().expect("it was just connected to");
        address = address.database(&name);
        let address = sqlx::ConnectOptions::to_url_lossy(&address).to_string();
        Self::opened(address, Remains::Database { server, name }).await
    }

    async fn opened(address: String, remains: Remains) -> Self {
        let store = Store::open(&address).await.expect("a fresh database opens");
        Self { store, address, remains }
    }

    async fn migrated(self) -> Self {
        self.store.migrate().await.expect("a fresh database can be migrated");
        self
    }

    /// Which engine it is.
    pub fn engine(&self) -> &'static str {
        self.store.engine()
    }

    /// Where the database is.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Another node's store on the same database.
    ///
    /// # Panics
    /// If it cannot be opened.
    pub async fn open_again(&self) -> Store {
        Store::open(&self.address).await.expect("the database opens again")
    }

    /// Runs a statement that the product would never run. Gives the number of rows it changed.
    pub async fn tamper(&self, sql: &str) -> Result<u64, StoreError> {
        let (mut tx, sql) = (self.store.begin().await?, AssertSqlSafe(sql.to_owned()));
        // Not by `exec`, which notes what the product does.
        let changed = match &mut tx {
            Tx::Sqlite(tx) => sqlx::query(sql).execute(&mut **tx).await?.rows_affected(),
            Tx::Postgres(tx, _) => sqlx::query(sql).execute(&mut **tx).await?.rows_affected(),
        };
        tx.commit().await?;
        Ok(changed)
    }

    /// The number that a query of the column `count` gives.
    pub async fn count(&self, sql: &str) -> Result<i64, StoreError> {
        self.rows(sql).await?.first().map_or(Ok(0), |row| row.int("count"))
    }

    /// The text that a query of the column `text` gives; none if it gives no row.
    pub async fn text(&self, sql: &str) -> Result<Option<String>, StoreError> {
        self.rows(sql).await?.first().map(|row| row.text("text")).transpose()
    }

    /// Every text that a query of the column `text` gives.
    pub async fn texts(&self, sql: &str) -> Result<Vec<String>, StoreError> {
        self.rows(sql).await?.iter().map(|row| row.text("text")).collect()
    }

    async fn rows(&self, sql: &str) -> Result<Vec<Told>, StoreError> {
        let mut tx = self.store.begin().await?;
        tx.stream(AssertSqlSafe(sql.to_owned())).try_collect().await
    }
}

impl Remains {
    /// As well as it can be done: what stays behind harms nobody.
    async fn remove(self) {
        match self {
            Self::Folder(folder) => {
                let _ = std::fs::remove_dir_all(folder);
            }
            Self::Database { server, name } => {
                let Ok(mut connection) = PgConnection::connect(&server).await else { return };
                let drop = AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
                let _ = connection.execute(drop).await;
            }
        }
    }
}
