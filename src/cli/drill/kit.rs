//! What visitors need, as a file: who they are, what they come for, and when they could.

use crate::cli::load::{Set, fill};
use anyhow::{Context, Result};
use besok_service::clock::Clock;
use besok_store::Store;
use besok_view::visit::{MYSELF, start_name};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// How many times visitors choose from at most.
const TIMES: usize = 2_000;

/// What visitors need.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kit {
    /// What everybody comes for.
    errand: String,
    /// When they could, and where.
    pub times: Vec<Time>,
    /// Who may come.
    pub people: Vec<Somebody>,
}

/// A time at an office.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Time {
    /// Where.
    pub office: String,
    /// When, as it stands in addresses.
    pub start: String,
}

/// Somebody who is signed in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Somebody {
    /// Who it is.
    pub person: String,
    /// The secret of the browser.
    pub token: String,
}

/// For how many hours people stay signed in, also without doing anything.
const SIGNED_IN_HOURS: i64 = 12;

/// Puts into an empty database what there is to book, and so many people; gives what they need.
pub async fn make(database: &str, people: usize, places: i64) -> Result<Kit> {
    let kit = Kit::of(&fill(database, people, places).await?);
    let store = Store::open(database).await?;
    let mut tx = store.begin().await?;
    tx.see_sessions(Clock::default().now() + SIGNED_IN_HOURS.hours()).await?;
    tx.commit().await?;
    store.close().await;
    Ok(kit)
}

impl Kit {
    /// That of a set: its later times, so that a clock that is set forward makes none of them too soon.
    fn of(set: &Set) -> Self {
        let mut times: Vec<_> = set.times.iter().map(|(office, start)| (*start, office)).collect();
        times.sort_by_key(|(start, office)| (*start, office.id.clone()));
        let from = times.len() / 4;
        let every = (times.len() - from).div_ceil(TIMES).max(1);
        let time = |(start, office): &(_, &std::sync::Arc<besok_core::office::Office>)| Time {
            office: office.id.to_string(),
            start: start_name(*start),
        };
        let person = |visitor: &besok_service::load::Visitor| Somebody {
            person: visitor.person.to_string(),
            token: visitor.token.clone(),
        };
        Self {
            errand: set.errand.id.to_string(),
            times: times[from..].iter().step_by(every).map(time).collect(),
            people: set.visitors.iter().map(person).collect(),
        }
    }

    /// Writes it for nobody else's eyes.
    pub fn write(&self, file: &Path) -> Result<()> {
        let options = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(file);
        let write = |mut open: fs::File| open.write_all(&serde_json::to_vec(self)?).map_err(anyhow::Error::from);
        options.map_err(Into::into).and_then(write).with_context(|| format!("cannot write {}", file.display()))
    }

    /// Reads it.
    pub fn read(file: &Path) -> Result<Self> {
        let read = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        serde_json::from_slice(&read).with_context(|| format!("{} is not what prepare writes", file.display()))
    }

    /// Where a time at an office is chosen for a new booking.
    pub fn book_path(&self, time: &Time) -> String {
        format!("/en/book/{}/{MYSELF}/{}", self.errand, time.office)
    }
}
