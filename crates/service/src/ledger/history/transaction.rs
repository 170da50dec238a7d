//! A transaction of the model, with everything that the writer does in one.

use super::bug::Bug;
use super::locks::{Row, Thing, TxId};
use super::model::{Database, ModelError};
use super::plan::Plan;
use super::rows::Rows;
use super::turns::wait;
use crate::ledger::node::{KeyOf, Transaction};
use besok_core::catalogue::Catalogue;
use besok_core::ledger::{Change, Claim, Command, Facts, Locked};
use besok_store::Versions;
use jiff::Timestamp;
use std::cell::Ref;
use std::collections::HashMap;
use std::future::poll_fn;
use std::task::Poll;

/// A transaction.
#[derive(Debug)]
pub(super) struct Tx {
    pub database: Database,
    pub id: TxId,
    /// Which node has begun it.
    pub node: usize,
    /// What was found before rows were locked, for mistakes that go by it.
    pub first: Option<(Plan, Rows)>,
}

impl Drop for Tx {
    fn drop(&mut self) {
        self.database.state().leave(self.id);
    }
}

impl Tx {
    /// A statement goes to the database: meanwhile others have their turns.
    pub async fn statement(&self) -> Result<(), ModelError> {
        wait(1).await;
        self.database.state().reach(self.id)
    }

    pub async fn lock(&self, thing: Thing) -> Result<(), ModelError> {
        poll_fn(|context| match self.database.state().lock(self.id, &thing, context.waker()) {
            Ok(true) => Poll::Ready(Ok(())),
            Ok(false) => Poll::Pending,
            Err(error) => Poll::Ready(Err(error)),
        })
        .await
    }

    /// What is committed.
    pub fn rows(&self) -> Ref<'_, Rows> {
        self.database.rows()
    }

    pub fn has(&self, bug: Bug) -> bool {
        self.database.bug() == Some(bug)
    }
}

impl Transaction for Tx {
    type Error = ModelError;
    type Plan = Plan;

    async fn catalogue_version(&mut self) -> Result<i64, ModelError> {
        self.statement().await?;
        Ok(self.database.state().version)
    }

    async fn now(&mut self) -> Result<Option<i64>, ModelError> {
        self.statement().await?;
        Ok(Some(self.database.state().clock))
    }

    async fn claim(&mut self, keys: &[(KeyOf, String)], _now: Timestamp) -> Result<HashMap<KeyOf, Claim>, ModelError> {
        let mut keys = keys.to_vec();
        keys.sort();
        keys.dedup_by(|a, b| a.0 == b.0);
        self.statement().await?;
        for (key, fingerprint) in &keys {
            if self.rows().keys.contains_key(key) {
                continue;
            }
            // Whoever is just inserting it is waited for. It may be there then.
            self.lock(Thing::Key(key.clone())).await?;
            if !self.rows().keys.contains_key(key) {
                let claim = Claim { fingerprint: fingerprint.clone(), outcome: None };
                self.write(|written| written.keys.insert(key.clone(), Some(claim)))?;
            }
        }
        self.statement().await?;
        let mut known = HashMap::new();
        for (key, _) in keys {
            let own = self.write(|written| written.keys.get(&key).cloned())?.flatten();
            if let Some(claim) = own.or_else(|| self.rows().keys.get(&key).cloned()) {
                let outcome = claim.outcome.filter(|_| !self.has(Bug::ForgetsKeys));
                known.insert(key, Claim { outcome, ..claim });
            }
        }
        Ok(known)
    }

    async fn plan(&mut self, commands: &[&Command], catalogue: &Catalogue, now: Timestamp) -> Result<Plan, ModelError> {
        if self.has(Bug::PlansOnce)
            && let Some((plan, _)) = &self.first
        {
            return Ok(plan.clone());
        }
        let plan = self.find_rows(commands, catalogue, now).await?;
        if self.has(Bug::PlansOnce) || self.has(Bug::ReadsFirst) {
            let rows = self.rows().clone();
            self.first.get_or_insert((plan.clone(), rows));
        }
        Ok(plan)
    }

    fn locks_rows(&self) -> bool {
        true
    }

    async fn lock_plan(&mut self, plan: &Plan) -> Result<(), ModelError> {
        let mut order = Locked::ORDER;
        if self.has(Bug::LocksNothing) {
            return Ok(());
        }
        if self.has(Bug::LocksBackwards) && self.node == 1 {
            order.reverse();
        }
        for kind in order {
            let rows: Vec<&Row> = plan.0.iter().filter(|row| row.kind() == kind).collect();
            if !rows.is_empty() {
                self.statement().await?;
            }
            for row in rows {
                self.lock(Thing::Row(row.clone())).await?;
                wait(1).await;
            }
        }
        Ok(())
    }

    async fn facts<'c>(
        &mut self,
        plan: &Plan,
        catalogue: &'c Catalogue,
        _now: Timestamp,
    ) -> Result<Facts<'c>, ModelError> {
        let mut facts = Facts::new(catalogue);
        for kind in [Locked::Person, Locked::Slot, Locked::Hold, Locked::Booking] {
            self.statement().await?;
            let committed = self.rows();
            let first = self.first.as_ref().filter(|_| self.has(Bug::ReadsFirst));
            let rows = first.map_or(&*committed, |(_, rows)| rows);
            for row in plan.0.iter().filter(|row| row.kind() == kind) {
                read(&mut facts, rows, row);
            }
        }
        Ok(facts)
    }

    async fn save(&mut self, changes: &[Change], _now: Timestamp) -> Result<Versions, ModelError> {
        self.put(changes).await?;
        Ok(Versions::default())
    }

    async fn settle(&mut self, claims: &HashMap<KeyOf, Claim>) -> Result<(), ModelError> {
        self.statement().await?;
        self.write(|written| {
            for (key, claim) in &mut written.keys {
                // A refusal is decided anew: its key is given back.
                *claim = claims.get(key).filter(|claim| claim.outcome.is_some()).cloned();
            }
        })
    }

    async fn commit(self) -> Result<(), ModelError> {
        wait(1).await;
        self.database.state().commit(self.id)
    }
}

/// Reads one row into the facts.
fn read(facts: &mut Facts<'_>, rows: &Rows, row: &Row) {
    match row {
        Row::Person(id) => facts.persons.extend(rows.persons.get(id).map(|person| (id.clone(), person.clone()))),
        Row::Booking(id) => facts.bookings.extend(rows.bookings.get(id).map(|booking| (id.clone(), booking.clone()))),
        Row::Hold(id) => facts.holds.extend(rows.holds.get(id).map(|hold| (id.clone(), hold.clone()))),
        Row::Slot(key) => facts.slots.extend(rows.slots.get(key).map(|slot| (*key, *slot))),
    }
}
