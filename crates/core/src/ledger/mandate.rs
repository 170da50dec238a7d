//! Whom an actor may act for, and who is told. The facts say what the database allows at this moment; the actor's own
//! list may be a moment old.

use super::{Actor, Change, Command, Facts, Refusal, StaffActor, Told};
use crate::id::{AccountId, MessageId};
use crate::message::{Body, Message, To};
use crate::party::Comer;
use crate::representation::Home;

/// Nobody books for somebody who is not theirs to book for, nor for people of two accounts at once.
pub(super) fn check_own(facts: &Facts, command: &Command, party: &[Comer]) -> Result<(), Refusal> {
    let Some(account) = command.actor.account() else {
        return if party.is_empty() { Ok(()) } else { Err(Refusal::NotFound) };
    };
    let persons = command.actor.persons();
    let barred = |comer: &Comer| facts.barred.contains(&(account.clone(), comer.person.clone()));
    // Staff act for an account's own people, not for those whom it represents.
    let elsewhere = |comer| matches!(command.actor, Actor::Staff(_)) && home(facts, account, comer).is_some();
    if party.iter().any(|comer| !persons.contains(&comer.person) || barred(comer) || elsewhere(comer)) {
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

/// The messages about what was done: to the visitor who did it, and to the account for whose persons it was done, by
/// whomever.
pub(super) fn tell(facts: &Facts, command: &Command, party: &[Comer], body: &Body) -> Vec<Change> {
    let message = |id: &MessageId, Told { to, language }| {
        Change::Message(Message { id: id.clone(), to, language, body: body.clone() })
    };
    let (told, account) = match &command.actor {
        Actor::Visitor { account, told, .. } | Actor::Staff(StaffActor { account, told, .. }) => (told, account),
        Actor::System => return Vec::new(),
    };
    let home = party.first().and_then(|comer| home(facts, account, comer));
    let home = home.map(|home| Told { to: To::Email(home.email.clone()), language: home.language });
    let told = told.clone().map(|told| message(&command.draw.message, told));
    told.into_iter().chain(home.map(|home| message(&command.draw.copy, home))).collect()
}
