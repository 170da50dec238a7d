//! The one way in: keys first, then the deed; accepted changes are played into the facts.

use super::facts::{Claim, planned};
use super::{Actor, Change, Command, Deed, Facts, Outcome, Refusal, book, hold};
use crate::event::Event;
use crate::id::HoldId;
use crate::slot::{PlannedSlot, Slot, SlotKey};
use jiff::Timestamp;

/// What a decision comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The answer to whoever asked.
    pub outcome: Outcome,
    /// What to save, in this order.
    pub changes: Vec<Change>,
}

/// Meets a command with the facts. `fingerprint` is a digest of the command's deed, compared where its key was used
/// before. A refusal leaves the facts as they were.
pub fn decide(facts: &mut Facts, command: &Command, fingerprint: &str, now: Timestamp) -> Result<Decision, Refusal> {
    let claim = command.key.as_ref().map(|key| (command.actor.name(), key.clone()));
    if let Some(known) = claim.as_ref().and_then(|claim| facts.claims.get(claim)) {
        if known.fingerprint != fingerprint {
            return Err(Refusal::KeyReused);
        }
        if let Some(outcome) = &known.outcome {
            return Ok(Decision { outcome: outcome.clone(), changes: Vec::new() });
        }
    }
    let decision = meet(facts, command, now)?;
    for change in &decision.changes {
        facts.apply(change);
    }
    if let Some(claim) = claim {
        let known = Claim { fingerprint: fingerprint.to_owned(), outcome: Some(decision.outcome.clone()) };
        facts.claims.insert(claim, known);
    }
    Ok(decision)
}

fn meet(facts: &Facts, command: &Command, now: Timestamp) -> Result<Decision, Refusal> {
    match &command.deed {
        Deed::Hold(wish) => hold::hold(facts, command, wish, now),
        Deed::HoldMove { booking, to } => hold::hold_move(facts, command, booking, to, now),
        Deed::Extend(hold) => hold::extend(facts, command, hold, now),
        Deed::Book(wish) => book::book(facts, command, wish, now),
        Deed::Move { booking, to } => book::move_to(facts, command, booking, to, now),
        Deed::Cancel { booking, reason } => book::cancel(facts, command, booking, *reason, now),
        Deed::Expire(holds) => Ok(expire(facts, holds, now)),
        Deed::Publish { planned, withdrawn } => publish(facts, &command.actor, planned, withdrawn),
    }
}

/// Ends the holds among these that have run out. One that was extended in the meantime stays.
fn expire(facts: &Facts, holds: &[HoldId], now: Timestamp) -> Decision {
    let mut balance = super::facts::Balance::default();
    let expired: Vec<_> = holds.iter().filter_map(|id| facts.holds.get(id)).filter(|hold| !hold.is_live(now)).collect();
    for hold in &expired {
        balance.end(hold);
    }
    Decision { outcome: Outcome::Done(expired.len()), changes: balance.changes() }
}

/// Brings slots in line with their opening. A slot on which anything lies keeps its step and its places.
fn publish(facts: &Facts, actor: &Actor, plans: &[PlannedSlot], withdrawn: &[SlotKey]) -> Result<Decision, Refusal> {
    if *actor != Actor::System {
        return Err(Refusal::NotFound);
    }
    let mut changes = Vec::new();
    for plan in plans {
        match facts.slots.get(&plan.key) {
            None => changes.push(Change::SlotMade(planned(None, plan))),
            Some(old) if old.taken > 0 && old.step != plan.step => {}
            Some(old) => {
                let new = planned(Some(old), plan);
                if new != *old {
                    changes.push(Change::SlotPlanned(new));
                }
            }
        }
    }
    for old in withdrawn.iter().filter_map(|key| facts.slots.get(key)) {
        if old.taken == 0 {
            changes.push(Change::SlotWithdrawn(old.key));
        } else {
            let nothing = PlannedSlot { key: old.key, step: old.step, planned: 0, public_planned: 0 };
            let new: Slot = planned(Some(old), &nothing);
            if new != *old {
                changes.push(Change::SlotPlanned(new));
            }
        }
    }
    Ok(Decision { outcome: Outcome::Done(changes.len()), changes })
}

/// The event of an accepted command.
pub(super) fn event(command: &Command, now: Timestamp, action: &'static str, subject: &str, detail: String) -> Change {
    Change::Event(Event {
        id: command.draw.event.clone(),
        at: now,
        actor: command.actor.name(),
        action,
        subject: subject.to_owned(),
        detail,
    })
}
