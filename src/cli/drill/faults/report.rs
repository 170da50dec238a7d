//! What came of it, for people and for programs.

use super::fault::{Fault, Kind};
use super::{Engine, Found};
use crate::cli::drill::crowd::Figures;
use anyhow::Result;
use serde::Serialize;
use std::collections::BTreeMap;
use std::time::Duration;

/// What came of it.
#[derive(Debug, Serialize)]
pub struct Report {
    engine: Engine,
    seed: u64,
    /// How often each kind of thing happened.
    faults: BTreeMap<Kind, usize>,
    /// From when to when each was under way, by the mail server's clock.
    #[serde(skip)]
    pub when: Vec<(f64, f64)>,
    /// How often everybody rested and all was in order.
    rests: usize,
    /// What could not be done here.
    pub not_done: Vec<String>,
    /// How long a start takes, in the middle and at most.
    start_ms: (u64, u64),
    /// What visitors did; nothing where it ended early.
    pub crowd: Option<Figures>,
    /// What was found at the end.
    pub found: Found,
}

impl Report {
    /// Nothing has happened yet.
    pub fn new(engine: Engine, seed: u64) -> Self {
        Self {
            engine,
            seed,
            faults: BTreeMap::new(),
            when: Vec::new(),
            rests: 0,
            not_done: Vec::new(),
            start_ms: (0, 0),
            crowd: None,
            found: Found::default(),
        }
    }

    /// After a fault.
    pub fn note(&mut self, fault: &Fault, when: (f64, f64)) {
        self.when.push(when);
        *self.faults.entry(fault.kind()).or_default() += 1;
    }

    /// After a rest.
    pub fn rest(&mut self, found: &Found) {
        self.rests += usize::from(found.is_good());
    }

    /// How long starts took.
    pub fn starts(&mut self, started: &[Duration]) {
        let mut started: Vec<u64> = started.iter().map(|took| took.as_millis() as u64).collect();
        started.sort_unstable();
        self.start_ms = (started.get(started.len() / 2).copied().unwrap_or(0), started.last().copied().unwrap_or(0));
    }

    /// How often something was killed.
    pub fn kills(&self) -> usize {
        self.faults.iter().filter(|(kind, _)| kind.is_kill()).map(|(_, count)| count).sum()
    }

    /// Whether everybody was answered, and everything is as it was answered.
    pub fn is_good(&self) -> bool {
        self.found.is_good() && self.crowd.as_ref().is_some_and(Figures::is_good)
    }

    /// Prints it.
    pub fn tell(&self, json: bool) -> Result<()> {
        if json {
            println!("{}", serde_json::to_string(self)?);
            return Ok(());
        }
        println!("{} kills, seed {}", self.kills(), self.seed);
        let faults: Vec<String> = self.faults.iter().map(|(kind, count)| format!("{count} {kind:?}")).collect();
        println!("  happened      {}", faults.join(", "));
        println!("  start         {} ms in the middle, {} ms at most", self.start_ms.0, self.start_ms.1);
        if let Some(crowd) = &self.crowd {
            println!("  visitors      {}", crowd.in_short());
        }
        println!("  found         {}", self.found.in_short());
        for missing in &self.not_done {
            println!("  NOT DONE      {missing}");
        }
        Ok(())
    }
}
