//! What a batch of decisions knows, and what it changes.

use super::hold::in_order;
use super::{Actor, Outcome, Refusal, Spot};
use crate::booking::{Booking, Member, State};
use crate::catalogue::Catalogue;
use crate::errand::Errand;
use crate::event::Event;
use crate::hold::Hold;
use crate::id::{AccountId, BookingId, ErrandId, HoldId, InvitationId, PersonId};
use crate::invitation::{Invitation, Notice};
use crate::legacy::{Import, Known};
use crate::limit::{Holds, MostMoves, Moves};
use crate::message::Message;
use crate::party::Comer;
use crate::person::Person;
use crate::representation::Home;
use crate::restriction::Reason;
use crate::slot::{PlannedSlot, Pool, Slot, SlotKey};
use crate::waiting::{self, List};
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap, HashSet};

/// All that the decisions of one batch may know: the rows that the batch touches, read after they were locked.
/// Each accepted decision is played into them, so that the next one sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts<'a> {
    /// The agency's rules.
    pub catalogue: &'a Catalogue,
    /// Slots that some command of the batch may take or give back.
    pub slots: BTreeMap<SlotKey, Slot>,
    /// The persons concerned.
    pub persons: HashMap<PersonId, Person>,
    /// Holds of the persons concerned, and expired ones in the way.
    pub holds: HashMap<HoldId, Hold>,
    /// Bookings named by commands, and active ones of the persons concerned.
    pub bookings: HashMap<BookingId, Booking>,
    /// The places in line of the persons concerned, and what they are offered.
    pub list: List,
    /// Requests to book that commands answer, and those of the bookings that they move.
    pub invitations: HashMap<InvitationId, Invitation>,
    /// What is known of the old bookings that commands import, by the keys of their references.
    pub old: HashMap<String, Known>,
    /// Persons whom the actor's account named as those it acts for, but may not act for at this moment.
    pub barred: HashSet<(AccountId, PersonId)>,
    /// Accounts whose new bookings are paused, and why.
    pub restricted: HashMap<AccountId, Reason>,
    /// Where persons belong for whom an account acts as a representative.
    pub homes: HashMap<(AccountId, PersonId), Home>,
    /// The holds that the persons have lately had made.
    pub recent_holds: HashMap<PersonId, Holds>,
    /// Those that the actors' accounts have lately had made, whoever comes.
    pub recent_holds_of: HashMap<AccountId, Holds>,
    /// How many a person may have made within an hour; 0 is no limit.
    pub holds_limit: i64,
    /// The same for an account.
    pub account_holds_limit: i64,
    /// How often the persons' visits were moved of late.
    pub recent_moves: HashMap<PersonId, Moves>,
    /// How often they may be.
    pub most_moves: MostMoves,
    /// What the idempotency keys of the batch have led to.
    pub claims: HashMap<(String, String), Claim>,
}

/// What an idempotency key was used for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// A digest of the deed.
    pub fingerprint: String,
    /// What it led to; none while it has not been accepted.
    pub outcome: Option<Outcome>,
}

/// One thing to save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Takes places of a slot, or gives them back if negative.
    Take {
        /// Which slot.
        slot: SlotKey,
        /// From which pool.
        pool: Pool,
        /// How many.
        places: i64,
    },
    /// A hold began.
    HoldMade(Hold),
    /// A person had one more hold made.
    HoldCounted(PersonId, Holds),
    /// A visit of a person was moved once more.
    MoveCounted(PersonId, Moves),
    /// An account had one more hold made.
    HoldCountedOf(AccountId, Holds),
    /// A hold lasts longer.
    HoldExtended(Hold),
    /// A hold ended, and with it its places.
    HoldEnded(HoldId),
    /// An old booking came in, with the account and the person that it gets.
    Imported(Box<Imported>),
    /// A booking was made.
    BookingMade(Booking),
    /// A booking changed: its row, its places, and whether its party is active.
    BookingChanged(Booking),
    /// A slot is new.
    SlotMade(Slot),
    /// A slot's plan and capacity changed.
    SlotPlanned(Slot),
    /// A slot without places taken was withdrawn.
    SlotWithdrawn(SlotKey),
    /// Somebody's place in line or an offer is new, or has changed.
    List(waiting::Change),
    /// The case system is to be told.
    Notice(Notice),
    /// Something is to be told.
    Message(Message),
    /// Something is to be remembered.
    Event(Event),
}

/// An old booking that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// What came.
    pub import: Import,
    /// Which booking it became.
    pub booking: BookingId,
    /// When.
    pub at: Timestamp,
}

impl<'a> Facts<'a> {
    /// Facts about nothing yet.
    pub fn new(catalogue: &'a Catalogue) -> Self {
        Self {
            catalogue,
            slots: BTreeMap::new(),
            persons: HashMap::new(),
            holds: HashMap::new(),
            bookings: HashMap::new(),
            list: List::default(),
            invitations: HashMap::new(),
            old: HashMap::new(),
            barred: HashSet::new(),
            restricted: HashMap::new(),
            homes: HashMap::new(),
            recent_holds: HashMap::new(),
            recent_holds_of: HashMap::new(),
            holds_limit: 0,
            recent_moves: HashMap::new(),
            most_moves: MostMoves::default(),
            account_holds_limit: 0,
            claims: HashMap::new(),
        }
    }

    /// Plays an accepted change into the facts.
    pub(super) fn apply(&mut self, change: &Change) {
        match change {
            Change::Take { slot, pool, places } => {
                if let Some(slot) = self.slots.get_mut(slot) {
                    slot.taken += places;
                    if *pool == Pool::Public {
                        slot.taken_public += places;
                    }
                }
            }
            Change::HoldMade(hold) | Change::HoldExtended(hold) => {
                self.holds.insert(hold.id.clone(), hold.clone());
            }
            Change::HoldCounted(person, holds) => {
                self.recent_holds.insert(person.clone(), *holds);
            }
            Change::MoveCounted(person, moves) => {
                self.recent_moves.insert(person.clone(), *moves);
            }
            Change::HoldCountedOf(account, holds) => {
                self.recent_holds_of.insert(account.clone(), *holds);
            }
            Change::HoldEnded(hold) => {
                self.holds.remove(hold);
            }
            Change::Imported(imported) => {
                let Import { old, digest, person, .. } = &imported.import;
                self.persons.insert(person.clone(), old.person(person));
                let known = Known { booking: imported.booking.clone(), digest: digest.clone() };
                self.old.insert(old.reference.key().to_owned(), known);
            }
            Change::BookingMade(booking) | Change::BookingChanged(booking) => {
                self.bookings.insert(booking.id.clone(), booking.clone());
            }
            Change::SlotMade(slot) | Change::SlotPlanned(slot) => {
                self.slots.insert(slot.key, *slot);
            }
            Change::SlotWithdrawn(key) => {
                self.slots.remove(key);
            }
            Change::List(change) => self.list.apply(change),
            Change::Notice(_) | Change::Message(_) | Change::Event(_) => {}
        }
    }

    /// The errand, if the actor may book it: one that is closed to the public only for a request, or with a reason.
    pub(super) fn errand(&self, id: &ErrandId, actor: &Actor, is_asked: bool) -> Result<&'a Errand, Refusal> {
        let errand = self.catalogue.errand(id).ok_or(Refusal::NotOffered)?;
        if errand.needs_invitation && !is_asked && actor.beyond().is_none() {
            Err(Refusal::NeedsInvitation)
        } else {
            Ok(errand)
        }
    }

    /// The holds that any of these has had made. What is offered to them or to a booking stands beside them.
    pub(super) fn holds_of(&self, party: &[Comer]) -> Vec<&Hold> {
        self.holds_that(|hold| hold.offered().is_none() && !hold.is_promised() && hold.concerns(party))
    }

    /// What this party has waited for and is offered at this time.
    pub(super) fn promised(&self, party: &[Comer], spot: &Spot) -> Vec<&Hold> {
        self.holds_that(|hold| hold.is_promised() && hold.spot() == *spot && hold.party == in_order(party))
    }

    /// What is offered to a booking.
    pub(super) fn offered(&self, booking: &BookingId) -> Vec<&Hold> {
        self.holds_that(|hold| hold.offered() == Some(booking))
    }

    /// The holds of a booking that is about to move.
    pub(super) fn holds_for_moving(&self, booking: &BookingId) -> Vec<&Hold> {
        self.holds_that(|hold| hold.moving() == Some(booking))
    }

    /// Whether the agency asks the people of a booking for another time: until the answer is due, they may move and
    /// cancel whatever the limits of the errand say.
    pub(super) fn is_asked(&self, booking: &BookingId, now: Timestamp) -> bool {
        self.offered(booking).iter().any(|hold| hold.is_live(now))
    }

    /// In a stable order.
    pub(super) fn holds_that(&self, are: impl Fn(&Hold) -> bool) -> Vec<&Hold> {
        let mut holds: Vec<&Hold> = self.holds.values().filter(|hold| are(hold)).collect();
        holds.sort_by(|a, b| a.id.cmp(&b.id));
        holds
    }

    /// An active booking of one of these. One whose end has passed is not active.
    pub(super) fn active(&self, party: &[Comer], now: Timestamp) -> Option<&Booking> {
        self.booked(party).into_iter().find(|booking| booking.state_at(now) == State::Booked)
    }

    /// The member as a new one, with the lowest number that none of the person's active bookings for the errand has.
    pub(super) fn numbered(&self, member: Member, now: Timestamp) -> Member {
        let comer = Comer::from(&member);
        let party = std::slice::from_ref(&comer);
        let active = self.booked(party).into_iter().filter(|booking| booking.state_at(now) == State::Booked);
        let members = active.flat_map(|booking| &booking.party).filter(|known| comer.same(&Comer::from(*known)));
        let taken: HashSet<i64> = members.map(|known| known.nth).collect();
        let nth = (0..=taken.len() as i64).find(|nth| !taken.contains(nth)).unwrap_or_default();
        Member { nth, ..member }
    }

    /// Bookings of any of these that are noted as booked, though their end has passed.
    pub(super) fn unnoted(&self, party: &[Comer], now: Timestamp) -> Vec<&Booking> {
        self.booked(party).into_iter().filter(|booking| booking.state_at(now) == State::Past).collect()
    }

    fn booked(&self, party: &[Comer]) -> Vec<&Booking> {
        let theirs = |booking: &&Booking| booking.state == State::Booked && booking.concerns(party);
        let mut booked: Vec<&Booking> = self.bookings.values().filter(theirs).collect();
        booked.sort_by(|a, b| a.id.cmp(&b.id));
        booked
    }
}

/// What a slot becomes when its opening plans it (again): bookings stay, and capacity never falls below them.
pub(super) fn planned(old: Option<&Slot>, plan: &PlannedSlot) -> Slot {
    let (taken, taken_public) = old.map_or((0, 0), |slot| (slot.taken, slot.taken_public));
    Slot {
        key: plan.key,
        step: plan.step,
        planned: plan.planned,
        capacity: plan.planned.max(taken),
        taken,
        public_planned: plan.public_planned,
        public_capacity: plan.public_planned.max(taken_public),
        taken_public,
    }
}
