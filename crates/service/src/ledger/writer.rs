//! The writer: batches of commands, each in one transaction.

use super::node::{ErrorOf, Node, Rows, Transaction, Trouble};
use super::{Answer, Ask, Pace};
use crate::failure::Failure;
use crate::random::hex;
use besok_core::ledger::{Actor, Change, Command, Facts, Outcome, Refusal, decide};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::time::Duration;
use tokio::sync::{Mutex, mpsc};
use tokio::time::Instant;

/// How many commands one transaction carries at most.
const BATCH: usize = 256;
/// How often a batch is tried when the database answers with a deadlock or a broken connection.
const TRIES: u32 = 8;
/// For how long a command may wait for its turn, and for how long a batch is tried: whoever asked waits little longer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many changes are saved before SQLite's log is folded into its file.
const CHECKPOINT: usize = 20_000;

/// Decides and saves, for a node.
pub(crate) struct Writer<N>(pub N);

/// What a batch came to.
struct Settled {
    answers: Vec<Result<Outcome, Refusal>>,
    changes: usize,
}

impl<N: Node> Writer<N> {
    /// Works until nobody can ask any more. Several may run on one queue, each with a number: each takes what waits when its
    /// turn comes.
    pub async fn run(&self, queue: &Mutex<mpsc::Receiver<Ask>>, (nth, pace): (usize, &Pace)) {
        let mut asks = Vec::new();
        let mut since_checkpoint = 0;
        loop {
            pace.begin(nth, None);
            if queue.lock().await.recv_many(&mut asks, BATCH).await == 0 {
                return;
            }
            // The queue keeps its order, so nobody who still waits in it asked before these.
            pace.begin(nth, asks.first().map(|ask| ask.asked_at));
            let asks = in_time(&mut asks);
            if asks.is_empty() {
                continue;
            }
            let (commands, answers): (Vec<_>, Vec<_>) = asks.into_iter().map(|ask| (ask.command, ask.answer)).unzip();
            let (settled, changes) = self.settle(commands, Instant::now() + PATIENCE).await;
            let now = Instant::now();
            for (answer, settled) in answers.into_iter().zip(settled) {
                // Whoever asked may be gone; what was done stays done.
                let _ = answer.send((settled, now));
            }
            since_checkpoint += changes;
            if since_checkpoint > CHECKPOINT {
                since_checkpoint = 0;
                if let Err(error) = self.0.checkpoint().await {
                    tracing::warn!(%error, "checkpoint failed");
                }
            }
        }
    }

    /// Settles a batch, and one by one where one of them spoils it.
    async fn settle(&self, mut commands: Vec<Command>, until: Instant) -> (Vec<Answer>, usize) {
        match self.persist(&mut commands, until).await {
            Ok(settled) => (settled.answers.into_iter().map(Ok).collect(), settled.changes),
            Err(error) if !error.is_transient() && commands.len() > 1 => {
                tracing::warn!(%error, commands = commands.len(), "ledger batch is settled one by one");
                self.one_by_one(commands, until).await
            }
            Err(error) => (vec![Err(failed(error)); commands.len()], 0),
        }
    }

    /// Those whose turn does not come in time are not begun.
    async fn one_by_one(&self, commands: Vec<Command>, until: Instant) -> (Vec<Answer>, usize) {
        let (mut answers, mut changes) = (Vec::new(), 0);
        for command in commands {
            if Instant::now() > until {
                answers.push(Err(Failure::overloaded()));
                continue;
            }
            match self.persist(&mut [command], until).await {
                Ok(settled) => {
                    answers.extend(settled.answers.into_iter().map(Ok));
                    changes += settled.changes;
                }
                Err(error) => answers.push(Err(failed(error))),
            }
        }
        (answers, changes)
    }

    /// Tries again where that helps, for a while. A single command draws again where among many bookings its reference is
    /// another's already. Once a commit may have been made whose answer was lost, that is what is told.
    async fn persist(&self, commands: &mut [Command], until: Instant) -> Result<Settled, ErrorOf<N>> {
        let (mut tries, mut unsure) = (1, None);
        loop {
            let error = match self.attempt(commands).await {
                Ok(settled) => return Ok(settled),
                Err(error) => error,
            };
            let is_transient = error.is_transient();
            match commands {
                _ if tries == TRIES || (is_transient && Instant::now() > until) => return Err(unsure.unwrap_or(error)),
                _ if is_transient => {
                    tracing::warn!(%error, tries, commands = commands.len(), "ledger batch is tried again");
                    self.0.pause(tries).await;
                    // What a worker asked may have been done though nobody heard of it. It has no key by which that is
                    // known: what it does now is something else, under other ids.
                    let is_new = |command: &&mut Command| command.key.is_none() && command.actor == Actor::System;
                    for command in commands.iter_mut().filter(is_new) {
                        command.draw = self.0.draw();
                    }
                }
                [command] if error.is_taken("booking", "reference") => command.draw.reference = self.0.draw().reference,
                _ => return Err(unsure.unwrap_or(error)),
            }
            if error.is_unsure() {
                unsure.get_or_insert(error);
            }
            tries += 1;
        }
    }

    /// One transaction. If rows turn out to be concerned that were not locked, it begins anew with those as well.
    async fn attempt(&self, commands: &[Command]) -> Result<Settled, ErrorOf<N>> {
        let fingerprints: Vec<String> = commands.iter().map(fingerprint).collect();
        let keys = keys(commands, &fingerprints);
        let mut known = <N::Tx as Transaction>::Plan::default();
        loop {
            let mut tx = self.0.begin().await?;
            let (version, catalogue) = self.0.catalogue();
            if tx.catalogue_version().await? != version {
                drop(tx);
                self.0.refresh().await?;
                continue;
            }
            let now = self.0.now(tx.now().await?);
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
            self.0.limit(&mut facts);
            let (answers, changes) = meet_all(&mut facts, commands, &fingerprints, now);
            if !changes.is_empty() {
                let versions = tx.save(&changes, now).await?;
                tx.settle(&facts.claims).await?;
                tx.commit().await?;
                self.0.note(&facts, &changes, versions);
            }
            return Ok(Settled { answers, changes: changes.len() });
        }
    }
}

/// Those who still wait, and have not waited too long. The others are told so, or have gone, and were told so too:
/// nothing is done behind their back.
fn in_time(asks: &mut Vec<Ask>) -> Vec<Ask> {
    let (late, in_time): (Vec<_>, Vec<_>) =
        asks.drain(..).filter(|ask| !ask.answer.is_closed()).partition(|ask| ask.asked_at.elapsed() > PATIENCE);
    let now = Instant::now();
    for ask in late {
        // Gone by now, perhaps.
        let _ = ask.answer.send((Err(Failure::overloaded()), now));
    }
    in_time
}

/// What those are told whose batch failed for good.
fn failed(error: impl Trouble) -> Failure {
    tracing::error!(%error, bug = error.is_violation(), "ledger batch failed");
    error.into()
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
pub(super) fn fingerprint(command: &Command) -> String {
    hex(&Sha256::digest(format!("{:?}", command.deed)))
}
