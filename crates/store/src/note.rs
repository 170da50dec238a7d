//! What staff note about people for their colleagues, and people whom staff register.

use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::Row;
use besok_core::account::Phone;
use besok_core::id::{AccountId, OfficeId, PersonId, StaffId};
use besok_core::language::Language;
use jiff::Timestamp;

/// A note about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Which.
    pub id: String,
    /// Who wrote it.
    pub staff: StaffId,
    /// What it says.
    pub text: String,
    /// When it was written.
    pub created_at: Timestamp,
}

impl Store {
    /// The notes about a person, the newest first.
    pub async fn notes_about(&self, person: &PersonId) -> Result<Vec<Note>, StoreError> {
        let sql = "SELECT id, staff, text, created_at FROM person_note WHERE person = $1
                   ORDER BY created_at DESC, id DESC";
        let note = |row: &Row| {
            Ok(Note {
                id: row.text("id")?,
                staff: StaffId(row.text("staff")?),
                text: row.text("text")?,
                created_at: row.instant("created_at")?,
            })
        };
        self.all(sql, &[person.as_str().into()]).await?.iter().map(note).collect()
    }

    /// The account that a person is of.
    pub async fn account_of(&self, person: &PersonId) -> Result<Option<AccountId>, StoreError> {
        let sql = "SELECT account FROM account_person WHERE person = $1 AND relation <> 'represented' LIMIT 1";
        let rows = self.all(sql, &[person.as_str().into()]).await?;
        rows.first().map(|row| row.text("account").map(AccountId)).transpose()
    }
}

impl Tx {
    /// Notes something about a person.
    pub async fn put_note(&mut self, person: &PersonId, note: &Note) -> Result<(), StoreError> {
        let sql = "INSERT INTO person_note (id, person, staff, text, created_at) VALUES ($1, $2, $3, $4, $5)";
        let values = [
            note.id.as_str().into(),
            person.as_str().into(),
            note.staff.as_str().into(),
            note.text.as_str().into(),
            note.created_at.into(),
        ];
        self.exec(sql, &values).await?;
        Ok(())
    }

    /// Gives what was noted of a person to another row of the same person.
    pub async fn move_notes(&mut self, from: &PersonId, to: &PersonId) -> Result<(), StoreError> {
        let sql = "UPDATE person_note SET person = $2 WHERE person = $1";
        self.exec(sql, &[from.as_str().into(), to.as_str().into()]).await?;
        Ok(())
    }

    /// Makes an account for somebody without an address: nobody can sign in to it.
    pub async fn make_desk_account(
        &mut self,
        id: &AccountId,
        language: Language,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO account (id, kind, subject, email, language, created_at, email_since, seen_at)
                   VALUES ($1, 'desk', $1, '', $2, $3, $3, $3)";
        self.exec(sql, &[id.as_str().into(), language.tag().into(), now.into()]).await?;
        Ok(())
    }

    /// Notes at which office an account was made for somebody, and how they are reached.
    pub async fn note_registration(
        &mut self,
        account: &AccountId,
        office: Option<&OfficeId>,
        phone: Option<&Phone>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE account SET office = $2 WHERE id = $1";
        self.exec(sql, &[account.as_str().into(), office.map(OfficeId::as_str).into()]).await?;
        self.set_phone(account, phone).await
    }
}
