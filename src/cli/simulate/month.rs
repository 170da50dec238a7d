//! `besok simulate month`

use super::office::Office;
use super::{name, tell_json, tell_row, told};
use anyhow::{Result, bail};
use besok_simulate::day::Variation;
use besok_simulate::month::{MOST_MONTHS, Month, MonthCompared, compare};
use besok_simulate::range::Range;
use jiff::civil::Date;
use std::process::ExitCode;

/// The office and who wants a time; what is not said is as in an example that stands for no office
#[derive(Debug, clap::Args)]
pub struct Simulated {
    /// From which everything is drawn: the same seed gives the same months
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How many months
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u64).range(2..=MOST_MONTHS))]
    months: u64,
    /// The first day of the month
    #[arg(long, value_name = "DATE", value_parser = first)]
    first: Option<Date>,
    /// How many people want a time on a day on which the office is open; on others it is a third
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=2000))]
    requests: Option<u32>,
    /// How many days ahead times can be booked
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(i64).range(1..=180))]
    ahead: Option<i64>,
    #[command(flatten)]
    office: Office,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

impl Simulated {
    /// Simulates and tells.
    pub fn run(&self) -> Result<ExitCode> {
        let compared = compare(&self.month()?, (self.seed, self.months), &Variation::ALL);
        if self.json {
            compared.iter().try_for_each(tell_json)?;
        } else {
            tell(&compared, self.months);
        }
        Ok(ExitCode::SUCCESS)
    }

    fn month(&self) -> Result<Month> {
        let mut month = Month { scenario: self.office.scenario()?, ..Month::example() };
        month.first = self.first.unwrap_or(month.first);
        month.ahead = self.ahead.unwrap_or(month.ahead);
        if let Some(requests) = self.requests.map(f64::from) {
            month.requests = month.open.map(|open| if open { requests } else { requests / 3.0 });
        }
        Ok(month)
    }
}

fn first(text: &str) -> Result<Date> {
    let first: Date = text.parse()?;
    if !(1970..=2200).contains(&first.year()) {
        bail!("a year from 1970 to 2200");
    }
    Ok(first)
}

fn tell(compared: &[MonthCompared], months: u64) {
    println!("Means of {months} months, with how far the true mean may be from them (19 times of 20).");
    println!("Days until the visit, waits in minutes, half or nine of ten no longer; shares in percent.\n");
    let heads = ["", "days 1/2", "days 9/10", "no time, %", "taken, %", "booked 9/10", "ticket 9/10"];
    tell_row(heads.into_iter().chain(["overtime", "in vain", "turned away"]).map(str::to_owned));
    for MonthCompared { variation, outcome } in compared {
        let numbers = [
            outcome.days_median,
            outcome.days_p90,
            outcome.without.map(percent),
            outcome.taken.map(percent),
            outcome.booked_p90,
            outcome.walk_in_p90,
            outcome.overtime,
            outcome.unserved,
            outcome.turned_away,
        ];
        tell_row(std::iter::once(name(*variation)).chain(numbers.map(told)));
    }
}

fn percent(share: Range) -> Range {
    let Range { mean, from, to, bad_day } = share;
    Range { mean: 100.0 * mean, from: 100.0 * from, to: 100.0 * to, bad_day: 100.0 * bad_day }
}
