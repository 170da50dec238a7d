//! Places that were given back and cool: holds that are nobody's, until an instant that nobody knows.

use super::{Draw, Facts, Spot};
use crate::booking::Booking;
use crate::hold::{Hold, Purpose};
use crate::id::{ErrandId, HoldId};
use crate::release::Release;
use crate::slot::{Pool, SlotKey, Taken};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// A run that was given back: what a booking or a hold had.
#[derive(Debug)]
pub(super) struct Given {
    errand: ErrandId,
    spot: Spot,
    pub pool: Pool,
    pub places: Vec<Taken>,
    /// Whether it has cooled already.
    cooled: bool,
}

impl From<&Booking> for Given {
    fn from(booking: &Booking) -> Self {
        let (errand, spot, places) = (booking.errand.clone(), booking.spot(), booking.places.clone());
        Self { errand, spot, pool: booking.pool, places, cooled: false }
    }
}

impl From<&Hold> for Given {
    fn from(hold: &Hold) -> Self {
        let (errand, spot, places) = (hold.errand.clone(), hold.spot(), hold.places.clone());
        Self { errand, spot, pool: hold.pool, places, cooled: hold.is_cooling() }
    }
}

/// Whether what this errand's people give back cools. Staff's own places do not: they sell them to nobody.
fn release(facts: &Facts, errand: &ErrandId, pool: Pool) -> Release {
    let known = facts.catalogue.errand(errand).filter(|_| pool == Pool::Public);
    known.map_or(Release::Immediate, |errand| errand.release)
}

/// Whether a hold that has run out stands in nobody's way. What is to cool does until the product has seen to it: whoever
/// asks in the very second in which a hold runs out would have been told when.
pub(super) fn is_free(facts: &Facts, hold: &Hold, now: Timestamp) -> bool {
    let cools = release(facts, &hold.errand, hold.pool).back_at(hold.starts_at, u32::MAX, now) > now;
    !hold.is_live(now) && (hold.is_cooling() || !cools)
}

/// The holds that keep what was given back and not taken again within the decision: a run has one instant for all of it.
/// `net` is what changed in each slot.
pub(super) fn cool(
    facts: &Facts,
    draw: &Draw,
    (given, net): (&[Given], &BTreeMap<(SlotKey, Pool), i64>),
    now: Timestamp,
) -> Vec<Hold> {
    let mut free: BTreeMap<(SlotKey, Pool), i64> = net.iter().map(|(at, net)| (*at, -net)).collect();
    let mut cooling = Vec::new();
    for (nth, given) in given.iter().enumerate() {
        let release = release(facts, &given.errand, given.pool);
        let back_at = release.back_at(given.spot.starts_at, nth_draw(draw.release, nth), now);
        if given.cooled || back_at <= now {
            continue;
        }
        let left = |taken: &Taken| {
            let free = free.get_mut(&(taken.slot, given.pool))?;
            let places = taken.places.min(*free).max(0);
            *free -= places;
            (places > 0).then_some(Taken { places, ..*taken })
        };
        let places: Vec<Taken> = given.places.iter().filter_map(left).collect();
        if places.is_empty() {
            continue;
        }
        cooling.push(Hold {
            id: HoldId(format!("{}.{nth}", draw.id)),
            errand: given.errand.clone(),
            party: Vec::new(),
            office: given.spot.office.clone(),
            starts_at: given.spot.starts_at,
            purpose: Purpose::Cooling,
            pool: given.pool,
            expires_at: back_at,
            extensions: 0,
            places,
        });
    }
    cooling
}

/// The draw of the n-th run of a command, in parts of 2³². The command has drawn one number; mixed well (by `SplitMix64`), the
/// return of one run tells nothing of another's.
fn nth_draw(drawn: u64, nth: usize) -> u32 {
    let mut mixed = drawn.wrapping_add((nth as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((mixed ^ (mixed >> 31)) >> 32) as u32
}
