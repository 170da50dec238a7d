//! Asks until there is an answer: the same request, with the same key, at the next node, or again at the same one.

use crate::cli::load::{Connection, Reply, Request};
use anyhow::{Context, Result};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long a visitor waits for an answer before asking again.
const TIMEOUT: Duration = Duration::from_secs(5);
/// How long one waits at first when every node was asked; twice as long each time, up to `LONGEST`.
const PAUSE: Duration = Duration::from_millis(20);
/// How long one waits at most between two rounds.
const LONGEST: Duration = Duration::from_millis(640);

/// Where visitors ask, and what came of all requests.
#[derive(Debug)]
pub struct Nodes {
    addresses: Vec<SocketAddr>,
    patience: Duration,
    began: Instant,
    tally: Mutex<Tally>,
}

/// What came of all requests.
#[derive(Debug, Default, Clone)]
pub struct Tally {
    /// How many were answered or given up.
    pub requests: usize,
    /// How often one was asked again.
    pub retries: usize,
    /// Why, the first time.
    pub first_retry: Option<String>,
    /// How long each took until it was answered, in microseconds.
    pub took: Vec<u32>,
    /// When the last answer came, since the beginning.
    last: Duration,
    /// The longest time without any answer, and when it began.
    pub gap: (Duration, Duration),
}

impl Nodes {
    /// By their addresses, as in a browser.
    pub async fn named(urls: &[String], patience: Duration) -> Result<Arc<Self>> {
        let mut addresses = Vec::new();
        for url in urls {
            let wrong = || format!("{url:?} is no node: write http://HOST:PORT");
            let host = url.strip_prefix("http://").with_context(wrong)?.trim_end_matches('/');
            let found = tokio::net::lookup_host(host).await.with_context(wrong)?.next();
            addresses.push(found.with_context(wrong)?);
        }
        Ok(Self::at(addresses, patience))
    }

    /// At addresses.
    pub fn at(addresses: Vec<SocketAddr>, patience: Duration) -> Arc<Self> {
        Arc::new(Self { addresses, patience, began: Instant::now(), tally: Mutex::default() })
    }

    /// What came of all requests, until now.
    pub fn tally(&self) -> Tally {
        let mut tally = self.lock().clone();
        tally.took.sort_unstable();
        tally
    }

    /// For how long there have been requests.
    pub fn took(&self) -> Duration {
        self.began.elapsed()
    }

    /// Nobody has asked until now: that nobody was answered meanwhile says nothing.
    pub fn resume(&self) {
        self.lock().last = self.began.elapsed();
    }

    fn lock(&self) -> MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answered(&self, took: Duration) {
        let (now, mut tally) = (self.began.elapsed(), self.lock());
        tally.requests += 1;
        tally.took.push(took.as_micros() as u32);
        tally.gap = tally.gap.max((now.saturating_sub(tally.last), tally.last));
        tally.last = now;
    }
}

/// One who asks.
pub struct Asker {
    nodes: Arc<Nodes>,
    at: usize,
    connection: Connection,
}

impl Asker {
    /// Who asks at one of the nodes first.
    pub fn new(nodes: Arc<Nodes>, nth: usize) -> Self {
        let at = nth % nodes.addresses.len();
        let connection = Connection::new(nodes.addresses[at]);
        Self { nodes, at, connection }
    }

    /// Asks until there is an answer. None if patience ended before, and why.
    pub async fn ask(&mut self, request: &Request<'_>) -> Result<Reply> {
        let (began, mut tries) = (Instant::now(), 0_u32);
        loop {
            let why = match tokio::time::timeout(TIMEOUT, self.connection.send(request)).await {
                Ok(Ok(reply)) if is_answer(reply.status) => {
                    self.nodes.answered(began.elapsed());
                    return Ok(reply);
                }
                Ok(Ok(reply)) => format!("the answer was {}", reply.status),
                Ok(Err(error)) => format!("{error:#}"),
                Err(_) => "there was no answer in time".to_owned(),
            };
            tries += 1;
            {
                let mut tally = self.nodes.lock();
                tally.retries += 1;
                tally.first_retry.get_or_insert_with(|| why.clone());
            }
            if began.elapsed() > self.nodes.patience {
                self.nodes.lock().requests += 1;
                anyhow::bail!("given up after {tries} tries: {why}");
            }
            self.go_on(tries).await;
        }
    }

    /// To the next node; after a pause when all were asked.
    async fn go_on(&mut self, tries: u32) {
        let nodes = self.nodes.addresses.len();
        if (tries as usize).is_multiple_of(nodes) {
            let rounds = tries / nodes as u32;
            tokio::time::sleep(LONGEST.min(PAUSE * 2_u32.pow(rounds.min(10) - 1))).await;
        }
        self.at = (self.at + 1) % nodes;
        self.connection = Connection::new(self.nodes.addresses[self.at]);
    }
}

/// Whether it says what became of the request. Anything else says that it is worth asking again.
fn is_answer(status: u16) -> bool {
    status < 500 && status != 429
}
