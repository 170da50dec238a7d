//! Places on the move within one decision.

use super::cool::{Given, keep};
use super::{Change, Command, Facts, Refusal, Spot};
use crate::availability::{self, Need};
use crate::booking::Booking;
use crate::hold::Hold;
use crate::id::HoldId;
use crate::party::Party;
use crate::slot::{Pool, Slot, SlotKey, Taken};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// Places on the move: what is given back counts as free for what is taken after it. Nothing
/// touches the facts until the whole decision stands.
#[derive(Debug, Default)]
pub(super) struct Balance {
    net: BTreeMap<(SlotKey, Pool), i64>,
    /// What the asker gave back of it. They may take it again even where the plan has shrunk meanwhile.
    own: BTreeMap<(SlotKey, Pool), i64>,
    ended: Vec<HoldId>,
    given: Vec<Given>,
}

impl Balance {
    /// Gives back the places of a booking of the asker's.
    pub fn leave(&mut self, booking: &Booking) {
        self.give_back(Given::from(booking), true);
    }

    /// Ends a hold of the asker's and gives its places back.
    pub fn end(&mut self, hold: &Hold) {
        if !self.ended.contains(&hold.id) {
            self.give_back(Given::from(hold), true);
            self.ended.push(hold.id.clone());
        }
    }

    /// Ends anybody's hold that has run out, or that nobody on the waiting list wants.
    pub fn lapse(&mut self, hold: &Hold) {
        self.end_of_others(hold, Given::unlisted(hold));
    }

    /// Ends a hold of which somebody else gets a part; what is left of it stays what it was.
    pub fn part(&mut self, hold: &Hold) {
        self.end_of_others(hold, Given::from(hold));
    }

    fn end_of_others(&mut self, hold: &Hold, given: Given) {
        if !self.ended.contains(&hold.id) {
            self.give_back(given, false);
            self.ended.push(hold.id.clone());
        }
    }

    fn give_back(&mut self, given: Given, own: bool) {
        for taken in &given.places {
            *self.net.entry((taken.slot, given.pool)).or_default() -= taken.places;
            if own {
                *self.own.entry((taken.slot, given.pool)).or_default() += taken.places;
            }
        }
        self.given.push(given);
    }

    /// Takes the first free run at a time from the first pool that has one. `old` is the booking that keeps its places
    /// meanwhile: those that it has in that pool are not taken again.
    pub fn take_from(
        &mut self,
        facts: &Facts,
        (party, pools): (&Party, &[Pool]),
        spot: &Spot,
        old: Option<&Booking>,
    ) -> Result<(Pool, Vec<Taken>), Refusal> {
        let mut refusal = Refusal::NotOffered;
        for pool in pools {
            let own = old.filter(|old| old.pool == *pool).map_or(&[][..], |old| &old.places);
            match self.take(facts, (party, *pool), spot, own) {
                Ok(places) => return Ok((*pool, places)),
                Err(refused) => refusal = refused,
            }
        }
        Err(refusal)
    }

    /// Takes the first free run at a time, in the openings of the office that can receive the party. `own` are places
    /// that the asker has in any case; they are not taken again.
    fn take(
        &mut self,
        facts: &Facts,
        (party, pool): (&Party, Pool),
        spot: &Spot,
        own: &[Taken],
    ) -> Result<Vec<Taken>, Refusal> {
        let need = party.need(pool);
        let openings = party.openings(facts.catalogue, &spot.office);
        if !openings.is_empty() && !party.fits(facts.catalogue, &spot.office, pool) {
            let here = std::slice::from_ref(&spot.office);
            return Err(Refusal::TooMany(party.most(facts.catalogue, here, pool)));
        }
        let mut refusal = Refusal::NotOffered;
        for opening in openings {
            let Some(run) = published_run(facts, SlotKey::new(opening, spot.starts_at), need) else { continue };
            let has = |key: SlotKey| own.iter().find(|taken| taken.slot == key).map_or(0, |taken| taken.places);
            let lacking: Vec<Taken> = run
                .iter()
                .map(|slot| Taken { slot: slot.key, places: need.places - has(slot.key) })
                .filter(|taken| taken.places > 0)
                .collect();
            if lacking.iter().all(|taken| self.fits(facts, taken, need.pool)) {
                for taken in &lacking {
                    *self.net.entry((taken.slot, need.pool)).or_default() += taken.places;
                }
                return Ok(lacking);
            }
            refusal = Refusal::Taken;
        }
        Err(refusal)
    }

    /// Keeps the first of places that were given back, as many as a smaller party needs.
    pub fn keep(&mut self, facts: &Facts, (party, pool): (&Party, Pool), places: &[Taken]) -> Vec<Taken> {
        let step =
            places.first().and_then(|first| facts.slots.get(&first.slot)).map_or(party.minutes, |slot| slot.step);
        let need = party.need(pool);
        let kept: Vec<Taken> = places
            .iter()
            .take(need.slots(step) as usize)
            .map(|taken| Taken { places: taken.places.min(need.places), ..*taken })
            .collect();
        for taken in &kept {
            *self.net.entry((taken.slot, pool)).or_default() += taken.places;
        }
        kept
    }

    /// Whether so many places are free, after what this decision has given back and taken so far, or were the asker's.
    fn fits(&self, facts: &Facts, wanted: &Taken, pool: Pool) -> bool {
        let free = self.free(facts, wanted.slot, pool);
        let own = self.own.get(&(wanted.slot, pool)).copied();
        free.is_some_and(|free| free >= wanted.places || own.is_some_and(|own| own >= wanted.places))
    }

    /// How many places of a slot are free after what this decision has given back and taken so far.
    fn free(&self, facts: &Facts, key: SlotKey, pool: Pool) -> Option<i64> {
        let slot = facts.slots.get(&key)?;
        let net = |pool: Pool| self.net.get(&(key, pool)).copied().unwrap_or(0);
        let taken = slot.taken + net(Pool::Public) + net(Pool::Staff);
        Some(Slot { taken, taken_public: slot.taken_public + net(Pool::Public), ..*slot }.free(pool))
    }

    /// The places that were given back and are free now. What a plan no longer has is gone, and staff may have taken from
    /// their own what stood in the public's way.
    fn freed(&self, facts: &Facts) -> BTreeMap<(SlotKey, Pool), i64> {
        let given = self.net.iter().filter(|(_, places)| **places < 0);
        given
            .map(|((slot, pool), places)| {
                let free = self.free(facts, *slot, *pool).unwrap_or(0);
                ((*slot, *pool), free.min(-places))
            })
            .collect()
    }

    /// What is to be saved of it: ended holds first, then what is kept of what was given back and not taken again, then what
    /// changed in each slot.
    pub fn changes(mut self, facts: &Facts, command: &Command, now: Timestamp) -> Vec<Change> {
        let kept = keep(facts, &command.draw, (&self.given, self.freed(facts)), now);
        for hold in &kept {
            for taken in &hold.places {
                *self.net.entry((taken.slot, hold.pool)).or_default() += taken.places;
            }
        }
        let ended = self.ended.into_iter().map(Change::HoldEnded);
        let takes = self
            .net
            .into_iter()
            .filter(|(_, places)| *places != 0)
            .map(|((slot, pool), places)| Change::Take { slot, pool, places });
        ended.chain(kept.into_iter().map(Change::HoldMade)).chain(takes).collect()
    }
}

/// The slots of the run that starts with this key, if all are published with one step.
fn published_run<'f>(facts: &'f Facts, first: SlotKey, need: Need) -> Option<Vec<&'f Slot>> {
    let first = facts.slots.get(&first)?;
    availability::run(first, need).map(|key| facts.slots.get(&key).filter(|slot| slot.step == first.step)).collect()
}
