//! `besok load overload`: far more people look for times than can be answered, and come again at once when they are
//! refused; a few book meanwhile. Before that the same few book alone, so that there is something to compare with.
#![expect(clippy::cast_precision_loss, reason = "figures are shown with two decimals")]

use super::connection::Connection;
use super::course::{As, Course, Done};
use super::cpu;
use super::crowd::Crowd;
use super::figures::{milliseconds, rounded};
use super::server::Server;
use super::stage::Stage;
use super::{Engine, Load, Scenario, places};
use anyhow::{Context, Result, anyhow, bail};
use serde::Serialize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// How many book.
const BOOKING: usize = 16;
/// More than they have been seen to book in a second.
const MOST: usize = 3_000;
/// How long who was refused a hold or a confirmation waits before they try again; who looks does not wait at all.
const PAUSE: Duration = Duration::from_millis(100);
/// How often the server's memory is looked at.
const GLANCE: Duration = Duration::from_millis(50);

/// What came of it.
#[derive(Debug, Serialize)]
struct Figures {
    scenario: &'static str,
    engine: Engine,
    looking: u16,
    booking: usize,
    /// Bookings a second, and milliseconds from the first press until the confirmation, with all that had to be tried again.
    alone_per_second: f64,
    alone_p50_ms: f64,
    alone_p99_ms: f64,
    crowded_per_second: f64,
    crowded_p50_ms: f64,
    crowded_p99_ms: f64,
    /// How many of a hundred presses were refused in the crowd.
    holds_refused_percent: f64,
    confirmations_refused_percent: f64,
    /// Of those who look.
    pages_per_second: f64,
    page_p99_ms: f64,
    refusals_per_second: f64,
    refusal_p99_ms: f64,
    /// Memory of the server before the crowd came, and the most while it was there.
    server_mb: f64,
    crowded_mb: f64,
    errors: usize,
    overbooked: usize,
    lost: usize,
}

/// What all of them share.
struct Shared {
    book: Course,
    look: Course,
    next: AtomicUsize,
    is_over: AtomicBool,
}

/// What some of them did, with times in microseconds.
#[derive(Default)]
struct Tally {
    crowd: Crowd,
    refusals: Vec<u32>,
    /// Presses that were refused, and all of them: of holds, and of confirmations.
    holds: (usize, usize),
    confirmations: (usize, usize),
}

/// Measures, tells, and gives whether everything was right.
pub async fn measure(stage: &Stage, asked: &Load) -> Result<bool> {
    let people = 2 * asked.seconds as usize * MOST;
    let set = stage.set(people, places(Scenario::Book)).await?;
    stage.settle().await?;
    let server = Server::start(stage).await?;
    let shared = Arc::new(Shared {
        book: Course::new(Scenario::Book, None, server.address(), set.clone()),
        look: Course::new(Scenario::Availability, Some(As::Html), server.address(), set),
        next: AtomicUsize::new(0),
        is_over: AtomicBool::new(false),
    });
    let seconds = Duration::from_secs(asked.seconds.into());
    let (alone, ..) = run(&shared, (0, seconds), &server).await?;
    let before = cpu::memory(server.process()).context("the server's memory can be read")?;
    let (crowded, looked, most) = run(&shared, (asked.clients.into(), seconds), &server).await?;
    server.kill()?;
    let (mut errors, mut overbooked, mut lost) = (0, 0, 0);
    for tally in [&alone, &crowded, &looked] {
        let checked = stage.check(&tally.crowd).await?;
        (errors, overbooked) = (errors + tally.crowd.errors, overbooked.max(checked.overbooked));
        lost += checked.lost;
        if let Some(error) = &tally.crowd.first_error {
            eprintln!("besok: the first error: {error}\n{}", stage.log());
        }
    }
    let each = |count: usize| rounded(count as f64 / f64::from(asked.seconds));
    let figures = Figures {
        scenario: "overload",
        engine: asked.engine,
        looking: asked.clients,
        booking: BOOKING,
        alone_per_second: each(alone.crowd.turns.len()),
        alone_p50_ms: milliseconds(&alone.crowd.turns, 50),
        alone_p99_ms: milliseconds(&alone.crowd.turns, 99),
        crowded_per_second: each(crowded.crowd.turns.len()),
        crowded_p50_ms: milliseconds(&crowded.crowd.turns, 50),
        crowded_p99_ms: milliseconds(&crowded.crowd.turns, 99),
        holds_refused_percent: percent(crowded.holds),
        confirmations_refused_percent: percent(crowded.confirmations),
        pages_per_second: each(looked.crowd.turns.len()),
        page_p99_ms: milliseconds(&looked.crowd.turns, 99),
        refusals_per_second: each(looked.refusals.len()),
        refusal_p99_ms: milliseconds(&looked.refusals, 99),
        server_mb: rounded(before as f64 / 1024.0),
        crowded_mb: rounded(most as f64 / 1024.0),
        errors,
        overbooked,
        lost,
    };
    figures.tell(asked.json);
    Ok(errors + overbooked + lost == 0)
}

/// Lets a few book and so many look, for so long. Gives what the ones and the others did, and how much memory the server
/// had at most, in kB.
async fn run(
    shared: &Arc<Shared>,
    (looking, seconds): (usize, Duration),
    server: &Server,
) -> Result<(Tally, Tally, u64)> {
    shared.is_over.store(false, Ordering::Relaxed);
    let (mut looking_tasks, mut most) = (JoinSet::new(), 0);
    for nth in 0..looking {
        let shared = shared.clone();
        looking_tasks.spawn(async move { shared.look(nth).await });
    }
    let booking = {
        let shared = shared.clone();
        std::thread::spawn(move || book(&shared))
    };
    let began = Instant::now();
    while began.elapsed() < seconds {
        most = most.max(cpu::memory(server.process()).context("the server's memory can be read")?);
        tokio::time::sleep(GLANCE).await;
    }
    shared.is_over.store(true, Ordering::Relaxed);
    let looked = all(looking_tasks).await?;
    let booked = tokio::task::spawn_blocking(|| booking.join()).await?;
    Ok((booked.map_err(|_| anyhow!("those who book have failed"))??, looked, most))
}

/// Lets a few book, on a thread of their own: only the server is to make them wait.
fn book(shared: &Arc<Shared>) -> Result<Tally> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let mut tasks = JoinSet::new();
        for _ in 0..BOOKING {
            let shared = shared.clone();
            tasks.spawn(async move { shared.book().await });
        }
        all(tasks).await
    })
}

async fn all(mut tasks: JoinSet<Tally>) -> Result<Tally> {
    let mut all = Tally::default();
    while let Some(one) = tasks.join_next().await {
        all.add(one?);
    }
    all.crowd.turns.sort_unstable();
    all.refusals.sort_unstable();
    Ok(all)
}

impl Shared {
    /// One who looks, and looks again.
    async fn look(&self, nth: usize) -> Tally {
        let (mut mine, mut connection) = (Tally::default(), Connection::new(self.look.server));
        for turn in 0.. {
            if self.is_over.load(Ordering::Relaxed) {
                break;
            }
            let began = Instant::now();
            match self.look.turn(&mut connection, nth + turn * 31).await {
                Ok(Done::Refused) => mine.refusals.push(began.elapsed().as_micros() as u32),
                done => mine.crowd.note(began, done),
            }
        }
        mine
    }

    /// One who books, for one person after the other.
    async fn book(&self) -> Tally {
        let (mut mine, mut connection) = (Tally::default(), Connection::new(self.book.server));
        while !self.is_over.load(Ordering::Relaxed) {
            let turn = self.next.fetch_add(1, Ordering::Relaxed);
            let began = Instant::now();
            let booked = self.book_once(&mut connection, turn, &mut mine).await;
            mine.crowd.note(began, booked);
        }
        mine
    }

    async fn book_once(&self, connection: &mut Connection, turn: usize, mine: &mut Tally) -> Result<Done> {
        if turn >= self.book.turns(BOOKING) {
            bail!("more bookings than people");
        }
        loop {
            mine.holds.1 += 1;
            match self.book.hold(connection, turn).await? {
                Done::Refused => mine.holds.0 += 1,
                _ => break,
            }
            tokio::time::sleep(PAUSE).await;
        }
        loop {
            mine.confirmations.1 += 1;
            match self.book.confirm(connection, turn, turn).await? {
                Done::Refused => mine.confirmations.0 += 1,
                booked => return Ok(booked),
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.crowd.add(other.crowd);
        self.refusals.extend(other.refusals);
        for (mine, theirs) in [(&mut self.holds, other.holds), (&mut self.confirmations, other.confirmations)] {
            *mine = (mine.0 + theirs.0, mine.1 + theirs.1);
        }
    }
}

impl Figures {
    fn tell(&self, json: bool) {
        if json {
            println!("{}", serde_json::to_string(self).unwrap_or_default());
            return;
        }
        println!("{} look and {} book", self.looking, self.booking);
        println!(
            "  bookings      {} a second, {} ms in the middle, {} ms for the slowest of a hundred",
            self.crowded_per_second, self.crowded_p50_ms, self.crowded_p99_ms
        );
        println!(
            "  without crowd {} a second, {} ms, {} ms",
            self.alone_per_second, self.alone_p50_ms, self.alone_p99_ms
        );
        println!(
            "  refused       {} % of the holds, {} % of the confirmations",
            self.holds_refused_percent, self.confirmations_refused_percent
        );
        println!(
            "  who looks     {} pages a second, 99 % in {} ms; refused {} a second, 99 % in {} ms",
            self.pages_per_second, self.page_p99_ms, self.refusals_per_second, self.refusal_p99_ms
        );
        println!("  memory        {} MB before, {} MB at most", self.server_mb, self.crowded_mb);
        println!("  wrong         {} errors, {} overbooked, {} lost", self.errors, self.overbooked, self.lost);
    }
}

fn percent((some, all): (usize, usize)) -> f64 {
    rounded(some as f64 * 100.0 / all.max(1) as f64)
}
