//! Locks of the model: one holder each, a queue, and an eye on circles.

use super::super::node::KeyOf;
use besok_core::id::{BookingId, HoldId, PersonId};
use besok_core::ledger::Locked;
use besok_core::slot::SlotKey;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::task::Waker;

/// A transaction.
pub(super) type TxId = u64;

/// A row of the model that is locked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Row {
    Person(PersonId),
    Booking(BookingId),
    Hold(HoldId),
    Slot(SlotKey),
}

impl Row {
    pub fn kind(&self) -> Locked {
        match self {
            Self::Person(_) => Locked::Person,
            Self::Booking(_) => Locked::Booking,
            Self::Hold(_) => Locked::Hold,
            Self::Slot(_) => Locked::Slot,
        }
    }
}

/// What only one transaction may have at a time, until it ends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    /// A row.
    Row(Row),
    /// An idempotency key that is about to be there.
    Key(KeyOf),
    /// A value of a unique index that is about to be there, or to go.
    Value(String),
}

/// Who has what, and who waits for it.
#[derive(Debug, Default)]
pub(super) struct Locks {
    had: BTreeMap<Thing, (TxId, VecDeque<(TxId, Waker)>)>,
    waits: BTreeMap<TxId, Thing>,
}

/// What asking for a lock leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Has,
    Waits,
    /// Whoever it would wait for waits for it.
    Deadlock,
}

impl Locks {
    /// Asks for something, or asks again after waiting.
    pub fn ask(&mut self, tx: TxId, thing: &Thing, waker: &Waker) -> Asked {
        let Some((holder, queue)) = self.had.get_mut(thing) else {
            self.had.insert(thing.clone(), (tx, VecDeque::new()));
            return Asked::Has;
        };
        if *holder == tx {
            return Asked::Has;
        }
        if !queue.iter().any(|(waiting, _)| *waiting == tx) {
            queue.push_back((tx, waker.clone()));
            self.waits.insert(tx, thing.clone());
            if self.is_in_a_circle(tx) {
                self.leave_queue(tx);
                return Asked::Deadlock;
            }
        }
        Asked::Waits
    }

    /// Whom a transaction waits for: the holder, and whoever came before it.
    fn before(&self, tx: TxId) -> Vec<TxId> {
        let Some((holder, queue)) = self.waits.get(&tx).and_then(|thing| self.had.get(thing)) else {
            return Vec::new();
        };
        let earlier = queue.iter().map(|(waiting, _)| *waiting).take_while(|waiting| *waiting != tx);
        [*holder].into_iter().chain(earlier).collect()
    }

    fn is_in_a_circle(&self, tx: TxId) -> bool {
        let (mut seen, mut next) = (BTreeSet::new(), self.before(tx));
        while let Some(other) = next.pop() {
            if other == tx {
                return true;
            }
            if seen.insert(other) {
                next.extend(self.before(other));
            }
        }
        false
    }

    fn leave_queue(&mut self, tx: TxId) {
        let Some((_, queue)) = self.waits.remove(&tx).and_then(|thing| self.had.get_mut(&thing)) else { return };
        queue.retain(|(waiting, waker)| {
            if *waiting == tx {
                waker.wake_by_ref();
            }
            *waiting != tx
        });
    }

    /// A transaction has ended: what it had goes to whoever waits longest.
    pub fn release(&mut self, tx: TxId) {
        self.leave_queue(tx);
        let waits = &mut self.waits;
        self.had.retain(|_, (holder, queue)| {
            if *holder != tx {
                return true;
            }
            let Some((next, waker)) = queue.pop_front() else { return false };
            *holder = next;
            waits.remove(&next);
            waker.wake();
            true
        });
    }
}
