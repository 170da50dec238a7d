//! Periods that have a name.

use jiff::ToSpan;
use jiff::civil::Date;

/// A period that managers ask for by its name. Weeks begin on Mondays; what lasts still ends today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// Today.
    Today,
    /// The day before.
    Yesterday,
    /// From Monday until today.
    ThisWeek,
    /// The week before, from Monday to Sunday.
    LastWeek,
    /// From the first of the month until today.
    ThisMonth,
    /// The whole month before.
    LastMonth,
}

impl Period {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Today, Self::Yesterday, Self::ThisWeek, Self::LastWeek, Self::ThisMonth, Self::LastMonth];

    /// From which day to which it is, both counted.
    pub fn days(self, today: Date) -> (Date, Date) {
        let back = |day: Date, days: i64| day.saturating_sub(days.days());
        let monday = back(today, today.weekday().to_monday_zero_offset().into());
        let first = today.first_of_month();
        match self {
            Self::Today => (today, today),
            Self::Yesterday => (back(today, 1), back(today, 1)),
            Self::ThisWeek => (monday, today),
            Self::LastWeek => (back(monday, 7), back(monday, 1)),
            Self::ThisMonth => (first, today),
            Self::LastMonth => (back(first, 1).first_of_month(), back(first, 1)),
        }
    }
}
