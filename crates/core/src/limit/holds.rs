//! How many times one person can have held for them.

use jiff::{Timestamp, ToSpan};

/// How many new holds a person got within an hour, counted from the first of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holds {
    /// When the first of them was made.
    pub since: Timestamp,
    /// How many there were.
    pub count: i64,
}

impl Holds {
    /// With one more of them now; or until when there can be none. A limit of 0 is none.
    pub fn one_more(before: Option<Self>, limit: i64, now: Timestamp) -> Result<Self, Timestamp> {
        match before.filter(|before| now < before.until()) {
            Some(before) if limit > 0 && before.count >= limit => Err(before.until()),
            Some(before) => Ok(Self { count: before.count + 1, ..before }),
            None => Ok(Self { since: now, count: 1 }),
        }
    }

    fn until(self) -> Timestamp {
        self.since + 1.hour()
    }
}
