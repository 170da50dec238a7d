//! Looking for times. What is shown is a hint; the ledger decides.

use crate::free::Starts;
use crate::{App, Failure};
use besok_core::availability::{Need, by_day, starts};
use besok_core::catalogue::Catalogue;
use besok_core::day::span;
use besok_core::errand::Errand;
use besok_core::id::OfficeId;
use besok_core::ledger::Spot;
use besok_core::office::Office;
use besok_core::opening::{Opening, local_day};
use besok_core::party::Party;
use besok_core::ranking::{Rhythm, good};
use besok_core::slot::{Pool, Slot, SlotKey, Taken};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// For so many days without any times it is looked when the next ones come.
const DAYS_WITHOUT: usize = 21;
/// From any day to any other.
pub const ANY_DAY: (Date, Date) = (Date::MIN, Date::MAX);

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

/// A place that whoever looks has already, and from which pool.
pub type Own = (Pool, Taken);

/// What times are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Sought<'a> {
    /// What the visit is for, first of all.
    pub errand: &'a Errand,
    /// Who comes.
    pub party: &'a Party,
    /// A time not to offer: where the booking that is to move is already.
    pub except: Option<&'a Spot>,
    /// From which pool: staff may take what the public may, and more.
    pub pool: Pool,
    /// Whether the limits of notice and of how far ahead are lifted, as staff may do for a reason.
    pub beyond: bool,
}

impl<'a> Sought<'a> {
    /// What visitors look for.
    pub fn new(errand: &'a Errand, party: &'a Party) -> Self {
        Self { errand, party, except: None, pool: Pool::Public, beyond: false }
    }

    fn need(&self) -> Need {
        self.party.need(self.pool)
    }

    /// The first and the last start that may be booked now.
    fn window(&self, catalogue: &Catalogue, now: Timestamp) -> (Timestamp, Timestamp) {
        if self.beyond { (now, Timestamp::MAX) } else { self.party.window(catalogue, self.errand, now) }
    }

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
            let first = starts.within(window).find(|first| Some(*first) != except);
            offices.push((office.id.clone(), first));
        }
    }
    Ok(offices)
}

/// All times of a party at an office. `own` are places that whoever looks has already: a held time, or the booking that
/// is to move. For them those places are free.
pub async fn times(app: &App, sought: Sought<'_>, office: &Office, own: &[Own]) -> Result<Times, Failure> {
    let catalogue = app.catalogue();
    let openings = sought.party.openings(&catalogue, &office.id);
    let (from, to) = sought.window(&catalogue, app.clock.now());
    let mut starts = if own.is_empty() {
        free_starts(app, sought, office, ANY_DAY).await?
    } else {
        let slots = without(app, (&openings, sought.pool), own, (from, Timestamp::MAX)).await?;
        let all = starts(&slots, sought.need());
        Starts::of(&all).within((from, to)).collect()
    };
    let except = sought.except_at(&office.id);
    starts.retain(|start| Some(*start) != except);
    let zone = office.time_zone();
    let last = if sought.beyond { starts.last().copied().unwrap_or(from) } else { to };
    Ok(Times { days: by_day(&starts, &zone), starts, window: (local_day(from, &zone), local_day(last, &zone)) })
}

/// When the next times for a party at an office are announced to come. None where they come little by little, because they are
/// published earlier than they can be booked.
pub fn next_times(app: &App, sought: Sought<'_>, office: &Office) -> Option<Timestamp> {
    let (catalogue, now, zone) = (app.catalogue(), app.clock.now(), office.time_zone());
    let (_, last) = sought.window(&catalogue, now);
    let ahead = (last.as_second() - now.as_second()) / (24 * 3600);
    let next = |opening: &Opening| {
        let mut day = opening.published_to(now, &zone)?;
        for _ in 0..DAYS_WITHOUT {
            day = day.tomorrow().ok()?;
            if !catalogue.slots_on(opening, day).is_empty() {
                return opening.published_at(day, &zone);
            }
        }
        None
    };
    let openings = sought.party.openings(&catalogue, &office.id).into_iter();
    let announced =
        openings.filter_map(|number| catalogue.opening(number)).filter(|opening| opening.publish_days < ahead);
    announced.filter_map(next).min()
}

/// Those times of a day at which a party at an office leaves room for other visits. Of a day with times there is always
/// one.
pub async fn good_times(
    app: &App,
    sought: Sought<'_>,
    office: &Office,
    own: &[Own],
    day: Date,
) -> Result<Vec<Timestamp>, Failure> {
    let (catalogue, zone, need) = (app.catalogue(), office.time_zone(), sought.need());
    let openings = sought.party.openings(&catalogue, &office.id);
    let (from, to) = sought.window(&catalogue, app.clock.now());
    let (morning, night) = span(day, day, &zone);
    // What can no longer be booked, or not yet, is an edge of the day like any other.
    let mut slots = without(app, (&openings, sought.pool), own, (morning.max(from), night)).await?;
    slots.retain(|slot| slot.key.later(-need.minutes).starts_at() <= to);
    let at_office = catalogue.openings.iter().filter(|opening| opening.office == office.id);
    let rhythms: Vec<Rhythm> =
        at_office.filter_map(|opening| Rhythm::of(opening, &catalogue.errands, &zone, day)).collect();
    let except = sought.except_at(&office.id);
    let good = good(&slots, need, &rhythms).into_iter();
    Ok(good.filter(|start| *start <= to && Some(*start) != except).collect())
}

/// Every start on these local days at which anybody's party of this kind could be booked at an office now, in order.
pub async fn free_starts(
    app: &App,
    sought: Sought<'_>,
    office: &Office,
    (first, last): (Date, Date),
) -> Result<Vec<Timestamp>, Failure> {
    let (starts, (from, to)) = known_starts(app, sought, office).await?;
    let (morning, night) = span(first, last, &office.time_zone());
    Ok(starts.within((morning.max(from), to)).take_while(|start| *start < night).collect())
}

/// Every start at which it would fit, and the window in which it can be booked now.
async fn known_starts(
    app: &App,
    sought: Sought<'_>,
    office: &Office,
) -> Result<(Starts, (Timestamp, Timestamp)), Failure> {
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    let openings = sought.party.openings(&catalogue, &office.id);
    let window = sought.window(&catalogue, now);
    let starts = match sought.pool {
        Pool::Public => app.free.starts(&app.store, now, (&openings, sought.need())).await?,
        // Few ask, and they want to see what there is at this moment.
        Pool::Staff => {
            Starts::of(&starts(&app.store.staff_slots(&openings, now, Timestamp::MAX).await?, sought.need()))
        }
    };
    Ok((starts, window))
}

/// The slots of openings that start in `[from, to)`, free in a pool, as they were without these places.
async fn without(
    app: &App,
    (openings, pool): (&[i64], Pool),
    own: &[Own],
    (from, to): (Timestamp, Timestamp),
) -> Result<Vec<Slot>, Failure> {
    let free = match pool {
        Pool::Public => app.free.slots(&app.store, app.clock.now(), (openings, (from, to))).await?,
        Pool::Staff => app.store.staff_slots(openings, from, to).await?,
    };
    let mut slots: BTreeMap<_, Slot> = free.into_iter().map(|slot| (slot.key, slot)).collect();
    let is_meant = |slot: SlotKey| openings.contains(&slot.opening()) && (from..to).contains(&slot.starts_at());
    let own: Vec<Own> = own.iter().filter(|(_, taken)| is_meant(taken.slot)).copied().collect();
    for slot in app.store.slots(&own.iter().map(|(_, taken)| taken.slot).collect::<Vec<_>>()).await? {
        slots.insert(slot.key, slot);
    }
    for (pool, taken) in own {
        if let Some(slot) = slots.get_mut(&taken.slot) {
            slot.taken -= taken.places;
            slot.taken_public -= if pool == Pool::Public { taken.places } else { 0 };
        }
    }
    Ok(slots.into_values().collect())
}
