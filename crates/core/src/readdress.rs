//! Another address for somebody who cannot read their mail any more. It takes two members of staff.

use crate::account::Email;
use crate::id::{AccountId, PersonId, StaffId};
use jiff::{Timestamp, ToSpan};

/// For how many hours the second member of staff can confirm.
pub const CONFIRM_HOURS: i64 = 24;

/// An address that waits for a second member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readdress {
    /// Which.
    pub id: String,
    /// Which account is to get it.
    pub account: AccountId,
    /// Whose identity was checked.
    pub person: PersonId,
    /// The new address.
    pub email: Email,
    /// With what.
    pub document: Document,
    /// By whom.
    pub asked_by: StaffId,
    /// When.
    pub asked_at: Timestamp,
}

impl Readdress {
    /// Until when it can be confirmed.
    pub fn until(&self) -> Timestamp {
        self.asked_at + CONFIRM_HOURS.hours()
    }

    /// Whether a member of staff may confirm it: never the one who asked.
    pub fn may_confirm(&self, staff: &StaffId, now: Timestamp) -> bool {
        self.asked_by != *staff && now < self.until()
    }
}

/// With what somebody showed who they are. The kind alone is kept, never a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// A passport.
    Passport,
    /// An identity card.
    IdentityCard,
    /// A residence permit card.
    ResidencePermit,
    /// A driving licence.
    DrivingLicence,
    /// A card for asylum seekers.
    AsylumCard,
}

impl Document {
    /// Every kind, in the order in which a page offers them.
    pub const ALL: [Self; 5] =
        [Self::Passport, Self::IdentityCard, Self::ResidencePermit, Self::DrivingLicence, Self::AsylumCard];

    /// As it stands in forms and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passport => "passport",
            Self::IdentityCard => "identity-card",
            Self::ResidencePermit => "residence-permit",
            Self::DrivingLicence => "driving-licence",
            Self::AsylumCard => "asylum-card",
        }
    }

    /// From a form or a table.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|document| document.as_str() == text)
    }
}
