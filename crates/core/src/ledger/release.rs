//! What an account has had held, given back by staff.

use super::balance::Balance;
use super::decide::{Decision, event};
use super::{Actor, Command, Facts, Outcome, Refusal, StaffActor};
use crate::hold::Hold;
use jiff::Timestamp;

/// Ends every hold of the account's people. Bookings stay, and so does what the agency has offered.
pub(super) fn release(facts: &Facts, command: &Command, now: Timestamp) -> Result<Decision, Refusal> {
    let Actor::Staff(StaffActor { account, persons, .. }) = &command.actor else { return Err(Refusal::NotFound) };
    let theirs = |hold: &Hold| {
        hold.offered().is_none()
            && !hold.is_promised()
            && hold.party.iter().any(|comer| persons.contains(&comer.person))
    };
    let holds = facts.holds_that(theirs);
    let mut balance = Balance::default();
    for hold in &holds {
        balance.end(hold);
    }
    let mut changes = balance.changes(facts, command, now);
    if !holds.is_empty() {
        let ids: Vec<&str> = holds.iter().map(|hold| hold.id.as_str()).collect();
        changes.push(event(command, now, "holds.released", account.as_str(), ids.join(" ")));
    }
    Ok(Decision { outcome: Outcome::Released(holds.len()), changes })
}
