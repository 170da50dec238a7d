//! What staff do for somebody: by the same rules, with the places that are theirs, and beyond limits for a reason.

use super::*;
use crate::booking::Origin;

/// Sten, with a reason to go beyond limits.
fn beyond(person: &str) -> Actor {
    Actor::Staff(StaffActor { beyond: Some(Override::Health), ..sten(person) })
}

fn plainly(person: &str) -> Actor {
    Actor::Staff(sten(person))
}

fn book(desk: &mut Desk, actor: Actor, people: &str, errand: &str, spot: Spot) -> Result<Booking, Refusal> {
    desk.ask_with(actor, None, Deed::Book(wish(people, errand, spot))).map(booking)
}

fn events(decision: &Decision) -> Vec<(&str, &str)> {
    let changes = decision.changes.iter();
    let event = changes.filter_map(|change| if let Change::Event(event) = change { Some(event) } else { None });
    event.map(|event| (&*event.actor, &*event.detail)).collect()
}

fn told(decision: &Decision) -> Vec<&str> {
    let changes = decision.changes.iter();
    let message = changes.filter_map(|change| if let Change::Message(message) = change { Some(message) } else { None });
    message.map(|message| message.to.as_str()).collect()
}

#[test]
fn what_staff_book_is_the_persons_and_the_person_hears_of_it() {
    let mut desk = Desk::new();
    let command = desk.command(plainly("anna"), None, Deed::Book(wish("anna anna-kid", "ten", north(0))));
    let decision = desk.put(&command).unwrap();
    assert_eq!(told(&decision), ["anna@example.org"]);
    assert_eq!(events(&decision)[0].0, "staff:sten");
    let booked = booking(decision.outcome);
    assert_eq!((booked.account.as_str(), booked.origin, booked.pool), ("account-anna", Origin::Staff, Pool::Public));
    let moved = desk.move_to("anna", &booked, north(60)).unwrap();
    assert_eq!(moved.origin, Origin::Staff, "it is theirs to move");
    let silent = Actor::Staff(StaffActor { told: None, ..sten("anna") });
    let command = desk.command(silent, None, Deed::Cancel { booking: moved.id, reason: None });
    assert!(told(&desk.put(&command).unwrap()).is_empty(), "nobody writes to who has no address");
}

#[test]
fn staff_act_for_nobody_but_the_accounts_own_people() {
    let mut desk = Desk::new();
    let refused = Err(Refusal::NotFound);
    assert_eq!(book(&mut desk, beyond("anna"), "bo", "ten", north(0)), refused);
    let others = desk.book("bo", "ten", north(0)).unwrap();
    let cancel = Deed::Cancel { booking: others.id.clone(), reason: None };
    assert_eq!(desk.ask_with(beyond("anna"), None, cancel).map(booking), refused);
    let pair: (AccountId, PersonId) = ("account-anna".into(), "anna".into());
    desk.facts.barred.insert(pair.clone());
    assert_eq!(book(&mut desk, plainly("anna"), "anna", "ten", north(60)), refused, "not the account's any more");
    desk.facts.barred.clear();
    let email = Email::parse("cai@example.org").unwrap();
    let home = crate::representation::Home { account: "account-cai".into(), email, language: Language::DEFAULT };
    desk.facts.homes.insert(pair, home);
    assert_eq!(book(&mut desk, plainly("anna"), "anna", "ten", north(60)), refused, "somebody whom it represents");
}

/// Opening 2 has two places for anybody and one for staff.
#[test]
fn public_places_first_and_then_those_of_staff() {
    let mut desk = Desk::new();
    let only_two = |desk: &mut Desk, actor, who: &str| book(desk, actor, who, "twenty", north(0)).map(|new| new.pool);
    desk.replan(1, Vec::new());
    assert_eq!(only_two(&mut desk, plainly("anna"), "anna"), Ok(Pool::Public));
    assert_eq!(only_two(&mut desk, visitor("bo"), "bo"), Ok(Pool::Public));
    assert_eq!(only_two(&mut desk, visitor("cai"), "cai"), Err(Refusal::Taken));
    assert_eq!(only_two(&mut desk, plainly("cai"), "cai"), Ok(Pool::Staff));
    assert_eq!(only_two(&mut desk, beyond("dee"), "dee"), Err(Refusal::Taken), "never beyond what there is");
}

#[test]
fn a_visitor_does_not_move_into_a_place_of_staff() {
    let mut desk = Desk::new();
    desk.replan(1, Vec::new());
    let others = ["bo", "cai"].map(|who| (who, desk.book(who, "twenty", north(0)).unwrap()));
    let anna = book(&mut desk, plainly("anna"), "anna", "twenty", north(0)).unwrap();
    assert_eq!(anna.pool, Pool::Staff);
    for (who, booked) in others {
        desk.move_to(who, &booked, north(20)).unwrap();
    }
    assert_eq!(desk.move_to("anna", &anna, north(20)), Err(Refusal::Taken));
    assert_eq!(desk.hold_move("anna", &anna, north(20)), Err(Refusal::Taken));
    let to = Deed::HoldMove { booking: anna.id.clone(), party: None, to: north(20) };
    let held = desk.ask_with(plainly("anna"), None, to).map(held).unwrap();
    assert_eq!(held.pool, Pool::Staff);
    let moved = desk.move_to("anna", &anna, north(20)).unwrap();
    assert_eq!(moved.pool, Pool::Staff, "but what is held for them is theirs");
    assert_eq!(desk.move_to("anna", &moved, north(60)).map(|moved| moved.pool), Ok(Pool::Public));
}

#[test]
fn without_a_reason_the_same_limits_hold_for_staff() {
    let mut desk = Desk::new();
    desk.now = minute(0);
    assert_eq!(book(&mut desk, plainly("anna"), "anna", "rare", north(50)), Err(Refusal::TooSoon));
    assert_eq!(book(&mut desk, plainly("anna"), "anna", "asked", north(50)), Err(Refusal::NeedsInvitation));
    let booked = book(&mut desk, plainly("anna"), "anna", "rare", north(70)).unwrap();
    let again = book(&mut desk, plainly("anna"), "anna", "rare", north(90));
    assert_eq!(again, Err(Refusal::AlreadyBooked(booked.reference.clone())));
    let to = Deed::Move { booking: booked.id.clone(), party: None, to: north(90) };
    assert_eq!(desk.ask_with(plainly("anna"), None, to), Err(Refusal::TooLateToMove));
    let cancel = Deed::Cancel { booking: booked.id, reason: None };
    assert_eq!(desk.ask_with(plainly("anna"), None, cancel), Err(Refusal::TooLateToCancel));
}

#[test]
fn a_reason_goes_beyond_limits_and_stays_on_record() {
    let mut desk = Desk::new();
    desk.now = minute(0);
    let booked = book(&mut desk, beyond("anna"), "anna", "rare", north(50)).unwrap();
    book(&mut desk, beyond("anna"), "anna", "asked", north(0)).unwrap();
    let to = Deed::Move { booking: booked.id.clone(), party: None, to: north(40) };
    let command = desk.command(beyond("anna"), None, to);
    let decision = desk.put(&command).unwrap();
    assert!(events(&decision)[0].1.ends_with(" for anna beyond health"), "{decision:?}");
    let command = desk.command(beyond("anna"), None, Deed::Cancel { booking: booked.id, reason: None });
    let decision = desk.put(&command).unwrap();
    assert_eq!(events(&decision), [("staff:sten", "beyond health")]);
    desk.now = minute(-24 * 60);
    book(&mut desk, beyond("anna"), "anna", "rare", north(60)).unwrap();
    assert_eq!(
        book(&mut desk, beyond("anna"), "anna-tot", "ten", north(60)),
        Err(Refusal::NeedNotCome("anna-tot".into()))
    );
    desk.now = minute(90);
    assert_eq!(book(&mut desk, beyond("anna"), "anna", "ten", north(60)), Err(Refusal::TooSoon), "what has passed has");
}

#[test]
fn a_second_booking_has_the_lowest_free_number() {
    let mut desk = Desk::new();
    let nth = |booking: &Booking| booking.party[0].nth;
    let first = desk.book("anna", "ten", north(0)).unwrap();
    let second = book(&mut desk, beyond("anna"), "anna", "ten", north(60)).unwrap();
    let third = book(&mut desk, beyond("anna"), "anna", "ten", north(90)).unwrap();
    assert_eq!([&first, &second, &third].map(nth), [0, 1, 2]);
    assert_eq!(desk.move_to("anna", &second, north(70)).map(|moved| nth(&moved)), Ok(1), "it keeps it");
    desk.cancel("anna", &first).unwrap();
    let again = book(&mut desk, beyond("anna"), "anna", "ten", north(0)).unwrap();
    assert_eq!(nth(&again), 0);
    assert!(matches!(desk.book("anna", "ten", north(120)), Err(Refusal::AlreadyBooked(_))));
}

#[test]
fn a_reason_also_passes_the_limit_of_holds() {
    let mut desk = Desk::new();
    desk.facts.holds_limit = 1;
    desk.hold("anna", "ten", north(0)).unwrap();
    let hold = |at| Deed::Hold(wish("anna", "ten", north(at)));
    assert_eq!(desk.ask_with(plainly("anna"), None, hold(60)), Err(Refusal::TooManyHolds(60)));
    assert!(desk.ask_with(beyond("anna"), None, hold(60)).is_ok());
}
