//! What an opening may be: one place for each rule, for the files of a catalogue and for the forms of staff.
//!
//! A [`Fault`] is refused. A [`Doubt`] is allowed, because it can be meant; a form asks whether it is.

use super::fault::{Doubt, Fault, Field, NOTE, Unreadable};
use super::{Hours, Occurrence, Opening};
use crate::errand::Errand;
use crate::id::{ErrandId, OfficeId, OpeningId};
use jiff::civil::{Date, Time, Weekday};
use std::ops::RangeInclusive;

/// How many places there can be side by side.
pub const PLACES: RangeInclusive<i64> = 1..=1000;
/// How many days ahead times can be published.
pub const PUBLISH_DAYS: RangeInclusive<i64> = 1..=730;
/// What a form about an opening does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: OpeningId,
    /// Its number; 0 for a new one.
    pub number: i64,
    /// Its office.
    pub office: OfficeId,
    /// Its days that differ.
    pub occurrences: Vec<Occurrence>,
}

/// An opening as a form says it; none where it cannot be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// On which weekdays.
    pub weekdays: Vec<Weekday>,
    /// When, and with how many places.
    pub hours: HourAnswers,
    /// Minutes of one step.
    pub step: Option<i64>,
    /// Which errands.
    pub errands: Vec<ErrandId>,
    /// Whether a wheelchair gets there.
    pub step_free: bool,
    /// The first day.
    pub first: Option<Date>,
    /// The last day, if there is one.
    pub last: Option<Result<Date, Unreadable>>,
    /// How far ahead times are published.
    pub publish_days: Option<i64>,
    /// At which time of the day.
    pub publish_at: Option<Time>,
    /// A note for colleagues.
    pub note: String,
}

/// The hours of a day as a form says them; none where it cannot be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HourAnswers {
    /// From when.
    pub from: Option<Time>,
    /// Until when.
    pub to: Option<Time>,
    /// Places side by side.
    pub places: Option<i64>,
    /// How many of them only for staff.
    pub staff_only: Option<i64>,
}

/// The opening that a form says beside these errands and openings, or all that is wrong with it.
pub fn opening(
    kept: Kept,
    answers: &Answers,
    (errands, openings): (&[Errand], &[Opening]),
) -> Result<Opening, Vec<Fault>> {
    let mut faults = Vec::new();
    if answers.weekdays.is_empty() {
        faults.push(Fault::NoWeekday);
    }
    let hours = hours(&answers.hours, &mut faults);
    let longest = hours.map_or(24 * 60, |hours| hours.minutes());
    let step = number(Field::Step, answers.step, &steps(longest), &mut faults);
    if answers.errands.is_empty() {
        faults.push(Fault::NoErrand);
    }
    let whole = whole(longest, step);
    let served = errands.iter().filter(|errand| answers.errands.contains(&errand.id));
    let cramped = served.filter(|errand| !has_room(errand, whole));
    faults.extend(cramped.map(|errand| Fault::NoRoom(errand.id.clone(), errand.minutes, whole)));
    let days = days(answers, &mut faults);
    let publish_days = number(Field::PublishDays, answers.publish_days, &PUBLISH_DAYS, &mut faults);
    if answers.publish_at.is_none() {
        faults.push(Fault::NoTime(Field::PublishAt));
    }
    if answers.note.chars().count() > NOTE {
        faults.push(Fault::TooLong(Field::Note));
    }
    let said = hours.zip(step).zip(days).zip(publish_days.zip(answers.publish_at));
    let Some((((hours, step), (valid_from, valid_to)), (publish_days, publish_at))) = said else { return Err(faults) };
    let opening = Opening {
        id: kept.id,
        number: kept.number,
        office: kept.office,
        weekdays: answers.weekdays.clone(),
        from: hours.from,
        to: hours.to,
        step,
        places: hours.places,
        staff_only: hours.staff_only,
        errands: answers.errands.clone(),
        step_free: answers.step_free,
        valid_from,
        valid_to,
        publish_days,
        publish_at,
        note: answers.note.clone(),
        occurrences: kept.occurrences,
    };
    faults.extend(twin(&opening, openings).map(|twin| Fault::Twin(twin.id.clone())));
    if faults.is_empty() { Ok(opening) } else { Err(faults) }
}

/// A day of its own of an opening, as a form says it: closed, if it says no hours.
pub fn occurrence(opening: &Opening, day: Date, answers: Option<&HourAnswers>) -> Result<Occurrence, Vec<Fault>> {
    let mut faults = Vec::new();
    if !opening.is_valid(day) {
        faults.push(Fault::NotValid(opening.valid_from, opening.valid_to));
    }
    let hours = answers.and_then(|answers| hours(answers, &mut faults));
    if let Some(hours) = hours
        && !steps(hours.minutes()).contains(&opening.step)
    {
        faults.push(Fault::NoNumber(Field::Step, 1, hours.minutes()));
    }
    if faults.is_empty() { Ok(Occurrence { day, hours }) } else { Err(faults) }
}

/// What may be a mistake in an opening, beside those that there are.
pub fn doubts(opening: &Opening, (errands, openings): (&[Errand], &[Opening])) -> Vec<Doubt> {
    let others = openings.iter().filter(|other| overlap(opening, other));
    let mut doubts: Vec<Doubt> = others.map(|other| Doubt::Overlaps(other.id.clone())).collect();
    let minutes = opening.hours().minutes();
    if minutes % opening.step != 0 {
        doubts.push(Doubt::Rest(minutes % opening.step));
    }
    let served = errands.iter().filter(|errand| opening.errands.contains(&errand.id));
    doubts.extend(served.filter_map(|errand| {
        let takes = opening.whole_steps(errand.minutes);
        (takes != errand.minutes).then(|| Doubt::Wastes(errand.id.clone(), errand.minutes, takes))
    }));
    doubts
}

fn hours(answers: &HourAnswers, faults: &mut Vec<Fault>) -> Option<Hours> {
    for (field, time) in [(Field::From, answers.from), (Field::To, answers.to)] {
        if time.is_none() {
            faults.push(Fault::NoTime(field));
        }
    }
    let times = answers.from.zip(answers.to).filter(|(from, to)| {
        let ends = is_after(*from, *to);
        if !ends {
            faults.push(Fault::OverMidnight);
        }
        ends
    });
    let places = number(Field::Places, answers.places, &PLACES, faults);
    let staff_only = number(Field::StaffOnly, answers.staff_only, &staff_only(places), faults);
    let ((from, to), (places, staff_only)) = times.zip(places.zip(staff_only))?;
    Some(Hours { from, to, places, staff_only })
}

fn days(answers: &Answers, faults: &mut Vec<Fault>) -> Option<(Date, Option<Date>)> {
    if answers.first.is_none() {
        faults.push(Fault::NoDay(Field::First));
    }
    match (answers.first, answers.last) {
        (_, Some(Err(Unreadable))) => faults.push(Fault::NoDay(Field::Last)),
        (Some(first), Some(Ok(last))) if last < first => faults.push(Fault::EndsBeforeItBegins),
        (Some(first), last) => return Some((first, last.and_then(Result::ok))),
        (None, _) => {}
    }
    None
}

fn number(field: Field, value: Option<i64>, limits: &RangeInclusive<i64>, faults: &mut Vec<Fault>) -> Option<i64> {
    let within = value.filter(|value| limits.contains(value));
    if within.is_none() {
        faults.push(Fault::NoNumber(field, *limits.start(), *limits.end()));
    }
    within
}

/// Whether an opening that begins and ends then has any length. What goes on past midnight is two openings.
pub fn is_after(from: Time, to: Time) -> bool {
    from < to
}

/// How long a step can be in an opening of so many minutes.
pub fn steps(minutes: i64) -> RangeInclusive<i64> {
    1..=minutes
}

/// How many of the places can be for staff only.
pub fn staff_only(places: Option<i64>) -> RangeInclusive<i64> {
    0..=places.unwrap_or(*PLACES.end())
}

/// The minutes of whole steps.
pub fn whole(minutes: i64, step: Option<i64>) -> i64 {
    step.map_or(minutes, |step| minutes / step * step)
}

/// Whether one person's errand fits into so many minutes of whole steps.
pub fn has_room(errand: &Errand, whole: i64) -> bool {
    errand.minutes <= whole
}

/// Another opening that says the same: more places are one opening with more places.
pub fn twin<'o>(opening: &Opening, others: &'o [Opening]) -> Option<&'o Opening> {
    let same = |other: &Opening| Opening {
        id: opening.id.clone(),
        number: opening.number,
        note: opening.note.clone(),
        occurrences: opening.occurrences.clone(),
        ..other.clone()
    };
    others.iter().find(|other| other.id != opening.id && same(other) == *opening)
}

/// Whether two openings receive the same errand at the same time.
fn overlap(one: &Opening, other: &Opening) -> bool {
    let ends = |opening: &Opening| opening.valid_to.unwrap_or(Date::MAX);
    one.id != other.id
        && one.office == other.office
        && one.from < other.to
        && other.from < one.to
        && one.valid_from <= ends(other)
        && other.valid_from <= ends(one)
        && one.weekdays.iter().any(|weekday| other.weekdays.contains(weekday))
        && one.errands.iter().any(|errand| other.errands.contains(errand))
}

#[cfg(test)]
mod tests;
