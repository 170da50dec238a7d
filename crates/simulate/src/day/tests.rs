//! The simulator against theory, against itself, and in examples.

use super::crowd;
use super::theory::{Theory, check, erlang_c, exponential};
use super::*;
use crate::chance::Minutes;
use crate::range::Range;
use besok_core::opening::Hours;
use besok_core::queue::Counter;
use jiff::ToSpan;
use jiff::civil::time;
use jiff::tz::TimeZone;

mod compare;
mod day;
mod history;
mod theory;
mod wish;
