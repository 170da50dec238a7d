//! Codes that were mailed and wait to be typed: to sign in, or to prove the mailbox once more for another purpose.
//! Each is known by a digest of a token that only the browser has, or by the session in which it was asked for.

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::Row;
use besok_core::account::{Email, Purpose};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

/// A sign-in, or another proof of a mailbox, that waits for its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// Digest of the browser's token, or drawn where the session stands for the browser.
    pub id: String,
    /// What the code is for.
    pub purpose: Purpose,
    /// The session in which it was asked for, by its digest; none to sign in.
    pub session: Option<String>,
    /// Where the code went.
    pub email: Email,
    /// Whether that is an address on record, which is not shown to whoever asked for the code.
    pub concealed: bool,
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

impl Store {
    /// The sign-in of this token, unless it was used.
    pub async fn sign_in(&self, id: &str) -> Result<Option<SignIn>, StoreError> {
        let rows = self.all("SELECT * FROM sign_in WHERE id = $1 AND used = 0", &[id.into()]).await?;
        rows.first().map(sign_in).transpose()
    }

    /// The newest code that was asked for in a session with this purpose, unless it was used.
    pub async fn code_of_session(&self, session: &str, purpose: Purpose) -> Result<Option<SignIn>, StoreError> {
        let sql = "SELECT * FROM sign_in WHERE session = $1 AND purpose = $2
                   ORDER BY expires_at DESC, created_at DESC LIMIT 1";
        let rows = self.all(sql, &[session.into(), purpose.as_str().into()]).await?;
        let newest = rows.first().filter(|row| row.int("used").is_ok_and(|used| used == 0));
        newest.map(sign_in).transpose()
    }

    /// Codes that were sent to an address since an instant, the latest first.
    pub async fn codes_to(&self, email: &Email, since: Timestamp) -> Result<Vec<SignIn>, StoreError> {
        let sql = "SELECT * FROM sign_in WHERE email = $1 AND created_at >= $2 ORDER BY created_at DESC, id";
        self.all(sql, &[email.as_str().into(), since.into()]).await?.iter().map(sign_in).collect()
    }
}

fn sign_in(row: &Row) -> Result<SignIn, StoreError> {
    Ok(SignIn {
        id: row.text("id")?,
        purpose: consistent("sign_in", "purpose", &row.text("purpose")?, Purpose::parse)?,
        session: row.maybe_text("session")?,
        email: consistent("sign_in", "email", &row.text("email")?, Email::parse)?,
        concealed: row.int("concealed")? == 1,
        code: row.text("code")?,
        tries: row.int("tries")?,
        next: row.text("next")?,
        network: row.text("network")?,
        created_at: row.instant("created_at")?,
        expires_at: row.instant("expires_at")?,
    })
}

impl Tx {
    /// How many codes were sent to an address since an instant. Nobody else counts the same before this transaction
    /// ends, so that a limit holds however many ask at once. Whoever counts more than one address counts them in their
    /// order, and networks last.
    pub async fn count_codes_to(&mut self, email: &Email, since: Timestamp) -> Result<i64, StoreError> {
        self.alone(&format!("sign-in for {}", email.as_str())).await?;
        self.count_codes("email", email.as_str(), since).await
    }

    /// How many codes were asked for from a network since an instant; nobody else counts the same meanwhile.
    pub async fn count_codes_from(&mut self, network: &str, since: Timestamp) -> Result<i64, StoreError> {
        self.alone(&format!("sign-in from {network}")).await?;
        self.count_codes("network", network, since).await
    }

    async fn count_codes(&mut self, column: &str, value: &str, since: Timestamp) -> Result<i64, StoreError> {
        let sql = format!("SELECT COUNT(*) AS codes FROM sign_in WHERE {column} = $1 AND created_at > $2");
        let rows = self.all(AssertSqlSafe(sql), &[value.into(), since.into()]).await?;
        rows.first().map_or(Ok(0), |row| row.int("codes"))
    }

    /// How many wrong codes were tried for an address since an instant.
    pub async fn count_wrong_codes(&mut self, email: &Email, since: Timestamp) -> Result<i64, StoreError> {
        let sql = "SELECT CAST(COALESCE(SUM(tries - used), 0) AS BIGINT) AS wrong FROM sign_in
                   WHERE email = $1 AND created_at > $2";
        let rows = self.all(sql, &[email.as_str().into(), since.into()]).await?;
        rows.first().map_or(Ok(0), |row| row.int("wrong"))
    }

    /// Notes that a code is on its way.
    pub async fn make_sign_in(&mut self, sign_in: &SignIn) -> Result<(), StoreError> {
        let sql = "INSERT INTO sign_in (id, email, code, tries, next, network, created_at, expires_at, purpose, session, concealed,
                                        used)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0)";
        let values = [
            sign_in.id.as_str().into(),
            sign_in.email.as_str().into(),
            sign_in.code.as_str().into(),
            sign_in.tries.into(),
            sign_in.next.as_str().into(),
            sign_in.network.as_str().into(),
            sign_in.created_at.into(),
            sign_in.expires_at.into(),
            sign_in.purpose.as_str().into(),
            sign_in.session.as_deref().into(),
            sign_in.concealed.into(),
        ];
        self.exec(sql, &values).await?;
        Ok(())
    }

    /// Ends codes that were asked for before in a session with this purpose: the newest alone holds.
    pub async fn end_codes(&mut self, session: &str, purpose: Purpose, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE sign_in SET expires_at = $3 WHERE session = $1 AND purpose = $2 AND expires_at > $3";
        self.exec(sql, &[session.into(), purpose.as_str().into(), now.into()]).await?;
        Ok(())
    }

    /// Counts a try of a code, if it is allowed: the code still holds and tries are left. Gives how many there were.
    pub async fn try_sign_in(&mut self, id: &str, now: Timestamp, tries: i64) -> Result<Option<i64>, StoreError> {
        let sql = "UPDATE sign_in SET tries = tries + 1
                   WHERE id = $1 AND used = 0 AND expires_at > $2 AND tries < $3 RETURNING tries";
        let rows = self.all(sql, &[id.into(), now.into(), tries.into()]).await?;
        rows.first().map(|row| row.int("tries")).transpose()
    }

    /// Uses a code up. Gives whether it was unused.
    pub async fn use_sign_in(&mut self, id: &str) -> Result<bool, StoreError> {
        Ok(self.exec("UPDATE sign_in SET used = 1 WHERE id = $1 AND used = 0", &[id.into()]).await? == 1)
    }
}
