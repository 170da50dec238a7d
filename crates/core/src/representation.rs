//! Representation: somebody names another account, by its address, to see or to book for some of their persons, for a
//! while. It is a helper whom the person has named, not a guardian whom anybody has verified.

use crate::account::Email;
use crate::id::{AccountId, PersonId};
use crate::language::Language;
use crate::person::{Person, Protection};
use jiff::Timestamp;

/// For how many days somebody may be named, from the shortest to the longest: never longer than a year.
pub const DAYS: [i64; 4] = [30, 90, 180, 365];
/// How many representatives an account may name in a day, since each of them gets a mail.
pub const NAMED_IN_A_DAY: i64 = 10;

/// What a representative may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// See visits.
    See,
    /// See visits, and book, move and cancel them.
    Act,
}

impl Scope {
    /// Both, the lesser first.
    pub const ALL: [Self; 2] = [Self::See, Self::Act];

    /// As it stands in forms and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::See => "see",
            Self::Act => "act",
        }
    }

    /// From a form or a table.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == text)
    }
}

/// Why an account has somebody else's person among its own: it was named for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// Whose person it is.
    pub client: AccountId,
    /// The client's name.
    pub client_name: String,
    /// What the account may do.
    pub scope: Scope,
    /// Until when.
    pub until: Timestamp,
}

/// A representation as both sides see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Representation {
    /// Which one; it stands in addresses, and is checked against who asks.
    pub id: String,
    /// Who named somebody.
    pub client: AccountId,
    /// The client's name.
    pub client_name: String,
    /// Who was named, by the address that was typed.
    pub email: Email,
    /// For which of the client's persons, by id and name.
    pub persons: Vec<(PersonId, String)>,
    /// What they may do.
    pub scope: Scope,
    /// Until when.
    pub until: Timestamp,
    /// When it was accepted; none while it waits.
    pub accepted_at: Option<Timestamp>,
}

/// The account to which a represented person belongs, and where its messages go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The account.
    pub account: AccountId,
    /// Its address.
    pub email: Email,
    /// Its language.
    pub language: Language,
}

/// Whether a person may be shared with a representative. Those whose identity is protected may not: the agency helps.
pub fn may_be_shared(person: &Person) -> bool {
    person.protection == Protection::None
}
