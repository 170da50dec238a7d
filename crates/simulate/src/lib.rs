//! What would be: the product's own rules of `core`, met by modelled people in a modelled time. Everything is drawn from a
//! seed, so that whoever runs it again sees the same.
#![expect(clippy::cast_precision_loss, reason = "minutes, days and people are far from 2^52")]
#![cfg_attr(test, expect(clippy::float_cmp, reason = "what is drawn from one seed is the same to the last bit"))]

pub mod chance;
pub mod day;
pub mod fairness;
pub mod month;
pub mod range;
