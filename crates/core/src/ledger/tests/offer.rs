//! A time that is offered to a booking which has to move.

use super::*;
use crate::booking::State;

fn offer(desk: &mut Desk, booking: &Booking, to: Spot, until: i64) -> Result<Hold, Refusal> {
    let deed = Deed::Offer { booking: booking.id.clone(), to, until: minute(until) };
    desk.ask_with(Actor::Staff(sten("anna")), None, deed).map(held)
}

/// Anna's booking in the north, to which the south at the same time is offered for an hour and a half.
fn offered() -> (Desk, Booking, Hold) {
    let mut desk = Desk::new();
    let old = desk.book("anna", "twenty", north(60)).unwrap();
    let hold = offer(&mut desk, &old, south(60), -30).unwrap();
    (desk, old, hold)
}

#[test]
fn the_whole_new_time_is_held_and_the_old_one_stays() {
    let (mut desk, old, hold) = offered();
    assert_eq!((&hold.purpose, &hold.places), (&Purpose::Offered(old.id.clone()), &places(4, &[60, 70])));
    assert_eq!(hold.expires_at, minute(-30));
    assert_eq!(desk.facts.bookings[&old.id], old);
    assert_eq!(desk.book("bo", "ten", south(70)), Err(Refusal::Taken), "for everybody else it is taken");
    assert_eq!(desk.extend("anna", &hold), Err(Refusal::CannotExtend));
}

#[test]
fn accepting_is_a_move_whatever_the_limits_say() {
    let (mut desk, old) = late();
    let new = desk.move_to("anna", &old, south(30)).unwrap();
    assert_eq!((new.starts_at, desk.facts.holds.len(), desk.taken(4, 30), desk.taken(3, 60)), (minute(30), 0, 1, 0));
}

/// Too late to move or to cancel a booking, to which a time is offered until minute 30.
fn late() -> (Desk, Booking) {
    let mut desk = Desk::new();
    let old = desk.book("anna", "rare", north(60)).unwrap();
    offer(&mut desk, &old, south(30), 30).unwrap();
    desk.now = minute(0);
    (desk, old)
}

#[test]
fn whoever_is_asked_may_also_choose_another_time_or_cancel() {
    let (mut desk, old) = late();
    assert_eq!(desk.move_to("anna", &old, south(50)), Err(Refusal::TooSoon), "a time that can be booked");
    assert_eq!(desk.move_to("anna", &old, south(90)).map(|new| new.starts_at), Ok(minute(90)));
    let (mut desk, old) = late();
    assert!(desk.cancel("anna", &old).is_ok());
    let (mut desk, old) = late();
    desk.now = minute(30);
    assert_eq!(desk.move_to("anna", &old, south(100)), Err(Refusal::TooLateToMove), "until the answer is due");
    assert_eq!(desk.cancel("anna", &old), Err(Refusal::TooLateToCancel));
}

#[test]
fn another_time_or_cancelling_ends_the_offer() {
    let (mut desk, old, _) = offered();
    desk.hold_move("anna", &old, south(120)).unwrap();
    assert_eq!(desk.facts.holds.len(), 2, "it stands beside the visitor's own hold");
    desk.move_to("anna", &old, south(120)).unwrap();
    assert_eq!((desk.facts.holds.len(), desk.taken(4, 60)), (0, 0));
    let (mut desk, old, _) = offered();
    desk.cancel("anna", &old).unwrap();
    assert_eq!((desk.facts.holds.len(), desk.taken(4, 60)), (0, 0));
}

#[test]
fn choosing_the_offered_time_holds_nothing_more() {
    let (mut desk, old, hold) = offered();
    assert_eq!(desk.hold_move("anna", &old, south(60)), Ok(hold));
    assert_eq!(desk.change(&old, "anna anna-kid").map(|new| new.party.len()), Ok(2));
    assert!(desk.facts.holds.is_empty(), "it was for other people");
}

#[test]
fn a_later_offer_replaces_the_earlier_one_and_it_can_be_taken_back() {
    let (mut desk, old, first) = offered();
    let second = offer(&mut desk, &old, south(90), -30).unwrap();
    assert!(!desk.facts.holds.contains_key(&first.id));
    assert_eq!(offer(&mut desk, &old, north(60), -30), Err(Refusal::SameTime));
    desk.book("bo", "ten", south(0)).unwrap();
    assert_eq!(offer(&mut desk, &old, south(0), -30), Err(Refusal::Taken));
    assert_eq!(desk.facts.holds[&second.id], second, "refused, it stays");
    assert_eq!(desk.ask("bo", Deed::Withdraw(old.id.clone())), Err(Refusal::NotFound));
    for _ in 0..2 {
        let kept = desk.ask_with(Actor::System, None, Deed::Withdraw(old.id.clone())).map(booking);
        assert_eq!((kept.as_ref(), desk.facts.holds.len()), (Ok(&old), 0));
    }
}

#[test]
fn it_lapses_and_outlasts_neither_time() {
    let (mut desk, old, hold) = offered();
    desk.now = minute(-30);
    desk.book("bo", "ten", south(70)).unwrap();
    assert!(!desk.facts.holds.contains_key(&hold.id), "lapsed, it counts as free");
    assert_eq!(desk.move_to("anna", &old, south(60)), Err(Refusal::Taken));
    assert_eq!(offer(&mut desk, &old, south(90), 500).map(|hold| hold.expires_at), Ok(minute(60)));
    let again = offer(&mut desk, &old, south(30), 500).unwrap();
    assert_eq!(again.expires_at, minute(30));
    desk.now = minute(30);
    assert_eq!(desk.expire(&[&again]), 1);
    assert_eq!(offer(&mut desk, &old, south(90), 30), Err(Refusal::TooSoon));
}

#[test]
fn who_may_offer_what() {
    let mut desk = Desk::new();
    let old = desk.book("anna", "ten", north(60)).unwrap();
    let deed = || Deed::Offer { booking: old.id.clone(), to: south(60), until: minute(0) };
    assert_eq!(desk.ask("anna", deed()), Err(Refusal::NotFound), "not the visitor");
    assert_eq!(desk.ask_with(Actor::Staff(sten("bo")), None, deed()), Err(Refusal::NotFound), "not for other people");
    assert!(desk.ask_with(Actor::System, None, deed()).is_ok());
    let gone = desk.cancel("anna", &old).unwrap();
    assert_eq!(gone.state, State::Cancelled);
    assert_eq!(desk.ask_with(Actor::System, None, deed()), Err(Refusal::AlreadyCancelled));
}

#[test]
fn places_of_staff_may_be_offered_and_accepted() {
    let mut desk = Desk::new();
    desk.replan(1, Vec::new());
    for who in ["bo", "cai"] {
        desk.book(who, "twenty", north(60)).unwrap();
    }
    let old = desk.book("anna", "twenty", south(60)).unwrap();
    assert_eq!(offer(&mut desk, &old, north(60), -30).map(|hold| hold.pool), Ok(Pool::Staff));
    assert_eq!(desk.move_to("anna", &old, north(60)).map(|new| new.pool), Ok(Pool::Staff));
}

#[test]
fn a_promise_survives_a_closure() {
    let (mut desk, old, _) = offered();
    desk.replan(4, Vec::new());
    assert_eq!(desk.move_to("anna", &old, south(60)).map(|new| new.office.to_string()), Ok("south".to_owned()));
}
