//! Letters on paper: from when they are due until they are posted, and as what they came back.

use crate::id::{InvitationId, StaffId};
use crate::invitation::Code;
use jiff::Timestamp;
use std::fmt;

/// What stands in the window of the envelope, so that a letter that comes back is known without being opened:
/// eleven digits and one more as a check, written `4812 0937 6511`. It proves nothing, unlike the [`Code`] inside.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number(String);

impl Number {
    /// How many there are.
    pub const COUNT: u64 = 100_000_000_000;

    /// The one for a number (drawn at random by the caller), modulo [`Number::COUNT`].
    pub fn from_number(number: u64) -> Self {
        let digits = format!("{:011}", number % Self::COUNT);
        let check = check(&digits);
        Self(format!("{digits}{check}"))
    }

    /// Reads a number as typed.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|character| !character.is_whitespace() && *character != '-').collect();
        let (before, last) = digits.split_at_checked(11)?;
        let plain = digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
        (plain && check(before).to_string() == last).then_some(Self(digits))
    }

    /// The digits alone.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Finds every wrong digit and nearly every swap (Luhn).
fn check(digits: &str) -> u32 {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(nth, byte)| {
            let digit = u32::from(byte - b'0') * if nth % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    (10 - sum % 10) % 10
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", &self.0[..4], &self.0[4..8], &self.0[8..])
    }
}

/// What a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A request to book.
    Request,
    /// A reminder of one.
    Reminder,
}

impl Kind {
    /// As it stands in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Reminder => "reminder",
        }
    }

    /// From the table.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Request, Self::Reminder].into_iter().find(|kind| kind.as_str() == text)
    }
}

/// How far a letter has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits to be printed.
    Waiting,
    /// It is in a batch for the print shop.
    Printed,
    /// It is on its way.
    Posted,
    /// It came back.
    Returned,
    /// It is not to be posted any more: its request was changed, taken back or is over.
    Withdrawn,
}

impl State {
    /// As it stands in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Printed => "printed",
            Self::Posted => "posted",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// From the table.
    pub fn parse(text: &str) -> Option<Self> {
        let all = [Self::Waiting, Self::Printed, Self::Posted, Self::Returned, Self::Withdrawn];
        all.into_iter().find(|state| state.as_str() == text)
    }
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its id.
    pub id: String,
    /// What stands in its window.
    pub number: Number,
    /// Which request it is about.
    pub invitation: InvitationId,
    /// What it is.
    pub kind: Kind,
    /// The code that it says, while it may still be printed.
    pub code: Option<Code>,
    /// How far it has come.
    pub state: State,
    /// In which batch it is printed.
    pub batch: Option<String>,
    /// Why it could not be typeset the last time; empty if it could.
    pub problem: String,
    /// Since when it is due.
    pub created_at: Timestamp,
    /// When it was posted.
    pub posted_at: Option<Timestamp>,
    /// When it came back.
    pub returned_at: Option<Timestamp>,
}

/// Letters that are printed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its id.
    pub id: String,
    /// Who made it.
    pub made_by: StaffId,
    /// When.
    pub made_at: Timestamp,
    /// When it was posted.
    pub posted_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_survives_being_typed(number in 0..Number::COUNT) {
            let known = Number::from_number(number);
            prop_assert_eq!(Number::parse(&known.to_string()), Some(known.clone()));
            prop_assert_eq!(Number::parse(&format!(" {}\n", known.as_str())), Some(known));
        }

        #[test]
        fn a_wrong_digit_is_found(number in 0..Number::COUNT, at in 0usize..12, other in 0u8..10) {
            let right = Number::from_number(number);
            let mut wrong = right.as_str().as_bytes().to_vec();
            wrong[at] = b'0' + other;
            let wrong = String::from_utf8(wrong).unwrap();
            prop_assert!(wrong == right.as_str() || Number::parse(&wrong).is_none());
        }
    }

    #[test]
    fn nothing_else_is_a_number() {
        for junk in ["", "123", "K7M4-29PX-TC3F", "٤٨١٢٠٩٣٧٦٥", "ååååå", "4812093765112"] {
            assert_eq!(Number::parse(junk), None, "{junk}");
        }
    }
}
