//! What nodes tell each other of how many requests they let through.
//!
//! A node writes the whole count of a minute over its own last one, and nobody else's. So it may write again after an
//! answer got lost, and no two nodes wait for the same row.

use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::{CHUNK, Value, list, rows};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

impl Tx {
    /// Writes what a node has let through of each network since the minute began.
    pub async fn tell_rates(
        &mut self,
        node: &str,
        since: Timestamp,
        counts: &[(String, i64)],
    ) -> Result<(), StoreError> {
        for part in counts.chunks(CHUNK) {
            let sql = format!(
                "INSERT INTO rate (network, since, node, count) VALUES {}
                 ON CONFLICT (since, network, node) DO UPDATE SET count = excluded.count",
                rows(part.len(), 4)
            );
            let row = |(network, count): &(String, i64)| -> [Value; 4] {
                [network.as_str().into(), since.into(), node.into(), (*count).into()]
            };
            let values: Vec<Value> = part.iter().flat_map(row).collect();
            self.exec(AssertSqlSafe(sql), &values).await?;
        }
        Ok(())
    }

    /// Forgets minutes that began before an instant. Gives how many rows.
    pub async fn forget_rates(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        self.exec("DELETE FROM rate WHERE since < $1", &[before.into()]).await
    }
}

impl Store {
    /// What the other nodes have let through of these networks since the minute began.
    pub async fn rates_of_others(
        &self,
        node: &str,
        since: Timestamp,
        networks: &[String],
    ) -> Result<HashMap<String, i64>, StoreError> {
        let mut others = HashMap::new();
        for part in networks.chunks(CHUNK) {
            let sql = format!(
                "SELECT network, CAST(SUM(count) AS BIGINT) AS count FROM rate
                 WHERE network IN {} AND since = ${} AND node <> ${} GROUP BY network",
                list(part.len()),
                part.len() + 1,
                part.len() + 2
            );
            let mut values: Vec<Value> = part.iter().map(|network| network.as_str().into()).collect();
            values.extend([since.into(), node.into()]);
            for row in self.all(AssertSqlSafe(sql), &values).await? {
                others.insert(row.text("network")?, row.int("count")?);
            }
        }
        Ok(others)
    }
}
