//! `holidays.toml`.

use super::source::{Fields, Node};
use besok_core::holiday::Holiday;
use besok_view::staff::Needed;
use jiff::civil::Date;

/// Easter Sunday lies between 22 March and 25 April; so many days from it are in the same year, whichever it is.
const EASTER_DAYS: std::ops::RangeInclusive<i64> = -80..=250;

/// The rules.
pub fn read(file: Fields) -> Vec<Holiday> {
    file.tables("holiday", holiday)
}

fn holiday(mut fields: Fields) -> Option<Holiday> {
    let rule = fields.get("rule", |node| match node.value().as_str() {
        Some(rule @ ("fixed" | "easter" | "weekday_from")) => Some(rule),
        _ => node.refuse("\"fixed\", \"easter\" or \"weekday_from\""),
    })?;
    let holiday = match rule {
        "fixed" => month_and_day(&mut fields).map(|(month, day)| Holiday::Fixed { month, day }),
        "easter" => {
            fields.get("days", |node| node.integer(EASTER_DAYS)).map(|days| Holiday::Easter { days: days as i32 })
        }
        _ => weekday_from(&mut fields),
    };
    fields.close();
    holiday
}

fn weekday_from(fields: &mut Fields) -> Option<Holiday> {
    let weekday = fields.get("weekday", |node: Node| node.weekday());
    let (month, day) = month_and_day(fields)?;
    if month == 12 && day > 25 {
        return fields.complain((
            Needed::WeekInYear,
            "a weekday from 26 December on may fall into the next year; begin by 25 December",
        ));
    }
    Some(Holiday::WeekdayFrom { weekday: weekday?, month, day })
}

fn month_and_day(fields: &mut Fields) -> Option<(i8, i8)> {
    let month = fields.get("month", |node| node.integer(1..=12));
    let day = fields.get("day", |node| node.integer(1..=31));
    let (month, day) = (month? as i8, day? as i8);
    // A leap year, in which every day is that ever is.
    match Date::new(2024, month, day) {
        Ok(_) => Some((month, day)),
        Err(_) => fields.complain((Needed::DayOfMonth, &format!("there is no day {day} in month {month}"))),
    }
}
