//! Pages about people, as staff see them: whole, shortened, with mistakes.

use super::samples::{self, NAME, at};
use super::show::shows_in;
use crate::frame::Frame;
use crate::sign_in::BirthDateFields;
use crate::staff::{
    By, DetailsPage, DetailsProblems, FindPage, Happening, Hit, InterpreterOrder, InterpretersPage, MailboxPage,
    MailboxProblem, MailboxesPage, PersonFields, PersonNote, PersonPage, PersonVisit, RegisterPage, RegisterProblems,
    StaffFrame, Tab, WaitingMailbox,
};
use besok_core::account::{Account, AccountPerson, Email, Phone, Relation};
use besok_core::interpreter::{Arranged, How, Standing};
use besok_core::language::Language;
use besok_core::person::{Name, NameError, Person};
use besok_core::readdress::{Document, Readdress};
use besok_core::search::Unreadable;
use besok_core::staff::{Duty, Role, Staff};
use maud::Markup;

fn staff() -> Staff {
    Staff {
        id: "s".into(),
        name: Name::parse("Rut Reception").unwrap(),
        email: Email::parse("rut@agency.example").unwrap(),
        language: Language::DEFAULT,
        duties: vec![Duty { role: Role::Manager, office: None }],
        protected: false,
    }
}

pub(super) fn account(person: &Person) -> Account {
    Account {
        id: "a".into(),
        email: None,
        language: Language::DEFAULT,
        phone: Phone::parse("070-123 45 67"),
        terms: None,
        people: vec![AccountPerson {
            number: 1,
            relation: Relation::Myself,
            hidden: false,
            person: person.clone(),
            mandate: None,
        }],
    }
}

/// Staff pages are in whole languages only.
fn shows_staff(name: &str, path: &str, tab: Tab, page: impl Fn(&StaffFrame<'_>) -> Markup) {
    let staff = staff();
    let staffed = |frame: &Frame<'_>| {
        let frame = Frame { language: frame.language.base(), ..*frame };
        let frame =
            StaffFrame { frame, staff: Some(&staff), office: None, tab, css: "/assets/staff.css", scripts: &[] };
        page(&frame)
    };
    shows_in(Language::full(), name, path, staffed);
}

#[test]
fn a_search_finds_somebody_whole_and_somebody_short() {
    let (person, office, now) = (samples::person("p", NAME, 1990), samples::sundbyberg(), at("2026-12-08T08:20:00Z"));
    let hit = |known| Hit { person: &person, known, next: Some((&office, now)), last: None };
    shows_staff("staff_find", "/staff/find", Tab::Find, |frame| {
        FindPage { typed: "<b>%", found: Some(&[hit(true), hit(false)]), more: true, problem: None }.render(frame)
    });
    shows_staff("staff_find_nobody", "/staff/find", Tab::Find, |frame| {
        FindPage { typed: "x", found: Some(&[]), more: false, problem: None }.render(frame)
    });
    shows_staff("staff_find_long", "/staff/find", Tab::Find, |frame| {
        FindPage { typed: "x", found: None, more: false, problem: Some(Unreadable::TooLong) }.render(frame)
    });
}

#[test]
fn a_person_is_shown_whole_or_short() {
    let (person, booking) = (samples::person("p", NAME, 1990), samples::booking());
    let (office, errand, zone) = (samples::sundbyberg(), samples::errand(), samples::sundbyberg().time_zone());
    let account = account(&person);
    let namesakes = [(samples::person("q", NAME, 1990), false)];
    for (name, known) in [("staff_person", true), ("staff_person_elsewhere", false)] {
        shows_staff(name, "/staff/people/p", Tab::Find, |frame| {
            let now = at("2026-11-24T10:00:00Z");
            let visits =
                [&booking].map(|booking| PersonVisit { booking, office: &office, errand: &errand, mine: true });
            PersonPage {
                person: &person,
                known,
                account: Some(&account),
                paused: known,
                namesakes: &namesakes,
                visits: visits.into(),
                notes: vec![PersonNote { by: "Rut", at: now, text: NAME }],
                history: vec![Happening {
                    at: now,
                    action: "booking.made",
                    by: By::Staff(Some(Role::Reception)),
                    reference: Some(&booking.reference),
                }],
                now,
                zone: &zone,
                refused: None,
            }
            .render(frame)
        });
    }
}

#[test]
fn a_new_person_with_everything_wrong() {
    let alike = [samples::person("p", NAME, 1990)];
    shows_staff("staff_register", "/staff/people/new", Tab::Find, |frame| {
        RegisterPage {
            fields: PersonFields {
                name: "",
                phone: "x",
                language: frame.frame.language,
                interpreter: "",
                step_free: true,
                other: NAME,
            },
            born: BirthDateFields { year: "x", month: "", day: "" },
            email: "a@",
            problems: RegisterProblems {
                name: Some(NameError::Missing),
                birth_date: None,
                email: true,
                taken: None,
                phone: true,
                access: true,
                alike: &alike,
            },
        }
        .render(frame)
    });
}

#[test]
fn details_with_everything_wrong_and_changed_meanwhile() {
    let person = samples::person("p", NAME, 1990);
    let known = |number, relation, person: &Person| AccountPerson {
        number,
        relation,
        hidden: false,
        person: person.clone(),
        mandate: None,
    };
    let account = Account {
        id: "a".into(),
        email: None,
        language: Language::DEFAULT,
        phone: Phone::parse("070-123 45 67"),
        terms: None,
        people: vec![
            known(1, Relation::Myself, &person),
            known(2, Relation::Family, &samples::person("q", "Lo", 2019)),
        ],
    };
    shows_staff("staff_details", "/staff/people/p/details", Tab::Find, |frame| {
        let fields = PersonFields {
            name: "",
            phone: "x",
            language: frame.frame.language,
            interpreter: "",
            step_free: true,
            other: NAME,
        };
        let name = Some(NameError::Missing);
        let problems = DetailsProblems { name, phone: true, access: true, changed: true };
        DetailsPage { person: &person, account: &account, fields, seen: "v", problems }.render(frame)
    });
}

#[test]
fn an_address_that_waits() {
    let (person, zone) = (samples::person("p", NAME, 1990), samples::sundbyberg().time_zone());
    let readdress = Readdress {
        id: "r".into(),
        account: "a".into(),
        person: "p".into(),
        email: Email::parse("new@example.org").unwrap(),
        document: Document::Passport,
        asked_by: "s".into(),
        asked_at: at("2026-11-24T10:00:00Z"),
    };
    shows_staff("staff_mailbox", "/staff/people/p/mailbox", Tab::Find, |frame| {
        let problem = Some(MailboxProblem::NoDocument);
        MailboxPage { person: &person, document: None, email: "new@example.org", problem }.render(frame)
    });
    shows_staff("staff_mailboxes", "/staff/mailboxes", Tab::Find, |frame| {
        let one = |may_confirm| WaitingMailbox { readdress: &readdress, name: NAME, by: "Rut", may_confirm };
        let problem = Some(MailboxProblem::NeedsAnother);
        MailboxesPage { waiting: vec![one(true), one(false)], zone: &zone, problem }.render(frame)
    });
}

#[test]
fn interpreters_to_be_booked_and_looked_at_again() {
    let (booking, office, zone) = (samples::booking(), samples::sundbyberg(), samples::sundbyberg().time_zone());
    let arranged = Arranged {
        how: How::Booked,
        office: "boden".into(),
        starts_at: booking.starts_at,
        staff: "s".into(),
        at: booking.created_at,
    };
    shows_staff("staff_interpreters", "/staff/interpreters", Tab::Interpreters, |frame| {
        let order = |arranged, standing| InterpreterOrder {
            booking: &booking,
            office: &office,
            language: "fa",
            arranged,
            standing,
        };
        let orders = vec![
            order(None, Standing::Open),
            order(Some((&arranged, "Rut")), Standing::Done(How::Booked)),
            order(Some((&arranged, "Rut")), Standing::Again),
        ];
        InterpretersPage { orders, now: at("2026-11-24T10:00:00Z"), zone: &zone }.render(frame)
    });
}
