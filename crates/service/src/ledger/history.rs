//! Histories: what may happen between two nodes, their database and many people, played without threads, network or time.
//!
//! The writer is the product's own, and so are its decisions. What it works on is a model (`model`, `locks`, `rows`,
//! `transaction`) that breaks on purpose. Tasks take turns (`turns`) in an order that follows from a seed (`dice`), so each
//! history can be played again. At its end (`check`) everything that was answered has to follow, in some order that goes against
//! nobody's experience (`order`), from what slots may have on them (`slots`, `answers`).

mod answers;
mod bug;
mod check;
mod dice;
mod locks;
mod model;
mod order;
mod people;
mod plan;
mod rows;
mod save;
mod slots;
mod stage;
#[cfg(test)]
mod tests;
mod town;
mod transaction;
mod turns;
mod world;

pub use bug::Bug;

use dice::Dice;
use stage::Stage;
use std::ops::AddAssign;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

/// Which histories to play.
#[derive(Debug, Clone, Copy)]
pub struct Histories {
    /// What they follow from.
    pub seed: u64,
    /// The number of the first.
    pub first: u64,
    /// How many.
    pub count: u64,
    /// The mistake to put in.
    pub bug: Option<Bug>,
}

/// What happened in histories.
#[derive(Debug, Clone, Copy, Default)]
pub struct Happened {
    /// How many histories there were.
    pub histories: u64,
    /// How often somebody asked.
    pub asked: u64,
    /// How often somebody was answered.
    pub answered: u64,
    /// How many statements reached the database.
    pub statements: u64,
    /// How many transactions were committed.
    pub commits: u64,
    /// How often a transaction waited for another.
    pub waits: u64,
    /// How many connections broke.
    pub broken: u64,
    /// How often a node or the database crashed.
    pub crashes: u64,
}

/// A history in which something was wrong.
#[derive(Debug, Clone)]
pub struct Wrong {
    /// Which one.
    pub number: u64,
    /// What.
    pub what: String,
    /// What was asked and answered.
    pub notes: Vec<String>,
}

impl AddAssign for Happened {
    fn add_assign(&mut self, other: Self) {
        self.histories += other.histories;
        self.asked += other.asked;
        self.answered += other.answered;
        self.statements += other.statements;
        self.commits += other.commits;
        self.waits += other.waits;
        self.broken += other.broken;
        self.crashes += other.crashes;
    }
}

impl Histories {
    /// Plays them on so many threads, up to the first that is wrong; of several found at once, the one with the lowest number.
    pub fn play(self, threads: usize) -> (Happened, Option<Wrong>) {
        let (next, end) = (AtomicU64::new(self.first), AtomicU64::new(self.first + self.count));
        let work = || {
            let (mut happened, mut wrong) = (Happened::default(), None);
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= end.load(Ordering::Relaxed) {
                    return (happened, wrong);
                }
                let (one, found) = self.play_one(number);
                happened += one;
                if found.is_some() {
                    end.fetch_min(number, Ordering::Relaxed);
                    wrong = found;
                }
            }
        };
        let found: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
        });
        let mut happened = Happened::default();
        for (one, _) in &found {
            happened += *one;
        }
        (happened, found.into_iter().filter_map(|(_, wrong)| wrong).min_by_key(|wrong| wrong.number))
    }

    /// Plays the one with this number. What the writer would write into the log is what was meant to happen.
    fn play_one(self, number: u64) -> (Happened, Option<Wrong>) {
        tracing::subscriber::with_default(tracing::subscriber::NoSubscriber::new(), || {
            let mut stage = Stage::new(Dice::new(self.seed, number), self.bug);
            let what = catch_unwind(AssertUnwindSafe(|| stage.play())).unwrap_or_else(|_| Some("a panic".to_owned()));
            let (notes, seen) = (stage.world.notes.borrow(), stage.world.database.state().seen);
            let happened = Happened {
                histories: 1,
                asked: notes.len() as u64,
                answered: notes.iter().filter(|note| note.answered.is_some()).count() as u64,
                statements: seen.statements,
                commits: seen.commits,
                waits: seen.waits,
                broken: seen.broken,
                crashes: stage.crashes,
            };
            let notes = || notes.iter().map(ToString::to_string).collect();
            (happened, what.map(|what| Wrong { number, what, notes: notes() }))
        })
    }
}
