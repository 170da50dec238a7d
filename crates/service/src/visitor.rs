//! A person as staff see them: who they are, their visits, what colleagues noted, and what happened.

use crate::search::{known_of, visible};
use crate::{App, Failure, account, event};
use besok_core::account::Account;
use besok_core::booking::{Booking, Reference};
use besok_core::id::PersonId;
use besok_core::person::Person;
use besok_core::staff::{Permission, Staff};
use besok_store::{Happened, Note};

/// How many characters a note may have.
pub const NOTE_LENGTH: usize = 500;

/// A person as a member of staff sees them.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Who.
    pub person: Person,
    /// Whether they have anything to do with one's offices. Others are not shown whole.
    pub known: bool,
    /// The account that they are of. None for persons whose account has ended.
    pub account: Option<Account>,
    /// Every visit of theirs, in the order of their starts; none of those who are not known.
    pub bookings: Vec<Booking>,
    /// What colleagues noted, the newest first.
    pub notes: Vec<Note>,
    /// What happened to their visits, the newest first.
    pub history: Vec<(Option<Reference>, Happened)>,
}

/// The person with this id, if a member of staff may see them. That they were looked at is written down.
pub async fn see(app: &App, staff: &Staff, id: &PersonId) -> Result<Option<Visitor>, Failure> {
    let Some(visitor) = find(app, staff, id).await? else { return Ok(None) };
    event::note(app, staff, "person.seen", id.as_str(), "").await?;
    Ok(Some(visitor))
}

/// The same, for whoever does something for them: what is done is written down itself.
pub async fn find(app: &App, staff: &Staff, id: &PersonId) -> Result<Option<Visitor>, Failure> {
    let store = &app.store;
    let found = store.people_with_ids(std::slice::from_ref(id)).await?;
    let Some(person) = visible(app, staff, found).await?.pop() else { return Ok(None) };
    let ids = [person.id.clone()];
    let known = known_of(app, staff, &ids, &store.visits_of(&ids).await?).await?.contains(&person.id);
    let account = match store.account_of(&person.id).await? {
        Some(account) => account::find(app, &account).await?,
        None => None,
    };
    let account = account.map(family);
    let (mut bookings, mut notes, mut history) = (Vec::new(), Vec::new(), Vec::new());
    if known {
        bookings = store.bookings_of(&ids).await?;
        notes = store.notes_about(&person.id).await?;
        history = happened(app, &bookings).await?;
    }
    Ok(Some(Visitor { person, known, account, bookings, notes, history }))
}

/// The family without those of other accounts, whom it represents.
fn family(mut account: Account) -> Account {
    account.people.retain(|known| known.mandate.is_none());
    account
}

async fn happened(app: &App, bookings: &[Booking]) -> Result<Vec<(Option<Reference>, Happened)>, Failure> {
    let ids: Vec<&str> = bookings.iter().map(|booking| booking.id.as_str()).collect();
    let mut events = app.store.events_of(&ids).await?;
    events.reverse();
    let of = |event: &Happened| bookings.iter().find(|booking| booking.id.as_str() == event.subject);
    Ok(events.into_iter().map(|event| (of(&event).map(|booking| booking.reference.clone()), event)).collect())
}

/// A visit at one of the offices of a member of staff, with the account whose it is; none of people whom they may not
/// see.
pub async fn visit(app: &App, staff: &Staff, reference: &Reference) -> Result<Option<(Booking, Account)>, Failure> {
    let Some(booking) = app.store.booking(reference).await? else { return Ok(None) };
    if !staff.may_at(Permission::FindPerson, &booking.office) {
        return Ok(None);
    }
    let ids: Vec<PersonId> = booking.party.iter().map(|member| member.person.clone()).collect();
    let people = app.store.people_with_ids(&ids).await?;
    if visible(app, staff, people.clone()).await?.len() < people.len() {
        return Ok(None);
    }
    Ok(account::find(app, &booking.account).await?.map(|account| (booking, family(account))))
}

/// What happened to a visit, the newest first.
pub async fn history(app: &App, booking: &Booking) -> Result<Vec<Happened>, Failure> {
    let events = happened(app, std::slice::from_ref(booking)).await?;
    Ok(events.into_iter().map(|(_, event)| event).collect())
}

/// Notes something for colleagues. Gives whether there was something to note that is not too long.
pub async fn note(app: &App, staff: &Staff, person: &PersonId, typed: &str) -> Result<bool, Failure> {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || text.chars().count() > NOTE_LENGTH || text.chars().any(char::is_control) {
        return Ok(false);
    }
    let now = app.clock.now();
    let note = Note { id: app.random.id(now), staff: staff.id.clone(), text, created_at: now };
    let mut tx = app.store.begin().await?;
    tx.put_note(person, &note).await?;
    event::put(app, &mut tx, &staff.id, ("person.noted", person.as_str(), "")).await?;
    tx.commit().await?;
    Ok(true)
}
