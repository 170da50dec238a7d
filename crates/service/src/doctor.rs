//! What an operator wants to know about the state of the product.

use crate::Failure;
use besok_core::retention::{Kind, Rule, Rules};
use besok_store::{CapacityFault, Store, Undeliverable};
use jiff::Timestamp;

/// What the doctor found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    /// Whether the database is a demonstration; none before a catalogue was imported.
    pub demo: Option<bool>,
    /// How many slots are to come.
    pub slots: i64,
    /// Slots whose counters are wrong. There must be none.
    pub capacity: Vec<CapacityFault>,
    /// How many messages wait, and since when the oldest does.
    pub waiting: (i64, Option<Timestamp>),
    /// Messages that were given up.
    pub undeliverable: Vec<Undeliverable>,
}

impl Findings {
    /// Whether something has to be done.
    pub fn is_healthy(&self) -> bool {
        self.demo.is_some() && self.slots > 0 && self.capacity.is_empty() && self.undeliverable.is_empty()
    }
}

/// Looks at everything.
pub async fn examine(store: &Store, now: Timestamp) -> Result<Findings, Failure> {
    Ok(Findings {
        demo: store.agency().await?.map(|agency| agency.demo),
        slots: store.count_slots(now).await?,
        capacity: capacity(store).await?,
        waiting: store.waiting_messages().await?,
        undeliverable: store.undeliverable().await?,
    })
}

/// Lets messages that were given up be tried again. Gives how many.
pub async fn retry(store: &Store, now: Timestamp) -> Result<u64, Failure> {
    let mut tx = store.begin().await?;
    let count = tx.retry_undeliverable(now).await?;
    tx.commit().await?;
    Ok(count)
}

/// Compares the counters of every slot with what lies on it.
pub async fn capacity(store: &Store) -> Result<Vec<CapacityFault>, Failure> {
    Ok(store.capacity_faults().await?)
}

/// What is known of a kind of data that has its own rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<'r> {
    /// Which kind.
    pub kind: Kind,
    /// How many of it still name somebody.
    pub count: i64,
    /// The rule, up to when it reaches now, and how many of them are due by it; none while no decision is named.
    pub due: Option<(&'r Rule, Timestamp, i64)>,
}

/// What is kept of each kind, and what is due for disposal.
pub async fn retention<'r>(store: &Store, rules: &'r Rules, now: Timestamp) -> Result<Vec<Kept<'r>>, Failure> {
    let mut all = Vec::new();
    for kind in Kind::ALL {
        let due = match rules.of(kind) {
            Some(rule) => {
                let up_to = rule.up_to(now);
                Some((rule, up_to, store.count_due(kind, up_to).await?))
            }
            None => None,
        };
        all.push(Kept { kind, count: store.count_kept(kind).await?, due });
    }
    Ok(all)
}
