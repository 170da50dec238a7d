//! `besok simulate day`

use super::office::Office;
use super::{name, tell_json, tell_row, told};
use anyhow::Result;
use besok_simulate::day::{Checked, Compared, MOST_DAYS, Suggestion, USUAL_COST, Variation, check, compare, suggest};
use serde::Serialize;
use std::process::ExitCode;

/// The office and who comes; what is not said is as in an example that stands for no office
#[derive(Debug, clap::Args)]
pub struct Simulated {
    /// From which everything is drawn: the same seed gives the same days
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How many days
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u64).range(2..=MOST_DAYS))]
    days: u64,
    #[command(flatten)]
    office: Office,
    /// By how many minutes a wait may grow for overbooking to be suggested
    #[arg(long, value_name = "MINUTES", default_value_t = USUAL_COST)]
    cost: f64,
    /// Compare the simulator with queueing theory instead, and end with 1 if they differ
    #[arg(long)]
    check: bool,
    /// One JSON object a line
    #[arg(long)]
    json: bool,
}

/// The last line for programs: a suggestion, or that there is none.
#[derive(Serialize)]
struct Suggested {
    suggestion: Option<Suggestion>,
}

impl Simulated {
    /// Simulates and tells.
    pub fn run(&self) -> Result<ExitCode> {
        if self.check {
            return self.check();
        }
        let compared = compare(&self.office.scenario()?, (self.seed, self.days), &Variation::ALL);
        let suggestion = suggest(&compared, self.cost);
        if self.json {
            compared.iter().try_for_each(tell_json)?;
            tell_json(&Suggested { suggestion })?;
        } else {
            tell(&compared, self.days);
            tell_suggestion(suggestion, self.cost);
        }
        Ok(ExitCode::SUCCESS)
    }

    fn check(&self) -> Result<ExitCode> {
        let all = check(self.seed, self.days);
        if self.json {
            all.iter().try_for_each(tell_json)?;
        } else {
            println!("queue  load  minutes waited: theory, simulated      share who wait: theory, simulated");
            for checked in &all {
                let Checked { queue, load, wait, wait_simulated, waits, waits_simulated, .. } = checked;
                let [wait_simulated, waits_simulated] = [*wait_simulated, *waits_simulated]
                    .map(|range| range.map_or_else(String::new, |it| format!("{:.3} to {:.3}", it.from, it.to)));
                let word = if checked.holds { "holds" } else { "DIFFERS" };
                println!(
                    "{queue:<6} {load:<5} {wait:<7.3} {wait_simulated:<31} {waits:<6.3} {waits_simulated:<16} {word}"
                );
            }
        }
        Ok(if all.iter().all(|checked| checked.holds) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn tell(compared: &[Compared], days: u64) {
    println!("Means of {days} days, with how far the true mean may be from them (19 times of 20).");
    println!("Waits in minutes, half and nine of ten no longer; people and overtime in minutes a day.\n");
    let heads = ["", "booked 1/2", "9/10", "ticket 1/2", "9/10", "overtime", "served", "in vain", "turned away"];
    tell_row(heads.map(str::to_owned));
    for Compared { variation, outcome, .. } in compared {
        let numbers = [
            outcome.booked_median,
            outcome.booked_p90,
            outcome.walk_in_median,
            outcome.walk_in_p90,
            outcome.overtime,
            outcome.served,
            outcome.unserved,
            outcome.turned_away,
        ];
        tell_row(std::iter::once(name(*variation)).chain(numbers.map(told)));
    }
}

fn tell_suggestion(suggestion: Option<Suggestion>, cost: f64) {
    println!();
    let Some(Suggestion { overbooked, served_more, wait_costs, overtime_costs }) = suggestion else {
        println!("No overbooking: none of these serves more without a wait that is over {cost} minutes longer.");
        return;
    };
    println!(
        "Overbooking by {overbooked} % serves {} more a day, and costs {} minutes of waiting and {} of overtime.",
        told(Some(served_more)),
        told(Some(wait_costs)),
        told(Some(overtime_costs))
    );
}
