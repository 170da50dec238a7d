//! Days of openings: clock changes, days of their own, and closures.

use super::*;
use crate::closure::{Closure, Part};
use crate::holiday::Holiday;
use jiff::civil::{date, time};
use proptest::prelude::*;

fn opening(from: Time, to: Time, step: i64) -> Opening {
    Opening {
        id: "o".into(),
        number: 7,
        office: "x".into(),
        weekdays: vec![Weekday::Sunday, Weekday::Monday],
        from,
        to,
        step,
        places: 2,
        staff_only: 1,
        errands: vec!["e".into()],
        step_free: true,
        valid_from: date(2020, 1, 1),
        valid_to: None,
        publish_days: 30,
        publish_at: Time::midnight(),
        note: String::new(),
        occurrences: Vec::new(),
    }
}

fn local_starts(opening: &Opening, day: Date, zone: &str) -> Vec<String> {
    let zone = TimeZone::get(zone).unwrap();
    let starts = opening.slots_on(day, &zone, Closed::default());
    starts.iter().map(|slot| zone.to_datetime(slot.key.starts_at()).time().strftime("%H:%M").to_string()).collect()
}

#[test]
fn the_skipped_hour_has_no_slots_in_stockholm() {
    let night = opening(time(1, 0, 0, 0), time(4, 0, 0, 0), 30);
    let starts = local_starts(&night, date(2027, 3, 28), "Europe/Stockholm");
    assert_eq!(starts, ["01:00", "01:30", "03:00", "03:30"]);
}

#[test]
fn the_repeated_hour_is_used_twice_in_stockholm() {
    let night = opening(time(1, 0, 0, 0), time(4, 0, 0, 0), 30);
    let starts = local_starts(&night, date(2026, 10, 25), "Europe/Stockholm");
    assert_eq!(starts, ["01:00", "01:30", "02:00", "02:30", "02:00", "02:30", "03:00", "03:30"]);
}

#[test]
fn daytime_is_untouched_on_both_sundays() {
    let day = opening(time(9, 0, 0, 0), time(10, 0, 0, 0), 20);
    for sunday in [date(2027, 3, 28), date(2026, 10, 25)] {
        assert_eq!(local_starts(&day, sunday, "Europe/Stockholm"), ["09:00", "09:20", "09:40"]);
    }
}

#[test]
fn a_zone_whose_clock_moves_by_half_an_hour() {
    // Lord Howe Island: 02:00 becomes 02:30 on 4 October 2026, and 02:00 becomes 01:30 on 4 April 2027.
    let night = opening(time(1, 0, 0, 0), time(3, 0, 0, 0), 30);
    assert_eq!(local_starts(&night, date(2026, 10, 4), "Australia/Lord_Howe"), ["01:00", "01:30", "02:30"]);
    let back = local_starts(&night, date(2027, 4, 4), "Australia/Lord_Howe");
    assert_eq!(back, ["01:00", "01:30", "01:30", "02:00", "02:30"]);
}

#[test]
fn a_zone_with_a_half_hour_offset() {
    let day = opening(time(9, 0, 0, 0), time(10, 0, 0, 0), 30);
    let kolkata = TimeZone::get("Asia/Kolkata").unwrap();
    let slots = day.slots_on(date(2026, 12, 6), &kolkata, Closed::default());
    assert_eq!(slots[0].key.starts_at().to_string(), "2026-12-06T03:30:00Z");
    assert_eq!(slots.len(), 2);
}

fn hours(from: i8, to: i8, places: i64) -> Hours {
    Hours { from: time(from, 0, 0, 0), to: time(to, 0, 0, 0), places, staff_only: 0 }
}

fn closure(first: Date, last: Date, part: Option<(i8, i8)>) -> Closure {
    let part = part.map(|(from, to)| Part { from: time(from, 0, 0, 0), to: time(to, 0, 0, 0) });
    Closure { id: "c".into(), offices: vec!["x".into()], first, last, part, note: String::new() }
}

/// Local starts in Stockholm, each with its places.
fn starts_with(opening: &Opening, day: Date, closed: Closed<'_>) -> Vec<(String, i64)> {
    let zone = TimeZone::get("Europe/Stockholm").unwrap();
    let start = |slot: &PlannedSlot| zone.to_datetime(slot.key.starts_at()).time().strftime("%H:%M").to_string();
    opening.slots_on(day, &zone, closed).iter().map(|slot| (start(slot), slot.planned)).collect()
}

const MONDAY: Date = date(2026, 12, 7);
const TUESDAY: Date = date(2026, 12, 8);

#[test]
fn a_day_of_its_own_goes_before_the_rule_and_before_holidays() {
    let holidays = [Holiday::Fixed { month: 12, day: 7 }];
    let closed = Closed { holidays: &holidays, closures: &[] };
    let weekly = opening(time(9, 0, 0, 0), time(10, 0, 0, 0), 30);
    assert_eq!(starts_with(&weekly, MONDAY, closed), []);
    let own = |day, hours| weekly.with_occurrence(day, Some(Occurrence { day, hours }));
    let eleven = [("11:00".to_owned(), 3), ("11:30".to_owned(), 3)];
    assert_eq!(starts_with(&own(MONDAY, Some(hours(11, 12, 3))), MONDAY, closed), eleven);
    assert_eq!(starts_with(&own(TUESDAY, Some(hours(11, 12, 3))), TUESDAY, closed), eleven, "no weekday of its");
    assert_eq!(starts_with(&own(MONDAY, None), MONDAY, Closed::default()), []);
    let zone = TimeZone::UTC;
    assert_eq!(own(MONDAY, Some(hours(11, 12, 3))).begins_at(MONDAY, &zone), instant(MONDAY, time(11, 0, 0, 0), &zone));
    assert_eq!(own(MONDAY, None).with_occurrence(MONDAY, None), weekly);
}

#[test]
fn a_day_of_its_own_lies_between_the_first_and_the_last() {
    let weekly = opening(time(9, 0, 0, 0), time(10, 0, 0, 0), 30);
    let own = weekly.with_occurrence(TUESDAY, Some(Occurrence { day: TUESDAY, hours: Some(hours(9, 10, 1)) }));
    let ended = Opening { valid_to: Some(MONDAY), ..own };
    assert_eq!(ended.slots_on(TUESDAY, &TimeZone::UTC, Closed::default()), []);
}

#[test]
fn a_longer_day_with_more_places_counts_for_what_could_fit() {
    let weekly = opening(time(9, 0, 0, 0), time(10, 0, 0, 0), 30);
    assert_eq!((weekly.length(), weekly.places_in(Pool::Public)), (60, 1));
    let own = weekly.with_occurrence(MONDAY, Some(Occurrence { day: MONDAY, hours: Some(hours(9, 12, 5)) }));
    assert_eq!((own.length(), own.places_in(Pool::Public)), (180, 5));
}

#[test]
fn a_closure_takes_the_day_or_the_slots_that_touch_its_part() {
    let day = opening(time(9, 0, 0, 0), time(12, 0, 0, 0), 40);
    let starts = |closures: &[Closure]| {
        let all = starts_with(&day, MONDAY, Closed { holidays: &[], closures });
        all.into_iter().map(|(start, _)| start).collect::<Vec<_>>()
    };
    assert_eq!(starts(&[]), ["09:00", "09:40", "10:20", "11:00"]);
    assert_eq!(starts(&[closure(MONDAY, MONDAY, None)]), Vec::<String>::new());
    assert_eq!(starts(&[closure(MONDAY, MONDAY, Some((10, 11)))]), ["09:00", "11:00"]);
    assert_eq!(starts(&[closure(TUESDAY, TUESDAY, None)]).len(), 4);
    let elsewhere = Closure { offices: vec!["y".into()], ..closure(MONDAY, MONDAY, None) };
    assert_eq!(starts(&[elsewhere]).len(), 4);
}

#[test]
fn a_closure_goes_before_a_day_of_its_own() {
    let weekly = opening(time(9, 0, 0, 0), time(10, 0, 0, 0), 30);
    let own = weekly.with_occurrence(MONDAY, Some(Occurrence { day: MONDAY, hours: Some(hours(9, 10, 1)) }));
    let closures = [closure(MONDAY, MONDAY, None)];
    assert_eq!(starts_with(&own, MONDAY, Closed { holidays: &[], closures: &closures }), []);
}

#[test]
fn a_closure_of_a_part_on_the_days_on_which_the_clock_changes() {
    let night = opening(time(1, 0, 0, 0), time(5, 0, 0, 0), 30);
    let starts = |day| {
        let closures = [closure(day, day, Some((2, 3)))];
        let all = starts_with(&night, day, Closed { holidays: &[], closures: &closures });
        all.into_iter().map(|(start, _)| start).collect::<Vec<_>>()
    };
    // In spring two to three does not exist: nothing is closed. In autumn it comes twice, and both are.
    assert_eq!(starts(date(2027, 3, 28)), ["01:00", "01:30", "03:00", "03:30", "04:00", "04:30"]);
    assert_eq!(starts(date(2026, 10, 25)), ["01:00", "01:30", "03:00", "03:30", "04:00", "04:30"]);
}

#[test]
fn one_more_day_is_published_at_a_time_of_the_day() {
    let opening = Opening { publish_at: time(8, 0, 0, 0), ..opening(time(9, 0, 0, 0), time(10, 0, 0, 0), 30) };
    let zone = TimeZone::get("Europe/Stockholm").unwrap();
    let at = |now: &str| opening.published_to(now.parse().unwrap(), &zone).unwrap();
    assert_eq!(at("2026-12-01T06:59:59Z"), date(2026, 12, 30));
    assert_eq!(at("2026-12-01T07:00:00Z"), date(2026, 12, 31));
}

#[test]
fn an_opening_of_before_is_read_and_written_as_it_was() {
    let plain = opening(time(9, 0, 0, 0), time(10, 0, 0, 0), 30);
    let text = serde_json::to_string(&plain).unwrap();
    assert!(!text.contains("note") && !text.contains("occurrences") && !text.contains("publish_at"), "{text}");
    assert_eq!(serde_json::from_str::<Opening>(&text).unwrap(), plain);
    let day = Occurrence { day: MONDAY, hours: Some(hours(9, 12, 5)) };
    let own = Opening { publish_at: time(8, 0, 0, 0), ..plain.with_occurrence(MONDAY, Some(day)) };
    assert_eq!(serde_json::from_str::<Opening>(&serde_json::to_string(&own).unwrap()).unwrap(), own);
}

proptest! {
    #[test]
    fn slots_never_overlap_and_stay_inside(
        from in 0i8..24, hours in 1i8..12, step in 1i64..120, days in 0i32..4000, zone in 0usize..4,
    ) {
        let to = (from + hours).min(23);
        prop_assume!(from < to);
        let zone = ["Europe/Stockholm", "Australia/Lord_Howe", "Asia/Kolkata", "America/St_Johns"][zone];
        let zone = TimeZone::get(zone).unwrap();
        let opening = opening(time(from, 0, 0, 0), time(to, 0, 0, 0), step);
        let day = date(2024, 1, 1).checked_add(days.days()).unwrap();
        let slots = opening.slots_on(day, &zone, Closed::default());
        prop_assert!(slots.is_empty() || opening.hours_on(day, Closed::default()).is_some());
        let end = zone.to_ambiguous_timestamp(day.to_datetime(opening.to)).compatible().unwrap();
        for pair in slots.windows(2) {
            prop_assert_eq!(pair[0].key.later(step), pair[1].key);
        }
        if let Some(last) = slots.last() {
            prop_assert!(last.key.later(step).starts_at() <= end);
            prop_assert_eq!(local_day(slots[0].key.starts_at(), &zone), day);
        }
    }
}

#[test]
fn new_times_are_announced_and_come_within_minutes() {
    let opening = Opening { publish_at: time(8, 0, 0, 0), ..opening(time(9, 0, 0, 0), time(10, 0, 0, 0), 30) };
    let zone = TimeZone::get("Europe/Stockholm").unwrap();
    let left = |now: &str| opening.spread_left(now.parse().unwrap(), &zone);
    assert_eq!(left("2026-12-08T06:59:59Z"), None, "not yet");
    assert_eq!(left("2026-12-08T07:00:00Z"), Some(300));
    assert_eq!(left("2026-12-08T07:04:59Z"), Some(1));
    assert_eq!(left("2026-12-08T07:05:00Z"), None, "whatever is left comes at once");
    let announced = opening.published_at(date(2027, 1, 8), &zone).unwrap();
    assert_eq!(announced, "2026-12-09T07:00:00Z".parse().unwrap());
    let before = announced - jiff::SignedDuration::from_secs(1);
    assert_eq!(opening.published_to(announced, &zone), Some(date(2027, 1, 8)));
    assert_eq!(opening.published_to(before, &zone), Some(date(2027, 1, 7)));
}
