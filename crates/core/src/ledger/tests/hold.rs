//! Holding a time, for a booking or for a move, and for longer.

use super::*;
use crate::hold::{EXTENSION_SECONDS, EXTENSIONS, HOLD_SECONDS, Purpose};

#[test]
fn a_hold_takes_its_run_for_a_quarter_of_an_hour() {
    let mut desk = Desk::new();
    let hold = desk.hold("anna", "thirty", north(60)).unwrap();
    assert_eq!(hold.places, places(1, &[60, 70, 80]));
    assert_eq!(hold.expires_at.as_second() - desk.now.as_second(), HOLD_SECONDS);
    assert_eq!((hold.purpose, hold.pool, hold.extensions), (Purpose::Checking, Pool::Public, 0));
    assert_eq!(desk.hold("bo", "ten", north(70)), Err(Refusal::Taken));
}

#[test]
fn a_later_hold_replaces_the_earlier_one() {
    let mut desk = Desk::new();
    let first = desk.hold("anna", "ten", north(60)).unwrap();
    let second = desk.hold("anna", "ten", north(90)).unwrap();
    assert_ne!(first.id, second.id);
    assert_eq!((desk.taken(1, 60), desk.taken(1, 90), desk.facts.holds.len()), (0, 1, 1));
    desk.hold("anna", "twenty", north(60)).unwrap();
    assert_eq!(desk.facts.holds.len(), 2, "another errand is another hold");
}

#[test]
fn holding_again_what_one_holds_is_no_way_around_the_limit_of_extensions() {
    let mut desk = Desk::new();
    let first = desk.hold("anna", "ten", north(60)).unwrap();
    let extended = desk.extend("anna", &first).unwrap();
    desk.pass(1);
    assert_eq!(desk.hold("anna", "ten", north(60)), Ok(extended));
}

#[test]
fn a_held_time_can_be_booked_though_the_notice_is_over() {
    let mut desk = Desk::new();
    desk.now = minute(0);
    desk.hold("anna", "rare", north(60)).unwrap();
    desk.pass(5);
    assert_eq!(desk.book("bo", "rare", north(60)), Err(Refusal::TooSoon), "nobody else");
    assert_eq!(desk.book("anna", "rare", north(60)).map(|booking| booking.starts_at), Ok(minute(60)));
}

#[test]
fn a_refused_hold_keeps_the_earlier_one() {
    let mut desk = Desk::new();
    desk.hold("bo", "ten", north(60)).unwrap();
    let kept = desk.hold("anna", "ten", north(90)).unwrap();
    assert_eq!(desk.hold("anna", "ten", north(60)), Err(Refusal::Taken));
    assert_eq!(desk.facts.holds[&kept.id], kept);
}

#[test]
fn who_may_hold_what_and_when() {
    let mut desk = Desk::new();
    let theirs = Deed::Hold(wish("bo", "ten", north(60)));
    assert_eq!(desk.ask("anna", theirs.clone()), Err(Refusal::NotFound), "somebody else");
    assert_eq!(desk.ask_with(Actor::System, None, theirs), Err(Refusal::NotFound), "nobody");
    assert_eq!(desk.hold("anna", "none", north(60)), Err(Refusal::NotOffered), "no such errand");
    assert_eq!(desk.hold("anna", "former", north(60)), Err(Refusal::NotOffered), "an errand no longer offered");
    assert_eq!(desk.hold("anna", "ten", north(61)), Err(Refusal::NotOffered), "between the steps");
    assert_eq!(desk.hold("anna", "ten", north(DAY)), Err(Refusal::NotOffered), "after closing");
    assert_eq!(desk.hold("anna", "thirty", north(DAY - 20)), Err(Refusal::NotOffered), "a run past closing");
    assert_eq!(desk.hold("anna", "asked", north(60)), Err(Refusal::NeedsInvitation));
    desk.book("anna", "ten", north(60)).unwrap();
    assert!(matches!(desk.hold("anna", "ten", north(90)), Err(Refusal::AlreadyBooked(_))));
}

#[test]
fn the_window_is_told_at_both_ends() {
    let mut desk = Desk::new();
    desk.now = minute(0);
    assert_eq!(desk.hold("anna", "rare", north(50)), Err(Refusal::TooSoon));
    assert_eq!(desk.hold("anna", "rare", north(60)).map(|hold| hold.starts_at), Ok(minute(60)));
    desk.now = minute(-24 * 60 + 60);
    assert_eq!(desk.hold("bo", "rare", north(70)), Err(Refusal::TooFarAhead));
    desk.now = minute(71);
    assert_eq!(desk.hold("bo", "ten", north(70)), Err(Refusal::TooSoon), "a time that has passed");
}

#[test]
fn an_expired_hold_counts_as_free() {
    let mut desk = Desk::new();
    let late = desk.hold("anna", "twenty", north(60)).unwrap();
    desk.pass(15);
    let new = desk.hold("bo", "thirty", north(70)).unwrap();
    assert!(!desk.facts.holds.contains_key(&late.id), "the whole of it is gone");
    assert_eq!(new.places[0].slot, key(1, 70));
    assert_eq!(desk.taken(1, 60), 0);
}

#[test]
fn a_hold_lasts_longer_ten_times() {
    let mut desk = Desk::new();
    let first = desk.hold("anna", "ten", north(60)).unwrap();
    assert_eq!(desk.extend("bo", &first), Err(Refusal::NotFound), "not theirs");
    let mut hold = first.clone();
    for count in 1..=EXTENSIONS {
        hold = desk.extend("anna", &first).unwrap();
        assert_eq!(hold.extensions, count);
    }
    assert_eq!(hold.expires_at.as_second() - first.expires_at.as_second(), EXTENSIONS * EXTENSION_SECONDS);
    assert_eq!(desk.extend("anna", &first), Err(Refusal::CannotExtend));
}

#[test]
fn a_hold_that_ran_out_is_extended_from_now_if_it_is_still_there() {
    let mut desk = Desk::new();
    let hold = desk.hold("anna", "ten", north(60)).unwrap();
    desk.pass(30);
    let again = desk.extend("anna", &hold).unwrap();
    assert_eq!(again.expires_at.as_second() - desk.now.as_second(), EXTENSION_SECONDS);
    desk.pass(30);
    desk.book("bo", "ten", north(60)).unwrap();
    assert_eq!(desk.extend("anna", &hold), Err(Refusal::NotFound), "somebody has the time");
}

#[test]
fn expiry_ends_what_has_run_out_and_nothing_else() {
    let mut desk = Desk::new();
    let late = desk.hold("anna", "ten", north(60)).unwrap();
    let extended = desk.hold("bo", "ten", north(70)).unwrap();
    desk.extend("bo", &extended).unwrap();
    desk.pass(15);
    assert_eq!(desk.expire(&[&late, &extended]), 1);
    assert_eq!(desk.expire(&[&late, &extended]), 0, "once");
    assert_eq!((desk.taken(1, 60), desk.taken(1, 70)), (0, 1));
}

#[test]
fn a_moving_hold_takes_only_what_the_booking_lacks() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "thirty", north(60)).unwrap();
    let hold = desk.hold_move("anna", &booked, north(70)).unwrap();
    assert_eq!(hold.places, places(1, &[90]));
    assert_eq!(hold.purpose, Purpose::Moving(booked.id.clone()));
    let again = desk.hold_move("anna", &booked, north(120)).unwrap();
    assert_eq!(again.places, places(1, &[120, 130, 140]));
    assert_eq!((desk.taken(1, 90), desk.facts.holds.len()), (0, 1), "the earlier one has ended");
}

#[test]
fn a_moving_hold_is_refused_like_a_move() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "ten", north(60)).unwrap();
    desk.hold("bo", "ten", north(70)).unwrap();
    assert_eq!(desk.hold_move("bo", &booked, north(90)), Err(Refusal::NotFound));
    assert_eq!(desk.hold_move("anna", &booked, north(60)), Err(Refusal::SameTime));
    assert_eq!(desk.hold_move("anna", &booked, north(70)), Err(Refusal::Taken));
    assert_eq!(desk.hold_move("anna", &booked, north(95)), Err(Refusal::NotOffered));
    desk.cancel("anna", &booked).unwrap();
    assert_eq!(desk.hold_move("anna", &booked, north(90)), Err(Refusal::AlreadyCancelled));
}

#[test]
fn so_many_holds_for_a_person_and_hour_and_not_one_fewer() {
    let mut desk = Desk::new();
    desk.facts.holds_limit = 3;
    let ten = |desk: &mut Desk, people: &str, at| desk.hold(people, "ten", north(at)).map(|_| ());
    assert_eq!(ten(&mut desk, "anna anna-kid", 10), Ok(()));
    desk.pass(20);
    assert_eq!(ten(&mut desk, "anna", 20), Ok(()));
    assert_eq!(ten(&mut desk, "anna", 20), Ok(()), "what one holds already is no new hold");
    assert_eq!(ten(&mut desk, "anna", 30), Ok(()));
    assert_eq!(ten(&mut desk, "anna anna-kid", 40), Err(Refusal::TooManyHolds(40)), "one of them has had three");
    assert_eq!(ten(&mut desk, "anna", 5), Err(Refusal::NotOffered), "what cannot be had anyway is told first");
    assert_eq!(ten(&mut desk, "anna-kid", 50), Ok(()), "the child has had one");
    assert_eq!(ten(&mut desk, "bo", 60), Ok(()), "somebody else");
    assert_eq!(desk.facts.holds.len(), 3, "and what one has is kept");
    let booked = desk.book("anna", "ten", north(30)).unwrap();
    assert_eq!(desk.hold_move("anna", &booked, north(90)).map(|_| ()), Err(Refusal::TooManyHolds(40)));
    desk.pass(40);
    assert_eq!(desk.hold_move("anna", &booked, north(90)).map(|_| ()), Ok(()), "an hour after the first");
}

#[test]
fn so_many_holds_for_an_account_whoever_comes() {
    let mut desk = Desk::new();
    desk.facts.account_holds_limit = 3;
    let ten = |desk: &mut Desk, people: &str, at| desk.hold(people, "ten", north(at)).map(|_| ());
    assert_eq!(ten(&mut desk, "anna anna-kid", 10), Ok(()), "a family is one");
    desk.pass(20);
    assert_eq!(ten(&mut desk, "anna-kid", 20), Ok(()));
    assert_eq!(ten(&mut desk, "anna", 30), Ok(()));
    assert_eq!(ten(&mut desk, "anna-kid", 40), Err(Refusal::TooManyHolds(40)), "another name is no other account");
    assert_eq!(ten(&mut desk, "bo", 60), Ok(()), "somebody else");
    desk.pass(40);
    assert_eq!(ten(&mut desk, "anna-kid", 40), Ok(()), "an hour after the first");
}
