//! The axis of time: rows of so many real minutes, from a whole hour to a whole hour.

use crate::slot::Slot;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// How many rows there are at most.
const ROWS: i64 = 300;

/// The rows of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// When the first row begins.
    pub from: Timestamp,
    /// When the last row ends.
    pub to: Timestamp,
    /// Minutes of a row.
    pub minutes: i64,
    /// Minutes of the shortest step, which has to be tall enough to be read.
    pub step: i64,
}

impl Axis {
    /// The axis on which each of these slots begins and ends at a row, as far as there are not too many rows. None
    /// without slots.
    pub fn of(slots: &[Slot], zone: &TimeZone) -> Option<Self> {
        let first = slots.iter().map(|slot| slot.key.starts_at()).min()?;
        let last = slots.iter().map(|slot| slot.key.later(slot.step).starts_at()).max()?;
        let past_hour = |instant: Timestamp| i64::from(zone.to_datetime(instant).minute()) * 60;
        let from = first.as_second() - past_hour(first);
        let to = last.as_second() + (3600 - past_hour(last)) % 3600;
        let step = slots.iter().map(|slot| slot.step).min()?;
        let starts = slots.iter().flat_map(|slot| [(slot.key.starts_at().as_second() - from) / 60, slot.step]);
        let minutes = starts.fold(60, greatest_common_divisor).max(((to - from) / 60 + ROWS - 1) / ROWS);
        let instant = |second| Timestamp::from_second(second).ok();
        Some(Self { from: instant(from)?, to: instant(to)?, minutes, step })
    }

    /// In which row an instant lies, from 1.
    pub fn row(&self, instant: Timestamp) -> i64 {
        (instant.as_second() - self.from.as_second()) / (60 * self.minutes) + 1
    }

    /// How many rows it is from one instant to another; one at least.
    pub fn rows(&self, from: Timestamp, to: Timestamp) -> i64 {
        (self.row(to) - self.row(from)).max(1)
    }

    /// The beginning of each hour, and the end.
    pub fn hours(&self) -> impl Iterator<Item = Timestamp> {
        let seconds = (self.from.as_second()..=self.to.as_second()).step_by(3600);
        seconds.filter_map(|second| Timestamp::from_second(second).ok())
    }

    /// Whether an instant lies on it.
    pub fn contains(&self, instant: Timestamp) -> bool {
        (self.from..self.to).contains(&instant)
    }
}

fn greatest_common_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}
