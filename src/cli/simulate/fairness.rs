//! `besok simulate fairness`

use anyhow::{Context, Result};
use besok_simulate::fairness::{Kind, Options, Row, Waits, chart, run};
use std::path::PathBuf;
use std::process::ExitCode;

/// Which month.
#[derive(Debug, clap::Args)]
pub struct Fairness {
    /// Everything random follows from it
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// One JSON object a line, instead of a table
    #[arg(long)]
    json: bool,
    /// Draw a chart into this file besides
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// How many places are asked for, for each that there is
    #[arg(long, default_value_t = 1.1, value_parser = demand)]
    demand: f64,
    /// Until how many hours before it a visit can be cancelled
    #[arg(long, default_value_t = 72, value_parser = clap::value_parser!(i64).range(0..=720))]
    cancel_hours: i64,
    /// Let nobody who has missed a date have another
    #[arg(long)]
    no_renewals: bool,
    /// Let traders go on when nothing is sold
    #[arg(long)]
    stubborn: bool,
}

impl Fairness {
    pub fn run(self) -> Result<ExitCode> {
        let Self { seed, demand, cancel_hours, no_renewals, stubborn, .. } = self;
        let rows = run(&Options { demand, cancel_hours, renewals: !no_renewals, stubborn, ..Options::new(seed) });
        if self.json {
            for row in &rows {
                println!("{}", serde_json::to_string(row)?);
            }
        } else {
            print(&rows);
        }
        if let Some(path) = self.svg {
            std::fs::write(&path, chart(&rows)).with_context(|| format!("cannot write {}", path.display()))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn demand(text: &str) -> Result<f64, String> {
    let demand = text.parse().ok().filter(|demand| (0.1..=3.0).contains(demand));
    demand.ok_or_else(|| "it is a number from 0.1 to 3".to_owned())
}

fn print(rows: &[Row]) {
    let percent = |part: f64| format!("{:.1} %", 100.0 * part);
    let line = |name: &str, value: &dyn Fn(&Row) -> String| {
        let cells: Vec<String> = rows.iter().map(|row| format!("{:>16}", value(row))).collect();
        println!("{name:26}{}", cells.concat());
    };
    line("", &|row| row.regime.as_str().to_owned());
    line("places sold", &|row| percent(row.traded_share));
    line("places hoarded", &|row| percent(row.hoarded_share));
    line("places unused", &|row| percent(row.unused_share));
    line("sales tried", &|row| row.trade_tries.to_string());
    line("  the buyer booked it", &|row| format!("{}, {}", row.trade_successes, percent(row.trade_success_share)));
    line("  it was the buyer's turn", &|row| row.trade_in_turn.to_string());
    line("dates missed", &|row| percent(row.missed_share));
    line("  people", &|row| row.missed_dates.to_string());
    line("  at best", &|row| row.missed_dates_optimum.to_string());
    println!("Days from need to visit: half of the people, nine of ten, the last");
    line("  everybody", &|row| waits(row.waits));
    for kind in Kind::ALL {
        line(&format!("  {}, flexible", kind.as_str()), &|row| {
            row.waits_by_kind.get(&kind).copied().map_or(String::new(), waits)
        });
    }
    line("  medians of kinds apart", &|row| percent(row.kinds_apart));
    println!("Against first come: people, and days for half of them");
    line("  worse off", &|row| format!("{}, {:.1}", row.worse_off.people, row.worse_off.days));
    line("  better off", &|row| format!("{}, {:.1}", row.better_off.people, row.better_off.days));
}

fn waits(waits: Waits) -> String {
    format!("{:.0}, {:.0}, {:.0}", waits.median, waits.p90, waits.worst)
}
