//! Messages: what the agency tells a person. They are written in the same transaction as what they tell of, and
//! wait in the outbox until they are sent.

use crate::account::{Email, Phone, Purpose};
use crate::booking::{Booking, Origin, Reference};
use crate::id::{BookingId, InvitationId, MessageId, OfferId, OfficeId, VisitId};
use crate::language::Language;
use crate::ledger::Spot;
use crate::restriction::{Reason, Ruling};
use crate::visit::Ticket;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Where a message goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    /// By mail.
    Email(Email),
    /// By SMS.
    Phone(Phone),
}

impl To {
    /// From a table: the channel, and the address or the number.
    pub fn parse(channel: &str, recipient: &str) -> Option<Self> {
        match channel {
            "email" => Email::parse(recipient).map(Self::Email),
            "sms" => Phone::parse(recipient).map(Self::Phone),
            _ => None,
        }
    }

    /// By which way, as it stands in tables and lists.
    pub fn channel(&self) -> &'static str {
        match self {
            Self::Email(_) => "email",
            Self::Phone(_) => "sms",
        }
    }

    /// The address or the number.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(email) => email.as_str(),
            Self::Phone(phone) => phone.as_str(),
        }
    }
}

/// One message to one address or number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Which message; its Message-ID comes from it, so that a repeat is known as one.
    pub id: MessageId,
    /// Where to.
    pub to: To,
    /// In which language.
    pub language: Language,
    /// What it says.
    pub body: Body,
}

/// What a message says. Facts only; the view gives them words when the message is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Body {
    /// A code to prove the mailbox with.
    Code {
        /// Six digits.
        code: String,
        /// For how many minutes it holds.
        minutes: i64,
        /// What it is for.
        #[serde(default)]
        purpose: Purpose,
    },
    /// Somebody wanted this address for an account, but it has one already.
    EmailTaken,
    /// The account no longer has this address.
    EmailChanged,
    /// The account was deleted.
    AccountDeleted,
    /// The agency asks somebody to book. Neither the errand nor who comes, because mail is read over shoulders.
    Asked {
        /// Which request.
        invitation: InvitationId,
        /// The secret of its link.
        secret: String,
        /// The last day for booking.
        book_by: Date,
        /// Whether it was asked before.
        reminder: bool,
    },
    /// The agency asks no more.
    AskedNoMore,
    /// Somebody named the owner of this address as a representative.
    Named,
    /// New bookings of the account are paused.
    Restricted {
        /// Why.
        reason: Reason,
        /// Until when, if it ends by itself.
        until: Option<Timestamp>,
    },
    /// It was ruled over that: lifted, or an appeal answered.
    Ruled {
        /// How, and why.
        ruling: Ruling,
    },
    /// A booking was made.
    Booked(Appointment),
    /// A booking was moved.
    Moved(Appointment),
    /// Other people come, at the same time.
    Changed(Appointment),
    /// A booking was cancelled.
    Cancelled(Appointment),
    /// The agency had to cancel a booking, and says why.
    CalledOff {
        /// The booking.
        appointment: Appointment,
        /// In words of its own.
        message: String,
    },
    /// An old booking is on My Page now.
    TakenOver(Appointment),
    /// A visit is soon.
    Reminder(Appointment),
    /// A visit has to move, and another time is offered.
    Offered {
        /// The visit as it is.
        appointment: Appointment,
        /// What is offered.
        to: Spot,
        /// Until when an answer is due.
        until: Timestamp,
    },
    /// A time came free and is kept for somebody who waits.
    TimeOffered {
        /// Which offer.
        offer: OfferId,
        /// Where and when.
        to: Spot,
        /// Until when an answer is due.
        until: Timestamp,
        /// How many people it is for.
        people: usize,
        /// The start of the booking that they would give back for it.
        instead: Option<Timestamp>,
    },
    /// What was offered to somebody who waits is no more.
    OfferGone(Spot),
    /// Somebody has not answered several times: do they still wait?
    StillWaiting,
    /// Somebody who is there is next, or is called.
    YourTurn {
        /// Which visit.
        visit: VisitId,
        /// Its ticket.
        ticket: Ticket,
        /// Where it is called to; none while it is next.
        counter: Option<i64>,
        /// Where they are.
        office: OfficeId,
    },
}

impl Body {
    /// The kind, as it stands in tables and lists.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Code { .. } => "code",
            Self::EmailTaken => "email_taken",
            Self::EmailChanged => "email_changed",
            Self::AccountDeleted => "account_deleted",
            Self::Asked { .. } => "asked",
            Self::AskedNoMore => "asked_no_more",
            Self::Named => "named",
            Self::Restricted { .. } => "restricted",
            Self::Ruled { .. } => "ruled",
            Self::Booked(_) => "booked",
            Self::Moved(_) => "moved",
            Self::Changed(_) => "changed",
            Self::Cancelled(_) => "cancelled",
            Self::CalledOff { .. } => "called_off",
            Self::TakenOver(_) => "taken_over",
            Self::Reminder(_) => "reminder",
            Self::Offered { .. } => "offered",
            Self::TimeOffered { .. } => "time_offered",
            Self::OfferGone(_) => "offer_gone",
            Self::StillWaiting => "still_waiting",
            Self::YourTurn { .. } => "your_turn",
        }
    }
}

/// What messages and calendar files tell of a booking: time, place, number of people and reference. Neither the
/// errand nor who comes, because mail is read over shoulders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// Which booking.
    pub booking: BookingId,
    /// Its reference.
    pub reference: Reference,
    /// Its `SEQUENCE`.
    pub sequence: i64,
    /// Where.
    pub office: OfficeId,
    /// From when.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
    /// How many people come.
    pub people: usize,
    /// When this was said.
    pub changed_at: Timestamp,
    /// Whether it is changed outside My Page.
    #[serde(default)]
    pub old: bool,
}

impl From<&Booking> for Appointment {
    fn from(booking: &Booking) -> Self {
        Self {
            booking: booking.id.clone(),
            reference: booking.reference.clone(),
            sequence: booking.sequence,
            office: booking.office.clone(),
            starts_at: booking.starts_at,
            ends_at: booking.ends_at,
            people: booking.people(),
            changed_at: booking.changed_at,
            old: booking.origin == Origin::Legacy,
        }
    }
}

/// A mail or an SMS in the demonstration's mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailed {
    /// The message's id.
    pub id: String,
    /// To whom.
    pub to: String,
    /// About what; of an SMS, how it begins.
    pub subject: String,
    /// The text.
    pub body: String,
    /// The calendar file, if there is one.
    pub calendar: Option<String>,
    /// When.
    pub at: Timestamp,
}
