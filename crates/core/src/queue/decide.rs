//! The one way in: a deed meets the queue, and comes to changes or to a refusal that changes nothing.

use super::{Queue, Seat, arrive, counter};
use crate::booking::Booking;
use crate::id::{ErrandId, StaffId, VisitId};
use crate::language::Language;
use crate::visit::{FrontReason, Outcome, Priority, Ticket, Visit};
use jiff::Timestamp;

/// What somebody wants to happen in a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Somebody booked is there. Staff may let them in outside the hours for it.
    Arrive {
        /// For the visit.
        id: VisitId,
        /// Their booking.
        booking: Box<Booking>,
        /// In which language they are called.
        language: Language,
        /// Whether staff let them in, whatever the hour.
        by_staff: bool,
    },
    /// Somebody without an appointment takes a ticket.
    TakeTicket {
        /// For the visit.
        id: VisitId,
        /// What for.
        errand: ErrandId,
        /// How many people.
        people: i64,
        /// In which language they are called.
        language: Language,
        /// How many minutes of capacity are left on that day.
        left: i64,
        /// Whether staff give it, whatever the limit.
        by_staff: bool,
    },
    /// A visit goes before others, or no longer.
    Prioritise(VisitId, Option<Priority>),
    /// A visit goes first, by an officer's word.
    ToFront(VisitId, FrontReason),
    /// Somebody who came late waits as booked (`true`) or as without an appointment.
    SettleLate(VisitId, bool),
    /// They come back then, and keep their place in the line.
    ComeBack(VisitId, Timestamp),
    /// They go.
    Leave(VisitId),
    /// Somebody sits down at a counter.
    Open(i64, StaffId),
    /// They call nobody for a while (`true`), or go on.
    Pause(i64, bool),
    /// They leave the counter.
    Close(i64),
    /// A manager frees a counter that was left open. Whoever was called to it, or stood there, waits again, before
    /// everybody else.
    Vacate(i64),
    /// Call whoever is next.
    CallNext(i64),
    /// Call this one, out of turn.
    Call(i64, VisitId),
    /// Call them once more.
    CallAgain(i64),
    /// Nobody came: back into the line, or gone after as many calls as the rule says.
    NotHere(i64),
    /// They are at the counter.
    Start(i64),
    /// It is done.
    Finish(i64, Outcome, String),
    /// They go on to another counter, or for another errand, before everybody else.
    SendOn(i64, Onward),
    /// Take back the last thing that was done at the counter.
    Undo(i64),
    /// Somebody at a counter needs help (`true`), or no longer.
    Alarm(i64, bool),
}

/// Where somebody goes on to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Onward {
    /// To this counter.
    Counter(i64),
    /// To any counter that receives this errand.
    Errand(ErrandId),
}

/// What a deed came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The visit that it was about, as it is now.
    pub visit: Option<Visit>,
    /// What to save.
    pub changes: Vec<Change>,
}

/// One thing to save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A visit is new, or has changed.
    Visit(Box<Visit>),
    /// Somebody sits at a counter, or something there has changed.
    Seat(Seat),
    /// Nobody sits at the counter any more.
    SeatLeft(i64),
}

/// Why a deed is not done. An expected answer: the view gives it words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No such visit, counter or errand, on this day at this office.
    NotFound,
    /// They cannot register now, and why.
    NotNow(arrive::Arrival),
    /// There is no ticket for that now.
    NoTicket,
    /// Nobody waits whom this counter may call.
    NobodyWaits,
    /// Somebody else has called them, or they have gone.
    NotWaiting,
    /// The counter has somebody; they come first.
    Busy(Ticket),
    /// Nobody is at the counter for whom that could be done.
    NobodyThere,
    /// A colleague sits at the counter.
    Occupied(StaffId),
    /// Nobody sits at the counter, or the one who does has paused.
    NotOpen,
    /// There is nothing to take back, or it has changed since.
    NothingToUndo,
}

/// Meets a deed with the queue. What was accepted is played into it.
pub fn decide(queue: &mut Queue, deed: &Deed, now: Timestamp) -> Result<Done, Refusal> {
    let done = meet(queue, deed, now)?;
    for change in &done.changes {
        queue.apply(change);
    }
    Ok(done)
}

fn meet(queue: &Queue, deed: &Deed, now: Timestamp) -> Result<Done, Refusal> {
    match deed {
        Deed::Arrive { .. } | Deed::TakeTicket { .. } => arrive::arrive(queue, deed, now),
        Deed::Prioritise(id, priority) => counter::with_waiting(queue, id, |visit| visit.priority = *priority),
        Deed::ToFront(id, _) => counter::with_waiting(queue, id, |visit| visit.front = true),
        Deed::SettleLate(id, kept) => arrive::settle_late(queue, id, *kept),
        Deed::ComeBack(id, at) => counter::with_waiting(queue, id, |visit| visit.not_before = Some(*at)),
        Deed::Leave(id) => counter::leave(queue, id, now),
        Deed::Open(counter, staff) => counter::open(queue, *counter, staff, now),
        Deed::Pause(counter, paused) => counter::with_seat(queue, *counter, |seat| seat.paused = *paused),
        Deed::Close(counter) => counter::close(queue, *counter),
        Deed::Vacate(counter) => counter::vacate(queue, *counter),
        Deed::CallNext(counter) => counter::call_next(queue, *counter, now),
        Deed::Call(counter, id) => counter::call(queue, *counter, id, now),
        Deed::CallAgain(counter) => counter::call_again(queue, *counter, now),
        Deed::NotHere(counter) => counter::not_here(queue, *counter, now),
        Deed::Start(counter) => counter::start(queue, *counter, now),
        Deed::Finish(counter, outcome, note) => counter::finish(queue, *counter, (*outcome, note), now),
        Deed::SendOn(counter, onward) => counter::send_on(queue, *counter, onward),
        Deed::Undo(counter) => counter::undo(queue, *counter),
        Deed::Alarm(counter, needed) => {
            counter::with_seat(queue, *counter, |seat| seat.alarm_at = needed.then_some(now))
        }
    }
}

impl Queue {
    fn apply(&mut self, change: &Change) {
        match change {
            Change::Visit(visit) => {
                self.visits.retain(|other| other.id != visit.id);
                self.visits.push(*visit.clone());
            }
            Change::Seat(seat) => {
                self.seats.retain(|other| other.counter != seat.counter);
                self.seats.push(seat.clone());
            }
            Change::SeatLeft(counter) => self.seats.retain(|seat| seat.counter != *counter),
        }
    }
}
