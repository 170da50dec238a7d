//! One line of the file, and everything that is wrong with it.

use super::moment::{NoInstant, day, instant};
use super::{Cells, Column};
use crate::account::{Email, Phone};
use crate::catalogue::{Called, Catalogue};
use crate::csv::is_surely_formula;
use crate::id::OfficeId;
use crate::invitation::file::{born_on, language_named};
use crate::language::Language;
use crate::legacy::{OldBooking, OldReference, runs_at};
use crate::office::Office;
use crate::opening::local_day;
use crate::person::{BirthDateError, Name, NameError};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// So many characters of a cell are told.
const TOLD: usize = 100;

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The column.
    pub column: Column,
    /// What stands there, as far as that can be told in a line.
    pub typed: String,
    /// What is wrong with it.
    pub why: Why,
}

/// In which way it is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is empty.
    Missing,
    /// A quote in the line has no end, so that all that follows is taken for one cell.
    OpenQuote,
    /// A spreadsheet would work it out.
    Formula,
    /// It is no reference.
    Reference,
    /// This line has the same reference.
    Duplicate(usize),
    /// It is no name.
    Name(NameError),
    /// It is no date of birth.
    Born(BirthDateError),
    /// It is no email address.
    Email,
    /// It is no phone number.
    Phone,
    /// There is nothing of this name.
    Unknown,
    /// There was an office of this name, and is no more.
    FormerOffice,
    /// It is no day, or there is no such day.
    NoDay,
    /// It is no time, or there is no such day.
    NoTime,
    /// The clocks go forward over that time.
    Skipped,
    /// The clocks go back over that time, and it does not say which of the two it is.
    Twice,
    /// The office receives nobody for the errand then.
    NoOpening,
    /// It was made at the cutover or later, when nothing was booked in the old system any more.
    AfterCutover,
    /// It was made after the visit.
    AfterVisit,
}

/// What a line says. `first` tells which line had a reference first, if it was another.
pub(super) fn read(
    cells: &Cells,
    is_open: bool,
    (catalogue, called, today): (&Catalogue, &Called, Date),
    first: &mut dyn FnMut(&str) -> Option<usize>,
) -> Result<OldBooking, Vec<Fault>> {
    let mut reading = Reading { cells, faults: Vec::new() };
    if is_open {
        reading.fault(Column::Reference, Why::OpenQuote);
        return Err(reading.faults);
    }
    let reference = reading.must(Column::Reference, |text| {
        let reference = OldReference::parse(text).ok_or(Why::Reference)?;
        first(reference.key()).map_or(Ok(reference), |line| Err(Why::Duplicate(line)))
    });
    let name = reading.must(Column::Name, |text| Name::parse(text).map_err(Why::Name));
    let birth_date = reading.must(Column::Born, |text| born_on(text, today).map_err(Why::Born));
    let email = reading.may(Column::Email, |text| Email::parse(text).ok_or(Why::Email));
    let phone = reading.may(Column::Phone, |text| Phone::parse(text).ok_or(Why::Phone));
    let errand = reading.must(Column::Errand, |text| called.errand(text).cloned().ok_or(Why::Unknown));
    let office = reading.must(Column::Office, |text| office(called, text));
    let zone = zone(catalogue, office.as_ref());
    let starts_at = reading.starts_at(&zone);
    if let (Some(errand), Some(office), Some(starts_at)) = (&errand, &office, starts_at)
        && runs_at(catalogue, (errand, office), starts_at).is_empty()
    {
        reading.fault(Column::Time, Why::NoOpening);
    }
    let visit = starts_at.map(|instant| local_day(instant, &zone));
    let cutover = catalogue.agency.cutover;
    let made_on = reading.must(Column::MadeOn, |text| match day(text) {
        None => Err(Why::NoDay),
        Some(day) if day >= cutover => Err(Why::AfterCutover),
        Some(day) if visit.is_some_and(|visit| day > visit) => Err(Why::AfterVisit),
        Some(day) => Ok(day),
    });
    let language = reading.may(Column::Language, |text| language_named(text).ok_or(Why::Unknown));
    let booking = || {
        Some(OldBooking {
            reference: reference?,
            name: name?,
            birth_date: birth_date?,
            email,
            phone,
            errand: errand?,
            office: office?,
            starts_at: starts_at?,
            language: language.unwrap_or(Language::DEFAULT),
            made_on: made_on?,
        })
    };
    // Whatever is lacking has its fault.
    booking().filter(|_| reading.faults.is_empty()).ok_or(reading.faults)
}

fn office(called: &Called, text: &str) -> Result<OfficeId, Why> {
    let former = || if called.former_office(text).is_some() { Why::FormerOffice } else { Why::Unknown };
    called.office(text).cloned().ok_or_else(former)
}

/// The office's, or the agency's where the office is unknown.
fn zone(catalogue: &Catalogue, office: Option<&OfficeId>) -> TimeZone {
    let office = office.and_then(|id| catalogue.office(id));
    office.map_or_else(|| catalogue.time_zone(), Office::time_zone)
}

struct Reading<'a> {
    cells: &'a Cells,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn fault(&mut self, column: Column, why: Why) {
        let typed = self.cells.get(column).chars().take(TOLD).collect();
        self.faults.push(Fault { column, typed, why });
    }

    fn must<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Result<T, Why>) -> Option<T> {
        if self.cells.get(column).is_empty() {
            self.fault(column, Why::Missing);
            return None;
        }
        self.may(column, read)
    }

    fn may<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Result<T, Why>) -> Option<T> {
        let text = self.cells.get(column);
        if text.is_empty() {
            return None;
        }
        let read = if is_surely_formula(text) { Err(Why::Formula) } else { read(text) };
        read.map_err(|why| self.fault(column, why)).ok()
    }

    /// From the column of the time, after that of the day if it says one.
    fn starts_at(&mut self, zone: &TimeZone) -> Option<Timestamp> {
        let day = self.cells.get(Column::Day);
        self.must(Column::Time, |time| {
            let whole = format!("{day} {time}");
            instant(whole.trim(), zone).map_err(|why| match why {
                NoInstant::NoTime => Why::NoTime,
                NoInstant::Skipped => Why::Skipped,
                NoInstant::Twice => Why::Twice,
            })
        })
    }
}
