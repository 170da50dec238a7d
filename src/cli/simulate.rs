//! `besok simulate`: what would be, by the product's own rules. It needs no database.

mod day;

use anyhow::Result;
use besok_simulate::range::Range;
use serde::Serialize;
use std::process::ExitCode;

/// What to simulate.
#[derive(Debug, clap::Subcommand)]
pub enum Simulate {
    /// Let many days of an office go by, as it is and with other counters, hours, overbooking and no-shows
    Day(day::Simulated),
}

impl Simulate {
    /// Simulates and tells.
    pub fn run(&self) -> Result<ExitCode> {
        match self {
            Self::Day(day) => day.run(),
        }
    }
}

/// Prints one object on a line of its own.
fn tell_json(object: &impl Serialize) -> Result<()> {
    println!("{}", serde_json::to_string(object)?);
    Ok(())
}

/// A mean, and how far the true one may be from it.
fn told(range: Option<Range>) -> String {
    range.map_or_else(|| "-".to_owned(), |range| format!("{:.1} ±{:.1}", range.mean, range.to - range.mean))
}
