//! Idempotency keys: the same form twice is one booking.

use super::*;

fn book(at: i64) -> Deed {
    Deed::Book(wish("anna", "ten", north(at)))
}

#[test]
fn a_repeat_is_given_the_same_outcome() {
    let mut desk = Desk::new();
    let first = desk.ask_with(visitor("anna"), Some("form"), book(60)).unwrap();
    let command = desk.command(visitor("anna"), Some("form"), book(60));
    let repeat = desk.put(&command).unwrap();
    assert_eq!((repeat.outcome, repeat.changes.len()), (first.clone(), 0));
    // Also after the booking has changed: the answer is to what was asked then.
    desk.cancel("anna", &booking(first.clone())).unwrap();
    assert_eq!(desk.ask_with(visitor("anna"), Some("form"), book(60)), Ok(first));
}

#[test]
fn a_key_is_not_used_for_something_else() {
    let mut desk = Desk::new();
    desk.ask_with(visitor("anna"), Some("form"), book(60)).unwrap();
    assert_eq!(desk.ask_with(visitor("anna"), Some("form"), book(70)), Err(Refusal::KeyReused));
}

#[test]
fn keys_are_each_askers_own() {
    let mut desk = Desk::new();
    desk.ask_with(visitor("anna"), Some("form"), book(60)).unwrap();
    let other = Deed::Book(wish("bo", "ten", north(70)));
    desk.ask_with(visitor("bo"), Some("form"), other).unwrap();
}

#[test]
fn a_refusal_is_decided_anew() {
    let mut desk = Desk::new();
    let hold = desk.hold("bo", "ten", north(60)).unwrap();
    assert_eq!(desk.ask_with(visitor("anna"), Some("form"), book(60)), Err(Refusal::Taken));
    desk.pass(15);
    desk.expire(&[&hold]);
    desk.ask_with(visitor("anna"), Some("form"), book(60)).unwrap();
}

#[test]
fn a_refusal_does_not_bind_its_key() {
    let mut desk = Desk::new();
    desk.hold("bo", "ten", north(60)).unwrap();
    // As the store claims it: the key has been seen, with the deed of whoever came first, and led to nothing.
    let claim = Claim { fingerprint: "of another deed".to_owned(), outcome: None };
    desk.facts.claims.insert((visitor("anna").name(), "form".to_owned()), claim);
    assert_eq!(desk.ask_with(visitor("anna"), Some("form"), book(60)), Err(Refusal::Taken));
    desk.ask_with(visitor("anna"), Some("form"), book(70)).unwrap();
    assert_eq!(desk.ask_with(visitor("anna"), Some("form"), book(60)), Err(Refusal::KeyReused));
}
