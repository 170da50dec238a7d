//! What an account may do whose new bookings are paused: give back what it has, and answer what the agency asks of it.
//! Whether it is paused is read under the locks of the batch, so that nothing is booked after staff have said so.

use super::mandate::owner;
use super::{Actor, Command, Deed, Facts, Refusal};
use crate::id::AccountId;
use crate::party::Comer;
use crate::waiting::{self, Entry};
use jiff::Timestamp;

/// Refuses a visitor who would take places while their account, or the one whose persons come, is restricted.
pub(super) fn check_restricted(facts: &Facts, command: &Command, now: Timestamp) -> Result<(), Refusal> {
    let Actor::Visitor { account, .. } = &command.actor else { return Ok(()) };
    match &command.deed {
        Deed::Hold(wish) | Deed::Book(wish) if wish.invitation.is_none() => check(facts, account, &wish.party),
        Deed::HoldMove { booking, party, to } | Deed::Move { booking, party, to } => {
            let Some(old) = facts.bookings.get(booking) else { return Ok(()) };
            let gives = party.as_ref().is_some_and(|party| old.only_loses(party, to));
            if gives || facts.is_asked(booking, now) { Ok(()) } else { check(facts, account, &old.comers()) }
        }
        Deed::Extend(hold) => match facts.holds.get(hold) {
            Some(hold) if !hold.booking().is_some_and(|booking| facts.is_asked(booking, now)) => {
                check(facts, account, &hold.party)
            }
            _ => Ok(()),
        },
        Deed::List { deed, .. } => match deed.as_ref() {
            waiting::Deed::Join(entry) => waits(facts, account, entry),
            waiting::Deed::Change(id, _) | waiting::Deed::Resume(id) => {
                facts.list.entries.get(id).map_or(Ok(()), |entry| waits(facts, account, entry))
            }
            _ => Ok(()),
        },
        Deed::Take(offer) => {
            let entry = facts.list.offers.get(offer).and_then(|offer| facts.list.entries.get(&offer.entry));
            entry.map_or(Ok(()), |entry| waits(facts, account, entry))
        }
        // What is booked for a request, what gives places back, and what visitors cannot do.
        Deed::Hold(_)
        | Deed::Book(_)
        | Deed::Cancel { .. }
        | Deed::Withdraw(_)
        | Deed::TakeOver { .. }
        | Deed::Release
        | Deed::Promise(_)
        | Deed::Unlist(_)
        | Deed::Offer { .. }
        | Deed::Expire(_)
        | Deed::Publish { .. }
        | Deed::Import(_) => Ok(()),
    }
}

/// Whoever waits for a request of the agency waits on.
fn waits(facts: &Facts, account: &AccountId, entry: &Entry) -> Result<(), Refusal> {
    if entry.invitation.is_some() { Ok(()) } else { check(facts, account, &entry.wish.party) }
}

/// Why is said to the account itself alone, not to who acts for it.
fn check(facts: &Facts, account: &AccountId, party: &[Comer]) -> Result<(), Refusal> {
    if let Some(reason) = facts.restricted.get(account) {
        Err(Refusal::Restricted(Some(*reason)))
    } else if facts.restricted.contains_key(&owner(facts, account, party)) {
        Err(Refusal::Restricted(None))
    } else {
        Ok(())
    }
}
