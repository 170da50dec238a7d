//! `besok simulate`: what would be, by the product's own rules. It needs no database.

mod day;
mod fairness;
mod month;
mod office;

use anyhow::Result;
use besok_simulate::day::Variation;
use besok_simulate::range::Range;
use serde::Serialize;
use std::process::ExitCode;

/// What to simulate.
#[derive(Debug, clap::Subcommand)]
pub enum Simulate {
    /// Let many days of an office go by, as it is and with other counters, hours, overbooking and no-shows
    Day(day::Simulated),
    /// Let many months of an office go by: for how many days people wait until their visit, and what changes it
    Month(month::Simulated),
    /// What hunting, hoarding and selling come to, under four ways of giving times out
    ///
    /// The rules are the product's own, the people are a model; docs/fairness.md says which, and what it comes to.
    Fairness(fairness::Fairness),
}

impl Simulate {
    /// Simulates and tells.
    pub fn run(self) -> Result<ExitCode> {
        match self {
            Self::Day(day) => day.run(),
            Self::Month(month) => month.run(),
            Self::Fairness(fairness) => fairness.run(),
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

/// Prints a row of a table whose first column is wider.
fn tell_row(cells: impl IntoIterator<Item = String>) {
    let cells = cells.into_iter().enumerate().map(|(nth, cell)| format!("{cell:<0$}", if nth == 0 { 18 } else { 13 }));
    println!("{}", cells.collect::<String>().trim_end());
}

fn name(variation: Variation) -> String {
    match variation {
        Variation::AsItIs => "as it is".to_owned(),
        Variation::CounterMore => "one counter more".to_owned(),
        Variation::CounterBooked => "... with bookings".to_owned(),
        Variation::CounterLess => "one counter less".to_owned(),
        Variation::Longer(minutes) => format!("{minutes} min longer"),
        Variation::Overbooked(hundredths) => format!("{hundredths} % overbooked"),
        Variation::NoShow(hundredths) => format!("{hundredths} % not coming"),
    }
}
