//! `besok load`: what this machine carries. A server of its own, over real HTTP, on data of its own.
//!
//! `queue` is another thing: counters that call from one queue, without a server. So is `live`: pages that are drawn anew
//! while a counter calls. `overload` is more people than there is room for.
//! `stage` makes the data, `server` runs the product as a child process, `course` is what visitors do, `crowd` lets
//! many do it at once, each through a `connection`, `cpu` is what it cost, and `figures` is what came of it. At the
//! end the server is killed, not asked to end, and the database must hold all that was answered.

mod connection;
mod course;
mod cpu;
mod crowd;
mod figures;
mod find;
mod histories;
mod import;
mod ledger;
mod live;
mod names;
mod overload;
mod queue;
mod scale;
mod server;
mod stage;

pub use connection::{Connection, Reply, Request};
pub use figures::rounded;
pub use find::Find;
pub use histories::Played;
pub use import::Import;
pub use scale::Scale;
pub use server::{Server, Site, for_a_crowd, free_address};
pub use stage::{Set, fill};

use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValue;
use course::{As, Course};
use cpu::Cpu;
use figures::Figures;
use serde::Serialize;
use stage::{Stage, staged};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

/// What to measure.
#[derive(Debug, clap::Args)]
pub struct Load {
    /// What visitors do, or counters
    #[arg(value_enum)]
    scenario: Wanted,
    /// How many do it at once, or look at once
    #[arg(long, value_name = "N", default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=5000))]
    clients: u16,
    /// For how many seconds
    #[arg(long, value_name = "S", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=60))]
    seconds: u16,
    /// On which database: a file of its own, or an empty database on a server, named with --database
    #[arg(long, value_enum, default_value = "sqlite")]
    engine: Engine,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

/// What is to be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// What visitors do on the site
    Site(Scenario),
    /// Counters call from a queue of 500
    Queue,
    /// Boards, signs and phones show one queue from which a counter calls
    Live,
    /// Bookings asked of the ledger itself, beside one transaction for each
    Ledger,
    /// More look than can be answered, while a few book
    Overload,
}

impl ValueEnum for Wanted {
    fn value_variants<'a>() -> &'a [Self] {
        use Scenario::{Availability, Book, Hold, Race};
        &[
            Self::Site(Availability),
            Self::Site(Hold),
            Self::Site(Book),
            Self::Site(Race),
            Self::Queue,
            Self::Live,
            Self::Ledger,
            Self::Overload,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Self::Site(scenario) => scenario.to_possible_value(),
            Self::Queue => Some(PossibleValue::new("queue").help("All counters call from a queue of 500")),
            Self::Ledger => Some(
                PossibleValue::new("ledger").help("Bookings asked of the ledger itself, and one transaction for each"),
            ),
            Self::Overload => {
                Some(PossibleValue::new("overload").help("More look for times than can be answered; 16 book meanwhile"))
            }
            Self::Live => {
                Some(PossibleValue::new("live").help("Boards, signs and phones show one queue, and a counter calls"))
            }
        }
    }
}

/// What visitors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
enum Scenario {
    /// Ask for the free times of an errand at an office: as the page, and as JSON
    Availability,
    /// Hold a time
    Hold,
    /// Hold a time and confirm it: a full booking
    Book,
    /// All at once, confirm the one last place; again and again
    Race,
}

/// A kind of database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
enum Engine {
    /// A file
    Sqlite,
    /// A server
    Postgres,
}

impl Load {
    /// Measures, tells, cleans up, and ends with 1 if anything was wrong.
    pub async fn run(&self, database: Option<&str>) -> Result<ExitCode> {
        let measured = staged((self.engine, database), async |stage| self.measure(stage).await).await;
        Ok(if measured? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    /// Gives whether everything was right.
    async fn measure(&self, stage: &Stage) -> Result<bool> {
        match self.scenario {
            Wanted::Site(scenario) => self.measure_site(stage, scenario).await,
            Wanted::Queue => queue::measure(stage, (self.engine, self.clients), self.json).await,
            Wanted::Live => live::measure(stage, self).await,
            Wanted::Ledger => ledger::measure(stage, self).await,
            Wanted::Overload => overload::measure(stage, self).await,
        }
    }

    async fn measure_site(&self, stage: &Stage, scenario: Scenario) -> Result<bool> {
        let set = stage.set(self.people(scenario), places(scenario)).await?;
        stage.settle().await?;
        let mut good = true;
        for shown in shown(scenario) {
            let load_average = cpu::load_average();
            let server = Server::start(stage).await?;
            let course = Arc::new(Course::new(scenario, *shown, server.address(), set.clone()));
            let before = Cpu::now(&server, stage).await?;
            let crowd = crowd::run(&course, self.clients.into(), Duration::from_secs(self.seconds.into())).await?;
            let cpu = Cpu::now(&server, stage).await?.since(&before);
            server.kill()?;
            let checked = stage.check(&crowd).await?;
            let figures = Figures::new(self, (scenario, *shown), (&crowd, &cpu, &checked), load_average);
            figures.tell(self.json);
            if let Some(error) = crowd.first_error {
                eprintln!("besok: the first error: {error}\n{}", stage.log());
            }
            good &= figures.is_good();
        }
        Ok(good)
    }

    /// How many people may be needed: more than have been seen to book in that time.
    fn people(&self, scenario: Scenario) -> usize {
        let (clients, seconds) = (usize::from(self.clients), usize::from(self.seconds));
        match scenario {
            Scenario::Availability => 0,
            Scenario::Hold | Scenario::Book => clients + seconds * 6_000,
            Scenario::Race => clients + seconds * 3_000,
        }
    }
}

fn shown(scenario: Scenario) -> &'static [Option<As>] {
    if scenario == Scenario::Availability { &[Some(As::Html), Some(As::Json)] } else { &[None] }
}

/// How many people fit into each step of the offices' days.
fn places(scenario: Scenario) -> i64 {
    if scenario == Scenario::Race { 1 } else { 60 }
}
