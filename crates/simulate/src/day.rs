//! One day of an office, again and again: the queue's own rule, met by people drawn from a scenario.
//!
//! Each day is drawn anew ([`Plan`], and who comes to it), goes by ([`Day`]) under `core::queue::decide`, and becomes a sample.
//! An [`Outcome`] is what many days have in common, with how sure that is.

mod compare;
pub(crate) mod crowd;
mod history;
mod outcome;
mod run;
mod scenario;
#[cfg(test)]
mod tests;
mod theory;
pub(crate) mod town;
mod wish;

pub use compare::{Compared, Suggestion, USUAL_COST, Variation, compare, suggest};
pub use crowd::{Appointment, Draw, Plan};
pub use history::{Assumed, Known, Learnt};
pub use outcome::{MOST_DAYS, Outcome, Sample};
pub use run::Day;
pub use scenario::{Kind, Scenario};
pub use theory::{Checked, check};
pub use wish::{MOST_NO_SHOWS, MOST_OVERBOOKED, Wish, WishField, Wished};
