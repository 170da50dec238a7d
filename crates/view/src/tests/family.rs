//! The pages of those who come with others.

use super::samples::{self, at};
use super::show::shows;
use crate::booking::{CheckPage, Choosable, HoldState, Needs, PeoplePage, PeopleProblem, anybody};
use crate::my::{Details, Done};
use crate::people::{AddPage, AddProblems, Listed, list};
use crate::sign_in::BirthDateFields;
use crate::visit::{Goal, Reached, Visit};
use besok_core::errand::Errand;
use besok_core::language::Text;
use besok_core::ledger::Refusal;
use besok_core::person::{Access, BirthDateError, NameError, Person};

const PATH: &str = "/book/fingerprints";

fn choosable<'a>(number: i64, person: &'a Person, note: Option<&'a Text>) -> Choosable<'a> {
    let needs = Needs::default();
    Choosable {
        client: None,
        number,
        person,
        chosen: number == 1,
        besides: Vec::new(),
        note,
        need_not_come: false,
        booked: None,
        needs,
    }
}

#[test]
fn who_comes() {
    let (errand, office, booking) = (samples::errand(), samples::sundbyberg(), samples::booking());
    let passport = Errand { id: "passport".into(), ..samples::errand() };
    let people = [("1", samples::NAME, 1990), ("2", "ليلى", 2022), ("3", "Omar", 2025), ("4", "Bo", 1960)]
        .map(|(id, name, year)| samples::person(id, name, year));
    let visit = Visit {
        booking: &booking,
        office: &office,
        errand: &errand,
        company: samples::alone(&errand),
        mandate: None,
        asked: None,
    };
    let note = &errand.age_rules[0].note;
    let agency = samples::agency();
    let page = || PeoplePage {
        errand: &errand,
        also: vec![&passport],
        moving: None,
        people: vec![
            Choosable {
                needs: Needs { interpreter: "so".to_owned(), step_free: true, other: "<b>".to_owned() },
                besides: vec!["passport".into()],
                ..choosable(1, &people[0], None)
            },
            choosable(2, &people[1], Some(note)),
            Choosable { need_not_come: true, ..choosable(3, &people[2], Some(note)) },
            Choosable { booked: Some(&visit), ..choosable(4, &people[3], None) },
        ],
        interpreters: &agency.interpreters,
        problem: None,
    };
    shows("book_people", PATH, |frame| page().render(frame));
    for (name, problem) in [
        ("book_people_nobody", PeopleProblem::Refused(&Refusal::NobodyComes)),
        ("book_people_many", PeopleProblem::Refused(&Refusal::TooMany(2))),
        ("book_people_needs", PeopleProblem::Needs(1)),
    ] {
        shows(name, PATH, |frame| PeoplePage { problem: Some(problem), ..page() }.render(frame));
    }
    shows("move_people", "/my/x/people", |frame| PeoplePage { moving: Some(&visit), ..page() }.render(frame));
    shows("book_people_anybody", PATH, |frame| anybody(frame, &errand));
}

#[test]
fn checking_a_family() {
    let (errand, office, booking) = (samples::errand(), samples::sundbyberg(), samples::booking());
    let needs = Access { interpreter: Some("so".to_owned()), step_free: true, other: "Quiet".to_owned() };
    let company = samples::family(&errand, &needs);
    let visit = Visit {
        booking: &booking,
        office: &office,
        errand: &errand,
        company: samples::alone(&errand),
        mandate: None,
        asked: None,
    };
    let page = |goal, hold| CheckPage {
        goal,
        office: &office,
        starts_at: booking.starts_at,
        reached: Reached::Email("anna@example.org"),
        key: "0190-key",
        hold,
        refused: None,
    };
    let held = HoldState::Held { until: at("2026-11-24T10:15:00Z"), extensions_left: 10 };
    shows("book_check_family", PATH, |frame| page(Goal::book(&errand, &company), held).render(frame));
    let regrouped = Goal::regrouped(&visit, &errand, &company);
    shows("move_check_joining", PATH, |frame| page(regrouped, held).render(frame));
    shows("move_check_leaving", PATH, |frame| page(regrouped, HoldState::Own).render(frame));
}

#[test]
fn a_familys_visit() {
    let (errand, office, booking) = (samples::errand(), samples::sundbyberg(), samples::booking());
    let needs = Access { interpreter: Some("ar".to_owned()), ..Access::default() };
    shows("my_visit_family", "/my/x", |frame| {
        let visit = Visit {
            booking: &booking,
            office: &office,
            errand: &errand,
            company: samples::family(&errand, &needs),
            mandate: None,
            asked: None,
        };
        let now = at("2026-11-24T10:00:00Z");
        Details {
            visit,
            reached: Reached::Email("anna@example.org"),
            now,
            done: Some(Done::Booked),
            offer: None,
            old_reference: None,
            here: None,
        }
        .render(frame)
    });
}

#[test]
fn people() {
    let one = |number, name, myself| Listed { number, name, year: 1990, myself };
    let people = [one(1, samples::NAME, true), one(2, "ليلى", false)];
    shows("people", "/people", |frame| list(frame, &people, None));
    shows("people_kept", "/people", |frame| list(frame, &people, Some(2)));
    let page = |problems| AddPage {
        name: "Omar",
        born: BirthDateFields { year: "2020", month: "", day: "" },
        next: "/book/fingerprints?party=1",
        problems,
    };
    shows("people_add", "/people/add", |frame| page(AddProblems::default()).render(frame));
    let wrong = AddProblems { name: Some(NameError::Missing), birth_date: Some(BirthDateError::Future), full: false };
    shows("people_add_wrong", "/people/add", |frame| page(wrong).render(frame));
    shows("people_add_full", "/people/add", |frame| {
        page(AddProblems { full: true, ..AddProblems::default() }).render(frame)
    });
}
