//! What the store remembers, on both engines.

mod account;
mod away;
mod backstop;
mod catalogue;
mod day;
mod desk;
mod event;
mod idempotency;
mod ledger;
mod migration;
mod outbox;
mod previous;
mod retention;
mod search;
mod session;
mod slot;
