//! An account whose new bookings are paused: it keeps what it has, gives back what it likes, and takes nothing.

use super::*;
use crate::id::OfferId;
use crate::restriction::Reason;
use crate::waiting;

const PAUSED: Refusal = Refusal::Restricted(Some(Reason::HeldTimes));

fn pause(desk: &mut Desk, person: &str) {
    desk.facts.restricted.insert(format!("account-{person}").into(), Reason::HeldTimes);
}

#[test]
fn nothing_is_held_booked_moved_or_kept_for_longer() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "twenty", north(60)).unwrap();
    let held = desk.hold("anna", "ten", north(90)).unwrap();
    pause(&mut desk, "anna");
    assert_eq!(desk.hold("anna", "ten", north(100)), Err(PAUSED));
    assert_eq!(desk.book("anna", "ten", north(90)), Err(PAUSED), "what was held is no promise against it");
    assert_eq!(desk.book("anna-kid", "ten", north(110)), Err(PAUSED));
    assert_eq!(desk.move_to("anna", &booked, south(60)), Err(PAUSED));
    assert_eq!(desk.hold_move("anna", &booked, south(60)), Err(PAUSED));
    assert_eq!(desk.change(&booked, "anna anna-kid"), Err(PAUSED));
    assert_eq!(desk.extend("anna", &held), Err(PAUSED));
    assert!(desk.book("bo", "ten", north(100)).is_ok(), "somebody else");
}

#[test]
fn what_there_is_stays_and_can_be_given_back() {
    let mut desk = Desk::new();
    let booked = desk.book("anna anna-kid", "twenty", north(60)).unwrap();
    pause(&mut desk, "anna");
    assert_eq!(desk.facts.bookings[&booked.id], booked);
    let booked = desk.change(&booked, "anna").unwrap();
    desk.cancel("anna", &booked).unwrap();
}

#[test]
fn what_the_agency_offers_can_be_taken() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "ten", north(60)).unwrap();
    pause(&mut desk, "anna");
    let until = desk.now + 30.minutes();
    let offer = Deed::Offer { booking: booked.id.clone(), to: north(150), until };
    desk.ask_with(Actor::Staff(sten("anna")), None, offer).unwrap();
    let booked = desk.move_to("anna", &booked, north(150)).unwrap();
    assert_eq!(desk.move_to("anna", &booked, north(60)), Err(PAUSED), "and nothing else");
}

#[test]
fn staff_book_for_a_restricted_account() {
    let mut desk = Desk::new();
    pause(&mut desk, "anna");
    let deed = Deed::Book(wish("anna", "ten", north(60)));
    desk.ask_with(Actor::Staff(sten("anna")), None, deed).unwrap();
}

#[test]
fn nobody_else_books_for_it_and_they_are_not_told_why() {
    let mut desk = mandate::desk();
    pause(&mut desk, "anna");
    let by_bo = |desk: &mut Desk, people: &str| {
        let deed = Deed::Book(wish(people, "ten", north(60)));
        desk.ask_with(mandate::helper(), None, deed).map(|_| ())
    };
    assert_eq!(by_bo(&mut desk, "anna"), Err(Refusal::Restricted(None)));
    assert_eq!(by_bo(&mut desk, "bo"), Ok(()), "their own");
    desk.facts.restricted.clear();
    pause(&mut desk, "bo");
    assert_eq!(by_bo(&mut desk, "anna"), Err(PAUSED), "nor does a restricted account for others");
}

#[test]
fn staff_release_what_is_held_and_nothing_else() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "twenty", north(60)).unwrap();
    desk.hold("anna anna-kid", "ten", north(100)).unwrap();
    desk.hold_move("anna", &booked, south(60)).unwrap();
    let others = desk.hold("bo", "ten", north(20)).unwrap();
    let until = desk.now + 30.minutes();
    let offer = Deed::Offer { booking: booked.id.clone(), to: south(100), until };
    desk.ask_with(Actor::Staff(sten("anna")), None, offer).unwrap();
    assert_eq!(desk.ask("anna", Deed::Release).map(|_| ()), Err(Refusal::NotFound), "not for visitors");
    let release = |desk: &mut Desk| desk.ask_with(Actor::Staff(sten("anna")), None, Deed::Release);
    assert_eq!(release(&mut desk), Ok(Outcome::Released(2)));
    assert_eq!(release(&mut desk), Ok(Outcome::Released(0)));
    assert_eq!((desk.taken(1, 100), desk.taken(4, 60), desk.taken(4, 100)), (0, 0, 1), "the offer stands");
    assert!(desk.facts.holds.contains_key(&others.id));
    assert_eq!(desk.facts.bookings[&booked.id], booked);
}

#[test]
fn a_place_in_line_is_kept_and_left_and_nothing_is_taken() {
    let mut desk = Desk::listing();
    let booking = desk.book("bo", "ten", south(0)).unwrap();
    let list = |desk: &mut Desk, who: &str, deed| desk.ask(who, Deed::List { deed: Box::new(deed), told: None });
    let Ok(Outcome::Waits(entry)) = list(&mut desk, "anna", list::joining("anna", "ten")) else { panic!("she waits") };
    desk.cancel("bo", &booking).unwrap();
    let kept: Vec<Hold> = desk.facts.holds_that(Hold::is_nobodys).into_iter().cloned().collect();
    let deed = list::promise(&desk, &kept[0]).unwrap();
    let offer = desk.ask_with(Actor::System, None, deed).map(held).unwrap();
    pause(&mut desk, "anna");
    assert_eq!(desk.ask("anna", Deed::Take(OfferId(offer.id.0.clone()))), Err(PAUSED));
    assert_eq!(list(&mut desk, "anna", list::joining("anna", "twenty")), Err(PAUSED));
    let change = waiting::Deed::Change(entry.id.clone(), Box::new(list::wanted("anna", "ten")));
    assert_eq!(list(&mut desk, "anna", change), Err(PAUSED));
    let release = desk.ask_with(Actor::Staff(sten("anna")), None, Deed::Release);
    assert_eq!(release, Ok(Outcome::Released(0)), "what is offered stays");
    list(&mut desk, "anna", waiting::Deed::Decline(OfferId(offer.id.0))).unwrap();
    list(&mut desk, "anna", waiting::Deed::Leave(entry.id)).unwrap();
}
