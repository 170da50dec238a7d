//! Looking for times. What is shown is a hint; the ledger decides.

use crate::{App, Failure};
use besok_core::availability::{by_day, starts};
use besok_core::catalogue::Catalogue;
use besok_core::errand::Errand;
use besok_core::id::OfficeId;
use besok_core::ledger::Spot;
use besok_core::office::Office;
use besok_core::opening::local_day;
use besok_core::slot::{Pool, Slot, Taken};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeMap;

/// The times of an errand at an office.
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

/// When each office that receives an errand has its first free time: the soonest first, those without any last.
/// `except` is a time not to offer: where a booking that is to move is already.
pub async fn first_times(
    app: &App,
    errand: &Errand,
    except: Option<&Spot>,
) -> Result<Vec<(OfficeId, Option<Timestamp>)>, Failure> {
    let catalogue = app.catalogue();
    let (from, to) = errand.window(app.clock.now());
    let mut offices = Vec::new();
    for office in &catalogue.offices {
        let openings = catalogue.serving(&office.id, &errand.id);
        if !openings.is_empty() {
            let except = except.filter(|spot| spot.office == office.id).map(|spot| spot.starts_at);
            let first = first_time(app, errand, &openings, (from, to), except).await?;
            offices.push((office.id.clone(), first));
        }
    }
    offices.sort_by_key(|(_, first)| (first.is_none(), *first));
    Ok(offices)
}

/// Looks a few days ahead first, and further only where there is nothing.
async fn first_time(
    app: &App,
    errand: &Errand,
    openings: &[i64],
    (from, to): (Timestamp, Timestamp),
    except: Option<Timestamp>,
) -> Result<Option<Timestamp>, Failure> {
    let need = Catalogue::need(errand, Pool::Public);
    let last = to + 1.second();
    let mut start = from;
    for end in [from + (3 * 24).hours(), from + (14 * 24).hours(), last].map(|end| end.min(last)) {
        // A run may end in the slots after the last start.
        let slots = app.store.free_slots(openings, start, end + errand.minutes.minutes()).await?;
        if let Some(first) = starts(&slots, need).into_iter().find(|first| *first < end && Some(*first) != except) {
            return Ok(Some(first));
        }
        start = end;
    }
    Ok(None)
}

/// All times of an errand at an office. `own` are places that whoever looks has already: a held time, or the booking
/// that is to move. For them those places are free. `except` is a start not to offer: where the booking is already.
pub async fn times(
    app: &App,
    errand: &Errand,
    office: &Office,
    own: &[Taken],
    except: Option<Timestamp>,
) -> Result<Times, Failure> {
    let catalogue = app.catalogue();
    let openings = catalogue.serving(&office.id, &errand.id);
    let (from, to) = errand.window(app.clock.now());
    let end = to + 1.second() + errand.minutes.minutes();
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
    let mut starts = starts(&slots, Catalogue::need(errand, Pool::Public));
    starts.retain(|start| (from..=to).contains(start) && Some(*start) != except);
    let zone = office.time_zone();
    Ok(Times { days: by_day(&starts, &zone), starts, window: (local_day(from, &zone), local_day(to, &zone)) })
}
