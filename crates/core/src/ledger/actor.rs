//! Who asks the ledger, and how far they may go.

use crate::id::{AccountId, PersonId, StaffId};
use crate::language::Language;
use crate::message::To;
use crate::slot::Pool;
use serde::{Deserialize, Serialize};

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A signed-in visitor.
    Visitor {
        /// The account.
        account: AccountId,
        /// The persons that it may act for.
        persons: Vec<PersonId>,
        /// Where it hears of it; none if it has neither an address nor a number that can be reached.
        told: Option<Told>,
    },
    /// Somebody of the agency, for the people of one account.
    Staff(StaffActor),
    /// A worker of the product itself.
    System,
}

/// A member of staff who does something for the people of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffActor {
    /// Who does it.
    pub staff: StaffId,
    /// Whose people come: the booking is this account's.
    pub account: AccountId,
    /// Those people.
    pub persons: Vec<PersonId>,
    /// Where the account hears of it; none for people without an address.
    pub told: Option<Told>,
    /// Why a limit may be passed, if one may.
    pub beyond: Option<Override>,
    /// As of which change they saw the booking: one that has changed since is left alone.
    pub seen: Option<i64>,
    /// What the agency has to say to them where it takes back their time of itself.
    pub says: Option<String>,
}

/// Where somebody's messages go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// To which address or number.
    pub to: To,
    /// In which language.
    pub language: Language,
}

/// Why staff pass a limit: notice, how far ahead, the last moment for moving or cancelling, who may book an errand, how
/// many times are held, one booking each. One of a few words, never free text. Nothing passes what fits into a slot,
/// nor the rules for who must come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Override {
    /// A date has to be met.
    Deadline,
    /// Somebody is ill or cannot come at other times.
    Health,
    /// The agency made a mistake.
    AgencyFault,
    /// Another authority asks for it.
    OtherAuthority,
    /// Something else.
    Other,
}

impl Override {
    /// Every reason, in the order in which a page offers them.
    pub const ALL: [Self; 5] = [Self::Deadline, Self::Health, Self::AgencyFault, Self::OtherAuthority, Self::Other];

    /// As it stands in forms, texts and events.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Deadline => "deadline",
            Self::Health => "health",
            Self::AgencyFault => "agency-fault",
            Self::OtherAuthority => "other-authority",
            Self::Other => "other",
        }
    }

    /// From a form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }
}

impl Actor {
    /// What the agency says to those whose time it takes back.
    pub(super) fn says(&self) -> Option<&str> {
        if let Self::Staff(StaffActor { says, .. }) = self { says.as_deref() } else { None }
    }

    /// As events and idempotency keys name the actor.
    pub fn name(&self) -> String {
        match self {
            Self::Visitor { account, .. } => format!("account:{account}"),
            Self::Staff(staff) => staff.staff.actor(),
            Self::System => "system".to_owned(),
        }
    }

    /// The account that acts, or for which it is done.
    pub fn account(&self) -> Option<&AccountId> {
        match self {
            Self::Visitor { account, .. } | Self::Staff(StaffActor { account, .. }) => Some(account),
            Self::System => None,
        }
    }

    /// The persons that the actor may act for.
    pub fn persons(&self) -> &[PersonId] {
        match self {
            Self::Visitor { persons, .. } | Self::Staff(StaffActor { persons, .. }) => persons,
            Self::System => &[],
        }
    }

    /// Why the actor may pass limits, if they may.
    pub fn beyond(&self) -> Option<Override> {
        if let Self::Staff(staff) = self { staff.beyond } else { None }
    }

    /// The pools from which the actor takes places, the first of them first. Staff who help somebody take what that
    /// person could have taken, so that what is kept for those who cannot wait stays for them; only then that.
    pub(super) fn pools(&self) -> Vec<Pool> {
        match self {
            Self::Staff(_) => vec![Pool::Public, Pool::Staff],
            Self::Visitor { .. } | Self::System => vec![Pool::Public],
        }
    }
}
