//! Forms that say what cannot be, and what may be a mistake.

use super::*;
use crate::errand::Together;
use crate::language::Text;
use crate::release::Release;
use jiff::civil::{date, time};

fn errand(id: &str, minutes: i64) -> Errand {
    Errand {
        id: id.into(),
        name: Text::default(),
        summary: Text::default(),
        minutes,
        together: Together::Succession,
        also: Vec::new(),
        age_rules: Vec::new(),
        bring: Vec::new(),
        bring_for_child: Vec::new(),
        ahead_days: 30,
        notice_minutes: 0,
        move_minutes: 0,
        cancel_minutes: 0,
        late: crate::visit::Late::Kept,
        release: Release::Immediate,
        waiting_list: false,
        needs_invitation: false,
    }
}

fn errands() -> [Errand; 2] {
    [errand("short", 10), errand("long", 20)]
}

fn read(kept: Kept, answers: &Answers) -> Result<Opening, Vec<Fault>> {
    opening(kept, answers, (&errands(), &[]))
}

fn kept() -> Kept {
    Kept { id: "new".into(), number: 0, office: "north".into(), occurrences: Vec::new() }
}

fn answers() -> Answers {
    Answers {
        weekdays: vec![Weekday::Monday],
        hours: HourAnswers {
            from: Some(time(9, 0, 0, 0)),
            to: Some(time(12, 0, 0, 0)),
            places: Some(2),
            staff_only: Some(1),
        },
        step: Some(10),
        errands: vec!["short".into()],
        step_free: true,
        first: Some(date(2026, 12, 1)),
        last: None,
        publish_days: Some(30),
        publish_at: Some(Time::midnight()),
        note: String::new(),
    }
}

fn faults(change: impl FnOnce(&mut Answers)) -> Vec<Fault> {
    let mut answers = answers();
    change(&mut answers);
    read(kept(), &answers).unwrap_err()
}

#[test]
fn what_a_form_says_becomes_an_opening() {
    let opening = read(kept(), &answers()).unwrap();
    assert_eq!((opening.from, opening.places, opening.valid_to), (time(9, 0, 0, 0), 2, None));
    assert_eq!(doubts(&opening, (&errands(), &[])), []);
}

#[test]
fn an_empty_form_is_told_everything_at_once() {
    use Field::{Errands, First, From, Places, PublishAt, PublishDays, StaffOnly, Step, To, Weekdays};
    let fields: Vec<Field> = read(kept(), &Answers::default()).unwrap_err().iter().map(Fault::field).collect();
    assert_eq!(fields, [Weekdays, From, To, Places, StaffOnly, Step, Errands, First, PublishDays, PublishAt]);
}

#[test]
fn past_midnight_is_two_openings() {
    assert_eq!(faults(|answers| answers.hours.to = Some(time(2, 0, 0, 0))), [Fault::OverMidnight]);
    assert_eq!(faults(|answers| answers.hours.to = answers.hours.from), [Fault::OverMidnight]);
}

#[test]
fn a_step_is_not_longer_than_the_opening_and_an_errand_has_room() {
    assert_eq!(faults(|answers| answers.step = Some(181)), [Fault::NoNumber(Field::Step, 1, 180),]);
    let cramped = faults(|answers| answers.hours.to = Some(time(9, 5, 0, 0)));
    assert_eq!(cramped, [Fault::NoNumber(Field::Step, 1, 5), Fault::NoRoom("short".into(), 10, 5)]);
}

#[test]
fn places_days_and_notes_have_limits() {
    assert_eq!(faults(|answers| answers.hours.staff_only = Some(3)), [Fault::NoNumber(Field::StaffOnly, 0, 2)]);
    assert_eq!(faults(|answers| answers.hours.places = Some(0)), [Fault::NoNumber(Field::Places, 1, 1000),]);
    assert_eq!(faults(|answers| answers.last = Some(Ok(date(2026, 11, 30)))), [Fault::EndsBeforeItBegins]);
    assert_eq!(faults(|answers| answers.last = Some(Err(Unreadable))), [Fault::NoDay(Field::Last)]);
    assert_eq!(faults(|answers| answers.note = "ö".repeat(NOTE + 1)), [Fault::TooLong(Field::Note)]);
    assert_eq!(faults(|answers| answers.publish_days = Some(731)), [Fault::NoNumber(Field::PublishDays, 1, 730)]);
}

#[test]
fn a_twin_is_refused_and_an_overlap_is_a_doubt() {
    let first = read(Kept { id: "first".into(), ..kept() }, &answers()).unwrap();
    let others = [Opening { note: "Counter 1".to_owned(), ..first }];
    let beside = (&errands()[..], &others[..]);
    assert_eq!(opening(kept(), &answers(), beside), Err(vec![Fault::Twin("first".into())]));
    let overlapping = |change: fn(&mut Answers)| {
        let mut answers = answers();
        change(&mut answers);
        doubts(&opening(kept(), &answers, beside).unwrap(), beside)
    };
    let overlaps = [Doubt::Overlaps("first".into())];
    assert_eq!(overlapping(|answers| answers.hours.places = Some(3)), overlaps);
    assert_eq!(overlapping(|answers| answers.hours.from = Some(time(11, 50, 0, 0))), overlaps);
    assert_eq!(overlapping(|answers| answers.weekdays = vec![Weekday::Tuesday]), []);
    assert_eq!(overlapping(|answers| answers.errands = vec!["long".into()]), []);
    let after = |answers: &mut Answers| {
        answers.hours = HourAnswers { from: Some(time(12, 0, 0, 0)), to: Some(time(13, 0, 0, 0)), ..answers.hours };
    };
    assert_eq!(overlapping(after), [], "one begins when the other ends");
    assert_eq!(overlapping(|answers| answers.last = Some(Ok(date(2026, 12, 1)))), overlaps);
}

#[test]
fn steps_that_waste_time_are_doubts() {
    let mut answers = answers();
    answers.step = Some(25);
    let opening = read(kept(), &answers).unwrap();
    assert_eq!(doubts(&opening, (&errands(), &[])), [Doubt::Rest(5), Doubt::Wastes("short".into(), 10, 25)]);
}

#[test]
fn a_day_of_its_own_is_checked_like_the_rule() {
    let opening = read(kept(), &answers()).unwrap();
    let day = date(2026, 12, 8);
    assert_eq!(occurrence(&opening, day, None), Ok(Occurrence { day, hours: None }));
    let hours = answers().hours;
    assert_eq!(occurrence(&opening, day, Some(&hours)).unwrap().hours, Some(opening.hours()));
    let early = date(2026, 11, 30);
    assert_eq!(occurrence(&opening, early, None), Err(vec![Fault::NotValid(date(2026, 12, 1), None)]));
    let short = HourAnswers { to: Some(time(9, 5, 0, 0)), ..hours };
    assert_eq!(occurrence(&opening, day, Some(&short)), Err(vec![Fault::NoNumber(Field::Step, 1, 5)]));
    assert_eq!(occurrence(&opening, day, Some(&HourAnswers::default())).unwrap_err().len(), 4);
}
