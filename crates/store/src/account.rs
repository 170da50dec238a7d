//! Accounts and persons.

mod change;
mod export;

pub use export::{Origins, Told};

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::Row;
use besok_core::account::{Account, AccountPerson, Email, Phone, Relation};
use besok_core::id::{AccountId, PersonId};
use besok_core::language::Language;
use besok_core::person::{Access, BirthDate, Name, Person, Protection};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::AssertSqlSafe;

/// The columns of a person, for [`person`].
pub(crate) const PERSON: &str = "person.id AS person, person.name, person.birth_date, person.protection, \
                                 person.interpreter, person.step_free, person.access_other";

/// An account with all its persons, a row for each.
fn select(rest: &str) -> String {
    format!(
        "SELECT account.id, account.email, account.language, account.phone, {PERSON},
                account_person.number, account_person.relation, account_person.hidden,
                (SELECT MAX(version) FROM terms_acceptance WHERE terms_acceptance.account = account.id) AS terms
         FROM account
         LEFT JOIN account_person ON account_person.account = account.id
         LEFT JOIN person ON person.id = account_person.person
         WHERE account.ended_at IS NULL AND {rest} ORDER BY account_person.number"
    )
}

impl Store {
    /// The account with this id, unless it was deleted.
    pub async fn account(&self, id: &AccountId) -> Result<Option<Account>, StoreError> {
        let sql = select("account.id = $1");
        let Some(mut account) = account(&self.all(AssertSqlSafe(sql), &[id.as_str().into()]).await?)? else {
            return Ok(None);
        };
        let (others, own) = account.people.into_iter().partition(|known| known.relation == Relation::Represented);
        account.people = own;
        if !Vec::is_empty(&others) {
            account.people.extend(self.add_mandates(id, others).await?);
        }
        Ok(Some(account))
    }
}

/// An account from its rows, one for each of its persons.
fn account(rows: &[Row]) -> Result<Option<Account>, StoreError> {
    let Some(row) = rows.first() else { return Ok(None) };
    let mut people = Vec::new();
    for row in rows {
        if row.maybe_text("person")?.is_some() {
            people.push(AccountPerson {
                number: row.int("number")?,
                relation: consistent("account_person", "relation", &row.text("relation")?, Relation::parse)?,
                hidden: row.int("hidden")? == 1,
                person: person(row)?,
                mandate: None,
            });
        }
    }
    let phone = row.maybe_text("phone")?;
    let terms = row.maybe_text("terms")?;
    Ok(Some(Account {
        id: AccountId(row.text("id")?),
        email: match row.text("email")?.as_str() {
            "" => None,
            email => Some(consistent("account", "email", email, Email::parse)?),
        },
        language: consistent("account", "language", &row.text("language")?, Language::from_tag)?,
        phone: phone.map(|phone| consistent("account", "phone", &phone, Phone::parse)).transpose()?,
        terms: terms
            .map(|terms| consistent("terms_acceptance", "version", &terms, |text| text.parse::<Date>().ok()))
            .transpose()?,
        people,
    }))
}

/// A person from the columns of [`PERSON`].
pub(crate) fn person(row: &Row) -> Result<Person, StoreError> {
    Ok(Person {
        id: PersonId(row.text("person")?),
        name: consistent("person", "name", &row.text("name")?, |text| Name::parse(text).ok())?,
        birth_date: consistent("person", "birth_date", &row.text("birth_date")?, BirthDate::from_text)?,
        protection: consistent("person", "protection", &row.text("protection")?, Protection::parse)?,
        access: Access {
            interpreter: row.maybe_text("interpreter")?,
            step_free: row.int("step_free")? == 1,
            other: row.text("access_other")?,
        },
    })
}

impl Tx {
    /// The account with this id, unless it was deleted, with its own people alone. Read by the transaction: those who wait
    /// for what it has locked may hold every other connection.
    pub async fn account(&mut self, id: &AccountId) -> Result<Option<Account>, StoreError> {
        let sql = select("account.id = $1");
        let mut found = account(&self.all(AssertSqlSafe(sql), &[id.as_str().into()]).await?)?;
        if let Some(account) = &mut found {
            account.people.retain(|known| known.relation != Relation::Represented);
        }
        Ok(found)
    }

    /// The account that signs in with this address; made, with the id given, if there is none.
    pub async fn find_or_make_account(
        &mut self,
        id: &AccountId,
        email: &Email,
        language: Language,
        now: Timestamp,
    ) -> Result<AccountId, StoreError> {
        let sql = "INSERT INTO account (id, kind, subject, email, language, created_at, email_since, seen_at)
                   VALUES ($1, 'email', $2, $2, $3, $4, $4, $4) ON CONFLICT DO NOTHING";
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
        self.add_person(account, (person, Relation::Myself), now).await?;
        Ok(true)
    }

    /// Gives an account another person, and gives the number there. The account must be locked, or new.
    pub(crate) async fn add_person(
        &mut self,
        account: &AccountId,
        (person, relation): (&Person, Relation),
        now: Timestamp,
    ) -> Result<i64, StoreError> {
        let sql = "INSERT INTO person (id, name, birth_date, protection, created_at) VALUES ($1, $2, $3, $4, $5)";
        let values = [
            person.id.as_str().into(),
            person.name.as_str().into(),
            person.birth_date.to_string().into(),
            person.protection.as_str().into(),
            now.into(),
        ];
        self.exec(sql, &values).await?;
        self.learn_names(&[(person.id.as_str(), person.name.as_str())]).await?;
        let sql = "INSERT INTO account_person (account, person, relation, number, hidden)
                   SELECT $1, $2, $3, COALESCE(MAX(number), 0) + 1, 0 FROM account_person WHERE account = $1
                   RETURNING number";
        let values = [account.as_str().into(), person.id.as_str().into(), relation.as_str().into()];
        self.all(sql, &values).await?.first().map_or(Ok(0), |row| row.int("number"))
    }

    /// Gives an account a person of the family, as long as it then has at most so many that are not hidden, and three
    /// times as many in all: nobody makes up people without end. Gives the person's number, if there is one. One with
    /// the same name and date of birth is there already: a form was sent twice.
    pub async fn add_family(
        &mut self,
        account: &AccountId,
        person: &Person,
        most: usize,
        now: Timestamp,
    ) -> Result<Option<i64>, StoreError> {
        self.lock("account", "id", &[account.as_str().into()]).await?;
        let sql = "SELECT person.name, person.birth_date, account_person.number, account_person.hidden
                   FROM account_person
                   JOIN person ON person.id = account_person.person
                   JOIN account ON account.id = account_person.account AND account.ended_at IS NULL
                   WHERE account_person.account = $1 AND relation <> 'represented'";
        let rows = self.all(sql, &[account.as_str().into()]).await?;
        let mut offered = 0;
        for row in &rows {
            if row.int("hidden")? == 1 {
                continue;
            }
            offered += 1;
            if row.text("name")? == person.name.as_str() && row.text("birth_date")? == person.birth_date.to_string() {
                return row.int("number").map(Some);
            }
        }
        if rows.is_empty() || offered >= most || rows.len() >= 3 * most {
            return Ok(None);
        }
        self.add_person(account, (person, Relation::Family), now).await.map(Some)
    }

    /// No longer offers a person of an account for new visits, and ends what a representative may do for them. Gives
    /// whether it may: nobody who has a visit to come, for whom a time is held, or who waits for one.
    pub async fn hide_person(
        &mut self,
        account: &AccountId,
        person: &PersonId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.lock("person", "id", &[person.as_str().into()]).await?;
        let sql = "UPDATE account_person SET hidden = 1 WHERE account = $1 AND person = $2 AND relation = 'family'
                   AND NOT EXISTS (SELECT 1 FROM party JOIN booking ON booking.id = party.booking
                                   WHERE party.person = $2 AND party.active = 1 AND booking.ends_at > $3)
                   AND NOT EXISTS (SELECT 1 FROM hold_party JOIN hold ON hold.id = hold_party.hold
                                   WHERE hold_party.person = $2 AND hold.expires_at > $3)
                   AND NOT EXISTS (SELECT 1 FROM waiting_person WHERE person = $2 AND open = 1)";
        let hidden = self.exec(sql, &[account.as_str().into(), person.as_str().into(), now.into()]).await? == 1;
        if hidden {
            self.exec("DELETE FROM represented WHERE person = $1", &[person.as_str().into()]).await?;
        }
        Ok(hidden)
    }

    /// Lets nobody else change an account's details or this person's before the end of the transaction.
    pub async fn lock_details(&mut self, account: &AccountId, person: &PersonId) -> Result<(), StoreError> {
        self.lock("account", "id", &[account.as_str().into()]).await?;
        self.lock("person", "id", &[person.as_str().into()]).await
    }

    /// Sets the name of a person, by which they are found from now on.
    pub async fn set_name(&mut self, person: &PersonId, name: &Name) -> Result<(), StoreError> {
        self.forget_names(&[person.as_str().into()]).await?;
        let sql = "UPDATE person SET name = $2 WHERE id = $1";
        self.exec(sql, &[person.as_str().into(), name.as_str().into()]).await?;
        self.learn_names(&[(person.as_str(), name.as_str())]).await
    }

    /// Sets what a person needs at a visit.
    pub async fn set_access(&mut self, person: &PersonId, access: &Access) -> Result<(), StoreError> {
        let sql = "UPDATE person SET interpreter = $2, step_free = $3, access_other = $4 WHERE id = $1";
        let values = [
            person.as_str().into(),
            access.interpreter.as_deref().into(),
            access.step_free.into(),
            access.other.as_str().into(),
        ];
        self.exec(sql, &values).await?;
        Ok(())
    }
}
