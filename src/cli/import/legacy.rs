//! `besok import legacy`

use crate::settings::Settings;
use anyhow::{Context, Result, bail};
use besok_core::catalogue::Catalogue;
use besok_core::csv;
use besok_core::language::Language;
use besok_core::legacy::file::Reader;
use besok_core::office::Office;
use besok_service::legacy::file::{Step, Summary, Wrong, import_file};
use besok_service::legacy::{Surplus, surplus};
use besok_view::staff::cutover::{reason, refused, unreadable};
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// So many faults are told; a file can have them all.
const TOLD: usize = 100;
/// How often progress is told where there is no terminal.
const SELDOM: Duration = Duration::from_secs(10);
/// How it is told on one.
const BAR: &str = "[{bar:30}] {pos} of {len} lines, {percent} %, {per_sec}, {eta} left";

/// Which file.
#[derive(Debug, clap::Args)]
pub struct Legacy {
    /// The old system's file, as docs/operations/cutover.md describes it
    file: PathBuf,
    /// Only look what would come of it
    #[arg(long)]
    dry_run: bool,
    /// Write every fault into this file, as CSV; it tells of people, and only its owner can read it
    #[arg(long, value_name = "FILE")]
    faults: Option<PathBuf>,
}

impl Legacy {
    /// Imports it, tells what was refused and what is above plan, and ends with 1 if a line was refused.
    pub async fn run(&self, settings: &Settings) -> Result<ExitCode> {
        let source = File::open(&self.file).with_context(|| format!("cannot open {}", self.file.display()))?;
        let read = Reader::open(source).with_context(|| format!("cannot read {}", self.file.display()))?;
        let mut reader = match read {
            Ok(reader) => reader,
            Err(why) => bail!("{} cannot be read: {}", self.file.display(), unreadable(english(), &why)),
        };
        let (app, written) = crate::cli::app(crate::cli::open(settings).await?).await?;
        let catalogue = app.catalogue();
        let mut report = Report::new(reader.rows(), self.faults.as_ref())?;
        // Of an error in writing the rest is told first: what is in, is in.
        let mut failed = None;
        let tell = |step| {
            let told = match step {
                Step::Refused(number, wrong) => report.refuse(number, &reasons(&wrong, &catalogue)),
                Step::Progress(summary) => {
                    report.progress(&summary);
                    Ok(())
                }
            };
            failed = failed.take().or(told.err());
        };
        let done = import_file(&app, &mut reader, self.dry_run, tell).await?;
        let (store, surplus) = (app.store.clone(), surplus(&app).await?);
        drop(app);
        written.await?;
        store.close().await;
        let summary = match done {
            Ok(summary) => summary,
            Err(refusal) => bail!("{}", refused(english(), &refusal, &catalogue.agency)[2]),
        };
        report.end(&summary, self.dry_run)?;
        tell_surplus(&surplus, &catalogue);
        failed.map_or(Ok(()), Err)?;
        Ok(if summary.refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// What is told on the way and at the end.
struct Report {
    rows: usize,
    bar: ProgressBar,
    told_at: Instant,
    faults: usize,
    file: Option<BufWriter<File>>,
}

impl Report {
    fn new(rows: usize, faults: Option<&PathBuf>) -> Result<Self> {
        let make = |path: &PathBuf| {
            let made = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path);
            let mut file = BufWriter::new(made.with_context(|| format!("cannot write {}", path.display()))?);
            write!(file, "\u{feff}{}", csv::line(&["line", "column", "typed", "reason"]))?;
            anyhow::Ok(file)
        };
        let bar = ProgressBar::new(rows as u64).with_style(ProgressStyle::with_template(BAR)?.progress_chars("##-"));
        Ok(Self { rows, bar, told_at: Instant::now(), faults: 0, file: faults.map(make).transpose()? })
    }

    fn refuse(&mut self, number: usize, reasons: &[[String; 3]]) -> Result<()> {
        for [column, typed, reason] in reasons {
            self.faults += 1;
            if self.faults <= TOLD {
                // Whatever was typed, no terminal takes it for an order.
                let told = format!("line {number}: {column}: {reason}: \"{}\"", typed.escape_debug());
                self.bar.suspend(|| eprintln!("{told}"));
            }
            if let Some(file) = &mut self.file {
                file.write_all(csv::line(&[&number.to_string(), column, typed, reason]).as_bytes())?;
            }
        }
        Ok(())
    }

    fn progress(&mut self, summary: &Summary) {
        self.bar.set_position(summary.lines() as u64);
        // Where there is no terminal there is no bar.
        if self.bar.is_hidden() && self.told_at.elapsed() > SELDOM {
            self.told_at = Instant::now();
            eprintln!("{} of {} lines", summary.lines(), self.rows);
        }
    }

    fn end(&mut self, summary: &Summary, trial: bool) -> Result<()> {
        self.bar.finish_and_clear();
        if let Some(file) = &mut self.file {
            file.flush()?;
        }
        if self.faults > TOLD {
            eprintln!(
                "… and {} faults more{}",
                self.faults - TOLD,
                if self.file.is_some() { "" } else { ": see --faults" }
            );
        }
        let Summary { imported, known, refused, unreached } = summary;
        println!("{:<14} {imported}", if trial { "to import" } else { "imported" });
        println!("known already  {known}");
        println!("no address     {unreached}: neither email nor phone, so no code can be sent");
        println!("refused        {refused}");
        Ok(())
    }
}

/// The command line speaks English.
fn english() -> Language {
    Language::from_tag("en").unwrap_or(Language::DEFAULT)
}

/// Each fault of a line: the column, what was typed, and what is wrong with it.
fn reasons(wrong: &Wrong, catalogue: &Catalogue) -> Vec<[String; 3]> {
    match wrong {
        Wrong::Read(faults) => faults.iter().map(|fault| reason(english(), fault, catalogue)).collect(),
        Wrong::Refused(refusal) => vec![refused(english(), refusal, &catalogue.agency)],
    }
}

/// Every time to come with more visits than its opening plans, whichever import brought them.
fn tell_surplus(surplus: &[Surplus], catalogue: &Catalogue) {
    println!("surplus        {} times have more visits than planned; they are kept", surplus.len());
    for Surplus { office, starts_at, above } in surplus.iter().take(TOLD) {
        let zone = catalogue.office(office).map_or_else(|| catalogue.time_zone(), Office::time_zone);
        println!("  {office} {}: {above} too many", zone.to_datetime(*starts_at).strftime("%Y-%m-%d %H:%M"));
    }
    if surplus.len() > TOLD {
        println!("  … and {} times more: see /staff/old-bookings", surplus.len() - TOLD);
    }
}
