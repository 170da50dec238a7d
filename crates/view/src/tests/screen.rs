//! Boards, signs and kiosks.

use super::samples::{at, catalogue, errand, office, sundbyberg};
use super::show::shows;
use super::ticket::visit;
use crate::screen::{BoardPage, KioskPage, KioskProblem, SignPage, State, Told, ToldPage, languages, no_screen};
use crate::ticket::Loads;
use besok_core::language::Language;
use besok_core::queue::{Estimate, Queue, Rule};
use besok_core::screen::Message;
use besok_core::visit::{Stage, Ticket, Visit};
use jiff::civil::{date, time};
use std::sync::Arc;

const LOADS: Loads<'_> = Loads { css: "/assets/screen.css", script: "/assets/screen.js" };

/// Two are called, one of them some minutes ago, and one is at a counter.
fn queue() -> Queue {
    let called = |number, counter, called_at: &str| Visit {
        ticket: Ticket { number, booked: number != 14 },
        counter: Some(counter),
        called_at: Some(at(called_at)),
        language: Language::from_tag("ar").unwrap(),
        ..visit(Stage::Called)
    };
    Queue {
        catalogue: Arc::new(catalogue()),
        office: sundbyberg().id,
        day: date(2026, 12, 8),
        rule: Rule::default(),
        visits: vec![
            called(12, 3, "2026-12-08T08:15:00Z"),
            called(14, 1, "2026-12-08T08:21:00Z"),
            Visit { counter: Some(2), ..visit(Stage::Serving) },
            visit(Stage::Waiting),
        ],
        seats: Vec::new(),
    }
}

/// They hang in the office, in its language first; the device's own does not matter.
fn shows_once(name: &str, page: impl Fn(&crate::frame::Frame<'_>) -> maud::Markup) {
    let only = Language::all().filter(|language| *language == Language::DEFAULT);
    super::show::shows_in(only, name, "/", page);
}

#[test]
fn a_board() {
    let (office, queue, now) = (sundbyberg(), queue(), at("2026-12-08T08:22:00Z"));
    let hours = [(time(9, 0, 0, 0), time(12, 0, 0, 0))];
    let message = Message {
        lines: [("sv", "Hissen är trasig."), ("ar", "المصعد معطل.")]
            .map(|(tag, line)| (tag.into(), line.into()))
            .into(),
        only_on: Some(queue.day),
    };
    let board = BoardPage {
        office: &office,
        queue: &queue,
        walk_in: Some(Some(Estimate { from: 15, to: 40 })),
        hours: &hours,
        message: &message,
        phone: Some(("https://besok.example/sv/offices/sundbyberg/ticket?room=K7M4X", "K7M4X")),
        now,
    };
    let html = board.sheet(LOADS).into_string();
    let (newest, older) = (html.find("W14").unwrap(), html.find("A12").unwrap());
    assert!(newest < older, "the newest first");
    assert_eq!(html.matches("class=\"call old\"").count(), 1, "{html}");
    assert!(html.contains("lang=\"ar\" hidden"), "it is spoken in the visit's language too");
    shows_once("screen-board", |frame| board.render(frame, LOADS));
    let empty = Queue { visits: Vec::new(), ..queue.clone() };
    let message = Message { only_on: Some(date(2026, 12, 7)), ..message.clone() };
    let none = BoardPage { queue: &empty, walk_in: None, hours: &[], message: &message, ..board };
    shows_once("screen-board-empty", |frame| none.render(frame, LOADS));
}

#[test]
fn a_sign() {
    let (called, serving) = (visit(Stage::Called), visit(Stage::Serving));
    let cases = [
        ("called", Some(&called), State::Open),
        ("serving", Some(&serving), State::Open),
        ("open", None, State::Open),
        ("paused", None, State::Paused),
        ("closed", None, State::Closed),
    ];
    for (name, visit, state) in cases {
        shows_once(&format!("screen-sign-{name}"), |frame| SignPage { counter: 3, visit, state }.render(frame, LOADS));
    }
}

#[test]
fn a_kiosk() {
    let (office, errand) = (sundbyberg(), errand());
    let key = "0".repeat(64);
    shows_once("kiosk-languages", |frame| languages(frame, &office, LOADS));
    let some = Some(Estimate { from: 20, to: 40 });
    let page = |offers, problem| KioskPage { office: &office, offers, key: &key, problem };
    shows("kiosk", "/kiosk", |frame| page(vec![(&errand, true, some)], None).render(frame, LOADS));
    shows("kiosk-problem", "/kiosk", |frame| {
        page(vec![(&errand, false, None)], Some(KioskProblem::Birth)).render(frame, LOADS)
    });
    shows("screen-none", "/", no_screen);
}

#[test]
fn what_a_kiosk_says() {
    let (here, boden) = (sundbyberg(), office("boden", "Boden", "Garnisonsgatan 1"));
    let now = at("2026-12-08T08:10:00Z");
    let ticket = Ticket { number: 12, booked: true };
    let link = Some("https://besok.example/t/0123".to_owned());
    let cases = [
        ("ticket", Told::Ticket { ticket, ahead: Some(2), estimate: Some(Estimate { from: 5, to: 15 }), link }),
        ("next", Told::Ticket { ticket, ahead: Some(0), estimate: None, link: None }),
        ("here", Told::Here(ticket, Stage::Waiting)),
        ("over", Told::Here(ticket, Stage::Done)),
        ("early", Told::TooEarly(at("2026-12-08T08:30:00Z"))),
        ("late", Told::TooLate),
        ("other-day", Told::OtherDay(date(2026, 12, 9))),
        ("other-office", Told::OtherOffice(&boden)),
        ("cancelled", Told::Cancelled),
        ("ask", Told::Ask),
        ("no-ticket", Told::NoTicket),
        ("slow", Told::Slow),
    ];
    for (name, told) in cases {
        shows(&format!("kiosk-{name}"), "/kiosk", |frame| {
            ToldPage { office: &here, told: told.clone(), now }.render(frame, LOADS)
        });
    }
}

#[test]
fn a_code_says_what_it_is_given() {
    let drawn = crate::parts::qr("K7M429PX", "A code").into_string();
    assert!(drawn.starts_with("<svg class=\"qr\" role=\"img\" aria-label=\"A code\"") && !drawn.contains("style"));
    assert_ne!(drawn, crate::parts::qr("K7M429PY", "A code").into_string());
    assert!(crate::parts::qr(&"x".repeat(9000), "").into_string().is_empty(), "too long for any");
}
