//! Bookings: a reference, a time at an office, and the people who come.

use crate::id::{AccountId, BookingId, ErrandId, InvitationId, OfficeId, PersonId};
use crate::ledger::Spot;
use crate::party::Comer;
use crate::slot::{Pool, Taken};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// One booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// Which booking.
    pub id: BookingId,
    /// What people say, write and scan.
    pub reference: Reference,
    /// Whose account it was made on.
    pub account: AccountId,
    /// Where.
    pub office: OfficeId,
    /// What for.
    pub errand: ErrandId,
    /// From when.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
    /// From which pool its places are.
    pub pool: Pool,
    /// How it stands.
    pub state: State,
    /// Where it was made.
    pub origin: Origin,
    /// The request that it answers. Moving keeps it.
    #[serde(default)]
    pub invitation: Option<InvitationId>,
    /// Raised by each change; the `SEQUENCE` of calendar files.
    pub sequence: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// Who comes.
    pub party: Vec<Member>,
    /// The places it takes; none once it has ended.
    pub places: Vec<Taken>,
}

/// One person of a party: a row of `party`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who comes.
    pub person: PersonId,
    /// With which errand.
    pub errand: ErrandId,
    /// For which case; empty for none.
    pub case_file: String,
    /// How many minutes it takes.
    pub minutes: i64,
    /// Whether this person joined after the booking was made.
    #[serde(default)]
    pub added: bool,
    /// Which of the person's bookings for the errand it is: 0, unless staff made a second one.
    #[serde(default)]
    pub nth: i64,
}

/// How a booking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The visit is to come.
    Booked,
    /// It was cancelled.
    Cancelled,
    /// Its end has passed.
    Past,
}

/// Where a booking was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// On My Page.
    MyPage,
    /// By staff, for somebody.
    Staff,
    /// On My Page, for a request to book.
    Invitation,
    /// In the old system, before the cutover. Whoever takes it over has it on My Page from then on.
    Legacy,
}

macro_rules! as_text {
    ($type:ident: $($variant:ident = $text:literal),+) => {
        impl $type {
            /// As it stands in tables.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// From a table.
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

as_text!(State: Booked = "booked", Cancelled = "cancelled", Past = "past");
as_text!(Origin: MyPage = "my_page", Staff = "staff", Invitation = "invitation", Legacy = "legacy");

impl Booking {
    /// How it stands at this instant: a booking whose end has passed is past, whether or not anybody has noted it.
    pub fn state_at(&self, now: Timestamp) -> State {
        match self.state {
            State::Booked if self.ends_at <= now => State::Past,
            state => state,
        }
    }

    /// The same booking, cancelled.
    #[must_use]
    pub fn cancelled(&self, now: Timestamp) -> Self {
        Self { state: State::Cancelled, places: Vec::new(), ..self.changed(now) }
    }

    /// The same booking, noted as past. Its places stay taken: they were.
    #[must_use]
    pub fn past(&self) -> Self {
        Self { state: State::Past, ..self.clone() }
    }

    /// The same booking at another time, or for other people.
    #[must_use]
    pub fn moved(&self, to: Place, now: Timestamp) -> Self {
        let Place { office, errand, starts_at, ends_at, pool, party, places } = to;
        Self { office, errand, starts_at, ends_at, pool, party, places, ..self.changed(now) }
    }

    /// How many people come; one with two errands is one.
    pub fn people(&self) -> usize {
        let persons: BTreeSet<&PersonId> = self.party.iter().map(|member| &member.person).collect();
        persons.len()
    }

    /// Whether one of these comes, with the same errand.
    pub fn concerns(&self, party: &[Comer]) -> bool {
        self.comers().iter().any(|comer| party.iter().any(|other| other.same(comer)))
    }

    /// Where and when it is.
    pub fn spot(&self) -> Spot {
        Spot { office: self.office.clone(), starts_at: self.starts_at }
    }

    /// What it is for first of all when these come: what it was, as long as one of them still comes for that.
    pub fn first_errand<'b>(&'b self, comers: &'b [Comer]) -> &'b ErrandId {
        match comers.first() {
            Some(first) if comers.iter().all(|comer| comer.errand != self.errand) => &first.errand,
            _ => &self.errand,
        }
    }

    /// Whether somebody stays for whom it was booked. Without them it would be handed on.
    pub fn is_kept_by(&self, comers: &[Comer]) -> bool {
        self.party.iter().any(|member| !member.added && comers.iter().any(|comer| comer.person == member.person))
    }

    /// Whether nobody joins and the time stays. What the rest have is theirs, whatever has changed since it was booked:
    /// nothing needs to be held, and they keep their minutes and the first of their places.
    pub fn only_loses(&self, comers: &[Comer], to: &Spot) -> bool {
        let now = self.comers();
        self.spot() == *to && comers.iter().all(|comer| now.contains(comer))
    }

    /// Who comes, as a wish says it.
    pub fn comers(&self) -> Vec<Comer> {
        self.party.iter().map(Comer::from).collect()
    }

    fn changed(&self, now: Timestamp) -> Self {
        Self { sequence: self.sequence + 1, changed_at: now, ..self.clone() }
    }
}

/// All of a booking that a move may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// At which office.
    pub office: OfficeId,
    /// What for, first of all.
    pub errand: ErrandId,
    /// From when.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
    /// From which pool.
    pub pool: Pool,
    /// Who comes.
    pub party: Vec<Member>,
    /// In which slots.
    pub places: Vec<Taken>,
}

/// The instant so many minutes later.
///
/// # Panics
/// Beyond the year 9999.
pub fn minutes_later(instant: Timestamp, minutes: i64) -> Timestamp {
    Timestamp::from_second(instant.as_second() + minutes * 60).expect("a visit is in the era of the calendar")
}

/// What people see of a booking: eight characters that are not mistaken for each other, the last of them a check.
/// Written `K7M4-29PX`; read in any case, with or without the hyphen.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reference(String);

/// The characters of references: no vowels (no words), no 0/O, 1/I/L, 5/S, 8/B, 2/Z. A prime number of them, so that
/// the check finds every wrong character and every swap of two neighbours.
pub const REFERENCE_CHARACTERS: &str = "3467CDFGHJKMNPQRTVX";
const ALPHABET: &[u8] = REFERENCE_CHARACTERS.as_bytes();

/// How many characters a reference has.
const LENGTH: usize = 8;

impl Reference {
    /// How many different numbers [`Reference::from_number`] tells apart: 19⁷.
    pub const COUNT: u64 = 893_871_739;

    /// The reference of a number (drawn at random by the caller), modulo [`Reference::COUNT`].
    pub fn from_number(number: u64) -> Self {
        Self(checked(number, LENGTH - 1))
    }

    /// Reads a reference as typed.
    pub fn parse(text: &str) -> Option<Self> {
        from_typed(text, LENGTH).map(Self)
    }

    /// Without the hyphen, as it stands in tables and addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// So many characters for a number, and one more as a check.
pub(crate) fn checked(number: u64, length: usize) -> String {
    let mut rest = number;
    let mut values = vec![0; length];
    for value in values.iter_mut().rev() {
        *value = (rest % 19) as usize;
        rest /= 19;
    }
    values.push(check(&values));
    values.into_iter().map(|value| char::from(ALPHABET[value])).collect()
}

/// Characters as somebody typed them, if there are so many and the last one fits the others.
pub(crate) fn from_typed(text: &str, length: usize) -> Option<String> {
    let values: Option<Vec<usize>> = text
        .chars()
        .filter(|character| !character.is_whitespace() && !matches!(character, '-' | '–'))
        .map(|character| ALPHABET.iter().position(|known| char::from(*known) == character.to_ascii_uppercase()))
        .collect();
    let values = values.filter(|values| {
        values.len() == length && values.split_last().is_some_and(|(last, before)| check(before) == *last)
    })?;
    Some(values.iter().map(|value| char::from(ALPHABET[*value])).collect())
}

/// Weighted sum of the values modulo 19; the weights from 2 on are all different, so that swaps are found.
fn check(values: &[usize]) -> usize {
    values.iter().zip(2..).map(|(value, weight)| value * weight).sum::<usize>() % 19
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", &self.0[..4], &self.0[4..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_reference_survives_being_typed(number in 0..Reference::COUNT) {
            let reference = Reference::from_number(number);
            prop_assert_eq!(Reference::parse(&reference.to_string().to_lowercase()), Some(reference.clone()));
            prop_assert_eq!(Reference::parse(&format!(" {} ", reference.as_str())), Some(reference));
        }

        #[test]
        fn a_wrong_character_or_a_swap_is_found(number in 0..Reference::COUNT, at in 0usize..7, other in 0usize..19) {
            let right = Reference::from_number(number);
            let mut wrong = right.as_str().as_bytes().to_vec();
            wrong[at] = ALPHABET[other];
            let wrong = String::from_utf8(wrong).unwrap();
            prop_assert!(wrong == right.as_str() || Reference::parse(&wrong).is_none());
            let mut swapped = right.as_str().as_bytes().to_vec();
            swapped.swap(at, at + 1);
            let swapped = String::from_utf8(swapped).unwrap();
            prop_assert!(swapped == right.as_str() || Reference::parse(&swapped).is_none());
        }
    }
}
