//! The waiting list: what people do with their place in line and with what they are offered.
//!
//! Each function turns a wish into one command of the ledger. Whose the place is, the decision checks; what is not the
//! asker's does not exist for them.

use crate::account::actor;
use crate::booking::{Asked, Asker, ask, ask_itself, booked};
use crate::desk::{Help, told};
use crate::ledger::Answer;
use crate::{App, Failure};
use besok_core::account::Account;
use besok_core::booking::Booking;
use besok_core::id::{AccountId, EntryId, ErrandId, InvitationId, OfferId, OfficeId};
use besok_core::ledger::{Deed, Outcome, Told};
use besok_core::opening::local_day;
use besok_core::waiting::{Deed as On, Ended, Entry, Lately, List, Offer, State, Wish};
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeMap;

/// Of so many days it is told how long it took of late.
pub const LATELY_DAYS: i64 = 90;
/// Of so many offers at most.
const LATELY: i64 = 500;

/// Somebody's place in line, with what is to be told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which.
    pub entry: Entry,
    /// What they are offered at the moment.
    pub offer: Option<Offer>,
    /// What they were offered before, the latest first.
    pub past: Vec<Offer>,
    /// How many who wait for the same errand are asked before them.
    pub ahead: i64,
    /// How long it took of late.
    pub lately: Option<Lately>,
}

/// Joins the list. What these people take of an office, and by when the agency wants them to book, the ledger sees.
pub async fn join(app: &App, asker: Asker<'_>, wish: Wish, invitation: Option<InvitationId>) -> Asked<Entry> {
    let phone_only = app.reached_at(asker.account).is_none();
    on(app, asker, On::Join(Box::new(joining((asker.account, phone_only), wish, invitation)))).await
}

/// Staff put somebody on the list who has no internet, or asks them to.
pub async fn join_for(app: &App, help: Help<'_>, wish: Wish) -> Asked<Entry> {
    let entry = joining((help.account, told(help.account).is_none()), wish, None);
    on_for(app, help, On::Join(Box::new(entry))).await
}

fn joining((account, phone_only): (&Account, bool), wish: Wish, invitation: Option<InvitationId>) -> Entry {
    Entry {
        id: EntryId::from(""),
        account: account.id.clone(),
        persons: wish.party.iter().map(|comer| comer.person.clone()).collect(),
        wish,
        // The ledger says since when: twice the same form is the same wish.
        since: Timestamp::UNIX_EPOCH,
        state: State::Waiting,
        invitation,
        book_by: None,
        has: None,
        missed: 0,
        phone_only,
    }
}

/// Does something with a place in line or with an offer, for those whose it is.
pub async fn on(app: &App, asker: Asker<'_>, deed: On) -> Asked<Entry> {
    waits(ask(app, (actor(app, asker.account), asker.key), Deed::List { deed: Box::new(deed), told: None }).await)
}

/// The same by staff, who were told so at the desk or on the phone.
pub async fn on_for(app: &App, help: Help<'_>, deed: On) -> Asked<Entry> {
    waits(ask(app, (help.actor(), help.key), Deed::List { deed: Box::new(deed), told: None }).await)
}

/// Takes what is offered: a booking, or the move of the one that they have.
pub async fn take(app: &App, asker: Asker<'_>, offer: &OfferId) -> Asked<Booking> {
    booked(ask(app, (actor(app, asker.account), asker.key), Deed::Take(offer.clone())).await)
}

/// The same by staff, who were told so on the phone.
pub async fn take_for(app: &App, help: Help<'_>, offer: &OfferId) -> Asked<Booking> {
    booked(ask(app, (help.actor(), help.key), Deed::Take(offer.clone())).await)
}

/// The open places in line of an account's people, with what is to be told of them, the oldest first.
pub async fn places(app: &App, account: &Account) -> Result<Vec<Place>, Failure> {
    let persons: Vec<_> = account.people.iter().map(|known| known.person.id.clone()).collect();
    let list = app.store.list_of(&persons).await?;
    let mut theirs = Vec::new();
    for entry in list.entries.values().filter(|entry| is_theirs(account, entry)) {
        theirs.push(place(app, entry, &list).await?);
    }
    theirs.sort_by_key(|place| place.entry.since);
    Ok(theirs)
}

/// One of them. Somebody else's is none.
pub async fn find(app: &App, account: &Account, id: &EntryId) -> Result<Option<Place>, Failure> {
    let list = app.store.list_with(id).await?;
    match list.entries.get(id).filter(|entry| is_theirs(account, entry)) {
        Some(entry) => Ok(Some(place(app, entry, &list).await?)),
        None => Ok(None),
    }
}

/// An offer to the account's people, with the place in line that it is for. Somebody else's is none.
pub async fn offered(app: &App, account: &Account, id: &OfferId) -> Result<Option<(Offer, Entry)>, Failure> {
    Ok(app.store.offer(id).await?.filter(|(_, entry)| is_theirs(account, entry)))
}

/// How long it took of late, if anybody took an offer.
pub async fn lately(app: &App, errand: &ErrandId) -> Result<Option<Lately>, Failure> {
    let from = app.clock.now() - (24 * LATELY_DAYS).hours();
    Ok(Lately::of(app.store.waited(errand, from, LATELY).await?))
}

/// How many wait for an errand.
pub async fn waiting_for(app: &App, errand: &ErrandId) -> Result<i64, Failure> {
    Ok(app.store.count_waiting(errand).await?)
}

/// What is offered at an office at this moment, the earliest deadline first, with the place in line that it is for and
/// whose that is.
pub async fn offers_at(app: &App, office: &OfficeId) -> Result<Vec<(Offer, Entry, Account)>, Failure> {
    let list = app.store.open_offers_at(office).await?;
    let mut open = Vec::new();
    for offer in list.open_offers().filter(|offer| offer.spot.office == *office) {
        let Some(entry) = list.entries.get(&offer.entry) else { continue };
        let Some(account) = app.store.account(&entry.account).await? else { continue };
        open.push((offer.clone(), entry.clone(), account));
    }
    open.sort_by_key(|(offer, ..)| offer.until);
    Ok(open)
}

/// Whose place in line an offer is for that is open at an office.
pub async fn asked_at(app: &App, office: &OfficeId, id: &OfferId) -> Result<Option<Entry>, Failure> {
    let found = app.store.offer(id).await?;
    let open = found.filter(|(offer, _)| offer.ended.is_none() && offer.spot.office == *office);
    Ok(open.map(|(_, entry)| entry))
}

/// How the offers at an office have ended of late, and how many.
pub async fn ended_lately(app: &App, office: &OfficeId) -> Result<BTreeMap<Ended, i64>, Failure> {
    Ok(app.store.offers_ended(office, app.clock.now() - (24 * LATELY_DAYS).hours()).await?)
}

async fn place(app: &App, entry: &Entry, list: &List) -> Result<Place, Failure> {
    let today = local_day(app.clock.now(), &app.catalogue().time_zone());
    let mut past: Vec<Offer> =
        list.offers.values().filter(|offer| offer.entry == entry.id && offer.ended.is_some()).cloned().collect();
    past.sort_by_key(|offer| std::cmp::Reverse(offer.made_at));
    Ok(Place {
        entry: entry.clone(),
        offer: list.offer_to(&entry.id).cloned(),
        past,
        ahead: app.store.count_ahead(entry, today).await?,
        lately: lately(app, &entry.wish.errand).await?,
    })
}

fn is_theirs(account: &Account, entry: &Entry) -> bool {
    account.holds(entry.wish.party.iter().map(|comer| &comer.person))
}

/// Where the people of an entry hear of what the product does; none if they are phoned.
pub(crate) async fn told_of(app: &App, account: &AccountId) -> Result<Option<Told>, Failure> {
    let account = app.store.account(account).await?;
    Ok(account.and_then(|account| app.reached_at(&account).map(|to| Told { to, language: account.language })))
}

/// What the product itself does on the list.
pub(crate) async fn by_itself(app: &App, deed: On, told: Option<Told>) -> Asked<Entry> {
    waits(ask_itself(app, Deed::List { deed: Box::new(deed), told }).await)
}

fn waits(answer: Answer) -> Asked<Entry> {
    Ok(answer?.map(|outcome| match outcome {
        Outcome::Waits(entry) => *entry,
        other => unreachable!("a deed on the list was asked for, and {other:?} was done"),
    }))
}

/// The instant from which something is forgotten.
pub(crate) fn forgotten_before(now: Timestamp) -> Timestamp {
    now - (24 * 2 * LATELY_DAYS).hours()
}
