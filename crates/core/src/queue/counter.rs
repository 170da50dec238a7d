//! What is done at a counter. A counter has one visit at a time: so a second press calls nobody else.

use super::{Change, Done, Onward, Queue, Refusal, Seat};
use crate::id::{StaffId, VisitId};
use crate::visit::{Outcome, Stage, Visit};
use jiff::Timestamp;

/// Changes a visit that waits.
pub(super) fn with_waiting(queue: &Queue, id: &VisitId, change: impl FnOnce(&mut Visit)) -> Result<Done, Refusal> {
    let visit = queue.visit(id).ok_or(Refusal::NotFound)?;
    if visit.stage != Stage::Waiting {
        return Err(Refusal::NotWaiting);
    }
    let visit = changed(visit, change);
    Ok(Done { changes: vec![Change::Visit(Box::new(visit.clone()))], visit: Some(visit) })
}

/// They go, before somebody has begun with them.
pub(super) fn leave(queue: &Queue, id: &VisitId, now: Timestamp) -> Result<Done, Refusal> {
    let visit = queue.visit(id).ok_or(Refusal::NotFound)?;
    if !matches!(visit.stage, Stage::Waiting | Stage::Called) {
        return Err(Refusal::NotWaiting);
    }
    let visit = changed(visit, |visit| (visit.stage, visit.ended_at) = (Stage::Left, Some(now)));
    Ok(Done { changes: vec![Change::Visit(Box::new(visit.clone()))], visit: Some(visit) })
}

/// Somebody sits down. Whoever sat at another counter has left that: they are at one.
pub(super) fn open(queue: &Queue, counter: i64, staff: &StaffId, now: Timestamp) -> Result<Done, Refusal> {
    if queue.rule.counter(counter).is_none() {
        return Err(Refusal::NotFound);
    }
    match queue.seat(counter) {
        Some(seat) if seat.staff == *staff => return Ok(Done { visit: None, changes: Vec::new() }),
        Some(seat) => return Err(Refusal::Occupied(seat.staff.clone())),
        None => {}
    }
    let mut changes = Vec::new();
    if let Some(other) = queue.seats.iter().find(|seat| seat.staff == *staff) {
        changes.extend(close(queue, other.counter)?.changes);
    }
    let seat = Seat { counter, staff: staff.clone(), since: now, paused: false, alarm_at: None, before: None };
    changes.push(Change::Seat(seat));
    Ok(Done { visit: queue.at_counter(counter).cloned(), changes })
}

/// Changes something about a counter that somebody sits at.
pub(super) fn with_seat(queue: &Queue, counter: i64, change: impl FnOnce(&mut Seat)) -> Result<Done, Refusal> {
    let mut seat = queue.seat(counter).ok_or(Refusal::NotOpen)?.clone();
    change(&mut seat);
    Ok(Done { visit: queue.at_counter(counter).cloned(), changes: vec![Change::Seat(seat)] })
}

/// Nobody is left behind at a counter that closes.
pub(super) fn close(queue: &Queue, counter: i64) -> Result<Done, Refusal> {
    queue.seat(counter).ok_or(Refusal::NotOpen)?;
    match queue.at_counter(counter) {
        Some(visit) => Err(Refusal::Busy(visit.ticket)),
        None => Ok(Done { visit: None, changes: vec![Change::SeatLeft(counter)] }),
    }
}

pub(super) fn vacate(queue: &Queue, counter: i64) -> Result<Done, Refusal> {
    queue.seat(counter).ok_or(Refusal::NotOpen)?;
    let back = |visit: &mut Visit| {
        (visit.stage, visit.counter, visit.front, visit.calls) = (Stage::Waiting, None, true, 0);
    };
    let visit = queue.at_counter(counter).map(|old| changed(old, back));
    let moved = visit.clone().map(|visit| Change::Visit(Box::new(visit)));
    Ok(Done { visit, changes: moved.into_iter().chain([Change::SeatLeft(counter)]).collect() })
}

pub(super) fn call_next(queue: &Queue, counter: i64, now: Timestamp) -> Result<Done, Refusal> {
    let free = free(queue, counter)?;
    let next = queue.next_for(counter, now).ok_or(Refusal::NobodyWaits)?;
    Ok(at(free, next, |visit| to_counter(visit, counter, now)))
}

/// Out of turn, and whatever the counter receives.
pub(super) fn call(queue: &Queue, counter: i64, id: &VisitId, now: Timestamp) -> Result<Done, Refusal> {
    let free = free(queue, counter)?;
    let visit = queue.visit(id).ok_or(Refusal::NotFound)?;
    if visit.stage != Stage::Waiting {
        return Err(Refusal::NotWaiting);
    }
    Ok(at(free, visit, |visit| to_counter(visit, counter, now)))
}

pub(super) fn call_again(queue: &Queue, counter: i64, now: Timestamp) -> Result<Done, Refusal> {
    let (seat, visit) = here(queue, counter, &[Stage::Called])?;
    Ok(at(seat, visit, |visit| (visit.calls, visit.called_at) = (visit.calls + 1, Some(now))))
}

pub(super) fn not_here(queue: &Queue, counter: i64, now: Timestamp) -> Result<Done, Refusal> {
    let (seat, visit) = here(queue, counter, &[Stage::Called])?;
    let gone = visit.calls >= queue.rule.calls;
    Ok(at(seat, visit, |visit| {
        visit.counter = None;
        visit.front = false;
        if gone {
            (visit.stage, visit.ended_at) = (Stage::NoShow, Some(now));
        } else {
            (visit.stage, visit.back_at) = (Stage::Waiting, Some(now));
        }
    }))
}

pub(super) fn start(queue: &Queue, counter: i64, now: Timestamp) -> Result<Done, Refusal> {
    let (seat, visit) = here(queue, counter, &[Stage::Called])?;
    Ok(at(seat, visit, |visit| {
        visit.stage = Stage::Serving;
        visit.started_at = visit.started_at.or(Some(now));
    }))
}

/// One that was called and came may be finished without having been started. When it began is then not known.
pub(super) fn finish(
    queue: &Queue,
    counter: i64,
    (outcome, note): (Outcome, &str),
    now: Timestamp,
) -> Result<Done, Refusal> {
    let (seat, visit) = here(queue, counter, &[Stage::Called, Stage::Serving])?;
    Ok(at(seat, visit, |visit| {
        (visit.stage, visit.ended_at, visit.outcome) = (Stage::Done, Some(now), Some(outcome));
        note.clone_into(&mut visit.note);
    }))
}

pub(super) fn send_on(queue: &Queue, counter: i64, onward: &Onward) -> Result<Done, Refusal> {
    let (seat, visit) = here(queue, counter, &[Stage::Called, Stage::Serving])?;
    // Where nobody sits, nobody would ever call them.
    let can_receive = match onward {
        Onward::Counter(to) => *to != counter && queue.seat(*to).is_some(),
        Onward::Errand(errand) => queue.receives(errand),
    };
    if !can_receive {
        return Err(Refusal::NotFound);
    }
    Ok(at(seat, visit, |visit| {
        (visit.stage, visit.front, visit.calls) = (Stage::Waiting, true, 0);
        match onward {
            Onward::Counter(to) => visit.counter = Some(*to),
            Onward::Errand(errand) => (visit.counter, visit.errand) = (None, errand.clone()),
        }
    }))
}

/// Takes back the last thing that was done here, if nobody has done anything with the visit since, and nobody else is
/// here by now.
pub(super) fn undo(queue: &Queue, counter: i64) -> Result<Done, Refusal> {
    let seat = queue.seat(counter).ok_or(Refusal::NotOpen)?;
    let before = seat.before.as_deref().ok_or(Refusal::NothingToUndo)?;
    let now = queue.visit(&before.id).ok_or(Refusal::NothingToUndo)?;
    let other = queue.at_counter(counter).filter(|other| other.id != before.id);
    if now.sequence != before.sequence + 1 || (other.is_some() && before.stage.is_at_counter()) {
        return Err(Refusal::NothingToUndo);
    }
    // Whoever was given up for lost may have registered anew.
    let booking = |visit: &Visit| visit.booked.as_ref().map(|booked| booked.booking.clone());
    let again =
        |other: &Visit| other.id != before.id && !other.stage.is_given_up() && booking(other) == booking(before);
    if before.booked.is_some() && queue.visits.iter().any(again) {
        return Err(Refusal::NothingToUndo);
    }
    let visit = Visit { sequence: now.sequence + 1, ..before.clone() };
    let seat = Seat { before: None, ..seat.clone() };
    Ok(Done { changes: vec![Change::Visit(Box::new(visit.clone())), Change::Seat(seat)], visit: Some(visit) })
}

/// A counter that may call somebody.
fn free(queue: &Queue, counter: i64) -> Result<&Seat, Refusal> {
    let seat = queue.seat(counter).filter(|seat| !seat.paused).ok_or(Refusal::NotOpen)?;
    match queue.at_counter(counter) {
        Some(visit) => Err(Refusal::Busy(visit.ticket)),
        None => Ok(seat),
    }
}

/// A counter, and the visit that is there in one of these stages.
fn here<'q>(queue: &'q Queue, counter: i64, stages: &[Stage]) -> Result<(&'q Seat, &'q Visit), Refusal> {
    let seat = queue.seat(counter).ok_or(Refusal::NotOpen)?;
    let visit = queue.at_counter(counter).filter(|visit| stages.contains(&visit.stage));
    Ok((seat, visit.ok_or(Refusal::NobodyThere)?))
}

/// Changes a visit at a counter, which remembers how it was.
fn at(seat: &Seat, old: &Visit, change: impl FnOnce(&mut Visit)) -> Done {
    let visit = changed(old, change);
    let seat = Seat { before: Some(Box::new(old.clone())), ..seat.clone() };
    Done { changes: vec![Change::Visit(Box::new(visit.clone())), Change::Seat(seat)], visit: Some(visit) }
}

fn to_counter(visit: &mut Visit, counter: i64, now: Timestamp) {
    (visit.stage, visit.counter) = (Stage::Called, Some(counter));
    (visit.calls, visit.called_at) = (visit.calls + 1, Some(now));
}

fn changed(old: &Visit, change: impl FnOnce(&mut Visit)) -> Visit {
    let mut visit = Visit { sequence: old.sequence + 1, ..old.clone() };
    change(&mut visit);
    visit
}
