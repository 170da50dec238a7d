//! What changes in the life of an account: its address, how it is spoken to, and its end.

use super::account;
use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::Value;
use besok_core::account::{Account, Email, Phone};
use besok_core::id::AccountId;
use besok_core::language::Language;
use jiff::Timestamp;
use std::slice;

impl Store {
    /// The account that signs in with this address.
    pub async fn account_at(&self, email: &Email) -> Result<Option<Account>, StoreError> {
        let sql = super::select("account.kind = 'email' AND account.subject = $1");
        account(&self.all(sqlx::AssertSqlSafe(sql), &[email.as_str().into()]).await?)
    }
}

impl Tx {
    /// Sets the phone number of an account.
    pub async fn set_phone(&mut self, account: &AccountId, phone: Option<&Phone>) -> Result<(), StoreError> {
        let sql = "UPDATE account SET phone = $2 WHERE id = $1 AND ended_at IS NULL";
        self.exec(sql, &[account.as_str().into(), phone.map(Phone::as_str).into()]).await?;
        Ok(())
    }

    /// Sets the language in which an account is written to.
    pub async fn set_language(&mut self, account: &AccountId, language: Language) -> Result<(), StoreError> {
        let sql = "UPDATE account SET language = $2 WHERE id = $1 AND ended_at IS NULL";
        self.exec(sql, &[account.as_str().into(), language.tag().into()]).await?;
        Ok(())
    }

    /// Moves an account to another address: it signs in with that alone from now on. Gives whether it did: the account
    /// still had the old one, and nobody else has the new one.
    pub async fn move_account(
        &mut self,
        account: &AccountId,
        (old, new): (&Email, &Email),
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE account SET subject = $3, email = $3, email_since = $4
                   WHERE id = $1 AND kind = 'email' AND subject = $2
                     AND NOT EXISTS (SELECT 1 FROM account AS other WHERE other.kind = 'email' AND other.subject = $3)";
        let values = [account.as_str().into(), old.as_str().into(), new.as_str().into(), now.into()];
        Ok(self.exec(sql, &values).await? == 1)
    }

    /// Locks the persons of an account as the ledger does, and gives whether a visit of theirs is still booked.
    pub async fn has_visits(&mut self, account: &AccountId, now: Timestamp) -> Result<bool, StoreError> {
        let persons = self
            .all(
                "SELECT person FROM account_person WHERE account = $1 AND relation <> 'represented'",
                &[account.as_str().into()],
            )
            .await?;
        let persons = crate::booking::ids(&persons, "person")?;
        self.lock("person", "id", &persons).await?;
        let sql = "SELECT 1 FROM account_person
                   JOIN party ON party.person = account_person.person AND party.active = 1
                   JOIN booking ON booking.id = party.booking
                   WHERE account_person.account = $1 AND account_person.relation <> 'represented'
                     AND booking.ends_at > $2 LIMIT 1";
        Ok(!self.all(sql, &[account.as_str().into(), now.into()]).await?.is_empty())
    }

    /// Ends an account. What bookings refer to stays, without a way to sign in, an address or a phone number. Times
    /// that are held run out at once, and the names of persons who never came go.
    pub async fn end_account(&mut self, account: &AccountId, now: Timestamp) -> Result<(), StoreError> {
        let id = Value::from(account.as_str());
        let sql =
            "SELECT person, (SELECT COUNT(*) FROM hold_party WHERE hold_party.person = account_person.person) AS holds
                   FROM account_person WHERE account = $1 AND relation <> 'represented'
                     AND NOT EXISTS (SELECT 1 FROM party WHERE party.person = account_person.person)";
        let unused = self.all(sql, slice::from_ref(&id)).await?;
        let sql = "UPDATE hold SET expires_at = $2 WHERE expires_at > $2
                     AND id IN (SELECT hold FROM hold_party
                                JOIN account_person ON account_person.person = hold_party.person
                                WHERE account_person.account = $1 AND account_person.relation <> 'represented')";
        self.exec(sql, &[id.clone(), now.into()]).await?;
        self.end_representations(&id, now).await?;
        self.unbind_invitations(&id).await?;
        self.forget_waiting_of(&id, now).await?;
        // Needs are no record of a visit.
        let sql = "UPDATE person SET interpreter = NULL, step_free = 0, access_other = '' WHERE id IN
                     (SELECT person FROM account_person WHERE account = $1 AND relation <> 'represented')";
        self.exec(sql, slice::from_ref(&id)).await?;
        let sql = "UPDATE account SET kind = 'ended', subject = id, email = '', phone = NULL, ended_at = $2
                   WHERE id = $1 AND ended_at IS NULL";
        self.exec(sql, &[id.clone(), now.into()]).await?;
        for sql in ["DELETE FROM session WHERE account = $1", "DELETE FROM account_person WHERE account = $1"] {
            self.exec(sql, slice::from_ref(&id)).await?;
        }
        let ids = crate::booking::ids(&unused, "person")?;
        self.forget_names(&ids).await?;
        self.delete("person_note", "person", ids.into_iter()).await?;
        for sql in [
            "DELETE FROM readdress WHERE account = $1",
            "DELETE FROM appeal WHERE restriction IN (SELECT id FROM restriction WHERE account = $1)",
            "DELETE FROM restriction WHERE account = $1",
        ] {
            self.exec(sql, slice::from_ref(&id)).await?;
        }
        for row in &unused {
            // A hold that has yet to be cleared away refers to its person for a moment longer.
            let sql = match row.int("holds")? {
                0 => "DELETE FROM person WHERE id = $1",
                _ => "UPDATE person SET name = '–', birth_date = '0000-00-00' WHERE id = $1",
            };
            self.exec(sql, &[row.text("person")?.into()]).await?;
        }
        Ok(())
    }

    /// Nobody acts for an account that ends, nor does it act for anybody. Addresses that were typed go with it.
    async fn end_representations(&mut self, account: &Value, now: Timestamp) -> Result<(), StoreError> {
        let sql = "SELECT id FROM representation WHERE (client = $1 OR representative = $1) AND ended_at IS NULL";
        for row in self.all(sql, slice::from_ref(account)).await? {
            self.end_representation(&row.text("id")?, now).await?;
        }
        let own = "SELECT person FROM account_person WHERE account = $1 AND relation <> 'represented'";
        for sql in [
            format!("DELETE FROM account_person WHERE relation = 'represented' AND person IN ({own})"),
            format!(
                "DELETE FROM represented WHERE person IN ({own})
                 AND NOT EXISTS (SELECT 1 FROM party WHERE party.person = represented.person)"
            ),
            "UPDATE representation SET email = '' WHERE client = $1 OR representative = $1".to_owned(),
        ] {
            self.exec(sqlx::AssertSqlSafe(sql), slice::from_ref(account)).await?;
        }
        Ok(())
    }
}
