//! The day, the week and the month of an office.

use super::samples::{self, at};
use super::show::shows_to_staff;
use crate::staff::{DayPage, Tab, WeekPage, month_of, week_of};
use besok_core::booking::{Booking, Member, Reference, State};
use besok_core::catalogue::Catalogue;
use besok_core::closure::{Closure, Part};
use besok_core::day::{Day, Entry};
use besok_core::id::PersonId;
use besok_core::opening::Opening;
use besok_core::person::{Access, Person, Protection};
use besok_core::slot::{Pool, Slot, Taken};
use jiff::Timestamp;
use jiff::civil::{Weekday, date, time};
use std::collections::HashMap;

/// Two counters before and after lunch, one of them for staff alone; an afternoon's meeting.
fn catalogue() -> Catalogue {
    let opening = |number, from: i8, to: i8| Opening {
        id: format!("opening-{number}").into(),
        number,
        office: "sundbyberg".into(),
        weekdays: vec![Weekday::Monday, Weekday::Tuesday],
        from: time(from, 0, 0, 0),
        to: time(to, 0, 0, 0),
        step: 20,
        places: 3,
        staff_only: 1,
        errands: vec!["fingerprints".into()],
        step_free: true,
        valid_from: date(2026, 1, 1),
        valid_to: None,
        publish_days: 30,
        publish_at: time(0, 0, 0, 0),
        note: if number == 1 { "Ground <floor>" } else { "" }.to_owned(),
        occurrences: Vec::new(),
    };
    let closure = Closure {
        id: "closure".into(),
        offices: vec!["sundbyberg".into()],
        first: date(2026, 12, 8),
        last: date(2026, 12, 8),
        part: Some(Part { from: time(13, 20, 0, 0), to: time(13, 40, 0, 0) }),
        note: "Fire drill".to_owned(),
    };
    Catalogue { openings: vec![opening(1, 9, 10), opening(2, 13, 14)], closures: vec![closure], ..samples::catalogue() }
}

fn person(id: &str, name: &str, protection: Protection, access: Access) -> Person {
    Person { protection, access, ..samples::person(id, name, 1990) }
}

fn known() -> HashMap<PersonId, Person> {
    let all = Access { interpreter: Some("so".to_owned()), step_free: true, other: "Hears <badly>".to_owned() };
    let people = [
        person("a", "Yusuf <b> Ahmadi", Protection::None, all),
        person("b", "ليلى حداد", Protection::Marked, Access::default()),
        person("c", "Secret Name", Protection::Protected, Access::default()),
        person("d", "Bo", Protection::None, Access::default()),
    ];
    people.into_iter().map(|person| (person.id.clone(), person)).collect()
}

fn booking(number: u64, people: &[&str], start: &str, state: State) -> Booking {
    let starts_at = at(start);
    let member = |id: &&str| Member { person: (*id).into(), ..samples::booking().party[0].clone() };
    Booking {
        id: format!("{number}").into(),
        reference: Reference::from_number(number),
        starts_at,
        ends_at: besok_core::booking::minutes_later(starts_at, 20),
        state,
        pool: if number == 2 { Pool::Staff } else { Pool::Public },
        party: people.iter().map(member).collect(),
        ..samples::booking()
    }
}

/// The slots of a day, with what these bookings take.
fn slots(catalogue: &Catalogue, bookings: &mut [Booking]) -> Vec<Slot> {
    let planned = catalogue.openings.iter().flat_map(|opening| catalogue.slots_on(opening, date(2026, 12, 8)));
    let slot = |plan: besok_core::slot::PlannedSlot| {
        let mut taken = 0;
        for booking in bookings.iter_mut().filter(|one| one.starts_at == plan.key.starts_at()) {
            if booking.state != State::Cancelled {
                booking.places = vec![Taken { slot: plan.key, places: 1 }];
                taken += 1;
            }
        }
        let (planned, public) = (plan.planned, plan.public_planned);
        let taken_public = taken.min(public);
        Slot {
            key: plan.key,
            step: plan.step,
            planned,
            capacity: planned,
            taken,
            public_planned: public,
            public_capacity: public,
            taken_public,
        }
    };
    planned.map(slot).collect()
}

fn day(catalogue: &Catalogue, now: Timestamp) -> Day {
    let mut bookings = vec![
        booking(1, &["a", "b"], "2026-12-08T08:00:00Z", State::Booked),
        booking(2, &["c"], "2026-12-08T08:20:00Z", State::Booked),
        booking(3, &["d"], "2026-12-08T08:20:00Z", State::Booked),
        booking(4, &["d"], "2026-12-08T12:00:00Z", State::Cancelled),
        booking(5, &["b"], "2026-12-08T12:40:00Z", State::Booked),
    ];
    let slots = slots(catalogue, &mut bookings);
    let entries = bookings.into_iter().map(|booking| Entry::of(booking, &known(), false, now)).collect();
    Day::of(catalogue, &samples::sundbyberg(), date(2026, 12, 8), (&slots, entries), now)
}

#[test]
fn the_day_side_by_side_as_a_list_and_for_paper() {
    let (catalogue, office) = (catalogue(), samples::sundbyberg());
    let day = day(&catalogue, at("2026-12-08T08:25:00Z"));
    let page = DayPage { day: &day, office: &office, catalogue: &catalogue };
    shows_to_staff("staff_day", Tab::Day, |frame| page.board(frame));
    shows_to_staff("staff_day_list", Tab::Day, |frame| page.list(frame));
    shows_to_staff("staff_day_print", Tab::Day, |frame| page.print(frame));
}

#[test]
fn a_protected_name_is_on_no_page() {
    let (catalogue, office) = (catalogue(), samples::sundbyberg());
    let day = day(&catalogue, at("2026-12-08T08:25:00Z"));
    let page = DayPage { day: &day, office: &office, catalogue: &catalogue };
    let hidden = Reference::from_number(2);
    shows_to_staff("staff_day_list", Tab::Day, |frame| {
        for markup in [page.board(frame), page.list(frame), page.print(frame)] {
            let html = markup.into_string();
            assert!(!html.contains("Secret") && !html.contains(hidden.as_str()) && !html.contains(&hidden.to_string()));
        }
        page.list(frame)
    });
}

#[test]
fn days_without_times() {
    let (catalogue, office) = (catalogue(), samples::sundbyberg());
    let day = Day::of(&catalogue, &office, date(2026, 12, 9), (&[], Vec::new()), at("2026-12-08T08:25:00Z"));
    let page = DayPage { day: &day, office: &office, catalogue: &catalogue };
    shows_to_staff("staff_day_closed", Tab::Day, |frame| page.board(frame));
    shows_to_staff("staff_day_list_closed", Tab::Day, |frame| page.list(frame));
    shows_to_staff("staff_day_print_closed", Tab::Day, |frame| page.print(frame));
}

#[test]
fn more_counters_than_can_be_drawn() {
    let (mut catalogue, office) = (catalogue(), samples::sundbyberg());
    catalogue.openings[0].places = 120;
    let day = day(&catalogue, at("2026-12-08T08:25:00Z"));
    let page = DayPage { day: &day, office: &office, catalogue: &catalogue };
    shows_to_staff("staff_day_too_wide", Tab::Day, |frame| page.board(frame));
}

#[test]
fn the_week_and_the_month() {
    let (catalogue, office, now) = (catalogue(), samples::sundbyberg(), at("2026-12-08T08:25:00Z"));
    let mut bookings = [booking(1, &["a"], "2026-12-08T08:00:00Z", State::Booked)];
    let slots = slots(&catalogue, &mut bookings);
    let page = WeekPage { office: &office, catalogue: &catalogue, date: date(2026, 12, 10), slots: &slots, now };
    shows_to_staff("staff_week", Tab::Week, |frame| page.week(frame));
    shows_to_staff("staff_month", Tab::Week, |frame| page.month(frame));
    shows_to_staff("staff_week_empty", Tab::Week, |frame| WeekPage { slots: &[], ..page }.week(frame));
}

#[test]
fn weeks_begin_on_monday() {
    assert_eq!(week_of(date(2027, 1, 1)), (date(2026, 12, 28), date(2027, 1, 3)));
    assert_eq!(month_of(date(2026, 12, 10)), (date(2026, 11, 30), date(2027, 1, 3)));
}
