//! The decisions of the ledger.
//!
//! [`decide`] is the whole of "may this booking exist": it meets a command with the facts, and answers with the
//! outcome and the changes to save, or with a refusal that changes nothing. It is pure. Facts come locked from the
//! store, random ids come with the command, and `now` is the database's.

mod actor;
mod balance;
mod book;
mod cool;
mod decide;
mod facts;
mod hold;
mod invited;
mod legacy;
mod list;
mod lock;
mod mandate;
mod moving;
mod offer;
mod release;
mod restricted;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) use tests::town;

pub use actor::{Actor, Override, StaffActor, Told};
pub use decide::{Decision, decide};
pub use facts::{Change, Claim, Facts, Imported};
pub use lock::Locked;

use crate::booking::{Booking, Reference};
use crate::hold::Hold;
use crate::id::{AccountId, BookingId, ErrandId, HoldId, InvitationId, MessageId, OfferId, OfficeId, PersonId};
use crate::legacy::Import;
use crate::party::Comer;
use crate::restriction::Reason;
use crate::slot::{PlannedSlot, SlotKey};
use crate::waiting::{self, Choice, Entry};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Somebody's wish to change the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Who asks.
    pub actor: Actor,
    /// Makes a repeat harmless: an accepted outcome is given again instead of being done again.
    pub key: Option<String>,
    /// Ids and a reference drawn by the caller, for whatever the deed creates.
    pub draw: Draw,
    /// What is to be done.
    pub deed: Deed,
}

/// What the caller drew, since a decision draws nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// For a new hold or booking.
    pub id: String,
    /// For a new booking.
    pub reference: Reference,
    /// For a message.
    pub message: MessageId,
    /// For the same message to whomever it was done for.
    pub copy: MessageId,
    /// For the event.
    pub event: String,
    /// From which it follows for how long each run that is given back cools.
    pub release: u64,
}

impl Draw {
    /// The same for the n-th thing that follows from the deed.
    fn nth(&self, nth: usize) -> Self {
        Self {
            id: format!("{}-{nth}", self.id),
            message: format!("{}-{nth}", self.message).into(),
            copy: format!("{}-{nth}", self.copy).into(),
            event: format!("{}-{nth}", self.event),
            reference: self.reference.clone(),
            release: self.release.rotate_left(nth as u32),
        }
    }
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Keep a time for those who mean to come, while the answers are checked.
    Hold(Wish),
    /// Keep a time for a booking that is about to move, or for more people.
    HoldMove {
        /// Which booking.
        booking: BookingId,
        /// Who is to come; the same people as now if it does not say.
        party: Option<Vec<Comer>>,
        /// Where to.
        to: Spot,
    },
    /// Keep a hold for longer.
    Extend(HoldId),
    /// Make a booking, with the party's hold if there is one.
    Book(Wish),
    /// Move a booking, or change who comes, with its moving hold if there is one.
    Move {
        /// Which booking.
        booking: BookingId,
        /// Who is to come; the same people as now if it does not say.
        party: Option<Vec<Comer>>,
        /// Where to: where it is now, if only the party changes.
        to: Spot,
    },
    /// Cancel a booking.
    Cancel {
        /// Which booking.
        booking: BookingId,
        /// Why, if the visitor said so. One of a few words, never free text.
        reason: Option<CancelReason>,
    },
    /// Offer a time to a booking that has to move. It keeps its own meanwhile.
    Offer {
        /// Which booking.
        booking: BookingId,
        /// Where to.
        to: Spot,
        /// Until when the answer is due.
        until: Timestamp,
    },
    /// Take back, or decline, what is offered to a booking.
    Withdraw(BookingId),
    /// Give back what the people have had held. For staff.
    Release,
    /// Join the waiting list, change what would do, or answer no; or what the product sees to there.
    List {
        /// What.
        deed: Box<waiting::Deed>,
        /// Where the people hear of what the product itself does.
        told: Option<Told>,
    },
    /// Offer what was given back to somebody who waits.
    Promise(Box<Promise>),
    /// Take what is offered to somebody who waits.
    Take(OfferId),
    /// Let go what nobody who waits wants.
    Unlist(Vec<HoldId>),
    /// Give back what expired holds keep.
    Expire(Vec<HoldId>),
    /// Bring slots in line with their opening, for whole days.
    Publish {
        /// Slots that there should be.
        planned: Vec<PlannedSlot>,
        /// Slots that there should no longer be.
        withdrawn: Vec<SlotKey>,
    },
    /// Give an old booking its places.
    Import(Box<Import>),
    /// Take an old booking over into the account of whoever asks.
    TakeOver {
        /// Which booking.
        booking: BookingId,
        /// The account that it has had.
        from: AccountId,
        /// Who comes, as the account knows them.
        person: PersonId,
    },
}

/// An offer to somebody who waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// What keeps the places.
    pub hold: HoldId,
    /// At which of its slots the visit would begin.
    pub starts_at: Timestamp,
    /// To whom, by the rule ([`waiting::choose`]).
    pub choice: Choice,
    /// Where they hear of it; none for people who are phoned.
    pub told: Option<Told>,
}

/// A time at an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// Where.
    pub office: OfficeId,
    /// From when.
    pub starts_at: Timestamp,
}

/// A wish for a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// What for, first of all.
    pub errand: ErrandId,
    /// Who comes, each with an errand.
    pub party: Vec<Comer>,
    /// Where and when.
    pub spot: Spot,
    /// The request that it answers: it says who comes, for what, and where.
    pub invitation: Option<InvitationId>,
}

/// Why a visitor cancels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelReason {
    /// They cannot come then.
    CannotCome,
    /// The matter is settled.
    NoLongerNeeded,
    /// They found a better time or place.
    OtherTime,
    /// Something else.
    Other,
}

impl CancelReason {
    /// Every reason, in the order in which a page offers them.
    pub const ALL: [Self; 4] = [Self::CannotCome, Self::NoLongerNeeded, Self::OtherTime, Self::Other];

    /// As it stands in forms, texts and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CannotCome => "cannot-come",
            Self::NoLongerNeeded => "no-longer-needed",
            Self::OtherTime => "other-time",
            Self::Other => "other",
        }
    }

    /// From a form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A time is held, newly or for longer.
    Held(Hold),
    /// A booking was made, moved or cancelled; this is how it stands.
    Booking(Booking),
    /// Somebody waits, and this is how.
    Waits(Box<Entry>),
    /// So many holds were ended.
    Expired(usize),
    /// So many holds were given back.
    Released(usize),
    /// Slots were brought in line with their opening.
    Published {
        /// How many slots changed.
        changed: usize,
        /// How many could not be laid yet, because something lies across them.
        skipped: usize,
    },
    /// An old booking has its places.
    Imported {
        /// Whether it has them only now.
        new: bool,
        /// Slots on which more lies since then than their opening plans.
        surplus: Vec<SlotKey>,
    },
}

/// Why a command is not carried out. An expected answer: the view gives it words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No such errand, office or published time.
    NotOffered,
    /// Only somebody whom the agency has asked may book this errand.
    NeedsInvitation,
    /// The request is not theirs, or it asks for other people, errands or offices.
    NotAsked,
    /// The request was taken back, or its date has passed.
    NoLongerAsked,
    /// The request has a visit already.
    AskedAndBooked(Reference),
    /// Who comes is settled by the request to book.
    AskedPeople,
    /// The time has passed, or is too soon to be booked now.
    TooSoon,
    /// The time is further ahead than can be booked now.
    TooFarAhead,
    /// Somebody else has the time.
    Taken,
    /// One of those who come has a booking for the errand already.
    AlreadyBooked(Reference),
    /// Nobody was named who comes.
    NobodyComes,
    /// This child is too young to need to come.
    NeedNotCome(PersonId),
    /// The people do not fit into one visit there, however empty it is; so many of them would.
    TooMany(usize),
    /// Nobody would be left of those for whom the visit was booked: a booking is not handed on.
    NobodyStays,
    /// People of different accounts cannot come in one visit.
    TwoHomes,
    /// No such booking or hold, or not one of the actor's.
    NotFound,
    /// One of those who come, or the account that asks, has had too many times held within an hour. In so many minutes there
    /// can be another.
    TooManyHolds(i64),
    /// The visits of one of those who come were moved too often of late. In so many hours they can be again.
    TooManyMoves(i64),
    /// New bookings are paused by staff: of the account, for this reason, or of those for whom it acts.
    Restricted(Option<Reason>),
    /// The hold has run out, or has been extended as often as can be.
    CannotExtend,
    /// The waiting list says no.
    List(waiting::Refusal),
    /// The booking is already so: this time and these people.
    SameTime,
    /// The errand's limit for moving has passed.
    TooLateToMove,
    /// The errand's limit for cancelling has passed.
    TooLateToCancel,
    /// The booking was cancelled before.
    AlreadyCancelled,
    /// Somebody has changed the booking since it was looked at.
    ChangedSince,
    /// The visit is past.
    AlreadyPast,
    /// The key was used for something else.
    KeyReused,
    /// The agency has declared that there are no old bookings.
    DeclaredNone,
    /// The old booking is in the ledger, and a line said something else of it.
    SaidOtherwise,
}
