//! Drafting a bulk move: which bookings, which times, and keeping them.

use super::AT_ONCE;
use crate::ledger::Answer;
use crate::{App, Failure, event};
use besok_core::booking::{Booking, State};
use besok_core::bulk_move::{Affected, After, BulkMove, Item, PHONE_DAYS, Reason, Room, Stage, propose};
use besok_core::catalogue::Catalogue;
use besok_core::id::{BookingId, BulkMoveId, OfficeId, PersonId};
use besok_core::ledger::{Actor, Command, Deed, Spot, StaffActor, Told};
use besok_core::party::Party;
use besok_core::staff::{Permission, Staff};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::collections::{BTreeMap, HashMap, HashSet};
use tokio::task::JoinSet;

/// How often times are looked for again where somebody was faster.
const ROUNDS: usize = 3;

/// What is to be moved, and where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Why.
    pub reason: Reason,
    /// Which bookings.
    pub bookings: Vec<BookingId>,
    /// At which offices times are looked for.
    pub offices: Vec<OfficeId>,
    /// From which local day on.
    pub from: Date,
    /// Up to which local day.
    pub to: Date,
    /// Until when people are asked to answer.
    pub answer_until: Timestamp,
    /// What becomes of those whom nobody reaches.
    pub after: After,
}

/// Why there is no draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftRefusal {
    /// None of the bookings is to come, or all of them are being moved already.
    NothingToMove,
    /// One of the bookings is at an office where this member may not move any.
    NotTheirs,
    /// The answer would be due at once.
    NoTimeToAnswer,
}

/// The bookings to come at an office on these local days, the soonest first.
pub async fn bookings_of(app: &App, office: &OfficeId, from: Date, to: Date) -> Result<Vec<Booking>, Failure> {
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    let Some(office) = catalogue.office(office) else { return Ok(Vec::new()) };
    let zone = office.time_zone();
    let start = |day: Date| zone.to_ambiguous_timestamp(day.at(0, 0, 0, 0)).compatible().unwrap_or(Timestamp::MAX);
    let end = to.tomorrow().map_or(Timestamp::MAX, start);
    Ok(app.store.bookings_at(&office.id, start(from).max(now), end).await?)
}

/// Keeps a time for each of these bookings where there is one, and gives the draft. Nobody is told before it is
/// confirmed.
pub async fn draft(app: &App, staff: &Staff, draft: Draft) -> Result<Result<BulkMoveId, DraftRefusal>, Failure> {
    let now = app.clock.now();
    if draft.answer_until <= now {
        return Ok(Err(DraftRefusal::NoTimeToAnswer));
    }
    let mut bookings = app.store.bookings_with(&draft.bookings).await?;
    if !bookings.iter().all(|booking| staff.may_at(Permission::MoveBookings, &booking.office)) {
        return Ok(Err(DraftRefusal::NotTheirs));
    }
    let holds = app.store.holds_for(&draft.bookings).await?;
    let offered: HashSet<&BookingId> =
        holds.iter().filter(|hold| hold.is_live(now)).filter_map(|hold| hold.offered()).collect();
    bookings.retain(|booking| booking.state_at(now) == State::Booked && booking.starts_at > now);
    bookings.retain(|booking| !offered.contains(&booking.id));
    if bookings.is_empty() {
        return Ok(Err(DraftRefusal::NothingToMove));
    }
    let bulk_move = BulkMove {
        id: BulkMoveId(app.random.id(now)),
        reason: draft.reason,
        made_by: staff.id.clone(),
        created_at: now,
        send_at: None,
        answer_until: draft.answer_until,
        after: draft.after,
        stage: Stage::Draft,
    };
    let item = |booking: &Booking| {
        let (booking, from) = (booking.id.clone(), booking.spot());
        Item { booking, from, offer: None, called: None }
    };
    let mut tx = app.store.begin().await?;
    tx.add_bulk_move(&bulk_move, &bookings.iter().map(item).collect::<Vec<_>>()).await?;
    let detail = format!("{} bookings, {}", bookings.len(), draft.reason.as_str());
    event::put(app, &mut tx, &staff.id, ("bulk_move.drafted", bulk_move.id.as_str(), &detail)).await?;
    tx.commit().await?;
    offer_all(app, staff, &bulk_move, (&draft, bookings)).await?;
    Ok(Ok(bulk_move.id))
}

/// Looks for times and keeps them, again for those where somebody was faster.
async fn offer_all(
    app: &App,
    staff: &Staff,
    bulk_move: &BulkMove,
    (draft, bookings): (&Draft, Vec<Booking>),
) -> Result<(), Failure> {
    let catalogue = app.catalogue();
    let mut rest = affected(app, &catalogue, &bookings).await?;
    let bookings: HashMap<BookingId, Booking> =
        bookings.into_iter().map(|booking| (booking.id.clone(), booking)).collect();
    for _ in 0..ROUNDS {
        let proposed = propose(&rest, &mut room(app, &catalogue, draft).await?);
        let found: Vec<(&Booking, Spot)> =
            proposed.into_iter().filter_map(|(id, to)| Some((bookings.get(&id)?, to?))).collect();
        let mut kept = HashSet::new();
        for some in found.chunks(AT_ONCE as usize) {
            kept.extend(offer(app, staff, bulk_move, some).await?);
        }
        let tried: HashSet<&BookingId> = found.iter().map(|(booking, _)| &booking.id).collect();
        rest.retain(|one| tried.contains(&one.booking) && !kept.contains(&one.booking));
        if rest.is_empty() {
            break;
        }
    }
    Ok(())
}

/// What each booking needs. One that could not be booked today is for the phone.
async fn affected(app: &App, catalogue: &Catalogue, bookings: &[Booking]) -> Result<Vec<Affected>, Failure> {
    let ids: HashSet<&PersonId> =
        bookings.iter().flat_map(|booking| &booking.party).map(|member| &member.person).collect();
    let persons = app.store.persons(&ids.into_iter().cloned().collect::<Vec<_>>()).await?;
    let now = app.clock.now();
    let affected = bookings.iter().filter_map(|booking| {
        let errand = catalogue.errand(&booking.errand)?;
        let party = Party::of(catalogue, errand, &booking.comers(), &persons, now).ok()?;
        Some(Affected { booking: booking.id.clone(), from: booking.spot(), party })
    });
    Ok(affected.collect())
}

async fn room<'a>(app: &App, catalogue: &'a Catalogue, draft: &'a Draft) -> Result<Room<'a>, Failure> {
    let at = catalogue.openings.iter().filter(|opening| draft.offices.contains(&opening.office));
    let openings: Vec<i64> = at.map(|opening| opening.number).collect();
    let slots = app.store.staff_slots(&openings, draft.answer_until, Timestamp::MAX).await?;
    let slots: BTreeMap<_, _> = slots.into_iter().map(|slot| (slot.key, slot)).collect();
    let days = (draft.from, draft.to);
    Ok(Room { catalogue, offices: &draft.offices, days, not_before: draft.answer_until, slots })
}

/// Offers these times, all at once. Which hold is to keep which is noted first: none is ever kept that nobody knows of.
/// Gives for which bookings it did.
async fn offer(
    app: &App,
    staff: &Staff,
    bulk_move: &BulkMove,
    found: &[(&Booking, Spot)],
) -> Result<Vec<BookingId>, Failure> {
    let until = bulk_move.answer_until + (24 * PHONE_DAYS).hours();
    let mut commands = Vec::new();
    let mut tx = app.store.begin().await?;
    for (booking, to) in found {
        let draw = app.random.for_command(app.clock.now());
        let offer = Some((to.clone(), draw.id.as_str().into()));
        let item = Item { booking: booking.id.clone(), from: booking.spot(), offer, called: None };
        tx.set_offer(&bulk_move.id, &item).await?;
        let deed = Deed::Offer { booking: booking.id.clone(), to: to.clone(), until };
        commands.push((item, Command { actor: Actor::Staff(actor(staff, booking, None)), key: None, draw, deed }));
    }
    tx.commit().await?;
    let (mut asking, mut kept, mut refused) = (JoinSet::new(), Vec::new(), Vec::new());
    for (item, command) in commands {
        let ledger = app.ledger.clone();
        asking.spawn(async move { (item, ledger.ask(command).await) });
    }
    while let Some(answered) = asking.join_next().await {
        let (item, answer): (Item, Answer) = answered.map_err(|_| Failure::closed())?;
        match answer? {
            Ok(_) => kept.push(item.booking),
            Err(refusal) => {
                tracing::debug!(booking = %item.booking, ?refusal, "not offered");
                refused.push(Item { offer: None, ..item });
            }
        }
    }
    let mut tx = app.store.begin().await?;
    for item in &refused {
        tx.set_offer(&bulk_move.id, item).await?;
    }
    tx.commit().await?;
    Ok(kept)
}

/// The member of staff for the people of a booking. Whether they are that account's own, the decision checks.
pub(super) fn actor(staff: &Staff, booking: &Booking, told: Option<Told>) -> StaffActor {
    StaffActor {
        staff: staff.id.clone(),
        account: booking.account.clone(),
        persons: booking.party.iter().map(|member| member.person.clone()).collect(),
        told,
        beyond: None,
        seen: Some(booking.sequence),
        says: None,
    }
}
