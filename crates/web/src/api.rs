//! For other programs: JSON under `/api/v1`. What goes wrong is told as `application/problem+json`, by [`problem`] where a
//! program can do something about it, and by `crate::page` otherwise.

mod answer;
mod body;
mod document;
mod key;
mod notices;
mod problem;
mod requests;
mod times;

pub use document::document;

pub(crate) use document::openapi;
pub(crate) use key::find as find_key;
pub(crate) use notices::list as notices;
pub(crate) use problem::no_key;
pub(crate) use requests::{change, list, make, one, renew, withdraw};
pub(crate) use times::times;
