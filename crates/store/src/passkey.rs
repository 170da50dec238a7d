//! Passkeys of staff, the links that enrol them, and challenges that wait for their answer.

use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::{Row, Value};
use besok_core::id::StaffId;
use besok_core::staff::Passkey;
use jiff::Timestamp;

/// The public half of a passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credential {
    /// The authenticator's name for it.
    pub id: String,
    /// Whose.
    pub staff: StaffId,
    /// As the library keeps it.
    pub data: String,
}

/// A challenge that waits for its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceremony {
    /// Digest of what the page has.
    pub id: String,
    /// What was asked, as the library keeps it.
    pub state: String,
    /// Until when it can be answered.
    pub expires_at: Timestamp,
}

impl Store {
    /// A passkey.
    pub async fn credential(&self, id: &str) -> Result<Option<Credential>, StoreError> {
        let rows = self.all("SELECT id, staff, data FROM passkey WHERE id = $1", &[id.into()]).await?;
        rows.first().map(credential).transpose()
    }

    /// Every passkey of a member.
    pub async fn credentials(&self, staff: &StaffId) -> Result<Vec<Credential>, StoreError> {
        let sql = "SELECT id, staff, data FROM passkey WHERE staff = $1 ORDER BY number";
        self.all(sql, &[staff.as_str().into()]).await?.iter().map(credential).collect()
    }

    /// The same, as their owner sees them.
    pub async fn passkeys(&self, staff: &StaffId) -> Result<Vec<Passkey>, StoreError> {
        let sql = "SELECT number, name, created_at, COALESCE(used_at, 0) AS used_at FROM passkey
            WHERE staff = $1 ORDER BY number";
        let passkey = |row: &Row| {
            Ok(Passkey {
                number: row.int("number")?,
                name: row.text("name")?,
                created_at: row.instant("created_at")?,
                used_at: Some(row.instant("used_at")?).filter(|at| at.as_second() > 0),
            })
        };
        self.all(sql, &[staff.as_str().into()]).await?.iter().map(passkey).collect()
    }

    /// Whose link it is, if it has not been used or run out.
    pub async fn staff_link(&self, id: &str, now: Timestamp) -> Result<Option<StaffId>, StoreError> {
        let sql = "SELECT staff FROM staff_link WHERE id = $1 AND expires_at > $2";
        self.all(sql, &[id.into(), now.into()]).await?.first().map(|row| row.text("staff").map(StaffId)).transpose()
    }
}

fn credential(row: &Row) -> Result<Credential, StoreError> {
    Ok(Credential { id: row.text("id")?, staff: StaffId(row.text("staff")?), data: row.text("data")? })
}

impl Tx {
    /// Makes a link; earlier ones of the same member end.
    pub async fn make_staff_link(&mut self, id: &str, staff: &StaffId, until: Timestamp) -> Result<(), StoreError> {
        self.delete("staff_link", "staff", [staff.as_str().into()].into_iter()).await?;
        let values: Vec<Value> = vec![id.into(), staff.as_str().into(), until.into()];
        self.insert("staff_link (id, staff, expires_at)", vec![values]).await
    }

    /// Uses a link up. Gives whether it could be.
    pub async fn use_staff_link(&mut self, id: &str, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "DELETE FROM staff_link WHERE id = $1 AND expires_at > $2";
        Ok(self.exec(sql, &[id.into(), now.into()]).await? == 1)
    }

    /// Saves a new passkey under the member's next number. Gives whether it is new.
    pub async fn make_passkey(
        &mut self,
        credential: &Credential,
        name: &str,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let Credential { id, staff, data } = credential;
        self.lock("staff", "id", &[staff.as_str().into()]).await?;
        let sql = "INSERT INTO passkey (id, staff, number, name, data, created_at)
            SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, $4, $5 FROM passkey WHERE staff = $2
            ON CONFLICT DO NOTHING";
        let values = [id.as_str().into(), staff.as_str().into(), name.into(), data.as_str().into(), now.into()];
        Ok(self.exec(sql, &values).await? == 1)
    }

    /// Notes that a passkey was used, with what the library now knows of it.
    pub async fn use_passkey(&mut self, credential: &Credential, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE passkey SET data = $2, used_at = $3 WHERE id = $1";
        self.exec(sql, &[credential.id.as_str().into(), credential.data.as_str().into(), now.into()]).await?;
        Ok(())
    }

    /// Removes one of a member's passkeys, but never the last. Gives whether it did.
    pub async fn remove_passkey(&mut self, staff: &StaffId, number: i64) -> Result<bool, StoreError> {
        self.lock("staff", "id", &[staff.as_str().into()]).await?;
        let sql = "DELETE FROM passkey WHERE staff = $1 AND number = $2
            AND (SELECT COUNT(*) FROM passkey WHERE staff = $1) > 1";
        Ok(self.exec(sql, &[staff.as_str().into(), number.into()]).await? == 1)
    }

    /// Removes every passkey of a member: a new link takes their place.
    pub async fn remove_passkeys(&mut self, staff: &StaffId) -> Result<(), StoreError> {
        self.delete("passkey", "staff", [staff.as_str().into()].into_iter()).await
    }

    /// Keeps a challenge. Those that have run out go.
    pub async fn make_ceremony(&mut self, ceremony: &Ceremony, now: Timestamp) -> Result<(), StoreError> {
        self.exec("DELETE FROM ceremony WHERE expires_at <= $1", &[now.into()]).await?;
        let Ceremony { id, state, expires_at } = ceremony;
        let values: Vec<Value> = vec![id.as_str().into(), state.as_str().into(), (*expires_at).into()];
        self.insert("ceremony (id, state, expires_at)", vec![values]).await
    }

    /// Takes a challenge, once.
    pub async fn take_ceremony(&mut self, id: &str, now: Timestamp) -> Result<Option<String>, StoreError> {
        let sql = "DELETE FROM ceremony WHERE id = $1 AND expires_at > $2 RETURNING state";
        self.all(sql, &[id.into(), now.into()]).await?.first().map(|row| row.text("state")).transpose()
    }
}
