//! Representations: whom somebody named, and how each of them ends.

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::{Row, Value};
use besok_core::account::{AccountPerson, Email};
use besok_core::id::{AccountId, PersonId};
use besok_core::representation::{Mandate, Representation, Scope};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

/// A representation with a row for each of its persons, and the client's name.
const SELECT: &str = "
    SELECT representation.id, representation.client, representation.email, representation.scope, representation.until,
           representation.representative, COALESCE(representation.accepted_at, 0) AS accepted,
           oneself.name AS client_name, person.id AS person, person.name
    FROM representation
    JOIN represented ON represented.representation = representation.id
    JOIN person ON person.id = represented.person AND person.protection = 'none'
    JOIN account_person AS self ON self.account = representation.client AND self.relation = 'self'
    JOIN person AS oneself ON oneself.id = self.person
    WHERE representation.ended_at IS NULL AND representation.until > $2 AND";
const ORDER: &str = "ORDER BY representation.created_at, representation.id, person.created_at, person.id";

impl Store {
    /// Whom an account has named, waiting or accepted, as long as it has not ended or run out.
    pub async fn named_by(&self, client: &AccountId, now: Timestamp) -> Result<Vec<Representation>, StoreError> {
        self.representations("representation.client = $1", client.as_str(), now).await
    }

    /// For whom an account acts.
    pub async fn represented_by(&self, account: &AccountId, now: Timestamp) -> Result<Vec<Representation>, StoreError> {
        self.representations("representation.representative = $1", account.as_str(), now).await
    }

    /// Who has named the owner of this address and waits for an answer.
    pub async fn invitations(&self, email: &Email, now: Timestamp) -> Result<Vec<Representation>, StoreError> {
        let waits = "representation.accepted_at IS NULL AND representation.email = $1";
        self.representations(waits, email.as_str(), now).await
    }

    async fn representations(&self, which: &str, id: &str, now: Timestamp) -> Result<Vec<Representation>, StoreError> {
        let sql = format!("{SELECT} {which} {ORDER}");
        let mut all: Vec<Representation> = Vec::new();
        for row in self.all(AssertSqlSafe(sql), &[id.into(), now.into()]).await? {
            let person = (PersonId(row.text("person")?), row.text("name")?);
            match all.last_mut().filter(|last| row.text("id").is_ok_and(|id| id == last.id)) {
                Some(last) => last.persons.push(person),
                None => all.push(representation(&row, person)?),
            }
        }
        Ok(all)
    }

    /// Gives persons of other accounts the right by which they are among an account's. Those without one are dropped.
    pub(crate) async fn add_mandates(
        &self,
        account: &AccountId,
        people: Vec<AccountPerson>,
    ) -> Result<Vec<AccountPerson>, StoreError> {
        // When it runs out is compared by whoever has a clock.
        let named = self.represented_by(account, Timestamp::UNIX_EPOCH).await?;
        let mut mandates: HashMap<PersonId, Mandate> = HashMap::new();
        for one in named {
            for (person, _) in one.persons {
                let client_name = one.client_name.clone();
                let mandate = Mandate { client: one.client.clone(), client_name, scope: one.scope, until: one.until };
                let known = mandates.entry(person).or_insert_with(|| mandate.clone());
                let better = |one: &Mandate| (one.scope == Scope::Act, one.until);
                if better(known) < better(&mandate) {
                    *known = mandate;
                }
            }
        }
        let with = |known: AccountPerson| {
            let mandate = mandates.remove(&known.person.id)?;
            Some(AccountPerson { mandate: Some(mandate), ..known })
        };
        Ok(people.into_iter().filter_map(with).collect())
    }
}

fn representation(row: &Row, person: (PersonId, String)) -> Result<Representation, StoreError> {
    Ok(Representation {
        id: row.text("id")?,
        client: AccountId(row.text("client")?),
        client_name: row.text("client_name")?,
        email: consistent("representation", "email", &row.text("email")?, Email::parse)?,
        persons: vec![person],
        scope: consistent("representation", "scope", &row.text("scope")?, Scope::parse)?,
        until: row.instant("until")?,
        accepted_at: (row.int("accepted")? > 0).then(|| row.instant("accepted")).transpose()?,
    })
}

impl Tx {
    /// How many representatives an account has named since an instant; nobody else counts the same meanwhile.
    pub async fn count_named(&mut self, client: &AccountId, since: Timestamp) -> Result<i64, StoreError> {
        self.alone(&format!("representatives of {client}")).await?;
        let sql = "SELECT COUNT(*) AS named FROM representation WHERE client = $1 AND created_at > $2";
        let rows = self.all(sql, &[client.as_str().into(), since.into()]).await?;
        rows.first().map_or(Ok(0), |row| row.int("named"))
    }

    /// Whether an account has named the owner of this address, and it has not ended or run out.
    pub async fn is_named(&mut self, client: &AccountId, email: &Email, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "SELECT id FROM representation
                   WHERE client = $1 AND email = $2 AND ended_at IS NULL AND until > $3";
        let rows = self.all(sql, &[client.as_str().into(), email.as_str().into(), now.into()]).await?;
        Ok(!rows.is_empty())
    }

    /// Names a representative.
    pub async fn put_representation(&mut self, new: &Representation, now: Timestamp) -> Result<(), StoreError> {
        let sql = "INSERT INTO representation (id, client, email, scope, until, created_at)
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let values = [
            new.id.as_str().into(),
            new.client.as_str().into(),
            new.email.as_str().into(),
            new.scope.as_str().into(),
            new.until.into(),
            now.into(),
        ];
        self.exec(sql, &values).await?;
        let rows = new.persons.iter().map(|(person, _)| vec![new.id.as_str().into(), person.as_str().into()]);
        self.insert("represented (representation, person)", rows.collect()).await
    }

    /// Accepts a representation for an account whose address was named. Gives whether it still waited.
    pub async fn accept_representation(
        &mut self,
        id: &str,
        (account, email): (&AccountId, &Email),
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.lock("account", "id", &[account.as_str().into()]).await?;
        let sql = "UPDATE representation SET representative = $2, accepted_at = $4
                   WHERE id = $1 AND email = $3 AND accepted_at IS NULL AND ended_at IS NULL AND until > $4
                     AND client <> $2";
        let values = [id.into(), account.as_str().into(), email.as_str().into(), now.into()];
        if self.exec(sql, &values).await? == 0 {
            return Ok(false);
        }
        let sql = "SELECT person FROM represented WHERE representation = $1
                     AND NOT EXISTS (SELECT 1 FROM account_person
                                     WHERE account_person.account = $2 AND account_person.person = represented.person)
                   ORDER BY person";
        for row in self.all(sql, &[id.into(), account.as_str().into()]).await? {
            let sql = "INSERT INTO account_person (account, person, relation, number, hidden)
                       SELECT $1, $2, 'represented', COALESCE(MAX(number), 0) + 1, 0
                       FROM account_person WHERE account = $1";
            self.exec(sql, &[account.as_str().into(), row.text("person")?.into()]).await?;
        }
        Ok(true)
    }

    /// Ends a representation, for whichever side asks; gives whether it had not ended. What the representative holds
    /// for these persons runs out at once. Their rows are locked as the ledger locks them: what it decides afterwards
    /// sees the end.
    pub async fn end_representation(&mut self, id: &str, now: Timestamp) -> Result<bool, StoreError> {
        let persons = self.all("SELECT person FROM represented WHERE representation = $1", &[id.into()]).await?;
        let persons = crate::booking::ids(&persons, "person")?;
        self.lock("person", "id", &persons).await?;
        let values: [Value; 2] = [id.into(), now.into()];
        let sql = "UPDATE representation SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
        if self.exec(sql, &values).await? == 0 {
            return Ok(false);
        }
        let sql = "UPDATE hold SET expires_at = $2 WHERE expires_at > $2
                     AND id IN (SELECT hold FROM hold_party JOIN represented ON represented.person = hold_party.person
                                WHERE represented.representation = $1)
                     AND EXISTS (SELECT 1 FROM event JOIN representation ON representation.id = $1
                                 WHERE event.subject = hold.id AND event.action = 'hold.made'
                                   AND event.actor = 'account:' || representation.representative)";
        self.exec(sql, &values).await?;
        Ok(true)
    }
}
