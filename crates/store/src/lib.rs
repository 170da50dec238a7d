//! What is remembered: SQLite and PostgreSQL behind one narrow [`Store`] and [`Tx`].
//!
//! SQL is written once, in the subset that both engines share. Only `engine` knows that there are two.
//! Reads that stand alone go through [`Store`]; whatever changes something is a function of [`Tx`].

mod account;
mod api_key;
mod booking;
mod bulk_move;
mod catalogue;
mod challenge;
mod day;
mod drill;
mod engine;
mod error;
mod event;
mod figures;
#[cfg(feature = "fixture")]
pub mod fixture;
mod idempotency;
mod import;
mod interpreter;
mod invitation;
mod ledger;
mod legacy;
mod letter;
mod limit;
pub mod load;
mod mailbox;
mod note;
mod notice;
mod opening;
mod outbox;
mod passkey;
mod pattern;
mod person;
mod readdress;
mod reminder;
mod representation;
mod restriction;
mod retention;
mod screen;
mod search;
mod session;
mod sign_in;
mod slot;
mod sql;
mod staff;
mod visit;
mod waiting;
mod webhook;

pub use account::{Origins, Told};
pub use catalogue::{Agency, Published};
pub use day::{DayMark, Span};
pub use drill::{Lying, Mails, Stood};
pub use engine::{Heard, Listener, Room, Speaker, Store, Tx, WORD_BYTES};
pub use error::StoreError;
pub use event::{Happened, Order};
pub use figures::{FirstFree, PlannedRow};
pub use import::{Known, KnownParts};
pub use invitation::{CodeKind, InvitationFilter, InvitationMark, IssuedCode, SOON, Tries};
pub use ledger::{Plan, Versions};
pub use legacy::{LegacyProof, LegacyUpload};
pub use letter::NewLetter;
pub use load::{Guest, Somebody};
pub use note::Note;
pub use opening::Mark;
pub use outbox::{Due, Undeliverable};
pub use passkey::{Ceremony, Credential};
pub use pattern::Found;
pub use person::Visit;
pub use search::NameWord;
pub use session::Session;
pub use sign_in::SignIn;
pub use slot::CapacityFault;
pub use staff::{Recovery, StaffSession};
pub use visit::QueueDay;
pub use webhook::{Backlog, Target};
