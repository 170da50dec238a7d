//! Bookings made before the cutover, outside My Page.

use super::samples;
use super::show::{shows, shows_to_staff};
use crate::booking::{CheckPage, HoldState};
use crate::earlier::{AskPage, CodePage, Hint, Problems, ReferenceProblem, Stands, TakeOverPage, elsewhere, locked};
use crate::my::{CancelPage, Details, Done, print};
use crate::sign_in::{BirthDateFields, CodeProblem};
use crate::staff::{BookingPage, Tab};
use crate::visit::{Goal, Reached, Visit};
use besok_core::booking::{Booking, Origin, Reference, State};
use besok_core::ledger::Refusal;
use besok_core::office::Office;
use besok_core::person::BirthDateError;

const PHONE: &str = "+46701234567";

fn old() -> Booking {
    Booking { origin: Origin::Legacy, ..samples::booking() }
}

fn asked(offices: &[Office], stands: Stands, problems: Problems) -> AskPage<'_> {
    let born = BirthDateFields { year: "1990", ..BirthDateFields::default() };
    AskPage { stands, reference: "GB <b>", born, problems, offices, hint: None }
}

#[test]
fn before_the_code() {
    let offices = [samples::sundbyberg(), samples::office("boden", "Boden", "Kungsgatan 1")];
    let page = |stands, problems| asked(&offices, stands, problems);
    let none = Problems::default();
    let hint = Hint { references: &["GB-1001", "GB-1002"], silent: "GB-1003", born: "1990-01-01" };
    shows("earlier_ask", "/earlier", |frame| AskPage { hint: Some(hint), ..page(Stands::Open, none) }.render(frame));
    let wrong = Problems {
        reference: Some(ReferenceProblem::Malformed),
        birth_date: Some(BirthDateError::Impossible),
        wait: None,
    };
    shows("earlier_ask_wrong", "/earlier", |frame| page(Stands::Open, wrong).render(frame));
    let wait = Problems { wait: Some(4), ..none };
    shows("earlier_ask_wait", "/earlier", |frame| page(Stands::Open, wait).render(frame));
    shows("earlier_arriving", "/earlier", |frame| page(Stands::Arriving { open: false }, none).render(frame));
    shows("earlier_ended", "/earlier", |frame| page(Stands::Ended, none).render(frame));
    shows("earlier_locked", "/earlier", |frame| locked(frame, &offices));
    let code = |problem| CodePage { minutes: 10, offices: &offices, problem };
    shows("earlier_code", "/earlier/code", |frame| code(None).render(frame));
    shows("earlier_code_wrong", "/earlier/code", |frame| code(Some(CodeProblem::Wrong(1))).render(frame));
}

/// The form is there only where it can lead to something.
#[test]
fn whoever_comes_too_early_or_too_late_sees_no_form() {
    let agency = samples::agency();
    let frame = crate::frame::Frame {
        language: besok_core::language::Language::DEFAULT,
        agency: &agency,
        path: "/earlier",
        visitor: None,
        proved: false,
        demo: crate::frame::Demo::No,
        css: "",
        icon: "",
    };
    for (stands, form) in [
        (Stands::Open, true),
        (Stands::Arriving { open: true }, true),
        (Stands::Arriving { open: false }, false),
        (Stands::Ended, false),
    ] {
        let html = asked(&[], stands, Problems::default()).render(&frame).into_string();
        assert_eq!(html.contains("name=\"reference\""), form, "{stands:?}");
    }
}

#[test]
fn after_the_code() {
    let (errand, office, booking) = (samples::errand(), samples::sundbyberg(), old());
    let cancelled = Booking { state: State::Cancelled, ..booking.clone() };
    let now = samples::at("2026-11-24T10:00:00Z");
    let visit = |booking| Visit {
        booking,
        office: &office,
        errand: &errand,
        company: samples::alone(&errand),
        mandate: None,
        asked: None,
    };
    let details = |booking, done, reached, now| Details {
        visit: visit(booking),
        reached,
        now,
        done,
        offer: None,
        old_reference: Some("GB-1001 <b>"),
        here: None,
    };
    let (mail, sms) = (Reached::Email("anna@example.org"), Reached::Phone(PHONE));
    shows("earlier_visit", "/earlier/x", |frame| details(&booking, None, mail, now).render(frame));
    shows("earlier_moved", "/earlier/x", |frame| details(&booking, Some(Done::Moved), sms, now).render(frame));
    let past = booking.ends_at;
    shows("earlier_past", "/earlier/x", |frame| details(&booking, None, Reached::Nowhere, past).render(frame));
    shows("earlier_cancelled", "/earlier/x", |frame| {
        details(&cancelled, Some(Done::Cancelled), Reached::Nowhere, now).render(frame)
    });
    shows("earlier_print", "/earlier/x/print", |frame| print::page(frame, &visit(&booking), (now, "/en/earlier/x")));
    shows("earlier_cancel", "/earlier/x/cancel", |frame| {
        let other = Refusal::AlreadyBooked(booking.reference.clone());
        CancelPage { visit: visit(&booking), key: "k", reason: None, refused: Some(&other) }.render(frame)
    });
    let mine = visit(&booking);
    shows("earlier_check", "/earlier/x/move/sundbyberg/20261208T0820Z", |frame| {
        let (goal, hold) = (Goal::moved(&mine), HoldState::Free);
        let starts_at = samples::at("2026-12-09T08:20:00Z");
        CheckPage { goal, office: &office, starts_at, reached: sms, key: "k", hold, refused: None }.render(frame)
    });
    let over = Booking { origin: Origin::MyPage, ..booking.clone() };
    shows("earlier_taken_over", "/my/x", |frame| details(&over, Some(Done::TakenOver), mail, now).render(frame));
    shows("earlier_elsewhere", "/earlier/x", |frame| elsewhere(frame, "/my/x"));
}

#[test]
fn taking_over() {
    let (errand, office, booking) = (samples::errand(), samples::sundbyberg(), old());
    let page = |known, refused| TakeOverPage {
        booking: &booking,
        office: &office,
        errand: &errand,
        name: samples::NAME,
        known,
        key: "key",
        refused,
    };
    // Somebody is signed in there: it is a page of both.
    let path = "/my/x/take-over";
    shows("earlier_take_new", path, |frame| page(None, None).render(frame));
    shows("earlier_take_known", path, |frame| page(Some("Yusuf"), None).render(frame));
    let both = Refusal::AlreadyBooked(Reference::from_number(7));
    shows("earlier_take_both", path, |frame| page(Some("Yusuf"), Some(&both)).render(frame));
    shows("earlier_take_past", path, |frame| page(None, Some(&Refusal::AlreadyPast)).render(frame));
}

#[test]
fn what_staff_see_of_it() {
    let (errand, office, booking) = (samples::errand(), samples::sundbyberg(), old());
    let zone = office.time_zone();
    let visit = Visit {
        booking: &booking,
        office: &office,
        errand: &errand,
        company: samples::alone(&errand),
        mandate: None,
        asked: None,
    };
    shows_to_staff("staff_visit_old", Tab::Find, |frame| {
        BookingPage {
            visit: &visit,
            people: Vec::new(),
            history: Vec::new(),
            has_email: false,
            now: samples::at("2026-11-24T10:00:00Z"),
            zone: &zone,
            key: "key",
            reason: None,
            refused: None,
        }
        .render(frame)
    });
}
