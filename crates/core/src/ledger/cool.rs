//! Places that were given back: first they are kept for those who wait, and what nobody of them wants cools. Either is a
//! hold that is nobody's.

use super::hold::seconds_later;
use super::{Draw, Facts, Spot};
use crate::booking::Booking;
use crate::hold::{Hold, Purpose};
use crate::id::{ErrandId, HoldId};
use crate::opening::Opening;
use crate::slot::{Pool, SlotKey, Taken};
use crate::waiting::ask_from;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// For so many seconds at the longest a time cools that was only held: nobody can keep a calendar away by pressing.
const HOLD_COOLS: i64 = 15 * 60;
/// For so many seconds after its end a hold still confirms where what it gives back cools: nobody else may have it anyway.
const LATE: i64 = 5 * 60;
/// For so many seconds after the list could be asked a time is kept for it: so long the product may take to ask.
const LISTED: i64 = 15 * 60;

/// A run that was given back: what a booking or a hold had.
#[derive(Debug)]
pub(super) struct Given {
    errand: ErrandId,
    spot: Spot,
    pub pool: Pool,
    pub places: Vec<Taken>,
    next: Next,
}

/// What becomes of something that is given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// It is free: it was offered by the agency, which nobody can do for somebody else.
    Free,
    /// It cools for minutes.
    Briefly,
    /// It cools until then, as it did before.
    Until(Timestamp),
    /// It is offered to those who wait.
    List,
    /// Nobody who waits wants it: it cools for as long as the errand says.
    Long,
}

impl From<&Booking> for Given {
    fn from(booking: &Booking) -> Self {
        let (errand, spot, places) = (booking.errand.clone(), booking.spot(), booking.places.clone());
        Self { errand, spot, pool: booking.pool, places, next: Next::List }
    }
}

impl From<&Hold> for Given {
    fn from(hold: &Hold) -> Self {
        let (errand, spot, places) = (hold.errand.clone(), hold.spot(), hold.places.clone());
        let next = match hold.purpose {
            Purpose::Checking | Purpose::Moving(_) => Next::Briefly,
            Purpose::Offered(_) => Next::Free,
            Purpose::Cooling => Next::Until(hold.expires_at),
            Purpose::Listed | Purpose::Promised => Next::List,
        };
        Self { errand, spot, pool: hold.pool, places, next }
    }
}

impl Given {
    /// What a hold keeps that has run out, or that nobody on the list wants.
    pub fn unlisted(hold: &Hold) -> Self {
        let given = Self::from(hold);
        let next = if given.next == Next::List { Next::Long } else { given.next };
        Self { next, ..given }
    }

    fn opening<'f>(&self, facts: &'f Facts) -> Option<&'f Opening> {
        self.places.first().and_then(|taken| facts.catalogue.opening(taken.slot.opening()))
    }

    /// What becomes of it, until when at the latest; none if it is free. All errands of an opening are as strict as the
    /// strictest: what is held for one of them could be taken for another. Staff's own places are neither offered nor do
    /// they cool: staff sell them to nobody.
    fn kept(&self, facts: &Facts, draw: u32, now: Timestamp) -> Option<(Purpose, Timestamp)> {
        let opening = self.opening(facts).filter(|_| self.pool == Pool::Public)?;
        let errands = || opening.errands.iter().filter_map(|errand| facts.catalogue.errand(errand));
        if self.next == Next::List && errands().any(|errand| errand.waiting_list) {
            let zone = facts.catalogue.time_zone();
            if let Some(from) = ask_from(self.spot.starts_at, &zone, now) {
                return Some((Purpose::Listed, seconds_later(from, LISTED)));
            }
        }
        let release = errands().map(|errand| errand.release).max().unwrap_or_default();
        let back_at = release.back_at(self.spot.starts_at, draw, now);
        let until = match self.next {
            Next::Free => now,
            Next::Briefly => back_at.min(seconds_later(now, (HOLD_COOLS * i64::from(draw)) >> 32)),
            Next::Until(then) => then,
            Next::List | Next::Long => back_at,
        };
        (now < until).then_some((Purpose::Cooling, until))
    }
}

/// Whether a hold that has run out can be ended by whoever comes upon it. One that is to cool stands in everybody's way for
/// a while, and until the product has seen to it: whoever asks in the very second in which it runs out would have been told
/// when, and whoever had it may be a moment late. An offer ends with a word to whom it was made.
pub(super) fn is_free(facts: &Facts, hold: &Hold, now: Timestamp) -> bool {
    !hold.is_live(now) && !hold.is_promised() && Given::unlisted(hold).kept(facts, u32::MAX, now).is_none()
}

/// Whether the product ends a hold now.
pub(super) fn has_lapsed(facts: &Facts, hold: &Hold, now: Timestamp) -> bool {
    let late = if hold.is_nobodys() { 0 } else { LATE };
    is_free(facts, hold, now) || (!hold.is_promised() && seconds_later(hold.expires_at, late) <= now)
}

/// The holds that keep what was given back and not taken again within the decision: a run has one instant for all of it.
/// `free` are the places that the decision makes free.
pub(super) fn keep(
    facts: &Facts,
    draw: &Draw,
    (given, mut free): (&[Given], BTreeMap<(SlotKey, Pool), i64>),
    now: Timestamp,
) -> Vec<Hold> {
    let mut kept = Vec::new();
    for (nth, given) in given.iter().enumerate() {
        let Some((purpose, expires_at)) = given.kept(facts, nth_draw(draw.release, nth), now) else { continue };
        let left = |taken: &Taken| {
            let free = free.get_mut(&(taken.slot, given.pool))?;
            let places = taken.places.min(*free).max(0);
            *free -= places;
            (places > 0).then_some(Taken { places, ..*taken })
        };
        let places: Vec<Taken> = given.places.iter().filter_map(left).collect();
        for places in runs(facts, places) {
            kept.push(Hold {
                id: HoldId(format!("{}.{}", draw.id, kept.len())),
                errand: given.errand.clone(),
                party: Vec::new(),
                office: given.spot.office.clone(),
                starts_at: places[0].slot.starts_at(),
                purpose: purpose.clone(),
                pool: given.pool,
                expires_at,
                extensions: 0,
                places,
            });
        }
    }
    kept
}

/// Places as runs: each slot begins where the one before it ends.
fn runs(facts: &Facts, mut places: Vec<Taken>) -> Vec<Vec<Taken>> {
    places.sort_by_key(|taken| taken.slot);
    let follows = |before: &Taken, after: &Taken| {
        facts.slots.get(&before.slot).is_some_and(|slot| slot.key.later(slot.step) == after.slot)
    };
    places.chunk_by(follows).map(<[Taken]>::to_vec).collect()
}

/// The draw of the n-th run of a command, in parts of 2³². The command has drawn one number; mixed well (by `SplitMix64`), the
/// return of one run tells nothing of another's.
fn nth_draw(drawn: u64, nth: usize) -> u32 {
    let mut mixed = drawn.wrapping_add((nth as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((mixed ^ (mixed >> 31)) >> 32) as u32
}
