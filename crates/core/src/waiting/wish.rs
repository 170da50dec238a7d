//! What would do for somebody, and what a run that came free is.

use super::WhyNot;
use crate::catalogue::Catalogue;
use crate::hold::Hold;
use crate::id::{ErrandId, HoldId, OfficeId};
use crate::ledger::Spot;
use crate::opening::{Opening, weekdays};
use crate::party::{Comer, Party};
use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// What would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// What for, first of all.
    pub errand: ErrandId,
    /// Who comes, each with an errand.
    pub party: Vec<Comer>,
    /// Minutes that they take, as [`crate::party::Party`] says.
    pub minutes: i64,
    /// Places that they take side by side.
    pub places: i64,
    /// Whether somebody comes in a wheelchair.
    pub step_free: bool,
    /// At which offices.
    pub offices: Vec<OfficeId>,
    /// On which weekdays.
    #[serde(with = "weekdays")]
    pub weekdays: Vec<Weekday>,
    /// Local time at which the visit may begin at the earliest.
    pub from: Time,
    /// Local time by which it has to be over.
    pub to: Time,
    /// How many hours before a visit they have to know of it: who needs two days is not asked about tomorrow.
    pub notice_hours: i64,
    /// The first day.
    pub earliest: Date,
    /// The last day.
    pub latest: Date,
}

impl Wish {
    /// Any time at these offices, on any of these days. What the people take of an office is not yet known.
    pub fn any_time(
        errand: ErrandId,
        party: Vec<Comer>,
        offices: Vec<OfficeId>,
        (earliest, latest): (Date, Date),
    ) -> Self {
        Self {
            errand,
            party,
            minutes: 0,
            places: 0,
            step_free: false,
            offices,
            weekdays: Weekday::Monday.cycle_forward().take(7).collect(),
            from: Time::midnight(),
            to: Time::MAX,
            notice_hours: 0,
            earliest,
            latest,
        }
    }

    /// The wish with what these people take of an office.
    #[must_use]
    pub fn for_party(&self, party: &Party) -> Self {
        Self { minutes: party.minutes, places: party.places, step_free: party.step_free, ..self.clone() }
    }

    /// Whether they can be received in a run, whole and when it suits them.
    pub fn fits(&self, freed: &Freed) -> Result<(), WhyNot> {
        let received = |errand: &ErrandId| freed.errands.contains(errand);
        let why = if !self.offices.contains(&freed.spot.office) {
            WhyNot::Office
        } else if !received(&self.errand) || !self.party.iter().all(|comer| received(&comer.errand)) {
            WhyNot::Errand
        } else if self.step_free && !freed.step_free {
            WhyNot::Steps
        } else if self.minutes > freed.minutes || self.places > freed.places {
            WhyNot::Size
        } else if freed.day < self.earliest || self.latest < freed.day {
            WhyNot::Day
        } else if !self.weekdays.contains(&freed.day.weekday()) {
            WhyNot::Weekday
        } else if freed.time < self.from || last_minute(self.to) < minute(freed.time) + self.minutes {
            WhyNot::Hours
        } else {
            return Ok(());
        };
        Err(why)
    }
}

/// A run that came free and that a hold keeps until it is settled who gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freed {
    /// What keeps its places.
    pub hold: HoldId,
    /// Where and from when.
    pub spot: Spot,
    /// How long it is.
    pub minutes: i64,
    /// How many places it has side by side.
    pub places: i64,
    /// What can be settled there.
    pub errands: Vec<ErrandId>,
    /// Whether a wheelchair gets there.
    pub step_free: bool,
    /// The local day.
    pub day: Date,
    /// The local time of the start.
    pub time: Time,
    /// The time zone there.
    pub zone: TimeZone,
}

impl Freed {
    /// Each beginning of what a hold keeps, the longest first.
    pub fn of(catalogue: &Catalogue, hold: &Hold) -> Vec<Self> {
        let opening = hold.places.first().and_then(|first| catalogue.opening(first.slot.opening()));
        let Some(opening) = opening else { return Vec::new() };
        let step = match &hold.places[..] {
            [first, second, ..] => second.slot.0 - first.slot.0,
            _ => opening.step,
        };
        let zone = catalogue.time_zone();
        let beginning = |nth: usize| {
            let rest = &hold.places[nth..];
            let places = rest.iter().map(|taken| taken.places).min().unwrap_or_default();
            let size = (rest.len() as i64 * step, places);
            Self::new(hold.id.clone(), opening, rest[0].slot.starts_at(), size, &zone)
        };
        (0..hold.places.len()).map(beginning).collect()
    }

    /// So many minutes and places of an opening.
    pub fn new(
        hold: HoldId,
        opening: &Opening,
        starts_at: Timestamp,
        (minutes, places): (i64, i64),
        zone: &TimeZone,
    ) -> Self {
        let local = zone.to_datetime(starts_at);
        Self {
            hold,
            spot: Spot { office: opening.office.clone(), starts_at },
            minutes,
            places,
            errands: opening.errands.clone(),
            step_free: opening.step_free,
            day: local.date(),
            time: local.time(),
            zone: zone.clone(),
        }
    }
}

fn minute(time: Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

/// The minute by which something is over. The last second of a day stands for its end.
fn last_minute(time: Time) -> i64 {
    minute(time) + i64::from(time.second() == 59)
}
