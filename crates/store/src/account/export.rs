//! What is kept about an account beside what pages show, for its own copy of it.

use crate::engine::Store;
use crate::error::StoreError;
use crate::sql::Row;
use besok_core::account::Email;
use besok_core::id::AccountId;
use jiff::Timestamp;

/// When an account was made, and the terms that it accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origins {
    /// When it was made.
    pub created_at: Timestamp,
    /// Since when it has its address.
    pub email_since: Timestamp,
    /// Versions of the terms, and when each was accepted.
    pub terms: Vec<(String, Timestamp)>,
}

/// A message as it is remembered: not what it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What kind.
    pub kind: String,
    /// Whether it waits, was sent, or could not be.
    pub state: String,
    /// When it was written.
    pub created_at: Timestamp,
}

impl Store {
    /// How an account began; none if there is no such account.
    pub async fn origins(&self, account: &AccountId) -> Result<Option<Origins>, StoreError> {
        let id = account.as_str();
        let rows = self.all("SELECT created_at, email_since FROM account WHERE id = $1", &[id.into()]).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let sql = "SELECT version, accepted_at FROM terms_acceptance WHERE account = $1 ORDER BY accepted_at, version";
        let accepted = |row: &Row| Ok((row.text("version")?, row.instant("accepted_at")?));
        let terms: Result<_, StoreError> = self.all(sql, &[id.into()]).await?.iter().map(accepted).collect();
        Ok(Some(Origins {
            created_at: row.instant("created_at")?,
            email_since: row.instant("email_since")?,
            terms: terms?,
        }))
    }

    /// Messages to an address since an instant, the earliest first.
    pub async fn messages_to(&self, email: &Email, since: Timestamp) -> Result<Vec<Told>, StoreError> {
        let sql = "SELECT kind, state, created_at FROM outbox WHERE recipient = $1 AND created_at >= $2
                   ORDER BY created_at, id";
        let told = |row: &Row| {
            Ok(Told { kind: row.text("kind")?, state: row.text("state")?, created_at: row.instant("created_at")? })
        };
        self.all(sql, &[email.as_str().into(), since.into()]).await?.iter().map(told).collect()
    }
}
