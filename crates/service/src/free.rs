//! What is known of free slots, so that looking for times does not read the database each time.
//!
//! It is a hint, and the ledger decides. What this node books is known at once: the writer tells it after each
//! commit. What other nodes book is known when the slots are read again, a moment later.

use crate::Failure;
use besok_core::availability::{Need, starts};
use besok_core::slot::{Pool, Slot, SlotKey};
use besok_store::Store;
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// After how many seconds slots are read again.
const FRESH_SECONDS: i64 = 2;
/// How many answers are kept at most.
const ANSWERS: usize = 10_000;

/// The free slots of the openings that somebody has looked at.
#[derive(Debug, Default)]
pub(crate) struct Free {
    known: Mutex<Known>,
    /// One reads at a time; whoever else needs the same waits for it.
    reading: tokio::sync::Mutex<()>,
}

#[derive(Debug, Default)]
struct Known {
    openings: HashMap<i64, Opening>,
    /// Starts that were found, each with the editions of the openings that they were found in.
    answers: HashMap<Asked, (Vec<u64>, Arc<[Timestamp]>)>,
    editions: u64,
}

/// Openings, and what a visit needs of their slots.
type Asked = (Vec<i64>, Need);

#[derive(Debug, Default)]
struct Opening {
    free: BTreeMap<SlotKey, Slot>,
    /// Another number after each change.
    edition: u64,
    read_at: Option<Timestamp>,
    /// What this node has changed since reading began: newer than what is read.
    changed: BTreeMap<SlotKey, Option<Slot>>,
}

impl Opening {
    fn set(&mut self, key: SlotKey, slot: Option<Slot>) {
        match slot.filter(|slot| slot.free(Pool::Public) > 0) {
            Some(slot) => self.free.insert(key, slot),
            None => self.free.remove(&key),
        };
    }
}

impl Free {
    /// All starts at which a visit fits into the free slots of these openings, in order.
    pub async fn starts(
        &self,
        store: &Store,
        now: Timestamp,
        (openings, need): (&[i64], Need),
    ) -> Result<Arc<[Timestamp]>, Failure> {
        self.read(store, now, openings).await?;
        let asked = (openings.to_vec(), need);
        let (editions, slots) = {
            let known = self.known();
            let editions = known.editions(openings);
            if let Some((of, starts)) = known.answers.get(&asked)
                && *of == editions
            {
                return Ok(starts.clone());
            }
            (editions, known.slots(openings))
        };
        // Not under the lock: the ledger's writer notes there what it has committed.
        let found: Arc<[Timestamp]> = starts(&slots, need).into();
        let mut known = self.known();
        if known.answers.len() >= ANSWERS {
            known.answers.clear();
        }
        known.answers.insert(asked, (editions, found.clone()));
        Ok(found)
    }

    /// The free slots of these openings.
    pub async fn slots(&self, store: &Store, now: Timestamp, openings: &[i64]) -> Result<Vec<Slot>, Failure> {
        self.read(store, now, openings).await?;
        Ok(self.known().slots(openings))
    }

    /// Notes what has been committed: slots as they are now, or that they are no more.
    pub fn note(&self, changed: &[(SlotKey, Option<Slot>)]) {
        let mut known = self.known();
        for (key, slot) in changed {
            known.editions += 1;
            let edition = known.editions;
            if let Some(opening) = known.openings.get_mut(&key.opening()) {
                opening.set(*key, *slot);
                opening.changed.insert(*key, *slot);
                opening.edition = edition;
            }
        }
    }

    /// Reads the slots of those openings that are not known or no longer fresh.
    async fn read(&self, store: &Store, now: Timestamp, openings: &[i64]) -> Result<(), Failure> {
        if self.known().stale(openings, now).is_empty() {
            return Ok(());
        }
        let _alone = self.reading.lock().await;
        let stale = self.known().stale(openings, now);
        for number in &stale {
            self.known().openings.entry(*number).or_default().changed.clear();
        }
        let mut read: HashMap<i64, BTreeMap<SlotKey, Slot>> = HashMap::new();
        for slot in store.free_slots(&stale, now, Timestamp::MAX).await? {
            read.entry(slot.key.opening()).or_default().insert(slot.key, slot);
        }
        let mut known = self.known();
        for number in stale {
            known.editions += 1;
            let edition = known.editions;
            let opening = known.openings.entry(number).or_default();
            let before = std::mem::replace(&mut opening.free, read.remove(&number).unwrap_or_default());
            for (key, slot) in opening.changed.clone() {
                opening.set(key, slot);
            }
            if before != opening.free {
                opening.edition = edition;
            }
            opening.read_at = Some(now);
        }
        Ok(())
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn stale(&self, openings: &[i64], now: Timestamp) -> Vec<i64> {
        let fresh = |number: &&i64| {
            let read_at = self.openings.get(*number).and_then(|opening| opening.read_at);
            read_at.is_some_and(|read_at| (0..FRESH_SECONDS).contains(&(now.as_second() - read_at.as_second())))
        };
        openings.iter().filter(|number| !fresh(number)).copied().collect()
    }

    fn editions(&self, openings: &[i64]) -> Vec<u64> {
        openings.iter().map(|number| self.openings.get(number).map_or(0, |opening| opening.edition)).collect()
    }

    fn slots(&self, openings: &[i64]) -> Vec<Slot> {
        let openings = openings.iter().filter_map(|number| self.openings.get(number));
        openings.flat_map(|opening| opening.free.values()).copied().collect()
    }
}
