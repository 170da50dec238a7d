//! What the product does, without HTTP: one node on SQLite, one on PostgreSQL, and two on one PostgreSQL database.

mod account;
mod account_life;
mod asked;
mod availability;
mod booking;
mod bulk_move;
mod day;
mod desk;
mod disposal;
mod edit;
mod event;
mod expiry;
mod family;
mod helped;
mod invitation;
mod keys;
mod limit;
mod opening;
mod outbox;
mod publish;
mod races;
mod remind;
mod representation;
mod search;
mod town;
mod whatever;
