//! Accounts and persons.

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::Row;
use besok_core::account::{Account, Email, Phone};
use besok_core::id::{AccountId, PersonId};
use besok_core::language::Language;
use besok_core::person::{BirthDate, Name, Person, Protection};
use jiff::Timestamp;
use jiff::civil::Date;

impl Store {
    /// The account with this id.
    pub async fn account(&self, id: &AccountId) -> Result<Option<Account>, StoreError> {
        let sql = "
            SELECT account.id, account.email, account.language, account.phone, person.id AS person, person.name,
                   person.birth_date, person.protection,
                   (SELECT MAX(version) FROM terms_acceptance WHERE terms_acceptance.account = account.id) AS terms
            FROM account
            LEFT JOIN account_person ON account_person.account = account.id AND account_person.relation = 'self'
            LEFT JOIN person ON person.id = account_person.person
            WHERE account.id = $1";
        self.all(sql, &[id.as_str().into()]).await?.first().map(account).transpose()
    }
}

fn account(row: &Row) -> Result<Account, StoreError> {
    let person = row.maybe_text("person")?.map(|id| person(row, id)).transpose()?;
    let phone = row.maybe_text("phone")?;
    let terms = row.maybe_text("terms")?;
    Ok(Account {
        id: AccountId(row.text("id")?),
        email: consistent("account", "email", &row.text("email")?, Email::parse)?,
        language: consistent("account", "language", &row.text("language")?, Language::from_tag)?,
        phone: phone.map(|phone| consistent("account", "phone", &phone, Phone::parse)).transpose()?,
        terms: terms
            .map(|terms| consistent("terms_acceptance", "version", &terms, |text| text.parse::<Date>().ok()))
            .transpose()?,
        person,
    })
}

fn person(row: &Row, id: String) -> Result<Person, StoreError> {
    Ok(Person {
        id: PersonId(id),
        name: consistent("person", "name", &row.text("name")?, |text| Name::parse(text).ok())?,
        birth_date: consistent("person", "birth_date", &row.text("birth_date")?, BirthDate::from_text)?,
        protection: consistent("person", "protection", &row.text("protection")?, Protection::parse)?,
    })
}

impl Tx {
    /// The account that signs in with this address; made, with the id given, if there is none.
    pub async fn find_or_make_account(
        &mut self,
        id: &AccountId,
        email: &Email,
        language: Language,
        now: Timestamp,
    ) -> Result<AccountId, StoreError> {
        let sql = "INSERT INTO account (id, kind, subject, email, language, created_at)
                   VALUES ($1, 'email', $2, $2, $3, $4) ON CONFLICT DO NOTHING";
        self.exec(sql, &[id.as_str().into(), email.as_str().into(), language.tag().into(), now.into()]).await?;
        let rows =
            self.all("SELECT id FROM account WHERE kind = 'email' AND subject = $1", &[email.as_str().into()]).await?;
        rows.first().map_or_else(|| Ok(id.clone()), |row| Ok(AccountId(row.text("id")?)))
    }

    /// Notes that a version of the terms was accepted.
    pub async fn accept_terms(&mut self, account: &AccountId, version: Date, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO terms_acceptance (account, version, accepted_at) VALUES ($1, $2, $3)
                   ON CONFLICT DO NOTHING";
        self.exec(sql, &[account.as_str().into(), version.to_string().into(), now.into()]).await?;
        Ok(())
    }

    /// Makes the person who an account is. Gives whether it had none; a second form changes nothing.
    pub async fn make_self(
        &mut self,
        account: &AccountId,
        person: &Person,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.lock("account", "id", &[account.as_str().into()]).await?;
        let sql = "SELECT person FROM account_person WHERE account = $1 AND relation = 'self'";
        if !self.all(sql, &[account.as_str().into()]).await?.is_empty() {
            return Ok(false);
        }
        let sql = "INSERT INTO person (id, name, birth_date, protection, created_at) VALUES ($1, $2, $3, $4, $5)";
        let values = [
            person.id.as_str().into(),
            person.name.as_str().into(),
            person.birth_date.to_string().into(),
            person.protection.as_str().into(),
            now.into(),
        ];
        self.exec(sql, &values).await?;
        let sql = "INSERT INTO account_person (account, person, relation) VALUES ($1, $2, 'self')";
        self.exec(sql, &[account.as_str().into(), person.id.as_str().into()]).await?;
        Ok(true)
    }

    /// Sets how an account is spoken to.
    pub async fn set_contact(
        &mut self,
        account: &AccountId,
        language: Language,
        phone: Option<&Phone>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE account SET language = $2, phone = $3 WHERE id = $1";
        let phone = phone.map(Phone::as_str);
        self.exec(sql, &[account.as_str().into(), language.tag().into(), phone.into()]).await?;
        Ok(())
    }
}
