//! Edits of the catalogue by staff. Whoever edits last is told what came in between, and no edit is lost silently.

use super::edit::{Fields, Mistake, Part, apply, fields};
use crate::random::hex;
use crate::{App, Failure, event, worker};
use besok_core::catalogue::Catalogue;
use besok_core::holiday::is_holiday;
use besok_core::opening::local_day;
use besok_core::staff::{Permission, Staff};
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// For how many days ahead it is worked out what a holiday takes away: further than anything is published.
const DAYS: usize = 731;

/// Why an edit was not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditRefusal {
    /// There is no such part, or it is not theirs to edit.
    NotFound,
    /// What was typed has mistakes.
    Wrong(Vec<Mistake>),
    /// Somebody else has edited it since: this is how it stands now.
    Changed(Fields),
}

/// A digest of what a form was filled with: it says later whether that is still so.
pub fn version(fields: &Fields) -> String {
    hex(&Sha256::digest(format!("{fields:?}")))
}

/// Saves a part as it was typed, if it still is what `version` says. A published time is withdrawn by a new holiday as by
/// an import; bookings keep their places and their minutes.
pub async fn save(
    app: &App,
    staff: &Staff,
    part: &Part,
    (typed, seen): (&Fields, &str),
) -> Result<Result<(), EditRefusal>, Failure> {
    if !staff.may(Permission::Catalogue) {
        return Ok(Err(EditRefusal::NotFound));
    }
    let mut tx = app.store.begin().await?;
    tx.lock_catalogue().await?;
    // Nobody else saves a catalogue before this ends: what is read here is what will be replaced.
    let Some(current) = app.store.catalogue().await? else { return Ok(Err(EditRefusal::NotFound)) };
    let Some(before) = fields(&current, part) else { return Ok(Err(EditRefusal::NotFound)) };
    let edited = match apply(&current, part, typed) {
        Ok(edited) => edited,
        Err(mistakes) => return Ok(Err(EditRefusal::Wrong(mistakes))),
    };
    let after = fields(&edited, part).unwrap_or_default();
    if before == after {
        return Ok(Ok(()));
    }
    if version(&before) != seen {
        return Ok(Err(EditRefusal::Changed(before)));
    }
    tx.save_catalogue(&edited, false).await?;
    event::put(app, &mut tx, &staff.id, ("catalogue.changed", &part.name(), &changed(&before, &after))).await?;
    tx.commit().await?;
    worker::publish(app.clone()).await?;
    Ok(Ok(()))
}

/// The names of the fields that differ, never what they say.
fn changed(before: &Fields, after: &Fields) -> String {
    let all = before.keys().chain(after.keys());
    let differ = all.filter(|field| before.get(*field) != after.get(*field));
    let names: BTreeSet<&str> = differ.map(|field| field.split('.').next().unwrap_or(field)).collect();
    names.into_iter().collect::<Vec<_>>().join(" ")
}

/// A day that an edit closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClosedDay {
    /// Which.
    pub day: Date,
    /// How many published times are withdrawn, unless something lies on them.
    pub times: i64,
    /// How many bookings lie on it. They stay.
    pub bookings: i64,
}

/// The days that an edit of the holidays closes, as far as anything is published there or booked.
pub async fn closed_days(app: &App, edited: &Catalogue) -> Result<Vec<ClosedDay>, Failure> {
    let (current, zone) = (app.catalogue(), edited.time_zone());
    let today = local_day(app.clock.now(), &zone);
    let newly = |day: &Date| is_holiday(&edited.holidays, *day) && !is_holiday(&current.holidays, *day);
    let mut closed = Vec::new();
    for day in today.series(1.day()).take(DAYS).filter(newly) {
        let (Some(from), Some(to)) = (start(day, &zone), day.tomorrow().ok().and_then(|next| start(next, &zone)))
        else {
            continue;
        };
        let (times, bookings) = app.store.load_between(from, to).await?;
        if times + bookings > 0 {
            closed.push(ClosedDay { day, times, bookings });
        }
    }
    Ok(closed)
}

fn start(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    zone.to_ambiguous_timestamp(day.to_datetime(Time::midnight())).compatible().ok()
}
