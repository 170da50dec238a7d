//! The ledger's side of the database: which rows a batch touches, those rows locked and read, and what it changed.

mod list;
mod mandate;
mod save;

pub use save::Versions;

use crate::account::{PERSON, person};
use crate::booking::{Source, comer, ids};
use crate::engine::Tx;
use crate::error::StoreError;
use crate::slot::{SLOT, slot};
use crate::sql::{Row, Value};
use besok_core::catalogue::Catalogue;
use besok_core::id::{AccountId, BookingId};
use besok_core::ledger::{Command, Deed, Facts, Locked, Spot, Wish};
use besok_core::legacy::{self, Import};
use besok_core::limit::{Counted, Holds, Moves};
use besok_core::party::Comer;
use besok_core::slot::{LONGEST_STEP, PlannedSlot, SlotKey};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use std::collections::BTreeSet;

/// The rows that a batch touches, by table. Sets in order, because that is the order in which they are locked.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Plan {
    openings: BTreeSet<Value>,
    persons: BTreeSet<Value>,
    invitations: BTreeSet<Value>,
    /// Places in line, each with all that it was offered.
    entries: BTreeSet<Value>,
    bookings: BTreeSet<Value>,
    holds: BTreeSet<Value>,
    slots: BTreeSet<Value>,
    /// Ranges of keys; the slots in them are looked for.
    ranges: BTreeSet<(i64, i64)>,
    /// Old bookings that come in, by the keys of their references. Nobody else brings them in: their slots' openings are
    /// locked.
    pub(crate) old: BTreeSet<Value>,
    /// Accounts with the persons they act for. They are not locked: their persons are, all of them, so that what one account
    /// asks is decided one after the other.
    actors: BTreeSet<(Value, Value)>,
}

impl Plan {
    /// Whether every row of the other plan is in this one.
    pub fn covers(&self, other: &Self) -> bool {
        other.openings.is_subset(&self.openings)
            && other.persons.is_subset(&self.persons)
            && other.invitations.is_subset(&self.invitations)
            && other.entries.is_subset(&self.entries)
            && other.bookings.is_subset(&self.bookings)
            && other.holds.is_subset(&self.holds)
            && other.slots.is_subset(&self.slots)
    }

    /// Slots that do not exist yet cannot be locked: their opening stands for them.
    fn slot(&mut self, key: SlotKey) {
        self.openings.insert(key.opening().into());
        self.slots.insert(key.0.into());
    }

    fn publish(&mut self, planned: &[PlannedSlot], withdrawn: &[SlotKey]) {
        planned.iter().map(|plan| plan.key).chain(withdrawn.iter().copied()).for_each(|key| self.slot(key));
    }

    /// Every slot that an old booking may take, and what lies across it: that begins no earlier than the longest step
    /// before.
    fn import(&mut self, import: &Import, catalogue: &Catalogue) {
        self.old.insert(import.old.reference.key().into());
        for slot in legacy::runs(catalogue, &import.old).iter().flatten() {
            self.slot(slot.key);
            self.ranges.insert((slot.key.later(-LONGEST_STEP).0, slot.key.later(slot.step).0));
        }
    }

    /// Both plans in one.
    pub fn extend(&mut self, other: Self) {
        self.openings.extend(other.openings);
        self.persons.extend(other.persons);
        self.invitations.extend(other.invitations);
        self.entries.extend(other.entries);
        self.bookings.extend(other.bookings);
        self.holds.extend(other.holds);
        self.slots.extend(other.slots);
        self.old.extend(other.old);
        self.actors.extend(other.actors);
    }
}

impl Tx {
    /// Finds, without locking, which rows these commands touch: the persons and all their active bookings and holds,
    /// the slots wished for, expired holds in the way, and the slots of all of these.
    pub async fn plan(
        &mut self,
        commands: &[&Command],
        catalogue: &Catalogue,
        now: Timestamp,
    ) -> Result<Plan, StoreError> {
        let mut plan = Plan::default();
        let mut wished: Vec<(Vec<Comer>, Spot)> = Vec::new();
        for command in commands {
            plan.persons.extend(command.actor.persons().iter().map(|person| Value::from(person.as_str())));
            if let Some(account) = command.actor.account() {
                let persons = command.actor.persons().iter();
                plan.actors.extend(persons.map(|person| (account.as_str().into(), person.as_str().into())));
            }
            match &command.deed {
                Deed::Hold(Wish { party, spot, invitation, .. }) | Deed::Book(Wish { party, spot, invitation, .. }) => {
                    plan.invitations.extend(invitation.iter().map(|id| Value::from(id.as_str())));
                    wished.push((party.clone(), spot.clone()));
                }
                Deed::HoldMove { booking, party, to } | Deed::Move { booking, party, to } => {
                    plan.bookings.insert(booking.as_str().into());
                    let party = match party {
                        Some(party) => party.clone(),
                        None => self.comers(booking).await?,
                    };
                    wished.push((party, to.clone()));
                }
                Deed::Offer { booking, to, .. } => {
                    plan.bookings.insert(booking.as_str().into());
                    let party = self.comers(booking).await?;
                    plan.persons.extend(party.iter().map(|comer| Value::from(comer.person.as_str())));
                    wished.push((party, to.clone()));
                }
                Deed::Cancel { booking, .. } | Deed::Withdraw(booking) => {
                    plan.bookings.insert(booking.as_str().into());
                }
                // The holds of the people for whom it is done.
                Deed::Release => {}
                Deed::Extend(hold) => {
                    plan.holds.insert(hold.as_str().into());
                }
                Deed::Expire(holds) | Deed::Unlist(holds) => {
                    plan.holds.extend(holds.iter().map(|hold| Value::from(hold.as_str())));
                }
                Deed::List { .. } | Deed::Take(_) | Deed::Promise(_) => {
                    wished.extend(self.plan_deed(&mut plan, &command.deed).await?);
                }
                Deed::TakeOver { booking, .. } => {
                    plan.bookings.insert(booking.as_str().into());
                    let party = self.comers(booking).await?;
                    plan.persons.extend(party.iter().map(|comer| Value::from(comer.person.as_str())));
                }
                Deed::Import(import) => plan.import(import, catalogue),
                Deed::Publish { planned, withdrawn } => plan.publish(planned, withdrawn),
            }
        }
        self.plan_list(&mut plan).await?;
        self.plan_persons(&mut plan).await?;
        self.plan_invitations(&mut plan).await?;
        self.plan_wishes(&mut plan, &wished, catalogue).await?;
        self.plan_expired(&mut plan, now).await?;
        self.plan_places(&mut plan).await?;
        Ok(plan)
    }

    /// Who comes to a booking.
    async fn comers(&mut self, booking: &BookingId) -> Result<Vec<Comer>, StoreError> {
        let sql = "SELECT person, errand, case_file FROM party WHERE booking = $1 ORDER BY person, errand";
        self.all(sql, &[booking.as_str().into()]).await?.iter().map(comer).collect()
    }

    /// The persons' active bookings and their holds, and the moving holds of the bookings.
    async fn plan_persons(&mut self, plan: &mut Plan) -> Result<(), StoreError> {
        let persons: Vec<Value> = plan.persons.iter().cloned().collect();
        let active =
            self.among("SELECT DISTINCT booking AS id FROM party WHERE active = 1 AND person", &persons).await?;
        plan.bookings.extend(ids(&active, "id")?);
        plan.holds.extend(ids(
            &self.among("SELECT DISTINCT hold AS id FROM hold_party WHERE person", &persons).await?,
            "id",
        )?);
        let bookings: Vec<Value> = plan.bookings.iter().cloned().collect();
        plan.holds.extend(ids(&self.among("SELECT id FROM hold WHERE booking", &bookings).await?, "id")?);
        Ok(())
    }

    /// The requests that the bookings answer, and the visits of the requests.
    async fn plan_invitations(&mut self, plan: &mut Plan) -> Result<(), StoreError> {
        let bookings: Vec<Value> = plan.bookings.iter().cloned().collect();
        let select = "SELECT DISTINCT invitation AS id FROM booking WHERE invitation IS NOT NULL AND id";
        plan.invitations.extend(ids(&self.among(select, &bookings).await?, "id")?);
        let invitations: Vec<Value> = plan.invitations.iter().cloned().collect();
        let select = "SELECT id FROM booking WHERE state <> 'cancelled' AND invitation";
        plan.bookings.extend(ids(&self.among(select, &invitations).await?, "id")?);
        Ok(())
    }

    /// The published slots that the wished visits would take, in every opening that may serve them, and those in other
    /// ranges of keys.
    async fn plan_wishes(
        &mut self,
        plan: &mut Plan,
        wished: &[(Vec<Comer>, Spot)],
        catalogue: &Catalogue,
    ) -> Result<(), StoreError> {
        for (party, spot) in wished {
            // At most so long: children may take less.
            let minutes = party.iter().filter_map(|comer| catalogue.errand(&comer.errand)).map(|errand| errand.minutes);
            let minutes: i64 = minutes.sum();
            for opening in
                party.first().map(|comer| catalogue.serving(&spot.office, &comer.errand)).into_iter().flatten()
            {
                let first = SlotKey::new(opening, spot.starts_at);
                plan.ranges.insert((first.0, first.later(minutes).0));
            }
        }
        let runs: Vec<Vec<Value>> = plan.ranges.iter().map(|(from, to)| vec![(*from).into(), (*to).into()]).collect();
        if runs.is_empty() {
            return Ok(());
        }
        let (runs, values) = self.table(runs);
        // In this order on SQLite, which would otherwise look through all slots for each run.
        let sql = format!(
            "SELECT slot.key FROM {runs} AS run CROSS JOIN slot WHERE slot.key >= run.column1 AND slot.key < run.column2"
        );
        for row in self.all(AssertSqlSafe(sql), &values).await? {
            plan.slots.insert(row.int("key")?.into());
        }
        Ok(())
    }

    /// Expired holds on the slots: they count as free, so they may have to end.
    async fn plan_expired(&mut self, plan: &mut Plan, now: Timestamp) -> Result<(), StoreError> {
        let slots: Vec<Value> = plan.slots.iter().cloned().collect();
        let select = format!(
            "SELECT DISTINCT hold.id FROM hold JOIN hold_place ON hold_place.hold = hold.id
             WHERE hold.expires_at <= {} AND hold_place.slot",
            now.as_second()
        );
        plan.holds.extend(ids(&self.among(&select, &slots).await?, "id")?);
        Ok(())
    }

    /// The slots on which those bookings and holds lie.
    async fn plan_places(&mut self, plan: &mut Plan) -> Result<(), StoreError> {
        for (of, owners) in [("booking", &plan.bookings), ("hold", &plan.holds)] {
            let owners: Vec<Value> = owners.iter().cloned().collect();
            let rows = self.among(&format!("SELECT slot FROM {of}_place WHERE {of}"), &owners).await?;
            for row in rows {
                plan.slots.insert(row.int("slot")?.into());
            }
        }
        Ok(())
    }

    /// Locks the rows of a plan, table by table in the one order that every batch keeps.
    pub async fn lock_plan(&mut self, plan: &Plan) -> Result<(), StoreError> {
        for kind in Locked::ORDER {
            let (table, column, ids) = match kind {
                Locked::Opening => ("opening", "number", &plan.openings),
                Locked::Person => ("person", "id", &plan.persons),
                Locked::Invitation => ("invitation", "id", &plan.invitations),
                Locked::Entry => ("waiting", "id", &plan.entries),
                Locked::Booking => ("booking", "id", &plan.bookings),
                Locked::Hold => ("hold", "id", &plan.holds),
                Locked::Slot => ("slot", "key", &plan.slots),
            };
            let ids: Vec<Value> = ids.iter().cloned().collect();
            self.lock(table, column, &ids).await?;
        }
        Ok(())
    }

    /// Reads what a plan names.
    pub async fn facts<'c>(
        &mut self,
        plan: &Plan,
        catalogue: &'c Catalogue,
        now: Timestamp,
    ) -> Result<Facts<'c>, StoreError> {
        let mut facts = Facts::new(catalogue);
        self.read_mandates(&plan.actors, &mut facts, now).await?;
        self.read_old_bookings(plan, &mut facts).await?;
        let accounts: BTreeSet<&Value> = plan.actors.iter().map(|(account, _)| account).collect();
        let accounts: Vec<Value> = accounts.into_iter().cloned().collect();
        for row in self.among("SELECT account, since, count FROM account_holds WHERE account", &accounts).await? {
            let holds = Holds { since: row.instant("since")?, count: row.int("count")? };
            facts.recent_holds_of.insert(AccountId(row.text("account")?), holds);
        }
        let ids: Vec<Value> = plan.persons.iter().cloned().collect();
        let select = format!(
            "SELECT {PERSON}, COALESCE(since, 0) AS since, COALESCE(count, 0) AS count,
                 COALESCE(day_since, 0) AS day_since, COALESCE(day_count, 0) AS day_count,
                 COALESCE(month_since, 0) AS month_since, COALESCE(month_count, 0) AS month_count
             FROM person LEFT JOIN recent_holds ON recent_holds.person = person.id
             LEFT JOIN recent_moves ON recent_moves.person = person.id WHERE person.id"
        );
        for row in self.among(&select, &ids).await? {
            let person = person(&row)?;
            let holds = Holds { since: row.instant("since")?, count: row.int("count")? };
            facts.recent_holds.insert(person.id.clone(), holds);
            let day = Counted { since: row.instant("day_since")?, count: row.int("day_count")? };
            let month = Counted { since: row.instant("month_since")?, count: row.int("month_count")? };
            facts.recent_moves.insert(person.id.clone(), Moves { day, month });
            facts.persons.insert(person.id.clone(), person);
        }
        let keys: Vec<Value> = plan.slots.iter().cloned().collect();
        for row in self.among(&format!("SELECT {SLOT} FROM slot WHERE key"), &keys).await? {
            let slot = slot(&row)?;
            facts.slots.insert(slot.key, slot);
        }
        let ids: Vec<Value> = plan.holds.iter().cloned().collect();
        let holds = Source::Tx(self).holds(&ids).await?;
        facts.holds = holds.into_iter().map(|hold| (hold.id.clone(), hold)).collect();
        let ids: Vec<Value> = plan.entries.iter().cloned().collect();
        facts.list = Source::Tx(self).list(&ids).await?;
        let ids: Vec<Value> = plan.invitations.iter().cloned().collect();
        let invitations = Source::Tx(self).invitations(&ids).await?;
        facts.invitations = invitations.into_iter().map(|asked| (asked.id.clone(), asked)).collect();
        let ids: Vec<Value> = plan.bookings.iter().cloned().collect();
        let bookings = Source::Tx(self).bookings(&ids).await?;
        facts.bookings = bookings.into_iter().map(|booking| (booking.id.clone(), booking)).collect();
        Ok(facts)
    }

    async fn among(&mut self, select: &str, ids: &[Value]) -> Result<Vec<Row>, StoreError> {
        Source::Tx(self).among(select, ids, "").await
    }
}
