//! `besok load-scale`: what becomes of starting and of looking for times when an agency grows.
//!
//! It grows by offices: each has one opening with ten thousand times to come. How many of them an office has decides what a page
//! costs whatever the size, so that stays the same.

use super::connection::{Connection, Request};
use super::course::{As, Course};
use super::cpu::{Cpu, load_average, memory};
use super::figures::{percentile, rounded};
use super::names::Drawn;
use super::server::Server;
use super::stage::{Set, Stage, staged};
use super::{Engine, Scenario, crowd};
use anyhow::{Context, Result, bail};
use besok_core::catalogue::Catalogue;
use besok_core::opening::local_day;
use besok_service::load::publish_alike;
use besok_service::{App, catalogue};
use besok_store::{Somebody, Store};
use jiff::civil::{Weekday, time};
use jiff::{Timestamp, ToSpan};
use serde::Serialize;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How many times an office has to come, on how many days.
const TIMES: i64 = 10_000;
const DAYS: i64 = 167;
/// So many people or visits go in with one statement.
const AT_ONCE: i64 = 20_000;
/// How many visits everybody has had.
const VISITS_EACH: i64 = 50;
/// For how long it is looked what a server does that nobody asks anything.
const IDLE: Duration = Duration::from_secs(10);

/// How large the agency is.
#[derive(Debug, clap::Args)]
pub struct Scale {
    /// How many times there are to come, one size after the other
    #[arg(long, value_name = "N", value_delimiter = ',', default_value = "10000,100000,1000000")]
    slots: Vec<i64>,
    /// How many visits were there, for each time to come
    #[arg(long, value_name = "N", default_value_t = 1)]
    bookings: i64,
    /// How many look at once
    #[arg(long, value_name = "N", default_value_t = 16, value_parser = clap::value_parser!(u16).range(1..=5000))]
    clients: u16,
    /// For how many seconds, as pages and as JSON each
    #[arg(long, value_name = "S", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=60))]
    seconds: u16,
    /// On which database: a file of its own, or an empty database on a server, named with --database
    #[arg(long, value_enum, default_value = "sqlite")]
    engine: Engine,
    /// One JSON object for each size
    #[arg(long)]
    json: bool,
}

/// What came of one size.
#[derive(Debug, Serialize)]
struct Figures {
    engine: Engine,
    slots: i64,
    bookings: i64,
    offices: usize,
    /// What the database has on the disk.
    database_mb: f64,
    /// How long it took to make it.
    made_s: f64,
    /// From its start until the server is ready, and the memory it has then.
    ready_s: f64,
    ready_mb: f64,
    /// The first look at an office: nothing is known of its times.
    first_look_ms: Times,
    /// The memory when every office was looked at.
    looked_mb: f64,
    /// Processor time of the server, and of its database, in a second in which nobody asks anything.
    idle_ms: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    database_idle_ms: Option<f64>,
    json: Shown,
    html: Shown,
    errors: usize,
    load_average: Option<f64>,
}

/// How often something was answered.
#[derive(Debug, Serialize)]
struct Shown {
    per_second: f64,
    ms: Times,
    /// How much slower than at the smallest size.
    ratio: f64,
}

/// How long something took.
#[derive(Debug, Serialize)]
struct Times {
    p50: f64,
    p99: f64,
    most: f64,
}

impl Scale {
    /// Measures, tells, and cleans up.
    pub async fn run(&self, database: Option<&str>) -> Result<ExitCode> {
        let (mut smallest, mut good) = (None, true);
        for slots in &self.slots {
            let measured = staged((self.engine, database), async |stage| self.measure(stage, *slots).await).await;
            let mut figures = measured?;
            let (json, html) = *smallest.get_or_insert((figures.json.per_second, figures.html.per_second));
            figures.json.ratio = rounded(json / figures.json.per_second);
            figures.html.ratio = rounded(html / figures.html.per_second);
            if self.json {
                println!("{}", serde_json::to_string(&figures)?);
            } else {
                println!("{figures:#?}");
            }
            good &= figures.errors == 0;
        }
        Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    async fn measure(&self, stage: &Stage, slots: i64) -> Result<Figures> {
        let (begun, bookings) = (Instant::now(), slots * self.bookings);
        let set = make(stage, slots, bookings).await?;
        let made = begun.elapsed();
        let store = Store::open(&stage.address()).await?;
        let bytes = store.bytes().await?;
        store.close().await;
        let load_average = load_average();
        let begun = Instant::now();
        let server = Server::start(stage).await?;
        let (ready, ready_mb) = (begun.elapsed(), megabytes(&server)?);
        let first_look_ms = look_at_all(&server, &set).await?;
        let looked_mb = megabytes(&server)?;
        let before = Cpu::now(&server, stage).await?;
        tokio::time::sleep(IDLE).await;
        let idle = Cpu::now(&server, stage).await?.since(&before);
        let (json, wrong) = self.ask(&server, &set, As::Json).await?;
        let (html, wrong_pages) = self.ask(&server, &set, As::Html).await?;
        server.kill()?;
        let each_second = |micros: u64| rounded(float(micros) / 1000.0 / IDLE.as_secs_f64());
        Ok(Figures {
            engine: self.engine,
            slots,
            bookings,
            offices: offices(slots),
            database_mb: rounded(float(bytes as u64) / 1_048_576.0),
            made_s: rounded(made.as_secs_f64()),
            ready_s: rounded(ready.as_secs_f64()),
            ready_mb,
            first_look_ms,
            looked_mb,
            idle_ms: each_second(idle.server),
            database_idle_ms: idle.database().map(each_second),
            json,
            html,
            errors: wrong + wrong_pages,
            load_average,
        })
    }

    /// Asks for free times for a while, at one office after the other.
    async fn ask(&self, server: &Server, set: &Arc<Set>, shown: As) -> Result<(Shown, usize)> {
        let course = Arc::new(Course::new(Scenario::Availability, Some(shown), server.address(), set.clone()));
        let asked = crowd::run(&course, self.clients.into(), Duration::from_secs(self.seconds.into())).await?;
        if let Some(error) = asked.first_error {
            eprintln!("besok: the first error: {error}");
        }
        let per_second = rounded(float(asked.turns.len() as u64) / asked.took.as_secs_f64());
        let ms = asked.turns.iter().map(|micros| f64::from(*micros) / 1000.0).collect();
        Ok((Shown { per_second, ms: Times::of(ms), ratio: 1.0 }, asked.errors))
    }
}

impl Times {
    fn of(mut all: Vec<f64>) -> Self {
        all.sort_by(f64::total_cmp);
        let at = |part| rounded(percentile(&all, part).unwrap_or_default());
        Self { p50: at(50), p99: at(99), most: at(100) }
    }
}

fn offices(slots: i64) -> usize {
    (slots / TIMES).max(1) as usize
}

/// Looks at each office once, as JSON.
async fn look_at_all(server: &Server, set: &Set) -> Result<Times> {
    let (mut connection, mut took) = (Connection::new(server.address()), Vec::new());
    let offices = set.times.chunk_by(|(one, _), (other, _)| one.id == other.id);
    for (office, start) in offices.filter_map(|times| times.first()) {
        let day = local_day(*start, &office.time_zone());
        let path = format!("/api/v1/errands/{}/offices/{}/times?from={day}&to={day}", set.errand.id, office.id);
        let begun = Instant::now();
        let reply = connection.send(&Request::get(&path)).await?;
        if reply.status != 200 {
            bail!("{path} answered {}", reply.status);
        }
        took.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(Times::of(took))
}

/// Makes the agency, its times and its past, and gives what can be looked at.
async fn make(stage: &Stage, slots: i64, bookings: i64) -> Result<Arc<Set>> {
    let agency = agency(offices(slots))?;
    let (app, written) = stage.app(&agency).await?;
    let now = app.clock.now();
    publish_alike(&app).await?;
    make_past(&app, bookings, &agency).await?;
    let store = app.store.clone();
    drop(app);
    written.await?;
    store.checkpoint().await?;
    store.close().await;
    stage.settle().await?;
    let errand = agency.errands[0].clone();
    let times = agency.offices.into_iter().flat_map(|office| {
        let office = Arc::new(office);
        // One on each day that can be booked; not today.
        (1..errand.ahead_days.min(DAYS)).map(move |day| (office.clone(), day))
    });
    let times = times.map(|(office, day)| Ok((office, now + (24 * day).hours())));
    let times = times.collect::<Result<Vec<(_, Timestamp)>>>()?;
    Ok(Arc::new(Set { errand, times, visitors: Vec::new() }))
}

async fn make_past(app: &App, bookings: i64, agency: &Catalogue) -> Result<()> {
    let people = (bookings / VISITS_EACH).max(1);
    for from in (0..people).step_by(AT_ONCE as usize) {
        let somebody = |nth: i64| {
            let Drawn { name, birth_date } = Drawn::new(nth as u64);
            Somebody { nth, name, birth_date }
        };
        let somebodies: Vec<Somebody> = (from..people.min(from + AT_ONCE)).map(somebody).collect();
        let mut tx = app.store.begin_unsynced().await?;
        tx.make_somebodies(&somebodies).await?;
        tx.commit().await?;
    }
    let (errand, now) = (agency.errands[0].id.as_str(), app.clock.now().as_second());
    for from in (0..bookings).step_by(AT_ONCE as usize) {
        let mut tx = app.store.begin_unsynced().await?;
        let range = (from, bookings.min(from + AT_ONCE));
        tx.make_past_visits(range, (people, agency.offices.len() as i64), (errand, now)).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// The sample agency with so many offices, which are all alike, and one errand.
fn agency(offices: usize) -> Result<Catalogue> {
    let mut agency = catalogue::sample();
    let errand = agency.errands.iter().find(|errand| !errand.needs_invitation).cloned();
    let errand = errand.context("the sample has an errand for everybody")?;
    let office = agency.offices.first().cloned().context("the sample has an office")?;
    let opening = agency.openings.iter().find(|opening| opening.errands.contains(&errand.id)).cloned();
    let mut opening = opening.context("the errand is received somewhere")?;
    opening.weekdays =
        (1..=7).map(|day| Weekday::from_monday_one_offset(day).context("it is a day")).collect::<Result<_>>()?;
    (opening.from, opening.to, opening.step) = (time(8, 0, 0, 0), time(18, 0, 0, 0), 10);
    (opening.places, opening.staff_only, opening.publish_days) = (3, 0, DAYS - 1);
    (opening.errands, opening.valid_to, opening.occurrences) = (vec![errand.id.clone()], None, Vec::new());
    agency.offices.clear();
    agency.openings.clear();
    for nth in 0..offices {
        let mut office = office.clone();
        office.id = format!("office-{nth}").as_str().into();
        let mut opening = opening.clone();
        opening.id = format!("opening-{nth}").as_str().into();
        opening.office = office.id.clone();
        agency.offices.push(office);
        agency.openings.push(opening);
    }
    agency.errands = vec![errand];
    Ok(agency)
}

fn megabytes(server: &Server) -> Result<f64> {
    Ok(rounded(float(memory(server.process()).context("the server has memory")?) / 1024.0))
}

#[expect(clippy::cast_precision_loss, reason = "figures are shown with two decimals")]
fn float(number: u64) -> f64 {
    number as f64
}
