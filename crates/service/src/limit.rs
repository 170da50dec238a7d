//! Counts requests for one node, and tells the other nodes of busy networks.
//!
//! A request costs two looks into a table in memory, and nothing in the database. Only a network that has used up a
//! sixteenth of its limit is told of; whoever reads and books never is.

use crate::{App, Failure};
use besok_core::challenge::Signals;
use besok_core::id::ApiKeyId;
use besok_core::limit::{Limits, Tally, TooMany};
use jiff::Timestamp;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Lets requests through to one node, or not. Clones share what they have counted.
#[derive(Debug, Clone)]
pub struct Limiter {
    tally: Arc<Mutex<Tally>>,
    /// What this node calls itself while it runs.
    node: Arc<str>,
}

impl Limiter {
    pub(crate) fn new(limits: Limits, node: String) -> Self {
        Self { tally: Arc::new(Mutex::new(Tally::new(limits))), node: node.into() }
    }

    /// Counts a request, or refuses it.
    pub fn admit(&self, from: IpAddr, now: Timestamp) -> Result<(), TooMany> {
        self.tally().admit(from, now)
    }

    /// Counts a request with a key, or refuses it.
    pub fn admit_key(&self, key: &ApiKeyId, now: Timestamp) -> Result<(), TooMany> {
        self.tally().admit_key(key, now)
    }

    /// Counts a hold or a code that was asked for.
    pub(crate) fn press(&self, now: Timestamp) {
        self.tally().press(now);
    }

    /// What the network of an address and the load of this node say.
    pub(crate) fn signals(&self, from: IpAddr, now: Timestamp) -> Signals {
        let mut tally = self.tally();
        Signals { network: tally.used_up(from, now), load: Signals::load(tally.presses(now)), ..Signals::default() }
    }

    fn tally(&self) -> MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells the other nodes of busy networks, and hears of what they let through of the same.
pub async fn exchange(app: App) -> Result<(), Failure> {
    let limiter = &app.limiter;
    let refused = limiter.tally().take_refused();
    if refused > 0 {
        tracing::warn!(refused, "requests over the limit of their network were refused");
    }
    let (since, busy) = limiter.tally().busy(app.clock.now());
    if !busy.is_empty() {
        let mut tx = app.store.begin().await?;
        for busy in busy {
            tx.tell_rate(&limiter.node, since, busy).await?;
        }
        tx.commit().await?;
    }
    let others = app.store.rates_of_others(&limiter.node, since).await?;
    limiter.tally().hear(since, &others);
    Ok(())
}
