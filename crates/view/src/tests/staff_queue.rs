//! The day of the visit as staff see it: a counter, reception, the queue and its rule, screens.

use super::samples::{at, catalogue, errand, sundbyberg};
use super::show::shows_to_staff;
use super::ticket::visit;
use crate::staff::counter::{CounterPage, CounterSaid, There};
use crate::staff::queue::{QueuePage, RuleFormPage};
use crate::staff::reception::{ReceptionPage, Walk};
use crate::staff::screens::{MessageForm, ScreenProblem, ScreensPage};
use crate::staff::{Line, Tab};
use besok_core::id::{StaffId, VisitId};
use besok_core::language::Language;
use besok_core::person::Name;
use besok_core::queue::{Counter, Estimate, NumberField, Queue, Rule, RuleFault, Seat, WalkIn};
use besok_core::screen::{Screen, ScreenKind};
use besok_core::visit::{Booked, Late, Priority, Stage, Ticket, Visit};
use jiff::Timestamp;
use jiff::civil::{date, time};
use std::collections::HashMap;
use std::sync::Arc;

fn rule() -> Rule {
    Rule {
        phone_tickets: true,
        counters: (1..=3).map(|number| Counter { number, errands: Vec::new() }).collect(),
        walk_ins: vec![WalkIn {
            errands: vec![errand().id],
            weekdays: vec![1, 2],
            from: time(9, 0, 0, 0),
            to: time(12, 0, 0, 0),
            daily: 40,
        }],
        ..Rule::default()
    }
}

fn seat(counter: i64, staff: &str, alarm_at: Option<Timestamp>) -> Seat {
    Seat { counter, staff: staff.into(), since: at("2026-12-08T07:00:00Z"), paused: false, alarm_at, before: None }
}

/// Everybody who can stand in a line, for every reason there is.
fn queue() -> Queue {
    let waits = |number: i64, booked, arrived_at: &str| Visit {
        id: VisitId(format!("020{number}")),
        ticket: Ticket { number, booked },
        booked: visit(Stage::Waiting).booked.filter(|_| booked),
        arrived_at: at(arrived_at),
        ..visit(Stage::Waiting)
    };
    let late = |late| {
        visit(Stage::Waiting).booked.map(|booked| Booked { starts_at: at("2026-12-08T07:30:00Z"), late, ..booked })
    };
    let (infant, missed) = (waits(4, false, "2026-12-08T08:06:00Z"), waits(5, true, "2026-12-08T08:01:00Z"));
    let visits = vec![
        Visit { id: "0201".into(), ..visit(Stage::Serving) },
        waits(2, true, "2026-12-08T08:02:00Z"),
        Visit { booked: late(Late::Reception), ..waits(3, true, "2026-12-08T08:05:00Z") },
        Visit { priority: Some(Priority::Infant), ..infant },
        Visit { back_at: Some(at("2026-12-08T08:15:00Z")), calls: 1, ..missed },
        Visit { front: true, ..waits(6, false, "2026-12-08T08:17:00Z") },
        Visit { not_before: Some(at("2026-12-08T09:00:00Z")), ..waits(7, false, "2026-12-08T08:18:00Z") },
        Visit { booked: late(Late::WalkIn), ..waits(8, true, "2026-12-08T08:19:00Z") },
    ];
    Queue {
        catalogue: Arc::new(catalogue()),
        office: sundbyberg().id,
        day: date(2026, 12, 8),
        rule: rule(),
        visits,
        seats: vec![seat(3, "eva", None), seat(1, "ove", Some(at("2026-12-08T08:20:00Z")))],
    }
}

fn names() -> HashMap<StaffId, Name> {
    [("eva", "Eva Berg"), ("ove", "Ove <b> Ek")].map(|(id, name)| (id.into(), Name::parse(name).unwrap())).into()
}

fn line<'a>(queue: &'a Queue, names: &'a HashMap<StaffId, Name>) -> Line<'a> {
    Line { queue, names, now: at("2026-12-08T08:22:00Z") }
}

#[test]
fn a_counter() {
    let (queue, names) = (queue(), names());
    let page = |seat, said| CounterPage { line: line(&queue, &names), seat, there: There::Unknown, said };
    shows_to_staff("staff-counter", Tab::Counter, |frame| page(queue.seat(3), None).render(frame));
    shows_to_staff("staff-counter-choose", Tab::Counter, |frame| page(None, Some(CounterSaid::Occupied)).render(frame));
    let called = Queue { visits: vec![Visit { id: "0201".into(), ..visit(Stage::Called) }], ..queue.clone() };
    let hidden = CounterPage { there: There::Hidden, line: line(&called, &names), seat: called.seat(3), said: None };
    shows_to_staff("staff-counter-hidden", Tab::Counter, |frame| hidden.render(frame));
}

#[test]
fn reception() {
    let (queue, names) = (queue(), names());
    let walk = Walk { errand: errand().id, estimate: Some(Estimate { from: 20, to: 45 }), open: false };
    let page = ReceptionPage {
        line: line(&queue, &names),
        typed: "",
        found: None,
        problem: None,
        walks: &[walk],
        key: "0196",
        people_wrong: true,
    };
    shows_to_staff("staff-reception", Tab::Reception, |frame| page.render(frame));
}

#[test]
fn how_a_queue_is_run() {
    let (queue, names) = (queue(), names());
    let page =
        QueuePage { line: line(&queue, &names), may_change: true, saved: true, vacated: Some(2), room: Some("K7M4X") };
    shows_to_staff("staff-queue", Tab::Queue, |frame| page.render(frame));
    let faults = [RuleFault::Number(NumberField::Grace, 0, 240), RuleFault::Hours(0), RuleFault::CounterNumber(1)];
    let theirs = Rule { grace: 15, ..rule() };
    let form = RuleFormPage {
        line: line(&queue, &names),
        typed: &queue.rule,
        faults: &faults,
        seen: 3,
        theirs: Some(&theirs),
        example: false,
    };
    shows_to_staff("staff-queue-rule", Tab::Queue, |frame| form.render(frame));
}

#[test]
fn screens() {
    let (queue, names) = (queue(), names());
    let screen = |kind, counter| Screen {
        id: "00ff".into(),
        office: sundbyberg().id,
        kind,
        name: "By the <door>".to_owned(),
        counter,
        made_by: "eva".into(),
        made_at: at("2026-12-01T08:00:00Z"),
        seen_at: None,
        ended_at: Some(at("2026-12-07T08:00:00Z")).filter(|_| counter.is_some()),
    };
    let (screens, long) = ([screen(ScreenKind::Board, None), screen(ScreenKind::Sign, Some(2))], "x".repeat(161));
    let lines: Vec<_> = Language::full().map(|language| (language, long.as_str())).collect();
    let message = MessageForm { lines: &lines, today: true, wrong: &[Language::DEFAULT], saved: false };
    let page = ScreensPage {
        line: line(&queue, &names),
        screens: &screens,
        name: "",
        problem: Some(ScreenProblem::Counter),
        message,
    };
    shows_to_staff("staff-screens", Tab::Queue, |frame| page.render(frame));
}
