//! Looking for times. What is shown is a hint; the ledger decides.

use crate::{App, Failure};
use besok_core::availability::{by_day, starts};
use besok_core::errand::Errand;
use besok_core::id::OfficeId;
use besok_core::ledger::Spot;
use besok_core::office::Office;
use besok_core::opening::local_day;
use besok_core::party::Party;
use besok_core::slot::{Pool, Slot, Taken};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeMap;

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

/// When each office that can receive a party has its first free time: the soonest first, those without any last.
pub async fn first_times(app: &App, sought: Sought<'_>) -> Result<Vec<(OfficeId, Option<Timestamp>)>, Failure> {
    let catalogue = app.catalogue();
    let window = sought.party.window(&catalogue, sought.errand, app.clock.now());
    let mut offices = Vec::new();
    for office in &catalogue.offices {
        let openings = sought.party.openings(&catalogue, &office.id);
        if !openings.is_empty() {
            let first = first_time(app, sought, &openings, window, sought.except_at(&office.id)).await?;
            offices.push((office.id.clone(), first));
        }
    }
    offices.sort_by_key(|(_, first)| (first.is_none(), *first));
    Ok(offices)
}

/// Looks a few days ahead first, and further only where there is nothing.
async fn first_time(
    app: &App,
    sought: Sought<'_>,
    openings: &[i64],
    (from, to): (Timestamp, Timestamp),
    except: Option<Timestamp>,
) -> Result<Option<Timestamp>, Failure> {
    let need = sought.party.need(Pool::Public);
    let last = to + 1.second();
    let mut start = from;
    for end in [from + (3 * 24).hours(), from + (14 * 24).hours(), last].map(|end| end.min(last)) {
        // A run may end in the slots after the last start.
        let slots = app.store.free_slots(openings, start, end + need.minutes.minutes()).await?;
        if let Some(first) = starts(&slots, need).into_iter().find(|first| *first < end && Some(*first) != except) {
            return Ok(Some(first));
        }
        start = end;
    }
    Ok(None)
}

/// All times of a party at an office. `own` are places that whoever looks has already: a held time, or the booking that
/// is to move. For them those places are free.
pub async fn times(app: &App, sought: Sought<'_>, office: &Office, own: &[Taken]) -> Result<Times, Failure> {
    let catalogue = app.catalogue();
    let openings = sought.party.openings(&catalogue, &office.id);
    let (from, to) = sought.party.window(&catalogue, sought.errand, app.clock.now());
    let need = sought.party.need(Pool::Public);
    let end = to + 1.second() + need.minutes.minutes();
    let mut slots: BTreeMap<_, Slot> =
        app.store.free_slots(&openings, from, end).await?.into_iter().map(|slot| (slot.key, slot)).collect();
    let own: Vec<Taken> = own.iter().filter(|taken| openings.contains(&taken.slot.opening())).copied().collect();
    for slot in app.store.slots(&own.iter().map(|taken| taken.slot).collect::<Vec<_>>()).await? {
        slots.insert(slot.key, slot);
    }
    for taken in &own {
        if let Some(slot) = slots.get_mut(&taken.slot) {
            slot.taken -= taken.places;
            slot.taken_public -= taken.places;
        }
    }
    let slots: Vec<Slot> = slots.into_values().collect();
    let mut starts = starts(&slots, need);
    let except = sought.except_at(&office.id);
    starts.retain(|start| (from..=to).contains(start) && Some(*start) != except);
    let zone = office.time_zone();
    Ok(Times { days: by_day(&starts, &zone), starts, window: (local_day(from, &zone), local_day(to, &zone)) })
}
