//! Moving a booking and changing who comes: one swap, so that nothing is lost on the way.

use super::balance::Balance;
use super::decide::{Decision, event};
use super::hold::{check_window, end_expired, live_at, pools};
use super::invited::{check_stays, notice};
use super::mandate::{check_own, tell};
use super::{Actor, Change, Command, Facts, Outcome, Refusal, Spot, StaffActor};
use crate::booking::{Booking, Member, Place, State, minutes_later};
use crate::errand::Errand;
use crate::hold::Hold;
use crate::id::{BookingId, PersonId};
use crate::invitation::NoticeKind;
use crate::limit::{MostMoves, Moves};
use crate::message::{Appointment, Body};
use crate::party::{Comer, Party};
use jiff::Timestamp;
use std::collections::BTreeSet;

/// A change of a booking that may be.
pub(super) struct Changing<'f> {
    pub old: &'f Booking,
    /// What it is for afterwards, first of all.
    pub errand: &'f Errand,
    pub comers: Vec<Comer>,
    pub party: Party,
    /// The hold that promises the new time.
    pub promised: Option<&'f Hold>,
    /// Whether nobody joins and the time stays.
    pub only_loses: bool,
}

impl Changing<'_> {
    /// Ends what those who come hold, and whatever else they hold for the booking: it has one time to go to. What is
    /// offered to it stands until it has moved.
    pub fn end_holds(&self, facts: &Facts, balance: &mut Balance) {
        for hold in facts.holds_of(&self.comers).into_iter().chain(facts.holds_for_moving(&self.old.id)) {
            balance.end(hold);
        }
        // An offer gives its places as far as the plan still has them.
        if let Some(hold) = self.promised.filter(|hold| hold.is_promised()) {
            balance.part(hold);
        }
    }
}

/// Moves a booking, or changes who comes, in one swap: what it has counts as free for where it goes. Refused, it stays
/// as it is.
pub(super) fn move_to(
    facts: &Facts,
    command: &Command,
    (id, party): (&BookingId, Option<&[Comer]>),
    to: &Spot,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let changing = changing(facts, command, (id, party), to, now)?;
    let mut balance = Balance::default();
    balance.leave(changing.old);
    changing.end_holds(facts, &mut balance);
    let Changing { old, errand, comers, party, promised, only_loses } = changing;
    for hold in facts.offered(id) {
        balance.end(hold);
    }
    end_expired(facts, &mut balance, to, party.minutes, now);
    let (pool, places) = if only_loses {
        (old.pool, balance.keep(facts, (&party, old.pool), &old.places))
    } else {
        balance.take_from(facts, (&party, &pools(&command.actor, promised)), to, None)?
    };
    let new = old.moved(
        Place {
            office: to.office.clone(),
            errand: errand.id.clone(),
            starts_at: to.starts_at,
            ends_at: minutes_later(to.starts_at, party.minutes),
            pool,
            party: party.members.into_iter().map(|member| joined(facts, old, member, now)).collect(),
            places,
        },
        now,
    );
    let mut changes = balance.changes(facts, command, now);
    // Nor is it what they waited for.
    if !promised.is_some_and(Hold::is_promised) && counts(facts, command, old, to, now) {
        changes.extend(counted(facts, old, now));
    }
    changes.extend(facts.unnoted(&comers, now).into_iter().map(|past| Change::BookingChanged(past.past())));
    changes.push(Change::BookingChanged(new.clone()));
    changes.extend(notice(command, &new, NoticeKind::Moved, now));
    let (body, action): (fn(Appointment) -> Body, _) =
        if old.spot() == *to { (Body::Changed, "booking.changed") } else { (Body::Moved, "booking.moved") };
    changes.extend(tell(facts, command, &new.comers(), &body(Appointment::from(&new))));
    let people = new.party.iter().map(|member| member.person.as_str()).collect::<Vec<_>>().join(" ");
    let detail = format!("{} {} to {} {} for {people}", old.office, old.starts_at, new.office, new.starts_at);
    changes.push(event(command, now, action, new.id.as_str(), detail));
    Ok(Decision { outcome: Outcome::Booking(new), changes })
}

/// Whether a booking can still change so. The limits belong to the moment at which the new time is held; from then on
/// the hold is a promise.
pub(super) fn changing<'f>(
    facts: &'f Facts<'_>,
    command: &Command,
    (id, comers): (&BookingId, Option<&[Comer]>),
    to: &Spot,
    now: Timestamp,
) -> Result<Changing<'f>, Refusal> {
    let old = own_booking(facts, command, id)?;
    let comers = comers.map_or_else(|| old.comers(), <[Comer]>::to_vec);
    check_own(facts, command, &comers)?;
    match old.state_at(now) {
        State::Cancelled => return Err(Refusal::AlreadyCancelled),
        State::Past => return Err(Refusal::AlreadyPast),
        State::Booked => {}
    }
    if comers.is_empty() {
        return Err(Refusal::NobodyComes);
    }
    let errand = facts.catalogue.errand(old.first_errand(&comers)).ok_or(Refusal::NotOffered)?;
    check_stays(facts, &command.actor, (old, &comers), to)?;
    check_joining(facts, &command.actor, (old, &comers), now)?;
    let free = command.actor.beyond().is_some() || facts.is_asked(id, now);
    let only_loses = old.only_loses(&comers, to);
    if only_loses {
        let party = Party::rest(old, &comers);
        if old.party.len() == party.members.len() {
            return Err(Refusal::SameTime);
        }
        // Who does not come gives places back: that may be as late as cancelling.
        return if now > errand.cancel_until(old.starts_at) && !free {
            Err(Refusal::TooLateToCancel)
        } else {
            Ok(Changing { old, errand, comers, party, promised: None, only_loses })
        };
    }
    let party = Party::of(facts.catalogue, errand, &comers, &facts.persons, now)?;
    let promised = live_at(facts, (&comers, Some(id)), to, now);
    let late = now > errand.move_until(old.starts_at);
    if late && !free && (promised.is_none() || now >= old.starts_at) {
        return Err(Refusal::TooLateToMove);
    }
    check_window(facts, &command.actor, (errand, &party), (to, promised), now)?;
    if promised.is_none() && counts(facts, command, old, to, now) {
        check_moves(facts, old, now)?;
    }
    Ok(Changing { old, errand, comers, party, promised, only_loses })
}

/// Whether it is a move that a visitor makes of their own accord: staff are free to move, and so is whom the agency asks.
fn counts(facts: &Facts, command: &Command, old: &Booking, to: &Spot, now: Timestamp) -> bool {
    matches!(command.actor, Actor::Visitor { .. }) && old.spot() != *to && !facts.is_asked(&old.id, now)
}

/// Nobody's visits are moved without end, whichever account asks.
fn check_moves(facts: &Facts, old: &Booking, now: Timestamp) -> Result<(), Refusal> {
    let wait = |member: &Member| Moves::wait(facts.recent_moves.get(&member.person).copied(), facts.most_moves, now);
    old.party.iter().filter_map(wait).max().map_or(Ok(()), |hours| Err(Refusal::TooManyMoves(hours)))
}

/// One more move for each of those who were to come.
fn counted(facts: &Facts, old: &Booking, now: Timestamp) -> Vec<Change> {
    if facts.most_moves == MostMoves::default() {
        return Vec::new();
    }
    let persons: BTreeSet<&PersonId> = old.party.iter().map(|member| &member.person).collect();
    let one_more = |person: &PersonId| Moves::one_more(facts.recent_moves.get(person).copied(), now);
    persons.into_iter().map(|person| Change::MoveCounted(person.clone(), one_more(person))).collect()
}

/// Who joins has no other booking for the errand, asks for one that may be booked, and somebody stays for whom the
/// visit was booked: places are not handed on.
fn check_joining(
    facts: &Facts,
    actor: &Actor,
    (old, comers): (&Booking, &[Comer]),
    now: Timestamp,
) -> Result<(), Refusal> {
    if !old.is_kept_by(comers) {
        return Err(Refusal::NobodyStays);
    }
    let before = old.comers();
    let joining: Vec<Comer> = comers.iter().filter(|comer| !before.contains(comer)).cloned().collect();
    for comer in &joining {
        facts.errand(&comer.errand, actor, false)?;
    }
    match facts.active(&joining, now).filter(|_| actor.beyond().is_none()) {
        Some(booking) => Err(Refusal::AlreadyBooked(booking.reference.clone())),
        None => Ok(()),
    }
}

/// The member as the booking has it: whether the person joined later stays on record, and which of their bookings for
/// the errand it is.
fn joined(facts: &Facts, old: &Booking, member: Member, now: Timestamp) -> Member {
    let before = old.party.iter().find(|known| known.person == member.person);
    let added = before.is_none_or(|known| known.added);
    match old.party.iter().find(|known| Comer::from(*known) == Comer::from(&member)) {
        Some(known) => Member { added, nth: known.nth, ..member },
        None => Member { added, ..facts.numbered(member, now) },
    }
}

/// The booking, if the actor may act for everybody who comes.
pub(super) fn own_booking<'f>(facts: &'f Facts, command: &Command, id: &BookingId) -> Result<&'f Booking, Refusal> {
    let booking = facts.bookings.get(id).ok_or(Refusal::NotFound)?;
    check_own(facts, command, &booking.comers())?;
    match &command.actor {
        Actor::Staff(StaffActor { seen: Some(seen), .. }) if *seen != booking.sequence => Err(Refusal::ChangedSince),
        _ => Ok(booking),
    }
}
