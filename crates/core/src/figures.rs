//! Figures: what happened in a period, counted from visits, bookings and slots. None of these names anybody, so figures
//! stay when the people of a booking have been forgotten; and none is about a single member of staff.
//!
//! Each figure is defined where it is counted. The pages say the same in their own words beside it.

mod material;
mod period;
mod present;
mod spread;
#[cfg(test)]
mod tests;

pub use material::{Came, Customs, Material, Planned};
pub use period::Period;
pub use present::Present;
pub use spread::{FEW, Spread};

use crate::booking::State;
use crate::id::{ErrandId, OfficeId};
use crate::visit::{Outcome, Stage};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

/// The longest period that is counted in one go, in days.
pub const LONGEST_PERIOD: i64 = 366;

/// Places of an office on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Places {
    /// How many there were.
    pub places: i64,
    /// How many of them were taken.
    pub taken: i64,
}

impl Places {
    /// How many in a hundred were taken; none where there were no places.
    pub fn share(&self) -> Option<i64> {
        (self.places > 0).then(|| 100 * self.taken / self.places)
    }
}

impl AddAssign for Places {
    fn add_assign(&mut self, more: Self) {
        (self.places, self.taken) = (self.places + more.places, self.taken + more.taken);
    }
}

/// Bookings of a period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Appointments {
    /// Whose time was in the period and is past, and that were not cancelled, on days on which the office registered
    /// arrivals. The next three are parts of these.
    pub due: i64,
    /// Who was received.
    pub received: i64,
    /// Who came and waits, or waited until the day ended: whoever was not received through no fault of theirs.
    pub unserved: i64,
    /// Who did not come, or was gone before their turn.
    pub no_shows: i64,
    /// Whose time was in the period, and who cancelled.
    pub cancelled: i64,
    /// Of those, who cancelled on the last day before.
    pub cancelled_late: i64,
    /// Whose time is past, on days on which the office registered no arrivals: who came is not known.
    pub unknown: i64,
}

impl Appointments {
    /// How many in a hundred of those who were due did not come; none where nobody was.
    pub fn no_show_share(&self) -> Option<i64> {
        (self.due > 0).then(|| 100 * self.no_shows / self.due)
    }
}

/// What happened in a period.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Who registered, with an appointment.
    pub booked: i64,
    /// Who registered, without one.
    pub walk_ins: i64,
    /// How many people those are together.
    pub people: i64,
    /// With an appointment, who came after the minutes of grace.
    pub late: i64,
    /// Who gave up their place or their ticket before a counter began with them.
    pub abandoned: i64,
    /// Who was called as often as can be, and was not there.
    pub not_there: i64,
    /// Who still waited, or was just called, when the day ended: not received, or gone without a word.
    pub unserved: i64,
    /// What came of those who were received.
    pub settled: i64,
    /// The same: who has to come again.
    pub come_again: i64,
    /// The same: who had come to the wrong place.
    pub elsewhere: i64,
    /// How long people waited, in seconds: from when they came, or from their time if they came before it, until they
    /// were called first. Of those who were called.
    pub waits: Spread,
    /// The same with an appointment.
    pub waits_booked: Spread,
    /// The same without one.
    pub waits_walk_in: Spread,
    /// The same by the hour in which they came.
    pub waits_by_hour: BTreeMap<i8, Spread>,
    /// The same by day.
    pub waits_by_day: BTreeMap<Date, Spread>,
    /// The same by errand.
    pub waits_by_errand: BTreeMap<ErrandId, Spread>,
    /// The same by office.
    pub waits_by_office: BTreeMap<OfficeId, Spread>,
    /// The same by counter.
    pub waits_by_counter: BTreeMap<String, Spread>,
    /// How long visits took, in seconds: from when the first counter began until the end. Of those that are done.
    pub services: Spread,
    /// The same by errand.
    pub services_by_errand: BTreeMap<ErrandId, Spread>,
    /// Who came when, by the hour.
    pub arrivals_by_hour: BTreeMap<i8, i64>,
    /// Who came when, by the day.
    pub arrivals_by_day: BTreeMap<Date, i64>,
    /// What became of bookings.
    pub appointments: Appointments,
    /// How many days it took from a request to book until the visit. Of those who were received.
    pub days_from_request: Spread,
    /// Places of times that are past, and how many of them were taken, by day.
    pub places_by_day: BTreeMap<Date, Places>,
    /// How many days ahead the first free time was, on each day, by errand; none if there was none.
    pub first_free: BTreeMap<ErrandId, BTreeMap<Date, Option<i64>>>,
}

/// Figures of several offices: of all of them together, and of each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// Of all of them together.
    #[serde(flatten)]
    pub all: Figures,
    /// Of each.
    pub offices: BTreeMap<OfficeId, Figures>,
}

impl Figures {
    /// Counts.
    ///
    /// # Panics
    /// If there is a visit at an office of which the material does not say by what it counts.
    pub fn of(material: &Material, now: Timestamp) -> Self {
        let Material { came, planned, places, first_free, .. } = material;
        let count = |is: &dyn Fn(&Came) -> bool| came.iter().filter(|came| is(came)).count() as i64;
        let with = |outcome: Outcome| count(&|came| came.outcome == Some(outcome));
        let hour = |came: &Came| material.hour(came);
        let waits: Vec<(&Came, i64)> = came.iter().filter_map(|came| Some((came, wait(came)?))).collect();
        let services: Vec<(&Came, i64)> = came.iter().filter_map(|came| Some((came, service(came)?))).collect();
        let mut places_by_day: BTreeMap<Date, Places> = BTreeMap::new();
        for ((_, day), places) in places {
            *places_by_day.entry(*day).or_default() += *places;
        }
        Self {
            booked: count(&|came| came.starts_at.is_some()),
            walk_ins: count(&|came| came.starts_at.is_none()),
            people: came.iter().map(|came| came.people).sum(),
            late: count(&|came| material.is_late(came)),
            abandoned: count(&|came| came.stage == Stage::Left),
            not_there: count(&|came| came.stage == Stage::NoShow),
            unserved: count(&|came| material.is_unserved(came, now)),
            settled: with(Outcome::Settled),
            come_again: with(Outcome::ComeAgain),
            elsewhere: with(Outcome::Elsewhere),
            waits: spread(&waits, |_| true),
            waits_booked: spread(&waits, |came| came.starts_at.is_some()),
            waits_walk_in: spread(&waits, |came| came.starts_at.is_none()),
            waits_by_hour: spreads(&waits, |came| Some(hour(came))),
            waits_by_day: spreads(&waits, |came| Some(came.day)),
            waits_by_errand: spreads(&waits, |came| Some(came.errand.clone())),
            waits_by_office: spreads(&waits, |came| Some(came.office.clone())),
            waits_by_counter: spreads(&waits, |came| Some(format!("{} {}", came.office, came.counter?))),
            services: spread(&services, |_| true),
            services_by_errand: spreads(&services, |came| Some(came.errand.clone())),
            arrivals_by_hour: counts(came, hour),
            arrivals_by_day: counts(came, |came| came.day),
            appointments: appointments(came, planned, now),
            days_from_request: Spread::of(planned.iter().filter_map(days_from_request).collect()),
            places_by_day,
            first_free: first_free_by_errand(first_free),
        }
    }

    /// Who registered, with an appointment or without.
    pub fn arrivals(&self) -> i64 {
        self.booked + self.walk_ins
    }

    /// Places of the whole period.
    pub fn places(&self) -> Places {
        self.places_by_day.values().fold(Places::default(), |mut sum, places| {
            sum += *places;
            sum
        })
    }
}

/// How long somebody waited, in seconds.
pub fn wait(came: &Came) -> Option<i64> {
    Some(since_due(came.starts_at, came.arrived_at, came.called_at?))
}

/// How many seconds after they were due somebody was called, or is asked about. One that was called before its time has
/// not waited.
fn since_due(starts_at: Option<Timestamp>, arrived_at: Timestamp, until: Timestamp) -> i64 {
    let due = starts_at.map_or(arrived_at, |starts_at| starts_at.max(arrived_at));
    (until.as_second() - due.as_second()).max(0)
}

/// How long a visit took, in seconds.
pub fn service(came: &Came) -> Option<i64> {
    (came.stage == Stage::Done).then_some(())?;
    Some((came.ended_at?.as_second() - came.started_at?.as_second()).max(0))
}

fn days_from_request(planned: &Planned) -> Option<i64> {
    let asked_at = planned.asked_at.filter(|_| planned.received)?;
    Some((planned.starts_at.as_second() - asked_at.as_second()).max(0) / (24 * 3600))
}

fn appointments(came: &[Came], planned: &[Planned], now: Timestamp) -> Appointments {
    let registered: BTreeSet<(&OfficeId, Date)> = came.iter().map(|came| (&came.office, came.day)).collect();
    let mut sum = Appointments::default();
    for one in planned {
        if one.state == State::Cancelled {
            sum.cancelled += 1;
            sum.cancelled_late += i64::from(one.starts_at.as_second() - one.changed_at.as_second() < 24 * 3600);
            continue;
        }
        if one.ends_at > now {
            continue;
        }
        if registered.contains(&(&one.office, one.day)) {
            sum.due += 1;
            sum.received += i64::from(one.received);
            sum.unserved += i64::from(one.waited && !one.received);
            sum.no_shows += i64::from(!one.waited && !one.received);
        } else {
            sum.unknown += 1;
        }
    }
    sum
}

/// The soonest of the offices, as days ahead.
fn first_free_by_errand(
    known: &BTreeMap<(OfficeId, ErrandId, Date), Option<Date>>,
) -> BTreeMap<ErrandId, BTreeMap<Date, Option<i64>>> {
    let mut all: BTreeMap<ErrandId, BTreeMap<Date, Option<i64>>> = BTreeMap::new();
    for ((_, errand, day), free) in known {
        let ahead = free.and_then(|free| day.until(free).ok()).map(|span| i64::from(span.get_days()));
        let first = all.entry(errand.clone()).or_default().entry(*day).or_default();
        *first = match (*first, ahead) {
            (Some(known), Some(ahead)) => Some(known.min(ahead)),
            (known, ahead) => known.or(ahead),
        };
    }
    all
}

fn spread(all: &[(&Came, i64)], of: impl Fn(&Came) -> bool) -> Spread {
    Spread::of(all.iter().filter(|(came, _)| of(came)).map(|(_, seconds)| *seconds).collect())
}

fn spreads<K: Ord>(all: &[(&Came, i64)], key: impl Fn(&Came) -> Option<K>) -> BTreeMap<K, Spread> {
    let mut groups: BTreeMap<K, Vec<i64>> = BTreeMap::new();
    for (came, seconds) in all {
        if let Some(key) = key(came) {
            groups.entry(key).or_default().push(*seconds);
        }
    }
    groups.into_iter().map(|(key, numbers)| (key, Spread::of(numbers))).collect()
}

fn counts<K: Ord>(came: &[Came], key: impl Fn(&Came) -> K) -> BTreeMap<K, i64> {
    let mut sums = BTreeMap::new();
    for came in came {
        *sums.entry(key(came)).or_default() += 1;
    }
    sums
}
