//! Days and times as old systems write them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

/// Why a text names no instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoInstant {
    /// It is no time, or there is no such day.
    NoTime,
    /// The clocks go forward over it.
    Skipped,
    /// The clocks go back over it, and it does not say which of the two it is.
    Twice,
}

/// `2026-12-08`, `2026/12/8`, `20261208`, `8.12.2026`, whatever time of the day follows.
pub(super) fn day(text: &str) -> Option<Date> {
    let (day, time) = split(text);
    if !time.is_empty() {
        clock(without_offset(time)?.0)?;
    }
    date(day)
}

/// A day and a time of the office's clocks, or one that says how far it is from UTC: `2026-12-08 09:20`,
/// `2026-12-08T09:20:00+01:00`, `8.12.2026 09.20`.
pub(super) fn instant(text: &str, zone: &TimeZone) -> Result<Timestamp, NoInstant> {
    let (day, time) = split(text);
    let read = || {
        let (time, offset) = without_offset(time)?;
        Some((DateTime::from_parts(date(day)?, clock(time)?), offset))
    };
    let (local, offset) = read().ok_or(NoInstant::NoTime)?;
    let offset = match (offset, zone.to_ambiguous_timestamp(local).offset()) {
        (Some(offset), _) | (None, AmbiguousOffset::Unambiguous { offset }) => offset,
        (None, AmbiguousOffset::Gap { .. }) => return Err(NoInstant::Skipped),
        (None, AmbiguousOffset::Fold { .. }) => return Err(NoInstant::Twice),
    };
    offset.to_timestamp(local).map_err(|_| NoInstant::NoTime)
}

/// The day and what follows it.
fn split(text: &str) -> (&str, &str) {
    let (day, time) =
        text.split_once(|character: char| character.is_whitespace() || character == 'T').unwrap_or((text, ""));
    (day, time.trim())
}

fn date(text: &str) -> Option<Date> {
    let [year, month, day] = if text.split('.').next()?.len() < 4 && text.contains('.') {
        // The day comes first only where points say so: with slashes, nobody knows which is the month.
        let mut parts = text.splitn(3, '.');
        let [day, month, year] = [parts.next()?, parts.next()?, parts.next()?];
        [year, month, day]
    } else {
        crate::invitation::file::day_parts(text)
    };
    if year.len() != 4 {
        return None;
    }
    Date::new(number(year)?, number(month)?.try_into().ok()?, number(day)?.try_into().ok()?).ok()
}

/// `9:20`, `09.20`, `09:20:00`, `09:20:00.000`: whole minutes.
fn clock(text: &str) -> Option<Time> {
    let mut parts = text.split([':', '.']);
    let [hour, minute] = [number(parts.next()?)?, number(parts.next()?)?];
    let whole = parts.by_ref().take(2).all(|part| number(part) == Some(0)) && parts.next().is_none();
    if !whole {
        return None;
    }
    Time::new(hour.try_into().ok()?, minute.try_into().ok()?, 0, 0).ok()
}

/// What comes before an offset from UTC, and the offset if there is one.
fn without_offset(text: &str) -> Option<(&str, Option<Offset>)> {
    if let Some(time) = text.strip_suffix(['Z', 'z']) {
        return Some((time.trim_end(), Some(Offset::UTC)));
    }
    let Some(at) = text.find(['+', '-', '−']) else { return Some((text, None)) };
    let sign = if text[at..].starts_with('+') { 1 } else { -1 };
    let digits: String = text[at..].chars().skip(1).filter(|character| *character != ':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (number(&digits)?, 0),
        4 => (number(digits.get(..2)?)?, number(digits.get(2..)?)?),
        _ => return None,
    };
    if minutes > 59 {
        return None;
    }
    let seconds = sign * (i32::from(hours) * 60 + i32::from(minutes)) * 60;
    Some((text[..at].trim_end(), Some(Offset::from_seconds(seconds).ok()?)))
}

fn number(text: &str) -> Option<i16> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}
