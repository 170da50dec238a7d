//! Holding a time, and holding it for longer.

use super::balance::Balance;
use super::cool::is_free;
use super::decide::{Decision, event};
use super::invited::check_asked;
use super::mandate::check_own;
use super::moving::changing;
use super::{Actor, Change, Command, Facts, Outcome, Refusal, Spot, Wish};
use crate::errand::Errand;
use crate::hold::{EXTENSION_SECONDS, EXTENSIONS, HOLD_SECONDS, Hold, Purpose};
use crate::id::{BookingId, HoldId, PersonId};
use crate::limit::Holds;
use crate::party::{Comer, Party};
use crate::slot::{Pool, SlotKey, Taken};
use jiff::Timestamp;
use std::collections::BTreeSet;

/// Holds a time for a party. Earlier holds of any of them for the same errands end, so that nobody keeps two.
pub(super) fn hold(facts: &Facts, command: &Command, wish: &Wish, now: Timestamp) -> Result<Decision, Refusal> {
    let wished = wished(facts, command, wish, now)?;
    if let Some(same) = live_at(facts, (&wish.party, None), &wish.spot, now) {
        return Ok(unchanged(same));
    }
    held(facts, command, wished.balance, now, |id, expires_at| Hold {
        id,
        errand: wish.errand.clone(),
        party: in_order(&wish.party),
        office: wish.spot.office.clone(),
        starts_at: wish.spot.starts_at,
        purpose: Purpose::Checking,
        pool: wished.pool,
        expires_at,
        extensions: 0,
        places: wished.places,
    })
}

/// A wish that can be met.
pub(super) struct Wished {
    pub party: Party,
    pub balance: Balance,
    pub pool: Pool,
    pub places: Vec<Taken>,
}

/// What holding and booking a wish have in common: may these people have this time, and which places would it take?
pub(super) fn wished(facts: &Facts, command: &Command, wish: &Wish, now: Timestamp) -> Result<Wished, Refusal> {
    check_own(facts, command, &wish.party)?;
    let actor = &command.actor;
    let asked = check_asked(facts, command, wish, now)?;
    let errand = facts.errand(&wish.errand, actor, asked.is_some())?;
    let party = Party::of(facts.catalogue, errand, &wish.party, &facts.persons, now)?;
    for errand in &party.errands {
        facts.errand(errand, actor, asked.is_some())?;
    }
    let promised = live_at(facts, (&wish.party, None), &wish.spot, now);
    check_window(facts, actor, (errand, &party), (&wish.spot, promised), now)?;
    // A request is for a case of its own: a visit for the same errand without it is another matter.
    let other = facts.active(&wish.party, now).filter(|_| asked.is_none() && actor.beyond().is_none());
    if let Some(booking) = other {
        return Err(Refusal::AlreadyBooked(booking.reference.clone()));
    }
    let mut balance = Balance::default();
    for hold in facts.holds_of(&wish.party) {
        balance.end(hold);
    }
    // An offer gives its places as far as the plan still has them.
    for hold in facts.promised(&wish.party, &wish.spot) {
        balance.part(hold);
    }
    end_expired(facts, &mut balance, &wish.spot, party.minutes, now);
    let (pool, places) = balance.take_from(facts, (&party, &pools(actor, promised)), &wish.spot, None)?;
    Ok(Wished { party, balance, pool, places })
}

/// The live hold of just this party at just this time: one that they have had made, or what is offered to them or to their
/// booking.
pub(super) fn live_at<'f>(
    facts: &'f Facts,
    (party, booking): (&[Comer], Option<&BookingId>),
    spot: &Spot,
    now: Timestamp,
) -> Option<&'f Hold> {
    let here = |hold: &&Hold| hold.is_live(now) && hold.office == spot.office && hold.starts_at == spot.starts_at;
    let party = in_order(party);
    let offered = booking.map(|booking| facts.offered(booking)).unwrap_or_default();
    let promised = facts.promised(&party, spot);
    facts.holds_of(&party).into_iter().chain(offered).chain(promised).filter(here).find(|hold| hold.party == party)
}

pub(super) fn in_order(party: &[Comer]) -> Vec<Comer> {
    let mut party = party.to_vec();
    party.sort();
    party.dedup();
    party
}

/// Asking again for what one holds changes nothing; only extending makes a hold last longer, and only so often.
fn unchanged(hold: &Hold) -> Decision {
    Decision { outcome: Outcome::Held(hold.clone()), changes: Vec::new() }
}

/// Holds a time for a booking that is about to move or to grow: only the places that the booking lacks there.
pub(super) fn hold_move(
    facts: &Facts,
    command: &Command,
    (booking, party): (&BookingId, Option<&[Comer]>),
    to: &Spot,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let moving = changing(facts, command, (booking, party), to, now)?;
    if let Some(same) = moving.promised {
        return Ok(unchanged(same));
    }
    let mut balance = Balance::default();
    moving.end_holds(facts, &mut balance);
    end_expired(facts, &mut balance, to, moving.party.minutes, now);
    let pools = command.actor.pools();
    let (pool, places) = balance.take_from(facts, (&moving.party, &pools), to, Some(moving.old))?;
    held(facts, command, balance, now, |id, expires_at| Hold {
        id,
        errand: moving.errand.id.clone(),
        party: in_order(&moving.comers),
        office: to.office.clone(),
        starts_at: to.starts_at,
        purpose: Purpose::Moving(booking.clone()),
        pool,
        expires_at,
        extensions: 0,
        places,
    })
}

fn held(
    facts: &Facts,
    command: &Command,
    balance: Balance,
    now: Timestamp,
    hold: impl FnOnce(HoldId, Timestamp) -> Hold,
) -> Result<Decision, Refusal> {
    let hold = hold(HoldId(command.draw.id.clone()), seconds_later(now, HOLD_SECONDS));
    let mut changes = if command.actor.beyond().is_none() { counted(facts, &hold.party, now)? } else { Vec::new() };
    changes.extend(counted_of(facts, &command.actor, now)?);
    changes.extend(balance.changes(facts, command, now));
    let detail = format!("{} {}", hold.office, hold.starts_at);
    changes.push(Change::HoldMade(hold.clone()));
    changes.push(event(command, now, "hold.made", hold.id.as_str(), detail));
    Ok(Decision { outcome: Outcome::Held(hold), changes })
}

/// One more hold for each of these, however many errands they have; unless somebody has had too many within the hour.
fn counted(facts: &Facts, party: &[Comer], now: Timestamp) -> Result<Vec<Change>, Refusal> {
    if facts.holds_limit == 0 {
        return Ok(Vec::new());
    }
    let persons: BTreeSet<&PersonId> = party.iter().map(|comer| &comer.person).collect();
    let counted = persons.into_iter().map(|person| {
        let before = facts.recent_holds.get(person).copied();
        let holds = Holds::one_more(before, facts.holds_limit, now).map_err(Refusal::TooManyHolds)?;
        Ok(Change::HoldCounted(person.clone(), holds))
    });
    counted.collect()
}

/// One more hold for the account that has it made, so that many names do not make many holds. Staff help whom they like.
fn counted_of(facts: &Facts, actor: &Actor, now: Timestamp) -> Result<Option<Change>, Refusal> {
    let Actor::Visitor { account, .. } = actor else { return Ok(None) };
    if facts.account_holds_limit == 0 {
        return Ok(None);
    }
    let before = facts.recent_holds_of.get(account).copied();
    let holds = Holds::one_more(before, facts.account_holds_limit, now).map_err(Refusal::TooManyHolds)?;
    Ok(Some(Change::HoldCountedOf(account.clone(), holds)))
}

/// Keeps a hold for longer, counted from its end, or from now if it has run out but nobody took its places.
pub(super) fn extend(facts: &Facts, command: &Command, id: &HoldId, now: Timestamp) -> Result<Decision, Refusal> {
    let hold = facts.holds.get(id).ok_or(Refusal::NotFound)?;
    check_own(facts, command, &hold.party)?;
    if hold.is_nobodys() {
        return Err(Refusal::NotFound);
    }
    if hold.extensions >= EXTENSIONS || hold.offered().is_some() || hold.is_promised() {
        return Err(Refusal::CannotExtend);
    }
    let hold = Hold {
        expires_at: seconds_later(hold.expires_at.max(now), EXTENSION_SECONDS),
        extensions: hold.extensions + 1,
        ..hold.clone()
    };
    let changes = vec![
        Change::HoldExtended(hold.clone()),
        event(command, now, "hold.extended", hold.id.as_str(), hold.expires_at.to_string()),
    ];
    Ok(Decision { outcome: Outcome::Held(hold), changes })
}

/// The pools in which places are looked for: the one in which this time is held, and those of the actor.
pub(super) fn pools(actor: &Actor, promised: Option<&Hold>) -> Vec<Pool> {
    promised.map(|hold| hold.pool).into_iter().chain(actor.pools()).collect()
}

/// Whether a start lies within the limits for booking. They belong to the moment at which a time is held: whom it was
/// promised to may have it up to its start.
pub(super) fn check_window(
    facts: &Facts,
    actor: &Actor,
    (errand, party): (&Errand, &Party),
    (spot, promised): (&Spot, Option<&Hold>),
    now: Timestamp,
) -> Result<(), Refusal> {
    let (first, last) = party.window(facts.catalogue, errand, now);
    let free = promised.is_some() || actor.beyond().is_some();
    if spot.starts_at < if free { now } else { first } {
        Err(Refusal::TooSoon)
    } else if spot.starts_at > last && !free {
        Err(Refusal::TooFarAhead)
    } else {
        Ok(())
    }
}

/// Ends every expired hold that lies in the way: expired ones count as free.
pub(super) fn end_expired(facts: &Facts, balance: &mut Balance, spot: &Spot, minutes: i64, now: Timestamp) {
    let end = spot.starts_at.as_second() + minutes * 60;
    let in_the_way = |key: SlotKey| {
        let start = key.starts_at().as_second();
        start >= spot.starts_at.as_second() && start < end
    };
    let expired = |hold: &Hold| is_free(facts, hold, now) && hold.places.iter().any(|taken| in_the_way(taken.slot));
    for hold in facts.holds_that(expired) {
        balance.lapse(hold);
    }
}

pub(super) fn seconds_later(instant: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_second(instant.as_second() + seconds).unwrap_or(Timestamp::MAX)
}
