//! The one way in: keys first, then the deed; accepted changes are played into the facts.

use super::balance::Balance;
use super::cool::has_lapsed;
use super::facts::{Claim, planned};
use super::{
    Actor, Change, Command, Deed, Facts, Outcome, Refusal, book, hold, legacy, list, moving, offer, release, restricted,
};
use crate::event::Event;
use crate::hold::{Hold, Purpose};
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
    // Only what was accepted binds a key: a refusal is decided anew, also for something else.
    if let Some(known) = claim.as_ref().and_then(|claim| facts.claims.get(claim))
        && let Some(outcome) = &known.outcome
    {
        if known.fingerprint != fingerprint {
            return Err(Refusal::KeyReused);
        }
        return Ok(Decision { outcome: outcome.clone(), changes: Vec::new() });
    }
    let mut decision = meet(facts, command, now)?;
    for change in &decision.changes {
        facts.apply(change);
    }
    decision.changes.extend(list::follow(facts, command, now));
    if let Some(claim) = claim {
        let known = Claim { fingerprint: fingerprint.to_owned(), outcome: Some(decision.outcome.clone()) };
        facts.claims.insert(claim, known);
    }
    Ok(decision)
}

fn meet(facts: &Facts, command: &Command, now: Timestamp) -> Result<Decision, Refusal> {
    restricted::check_restricted(facts, command, now)?;
    match &command.deed {
        Deed::Hold(wish) => hold::hold(facts, command, wish, now),
        Deed::HoldMove { booking, party, to } => hold::hold_move(facts, command, (booking, party.as_deref()), to, now),
        Deed::Extend(hold) => hold::extend(facts, command, hold, now),
        Deed::Book(wish) => book::book(facts, command, wish, now),
        Deed::Move { booking, party, to } => moving::move_to(facts, command, (booking, party.as_deref()), to, now),
        Deed::Cancel { booking, reason } => book::cancel(facts, command, booking, *reason, now),
        Deed::Offer { booking, to, until } => offer::offer(facts, command, booking, (to, *until), now),
        Deed::Withdraw(booking) => offer::withdraw(facts, command, booking, now),
        Deed::Release => release::release(facts, command, now),
        Deed::List { deed, told } => list::on_list(facts, command, (deed, told.as_ref()), now),
        Deed::Promise(promise) => list::promise(facts, command, promise, now),
        Deed::Take(offer) => list::take(facts, command, offer, now),
        Deed::Unlist(holds) => Ok(unlist(facts, command, holds, now)),
        Deed::Expire(holds) => Ok(expire(facts, command, holds, now)),
        Deed::Import(import) => legacy::import(facts, command, import, now),
        Deed::TakeOver { booking, from, person } => legacy::take_over(facts, command, (booking, from, person), now),
        Deed::Publish { planned, withdrawn } => publish(facts, command, (planned, withdrawn), now),
    }
}

/// Ends the holds among these that have run out. One that was extended in the meantime stays.
fn expire(facts: &Facts, command: &Command, holds: &[HoldId], now: Timestamp) -> Decision {
    let lapsed = |hold: &&Hold| has_lapsed(facts, hold, now);
    let expired: Vec<_> = holds.iter().filter_map(|id| facts.holds.get(id)).filter(lapsed).collect();
    ended(facts, command, (&expired, "holds.expired"), now)
}

/// Lets go those among these that are kept for whoever waits.
fn unlist(facts: &Facts, command: &Command, holds: &[HoldId], now: Timestamp) -> Decision {
    let listed = |hold: &&Hold| hold.purpose == Purpose::Listed && command.actor == Actor::System;
    let passed: Vec<_> = holds.iter().filter_map(|id| facts.holds.get(id)).filter(listed).collect();
    ended(facts, command, (&passed, "holds.passed"), now)
}

fn ended(facts: &Facts, command: &Command, (holds, action): (&[&Hold], &'static str), now: Timestamp) -> Decision {
    let mut balance = Balance::default();
    for hold in holds {
        balance.lapse(hold);
    }
    let mut changes = balance.changes(facts, command, now);
    if !holds.is_empty() {
        let ids: Vec<&str> = holds.iter().map(|hold| hold.id.as_str()).collect();
        changes.push(event(command, now, action, ids[0], ids.join(" ")));
    }
    Decision { outcome: Outcome::Expired(holds.len()), changes }
}

/// Brings slots in line with their opening. A slot on which anything lies keeps its step and its places, and nothing
/// else is laid across it: two times never share the same minutes of one counter. The command names every slot of the
/// days that it touches, so that this can be seen.
fn publish(
    facts: &Facts,
    command: &Command,
    (plans, withdrawn): (&[PlannedSlot], &[SlotKey]),
    now: Timestamp,
) -> Result<Decision, Refusal> {
    if command.actor != Actor::System {
        return Err(Refusal::NotFound);
    }
    let mut changes = Vec::new();
    let mut skipped = 0;
    let lying: Vec<&Slot> = facts.slots.values().filter(|slot| slot.taken > 0).collect();
    for plan in plans {
        if lying.iter().any(|slot| is_crossed(slot, plan)) {
            skipped += 1;
            continue;
        }
        match facts.slots.get(&plan.key) {
            None => changes.push(Change::SlotMade(planned(None, plan))),
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
    let changed = changes.len();
    if changed > 0 {
        changes.push(planned_event(command, &changes, skipped, now));
    }
    Ok(Decision { outcome: Outcome::Published { changed, skipped }, changes })
}

/// What publishing did, in numbers. `kept` are slots whose capacity is above their plan, because bookings lie there.
fn planned_event(command: &Command, changes: &[Change], skipped: usize, now: Timestamp) -> Change {
    let (mut made, mut altered, mut withdrawn, mut kept, mut opening) = (0, 0, 0, 0, 0);
    for change in changes {
        match change {
            Change::SlotMade(slot) => (made, opening) = (made + 1, slot.key.opening()),
            Change::SlotPlanned(slot) => {
                (altered, opening) = (altered + 1, slot.key.opening());
                kept += usize::from(slot.capacity > slot.planned || slot.public_capacity > slot.public_planned);
            }
            Change::SlotWithdrawn(key) => (withdrawn, opening) = (withdrawn + 1, key.opening()),
            _ => {}
        }
    }
    let detail = format!("made {made}, changed {altered}, withdrawn {withdrawn}, kept {kept}, skipped {skipped}");
    event(command, now, "slots.planned", &opening.to_string(), detail)
}

/// Whether a plan would lay another slot across this one of the same opening, or change its step.
pub(super) fn is_crossed(slot: &Slot, plan: &PlannedSlot) -> bool {
    let same = slot.key == plan.key && slot.step == plan.step;
    let together = slot.key < plan.key.later(plan.step) && plan.key < slot.key.later(slot.step);
    !same && together && slot.key.opening() == plan.key.opening()
}

/// The event of an accepted command. It names the reason for which limits could be passed.
pub(super) fn event(command: &Command, now: Timestamp, action: &'static str, subject: &str, detail: String) -> Change {
    let detail = match command.actor.beyond() {
        Some(reason) => format!("{detail} beyond {}", reason.as_str()).trim_start().to_owned(),
        None => detail,
    };
    Change::Event(Event {
        id: command.draw.event.clone(),
        at: now,
        actor: command.actor.name(),
        action,
        subject: subject.to_owned(),
        detail,
    })
}
