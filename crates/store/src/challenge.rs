//! What challenges are signed with, which of them were met, and passes: what a session has that proved the mailbox instead.

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use jiff::Timestamp;

impl Store {
    /// The secret that challenges are signed with: the one that there is, else this one from now on.
    pub async fn challenge_secret(&self, new: &str) -> Result<String, StoreError> {
        let mut tx = self.begin().await?;
        let sql = "INSERT INTO challenge_key (id, secret) VALUES (1, $1) ON CONFLICT (id) DO NOTHING";
        tx.exec(sql, &[new.into()]).await?;
        tx.commit().await?;
        let rows = self.all("SELECT secret FROM challenge_key WHERE id = 1", &[]).await?;
        consistent("challenge_key", "id", "1", |_| rows.first())?.text("secret")
    }

    /// How many codes were asked for from a network since an instant, as far as is known without waiting for anybody.
    pub async fn codes_from(&self, network: &str, since: Timestamp) -> Result<i64, StoreError> {
        let sql = "SELECT COUNT(*) AS codes FROM sign_in WHERE network = $1 AND created_at > $2";
        let rows = self.all(sql, &[network.into(), since.into()]).await?;
        rows.first().map_or(Ok(0), |row| row.int("codes"))
    }
}

impl Tx {
    /// Notes that a challenge was met. Gives whether it was the first time.
    pub async fn use_challenge(&mut self, digest: &str, expires_at: Timestamp) -> Result<bool, StoreError> {
        let sql = "INSERT INTO used_challenge (digest, expires_at) VALUES ($1, $2) ON CONFLICT (digest) DO NOTHING";
        Ok(self.exec(sql, &[digest.into(), expires_at.into()]).await? == 1)
    }

    /// Forgets challenges that have run out. Gives how many.
    pub async fn forget_challenges(&mut self, now: Timestamp) -> Result<u64, StoreError> {
        self.exec("DELETE FROM used_challenge WHERE expires_at <= $1", &[now.into()]).await
    }

    /// Gives a session a pass; it has one at most.
    pub async fn give_pass(&mut self, session: &str) -> Result<(), StoreError> {
        self.exec("UPDATE session SET pass = 1 WHERE id = $1", &[session.into()]).await?;
        Ok(())
    }

    /// Takes the pass of a session. Gives whether it had one.
    pub async fn take_pass(&mut self, session: &str) -> Result<bool, StoreError> {
        Ok(self.exec("UPDATE session SET pass = 0 WHERE id = $1 AND pass = 1", &[session.into()]).await? == 1)
    }
}
