//! The data: the sample agency with more places, its times published, and people with accounts who are signed in.

use super::Engine;
use super::cpu;
use super::crowd::Crowd;
use anyhow::{Context, Result, anyhow, bail};
use besok_core::catalogue::Catalogue;
use besok_core::errand::Errand;
use besok_core::office::Office;
use besok_core::party::Party;
use besok_service::availability::{ANY_DAY, Sought, free_starts};
use besok_service::load::{Visitor, visitors};
use besok_service::{App, catalogue, import, worker};
use besok_store::{Room, Store};
use jiff::{Timestamp, ToSpan};
use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::task::JoinHandle;

/// Where the data is: a folder of its own and, on a server, a room of its own in the database.
pub struct Stage {
    folder: PathBuf,
    room: Option<Room>,
}

/// What is in it.
pub struct Set {
    /// What everybody comes for.
    pub errand: Errand,
    /// Every time that is free, and where.
    pub times: Vec<(Arc<Office>, Timestamp)>,
    /// Who may come.
    pub visitors: Vec<Visitor>,
}

/// What the database says afterwards.
pub struct Checked {
    /// Slots whose counters are not what lies on them, or are above their capacity.
    pub overbooked: usize,
    /// Holds and bookings that were answered and are not there.
    pub lost: usize,
}

/// Does something on a stage of its own, and cleans up whatever came of it.
pub async fn staged<T>(
    (engine, database): (Engine, Option<&str>),
    measure: impl AsyncFnOnce(&Stage) -> Result<T>,
) -> Result<T> {
    let stage = match (engine, database) {
        (Engine::Sqlite, None) => Stage::on_a_file()?,
        (Engine::Postgres, Some(address)) => Stage::on_a_server(address).await?,
        (Engine::Sqlite, Some(_)) => bail!("--database goes with --engine postgres; on SQLite a file is made"),
        (Engine::Postgres, None) => bail!("--engine postgres needs --database URL, of an empty database"),
    };
    let measured = tokio::select! {
        measured = measure(&stage) => measured,
        _ = tokio::signal::ctrl_c() => Err(anyhow!("ended before it was done")),
    };
    stage.remove().await?;
    measured
}

impl Stage {
    /// In a file.
    fn on_a_file() -> Result<Self> {
        Ok(Self { folder: folder()?, room: None })
    }

    /// In an empty database on a server.
    async fn on_a_server(address: &str) -> Result<Self> {
        match Room::make(address).await.context("cannot use the database")? {
            Ok(room) => Ok(Self { folder: folder()?, room: Some(room) }),
            Err(tables) => bail!(
                "the database is not empty: it has {} tables, {} among them. A load makes and removes its own data; \
                 give it an empty database",
                tables.len(),
                tables[0]
            ),
        }
    }

    /// The folder of the server.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The database's address.
    pub fn address(&self) -> String {
        let file = || format!("sqlite:{}", self.folder.join("besok.sqlite").display());
        self.room.as_ref().map_or_else(file, |room| room.address().to_owned())
    }

    /// The processes of the database, if it has its own.
    pub async fn database_processes(&self) -> Result<Vec<i64>> {
        Ok(match &self.room {
            Some(room) => room.processes().await?,
            None => Vec::new(),
        })
    }

    /// Processor time of the database's processes until now, in microseconds; none where they cannot be seen.
    pub async fn database_cpu(&self) -> Result<Option<u64>> {
        Ok(cpu::of_database(&self.database_processes().await?))
    }

    /// The database's address and options as PostgreSQL's own programs take them.
    pub fn for_libpq(&self) -> Option<(String, String)> {
        let address = self.room.as_ref()?.address();
        let (server, path) = address.split_once("options[search_path]=")?;
        Some((server.trim_end_matches(['?', '&']).to_owned(), format!("-c search_path={path}")))
    }

    /// Lets a server look through its tables, as it does by itself after a while.
    pub async fn settle(&self) -> Result<()> {
        if let Some(room) = &self.room {
            room.settle().await?;
        }
        Ok(())
    }

    /// The product on an agency, without a server.
    pub async fn app(&self, catalogue: &Catalogue) -> Result<(App, JoinHandle<()>)> {
        app(&self.address(), catalogue).await
    }

    /// Puts everything in.
    pub async fn set(&self, people: usize, places: i64) -> Result<Arc<Set>> {
        Ok(Arc::new(fill(&self.address(), people, places).await?))
    }

    /// What the database says of what was answered.
    pub async fn check(&self, crowd: &Crowd) -> Result<Checked> {
        let store = Store::open(&self.address()).await?;
        let (references, held) = (store.references().await?, store.held().await?);
        let lost = crowd.booked.iter().filter(|reference| !references.contains(*reference)).count()
            + crowd.held.iter().filter(|held_by| !held.contains(*held_by)).count();
        let overbooked = store.capacity_faults().await?.len();
        store.close().await;
        Ok(Checked { overbooked, lost })
    }

    /// The last lines of the server's log.
    pub fn log(&self) -> String {
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(10)..].join("\n")
    }

    /// Takes everything away.
    pub async fn remove(self) -> Result<()> {
        if let Some(room) = self.room {
            room.remove().await.context("cannot empty the database again")?;
        }
        fs::remove_dir_all(&self.folder).with_context(|| format!("cannot remove {}", self.folder.display()))
    }
}

/// The product on an agency in an empty database, without a server.
async fn app(address: &str, catalogue: &Catalogue) -> Result<(App, JoinHandle<()>)> {
    let store = Store::open(address).await?;
    store.migrate().await?;
    import::import(&store, catalogue, true).await?;
    crate::cli::app(store).await
}

/// Puts into an empty database what visitors need: an agency with so many places in each step, its times, and so many
/// people who are signed in.
pub async fn fill(address: &str, people: usize, places: i64) -> Result<Set> {
    let (catalogue, errand) = agency(places)?;
    let (app, written) = app(address, &catalogue).await?;
    let store = app.store.clone();
    worker::publish(app.clone()).await?;
    let (mut all, party) = (Vec::new(), Party::anybody(&errand));
    for office in catalogue.offices {
        // Not the very first ones: nothing that is tried may be too soon.
        let late = app.clock.now() + (errand.notice_minutes + 60).minutes();
        let office = Arc::new(office);
        let starts = free_starts(&app, Sought::new(&errand, &party), &office, ANY_DAY).await?;
        all.extend(starts.into_iter().filter(|start| *start > late).map(|start| (office.clone(), start)));
    }
    let visitors = visitors(&app, people).await?;
    drop(app);
    written.await?;
    store.checkpoint().await?;
    store.close().await;
    Ok(Set { errand, times: all, visitors })
}

fn folder() -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("besok-load-{}", std::process::id()));
    let made = DirBuilder::new().mode(0o700).create(&folder);
    made.with_context(|| format!("cannot make the folder {}", folder.display()))?;
    Ok(folder)
}

/// The sample agency as far as it serves the first of its errands that anybody may book, with so many places in each
/// step, and that errand.
fn agency(places: i64) -> Result<(Catalogue, Errand)> {
    let mut agency = catalogue::sample();
    let errand = agency.errands.iter().find(|errand| !errand.needs_invitation).cloned();
    let errand = errand.context("the sample has an errand for everybody")?;
    agency.openings.retain(|opening| opening.errands.contains(&errand.id));
    for opening in &mut agency.openings {
        (opening.places, opening.staff_only) = (places, 0);
    }
    Ok((agency, errand))
}
