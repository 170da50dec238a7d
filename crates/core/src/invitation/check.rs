//! What is wrong with a request before it is made.

use super::{Asked, Invitee, NOTE, PEOPLE, Reason};
use crate::catalogue::Catalogue;
use crate::id::{ErrandId, OfficeId, PersonId};
use crate::ledger::Refusal;
use crate::opening::local_day;
use crate::party::{Comer, Party};
use crate::person::{Access, Person, Protection};
use crate::search::fold;
use crate::slot::Pool;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeSet;

/// How many characters a case number can have.
pub const CASE: usize = 40;
/// How many lines a postal address can have below the name, and how many characters each.
pub const ADDRESS: (usize, usize) = (5, 45);
/// How many days ahead a date can be.
const DAYS: i64 = 365;

/// One thing that is wrong. People, offices and lines are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is no case number, or it is too long.
    Case,
    /// Nobody is named, or too many are.
    People,
    /// This one is named twice.
    Twice(usize),
    /// This one has no errand, or one that there is not.
    Errand(usize),
    /// The errands of this one cannot be settled in the same visit as the first one's.
    Apart(usize),
    /// This child is too young to need to come.
    NeedNotCome(usize),
    /// This office does not exist.
    Office(usize),
    /// All of this does not fit into one visit at this office.
    DoesNotFit(OfficeId),
    /// There is no office where all of this fits into one visit.
    Nowhere,
    /// The date has passed.
    Passed,
    /// The date is more than a year away.
    FarAhead,
    /// The reason says nothing without words of the officer's own.
    Unexplained,
    /// The words are too many.
    Note,
    /// A mail needs an address.
    Email,
    /// A letter needs a postal address.
    Address,
    /// The postal address has too many lines, or too long ones.
    AddressSize,
}

impl Asked {
    /// Everything that is wrong with it, in the order of the fields.
    pub fn faults(&self, catalogue: &Catalogue, now: Timestamp) -> Vec<Fault> {
        let mut faults = Vec::new();
        let case = self.case_file.trim();
        if case.is_empty() || case.chars().count() > CASE {
            faults.push(Fault::Case);
        }
        let before = faults.len();
        self.check_people(catalogue, &mut faults);
        self.check_offices(catalogue, faults.len() == before, now, &mut faults);
        let today = local_day(now, &catalogue.time_zone());
        if self.book_by < today {
            faults.push(Fault::Passed);
        } else if self.book_by > today.saturating_add(DAYS.days()) {
            faults.push(Fault::FarAhead);
        }
        if self.reason == Reason::Other && self.note.trim().is_empty() {
            faults.push(Fault::Unexplained);
        } else if self.note.chars().count() > NOTE {
            faults.push(Fault::Note);
        }
        if self.channel.mails() && self.email.is_none() {
            faults.push(Fault::Email);
        }
        let (lines, length) = ADDRESS;
        if self.channel.writes() && self.address.is_empty() {
            faults.push(Fault::Address);
        } else if self.address.len() > lines || self.address.iter().any(|line| line.chars().count() > length) {
            faults.push(Fault::AddressSize);
        }
        faults
    }

    fn check_people(&self, catalogue: &Catalogue, faults: &mut Vec<Fault>) {
        if self.people.is_empty() || self.people.len() > PEOPLE {
            faults.push(Fault::People);
        }
        let mut known = BTreeSet::new();
        for (nth, invitee) in self.people.iter().enumerate() {
            if !known.insert((fold(invitee.name.as_str()), invitee.birth_date)) {
                faults.push(Fault::Twice(nth));
            }
            let unknown = |errand: &ErrandId| catalogue.errand(errand).is_none();
            if invitee.errands.is_empty() || invitee.errands.iter().any(unknown) {
                faults.push(Fault::Errand(nth));
            }
        }
    }

    fn check_offices(&self, catalogue: &Catalogue, people_are_right: bool, now: Timestamp, faults: &mut Vec<Fault>) {
        let unknown =
            |(nth, office): (usize, &OfficeId)| catalogue.office(office).is_none().then_some(Fault::Office(nth));
        let before = faults.len();
        faults.extend(self.offices.iter().enumerate().filter_map(unknown));
        if !people_are_right || faults.len() > before {
            return;
        }
        let Some(party) = self.check_party(catalogue, now, faults) else { return };
        let fits = |office: &OfficeId| party.fits(catalogue, office, Pool::Public);
        if self.offices.is_empty() && !catalogue.offices.iter().any(|office| fits(&office.id)) {
            faults.push(Fault::Nowhere);
        }
        faults.extend(self.offices.iter().filter(|office| !fits(office)).cloned().map(Fault::DoesNotFit));
    }

    /// The party that these people would make.
    fn check_party(&self, catalogue: &Catalogue, now: Timestamp, faults: &mut Vec<Fault>) -> Option<Party> {
        let first = catalogue.errand(self.people.first()?.errands.first()?)?;
        let apart = |invitee: &Invitee| invitee.errands.iter().any(|id| *id != first.id && !first.also.contains(id));
        let before = faults.len();
        faults.extend(
            self.people.iter().enumerate().filter(|(_, invitee)| apart(invitee)).map(|(nth, _)| Fault::Apart(nth)),
        );
        if faults.len() > before {
            return None;
        }
        let id = |nth: usize| PersonId(nth.to_string());
        let person = |(nth, invitee): (usize, &Invitee)| {
            let (name, birth_date) = (invitee.name.clone(), invitee.birth_date);
            let person =
                Person { id: id(nth), name, birth_date, protection: Protection::None, access: Access::default() };
            (id(nth), person)
        };
        let persons = self.people.iter().enumerate().map(person).collect();
        let comers: Vec<Comer> = self
            .people
            .iter()
            .enumerate()
            .flat_map(|(nth, invitee)| invitee.errands.iter().map(move |errand| Comer::new(&id(nth), errand)))
            .collect();
        match Party::of(catalogue, first, &comers, &persons, now) {
            Ok(party) => Some(party),
            Err(Refusal::NeedNotCome(person)) => {
                faults.extend(person.as_str().parse().ok().map(Fault::NeedNotCome));
                None
            }
            Err(_) => {
                faults.push(Fault::Errand(0));
                None
            }
        }
    }

    /// What makes another request the same: case, people and errands.
    pub fn likeness(&self) -> String {
        let mut people: Vec<(String, String, Vec<&str>)> = self
            .people
            .iter()
            .map(|invitee| {
                let mut errands: Vec<&str> = invitee.errands.iter().map(ErrandId::as_str).collect();
                errands.sort_unstable();
                (fold(invitee.name.as_str()), invitee.birth_date.to_string(), errands)
            })
            .collect();
        people.sort();
        format!("{:?}", (self.case_file.trim(), people))
    }
}
