//! The little world in which histories happen: one office, two openings, six slots, five people.

use super::rows::Rows;
use besok_core::account::Email;
use besok_core::agency::{Agency, OldBookings, Terms};
use besok_core::catalogue::{Catalogue, Former};
use besok_core::errand::{Errand, Together};
use besok_core::id::{AccountId, PersonId};
use besok_core::language::{Language, Text};
use besok_core::ledger::{Spot, Told};
use besok_core::message::To;
use besok_core::opening::Opening;
use besok_core::person::{Access, BirthDate, Name, Person, Protection};
use besok_core::release::Release;
use besok_core::slot::{Slot, SlotKey};
use jiff::Timestamp;
use jiff::civil::{date, time};

/// When the office opens.
const OPENS: i64 = 1_796_724_000;
/// When histories begin: the day before.
pub(super) const BEGINS: i64 = OPENS - 24 * 3600;
/// The length of every slot in minutes.
pub(super) const STEP: i64 = 10;
/// How many slots an opening has.
pub(super) const SLOTS: i64 = 3;
/// The errands, each with its minutes: who needs twenty takes two slots.
pub(super) const ERRANDS: [(&str, i64); 2] = [("ten", 10), ("twenty", 20)];
/// The openings by number: how many places they have, and how many of these are for the public.
pub(super) const OPENINGS: [(i64, (i64, i64)); 2] = [(1, (1, 1)), (2, (2, 1))];
/// The accounts, each with the people for whom it acts.
pub(super) const ACCOUNTS: [(&str, &[&str]); 4] =
    [("a", &["anna", "aron"]), ("b", &["bo"]), ("c", &["cai"]), ("d", &["dee"])];

/// The rules of the agency.
pub(super) fn catalogue() -> Catalogue {
    Catalogue {
        agency: agency(),
        offices: Vec::new(),
        errands: ERRANDS.map(|(id, minutes)| errand(id, minutes)).into(),
        openings: OPENINGS.map(|(number, places)| opening(number, places)).into(),
        holidays: Vec::new(),
        closures: Vec::new(),
        towns: Vec::new(),
        words: besok_core::words::Words::default(),
        former: Former::default(),
    }
}

/// The database before anything happens.
pub(super) fn rows() -> Rows {
    let persons = ACCOUNTS.iter().flat_map(|(_, persons)| *persons).map(|id| (PersonId::from(*id), person(id)));
    let slots = OPENINGS.iter().flat_map(|(number, places)| (0..SLOTS).map(|nth| slot(*number, nth, *places)));
    Rows { persons: persons.collect(), slots: slots.map(|slot| (slot.key, slot)).collect(), ..Rows::default() }
}

/// Where a visit may begin: at the n-th slot.
pub(super) fn spot(nth: i64) -> Spot {
    Spot { office: "north".into(), starts_at: start(nth) }
}

/// An account's people.
pub(super) fn people(account: &AccountId) -> Vec<PersonId> {
    let of = ACCOUNTS.iter().filter(|(id, _)| *id == account.as_str());
    of.flat_map(|(_, persons)| *persons).map(|id| PersonId::from(*id)).collect()
}

/// Where an account hears of what was done.
pub(super) fn told(account: &AccountId) -> Option<Told> {
    let email = Email::parse(&format!("{account}@besok.example"))?;
    Some(Told { to: To::Email(email), language: Language::DEFAULT })
}

fn start(nth: i64) -> Timestamp {
    Timestamp::from_second(OPENS + nth * STEP * 60).unwrap_or_default()
}

fn slot(number: i64, nth: i64, (planned, public_planned): (i64, i64)) -> Slot {
    Slot {
        key: SlotKey::new(number, start(nth)),
        step: STEP,
        planned,
        capacity: planned,
        taken: 0,
        public_planned,
        public_capacity: public_planned,
        taken_public: 0,
    }
}

fn person(id: &str) -> Person {
    Person {
        id: id.into(),
        name: Name::parse(id).unwrap_or_else(|_| unreachable!("{id} is a name")),
        birth_date: BirthDate { year: 1990, month: 1, day: 1 },
        protection: Protection::None,
        access: Access::default(),
    }
}

fn agency() -> Agency {
    Agency {
        name: Text::default(),
        domain: "besok.example".to_owned(),
        email: String::new(),
        phone: String::new(),
        phone_link: String::new(),
        phone_hours: Text::default(),
        postal_address: String::new(),
        website: String::new(),
        supervisor: Text::default(),
        supervisor_link: String::new(),
        accessibility_faults: Vec::new(),
        data_protection_email: String::new(),
        data_protection_authority: Text::default(),
        interpreters: Vec::new(),
        interpreter_days: 2,
        old_bookings: OldBookings::None,
        cutover: date(2026, 1, 1),
        terms: Terms { version: date(2026, 1, 1), paragraphs: Vec::new() },
    }
}

fn errand(id: &str, minutes: i64) -> Errand {
    Errand {
        id: id.into(),
        name: Text::default(),
        summary: Text::default(),
        minutes,
        together: Together::Succession,
        also: Vec::new(),
        age_rules: Vec::new(),
        bring: Vec::new(),
        bring_for_child: Vec::new(),
        ahead_days: 10,
        notice_minutes: 0,
        move_minutes: 0,
        cancel_minutes: 0,
        late: besok_core::visit::Late::Kept,
        release: Release::Immediate,
        waiting_list: false,
        needs_invitation: false,
    }
}

fn opening(number: i64, (places, public): (i64, i64)) -> Opening {
    Opening {
        id: number.to_string().into(),
        number,
        office: "north".into(),
        weekdays: Vec::new(),
        from: time(10, 0, 0, 0),
        to: time(14, 0, 0, 0),
        step: STEP,
        places,
        staff_only: places - public,
        errands: ERRANDS.map(|(id, _)| id.into()).into(),
        step_free: true,
        valid_from: date(2026, 1, 1),
        valid_to: None,
        publish_days: 30,
        publish_at: jiff::civil::Time::midnight(),
        note: String::new(),
        occurrences: Vec::new(),
    }
}
