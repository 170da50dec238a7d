//! Who acts for another account: what is theirs to do, whose the booking is, and who is told.

use super::*;
use crate::representation::Home;

/// Bo, with Anna among those for whom he acts.
pub(super) fn helper() -> Actor {
    let Actor::Visitor { account, mut persons, told } = visitor("bo") else { unreachable!() };
    persons.push("anna".into());
    Actor::Visitor { account, persons, told }
}

fn pair() -> (AccountId, PersonId) {
    ("account-bo".into(), "anna".into())
}

pub(super) fn desk() -> Desk {
    let mut desk = Desk::new();
    let email = Email::parse("anna@example.org").unwrap();
    let home = Home { account: "account-anna".into(), email, language: Language::DEFAULT };
    desk.facts.homes.insert(pair(), home);
    desk
}

#[test]
fn the_booking_is_the_clients_and_both_are_told() {
    let mut desk = desk();
    let command = desk.command(helper(), None, Deed::Book(wish("anna", "ten", north(0))));
    let decision = desk.put(&command).unwrap();
    assert_eq!(booking(decision.outcome).account.as_str(), "account-anna");
    let told = decision.changes.iter().filter_map(|change| match change {
        Change::Message(message) => Some(message.to.as_str()),
        _ => None,
    });
    assert_eq!(told.collect::<Vec<_>>(), ["bo@example.org", "anna@example.org"]);
    let actors = decision.changes.iter().filter_map(|change| match change {
        Change::Event(event) => Some(event.actor.as_str()),
        _ => None,
    });
    assert_eq!(actors.collect::<Vec<_>>(), ["account:account-bo"]);
}

#[test]
fn what_the_database_bars_is_not_done_whatever_the_actor_says() {
    let mut desk = desk();
    let made = desk.ask_with(helper(), None, Deed::Book(wish("anna", "ten", north(0)))).map(booking).unwrap();
    let held = desk.ask_with(helper(), None, Deed::Hold(wish("anna", "twenty", north(60)))).map(held).unwrap();
    desk.facts.homes.clear();
    desk.facts.barred.insert(pair());
    for deed in [
        Deed::Book(wish("anna", "rare", north(120))),
        Deed::Hold(wish("anna", "rare", north(120))),
        Deed::Extend(held.id),
        Deed::Move { booking: made.id.clone(), party: None, to: north(30) },
        Deed::Cancel { booking: made.id, reason: None },
    ] {
        assert_eq!(desk.ask_with(helper(), None, deed), Err(Refusal::NotFound));
    }
}

#[test]
fn people_of_two_accounts_do_not_come_in_one_visit() {
    let mut desk = desk();
    let both = Deed::Book(wish("anna bo", "ten", north(0)));
    assert_eq!(desk.ask_with(helper(), None, both), Err(Refusal::TwoHomes));
}
