//! A ledger without its queue: commands go straight through plan, decision and save.

use besok_core::account::Account;
use besok_core::booking::{Booking, Reference};
use besok_core::catalogue::Catalogue;
use besok_core::hold::Hold;
use besok_core::id::PersonId;
use besok_core::ledger::{Actor, Command, Deed, Draw, Outcome, Refusal, Spot, Told, Wish, decide};
use besok_core::message::Message;
use besok_core::party::Comer;
use besok_core::slot::{PlannedSlot, SlotKey};
use besok_store::Store;
use besok_store::fixture::{Fixture, people, town};
use jiff::{Timestamp, ToSpan};
use std::sync::atomic::{AtomicU64, Ordering};

/// The day before everything.
pub(crate) fn now() -> Timestamp {
    "2026-12-07T12:00:00Z".parse().unwrap()
}

/// When the offices open.
pub(crate) fn opens() -> Timestamp {
    "2026-12-08T08:00:00Z".parse().unwrap()
}

/// The time so many minutes after opening.
pub(crate) fn spot(office: &str, minute: i64) -> Spot {
    Spot { office: office.into(), starts_at: opens() + minute.minutes() }
}

pub(crate) fn key(opening: i64, minute: i64) -> SlotKey {
    SlotKey::new(opening, opens() + minute.minutes())
}

/// A database with the town in it, an hour of each opening published, and people.
pub(crate) struct Desk {
    pub store: Store,
    pub catalogue: Catalogue,
    pub people: Vec<Account>,
    drawn: AtomicU64,
}

impl Desk {
    pub(crate) async fn open(fixture: &Fixture) -> Self {
        let store = fixture.store.clone();
        let mut tx = store.begin().await.unwrap();
        assert!(tx.save_catalogue(&town(), false).await.unwrap());
        tx.commit().await.unwrap();
        let catalogue = store.catalogue().await.unwrap().unwrap();
        let people = people(&store, 4, now()).await;
        let desk = Self { store, catalogue, people, drawn: AtomicU64::new(0) };
        for opening in &desk.catalogue.openings {
            desk.publish(plan(opening.number, opening.places, 6), Vec::new()).await;
        }
        desk
    }

    pub(crate) fn command(&self, who: Option<usize>, deed: Deed) -> Command {
        let drawn = self.drawn.fetch_add(1, Ordering::Relaxed);
        let actor = who.map_or(Actor::System, |who| Actor::Visitor {
            account: self.people[who].id.clone(),
            persons: self.people[who].people.iter().map(|known| known.person.id.clone()).collect(),
            told: self.people[who].reached_at().map(|to| Told { to, language: self.people[who].language }),
        });
        let draw = Draw {
            id: format!("id-{drawn:04}"),
            reference: Reference::from_number(drawn),
            message: format!("message-{drawn:04}").into(),
            copy: format!("copy-{drawn:04}").into(),
            event: format!("event-{drawn:04}"),
            release: drawn,
        };
        Command { actor, key: None, draw, deed }
    }

    /// A batch in one transaction.
    pub(crate) async fn settle(&self, commands: &[Command], now: Timestamp) -> Vec<Result<Outcome, Refusal>> {
        let mut tx = self.store.begin().await.unwrap();
        let asked: Vec<&Command> = commands.iter().collect();
        let plan = tx.plan(&asked, &self.catalogue, now).await.unwrap();
        tx.lock_plan(&plan).await.unwrap();
        let mut facts = tx.facts(&plan, &self.catalogue, now).await.unwrap();
        let (mut answers, mut changes) = (Vec::new(), Vec::new());
        for command in commands {
            answers.push(decide(&mut facts, command, "", now).map(|decision| {
                changes.extend(decision.changes);
                decision.outcome
            }));
        }
        tx.save(&changes, now).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(self.store.capacity_faults().await.unwrap(), []);
        answers
    }

    pub(crate) async fn ask(&self, who: Option<usize>, deed: Deed, now: Timestamp) -> Result<Outcome, Refusal> {
        self.settle(&[self.command(who, deed)], now).await.remove(0)
    }

    pub(crate) fn person(&self, who: usize) -> PersonId {
        self.people[who].myself().unwrap().id.clone()
    }

    pub(crate) fn wish(&self, who: usize, errand: &str, spot: Spot) -> Wish {
        let party = vec![Comer::new(&self.person(who), &errand.into())];
        Wish { errand: errand.into(), party, spot, invitation: None }
    }

    pub(crate) async fn book(&self, who: usize, errand: &str, spot: Spot) -> Booking {
        let deed = Deed::Book(self.wish(who, errand, spot));
        booking(self.ask(Some(who), deed, now()).await.unwrap())
    }

    pub(crate) async fn hold(&self, who: usize, errand: &str, spot: Spot) -> Hold {
        let deed = Deed::Hold(self.wish(who, errand, spot));
        held(self.ask(Some(who), deed, now()).await.unwrap())
    }

    pub(crate) async fn publish(&self, planned: Vec<PlannedSlot>, withdrawn: Vec<SlotKey>) {
        self.ask(None, Deed::Publish { planned, withdrawn }, now()).await.unwrap();
    }
}

/// The first slots of an opening, in steps of ten minutes.
pub(crate) fn plan(opening: i64, planned: i64, slots: i64) -> Vec<PlannedSlot> {
    let slot = |index| PlannedSlot { key: key(opening, 10 * index), step: 10, planned, public_planned: planned };
    (0..slots).map(slot).collect()
}

pub(crate) fn booking(outcome: Outcome) -> Booking {
    let Outcome::Booking(booking) = outcome else { panic!("no booking but {outcome:?}") };
    booking
}

pub(crate) fn held(outcome: Outcome) -> Hold {
    let Outcome::Held(hold) = outcome else { panic!("no hold but {outcome:?}") };
    hold
}

/// Puts messages into the outbox.
pub(crate) async fn put(store: &Store, messages: &[Message], now: Timestamp) {
    let mut tx = store.begin().await.unwrap();
    tx.put_messages(&messages.iter().collect::<Vec<_>>(), now).await.unwrap();
    tx.commit().await.unwrap();
}
