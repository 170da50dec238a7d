//! The waiting list in the ledger: somebody's place in line, a time that is offered to them, and what becomes of either.
//! The rule is [`crate::waiting`]'s; here it meets places, and whoever asks.

use super::balance::Balance;
use super::book::book;
use super::decide::{Decision, event};
use super::hold::{end_expired, in_order};
use super::invited::check_asked;
use super::mandate::{check_own, owner};
use super::moving::move_to;
use super::{Actor, Change, Command, Facts, Outcome, Promise, Refusal, Spot, Told, Wish};
use crate::booking::{Booking, State};
use crate::hold::{Hold, Purpose};
use crate::id::{EntryId, HoldId, OfferId};
use crate::message::{Body, Message};
use crate::party::Party;
use crate::slot::Pool;
use crate::waiting::{self, Deed, Ended, Entry, Freed, Offer};
use jiff::Timestamp;

/// What happens on the list and takes no places. What it takes back of an offer goes to the next in line.
pub(super) fn on_list(
    facts: &Facts,
    command: &Command,
    (deed, told): (&Deed, Option<&Told>),
    now: Timestamp,
) -> Result<Decision, Refusal> {
    let deed = allowed(facts, command, deed, now)?;
    let done = waiting::meet(&facts.list, &deed, now).map_err(Refusal::List)?;
    let Some(entry) = concerned(facts, &deed, &done) else { return Err(Refusal::NotFound) };
    let mut changes = saved(facts, command, &done, now);
    let body = match &deed {
        Deed::Lapse(_) if entry.state == waiting::State::Paused => Some(Body::StillWaiting),
        Deed::Withdraw(id) => facts.list.offers.get(id).map(|offer| Body::OfferGone(offer.spot.clone())),
        _ => None,
    };
    changes.extend(told.zip(body).map(|(told, body)| message(command, told, body)));
    changes.push(event(command, now, action(&deed), entry.id.as_str(), String::new()));
    Ok(Decision { outcome: Outcome::Waits(Box::new(entry)), changes })
}

/// Offers what a hold keeps to whom the rule has chosen. What they do not need of it stays kept.
pub(super) fn promise(
    facts: &Facts,
    command: &Command,
    promise: &Promise,
    now: Timestamp,
) -> Result<Decision, Refusal> {
    if command.actor != Actor::System {
        return Err(Refusal::NotFound);
    }
    let kept = facts.holds.get(&promise.hold).filter(|hold| hold.is_nobodys()).ok_or(Refusal::NotFound)?;
    let mut beginnings = Freed::of(facts.catalogue, kept).into_iter();
    let freed = beginnings.find(|freed| freed.spot.starts_at == promise.starts_at);
    let id = HoldId(command.draw.id.clone());
    let freed = Freed { hold: id.clone(), ..freed.ok_or(Refusal::NotFound)? };
    // What these people take may be another by now than when they joined, and so may be how they are reached.
    let entry = facts.list.entries.get(&promise.choice.entry).ok_or(Refusal::NotFound)?;
    let errand = facts.catalogue.errand(&entry.wish.errand).ok_or(Refusal::NotOffered)?;
    let party = Party::of(facts.catalogue, errand, &entry.wish.party, &facts.persons, now)?;
    if freed.spot.starts_at < party.window(facts.catalogue, errand, now).0 {
        return Err(Refusal::TooSoon);
    }
    let entry = Entry { wish: entry.wish.for_party(&party), phone_only: promise.told.is_none(), ..entry.clone() };
    let mut list = facts.list.clone();
    list.entries.insert(entry.id.clone(), entry.clone());
    let deed = Deed::Offer(OfferId(command.draw.id.clone()), Box::new(freed.clone()), Box::new(promise.choice.clone()));
    let done = waiting::meet(&list, &deed, now).map_err(Refusal::List)?;
    let [waiting::Change::Offer(offer)] = &done[..] else { return Err(Refusal::NotFound) };
    let mut balance = Balance::default();
    balance.part(kept);
    end_expired(facts, &mut balance, &freed.spot, party.minutes, now);
    let (pool, places) = balance.take_from(facts, (&party, &command.actor.pools()), &freed.spot, None)?;
    let hold = Hold {
        id,
        errand: errand.id.clone(),
        party: in_order(&entry.wish.party),
        office: freed.spot.office.clone(),
        starts_at: freed.spot.starts_at,
        purpose: Purpose::Promised,
        pool,
        expires_at: offer.until,
        extensions: 0,
        places,
    };
    let mut changes = balance.changes(facts, command, now);
    let offered = Body::TimeOffered {
        offer: OfferId(command.draw.id.clone()),
        to: freed.spot.clone(),
        until: hold.expires_at,
        people: entry.people(),
        instead: entry.has,
    };
    changes.push(Change::HoldMade(hold.clone()));
    changes.push(Change::List(waiting::Change::Entry(Box::new(entry.clone()))));
    changes.extend(done.iter().cloned().map(Change::List));
    changes.extend(promise.told.iter().map(|told| message(command, told, offered.clone())));
    let detail = format!("{} {} until {}", hold.office, hold.starts_at, hold.expires_at);
    changes.push(event(command, now, "offer.made", entry.id.as_str(), detail));
    Ok(Decision { outcome: Outcome::Held(hold), changes })
}

/// Takes what is offered: a booking, or for whoever has one already, its move in one swap.
pub(super) fn take(facts: &Facts, command: &Command, id: &OfferId, now: Timestamp) -> Result<Decision, Refusal> {
    let (offer, entry) = own_offer(facts, command, id)?;
    let over = offer.ended.or((offer.until <= now).then_some(Ended::Lapsed));
    if let Some(how) = over {
        return Err(Refusal::List(waiting::Refusal::Over(how)));
    }
    let party = &entry.wish.party;
    let taken = if let Some(booking) = had(facts, entry, now) {
        move_to(facts, command, (&booking.id, Some(party)), &offer.spot, now)
    } else {
        let (errand, invitation) = (entry.wish.errand.clone(), entry.invitation.clone());
        book(facts, command, &Wish { errand, party: party.clone(), spot: offer.spot.clone(), invitation }, now)
    };
    taken.map_err(|refusal| match refusal {
        // The opening no longer has the place.
        Refusal::Taken | Refusal::NotOffered => Refusal::List(waiting::Refusal::Over(Ended::Withdrawn)),
        refusal => refusal,
    })
}

/// How the list follows what has become of places: an offer whose hold is gone was taken, or is no more; and who has a
/// booking waits for an earlier time only.
pub(super) fn follow(facts: &mut Facts, command: &Command, now: Timestamp) -> Vec<Change> {
    let mut all = Vec::new();
    let gone = |offer: &&Offer| !facts.holds.contains_key(&offer.hold);
    let gone: Vec<Offer> = facts.list.open_offers().filter(gone).cloned().collect();
    for offer in gone {
        let party = facts.list.entries.get(&offer.entry).map(|entry| entry.wish.party.clone()).unwrap_or_default();
        let there = |booking: &Booking| booking.spot() == offer.spot && booking.concerns(&party);
        let taken = facts.bookings.values().any(|booking| booking.state_at(now) == State::Booked && there(booking));
        let deed = if taken { Deed::Take(offer.id) } else { Deed::Withdraw(offer.id) };
        all.push((offer.entry, deed));
    }
    let open: Vec<Entry> = facts.list.entries.values().filter(|entry| entry.state.is_open()).cloned().collect();
    for entry in open {
        let taken = all.iter().any(|(id, deed)| *id == entry.id && matches!(deed, Deed::Take(_)));
        let has = had(facts, &entry, now).map(|booking| booking.starts_at);
        // Who waits for a request has what they waited for, whoever booked it.
        if has != entry.has && !taken {
            let done = entry.invitation.is_some() && has.is_some();
            let id = entry.id.clone();
            all.push((entry.id, if done { Deed::Leave(id) } else { Deed::Has(id, has) }));
        }
    }
    let followed = |(nth, (entry, deed)): (usize, &(EntryId, Deed))| {
        let command = Command { draw: command.draw.nth(nth), ..command.clone() };
        let Ok(done) = waiting::meet(&facts.list, deed, now) else { return Vec::new() };
        let mut changes = saved(facts, &command, &done, now);
        changes.push(event(&command, now, action(deed), entry.as_str(), String::new()));
        for change in &changes {
            facts.apply(change);
        }
        changes
    };
    all.iter().enumerate().flat_map(followed).collect()
}

/// What a deed on the list comes to, with the places of offers that it ends: they go to the next in line.
fn saved(facts: &Facts, command: &Command, done: &[waiting::Change], now: Timestamp) -> Vec<Change> {
    let mut balance = Balance::default();
    let ended = done.iter().filter_map(|change| match change {
        waiting::Change::Offer(offer) if offer.ended.is_some() => facts.holds.get(&offer.hold),
        _ => None,
    });
    for hold in ended {
        balance.part(hold);
    }
    let mut changes = balance.changes(facts, command, now);
    changes.extend(done.iter().cloned().map(Change::List));
    changes
}

/// The deed as it may be done: by whom, for whom, and with what these people take of an office.
fn allowed(facts: &Facts, command: &Command, deed: &Deed, now: Timestamp) -> Result<Deed, Refusal> {
    let system = command.actor == Actor::System;
    match deed {
        Deed::Join(entry) => joining(facts, command, entry, now).map(|entry| Deed::Join(Box::new(entry))),
        Deed::Change(id, wish) => {
            let entry = own_entry(facts, command, id)?;
            let wish = waiting::Wish { errand: entry.wish.errand.clone(), ..*wish.clone() };
            let new = Entry { wish, ..entry.clone() };
            Ok(Deed::Change(id.clone(), Box::new(checked(facts, command, &new, now)?.wish)))
        }
        Deed::Pause(id) | Deed::Resume(id) => own_entry(facts, command, id).map(|_| deed.clone()),
        Deed::Leave(_) | Deed::Lapse(_) | Deed::Withdraw(_) | Deed::BookBy(..) if system => Ok(deed.clone()),
        Deed::Leave(id) => own_entry(facts, command, id).map(|_| deed.clone()),
        Deed::Decline(id) => own_offer(facts, command, id).map(|_| deed.clone()),
        _ => Err(Refusal::NotFound),
    }
}

fn joining(facts: &Facts, command: &Command, entry: &Entry, now: Timestamp) -> Result<Entry, Refusal> {
    let account = command.actor.account().ok_or(Refusal::NotFound)?;
    let entry = checked(facts, command, entry, now)?;
    let book_by = entry.invitation.as_ref().and_then(|id| facts.invitations.get(id)).map(|asked| asked.last_day);
    let has = had(facts, &entry, now).map(|booking| booking.starts_at);
    let account = owner(facts, account, &entry.wish.party);
    Ok(Entry { id: EntryId(command.draw.id.clone()), account, book_by, has, ..entry })
}

/// The entry with what its people take, if they may wait for that: whoever may book it may.
fn checked(facts: &Facts, command: &Command, entry: &Entry, now: Timestamp) -> Result<Entry, Refusal> {
    let wish = &entry.wish;
    check_own(facts, command, &wish.party)?;
    let mut is_asked = false;
    for office in &wish.offices {
        let spot = Spot { office: office.clone(), starts_at: now };
        let (errand, party, invitation) = (wish.errand.clone(), wish.party.clone(), entry.invitation.clone());
        is_asked = check_asked(facts, command, &Wish { errand, party, spot, invitation }, now)?.is_some();
    }
    let errand = facts.errand(&wish.errand, &command.actor, is_asked)?;
    let party = Party::of(facts.catalogue, errand, &wish.party, &facts.persons, now)?;
    for errand in &party.errands {
        facts.errand(errand, &command.actor, is_asked)?;
    }
    let mut active = wish.party.iter().filter_map(|comer| facts.active(std::slice::from_ref(comer), now));
    let first = active.next();
    // One of them would have to give up a visit that the others have nothing to do with.
    let other = active.find(|other| Some(&other.id) != first.map(|first| &first.id));
    let asked = first.filter(|booking| booking.invitation.is_some() && entry.invitation.is_none());
    if let Some(booking) = other.or(asked) {
        return Err(Refusal::AlreadyBooked(booking.reference.clone()));
    }
    if !errand.waiting_list || !wish.offices.iter().any(|office| !party.openings(facts.catalogue, office).is_empty()) {
        return Err(Refusal::NotOffered);
    }
    let pool = Pool::Public;
    if !wish.offices.iter().any(|office| party.fits(facts.catalogue, office, pool)) {
        return Err(Refusal::TooMany(party.most(facts.catalogue, &wish.offices, pool)));
    }
    let wish = waiting::Wish { party: in_order(&wish.party), ..wish.for_party(&party) };
    Ok(Entry { wish, ..entry.clone() })
}

/// The booking that somebody has instead of what they wait for.
fn had<'f>(facts: &'f Facts, entry: &Entry, now: Timestamp) -> Option<&'f Booking> {
    let Some(id) = &entry.invitation else { return facts.active(&entry.wish.party, now) };
    let answers = |booking: &&Booking| booking.invitation.as_ref() == Some(id);
    facts.bookings.values().filter(answers).find(|booking| booking.state_at(now) == State::Booked)
}

fn own_entry<'f>(facts: &'f Facts, command: &Command, id: &EntryId) -> Result<&'f Entry, Refusal> {
    let entry = facts.list.entries.get(id).ok_or(Refusal::NotFound)?;
    check_own(facts, command, &entry.wish.party)?;
    Ok(entry)
}

fn own_offer<'f>(facts: &'f Facts, command: &Command, id: &OfferId) -> Result<(&'f Offer, &'f Entry), Refusal> {
    let offer = facts.list.offers.get(id).ok_or(Refusal::NotFound)?;
    Ok((offer, own_entry(facts, command, &offer.entry)?))
}

/// The entry as it is after a deed.
fn concerned(facts: &Facts, deed: &Deed, done: &[waiting::Change]) -> Option<Entry> {
    let changed = done.iter().find_map(|change| match change {
        waiting::Change::Entry(entry) => Some(*entry.clone()),
        waiting::Change::Offer(_) => None,
    });
    let offered = || match deed {
        Deed::Withdraw(id) => facts.list.offers.get(id).and_then(|offer| facts.list.entries.get(&offer.entry)).cloned(),
        _ => None,
    };
    changed.or_else(offered)
}

fn action(deed: &Deed) -> &'static str {
    match deed {
        Deed::Join(_) => "list.joined",
        Deed::Change(..) => "list.changed",
        Deed::Pause(_) => "list.paused",
        Deed::Resume(_) => "list.resumed",
        Deed::Leave(_) => "list.left",
        Deed::Has(..) => "list.followed",
        Deed::BookBy(..) => "list.dated",
        Deed::Offer(..) => "offer.made",
        Deed::Take(_) => "offer.taken",
        Deed::Decline(_) => "offer.declined",
        Deed::Lapse(_) => "offer.lapsed",
        Deed::Withdraw(_) => "offer.withdrawn",
    }
}

fn message(command: &Command, told: &Told, body: Body) -> Change {
    let Told { to, language } = told.clone();
    Change::Message(Message { id: command.draw.message.clone(), to, language, body })
}
