//! How often visits are moved: bound to the persons, and never in the way of cancelling.

use super::*;
use crate::id::OfferId;
use crate::limit::MostMoves;

fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.facts.most_moves = MostMoves { day: 2, month: 9 };
    desk
}

/// Moves back and forth, so often.
fn moved(desk: &mut Desk, person: &str, mut booking: Booking, times: i64) -> Booking {
    for time in 0..times {
        booking = desk.move_to(person, &booking, south(100 + 10 * time)).unwrap();
    }
    booking
}

#[test]
fn so_many_moves_within_a_day_and_not_one_fewer() {
    let mut desk = desk();
    let booked = desk.book("anna", "ten", north(60)).unwrap();
    let booked = moved(&mut desk, "anna", booked, 2);
    assert_eq!(desk.move_to("anna", &booked, south(60)), Err(Refusal::TooManyMoves(24)));
    assert_eq!(desk.hold_move("anna", &booked, south(60)), Err(Refusal::TooManyMoves(24)), "nor is a time held for it");
    desk.pass(60);
    assert_eq!(desk.move_to("anna", &booked, south(60)), Err(Refusal::TooManyMoves(23)));
    assert_eq!(desk.move_to("anna", &booked, south(65)), Err(Refusal::TooManyMoves(23)), "times are not tried out");
}

#[test]
fn whoever_cancels_and_books_again_does_not_begin_anew() {
    let mut desk = desk();
    let booked = desk.book("anna", "ten", north(60)).unwrap();
    let booked = moved(&mut desk, "anna", booked, 2);
    desk.cancel("anna", &booked).unwrap();
    let booked = desk.book("anna", "ten", north(60)).unwrap();
    assert_eq!(desk.move_to("anna", &booked, south(60)), Err(Refusal::TooManyMoves(24)));
}

#[test]
fn a_month_has_a_limit_of_its_own() {
    let mut desk = Desk::new();
    desk.facts.most_moves = MostMoves { day: 0, month: 3 };
    desk.now = minute(-5 * 24 * 60);
    let booked = desk.book("anna", "ten", north(60)).unwrap();
    let booked = moved(&mut desk, "anna", booked, 3);
    desk.pass(24 * 60);
    assert_eq!(desk.move_to("anna", &booked, south(60)), Err(Refusal::TooManyMoves(29 * 24)));
}

#[test]
fn each_of_a_party_is_counted_and_nobody_else() {
    let mut desk = desk();
    let family = desk.book("anna anna-kid", "twenty", north(60)).unwrap();
    moved(&mut desk, "anna", family, 2);
    let child = desk.book("anna-kid", "ten", north(10)).unwrap();
    assert_eq!(desk.move_to("anna", &child, south(0)), Err(Refusal::TooManyMoves(24)));
    let other = desk.book("bo", "ten", north(20)).unwrap();
    moved(&mut desk, "bo", other, 1);
}

#[test]
fn what_is_held_for_the_move_is_a_promise() {
    let mut desk = desk();
    let ten = desk.book("anna", "ten", north(60)).unwrap();
    let ten = moved(&mut desk, "anna", ten, 1);
    let thirty = desk.book("anna", "thirty", north(90)).unwrap();
    desk.hold_move("anna", &ten, south(200)).unwrap();
    let thirty = desk.move_to("anna", &thirty, south(0)).unwrap();
    desk.move_to("anna", &ten, south(200)).unwrap();
    assert_eq!(desk.move_to("anna", &thirty, south(30)), Err(Refusal::TooManyMoves(24)));
}

#[test]
fn staff_are_free_to_move_and_so_is_whom_the_agency_asks() {
    let mut desk = desk();
    let booked = desk.book("anna", "ten", north(60)).unwrap();
    let booked = moved(&mut desk, "anna", booked, 2);
    let by_staff = Deed::Move { booking: booked.id.clone(), party: None, to: south(60) };
    desk.ask_with(Actor::Staff(sten("anna")), None, by_staff).unwrap();
    let until = desk.now + 30.minutes();
    let offer = Deed::Offer { booking: booked.id.clone(), to: north(150), until };
    desk.ask_with(Actor::Staff(sten("anna")), None, offer).unwrap();
    desk.move_to("anna", &booked, north(150)).unwrap();
    assert_eq!(desk.facts.recent_moves[&"anna".into()].day.count, 2, "neither is counted");
}

#[test]
fn who_comes_is_changed_and_a_booking_cancelled_all_the_same() {
    let mut desk = desk();
    let booked = desk.book("anna", "twenty", north(60)).unwrap();
    let booked = moved(&mut desk, "anna", booked, 2);
    let booked = desk.change(&booked, "anna anna-kid").unwrap();
    let booked = desk.change(&booked, "anna").unwrap();
    desk.cancel("anna", &booked).unwrap();
}

#[test]
fn what_one_has_waited_for_is_no_move_too_many() {
    let mut desk = Desk::listing();
    desk.facts.most_moves = MostMoves { day: 2, month: 9 };
    let given = desk.book("bo", "ten", south(0)).unwrap();
    let booked = desk.book("anna", "ten", south(60)).unwrap();
    moved(&mut desk, "anna", booked, 2);
    let deed = Box::new(list::joining("anna", "ten"));
    desk.ask("anna", Deed::List { deed, told: None }).unwrap();
    desk.cancel("bo", &given).unwrap();
    let kept = desk.facts.holds_that(|hold| hold.is_nobodys() && hold.starts_at == minute(0));
    let deed = list::promise(&desk, &kept[0].clone()).unwrap();
    let offer = desk.ask_with(Actor::System, None, deed).map(held).unwrap();
    desk.ask("anna", Deed::Take(OfferId(offer.id.0))).unwrap();
    assert_eq!(desk.facts.recent_moves[&"anna".into()].day.count, 2);
}
