//! Sessions. Each is known by a digest of a token that only the browser has.

use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::Row;
use besok_core::device::Device;
use besok_core::id::AccountId;
use jiff::Timestamp;

/// Somebody signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Digest of the browser's token; never shown.
    pub id: String,
    /// Whose session.
    pub account: AccountId,
    /// Since when.
    pub created_at: Timestamp,
    /// When it was last used, to within a few minutes.
    pub seen_at: Timestamp,
    /// On what it runs.
    pub device: Device,
}

impl Store {
    /// The session of this token.
    pub async fn session(&self, id: &str) -> Result<Option<Session>, StoreError> {
        self.all("SELECT * FROM session WHERE id = $1", &[id.into()]).await?.first().map(session).transpose()
    }

    /// The sessions of an account, the one used last first.
    pub async fn sessions_of(&self, account: &AccountId) -> Result<Vec<Session>, StoreError> {
        let sql = "SELECT * FROM session WHERE account = $1 ORDER BY seen_at DESC, created_at DESC, id";
        self.all(sql, &[account.as_str().into()]).await?.iter().map(session).collect()
    }
}

fn session(row: &Row) -> Result<Session, StoreError> {
    Ok(Session {
        id: row.text("id")?,
        account: AccountId(row.text("account")?),
        created_at: row.instant("created_at")?,
        seen_at: row.instant("seen_at")?,
        device: Device::from_text(&row.text("device")?),
    })
}

impl Tx {
    /// Begins a session, and notes that its account is in use.
    pub async fn make_session(&mut self, session: &Session) -> Result<(), StoreError> {
        let sql = "INSERT INTO session (id, account, created_at, seen_at, device) VALUES ($1, $2, $3, $4, $5)";
        let values = [
            session.id.as_str().into(),
            session.account.as_str().into(),
            session.created_at.into(),
            session.seen_at.into(),
            session.device.to_text().into(),
        ];
        self.exec(sql, &values).await?;
        let sql = "UPDATE account SET seen_at = $2 WHERE id = $1";
        self.exec(sql, &[session.account.as_str().into(), session.created_at.into()]).await?;
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
    /// Ends every session of an account but one. Gives how many.
    pub async fn end_other_sessions(&mut self, account: &AccountId, kept: &str) -> Result<u64, StoreError> {
        let sql = "DELETE FROM session WHERE account = $1 AND id <> $2";
        self.exec(sql, &[account.as_str().into(), kept.into()]).await
    }
}
