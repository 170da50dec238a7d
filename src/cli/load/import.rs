//! `besok load-import`: how long the old system's bookings take to come in, and that each is there once whatever happens.

use super::Engine;
use super::stage::{Stage, staged};
use anyhow::{Context, Result, bail};
use besok_core::agency::OldBookings;
use besok_core::csv;
use besok_core::id::ErrandId;
use besok_core::opening::local_day;
use besok_service::clock::Clock;
use besok_service::{catalogue, doctor, import};
use besok_store::Store;
use jiff::ToSpan;
use serde::Serialize;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// Places side by side in each opening.
const PLACES: i64 = 12;
/// How often the import is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// How many lines, and whether the import is killed on the way.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// How many lines the file has
    #[arg(long, value_name = "N", default_value_t = 200_000)]
    lines: u32,
    /// Kill the import when a third is in, and begin it again
    #[arg(long)]
    kill: bool,
    /// On which database: a file of its own, or an empty database on a server, named with --database
    #[arg(long, value_enum, default_value = "sqlite")]
    engine: Engine,
    /// One JSON object
    #[arg(long)]
    json: bool,
}

/// What came of it.
#[derive(Debug, Serialize)]
struct Figures {
    engine: Engine,
    lines: u32,
    /// How many bookings were in when the import was killed; none if it was not.
    killed_at: Option<i64>,
    seconds: f64,
    lines_per_second: f64,
    /// The most memory that an import had, in megabytes.
    peak_mb: f64,
    /// Bookings that are there at the end, and how many references of the old system lead to them.
    bookings: i64,
    references: i64,
    /// Slots whose counters are not what lies on them, or are above their capacity.
    capacity_faults: usize,
}

impl Import {
    /// Measures, tells, and cleans up. Fails if a booking is missing or there twice.
    pub async fn run(&self, database: Option<&str>) -> Result<ExitCode> {
        let measured = staged((self.engine, database), async |stage| self.measure(stage).await).await;
        let figures = measured?;
        let once = figures.bookings == figures.references && figures.bookings == i64::from(self.lines);
        if self.json {
            println!("{}", serde_json::to_string(&figures)?);
        } else {
            let Figures { seconds, lines_per_second, peak_mb, bookings, capacity_faults, .. } = &figures;
            println!("{seconds:.1} s, {lines_per_second:.0} lines a second, at most {peak_mb:.0} MB");
            println!("{bookings} bookings, each once: {once}; {capacity_faults} capacity faults");
        }
        Ok(if once && figures.capacity_faults == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    async fn measure(&self, stage: &Stage) -> Result<Figures> {
        let mut agency = catalogue::sample();
        agency.agency.old_bookings = OldBookings::ToCome;
        for opening in &mut agency.openings {
            opening.places = PLACES;
            opening.valid_to = None;
        }
        let store = Store::open(&stage.address()).await?;
        store.migrate().await?;
        import::import(&store, &agency, true).await?;
        store.checkpoint().await?;
        let file = stage.folder().join("old.csv");
        self.write(&file, &agency)?;
        let begun = Instant::now();
        let (mut peak, mut killed_at) = (0, None);
        if self.kill {
            let mut first = Running::start(stage, &file)?;
            let third = i64::from(self.lines) / 3;
            while first.is_running(&mut peak)? && store.count_legacy().await? < third {
                tokio::time::sleep(LOOK).await;
            }
            first.child.kill()?;
            first.child.wait()?;
            killed_at = Some(store.count_legacy().await?);
        }
        let mut last = Running::start(stage, &file)?;
        while last.is_running(&mut peak)? {
            tokio::time::sleep(LOOK).await;
        }
        let seconds = begun.elapsed().as_secs_f64();
        if !last.child.wait()?.success() {
            bail!("the import failed:\n{}", stage.log());
        }
        let figures = Figures {
            engine: self.engine,
            lines: self.lines,
            killed_at,
            seconds,
            lines_per_second: f64::from(self.lines) / seconds,
            peak_mb: f64::from(peak) / 1024.0,
            bookings: store.count_bookings().await?,
            references: store.count_legacy().await?,
            capacity_faults: doctor::capacity(&store).await?.len(),
        };
        store.close().await;
        Ok(figures)
    }

    /// As many lines, over all openings, from tomorrow on; each time is given as often as it has places, and every
    /// hundredth time once more.
    fn write(&self, file: &Path, agency: &besok_core::catalogue::Catalogue) -> Result<()> {
        let mut out = BufWriter::new(File::create(file).context("cannot write the file")?);
        let heads = ["reference", "name", "birth date", "email", "phone", "errand", "office", "time", "made on"];
        out.write_all(csv::line(&heads).as_bytes())?;
        let today = local_day(Clock::default().now(), &agency.time_zone());
        let (mut line, mut slots) = (0, 0);
        for ahead in 1.. {
            let day = today.checked_add(i64::from(ahead).days())?;
            for opening in &agency.openings {
                // One that takes no more than a step: so each time has just its places.
                let fits = |id: &&ErrandId| agency.errand(id).is_some_and(|errand| errand.minutes <= opening.step);
                let Some(errand) = opening.errands.iter().find(fits) else { continue };
                for slot in agency.slots_on(opening, day) {
                    slots += 1;
                    for _ in 0..PLACES + i64::from(slots % 100 == 0) {
                        if line == self.lines {
                            out.flush()?;
                            return Ok(());
                        }
                        line += 1;
                        let cells = [
                            format!("OLD-{line:07}"),
                            format!("Person {line} Exempelsson"),
                            "1990-01-01".to_owned(),
                            format!("person-{line}@example.org"),
                            String::new(),
                            errand.to_string(),
                            opening.office.to_string(),
                            slot.key.starts_at().to_string(),
                            "2026-02-01".to_owned(),
                        ];
                        out.write_all(csv::line(&cells.each_ref().map(String::as_str)).as_bytes())?;
                    }
                }
            }
        }
        Ok(())
    }
}

/// An import as anybody would run it.
struct Running {
    child: Child,
}

impl Running {
    fn start(stage: &Stage, file: &Path) -> Result<Self> {
        let log = File::options().create(true).append(true).open(stage.folder().join("log"))?;
        let child = Command::new(std::env::current_exe()?)
            .args(["import", "legacy"])
            .arg(file)
            .current_dir(stage.folder())
            .env_clear()
            .env("BESOK_DATABASE", stage.address())
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .context("cannot start the import")?;
        Ok(Self { child })
    }

    /// Whether it still runs. Notes the most memory that it has had, in kilobytes, as Linux counts it.
    fn is_running(&mut self, peak: &mut u32) -> Result<bool> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse().ok());
        *peak = (*peak).max(most.unwrap_or(0));
        Ok(self.child.try_wait()?.is_none())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended cannot be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
