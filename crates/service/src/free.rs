//! What is known of free slots, so that looking for times does not read the database each time.
//!
//! It is a hint, and the ledger decides. What nodes commit is known by their words (`news`), and each slot has a version,
//! so whatever comes first, an older word never replaces a newer one. While nothing can be heard, slots are read again
//! after two seconds.

mod known;

use crate::Failure;
use besok_core::availability::{Need, starts};
use besok_core::slot::{Slot, Spare};
use besok_store::Store;
use jiff::Timestamp;
use known::Known;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Starts in their order, as minutes since 1970: there may be millions.
#[derive(Debug, Clone)]
pub(crate) struct Starts(Arc<[u32]>);

/// The free slots of the openings that somebody has looked at.
#[derive(Debug, Default)]
pub(crate) struct Free {
    known: Mutex<Known>,
    /// One reads at a time; whoever else needs the same waits for it.
    reading: tokio::sync::Mutex<()>,
}

impl Starts {
    /// Those of slots, which begin at whole minutes.
    pub fn of(starts: &[Timestamp]) -> Self {
        Self(starts.iter().map(|start| (start.as_second() / 60) as u32).collect())
    }

    /// Those from an instant to another.
    pub fn within(&self, (from, to): (Timestamp, Timestamp)) -> impl Iterator<Item = Timestamp> + '_ {
        let second = |minute: &u32| i64::from(*minute) * 60;
        let first = self.0.partition_point(|minute| second(minute) < from.as_second());
        let end = self.0.partition_point(|minute| second(minute) <= to.as_second());
        let starts = self.0[first..end.max(first)].iter();
        starts.filter_map(move |minute| Timestamp::from_second(second(minute)).ok())
    }
}

impl Free {
    /// All starts at which a visit fits into the free slots of these openings, in order.
    pub async fn starts(
        &self,
        store: &Store,
        now: Timestamp,
        (openings, need): (&[i64], Need),
    ) -> Result<Starts, Failure> {
        self.read_stale(store, now, openings).await?;
        let (editions, slots) = {
            let known = self.known();
            match known.answer(openings, need) {
                Ok(starts) => return Ok(starts),
                Err(editions) => (editions, known.slots(openings, (Timestamp::MIN, Timestamp::MAX))),
            }
        };
        // Not under the lock: the ledger's writer notes there what it has committed.
        let found = Starts::of(&starts(&slots, need));
        self.known().keep_answer((openings, need), (editions, found.clone()));
        Ok(found)
    }

    /// The free slots of these openings that start in `[from, to)`.
    pub async fn slots(
        &self,
        store: &Store,
        now: Timestamp,
        (openings, span): (&[i64], (Timestamp, Timestamp)),
    ) -> Result<Vec<Slot>, Failure> {
        self.read_stale(store, now, openings).await?;
        Ok(self.known().slots(openings, span))
    }

    /// Notes what has been committed.
    pub fn note(&self, changed: &[Spare]) {
        let mut known = self.known();
        for spare in changed {
            known.note(spare);
        }
    }

    /// From now on everything that is committed anywhere is noted. What is known from before may be old.
    pub fn hear(&self) {
        self.known().hear();
    }

    /// Nothing is heard any more.
    pub fn turn_deaf(&self) {
        self.known().turn_deaf();
    }

    /// Whether everything that is committed anywhere is noted.
    pub fn is_heard(&self) -> bool {
        self.known().is_heard()
    }

    /// Reads that opening again which somebody looks at and that was read longest ago, if that is a while: what is past
    /// is forgotten, and what was not heard, because a node died before it said so, is found.
    pub async fn refresh(&self, store: &Store, now: Timestamp) -> Result<(), Failure> {
        let oldest = self.known().oldest(now);
        let Some(number) = oldest else { return Ok(()) };
        let _alone = self.reading.lock().await;
        self.read(store, now, number).await
    }

    /// Reads the slots of those openings of which nothing is known, or nothing that is good any more.
    async fn read_stale(&self, store: &Store, now: Timestamp, openings: &[i64]) -> Result<(), Failure> {
        if !self.known().look(openings, now) {
            return Ok(());
        }
        let _alone = self.reading.lock().await;
        for number in openings {
            let stale = self.known().is_stale(*number, now);
            if stale {
                self.read(store, now, *number).await?;
            }
        }
        Ok(())
    }

    async fn read(&self, store: &Store, now: Timestamp, number: i64) -> Result<(), Failure> {
        let era = self.known().begin(number);
        let read = store.spares(number, now).await;
        let mut known = self.known();
        match read {
            Ok(read) => known.learn(number, &read, (era, now)),
            Err(error) => {
                known.give_up(number);
                return Err(error.into());
            }
        }
        Ok(())
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
