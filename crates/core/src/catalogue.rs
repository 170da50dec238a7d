//! The catalogue: everything about an agency that is data.

use crate::agency::Agency;
use crate::closure::{Closed, Closure};
use crate::errand::Errand;
use crate::holiday::Holiday;
use crate::id::{ErrandId, OfficeId};
use crate::language::{Language, Text};
use crate::office::Office;
use crate::opening::Opening;
use crate::search::fold;
use crate::slot::PlannedSlot;
use crate::town::Town;
use crate::words::Words;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// An agency with all that it offers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The agency itself.
    pub agency: Agency,
    /// Its offices, in the order of the catalogue.
    pub offices: Vec<Office>,
    /// Its errands, in the order in which people choose.
    pub errands: Vec<Errand>,
    /// Its openings.
    pub openings: Vec<Opening>,
    /// The days on which everything is closed.
    pub holidays: Vec<Holiday>,
    /// When offices are closed besides. They are made in the pages, and no file holds them.
    #[serde(default)]
    pub closures: Vec<Closure>,
    /// The towns from where its visitors come.
    #[serde(default)]
    pub towns: Vec<Town>,
    /// The agency's own words for its mails.
    #[serde(default)]
    pub words: Words,
    /// What the catalogue once had. Bookings still tell of it, but nothing new is offered.
    #[serde(default, skip)]
    pub former: Former,
}

/// Offices and errands that are no longer offered.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Former {
    /// Offices that were.
    pub offices: Vec<Office>,
    /// Errands that were.
    pub errands: Vec<Errand>,
}

impl Catalogue {
    /// The office with this id, also a former one.
    pub fn office(&self, id: &OfficeId) -> Option<&Office> {
        self.offices.iter().chain(&self.former.offices).find(|office| office.id == *id)
    }

    /// The errand with this id, also a former one.
    pub fn errand(&self, id: &ErrandId) -> Option<&Errand> {
        self.errands.iter().chain(&self.former.errands).find(|errand| errand.id == *id)
    }

    /// The time zone of the agency itself: that of its first office.
    pub fn time_zone(&self) -> TimeZone {
        self.offices.first().map_or(TimeZone::UTC, Office::time_zone)
    }

    /// The opening with this number.
    pub fn opening(&self, number: i64) -> Option<&Opening> {
        self.openings.iter().find(|opening| opening.number == number)
    }

    /// All that closes openings beside their own rules.
    pub fn closed(&self) -> Closed<'_> {
        Closed { holidays: &self.holidays, closures: &self.closures }
    }

    /// The slots of an opening on one day, in order.
    pub fn slots_on(&self, opening: &Opening, day: Date) -> Vec<PlannedSlot> {
        let office = self.office(&opening.office);
        office.map_or_else(Vec::new, |office| opening.slots_on(day, &office.time_zone(), self.closed()))
    }

    /// The numbers of the openings of an office that serve an errand.
    pub fn serving(&self, office: &OfficeId, errand: &ErrandId) -> Vec<i64> {
        let serves = |opening: &&Opening| opening.office == *office && opening.errands.contains(errand);
        self.openings.iter().filter(serves).map(|opening| opening.number).collect()
    }
}

/// What errands and offices are called in files: by their ids, or by their names in any language.
#[derive(Debug)]
pub struct Called {
    errands: HashMap<String, ErrandId>,
    offices: HashMap<String, OfficeId>,
    former: HashMap<String, OfficeId>,
}

impl Called {
    /// In this catalogue.
    pub fn of(catalogue: &Catalogue) -> Self {
        let errand = |errand: &Errand| (errand.id.clone(), errand.name.clone());
        let office = |office: &Office| (office.id.clone(), office.name.clone());
        Self {
            errands: called(&catalogue.errands.iter().map(errand).collect::<Vec<_>>()),
            offices: called(&catalogue.offices.iter().map(office).collect::<Vec<_>>()),
            former: called(&catalogue.former.offices.iter().map(office).collect::<Vec<_>>()),
        }
    }

    /// The errand that is called so.
    pub fn errand(&self, text: &str) -> Option<&ErrandId> {
        self.errands.get(&fold(text))
    }

    /// The office that is called so.
    pub fn office(&self, text: &str) -> Option<&OfficeId> {
        self.offices.get(&fold(text))
    }

    /// The office that was called so, and is no more.
    pub fn former_office(&self, text: &str) -> Option<&OfficeId> {
        self.former.get(&fold(text))
    }
}

/// Ids go before names, and what comes first in the catalogue before what comes later.
fn called<Id: Clone + std::fmt::Display>(things: &[(Id, Text)]) -> HashMap<String, Id> {
    let mut called = HashMap::new();
    for (id, _) in things {
        called.entry(fold(&id.to_string())).or_insert_with(|| id.clone());
    }
    for (id, name) in things {
        for language in Language::all() {
            called.entry(fold(name.get(language))).or_insert_with(|| id.clone());
        }
    }
    called.remove("");
    called
}
