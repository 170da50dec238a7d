//! The day of an office as staff read it: who comes, and counters side by side with what stands in them.
//!
//! No booking knows its counter. The ledger counts places, and any set of runs that fits by counting can be laid onto
//! so many columns (they are intervals), so columns are drawn when a day is read.

mod axis;
mod columns;
#[cfg(test)]
mod tests;

pub use axis::Axis;
pub use columns::{Piece, Track, What, tracks};

use crate::booking::{Booking, State};
use crate::catalogue::Catalogue;
use crate::id::{OfficeId, PersonId};
use crate::occupancy::Occupancy;
use crate::office::Office;
use crate::opening::Opening;
use crate::person::{Person, Protection};
use crate::slot::{Pool, Slot, Taken};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::collections::{BTreeSet, HashMap};

/// The day of an office.
#[derive(Debug, Clone, PartialEq)]
pub struct Day {
    /// Which day, there.
    pub date: Date,
    /// When it is looked at.
    pub now: Timestamp,
    /// Who comes, in the order of time; cancelled bookings as well.
    pub entries: Vec<Entry>,
    /// The counters.
    pub tracks: Vec<Track>,
    /// The hours; none on a day without times.
    pub axis: Option<Axis>,
    /// How many places there are.
    pub occupancy: Occupancy,
    /// Why there are no times, if there are none.
    pub shut: Option<Shut>,
}

/// Why nobody is received on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    /// It is a holiday.
    Holiday,
    /// The office is closed for the whole day.
    Closure,
    /// No opening is for this day.
    NoOpening,
    /// There are openings, but no times of theirs.
    NoTimes,
}

/// One booking of a day, as far as a member of staff may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// From when.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
    /// How it stands.
    pub state: State,
    /// From which pool its places are.
    pub pool: Pool,
    /// How many come.
    pub people: usize,
    /// The places that it takes; none once it is cancelled.
    pub places: Vec<Taken>,
    /// Who comes and what for. None where the identity of one of them is protected from whoever reads.
    pub visit: Option<Visit>,
}

/// A booking with those who come.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// The booking.
    pub booking: Booking,
    /// Its people, each once, whoever comes for the first errand in front.
    pub persons: Vec<Person>,
}

/// What the people of a visit need.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs<'v> {
    /// The tags of the languages that interpreters are needed for.
    pub interpreters: BTreeSet<&'v str>,
    /// Whether somebody comes in a wheelchair.
    pub step_free: bool,
    /// Anything else, in their own words.
    pub others: Vec<&'v str>,
}

impl Day {
    /// A day, from all slots that it has at the office.
    pub fn of(
        catalogue: &Catalogue,
        office: &Office,
        date: Date,
        (slots, entries): (&[Slot], Vec<Entry>),
        now: Timestamp,
    ) -> Self {
        let openings: Vec<&Opening> = catalogue.openings.iter().filter(|opening| opening.office == office.id).collect();
        Self {
            date,
            now,
            tracks: tracks(&openings, slots, &entries, now),
            axis: Axis::of(slots, &office.time_zone()),
            occupancy: Occupancy::of(slots, now),
            shut: slots.is_empty().then(|| Shut::on(catalogue, &office.id, date)),
            entries,
        }
    }

    /// The bookings that have not been cancelled.
    pub fn visits(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.state != State::Cancelled)
    }

    /// How many people come.
    pub fn people(&self) -> usize {
        self.visits().map(|entry| entry.people).sum()
    }

    /// How many of the visits need something.
    pub fn needing(&self) -> usize {
        self.visits().filter(|entry| entry.visit.as_ref().is_some_and(|visit| !visit.needs().is_empty())).count()
    }
}

impl Shut {
    /// Why there are no times on a day.
    pub fn on(catalogue: &Catalogue, office: &OfficeId, date: Date) -> Self {
        let mut openings = catalogue.openings.iter().filter(|opening| opening.office == *office);
        let closed = catalogue.closed();
        if closed.is_holiday(date) {
            Self::Holiday
        } else if closed.all_day(office, date) {
            Self::Closure
        } else if openings.any(|opening| opening.hours_on(date, closed).is_some()) {
            Self::NoTimes
        } else {
            Self::NoOpening
        }
    }
}

/// From the beginning of one day to the end of another, in a zone.
pub fn span(first: Date, last: Date, zone: &TimeZone) -> (Timestamp, Timestamp) {
    let begins = |day: Date| zone.to_ambiguous_timestamp(day.to_datetime(jiff::civil::Time::midnight())).compatible();
    let end = last.checked_add(1.day()).and_then(begins);
    (begins(first).unwrap_or(Timestamp::MIN), end.unwrap_or(Timestamp::MAX))
}

impl Entry {
    /// A booking as it is seen now. What is not known of its people counts as protected.
    pub fn of(booking: Booking, known: &HashMap<PersonId, Person>, sees_protected: bool, now: Timestamp) -> Self {
        let (starts_at, ends_at, pool) = (booking.starts_at, booking.ends_at, booking.pool);
        let (state, people, places) = (booking.state_at(now), booking.people(), booking.places.clone());
        let visit = Visit::of(booking, known);
        let visit = visit.filter(|visit| sees_protected || !visit.has(Protection::Protected));
        Self { starts_at, ends_at, state, pool, people, places, visit }
    }
}

impl Visit {
    fn of(booking: Booking, known: &HashMap<PersonId, Person>) -> Option<Self> {
        let mut ids: Vec<&PersonId> = Vec::new();
        let (first, rest): (Vec<_>, Vec<_>) = booking.party.iter().partition(|one| one.errand == booking.errand);
        for member in first.into_iter().chain(rest) {
            if !ids.contains(&&member.person) {
                ids.push(&member.person);
            }
        }
        let persons: Option<Vec<Person>> = ids.into_iter().map(|id| known.get(id).cloned()).collect();
        persons.filter(|persons| !persons.is_empty()).map(|persons| Self { booking, persons })
    }

    /// Whether the identity of one of them is protected this far.
    pub fn has(&self, level: Protection) -> bool {
        self.persons.iter().any(|person| person.protection == level)
    }

    /// What they need.
    pub fn needs(&self) -> Needs<'_> {
        let mut needs = Needs::default();
        for access in self.persons.iter().map(|person| &person.access) {
            needs.interpreters.extend(access.interpreter.as_deref());
            needs.step_free |= access.step_free;
            needs.others.extend(Some(access.other.as_str()).filter(|other| !other.is_empty()));
        }
        needs
    }
}

impl Needs<'_> {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
