//! The command line.
#![expect(clippy::doc_markdown, reason = "the documents of arguments are the help that people read")]

mod alone;
mod doctor;
mod drill;
mod export;
mod import;
mod load;
mod migrate;
mod serve;
mod simulate;
mod staff;

use crate::settings::{Flags, LogFormat, Settings};
use anyhow::{Context, Result, bail};
use besok_core::limit::Limits;
use besok_core::retention::Rules;
use besok_core::webhook::Networks;
use besok_service::clock::Clock;
use besok_service::mailer::Mailer;
use besok_service::random::Random;
use besok_service::webhook::Client;
use besok_service::{App, Parts};
use besok_store::Store;
use clap::{Parser, Subcommand};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use tokio::task::JoinHandle;
use tracing_subscriber::EnvFilter;

/// Lets people book a visit to a public agency, and offices run the day of the visit.
///
/// Without a command it serves. Settings come from besok.toml, then BESOK_ variables (BESOK_LISTEN,
/// BESOK_SMTP__URL …), then flags; what comes later wins.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true)]
pub struct Arguments {
    /// Settings file [default: besok.toml, if there is one]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the pages and do the work behind them (the default)
    ///
    /// On the first start with an empty database the sample agency is imported, and the database is marked as a
    /// demonstration: a banner on every page says so. Any other database needs a mail server in the settings.
    Serve,
    /// Bring the database's schema up to date, and end; or move a SQLite file into PostgreSQL
    Migrate(migrate::Migrate),
    /// Import an agency's catalogue; can be repeated after an edit, also beside a running server
    Import(import::Import),
    /// Add members of staff; the first one is an administrator, who adds the others on the pages
    Staff(staff::Members),
    /// Write the catalogue back into its files
    Export(export::Export),
    /// Examine the database: capacity, mails that could not be delivered, published times
    Doctor(doctor::Doctor),
    /// Let modelled people meet the product's own rules: a day's waits, a month's demand, and who gets a time
    #[command(subcommand)]
    Simulate(simulate::Simulate),
    /// Measure what this machine carries, with a server and data of its own
    Load(load::Load),
    /// Let visitors book, move and cancel while something breaks, and hold every answer against the database
    #[command(subcommand)]
    Drill(drill::Drill),
    /// Measure how long it takes to find a person among a million, with data of its own
    LoadFind(load::Find),
    /// Measure how long it takes to import the bookings of an old system, with data of its own
    LoadImport(load::Import),
    /// Measure starting and free times while an agency grows to very many times and visits
    LoadScale(load::Scale),
    /// Play many histories of two nodes and their database, with crashes, and find out whether one goes wrong
    LoadHistories(load::Played),
}

/// Does what was asked.
pub async fn run(arguments: Arguments) -> Result<ExitCode> {
    let settings = Settings::read(arguments.config.as_deref(), &arguments.flags)?;
    start_log(settings.log);
    match arguments.command.unwrap_or(Command::Serve) {
        Command::Serve => serve::run(&settings).await,
        Command::Migrate(migrate) => migrate.run(&settings).await,
        Command::Import(import) => import.run(&settings).await,
        Command::Staff(staff) => staff.run(&settings).await,
        Command::Export(export) => export.run(&settings).await,
        Command::Doctor(doctor) => doctor.run(&settings).await,
        Command::Simulate(simulate) => simulate.run(),
        // Never on the database of the settings: only on one that was named here.
        Command::Load(load) => load.run(arguments.flags.database()).await,
        Command::Drill(drill) => drill.run(arguments.flags.database()).await,
        Command::LoadFind(find) => find.run(arguments.flags.database()).await,
        Command::LoadImport(import) => import.run(arguments.flags.database()).await,
        Command::LoadScale(scale) => scale.run(arguments.flags.database()).await,
        Command::LoadHistories(played) => played.run(),
    }
}

/// Opens the database of the settings, made if it is embedded and missing, and brings its schema up to date. One that is
/// on its way into another is refused.
async fn open(settings: &Settings) -> Result<Store> {
    if settings.other_database().is_none() {
        settings.make_data_folder()?;
    }
    let store = connect(settings).await?;
    store.migrate().await.context("cannot bring the database's schema up to date")?;
    if let Some(mark) = store.transfer_mark().await? {
        bail!("{}", migrate::reason(&mark));
    }
    Ok(store)
}

/// Opens the database of the settings as it is.
async fn connect(settings: &Settings) -> Result<Store> {
    Store::open(&address(settings)).await.context("cannot open the database")
}

/// Where the database of the settings is.
fn address(settings: &Settings) -> String {
    settings.other_database().map_or_else(|| settings.embedded_database(), str::to_owned)
}

/// The product without a server, on a database with a catalogue: what the command line does goes through the ledger too.
/// The handle ends when everything is written. No mail leaves.
async fn app(store: Store) -> Result<(App, JoinHandle<()>)> {
    let parts = Parts {
        store,
        clock: Clock::default(),
        random: Random::from_system(),
        mailer: Mailer::Mailbox,
        sms: None,
        webhooks: Client::new(Networks::default(), None)?,
        limits: Limits::LIFTED,
        base_url: String::new(),
        retention: Rules::default(),
    };
    App::start(parts).await?.context("the database has no catalogue: run `besok import DIR`")
}

/// `RUST_LOG` says what is logged; by default what an operator should see.
fn start_log(format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false)
        .with_ansi(std::io::stderr().is_terminal());
    match format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
}
