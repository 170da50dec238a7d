//! What nodes tell each other of how many requests they let through; and what is forgotten of it, and of holds.
//!
//! A node writes the whole count of a minute over its own last one, and nobody else's. So it may write again after an
//! answer got lost, and no two nodes wait for the same row.

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::Row;
use besok_core::id::AccountId;
use besok_core::limit::Network;
use jiff::Timestamp;

impl Tx {
    /// Writes what a node has let through of a network since the minute began.
    pub async fn tell_rate(
        &mut self,
        node: &str,
        since: Timestamp,
        (network, count): (Network, u32),
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO rate (since, network, node, count) VALUES ($1, $2, $3, $4)
                   ON CONFLICT (since, network, node) DO UPDATE SET count = excluded.count";
        let values = [since.into(), network.to_string().into(), node.into(), i64::from(count).into()];
        self.exec(sql, &values).await?;
        Ok(())
    }

    /// Forgets minutes that began before an instant. Gives how many rows.
    pub async fn forget_rates(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        self.exec("DELETE FROM rate WHERE since < $1", &[before.into()]).await
    }

    /// Forgets how many holds persons and accounts had made whose hour began before an instant. Gives how many of them.
    pub async fn forget_recent_holds(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        let persons = self.exec("DELETE FROM recent_holds WHERE since < $1", &[before.into()]).await?;
        Ok(persons + self.exec("DELETE FROM account_holds WHERE since < $1", &[before.into()]).await?)
    }

    /// Forgets how often visits were moved of persons whose thirty days began before an instant. Gives how many persons.
    pub async fn forget_recent_moves(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        self.exec("DELETE FROM recent_moves WHERE month_since < $1", &[before.into()]).await
    }
}

impl Store {
    /// How many holds an account has had made within hours that began after an instant, and the most that one of the persons
    /// in it has.
    pub async fn recent_holds(&self, account: &AccountId, since: Timestamp) -> Result<(i64, i64), StoreError> {
        let sql = "SELECT COALESCE((SELECT count FROM account_holds WHERE account = $1 AND since > $2), 0) AS account,
                          COALESCE((SELECT MAX(recent_holds.count) FROM recent_holds
                                    JOIN account_person ON account_person.person = recent_holds.person
                                    WHERE account_person.account = $1 AND recent_holds.since > $2), 0) AS person";
        let rows = self.all(sql, &[account.as_str().into(), since.into()]).await?;
        rows.first().map_or(Ok((0, 0)), |row| Ok((row.int("account")?, row.int("person")?)))
    }

    /// What the other nodes have let through of their busy networks since the minute began.
    pub async fn rates_of_others(&self, node: &str, since: Timestamp) -> Result<Vec<(Network, i64)>, StoreError> {
        let sql = "SELECT network, CAST(SUM(count) AS BIGINT) AS count FROM rate
                   WHERE since = $1 AND node <> $2 GROUP BY network";
        let rate = |row: &Row| {
            Ok((consistent("rate", "network", &row.text("network")?, Network::from_text)?, row.int("count")?))
        };
        self.all(sql, &[since.into(), node.into()]).await?.iter().map(rate).collect()
    }
}
