//! Events, looked for by what people know.

use crate::{App, Failure};
use besok_core::booking::Reference;
use besok_core::event::{About, By, Filter, Mark, group};
use besok_core::id::PersonId;
use besok_store::{Happened, Order};
use jiff::Timestamp;
use std::collections::HashMap;

/// How many events a page shows.
const PAGE: i64 = 50;

/// What somebody looks for, as they say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The first instant.
    pub from: Timestamp,
    /// The first instant after them.
    pub to: Timestamp,
    /// Done by whom.
    pub by: Option<By>,
    /// An action (`booking.made`) or a group of them (`booking`).
    pub action: Option<String>,
    /// A booking by its reference, an office, a person or anything else by its id.
    pub subject: Option<String>,
}

/// A page of events, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// The events.
    pub events: Vec<Happened>,
    /// The references of those that are about bookings, by the subject.
    pub references: HashMap<String, Reference>,
    /// Where the next page begins, if there is one.
    pub next: Option<Mark>,
}

/// The events that somebody looks for, after a mark.
pub async fn find(app: &App, wanted: &Wanted, after: Option<&Mark>) -> Result<Page, Failure> {
    let filter = filter(app, wanted).await?;
    let mut events = app.store.find_events(&filter, after, Order::Newest, PAGE + 1).await?;
    let more = events.len() as i64 > PAGE;
    events.truncate(PAGE as usize);
    let next = events.last().filter(|_| more).map(|last| Mark { at: last.at, id: last.id.clone() });
    let subjects: Vec<&str> = events.iter().map(|event| event.subject.as_str()).collect();
    let references = app.store.references_of(&subjects).await?;
    Ok(Page { events, references, next })
}

/// Every action that there ever was, in order.
pub async fn actions(app: &App) -> Result<Vec<String>, Failure> {
    Ok(app.store.event_actions().await?)
}

/// What somebody says, in terms of events.
pub(super) async fn filter(app: &App, wanted: &Wanted) -> Result<Filter, Failure> {
    let actions = match &wanted.action {
        Some(action) => {
            let known = app.store.event_actions().await?;
            Some(known.into_iter().filter(|known| known == action || group(known) == action).collect())
        }
        None => None,
    };
    let about = match &wanted.subject {
        Some(subject) => Some(about(app, subject.trim()).await?),
        None => None,
    };
    Ok(Filter { from: wanted.from, to: wanted.to, by: wanted.by.clone(), actions, about })
}

/// A booking is found by its reference, and with a person all their bookings.
async fn about(app: &App, subject: &str) -> Result<About, Failure> {
    if let Some(office) = app.catalogue().office(&subject.into()) {
        return Ok(About::Office(office.id.clone()));
    }
    if let Some(reference) = Reference::parse(subject)
        && let Some(booking) = app.store.booking(&reference).await?
    {
        return Ok(About::Subjects(vec![booking.id.to_string()]));
    }
    let bookings = app.store.bookings_of(&[PersonId::from(subject)]).await?;
    let bookings = bookings.into_iter().map(|booking| booking.id.to_string());
    Ok(About::Subjects(std::iter::once(subject.to_owned()).chain(bookings).collect()))
}
