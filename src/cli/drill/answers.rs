//! What visitors were answered, a JSON object a line. A line is written before anybody goes on from it.

use super::kit::Time;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;

/// An answer to somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// To whom.
    pub person: String,
    /// What.
    #[serde(flatten)]
    pub came: Came,
}

/// What somebody has come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "came", rename_all = "lowercase")]
pub enum Came {
    /// A time is held.
    Held(Time),
    /// It is held for longer.
    Extended(Time),
    /// A booking is made.
    Booked {
        /// Its reference.
        reference: String,
        /// When and where.
        time: Time,
    },
    /// It has another time.
    Moved {
        /// Its reference.
        reference: String,
        /// When and where.
        time: Time,
    },
    /// It is cancelled.
    Cancelled {
        /// Its reference.
        reference: String,
    },
    /// There was no answer, or none that can be: what was asked may have been done, and they ask for nothing more.
    Unknown {
        /// What was asked.
        asked: String,
        /// Why it is not known.
        why: String,
    },
}

/// How somebody stands by what they were answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The booking that they have, and its time.
    pub booked: Option<(String, Time)>,
    /// Whether something may have been done of which they do not know.
    pub unknown: bool,
    /// All references that they were given, with how often each was moved and whether it was cancelled.
    pub had: HashMap<String, Had>,
}

/// What was answered of a booking.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Had {
    /// How often it was moved.
    pub moves: usize,
    /// Whether it was cancelled.
    pub cancelled: bool,
}

impl Standing {
    /// After an answer.
    pub fn take(&mut self, came: &Came) {
        match came {
            Came::Held(_) | Came::Extended(_) => {}
            Came::Booked { reference, time } => {
                self.had.entry(reference.clone()).or_default();
                self.booked = Some((reference.clone(), time.clone()));
            }
            Came::Moved { reference, time } => {
                self.had.entry(reference.clone()).or_default().moves += 1;
                self.booked = Some((reference.clone(), time.clone()));
            }
            Came::Cancelled { reference } => {
                self.had.entry(reference.clone()).or_default().cancelled = true;
                self.booked = None;
            }
            Came::Unknown { .. } => self.unknown = true,
        }
    }
}

/// How everybody stands.
pub fn standings(answers: &[Answer]) -> HashMap<String, Standing> {
    let mut standings: HashMap<String, Standing> = HashMap::new();
    for answer in answers {
        standings.entry(answer.person.clone()).or_default().take(&answer.came);
    }
    standings
}

/// Where answers are written.
#[derive(Debug)]
pub struct Answers {
    file: Option<Mutex<File>>,
    /// What was there before.
    pub before: HashMap<String, Standing>,
}

impl Answers {
    /// In a file that may have some already, or nowhere.
    pub fn open(file: Option<&Path>) -> Result<Self> {
        let Some(path) = file else { return Ok(Self { file: None, before: HashMap::new() }) };
        let before = if path.exists() { standings(&read(path)?) } else { HashMap::new() };
        let file = File::options().create(true).append(true).open(path);
        let file = file.with_context(|| format!("cannot write {}", path.display()))?;
        Ok(Self { file: Some(Mutex::new(file)), before })
    }

    /// Writes one.
    pub fn write(&self, answer: &Answer) -> Result<()> {
        let Some(file) = &self.file else { return Ok(()) };
        let line = serde_json::to_string(answer)? + "\n";
        let mut file = file.lock().map_err(|_| anyhow::anyhow!("another visitor could not write"))?;
        Ok(file.write_all(line.as_bytes())?)
    }
}

/// All answers of a file.
pub fn read(file: &Path) -> Result<Vec<Answer>> {
    let read = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let line =
        |(at, line)| serde_json::from_str(line).with_context(|| format!("{}:{} is no answer", file.display(), at + 1));
    read.lines().enumerate().map(line).collect()
}
