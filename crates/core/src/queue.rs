//! The queue of an office on one day: who is there, which counters are open, and who is called next.
//!
//! [`order`] is the whole rule of who goes before whom. Everybody has a *turn*, an instant that is settled by facts alone:
//! somebody booked has the time of the booking, and somebody without an appointment is taken as having come some minutes
//! later than they did. The queue is in the order of turns. So it is the same for everybody who asks, and nobody waits
//! for ever: whoever comes later than one's turn (and the few minutes that a priority is worth) goes behind.
//!
//! [`decide`] is the whole of what can happen. It is pure; what it is put to is locked.

mod arrive;
mod counter;
mod decide;
mod estimate;
mod rule;
#[cfg(test)]
mod tests;

pub use arrive::{Arrival, admits_walk_in, arrival, would_be};
pub use decide::{Change, Deed, Done, Onward, Refusal, decide};
pub use estimate::{Estimate, Speeds, estimate};
pub use rule::{Counter, MOST_CALLS, MOST_COUNTERS, MOST_MINUTES, MOST_TICKETS, NumberField, Rule, RuleFault, WalkIn};

use crate::catalogue::Catalogue;
use crate::id::{ErrandId, OfficeId, StaffId, VisitId};
use crate::visit::{Late, Priority, Stage, Visit};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Everything about the queue of an office on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Queue {
    /// The agency's rules.
    pub catalogue: Arc<Catalogue>,
    /// Where.
    pub office: OfficeId,
    /// On which day there.
    pub day: Date,
    /// The office's own rule.
    pub rule: Rule,
    /// Every visit of the day.
    pub visits: Vec<Visit>,
    /// Who sits at which counter.
    pub seats: Vec<Seat>,
}

/// A counter with somebody behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// The number of the counter.
    pub counter: i64,
    /// Who sits there.
    pub staff: StaffId,
    /// Since when.
    pub since: Timestamp,
    /// Whether they call nobody for a while.
    pub paused: bool,
    /// Since when they need help, if they do.
    pub alarm_at: Option<Timestamp>,
    /// The visit before the last thing that was done here with it, to take that back.
    pub before: Option<Box<Visit>>,
}

/// When a visit is due, and so its place in the line: what goes first, then the instant of its turn, then who came first.
pub type Turn = (bool, Timestamp, Timestamp, i64);

/// By what somebody stands where they stand, before anything else is taken into account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The time that they booked.
    Booked,
    /// They came late, and count as booked for when they came.
    LateKept,
    /// They came late, and wait like somebody without an appointment.
    LateWalkIn,
    /// The same, until reception has decided.
    LateOpen,
    /// They have no appointment.
    WalkIn,
}

/// By what a visit stands where it stands.
pub fn basis(rule: &Rule, visit: &Visit) -> Basis {
    match &visit.booked {
        None => Basis::WalkIn,
        Some(booked) if visit.arrived_at <= booked.starts_at + rule.grace.minutes() => Basis::Booked,
        Some(booked) => match booked.late {
            Late::Kept => Basis::LateKept,
            Late::WalkIn => Basis::LateWalkIn,
            Late::Reception => Basis::LateOpen,
        },
    }
}

/// The turn of a visit.
pub fn turn(rule: &Rule, visit: &Visit) -> Turn {
    let due = match (basis(rule, visit), &visit.booked) {
        (Basis::Booked, Some(booked)) => booked.starts_at,
        (Basis::LateKept, _) => visit.arrived_at,
        _ => visit.arrived_at + rule.walk_in_after.minutes(),
    };
    let sooner = match visit.priority {
        None => 0,
        Some(Priority::Infant) => rule.infant,
        Some(Priority::Disability) => rule.disability,
    };
    let due = due - sooner.minutes();
    let due = visit.back_at.map_or(due, |back| due.max(back + rule.missed_after.minutes()));
    (!visit.front, due, visit.arrived_at, visit.ticket.number)
}

/// Those who wait, in the order in which they are called.
pub fn order<'v>(rule: &Rule, visits: &'v [Visit]) -> Vec<&'v Visit> {
    let mut waiting: Vec<&Visit> = visits.iter().filter(|visit| visit.stage == Stage::Waiting).collect();
    waiting.sort_by_key(|visit| turn(rule, visit));
    waiting
}

impl Queue {
    /// The visit with this id.
    pub fn visit(&self, id: &VisitId) -> Option<&Visit> {
        self.visits.iter().find(|visit| visit.id == *id)
    }

    /// Who sits at a counter.
    pub fn seat(&self, counter: i64) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.counter == counter)
    }

    /// Where somebody of the staff sits.
    pub fn seat_of(&self, staff: &StaffId) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.staff == *staff)
    }

    /// The visit that was called to a counter, or is there.
    pub fn at_counter(&self, counter: i64) -> Option<&Visit> {
        self.visits.iter().find(|visit| visit.stage.is_at_counter() && visit.counter == Some(counter))
    }

    /// What has been done at a counter, as a mark that changes with it. A form made of an older one was sent twice.
    pub fn mark(&self, counter: i64) -> String {
        let Some(seat) = self.seat(counter) else { return String::new() };
        let visit = self.at_counter(counter).or(seat.before.as_deref());
        let visit = visit.map_or(String::new(), |visit| format!("{}.{}", visit.id, visit.sequence));
        format!("{counter}.{}.{}.{visit}", seat.since.as_millisecond(), i64::from(seat.paused))
    }

    /// Whether there is such an errand, and somebody sits where people with it are received.
    pub fn receives(&self, errand: &ErrandId) -> bool {
        let known = self.catalogue.errands.iter().any(|known| known.id == *errand);
        known
            && self.rule.counters.iter().any(|counter| counter.receives(errand) && self.seat(counter.number).is_some())
    }

    /// Whether a visit is for a counter: because it was sent there, or by its errand. One that was sent to a counter at which
    /// nobody sits any more is for all that receive it.
    pub fn takes(&self, counter: &Counter, visit: &Visit) -> bool {
        match visit.counter.filter(|sent_to| self.seat(*sent_to).is_some()) {
            Some(sent_to) => sent_to == counter.number,
            None => counter.receives(&visit.errand),
        }
    }

    /// Whether a counter may call a visit now. One that was sent to it may be of any errand.
    pub fn may_call(&self, counter: i64, visit: &Visit, now: Timestamp) -> bool {
        let here = self.rule.counter(counter).is_some_and(|counter| self.takes(counter, visit));
        visit.stage == Stage::Waiting && here && !visit.is_away(now)
    }

    /// Whom a counter calls next.
    pub fn next_for(&self, counter: i64, now: Timestamp) -> Option<&Visit> {
        order(&self.rule, &self.visits).into_iter().find(|visit| self.may_call(counter, visit, now))
    }

    /// How many are called before a visit, of those whom some counter that receives it may call now; none if it does not
    /// wait.
    pub fn ahead_of(&self, id: &VisitId, now: Timestamp) -> Option<usize> {
        let order = order(&self.rule, &self.visits);
        let place = order.iter().position(|visit| visit.id == *id)?;
        let mine = order[place];
        let shared =
            |other: &Visit| self.rule.counters.iter().any(|one| self.takes(one, mine) && self.takes(one, other));
        Some(order[..place].iter().filter(|other| !other.is_away(now) && shared(other)).count())
    }
}
