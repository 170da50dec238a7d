//! The queue of an office today: people come, counters call, and everybody who looks sees the same.
//!
//! Whatever happens is decided under the lock of the queue's row, so two counters never call the same person, on however
//! many nodes. Who looks is told through [`board`], which reads once for all.

pub mod board;
mod demo;
mod rule;
mod seat;
mod tell;

pub use demo::add_samples;
pub use rule::{RuleRefusal, read_rule, save_rule};
pub use seat::{Pressed, give_ticket, hand_over, press};

use crate::account::digest;
use crate::{App, Failure, event};
use besok_core::day::span;
use besok_core::id::{BookingId, ErrandId, OfficeId, VisitId};
use besok_core::invitation::{Notice, NoticeKind};
use besok_core::language::Language;
use besok_core::message::Appointment;
use besok_core::office::Office;
use besok_core::opening::local_day;
use besok_core::queue::{Deed, Done, Queue, Refusal, decide};
use besok_core::slot::Pool;
use besok_core::visit::{Stage, Visit};
use besok_store::{QueueDay, Tx};
use jiff::Timestamp;
use jiff::civil::Date;

/// What a deed came to, or why it was not done.
pub type Answer = Result<Result<Done, Refusal>, Failure>;

/// The queue of an office as a value, and the version that it has.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The queue.
    pub queue: Queue,
    /// Raised by everything that happens in it.
    pub version: i64,
    /// The version of the office's rule.
    pub rule_version: i64,
    /// What is written in the waiting room today, where tickets are taken on phones.
    pub room: Option<String>,
}

/// Which day it is at an office.
pub fn today(app: &App, office: &OfficeId) -> Option<Date> {
    let catalogue = app.catalogue();
    let office = catalogue.offices.iter().find(|known| known.id == *office)?;
    Some(local_day(app.clock.now(), &office.time_zone()))
}

/// The queue of an office on a day; the days before are as they ended.
pub async fn read(app: &App, office: &OfficeId, day: Date) -> Result<Snapshot, Failure> {
    Ok(snapshot(app, (office, day), app.store.queue_day(office, day).await?))
}

fn snapshot(app: &App, (office, day): (&OfficeId, Date), known: QueueDay) -> Snapshot {
    let QueueDay { version, room, rule: (rule, rule_version), visits, seats } = known;
    let queue = Queue { catalogue: app.catalogue(), office: office.clone(), day, rule, visits, seats };
    Snapshot { queue, version, rule_version, room }
}

/// The queue of an office today, locked: whatever anybody does in it waits for the end of the transaction.
pub(crate) struct Locked {
    pub(crate) tx: Tx,
    pub(crate) known: Snapshot,
}

/// Locks the queue of an office today; none if there is no such office.
pub(crate) async fn lock(app: &App, office: &OfficeId) -> Result<Option<Locked>, Failure> {
    let Some(day) = today(app, office) else { return Ok(None) };
    let mut tx = app.store.begin().await?;
    let known = snapshot(app, (office, day), tx.lock_queue(office, day).await?);
    Ok(Some(Locked { tx, known }))
}

/// The queue of an office, with the code of its waiting room: drawn when it is first looked for, anew each day. Only whoever
/// is there takes a ticket on a phone; from anywhere else a program would have all of them.
async fn with_room(app: &App, office: &OfficeId, known: Snapshot) -> Result<Snapshot, Failure> {
    if known.room.is_some() || !known.queue.rule.phone_tickets {
        return Ok(known);
    }
    let Some(Locked { mut tx, known }) = lock(app, office).await? else { return Ok(known) };
    let room = known.room.clone().unwrap_or_else(|| app.random.room());
    tx.set_room(office, known.queue.day, &room).await?;
    tx.commit().await?;
    Ok(Snapshot { room: Some(room), ..known })
}

/// Does something in the queue of an office today. `by` is who does it, as events name them.
pub async fn act(app: &App, office: &OfficeId, by: &str, deed: Deed) -> Answer {
    let Some(locked) = lock(app, office).await? else { return Ok(Err(Refusal::NotFound)) };
    settle(app, locked, (by, deed, None)).await
}

/// Somebody booked is there. The booking is read under the lock, as it is at that moment.
pub async fn arrive(
    app: &App,
    office: &OfficeId,
    (by, by_staff): (&str, bool),
    (booking, language): (&BookingId, Language),
) -> Answer {
    let Some(mut locked) = lock(app, office).await? else { return Ok(Err(Refusal::NotFound)) };
    let Some(booking) = locked.tx.lock_booking(booking).await? else { return Ok(Err(Refusal::NotFound)) };
    let (id, booking) = (VisitId(app.random.id(app.clock.now())), Box::new(booking));
    settle(app, locked, (by, Deed::Arrive { id, booking, language, by_staff }, None)).await
}

/// Somebody without an appointment takes a ticket.
pub async fn take_ticket(app: &App, office: &OfficeId, (by, by_staff): (&str, bool), wish: Walk) -> Answer {
    let left = minutes_left(app, office, &wish.errand).await?;
    let Some(locked) = lock(app, office).await? else { return Ok(Err(Refusal::NotFound)) };
    let id = VisitId(app.random.id(app.clock.now()));
    settle(app, locked, (by, wish.deed(id, left, by_staff), None)).await
}

/// The same by oneself, at a kiosk or on a phone. The secret stands in the form and is that of the ticket from then on:
/// a form that is sent twice is one ticket.
pub async fn take_ticket_once(app: &App, office: &OfficeId, by: &str, (secret, wish): (&str, Walk)) -> Answer {
    let (phone, left) = (digest(secret), minutes_left(app, office, &wish.errand).await?);
    let Some(mut locked) = lock(app, office).await? else { return Ok(Err(Refusal::NotFound)) };
    if let Some(visit) = locked.tx.visit_on_phone(&phone).await? {
        return Ok(Ok(Done { visit: Some(visit), changes: Vec::new() }));
    }
    let id = VisitId(app.random.id(app.clock.now()));
    settle(app, locked, (by, wish.deed(id, left, false), Some(&phone))).await
}

/// What somebody without an appointment wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// What for.
    pub errand: ErrandId,
    /// How many people.
    pub people: i64,
    /// In which language they are called.
    pub language: Language,
}

impl Walk {
    fn deed(self, id: VisitId, left: i64, by_staff: bool) -> Deed {
        let Self { errand, people, language } = self;
        Deed::TakeTicket { id, errand, people, language, left, by_staff }
    }
}

/// How many minutes of the office's capacity for an errand are neither booked nor past today.
pub async fn minutes_left(app: &App, office: &OfficeId, errand: &ErrandId) -> Result<i64, Failure> {
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    let openings = catalogue.serving(office, errand);
    let Some(zone) = catalogue.office(office).map(Office::time_zone) else { return Ok(0) };
    let (_, until) = span(local_day(now, &zone), local_day(now, &zone), &zone);
    let slots = app.store.staff_slots(&openings, now, until).await?;
    Ok(slots.iter().map(|slot| slot.step * slot.free(Pool::Staff).max(0)).sum())
}

/// Decides and saves. `phone` is a digest of the secret of the phone that gets the ticket.
async fn settle(app: &App, locked: Locked, (by, deed, phone): (&str, Deed, Option<&str>)) -> Answer {
    let Locked { mut tx, mut known } = locked;
    let now = app.clock.now();
    let (office, day) = (known.queue.office.clone(), known.queue.day);
    let done = match decide(&mut known.queue, &deed, now) {
        Ok(done) => done,
        Err(refusal) => return Ok(Err(refusal)),
    };
    tx.save_queue(&office, day, &done.changes).await?;
    let subject = done.visit.as_ref().map_or(office.as_str(), |visit| visit.id.as_str());
    let what = detail(&deed, (&office, day), done.visit.as_ref());
    event::put_by(app, &mut tx, by, (action(&deed), subject, &what)).await?;
    if let Some(visit) = &done.visit {
        visited(app, &mut tx, visit, now).await?;
        if let Some(phone) = phone {
            tx.set_phone_of_visit(&visit.id, phone).await?;
        }
    }
    let told = tell::tell(app, &mut tx, &known.queue, done.visit.as_ref()).await?;
    tx.commit().await?;
    app.news.tell_board(&office, (day, known.version));
    if told {
        app.outbox.notify_one();
    }
    Ok(Ok(done))
}

/// What a deed is called in the record of who did what.
fn action(deed: &Deed) -> &'static str {
    match deed {
        Deed::Arrive { .. } => "visit.arrived",
        Deed::TakeTicket { .. } => "visit.ticket",
        Deed::Prioritise(..) | Deed::ToFront(..) => "visit.prioritised",
        Deed::SettleLate(..) => "visit.late_settled",
        Deed::ComeBack(..) => "visit.comes_back",
        Deed::Leave(_) => "visit.left",
        Deed::CallNext(_) | Deed::Call(..) | Deed::CallAgain(_) => "visit.called",
        Deed::NotHere(_) => "visit.not_here",
        Deed::Start(_) => "visit.started",
        Deed::Finish(..) => "visit.finished",
        Deed::SendOn(..) => "visit.sent_on",
        Deed::Undo(_) => "visit.undone",
        Deed::Open(..) | Deed::Pause(..) | Deed::Close(_) | Deed::Vacate(_) | Deed::Alarm(..) => "visit.counter",
    }
}

fn detail(deed: &Deed, (office, day): (&OfficeId, Date), visit: Option<&Visit>) -> String {
    let ticket = visit.map_or(String::new(), |visit| format!(" {}", visit.ticket));
    let counter = visit.and_then(|visit| visit.counter).map_or(String::new(), |counter| format!(" counter {counter}"));
    let more = match deed {
        Deed::Prioritise(_, priority) => format!(" {}", priority.map_or("none", |priority| priority.as_str())),
        Deed::ToFront(_, reason) => format!(" front {}", reason.as_str()),
        Deed::Open(counter, _) => format!(" opened {counter}"),
        Deed::Pause(counter, paused) => format!(" {} {counter}", if *paused { "paused" } else { "went on at" }),
        Deed::Close(counter) => format!(" left {counter}"),
        Deed::Vacate(counter) => format!(" vacated {counter}"),
        Deed::Alarm(counter, needed) => format!(" {} {counter}", if *needed { "alarm at" } else { "no alarm at" }),
        _ => String::new(),
    };
    format!("{office} {day}{ticket}{counter}{more}")
}

/// A visit that was received is told to the case system whose request it answers.
async fn visited(app: &App, tx: &mut Tx, visit: &Visit, now: Timestamp) -> Result<(), Failure> {
    let Some(booked) = visit.booked.as_ref().filter(|_| visit.stage == Stage::Done) else { return Ok(()) };
    let Some(booking) = tx.lock_booking(&booked.booking).await? else { return Ok(()) };
    let Some(invitation) = booking.invitation.clone() else { return Ok(()) };
    // Finished, taken back and finished again is one visit.
    if tx.has_notice(&invitation, NoticeKind::Visited).await? {
        return Ok(());
    }
    let id = app.random.id(now);
    let notice =
        Notice { id, invitation, kind: NoticeKind::Visited, booking: Some(Appointment::from(&booking)), at: now };
    Ok(tx.put_notices(&[&notice]).await?)
}
