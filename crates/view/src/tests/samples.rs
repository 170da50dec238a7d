//! Facts to show: one agency, two offices, one errand, one booking.

use crate::near::Near;
use crate::visit::{Companion, Company};
use besok_core::account::Email;
use besok_core::agency::{Agency, Interpreters, OldBookings, Terms};
use besok_core::booking::{Booking, Member, Origin, Reference, State};
use besok_core::catalogue::{Catalogue, Former};
use besok_core::errand::{AgeRule, Errand, Together};
use besok_core::language::Text;
use besok_core::office::Office;
use besok_core::person::{Access, BirthDate, Name, Person, Protection};
use besok_core::release::Release;
use besok_core::representation::{Mandate, Representation, Scope};
use besok_core::slot::Pool;
use besok_core::town::Town;
use jiff::Timestamp;
use jiff::civil::Date;

/// A name that stretches a page: long, of two scripts, with a picture, and hostile.
pub const NAME: &str = "Ana María Josefina-Alexandra von Hohenstauffen-Ridderstråle شهرزاد 🌸 <script>alert(1)</script> Wolfeschlegelsteinhausenbergerdorff";

pub fn text(sv: &str, en: &str, ar: &str) -> Text {
    Text([("sv", sv), ("en", en), ("ar", ar)].map(|(tag, text)| (tag.to_owned(), text.to_owned())).into())
}

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn agency() -> Agency {
    Agency {
        name: text("Exempelmyndigheten", "Sample Agency", "الهيئة النموذجية"),
        domain: "besok.example".to_owned(),
        email: "kontakt@besok.example".to_owned(),
        phone: "08-465 004 00".to_owned(),
        phone_link: "+46846500400".to_owned(),
        phone_hours: text("vardagar 9–15", "weekdays 9–15", "من الاثنين إلى الجمعة، من الساعة 09:00 إلى 15:00"),
        postal_address: "Box 1, 111 11 Norr".to_owned(),
        website: "https://agency.example".to_owned(),
        supervisor: text("Tillsynsmyndigheten", "The supervisor", "جهة الرقابة"),
        supervisor_link: "https://supervisor.example".to_owned(),
        accessibility_faults: Vec::new(),
        data_protection_email: "dso@besok.example".to_owned(),
        data_protection_authority: text(
            "Dataskyddsmyndigheten",
            "The data protection authority",
            "هيئة حماية البيانات",
        ),
        interpreters: vec![
            Interpreters { tag: "ar".to_owned(), name: text("arabiska", "Arabic", "العربية") },
            Interpreters { tag: "so".to_owned(), name: text("somaliska", "Somali", "الصومالية") },
        ],
        interpreter_days: 3,
        old_bookings: OldBookings::None,
        cutover: Date::constant(2026, 3, 5),
        terms: Terms { version: Date::constant(2026, 3, 5), paragraphs: Vec::new() },
    }
}

pub fn office(id: &str, name: &str, street: &str) -> Office {
    Office {
        id: id.into(),
        name: text(name, name, in_arabic(name)),
        street: street.to_owned(),
        postcode: "172 30".to_owned(),
        town: name.to_owned(),
        position: (59.3613, 17.9713).into(),
        zone: "Europe/Stockholm".to_owned(),
        phone: "08-465 004 00".to_owned(),
        phone_link: "+46846500400".to_owned(),
        access: text(
            "Gå in genom porten mot gatan. Hiss finns.",
            "Use the door to the street. There is a lift.",
            "استخدم الباب المطل على الشارع. يوجد مصعد.",
        ),
        walk_in: text("Vardagar 9–12", "Weekdays 9–12", "من الاثنين إلى الجمعة، من الساعة 09:00 إلى 12:00"),
    }
}

/// A town as it is called in Arabic; what stands on signs and letters stays Latin.
fn in_arabic(name: &str) -> &str {
    match name {
        "Sundbyberg" => "سوندبيبيري",
        "Boden" => "بودن",
        other => other,
    }
}

pub fn sundbyberg() -> Office {
    office("sundbyberg", "Sundbyberg", "Järnvägsgatan 4")
}

pub fn errand() -> Errand {
    Errand {
        id: "fingerprints".into(),
        name: text(
            "Lämna fingeravtryck och bli fotograferad",
            "Be fingerprinted and photographed",
            "أخذ بصمات الأصابع والتصوير",
        ),
        summary: text(
            "För ditt uppehållstillståndskort.",
            "For your residence permit card.",
            "من أجل بطاقة تصريح الإقامة.",
        ),
        minutes: 20,
        together: Together::Succession,
        also: vec!["passport".into()],
        age_rules: vec![AgeRule {
            under: 6,
            minutes: 10,
            note: text(
                "Barn under sex år fotograferas bara.",
                "Children under six are only photographed.",
                "يُصوَّر الأطفال دون سن السادسة فقط.",
            ),
        }],
        bring_for_child: vec![text("En fullmakt", "A power of attorney", "توكيل")],
        bring: vec![
            text("Ditt pass", "Your passport", "جواز سفرك"),
            text("Ditt kort, om du har ett", "Your card, if you have one", "بطاقتك، إذا كانت لديك بطاقة"),
        ],
        ahead_days: 60,
        notice_minutes: 60,
        move_minutes: 24 * 60,
        cancel_minutes: 60,
        late: besok_core::visit::Late::Kept,
        release: Release::Immediate,
        waiting_list: false,
        needs_invitation: false,
    }
}

pub fn booking() -> Booking {
    let starts_at = at("2026-12-08T08:20:00Z");
    Booking {
        id: "0197".into(),
        reference: Reference::from_number(123_456_789),
        account: "0198".into(),
        office: "sundbyberg".into(),
        errand: "fingerprints".into(),
        starts_at,
        ends_at: at("2026-12-08T08:40:00Z"),
        pool: Pool::Public,
        state: State::Booked,
        origin: Origin::MyPage,
        invitation: None,
        sequence: 0,
        created_at: at("2026-11-24T10:00:00Z"),
        changed_at: at("2026-11-24T10:00:00Z"),
        party: vec![Member {
            person: "0199".into(),
            errand: "fingerprints".into(),
            case_file: String::new(),
            minutes: 20,
            added: false,
            nth: 0,
        }],
        places: Vec::new(),
    }
}

pub fn catalogue() -> Catalogue {
    Catalogue {
        agency: agency(),
        offices: vec![sundbyberg(), office("boden", "Boden", "Garnisonsgatan 1")],
        errands: vec![errand()],
        openings: Vec::new(),
        holidays: Vec::new(),
        closures: Vec::new(),
        towns: towns(),
        words: besok_core::words::Words::default(),
        former: Former::default(),
    }
}

pub fn person(id: &str, name: &str, year: i16) -> Person {
    Person {
        id: id.into(),
        name: Name::parse(name).unwrap(),
        birth_date: BirthDate { year, month: 4, day: 0 },
        protection: Protection::None,
        access: Access::default(),
    }
}

/// Whoever signs in, alone.
pub fn alone(errand: &Errand) -> Company<'_> {
    static NOTHING: Access = Access { interpreter: None, step_free: false, other: String::new() };
    let bring = errand.bring.iter().collect();
    let one = Companion { name: NAME, besides: Vec::new(), first: true, notes: Vec::new(), access: &NOTHING, bring };
    Company { path: "1".to_owned(), people: vec![one], minutes: errand.minutes }
}

/// Somebody who needs an interpreter, with a child.
pub fn family<'a>(errand: &'a Errand, needs: &'a Access) -> Company<'a> {
    let mut company = alone(errand);
    company.people[0].access = needs;
    let child = Companion {
        name: "ليلى",
        notes: errand.age_rules.iter().map(|rule| &rule.note).collect(),
        bring: errand.bring.iter().chain(&errand.bring_for_child).collect(),
        besides: vec![errand],
        ..company.people[0].clone()
    };
    company.people.push(Companion { access: alone(errand).people[0].access, ..child });
    Company { path: "1.2".to_owned(), minutes: 30, ..company }
}

/// That somebody named whoever looks at the page.
pub fn mandate(scope: Scope) -> Mandate {
    let until = at("2027-02-21T23:00:00Z");
    Mandate { client: "0198".into(), client_name: "Åsa محمد Öberg".to_owned(), scope, until }
}

pub fn representation(accepted_at: Option<Timestamp>) -> Representation {
    let Mandate { client, client_name, scope, until } = mandate(Scope::Act);
    Representation {
        id: "0197-aaaa".to_owned(),
        client,
        persons: vec![("0199".into(), client_name.clone()), ("0200".into(), NAME.to_owned())],
        client_name,
        email: Email::parse("advokat@byra.example").unwrap(),
        scope,
        until,
        accepted_at,
    }
}

pub fn towns() -> Vec<Town> {
    let town = |name: &str, arabic: &str, position: (f64, f64)| Town {
        name: name.into(),
        position: position.into(),
        names: [("ar".into(), arabic.into())].into(),
        also: Vec::new(),
    };
    vec![
        town("Uppsala", "أوبسالا", (59.86, 17.64)),
        town("Upplands Väsby", "أوبلاندس فيسبي", (59.52, 17.91)),
        town("Sundbyberg", "سوندبيبيري", (59.36, 17.97)),
    ]
}

/// Before a visitor has said from where they come.
pub fn from_nowhere() -> Near<'static> {
    Near { asked: "", found: None, soonest: false, path: "/offices".to_owned() }
}
