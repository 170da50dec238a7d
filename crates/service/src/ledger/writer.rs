//! The writer: batches of commands, each in one transaction.

use super::{Answer, Ask};
use crate::clock::Clock;
use crate::current::Current;
use crate::failure::Failure;
use crate::free::Free;
use crate::live::Live;
use crate::random::{Random, hex};
use besok_core::ledger::{Change, Command, Facts, Outcome, Refusal, decide};
use besok_core::limit::Limits;
use besok_core::slot::{Slot, SlotKey};
use besok_store::{Plan, Store, StoreError};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, mpsc};

/// How many commands one transaction carries at most.
const BATCH: usize = 256;
/// How often a batch is tried when the database answers with a deadlock or a broken connection.
const TRIES: u32 = 8;
/// How many changes are saved before SQLite's log is folded into its file.
const CHECKPOINT: usize = 20_000;

/// Decides and saves.
pub(crate) struct Writer {
    pub store: Store,
    pub clock: Clock,
    pub random: Random,
    pub current: Arc<Current>,
    /// Told which slots have changed.
    pub free: Arc<Free>,
    /// Told on which days something has changed.
    pub live: Arc<Live>,
    /// How many holds a person and an account may have made within an hour, and how often visits may be moved.
    pub limits: Limits,
    /// Told when messages have been put into the outbox.
    pub outbox: Arc<Notify>,
}

/// What a batch came to.
struct Settled {
    answers: Vec<Result<Outcome, Refusal>>,
    changes: usize,
    messages: bool,
}

impl Writer {
    /// Works until nobody can ask any more.
    pub async fn run(self, mut queue: mpsc::Receiver<Ask>) {
        let mut asks = Vec::new();
        let mut since_checkpoint = 0;
        while queue.recv_many(&mut asks, BATCH).await > 0 {
            // Whoever has gone meanwhile was told so: nothing is done behind their back.
            asks.retain(|ask| !ask.answer.is_closed());
            if asks.is_empty() {
                continue;
            }
            let (commands, answers): (Vec<_>, Vec<_>) = asks.drain(..).map(|ask| (ask.command, ask.answer)).unzip();
            let (settled, changes) = self.settle(commands).await;
            for (answer, settled) in answers.into_iter().zip(settled) {
                // Whoever asked may be gone; what was done stays done.
                let _ = answer.send(settled);
            }
            since_checkpoint += changes;
            if since_checkpoint > CHECKPOINT {
                since_checkpoint = 0;
                if let Err(error) = self.store.checkpoint().await {
                    tracing::warn!(%error, "checkpoint failed");
                }
            }
        }
    }

    /// Settles a batch, again where that helps, and one by one where one of them spoils it. That one draws
    /// again: among many bookings its reference may be another's already.
    async fn settle(&self, mut commands: Vec<Command>) -> (Vec<Answer>, usize) {
        let mut tries = 1;
        loop {
            match self.attempt(&commands).await {
                Ok(settled) => {
                    if settled.messages {
                        self.outbox.notify_one();
                    }
                    return (settled.answers.into_iter().map(Ok).collect(), settled.changes);
                }
                Err(error) if error.is_transient() && tries < TRIES => {
                    tracing::warn!(%error, tries, commands = commands.len(), "ledger batch is tried again");
                    tokio::time::sleep(Duration::from_millis(5 << tries)).await;
                    tries += 1;
                }
                Err(error) if !error.is_transient() && commands.len() > 1 => {
                    tracing::warn!(%error, commands = commands.len(), "ledger batch is settled one by one");
                    return self.one_by_one(commands).await;
                }
                Err(error) if error.is_taken("booking", "reference") && tries < TRIES => {
                    commands[0].draw = self.random.for_command(self.clock.now());
                    tries += 1;
                }
                Err(error) => {
                    tracing::error!(%error, bug = error.is_violation(), commands = commands.len(), "ledger batch failed");
                    let failure = Failure::from(error);
                    return (vec![Err(failure); commands.len()], 0);
                }
            }
        }
    }

    async fn one_by_one(&self, commands: Vec<Command>) -> (Vec<Answer>, usize) {
        let (mut answers, mut changes) = (Vec::new(), 0);
        for command in commands {
            let (answer, more) = Box::pin(self.settle(vec![command])).await;
            answers.extend(answer);
            changes += more;
        }
        (answers, changes)
    }

    /// One transaction. If rows turn out to be concerned that were not locked, it begins anew with those as well.
    async fn attempt(&self, commands: &[Command]) -> Result<Settled, StoreError> {
        let fingerprints: Vec<String> = commands.iter().map(fingerprint).collect();
        let keys = keys(commands, &fingerprints);
        let mut known = Plan::default();
        loop {
            let mut tx = self.store.begin().await?;
            if tx.catalogue_version().await? != self.current.agency().version {
                drop(tx);
                self.current.refresh(&self.store).await?;
                continue;
            }
            let catalogue = self.current.catalogue();
            let now = tx.now().await?.map_or_else(|| self.clock.now(), |second| self.clock.adjust(second));
            let claims = tx.claim(&keys, now).await?;
            let asked: Vec<&Command> = commands.iter().collect();
            let mut plan = tx.plan(&asked, &catalogue, now).await?;
            plan.extend(known);
            if tx.locks_rows() {
                tx.lock_plan(&plan).await?;
                let again = tx.plan(&asked, &catalogue, now).await?;
                if !plan.covers(&again) {
                    plan.extend(again);
                    known = plan;
                    continue;
                }
            }
            let mut facts = tx.facts(&plan, &catalogue, now).await?;
            facts.claims = claims;
            facts.holds_limit = self.limits.holds.into();
            facts.account_holds_limit = self.limits.account_holds.into();
            facts.most_moves = self.limits.most_moves();
            let (answers, changes) = meet_all(&mut facts, commands, &fingerprints, now);
            if !changes.is_empty() {
                tx.save(&changes, now).await?;
                tx.settle(&facts.claims).await?;
                tx.commit().await?;
                self.free.note(&touched(&facts, &changes));
                self.live.note(&catalogue, &changes);
            }
            let messages = changes.iter().any(|change| matches!(change, Change::Message(_)));
            return Ok(Settled { answers, changes: changes.len(), messages });
        }
    }
}

/// The slots that changes are about, as they are after them.
fn touched(facts: &Facts<'_>, changes: &[Change]) -> Vec<(SlotKey, Option<Slot>)> {
    let key = |change: &Change| match change {
        Change::Take { slot, .. } => Some(*slot),
        Change::SlotMade(slot) | Change::SlotPlanned(slot) => Some(slot.key),
        Change::SlotWithdrawn(key) => Some(*key),
        _ => None,
    };
    let keys: BTreeSet<SlotKey> = changes.iter().filter_map(key).collect();
    keys.into_iter().map(|key| (key, facts.slots.get(&key).copied())).collect()
}

fn meet_all(
    facts: &mut Facts<'_>,
    commands: &[Command],
    fingerprints: &[String],
    now: Timestamp,
) -> (Vec<Result<Outcome, Refusal>>, Vec<Change>) {
    let mut changes = Vec::new();
    let mut answers = Vec::new();
    for (command, fingerprint) in commands.iter().zip(fingerprints) {
        answers.push(decide(facts, command, fingerprint, now).map(|decision| {
            changes.extend(decision.changes);
            decision.outcome
        }));
    }
    (answers, changes)
}

/// The idempotency keys of a batch, with the fingerprints of what they are for.
fn keys(commands: &[Command], fingerprints: &[String]) -> Vec<((String, String), String)> {
    let claim = |(command, fingerprint): (&Command, &String)| {
        Some(((command.actor.name(), command.key.clone()?), fingerprint.clone()))
    };
    commands.iter().zip(fingerprints).filter_map(claim).collect()
}

/// A digest of what is to be done. What was drawn for it does not count.
fn fingerprint(command: &Command) -> String {
    hex(&Sha256::digest(format!("{:?}", command.deed)))
}
