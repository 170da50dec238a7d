//! Making a booking.

use super::*;
use crate::booking::State;
use crate::message::Body;

#[test]
fn a_booking_is_made_told_and_remembered_at_once() {
    let mut desk = Desk::new();
    let deed = Deed::Book(wish("anna", "twenty", north(60)));
    let command = desk.command(visitor("anna"), None, deed);
    let decision = desk.put(&command).unwrap();
    let made = booking(decision.outcome);
    assert_eq!((made.starts_at, made.ends_at, made.state), (minute(60), minute(80), State::Booked));
    assert_eq!((made.account.as_str(), made.sequence), ("account-anna", 0));
    assert_eq!(made.places, places(1, &[60, 70]));
    assert!(decision.changes.contains(&Change::BookingMade(made.clone())));
    let told = |change: &Change| {
        matches!(change, Change::Message(message)
        if message.to.as_str() == "anna@example.org" && matches!(&message.body, Body::Booked(told) if told.booking == made.id))
    };
    assert!(decision.changes.iter().any(told));
    let remembered = |change: &Change| {
        matches!(change, Change::Event(event)
        if event.action == "booking.made" && event.actor == "account:account-anna" && event.subject == made.id.as_str())
    };
    assert!(decision.changes.iter().any(remembered));
}

#[test]
fn the_place_goes_to_the_first_and_the_run_to_nobody_else() {
    let mut desk = Desk::new();
    desk.book("anna", "thirty", south(60)).unwrap();
    for at in [40, 50, 60, 70, 80] {
        assert_eq!(desk.book("bo", "thirty", south(at)), Err(Refusal::Taken), "{at}");
    }
    desk.book("bo", "thirty", south(90)).unwrap();
}

#[test]
fn staff_only_places_are_not_for_the_public() {
    let mut desk = Desk::new();
    // The first takes the one place of opening 1; two more find the public places of opening 2, the third finds none.
    for person in ["anna", "bo", "cai"] {
        desk.book(person, "twenty", north(60)).unwrap();
    }
    assert_eq!(desk.book("dee", "twenty", north(60)), Err(Refusal::Taken));
    let slot = desk.facts.slots[&key(2, 60)];
    assert_eq!((slot.taken, slot.free(Pool::Public), slot.free(Pool::Staff)), (2, 0, 1));
}

#[test]
fn who_may_book_what_and_when() {
    let mut desk = Desk::new();
    let theirs = Deed::Book(wish("bo", "ten", north(60)));
    assert_eq!(desk.ask("anna", theirs.clone()), Err(Refusal::NotFound), "somebody else");
    assert_eq!(desk.ask_with(Actor::System, None, theirs), Err(Refusal::NotFound), "nobody");
    assert_eq!(desk.book("anna", "former", north(60)), Err(Refusal::NotOffered));
    assert_eq!(desk.book("anna", "rare", Spot { office: "east".into(), ..north(60) }), Err(Refusal::NotOffered));
    assert_eq!(desk.book("anna", "asked", north(60)), Err(Refusal::NeedsInvitation));
    desk.now = minute(10);
    assert_eq!(desk.book("anna", "rare", north(60)), Err(Refusal::TooSoon));
    desk.now = minute(-24 * 60);
    assert_eq!(desk.book("anna", "rare", north(60)), Err(Refusal::TooFarAhead));
}

#[test]
fn one_booking_for_a_person_and_an_errand() {
    let mut desk = Desk::new();
    let first = desk.book("anna", "ten", north(60)).unwrap();
    assert_eq!(desk.book("anna", "ten", north(90)), Err(Refusal::AlreadyBooked(first.reference.clone())));
    desk.book("anna", "twenty", north(90)).unwrap();
    desk.cancel("anna", &first).unwrap();
    desk.book("anna", "ten", north(60)).unwrap();
}

#[test]
fn what_has_passed_never_blocks_the_next_booking() {
    let mut desk = Desk::new();
    let first = desk.book("anna", "ten", north(0)).unwrap();
    desk.now = minute(9);
    assert!(matches!(desk.book("anna", "ten", north(60)), Err(Refusal::AlreadyBooked(_))), "the visit goes on");
    desk.now = minute(10);
    desk.book("anna", "ten", north(60)).unwrap();
    let past = &desk.facts.bookings[&first.id];
    assert_eq!((past.state, &past.places), (State::Past, &first.places));
    assert_eq!(desk.taken(1, 0), 1, "its place was used");
}

#[test]
fn a_booking_uses_the_hold_up() {
    let mut desk = Desk::new();
    desk.hold("anna", "ten", north(60)).unwrap();
    desk.book("anna", "ten", north(60)).unwrap();
    assert_eq!((desk.taken(1, 60), desk.facts.holds.len()), (1, 0));
    desk.hold("bo", "ten", north(70)).unwrap();
    desk.book("bo", "ten", north(90)).unwrap();
    assert_eq!((desk.taken(1, 70), desk.taken(1, 90)), (0, 1), "a hold elsewhere ends as well");
}

#[test]
fn a_late_hold_still_confirms_when_nobody_took_its_places() {
    let mut desk = Desk::new();
    desk.hold("anna", "ten", north(60)).unwrap();
    desk.pass(90);
    desk.book("anna", "ten", north(60)).unwrap();
}

#[test]
fn a_late_hold_is_lost_to_whoever_came_first() {
    let mut desk = Desk::new();
    desk.hold("anna", "ten", north(60)).unwrap();
    desk.pass(15);
    desk.book("bo", "ten", north(60)).unwrap();
    assert_eq!(desk.book("anna", "ten", north(60)), Err(Refusal::Taken));
}

#[test]
fn a_live_hold_keeps_everybody_else_out() {
    let mut desk = Desk::new();
    desk.hold("anna", "thirty", south(60)).unwrap();
    desk.pass(14);
    assert_eq!(desk.book("bo", "ten", south(80)), Err(Refusal::Taken));
}
