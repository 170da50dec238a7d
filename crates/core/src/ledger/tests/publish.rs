//! Publishing times, and bringing them in line when an opening has changed.

use super::*;

fn slot(desk: &Desk, at: i64) -> Slot {
    desk.facts.slots[&key(4, at)]
}

#[test]
fn publishing_again_changes_nothing() {
    let mut desk = Desk::new();
    desk.book("anna", "ten", south(60)).unwrap();
    assert_eq!(desk.replan(4, day(4, 10, (1, 0))), 0);
}

#[test]
fn only_the_system_publishes() {
    let mut desk = Desk::new();
    let deed = Deed::Publish { planned: day(1, 10, (9, 0)), withdrawn: Vec::new() };
    assert_eq!(desk.ask("anna", deed), Err(Refusal::NotFound));
}

#[test]
fn a_withdrawn_time_goes_and_a_taken_one_stays_but_is_not_given_out_again() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "ten", south(60)).unwrap();
    let count = desk.replan(4, Vec::new());
    assert_eq!(count as i64, DAY / 10);
    assert_eq!(desk.book("bo", "ten", south(70)), Err(Refusal::NotOffered));
    let kept = slot(&desk, 60);
    assert_eq!((kept.planned, kept.capacity, kept.taken), (0, 1, 1));
    desk.cancel("anna", &booked).unwrap();
    assert_eq!(desk.book("bo", "ten", south(60)), Err(Refusal::Taken), "the office is closed then");
    assert_eq!(desk.replan(4, Vec::new()), 1, "now it can go");
}

#[test]
fn whoever_held_a_time_before_it_was_withdrawn_may_book_it() {
    let mut desk = Desk::new();
    desk.hold("anna", "thirty", south(60)).unwrap();
    desk.replan(4, Vec::new());
    let booked = desk.book("anna", "thirty", south(60)).unwrap();
    assert_eq!(booked.places, places(4, &[60, 70, 80]));
    assert_eq!(desk.move_to("anna", &booked, south(70)), Err(Refusal::NotOffered));
}

#[test]
fn an_expired_hold_on_a_withdrawn_time_lets_nobody_else_in() {
    let mut desk = Desk::new();
    desk.hold("anna", "ten", south(60)).unwrap();
    desk.replan(4, Vec::new());
    desk.pass(15);
    assert_eq!(desk.book("bo", "ten", south(60)), Err(Refusal::Taken));
}

#[test]
fn fewer_places_keep_the_bookings_that_there_are() {
    let mut desk = Desk::new();
    for person in ["anna", "bo", "cai"] {
        desk.book(person, "twenty", north(60)).unwrap();
    }
    desk.replan(2, day(2, 20, (1, 0)));
    let slot = desk.facts.slots[&key(2, 60)];
    assert_eq!((slot.planned, slot.capacity, slot.taken), (1, 2, 2));
    assert_eq!((slot.public_planned, slot.public_capacity), (1, 2));
    desk.replan(2, day(2, 20, (3, 0)));
    desk.book("dee", "twenty", north(60)).unwrap();
}

#[test]
fn a_taken_time_keeps_its_step_and_nothing_is_laid_across_it() {
    let mut desk = Desk::new();
    desk.book("anna", "ten", south(70)).unwrap();
    desk.replan(4, day(4, 20, (1, 0)));
    assert_eq!((slot(&desk, 70).step, slot(&desk, 70).planned), (10, 0), "it is no step of the new day");
    assert_eq!(slot(&desk, 60).step, 10, "a step of twenty minutes would cross it");
    assert_eq!((slot(&desk, 40).step, slot(&desk, 80).step), (20, 20));
    assert!(!desk.facts.slots.contains_key(&key(4, 90)));
    assert_eq!(desk.book("bo", "twenty", south(60)), Err(Refusal::Taken));
    desk.book("bo", "twenty", south(80)).unwrap();
}

#[test]
fn finer_steps_do_not_share_the_minutes_of_a_taken_one() {
    let mut desk = Desk::new();
    desk.replan(4, day(4, 20, (1, 0)));
    desk.book("anna", "twenty", south(60)).unwrap();
    desk.replan(4, day(4, 10, (1, 0)));
    assert_eq!(slot(&desk, 60).step, 20);
    assert_eq!(desk.book("bo", "ten", south(70)), Err(Refusal::NotOffered));
    desk.book("bo", "ten", south(80)).unwrap();
}
