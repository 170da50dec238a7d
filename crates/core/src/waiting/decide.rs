//! The one way in: a deed meets the list, and comes to changes or to a refusal that changes nothing. Whether whoever asks
//! may act for the entry, the ledger has seen to.

use super::choose::stands;
use super::{Choice, Ended, Entry, Freed, List, MISSED, Offer, State, WhyNot, Wish};
use crate::id::{EntryId, HoldId, OfferId, PersonId};
use crate::reminder::is_daytime;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What somebody wants to happen on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Somebody begins to wait.
    Join(Box<Entry>),
    /// Something else would do for them.
    Change(EntryId, Box<Wish>),
    /// They are offered nothing for a while.
    Pause(EntryId),
    /// They wait again.
    Resume(EntryId),
    /// They wait no longer.
    Leave(EntryId),
    /// Elsewhere they have booked a time that starts then, moved there, or have no booking any more.
    Has(EntryId, Option<Timestamp>),
    /// The agency has set, moved or taken back the date by which they have to book.
    BookBy(EntryId, Option<Date>),
    /// A run is offered to whom the rule says ([`super::choose`]).
    Offer(OfferId, Box<Freed>, Box<Choice>),
    /// They take what is offered.
    Take(OfferId),
    /// They say no to it.
    Decline(OfferId),
    /// Its deadline has passed.
    Lapse(OfferId),
    /// It is taken back: the time is gone.
    Withdraw(OfferId),
}

/// What a deed came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// What to save.
    pub changes: Vec<Change>,
}

impl Done {
    /// The holds that nobody is offered any more, for the next in line.
    pub fn freed(&self) -> impl Iterator<Item = &HoldId> {
        self.changes.iter().filter_map(|change| match change {
            Change::Offer(offer) if offer.ended.is_some_and(|ended| ended != Ended::Taken) => Some(&offer.hold),
            _ => None,
        })
    }
}

/// One thing to save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An entry is new, or has changed.
    Entry(Box<Entry>),
    /// An offer is new, or has ended.
    Offer(Box<Offer>),
}

/// Why a deed is not done. An expected answer: the view gives it words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// No such entry or offer.
    NotFound,
    /// One of those who come waits for the errand already.
    AlreadyWaiting(EntryId),
    /// Nobody comes of those whose place in line it is: it is not handed on.
    NobodyStays,
    /// They do not wait, or do already.
    NotSo(State),
    /// It is night there.
    Night,
    /// The time is being offered to somebody.
    IsOffered(OfferId),
    /// Since they were chosen something has changed: it would no longer be offered to them.
    NoLonger(WhyNot),
    /// The offer has ended.
    Over(Ended),
    /// Its deadline has passed.
    TooLate,
    /// Its deadline has not passed.
    NotYet,
}

/// Meets a deed with the list. What was accepted is played into it.
pub fn decide(list: &mut List, deed: &Deed, now: Timestamp) -> Result<Done, Refusal> {
    let changes = meet(list, deed, now)?;
    for change in &changes {
        list.apply(change);
    }
    Ok(Done { changes })
}

/// What a deed would come to. Of the list it needs only the entries concerned: those of the people, or who was chosen, and
/// their offers.
pub fn meet(list: &List, deed: &Deed, now: Timestamp) -> Result<Vec<Change>, Refusal> {
    match deed {
        Deed::Join(entry) => join(list, entry, now),
        Deed::Change(id, wish) => change(list, id, wish),
        Deed::Pause(id) => stop(list, id, (State::Waiting, State::Paused)),
        Deed::Resume(id) => resume(list, id),
        Deed::Leave(id) => stop(list, id, (open(list, id)?.state, State::Left)),
        Deed::Has(id, has) => Ok(still_offered(list, Entry { has: *has, ..open(list, id)?.clone() })),
        Deed::BookBy(id, date) => {
            let entry = open(list, id)?;
            // Who waits for a request does so until its last day.
            let latest = date.filter(|_| entry.invitation.is_some()).unwrap_or(entry.wish.latest);
            let wish = Wish { latest, ..entry.wish.clone() };
            Ok(vec![Change::Entry(Box::new(Entry { book_by: *date, wish, ..entry.clone() }))])
        }
        Deed::Offer(id, freed, choice) => offer(list, id, (freed, choice), now),
        Deed::Take(id) => answer(list, id, Ended::Taken, now),
        Deed::Decline(id) => answer(list, id, Ended::Declined, now),
        Deed::Lapse(id) => lapse(list, id, now),
        Deed::Withdraw(id) => Ok(vec![ended(asked(list, id)?.0, Ended::Withdrawn)]),
    }
}

/// A person waits once for an errand, whoever made the entry.
fn join(list: &List, entry: &Entry, now: Timestamp) -> Result<Vec<Change>, Refusal> {
    let persons: BTreeSet<PersonId> = entry.wish.party.iter().map(|comer| comer.person.clone()).collect();
    if persons.is_empty() {
        return Err(Refusal::NobodyStays);
    }
    check_single(list, None, &entry.wish)?;
    let new = Entry { persons, since: now, state: State::Waiting, missed: 0, ..entry.clone() };
    Ok(vec![Change::Entry(Box::new(new))])
}

fn change(list: &List, id: &EntryId, wish: &Wish) -> Result<Vec<Change>, Refusal> {
    let entry = open(list, id)?;
    if !wish.party.iter().any(|comer| entry.persons.contains(&comer.person)) {
        return Err(Refusal::NobodyStays);
    }
    check_single(list, Some(id), wish)?;
    let new = Entry { wish: wish.clone(), ..entry.clone() };
    let size = |wish: &Wish| (wish.party.clone(), wish.minutes, wish.places);
    // What is offered stands, whatever would do from now on; other people cannot have it.
    if size(wish) == size(&entry.wish) {
        Ok(vec![Change::Entry(Box::new(new))])
    } else {
        Ok(with_offer_ended(list, new, Ended::Declined))
    }
}

fn check_single(list: &List, own: Option<&EntryId>, wish: &Wish) -> Result<(), Refusal> {
    let waits = |other: &&Entry| {
        let same = || other.wish.party.iter().any(|comer| wish.party.iter().any(|new| new.same(comer)));
        Some(&other.id) != own && other.state.is_open() && same()
    };
    list.entries.values().find(waits).map_or(Ok(()), |other| Err(Refusal::AlreadyWaiting(other.id.clone())))
}

/// Pauses or leaves; an open offer is declined by it.
fn stop(list: &List, id: &EntryId, (from, to): (State, State)) -> Result<Vec<Change>, Refusal> {
    let entry = open(list, id)?;
    if entry.state != from {
        return Err(Refusal::NotSo(entry.state));
    }
    Ok(with_offer_ended(list, Entry { state: to, ..entry.clone() }, Ended::Declined))
}

fn resume(list: &List, id: &EntryId) -> Result<Vec<Change>, Refusal> {
    let entry = open(list, id)?;
    if entry.state != State::Paused {
        return Err(Refusal::NotSo(entry.state));
    }
    Ok(vec![Change::Entry(Box::new(Entry { state: State::Waiting, missed: 0, ..entry.clone() }))])
}

/// The entry, without an offer that is no earlier than what it has now.
fn still_offered(list: &List, entry: Entry) -> Vec<Change> {
    let later = list.offer_to(&entry.id).filter(|offer| entry.has.is_some_and(|has| has <= offer.spot.starts_at));
    let ended = later.map(|offer| ended(offer, Ended::Withdrawn));
    ended.into_iter().chain([Change::Entry(Box::new(entry))]).collect()
}

fn with_offer_ended(list: &List, entry: Entry, how: Ended) -> Vec<Change> {
    let ended = list.offer_to(&entry.id).map(|offer| ended(offer, how));
    ended.into_iter().chain([Change::Entry(Box::new(entry))]).collect()
}

fn offer(
    list: &List,
    id: &OfferId,
    (freed, choice): (&Freed, &Choice),
    now: Timestamp,
) -> Result<Vec<Change>, Refusal> {
    if !is_daytime(&freed.zone, now) {
        return Err(Refusal::Night);
    }
    if let Some(other) = list.open_offers().find(|offer| offer.hold == freed.hold) {
        return Err(Refusal::IsOffered(other.id.clone()));
    }
    let until = stands(list, choice, freed, now).map_err(Refusal::NoLonger)?;
    let offer = Offer {
        id: id.clone(),
        entry: choice.entry.clone(),
        hold: freed.hold.clone(),
        spot: freed.spot.clone(),
        made_at: now,
        until,
        reason: choice.reason.clone(),
        ended: None,
    };
    Ok(vec![Change::Offer(Box::new(offer))])
}

/// Whoever answers, yes or no, is there: what was missed before counts no more.
fn answer(list: &List, id: &OfferId, how: Ended, now: Timestamp) -> Result<Vec<Change>, Refusal> {
    let (offer, entry) = asked(list, id)?;
    if offer.until <= now {
        return Err(Refusal::TooLate);
    }
    let state = if how == Ended::Taken { State::Served } else { entry.state };
    Ok(vec![ended(offer, how), Change::Entry(Box::new(Entry { state, missed: 0, ..entry.clone() }))])
}

fn lapse(list: &List, id: &OfferId, now: Timestamp) -> Result<Vec<Change>, Refusal> {
    let (offer, entry) = asked(list, id)?;
    if now < offer.until {
        return Err(Refusal::NotYet);
    }
    let missed = entry.missed + 1;
    let state = if missed >= MISSED { State::Paused } else { entry.state };
    Ok(vec![ended(offer, Ended::Lapsed), Change::Entry(Box::new(Entry { state, missed, ..entry.clone() }))])
}

fn ended(offer: &Offer, how: Ended) -> Change {
    Change::Offer(Box::new(Offer { ended: Some(how), ..offer.clone() }))
}

/// An offer that has not ended, and the entry that is asked.
fn asked<'l>(list: &'l List, id: &OfferId) -> Result<(&'l Offer, &'l Entry), Refusal> {
    let offer = list.offers.get(id).ok_or(Refusal::NotFound)?;
    if let Some(how) = offer.ended {
        return Err(Refusal::Over(how));
    }
    Ok((offer, list.entries.get(&offer.entry).ok_or(Refusal::NotFound)?))
}

fn open<'l>(list: &'l List, id: &EntryId) -> Result<&'l Entry, Refusal> {
    let entry = list.entries.get(id).ok_or(Refusal::NotFound)?;
    if entry.state.is_open() { Ok(entry) } else { Err(Refusal::NotSo(entry.state)) }
}

impl List {
    /// Plays a change into the list.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Entry(entry) => drop(self.entries.insert(entry.id.clone(), *entry.clone())),
            Change::Offer(offer) => drop(self.offers.insert(offer.id.clone(), *offer.clone())),
        }
    }
}
