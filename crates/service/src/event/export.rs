//! Events as a file, in pieces, so that a long one is never in memory as a whole.
//!
//! An export ends a minute before it was asked for. By then every transaction that could write an event of that time
//! has ended: pages read one after the other show what one moment would have shown, and no transaction is kept open while
//! somebody downloads. Nothing is changed meanwhile, as the database refuses it; what a disposal removes just then is
//! gone from the file too.

use super::note;
use super::search::{Wanted, filter};
use crate::{App, Failure};
use besok_core::csv;
use besok_core::event::{About, By, Filter, Mark, group};
use besok_core::staff::Staff;
use besok_store::{Happened, Order};
use jiff::{Timestamp, ToSpan};
use serde_json::json;
use std::collections::BTreeMap;

/// How many events a piece has.
const PIECE: i64 = 500;
/// How many seconds old an event must be to be exported.
const SETTLED_SECONDS: i64 = 60;
/// What the columns hold.
const COLUMNS: [&str; 7] = ["at", "actor", "actor_name", "action", "subject", "detail", "id"];

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// CSV, with the names of the columns first.
    Csv,
    /// JSON, an object in each line.
    JsonLines,
}

/// A file under way.
#[derive(Debug)]
pub struct Export {
    app: App,
    filter: Filter,
    format: Format,
    /// The names of staff by the actors that they are.
    names: BTreeMap<String, String>,
    begun: bool,
    after: Option<Mark>,
    ended: bool,
}

/// Begins a file of the events that somebody looks for, and notes who does. `names` are those of actors.
pub async fn export(
    app: &App,
    staff: &Staff,
    wanted: &Wanted,
    format: Format,
    names: BTreeMap<String, String>,
) -> Result<Export, Failure> {
    let mut filter = filter(app, wanted).await?;
    filter.to = filter.to.min(settled(app.clock.now()));
    let kind = if format == Format::Csv { "csv" } else { "jsonl" };
    let by = match &wanted.by {
        None => "*",
        Some(By::Visitors) => "visitors",
        Some(By::Actor(actor)) => id(actor),
    };
    let about = match &filter.about {
        None => "*",
        Some(About::Office(office)) => office.as_str(),
        Some(About::Subjects(subjects)) => subjects.first().map_or("?", |subject| id(subject)),
    };
    let what = filter.actions.as_deref().map_or("*", |actions| actions.first().map_or("?", |action| group(action)));
    let detail = format!("{kind}; {} to {}; by {by}; what {what}; about {about}", filter.from, filter.to);
    note(app, staff, "events.exported", "events", &detail).await?;
    Ok(Export { app: app.clone(), filter, format, names, begun: false, after: None, ended: false })
}

/// What somebody typed, if it looks like an id: it may be a name, and events hold none.
fn id(text: &str) -> &str {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':');
    let known = text.len() <= 64 && text.bytes().all(plain) && text.bytes().any(|byte| byte.is_ascii_digit());
    if known { text } else { "?" }
}

/// Up to when events are settled.
fn settled(now: Timestamp) -> Timestamp {
    now - SETTLED_SECONDS.seconds()
}

impl Export {
    /// The next piece; none at the end.
    pub async fn next(&mut self) -> Result<Option<String>, Failure> {
        if self.ended {
            return Ok(None);
        }
        let mut piece = String::new();
        if !self.begun && self.format == Format::Csv {
            piece.push_str(&csv::line(&COLUMNS));
        }
        self.begun = true;
        let events = self.app.store.find_events(&self.filter, self.after.as_ref(), Order::Earliest, PIECE).await?;
        self.ended = (events.len() as i64) < PIECE;
        self.after = events.last().map(|last| Mark { at: last.at, id: last.id.clone() });
        for event in &events {
            piece.push_str(&self.line(event));
        }
        Ok(Some(piece))
    }

    fn line(&self, event: &Happened) -> String {
        let Happened { id, at, actor, action, subject, detail } = event;
        let (at, name) = (at.to_string(), self.names.get(actor).map_or("", String::as_str));
        match self.format {
            Format::Csv => csv::line(&[&at, actor, name, action, subject, detail, id]),
            Format::JsonLines => {
                let line = json!({
                    "id": id, "at": at, "actor": actor, "actor_name": name,
                    "action": action, "subject": subject, "detail": detail,
                });
                format!("{line}\n")
            }
        }
    }
}
