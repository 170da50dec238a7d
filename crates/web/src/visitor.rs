//! What visitors reach: public pages, signing in, booking, My Page.

pub(crate) mod account;
pub(crate) mod booking;
pub(crate) mod earlier;
pub(crate) mod flow;
pub(crate) mod group;
pub(crate) mod moving;
pub(crate) mod my;
pub(crate) mod near;
pub(crate) mod paused;
pub(crate) mod people;
pub(crate) mod public;
pub(crate) mod request;
pub(crate) mod sign_in;
pub(crate) mod ticket;
pub(crate) mod waiting;

use crate::error::Error;
use axum::response::Response;

/// What a handler gives.
pub(crate) type Answer = Result<Response, Error>;
