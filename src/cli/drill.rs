//! `besok drill`: visitors book, move and cancel over real HTTP while something breaks, and every answer that they got
//! is held against the database.
//!
//! `kit` is what visitors need, `asker` asks until there is an answer, `visitor` is what one does, `crowd` lets many do
//! it at once, `answers` is what they were answered, and `check` is whether that is so. `faults` breaks things meanwhile.

mod answers;
mod asker;
mod check;
mod crowd;
mod faults;
mod kit;
mod visitor;

use crate::cli::load::for_a_crowd;
use answers::Answers;
use anyhow::{Context, Result, bail};
use asker::Nodes;
use besok_store::Store;
use check::{Kills, Mailed};
use crowd::{Crowd, Pace};
use kit::Kit;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub enum Drill {
    /// Put into an empty database what visitors need: the sample agency, its times, and people who are signed in
    ///
    /// Prints the settings that the nodes need, a line each, as variables: everybody who is signed in comes from here,
    /// and asks for a town. People who are signed in stay so for half a day.
    Prepare(Prepare),
    /// Let visitors book, move and cancel, and ask again whenever there is no answer
    Run(Run),
    /// Hold what was answered against the database, and end with 1 if anything is wrong
    Check(Check),
    /// Kill nodes and their database, cut connections, fill the disk and move the clock, all while visitors book
    Faults(faults::Faults),
}

/// What to put in.
#[derive(Debug, clap::Args)]
pub struct Prepare {
    /// How many people
    #[arg(long, value_name = "N", default_value_t = 1000)]
    people: usize,
    /// How many of them fit into each step of the offices' days
    #[arg(long, value_name = "N", default_value_t = 4)]
    places: i64,
    /// The file to write with what visitors need; it has the secrets of their browsers
    #[arg(long, value_name = "FILE")]
    file: PathBuf,
}

/// What visitors do.
#[derive(Debug, clap::Args)]
pub struct Run {
    /// The file that `prepare` wrote
    #[arg(long, value_name = "FILE")]
    file: PathBuf,
    /// A node, or what stands before them: http://127.0.0.1:8080; repeat for each
    #[arg(long = "node", value_name = "URL", required = true)]
    nodes: Vec<String>,
    /// How many visitors at once
    #[arg(long, value_name = "N", default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=1000))]
    clients: u16,
    /// For how many seconds
    #[arg(long, value_name = "S", default_value_t = 10)]
    seconds: u64,
    /// What they do follows from this
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// The file to which every answer is added, and which says how people stand if there is one already
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// For how many seconds a visitor asks again before giving up
    #[arg(long, value_name = "S", default_value_t = 60)]
    patience: u64,
}

/// What to hold against each other.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// The file that `prepare` wrote
    #[arg(long, value_name = "FILE")]
    file: PathBuf,
    /// What was answered
    #[arg(long, value_name = "FILE")]
    answers: PathBuf,
    /// What a mail server took: a JSON object a line, each with the "id" of a mail and whom it is "to"
    #[arg(long, value_name = "FILE")]
    mail: Option<PathBuf>,
    /// How often something was killed: no mail may have come more often again
    #[arg(long, value_name = "N", default_value_t = 0)]
    kills: usize,
}

impl Drill {
    /// Does it.
    pub async fn run(&self, database: Option<&str>) -> Result<ExitCode> {
        let named = || database.context("name the database with --database");
        match self {
            Self::Prepare(prepare) => prepare.run(named()?).await,
            Self::Run(run) => run.run().await,
            Self::Check(check) => check.run(named()?).await,
            Self::Faults(faults) => Box::pin(faults.run()).await,
        }
    }
}

impl Prepare {
    async fn run(&self, database: &str) -> Result<ExitCode> {
        let store = Store::open(database).await.context("cannot open the database")?;
        let tables = store.tables().await?;
        store.close().await;
        if let Some(table) = tables.first() {
            bail!("the database is not empty: it has {} tables, {table} among them", tables.len());
        }
        kit::make(database, self.people, self.places).await?.write(&self.file)?;
        for (name, value) in for_a_crowd() {
            println!("{name}={value}");
        }
        Ok(ExitCode::SUCCESS)
    }
}

impl Run {
    async fn run(&self) -> Result<ExitCode> {
        let kit = Arc::new(Kit::read(&self.file)?);
        let answers = Answers::open(self.answers.as_deref())?;
        let nodes = Nodes::named(&self.nodes, Duration::from_secs(self.patience)).await?;
        let pace = Pace { clients: self.clients.into(), seed: self.seed, pause: Duration::ZERO };
        let crowd = Crowd::start(&kit, (nodes, answers), pace);
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(self.seconds)) => {}
            heard = tokio::signal::ctrl_c() => heard?,
        }
        let figures = crowd.end().await?;
        println!("{}", serde_json::to_string(&figures)?);
        Ok(if figures.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

impl Check {
    async fn run(&self, database: &str) -> Result<ExitCode> {
        let store = Store::open(database).await.context("cannot open the database")?;
        let answered = answers::read(&self.answers)?;
        let mail = self.mail.as_deref().map(check::read_mail).transpose()?;
        let mailed = mail.as_deref().map(|taken| Mailed { taken, kills: Kills::Count(self.kills) });
        let found = check::check(&store, &Kit::read(&self.file)?, &answered, mailed).await;
        store.close().await;
        let found = found?;
        println!("{}", serde_json::to_string(&found)?);
        Ok(if found.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
