//! Days: columns never outnumber places, and nothing lies across anything.

use super::*;
use crate::booking::{Member, Origin, Reference};
use crate::opening::Opening;
use crate::person::{Access, BirthDate, Name};
use crate::slot::{Slot, SlotKey};
use jiff::civil::{Weekday, date, time};
use proptest::prelude::*;

const STEP: i64 = 10;

fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(minute * 60).unwrap()
}

fn key(opening: i64, step: i64) -> SlotKey {
    SlotKey::new(opening, at(step * STEP))
}

fn slot(opening: i64, step: i64, planned: i64, taken: i64) -> Slot {
    let capacity = planned.max(taken);
    let (public_planned, public_capacity) = (planned, capacity);
    Slot {
        key: key(opening, step),
        step: STEP,
        planned,
        capacity,
        taken,
        public_planned,
        public_capacity,
        taken_public: taken,
    }
}

fn entry(opening: i64, first: i64, steps: i64, places: i64) -> Entry {
    let places = (first..first + steps).map(|step| Taken { slot: key(opening, step), places }).collect();
    Entry {
        starts_at: at(first * STEP),
        ends_at: at((first + steps) * STEP),
        state: State::Booked,
        pool: Pool::Public,
        people: 1,
        places,
        visit: None,
    }
}

fn opening(number: i64, hours: (i8, i8), places: i64) -> Opening {
    Opening {
        id: "o".into(),
        number,
        office: "x".into(),
        weekdays: vec![Weekday::Monday],
        from: time(hours.0, 0, 0, 0),
        to: time(hours.1, 0, 0, 0),
        step: STEP,
        places,
        staff_only: 0,
        errands: vec!["e".into()],
        step_free: true,
        valid_from: date(2020, 1, 1),
        valid_to: None,
        publish_days: 30,
        publish_at: time(0, 0, 0, 0),
        note: String::new(),
        occurrences: Vec::new(),
    }
}

/// The slots of one opening with so many places, with what these entries take.
fn slots(entries: &[Entry], steps: i64, planned: i64) -> Vec<Slot> {
    let taken = |step| {
        let places = entries.iter().flat_map(|entry| &entry.places).filter(|taken| taken.slot == key(1, step));
        places.map(|taken| taken.places).sum()
    };
    (0..steps).map(|step| slot(1, step, planned, taken(step))).collect()
}

fn told(track: &Track) -> Vec<(What, i64, i64, usize, usize)> {
    let minute = |instant: Timestamp| instant.as_second() / 60;
    track.pieces.iter().map(|one| (one.what, minute(one.from), minute(one.to), one.column, one.width)).collect()
}

#[test]
fn runs_side_by_side_and_what_is_between() {
    let entries = [entry(1, 0, 2, 1), entry(1, 1, 1, 2), entry(1, 2, 1, 3)];
    let tracks = tracks(&[], &slots(&entries, 4, 3), &entries, at(0));
    assert_eq!((tracks.len(), tracks[0].columns), (1, 3));
    let free = |from, to, column| (What::Free, from, to, column, 1);
    assert_eq!(
        told(&tracks[0]),
        [
            (What::Visit(0), 0, 20, 0, 1),
            free(0, 10, 1),
            free(0, 10, 2),
            (What::Visit(1), 10, 20, 1, 2),
            (What::Visit(2), 20, 30, 0, 3),
            free(30, 40, 0),
            free(30, 40, 1),
            free(30, 40, 2),
        ]
    );
}

#[test]
fn a_party_for_whom_no_neighbours_are_left_is_drawn_in_parts() {
    let entries = [entry(1, 0, 1, 1), entry(1, 0, 3, 1), entry(1, 0, 1, 1), entry(1, 1, 1, 2)];
    let tracks = tracks(&[], &slots(&entries, 2, 3), &entries, at(0));
    let visits: Vec<_> =
        told(&tracks[0]).into_iter().filter(|(what, ..)| matches!(what, What::Visit(3) | What::More(3))).collect();
    assert_eq!(visits, [(What::Visit(3), 10, 20, 0, 1), (What::More(3), 10, 20, 2, 1)]);
}

#[test]
fn held_staff_only_past_and_closed_places() {
    let mut steps = vec![slot(1, 0, 2, 0), slot(1, 1, 2, 1), slot(1, 2, 2, 0), slot(1, 3, 1, 0), slot(1, 5, 2, 0)];
    steps[2].public_planned = 1;
    let tracks = tracks(&[], &steps, &[], at(10));
    assert_eq!(
        told(&tracks[0]),
        [
            (What::Idle, 0, 10, 0, 1),
            (What::Idle, 0, 10, 1, 1),
            (What::Free, 10, 40, 0, 1),
            (What::Held, 10, 20, 1, 1),
            (What::StaffOnly, 20, 30, 1, 1),
            (What::Closed, 30, 40, 1, 1),
            (What::Closed, 40, 50, 0, 2),
            (What::Free, 50, 60, 0, 1),
            (What::Free, 50, 60, 1, 1),
        ]
    );
}

#[test]
fn morning_and_afternoon_are_one_track_and_other_counters_another() {
    let openings = [opening(2, (13, 15), 2), opening(1, (9, 12), 2), opening(3, (9, 15), 1), opening(4, (10, 11), 2)];
    let openings: Vec<&Opening> = openings.iter().collect();
    let slots = [slot(1, 54, 2, 0), slot(2, 78, 2, 0), slot(3, 54, 1, 0), slot(9, 54, 1, 0)];
    let tracks = tracks(&openings, &slots, &[], at(0));
    let openings: Vec<_> = tracks.iter().map(|track| track.openings.clone()).collect();
    assert_eq!(openings, [vec![1, 2], vec![3], vec![9]], "openings that are not open have no track, former ones do");
    assert!(tracks[0].pieces.contains(&Piece { what: What::Closed, from: at(550), to: at(780), column: 0, width: 2 }));
}

#[test]
fn cancelled_bookings_are_not_drawn() {
    let entries = [Entry { state: State::Cancelled, ..entry(1, 0, 1, 1) }];
    let tracks = tracks(&[], &[slot(1, 0, 1, 0)], &entries, at(0));
    assert_eq!(told(&tracks[0]), [(What::Free, 0, 10, 0, 1)]);
}

#[test]
fn an_axis_has_a_row_for_each_beginning() {
    let zone = TimeZone::get("Asia/Kolkata").unwrap();
    let long = |minute, step| Slot { key: SlotKey::new(1, at(minute)), step, ..slot(1, 0, 1, 0) };
    let axis = Axis::of(&[long(225, 20), long(245, 15)], &zone).unwrap();
    assert_eq!((axis.from, axis.to, axis.minutes, axis.step), (at(210), at(270), 5, 15), "09:00 to 10:00 in Kolkata");
    assert_eq!((axis.row(at(225)), axis.rows(at(225), at(245))), (4, 4));
    assert_eq!(axis.hours().collect::<Vec<_>>(), [at(210), at(270)]);
    assert!(axis.contains(at(210)) && !axis.contains(at(270)));
    let many = Axis::of(&[long(0, 7), long(7 * 100, 7)], &TimeZone::UTC).unwrap();
    assert_eq!((many.minutes, many.rows(at(0), at(1))), (3, 1), "as fine as there is room for");
    assert_eq!(Axis::of(&[], &zone), None);
}

#[test]
fn who_is_protected_is_hidden_from_whoever_is_not_named() {
    let person = |id: &str, protection| Person {
        id: id.into(),
        name: Name::parse(id).unwrap(),
        birth_date: BirthDate { year: 1990, month: 0, day: 0 },
        protection,
        access: Access { interpreter: Some("so".to_owned()), step_free: false, other: id.to_owned() },
    };
    let known = |protection| HashMap::from(["anna", "bo"].map(|id| (id.into(), person(id, protection))));
    let seen =
        |known: &HashMap<PersonId, Person>, named| Entry::of(booking(&["bo", "anna", "bo"]), known, named, at(0));
    assert_eq!(seen(&known(Protection::Protected), false).visit, None);
    assert_eq!(seen(&HashMap::new(), true).visit, None, "who is not known counts as protected");
    let entry = seen(&known(Protection::Protected), true);
    assert_eq!((entry.people, entry.state), (2, State::Booked));
    let visit = entry.visit.unwrap();
    assert_eq!(visit.persons.iter().map(|person| person.id.as_str()).collect::<Vec<_>>(), ["anna", "bo"]);
    assert!(visit.has(Protection::Protected) && !visit.has(Protection::Marked));
    let needs = visit.needs();
    assert_eq!((needs.interpreters.len(), needs.step_free, needs.others), (1, false, vec!["anna", "bo"]));
    assert!(seen(&known(Protection::Marked), false).visit.is_some());
}

/// A booking of these people, of whom only Anna comes for its first errand.
fn booking(party: &[&str]) -> Booking {
    let member = |id: &&str| Member {
        person: (*id).into(),
        errand: if *id == "anna" { "e" } else { "f" }.into(),
        case_file: String::new(),
        minutes: 10,
        added: false,
        nth: 0,
    };
    Booking {
        id: "b".into(),
        reference: Reference::from_number(1),
        account: "a".into(),
        office: "x".into(),
        errand: "e".into(),
        starts_at: at(0),
        ends_at: at(10),
        pool: Pool::Public,
        state: State::Booked,
        origin: Origin::MyPage,
        invitation: None,
        sequence: 0,
        created_at: at(0),
        changed_at: at(0),
        party: party.iter().map(member).collect(),
        places: Vec::new(),
    }
}

#[test]
fn a_day_begins_and_ends_at_midnight_of_its_place() {
    let stockholm = TimeZone::get("Europe/Stockholm").unwrap();
    let (from, to) = span(date(2026, 10, 25), date(2026, 10, 25), &stockholm);
    assert_eq!((from.to_string(), to.to_string()), ("2026-10-24T22:00:00Z".into(), "2026-10-25T23:00:00Z".into()));
}

proptest! {
    #[test]
    fn what_fits_by_counting_fits_into_the_columns(
        wishes in prop::collection::vec((0..24i64, 1..6i64, 1..4i64), 0..60), places in 1..7i64, now in 0..240i64,
    ) {
        let mut entries: Vec<Entry> = Vec::new();
        for (first, steps, wide) in wishes {
            let all = slots(&entries, 32, places);
            let fits = (first..first + steps).all(|step| all[step as usize].taken + wide <= places);
            if fits {
                entries.push(entry(1, first, steps, wide));
            }
        }
        let all = slots(&entries, 32, places);
        let tracks = tracks(&[], &all, &entries, at(now));
        let track = &tracks[0];
        prop_assert_eq!(track.columns as i64, places);
        for (index, one) in entries.iter().enumerate() {
            let mine = track.pieces.iter().filter(|piece| matches!(piece.what, What::Visit(at) | What::More(at) if at == index));
            let width: usize = mine.clone().map(|piece| piece.width).sum();
            prop_assert_eq!(width as i64, one.places[0].places);
            prop_assert!(mine.clone().all(|piece| (piece.from, piece.to) == (one.starts_at, one.ends_at)));
        }
        let inside = |piece: &Piece, column: usize, minute: Timestamp| {
            piece.from <= minute && minute < piece.to && (piece.column..piece.column + piece.width).contains(&column)
        };
        for step in 0..32 {
            for column in 0..track.columns {
                let here = track.pieces.iter().filter(|piece| inside(piece, column, at(step * STEP))).count();
                prop_assert_eq!(here, 1, "one thing in column {} at {}", column, step * STEP);
            }
        }
    }
}
