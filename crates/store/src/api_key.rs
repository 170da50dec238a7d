//! Keys of the API. What makes one is known to its holder alone; the table has its digest.

use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::Row;
use besok_core::api_key::ApiKey;
use besok_core::id::{ApiKeyId, StaffId};
use jiff::Timestamp;

const KEY: &str = "SELECT id, name, made_by, made_at, used_at, ended_at FROM api_key";

impl Store {
    /// Every key that there ever was: those in use first, then the latest.
    pub async fn api_keys(&self) -> Result<Vec<ApiKey>, StoreError> {
        let order = "ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, made_at DESC, id DESC";
        self.all(sqlx::AssertSqlSafe(format!("{KEY} {order}")), &[]).await?.iter().map(key).collect()
    }

    /// The key with this digest, if it is in use.
    pub async fn api_key(&self, digest: &str) -> Result<Option<ApiKey>, StoreError> {
        let sql = sqlx::AssertSqlSafe(format!("{KEY} WHERE digest = $1 AND ended_at IS NULL"));
        self.all(sql, &[digest.into()]).await?.first().map(key).transpose()
    }
}

impl Tx {
    /// Notes a new key, if fewer than so many are in use.
    pub async fn make_api_key(&mut self, new: &ApiKey, digest: &str, most: usize) -> Result<bool, StoreError> {
        self.alone("api_key").await?;
        let sql = "INSERT INTO api_key (id, digest, name, made_by, made_at)
                   SELECT $1, $2, $3, $4, CAST($5 AS BIGINT)
                   WHERE (SELECT COUNT(*) FROM api_key WHERE ended_at IS NULL) < $6";
        let values = [
            new.id.as_str().into(),
            digest.into(),
            new.name.as_str().into(),
            new.made_by.as_str().into(),
            new.made_at.into(),
            (most as i64).into(),
        ];
        Ok(self.exec(sql, &values).await? == 1)
    }

    /// Ends a key. `false` if there is none in use.
    pub async fn end_api_key(&mut self, id: &ApiKeyId, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE api_key SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
        Ok(self.exec(sql, &[id.as_str().into(), now.into()]).await? == 1)
    }

    /// Notes that a key was used.
    pub async fn note_key_use(&mut self, id: &ApiKeyId, now: Timestamp) -> Result<(), StoreError> {
        self.exec("UPDATE api_key SET used_at = $2 WHERE id = $1", &[id.as_str().into(), now.into()]).await?;
        Ok(())
    }
}

fn key(row: &Row) -> Result<ApiKey, StoreError> {
    Ok(ApiKey {
        id: ApiKeyId(row.text("id")?),
        name: row.text("name")?,
        made_by: StaffId(row.text("made_by")?),
        made_at: row.instant("made_at")?,
        used_at: row.maybe_instant("used_at")?,
        ended_at: row.maybe_instant("ended_at")?,
    })
}
