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
use tokio::sync::watch;
use tokio::task::JoinSet;

/// Many visitors.
pub struct Crowd {
    nodes: Arc<Nodes>,
    visitors: JoinSet<Result<Did>>,
    stop: watch::Sender<bool>,
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
    pub bookings: usize,
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
    pub errors: usize,
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
    pub fn start(kit: &Arc<Kit>, (nodes, answers): (Arc<Nodes>, Answers), clients: usize, seed: u64) -> Self {
        let (stop, stopped) = watch::channel(false);
        let answers = Arc::new(answers);
        // Another run with the same seed has other keys: they were used for other things.
        let run = Random::from_system().token();
        let clients = clients.min(kit.people.len());
        let mut visitors = JoinSet::new();
        for client in 0..clients {
            let visitor = Visitor {
                kit: kit.clone(),
                answers: answers.clone(),
                asker: Asker::new(nodes.clone(), client),
                dice: Dice::new(seed, [0, client as u64, 0]),
                keys: format!("{}{client:016x}", &run[..32]),
                forms: 0,
            };
            visitors.spawn(go_on(visitor, (client, clients), stopped.clone()));
        }
        Self { nodes, visitors, stop }
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

/// One visitor, with every so many-th of the people.
async fn go_on(mut visitor: Visitor, (client, clients): (usize, usize), stopped: watch::Receiver<bool>) -> Result<Did> {
    let mut did = Did::default();
    let own = (client..visitor.kit.people.len()).step_by(clients);
    let standing = |nth: usize| {
        let known = visitor.answers.before.get(&visitor.kit.people[nth].person);
        (nth, known.cloned().unwrap_or_default())
    };
    let mut own: Vec<(usize, Standing)> = own.map(standing).filter(|(_, standing)| !standing.unknown).collect();
    while !*stopped.borrow() && !own.is_empty() {
        let at = below(&mut visitor.dice, own.len());
        let (nth, standing) = &mut own[at];
        did.note(visitor.visit(*nth, standing).await);
        if standing.unknown {
            own.swap_remove(at);
        }
    }
    Ok(did)
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
    /// Whether everybody was answered.
    pub fn is_good(&self) -> bool {
        self.errors == 0
    }
}
