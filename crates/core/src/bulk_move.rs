//! Bulk moves: an office closes for two weeks or for good, and every booking there is offered another time.
//!
//! Nobody loses their old time before it is settled. How each booking stands is read off the booking itself, whoever
//! moved or cancelled it and wherever: there is nothing that could disagree with it.

mod propose;

pub use propose::{Affected, Room, propose};

use crate::account::Phone;
use crate::booking::{Booking, State};
use crate::id::{BookingId, BulkMoveId, HoldId, StaffId};
use crate::ledger::Spot;
use crate::person::Name;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// For how many minutes a bulk move can be undone once it was confirmed: then the messages go out.
pub const UNDO_MINUTES: i64 = 10;
/// After how many minutes one that nobody confirmed is given up, and with it the times that it keeps.
pub const DRAFT_MINUTES: i64 = 60;
/// For how many days the offered times are kept after the answer was due, for those who phone people.
pub const PHONE_DAYS: i64 = 7;

/// Many bookings that have to move, together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkMove {
    /// Which one.
    pub id: BulkMoveId,
    /// Why.
    pub reason: Reason,
    /// Who made it.
    pub made_by: StaffId,
    /// When.
    pub created_at: Timestamp,
    /// When the messages go out, once it is confirmed: until then it can be undone.
    pub send_at: Option<Timestamp>,
    /// Until when people are asked to answer.
    pub answer_until: Timestamp,
    /// What becomes of those whom nobody could reach.
    pub after: After,
    /// How far it has come.
    pub stage: Stage,
}

/// One booking of a bulk move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which booking.
    pub booking: BookingId,
    /// Where it was.
    pub from: Spot,
    /// What it was offered, and in which hold; none if nothing was free.
    pub offer: Option<(Spot, HoldId)>,
    /// When somebody phoned, and who, if the people were not reached or want to think.
    pub called: Option<(Timestamp, StaffId)>,
}

/// Whom to phone about a booking: the first of those who come, and the number of their account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Who.
    pub name: Name,
    /// Whether somebody who comes has a protected identity.
    pub is_protected: bool,
    /// The number, if the account gave one.
    pub phone: Option<Phone>,
    /// Whether messages reach them: somebody without an address has to be phoned.
    pub has_email: bool,
}

/// A booking of a bulk move, as staff see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it was offered.
    pub item: Item,
    /// The booking as it is now.
    pub booking: Booking,
    /// How it stands.
    pub standing: Standing,
    /// Whom to phone; nobody where only those named for protected identities may know.
    pub contact: Option<Contact>,
}

/// A bulk move, and how many of its bookings stand how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The bulk move.
    pub bulk_move: BulkMove,
    /// How many stand how; those that none does are left out.
    pub counts: BTreeMap<Standing, usize>,
}

impl Progress {
    /// What the lines come to.
    pub fn of(bulk_move: BulkMove, standings: impl IntoIterator<Item = Standing>) -> Self {
        let mut counts = BTreeMap::new();
        for standing in standings {
            *counts.entry(standing).or_default() += 1;
        }
        Self { bulk_move, counts }
    }

    /// How many bookings there are.
    pub fn total(&self) -> usize {
        self.counts.values().sum()
    }

    /// How many of them stand as is asked.
    pub fn that(&self, are: impl Fn(Standing) -> bool) -> usize {
        self.counts.iter().filter(|(standing, _)| are(**standing)).map(|(_, count)| count).sum()
    }
}

/// What people see of an offer to their booking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Which time.
    pub to: Spot,
    /// Until when they can answer.
    pub until: Timestamp,
}

macro_rules! words {
    ($(#[$doc:meta])* $type:ident: $($(#[$each:meta])* $variant:ident = $text:literal,)+) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $type { $($(#[$each])* $variant,)+ }

        impl $type {
            /// Every one, in the order in which pages show them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// As it stands in tables and forms.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// From a table or a form.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// Why many bookings move. One of a few words, never free text.
    Reason:
    /// The office is closed for a while.
    Closed = "closed",
    /// The office closes for good.
    ClosedForGood = "closed-for-good",
    /// It opens at other hours, or with fewer places.
    Hours = "hours",
    /// Staff are missing.
    Staffing = "staffing",
    /// Something else.
    Other = "other",
}

words! {
    /// The agency's rule for bookings that nobody answered for, when the phoning is over.
    After:
    /// They keep their old time.
    Keep = "keep",
    /// They get the time that was offered.
    Move = "move",
    /// They are cancelled.
    Cancel = "cancel",
}

words! {
    /// How far a bulk move has come.
    Stage:
    /// Times are kept, and nobody has been told.
    Draft = "draft",
    /// It will be told in a moment, unless it is undone.
    Confirmed = "confirmed",
    /// People have been told, and answer.
    Sent = "sent",
    /// The rule was applied to the rest.
    Closed = "closed",
    /// It never was.
    Undone = "undone",
}

words! {
    /// How a booking of a bulk move stands.
    Standing:
    /// A time is offered, and the answer is not due yet.
    Proposed = "proposed",
    /// It has the offered time.
    Accepted = "accepted",
    /// Its people chose another time.
    Other = "other",
    /// It was cancelled.
    Cancelled = "cancelled",
    /// Nothing was free for it: somebody phones.
    Unplaced = "unplaced",
    /// The answer is due, or its visit is too near to wait for one: somebody phones.
    Unanswered = "unanswered",
    /// It kept its old time, which has passed or was left to it.
    Kept = "kept",
}

impl BulkMove {
    /// Whether it can be undone.
    pub fn can_be_undone(&self, now: Timestamp) -> bool {
        match self.stage {
            Stage::Draft => true,
            Stage::Confirmed => self.send_at.is_none_or(|send_at| now < send_at),
            Stage::Sent | Stage::Closed | Stage::Undone => false,
        }
    }

    /// How a booking of it stands.
    pub fn standing(&self, item: &Item, booking: &Booking, now: Timestamp) -> Standing {
        let spot = booking.spot();
        match booking.state_at(now) {
            State::Cancelled => return Standing::Cancelled,
            _ if item.offer.as_ref().is_some_and(|(to, _)| *to == spot) => return Standing::Accepted,
            _ if spot != item.from => return Standing::Other,
            State::Past => return Standing::Kept,
            State::Booked => {}
        }
        match &item.offer {
            _ if self.stage == Stage::Closed => Standing::Kept,
            None => Standing::Unplaced,
            // Who comes before the answer is due cannot be waited for.
            Some(_) if now >= self.answer_until || item.from.starts_at <= self.answer_until => Standing::Unanswered,
            Some(_) => Standing::Proposed,
        }
    }
}

impl Standing {
    /// Whether somebody has to phone.
    pub fn wants_a_call(self) -> bool {
        matches!(self, Self::Unplaced | Self::Unanswered)
    }

    /// Whether there is nothing more to do.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Accepted | Self::Other | Self::Cancelled | Self::Kept)
    }
}

#[cfg(test)]
pub(crate) mod tests;
