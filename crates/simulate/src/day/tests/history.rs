//! What is learnt of an office is what happened there, and what is assumed is said to be.

use super::*;
use crate::day::town::{at, catalogue, later, office};
use besok_core::booking::State;
use besok_core::figures::{Came, Customs, Material, Places, Planned};
use besok_core::queue::Rule;
use besok_core::visit::{Outcome, Stage};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;

/// A Monday.
const FIRST: Date = date(2026, 3, 2);

/// Somebody who came so many minutes after a time, and whose visit took so many.
fn came((day, hour): (Date, i8), (late, took): (f64, f64), booked: bool) -> Came {
    let due = at(day, time(hour, 0, 0, 0));
    let (arrived_at, started_at) = (later(due, late), later(due, late + 5.0));
    Came {
        office: office(),
        day,
        errand: "collect".into(),
        starts_at: booked.then_some(due),
        arrived_at,
        called_at: Some(started_at),
        started_at: Some(started_at),
        ended_at: Some(later(started_at, took)),
        counter: Some(i64::from(hour % 2) + 1),
        stage: Stage::Done,
        outcome: Some(Outcome::Settled),
        people: 1,
    }
}

fn planned(day: Date, hour: i8, received: bool) -> Planned {
    let starts_at = at(day, time(hour, 0, 0, 0));
    let (errand, state) = ("collect".into(), State::Booked);
    let (ends_at, changed_at) = (later(starts_at, 12.0), starts_at);
    Planned {
        office: office(),
        day,
        errand,
        starts_at,
        ends_at,
        state,
        changed_at,
        asked_at: None,
        received,
        waited: false,
    }
}

/// Six days, each with five who are booked, of whom one does not come, and two without an appointment.
fn week() -> Material {
    let customs = Customs { grace: 10, zone: TimeZone::UTC };
    let mut material = Material { offices: [(office(), customs)].into(), ..Material::default() };
    for day in FIRST.series(1.day()).filter(|day| day.weekday().to_monday_zero_offset() < 5).take(6) {
        for hour in 8..13 {
            material.planned.push(planned(day, hour, hour != 12));
        }
        material.came.extend((8..12).map(|hour| came((day, hour), (-3.0, 14.0), true)));
        material.came.extend([9, 10].map(|hour| came((day, hour), (20.0, 14.0), false)));
        material.places.insert((office(), day), Places { places: 20, taken: 15 });
    }
    material
}

fn learnt(material: &Material, rule: &Rule, openings: &[Hours]) -> Learnt {
    let (zone, now) = (TimeZone::UTC, later(at(FIRST, time(0, 0, 0, 0)), 30.0 * 24.0 * 60.0));
    let errands = catalogue(&Scenario::example()).errands;
    let errands = errands.iter().collect();
    Known { day: FIRST, hours: openings, rule, errands, material, zone, now }.learn()
}

fn hours(from: i8, to: i8, places: i64) -> Hours {
    Hours { from: time(from, 0, 0, 0), to: time(to, 0, 0, 0), places, staff_only: 0 }
}

#[test]
fn what_happened_is_learnt() {
    let rule = Scenario::example().rule;
    let Learnt { scenario, assumed } = learnt(&week(), &rule, &[hours(8, 16, 2)]);
    assert_eq!(assumed, BTreeSet::new());
    assert_eq!((scenario.booked, scenario.no_show), (0.75, 0.2));
    assert_eq!(scenario.rule.counters.len(), 2, "only two of three had anybody");
    let [collect, apply] = &scenario.errands[..] else { panic!("{:?}", scenario.errands) };
    assert_eq!(collect.service, Minutes::Measured(vec![14.0; 36]));
    assert_eq!((collect.minutes, collect.booked, collect.walk_in), (12, 30.0, 12.0));
    assert_eq!((apply.booked, apply.walk_in), (0.0, 0.0), "nobody came for it");
    assert_eq!(scenario.punctuality, Minutes::Measured(vec![-3.0; 24]));
    assert!(scenario.walk_ins.iter().map(|(hour, rate)| (*hour, (rate * 10.0).round())).eq([(9, 10.0), (10, 10.0)]));
    let outcome = scenario.simulated(1, 10);
    assert!(outcome.served.unwrap().mean > 20.0, "the days that this makes can be simulated: {outcome:#?}");
}

#[test]
fn what_did_not_happen_is_assumed_and_said_to_be() {
    let Learnt { scenario, assumed } = learnt(&Material::default(), &Rule::default(), &[hours(9, 12, 3)]);
    let all = [Assumed::Services, Assumed::NoShow, Assumed::Punctuality, Assumed::WalkIns];
    assert_eq!(assumed, all.into_iter().chain([Assumed::Booked, Assumed::Counters]).collect());
    assert_eq!(scenario.rule.counters.len(), 3, "as many as there are places");
    assert!(scenario.walk_ins.is_empty(), "the office has no hours for it");
    assert!(scenario.simulated(1, 10).served.unwrap().mean > 5.0);
}

#[test]
fn openings_beside_each_other_become_hours_one_after_the_other() {
    let openings = [hours(13, 16, 4), hours(8, 12, 2), hours(10, 12, 1), hours(12, 13, 2), hours(15, 16, 1)];
    let scenario = learnt(&Material::default(), &Rule::default(), &openings).scenario;
    let expected = [hours(8, 10, 2), hours(10, 12, 3), hours(12, 13, 2), hours(13, 15, 4), hours(15, 16, 5)];
    assert_eq!(scenario.hours, expected);
    let apart = learnt(&Material::default(), &Rule::default(), &[hours(13, 16, 1), hours(8, 12, 1)]).scenario;
    assert_eq!(apart.hours, [hours(8, 12, 1), hours(13, 16, 1)], "nobody is received at noon");
}
