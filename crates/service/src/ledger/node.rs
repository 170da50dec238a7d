//! What the writer needs: of the node on which it works, and of a transaction of its database. The running product has it
//! from the store; a simulation of histories has it from a model.

use crate::clock::Clock;
use crate::current::Current;
use crate::failure::Failure;
use crate::live::days;
use crate::news::{News, Word};
use crate::random::Random;
use besok_core::catalogue::Catalogue;
use besok_core::ledger::{Change, Claim, Command, Draw, Facts};
use besok_core::limit::Limits;
use besok_core::slot::Spare;
use besok_store::{Plan, Store, StoreError, Tx, Versions};
use jiff::Timestamp;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

/// Whose idempotency key, and which.
pub(crate) type KeyOf = (String, String);

/// What can go wrong in a transaction.
pub(crate) type ErrorOf<N> = <<N as Node>::Tx as Transaction>::Error;

/// A node: what surrounds the writer.
pub(crate) trait Node {
    /// A transaction of its database.
    type Tx: Transaction;

    /// How many batches may be under way at once.
    fn batches(&self) -> usize;
    /// Begins a transaction.
    async fn begin(&self) -> Result<Self::Tx, ErrorOf<Self>>;
    /// The agency's rules as the node knows them, and which edition that is.
    fn catalogue(&self) -> (i64, Arc<Catalogue>);
    /// Reads the rules again.
    async fn refresh(&self) -> Result<(), ErrorOf<Self>>;
    /// What time it is, where the database says so or by the node's own clock.
    fn now(&self, database: Option<i64>) -> Timestamp;
    /// What a command may need.
    fn draw(&self) -> Draw;
    /// Says how much is allowed.
    fn limit(&self, facts: &mut Facts<'_>);
    /// Waits before a batch is tried once more, longer each time.
    async fn pause(&self, tries: u32);
    /// Notes what has been committed, in these versions.
    fn note(&self, facts: &Facts<'_>, changes: &[Change], versions: Versions);
    /// Keeps the database's log short.
    async fn checkpoint(&self) -> Result<(), ErrorOf<Self>>;
}

/// A transaction. Dropped without `commit` it leaves nothing behind.
pub(crate) trait Transaction: Sized {
    /// What can go wrong.
    type Error: Trouble;
    /// The rows that a batch touches.
    type Plan: Rows;

    /// Which edition of the rules the database has.
    async fn catalogue_version(&mut self) -> Result<i64, Self::Error>;
    /// The database's clock in seconds since 1970, if it has one of its own.
    async fn now(&mut self) -> Result<Option<i64>, Self::Error>;
    /// Claims keys, each with the fingerprint of its deed, and gives what is known of them. One that is just being used
    /// elsewhere is waited for.
    async fn claim(&mut self, keys: &[(KeyOf, String)], now: Timestamp) -> Result<HashMap<KeyOf, Claim>, Self::Error>;
    /// Finds, without locking, which rows these commands touch.
    async fn plan(
        &mut self,
        commands: &[&Command],
        catalogue: &Catalogue,
        now: Timestamp,
    ) -> Result<Self::Plan, Self::Error>;
    /// Whether rows that were read may have changed before they were locked.
    fn locks_rows(&self) -> bool;
    /// Locks the rows of a plan until the end, in the one order that every batch keeps.
    async fn lock_plan(&mut self, plan: &Self::Plan) -> Result<(), Self::Error>;
    /// Reads what a plan names.
    async fn facts<'c>(
        &mut self,
        plan: &Self::Plan,
        catalogue: &'c Catalogue,
        now: Timestamp,
    ) -> Result<Facts<'c>, Self::Error>;
    /// Saves changes, and gives the versions that slots have by it.
    async fn save(&mut self, changes: &[Change], now: Timestamp) -> Result<Versions, Self::Error>;
    /// Keeps what the keys have led to.
    async fn settle(&mut self, claims: &HashMap<KeyOf, Claim>) -> Result<(), Self::Error>;
    /// Makes everything done so far true.
    async fn commit(self) -> Result<(), Self::Error>;
}

/// The rows that a batch touches.
pub(crate) trait Rows: Default {
    /// Whether every row of the other is in this.
    fn covers(&self, other: &Self) -> bool;
    /// Both in one.
    fn extend(&mut self, other: Self);
}

/// An error of a transaction, as far as the writer looks at it.
pub(crate) trait Trouble: std::error::Error + Into<Failure> {
    /// Whether the same work may well succeed when it is done again.
    fn is_transient(&self) -> bool;
    /// Whether it is not known what was done.
    fn is_unsure(&self) -> bool {
        false
    }
    /// Whether a row was refused because another has the same value in this column.
    fn is_taken(&self, table: &str, column: &str) -> bool;
    /// Whether a constraint stopped what the ledger had allowed.
    fn is_violation(&self) -> bool;
}

/// The node that runs the product.
pub(crate) struct Server {
    pub store: Store,
    pub clock: Clock,
    pub random: Random,
    pub current: Arc<Current>,
    /// Told which slots have changed, and on which days something has.
    pub news: Arc<News>,
    /// How many holds a person and an account may have made within an hour, and how often visits may be moved.
    pub limits: Limits,
    /// Told when messages have been put into the outbox.
    pub outbox: Arc<Notify>,
}

impl Node for Server {
    type Tx = Tx;

    fn batches(&self) -> usize {
        self.store.batches()
    }

    async fn begin(&self) -> Result<Tx, StoreError> {
        self.store.begin_batch().await
    }

    fn catalogue(&self) -> (i64, Arc<Catalogue>) {
        self.current.numbered()
    }

    async fn refresh(&self) -> Result<(), StoreError> {
        self.current.refresh(&self.store).await.map(|_| ())
    }

    fn now(&self, database: Option<i64>) -> Timestamp {
        database.map_or_else(|| self.clock.now(), |second| self.clock.adjust(second))
    }

    fn draw(&self) -> Draw {
        self.random.for_command(self.clock.now())
    }

    fn limit(&self, facts: &mut Facts<'_>) {
        facts.holds_limit = self.limits.holds.into();
        facts.account_holds_limit = self.limits.account_holds.into();
        facts.most_moves = self.limits.most_moves();
    }

    async fn pause(&self, tries: u32) {
        tokio::time::sleep(Duration::from_millis(5 << tries)).await;
    }

    fn note(&self, facts: &Facts<'_>, changes: &[Change], versions: Versions) {
        self.news.tell(Word::new(spares(facts, versions), days(facts.catalogue, changes)));
        if changes.iter().any(|change| matches!(change, Change::Message(_))) {
            self.outbox.notify_one();
        }
    }

    async fn checkpoint(&self) -> Result<(), StoreError> {
        self.store.checkpoint().await
    }
}

/// What slots have to spare in the versions in which they were saved, or that they are gone.
fn spares<'f>(facts: &'f Facts<'_>, versions: Versions) -> impl Iterator<Item = Spare> + 'f {
    versions.into_iter().map(|(key, version)| {
        facts.slots.get(&key).map_or_else(|| Spare::gone(key, version), |slot| Spare::of(slot, version))
    })
}

impl Transaction for Tx {
    type Error = StoreError;
    type Plan = Plan;

    async fn catalogue_version(&mut self) -> Result<i64, StoreError> {
        self.catalogue_version().await
    }

    async fn now(&mut self) -> Result<Option<i64>, StoreError> {
        self.now().await
    }

    async fn claim(&mut self, keys: &[(KeyOf, String)], now: Timestamp) -> Result<HashMap<KeyOf, Claim>, StoreError> {
        self.claim(keys, now).await
    }

    async fn plan(&mut self, commands: &[&Command], catalogue: &Catalogue, now: Timestamp) -> Result<Plan, StoreError> {
        self.plan(commands, catalogue, now).await
    }

    fn locks_rows(&self) -> bool {
        self.locks_rows()
    }

    async fn lock_plan(&mut self, plan: &Plan) -> Result<(), StoreError> {
        self.lock_plan(plan).await
    }

    async fn facts<'c>(
        &mut self,
        plan: &Plan,
        catalogue: &'c Catalogue,
        now: Timestamp,
    ) -> Result<Facts<'c>, StoreError> {
        self.facts(plan, catalogue, now).await
    }

    async fn save(&mut self, changes: &[Change], now: Timestamp) -> Result<Versions, StoreError> {
        self.save(changes, now).await
    }

    async fn settle(&mut self, claims: &HashMap<KeyOf, Claim>) -> Result<(), StoreError> {
        self.settle(claims).await
    }

    async fn commit(self) -> Result<(), StoreError> {
        self.commit().await
    }
}

impl Rows for Plan {
    fn covers(&self, other: &Self) -> bool {
        self.covers(other)
    }

    fn extend(&mut self, other: Self) {
        self.extend(other);
    }
}

impl Trouble for StoreError {
    fn is_transient(&self) -> bool {
        self.is_transient()
    }

    fn is_unsure(&self) -> bool {
        self.is_unsure()
    }

    fn is_taken(&self, table: &str, column: &str) -> bool {
        self.is_taken(table, column)
    }

    fn is_violation(&self) -> bool {
        self.is_violation()
    }
}
