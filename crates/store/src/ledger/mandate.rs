//! For whom the accounts of a batch may act at this moment, and which of them are restricted. Read after the persons were locked: whoever takes a right
//! away locks them too, so that nothing is done with a right that is gone.

use crate::booking::Source;
use crate::engine::Tx;
use crate::error::{StoreError, consistent};
use crate::sql::Value;
use besok_core::account::Email;
use besok_core::id::{AccountId, PersonId};
use besok_core::language::Language;
use besok_core::ledger::Facts;
use besok_core::representation::Home;
use besok_core::restriction::Reason;
use jiff::Timestamp;
use std::collections::{BTreeSet, HashSet};

impl Tx {
    /// Notes in the facts which of these pairs of account and person are not, or no longer, so; and whose persons they
    /// are where an account acts for another.
    pub(super) async fn read_mandates(
        &mut self,
        actors: &BTreeSet<(Value, Value)>,
        facts: &mut Facts<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let accounts: BTreeSet<&Value> = actors.iter().map(|(account, _)| account).collect();
        let accounts: Vec<Value> = accounts.into_iter().cloned().collect();
        let select = "SELECT account_person.account, account_person.person, account_person.relation
                      FROM account_person JOIN account ON account.id = account_person.account
                      WHERE account.ended_at IS NULL AND account_person.account";
        let (mut allowed, mut represents) = (HashSet::new(), false);
        for row in Source::Tx(self).among(select, &accounts, "").await? {
            if row.text("relation")? == "represented" {
                represents = true;
            } else {
                allowed.insert((AccountId(row.text("account")?), PersonId(row.text("person")?)));
            }
        }
        if represents {
            self.read_homes(&accounts, facts, now).await?;
            allowed.extend(facts.homes.keys().cloned());
        }
        self.read_restrictions(&accounts, facts, now).await?;
        let pair = |(account, person): &(Value, Value)| Some((account.text()?.into(), person.text()?.into()));
        facts.barred = actors.iter().filter_map(pair).filter(|pair| !allowed.contains(pair)).collect();
        Ok(())
    }

    async fn read_homes(
        &mut self,
        accounts: &[Value],
        facts: &mut Facts<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let select = format!(
            "SELECT representation.representative, represented.person, home.id AS home, home.email, home.language
             FROM representation
             JOIN represented ON represented.representation = representation.id
             JOIN person ON person.id = represented.person AND person.protection = 'none'
             JOIN account AS home ON home.id = representation.client
             WHERE representation.scope = 'act' AND representation.accepted_at IS NOT NULL
               AND representation.ended_at IS NULL AND representation.until > {} AND home.ended_at IS NULL
               AND representation.representative",
            now.as_second()
        );
        for row in Source::Tx(self).among(&select, accounts, "").await? {
            let pair = (AccountId(row.text("representative")?), PersonId(row.text("person")?));
            let home = Home {
                account: AccountId(row.text("home")?),
                email: consistent("account", "email", &row.text("email")?, Email::parse)?,
                language: consistent("account", "language", &row.text("language")?, Language::from_tag)?,
            };
            facts.homes.insert(pair, home);
        }
        Ok(())
    }

    /// Which of these accounts, and of those for whom they act, are restricted.
    async fn read_restrictions(
        &mut self,
        accounts: &[Value],
        facts: &mut Facts<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let homes = facts.homes.values().map(|home| Value::from(home.account.as_str()));
        let concerned: BTreeSet<Value> = accounts.iter().cloned().chain(homes).collect();
        let concerned: Vec<Value> = concerned.into_iter().collect();
        let select = format!(
            "SELECT account, reason FROM restriction
             WHERE lifted_at IS NULL AND (until IS NULL OR until > {}) AND account",
            now.as_second()
        );
        for row in Source::Tx(self).among(&select, &concerned, "").await? {
            let reason = consistent("restriction", "reason", &row.text("reason")?, Reason::parse)?;
            facts.restricted.insert(AccountId(row.text("account")?), reason);
        }
        Ok(())
    }
}
