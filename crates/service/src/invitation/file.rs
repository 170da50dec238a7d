//! Requests from a file: looked at first, then made, each in a transaction of its own. Rows that are already asked for
//! make nothing new, so that a file can be sent twice and a broken-off one goes on where it was.

use super::make as make_one;
use crate::account::digest;
use crate::{App, Failure};
use besok_core::id::InvitationId;
use besok_core::invitation::Asked;
use besok_core::invitation::file::{Entry, RowFault, Sheet};
use std::collections::HashMap;

/// So many requests of a file are made by one press of the button.
pub const BATCH: usize = 250;

/// A request of a file, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The numbers of its rows.
    pub rows: Vec<usize>,
    /// What becomes of it.
    pub outcome: Outcome,
}

/// What becomes of a request of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It can be made.
    New(Box<Asked>),
    /// The same one is open.
    Open(InvitationId),
    /// The same one stands in this earlier row.
    Again(usize),
    /// Something is wrong with it.
    Bad(Vec<RowFault>),
}

/// What would become of each request of a file.
pub async fn preview(app: &App, sheet: &Sheet) -> Result<Vec<Line>, Failure> {
    let entries = sheet.entries(&app.catalogue(), app.clock.now());
    let likeness = |asked: &Asked| digest(&asked.likeness());
    let asked = entries.iter().filter_map(|entry| entry.asked.as_ref().ok());
    let open = app.store.open_likenesses(&asked.map(likeness).collect::<Vec<_>>()).await?;
    let mut earlier: HashMap<String, usize> = HashMap::new();
    let mut outcome = |row: usize, asked: Asked| {
        let likeness = likeness(&asked);
        let first = *earlier.entry(likeness.clone()).or_insert(row);
        match open.get(&likeness) {
            _ if first != row => Outcome::Again(first),
            Some(id) => Outcome::Open(id.clone()),
            None => Outcome::New(Box::new(asked)),
        }
    };
    let line = |Entry { rows, asked }| {
        let outcome = asked.map_or_else(Outcome::Bad, |asked| outcome(rows[0], asked));
        Line { rows, outcome }
    };
    Ok(entries.into_iter().map(line).collect())
}

/// What came of making a part of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Batch {
    /// How many were made.
    pub made: usize,
    /// How many there are still to make.
    pub left: usize,
}

/// Makes the next requests of a file, [`BATCH`] at most.
pub async fn make(app: &App, by: &str, sheet: &Sheet) -> Result<Batch, Failure> {
    let mut batch = Batch::default();
    for line in preview(app, sheet).await? {
        let Outcome::New(asked) = line.outcome else { continue };
        if batch.made == BATCH {
            batch.left += 1;
        } else if make_one(app, by, *asked).await?.is_ok_and(|made| made.new) {
            batch.made += 1;
        }
    }
    Ok(batch)
}
