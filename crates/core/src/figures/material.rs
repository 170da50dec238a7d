//! What figures are counted from.

use super::Places;
use crate::booking::State;
use crate::id::{ErrandId, OfficeId};
use crate::opening::local_day;
use crate::visit::{Outcome, Stage};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// A visit, as figures see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// Where.
    pub office: OfficeId,
    /// On which day there.
    pub day: Date,
    /// What for.
    pub errand: ErrandId,
    /// From when they were booked; none without an appointment.
    pub starts_at: Option<Timestamp>,
    /// When they came.
    pub arrived_at: Timestamp,
    /// When they were called first.
    pub called_at: Option<Timestamp>,
    /// When a counter began with them.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// At which counter they were last.
    pub counter: Option<i64>,
    /// How it stands.
    pub stage: Stage,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// How many people.
    pub people: i64,
}

/// A booking, as figures see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Where.
    pub office: OfficeId,
    /// On which day there.
    pub day: Date,
    /// What for.
    pub errand: ErrandId,
    /// From when.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
    /// How it stands.
    pub state: State,
    /// When it was last changed: cancelled, if it was.
    pub changed_at: Timestamp,
    /// When the agency asked for it, if it did.
    pub asked_at: Option<Timestamp>,
    /// Whether they were received.
    pub received: bool,
    /// Whether they registered and were neither received nor given up for lost.
    pub waited: bool,
}

/// By what an office counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Customs {
    /// How many minutes after their time somebody is still punctual.
    pub grace: i64,
    /// In which zone its hours are.
    pub zone: TimeZone,
}

/// What figures are counted from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Material {
    /// The offices at which all of this was, and by what each of them counts.
    pub offices: BTreeMap<OfficeId, Customs>,
    /// Visits of the period.
    pub came: Vec<Came>,
    /// Bookings whose time is in the period.
    pub planned: Vec<Planned>,
    /// Places by office and day.
    pub places: BTreeMap<(OfficeId, Date), Places>,
    /// The first free time that there was, by office, errand and day.
    pub first_free: BTreeMap<(OfficeId, ErrandId, Date), Option<Date>>,
}

impl Material {
    /// Takes that of other offices to it.
    pub fn join(&mut self, more: Self) {
        let Self { offices, came, planned, places, first_free } = more;
        self.offices.extend(offices);
        self.came.extend(came);
        self.planned.extend(planned);
        self.places.extend(places);
        self.first_free.extend(first_free);
    }

    /// Whether somebody with an appointment came after the minutes of grace of that office.
    pub(super) fn is_late(&self, came: &Came) -> bool {
        let grace = self.offices[&came.office].grace;
        came.starts_at.is_some_and(|at| came.arrived_at.as_second() > at.as_second() + 60 * grace)
    }

    /// Whether somebody still waited, or was just called, when the day of that office ended.
    pub(super) fn is_unserved(&self, came: &Came, now: Timestamp) -> bool {
        let today = local_day(now, &self.offices[&came.office].zone);
        came.day < today && matches!(came.stage, Stage::Waiting | Stage::Called)
    }

    /// The hour in which somebody came, by the clock of that office.
    pub(super) fn hour(&self, came: &Came) -> i8 {
        self.offices[&came.office].zone.to_datetime(came.arrived_at).hour()
    }
}
