//! `besok load ledger`: bookings asked of the ledger itself, without HTTP, beside the yardstick of one transaction for
//! each booking, on the same tables, in one run. On SQLite that transaction is made here, on PostgreSQL by pgbench, in two
//! ways of which the faster counts. Each is measured with times spread over all slots, and with all wanting one slot; in turns,
//! so that what else the machine does strikes both.
#![expect(clippy::cast_precision_loss, reason = "figures are shown with two decimals")]

use super::figures::{milliseconds, rounded};
use super::stage::{Set, Stage};
use super::{Engine, Load, cpu};
use anyhow::{Context, Result, bail};
use besok_core::account::Email;
use besok_core::booking::Reference;
use besok_core::id::{AccountId, ErrandId, OfficeId, PersonId};
use besok_core::language::Language;
use besok_core::ledger::{Actor, Command, Deed, Outcome, Spot, Told, Wish};
use besok_core::message::To;
use besok_core::party::Comer;
use besok_core::slot::SlotKey;
use besok_service::App;
use besok_service::load::Visitor;
use besok_store::Store;
use besok_store::load::yardstick::{FUNCTION, Turn, statements};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::HashSet;
use std::fs;
use std::ops::Range;
use std::process::Command as Process;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::task::{JoinSet, spawn_blocking};

/// How many bookings a second are prepared for: more than have been seen.
const MOST: usize = 8_000;
/// So many places are in each slot that nothing is ever full.
const PLENTY: i64 = 1_000_000_000;

/// Who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum By {
    /// The ledger.
    Ledger,
    /// One transaction for each booking, from this process.
    Each,
    /// The same, statement after statement, from pgbench.
    PgbenchStatements,
    /// The same as one call of a function, from pgbench.
    PgbenchFunction,
}

/// What came of it.
#[derive(Debug, Serialize)]
struct Figures {
    scenario: &'static str,
    by: By,
    /// Whether all want one slot.
    one_slot: bool,
    engine: Engine,
    clients: u16,
    bookings: usize,
    per_second: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    p50_ms: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p99_ms: Option<f64>,
    /// Of this process, for each booking.
    cpu_us: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    database_cpu_us: Option<f64>,
    /// Slots whose counters are wrong.
    overbooked: usize,
    /// Answered, but not in the database.
    lost: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    load_average: Option<f64>,
}

/// What is measured, and on what.
struct Bench<'a> {
    stage: &'a Stage,
    load: &'a Load,
    app: App,
    turns: Arc<[Turn]>,
}

/// What was done in how long.
#[derive(Default)]
struct Done {
    seconds: f64,
    /// How long each took, in microseconds, where that is known.
    micros: Vec<u32>,
}

/// Measures all of them, tells, and gives whether everything was right.
pub async fn measure(stage: &Stage, load: &Load) -> Result<bool> {
    let ways: &[By] = match load.engine {
        Engine::Sqlite => &[By::Each, By::Ledger],
        Engine::Postgres => &[By::PgbenchStatements, By::Ledger, By::PgbenchFunction],
    };
    let each = usize::from(load.seconds) * MOST + usize::from(load.clients);
    let set = stage.set(each * ways.len() * 2, PLENTY).await?;
    let (app, written) = crate::cli::app(Store::open(&stage.address()).await?).await?;
    let slots = slots(&app).await?;
    let turns = turns((&app, &set), &slots, each * ways.len());
    if load.engine == Engine::Postgres {
        let mut tx = app.store.begin().await?;
        tx.make_yard(&turns).await?;
        tx.commit().await?;
    }
    stage.settle().await?;
    let bench = Bench { stage, load, app, turns };
    let mut good = true;
    for (nth, (one_slot, by)) in
        [false, true].into_iter().flat_map(|one| ways.iter().map(move |by| (one, *by))).enumerate()
    {
        good &= bench.run((by, one_slot), nth * each..(nth + 1) * each).await?;
    }
    let store = bench.app.store.clone();
    drop(bench);
    written.await?;
    store.close().await;
    Ok(good)
}

/// A turn for each visitor. The first half have times of their own, the others all want the first.
fn turns((app, set): (&App, &Set), slots: &HashSet<SlotKey>, spread: usize) -> Arc<[Turn]> {
    let turn = |(nth, visitor): (usize, &Visitor)| {
        let (office, starts_at) = &set.times[if nth < spread { nth % set.times.len() } else { 0 }];
        let opening = app.catalogue().serving(&office.id, &set.errand.id);
        let minute =
            opening.into_iter().map(|opening| SlotKey::new(opening, *starts_at)).find(|key| slots.contains(key));
        Turn {
            person: visitor.person.as_str().to_owned(),
            account: visitor.account.as_str().to_owned(),
            slot: minute.map_or(0, |key| key.0),
            errand: set.errand.id.as_str().to_owned(),
            office: office.id.as_str().to_owned(),
            starts_at: starts_at.as_second(),
            reference: Reference::from_number(nth as u64 * 2_711).as_str().to_owned(),
        }
    };
    set.visitors.iter().enumerate().map(turn).collect()
}

/// Every slot that there is.
async fn slots(app: &App) -> Result<HashSet<SlotKey>> {
    let mut slots = HashSet::new();
    for opening in &app.catalogue().openings {
        slots.extend(app.store.slot_keys(opening.number, app.clock.now()).await?);
    }
    Ok(slots)
}

impl Bench<'_> {
    async fn run(&self, (by, one_slot): (By, bool), turns: Range<usize>) -> Result<bool> {
        let load_average = cpu::load_average();
        let before = self.app.store.count_bookings().await?;
        let (cpu, database) = (cpu::own(), self.stage.database_cpu().await?);
        let done = match by {
            By::Ledger => self.many(turns, ask).await?,
            By::Each => self.many(turns, alone).await?,
            By::PgbenchStatements => self.pgbench(&statements(), turns.start).await?,
            By::PgbenchFunction => self.pgbench(FUNCTION, turns.start).await?,
        };
        let (cpu, database) =
            (cpu::own() - cpu, self.stage.database_cpu().await?.zip(database).map(|(now, then)| now - then));
        let bookings = (self.app.store.count_bookings().await? - before) as usize;
        let known = !done.micros.is_empty();
        let each = |micros: u64| rounded(micros as f64 / bookings.max(1) as f64);
        let took = |part| known.then(|| milliseconds(&done.micros, part));
        let figures = Figures {
            scenario: "ledger",
            by,
            one_slot,
            engine: self.load.engine,
            clients: self.load.clients,
            bookings,
            per_second: rounded(bookings as f64 / done.seconds),
            p50_ms: took(50),
            p99_ms: took(99),
            cpu_us: each(cpu),
            database_cpu_us: database.map(each),
            overbooked: self.app.store.capacity_faults().await?.len(),
            lost: if known { done.micros.len().saturating_sub(bookings) } else { 0 },
            load_average,
        };
        figures.tell(self.load.json)?;
        Ok(figures.overbooked == 0 && figures.lost == 0)
    }

    /// All clients book, one turn after the other, until time is up.
    async fn many<F>(&self, turns: Range<usize>, book: fn(App, Turn) -> F) -> Result<Done>
    where
        F: Future<Output = Result<()>> + Send + 'static,
    {
        let (next, began) = (Arc::new(AtomicUsize::new(turns.start)), Instant::now());
        let until = Duration::from_secs(self.load.seconds.into());
        let mut clients = JoinSet::new();
        for _ in 0..self.load.clients {
            let (app, all, next, end) = (self.app.clone(), self.turns.clone(), next.clone(), turns.end);
            clients.spawn(async move {
                let mut micros = Vec::new();
                while began.elapsed() < until {
                    let turn = next.fetch_add(1, Ordering::Relaxed);
                    if turn >= end {
                        bail!("more was booked than was prepared for");
                    }
                    let asked = Instant::now();
                    book(app.clone(), all[turn].clone()).await?;
                    micros.push(asked.elapsed().as_micros() as u32);
                }
                Ok(micros)
            });
        }
        let mut done = Done::default();
        while let Some(client) = clients.join_next().await {
            done.micros.extend(client??);
        }
        done.seconds = began.elapsed().as_secs_f64();
        done.micros.sort_unstable();
        Ok(done)
    }

    async fn pgbench(&self, script: &str, first: usize) -> Result<Done> {
        let file = self.stage.folder().join("yardstick.sql");
        fs::write(&file, script)?;
        let mut tx = self.app.store.begin().await?;
        tx.take_turns_from(first as i64 + 1).await?;
        tx.commit().await?;
        let clients = self.load.clients.to_string();
        let threads = if self.load.clients > 1 { "2" } else { "1" };
        let (database, options) = self.stage.for_libpq().context("pgbench needs PostgreSQL")?;
        let mut pgbench = Process::new("pgbench");
        pgbench.args(["--no-vacuum", "--protocol=prepared", "--client", &clients, "--jobs", threads]);
        pgbench.args(["--time", &self.load.seconds.to_string()]).arg("--file").arg(&file).arg(database);
        pgbench.env("PGOPTIONS", options);
        let ran = spawn_blocking(move || pgbench.output()).await?;
        let ran = ran.context("cannot run pgbench (Debian's package postgresql has it)")?;
        if !ran.status.success() {
            bail!("pgbench: {}", String::from_utf8_lossy(&ran.stderr));
        }
        Ok(Done { seconds: self.load.seconds.into(), micros: Vec::new() })
    }
}

/// Asks the ledger.
async fn ask(app: App, turn: Turn) -> Result<()> {
    let (account, person) = (AccountId(turn.account), PersonId(turn.person));
    let told = Told {
        to: To::Email(Email::parse("visitor@load.example").context("an address")?),
        language: Language::DEFAULT,
    };
    let errand = ErrandId(turn.errand);
    let starts_at = Timestamp::from_second(turn.starts_at)?;
    let wish = Wish {
        party: vec![Comer::new(&person, &errand)],
        errand,
        spot: Spot { office: OfficeId(turn.office), starts_at },
        invitation: None,
    };
    let command = Command {
        actor: Actor::Visitor { account, persons: vec![person], told: Some(told) },
        key: Some(turn.reference),
        draw: app.random.for_command(app.clock.now()),
        deed: Deed::Book(wish),
    };
    match app.ledger.ask(command).await? {
        Ok(Outcome::Booking(_)) => Ok(()),
        other => bail!("a booking was asked for, and answered was {other:?}"),
    }
}

/// Books in a transaction of its own.
async fn alone(app: App, turn: Turn) -> Result<()> {
    let mut tx = app.store.begin().await?;
    if !tx.book_alone(&turn, app.clock.now().as_second()).await? {
        bail!("a booking was not made");
    }
    Ok(tx.commit().await?)
}

impl Figures {
    fn tell(&self, json: bool) -> Result<()> {
        if json {
            println!("{}", serde_json::to_string(self)?);
            return Ok(());
        }
        let by = match self.by {
            By::Ledger => "the ledger",
            By::Each => "one transaction each",
            By::PgbenchStatements => "pgbench, statements",
            By::PgbenchFunction => "pgbench, a function",
        };
        let of = if self.one_slot { "all of one slot" } else { "spread" };
        let database = self.database_cpu_us.map_or_else(String::new, |us| format!(", database {us} µs"));
        println!("{:>9.0} bookings a second, {of}, by {by} ({} µs each{database})", self.per_second, self.cpu_us);
        Ok(())
    }
}
