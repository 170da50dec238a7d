//! Other addresses for people who cannot read their mail any more, as they wait for a second member of staff.

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::Row;
use besok_core::account::Email;
use besok_core::id::{AccountId, PersonId, StaffId};
use besok_core::readdress::{Document, Readdress};
use jiff::Timestamp;

impl Store {
    /// Those that were asked for since an instant and wait, the oldest first.
    pub async fn waiting_readdresses(&self, since: Timestamp) -> Result<Vec<Readdress>, StoreError> {
        let sql = "SELECT * FROM readdress WHERE state = 'waiting' AND asked_at > $1 ORDER BY asked_at, id";
        self.all(sql, &[since.into()]).await?.iter().map(readdress).collect()
    }
}

fn readdress(row: &Row) -> Result<Readdress, StoreError> {
    Ok(Readdress {
        id: row.text("id")?,
        account: AccountId(row.text("account")?),
        person: PersonId(row.text("person")?),
        email: consistent("readdress", "email", &row.text("email")?, Email::parse)?,
        document: consistent("readdress", "document", &row.text("document")?, Document::parse)?,
        asked_by: StaffId(row.text("asked_by")?),
        asked_at: row.instant("asked_at")?,
    })
}

impl Tx {
    /// Asks for another address. What was asked for this account before is over.
    pub async fn ask_readdress(&mut self, new: &Readdress) -> Result<(), StoreError> {
        self.lock("account", "id", &[new.account.as_str().into()]).await?;
        let sql = "UPDATE readdress SET state = 'declined', email = '', decided_by = $2, decided_at = $3
                   WHERE account = $1 AND state = 'waiting'";
        self.exec(sql, &[new.account.as_str().into(), new.asked_by.as_str().into(), new.asked_at.into()]).await?;
        let sql = "INSERT INTO readdress (id, account, person, email, document, asked_by, asked_at, state)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting')";
        let values = [
            new.id.as_str().into(),
            new.account.as_str().into(),
            new.person.as_str().into(),
            new.email.as_str().into(),
            new.document.as_str().into(),
            new.asked_by.as_str().into(),
            new.asked_at.into(),
        ];
        self.exec(sql, &values).await?;
        Ok(())
    }

    /// Decides one that waits; gives whether it still did. The address is kept with the account alone.
    pub async fn decide_readdress(
        &mut self,
        id: &str,
        (confirmed, staff): (bool, &StaffId),
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE readdress SET state = $2, decided_by = $3, decided_at = $4, email = ''
                   WHERE id = $1 AND state = 'waiting' AND ($2 <> 'confirmed' OR asked_by <> $3)";
        let state = if confirmed { "confirmed" } else { "declined" };
        Ok(self.exec(sql, &[id.into(), state.into(), staff.as_str().into(), now.into()]).await? == 1)
    }

    /// Gives an account another address, however it signed in before. Gives whether nobody else has that address.
    pub async fn readdress(&mut self, account: &AccountId, email: &Email, now: Timestamp) -> Result<bool, StoreError> {
        self.lock("account", "id", &[account.as_str().into()]).await?;
        let sql = "UPDATE account SET kind = 'email', subject = $2, email = $2, email_since = $3
                   WHERE id = $1 AND ended_at IS NULL
                     AND NOT EXISTS (SELECT 1 FROM account AS other WHERE other.kind = 'email' AND other.subject = $2)";
        let moved = self.exec(sql, &[account.as_str().into(), email.as_str().into(), now.into()]).await? == 1;
        if moved {
            self.exec("DELETE FROM session WHERE account = $1", &[account.as_str().into()]).await?;
        }
        Ok(moved)
    }
}
