//! Requests to book: the agency asks somebody to book one specific visit. Pages call it a request; the code an invitation,
//! because a request is what a browser sends.

mod check;
mod code;
pub mod file;
mod remind;

pub use check::{ADDRESS, CASE, Fault};
pub use code::Code;
pub use remind::{Reminder, Written};

use crate::account::Email;
use crate::booking::{Booking, State};
use crate::id::{AccountId, ErrandId, InvitationId, OfficeId, PersonId};
use crate::language::Language;
use crate::message::Appointment;
use crate::opening::local_day;
use crate::party::Comer;
use crate::person::{BirthDate, Name};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// For how many days a request stays open after its date when its person found nothing free.
pub const DAYS_AFTER_TRYING: i64 = 14;
/// How many people a request can name.
pub const PEOPLE: usize = 12;
/// How many characters of its own words a request can have.
pub const NOTE: usize = 500;

/// What is asked of whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// For which case.
    pub case_file: String,
    /// Who must come. The first of them is addressed.
    pub people: Vec<Invitee>,
    /// At which offices; at any if it does not say.
    pub offices: Vec<OfficeId>,
    /// The last day for booking.
    pub book_by: Date,
    /// Why.
    pub reason: Reason,
    /// The same in the officer's own words; may be empty.
    pub note: String,
    /// In which language they are asked.
    pub language: Language,
    /// How they are asked.
    pub channel: Channel,
    /// The address on record. A code that is sent there proves who they are.
    pub email: Option<Email>,
    /// The lines of the postal address below the name; none if there is none, or none that may be seen.
    pub address: Vec<String>,
}

/// One who must come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitee {
    /// Their name, as the agency writes it.
    pub name: Name,
    /// Together with the name, this finds them among the people of an account.
    pub birth_date: BirthDate,
    /// What for, the main errand first. Never empty.
    pub errands: Vec<ErrandId>,
}

macro_rules! words {
    ($(#[$doc:meta])* $type:ident { $($(#[$of:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $type { $($(#[$of])* #[serde(rename = $text)] $variant),+ }

        impl $type {
            /// Each of them, in the order in which a page offers them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// As it stands in forms, files, texts and tables.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// From a form, a file or a table.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str() == text)
            }
        }
    };
}

pub(crate) use words;

words! {
    /// Why somebody is asked to come. Each has words in every language.
    Reason {
        /// Fingerprints and a photo are needed for a card.
        Biometrics = "biometrics",
        /// The passport has to be seen.
        Passport = "passport",
        /// Documents have to be seen in the original.
        Documents = "documents",
        /// There are questions about the application.
        Interview = "interview",
        /// A decision is to be handed over.
        Decision = "decision",
        /// Something else, which the officer says.
        Other = "other",
    }
}

words! {
    /// How somebody is asked.
    Channel {
        /// By email.
        Email = "email",
        /// By letter.
        Letter = "letter",
        /// By both.
        Both = "both",
    }
}

impl Channel {
    /// Whether a mail is sent.
    pub fn mails(self) -> bool {
        self != Self::Letter
    }

    /// Whether a letter is sent.
    pub fn writes(self) -> bool {
        self != Self::Email
    }
}

words! {
    /// How far a request has come.
    Stage {
        /// It was made.
        Made = "made",
        /// It was mailed or posted.
        Sent = "sent",
        /// Its link or its code was used.
        Opened = "opened",
        /// Its person proved who they are.
        SignedIn = "signed-in",
        /// Its visit is booked.
        Booked = "booked",
        /// The time of its visit has passed.
        Visited = "visited",
        /// Its date passed without a booking.
        Lapsed = "lapsed",
        /// The agency took it back.
        Withdrawn = "withdrawn",
    }
}

/// A request to book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Which.
    pub id: InvitationId,
    /// What is asked of whom.
    pub asked: Asked,
    /// Who made it, as events name actors: `staff:…` or `key:…`.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
    /// Raised by each change; a form names the one that it was filled in on.
    pub sequence: i64,
    /// The last day on which it can be booked: the one in the letter, or later for somebody who found nothing free.
    pub last_day: Date,
    /// Whose it is, once somebody proved to be the one who is asked.
    pub account: Option<AccountId>,
    /// Who of that account is meant, in the order of `asked.people`; empty until then.
    pub persons: Vec<PersonId>,
    /// When it was first mailed or posted.
    pub sent_at: Option<Timestamp>,
    /// When its link or code was first used.
    pub opened_at: Option<Timestamp>,
    /// When its person first proved who they are.
    pub signed_in_at: Option<Timestamp>,
    /// When its person last found nothing free.
    pub tried_at: Option<Timestamp>,
    /// When the agency took it back.
    pub withdrawn_at: Option<Timestamp>,
    /// When it was over: taken back, lapsed, or visited.
    pub ended_at: Option<Timestamp>,
    /// The number of its last reminder; 0 before the first.
    pub reminded: i64,
}

impl Invitation {
    /// A new one, of which nobody has heard yet.
    pub fn new(id: InvitationId, asked: Asked, made_by: String, made_at: Timestamp) -> Self {
        Self {
            id,
            made_by,
            made_at,
            sequence: 0,
            last_day: asked.book_by,
            asked,
            account: None,
            persons: Vec::new(),
            sent_at: None,
            opened_at: None,
            signed_in_at: None,
            tried_at: None,
            withdrawn_at: None,
            ended_at: None,
            reminded: 0,
        }
    }

    /// Who is addressed.
    ///
    /// # Panics
    /// A request without people is never made.
    pub fn addressee(&self) -> &Invitee {
        self.asked.people.first().expect("a request names somebody")
    }

    /// What it is for, first of all.
    pub fn errand(&self) -> &ErrandId {
        &self.addressee().errands[0]
    }

    /// Who comes, as a wish says it; nobody before they are known.
    pub fn comers(&self) -> Vec<Comer> {
        let people = self.persons.iter().zip(&self.asked.people);
        let comers = people.flat_map(|(person, invitee)| {
            invitee
                .errands
                .iter()
                .map(|errand| Comer { case_file: self.asked.case_file.clone(), ..Comer::new(person, errand) })
        });
        comers.collect()
    }

    /// Whether it can be booked now, as far as dates go.
    pub fn is_open(&self, now: Timestamp, zone: &TimeZone) -> bool {
        self.withdrawn_at.is_none() && local_day(now, zone) <= self.last_day
    }

    /// Whether the office is one of its own.
    pub fn takes_place_at(&self, office: &OfficeId) -> bool {
        self.asked.offices.is_empty() || self.asked.offices.contains(office)
    }

    /// How far it has come. What is booked is read off its latest booking that was not cancelled.
    pub fn stage(&self, booking: Option<&Booking>, now: Timestamp, zone: &TimeZone) -> Stage {
        match booking.map(|booking| booking.state_at(now)) {
            Some(State::Booked) => return Stage::Booked,
            Some(State::Past) => return Stage::Visited,
            Some(State::Cancelled) | None => {}
        }
        if self.withdrawn_at.is_some() {
            Stage::Withdrawn
        } else if !self.is_open(now, zone) {
            Stage::Lapsed
        } else if self.signed_in_at.is_some() {
            Stage::SignedIn
        } else if self.opened_at.is_some() {
            Stage::Opened
        } else if self.sent_at.is_some() {
            Stage::Sent
        } else {
            Stage::Made
        }
    }

    /// The same for somebody who found nothing free: it stays open for a while longer, and they are reminded of the new day.
    #[must_use]
    pub fn tried(&self, now: Timestamp, zone: &TimeZone) -> Self {
        let until = local_day(now, zone).saturating_add(DAYS_AFTER_TRYING.days());
        let reminded = if until > self.last_day { 0 } else { self.reminded };
        Self { last_day: self.last_day.max(until), tried_at: Some(now), reminded, ..self.clone() }
    }
}

/// What the case system is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Which; whoever gets it twice knows it by this.
    pub id: String,
    /// About which request.
    pub invitation: InvitationId,
    /// What happened.
    pub kind: NoticeKind,
    /// The visit, where there is one.
    pub booking: Option<Appointment>,
    /// When.
    pub at: Timestamp,
}

words! {
    /// What happened to a request.
    NoticeKind {
        /// Its link or code was used for the first time.
        Opened = "opened",
        /// A visit was booked.
        Booked = "booked",
        /// The visit was moved.
        Moved = "moved",
        /// The visit was cancelled.
        Cancelled = "cancelled",
        /// The visit took place.
        Visited = "visited",
        /// Its person found nothing free.
        NothingFree = "nothing-free",
        /// Its date passed without a booking.
        Lapsed = "lapsed",
        /// The agency took it back.
        Withdrawn = "withdrawn",
    }
}
