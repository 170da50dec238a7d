//! Publishes times on a rolling horizon, and brings them in line when an opening has changed.
//!
//! The slots go through the ledger in slices of whole days, so that nobody who books waits long behind them, and so
//! that the decision sees what lies on the rest of a day.

use crate::random::hex;
use crate::{App, Failure};
use besok_core::agency::OldBookings;
use besok_core::catalogue::Catalogue;
use besok_core::ledger::{Actor, Command, Deed, Draw, Facts, Outcome, decide};
use besok_core::opening::effect::Slots;
use besok_core::opening::{Opening, local_day};
use besok_core::slot::{PlannedSlot, SlotKey};
use besok_store::Published;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

/// How often it is looked whether something is to be published.
pub(super) const ROUND: Duration = Duration::from_secs(5);
/// How many slots one command carries, or one day's more.
const SLICE: usize = 250;

/// Notices an import, and publishes what is missing up to the horizon of each opening. Where nothing is, it costs one
/// look at the openings.
pub async fn publish(app: App) -> Result<(), Failure> {
    bring_in_line(app, false).await
}

/// Looks again at openings where something had to be left out: what lay across it may be gone, and no time is lost
/// for longer than that.
pub async fn mend(app: App) -> Result<(), Failure> {
    bring_in_line(app, true).await
}

async fn bring_in_line(app: App, mending: bool) -> Result<(), Failure> {
    if app.current.refresh(&app.store).await? {
        tracing::info!("the catalogue has changed");
    }
    let catalogue = app.catalogue();
    if catalogue.agency.old_bookings == OldBookings::ToCome {
        tracing::warn!("no times are published: the old bookings are still to come");
        return Ok(());
    }
    let now = app.clock.now();
    for published in app.store.published().await? {
        let Some(work) = work(&catalogue, &published, mending, now) else { continue };
        if !work.anew && !comes_now(&app, &work, &published.opening, now) {
            continue;
        }
        let there = app.store.slot_keys(published.opening.number, work.from).await?;
        let mut skipped = 0;
        for slice in slices(&work, &there) {
            skipped += bring(&app, slice).await?;
        }
        let mut tx = app.store.begin().await?;
        let whole = skipped == 0 && (work.anew || published.whole);
        tx.set_published(published.opening.number, &work.to, work.rule.as_str(), whole).await?;
        tx.commit().await?;
        tracing::debug!(opening = %published.opening.id, to = work.to, slots = work.planned.len(), "published");
    }
    Ok(())
}

/// Whether a new day comes in this round: at any of those that are left of the minutes after the announced time, as likely
/// in each.
fn comes_now(app: &App, work: &Work, opening: &Opening, now: Timestamp) -> bool {
    let rounds = opening.spread_left(now, &work.zone).map_or(0, |left| left / ROUND.as_secs() as i64);
    rounds <= 1 || app.random.below(rounds as u32) == 0
}

/// What is to be done for one opening.
struct Work {
    /// The slots that there should be.
    planned: Vec<PlannedSlot>,
    /// From when on there should be no others.
    from: Timestamp,
    /// Where the office is.
    zone: TimeZone,
    /// Up to which day it is then published.
    to: String,
    /// By which rule.
    rule: Rule,
    /// Whether it is about every day up to there, and not only about new ones.
    anew: bool,
}

/// None where everything is published.
fn work(catalogue: &Catalogue, published: &Published, mending: bool, now: Timestamp) -> Option<Work> {
    let opening = &published.opening;
    let office = catalogue.office(&opening.office)?;
    let zone = office.time_zone();
    let today = local_day(now, &zone);
    let last = opening.published_to(now, &zone)?;
    let rule = Rule::of(catalogue, published);
    let anew = rule.0 != published.rule || (mending && !published.whole);
    let done: Option<Date> = published.to.parse().ok();
    let first = if anew { None } else { done.and_then(|done| done.tomorrow().ok()) };
    let mut day = first.unwrap_or(today).max(today);
    if day > last {
        return None;
    }
    let from = zone.to_ambiguous_timestamp(day.to_datetime(Time::midnight())).compatible().ok()?.max(now);
    let mut planned = Vec::new();
    while day <= last {
        if published.active {
            planned.extend(catalogue.slots_on(opening, day));
        }
        day = day.tomorrow().ok()?;
    }
    planned.retain(|plan| plan.key.starts_at() >= from);
    Some(Work { planned, from, zone, to: last.to_string(), rule, anew })
}

/// Slots that there should be, and slots that there should no longer be.
type Slice = (Vec<PlannedSlot>, Vec<SlotKey>);

/// The work in slices of whole days, in their order.
fn slices(work: &Work, there: &[SlotKey]) -> Vec<Slice> {
    let planned: HashSet<SlotKey> = work.planned.iter().map(|plan| plan.key).collect();
    let mut days: BTreeMap<Date, Slice> = BTreeMap::new();
    for plan in &work.planned {
        days.entry(local_day(plan.key.starts_at(), &work.zone)).or_default().0.push(*plan);
    }
    for key in there.iter().filter(|key| !planned.contains(key)) {
        days.entry(local_day(key.starts_at(), &work.zone)).or_default().1.push(*key);
    }
    let mut slices: Vec<Slice> = Vec::new();
    for (planned, withdrawn) in days.into_values() {
        match slices.last_mut() {
            Some(last) if last.0.len() + last.1.len() < SLICE => {
                last.0.extend(planned);
                last.1.extend(withdrawn);
            }
            _ => slices.push((planned, withdrawn)),
        }
    }
    slices
}

/// A digest of all that decides about an opening's slots. A note decides nothing.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule(String);

impl Rule {
    /// As it stands in the table.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The rule of an opening in a catalogue.
    pub fn of(catalogue: &Catalogue, published: &Published) -> Self {
        let opening = Opening { note: String::new(), ..published.opening.clone() };
        let zone = catalogue.office(&opening.office).map(|office| &office.zone);
        let closures = catalogue.closures.iter().filter(|closure| closure.offices.contains(&opening.office));
        let times: Vec<_> = closures.map(|closure| (closure.first, closure.last, closure.part)).collect();
        let all = format!("{opening:?} {:?} {:?} {times:?} {zone:?}", published.active, catalogue.holidays);
        Self(hex(&Sha256::digest(all)))
    }
}

/// What publishing would make of an opening's slots, which are those from now on. None if there is nothing to do.
pub fn rehearsed(
    catalogue: &Catalogue,
    published: &Published,
    before: &Slots,
    (draw, now): (Draw, Timestamp),
) -> Option<Slots> {
    let work = work(catalogue, published, false, now)?;
    let there: Vec<SlotKey> = before.keys().filter(|key| key.starts_at() >= work.from).copied().collect();
    let mut after = before.clone();
    for slice in slices(&work, &there) {
        let mut facts = Facts::new(catalogue);
        let keys = slice.0.iter().map(|plan| plan.key).chain(slice.1.iter().copied());
        facts.slots = keys.filter_map(|key| after.remove_entry(&key)).collect();
        if let Err(refusal) = decide(&mut facts, &command(slice, draw.clone()), "", now) {
            tracing::error!(?refusal, "times could not be rehearsed");
        }
        after.append(&mut facts.slots);
    }
    Some(after)
}

/// Gives how many slots had to be left out.
async fn bring(app: &App, slice: Slice) -> Result<usize, Failure> {
    let draw = app.random.for_command(app.clock.now());
    match app.ledger.ask(command(slice, draw)).await? {
        Ok(Outcome::Published { skipped, .. }) => Ok(skipped),
        other => {
            tracing::error!(?other, "times were not published");
            Ok(0)
        }
    }
}

fn command((planned, withdrawn): Slice, draw: Draw) -> Command {
    Command { actor: Actor::System, key: None, draw, deed: Deed::Publish { planned, withdrawn } }
}
