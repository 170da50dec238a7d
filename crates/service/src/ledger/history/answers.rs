//! What may be answered without changing anything: refusals, and that something is already so.

use super::slots::{Kind, Lot, Slots, Who, has, is_released, minutes, run, who};
use super::town;
use super::world::Note;
use besok_core::booking::State;
use besok_core::hold::EXTENSIONS;
use besok_core::id::BookingId;
use besok_core::ledger::{Actor, Deed, Outcome, Refusal, Spot, Wish};
use besok_core::slot::Pool;

impl Slots {
    /// Whether somebody may have been answered so just now. By the clock that was somewhen between question and answer.
    pub fn allows(&self, note: &Note) -> bool {
        let Some((answered, answer)) = &note.answered else { return true };
        match answer {
            Ok(outcome) => self.is_so(note, outcome),
            Err(refusal) => self.refuses(note, refusal, answered.1),
        }
    }

    /// Whether things are as they were said to be, with nothing left to do.
    fn is_so(&self, note: &Note, outcome: &Outcome) -> bool {
        let asked = note.asked.1;
        let is_live = |lot: &Lot| asked < lot.until;
        match (&note.command.deed, outcome) {
            (Deed::Hold(Wish { party, spot, .. }), Outcome::Held(hold)) => {
                let same = self.lots.get(hold.id.as_str()).filter(|lot| **lot == Lot::from(hold) && is_live(lot));
                same.is_some_and(|lot| lot.who == who(party) && lot.starts_at == spot.starts_at.as_second())
            }
            (Deed::HoldMove { booking, to, .. }, Outcome::Held(hold)) => {
                let same = self.lots.get(hold.id.as_str()).filter(|lot| **lot == Lot::from(hold) && is_live(lot));
                let party = self.booked(booking).map(|booking| &booking.who);
                same.is_some_and(|lot| Some(&lot.who) == party && lot.starts_at == to.starts_at.as_second())
            }
            (Deed::Withdraw(id), Outcome::Booking(booking)) => {
                let is_cancelled = booking.state == State::Cancelled && self.cancelled.contains(id.as_str());
                let offered = self.lots.values().any(|lot| lot.kind == Kind::Offered(id.clone()));
                !offered && (is_cancelled || self.booked(id) == Some(&booking.into()))
            }
            (Deed::Release, Outcome::Released(0)) => {
                !self.lots.values().any(|lot| is_released(lot, &note.command.actor))
            }
            // Whoever ended them.
            (Deed::Expire(holds), Outcome::Expired(_)) => {
                !holds.iter().filter_map(|hold| self.lots.get(hold.as_str())).any(|lot| lot.until <= asked)
            }
            _ => false,
        }
    }

    fn refuses(&self, note: &Note, refusal: &Refusal, answered: i64) -> bool {
        let deed = &note.command.deed;
        match (refusal, deed) {
            (Refusal::Taken, _) => self.is_taken(note),
            (Refusal::AlreadyBooked(_), Deed::Hold(wish) | Deed::Book(wish)) => self.has_booked(&who(&wish.party)),
            (Refusal::NotFound, Deed::Extend(hold)) => !self.lots.contains_key(hold.as_str()),
            (Refusal::CannotExtend, Deed::Extend(hold)) => {
                let cannot = |lot: &Lot| matches!(lot.kind, Kind::Offered(_)) || lot.changes >= EXTENSIONS;
                self.lots.get(hold.as_str()).is_some_and(cannot)
            }
            (
                Refusal::AlreadyCancelled,
                Deed::Cancel { booking, .. }
                | Deed::Move { booking, .. }
                | Deed::HoldMove { booking, .. }
                | Deed::Offer { booking, .. },
            ) => self.cancelled.contains(booking.as_str()),
            (
                Refusal::SameTime,
                Deed::Move { booking, to, .. } | Deed::HoldMove { booking, to, .. } | Deed::Offer { booking, to, .. },
            ) => self.booked(booking).is_some_and(|old| old.starts_at == to.starts_at.as_second()),
            (Refusal::TooSoon, Deed::Offer { until, .. }) => until.as_second() <= answered,
            _ => false,
        }
    }

    /// Whether there is no room where somebody wants to go, once they have left what they have.
    fn is_taken(&self, note: &Note) -> bool {
        let moves = |booking: &BookingId, ends: &dyn Fn(&str, &Lot, &Lot) -> bool, keeps: bool, to: &Spot| {
            let Some(old) = self.booked(booking) else { return false };
            let kept = keeps.then_some(old);
            self.is_full(note, (&old.who, to), kept, &|id, lot| ends(id, lot, old))
        };
        match &note.command.deed {
            Deed::Hold(Wish { party, spot, .. }) | Deed::Book(Wish { party, spot, .. }) => {
                let who = who(party);
                self.is_full(note, (&who, spot), None, &|_, lot| lot.is_held_by(&who))
            }
            Deed::HoldMove { booking, to, .. } => {
                let ends = |_: &str, lot: &Lot, old: &Lot| {
                    lot.is_held_by(&old.who) || lot.kind == Kind::Moving(booking.clone())
                };
                moves(booking, &ends, true, to)
            }
            Deed::Move { booking, to, .. } => {
                let ends = |id: &str, lot: &Lot, old: &Lot| {
                    id == booking.as_str() || lot.is_held_by(&old.who) || lot.is_for(booking)
                };
                moves(booking, &ends, false, to)
            }
            Deed::Offer { booking, to, .. } => {
                moves(booking, &|_, lot, _| lot.kind == Kind::Offered(booking.clone()), false, to)
            }
            _ => false,
        }
    }

    /// Whether in every opening something is in the way of a visit, if what `ends` is gone and `kept` need not be taken.
    fn is_full(
        &self,
        note: &Note,
        (who, to): (&Who, &Spot),
        kept: Option<&Lot>,
        ends: &dyn Fn(&str, &Lot) -> bool,
    ) -> bool {
        let asked = note.asked.1;
        let is_staff = matches!(note.command.actor, Actor::Staff(_));
        let is_lacking = |key| {
            let free = self.free(key, |id, lot| asked < lot.until && !ends(id, lot));
            let (all, public) = free.unwrap_or_default();
            !has(kept, Pool::Public, key) && (if is_staff { all } else { public }) < 1
        };
        let mut openings = town::OPENINGS.iter();
        openings.all(|(opening, _)| run(*opening, to.starts_at.as_second(), minutes(who)).any(is_lacking))
    }
}
