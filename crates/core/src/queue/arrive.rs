//! Coming: whether somebody booked may register now, and whether there is a ticket for somebody who is not.

use super::counter::with_waiting;
use super::{Change, Deed, Done, Queue, Refusal};
use crate::booking::{Booking, State};
use crate::errand::Errand;
use crate::id::{ErrandId, OfficeId, VisitId};
use crate::language::Language;
use crate::opening::local_day;
use crate::visit::{Booked, Late, Stage, Ticket, Visit};
use jiff::{Timestamp, ToSpan};

/// What registering comes to for a booking. Each of these has its own way on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// They may register.
    Now,
    /// It is their day, but they may register only from then on.
    TooEarly(Timestamp),
    /// It is their day, and too late to be received as booked.
    TooLate,
    /// It is on another day.
    OtherDay,
    /// It is at another office.
    OtherOffice(OfficeId),
    /// It was cancelled.
    Cancelled,
    /// They are registered already.
    Here(Ticket, Stage),
}

/// What registering comes to now.
pub fn arrival(queue: &Queue, booking: &Booking, now: Timestamp) -> Arrival {
    if let Some(visit) = queue.visits.iter().find(|visit| is_for(visit, booking)) {
        return Arrival::Here(visit.ticket, visit.stage);
    }
    if booking.state == State::Cancelled {
        return Arrival::Cancelled;
    }
    let Some(office) = queue.catalogue.office(&booking.office) else { return Arrival::OtherDay };
    if local_day(booking.starts_at, &office.time_zone()) != queue.day {
        return Arrival::OtherDay;
    }
    if booking.office != queue.office {
        return Arrival::OtherOffice(booking.office.clone());
    }
    let from = booking.starts_at - queue.rule.early.minutes();
    if now < from {
        Arrival::TooEarly(from)
    } else if now > booking.starts_at + queue.rule.late.minutes() {
        Arrival::TooLate
    } else {
        Arrival::Now
    }
}

/// Whether a visit answers a booking, as it is now: one that was moved is another visit. One that was given up for lost does
/// not bar another: people come back.
fn is_for(visit: &Visit, booking: &Booking) -> bool {
    let is_it = |booked: &Booked| booked.booking == booking.id && booked.starts_at == booking.starts_at;
    !visit.stage.is_given_up() && visit.booked.as_ref().is_some_and(is_it)
}

/// Whether there is a ticket for so many people with an errand now: within its hours, below the day's number, and as long
/// as what is left of the day's capacity has room for everybody who waits without an appointment. `left` is that, in
/// minutes.
pub fn admits_walk_in(queue: &Queue, (errand, people): (&Errand, i64), left: i64, now: Timestamp) -> bool {
    let Some(office) = queue.catalogue.office(&queue.office) else { return false };
    let time = office.time_zone().to_datetime(now).time();
    let walk_ins = || queue.visits.iter().filter(|visit| visit.booked.is_none());
    let open = queue.rule.walk_ins_on(&errand.id, queue.day).any(|hours| {
        let taken = walk_ins().filter(|visit| hours.errands.contains(&visit.errand)).count();
        hours.from <= time && time < hours.to && (taken as i64) < hours.daily
    });
    let waiting: i64 = walk_ins().filter(|visit| visit.stage == Stage::Waiting).map(|visit| visit.minutes).sum();
    open && waiting + errand.minutes * people <= left
}

/// Somebody who would come now without an appointment, to say how long they would wait.
pub fn would_be(queue: &Queue, errand: &Errand, now: Timestamp) -> Visit {
    let ticket = Ticket { number: i64::MAX, booked: false };
    let visit = new(queue, (&VisitId(String::new()), ticket), (&errand.id, Language::DEFAULT), now);
    Visit { minutes: errand.minutes, ..visit }
}

/// Somebody comes in, booked or not.
pub(super) fn arrive(queue: &Queue, deed: &Deed, now: Timestamp) -> Result<Done, Refusal> {
    let number = queue.visits.iter().map(|visit| visit.ticket.number).max().unwrap_or(0) + 1;
    let visit = match deed {
        Deed::Arrive { id, booking, language, by_staff } => {
            let arrival = arrival(queue, booking, now);
            // Staff see that it is early or late, and decide.
            let admitted = matches!(arrival, Arrival::Now)
                || (*by_staff && matches!(arrival, Arrival::TooEarly(_) | Arrival::TooLate));
            if !admitted {
                return Err(Refusal::NotNow(arrival));
            }
            let errand = queue.catalogue.errand(&booking.errand).ok_or(Refusal::NotFound)?;
            let booked = Booked { booking: booking.id.clone(), starts_at: booking.starts_at, late: errand.late };
            let minutes = (booking.ends_at.as_second() - booking.starts_at.as_second()) / 60;
            let (people, ticket) = (booking.people() as i64, Ticket { number, booked: true });
            Visit { booked: Some(booked), people, minutes, ..new(queue, (id, ticket), (&errand.id, *language), now) }
        }
        Deed::TakeTicket { id, errand, people, language, left, by_staff } => {
            let errand = queue.catalogue.errands.iter().find(|known| known.id == *errand).ok_or(Refusal::NotFound)?;
            if !by_staff && !admits_walk_in(queue, (errand, *people), *left, now) {
                return Err(Refusal::NoTicket);
            }
            let (minutes, ticket) = (errand.minutes * people, Ticket { number, booked: false });
            Visit { people: *people, minutes, ..new(queue, (id, ticket), (&errand.id, *language), now) }
        }
        _ => return Err(Refusal::NotFound),
    };
    Ok(Done { changes: vec![Change::Visit(Box::new(visit.clone()))], visit: Some(visit) })
}

fn new(
    queue: &Queue,
    (id, ticket): (&VisitId, Ticket),
    (errand, language): (&ErrandId, Language),
    now: Timestamp,
) -> Visit {
    let here = (queue.office.clone(), queue.day);
    Visit::new(id.clone(), here, ticket, (errand.clone(), language), now)
}

/// Reception decides for somebody who came late.
pub(super) fn settle_late(queue: &Queue, id: &VisitId, kept: bool) -> Result<Done, Refusal> {
    let late = if kept { Late::Kept } else { Late::WalkIn };
    with_waiting(queue, id, |visit| {
        if let Some(booked) = &mut visit.booked {
            booked.late = late;
        }
    })
}
