//! Counting, by hand and by the hundred.

use super::*;
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

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
    }
}

fn of(material: &Material) -> Figures {
    Figures::of(material, (10, &TimeZone::UTC), at(600))
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
    assert_eq!((sum.due, sum.received, sum.no_shows, sum.unknown), (2, 1, 1, 0));
    assert_eq!((figures.days_from_request.count, figures.days_from_request.median), (1, 7));
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
