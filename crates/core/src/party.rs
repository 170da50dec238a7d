//! Parties: who comes to one visit, how long that takes, and which times can fit.
//!
//! People are received one after the other at one place, or all at once at a place each, as the errand says. One who
//! has two errands settles them one after the other in either case. Ages decide whether a child must come and how
//! long it takes; access needs decide from when on and where.

use crate::availability::Need;
use crate::booking::{Booking, Member};
use crate::catalogue::Catalogue;
use crate::errand::{Errand, Together};
use crate::id::{ErrandId, OfficeId, PersonId};
use crate::ledger::Refusal;
use crate::opening::Opening;
use crate::person::Person;
use crate::slot::Pool;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One who is to come, with one errand. Who has two errands is two comers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Comer {
    /// Who.
    pub person: PersonId,
    /// What for.
    pub errand: ErrandId,
    /// For which case; empty for none.
    #[serde(default)]
    pub case_file: String,
}

impl Comer {
    /// Somebody without a case.
    pub fn new(person: &PersonId, errand: &ErrandId) -> Self {
        Self { person: person.clone(), errand: errand.clone(), case_file: String::new() }
    }

    /// Whether it is the same person with the same errand.
    pub fn same(&self, other: &Self) -> bool {
        self.person == other.person && self.errand == other.errand
    }
}

impl From<&Member> for Comer {
    fn from(member: &Member) -> Self {
        Self { person: member.person.clone(), errand: member.errand.clone(), case_file: member.case_file.clone() }
    }
}

/// All about those who come that decides which times fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Who comes, each with an errand and its minutes. Empty while nobody has been named.
    pub members: Vec<Member>,
    /// Every errand of the visit.
    pub errands: BTreeSet<ErrandId>,
    /// How long the visit takes.
    pub minutes: i64,
    /// How many places it takes side by side.
    pub places: i64,
    /// Whether an interpreter must be found.
    pub interpreter: bool,
    /// Whether somebody comes in a wheelchair.
    pub step_free: bool,
}

impl Party {
    /// One grown-up whom nobody has named yet: times can be looked at before anybody signs in.
    pub fn anybody(errand: &Errand) -> Self {
        Self {
            members: Vec::new(),
            errands: BTreeSet::from([errand.id.clone()]),
            minutes: errand.minutes,
            places: 1,
            interpreter: false,
            step_free: false,
        }
    }

    /// The party of these comers, whose first errand is this one.
    ///
    /// Refused if nobody comes, if the errands do not go together, if somebody is too young to need to come, or if
    /// only somebody whom the agency has asked may book one of the errands.
    pub fn of(
        catalogue: &Catalogue,
        first: &Errand,
        comers: &[Comer],
        persons: &HashMap<PersonId, Person>,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        let mut members = Vec::new();
        let (mut interpreter, mut step_free) = (false, false);
        let comers: BTreeSet<&Comer> = comers.iter().collect();
        for comer in comers {
            let errand = catalogue.errand(&comer.errand).ok_or(Refusal::NotOffered)?;
            if errand.id != first.id && !first.also.contains(&errand.id) {
                return Err(Refusal::NotOffered);
            }
            let person = persons.get(&comer.person).ok_or(Refusal::NotFound)?;
            let rule = errand.age_rule(person.birth_date, errand.age_day(now, &catalogue.time_zone()));
            if rule.is_some_and(|rule| !rule.must_come()) {
                return Err(Refusal::NeedNotCome(person.id.clone()));
            }
            interpreter |= person.access.interpreter.is_some();
            step_free |= person.access.step_free;
            let Comer { person, errand: id, case_file } = comer.clone();
            let minutes = rule.map_or(errand.minutes, |rule| rule.minutes);
            members.push(Member { person, errand: id, case_file, minutes, added: false, nth: 0 });
        }
        let errands: BTreeSet<ErrandId> = members.iter().map(|member| member.errand.clone()).collect();
        if members.is_empty() {
            return Err(Refusal::NobodyComes);
        }
        if !errands.contains(&first.id) {
            return Err(Refusal::NotOffered);
        }
        let side_by_side =
            errands.iter().all(|id| catalogue.errand(id).is_some_and(|errand| errand.together == Together::SideBySide));
        let (minutes, places) = size(&members, side_by_side);
        Ok(Self { members, errands, minutes, places, interpreter, step_free })
    }

    /// Those of a booking who stay when the others drop out. They take the minutes for which they were booked.
    pub fn rest(booking: &Booking, comers: &[Comer]) -> Self {
        let stays = |member: &&Member| comers.iter().any(|comer| *comer == Comer::from(*member));
        let members: Vec<Member> = booking.party.iter().filter(stays).cloned().collect();
        let errands: BTreeSet<ErrandId> = members.iter().map(|member| member.errand.clone()).collect();
        // Several people side by side have a place each, whatever the errands say by now.
        let (minutes, places) = size(&members, booking.places.iter().any(|taken| taken.places > 1));
        Self { members, errands, minutes, places, interpreter: false, step_free: false }
    }

    /// What it needs of the slots of an opening.
    pub fn need(&self, pool: Pool) -> Need {
        Need { minutes: self.minutes, places: self.places, pool }
    }

    /// The first and the last start that may be booked now. An interpreter takes time to find.
    pub fn window(&self, catalogue: &Catalogue, errand: &Errand, now: Timestamp) -> (Timestamp, Timestamp) {
        let (first, last) = errand.window(now);
        let found = now + (24 * catalogue.agency.interpreter_days).hours();
        (if self.interpreter { first.max(found) } else { first }, last)
    }

    /// The numbers of the openings of an office where everything can be settled that these people come for.
    pub fn openings(&self, catalogue: &Catalogue, office: &OfficeId) -> Vec<i64> {
        self.receiving(catalogue, office).map(|opening| opening.number).collect()
    }

    /// Whether the party could ever fit into a day at the office, however empty.
    pub fn fits(&self, catalogue: &Catalogue, office: &OfficeId, pool: Pool) -> bool {
        self.receiving(catalogue, office).any(|opening| {
            let need = self.need(pool);
            need.slots(opening.step) * opening.step <= opening.length() && need.places <= opening.places_in(pool)
        })
    }

    fn receiving<'c>(&self, catalogue: &'c Catalogue, office: &OfficeId) -> impl Iterator<Item = &'c Opening> {
        catalogue.openings.iter().filter(move |opening| {
            opening.office == *office
                && (opening.step_free || !self.step_free)
                && self.errands.iter().all(|errand| opening.errands.contains(errand))
        })
    }

    /// How many of these people fit into one visit at one of the offices, where not all of them do.
    pub fn most(&self, catalogue: &Catalogue, offices: &[OfficeId], pool: Pool) -> usize {
        let persons: BTreeSet<&PersonId> = self.members.iter().map(|member| &member.person).collect();
        let fits = |count: &usize| {
            let some: Vec<&PersonId> = persons.iter().take(*count).copied().collect();
            let members: Vec<Member> =
                self.members.iter().filter(|member| some.contains(&&member.person)).cloned().collect();
            let (minutes, places) = size(&members, self.places > 1);
            let part = Self { members, minutes, places, ..self.clone() };
            offices.iter().any(|office| part.fits(catalogue, office, pool))
        };
        (1..persons.len()).rev().find(fits).unwrap_or(0)
    }
}

/// Minutes and places of these people together.
fn size(members: &[Member], side_by_side: bool) -> (i64, i64) {
    let mut each: BTreeMap<&PersonId, i64> = BTreeMap::new();
    for member in members {
        *each.entry(&member.person).or_default() += member.minutes;
    }
    if side_by_side { (each.values().copied().max().unwrap_or(0), each.len() as i64) } else { (each.values().sum(), 1) }
}
