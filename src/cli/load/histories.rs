//! `besok load-histories`: how many histories of two nodes and their database can be played without anything going wrong.
//! No server and no database: the writer of the ledger on a model of both.

use super::figures::rounded;
use anyhow::Result;
use besok_service::ledger::history::{Bug, Happened, Histories, Wrong};
use serde::Serialize;
use std::process::ExitCode;
use std::time::Instant;

/// Which histories to play.
#[derive(Debug, clap::Args)]
pub struct Played {
    /// How many
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    count: u64,
    /// What they follow from: the same seed gives the same histories
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Play only the one with this number, and show what was asked and answered if it goes wrong
    #[arg(long, value_name = "N", conflicts_with = "count")]
    only: Option<u64>,
    /// Put a mistake in, to see that it is found
    #[arg(long, value_name = "NAME", value_parser = clap::builder::PossibleValuesParser::new(Bug::ALL.map(Bug::as_str)))]
    bug: Option<String>,
    /// One JSON object
    #[arg(long)]
    json: bool,
}

/// What came of them.
#[derive(Debug, Serialize)]
struct Figures {
    seed: u64,
    threads: usize,
    histories: u64,
    asked: u64,
    answered: u64,
    statements: u64,
    commits: u64,
    waits: u64,
    broken_connections: u64,
    crashes: u64,
    seconds: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    wrong: Option<u64>,
}

impl Played {
    /// Plays them, on every core. Ends with 1 at the first that goes wrong.
    pub fn run(&self) -> Result<ExitCode> {
        let histories = Histories {
            seed: self.seed,
            first: self.only.unwrap_or(0),
            count: if self.only.is_some() { 1 } else { self.count },
            bug: self.bug.as_deref().and_then(Bug::parse),
        };
        let threads = std::thread::available_parallelism()?.get();
        let began = Instant::now();
        let (happened, wrong) = histories.play(threads);
        let seconds = rounded(began.elapsed().as_secs_f64());
        let figures = self.figures(happened, (threads, seconds), wrong.as_ref());
        if self.json {
            println!("{}", serde_json::to_string(&figures)?);
        } else {
            println!("{figures}");
        }
        let Some(wrong) = wrong else { return Ok(ExitCode::SUCCESS) };
        self.tell(&wrong);
        Ok(ExitCode::FAILURE)
    }

    fn figures(&self, happened: Happened, (threads, seconds): (usize, f64), wrong: Option<&Wrong>) -> Figures {
        let Happened { histories, asked, answered, statements, commits, waits, broken, crashes } = happened;
        let (seed, wrong) = (self.seed, wrong.map(|wrong| wrong.number));
        let broken_connections = broken;
        Figures {
            seed,
            threads,
            histories,
            asked,
            answered,
            statements,
            commits,
            waits,
            broken_connections,
            crashes,
            seconds,
            wrong,
        }
    }

    fn tell(&self, Wrong { number, what, notes }: &Wrong) {
        if self.only.is_some() {
            for note in notes {
                eprintln!("{note}");
            }
        }
        eprintln!("History {number} of seed {}: {what}", self.seed);
        let bug = self.bug.as_ref().map(|bug| format!(" --bug {bug}")).unwrap_or_default();
        eprintln!("Again, and with all that was asked: besok load-histories --seed {} --only {number}{bug}", self.seed);
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { seed, threads, histories, asked, answered, statements, commits, .. } = self;
        writeln!(f, "{histories} histories of seed {seed} in {} s on {threads} threads", self.seconds)?;
        writeln!(f, "{asked} times asked, {answered} answered; {statements} statements, {commits} commits")?;
        let Self { waits, broken_connections, crashes, .. } = self;
        write!(f, "{waits} waits for locks, {broken_connections} broken connections, {crashes} crashes")
    }
}
