//! Places that were given back and cool: holds that are nobody's, until an instant that nobody knows.

use super::hold::seconds_later;
use super::{Draw, Facts, Spot};
use crate::booking::Booking;
use crate::hold::{Hold, Purpose};
use crate::id::{ErrandId, HoldId};
use crate::slot::{Pool, SlotKey, Taken};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// For so many seconds at the longest a time cools that was only held: nobody can keep a calendar away by pressing.
const HOLD_COOLS: i64 = 15 * 60;
/// For so many seconds after its end a hold still confirms where what it gives back cools: nobody else may have it anyway.
const LATE: i64 = 5 * 60;

/// A run that was given back: what a booking or a hold had.
#[derive(Debug)]
pub(super) struct Given {
    errand: ErrandId,
    spot: Spot,
    pub pool: Pool,
    pub places: Vec<Taken>,
    cools: Cools,
}

/// For how long something cools.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cools {
    /// Not at all: it has cooled already, or it was offered by the agency, which nobody can do for somebody else.
    No,
    /// For minutes.
    Briefly,
    /// For as long as the errand says.
    Long,
}

impl From<&Booking> for Given {
    fn from(booking: &Booking) -> Self {
        let (errand, spot, places) = (booking.errand.clone(), booking.spot(), booking.places.clone());
        Self { errand, spot, pool: booking.pool, places, cools: Cools::Long }
    }
}

impl From<&Hold> for Given {
    fn from(hold: &Hold) -> Self {
        let (errand, spot, places) = (hold.errand.clone(), hold.spot(), hold.places.clone());
        let cools = match hold.purpose {
            Purpose::Checking | Purpose::Moving(_) => Cools::Briefly,
            Purpose::Offered(_) | Purpose::Cooling => Cools::No,
        };
        Self { errand, spot, pool: hold.pool, places, cools }
    }
}

impl Given {
    /// When it is free again. All errands of an opening are as strict as the strictest: what is held for one of them could be
    /// taken for another. Staff's own places do not cool: they sell them to nobody.
    fn back_at(&self, facts: &Facts, draw: u32, now: Timestamp) -> Timestamp {
        let opening = self.places.first().and_then(|taken| facts.catalogue.opening(taken.slot.opening()));
        let errands = opening.into_iter().flat_map(|opening| &opening.errands);
        let known = errands.filter_map(|errand| facts.catalogue.errand(errand));
        let release = known.map(|errand| errand.release).max().filter(|_| self.pool == Pool::Public);
        let back_at = release.unwrap_or_default().back_at(self.spot.starts_at, draw, now);
        match self.cools {
            Cools::No => now,
            Cools::Briefly => back_at.min(seconds_later(now, (HOLD_COOLS * i64::from(draw)) >> 32)),
            Cools::Long => back_at,
        }
    }
}

/// Whether a hold that has run out can be ended by whoever comes upon it. One that is to cool stands in everybody's way for
/// a while, and until the product has seen to it: whoever asks in the very second in which it runs out would have been told
/// when, and whoever had it may be a moment late.
pub(super) fn is_free(facts: &Facts, hold: &Hold, now: Timestamp) -> bool {
    !hold.is_live(now) && Given::from(hold).back_at(facts, u32::MAX, now) <= now
}

/// Whether the product ends a hold now.
pub(super) fn has_lapsed(facts: &Facts, hold: &Hold, now: Timestamp) -> bool {
    is_free(facts, hold, now) || seconds_later(hold.expires_at, LATE) <= now
}

/// The holds that keep what was given back and not taken again within the decision: a run has one instant for all of it.
/// `free` are the places that the decision makes free.
pub(super) fn cool(
    facts: &Facts,
    draw: &Draw,
    (given, mut free): (&[Given], BTreeMap<(SlotKey, Pool), i64>),
    now: Timestamp,
) -> Vec<Hold> {
    let mut cooling = Vec::new();
    for (nth, given) in given.iter().enumerate() {
        let back_at = given.back_at(facts, nth_draw(draw.release, nth), now);
        if back_at <= now {
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
