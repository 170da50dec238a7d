//! Many at once: each client does one turn after the other over its own connection until time is up.

use super::Scenario;
use super::connection::Connection;
use super::course::{Course, Done};
use anyhow::Result;
use besok_core::id::PersonId;
use jiff::Timestamp;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::Barrier;
use tokio::task::JoinSet;

/// What all of them did.
#[derive(Default)]
pub struct Crowd {
    /// How long it took.
    pub took: Duration,
    /// How long each turn took, in microseconds; in order.
    pub turns: Vec<u32>,
    /// Turns that came to nothing.
    pub errors: usize,
    /// Why the first of them did.
    pub first_error: Option<String>,
    /// References of the bookings that were answered.
    pub booked: Vec<String>,
    /// Holds that were answered.
    pub held: Vec<(PersonId, Timestamp)>,
    /// Races that were run.
    pub rounds: usize,
}

/// What they share.
struct Shared {
    course: Arc<Course>,
    began: Instant,
    until: Duration,
    /// The turn, or the visitor, that comes next.
    next: AtomicUsize,
    turns: usize,
    /// For races: all wait here before a round, and look at its number and whether there is one.
    barrier: Barrier,
    round: AtomicUsize,
    over: AtomicBool,
}

/// Lets so many clients do it for so long.
pub async fn run(course: &Arc<Course>, clients: usize, until: Duration) -> Result<Crowd> {
    let racing = course.scenario == Scenario::Race;
    let shared = Arc::new(Shared {
        course: course.clone(),
        began: Instant::now(),
        until,
        next: AtomicUsize::new(if racing { clients } else { 0 }),
        turns: course.turns(clients),
        barrier: Barrier::new(clients),
        round: AtomicUsize::new(0),
        over: AtomicBool::new(false),
    });
    let mut tasks = JoinSet::new();
    for client in 0..clients {
        let shared = shared.clone();
        tasks.spawn(async move { if racing { shared.race(client).await } else { shared.turns().await } });
    }
    let mut all = Crowd::default();
    while let Some(one) = tasks.join_next().await {
        all.add(one?);
    }
    all.took = shared.began.elapsed();
    all.rounds = if racing { shared.round.load(Ordering::Relaxed) - 1 } else { 0 };
    all.turns.sort_unstable();
    Ok(all)
}

impl Shared {
    async fn turns(&self) -> Crowd {
        let (mut mine, mut connection) = (Crowd::default(), Connection::new(self.course.server));
        while self.began.elapsed() < self.until {
            let turn = self.next.fetch_add(1, Ordering::Relaxed);
            if turn >= self.turns {
                break;
            }
            let began = Instant::now();
            let done = self.course.turn(&mut connection, turn).await;
            mine.note(began, done);
        }
        mine
    }

    async fn race(&self, client: usize) -> Crowd {
        let (mut mine, mut connection) = (Crowd::default(), Connection::new(self.course.server));
        let mut visitor = client;
        loop {
            if self.barrier.wait().await.is_leader() {
                let round = self.round.fetch_add(1, Ordering::Relaxed);
                self.over.store(self.began.elapsed() >= self.until || round >= self.turns, Ordering::Relaxed);
            }
            self.barrier.wait().await;
            if self.over.load(Ordering::Relaxed) {
                return mine;
            }
            let began = Instant::now();
            let done = self.course.confirm(&mut connection, visitor, self.round.load(Ordering::Relaxed) - 1).await;
            if matches!(done, Ok(Done::Booked(_))) {
                // Whoever has a booking cannot have another: somebody else comes in their place.
                visitor = self.next.fetch_add(1, Ordering::Relaxed);
            }
            mine.note(began, done);
        }
    }
}

impl Crowd {
    /// Notes what a turn has come to.
    pub fn note(&mut self, began: Instant, done: Result<Done>) {
        match done {
            Ok(Done::Told | Done::Gone) => {}
            Ok(Done::Held(person, start)) => self.held.push((person, start)),
            Ok(Done::Booked(reference)) => self.booked.push(reference),
            Ok(Done::Refused) => return self.fail("refused, to come again later".to_owned()),
            Err(error) => return self.fail(format!("{error:#}")),
        }
        self.turns.push(began.elapsed().as_micros() as u32);
    }

    fn fail(&mut self, why: String) {
        self.errors += 1;
        self.first_error.get_or_insert(why);
    }

    /// Adds what another client did; the times are in no order then.
    pub fn add(&mut self, other: Self) {
        self.turns.extend(other.turns);
        self.errors += other.errors;
        self.first_error = self.first_error.take().or(other.first_error);
        self.booked.extend(other.booked);
        self.held.extend(other.held);
    }
}
