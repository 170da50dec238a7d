//! Reminders: when a visit that is to come is told of once more.
//!
//! Five days and one day before, but never so soon after a confirmation that it would only repeat it, and never at
//! night where the office is. A visit booked late gets one too, as long as there is time to act on it.

use crate::booking::{Booking, State};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Which reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminder {
    /// Five days before.
    FiveDays,
    /// One day before, or later for a visit that was booked late.
    OneDay,
}

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// Local hours in which people are written to: from this one, and up to that one.
pub(crate) const DAYTIME: std::ops::Range<i8> = 8..20;

impl Reminder {
    /// Both.
    pub const ALL: [Self; 2] = [Self::FiveDays, Self::OneDay];

    /// As it stands in tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FiveDays => "five_days",
            Self::OneDay => "one_day",
        }
    }

    /// Before the start, from how many seconds on and down to how many it may be sent; and for how many seconds the
    /// last confirmation must have been out.
    pub fn window(self) -> (i64, i64, i64) {
        match self {
            Self::FiveDays => (5 * DAY, 2 * DAY, DAY),
            Self::OneDay => (DAY, 2 * HOUR, 4 * HOUR),
        }
    }

    /// Whether it is to be sent now. That it was not sent before, the store knows.
    pub fn is_due(self, booking: &Booking, zone: &TimeZone, now: Timestamp) -> bool {
        let (from, to, fresh) = self.window();
        let left = booking.starts_at.as_second() - now.as_second();
        let confirmed = now.as_second() - booking.changed_at.as_second();
        booking.state_at(now) == State::Booked
            && (to..=from).contains(&left)
            && confirmed >= fresh
            && is_daytime(zone, now)
    }
}

/// Whether it is not night there.
pub fn is_daytime(zone: &TimeZone, now: Timestamp) -> bool {
    DAYTIME.contains(&zone.to_datetime(now).hour())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::booking::{Origin, Reference};
    use crate::slot::Pool;
    use jiff::ToSpan;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// On Tuesday 8 December at 09:20 in Stockholm.
    fn booked(changed_at: &str) -> Booking {
        let starts_at = at("2026-12-08T08:20:00Z");
        Booking {
            id: "1".into(),
            reference: Reference::from_number(1),
            account: "1".into(),
            office: "x".into(),
            errand: "e".into(),
            starts_at,
            ends_at: starts_at + 20.minutes(),
            pool: Pool::Public,
            state: State::Booked,
            origin: Origin::MyPage,
            invitation: None,
            sequence: 0,
            created_at: at(changed_at),
            changed_at: at(changed_at),
            party: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Every quarter of an hour from a week before to the visit: when is which reminder first due?
    fn first_due(booking: &Booking, reminder: Reminder) -> Option<String> {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let quarters = (0..7 * 24 * 4).map(|quarter| booking.starts_at - (7 * 24 * 4 - quarter) * 15.minutes());
        let due = quarters.filter(|now| *now >= booking.changed_at).find(|now| reminder.is_due(booking, &zone, *now));
        due.map(|now| zone.to_datetime(now).strftime("%d %H:%M").to_string())
    }

    #[test]
    fn five_days_and_one_day_before() {
        let booking = booked("2026-11-20T10:00:00Z");
        assert_eq!(first_due(&booking, Reminder::FiveDays).as_deref(), Some("03 09:20"));
        assert_eq!(first_due(&booking, Reminder::OneDay).as_deref(), Some("07 09:20"));
    }

    #[test]
    fn a_late_booking_gets_one_too_but_none_on_the_heels_of_its_confirmation() {
        let four_days = booked("2026-12-04T10:00:00Z");
        assert_eq!(first_due(&four_days, Reminder::FiveDays).as_deref(), Some("05 11:05"));
        let three_days = booked("2026-12-05T10:00:00Z");
        assert_eq!(first_due(&three_days, Reminder::FiveDays), None);
        assert_eq!(first_due(&three_days, Reminder::OneDay).as_deref(), Some("07 09:20"));
        let afternoon_before = booked("2026-12-07T12:00:00Z");
        assert_eq!(first_due(&afternoon_before, Reminder::OneDay).as_deref(), Some("07 17:05"));
        let evening_before = booked("2026-12-07T18:00:00Z");
        assert_eq!(first_due(&evening_before, Reminder::OneDay), None, "the confirmation is the reminder");
    }

    #[test]
    fn not_at_night_not_afterwards_and_not_when_cancelled() {
        let zone = TimeZone::get("Europe/Stockholm").unwrap();
        let early = Booking { starts_at: at("2026-12-08T05:00:00Z"), ..booked("2026-11-20T10:00:00Z") };
        assert_eq!(first_due(&early, Reminder::OneDay).as_deref(), Some("07 08:00"), "not at six in the morning");
        let booking = booked("2026-11-20T10:00:00Z");
        let day_before = at("2026-12-07T10:00:00Z");
        assert!(Reminder::OneDay.is_due(&booking, &zone, day_before));
        assert!(!Reminder::OneDay.is_due(&booking.cancelled(at("2026-11-21T10:00:00Z")), &zone, day_before));
        assert!(!Reminder::OneDay.is_due(&booking, &zone, at("2026-12-08T08:00:00Z")), "too late to act on");
    }
}
