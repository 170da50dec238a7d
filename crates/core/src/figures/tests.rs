//! Counting, by hand and by the hundred.

use super::*;
use crate::language::Language;
use crate::queue::{Queue, Rule, Seat};
use crate::visit::{Booked, Late, Ticket, Visit};
use jiff::ToSpan;
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use std::sync::Arc;

const DAY: Date = date(2026, 12, 8);

fn at(minute: i64) -> Timestamp {
    "2026-12-08T08:00:00Z".parse::<Timestamp>().unwrap() + minute.minutes()
}

fn came(starts: Option<i64>, arrived: i64, called: Option<i64>) -> Came {
    Came {
        office: "north".into(),
        day: DAY,
        errand: "ten".into(),
        starts_at: starts.map(at),
        arrived_at: at(arrived),
        called_at: called.map(at),
        started_at: called.map(|called| at(called + 1)),
        ended_at: called.map(|called| at(called + 11)),
        counter: called.map(|_| 3),
        stage: if called.is_some() { Stage::Done } else { Stage::Left },
        outcome: called.map(|_| Outcome::Settled),
        people: 2,
    }
}

fn planned(starts: i64, state: State, received: bool) -> Planned {
    Planned {
        office: "north".into(),
        day: DAY,
        errand: "ten".into(),
        starts_at: at(starts),
        ends_at: at(starts + 10),
        state,
        changed_at: at(-24 * 60),
        asked_at: Some(at(-7 * 24 * 60)),
        received,
        waited: false,
    }
}

fn of(material: &Material) -> Figures {
    let customs = |grace, zone: &str| Customs { grace, zone: TimeZone::get(zone).unwrap() };
    let offices = [("north".into(), customs(10, "UTC")), ("south".into(), customs(20, "Europe/Helsinki"))];
    Figures::of(&Material { offices: offices.into(), ..material.clone() }, at(600))
}

#[test]
fn waiting_begins_when_one_is_due() {
    let figures = of(&Material {
        came: vec![
            came(Some(30), 10, Some(34)),
            came(Some(30), 45, Some(50)),
            came(Some(30), 10, Some(20)),
            came(None, 0, Some(60)),
            came(None, 70, None),
        ],
        ..Material::default()
    });
    assert_eq!((figures.booked, figures.walk_ins, figures.people, figures.late), (3, 2, 10, 1));
    assert_eq!((figures.abandoned, figures.not_there, figures.settled), (1, 0, 4));
    let minutes = |spread: Spread| (spread.count, spread.median / 60, spread.p90 / 60, spread.most / 60);
    assert_eq!(minutes(figures.waits_booked), (3, 4, 5, 5), "four, five, and none before their time");
    assert_eq!(minutes(figures.waits_walk_in), (1, 60, 60, 60));
    assert_eq!(minutes(figures.services), (4, 10, 10, 10));
    assert_eq!(figures.waits_by_hour.keys().copied().collect::<Vec<_>>(), [8]);
    assert_eq!(figures.arrivals_by_hour, BTreeMap::from([(8, 4), (9, 1)]));
    assert_eq!(figures.waits_by_counter.keys().collect::<Vec<_>>(), ["north 3"]);
}

#[test]
fn grace_and_hours_are_those_of_each_office() {
    let south = |came: Came| Came { office: "south".into(), ..came };
    let minute = came(Some(0), 15, Some(30));
    let figures = of(&Material { came: vec![minute.clone(), south(minute)], ..Material::default() });
    assert_eq!(figures.late, 1, "fifteen minutes are late in the north only");
    assert_eq!(figures.arrivals_by_hour, BTreeMap::from([(8, 1), (10, 1)]));
}

#[test]
fn places_and_those_who_stayed_away_are_shares_of_what_there_was() {
    let places = [(DAY, 30, 10), (DAY.tomorrow().unwrap(), 10, 10)];
    let places = places.map(|(day, places, taken)| (("north".into(), day), Places { places, taken }));
    let figures = of(&Material { places: places.into(), ..Material::default() });
    assert_eq!((figures.places(), figures.places().share()), (Places { places: 40, taken: 20 }, Some(50)));
    assert_eq!((Places::default().share(), figures.appointments.no_show_share()), (None, None));
    let appointments = Appointments { due: 3, no_shows: 2, ..Appointments::default() };
    assert_eq!(appointments.no_show_share(), Some(66));
}

#[test]
fn weeks_begin_on_mondays_and_what_lasts_ends_today() {
    let days = |today: Date| Period::ALL.map(|period| period.days(today));
    let (tuesday, monday) = (date(2026, 12, 8), date(2026, 12, 7));
    let (week, november) = ((date(2026, 11, 30), date(2026, 12, 6)), (date(2026, 11, 1), date(2026, 11, 30)));
    let first = date(2026, 12, 1);
    assert_eq!(
        days(tuesday),
        [(tuesday, tuesday), (monday, monday), (monday, tuesday), week, (first, tuesday), november]
    );
    let (sunday, saturday) = (date(2026, 12, 6), date(2026, 12, 5));
    assert_eq!(days(monday)[1..4], [(sunday, sunday), (monday, monday), week]);
    assert_eq!(days(sunday)[1..3], [(saturday, saturday), week]);
    let new_year = days(date(2027, 1, 1));
    assert_eq!(new_year[2..4], [(date(2026, 12, 28), date(2027, 1, 1)), (date(2026, 12, 21), date(2026, 12, 27))]);
    assert_eq!(new_year[5], (first, date(2026, 12, 31)));
}

#[test]
fn who_waits_now_is_counted_as_waits_are() {
    let visit = |number: i64, booked: Option<i64>, arrived: i64| {
        let ticket = Ticket { number, booked: booked.is_some() };
        let booked = booked.map(|minute| Booked { booking: "b".into(), starts_at: at(minute), late: Late::Kept });
        let here = ("north".into(), DAY);
        Visit {
            booked,
            ..Visit::new(format!("{number}").into(), here, ticket, ("ten".into(), Language::DEFAULT), at(arrived))
        }
    };
    let later = Visit { not_before: Some(at(90)), ..visit(4, None, 0) };
    let called = Visit { stage: Stage::Called, ..visit(5, None, 0) };
    let seat =
        |counter, paused| Seat { counter, paused, staff: "s".into(), since: at(0), alarm_at: None, before: None };
    let queue = Queue {
        catalogue: Arc::new(crate::ledger::town()),
        office: "north".into(),
        day: DAY,
        rule: Rule::default(),
        visits: vec![visit(1, Some(30), 10), visit(2, Some(70), 10), visit(3, None, 35), later, called],
        seats: vec![seat(1, false), seat(2, true)],
    };
    let present = Present { booked: 2, walk_ins: 1, longest: Some(30 * 60), open: 1, paused: 1 };
    assert_eq!(Present::of(&queue, at(60)), present);
    let present = Present { walk_ins: 2, longest: Some(90 * 60), ..present };
    assert_eq!(Present::of(&queue, at(90)), present, "whoever was to come back waits, and has all along");
    let nobody = Queue { visits: Vec::new(), ..queue };
    assert_eq!(Present::of(&nobody, at(60)).longest, None);
}

#[test]
fn who_did_not_come_is_known_only_where_arrivals_are_registered() {
    let bookings = vec![
        planned(0, State::Past, true),
        planned(10, State::Booked, false),
        planned(20, State::Cancelled, false),
        planned(700, State::Booked, false),
    ];
    let sum = of(&Material { planned: bookings.clone(), ..Material::default() }).appointments;
    assert_eq!((sum.due, sum.unknown, sum.cancelled, sum.cancelled_late), (0, 2, 1, 0));
    let figures = of(&Material { planned: bookings, came: vec![came(Some(0), 0, Some(5))], ..Material::default() });
    let sum = figures.appointments;
    assert_eq!((sum.due, sum.received, sum.unserved, sum.no_shows, sum.unknown), (2, 1, 0, 1, 0));
    assert_eq!((figures.days_from_request.count, figures.days_from_request.median), (1, 7));
}

/// Who came and was not received is no no-show, whatever the hour.
#[test]
fn who_still_waits_when_the_day_ends_was_not_received() {
    let waits = |stage| Came { stage, ..came(Some(0), 0, None) };
    let bookings = vec![Planned { waited: true, ..planned(0, State::Booked, false) }];
    let material = Material {
        came: vec![waits(Stage::Waiting), waits(Stage::Called), waits(Stage::Serving), came(None, 0, None)],
        planned: bookings,
        ..Material::default()
    };
    let figures = of(&material);
    assert_eq!((figures.unserved, figures.abandoned), (0, 1), "the day is not over");
    assert_eq!((figures.appointments.unserved, figures.appointments.no_shows), (1, 0));
    let customs = Customs { grace: 10, zone: TimeZone::UTC };
    let next_day = Figures::of(&Material { offices: [("north".into(), customs)].into(), ..material }, at(24 * 60));
    assert_eq!((next_day.unserved, next_day.abandoned), (2, 1));
}

#[test]
fn the_first_free_time_is_the_soonest_of_the_offices() {
    let free = |office: &str, day: Option<Date>| ((office.into(), "ten".into(), DAY), day);
    let first_free =
        [free("north", Some(date(2026, 12, 20))), free("south", Some(date(2026, 12, 10))), free("west", None)];
    let figures = of(&Material { first_free: first_free.into(), ..Material::default() });
    assert_eq!(figures.first_free[&"ten".into()], BTreeMap::from([(DAY, Some(2))]));
}

proptest! {
    #[test]
    fn half_and_nine_of_ten_do_not_exceed_them(numbers in prop::collection::vec(0..1000i64, 1..200)) {
        let Spread { count, median, p90, most } = Spread::of(numbers.clone());
        let up_to = |limit: i64| numbers.iter().filter(|number| **number <= limit).count();
        prop_assert_eq!(count, numbers.len());
        prop_assert!(2 * up_to(median) >= count && 10 * up_to(p90) >= 9 * count);
        prop_assert!(median <= p90 && p90 <= most);
        prop_assert!(numbers.contains(&median) && numbers.contains(&p90) && numbers.contains(&most));
    }
}
