//! `besok drill faults`: nodes and their database are killed, connections break, the disk fills up, the clock moves, and all
//! the while visitors book. At rest, every now and then, everything that they were answered is held against the database.
//!
//! `ground` is what stands: nodes, their database and mail server, and what is between them. `fault` is what happens to
//! it, drawn from the seed; `machine`, `wire` and `sink` are what it takes for that; `report` is what came of it.

mod fault;
mod ground;
mod machine;
mod report;
mod sink;
mod wire;

use super::answers::{self, Answers};
use super::asker::Nodes;
use super::check::{Found, Kills, Mailed, check};
use super::crowd::{Crowd, Pace};
use super::kit::{self, Kit};
use anyhow::{Result, anyhow, bail};
use besok_simulate::chance::Dice;
use besok_store::Store;
use fault::Fault;
use ground::Ground;
use report::Report;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a visitor asks again: longer than anything here is away.
const PATIENCE: Duration = Duration::from_mins(2);
/// How long a visitor rests after each thing, in the middle: this is not about how much can be done.
const PAUSE: Duration = Duration::from_millis(80);
/// After how many kills everybody rests, and all is looked at.
const KILLS_TO_REST: usize = 20;
/// How long the database may take at rest until all is in order: what ends holds has a turn every five seconds.
const REST: Duration = Duration::from_secs(25);
/// How long the last mails may take.
const LAST_MAILS: Duration = Duration::from_mins(2);

/// What to break.
#[derive(Debug, clap::Args)]
pub struct Faults {
    /// On which database: one node on a file, or three on a PostgreSQL that is made for this
    #[arg(long, value_enum)]
    engine: Engine,
    /// How often something is killed
    #[arg(long, value_name = "N", default_value_t = 20)]
    kills: usize,
    /// What happens when follows from this
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How many visitors at once
    #[arg(long, value_name = "N", default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=1000))]
    clients: u16,
    /// One JSON object at the end
    #[arg(long)]
    json: bool,
    /// Leave the folder with all logs behind, and say where it is
    #[arg(long)]
    keep: bool,
}

/// A kind of database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Engine {
    /// A file
    Sqlite,
    /// A server
    Postgres,
}

impl Faults {
    /// Breaks things, tells, cleans up, and ends with 1 if anything was wrong.
    pub async fn run(&self) -> Result<ExitCode> {
        let mut ground = Ground::lay(self.engine, self.keep).await?;
        let done = tokio::select! {
            done = self.drill(&mut ground) => done,
            _ = tokio::signal::ctrl_c() => Err(anyhow!("ended before it was done")),
        };
        match done {
            Ok(report) => {
                report.tell(self.json)?;
                if report.is_good() {
                    return Ok(ExitCode::SUCCESS);
                }
                eprintln!("besok: not all is well (seed {}). The end of the log:\n{}", self.seed, ground.log());
                Ok(ExitCode::FAILURE)
            }
            Err(error) => bail!("{error:#} (seed {}). The end of the log:\n{}", self.seed, ground.log()),
        }
    }

    async fn drill(&self, ground: &mut Ground) -> Result<Report> {
        let kit = Arc::new(kit::make(&ground.database(), 12 * usize::from(self.clients), 4).await?);
        let mut report = Report::new(self.engine, self.seed);
        report.not_done = ground.missing.clone();
        for missing in &ground.missing {
            eprintln!("NOT DONE: {missing}");
        }
        ground.start().await?;
        let (answers, began) = (ground.folder().join("answers"), Instant::now());
        let nodes = Nodes::at(ground.fronts(), PATIENCE);
        let pace = Pace { clients: self.clients.into(), seed: self.seed, pause: PAUSE };
        let crowd = Crowd::start(&kit, (nodes, Answers::open(Some(&answers))?), pace);
        let mut dice = Dice::new(self.seed, [1, 0, 0]);
        while report.kills() < self.kills {
            tokio::time::sleep(Duration::from_millis(200).mul_f64(1.0 + 4.0 * dice.unit())).await;
            let fault = Fault::draw(&mut dice, ground);
            let from = ground.sink.seconds();
            let told = fault.happen(ground).await?;
            report.note(&fault, (from, ground.sink.seconds()));
            let kills = report.kills();
            eprintln!("{:7.1} s  {kills:3}/{}  {told}", began.elapsed().as_secs_f64(), self.kills);
            if fault.kind().is_kill() && kills.is_multiple_of(KILLS_TO_REST) {
                let found = crowd.at_rest(Box::pin(at_rest(ground, &kit, &answers))).await?;
                report.rest(&found);
                eprintln!("{:7.1} s  at rest: {}", began.elapsed().as_secs_f64(), found.in_short());
                if !found.is_good() {
                    report.found = found;
                    return Ok(report);
                }
            }
        }
        ground.calm()?;
        report.crowd = Some(crowd.end().await?);
        report.found = self.end(ground, (&kit, &answers), &report).await?;
        report.starts(&ground.started);
        Ok(report)
    }

    /// Ends all nodes, lets one send what is left, and looks at everything, mails as well.
    async fn end(&self, ground: &mut Ground, (kit, answers): (&Kit, &Path), report: &Report) -> Result<Found> {
        let found = at_rest(ground, kit, answers).await?;
        if !found.is_good() {
            return Ok(found);
        }
        ground.stop().await?;
        let store = Store::open(&ground.database()).await?;
        let mut tx = store.begin().await?;
        tx.make_due().await?;
        tx.commit().await?;
        ground.start().await?;
        let began = Instant::now();
        while store.waiting_messages().await?.0 > 0 && began.elapsed() < LAST_MAILS {
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        ground.stop().await?;
        let (taken, kills) = (ground.sink.taken(), Kills::When(&report.when));
        let found = check(&store, kit, &answers::read(answers)?, Some(Mailed { taken: &taken, kills })).await;
        store.close().await;
        found
    }
}

/// What is found once nobody does anything, as soon as all is in order or time is up.
async fn at_rest(ground: &Ground, kit: &Kit, answers: &Path) -> Result<Found> {
    ground.calm()?;
    let (store, began) = (Store::open(&ground.database()).await?, Instant::now());
    let answered = answers::read(answers)?;
    let found = loop {
        let found = check(&store, kit, &answered, None).await?;
        if found.is_good() || began.elapsed() > REST {
            break found;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    };
    store.close().await;
    Ok(found)
}
