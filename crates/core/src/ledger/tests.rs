//! `decide`, in examples and in properties. After every command, whatever it is about, [`Desk::ask`] checks all that
//! must always hold.

mod book;
mod cancel;
mod cooling;
mod family;
mod hold;
mod invariants;
mod invited;
mod keys;
mod legacy;
mod list;
pub(crate) use legacy::town;
mod mandate;
mod movement;
mod moves;
mod offer;
mod properties;
mod publish;
mod restricted;
mod staff;

use super::*;
use crate::account::Email;
use crate::agency::{Agency, OldBookings, Terms};
use crate::catalogue::{Catalogue, Former};
use crate::errand::{AgeRule, Errand, Together};
use crate::hold::Purpose;
use crate::id::AccountId;
use crate::language::{Language, Text};
use crate::message::To;
use crate::opening::Opening;
use crate::person::{Access, BirthDate, Name, Person, Protection};
use crate::release::Release;
use crate::slot::{Pool, Slot, Taken};
use jiff::ToSpan;
use jiff::civil::{date, time};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Two offices. In the north three openings: 1 has one place in steps of ten minutes, 2 has three places, one of them
/// for staff only, in steps of twenty, and 3, for `rare` only, has one place. In the south is number 4, like 1.
static TOWN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue {
    agency: Agency {
        name: Text::default(),
        domain: "besok.example".to_owned(),
        email: String::new(),
        phone: String::new(),
        phone_link: String::new(),
        phone_hours: Text::default(),
        postal_address: "Box 1, 111 11 Norr".to_owned(),
        website: String::new(),
        supervisor: Text::default(),
        supervisor_link: String::new(),
        accessibility_faults: Vec::new(),
        data_protection_email: String::new(),
        data_protection_authority: Text::default(),
        interpreters: Vec::new(),
        interpreter_days: 2,
        old_bookings: OldBookings::None,
        cutover: date(2026, 3, 5),
        terms: Terms { version: date(2026, 1, 1), paragraphs: Vec::new() },
    },
    offices: Vec::new(),
    errands: vec![
        Errand { age_rules: vec![age_rule(3, 0)], ..errand("ten", 10) },
        Errand { age_rules: vec![age_rule(6, 10)], also: vec!["ten".into()], ..errand("twenty", 20) },
        Errand { together: Together::SideBySide, ..errand("thirty", 30) },
        Errand { notice_minutes: 60, move_minutes: 120, cancel_minutes: 90, ahead_days: 1, ..errand("rare", 10) },
        Errand { needs_invitation: true, ..errand("asked", 10) },
    ],
    openings: vec![
        opening(1, "north", 10, (1, 0), &["ten", "twenty", "thirty", "asked"]),
        opening(2, "north", 20, (3, 1), &["twenty", "thirty"]),
        opening(3, "north", 10, (1, 0), &["rare"]),
        opening(4, "south", 10, (1, 0), &["ten", "twenty", "thirty", "rare"]),
    ],
    holidays: Vec::new(),
    closures: Vec::new(),
    towns: Vec::new(),
    words: crate::words::Words::default(),
    former: Former { offices: Vec::new(), errands: vec![errand("former", 10)] },
});

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
        late: crate::visit::Late::Kept,
        release: Release::Immediate,
        waiting_list: false,
        needs_invitation: false,
    }
}

fn age_rule(under: i64, minutes: i64) -> AgeRule {
    AgeRule { under, minutes, note: Text::default() }
}

fn opening(number: i64, office: &str, step: i64, (places, staff_only): (i64, i64), errands: &[&str]) -> Opening {
    Opening {
        id: number.to_string().into(),
        number,
        office: office.into(),
        weekdays: Vec::new(),
        from: time(10, 0, 0, 0),
        to: time(14, 0, 0, 0),
        step,
        places,
        staff_only,
        errands: errands.iter().map(|errand| ErrandId::from(*errand)).collect(),
        step_free: number != 1,
        valid_from: date(2026, 1, 1),
        valid_to: None,
        publish_days: 30,
        publish_at: jiff::civil::Time::midnight(),
        note: String::new(),
        occurrences: Vec::new(),
    }
}

/// When the offices open, and two hours before the first desk is asked anything.
const OPENS: i64 = 1_796_724_000;
/// The same town, where what is given back cools for an hour at most.
static COOL: LazyLock<Catalogue> = LazyLock::new(|| {
    let cools = |errand: &Errand| Errand { release: Release::Cooling { longest_hours: 1 }, ..errand.clone() };
    Catalogue { errands: TOWN.errands.iter().map(cools).collect(), ..TOWN.clone() }
});

/// The town where it cools, and is offered before that to those who wait.
static LIST: LazyLock<Catalogue> = LazyLock::new(|| {
    let lists = |errand: &Errand| Errand { waiting_list: true, ..errand.clone() };
    Catalogue { errands: COOL.errands.iter().map(lists).collect(), ..COOL.clone() }
});

/// For how many minutes they are open.
const DAY: i64 = 240;

fn minute(minute: i64) -> Timestamp {
    Timestamp::from_second(OPENS + 60 * minute).unwrap()
}

fn key(opening: i64, at: i64) -> SlotKey {
    SlotKey::new(opening, minute(at))
}

/// A time in the north, so many minutes after opening.
fn north(at: i64) -> Spot {
    Spot { office: "north".into(), starts_at: minute(at) }
}

fn south(at: i64) -> Spot {
    Spot { office: "south".into(), starts_at: minute(at) }
}

/// For one person, or for several: `anna anna-kid`.
fn wish(people: &str, errand: &str, spot: Spot) -> Wish {
    Wish { errand: errand.into(), party: party(people, errand), spot, invitation: None }
}

/// Each with the errand, or with another one: `anna anna-kid:ten`.
fn party(people: &str, errand: &str) -> Vec<Comer> {
    let comer = |text: &str| {
        let (person, errand) = text.split_once(':').unwrap_or((text, errand));
        Comer::new(&person.into(), &errand.into())
    };
    people.split_whitespace().map(comer).collect()
}

/// Five grown-ups, each with a child of five years and one of one year.
const GROWN: [&str; 5] = ["anna", "bo", "cai", "dee", "eve"];

fn family(person: &str) -> [String; 3] {
    [person.to_owned(), format!("{person}-kid"), format!("{person}-tot")]
}

fn persons() -> HashMap<PersonId, Person> {
    let born = [1990, 2021, 2025].map(|year| BirthDate { year, month: 1, day: 1 });
    let all = GROWN.iter().flat_map(|grown| family(grown).into_iter().zip(born));
    all.map(|(id, birth_date)| {
        let id = PersonId(id);
        let (name, protection) = (Name::parse(id.as_str()).unwrap(), Protection::None);
        (id.clone(), Person { id, name, birth_date, protection, access: Access::default() })
    })
    .collect()
}

/// The slots of an opening's day in other steps and with other places.
fn day(opening: i64, step: i64, (planned, staff_only): (i64, i64)) -> Vec<PlannedSlot> {
    let slot =
        |index| PlannedSlot { key: key(opening, index * step), step, planned, public_planned: planned - staff_only };
    (0..DAY / step).map(slot).collect()
}

fn visitor(person: &str) -> Actor {
    Actor::Visitor {
        account: format!("account-{person}").into(),
        persons: family(person).map(PersonId).to_vec(),
        told: Some(Told {
            to: To::parse("email", &format!("{person}@example.org")).unwrap(),
            language: Language::DEFAULT,
        }),
    }
}

/// Sten of the agency, for this person's family.
fn sten(person: &str) -> StaffActor {
    let Actor::Visitor { account, persons, told } = visitor(person) else { unreachable!() };
    StaffActor { staff: "sten".into(), account, persons, told, beyond: None, seen: None, says: None }
}

/// Facts that commands are put to, and what time it is there.
struct Desk {
    facts: Facts<'static>,
    now: Timestamp,
    drawn: u64,
}

impl Desk {
    /// The day before, with every opening published.
    fn new() -> Self {
        Self::of(&TOWN, minute(-120))
    }

    /// Four days before, where what is given back cools.
    fn cooling() -> Self {
        Self::of(&COOL, minute(-4 * 24 * 60))
    }

    /// Four days before, where what is given back is offered to those who wait.
    fn listing() -> Self {
        Self::of(&LIST, minute(-4 * 24 * 60))
    }

    fn of(catalogue: &'static Catalogue, now: Timestamp) -> Self {
        let mut desk = Self { facts: Facts::new(catalogue), now, drawn: 0 };
        desk.facts.persons = persons();
        for opening in &catalogue.openings {
            let planned = day(opening.number, opening.step, (opening.places, opening.staff_only));
            desk.publish(planned, Vec::new()).unwrap();
        }
        desk
    }

    fn pass(&mut self, minutes: i64) {
        self.now += minutes.minutes();
    }

    fn command(&mut self, actor: Actor, key: Option<&str>, deed: Deed) -> Command {
        self.drawn += 1;
        let id = format!("{:04}", self.drawn);
        let draw = Draw {
            id: id.clone(),
            reference: Reference::from_number(self.drawn),
            message: format!("message-{id}").into(),
            copy: format!("copy-{id}").into(),
            event: format!("event-{id}"),
            release: self.drawn,
        };
        Command { actor, key: key.map(str::to_owned), draw, deed }
    }

    /// Puts a command, and checks that what must hold holds.
    fn put(&mut self, command: &Command) -> Result<Decision, Refusal> {
        let before = self.facts.clone();
        let decision = decide(&mut self.facts, command, &format!("{:?}", command.deed), self.now);
        invariants::check(&before, &self.facts, &decision, self.now);
        if matches!(command.deed, Deed::Offer { .. } | Deed::Withdraw(_) | Deed::Expire(_) | Deed::Publish { .. }) {
            assert!(before.bookings == self.facts.bookings, "nobody loses a time before they have another");
        }
        let moves = matches!(command.deed, Deed::HoldMove { .. } | Deed::Move { .. });
        assert!(moves || !matches!(decision, Err(Refusal::TooManyMoves(_))), "only moving has a limit");
        decision
    }

    fn ask_with(&mut self, actor: Actor, key: Option<&str>, deed: Deed) -> Result<Outcome, Refusal> {
        let command = self.command(actor, key, deed);
        self.put(&command).map(|decision| decision.outcome)
    }

    fn ask(&mut self, person: &str, deed: Deed) -> Result<Outcome, Refusal> {
        self.ask_with(visitor(person), None, deed)
    }

    /// The first who comes is who asks.
    fn hold(&mut self, people: &str, errand: &str, spot: Spot) -> Result<Hold, Refusal> {
        self.ask(asking(people), Deed::Hold(wish(people, errand, spot))).map(held)
    }

    fn hold_move(&mut self, person: &str, booking: &Booking, to: Spot) -> Result<Hold, Refusal> {
        self.ask(person, Deed::HoldMove { booking: booking.id.clone(), party: None, to }).map(held)
    }

    fn extend(&mut self, person: &str, hold: &Hold) -> Result<Hold, Refusal> {
        self.ask(person, Deed::Extend(hold.id.clone())).map(held)
    }

    fn book(&mut self, people: &str, errand: &str, spot: Spot) -> Result<Booking, Refusal> {
        self.ask(asking(people), Deed::Book(wish(people, errand, spot))).map(booking)
    }

    /// Changes who comes, where the booking is.
    fn change(&mut self, old: &Booking, people: &str) -> Result<Booking, Refusal> {
        self.change_at(old, people, Spot { office: old.office.clone(), starts_at: old.starts_at })
    }

    fn change_at(&mut self, old: &Booking, people: &str, to: Spot) -> Result<Booking, Refusal> {
        let party = Some(party(people, old.errand.as_str()));
        let asks = old.account.as_str().trim_start_matches("account-").to_owned();
        self.ask(&asks, Deed::Move { booking: old.id.clone(), party, to }).map(booking)
    }

    fn move_to(&mut self, person: &str, old: &Booking, to: Spot) -> Result<Booking, Refusal> {
        self.ask(person, Deed::Move { booking: old.id.clone(), party: None, to }).map(booking)
    }

    fn cancel(&mut self, person: &str, old: &Booking) -> Result<Booking, Refusal> {
        self.ask(person, Deed::Cancel { booking: old.id.clone(), reason: None }).map(booking)
    }

    fn expire(&mut self, holds: &[&Hold]) -> usize {
        let holds = holds.iter().map(|hold| hold.id.clone()).collect();
        done(&self.ask_with(Actor::System, None, Deed::Expire(holds)).unwrap())
    }

    fn publish(&mut self, planned: Vec<PlannedSlot>, withdrawn: Vec<SlotKey>) -> Result<usize, Refusal> {
        self.ask_with(Actor::System, None, Deed::Publish { planned, withdrawn }).map(|outcome| done(&outcome))
    }

    /// Brings a whole opening in line with a plan, as the publishing worker does.
    fn replan(&mut self, opening: i64, planned: Vec<PlannedSlot>) -> usize {
        let there = self.facts.slots.keys().filter(|key| key.opening() == opening);
        let withdrawn = there.filter(|key| !planned.iter().any(|plan| plan.key == **key)).copied().collect();
        self.publish(planned, withdrawn).unwrap()
    }

    /// Places taken in the ten minutes that begin then, in the openings of one place in the north and south.
    fn taken(&self, opening: i64, at: i64) -> i64 {
        self.facts.slots[&key(opening, at)].taken
    }
}

fn asking(people: &str) -> &str {
    people.split([' ', ':', '-']).next().unwrap()
}

fn held(outcome: Outcome) -> Hold {
    let Outcome::Held(hold) = outcome else { panic!("no hold but {outcome:?}") };
    hold
}

fn booking(outcome: Outcome) -> Booking {
    let Outcome::Booking(booking) = outcome else { panic!("no booking but {outcome:?}") };
    booking
}

fn done(outcome: &Outcome) -> usize {
    match outcome {
        Outcome::Expired(count) | Outcome::Published { changed: count, .. } => *count,
        other => panic!("not a count but {other:?}"),
    }
}

fn places(opening: i64, starts: &[i64]) -> Vec<Taken> {
    starts.iter().map(|at| Taken { slot: key(opening, *at), places: 1 }).collect()
}
