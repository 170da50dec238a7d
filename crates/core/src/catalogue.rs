//! The catalogue: everything about an agency that is data.

use crate::agency::Agency;
use crate::closure::{Closed, Closure};
use crate::errand::Errand;
use crate::holiday::Holiday;
use crate::id::{ErrandId, OfficeId};
use crate::office::Office;
use crate::opening::Opening;
use crate::slot::PlannedSlot;
use crate::town::Town;
use crate::words::Words;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

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
