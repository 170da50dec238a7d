//! A model of PostgreSQL, as far as the ledger uses it: READ COMMITTED, where each statement sees what is committed when it
//! runs; locks until the end; unique values that are waited for; constraints; and all that can break.

use super::bug::Bug;
use super::dice::Dice;
use super::locks::{Asked, Locks, Thing, TxId};
use super::rows::{Rows, Value, Written};
use crate::failure::Failure;
use crate::ledger::node::Trouble;
use std::cell::{Ref, RefCell, RefMut};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::task::Waker;

/// What goes wrong in the model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum ModelError {
    #[error("the connection broke")]
    Broken,
    #[error("deadlock")]
    Deadlock,
    #[error("another row has this {0}")]
    Taken(&'static str),
    #[error("a slot would not be as its table wants it")]
    Check,
}

impl From<ModelError> for Failure {
    fn from(error: ModelError) -> Self {
        Self::unreadable(error)
    }
}

impl Trouble for ModelError {
    fn is_transient(&self) -> bool {
        matches!(self, Self::Broken | Self::Deadlock)
    }

    fn is_taken(&self, table: &str, column: &str) -> bool {
        matches!(self, Self::Taken(index) if *index == format!("{table}_{column}_key"))
    }

    fn is_violation(&self) -> bool {
        matches!(self, Self::Taken(_) | Self::Check)
    }
}

/// What has happened so far.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Seen {
    pub statements: u64,
    pub commits: u64,
    pub waits: u64,
    pub broken: u64,
}

/// The database. Clones are the same one.
#[derive(Debug, Clone)]
pub(super) struct Database(Rc<RefCell<State>>);

#[derive(Debug)]
pub(super) struct State {
    pub rows: Rows,
    pub dice: Dice,
    /// Seconds since 1970.
    pub clock: i64,
    /// Which edition of the rules it has.
    pub version: i64,
    pub seen: Seen,
    pub bug: Option<Bug>,
    /// The first thing that must never be.
    pub wrong: Option<String>,
    /// Whether things break by themselves.
    pub is_calm: bool,
    open: BTreeMap<TxId, Written>,
    locks: Locks,
    /// Transactions whose connections are gone, and whether the database has been told to commit them.
    orphans: Vec<(TxId, bool)>,
    begun: TxId,
    /// For how many attempts more it cannot be reached.
    down: usize,
}

impl Database {
    pub fn new(rows: Rows, dice: Dice, clock: i64, bug: Option<Bug>) -> Self {
        Self(Rc::new(RefCell::new(State {
            rows,
            dice,
            clock,
            version: 1,
            seen: Seen::default(),
            bug,
            wrong: None,
            is_calm: false,
            open: BTreeMap::new(),
            locks: Locks::default(),
            orphans: Vec::new(),
            begun: 0,
            down: 0,
        })))
    }

    pub fn state(&self) -> RefMut<'_, State> {
        self.0.borrow_mut()
    }

    /// The mistake that it has, if one was put in.
    pub fn bug(&self) -> Option<Bug> {
        self.0.borrow().bug
    }

    /// The values in unique indexes that a transaction writes, that it writes over, and all others.
    pub fn values(&self, tx: TxId) -> Result<[Vec<Value>; 3], ModelError> {
        let state = self.0.borrow();
        state.open.get(&tx).map(|written| state.rows.values(written)).ok_or(ModelError::Broken)
    }

    /// Whether a transaction writes an event that is there already.
    pub fn repeats(&self, tx: TxId) -> Result<bool, ModelError> {
        let state = self.0.borrow();
        let written = state.open.get(&tx).ok_or(ModelError::Broken)?;
        Ok(written.events.iter().any(|event| state.rows.events.iter().any(|known| known.id == event.id)))
    }

    pub fn rows(&self) -> Ref<'_, Rows> {
        Ref::map(self.0.borrow(), |state| &state.rows)
    }
}

impl State {
    /// Whether something breaks now that breaks once in so many times.
    fn breaks(&mut self, times: usize) -> bool {
        !self.is_calm && self.dice.one_in(times)
    }

    /// Begins a transaction.
    pub fn begin(&mut self) -> Result<TxId, ModelError> {
        if self.down > 0 {
            self.down -= 1;
            return Err(ModelError::Broken);
        }
        self.begun += 1;
        self.open.insert(self.begun, Written::default());
        Ok(self.begun)
    }

    /// Whether a statement of a transaction reaches the database.
    pub fn reach(&mut self, tx: TxId) -> Result<(), ModelError> {
        self.seen.statements += 1;
        if !self.open.contains_key(&tx) || self.is_orphan(tx) {
            return Err(ModelError::Broken);
        }
        if self.breaks(300) {
            self.seen.broken += 1;
            self.leave(tx);
            return Err(ModelError::Broken);
        }
        Ok(())
    }

    pub fn written(&mut self, tx: TxId) -> Option<&mut Written> {
        self.open.get_mut(&tx)
    }

    /// Asks for a lock; true once it is had.
    pub fn lock(&mut self, tx: TxId, thing: &Thing, waker: &Waker) -> Result<bool, ModelError> {
        if !self.open.contains_key(&tx) {
            return Err(ModelError::Broken);
        }
        match self.locks.ask(tx, thing, waker) {
            Asked::Has => Ok(true),
            Asked::Waits => {
                self.seen.waits += 1;
                Ok(false)
            }
            Asked::Deadlock => {
                self.blame(|| format!("transactions wait for each other over {thing:?}"));
                self.end(tx, false);
                Err(ModelError::Deadlock)
            }
        }
    }

    /// A constraint stopped what the ledger had allowed. References are drawn, and may be another's.
    pub fn violated(&mut self, error: ModelError) -> ModelError {
        if !error.is_taken("booking", "reference") {
            self.blame(|| format!("the database had to refuse: {error}"));
        }
        error
    }

    /// Remembers the first thing that must never be.
    pub fn blame(&mut self, what: impl FnOnce() -> String) {
        self.wrong.get_or_insert_with(what);
    }

    /// Commits, unless the connection breaks just then: before the database hears of it, or after, and then it may take a
    /// while until it is done.
    pub fn commit(&mut self, tx: TxId) -> Result<(), ModelError> {
        self.reach(tx)?;
        if self.bug == Some(Bug::AnswersFirst) {
            self.orphans.push((tx, true));
            return Ok(());
        }
        if self.breaks(25) {
            self.seen.broken += 1;
            match self.dice.below(3) {
                0 => self.leave(tx),
                1 => self.orphans.push((tx, true)),
                _ => self.end(tx, true),
            }
            return Err(ModelError::Broken);
        }
        self.end(tx, true);
        Ok(())
    }

    /// The other end of a connection is gone; the database has yet to notice.
    pub fn leave(&mut self, tx: TxId) {
        if self.open.contains_key(&tx) && !self.is_orphan(tx) {
            self.orphans.push((tx, false));
        }
    }

    fn is_orphan(&self, tx: TxId) -> bool {
        self.orphans.iter().any(|(orphan, _)| *orphan == tx)
    }

    /// How many transactions the database has yet to end by itself.
    pub fn orphans(&self) -> usize {
        self.orphans.len()
    }

    /// Ends one of those.
    pub fn end_orphan(&mut self, nth: usize) {
        let (tx, is_committed) = self.orphans.remove(nth);
        self.end(tx, is_committed);
    }

    fn end(&mut self, tx: TxId, is_committed: bool) {
        if let Some(written) = self.open.remove(&tx).filter(|_| is_committed) {
            self.seen.commits += 1;
            self.rows.apply(written);
            if let Some(what) = self.rows.miscounted() {
                self.blame(|| what);
            }
        }
        self.locks.release(tx);
    }

    /// The database stops and starts again: what is not committed is gone, and whoever was at it finds out.
    pub fn crash(&mut self) {
        // Of what it had been told to commit, each has reached the disk or has not.
        for (tx, is_committed) in std::mem::take(&mut self.orphans) {
            let is_committed = is_committed && self.dice.one_in(2);
            self.end(tx, is_committed);
        }
        for tx in self.open.keys().copied().collect::<Vec<_>>() {
            self.end(tx, false);
        }
        self.down = self.dice.below(6);
    }
}
