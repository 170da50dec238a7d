//! What is given back and cools: nobody can hand a time over.

use super::*;

/// What cools, in the order in which it was given back.
fn cooling(desk: &Desk) -> Vec<Hold> {
    desk.facts.holds_that(|hold| hold.purpose == Purpose::Cooling).into_iter().cloned().collect()
}

#[test]
fn a_cancelled_time_is_nobodys_until_it_has_cooled() {
    let mut desk = Desk::cooling();
    let booking = desk.book("anna", "twenty", south(0)).unwrap();
    desk.cancel("anna", &booking).unwrap();
    let [cool] = &cooling(&desk)[..] else { panic!("it cools, all of it") };
    assert_eq!(cool.places, places(4, &[0, 10]));
    assert_eq!(desk.book("bo", "ten", south(10)), Err(Refusal::Taken), "the buyer is there in the same second");
    assert_eq!(desk.hold("anna", "twenty", south(0)), Err(Refusal::Taken), "and gets it back neither");
    desk.now = Timestamp::from_second(cool.expires_at.as_second() - 1).unwrap();
    assert_eq!(desk.book("bo", "ten", south(10)), Err(Refusal::Taken));
    desk.now = cool.expires_at;
    desk.book("bo", "ten", south(10)).unwrap();
    assert_eq!((desk.taken(4, 0), cooling(&desk).len()), (0, 0), "the whole run is back at once");
}

#[test]
fn two_runs_come_back_at_two_instants() {
    let mut desk = Desk::cooling();
    let holds = [desk.hold("anna", "ten", south(0)).unwrap(), desk.hold("bo", "ten", south(20)).unwrap()];
    desk.pass(15);
    assert_eq!(desk.expire(&[&holds[0], &holds[1]]), 0, "whoever is a moment late");
    desk.pass(5);
    assert_eq!(desk.expire(&[&holds[0], &holds[1]]), 2);
    let cool = cooling(&desk);
    assert_eq!(cool.len(), 2);
    assert_ne!(cool[0].expires_at, cool[1].expires_at);
    desk.pass(15);
    assert_eq!(desk.expire(&[&cool[0], &cool[1]]), 2, "what was only held cools for minutes");
    assert_eq!((desk.taken(4, 0), desk.taken(4, 20), cooling(&desk).len()), (0, 0, 0), "it cools once");
}

#[test]
fn a_hold_that_runs_out_hands_nothing_over_either() {
    let mut desk = Desk::cooling();
    let hold = desk.hold("anna", "ten", south(0)).unwrap();
    desk.pass(15);
    assert_eq!(desk.book("bo", "ten", south(0)), Err(Refusal::Taken), "in the second in which it ends");
    desk.book("anna", "ten", south(0)).unwrap();
    let hold = Hold { id: hold.id, ..desk.hold("bo", "ten", south(20)).unwrap() };
    assert!(cooling(&desk).is_empty(), "who was a moment late has it all the same");
    desk.hold("bo", "ten", south(40)).unwrap();
    let [cool] = &cooling(&desk)[..] else { panic!("who takes another time gives this one back") };
    assert_eq!(cool.places, hold.places);
    assert_eq!(desk.ask("cai", Deed::Extend(cool.id.clone())), Err(Refusal::NotFound), "it is nobody's");
}

/// What the agency offered to a booking that has to move was kept for it, and by nobody else.
#[test]
fn what_the_agency_takes_back_is_free_at_once() {
    let mut desk = Desk::cooling();
    let booking = desk.book("anna", "ten", south(0)).unwrap();
    let offer = Deed::Offer { booking: booking.id.clone(), to: south(60), until: minute(-1) };
    desk.ask_with(Actor::Staff(sten("anna")), None, offer).unwrap();
    desk.ask_with(Actor::Staff(sten("anna")), None, Deed::Withdraw(booking.id)).unwrap();
    assert!(cooling(&desk).is_empty());
    desk.book("bo", "ten", south(60)).unwrap();
}

/// An errand whose times do not cool is no way around that of another at the same counter.
#[test]
fn a_counter_is_as_strict_as_the_strictest_of_its_errands() {
    let mut desk = Desk::cooling();
    let release = |errand: &Errand| if errand.id.as_str() == "ten" { Release::Immediate } else { errand.release };
    let errands = COOL.errands.iter().map(|errand| Errand { release: release(errand), ..errand.clone() });
    let mixed: &'static Catalogue = Box::leak(Box::new(Catalogue { errands: errands.collect(), ..COOL.clone() }));
    desk.facts.catalogue = mixed;
    let booking = desk.book("anna", "ten", south(0)).unwrap();
    desk.cancel("anna", &booking).unwrap();
    assert_eq!(desk.book("bo", "twenty", south(0)), Err(Refusal::Taken));
}

#[test]
fn what_is_taken_again_in_the_same_decision_does_not_cool() {
    let mut desk = Desk::cooling();
    desk.hold("anna", "twenty", south(0)).unwrap();
    let booking = desk.book("anna", "twenty", south(0)).unwrap();
    assert!(cooling(&desk).is_empty());
    desk.move_to("anna", &booking, south(10)).unwrap();
    let [cool] = &cooling(&desk)[..] else { panic!("what is left over cools") };
    assert_eq!(cool.places, places(4, &[0]));
}

#[test]
fn staffs_own_places_and_the_last_two_days_do_not_cool() {
    let mut desk = Desk::cooling();
    // One place of four is for staff; the public has the others.
    let taken = ["anna", "bo", "cai"].map(|who| desk.book(who, "thirty", north(0)).unwrap());
    let wish = wish("dee", "thirty", north(0));
    let of_staff = desk.ask_with(Actor::Staff(sten("dee")), None, Deed::Book(wish)).map(booking).unwrap();
    assert_eq!(of_staff.pool, Pool::Staff);
    desk.cancel("dee", &of_staff).unwrap();
    assert!(cooling(&desk).is_empty());
    desk.now = minute(-48 * 60);
    desk.cancel("anna", &taken[0]).unwrap();
    assert!(cooling(&desk).is_empty());
    desk.book("eve", "thirty", north(0)).unwrap();
}

/// Places are counted once, from whichever pool they are: what cools must not stand where somebody sits.
#[test]
fn what_staff_take_from_their_own_does_not_cool_for_the_public_too() {
    let mut desk = Desk::cooling();
    desk.hold("bo bo-kid", "thirty", north(20)).unwrap();
    let wish = wish("bo bo-kid bo-tot", "thirty", north(20));
    let booking = desk.ask_with(Actor::Staff(sten("bo")), None, Deed::Book(wish)).map(booking).unwrap();
    let cool: i64 = cooling(&desk).iter().map(|hold| hold.places[0].places).sum();
    let slot = desk.facts.slots[&booking.places[0].slot];
    assert_eq!((booking.pool, cool, slot.taken), (Pool::Staff, 0, slot.planned));
}
