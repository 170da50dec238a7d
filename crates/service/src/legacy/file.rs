//! The old system's file goes into the ledger. Whoever lets it in is told of each line that could not be; nothing of it
//! is held here.
//!
//! Killed in the middle and begun again, it finds what is in already.

use super::{import, said};
use crate::booking::Asked;
use crate::{App, Failure};
use besok_core::agency::OldBookings;
use besok_core::ledger::Refusal;
use besok_core::legacy::OldBooking;
use besok_core::legacy::file::{Fault, Line, Reader};
use jiff::ToSpan;
use std::collections::HashMap;
use std::io::{Read, Seek};
use tokio::task::JoinSet;

/// So many lines are on their way at once: enough for the ledger's batches, and not so many that others wait for long.
const AT_ONCE: usize = 512;

/// What came of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Lines that are bookings now, or could be if it was only a trial.
    pub imported: usize,
    /// Lines that were imported before.
    pub known: usize,
    /// Lines that were refused.
    pub refused: usize,
    /// Imported or known lines with neither an address nor a phone number: nobody can be sent a code.
    pub unreached: usize,
}

impl Summary {
    /// How many lines were looked at.
    pub fn lines(&self) -> usize {
        self.imported + self.known + self.refused
    }
}

/// What is told on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A line was refused; its number as a spreadsheet counts.
    Refused(usize, Wrong),
    /// So far.
    Progress(Summary),
}

/// Why a line was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// What it says is wrong.
    Read(Vec<Fault>),
    /// The ledger does not take it.
    Refused(Refusal),
}

/// What came of one line.
enum Done {
    Imported,
    Known,
}

/// Imports the lines of a file, or only looks what would come of it. A trial knows what is wrong with each line and which
/// are in already. Which times are above their plan since then, [`super::surplus`] tells.
pub async fn import_file<S: Read + Seek>(
    app: &App,
    reader: &mut Reader<S>,
    trial: bool,
    mut tell: impl FnMut(Step),
) -> Asked<Summary> {
    let catalogue = app.catalogue();
    if catalogue.agency.old_bookings == OldBookings::None {
        return Ok(Err(Refusal::DeclaredNone));
    }
    let mut summary = Summary::default();
    let mut lines = reader.lines(&catalogue, app.clock.now()).map_err(Failure::unreadable)?;
    loop {
        let (mut read, mut all) = (Vec::new(), true);
        for line in lines.by_ref().take(AT_ONCE) {
            let Line { number, read: said } = line.map_err(Failure::unreadable)?;
            all = false;
            match said {
                Ok(old) => read.push((number, old)),
                Err(faults) => {
                    summary.refused += 1;
                    tell(Step::Refused(number, Wrong::Read(faults)));
                }
            }
        }
        if all {
            return Ok(Ok(summary));
        }
        let mut done = if trial { tried(app, read).await? } else { imported(app, read).await? };
        done.sort_by_key(|(number, ..)| *number);
        for (number, old, done) in done {
            summary.unreached += usize::from(old.email.is_none() && old.phone.is_none() && done.is_ok());
            match done {
                Ok(Done::Known) => summary.known += 1,
                Ok(Done::Imported) => summary.imported += 1,
                Err(refusal) => {
                    summary.refused += 1;
                    tell(Step::Refused(number, Wrong::Refused(refusal)));
                }
            }
        }
        tell(Step::Progress(summary));
    }
}

type Settled = Vec<(usize, OldBooking, Result<Done, Refusal>)>;

async fn imported(app: &App, read: Vec<(usize, OldBooking)>) -> Result<Settled, Failure> {
    let mut asked = JoinSet::new();
    for (number, old) in read {
        let app = app.clone();
        asked.spawn(async move {
            let answer = import(&app, old.clone()).await?;
            let done = answer.map(|(new, _)| if new { Done::Imported } else { Done::Known });
            Ok::<_, Failure>((number, old, done))
        });
    }
    let mut settled = Vec::new();
    while let Some(one) = asked.join_next().await {
        settled.push(one.map_err(|_| Failure::closed())??);
    }
    Ok(settled)
}

/// What the ledger would say, as far as that is known without it.
async fn tried(app: &App, read: Vec<(usize, OldBooking)>) -> Result<Settled, Failure> {
    let keys: Vec<&str> = read.iter().map(|(_, old)| old.reference.key()).collect();
    let known: HashMap<String, String> = app.store.old_digests(&keys).await?;
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    let answer = |old: &OldBooking| match known.get(old.reference.key()) {
        Some(digest) if *digest == said(old) => Ok(Done::Known),
        Some(_) => Err(Refusal::SaidOtherwise),
        None => {
            let minutes = catalogue.errand(&old.errand).map_or(0, |errand| errand.minutes);
            let past = old.starts_at + minutes.minutes() <= now;
            if past { Err(Refusal::AlreadyPast) } else { Ok(Done::Imported) }
        }
    };
    Ok(read
        .into_iter()
        .map(|(number, old)| {
            let done = answer(&old);
            (number, old, done)
        })
        .collect())
}
