//! Which time to offer to whom.

use crate::availability;
use crate::catalogue::Catalogue;
use crate::id::{BookingId, OfficeId};
use crate::ledger::Spot;
use crate::office::Office;
use crate::opening::local_day;
use crate::party::Party;
use crate::slot::{Pool, Slot, SlotKey};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A booking that has to move, with its whole party, which stays together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affected {
    /// Which booking.
    pub booking: BookingId,
    /// Where it is.
    pub from: Spot,
    /// Who comes, and so what it needs.
    pub party: Party,
}

/// Where and when there may be room.
#[derive(Debug, Clone)]
pub struct Room<'a> {
    /// Offices, openings and the rest.
    pub catalogue: &'a Catalogue,
    /// At which offices.
    pub offices: &'a [OfficeId],
    /// On which local days.
    pub days: (Date, Date),
    /// Not before this instant: people need to hear of it, and to answer.
    pub not_before: Timestamp,
    /// The slots of these offices.
    pub slots: BTreeMap<SlotKey, Slot>,
}

/// A time for each of these bookings, or none. Whose visit is soonest comes first; each gets the soonest time at the
/// nearest office that has one. It is staff who offer, so that their places count as well.
pub fn propose(affected: &[Affected], room: &mut Room<'_>) -> Vec<(BookingId, Option<Spot>)> {
    let mut soonest: Vec<&Affected> = affected.iter().collect();
    soonest.sort_by(|a, b| (a.from.starts_at, &a.booking).cmp(&(b.from.starts_at, &b.booking)));
    soonest.into_iter().map(|one| (one.booking.clone(), room.find(one))).collect()
}

impl Room<'_> {
    fn find(&mut self, one: &Affected) -> Option<Spot> {
        let (catalogue, need) = (self.catalogue, one.party.need(Pool::Staff));
        for office in nearest(catalogue, self.offices, &one.from.office) {
            if !one.party.fits(catalogue, &office.id, Pool::Staff) {
                continue;
            }
            let openings = one.party.openings(catalogue, &office.id);
            let of_openings = self.slots.values().filter(|slot| openings.contains(&slot.key.opening()));
            let slots: Vec<Slot> = of_openings.copied().collect();
            let spot = |starts_at: Timestamp| Spot { office: office.id.clone(), starts_at };
            let allowed = |start: &Timestamp| self.allows(office, *start) && spot(*start) != one.from;
            if let Some(starts_at) = availability::starts(&slots, need).into_iter().find(allowed) {
                self.take(one, &openings, starts_at);
                return Some(spot(starts_at));
            }
        }
        None
    }

    fn allows(&self, office: &Office, starts_at: Timestamp) -> bool {
        let day = local_day(starts_at, &office.time_zone());
        starts_at > self.not_before && (self.days.0..=self.days.1).contains(&day)
    }

    /// Notes that a run is somebody's now, so that nobody else is offered it: as the ledger will, public places first.
    fn take(&mut self, one: &Affected, openings: &[i64], starts_at: Timestamp) {
        for pool in [Pool::Public, Pool::Staff] {
            let need = one.party.need(pool);
            for opening in openings {
                let Some(first) = self.slots.get(&SlotKey::new(*opening, starts_at)) else { continue };
                let (run, step): (Vec<SlotKey>, i64) = (availability::run(first, need).collect(), first.step);
                let is_free = |key: &SlotKey| {
                    self.slots.get(key).is_some_and(|slot| slot.step == step && slot.free(pool) >= need.places)
                };
                if run.iter().all(is_free) {
                    for key in run {
                        if let Some(slot) = self.slots.get_mut(&key) {
                            slot.taken += need.places;
                            slot.taken_public += if pool == Pool::Public { need.places } else { 0 };
                        }
                    }
                    return;
                }
            }
        }
    }
}

/// Those of the offices, the nearest first. Where a booking is already is the nearest of all.
fn nearest<'c>(catalogue: &'c Catalogue, offices: &[OfficeId], from: &OfficeId) -> Vec<&'c Office> {
    let here = catalogue.office(from).map(|office| office.position);
    let mut offices: Vec<&Office> = offices.iter().filter_map(|id| catalogue.office(id)).collect();
    let far = |office: &Office| here.map_or(0, |here| here.kilometres_to(office.position));
    offices.sort_by_key(|office| (office.id != *from, far(office), office.id.clone()));
    offices
}
