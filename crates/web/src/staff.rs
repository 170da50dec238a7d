//! What staff reach. The guard has asked for the permission of each route, and for an office where the address has
//! one; what else an id in an address or a form is about, each handler asks itself.

pub(crate) mod booking;
pub(crate) mod catalogue;
pub(crate) mod counter;
pub(crate) mod cutover;
pub(crate) mod day;
pub(crate) mod details;
pub(crate) mod events;
pub(crate) mod figures;
pub(crate) mod find;
pub(crate) mod help;
pub(crate) mod integrations;
pub(crate) mod interpreters;
pub(crate) mod letters;
pub(crate) mod live;
pub(crate) mod mailbox;
pub(crate) mod members;
pub(crate) mod moves;
pub(crate) mod openings;
pub(crate) mod own;
pub(crate) mod patterns;
pub(crate) mod person;
pub(crate) mod queue;
pub(crate) mod reception;
pub(crate) mod register;
pub(crate) mod requests;
pub(crate) mod restriction;
pub(crate) mod screens;
pub(crate) mod sign_in;
pub(crate) mod simulate;
pub(crate) mod waiting;
pub(crate) mod week;
