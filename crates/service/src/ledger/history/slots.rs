//! What may lie on slots, said once more and otherwise than the ledger says it: who has which places until when. Of
//! everything that was done it can be asked whether it may have been done just now, and then it is.

use super::rows;
use super::town::{self, STEP};
use besok_core::booking::{Booking, State};
use besok_core::hold::{EXTENSION_SECONDS, EXTENSIONS, HOLD_SECONDS, Hold, Purpose};
use besok_core::id::{BookingId, ErrandId, PersonId};
use besok_core::ledger::{Actor, Command, Deed, Outcome, Spot};
use besok_core::party::Comer;
use besok_core::slot::{Pool, SlotKey, Taken};
use std::collections::{BTreeMap, BTreeSet};

/// People, each with an errand.
pub(super) type Who = BTreeSet<(PersonId, ErrandId)>;

/// What places are for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Booked,
    Checking,
    Moving(BookingId),
    Offered(BookingId),
    /// Something that this world does not have.
    Other,
}

/// Somebody's places.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Lot {
    pub kind: Kind,
    pub who: Who,
    pub starts_at: i64,
    pub pool: Pool,
    pub places: BTreeMap<SlotKey, i64>,
    /// In seconds since 1970; a booking's never end.
    pub until: i64,
    /// How often it was moved or extended.
    pub changes: i64,
}

/// All that lies on the slots, by the ids of bookings and holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Slots {
    pub lots: BTreeMap<String, Lot>,
    pub cancelled: BTreeSet<String>,
}

impl From<&Hold> for Lot {
    fn from(hold: &Hold) -> Self {
        let kind = match &hold.purpose {
            Purpose::Checking => Kind::Checking,
            Purpose::Moving(booking) => Kind::Moving(booking.clone()),
            Purpose::Offered(booking) => Kind::Offered(booking.clone()),
            Purpose::Cooling | Purpose::Listed | Purpose::Promised => Kind::Other,
        };
        Self {
            kind,
            who: who(&hold.party),
            starts_at: hold.starts_at.as_second(),
            pool: hold.pool,
            places: places(&hold.places),
            until: hold.expires_at.as_second(),
            changes: hold.extensions,
        }
    }
}

impl From<&Booking> for Lot {
    fn from(booking: &Booking) -> Self {
        Self {
            kind: if booking.state == State::Booked { Kind::Booked } else { Kind::Other },
            who: who(&booking.comers()),
            starts_at: booking.starts_at.as_second(),
            pool: booking.pool,
            places: places(&booking.places),
            until: i64::MAX,
            changes: booking.sequence,
        }
    }
}

pub(super) fn who(party: &[Comer]) -> Who {
    party.iter().map(|comer| (comer.person.clone(), comer.errand.clone())).collect()
}

fn places(taken: &[Taken]) -> BTreeMap<SlotKey, i64> {
    taken.iter().map(|taken| (taken.slot, taken.places)).collect()
}

/// For how many minutes they come, one after the other.
pub(super) fn minutes(who: &Who) -> i64 {
    let of = |errand: &ErrandId| town::ERRANDS.iter().find(|(id, _)| *id == errand.as_str()).map_or(0, |(_, of)| *of);
    who.iter().map(|(_, errand)| of(errand)).sum()
}

/// The slots of an opening that a visit takes.
pub(super) fn run(opening: i64, starts_at: i64, minutes: i64) -> impl Iterator<Item = SlotKey> {
    let first = SlotKey(opening << 32 | (starts_at / 60));
    (0..minutes / STEP).map(move |nth| first.later(nth * STEP))
}

impl Lot {
    /// Whether it is what these people have had held for themselves.
    pub fn is_held_by(&self, who: &Who) -> bool {
        matches!(self.kind, Kind::Checking | Kind::Moving(_)) && !self.who.is_disjoint(who)
    }

    /// Whether it is held for a booking.
    pub fn is_for(&self, booking: &BookingId) -> bool {
        matches!(&self.kind, Kind::Moving(of) | Kind::Offered(of) if of == booking)
    }

    fn is_within(&self, starts_at: i64, minutes: i64) -> bool {
        let span = starts_at / 60..starts_at / 60 + minutes;
        self.places.keys().any(|key| span.contains(&(key.0 & 0xffff_ffff)))
    }
}

impl Slots {
    /// What lies there in the end.
    pub fn of(rows: &rows::Rows) -> Self {
        let (booked, ended): (Vec<_>, Vec<_>) =
            rows.bookings.iter().partition(|(_, booking)| booking.state == State::Booked);
        let booked = booked.into_iter().map(|(id, booking)| (id.0.clone(), Lot::from(booking)));
        let held = rows.holds.iter().map(|(id, hold)| (id.0.clone(), Lot::from(hold)));
        Self { lots: booked.chain(held).collect(), cancelled: ended.into_iter().map(|(id, _)| id.0.clone()).collect() }
    }

    pub fn booked(&self, id: &BookingId) -> Option<&Lot> {
        self.lots.get(id.as_str()).filter(|lot| lot.kind == Kind::Booked)
    }

    pub fn has_booked(&self, who: &Who) -> bool {
        self.lots.values().any(|lot| lot.kind == Kind::Booked && !lot.who.is_disjoint(who))
    }

    /// Does what a command did at that second, if it can be done, and if this comes of it.
    pub fn change(&mut self, command: &Command, outcome: Option<&Outcome>, at: i64) -> bool {
        match (&command.deed, outcome) {
            (Deed::Hold(wish), Some(Outcome::Held(hold))) => {
                let lot = Lot { kind: Kind::Checking, until: at + HOLD_SECONDS, ..new(&who(&wish.party), &wish.spot) };
                hold.id.0 == command.draw.id && is_like(&hold.into(), lot) && self.begin(command, hold.into(), at)
            }
            (Deed::Book(wish), Some(Outcome::Booking(booking))) => {
                let lot = new(&who(&wish.party), &wish.spot);
                let is_right = booking.id.0 == command.draw.id && is_like(&booking.into(), lot);
                is_right && self.begin(command, booking.into(), at)
            }
            (
                Deed::HoldMove { booking, to, .. } | Deed::Move { booking, to, .. } | Deed::Offer { booking, to, .. },
                Some(outcome),
            ) => match self.booked(booking).cloned() {
                Some(old) if old.starts_at != to.starts_at.as_second() => {
                    self.go(command, outcome, (booking, &old), at)
                }
                _ => false,
            },
            (deed, outcome) => self.give_back(deed, (&command.actor, outcome), at),
        }
    }

    /// A booking goes to another time, or the time is held for it or offered to it.
    fn go(&mut self, command: &Command, outcome: &Outcome, (id, old): (&BookingId, &Lot), at: i64) -> bool {
        match (&command.deed, outcome) {
            (Deed::HoldMove { to, .. }, Outcome::Held(hold)) => {
                let kind = Kind::Moving(id.clone());
                self.end(|lot| lot.is_held_by(&old.who) || lot.kind == kind);
                let lot = Lot { kind, until: at + HOLD_SECONDS, ..new(&old.who, to) };
                let is_right = hold.id.0 == command.draw.id && is_like(&hold.into(), lot);
                is_right && self.put(command, (hold.into(), &[]), Some(old), at)
            }
            (Deed::Offer { to, until, .. }, Outcome::Held(hold)) => {
                let kind = Kind::Offered(id.clone());
                self.end(|lot| lot.kind == kind);
                let lot = Lot { kind, until: until.as_second(), ..new(&old.who, to) };
                let is_right = hold.id.0 == command.draw.id && is_like(&hold.into(), lot);
                is_right && self.put(command, (hold.into(), &[]), None, at)
            }
            (Deed::Move { to, .. }, Outcome::Booking(booking)) => {
                self.lots.remove(id.as_str());
                let ended = self.end(|lot| lot.is_held_by(&old.who) || lot.is_for(id));
                let lot = Lot { changes: old.changes + 1, ..new(&old.who, to) };
                let is_right = booking.id == *id && is_like(&booking.into(), lot);
                is_right && self.put(command, (booking.into(), &ended), None, at)
            }
            _ => false,
        }
    }

    /// What only gives places back, or keeps them for longer.
    fn give_back(&mut self, deed: &Deed, (actor, outcome): (&Actor, Option<&Outcome>), at: i64) -> bool {
        match (deed, outcome) {
            (Deed::Cancel { booking: id, .. }, Some(Outcome::Booking(booking))) => {
                self.end(|lot| lot.is_for(id));
                let was_booked = self.booked(id).is_some() && self.lots.remove(id.as_str()).is_some();
                self.cancelled.insert(id.0.clone());
                was_booked && booking.id == *id && (booking.state, booking.places.len()) == (State::Cancelled, 0)
            }
            (Deed::Extend(hold), Some(Outcome::Held(longer))) => self.extend(hold.as_str(), &longer.into(), at),
            (Deed::Withdraw(id), Some(Outcome::Booking(booking))) => {
                let is_so = self.booked(id) == Some(&booking.into());
                !self.end(|lot| lot.kind == Kind::Offered(id.clone())).is_empty() && is_so
            }
            (Deed::Release, Some(Outcome::Released(count))) => {
                let ended = self.end(|lot| is_released(lot, actor)).len();
                ended > 0 && ended == *count
            }
            (Deed::Expire(holds), _) => {
                let lapsed = |id: &str, lot: &Lot| lot.until <= at && holds.iter().any(|hold| hold.as_str() == id);
                self.end_named(lapsed).len() == holds.len()
            }
            _ => false,
        }
    }

    /// Somebody who has no booking for the errand takes a time; what they held ends.
    fn begin(&mut self, command: &Command, lot: Lot, at: i64) -> bool {
        let who = lot.who.clone();
        let ended = self.end(|lot| lot.is_held_by(&who));
        !self.has_booked(&who) && self.put(command, (lot, &ended), None, at)
    }

    fn extend(&mut self, id: &str, longer: &Lot, at: i64) -> bool {
        let Some(lot) = self.lots.get_mut(id) else { return false };
        lot.until = lot.until.max(at) + EXTENSION_SECONDS;
        lot.changes += 1;
        lot.changes <= EXTENSIONS && !matches!(lot.kind, Kind::Booked | Kind::Offered(_)) && lot == longer
    }

    fn end(&mut self, ends: impl Fn(&Lot) -> bool) -> Vec<Lot> {
        self.end_named(|_, lot| ends(lot))
    }

    fn end_named(&mut self, ends: impl Fn(&str, &Lot) -> bool) -> Vec<Lot> {
        let ended: Vec<String> = self.lots.iter().filter(|(id, lot)| ends(id, lot)).map(|(id, _)| id.clone()).collect();
        ended.iter().filter_map(|id| self.lots.remove(id)).collect()
    }

    /// Lays a lot where `ended` gave way to it, along with what has run out there. `old` keeps its places beside it. It has
    /// to be a whole visit in one opening, for which there is room.
    fn put(&mut self, command: &Command, (lot, ended): (Lot, &[Lot]), old: Option<&Lot>, at: i64) -> bool {
        let minutes = minutes(&lot.who);
        self.end(|other| other.until <= at && other.is_within(lot.starts_at, minutes));
        let promised = |given: &Lot| given.pool == lot.pool && given.starts_at == lot.starts_at && at < given.until;
        let may = lot.pool == Pool::Public || matches!(command.actor, Actor::Staff(_)) || ended.iter().any(promised);
        let is_whole = town::OPENINGS.iter().any(|(opening, _)| {
            let lacking = run(*opening, lot.starts_at, minutes).filter(|key| !has(old, lot.pool, *key));
            lacking.map(|key| (key, 1)).collect::<BTreeMap<_, _>>() == lot.places
        });
        let id = match &command.deed {
            Deed::Move { booking, .. } => booking.0.clone(),
            _ => command.draw.id.clone(),
        };
        let keys: Vec<SlotKey> = lot.places.keys().copied().collect();
        self.lots.insert(id, lot);
        may && is_whole
            && keys
                .into_iter()
                .all(|key| self.free(key, |_, _| true).is_some_and(|(all, public)| all >= 0 && public >= 0))
    }

    /// How many places of a slot are free: of all, and of the public's; as far as these lots count.
    pub fn free(&self, key: SlotKey, counts: impl Fn(&str, &Lot) -> bool) -> Option<(i64, i64)> {
        let (mut all, mut public) = town::OPENINGS.iter().find(|(number, _)| *number == key.opening())?.1;
        for (id, lot) in &self.lots {
            let taken = lot.places.get(&key).copied().unwrap_or_default();
            if taken > 0 && counts(id, lot) {
                all -= taken;
                public -= if lot.pool == Pool::Public { taken } else { 0 };
            }
        }
        Some((all, public.min(all)))
    }
}

/// Whether somebody has a place of this pool already.
pub(super) fn has(old: Option<&Lot>, pool: Pool, key: SlotKey) -> bool {
    old.is_some_and(|old| old.pool == pool && old.places.contains_key(&key))
}

/// What staff give back of an account.
pub(super) fn is_released(lot: &Lot, actor: &Actor) -> bool {
    let persons = actor.persons();
    matches!(lot.kind, Kind::Checking | Kind::Moving(_)) && lot.who.iter().any(|(person, _)| persons.contains(person))
}

fn new(who: &Who, spot: &Spot) -> Lot {
    Lot {
        kind: Kind::Booked,
        who: who.clone(),
        starts_at: spot.starts_at.as_second(),
        pool: Pool::Public,
        places: BTreeMap::new(),
        until: i64::MAX,
        changes: 0,
    }
}

/// Whether a lot is as it should be; which places it has is another question.
fn is_like(lot: &Lot, wanted: Lot) -> bool {
    *lot == Lot { pool: lot.pool, places: lot.places.clone(), ..wanted }
}
