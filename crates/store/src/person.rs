//! Persons as staff look for them: by what the search has found, and with their visits.

use crate::account::{PERSON, person};
use crate::booking::Source;
use crate::engine::Store;
use crate::error::{StoreError, consistent};
use crate::sql::{Row, Value};
use besok_core::account::Email;
use besok_core::booking::State;
use besok_core::id::{OfficeId, PersonId};
use besok_core::person::{BirthDate, Person};
use jiff::Timestamp;
use std::collections::{HashMap, HashSet};

/// A visit of a person, as far as a list of persons needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Who comes.
    pub person: PersonId,
    /// Where.
    pub office: OfficeId,
    /// When.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
    /// How it stands.
    pub state: State,
}

impl Store {
    /// Persons by their numbers.
    pub async fn people_numbered(&self, numbers: &[i64]) -> Result<Vec<Person>, StoreError> {
        let numbers: Vec<Value> = numbers.iter().map(|number| (*number).into()).collect();
        self.people("person WHERE person.number", &numbers, "").await
    }

    /// Persons by their ids.
    pub async fn people_with_ids(&self, ids: &[PersonId]) -> Result<Vec<Person>, StoreError> {
        let ids: Vec<Value> = ids.iter().map(|id| id.as_str().into()).collect();
        self.people("person WHERE person.id", &ids, "").await
    }

    /// The same, by their ids.
    pub async fn persons(&self, ids: &[PersonId]) -> Result<HashMap<PersonId, Person>, StoreError> {
        Ok(self.people_with_ids(ids).await?.into_iter().map(|person| (person.id.clone(), person)).collect())
    }

    /// Those of them whose account has somebody with a protected identity: themselves, or one of their family.
    pub async fn beside_protected(&self, ids: &[PersonId]) -> Result<HashSet<PersonId>, StoreError> {
        let ids: Vec<Value> = ids.iter().map(|id| id.as_str().into()).collect();
        let select = "SELECT DISTINCT one.person FROM account_person AS one
            JOIN account_person AS other ON other.account = one.account AND other.relation <> 'represented'
            JOIN person ON person.id = other.person AND person.protection = 'protected'
            WHERE one.relation <> 'represented' AND one.person";
        let rows = Source::Store(self).among(select, &ids, "").await?;
        rows.iter().map(|row| Ok(PersonId(row.text("person")?))).collect()
    }

    /// Persons who were born on a day.
    pub async fn people_born(&self, date: BirthDate, most: usize) -> Result<Vec<Person>, StoreError> {
        self.people("person WHERE person.birth_date", &[date.to_string().into()], &format!("LIMIT {most}")).await
    }

    /// The persons of an account with this address.
    pub async fn people_at_email(&self, email: &Email) -> Result<Vec<Person>, StoreError> {
        let from = format!("{ACCOUNT} WHERE account.kind = 'email' AND account.subject");
        self.people(&from, &[email.as_str().into()], "").await
    }

    /// The persons of accounts with one of these phone numbers.
    pub async fn people_with_phone(&self, ways: &[String], most: usize) -> Result<Vec<Person>, StoreError> {
        let ways: Vec<Value> = ways.iter().map(|way| way.as_str().into()).collect();
        self.people(&format!("{ACCOUNT} WHERE account.phone"), &ways, &format!("LIMIT {most}")).await
    }

    /// The persons of one of these cases.
    pub async fn people_with_case(&self, ways: &[String], most: usize) -> Result<Vec<Person>, StoreError> {
        let ways: Vec<Value> = ways.iter().map(|way| way.as_str().into()).collect();
        let from = "person JOIN party ON party.person = person.id WHERE party.case_file <> '' AND party.case_file";
        self.people(from, &ways, &format!("LIMIT {most}")).await
    }

    async fn people(&self, from: &str, values: &[Value], rest: &str) -> Result<Vec<Person>, StoreError> {
        let select = format!("SELECT DISTINCT {PERSON} FROM {from}");
        Source::Store(self).among(&select, values, rest).await?.iter().map(person).collect()
    }

    /// The visits of these persons, the latest first.
    pub async fn visits_of(&self, persons: &[PersonId]) -> Result<Vec<Visit>, StoreError> {
        let persons: Vec<Value> = persons.iter().map(|person| person.as_str().into()).collect();
        let select = "SELECT DISTINCT party.person, booking.id, booking.office, booking.starts_at, booking.ends_at,
                             booking.state
                      FROM party JOIN booking ON booking.id = party.booking WHERE party.person";
        let visit = |row: &Row| {
            Ok(Visit {
                person: PersonId(row.text("person")?),
                office: OfficeId(row.text("office")?),
                starts_at: row.instant("starts_at")?,
                ends_at: row.instant("ends_at")?,
                state: consistent("booking", "state", &row.text("state")?, State::parse)?,
            })
        };
        let rest = "ORDER BY booking.starts_at DESC";
        Source::Store(self).among(select, &persons, rest).await?.iter().map(visit).collect()
    }

    /// Which of these persons were registered at the desk of which office.
    pub async fn registered_at(&self, persons: &[PersonId]) -> Result<Vec<(PersonId, OfficeId)>, StoreError> {
        let persons: Vec<Value> = persons.iter().map(|person| person.as_str().into()).collect();
        let select =
            format!("SELECT person.id, account.office FROM {ACCOUNT} WHERE account.office IS NOT NULL AND person.id");
        let pair = |row: &Row| Ok((PersonId(row.text("id")?), OfficeId(row.text("office")?)));
        Source::Store(self).among(&select, &persons, "").await?.iter().map(pair).collect()
    }
}

/// Persons with the accounts that are theirs or their family's.
const ACCOUNT: &str = "person
    JOIN account_person ON account_person.person = person.id AND account_person.relation <> 'represented'
    JOIN account ON account.id = account_person.account";
