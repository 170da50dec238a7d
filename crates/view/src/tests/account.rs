//! The life of an account, page by page.

use super::samples::{self, NAME, at};
use super::show::shows;
use crate::account::{
    AccountPage, AddressProblem, DeleteCodePage, DeletePage, Done, EmailChangePage, EmailChangeProblem, EmailCodesPage,
    NamePage, NameProblems, RepresentativesPage, SessionRow, SessionsPage, data, deleted, language, phone,
};
use crate::sign_in::CodeProblem;
use crate::visit::Visit;
use besok_core::account::{Account, AccountPerson, Email, Phone, Relation};
use besok_core::device::Device;
use besok_core::language::Language;
use besok_core::person::{BirthDate, Person};
use besok_core::representation::Scope;
use jiff::civil::Date;
use jiff::tz::TimeZone;

const OLD: &str = "anna@example.org";
const NEW: &str = "anna.with.a.very.long.name.indeed@subdomain.of.a.long.domain.example.org";

fn account() -> Account {
    Account {
        id: "0198".into(),
        email: Some(Email::parse(OLD).unwrap()),
        language: Language::from_tag("ar").unwrap(),
        phone: Phone::parse("+46 70 123 45 67"),
        terms: Some(Date::constant(2026, 3, 5)),
        people: vec![AccountPerson {
            number: 1,
            relation: Relation::Myself,
            hidden: false,
            mandate: None,
            person: Person {
                birth_date: BirthDate { year: 1990, month: 4, day: 0 },
                ..samples::person("0199", NAME, 1990)
            },
        }],
    }
}

#[test]
fn overview() {
    let full = account();
    let sparse = Account { phone: None, terms: None, ..account() };
    shows("account", "/account", |frame| AccountPage { account: &full, done: None }.render(frame));
    for done in [Done::Email, Done::Phone, Done::Language] {
        shows(&format!("account_done_{}", done.as_str()), "/account", |frame| {
            AccountPage { account: &sparse, done: Some(done) }.render(frame)
        });
    }
}

#[test]
fn details() {
    shows("account_phone", "/account/phone", |frame| phone(frame, "+46701234567", false));
    shows("account_phone_wrong", "/account/phone", |frame| phone(frame, "call me", true));
    shows("account_language", "/account/language", |frame| language(frame, Language::DEFAULT));
}

#[test]
fn email() {
    shows("account_email", "/account/email", |frame| {
        EmailChangePage { old: OLD, email: "", problem: None }.render(frame)
    });
    let problems = [
        ("missing", EmailChangeProblem::Missing),
        ("invalid", EmailChangeProblem::Invalid),
        ("same", EmailChangeProblem::Same),
        ("too_many", EmailChangeProblem::TooMany(30)),
    ];
    for (name, problem) in problems {
        shows(&format!("account_email_{name}"), "/account/email", |frame| {
            EmailChangePage { old: OLD, email: "anna@", problem: Some(problem) }.render(frame)
        });
    }
    let page = |typed, problems| EmailCodesPage { old: OLD, new: NEW, typed, minutes: 15, problems };
    shows("account_email_codes", "/account/email/codes", |frame| page(("", ""), (None, None)).render(frame));
    shows("account_email_codes_wrong", "/account/email/codes", |frame| {
        page(("123456", "12"), (Some(CodeProblem::Wrong(2)), Some(CodeProblem::Malformed))).render(frame)
    });
}

#[test]
fn sessions() {
    let zone = TimeZone::get("Europe/Stockholm").unwrap();
    let row = |name, device, current| SessionRow {
        name,
        device: Device::from_text(device),
        began_at: at("2026-11-23T20:15:00Z"),
        used_at: at("2026-11-24T09:55:00Z"),
        current,
    };
    shows("account_sessions", "/account/sessions", |frame| {
        let sessions = vec![
            row("a1b2c3d4e5f60718", "Chrome/Android", true),
            row("b1b2c3d4e5f60718", "Safari/iPhone", false),
            row("c1b2c3d4e5f60718", "/Linux", false),
            row("d1b2c3d4e5f60718", "/", false),
        ];
        SessionsPage { sessions, zone: &zone }.render(frame)
    });
    shows("account_sessions_only", "/account/sessions", |frame| {
        SessionsPage { sessions: vec![row("a1b2c3d4e5f60718", "Firefox/Windows", true)], zone: &zone }.render(frame)
    });
}

#[test]
fn copy_of_the_data() {
    shows("account_data", "/account/data", data);
}

#[test]
fn deletion() {
    let (booking, errand, office) = (samples::booking(), samples::errand(), samples::sundbyberg());
    let visits = || {
        vec![Visit {
            booking: &booking,
            office: &office,
            errand: &errand,
            company: samples::alone(&errand),
            mandate: None,
            asked: None,
        }]
    };
    let none = Vec::new;
    let page = |visits, late, wait| DeletePage { visits, late, wait };
    shows("account_delete", "/account/delete", |frame| page(visits(), none(), None).render(frame));
    shows("account_delete_no_visits", "/account/delete", |frame| page(none(), none(), None).render(frame));
    shows("account_delete_late", "/account/delete", |frame| page(none(), visits(), None).render(frame));
    shows("account_delete_wait", "/account/delete", |frame| page(none(), none(), Some(30)).render(frame));
    for (name, problem) in [("", None), ("_wrong", Some(CodeProblem::Wrong(1)))] {
        shows(&format!("account_delete_code{name}"), "/account/delete/code", |frame| {
            DeleteCodePage { email: OLD, minutes: 15, problem }.render(frame)
        });
    }
    shows("account_deleted", "/account-deleted", deleted);
}

#[test]
fn representatives() {
    let zone = TimeZone::get("Europe/Stockholm").unwrap();
    let both = [samples::representation(None), samples::representation(Some(at("2026-11-24T10:00:00Z")))];
    let list = |named, acting| RepresentativesPage { named, acting, zone: &zone };
    shows("account_representatives", "/account/representatives", |frame| list(&both, &both[1..]).render(frame));
    shows("account_representatives_none", "/account/representatives", |frame| list(&[], &[]).render(frame));
}

#[test]
fn naming() {
    let one = account();
    let child = AccountPerson {
        number: 2,
        relation: Relation::Family,
        person: samples::person("0200", "Sara", 2019),
        ..one.people[0].clone()
    };
    let family = [one.people[0].clone(), child];
    let page = |persons, problems| NamePage {
        persons,
        protected: false,
        email: "",
        chosen: &[1],
        scope: None,
        days: None,
        problems,
    };
    let everything = NameProblems { email: Some(AddressProblem::Missing), persons: true, scope: true, days: true };
    let path = "/account/representatives/add";
    let all = || family.iter().collect::<Vec<_>>();
    shows("account_name", path, |frame| page(all(), NameProblems::default()).render(frame));
    shows("account_name_wrong", path, |frame| page(all(), everything).render(frame));
    let problems =
        [("invalid", AddressProblem::Invalid), ("own", AddressProblem::Own), ("already", AddressProblem::Already)];
    for (name, problem) in problems {
        shows(&format!("account_name_{name}"), path, |frame| {
            let problems = NameProblems { email: Some(problem), ..NameProblems::default() };
            let filled = page(vec![&family[0]], problems);
            NamePage { email: "a@", scope: Some(Scope::See), days: Some(90), ..filled }.render(frame)
        });
    }
    shows("account_name_too_many", path, |frame| {
        page(vec![&family[0]], NameProblems { email: Some(AddressProblem::TooMany), ..NameProblems::default() })
            .render(frame)
    });
    shows("account_name_protected", path, |frame| {
        NamePage { protected: true, ..page(Vec::new(), NameProblems::default()) }.render(frame)
    });
}
