//! Sign-ins that wait for their code, and sessions. Both are known by a digest of a token that only the browser has.

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::Row;
use besok_core::account::Email;
use besok_core::id::AccountId;
use jiff::Timestamp;

/// A sign-in that waits for its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Digest of the browser's token.
    pub id: String,
    /// Where the code went.
    pub email: Email,
    /// Digest of the code.
    pub code: String,
    /// How many codes were tried.
    pub tries: i64,
    /// Where to go once signed in.
    pub next: String,
    /// From which network it came.
    pub network: String,
    /// When it began.
    pub created_at: Timestamp,
    /// Until when the code holds.
    pub expires_at: Timestamp,
}

/// Somebody signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose session.
    pub account: AccountId,
    /// Since when.
    pub created_at: Timestamp,
    /// When it was last used, to within a few minutes.
    pub seen_at: Timestamp,
}

impl Store {
    /// The sign-in of this token, unless it was used.
    pub async fn sign_in(&self, id: &str) -> Result<Option<SignIn>, StoreError> {
        let rows = self.all("SELECT * FROM sign_in WHERE id = $1 AND used = 0", &[id.into()]).await?;
        rows.first().map(sign_in).transpose()
    }

    /// The session of this token.
    pub async fn session(&self, id: &str) -> Result<Option<Session>, StoreError> {
        let session = |row: &Row| {
            Ok(Session {
                account: AccountId(row.text("account")?),
                created_at: row.instant("created_at")?,
                seen_at: row.instant("seen_at")?,
            })
        };
        self.all("SELECT * FROM session WHERE id = $1", &[id.into()]).await?.first().map(session).transpose()
    }
}

fn sign_in(row: &Row) -> Result<SignIn, StoreError> {
    Ok(SignIn {
        id: row.text("id")?,
        email: consistent("sign_in", "email", &row.text("email")?, Email::parse)?,
        code: row.text("code")?,
        tries: row.int("tries")?,
        next: row.text("next")?,
        network: row.text("network")?,
        created_at: row.instant("created_at")?,
        expires_at: row.instant("expires_at")?,
    })
}

impl Tx {
    /// How many sign-ins began since an instant, for an address and from a network. Nobody else counts the same
    /// before this transaction ends, so that a limit holds however many ask at once.
    pub async fn count_sign_ins(
        &mut self,
        email: &Email,
        network: &str,
        since: Timestamp,
    ) -> Result<(i64, i64), StoreError> {
        self.alone(&format!("sign-in for {}", email.as_str())).await?;
        self.alone(&format!("sign-in from {network}")).await?;
        let sql = "SELECT (SELECT COUNT(*) FROM sign_in WHERE email = $1 AND created_at > $3) AS of_email,
                          (SELECT COUNT(*) FROM sign_in WHERE network = $2 AND created_at > $3) AS of_network";
        let rows = self.all(sql, &[email.as_str().into(), network.into(), since.into()]).await?;
        rows.first().map_or(Ok((0, 0)), |row| Ok((row.int("of_email")?, row.int("of_network")?)))
    }

    /// How many wrong codes were tried for an address since an instant.
    pub async fn count_wrong_codes(&mut self, email: &Email, since: Timestamp) -> Result<i64, StoreError> {
        let sql = "SELECT CAST(COALESCE(SUM(tries - used), 0) AS BIGINT) AS wrong FROM sign_in
                   WHERE email = $1 AND created_at > $2";
        let rows = self.all(sql, &[email.as_str().into(), since.into()]).await?;
        rows.first().map_or(Ok(0), |row| row.int("wrong"))
    }

    /// Begins a sign-in.
    pub async fn make_sign_in(&mut self, sign_in: &SignIn) -> Result<(), StoreError> {
        let sql = "INSERT INTO sign_in (id, email, code, tries, next, network, created_at, expires_at, used)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)";
        let values = [
            sign_in.id.as_str().into(),
            sign_in.email.as_str().into(),
            sign_in.code.as_str().into(),
            sign_in.tries.into(),
            sign_in.next.as_str().into(),
            sign_in.network.as_str().into(),
            sign_in.created_at.into(),
            sign_in.expires_at.into(),
        ];
        self.exec(sql, &values).await?;
        Ok(())
    }

    /// Counts a try of a sign-in. Gives whether it was allowed: the code still holds and tries are left.
    pub async fn try_sign_in(&mut self, id: &str, now: Timestamp, tries: i64) -> Result<bool, StoreError> {
        let sql = "UPDATE sign_in SET tries = tries + 1
                   WHERE id = $1 AND used = 0 AND expires_at > $2 AND tries < $3";
        Ok(self.exec(sql, &[id.into(), now.into(), tries.into()]).await? == 1)
    }

    /// Uses a sign-in up. Gives whether it was unused.
    pub async fn use_sign_in(&mut self, id: &str) -> Result<bool, StoreError> {
        Ok(self.exec("UPDATE sign_in SET used = 1 WHERE id = $1 AND used = 0", &[id.into()]).await? == 1)
    }

    /// Begins a session.
    pub async fn make_session(&mut self, id: &str, account: &AccountId, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO session (id, account, created_at, seen_at) VALUES ($1, $2, $3, $3)";
        self.exec(sql, &[id.into(), account.as_str().into(), now.into()]).await?;
        Ok(())
    }

    /// Notes that a session is in use.
    pub async fn see_session(&mut self, id: &str, now: Timestamp) -> Result<(), StoreError> {
        self.exec("UPDATE session SET seen_at = $2 WHERE id = $1 AND seen_at < $2", &[id.into(), now.into()]).await?;
        Ok(())
    }

    /// Ends a session.
    pub async fn end_session(&mut self, id: &str) -> Result<(), StoreError> {
        self.exec("DELETE FROM session WHERE id = $1", &[id.into()]).await?;
        Ok(())
    }
}
