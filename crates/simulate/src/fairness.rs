//! Fair times: what hunting, hoarding and selling come to under four ways of giving times out.
//!
//! The rules are core's own ([`besok_core::waiting`], [`besok_core::release`], openings, slots, booking windows). The people
//! are a model, and these are its assumptions:
//!
//! - **Times.** Three offices have 42 places of half an hour on a working day. Each morning at eight one more day is
//!   published, a fortnight ahead. More is asked for than there is: [`Options::demand`] times the places, all along.
//! - **People** ([`Kind`]) differ in how they look and read messages, and in nothing else: each has a need at an instant, and
//!   a fixed chance to be a family of two, to have a date that the agency has set, to be flexible, tied to one office, or
//!   to certain mornings or afternoons, and to be content with short notice; the others want to know two days ahead. They
//!   take the first time that suits them, go to it, and never give up. One in eight gives it back after all, at any instant
//!   until the limit, and never needs it again.
//! - **The list.** Who finds nothing joins it, and still looks. One offer in ten is never read, and of the others one in
//!   seven is declined.
//! - **Dates.** One in five has a date, 5 to 24 days ahead, by which a time has to be booked; three in four of them can only
//!   come to the small office, which has hardly enough places for them. Who misses it is given another, a fortnight later.
//! - **Traders** ([`Options::gangs`]) have a machine that looks every second and many names; each name has one booking and
//!   one place in line at a time, as everybody, under every regime. They take what can still be sold and never come
//!   themselves. One person in four would buy, after two to seven days. Seller and buyer agree; the seller cancels, and
//!   the buyer's machine tries within a tenth of a second, and then in each second. They have read the rules, and choose
//!   the moment that these leave them. A gang whose last thirty sales brought nothing gives up, unless it is stubborn.
//! - **Chance** is drawn from the seed by what it is for, so that everybody has the same luck under each regime.
//!
//! It begins with a full calendar: all times of the first fortnight are gone. Measured are people whose need arises in the
//! third to the sixth week, visits of the fifth to the tenth, and every date and every sale; then life goes on, so that
//! almost nobody is still waiting when it ends.

#![expect(clippy::cast_precision_loss, reason = "the counts of a month are small")]

mod bots;
mod calendar;
mod chance;
mod chart;
mod optimum;
mod people;
mod report;
#[cfg(test)]
mod tests;
mod waiting;
mod world;

pub use chart::chart;
pub use people::Kind;
pub use report::{Changed, Row, Waits};

use calendar::Calendar;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use world::World;

/// On so many days needs arise and times are published.
const SPAN: i64 = 84;
/// The needs that are measured arise from one of these days on, and before the other.
const MEASURED: [i64; 2] = [14, 42];
/// A Monday; the clock changes three weeks later.
const FROM: Date = date(2026, 10, 5);
/// The zone of the offices.
const ZONE: &str = "Europe/Stockholm";

/// A way of giving times out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// Whoever is first has it, as elsewhere.
    FirstCome,
    /// Freed times cool.
    Cooling,
    /// Times are offered to the waiting list first.
    Waitlist,
    /// Both: what is not offered cools.
    All,
}

impl Regime {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::FirstCome, Self::Cooling, Self::Waitlist, Self::All];

    /// As it stands in rows.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FirstCome => "first_come",
            Self::Cooling => "cooling",
            Self::Waitlist => "waitlist",
            Self::All => "all",
        }
    }

    fn lists(self) -> bool {
        matches!(self, Self::Waitlist | Self::All)
    }

    fn cools(self) -> bool {
        matches!(self, Self::Cooling | Self::All)
    }
}

/// What is simulated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Everything random follows from it.
    pub seed: u64,
    /// How many places are asked for, for each that there is.
    pub demand: f64,
    /// Until how many hours before it a visit can be cancelled.
    pub cancel_hours: i64,
    /// Whether officers set another date, a fortnight later, for who has missed one.
    pub renewals: bool,
    /// How many gangs of traders there are.
    pub gangs: usize,
    /// How many names each has.
    pub aliases: usize,
    /// Whether they go on when nothing is sold.
    pub stubborn: bool,
}

impl Options {
    /// Three gangs of forty names, and a tenth more asked for than there is.
    pub fn new(seed: u64) -> Self {
        Self { seed, demand: 1.1, cancel_hours: 72, renewals: true, gangs: 3, aliases: 40, stubborn: false }
    }
}

/// One row for each regime.
///
/// # Panics
/// If the zone of the offices is unknown, or the model loses count of its places: that would be a bug.
pub fn run(options: &Options) -> Vec<Row> {
    let zone = TimeZone::get(ZONE).expect("the zone data is in the binary");
    let calendar = || Calendar::new(FROM, zone.clone());
    let people = people::people(options, &calendar(), FROM);
    let worlds: Vec<World<'_>> =
        Regime::ALL.iter().map(|regime| World::new(options, *regime, &people, (calendar(), FROM)).run()).collect();
    let missed = optimum::missed(&people, &worlds[0].calendar);
    worlds.iter().map(|world| report::row(world, &worlds[0], missed)).collect()
}
