//! The calendar of the office: places are published and taken by the ledger of `core`, as on the pages.

use crate::day::Scenario;
use crate::day::crowd::{Appointment, Plan};
use crate::day::town::{self, at, later, office};
use besok_core::availability::{Need, starts};
use besok_core::booking::Reference;
use besok_core::catalogue::Catalogue;
use besok_core::id::{MessageId, PersonId};
use besok_core::ledger::{Actor, Command, Deed, Draw, Facts, Spot, Wish, decide};
use besok_core::opening::Opening;
use besok_core::party::Comer;
use besok_core::person::{Access, BirthDate, Name, Person, Protection};
use besok_core::slot::{PlannedSlot, Pool, Slot, SlotKey};
use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};
use std::collections::BTreeMap;

/// The agency of a scenario with openings for appointments, one for each of its hours.
pub fn catalogue(scenario: &Scenario, weekdays: &[Weekday]) -> Catalogue {
    let booked = || scenario.errands.iter().filter(|kind| kind.booked > 0.0);
    let step = booked().map(|kind| kind.minutes).fold(0, common);
    let openings = scenario.hours.iter().zip(1..).map(|(hours, number)| Opening {
        id: number.to_string().into(),
        number,
        office: office(),
        weekdays: weekdays.to_vec(),
        from: hours.from,
        to: hours.to,
        step: step.max(1),
        places: hours.places,
        staff_only: 0,
        errands: booked().map(|kind| kind.errand.clone()).collect(),
        step_free: true,
        valid_from: Date::MIN,
        valid_to: None,
        publish_days: 0,
        publish_at: Time::midnight(),
        note: String::new(),
        occurrences: Vec::new(),
    });
    Catalogue { openings: openings.collect(), ..town::catalogue(scenario) }
}

/// The greatest number of minutes of which both are multiples.
fn common(one: i64, other: i64) -> i64 {
    if other == 0 { one } else { common(other, one % other) }
}

/// Everything that is published and booked.
pub struct Diary<'c> {
    scenario: &'c Scenario,
    facts: Facts<'c>,
    booked: BTreeMap<Date, Vec<Appointment>>,
}

impl<'c> Diary<'c> {
    /// With nothing in it.
    pub fn new(scenario: &'c Scenario, catalogue: &'c Catalogue) -> Self {
        Self { scenario, facts: Facts::new(catalogue), booked: BTreeMap::new() }
    }

    /// Publishes the times of a day.
    pub fn publish(&mut self, day: Date) {
        let catalogue = self.facts.catalogue;
        let planned = catalogue.openings.iter().flat_map(|opening| catalogue.slots_on(opening, day));
        let planned = overbooked(self.scenario, planned.collect());
        let command = command(Actor::System, Deed::Publish { planned, withdrawn: Vec::new() }, 0);
        // Publishing looks at all slots that it is told of, and only this day's can be in its way.
        let mut facts = Facts::new(catalogue);
        decide(&mut facts, &command, "", Timestamp::UNIX_EPOCH).expect("the system may publish");
        self.facts.slots.append(&mut facts.slots);
    }

    /// Whether a day has a free time for what somebody comes for.
    pub fn has_room(&self, kind: usize, day: Date) -> bool {
        self.first_free(kind, day).is_some()
    }

    fn first_free(&self, kind: usize, day: Date) -> Option<Timestamp> {
        let need = Need { minutes: self.scenario.errands[kind].minutes, places: 1, pool: Pool::Public };
        starts(&self.slots_of(day), need).first().copied()
    }

    /// Books the first free time of a day, as somebody who comes alone does on the pages. Gives whether it was booked.
    pub fn book(&mut self, (name, kind): (u64, usize), day: Date, now: Timestamp) -> bool {
        let Some(starts_at) = self.first_free(kind, day) else { return false };
        let (person, errand) = (PersonId(name.to_string()), &self.scenario.errands[kind].errand);
        let wish = Wish {
            errand: errand.clone(),
            party: vec![Comer::new(&person, errand)],
            spot: Spot { office: office(), starts_at },
            invitation: None,
        };
        let actor = Actor::Visitor { account: "account".into(), persons: vec![person.clone()], told: None };
        self.facts.persons.insert(person.clone(), grown_up(person));
        let booked = decide(&mut self.facts, &command(actor, Deed::Book(wish), name), "", now).is_ok();
        // Nobody comes twice under one name, so no later decision needs to know of them.
        self.facts.bookings.clear();
        self.facts.persons.clear();
        if booked {
            self.booked.entry(day).or_default().push(Appointment { name, kind, starts_at });
        }
        booked
    }

    /// How a day stands.
    pub fn plan(&self, day: Date) -> Plan {
        let free = self.slots_of(day).into_iter().filter(|slot| slot.free(Pool::Public) > 0);
        let free = free.map(|slot| (slot.key.starts_at(), slot.step * slot.free(Pool::Public)));
        Plan { booked: self.booked.get(&day).cloned().unwrap_or_default(), free: free.collect() }
    }

    /// How many minutes of appointments a day has, and how many of them were taken.
    pub fn taken(&self, day: Date) -> (i64, i64) {
        let slots = self.slots_of(day);
        let minutes = |places: fn(&Slot) -> i64| slots.iter().map(|slot| slot.step * places(slot)).sum();
        (minutes(|slot| slot.planned), minutes(|slot| slot.taken))
    }

    fn slots_of(&self, day: Date) -> Vec<Slot> {
        let (from, to) = (at(day, Time::midnight()), later(at(day, Time::midnight()), 24.0 * 60.0));
        let openings = self.facts.catalogue.openings.iter().map(|opening| opening.number);
        let keys = openings.map(|number| SlotKey::new(number, from)..SlotKey::new(number, to));
        keys.flat_map(|keys| self.facts.slots.range(keys)).map(|(_, slot)| *slot).collect()
    }
}

/// Places above the plan: whole blocks of the longest errand, so that it fits, evenly over the day.
fn overbooked(scenario: &Scenario, mut planned: Vec<PlannedSlot>) -> Vec<PlannedSlot> {
    let booked = scenario.errands.iter().filter(|kind| kind.booked > 0.0);
    let longest = booked.map(|kind| kind.minutes).max().unwrap_or(1);
    let up_to = |blocks: i64| (blocks as f64 * scenario.overbooking + 0.5).floor() as i64;
    let (mut blocks, mut begun, mut extra) = (0, None, 0);
    for slot in &mut planned {
        let block = (slot.key.opening(), minute_of_day(slot.key) / longest);
        if begun != Some(block) {
            extra = up_to(blocks + slot.planned) - up_to(blocks);
            (blocks, begun) = (blocks + slot.planned, Some(block));
        }
        (slot.planned, slot.public_planned) = (slot.planned + extra, slot.public_planned + extra);
    }
    planned
}

/// A grown-up of whom nothing else is known.
fn grown_up(id: PersonId) -> Person {
    let name = Name::parse("A").expect("a letter is a name");
    let birth_date = BirthDate { year: 1980, month: 0, day: 0 };
    Person { id, name, birth_date, protection: Protection::None, access: Access::default() }
}

fn minute_of_day(key: SlotKey) -> i64 {
    key.starts_at().as_second().rem_euclid(24 * 3600) / 60
}

fn command(actor: Actor, deed: Deed, name: u64) -> Command {
    let id = name.to_string();
    let draw = Draw {
        reference: Reference::from_number(name),
        message: MessageId(id.clone()),
        copy: MessageId(id.clone()),
        event: id.clone(),
        release: 0,
        id,
    };
    Command { actor, key: None, draw, deed }
}
