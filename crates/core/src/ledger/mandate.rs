//! Whom an actor may act for, and who is told. The facts say what the database allows at this moment; the actor's own
//! list may be a moment old.

use super::{Actor, Change, Command, Facts, Refusal};
use crate::id::AccountId;
use crate::message::{Body, Message};
use crate::party::Comer;
use crate::representation::Home;

/// Nobody books for somebody who is not theirs to book for, nor for people of two accounts at once.
pub(super) fn check_own(facts: &Facts, command: &Command, party: &[Comer]) -> Result<(), Refusal> {
    let Actor::Visitor { account, persons, .. } = &command.actor else {
        return if party.is_empty() { Ok(()) } else { Err(Refusal::NotFound) };
    };
    let barred = |comer: &Comer| facts.barred.contains(&(account.clone(), comer.person.clone()));
    if party.iter().any(|comer| !persons.contains(&comer.person) || barred(comer)) {
        return Err(Refusal::NotFound);
    }
    let homes = || party.iter().map(|comer| home(facts, account, comer).map(|home| &home.account));
    if homes().any(|home| Some(home) != homes().next()) { Err(Refusal::TwoHomes) } else { Ok(()) }
}

/// Whose the person is, if not the account's own.
fn home<'f>(facts: &'f Facts, account: &AccountId, comer: &Comer) -> Option<&'f Home> {
    facts.homes.get(&(account.clone(), comer.person.clone()))
}

/// The account that a booking for this party belongs to: the one whose persons come.
pub(super) fn owner(facts: &Facts, account: &AccountId, party: &[Comer]) -> AccountId {
    let home = party.first().and_then(|comer| home(facts, account, comer));
    home.map_or_else(|| account.clone(), |home| home.account.clone())
}

/// The messages about what was done: to the actor, and to the account for whose persons it was done.
pub(super) fn tell(facts: &Facts, command: &Command, party: &[Comer], body: &Body) -> Vec<Change> {
    let Actor::Visitor { account, email, language, .. } = &command.actor else { return Vec::new() };
    let actor =
        Message { id: command.draw.message.clone(), to: email.clone(), language: *language, body: body.clone() };
    let home = party.first().and_then(|comer| home(facts, account, comer)).map(|home| Message {
        id: command.draw.copy.clone(),
        to: home.email.clone(),
        language: home.language,
        body: body.clone(),
    });
    [Some(actor), home].into_iter().flatten().map(Change::Message).collect()
}
