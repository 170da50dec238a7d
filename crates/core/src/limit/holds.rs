//! How many times a person can have held for them.

use jiff::{Timestamp, ToSpan};

/// The new holds of a person within an hour that began with the first of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holds {
    /// When the first was made.
    pub since: Timestamp,
    /// How many there were.
    pub count: i64,
}

impl Holds {
    /// With a first or one more of them; or in how many minutes there can be one. A limit of 0 is none.
    pub fn one_more(before: Option<Self>, limit: i64, now: Timestamp) -> Result<Self, i64> {
        let Some(before) = before.filter(|before| now < before.until()) else {
            return Ok(Self { since: now, count: 1 });
        };
        if limit > 0 && before.count >= limit {
            return Err((before.until().as_second() - now.as_second() + 59) / 60);
        }
        Ok(Self { count: before.count + 1, ..before })
    }

    fn until(self) -> Timestamp {
        self.since + 1.hour()
    }
}
