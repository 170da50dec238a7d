//! What is seen: pages, mails and calendar files.
//!
//! Facts in, text out: nothing here reads a clock, a database or a file. Every word that a visitor reads stands in
//! `translations/`, or comes from the catalogue.

pub mod account;
pub mod api;
pub mod booking;
pub mod calendar;
pub mod challenge;
pub mod dates;
pub mod earlier;
pub mod error;
pub mod frame;
pub mod letter;
pub mod mail;
pub mod mailbox;
pub mod my;
pub mod near;
pub mod parts;
pub mod people;
pub mod public;
pub mod refusal;
pub mod request;
pub mod screen;
pub mod sign_in;
pub mod sms;
pub mod staff;
pub mod texts;
pub mod ticket;
pub mod visit;
pub mod wait;
pub mod waiting;

#[cfg(test)]
mod tests;
