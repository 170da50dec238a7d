//! Openings: recurring rules, and the slots that they give on one day.
//!
//! A day's slots are laid from the instant of opening to the instant of closing in steps of real minutes. So a
//! day on which the clock changes needs no rule of its own: no slot falls into the hour that is skipped, and the
//! hour that comes twice is used twice.
//!
//! [`Opening::slots_on`] is the one place that decides which slots a day has. What an opening says of a day by itself
//! (an [`Occurrence`]) goes before its weekly rule and before holidays; a closure goes before everything.

pub mod check;
pub mod choice;
pub mod effect;
pub mod fault;

#[cfg(test)]
mod tests;

use crate::closure::Closed;
use crate::id::{ErrandId, OfficeId, OpeningId};
use crate::slot::{PlannedSlot, Pool, SlotKey};
use fault::Field;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// A recurring rule by which an office receives people. It has one number of places at a time, so that any set of runs
/// that fits by counting can also be laid onto counters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Its name in the catalogue; an edit under the same name keeps its slots.
    pub id: OpeningId,
    /// Its number in slot keys, given once when it is first saved.
    #[serde(default)]
    pub number: i64,
    /// Whose opening.
    pub office: OfficeId,
    /// On which weekdays.
    #[serde(with = "weekdays")]
    pub weekdays: Vec<Weekday>,
    /// Local time of the first step's start.
    pub from: Time,
    /// Local time of the last step's end.
    pub to: Time,
    /// Minutes of one step.
    pub step: i64,
    /// Places side by side.
    pub places: i64,
    /// How many of the places only staff may take.
    pub staff_only: i64,
    /// Which errands are received.
    pub errands: Vec<ErrandId>,
    /// Whether a wheelchair gets there.
    #[serde(default = "step_free")]
    pub step_free: bool,
    /// First day.
    pub valid_from: Date,
    /// Last day, if there is one.
    pub valid_to: Option<Date>,
    /// How many days ahead its times are published.
    pub publish_days: i64,
    /// At which local time the times of one more day are published.
    #[serde(default, skip_serializing_if = "is_midnight")]
    pub publish_at: Time,
    /// A note for colleagues.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Days that differ from the rule, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub occurrences: Vec<Occurrence>,
}

/// What an opening does on one day, whatever its weekly rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// Which day.
    pub day: Date,
    /// When people are received; none if they are not.
    pub hours: Option<Hours>,
}

/// One version of an opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Which, counted from 1.
    pub version: i64,
    /// Whether the opening held then.
    pub active: bool,
    /// The opening as it was then.
    pub opening: Opening,
    /// Since when.
    pub at: Timestamp,
    /// By whom: `staff:…` or `import`.
    pub actor: String,
    /// Why, in their own words; empty for an import.
    pub why: String,
}

/// From when to when people are received, and how many at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// Local time of the first step's start.
    pub from: Time,
    /// Local time of the last step's end.
    pub to: Time,
    /// Places side by side.
    pub places: i64,
    /// How many of the places only staff may take.
    pub staff_only: i64,
}

impl Hours {
    /// Minutes from the first start to the last end, on a day without a clock change.
    pub fn minutes(&self) -> i64 {
        let minute = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
        minute(self.to) - minute(self.from)
    }

    /// Places that may be taken from a pool.
    pub fn places_in(&self, pool: Pool) -> i64 {
        match pool {
            Pool::Public => self.places - self.staff_only,
            Pool::Staff => self.places,
        }
    }
}

/// For how many minutes after the announced time new times come, at a moment that nobody knows.
pub const SPREAD_MINUTES: i64 = 5;

impl Opening {
    /// The hours of its weekly rule.
    pub fn hours(&self) -> Hours {
        Hours { from: self.from, to: self.to, places: self.places, staff_only: self.staff_only }
    }

    /// What it says of this day by itself.
    pub fn occurrence(&self, day: Date) -> Option<&Occurrence> {
        self.occurrences.iter().find(|occurrence| occurrence.day == day)
    }

    /// The same opening with another word on one day; none lets the weekly rule hold again.
    #[must_use]
    pub fn with_occurrence(&self, day: Date, occurrence: Option<Occurrence>) -> Self {
        let mut occurrences = self.occurrences.clone();
        occurrences.retain(|other| other.day != day);
        occurrences.extend(occurrence);
        occurrences.sort_by_key(|occurrence| occurrence.day);
        Self { occurrences, ..self.clone() }
    }

    /// What its weekly rule alone says of a day.
    pub fn rule_on(&self, day: Date) -> Option<Hours> {
        (self.is_valid(day) && self.weekdays.contains(&day.weekday())).then(|| self.hours())
    }

    /// The hours in which people are received on a day, but for closures of a part of it.
    pub fn hours_on(&self, day: Date, closed: Closed<'_>) -> Option<Hours> {
        if !self.is_valid(day) || closed.all_day(&self.office, day) {
            return None;
        }
        match self.occurrence(day) {
            Some(occurrence) => occurrence.hours,
            None => self.rule_on(day).filter(|_| !closed.is_holiday(day)),
        }
    }

    /// Whether a day lies between its first and its last.
    pub fn is_valid(&self, day: Date) -> bool {
        day >= self.valid_from && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Minutes of whole steps from the first start to the last end of its longest day.
    pub fn length(&self) -> i64 {
        let minutes = self.all_hours().map(|hours| hours.minutes() / self.step * self.step);
        minutes.max().unwrap_or(0)
    }

    /// Places that may be taken from a pool, at the most.
    pub fn places_in(&self, pool: Pool) -> i64 {
        self.all_hours().map(|hours| hours.places_in(pool)).max().unwrap_or(0)
    }

    fn all_hours(&self) -> impl Iterator<Item = Hours> {
        std::iter::once(self.hours()).chain(self.occurrences.iter().filter_map(|occurrence| occurrence.hours))
    }

    /// The slots of one day, in order. Empty when closed.
    pub fn slots_on(&self, day: Date, zone: &TimeZone, closed: Closed<'_>) -> Vec<PlannedSlot> {
        let Some(hours) = self.hours_on(day, closed) else { return Vec::new() };
        let (Some(first), Some(end)) = (instant(day, hours.from, zone), instant(day, hours.to, zone)) else {
            return Vec::new();
        };
        let shut: Vec<(Timestamp, Timestamp)> = closed
            .parts(&self.office, day)
            .filter_map(|part| Some((instant(day, part.from, zone)?, instant(day, part.to, zone)?)))
            .collect();
        let mut slots = Vec::new();
        let mut start = first;
        while let Ok(next) = start.checked_add(self.step.minutes()) {
            if next > end {
                break;
            }
            if !shut.iter().any(|(from, to)| start < *to && *from < next) {
                slots.push(PlannedSlot {
                    key: SlotKey::new(self.number, start),
                    step: self.step,
                    planned: hours.places,
                    public_planned: hours.places_in(Pool::Public),
                });
            }
            start = next;
        }
        slots
    }

    /// When it begins on a day on which it is open.
    pub fn begins_at(&self, day: Date, zone: &TimeZone) -> Option<Timestamp> {
        let own = self.occurrence(day).and_then(|occurrence| occurrence.hours);
        instant(day, own.map_or(self.from, |hours| hours.from), zone)
    }

    /// The last day whose times are published at this instant.
    pub fn published_to(&self, now: Timestamp, zone: &TimeZone) -> Option<Date> {
        let local = zone.to_datetime(now);
        let still_to_come = i64::from(local.time() < self.publish_at);
        local.date().checked_add((self.publish_days - still_to_come).days()).ok()
    }

    /// For how many seconds more the times of a new day may come at any moment; none outside those minutes. Who waits to press
    /// in the second in which they are announced gains nothing.
    pub fn spread_left(&self, now: Timestamp, zone: &TimeZone) -> Option<i64> {
        let begins = instant(local_day(now, zone), self.publish_at, zone)?;
        let left = begins.as_second() + SPREAD_MINUTES * 60 - now.as_second();
        (1..=SPREAD_MINUTES * 60).contains(&left).then_some(left)
    }

    /// When the times of this day are announced to be published: so many days before, at the local time that the opening says.
    pub fn published_at(&self, day: Date, zone: &TimeZone) -> Option<Timestamp> {
        instant(day.checked_sub(self.publish_days.days()).ok()?, self.publish_at, zone)
    }

    /// In which fields it differs from another version of itself.
    pub fn differences(&self, other: &Self) -> Vec<Field> {
        let all = [
            (Field::Weekdays, self.weekdays == other.weekdays),
            (Field::From, self.from == other.from),
            (Field::To, self.to == other.to),
            (Field::Step, self.step == other.step),
            (Field::Places, self.places == other.places),
            (Field::StaffOnly, self.staff_only == other.staff_only),
            (Field::Errands, self.errands == other.errands),
            (Field::StepFree, self.step_free == other.step_free),
            (Field::First, self.valid_from == other.valid_from),
            (Field::Last, self.valid_to == other.valid_to),
            (Field::PublishDays, self.publish_days == other.publish_days),
            (Field::PublishAt, self.publish_at == other.publish_at),
            (Field::Note, self.note == other.note),
            (Field::Days, self.occurrences == other.occurrences),
        ];
        all.into_iter().filter(|(_, same)| !same).map(|(field, _)| field).collect()
    }

    /// How long a visit of so many minutes takes here: every started step is a whole one.
    pub fn whole_steps(&self, minutes: i64) -> i64 {
        (minutes + self.step - 1) / self.step * self.step
    }
}

fn instant(day: Date, time: Time, zone: &TimeZone) -> Option<Timestamp> {
    zone.to_ambiguous_timestamp(day.to_datetime(time)).compatible().ok()
}

/// Most places can be reached without steps.
fn step_free() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_midnight(time: &Time) -> bool {
    *time == Time::midnight()
}

/// The local day of an instant.
pub fn local_day(instant: Timestamp, zone: &TimeZone) -> Date {
    zone.to_datetime(instant).date()
}

pub(crate) mod weekdays {
    use crate::holiday::weekday_name;
    use jiff::civil::Weekday;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(weekdays: &[Weekday], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(weekdays.iter().map(|weekday| weekday_name::name(*weekday)))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Weekday>, D::Error> {
        Vec::<String>::deserialize(deserializer)?
            .iter()
            .map(|text| {
                weekday_name::parse(text)
                    .ok_or_else(|| D::Error::custom(format!("no weekday {text:?}; write monday to sunday")))
            })
            .collect()
    }
}
