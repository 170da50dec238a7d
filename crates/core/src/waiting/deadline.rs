//! When an answer is due: the sooner the visit, the sooner; never in the night, and never so late that the time would be lost.
//!
//! Time to answer is counted in hours in which people can be reached. Messages reach them by day; whoever has to be phoned
//! is reached while somebody phones, so that they get as many hours of those. A deadline therefore ends in such an hour by
//! itself, also where the clock changes.

use crate::reminder::{DAYTIME, is_daytime};
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::ops::Range;

const HOUR: i64 = 3600;
/// So many hours before the visit there are so many hours to answer, by message and by phone. Twelve of the first are a
/// day, seven of the others: with two days even whoever looks late in the evening only has looked.
pub const ANSWER_HOURS: [(i64, i64, i64); 4] = [(7 * 24, 24, 16), (72, 12, 9), (24, 6, 6), (0, 2, 2)];
/// Local hours, Monday to Friday, in which people are phoned.
const PHONING: Range<i8> = 9..16;
/// Over more days than this no answer is awaited.
const DAYS: usize = 14;

/// When the answer to an offer that is made now is due. None if too little would be left: at the deadline at least half
/// of the time until the visit still lies ahead.
pub fn deadline(starts_at: Timestamp, phone_only: bool, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
    let lead = starts_at.as_second() - now.as_second();
    let (_, by_message, by_phone) = ANSWER_HOURS.into_iter().find(|(from, ..)| lead >= from * HOUR)?;
    let hours = if phone_only { by_phone } else { by_message };
    let mut left = hours * HOUR;
    let mut day = zone.to_datetime(now).date();
    for _ in 0..DAYS {
        if let Some((begins, ends)) = reachable(day, phone_only, zone) {
            let from = begins.max(now).as_second();
            let here = (ends.as_second() - from).max(0);
            if left <= here {
                let until = from + left;
                return (2 * (until - now.as_second()) <= lead).then(|| Timestamp::from_second(until).ok()).flatten();
            }
            left -= here;
        }
        day = day.checked_add(1.day()).ok()?;
    }
    None
}

/// The first instant from now on at which somebody can be asked whether they take a time: now by day, and in the morning
/// by night or if the night is too near to answer before it. None if nobody could answer any more, so that the time has
/// to go to the public.
pub fn ask_from(starts_at: Timestamp, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
    let today = is_daytime(zone, now).then_some(now);
    let could_answer = |asked: &Timestamp| deadline(starts_at, false, zone, *asked).is_some();
    today.filter(could_answer).or_else(|| morning(zone, now).filter(could_answer))
}

/// When people on a day can be reached, from and to.
fn reachable(day: Date, phone_only: bool, zone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let hours = match (phone_only, weekend) {
        (true, true) => return None,
        (true, false) => PHONING,
        (false, _) => DAYTIME,
    };
    Some((at(day, hours.start, zone)?, at(day, hours.end, zone)?))
}

fn morning(zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
    let local = zone.to_datetime(now);
    let day = if local.hour() < DAYTIME.start { local.date() } else { local.date().tomorrow().ok()? };
    at(day, DAYTIME.start, zone)
}

fn at(day: Date, hour: i8, zone: &TimeZone) -> Option<Timestamp> {
    let local = day.to_datetime(Time::new(hour, 0, 0, 0).ok()?);
    zone.to_ambiguous_timestamp(local).compatible().ok()
}
