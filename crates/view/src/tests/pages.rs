//! The pages of booking, My Page, signing in, and what can go wrong.

use super::restriction::restriction as restricted;
use super::samples::{self, NAME, at};
use super::show::shows;
use crate::booking::{CheckPage, HoldState, OfficePage, TimePage, TimeProblem};
use crate::error::ErrorPage;
use crate::mailbox;
use crate::my::{CancelPage, Client, Details, Done, MyPage, Offer};
use crate::sign_in::{
    Answers, BirthDateFields, Chosen, CodePage, CodeProblem, EmailPage, EmailProblem, WelcomePage, WelcomeProblems,
};
use crate::visit::{Goal, OfficeChoice, Reached, Visit};
use besok_core::booking::{Booking, State};
use besok_core::bulk_move::Proposal;
use besok_core::errand::Errand;
use besok_core::language::Language;
use besok_core::ledger::{CancelReason, Refusal, Spot};
use besok_core::message::Mailed;
use besok_core::office::Office;
use besok_core::person::{BirthDateError, NameError};
use besok_core::representation::Scope;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::collections::HashMap;

pub(super) const PATH: &str = "/book/fingerprints/sundbyberg?month=2026-12&day=2026-12-10";
const EMAIL: &str = "anna@example.org";

fn visit<'a>(booking: &'a Booking, office: &'a Office, errand: &'a Errand) -> Visit<'a> {
    Visit { booking, office, errand, company: samples::alone(errand), mandate: None, asked: None }
}

pub(super) fn time_page<'a>(goal: Goal<'a>, office: &'a Office) -> TimePage<'a> {
    let start = |time: &str| at(&format!("2026-12-10T{time}:00Z"));
    TimePage {
        goal,
        office,
        first: Some(at("2026-12-08T08:20:00Z")),
        month: Date::constant(2026, 12, 1),
        previous: Some(Date::constant(2026, 11, 1)),
        next: Some(Date::constant(2027, 1, 1)),
        days: [(8, 2), (9, 14), (10, 5), (11, 9), (14, 22), (16, 1), (23, 3)]
            .map(|(day, free)| (Date::constant(2026, 12, day), free))
            .into(),
        day: Some(Date::constant(2026, 12, 10)),
        times: ["07:20", "07:40", "08:00", "12:00", "14:20"].map(start).into(),
        others_free: 0,
        all: false,
        town: "",
        chosen: Some(start("08:00")),
        problem: None,
        next_times: None,
        waiting: None,
        others: Vec::new(),
    }
}

#[test]
fn errands() {
    let invited = Errand { needs_invitation: true, id: "pick-up".into(), ..samples::errand() };
    let errands = [samples::errand(), invited];
    shows("book_errand", "/book", |frame| crate::booking::errand::page(frame, &errands));
}

#[test]
fn offices() {
    let (errand, sundbyberg) = (samples::errand(), samples::sundbyberg());
    let company = samples::alone(&errand);
    let boden = samples::office("boden", "Boden", "Garnisonsgatan 1");
    let booking = samples::booking();
    let page = |first: Option<Timestamp>| OfficePage {
        booked: first.map(|_| visit(&booking, &sundbyberg, &errand)),
        goal: Goal::book(&errand, &company),
        offices: vec![
            OfficeChoice { office: &sundbyberg, first, most: None, kilometres: None },
            OfficeChoice { office: &boden, first: None, most: Some(2), kilometres: None },
        ],
        near: samples::from_nowhere(),
    };
    shows("book_office", "/book/fingerprints", |frame| page(Some(at("2026-12-08T08:20:00Z"))).render(frame));
    shows("book_office_none", "/book/fingerprints", |frame| page(None).render(frame));
}

#[test]
fn times() {
    let (errand, office) = (samples::errand(), samples::sundbyberg());
    let company = samples::alone(&errand);
    let page = || time_page(Goal::book(&errand, &company), &office);
    shows("book_time", PATH, |frame| page().render(frame));
    shows("book_time_good", PATH, |frame| TimePage { others_free: 14, town: "Håbo", ..page() }.render(frame));
    shows("book_time_all", PATH, |frame| TimePage { others_free: 2, all: true, ..page() }.render(frame));
    shows("book_time_error", PATH, |frame| {
        TimePage { problem: Some(TimeProblem::NotChosen), chosen: None, ..page() }.render(frame)
    });
    shows("book_time_month_full", PATH, |frame| {
        TimePage {
            days: [].into(),
            day: None,
            times: Vec::new(),
            problem: Some(TimeProblem::Refused(&Refusal::Taken)),
            ..page()
        }
        .render(frame)
    });
}

#[test]
fn moving() {
    let (booking, errand, office) = (samples::booking(), samples::errand(), samples::sundbyberg());
    let visit = visit(&booking, &office, &errand);
    shows("move_time", "/my/x/move/sundbyberg", |frame| time_page(Goal::moved(&visit), &office).render(frame));
    shows("move_check", "/my/x/move/sundbyberg/y", |frame| {
        let hold = HoldState::Held { until: at("2026-11-24T10:15:00Z"), extensions_left: 10 };
        check(Goal::moved(&visit), &office, hold, None).render(frame)
    });
}

fn check<'a>(goal: Goal<'a>, office: &'a Office, hold: HoldState, refused: Option<&'a Refusal>) -> CheckPage<'a> {
    let starts_at = at("2026-12-10T08:00:00Z");
    CheckPage { goal, office, starts_at, reached: Reached::Email(EMAIL), key: "0190-key", hold, refused }
}

#[test]
fn checks() {
    let (errand, office) = (samples::errand(), samples::sundbyberg());
    let company = samples::alone(&errand);
    let goal = Goal::book(&errand, &company);
    let twice = Refusal::AlreadyBooked(samples::booking().reference);
    let held = |extensions_left| HoldState::Held { until: at("2026-11-24T10:15:00Z"), extensions_left };
    let cases = [
        ("book_check", held(10), None),
        ("book_check_last", held(0), Some(&Refusal::CannotExtend)),
        ("book_check_free", HoldState::Free, None),
        ("book_check_gone", HoldState::Gone, Some(&Refusal::Taken)),
        ("book_check_twice", HoldState::Blocked, Some(&twice)),
    ];
    for (name, hold, refused) in cases {
        shows(name, "/book/fingerprints/sundbyberg/x", |frame| check(goal, &office, hold, refused).render(frame));
    }
}

#[test]
fn my_page() {
    let (booking, errand, office) = (samples::booking(), samples::errand(), samples::sundbyberg());
    let cancelled = Booking { state: State::Cancelled, ..booking.clone() };
    let now = at("2026-11-24T10:00:00Z");
    let zone = TimeZone::get("Europe/Stockholm").unwrap();
    let none = HashMap::new();
    let page = |upcoming, earlier| MyPage {
        paused: None,
        waiting: Vec::new(),
        requests: Vec::new(),
        upcoming,
        earlier,
        clients: Vec::new(),
        invitations: &[],
        proposals: &none,
        old_bookings: true,
        zone: &zone,
        now,
    };
    let (one, gone) = (|| vec![visit(&booking, &office, &errand)], || vec![visit(&cancelled, &office, &errand)]);
    shows("my", "/my", |frame| page(one(), gone()).render(frame));
    let to = Spot { office: office.id.clone(), starts_at: booking.starts_at + 24.hours() };
    let proposals = [(booking.id.clone(), Proposal { to, until: booking.starts_at - 48.hours() })].into();
    shows("my_offer", "/my", |frame| MyPage { proposals: &proposals, ..page(one(), Vec::new()) }.render(frame));
    let paused = restricted();
    shows("my_paused", "/my", |frame| MyPage { paused: Some(&paused), ..page(Vec::new(), Vec::new()) }.render(frame));
    shows("my_empty", "/my", |frame| page(Vec::new(), Vec::new()).render(frame));
    let (act, see) = (samples::mandate(Scope::Act), samples::mandate(Scope::See));
    let invitations = [samples::representation(None)];
    let theirs = |mandate| Visit { mandate: Some(mandate), ..visit(&booking, &office, &errand) };
    shows("my_clients", "/my", |frame| {
        let clients = vec![
            Client { mandate: &act, upcoming: vec![theirs(&act)], earlier: gone() },
            Client { mandate: &see, upcoming: vec![theirs(&see)], earlier: Vec::new() },
            Client { mandate: &see, upcoming: Vec::new(), earlier: Vec::new() },
        ];
        MyPage { clients, invitations: &invitations, ..page(Vec::new(), Vec::new()) }.render(frame)
    });
    for (name, mandate) in [("my_visit_client", &act), ("my_visit_client_see", &see)] {
        shows(name, "/my/x", |frame| {
            Details {
                visit: theirs(mandate),
                reached: Reached::Email(EMAIL),
                now,
                done: None,
                offer: None,
                old_reference: None,
                here: None,
            }
            .render(frame)
        });
    }
}

#[test]
fn visits() {
    let (booking, errand, office) = (samples::booking(), samples::errand(), samples::sundbyberg());
    let cancelled = Booking { state: State::Cancelled, ..booking.clone() };
    let (early, late) = (at("2026-11-24T10:00:00Z"), at("2026-12-08T08:00:00Z"));
    let cases = [
        ("my_visit", &booking, early, None),
        ("my_visit_late", &booking, late, None),
        ("my_visit_booked", &booking, early, Some(Done::Booked)),
        ("my_visit_moved", &booking, early, Some(Done::Moved)),
        ("my_visit_changed", &booking, early, Some(Done::Changed)),
        ("my_visit_cancelled", &cancelled, early, Some(Done::Cancelled)),
    ];
    for (name, booking, now, done) in cases {
        shows(name, "/my/x", |frame| {
            Details {
                visit: visit(booking, &office, &errand),
                reached: Reached::Email(EMAIL),
                now,
                done,
                offer: None,
                old_reference: None,
                here: None,
            }
            .render(frame)
        });
    }
    let (starts_at, until) = (booking.starts_at + 24.hours(), booking.starts_at - 48.hours());
    let offer = Some(Offer { office: &office, starts_at, until, key: "key" });
    shows("my_visit_offer", "/my/x", |frame| {
        Details {
            visit: visit(&booking, &office, &errand),
            reached: Reached::Email(EMAIL),
            now: early,
            done: None,
            offer,
            old_reference: None,
            here: None,
        }
        .render(frame)
    });
    let past = booking.ends_at;
    let prints =
        [("my_print", &booking, early), ("my_print_cancelled", &cancelled, early), ("my_print_past", &booking, past)];
    for (name, booking, now) in prints {
        let visit = visit(booking, &office, &errand);
        shows(name, "/my/x/print", |frame| crate::my::print::page(frame, &visit, (now, &frame.link(&visit.path()))));
    }
}

#[test]
fn cancelling() {
    let (booking, errand, office) = (samples::booking(), samples::errand(), samples::sundbyberg());
    for (name, refused) in [("my_cancel", None), ("my_cancel_late", Some(&Refusal::TooLateToCancel))] {
        shows(name, "/my/x/cancel", |frame| {
            let visit = visit(&booking, &office, &errand);
            CancelPage { visit, key: "0190-key", reason: Some(CancelReason::Other), refused }.render(frame)
        });
    }
}

#[test]
fn signing_in() {
    shows("sign_in", "/sign-in", |frame| {
        EmailPage { email: "", next: "/book", chosen: None, problem: None }.render(frame)
    });
    let (office, errand) = (samples::sundbyberg(), samples::errand());
    let chosen = Some(Chosen { errand: &errand, office: &office, starts_at: at("2026-12-08T08:20:00Z") });
    let problems = [
        ("missing", EmailProblem::Missing),
        ("invalid", EmailProblem::Invalid),
        ("too_many", EmailProblem::TooMany(12)),
    ];
    for (name, problem) in problems {
        shows(&format!("sign_in_{name}"), "/sign-in", |frame| {
            EmailPage { email: "anna@", next: "/book", chosen, problem: Some(problem) }.render(frame)
        });
    }
    shows("sign_in_code", "/sign-in/code", |frame| {
        CodePage {
            email: EMAIL,
            concealed: false,
            first: "/sign-in?next=/my",
            minutes: 15,
            resent: true,
            problem: None,
        }
        .render(frame)
    });
    let problems = [
        ("malformed", CodeProblem::Malformed),
        ("wrong", CodeProblem::Wrong(1)),
        ("expired", CodeProblem::Expired),
        ("exhausted", CodeProblem::Exhausted),
        ("too_many", CodeProblem::TooMany(1)),
    ];
    for (name, problem) in problems {
        shows(&format!("sign_in_code_{name}"), "/sign-in/code", |frame| {
            CodePage {
                email: EMAIL,
                concealed: false,
                first: "/sign-in?next=/my",
                minutes: 15,
                resent: false,
                problem: Some(problem),
            }
            .render(frame)
        });
    }
}

#[test]
fn welcome() {
    let born = BirthDateFields { year: "1990", month: "", day: "31" };
    let answers = Answers { name: NAME, born, phone: "x", language: Language::DEFAULT };
    let all = [
        ("welcome", WelcomeProblems::default()),
        (
            "welcome_errors",
            WelcomeProblems {
                name: Some(NameError::TooLong),
                birth_date: Some(BirthDateError::Impossible),
                phone: true,
            },
        ),
        (
            "welcome_missing",
            WelcomeProblems { name: Some(NameError::Missing), birth_date: Some(BirthDateError::Missing), phone: false },
        ),
        (
            "welcome_odd",
            WelcomeProblems {
                name: Some(NameError::Unprintable),
                birth_date: Some(BirthDateError::Future),
                phone: false,
            },
        ),
    ];
    for (name, problems) in all {
        shows(name, "/welcome", |frame| WelcomePage { answers, next: "", problems }.render(frame));
    }
}

#[test]
fn errors() {
    let pages = [
        ("error_not_found", ErrorPage::NotFound),
        ("error_forbidden", ErrorPage::Forbidden),
        ("error_too_large", ErrorPage::TooLarge),
        ("error_late", ErrorPage::Late),
        ("error_failure", ErrorPage::Failure("7F3K-22")),
        ("error_too_many", ErrorPage::TooMany),
        ("error_busy", ErrorPage::Busy),
        ("error_old_form", ErrorPage::OldForm),
    ];
    for (name, page) in pages {
        shows(name, "/my", |frame| page.render(frame));
    }
}

#[test]
fn demonstration_mails() {
    let sent = Mailed {
        id: "0191".to_owned(),
        to: EMAIL.to_owned(),
        subject: "123456 is your code".to_owned(),
        body: "Your code\n\n123456\n".to_owned(),
        calendar: None,
        at: at("2026-11-24T10:00:00Z"),
    };
    shows("mailbox", "/", |frame| mailbox::list(frame, std::slice::from_ref(&sent), &TimeZone::UTC));
    shows("mailbox_empty", "/", |frame| mailbox::list(frame, &[], &TimeZone::UTC));
    shows("mailbox_mail", "/", |frame| mailbox::mail(frame, &sent, &TimeZone::UTC));
}
