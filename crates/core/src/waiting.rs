//! The waiting list: whoever finds nothing says what would do, and times that come free are offered to them first.
//!
//! The rule of who is asked is short, so that it can be printed (`docs/fairness.md`):
//! 1. who has a date that the agency has set, as long as it has not passed: the earliest date first;
//! 2. then who has waited longest.
//!
//! Nobody gains by being fast: an offer is kept for one person until a deadline ([`deadline`]), and a missed one costs
//! nothing. Why somebody was asked is on record ([`Reason`]), with how many before them could not be and why.
//!
//! [`decide`] is the whole of what can happen. It is pure. The ledger keeps the places: a freed run is a hold, which an
//! offer gives to an entry; what ends an offer gives the hold back to be offered to the next, until [`choose`] finds nobody.

mod choose;
mod deadline;
mod decide;
#[cfg(test)]
mod tests;
mod wish;

pub use choose::{Basis, Choice, Reason, WhyNot, choose, fits, order};
pub use deadline::{ANSWER_HOURS, ask_from, deadline};
pub use decide::{Change, Deed, Done, Refusal, decide, meet};
pub use wish::{Freed, Wish};

use crate::id::{AccountId, EntryId, HoldId, InvitationId, OfferId, PersonId};
use crate::ledger::Spot;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// After so many missed offers in a row an entry pauses, and its people are asked whether they still wait.
pub const MISSED: i64 = 3;

/// Somebody's place in line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which.
    pub id: EntryId,
    /// Whose it is.
    pub account: AccountId,
    /// Those for whom it was made. It is theirs: others may join them, but never take it over.
    pub persons: BTreeSet<PersonId>,
    /// What would do.
    pub wish: Wish,
    /// Since when they wait. Nothing that happens later makes it another.
    pub since: Timestamp,
    /// How it stands.
    pub state: State,
    /// The request to book that made it, if one did.
    pub invitation: Option<InvitationId>,
    /// The last day for booking, if the agency has set one: it comes from a request to book, never from themselves.
    pub book_by: Option<Date>,
    /// The start of the booking that they have already. They are offered earlier times only.
    pub has: Option<Timestamp>,
    /// How many offers in a row were not answered in time.
    pub missed: i64,
    /// Whether somebody has to phone them.
    pub phone_only: bool,
}

impl Entry {
    /// How many people come.
    pub fn people(&self) -> usize {
        self.wish.party.iter().map(|comer| &comer.person).collect::<BTreeSet<_>>().len()
    }
}

/// How long people waited for an errand who took an offer of late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lately {
    /// How many they were.
    pub count: usize,
    /// Whole days that half of them waited at most.
    pub half: i64,
    /// Whole days that nine of ten of them waited at most.
    pub most: i64,
}

impl Lately {
    /// From the seconds that each of them waited; none where nobody took any.
    pub fn of(mut waited: Vec<i64>) -> Option<Self> {
        waited.sort_unstable();
        let days =
            |tenths: usize| Some(waited.get((waited.len() * tenths).div_ceil(10).checked_sub(1)?)? / (24 * 3600));
        Some(Self { count: waited.len(), half: days(5)?, most: days(9)? })
    }
}

/// How an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// They wait.
    Waiting,
    /// They are offered nothing for a while, and keep their place in line.
    Paused,
    /// They have left.
    Left,
    /// They have taken an offer.
    Served,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Paused, Self::Left, Self::Served];

    /// As it stands in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Paused => "paused",
            Self::Left => "left",
            Self::Served => "served",
        }
    }

    /// From a table.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Whether it is still a place in line.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Paused)
    }
}

/// A time that is kept for one entry until a deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Which.
    pub id: OfferId,
    /// To whom.
    pub entry: EntryId,
    /// What keeps the places.
    pub hold: HoldId,
    /// Where and when.
    pub spot: Spot,
    /// When it was made.
    pub made_at: Timestamp,
    /// When the answer is due.
    pub until: Timestamp,
    /// Why to them.
    pub reason: Reason,
    /// How it ended, if it has.
    pub ended: Option<Ended>,
}

/// How an offer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ended {
    /// They took it.
    Taken,
    /// They said no, paused or left.
    Declined,
    /// They did not answer in time.
    Lapsed,
    /// It was taken back: the time is gone, or it no longer fits what they wish or have.
    Withdrawn,
}

impl Ended {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Taken, Self::Declined, Self::Lapsed, Self::Withdrawn];

    /// As it stands in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Declined => "declined",
            Self::Lapsed => "lapsed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// From a table.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ended| ended.as_str() == text)
    }
}

/// What a decision about the list needs to know: the entries that are open, their offers, and the offers of the run in
/// question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// Places in line.
    pub entries: BTreeMap<EntryId, Entry>,
    /// What has been offered.
    pub offers: BTreeMap<OfferId, Offer>,
}

impl List {
    /// Offers that still wait for an answer.
    pub fn open_offers(&self) -> impl Iterator<Item = &Offer> {
        self.offers.values().filter(|offer| offer.ended.is_none())
    }

    /// What an entry is offered at the moment.
    pub fn offer_to(&self, entry: &EntryId) -> Option<&Offer> {
        self.open_offers().find(|offer| offer.entry == *entry)
    }

    /// How many entries stand before one: its place in line, as people read it.
    pub fn ahead_of(&self, entry: &EntryId, today: Date) -> Option<usize> {
        order(self, today).iter().position(|other| other.id == *entry)
    }
}
