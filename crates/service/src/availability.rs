//! Looking for times. What is shown is a hint; the ledger decides.

use crate::{App, Failure};
use besok_core::availability::{by_day, starts};
use besok_core::errand::Errand;
use besok_core::id::OfficeId;
use besok_core::ledger::Spot;
use besok_core::office::Office;
use besok_core::opening::local_day;
use besok_core::party::Party;
use besok_core::ranking::{Rhythm, good};
use besok_core::slot::{Pool, Slot, Taken};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The times of a party at an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Times {
    /// Every start that can be booked now, in order.
    pub starts: Vec<Timestamp>,
    /// How many there are on each local day.
    pub days: BTreeMap<Date, usize>,
    /// The first and the last local day on which times can be booked now.
    pub window: (Date, Date),
}

impl Times {
    /// The first free time.
    pub fn first(&self) -> Option<Timestamp> {
        self.starts.first().copied()
    }
}

/// What times are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Sought<'a> {
    /// What the visit is for, first of all.
    pub errand: &'a Errand,
    /// Who comes.
    pub party: &'a Party,
    /// A time not to offer: where the booking that is to move is already.
    pub except: Option<&'a Spot>,
}

impl Sought<'_> {
    fn except_at(&self, office: &OfficeId) -> Option<Timestamp> {
        self.except.filter(|spot| spot.office == *office).map(|spot| spot.starts_at)
    }
}

/// When each office that can receive a party has its first free time, in the order of the catalogue.
pub async fn first_times(app: &App, sought: Sought<'_>) -> Result<Vec<(OfficeId, Option<Timestamp>)>, Failure> {
    let catalogue = app.catalogue();
    let mut offices = Vec::new();
    for office in &catalogue.offices {
        if !sought.party.openings(&catalogue, &office.id).is_empty() {
            let except = sought.except_at(&office.id);
            let (starts, window) = known_starts(app, sought, office).await?;
            let first = within(&starts, window).iter().find(|first| Some(**first) != except);
            offices.push((office.id.clone(), first.copied()));
        }
    }
    Ok(offices)
}

/// All times of a party at an office. `own` are places that whoever looks has already: a held time, or the booking that
/// is to move. For them those places are free.
pub async fn times(app: &App, sought: Sought<'_>, office: &Office, own: &[Taken]) -> Result<Times, Failure> {
    let catalogue = app.catalogue();
    let openings = sought.party.openings(&catalogue, &office.id);
    let (from, to) = sought.party.window(&catalogue, sought.errand, app.clock.now());
    let mut starts = if own.is_empty() {
        free_starts(app, sought, office).await?
    } else {
        let all = starts(&without(app, &openings, own).await?, sought.party.need(Pool::Public));
        within(&all, (from, to)).to_vec()
    };
    let except = sought.except_at(&office.id);
    starts.retain(|start| Some(*start) != except);
    let zone = office.time_zone();
    Ok(Times { days: by_day(&starts, &zone), starts, window: (local_day(from, &zone), local_day(to, &zone)) })
}

/// Those times of a day at which a party at an office leaves room for other visits. Of a day with times there is always
/// one.
pub async fn good_times(
    app: &App,
    sought: Sought<'_>,
    office: &Office,
    own: &[Taken],
    day: Date,
) -> Result<Vec<Timestamp>, Failure> {
    let (catalogue, zone, need) = (app.catalogue(), office.time_zone(), sought.party.need(Pool::Public));
    let openings = sought.party.openings(&catalogue, &office.id);
    let (from, to) = sought.party.window(&catalogue, sought.errand, app.clock.now());
    let end = to + 1.second() + need.minutes.minutes();
    let mut slots = without(app, &openings, own).await?;
    // What can no longer be booked, or not yet, is an edge of the day like any other.
    slots.retain(|slot| (from..end).contains(&slot.key.starts_at()));
    slots.retain(|slot| local_day(slot.key.starts_at(), &zone) == day);
    let at_office = catalogue.openings.iter().filter(|opening| opening.office == office.id);
    let rhythms: Vec<Rhythm> =
        at_office.filter_map(|opening| Rhythm::of(opening, &catalogue.errands, &zone, day)).collect();
    let except = sought.except_at(&office.id);
    let good = good(&slots, need, &rhythms).into_iter();
    Ok(good.filter(|start| *start <= to && Some(*start) != except).collect())
}

/// Every start at which anybody's party of this kind could be booked at an office now, in order.
pub async fn free_starts(app: &App, sought: Sought<'_>, office: &Office) -> Result<Vec<Timestamp>, Failure> {
    let (starts, window) = known_starts(app, sought, office).await?;
    Ok(within(&starts, window).to_vec())
}

/// Every start at which it would fit, and the window in which it can be booked now.
async fn known_starts(
    app: &App,
    sought: Sought<'_>,
    office: &Office,
) -> Result<(Arc<[Timestamp]>, (Timestamp, Timestamp)), Failure> {
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    let openings = sought.party.openings(&catalogue, &office.id);
    let window = sought.party.window(&catalogue, sought.errand, now);
    let starts = app.free.starts(&app.store, now, (&openings, sought.party.need(Pool::Public))).await?;
    Ok((starts, window))
}

/// The slots of openings as they were without these places.
async fn without(app: &App, openings: &[i64], own: &[Taken]) -> Result<Vec<Slot>, Failure> {
    let free = app.free.slots(&app.store, app.clock.now(), openings).await?;
    let mut slots: BTreeMap<_, Slot> = free.into_iter().map(|slot| (slot.key, slot)).collect();
    let own: Vec<Taken> = own.iter().filter(|taken| openings.contains(&taken.slot.opening())).copied().collect();
    for slot in app.store.slots(&own.iter().map(|taken| taken.slot).collect::<Vec<_>>()).await? {
        slots.insert(slot.key, slot);
    }
    for taken in own {
        if let Some(slot) = slots.get_mut(&taken.slot) {
            slot.taken -= taken.places;
            slot.taken_public -= taken.places;
        }
    }
    Ok(slots.into_values().collect())
}

/// Those of the starts, which are in order, that lie between two instants.
fn within(starts: &[Timestamp], (from, to): (Timestamp, Timestamp)) -> &[Timestamp] {
    let first = starts.partition_point(|start| *start < from);
    let end = starts.partition_point(|start| *start <= to);
    &starts[first..end.max(first)]
}
