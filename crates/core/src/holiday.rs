//! Public holidays by rule, so that the list never runs out.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// A rule that gives at most one day in each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
pub enum Holiday {
    /// The same date each year.
    Fixed {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// So many days after Easter Sunday (before it, if negative).
    Easter {
        /// Days from Easter Sunday.
        days: i32,
    },
    /// The first such weekday on or after a date.
    WeekdayFrom {
        /// Which weekday.
        #[serde(with = "weekday_name")]
        weekday: Weekday,
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
}

impl Holiday {
    /// The day that this rule gives in a year, if it gives one.
    pub fn in_year(&self, year: i16) -> Option<Date> {
        match *self {
            Self::Fixed { month, day } => Date::new(year, month, day).ok(),
            Self::Easter { days } => easter(year)?.checked_add(days.days()).ok(),
            Self::WeekdayFrom { weekday, month, day } => {
                let from = Date::new(year, month, day).ok()?;
                let wait = (weekday.to_monday_zero_offset() - from.weekday().to_monday_zero_offset()).rem_euclid(7);
                from.checked_add(i32::from(wait).days()).ok()
            }
        }
    }
}

/// Whether any of the rules gives this day.
pub fn is_holiday(rules: &[Holiday], day: Date) -> bool {
    rules.iter().any(|rule| rule.in_year(day.year()) == Some(day))
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature 1876).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century) = (year % 19, year / 100);
    let sun = century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15;
    let moon = sun % 30;
    let moon = moon - (moon / 28) * (1 - (29 / (moon + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    let from_march = moon - weekday;
    let month = 3 + (from_march + 40) / 44;
    let day = from_march + 28 - 31 * (month / 4);
    Date::new(year as i16, month as i8, day as i8).ok()
}

/// Weekdays by their lower-case English name, as the catalogue writes them.
pub mod weekday_name {
    use jiff::civil::Weekday;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    const NAMES: [(&str, Weekday); 7] = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];

    /// The weekday with this name.
    pub fn parse(name: &str) -> Option<Weekday> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, weekday)| *weekday)
    }

    /// The name of a weekday.
    pub fn name(weekday: Weekday) -> &'static str {
        NAMES[weekday.to_monday_zero_offset() as usize].0
    }

    /// For serde's `with`.
    pub fn serialize<S: Serializer>(weekday: &Weekday, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(name(*weekday))
    }

    /// For serde's `with`.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Weekday, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse(&text).ok_or_else(|| D::Error::custom(format!("no weekday {text:?}; write monday to sunday")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_as_published() {
        for (year, month, day) in
            [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25), (2049, 4, 18)]
        {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn moving_days_as_published() {
        let midsummer_eve = Holiday::WeekdayFrom { weekday: Weekday::Friday, month: 6, day: 19 };
        assert_eq!(midsummer_eve.in_year(2026), Some(date(2026, 6, 19)));
        assert_eq!(midsummer_eve.in_year(2027), Some(date(2027, 6, 25)));
        let all_saints = Holiday::WeekdayFrom { weekday: Weekday::Saturday, month: 10, day: 31 };
        assert_eq!(all_saints.in_year(2026), Some(date(2026, 10, 31)));
        assert_eq!(all_saints.in_year(2027), Some(date(2027, 11, 6)));
        let ascension = Holiday::Easter { days: 39 };
        assert_eq!(ascension.in_year(2026), Some(date(2026, 5, 14)));
    }

    #[test]
    fn a_leap_day_is_no_holiday_in_other_years() {
        let leap = Holiday::Fixed { month: 2, day: 29 };
        assert_eq!(leap.in_year(2027), None);
        assert_eq!(leap.in_year(2028), Some(date(2028, 2, 29)));
    }
}
