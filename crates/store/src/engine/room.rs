//! A room of its own in a database on a server, for `besok load`: a schema that it makes and takes away again, so
//! that nothing it never made is ever touched.

use crate::engine::Store;
use crate::error::StoreError;

/// The schema's name. One run at a time has it.
const NAME: &str = "besok_load";

/// A room in a database on a server.
#[derive(Debug)]
pub struct Room {
    store: Store,
    address: String,
}

impl Store {
    /// The names of all tables in the database, whosever they are.
    pub async fn tables(&self) -> Result<Vec<String>, StoreError> {
        let sql = match self {
            Self::Sqlite { .. } => "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1",
            Self::Postgres { .. } => {
                "SELECT CAST(table_schema || '.' || table_name AS TEXT) AS name FROM information_schema.tables
                 WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"
            }
        };
        self.all(sql, &[]).await?.iter().map(|row| row.text("name")).collect()
    }
}

impl Room {
    /// Makes one in the database at this address, which must be empty. Gives the names of its tables if it is not.
    pub async fn make(address: &str) -> Result<Result<Self, Vec<String>>, StoreError> {
        let store = Store::open(address).await?;
        let tables = store.tables().await?;
        if !tables.is_empty() {
            return Ok(Err(tables));
        }
        let mut tx = store.begin().await?;
        tx.exec(sqlx::AssertSqlSafe(format!("CREATE SCHEMA {NAME}")), &[]).await?;
        tx.commit().await?;
        let more = if address.contains('?') { '&' } else { '?' };
        Ok(Ok(Self { address: format!("{address}{more}options[search_path]={NAME}"), store }))
    }

    /// The database's address, with the way into the room.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The numbers of the server's processes that work for this database.
    pub async fn processes(&self) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT CAST(pid AS BIGINT) AS pid FROM pg_stat_activity WHERE datname = current_database()";
        self.store.all(sql, &[]).await?.iter().map(|row| row.int("pid")).collect()
    }

    /// Lets the server do at once what it does by itself after a while: look through its tables.
    pub async fn settle(&self) -> Result<(), StoreError> {
        let inside = Store::open(&self.address).await?;
        if let Store::Postgres { pool, .. } = &inside {
            sqlx::Executor::execute(pool, "VACUUM ANALYZE").await?;
        }
        inside.close().await;
        Ok(())
    }

    /// Takes the room away with all that is in it.
    pub async fn remove(self) -> Result<(), StoreError> {
        let mut tx = self.store.begin().await?;
        tx.exec(sqlx::AssertSqlSafe(format!("DROP SCHEMA {NAME} CASCADE")), &[]).await?;
        tx.commit().await?;
        self.store.close().await;
        Ok(())
    }
}
