//! How often a person can have visits moved: within a day, and within thirty days. Whoever cancels and books again does
//! not begin anew, nor does another guardian: it is the person who is counted.

use jiff::Timestamp;

const DAY_HOURS: i64 = 24;
const MONTH_HOURS: i64 = 30 * DAY_HOURS;
/// After so many hours nothing of it counts any more.
pub const MOVES_HOURS: i64 = MONTH_HOURS;

/// How many moves there may be. 0 is no limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MostMoves {
    /// Within a day that begins with the first of them.
    pub day: i64,
    /// Within thirty days that begin with the first of them.
    pub month: i64,
}

/// The moves of a person's visits by visitors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moves {
    /// Within a day.
    pub day: Counted,
    /// Within thirty days.
    pub month: Counted,
}

/// Moves since an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// When the first of them was.
    pub since: Timestamp,
    /// How many there were.
    pub count: i64,
}

impl Moves {
    /// In how many hours there can be one more; none if there can be one now.
    pub fn wait(before: Option<Self>, most: MostMoves, now: Timestamp) -> Option<i64> {
        let before = before?;
        let day = before.day.wait((DAY_HOURS, most.day), now);
        day.max(before.month.wait((MONTH_HOURS, most.month), now))
    }

    /// With a first or one more of them.
    #[must_use]
    pub fn one_more(before: Option<Self>, now: Timestamp) -> Self {
        let count = |before: Option<Counted>, hours| match before.filter(|before| before.lasts(hours, now)) {
            Some(before) => Counted { count: before.count + 1, ..before },
            None => Counted { since: now, count: 1 },
        };
        Self {
            day: count(before.map(|before| before.day), DAY_HOURS),
            month: count(before.map(|before| before.month), MONTH_HOURS),
        }
    }
}

impl Counted {
    fn until(self, hours: i64) -> i64 {
        self.since.as_second() + hours * 3600
    }

    fn lasts(self, hours: i64, now: Timestamp) -> bool {
        now.as_second() < self.until(hours)
    }

    fn wait(self, (hours, most): (i64, i64), now: Timestamp) -> Option<i64> {
        let full = most > 0 && self.count >= most && self.lasts(hours, now);
        full.then(|| (self.until(hours) - now.as_second() + 3599) / 3600)
    }
}
