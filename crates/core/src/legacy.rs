//! Old bookings: made before the cutover, in the system that was there before.
//!
//! Once it has been imported an old booking is a booking like any other, of [`Origin::Legacy`], in an account of its own
//! to which nobody signs in. Whoever proves to be the one who comes changes or cancels it outside My Page, or takes it
//! over into theirs.
//!
//! [`Origin::Legacy`]: crate::booking::Origin::Legacy

pub mod file;
pub mod guess;

use crate::account::{Email, Phone};
use crate::booking::minutes_later;
use crate::catalogue::Catalogue;
use crate::id::{AccountId, BookingId, ErrandId, OfficeId, PersonId};
use crate::language::Language;
use crate::opening::{Opening, local_day};
use crate::person::{Access, BirthDate, Name, Person, Protection, one_line};
use crate::slot::PlannedSlot;
use jiff::Timestamp;
use jiff::civil::Date;

/// The longest reference of an old system, in characters.
pub const REFERENCE_LENGTH: usize = 40;

/// A booking as the old system's file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldBooking {
    /// What the old system called it.
    pub reference: OldReference,
    /// Who comes.
    pub name: Name,
    /// When they were born.
    pub birth_date: BirthDate,
    /// Where a code can be sent.
    pub email: Option<Email>,
    /// Where a code can be sent if there is no address.
    pub phone: Option<Phone>,
    /// What for.
    pub errand: ErrandId,
    /// Where.
    pub office: OfficeId,
    /// From when.
    pub starts_at: Timestamp,
    /// In which language they are written to.
    pub language: Language,
    /// The day on which it was made.
    pub made_on: Date,
}

impl OldBooking {
    /// Who comes, as a person with this id.
    pub fn person(&self, id: &PersonId) -> Person {
        let (name, protection, access) = (self.name.clone(), Protection::None, Access::default());
        Person { id: id.clone(), name, birth_date: self.birth_date, protection, access }
    }
}

/// A reference of the old system. However it is typed, its letters and digits say which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldReference {
    written: String,
    key: String,
}

impl OldReference {
    /// Reads a reference: at most [`REFERENCE_LENGTH`] characters on one line, among them a letter or a digit.
    pub fn parse(text: &str) -> Option<Self> {
        let written = one_line(text, REFERENCE_LENGTH)?;
        let key: String =
            written.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_uppercase).collect();
        (!key.is_empty()).then(|| Self { written: written.to_owned(), key })
    }

    /// As the old system wrote it.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// What is compared: letters and digits, in capitals.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// An old booking on its way into the ledger, with what was drawn for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The booking.
    pub old: OldBooking,
    /// A digest of all that its line says, by which a repeat is known from a contradiction.
    pub digest: String,
    /// For the account that it gets.
    pub account: AccountId,
    /// For the person who comes.
    pub person: PersonId,
}

/// An old booking that is in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Which booking it became.
    pub booking: BookingId,
    /// A digest of its line, as in [`Import::digest`].
    pub digest: String,
}

/// How the old bookings stand, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Came in.
    pub imported: i64,
    /// To come, and changed outside My Page.
    pub to_come: i64,
    /// To come, of those with neither an address nor a phone number.
    pub unreached: i64,
    /// Taken over into My Page.
    pub taken_over: i64,
    /// Cancelled.
    pub cancelled: i64,
    /// Past.
    pub past: i64,
    /// The end of the last one that is to come.
    pub last: Option<Timestamp>,
}

/// Every run of slots that an old booking can take, by the rules of its office: the steps of an opening that it lies in.
/// It need not begin with one of them, for the old system may have had other steps. None if the office receives nobody
/// for its errand then.
pub fn runs(catalogue: &Catalogue, old: &OldBooking) -> Vec<Vec<PlannedSlot>> {
    runs_at(catalogue, (&old.errand, &old.office), old.starts_at)
}

/// The same for an errand at an office.
fn runs_at(catalogue: &Catalogue, (errand, office): (&ErrandId, &OfficeId), from: Timestamp) -> Vec<Vec<PlannedSlot>> {
    let (Some(office), Some(errand)) = (
        catalogue.offices.iter().find(|known| known.id == *office),
        catalogue.errands.iter().find(|known| known.id == *errand),
    ) else {
        return Vec::new();
    };
    let (day, to) = (local_day(from, &office.time_zone()), minutes_later(from, errand.minutes));
    let serves = |opening: &&Opening| opening.office == office.id && opening.errands.contains(&errand.id);
    let run = |opening| run(&catalogue.slots_on(opening, day), from, to);
    catalogue.openings.iter().filter(serves).filter_map(run).collect()
}

/// The slots in which an interval lies, if they follow each other from its beginning to its end.
fn run(day: &[PlannedSlot], from: Timestamp, to: Timestamp) -> Option<Vec<PlannedSlot>> {
    let end = |slot: &PlannedSlot| slot.key.later(slot.step).starts_at();
    let run: Vec<PlannedSlot> =
        day.iter().filter(|slot| slot.key.starts_at() < to && from < end(slot)).copied().collect();
    let (first, last) = (run.first()?, run.last()?);
    let whole = first.key.starts_at() <= from
        && to <= end(last)
        && run.windows(2).all(|pair| pair[0].key.later(pair[0].step) == pair[1].key)
        && run.iter().all(|slot| slot.planned > 0);
    whole.then_some(run)
}
