//! Figures: what happened in a period, counted from visits, bookings and slots. None of these names anybody, so figures
//! stay when the people of a booking have been forgotten; and none is about a single member of staff.
//!
//! Each figure is defined where it is counted. The pages say the same in their own words beside it.

#[cfg(test)]
mod tests;

use crate::booking::State;
use crate::id::{ErrandId, OfficeId};
use crate::visit::{Outcome, Stage};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

/// The longest period that is counted in one go, in days.
pub const LONGEST_PERIOD: i64 = 366;

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
}

/// Places of an office on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Places {
    /// How many there were.
    pub places: i64,
    /// How many of them were taken.
    pub taken: i64,
}

impl AddAssign for Places {
    fn add_assign(&mut self, more: Self) {
        (self.places, self.taken) = (self.places + more.places, self.taken + more.taken);
    }
}

/// How numbers are spread: the middle one, the one that nine of ten do not exceed, and the largest. Of seconds, or of
/// days, as the figure says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spread {
    /// How many numbers there are.
    pub count: usize,
    /// The middle one; of two, the smaller.
    pub median: i64,
    /// The smallest that nine of ten do not exceed.
    pub p90: i64,
    /// The largest.
    pub most: i64,
}

/// Of fewer than so many visits nothing but their number is told: the rest would be about somebody.
pub const FEW: usize = 5;

impl Serialize for Spread {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let told = |number| (self.count >= FEW).then_some(number);
        let mut fields = serializer.serialize_struct("Spread", 4)?;
        fields.serialize_field("count", &self.count)?;
        for (name, number) in [("median", self.median), ("p90", self.p90), ("most", self.most)] {
            fields.serialize_field(name, &told(number))?;
        }
        fields.end()
    }
}

impl Spread {
    /// Of these numbers.
    pub fn of(mut numbers: Vec<i64>) -> Self {
        numbers.sort_unstable();
        let Some(most) = numbers.last().copied() else { return Self::default() };
        let rank = |hundredths: usize| numbers[(numbers.len() * hundredths).div_ceil(100).max(1) - 1];
        Self { count: numbers.len(), median: rank(50), p90: rank(90), most }
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
    /// Who was not: not there, or gone before their turn.
    pub no_shows: i64,
    /// Whose time was in the period, and who cancelled.
    pub cancelled: i64,
    /// Of those, who cancelled on the last day before.
    pub cancelled_late: i64,
    /// Whose time is past, on days on which the office registered no arrivals: who came is not known.
    pub unknown: i64,
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

/// What figures are counted from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Material {
    /// Visits of the period.
    pub came: Vec<Came>,
    /// Bookings whose time is in the period.
    pub planned: Vec<Planned>,
    /// Places by office and day.
    pub places: BTreeMap<(OfficeId, Date), Places>,
    /// The first free time that there was, by office, errand and day.
    pub first_free: BTreeMap<(OfficeId, ErrandId, Date), Option<Date>>,
}

impl Figures {
    /// Counts. `grace` is how many minutes after their time somebody is still punctual; `zone` that of the hours.
    pub fn of(material: &Material, (grace, zone): (i64, &TimeZone), now: Timestamp) -> Self {
        let Material { came, planned, places, first_free } = material;
        let count = |is: &dyn Fn(&Came) -> bool| came.iter().filter(|came| is(came)).count() as i64;
        let with = |outcome: Outcome| count(&|came| came.outcome == Some(outcome));
        let hour = |came: &Came| zone.to_datetime(came.arrived_at).hour();
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
            late: count(&|came| {
                came.starts_at.is_some_and(|at| came.arrived_at.as_second() > at.as_second() + 60 * grace)
            }),
            abandoned: count(&|came| came.stage == Stage::Left),
            not_there: count(&|came| came.stage == Stage::NoShow),
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
}

/// How long somebody waited, in seconds.
fn wait(came: &Came) -> Option<i64> {
    let due = came.starts_at.map_or(came.arrived_at, |starts_at| starts_at.max(came.arrived_at));
    // One that was called before its time has not waited.
    Some((came.called_at?.as_second() - due.as_second()).max(0))
}

/// How long a visit took, in seconds.
fn service(came: &Came) -> Option<i64> {
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
            sum.no_shows += i64::from(!one.received);
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
