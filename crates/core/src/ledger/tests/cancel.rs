//! Cancelling a booking.

use super::*;
use crate::booking::State;

#[test]
fn a_cancelled_booking_gives_its_places_to_the_next() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "thirty", south(60)).unwrap();
    let gone = desk.cancel("anna", &booked).unwrap();
    assert_eq!((gone.state, gone.sequence, gone.places.len()), (State::Cancelled, 1, 0));
    desk.book("bo", "thirty", south(60)).unwrap();
}

#[test]
fn a_moving_hold_ends_with_its_booking() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "ten", south(60)).unwrap();
    desk.hold_move("anna", &booked, south(90)).unwrap();
    desk.cancel("anna", &booked).unwrap();
    assert_eq!((desk.taken(4, 60), desk.taken(4, 90), desk.facts.holds.len()), (0, 0, 0));
}

#[test]
fn the_reason_is_remembered_as_one_of_a_few_words() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "ten", south(60)).unwrap();
    let deed = Deed::Cancel { booking: booked.id, reason: Some(CancelReason::CannotCome) };
    let command = desk.command(visitor("anna"), None, deed);
    let changes = desk.put(&command).unwrap().changes;
    let reason = |change: &Change| matches!(change, Change::Event(event) if event.detail == "cannot-come");
    assert!(changes.iter().any(reason));
    for reason in CancelReason::ALL {
        assert_eq!(CancelReason::parse(reason.as_str()), Some(reason));
    }
}

#[test]
fn who_may_cancel_what_and_when() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "rare", north(120)).unwrap();
    let other = desk.book("bo", "rare", north(130)).unwrap();
    assert_eq!(desk.cancel("bo", &booked), Err(Refusal::NotFound), "not theirs");
    desk.now = minute(31);
    assert_eq!(desk.cancel("anna", &booked), Err(Refusal::TooLateToCancel));
    desk.cancel("bo", &other).unwrap();
    assert_eq!(desk.cancel("bo", &other), Err(Refusal::AlreadyCancelled));
    desk.now = minute(130);
    assert_eq!(desk.cancel("anna", &booked), Err(Refusal::AlreadyPast));
}
