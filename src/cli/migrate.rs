//! `besok migrate`

use crate::cli::{alone, connect, open};
use crate::settings::Settings;
use anyhow::{Context, Result, bail};
use besok_service::clock::Clock;
use besok_service::random::Random;
use besok_service::transfer::{Arrived, Refused, Step, Transfer, stay, transfer};
use besok_store::{Difference, Differs, Stage, Store, TransferMark};
use indicatif::{ProgressBar, ProgressStyle};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// So many rows go over in one transaction.
const BATCH: i64 = 1000;
/// How often progress is told where there is no terminal.
const SELDOM: Duration = Duration::from_secs(10);
/// How it is told on one.
const BAR: &str = "{msg} [{bar:30}] {pos} of {len} rows, {percent} %, {per_sec}, {eta} left";

/// Where to.
#[derive(Debug, clap::Args)]
pub struct Migrate {
    /// Move everything from the SQLite file of the settings into this empty PostgreSQL database; can be repeated until done
    ///
    /// The password is better in PGPASSWORD or ~/.pgpass than here, where everybody on the machine sees it.
    #[arg(long, value_name = "URL")]
    to: Option<String>,
    /// Let the SQLite file be served again after such a move was given up or is to be undone
    #[arg(long, conflicts_with = "to")]
    stay: bool,
}

impl Migrate {
    /// Opening a database brings it up to date; there is nothing more to do unless everything is to move.
    pub async fn run(&self, settings: &Settings) -> Result<ExitCode> {
        match &self.to {
            Some(to) => move_to(settings, to).await,
            None if self.stay => stay_here(settings).await,
            None => {
                open(settings).await?.close().await;
                println!("The schema is up to date.");
                Ok(ExitCode::SUCCESS)
            }
        }
    }
}

/// The file of the settings, which nobody else serves meanwhile, with the schema of this version.
async fn file(settings: &Settings) -> Result<(Store, impl Sized)> {
    let embedded = settings.embedded_database();
    let address = settings.other_database().unwrap_or(&embedded);
    let Some(path) = address.strip_prefix("sqlite:") else {
        bail!("the database of the settings is no SQLite file: name the file with --database sqlite:FILE or --data DIR")
    };
    if !std::path::Path::new(path).is_file() {
        bail!("there is no database {path}");
    }
    let lock = alone::lock(settings)?;
    let store = connect(settings).await?;
    store.migrate().await.context("cannot bring the file's schema up to date")?;
    Ok((store, lock))
}

async fn stay_here(settings: &Settings) -> Result<ExitCode> {
    let (store, _lock) = file(settings).await?;
    let marked = stay(&store).await?;
    store.close().await;
    println!("{}", if marked { "The file can be served again." } else { "Nothing was moved: the file can be served." });
    Ok(ExitCode::SUCCESS)
}

async fn move_to(settings: &Settings, to: &str) -> Result<ExitCode> {
    if !["postgres://", "postgresql://"].iter().any(|scheme| to.starts_with(scheme)) {
        bail!("--to takes postgres://USER@HOST/NAME");
    }
    let (from, _lock) = file(settings).await?;
    let to = Store::open(to).await.context("cannot open the database of --to")?;
    let mut progress = Progress::new()?;
    let (token, now) = (Random::from_system().token(), Clock::default().now());
    let work = Transfer { from: &from, to: &to, token, now, batch: BATCH };
    let done = transfer(&work, |step| progress.tell(step)).await;
    progress.bar.finish_and_clear();
    let place = to.place();
    from.close().await;
    to.close().await;
    match done.context("stopped; when the cause is gone, the same command goes on from here")? {
        Ok(Arrived { tables, rows }) => {
            println!("Moved {rows} rows of {tables} tables to {place}, and compared every one.");
            println!("Now set `database` (or BESOK_DATABASE) to that address, and start `besok serve`.");
            println!("The file is kept as it is and is not served any more: remove it when you need it no longer.");
            Ok(ExitCode::SUCCESS)
        }
        Err(refused) => {
            tell(&refused, &place);
            Ok(ExitCode::FAILURE)
        }
    }
}

fn tell(refused: &Refused, place: &str) {
    match refused {
        Refused::NotEmpty(tables) => eprintln!(
            "{place} is not empty: it has {}. Move into a database of its own: CREATE DATABASE besok",
            tables.join(", ")
        ),
        Refused::Another => eprintln!(
            "{place} holds a move that began from another file, or from this one before `--stay`. Drop that database, \
             create it again and repeat this command"
        ),
        Refused::OtherVersion(version) => eprintln!(
            "this move was begun by a version with {version} migrations, this one has {}. Finish it with that version; or \
             run `besok migrate --stay`, drop {place}, create it again and begin anew",
            Store::version()
        ),
        Refused::Moved(mark) => eprintln!("{}", reason(mark)),
        Refused::Unlike(tables) => eprintln!(
            "these tables are not made alike in the file and in {place}: {}. One of them was changed by another version or \
             by hand",
            tables.join(", ")
        ),
        Refused::Differs(told, count) => {
            for difference in told {
                eprintln!("{}", differs(difference));
            }
            if *count > told.len() {
                eprintln!("… and {} more", count - told.len());
            }
            eprintln!(
                "{count} rows are not the same in {place}, so it is not used. Something wrote there, or to the file while a \
                 move was stopped. Drop that database, create it again and repeat this command"
            );
        }
    }
}

fn differs(Difference { table, key, how }: &Difference) -> String {
    match how {
        Differs::Missing => format!("{table} {key}: missing"),
        Differs::Surplus => format!("{table} {key}: not in the file"),
        Differs::Columns(columns) => format!("{table} {key}: differs in {}", columns.join(", ")),
    }
}

/// Why a database that takes part in a move is not served, and what to do.
pub fn reason(TransferMark { stage, place, at, .. }: &TransferMark) -> String {
    match stage {
        Stage::Leaving => format!(
            "this database is on its way to {place} since {at}. Run `besok migrate --to postgres://…` again, which goes on \
             where it was stopped; or `besok migrate --stay` to give that up and serve this file again"
        ),
        Stage::Left => format!(
            "this database moved to {place} at {at}: set `database` (or BESOK_DATABASE) to it. What happened there since is not in \
             this file; to serve the file all the same, run `besok migrate --stay`"
        ),
        Stage::Arriving => format!(
            "a move into this database, begun at {at}, is not finished. Run `besok migrate --to` again where the file is ({place}); \
             to give it up, drop this database and run `besok migrate --stay` there"
        ),
    }
}

/// What is told on the way.
struct Progress {
    bar: ProgressBar,
    told_at: Instant,
}

impl Progress {
    fn new() -> Result<Self> {
        let bar = ProgressBar::new(0).with_style(ProgressStyle::with_template(BAR)?.progress_chars("##-"));
        Ok(Self { bar, told_at: Instant::now() })
    }

    fn tell(&mut self, step: Step) {
        let (what, count, all) = match step {
            Step::Copied(count, all) => ("copied", count, all),
            Step::Compared(count, all) => ("compared", count, all),
        };
        self.bar.set_length(all);
        self.bar.set_message(what);
        self.bar.set_position(count);
        // Where there is no terminal there is no bar.
        if self.bar.is_hidden() && (self.told_at.elapsed() > SELDOM || count == all) {
            self.told_at = Instant::now();
            eprintln!("{what} {count} of {all} rows");
        }
    }
}
