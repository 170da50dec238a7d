//! Who is asked: the order of the list, who fits a run, and the reason on record.

use super::{Ended, Entry, Freed, List, State, deadline};
use crate::id::EntryId;
use crate::ledger::Spot;
use crate::opening::local_day;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Why somebody is not asked about a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// They come for something else.
    Errand,
    /// It is at another office.
    Office,
    /// A wheelchair does not get there.
    Steps,
    /// They do not fit in whole.
    Size,
    /// It is before their first day or after their last.
    Day,
    /// It is on another weekday.
    Weekday,
    /// It is at another time of the day.
    Hours,
    /// They have a booking that is no later.
    NotEarlier,
    /// They have to know earlier.
    Notice,
    /// Too little time is left for them to answer.
    TooSoon,
    /// They have been asked about this time before.
    AskedBefore,
    /// They are being asked about another time.
    IsAsked,
    /// They wait no longer.
    Gone,
}

/// By what somebody stands where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// A date that the agency has set.
    BookBy(Date),
    /// So many whole days of waiting.
    Waited(i64),
}

/// Why somebody was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// By what they stand where they stand.
    pub basis: Basis,
    /// How many stood before them and could not be asked, and why.
    pub passed: BTreeMap<WhyNot, usize>,
}

/// Who is asked about a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Who.
    pub entry: EntryId,
    /// Why them.
    pub reason: Reason,
}

/// Those who wait, in the order in which they are asked: those with a date that has not passed, the earliest first; then
/// who has waited longest; of two who joined in the same instant, the smaller id.
pub fn order(list: &List, today: Date) -> Vec<&Entry> {
    let mut waiting: Vec<&Entry> = list.entries.values().filter(|entry| entry.state == State::Waiting).collect();
    waiting.sort_by_cached_key(|entry| (date(entry, today).unwrap_or(Date::MAX), entry.since, &entry.id));
    waiting
}

/// Whether somebody can be asked about a run now, and until when they could answer.
pub fn fits(entry: &Entry, freed: &Freed, now: Timestamp) -> Result<Timestamp, WhyNot> {
    entry.wish.fits(freed)?;
    let starts_at = freed.spot.starts_at;
    if entry.has.is_some_and(|has| has <= starts_at) {
        return Err(WhyNot::NotEarlier);
    }
    if starts_at < now + entry.wish.notice_hours.hours() {
        return Err(WhyNot::Notice);
    }
    deadline(starts_at, entry.phone_only, &freed.zone, now).ok_or(WhyNot::TooSoon)
}

/// Who is asked about a run: the first in the order whom it fits. Nobody is asked about the same time twice, nor about two
/// times at once.
pub fn choose(list: &List, freed: &Freed, now: Timestamp) -> Option<Choice> {
    let today = local_day(now, &freed.zone);
    let busy: BTreeSet<&EntryId> = list.open_offers().map(|offer| &offer.entry).collect();
    let asked = asked(list, &freed.spot);
    let mut passed = BTreeMap::new();
    for entry in order(list, today) {
        let why = match fits(entry, freed, now) {
            Ok(_) if asked.contains(&entry.id) => WhyNot::AskedBefore,
            Ok(_) if busy.contains(&entry.id) => WhyNot::IsAsked,
            Ok(_) => {
                let basis = basis(entry, today, (&freed.zone, now));
                return Some(Choice { entry: entry.id.clone(), reason: Reason { basis, passed } });
            }
            Err(why) => why,
        };
        *passed.entry(why).or_default() += 1;
    }
    None
}

/// Whether somebody who was chosen can still be asked, and until when they could answer.
pub(super) fn stands(list: &List, choice: &Choice, freed: &Freed, now: Timestamp) -> Result<Timestamp, WhyNot> {
    let waiting = list.entries.get(&choice.entry).filter(|entry| entry.state == State::Waiting);
    let entry = waiting.ok_or(WhyNot::Gone)?;
    if asked(list, &freed.spot).contains(&entry.id) {
        return Err(WhyNot::AskedBefore);
    }
    if list.offer_to(&entry.id).is_some() {
        return Err(WhyNot::IsAsked);
    }
    fits(entry, freed, now)
}

/// Who has been asked about a time before. What was taken back from them does not count.
fn asked<'l>(list: &'l List, spot: &Spot) -> BTreeSet<&'l EntryId> {
    let same = list.offers.values().filter(|offer| offer.spot == *spot && offer.ended != Some(Ended::Withdrawn));
    same.map(|offer| &offer.entry).collect()
}

/// The date by which somebody has to book, while it has not passed.
fn date(entry: &Entry, today: Date) -> Option<Date> {
    entry.book_by.filter(|date| today <= *date)
}

fn basis(entry: &Entry, today: Date, (zone, now): (&TimeZone, Timestamp)) -> Basis {
    let waited = || local_day(now, zone) - local_day(entry.since, zone);
    date(entry, today).map_or_else(|| Basis::Waited(i64::from(waited().get_days())), Basis::BookBy)
}
