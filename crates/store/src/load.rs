//! What `besok load` puts into a database of its own, and what it looks up there afterwards.

mod crowd;
mod scale;
pub mod yardstick;

pub use crowd::Somebody;

use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::Value;
use besok_core::account::Email;
use besok_core::id::{AccountId, PersonId};
use besok_core::language::Language;
use besok_core::person::Person;
use jiff::Timestamp;
use std::collections::HashSet;

/// Somebody who has an account and is signed in.
#[derive(Debug, Clone)]
pub struct Guest {
    /// The account.
    pub account: AccountId,
    /// Its address.
    pub email: Email,
    /// Whose it is.
    pub person: Person,
    /// Digest of the browser's token.
    pub session: String,
}

impl Store {
    /// How many old bookings are in.
    pub async fn count_legacy(&self) -> Result<i64, StoreError> {
        self.number("SELECT COUNT(*) AS number FROM legacy", &[]).await
    }

    /// How many bookings there are.
    pub async fn count_bookings(&self) -> Result<i64, StoreError> {
        self.number("SELECT COUNT(*) AS number FROM booking", &[]).await
    }
}

impl Tx {
    /// Makes many accounts at once, each with its person and a session.
    pub async fn make_guests(&mut self, guests: &[Guest], now: Timestamp) -> Result<(), StoreError> {
        let rows = |row: &dyn Fn(&Guest) -> Vec<Value>| guests.iter().map(row).collect();
        let person = |guest: &Guest| {
            let Person { id, name, birth_date, protection, .. } = &guest.person;
            let words = [id.as_str(), name.as_str(), &birth_date.to_string(), protection.as_str()];
            words.into_iter().map(Value::from).chain([now.into()]).collect()
        };
        self.insert("person (id, name, birth_date, protection, created_at)", rows(&person)).await?;
        let names: Vec<(&str, &str)> =
            guests.iter().map(|guest| (guest.person.id.as_str(), guest.person.name.as_str())).collect();
        self.learn_names(&names).await?;
        let account = |guest: &Guest| {
            let (email, language) = (guest.email.as_str(), Language::DEFAULT.tag());
            let words = [guest.account.as_str(), "email", email, email, language];
            words.into_iter().map(Value::from).chain([now.into()]).collect()
        };
        self.insert("account (id, kind, subject, email, language, created_at)", rows(&account)).await?;
        let own = |guest: &Guest| {
            vec![guest.account.as_str().into(), guest.person.id.as_str().into(), "self".into(), 1.into(), 0.into()]
        };
        self.insert("account_person (account, person, relation, number, hidden)", rows(&own)).await?;
        let session =
            |guest: &Guest| vec![guest.session.as_str().into(), guest.account.as_str().into(), now.into(), now.into()];
        self.insert("session (id, account, created_at, seen_at)", rows(&session)).await
    }
}

impl Store {
    /// The references of all bookings.
    pub async fn references(&self) -> Result<HashSet<String>, StoreError> {
        self.all("SELECT reference FROM booking", &[]).await?.iter().map(|row| row.text("reference")).collect()
    }

    /// Who holds a time, and which.
    pub async fn held(&self) -> Result<HashSet<(PersonId, Timestamp)>, StoreError> {
        let held = self
            .all("SELECT hold_party.person, hold.starts_at FROM hold JOIN hold_party ON hold_party.hold = hold.id", &[])
            .await?;
        held.iter().map(|row| Ok((PersonId(row.text("person")?), row.instant("starts_at")?))).collect()
    }
}
