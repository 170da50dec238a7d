//! Unusual patterns: what staff are shown, so that a person looks at it. A pattern is no verdict and blocks nobody.

use jiff::Timestamp;

/// Over how many days patterns are looked for.
pub const DAYS: i64 = 7;
/// From so many times on that were held and not booked.
pub const LET_GO: i64 = 10;
/// From so many moves on.
pub const MOVED: i64 = 6;
/// From so many cancellations on.
pub const CANCELLED: i64 = 5;
/// From so many bookings on to which nobody came.
pub const MISSED: i64 = 2;
/// Within so many seconds of a cancellation the same time was booked by another account.
pub const HANDED_SECONDS: i64 = 30;

/// What is unusual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pattern {
    /// A time was booked seconds after another account had cancelled it.
    HandedOver,
    /// A person's name and date of birth are those of somebody of another account.
    SameName,
    /// Times were held and not booked.
    LetGo,
    /// Bookings were moved.
    Moved,
    /// Bookings were cancelled.
    Cancelled,
    /// Nobody came.
    Missed,
}

impl Pattern {
    /// Every one, in the order in which a page shows them.
    pub const ALL: [Self; 6] =
        [Self::HandedOver, Self::SameName, Self::LetGo, Self::Moved, Self::Cancelled, Self::Missed];
}

/// What an account did within the days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deeds {
    /// Times it has had held.
    pub held: i64,
    /// Bookings it made, moved, or changed: each uses a held time up.
    pub used: i64,
    /// Bookings it moved.
    pub moved: i64,
    /// Bookings it cancelled.
    pub cancelled: i64,
    /// When it did the last of these.
    pub last_at: Timestamp,
}

impl Deeds {
    /// What of it is unusual, and how often it was so.
    pub fn unusual(&self) -> Vec<(Pattern, i64)> {
        let counts = [
            (Pattern::LetGo, self.held - self.used, LET_GO),
            (Pattern::Moved, self.moved, MOVED),
            (Pattern::Cancelled, self.cancelled, CANCELLED),
        ];
        counts.into_iter().filter(|(_, times, least)| times >= least).map(|(what, times, _)| (what, times)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_honest_people_do_is_not_unusual() {
        let last_at = Timestamp::UNIX_EPOCH;
        let family = Deeds { held: 14, used: 6, moved: 3, cancelled: 2, last_at };
        assert_eq!(family.unusual(), []);
        let hoards = Deeds { held: 40, used: 1, moved: 0, cancelled: 5, last_at };
        assert_eq!(hoards.unusual(), [(Pattern::LetGo, 39), (Pattern::Cancelled, 5)]);
    }
}
