//! Events: written once, and never changed. How they are looked for stands in `event/search.rs`.

mod search;

pub use search::Order;

use crate::booking::Source;
use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::{Row, Value};
use besok_core::event::Event;
use jiff::Timestamp;

/// An event as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// Which.
    pub id: String,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub actor: String,
    /// What.
    pub action: String,
    /// To what.
    pub subject: String,
    /// What else is worth knowing.
    pub detail: String,
}

impl Tx {
    /// Writes events down.
    pub async fn put_events(&mut self, events: &[&Event]) -> Result<(), StoreError> {
        let row = |event: &&Event| {
            vec![
                event.id.as_str().into(),
                event.at.into(),
                event.actor.as_str().into(),
                event.action.into(),
                event.subject.as_str().into(),
                event.detail.as_str().into(),
            ]
        };
        self.insert("event (id, at, actor, action, subject, detail)", events.iter().map(row).collect()).await
    }
}

impl Store {
    /// What happened to these subjects, the earliest first.
    pub async fn events_of(&self, subjects: &[&str]) -> Result<Vec<Happened>, StoreError> {
        let subjects: Vec<Value> = subjects.iter().map(|subject| Value::from(*subject)).collect();
        let select = "SELECT id, at, actor, action, subject, detail FROM event WHERE subject";
        let mut events = Vec::new();
        for row in Source::Store(self).among(select, &subjects, "ORDER BY id").await? {
            events.push(happened(&row)?);
        }
        Ok(events)
    }
}

fn happened(row: &Row) -> Result<Happened, StoreError> {
    Ok(Happened {
        id: row.text("id")?,
        at: row.instant("at")?,
        actor: row.text("actor")?,
        action: row.text("action")?,
        subject: row.text("subject")?,
        detail: row.text("detail")?,
    })
}
