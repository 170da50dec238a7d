//! The pages of a request to book.

use super::samples;
use super::show::shows;
use crate::my::{CancelPage, Details, Done};
use crate::request::{
    AccountPage, AskedPage, BirthPage, BirthProblem, LetterPage, LetterProblem, MailPage, Over, State, over, tried,
};
use crate::sign_in::BirthDateFields;
use crate::visit::{Asking, Reached, Visit};
use besok_core::account::Email;
use besok_core::booking::{Booking, State as Stands};
use besok_core::invitation::{Asked, Channel, Invitation, Invitee, Reason};
use besok_core::language::Language;
use besok_core::ledger::Refusal;
use besok_core::person::{BirthDate, Name};
use jiff::civil::date;

fn invitation() -> Invitation {
    let invitee = |name: &str| Invitee {
        name: Name::parse(name).unwrap(),
        birth_date: BirthDate::from_text("1990-04-27").unwrap(),
        errands: vec![samples::errand().id],
    };
    let asked = Asked {
        case_file: "12-345678".to_owned(),
        people: vec![invitee(samples::NAME), invitee("محمد <b>")],
        offices: vec![samples::sundbyberg().id],
        book_by: date(2026, 12, 18),
        reason: Reason::Biometrics,
        note: "Bring your <old> card.".to_owned(),
        language: Language::DEFAULT,
        channel: Channel::Email,
        email: Email::parse("anna@example.org"),
        address: Vec::new(),
    };
    Invitation::new(
        "0197aaaa-0000-7000-8000-0123456789ab".into(),
        asked,
        "staff:1".to_owned(),
        samples::at("2026-11-20T10:00:00Z"),
    )
}

#[test]
fn before_anybody_is_known() {
    let email = Email::parse("anna@example.org").unwrap();
    let letter = |problem| LetterPage { code: "K7M4", problem };
    shows("request_letter", "/request", |frame| letter(Some(LetterProblem::Malformed)).render(frame));
    shows("request_letter_many", "/request", |frame| letter(Some(LetterProblem::TooMany(30))).render(frame));
    shows("request_mail", "/request", |frame| MailPage { email: &email, problem: None }.render(frame));
    let born = BirthDateFields { year: "1990", ..BirthDateFields::default() };
    let birth = |problem| BirthPage { born, problem };
    shows("request_birth", "/request", |frame| birth(Some(BirthProblem::Wrong(2))).render(frame));
    shows("request_locked", "/request", |frame| birth(Some(BirthProblem::Locked)).render(frame));
    shows("request_account", "/request", |frame| AccountPage { signed_in: Some("anna@example.org") }.render(frame));
    shows("request_unknown", "/request", |frame| over(frame, Over::Unknown));
    shows("request_lapsed", "/request", |frame| over(frame, Over::Lapsed(date(2026, 12, 18))));
    shows("request_elsewhere", "/request", |frame| over(frame, Over::Elsewhere));
}

#[test]
fn what_is_asked() {
    let (catalogue, now) = (samples::catalogue(), samples::at("2026-11-24T10:00:00Z"));
    let (asked, tried_at) = (invitation(), samples::at("2026-11-24T09:00:00Z"));
    let again = Invitation { tried_at: Some(tried_at), ..asked.clone() };
    let (booking, errand, office) = (samples::booking(), samples::errand(), samples::sundbyberg());
    let visit = Visit {
        booking: &booking,
        office: &office,
        errand: &errand,
        company: samples::alone(&errand),
        mandate: None,
        asked: None,
    };
    let page = |asked, state| AskedPage { asked, catalogue: &catalogue, state, now };
    let path = "/my/requests/1";
    shows("request_open", path, |frame| page(&asked, State::Open("/my/requests/1/book".to_owned())).render(frame));
    shows("request_nothing", path, |frame| page(&asked, State::NothingFree).render(frame));
    shows("request_tried", path, |frame| page(&again, State::NothingFree).render(frame));
    shows("request_impossible", path, |frame| page(&asked, State::Impossible(&Refusal::NotOffered)).render(frame));
    shows("request_booked", path, |frame| page(&asked, State::Booked(visit.clone())).render(frame));
    shows("request_withdrawn", path, |frame| page(&asked, State::Over(Over::Withdrawn)).render(frame));
    shows("request_proof", path, |frame| tried::proof(frame, (&again, tried_at), &catalogue, "/en/my/requests/1"));
}

#[test]
fn a_visit_that_answers() {
    let (asked, errand, office) = (invitation(), samples::errand(), samples::sundbyberg());
    let booking = Booking { invitation: Some(asked.id.clone()), ..samples::booking() };
    let cancelled = Booking { state: Stands::Cancelled, ..booking.clone() };
    let now = samples::at("2026-11-24T10:00:00Z");
    let visit = |booking, open| Visit {
        booking,
        office: &office,
        errand: &errand,
        company: samples::alone(&errand),
        mandate: None,
        asked: Some(Asking { invitation: &asked, open }),
    };
    let details = |visit, done| Details {
        visit,
        reached: Reached::Email("anna@example.org"),
        now,
        done,
        offer: None,
        old_reference: None,
        here: None,
    };
    shows("request_visit", "/my/x", |frame| details(visit(&booking, true), Some(Done::Booked)).render(frame));
    shows("request_reopened", "/my/x", |frame| details(visit(&cancelled, true), Some(Done::Cancelled)).render(frame));
    shows("request_not_reopened", "/my/x", |frame| details(visit(&cancelled, false), None).render(frame));
    shows("request_cancel", "/my/x/cancel", |frame| {
        CancelPage { visit: visit(&booking, false), key: "k", reason: None, refused: None }.render(frame)
    });
}
