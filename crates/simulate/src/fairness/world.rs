//! The month in virtual time: one event after the other, the earliest first.

use super::bots::{Deal, Gang};
use super::calendar::{Calendar, PUBLISHED, Run, errand};
use super::chance::{About, Chance};
use super::people::{Person, Who};
use super::{Options, Regime, SPAN};
use besok_core::errand::Errand;
use besok_core::id::{EntryId, HoldId, OfferId};
use besok_core::waiting::{Deed, List};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// What happens. Among things of the same instant, what was settled first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Event {
    /// One more day is published.
    Publish,
    /// Somebody looks for a time.
    Look(usize),
    /// Somebody's date has passed, and the officer sets another if they still wait.
    Renew(usize),
    /// Somebody gives a time back.
    GiveBack(usize, Run),
    /// A visit begins.
    Begin(usize, Run),
    /// A time has cooled.
    Cooled(Run),
    /// The list is asked about a run.
    Ask(HoldId),
    /// Somebody answers an offer, yes or no.
    Answer(OfferId, bool),
    /// An offer's deadline passes.
    Lapse(OfferId),
    /// A gang's machine looks, because something has come free.
    Poll(usize),
    /// Somebody would buy a time.
    Buy(usize),
    /// A seller gives a time back, and the buyer's machine is ready.
    HandOver(usize),
    /// The buyer's machine tries to book it.
    Client(usize),
}

/// What becomes of somebody.
#[derive(Debug, Clone, Default)]
pub(super) struct Life {
    /// What they have booked.
    pub booking: Option<Run>,
    /// When they first booked, and what.
    pub first: Option<(Timestamp, Run)>,
    /// Whether they bought it.
    pub bought: bool,
    /// Their place in line.
    pub entry: Option<EntryId>,
    /// How many places in line they have had, and how many offers.
    pub entries: i64,
    pub offers: i64,
}

/// A run that a hold keeps.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept {
    pub run: Run,
    /// Whether it cools if nobody on the list wants it.
    pub cools: bool,
}

/// What is counted besides what becomes of people, in slots of the measured days.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    pub places: i64,
    pub used: i64,
    pub traded: i64,
    pub hoarded: i64,
    /// Tries to hand a time over.
    pub tries: i64,
    /// Of these, how often the buyer booked that time, and how often the list offered it to them in their turn.
    pub successes: i64,
    pub in_turn: i64,
}

/// Everything.
pub(super) struct World<'p> {
    pub options: Options,
    pub regime: Regime,
    pub chance: Chance,
    pub errand: Errand,
    pub people: &'p [Person],
    pub calendar: Calendar,
    pub now: Timestamp,
    pub lives: Vec<Life>,
    pub list: List,
    pub kept: BTreeMap<HoldId, Kept>,
    pub gangs: Vec<Gang>,
    pub deals: Vec<Deal>,
    pub counts: Counts,
    /// Measured are visits of these days.
    pub measured: (Date, Date),
    published: Date,
    events: BinaryHeap<Reverse<(Timestamp, u64, Event)>>,
    drawn: u64,
}

impl<'p> World<'p> {
    /// The evening before the first day: nothing has been published.
    pub fn new(options: &Options, regime: Regime, people: &'p [Person], (calendar, from): (Calendar, Date)) -> Self {
        let now = calendar.at(from, 0);
        let mut world = Self {
            options: *options,
            regime,
            chance: Chance(options.seed),
            errand: Errand { cancel_minutes: options.cancel_hours * 60, ..errand() },
            people,
            now,
            lives: vec![Life::default(); people.len()],
            list: List::default(),
            kept: BTreeMap::new(),
            gangs: Gang::all(options),
            deals: Vec::new(),
            counts: Counts::default(),
            measured: (from.saturating_add(28.days()), from.saturating_add(70.days())),
            published: from.saturating_add(PUBLISHED.days()),
            events: BinaryHeap::new(),
            drawn: 0,
            calendar,
        };
        for day in 0..SPAN + 28 {
            let morning = world.calendar.at(from.saturating_add(day.days()), 8 * 3600);
            world.plan(morning, Event::Publish);
        }
        for (me, person) in people.iter().enumerate() {
            match person.who {
                Who::Honest(_) => world.look_next(me, person.needs_at),
                Who::Alias(_) => world.join_alias(me),
            }
            if let Some(date) = person.book_by.filter(|_| options.renewals) {
                let next_morning = world.calendar.at(date, (24 + 9) * 3600);
                world.plan(next_morning, Event::Renew(me));
            }
            if let Some(days) = person.buys_after {
                world.plan(person.needs_at + (24 * days).hours(), Event::Buy(me));
            }
        }
        world
    }

    /// Lets it all happen, until nobody is left who could still be met by anything.
    pub fn run(mut self) -> Self {
        let ends = self.calendar.at(self.published.saturating_add((SPAN + 28).days()), 0);
        while let Some(Reverse((at, _, event))) = self.events.pop() {
            if at >= ends {
                break;
            }
            self.now = at;
            self.meet(event);
        }
        self
    }

    /// Settles that something happens then.
    pub fn plan(&mut self, at: Timestamp, event: Event) {
        self.drawn += 1;
        self.events.push(Reverse((at.max(self.now), self.drawn, event)));
    }

    /// A number that no hold, offer or entry has had.
    pub fn number(&mut self) -> u64 {
        self.drawn += 1;
        self.drawn
    }

    fn meet(&mut self, event: Event) {
        match event {
            Event::Publish => self.publish(),
            Event::Look(me) => self.look(me),
            Event::Renew(me) => self.renew(me),
            Event::GiveBack(me, run) => self.give_back(me, run),
            Event::Begin(me, run) => self.begin(me, run),
            Event::Cooled(run) => self.cooled(run),
            Event::Ask(hold) => self.ask(&hold),
            Event::Answer(offer, true) => self.answer(&Deed::Take(offer)),
            Event::Answer(offer, false) => self.answer(&Deed::Decline(offer)),
            Event::Lapse(offer) => self.answer(&Deed::Lapse(offer)),
            Event::Poll(gang) => self.poll(gang),
            Event::Buy(me) => self.buy(me),
            Event::HandOver(deal) => self.hand_over(deal),
            Event::Client(deal) => self.client(deal),
        }
    }

    fn publish(&mut self) {
        self.forget();
        let Some(last) = self.calendar.published_on(self.now) else { return };
        while self.published <= last {
            for run in self.calendar.publish(self.published) {
                if self.is_measured(run) {
                    self.counts.places += run.slots;
                }
                if self.regime.lists() { self.keep(run, false) } else { self.public(run) }
            }
            self.published = self.published.saturating_add(1.day());
        }
    }

    /// Somebody looks: they book the first time that suits, or wait for one.
    fn look(&mut self, me: usize) {
        if self.lives[me].first.is_some() {
            return;
        }
        if let Some(run) = self.suits(me) {
            return self.book_public(me, run);
        }
        if self.regime.lists() {
            self.wait(me);
        }
        self.look_next(me, self.now);
    }

    fn look_next(&mut self, me: usize, after: Timestamp) {
        let next = self.people[me].next_look(me, (self.chance, &self.calendar), after);
        self.plan(next, Event::Look(me));
    }

    /// The first time that the public can book now and that suits somebody.
    fn suits(&self, me: usize) -> Option<Run> {
        let person = &self.people[me];
        let free = self.calendar.free(person.slots, self.errand.window(self.now));
        free.into_iter().find(|run| self.calendar.suits(&person.wish, *run))
    }

    /// Books what the public can book.
    pub fn book_public(&mut self, me: usize, run: Run) {
        self.calendar.take(run);
        if let Some(entry) = self.lives[me].entry.take() {
            self.put(&Deed::Leave(entry));
        }
        self.book(me, run, false);
    }

    /// Somebody has a time now, whose places are taken already, `in_turn` if it was offered to them.
    pub fn book(&mut self, me: usize, run: Run, in_turn: bool) {
        let life = &mut self.lives[me];
        life.booking = Some(run);
        life.first.get_or_insert((self.now, run));
        if self.settle_deals(me, run, in_turn) {
            self.lives[me].bought = true;
        }
        self.plan(run.starts_at(), Event::Begin(me, run));
        if let Some(part) = self.people[me].cancels {
            let lead = run.starts_at().as_second() - self.now.as_second();
            self.plan(self.now + ((lead as f64 * part) as i64).seconds(), Event::GiveBack(me, run));
        }
    }

    /// Somebody honest gives a time back, if it is not too late for that. Their matter is settled.
    fn give_back(&mut self, me: usize, run: Run) {
        if self.lives[me].booking == Some(run) && self.now <= self.errand.cancel_until(run.starts_at()) {
            self.lives[me].booking = None;
            self.freed(run);
        }
    }

    /// A time came free.
    pub fn freed(&mut self, run: Run) {
        if self.regime.lists() {
            self.keep(run, self.regime.cools());
        } else if self.regime.cools() {
            self.cool(run);
        } else {
            self.public(run);
        }
    }

    /// It comes back at an instant that nobody knows.
    pub fn cool(&mut self, run: Run) {
        let draw = self.chance.bits(About::Cools, run.first.0 as usize, self.now.as_second());
        let back = self.errand.release.back_at(run.starts_at(), draw, self.now);
        if back > self.now { self.plan(back, Event::Cooled(run)) } else { self.public(run) }
    }

    fn cooled(&mut self, run: Run) {
        if self.regime.lists() { self.keep(run, false) } else { self.public(run) }
    }

    /// Everybody can book it, and machines see it at once.
    pub fn public(&mut self, run: Run) {
        if run.starts_at() <= self.now {
            return;
        }
        self.calendar.give(run);
        self.wake_gangs();
    }

    /// A visit begins: of somebody who needs it, or of nobody.
    fn begin(&mut self, me: usize, run: Run) {
        if self.lives[me].booking != Some(run) {
            return;
        }
        if self.is_measured(run) {
            let life = &self.lives[me];
            match self.people[me].who {
                Who::Alias(_) => self.counts.hoarded += run.slots,
                Who::Honest(_) => {
                    self.counts.used += run.slots;
                    self.counts.traded += if life.bought { run.slots } else { 0 };
                }
            }
        }
        if let Who::Alias(_) = self.people[me].who {
            self.lives[me].booking = None;
            self.join_alias(me);
        }
    }

    fn is_measured(&self, run: Run) -> bool {
        let day = self.calendar.day(run.starts_at());
        self.measured.0 <= day && day < self.measured.1
    }
}
