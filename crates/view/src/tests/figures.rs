//! The figures of an office, and of several compared.

use super::samples::{self, at};
use super::show::shows_to_staff;
use crate::staff::Tab;
use crate::staff::figures::{FiguresPage, Now, Place};
use besok_core::booking::State;
use besok_core::catalogue::Catalogue;
use besok_core::figures::{Came, Compared, Customs, Figures, Material, Places, Planned};
use besok_core::id::OfficeId;
use besok_core::language::Language;
use besok_core::queue::{Counter, Estimate, Queue, Rule, Seat};
use besok_core::visit::{Outcome, Stage, Ticket, Visit};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use std::sync::Arc;

const DAYS: (Date, Date) = (date(2026, 11, 30), date(2026, 12, 8));

fn now() -> Timestamp {
    at("2026-12-08T09:30:00Z")
}

/// A week at an office: more come from day to day, one in three without an appointment. One of those who are booked does
/// not come on any day; on the weekend nobody does.
fn material(catalogue: &Catalogue, office: &str, busy: i64) -> Material {
    let mut material = Material::default();
    let (office, errand) = (OfficeId::from(office), catalogue.errands[0].id.clone());
    let zone = catalogue.office(&office).unwrap().time_zone();
    material.offices.insert(office.clone(), Customs { grace: 10, zone });
    // Monday to Friday, and the Monday after.
    for (past, day) in (0i64..).zip([0, 1, 2, 3, 4, 7].map(|days| DAYS.0 + days.days())) {
        let (opens, many) = (at(&format!("{day}T08:00:00Z")), (busy + past).max(0));
        for number in 0..many {
            let starts_at = opens + (10 * number).minutes();
            let booked = number % 3 != 2;
            let arrived_at = starts_at + (if number == 0 { 15 } else { -5 }).minutes();
            let called_at = starts_at + (16 + 2 * number).minutes();
            material.came.push(Came {
                office: office.clone(),
                day,
                errand: errand.clone(),
                starts_at: booked.then_some(starts_at),
                arrived_at,
                called_at: Some(called_at),
                started_at: Some(called_at),
                ended_at: Some(called_at + 9.minutes()),
                counter: Some(1 + number % 2),
                stage: Stage::Done,
                outcome: Some(Outcome::Settled),
                people: 1,
            });
        }
        for number in 0..4 {
            material.planned.push(Planned {
                office: office.clone(),
                day,
                errand: errand.clone(),
                starts_at: opens,
                ends_at: opens + 20.minutes(),
                state: if number == 3 { State::Cancelled } else { State::Past },
                changed_at: opens - 12.hours(),
                asked_at: Some(opens - 240.hours()),
                received: number != 2,
                waited: false,
            });
        }
        let places = Places { places: 20, taken: many };
        material.places.insert((office.clone(), day), places);
        let free = (past != 2).then(|| day + (3 + past).days());
        material.first_free.insert((office.clone(), errand.clone(), day), free);
    }
    material
}

fn compared(catalogue: &Catalogue) -> Compared {
    let (mut all, mut compared) = (Material::default(), Compared::default());
    // Of a few nothing but their number is told.
    for (office, busy) in [("sundbyberg", 7), ("boden", -3)] {
        let here = material(catalogue, office, busy);
        compared.offices.insert(office.into(), Figures::of(&here, now()));
        all.join(here);
    }
    compared.all = Figures::of(&all, now());
    compared
}

/// Two wait, one of them since nine; a counter calls and one has paused.
fn queue(catalogue: Catalogue) -> Queue {
    let (office, day) = (OfficeId::from("sundbyberg"), DAYS.1);
    let visit = |number: i64, arrived: &str| {
        let (here, ticket) = ((office.clone(), day), Ticket { number, booked: false });
        let wish = (catalogue.errands[0].id.clone(), Language::DEFAULT);
        Visit::new(format!("{number}").into(), here, ticket, wish, at(arrived))
    };
    let seat = |counter, paused| {
        let (staff, since) = ("staff".into(), at("2026-12-08T07:00:00Z"));
        Seat { counter, staff, since, paused, alarm_at: None, before: None }
    };
    let counters = (1..=3).map(|number| Counter { number, errands: Vec::new() }).collect();
    Queue {
        visits: vec![visit(1, "2026-12-08T09:00:00Z"), visit(2, "2026-12-08T09:20:00Z")],
        seats: vec![seat(1, false), seat(2, true)],
        rule: Rule { counters, ..Rule::default() },
        office: office.clone(),
        day,
        catalogue: Arc::new(catalogue),
    }
}

#[test]
fn an_office_in_figures() {
    let catalogue = samples::catalogue();
    let figures = Figures::of(&material(&catalogue, "sundbyberg", 7), now());
    let office = samples::sundbyberg();
    let place = Place::One(&office, None);
    let page = FiguresPage { place, catalogue: &catalogue, days: DAYS, today: DAYS.1, figures: Some(&figures) };
    shows_to_staff("staff_figures", Tab::Figures, |frame| page.render(frame));
    let wrong = FiguresPage { days: (DAYS.1, DAYS.0), figures: None, ..page };
    shows_to_staff("staff_figures_wrong", Tab::Figures, |frame| wrong.render(frame));
}

#[test]
fn an_office_as_it_stands_now() {
    let (catalogue, office) = (samples::catalogue(), samples::sundbyberg());
    let waits = [(catalogue.errands[0].id.clone(), Some(Estimate { from: 10, to: 20 }))];
    let queue = queue(samples::catalogue());
    let now = Now { office: &office, queue: &queue, waits: &waits, now: now() };
    let (place, days) = (Place::One(&office, Some(now)), (DAYS.1, DAYS.1));
    let nothing = Figures::default();
    let page = FiguresPage { place, catalogue: &catalogue, days, today: DAYS.1, figures: Some(&nothing) };
    shows_to_staff("staff_figures_today", Tab::Figures, |frame| page.render(frame));
}

#[test]
fn offices_compared() {
    let catalogue = samples::catalogue();
    let Compared { all, offices } = compared(&catalogue);
    let place = Place::All(&offices);
    let page = FiguresPage { place, catalogue: &catalogue, days: DAYS, today: DAYS.1, figures: Some(&all) };
    shows_to_staff("staff_figures_compared", Tab::Figures, |frame| page.render(frame));
}
