//! What an edit would do, before it is saved.
//!
//! It is a rehearsal: publishing plans its work by the edited catalogue, and the ledger's own decision meets it with
//! the slots as they are. Nothing is saved. So what is shown is what publishing then does, but for what is booked
//! in between.

use crate::search::may_see;
use crate::worker::{Rule, rehearsed};
use crate::{App, Failure};
use besok_core::agency::OldBookings;
use besok_core::booking::Booking;
use besok_core::catalogue::Catalogue;
use besok_core::id::{ErrandId, PersonId};
use besok_core::opening::Opening;
use besok_core::opening::effect::{Affected, Preview, Slots, changes, outside};
use besok_core::staff::Staff;
use besok_store::Published;
use jiff::Timestamp;

/// What it would do to have this catalogue instead of the one that there is. An opening without a number is new.
pub async fn preview(app: &App, edited: &Catalogue) -> Result<Preview, Failure> {
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    let mut preview = Preview::default();
    if catalogue.agency.old_bookings == OldBookings::ToCome {
        return Ok(preview);
    }
    let published = app.store.published().await?;
    let new = edited.openings.iter().filter(|opening| opening.number == 0);
    let next = published.iter().map(|published| published.opening.number).max().unwrap_or(0) + 1;
    let new = (next..).zip(new).map(|(number, opening)| {
        let opening = Opening { number, ..opening.clone() };
        (None, Published { opening, active: true, to: String::new(), rule: String::new(), whole: true })
    });
    let edits = published.iter().cloned().map(|was| (Some(was.clone()), with(was, edited)));
    for (was, will_be) in edits.chain(new.collect::<Vec<_>>()) {
        let rule = was.as_ref().map(|was| Rule::of(&catalogue, was));
        if rule != Some(Rule::of(edited, &will_be)) {
            add(app, &mut preview, (edited, was.as_ref(), &will_be), now).await?;
        }
    }
    preview.affected.sort_by(|a, b| (a.booking.starts_at, &a.booking.id).cmp(&(b.booking.starts_at, &b.booking.id)));
    Ok(preview)
}

/// The bookings that lie outside the plan of these openings now: those that somebody chose to keep, and those that were
/// made while an edit was saved.
pub async fn outside_now(app: &App, openings: &[&Opening]) -> Result<Vec<Affected>, Failure> {
    let now = app.clock.now();
    let mut affected = Vec::new();
    for opening in openings {
        let slots = slots(app, opening.number, now).await?;
        let bookings = concerned(app, &slots, opening, now).await?;
        let outside = outside(&slots, &bookings, |_, errand| opening.errands.contains(errand));
        affected.extend(bookings.into_iter().filter_map(|booking| {
            let why = *outside.get(&booking.id)?;
            Some(Affected { booking, why, already: true })
        }));
    }
    affected.sort_by(|a, b| (a.booking.starts_at, &a.booking.id).cmp(&(b.booking.starts_at, &b.booking.id)));
    Ok(affected)
}

/// Those of the bookings that a member of staff may see: whose identity is protected is shown to those named for it.
pub async fn seen_by(app: &App, staff: &Staff, affected: Vec<Affected>) -> Result<Vec<Affected>, Failure> {
    let party = affected.iter().flat_map(|affected| &affected.booking.party);
    let ids: Vec<PersonId> = party.map(|member| member.person.clone()).collect();
    let persons = app.store.persons(&ids).await?;
    let sees = |affected: &Affected| {
        let mut party = affected.booking.party.iter();
        party.all(|member| persons.get(&member.person).is_some_and(|person| may_see(staff, person)))
    };
    Ok(affected.into_iter().filter(sees).collect())
}

/// An opening as it would be.
fn with(was: Published, edited: &Catalogue) -> Published {
    match edited.opening(was.opening.number) {
        Some(opening) => Published { opening: opening.clone(), active: true, ..was },
        None => Published { active: false, ..was },
    }
}

/// Adds what would become of one opening.
async fn add(
    app: &App,
    preview: &mut Preview,
    (edited, was, will_be): (&Catalogue, Option<&Published>, &Published),
    now: Timestamp,
) -> Result<(), Failure> {
    let opening = &will_be.opening;
    let Some(office) = edited.office(&opening.office) else { return Ok(()) };
    let before = slots(app, opening.number, now).await?;
    let draw = app.random.for_command(now);
    let Some(after) = rehearsed(edited, will_be, &before, (draw, now)) else { return Ok(()) };
    for (day, change) in changes(&before, &after, &office.time_zone()) {
        let sum = preview.days.entry(day).or_default();
        *sum = sum.plus(change);
    }
    let bookings = concerned(app, &after, opening, now).await?;
    let served = |opening: &Opening, errand: &ErrandId| opening.errands.contains(errand);
    let outside_before = outside(&before, &bookings, |_, errand| was.is_none_or(|was| served(&was.opening, errand)));
    let outside_after = outside(&after, &bookings, |_, errand| served(opening, errand));
    preview.affected.extend(bookings.into_iter().filter_map(|booking| {
        let why = *outside_after.get(&booking.id)?;
        let already = outside_before.contains_key(&booking.id);
        Some(Affected { booking, why, already })
    }));
    Ok(())
}

async fn slots(app: &App, opening: i64, from: Timestamp) -> Result<Slots, Failure> {
    let slots = app.store.slots_from(opening, from).await?;
    Ok(slots.into_iter().map(|slot| (slot.key, slot)).collect())
}

/// All bookings on slots that have more places taken than planned, and those whose errand is not received.
async fn concerned(app: &App, slots: &Slots, opening: &Opening, from: Timestamp) -> Result<Vec<Booking>, Failure> {
    let crowded = slots.values().filter(|slot| slot.taken > slot.planned).map(|slot| slot.key);
    let mut bookings = app.store.bookings_on(&crowded.collect::<Vec<_>>()).await?;
    let unserved = app.store.bookings_unserved(opening.number, from, &opening.errands).await?;
    for booking in unserved {
        if bookings.iter().all(|other| other.id != booking.id) {
            bookings.push(booking);
        }
    }
    Ok(bookings)
}
