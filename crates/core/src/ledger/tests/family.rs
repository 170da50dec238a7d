//! Families: several people in one booking, all or nothing.

use super::*;

fn starts_and_ends(booking: &Booking) -> (i64, i64) {
    let minute = |at: Timestamp| (at.as_second() - OPENS) / 60;
    (minute(booking.starts_at), minute(booking.ends_at))
}

fn who(booking: &Booking) -> Vec<&str> {
    booking.party.iter().map(|member| member.person.as_str()).collect()
}

#[test]
fn in_succession_a_family_takes_as_long_as_all_of_it() {
    let mut desk = Desk::new();
    let booked = desk.book("anna anna-kid anna-tot", "twenty", south(60)).unwrap();
    assert_eq!(starts_and_ends(&booked), (60, 100), "children under six take ten minutes each");
    assert_eq!((booked.places.len(), booked.people()), (4, 3));
    assert_eq!(desk.book("bo", "ten", south(90)), Err(Refusal::Taken));
    desk.book("bo", "ten", south(100)).unwrap();
}

#[test]
fn side_by_side_a_family_takes_a_place_each() {
    let mut desk = Desk::new();
    let booked = desk.book("anna anna-kid", "thirty", north(60)).unwrap();
    assert_eq!(starts_and_ends(&booked), (60, 90));
    assert!(booked.places.iter().all(|taken| taken.slot.opening() == 2 && taken.places == 2));
    assert_eq!(desk.book("bo bo-kid", "thirty", north(60)), Err(Refusal::Taken));
}

#[test]
fn all_of_a_family_or_none() {
    let mut desk = Desk::new();
    desk.book("bo", "ten", south(70)).unwrap();
    assert_eq!(desk.book("anna anna-kid", "twenty", south(50)), Err(Refusal::Taken));
    assert_eq!(desk.hold("anna anna-kid", "twenty", south(50)), Err(Refusal::Taken));
    assert!(desk.facts.holds.is_empty());
}

#[test]
fn who_is_too_young_need_not_come() {
    let mut desk = Desk::new();
    assert_eq!(desk.book("anna anna-tot", "ten", south(60)), Err(Refusal::NeedNotCome("anna-tot".into())));
    desk.book("anna anna-kid", "ten", south(60)).unwrap();
}

#[test]
fn errands_that_go_together_are_settled_in_one_visit() {
    let mut desk = Desk::new();
    let booked = desk.book("anna anna:ten anna-kid:ten", "twenty", south(60)).unwrap();
    assert_eq!((starts_and_ends(&booked), booked.people(), booked.party.len()), ((60, 100), 2, 3));
    assert_eq!(desk.book("anna-kid", "ten", south(120)), Err(Refusal::AlreadyBooked(booked.reference)));
    assert_eq!(desk.book("bo bo:twenty", "ten", south(120)), Err(Refusal::NotOffered), "not the other way round");
    assert_eq!(desk.book("bo:ten", "twenty", south(120)), Err(Refusal::NotOffered), "nobody has the first errand");
}

#[test]
fn too_many_are_told_how_many_fit() {
    let mut desk = Desk::new();
    assert_eq!(desk.book("anna anna-kid", "thirty", south(60)), Err(Refusal::TooMany(1)));
    assert_eq!(desk.hold("anna anna-kid anna-tot", "thirty", north(60)), Err(Refusal::TooMany(2)));
}

#[test]
fn nobody_books_for_others() {
    let mut desk = Desk::new();
    assert_eq!(desk.book("anna bo-kid", "ten", south(60)), Err(Refusal::NotFound));
    assert_eq!(desk.ask("anna", Deed::Book(wish("", "ten", south(60)))), Err(Refusal::NobodyComes));
}

#[test]
fn limits_bind_persons_whoever_they_come_with() {
    let mut desk = Desk::new();
    let booked = desk.book("anna anna-kid", "twenty", south(60)).unwrap();
    assert_eq!(desk.book("anna-kid", "twenty", south(120)), Err(Refusal::AlreadyBooked(booked.reference.clone())));
    desk.book("anna-tot", "twenty", south(120)).unwrap();
    let held = desk.hold("anna anna-kid", "ten", south(0)).unwrap();
    let alone = desk.hold("anna-kid", "ten", south(20)).unwrap();
    assert!(!desk.facts.holds.contains_key(&held.id) && desk.facts.holds.contains_key(&alone.id));
}

#[test]
fn one_joins_where_there_is_time_and_nothing_is_lost_where_there_is_none() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "twenty", south(60)).unwrap();
    let joined = desk.change(&booked, "anna anna-kid").unwrap();
    assert_eq!((starts_and_ends(&joined), &joined.reference, joined.sequence), ((60, 90), &booked.reference, 1));
    desk.book("bo", "ten", south(90)).unwrap();
    assert_eq!(desk.change(&joined, "anna anna-kid anna-tot"), Err(Refusal::Taken));
    assert_eq!(desk.facts.bookings[&joined.id], joined);
    let moved = desk.change_at(&joined, "anna anna-kid anna-tot", south(120)).unwrap();
    assert_eq!((starts_and_ends(&moved), desk.taken(4, 60)), ((120, 160), 0));
}

#[test]
fn the_time_for_one_who_joins_can_be_held() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "twenty", south(60)).unwrap();
    let deed =
        Deed::HoldMove { booking: booked.id.clone(), party: Some(party("anna anna-kid", "twenty")), to: south(60) };
    let hold = held(desk.ask("anna", deed).unwrap());
    assert_eq!(hold.places, places(4, &[80]), "only what is lacking");
    assert_eq!(desk.book("bo", "ten", south(80)), Err(Refusal::Taken));
    desk.change(&booked, "anna anna-kid").unwrap();
    assert!(desk.facts.holds.is_empty());
}

#[test]
fn one_drops_out_and_the_rest_keep_their_time() {
    let mut desk = Desk::new();
    let booked = desk.book("anna anna-kid", "twenty", south(60)).unwrap();
    let fewer = desk.change(&booked, "anna-kid").unwrap();
    assert_eq!((who(&fewer), starts_and_ends(&fewer)), (vec!["anna-kid"], (60, 70)));
    desk.book("bo", "ten", south(80)).unwrap();
    desk.book("anna", "twenty", south(120)).unwrap();
    assert_eq!(desk.change(&fewer, ""), Err(Refusal::NobodyComes));
    assert_eq!(desk.change(&fewer, "anna-kid"), Err(Refusal::SameTime));
}

#[test]
fn a_booking_is_not_handed_on() {
    let mut desk = Desk::new();
    let booked = desk.book("anna", "twenty", south(60)).unwrap();
    assert_eq!(desk.change(&booked, "anna-kid"), Err(Refusal::NobodyStays));
    let joined = desk.change(&booked, "anna anna-kid").unwrap();
    assert_eq!(desk.change(&joined, "anna-kid"), Err(Refusal::NobodyStays), "nor in two steps");
}

#[test]
fn what_is_left_may_be_another_errand() {
    let mut desk = Desk::new();
    let booked = desk.book("anna anna-kid:ten", "twenty", south(60)).unwrap();
    let left = desk.change(&booked, "anna-kid:ten").unwrap();
    assert_eq!((left.errand.as_str(), starts_and_ends(&left)), ("ten", (60, 70)));
}

#[test]
fn access_needs_decide_where_and_from_when() {
    let mut desk = Desk::new();
    desk.facts.persons.get_mut(&"anna".into()).unwrap().access.step_free = true;
    let booked = desk.book("anna", "twenty", north(60)).unwrap();
    assert!(booked.places.iter().all(|taken| taken.slot.opening() == 2), "there are steps to opening 1");
    desk.facts.persons.get_mut(&"bo".into()).unwrap().access.interpreter = Some("ar".to_owned());
    assert_eq!(desk.book("bo", "ten", south(60)), Err(Refusal::TooSoon), "an interpreter must be found first");
    desk.now = minute(60 - 48 * 60);
    desk.book("bo", "ten", south(60)).unwrap();
}

#[test]
fn one_drops_out_though_everything_has_changed_since() {
    let mut desk = Desk::new();
    let booked = desk.book("anna anna-kid anna-tot", "twenty", south(60)).unwrap();
    desk.book("bo", "ten", south(100)).unwrap();
    // The children are older by the last day that can be booked, errands take longer, and there are steps to the opening.
    let mut changed = TOWN.clone();
    changed.errands[1].age_rules.clear();
    changed.errands[1].minutes = 30;
    changed.openings.iter_mut().for_each(|opening| opening.step_free = false);
    desk.facts.catalogue = Box::leak(Box::new(changed));
    desk.facts.persons.get_mut(&"anna-kid".into()).unwrap().access.step_free = true;
    let fewer = desk.change(&booked, "anna anna-kid").unwrap();
    assert_eq!((who(&fewer), starts_and_ends(&fewer)), (vec!["anna", "anna-kid"], (60, 90)));
    assert_eq!(fewer.places, places(4, &[60, 70, 80]));
}
