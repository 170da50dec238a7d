//! Openings: recurring rules, and the slots that they give on one day.
//!
//! A day's slots are laid from the instant of opening to the instant of closing in steps of real minutes. So a
//! day on which the clock changes needs no rule of its own: no slot falls into the hour that is skipped, and the
//! hour that comes twice is used twice.

use crate::holiday::{Holiday, is_holiday};
use crate::id::{ErrandId, OfficeId, OpeningId};
use crate::slot::{PlannedSlot, Pool, SlotKey};
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// A recurring rule by which an office receives people. It has one number of places, so that any set of runs
/// that fits by counting can also be laid onto counters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Its name in the catalogue; an edit under the same name keeps its slots.
    pub id: OpeningId,
    /// Its number in slot keys, given once on import.
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
}

impl Opening {
    /// Whether people are received on this day.
    pub fn is_open(&self, day: Date, holidays: &[Holiday]) -> bool {
        self.weekdays.contains(&day.weekday())
            && day >= self.valid_from
            && self.valid_to.is_none_or(|last| day <= last)
            && !is_holiday(holidays, day)
    }

    /// Minutes of whole steps from the first start to the last end of a day without a clock change.
    pub fn length(&self) -> i64 {
        let minute = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
        (minute(self.to) - minute(self.from)) / self.step * self.step
    }

    /// Places that may be taken from a pool.
    pub fn places_in(&self, pool: Pool) -> i64 {
        match pool {
            Pool::Public => self.places - self.staff_only,
            Pool::Staff => self.places,
        }
    }

    /// The slots of one day, in order. Empty when closed.
    pub fn slots_on(&self, day: Date, zone: &TimeZone, holidays: &[Holiday]) -> Vec<PlannedSlot> {
        if !self.is_open(day, holidays) {
            return Vec::new();
        }
        let (Some(first), Some(end)) = (self.begins_at(day, zone), instant(day, self.to, zone)) else {
            return Vec::new();
        };
        let mut slots = Vec::new();
        let mut start = first;
        while let Ok(next) = start.checked_add(self.step.minutes()) {
            if next > end {
                break;
            }
            slots.push(PlannedSlot {
                key: SlotKey::new(self.number, start),
                step: self.step,
                planned: self.places,
                public_planned: self.places - self.staff_only,
            });
            start = next;
        }
        slots
    }

    /// When it begins on a day on which it is open.
    pub fn begins_at(&self, day: Date, zone: &TimeZone) -> Option<Timestamp> {
        instant(day, self.from, zone)
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

/// The local day of an instant.
pub fn local_day(instant: Timestamp, zone: &TimeZone) -> Date {
    zone.to_datetime(instant).date()
}

mod weekdays {
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

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    fn opening(from: Time, to: Time, step: i64) -> Opening {
        Opening {
            id: "o".into(),
            number: 7,
            office: "x".into(),
            weekdays: vec![Weekday::Sunday, Weekday::Monday],
            from,
            to,
            step,
            places: 2,
            staff_only: 1,
            errands: vec!["e".into()],
            step_free: true,
            valid_from: date(2020, 1, 1),
            valid_to: None,
            publish_days: 30,
        }
    }

    fn local_starts(opening: &Opening, day: Date, zone: &str) -> Vec<String> {
        let zone = TimeZone::get(zone).unwrap();
        let starts = opening.slots_on(day, &zone, &[]);
        starts.iter().map(|slot| zone.to_datetime(slot.key.starts_at()).time().strftime("%H:%M").to_string()).collect()
    }

    #[test]
    fn the_skipped_hour_has_no_slots_in_stockholm() {
        let night = opening(time(1, 0, 0, 0), time(4, 0, 0, 0), 30);
        let starts = local_starts(&night, date(2027, 3, 28), "Europe/Stockholm");
        assert_eq!(starts, ["01:00", "01:30", "03:00", "03:30"]);
    }

    #[test]
    fn the_repeated_hour_is_used_twice_in_stockholm() {
        let night = opening(time(1, 0, 0, 0), time(4, 0, 0, 0), 30);
        let starts = local_starts(&night, date(2026, 10, 25), "Europe/Stockholm");
        assert_eq!(starts, ["01:00", "01:30", "02:00", "02:30", "02:00", "02:30", "03:00", "03:30"]);
    }

    #[test]
    fn daytime_is_untouched_on_both_sundays() {
        let day = opening(time(9, 0, 0, 0), time(10, 0, 0, 0), 20);
        for sunday in [date(2027, 3, 28), date(2026, 10, 25)] {
            assert_eq!(local_starts(&day, sunday, "Europe/Stockholm"), ["09:00", "09:20", "09:40"]);
        }
    }

    #[test]
    fn a_zone_whose_clock_moves_by_half_an_hour() {
        // Lord Howe Island: 02:00 becomes 02:30 on 4 October 2026, and 02:00 becomes 01:30 on 4 April 2027.
        let night = opening(time(1, 0, 0, 0), time(3, 0, 0, 0), 30);
        assert_eq!(local_starts(&night, date(2026, 10, 4), "Australia/Lord_Howe"), ["01:00", "01:30", "02:30"]);
        let back = local_starts(&night, date(2027, 4, 4), "Australia/Lord_Howe");
        assert_eq!(back, ["01:00", "01:30", "01:30", "02:00", "02:30"]);
    }

    #[test]
    fn a_zone_with_a_half_hour_offset() {
        let day = opening(time(9, 0, 0, 0), time(10, 0, 0, 0), 30);
        let kolkata = TimeZone::get("Asia/Kolkata").unwrap();
        let slots = day.slots_on(date(2026, 12, 6), &kolkata, &[]);
        assert_eq!(slots[0].key.starts_at().to_string(), "2026-12-06T03:30:00Z");
        assert_eq!(slots.len(), 2);
    }

    proptest! {
        #[test]
        fn slots_never_overlap_and_stay_inside(
            from in 0i8..24, hours in 1i8..12, step in 1i64..120, days in 0i32..4000, zone in 0usize..4,
        ) {
            let to = (from + hours).min(23);
            prop_assume!(from < to);
            let zone = ["Europe/Stockholm", "Australia/Lord_Howe", "Asia/Kolkata", "America/St_Johns"][zone];
            let zone = TimeZone::get(zone).unwrap();
            let opening = opening(time(from, 0, 0, 0), time(to, 0, 0, 0), step);
            let day = date(2024, 1, 1).checked_add(days.days()).unwrap();
            let slots = opening.slots_on(day, &zone, &[]);
            prop_assert!(slots.is_empty() || opening.is_open(day, &[]));
            let end = zone.to_ambiguous_timestamp(day.to_datetime(opening.to)).compatible().unwrap();
            for pair in slots.windows(2) {
                prop_assert_eq!(pair[0].key.later(step), pair[1].key);
            }
            if let Some(last) = slots.last() {
                prop_assert!(last.key.later(step).starts_at() <= end);
                prop_assert_eq!(local_day(slots[0].key.starts_at(), &zone), day);
            }
        }
    }
}
