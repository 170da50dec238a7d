//! Many visitors at once, each with people of their own, until they are told to end.

use super::answers::{Answers, Standing};
use super::asker::{Asker, Nodes};
use super::kit::Kit;
use super::visitor::{Done, Visitor, below};
use crate::cli::load::rounded;
use anyhow::Result;
use besok_service::random::Random;
use besok_simulate::chance::Dice;
use serde::Serialize;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{RwLock, watch};
use tokio::task::JoinSet;

/// Many visitors.
pub struct Crowd {
    nodes: Arc<Nodes>,
    visitors: JoinSet<Result<Did>>,
    stop: watch::Sender<bool>,
    /// Whoever does something has this for reading.
    gate: Arc<RwLock<()>>,
}

/// How many do it, and how.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// How many at once.
    pub clients: usize,
    /// What they do follows from this.
    pub seed: u64,
    /// How long each rests after something was done, in the middle.
    pub pause: Duration,
}

/// What visitors did.
#[derive(Debug, Default)]
struct Did {
    booked: usize,
    moved: usize,
    cancelled: usize,
    left: usize,
    refused: usize,
    errors: usize,
    first_error: Option<String>,
}

/// What came of it.
#[derive(Debug, Serialize)]
pub struct Figures {
    seconds: f64,
    /// Bookings that were answered.
    bookings: usize,
    moves: usize,
    cancels: usize,
    /// Visitors who left without confirming.
    left: usize,
    /// Times that could not be had.
    refused: usize,
    requests: usize,
    retries: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_retry: Option<String>,
    /// Requests that were never answered, or not as they must be.
    errors: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_error: Option<String>,
    p50_ms: f64,
    p99_ms: f64,
    /// The longest time in which nobody was answered, and how long after the beginning it began.
    seconds_without_service: f64,
    after_seconds: f64,
}

impl Crowd {
    /// Lets so many begin.
    pub fn start(kit: &Arc<Kit>, (nodes, answers): (Arc<Nodes>, Answers), pace: Pace) -> Self {
        let (stop, stopped) = watch::channel(false);
        let (gate, answers) = (Arc::new(RwLock::new(())), Arc::new(answers));
        // Another run with the same seed has other keys: they were used for other things.
        let run = Random::from_system().token();
        let clients = pace.clients.min(kit.people.len());
        let mut visitors = JoinSet::new();
        for client in 0..clients {
            let visitor = Visitor {
                kit: kit.clone(),
                answers: answers.clone(),
                asker: Asker::new(nodes.clone(), client),
                dice: Dice::new(pace.seed, [0, client as u64, 0]),
                keys: format!("{}{client:016x}", &run[..32]),
                forms: 0,
            };
            let turns = Turns { client, clients, pause: pace.pause, stopped: stopped.clone(), gate: gate.clone() };
            visitors.spawn(turns.go_on(visitor));
        }
        Self { nodes, visitors, stop, gate }
    }

    /// Lets everybody end what they have begun, and wait until what is done meanwhile is done.
    pub async fn at_rest<T>(&self, meanwhile: impl Future<Output = T>) -> T {
        let alone = self.gate.write().await;
        let done = meanwhile.await;
        self.nodes.resume();
        drop(alone);
        done
    }

    /// Lets everybody end what they have begun, and go.
    pub async fn end(mut self) -> Result<Figures> {
        let seconds = self.nodes.took().as_secs_f64();
        self.stop.send_replace(true);
        let mut all = Did::default();
        while let Some(one) = self.visitors.join_next().await {
            all.add(one??);
        }
        let tally = self.nodes.tally();
        let percentile = |part: usize| {
            let at = tally.took.get((tally.took.len() * part / 100).min(tally.took.len().saturating_sub(1)));
            rounded(at.map_or(0.0, |micros| f64::from(*micros) / 1000.0))
        };
        Ok(Figures {
            seconds: rounded(seconds),
            bookings: all.booked,
            moves: all.moved,
            cancels: all.cancelled,
            left: all.left,
            refused: all.refused,
            requests: tally.requests,
            retries: tally.retries,
            p50_ms: percentile(50),
            p99_ms: percentile(99),
            first_retry: tally.first_retry,
            errors: all.errors,
            first_error: all.first_error,
            seconds_without_service: rounded(tally.gap.0.as_secs_f64()),
            after_seconds: rounded(tally.gap.1.as_secs_f64()),
        })
    }
}

/// The turns of one visitor, with every so many-th of the people.
struct Turns {
    client: usize,
    clients: usize,
    pause: Duration,
    stopped: watch::Receiver<bool>,
    gate: Arc<RwLock<()>>,
}

impl Turns {
    async fn go_on(self, mut visitor: Visitor) -> Result<Did> {
        let mut did = Did::default();
        let standing = |nth: usize| {
            let known = visitor.answers.before.get(&visitor.kit.people[nth].person);
            (nth, known.cloned().unwrap_or_default())
        };
        let own = (self.client..visitor.kit.people.len()).step_by(self.clients).map(standing);
        let mut own: Vec<(usize, Standing)> = own.filter(|(_, standing)| !standing.unknown).collect();
        while !*self.stopped.borrow() && !own.is_empty() {
            tokio::time::sleep(self.pause.mul_f64(2.0 * visitor.dice.unit())).await;
            let _open = self.gate.read().await;
            let at = below(&mut visitor.dice, own.len());
            let (nth, standing) = &mut own[at];
            did.note(visitor.visit(*nth, standing).await);
            if standing.unknown {
                own.swap_remove(at);
            }
        }
        Ok(did)
    }
}

impl Did {
    fn note(&mut self, done: Result<Done>) {
        match done {
            Ok(Done::Booked) => self.booked += 1,
            Ok(Done::Moved) => self.moved += 1,
            Ok(Done::Cancelled) => self.cancelled += 1,
            Ok(Done::Left) => self.left += 1,
            Ok(Done::Refused) => self.refused += 1,
            Err(error) => {
                self.errors += 1;
                self.first_error.get_or_insert_with(|| format!("{error:#}"));
            }
        }
    }

    fn add(&mut self, other: Self) {
        self.booked += other.booked;
        self.moved += other.moved;
        self.cancelled += other.cancelled;
        self.left += other.left;
        self.refused += other.refused;
        self.errors += other.errors;
        self.first_error = self.first_error.take().or(other.first_error);
    }
}

impl Figures {
    /// In a line.
    pub fn in_short(&self) -> String {
        let Self { bookings, moves, cancels, requests, retries, errors, p50_ms, p99_ms, .. } = self;
        format!(
            "{bookings} bookings, {moves} moves and {cancels} cancels in {} s; {requests} requests, {retries} asked again, \
             {errors} errors; {p50_ms} ms in the middle, {p99_ms} ms for the slowest of a hundred; at most {} s without \
             service{}",
            self.seconds,
            self.seconds_without_service,
            self.first_error.as_ref().map_or_else(String::new, |error| format!("; the first error: {error}"))
        )
    }

    /// Whether everybody was answered.
    pub fn is_good(&self) -> bool {
        self.errors == 0
    }
}
