//! Moving a booking: one swap, or nothing.

use super::*;

#[test]
fn a_move_keeps_the_booking_and_swaps_its_places() {
    let mut desk = Desk::new();
    let old = desk.book("anna", "twenty", north(60)).unwrap();
    let new = desk.move_to("anna", &old, south(90)).unwrap();
    assert_eq!((&new.id, &new.reference, new.sequence), (&old.id, &old.reference, 1));
    assert_eq!((new.office.as_str(), new.starts_at, new.ends_at), ("south", minute(90), minute(110)));
    assert_eq!(new.places, places(4, &[90, 100]));
    assert_eq!((desk.taken(1, 60), desk.taken(4, 90)), (0, 1));
}

#[test]
fn a_move_may_overlap_its_own_places() {
    let mut desk = Desk::new();
    let mut booked = desk.book("anna", "thirty", south(60)).unwrap();
    for to in [70, 60, 50, 80] {
        booked = desk.move_to("anna", &booked, south(to)).unwrap();
        assert_eq!(booked.places, places(4, &[to, to + 10, to + 20]));
    }
}

#[test]
fn a_refused_move_changes_nothing() {
    let mut desk = Desk::new();
    desk.book("bo", "ten", south(90)).unwrap();
    let booked = desk.book("anna", "thirty", south(60)).unwrap();
    assert_eq!(desk.move_to("anna", &booked, south(70)), Err(Refusal::Taken));
    assert_eq!(desk.facts.bookings[&booked.id], booked);
}

#[test]
fn a_move_uses_its_hold_up_and_ends_one_elsewhere() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "thirty", south(60)).unwrap();
    desk.hold_move("anna", &booked, south(80)).unwrap();
    assert_eq!(desk.book("bo", "ten", south(100)), Err(Refusal::Taken), "the held place is kept");
    let booked = desk.move_to("anna", &booked, south(80)).unwrap();
    assert!(desk.facts.holds.is_empty());
    desk.hold_move("anna", &booked, south(120)).unwrap();
    desk.move_to("anna", &booked, south(0)).unwrap();
    assert_eq!((desk.taken(4, 120), desk.facts.holds.len()), (0, 0));
}

#[test]
fn a_late_moving_hold_still_moves_when_nobody_took_its_places() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "ten", south(60)).unwrap();
    desk.hold_move("anna", &booked, south(90)).unwrap();
    desk.pass(20);
    let booked = desk.move_to("anna", &booked, south(90)).unwrap();
    desk.hold_move("anna", &booked, south(120)).unwrap();
    desk.pass(20);
    desk.book("bo", "ten", south(120)).unwrap();
    assert_eq!(desk.move_to("anna", &booked, south(120)), Err(Refusal::Taken));
}

#[test]
fn who_may_move_what_and_when() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "rare", north(120)).unwrap();
    assert_eq!(desk.move_to("bo", &booked, north(130)), Err(Refusal::NotFound), "not theirs");
    assert_eq!(desk.move_to("anna", &booked, north(120)), Err(Refusal::SameTime));
    assert_eq!(desk.move_to("anna", &booked, north(125)), Err(Refusal::NotOffered));
    desk.now = minute(0);
    assert_eq!(desk.move_to("anna", &booked, north(50)), Err(Refusal::TooSoon));
    desk.now = minute(1);
    assert_eq!(desk.move_to("anna", &booked, north(200)), Err(Refusal::TooLateToMove));
    desk.now = minute(130);
    assert_eq!(desk.move_to("anna", &booked, north(200)), Err(Refusal::AlreadyPast));
}

#[test]
fn a_cancelled_booking_does_not_move() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "ten", north(60)).unwrap();
    desk.cancel("anna", &booked).unwrap();
    assert_eq!(desk.move_to("anna", &booked, north(90)), Err(Refusal::AlreadyCancelled));
}

#[test]
fn a_move_too_far_ahead_is_refused() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "rare", north(60)).unwrap();
    desk.publish(vec![PlannedSlot { key: key(3, 24 * 60), step: 10, planned: 1, public_planned: 1 }], Vec::new())
        .unwrap();
    assert_eq!(desk.move_to("anna", &booked, north(24 * 60)), Err(Refusal::TooFarAhead));
}

#[test]
fn a_held_time_can_be_moved_to_though_the_limit_for_moving_is_over() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "rare", north(120)).unwrap();
    desk.now = minute(0);
    desk.hold_move("anna", &booked, north(200)).unwrap();
    desk.pass(5);
    assert_eq!(desk.move_to("anna", &booked, north(210)), Err(Refusal::TooLateToMove), "a time that is not held");
    assert_eq!(desk.move_to("anna", &booked, north(200)).map(|moved| moved.starts_at), Ok(minute(200)));
}

#[test]
fn a_move_takes_as_long_as_the_errand_does_by_now() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "ten", north(60)).unwrap();
    let mut longer = TOWN.clone();
    longer.errands.iter_mut().filter(|errand| errand.id.as_str() == "ten").for_each(|errand| errand.minutes = 30);
    desk.facts.catalogue = Box::leak(Box::new(longer));
    let moved = desk.move_to("anna", &booked, north(90)).unwrap();
    assert_eq!((moved.ends_at, moved.party[0].minutes, moved.places), (minute(120), 30, places(1, &[90, 100, 110])));
}
