//! `besok simulate day`

use super::{tell_json, told};
use anyhow::{Context, Result, bail};
use besok_core::id::ErrandId;
use besok_core::opening::Hours;
use besok_core::queue::{Counter, MOST_COUNTERS, MOST_TICKETS};
use besok_simulate::day::{
    Checked, Compared, Kind, MOST_DAYS, Scenario, Suggestion, USUAL_COST, Variation, check, compare, suggest,
};
use jiff::civil::Time;
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
    /// How many counters are open
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..MOST_COUNTERS))]
    counters: Option<i64>,
    /// When people are received; once more for the hours after a break
    #[arg(long, value_name = "FROM-TO", value_parser = hours)]
    hours: Vec<(Time, Time)>,
    /// How many appointments there are side by side
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=MOST_COUNTERS))]
    places: Option<i64>,
    /// Minutes of the appointment for an errand, and minutes that it really takes on average; once more for another errand
    #[arg(long, value_name = "NAME=MINUTES[/MINUTES]", value_parser = errand)]
    errand: Vec<Kind>,
    /// Which share of the appointments is booked
    #[arg(long, value_name = "SHARE", value_parser = share)]
    booked: Option<f64>,
    /// How many more appointments are given than there are, as a share of them
    #[arg(long, value_name = "SHARE", value_parser = share)]
    overbooking: Option<f64>,
    /// Which share of those who are booked does not come
    #[arg(long, value_name = "SHARE", value_parser = share)]
    no_show: Option<f64>,
    /// How many people an hour come without an appointment, in the hours for that
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=600))]
    walk_ins: Option<u32>,
    /// How many tickets there are a day
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..=MOST_TICKETS))]
    tickets: Option<i64>,
    /// For how many minutes after closing those who wait are still called
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(i64).range(0..=480))]
    overtime: Option<i64>,
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
        let compared = compare(&self.scenario()?, (self.seed, self.days), &Variation::ALL);
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

    fn scenario(&self) -> Result<Scenario> {
        let mut scenario = Scenario::example();
        if let Some(counters) = self.counters {
            let counter = |number| Counter { number, errands: Vec::new() };
            scenario.rule.counters = (1..=counters).map(counter).collect();
        }
        if !self.hours.is_empty() {
            scenario.hours = spans(&self.hours, scenario.hours[0].places)?;
        }
        if let Some(places) = self.places {
            scenario.hours.iter_mut().for_each(|hours| hours.places = places);
        }
        if !self.errand.is_empty() {
            scenario.errands.clone_from(&self.errand);
        }
        for tickets in &mut scenario.rule.walk_ins {
            tickets.errands = scenario.errands.iter().map(|kind| kind.errand.clone()).collect();
            tickets.daily = self.tickets.unwrap_or(tickets.daily);
        }
        if let Some(rate) = self.walk_ins {
            scenario.walk_ins.values_mut().for_each(|usual| *usual = f64::from(rate));
        }
        scenario.booked = self.booked.unwrap_or(scenario.booked);
        scenario.overbooking = self.overbooking.unwrap_or(scenario.overbooking);
        scenario.no_show = self.no_show.unwrap_or(scenario.no_show);
        scenario.overtime = self.overtime.unwrap_or(scenario.overtime);
        Ok(scenario)
    }
}

/// Hours in order that do not overlap.
fn spans(spans: &[(Time, Time)], places: i64) -> Result<Vec<Hours>> {
    if spans.windows(2).any(|two| two[0].1 > two[1].0) {
        bail!("the hours have to follow each other");
    }
    Ok(spans.iter().map(|(from, to)| Hours { from: *from, to: *to, places, staff_only: 0 }).collect())
}

fn hours(text: &str) -> Result<(Time, Time)> {
    let (from, to) = text.split_once('-').context("write FROM-TO, like 08:00-12:00")?;
    let (from, to): (Time, Time) = (from.parse()?, to.parse()?);
    if from >= to {
        bail!("they end before they begin");
    }
    Ok((from, to))
}

fn share(text: &str) -> Result<f64> {
    let share: f64 = text.parse()?;
    if !(0.0..=1.0).contains(&share) {
        bail!("a share is from 0 to 1");
    }
    Ok(share)
}

fn errand(text: &str) -> Result<Kind> {
    let (name, minutes) = text.split_once('=').context("write NAME=MINUTES, like collect=10 or collect=10/12")?;
    let (minutes, takes) = minutes.split_once('/').unwrap_or((minutes, minutes));
    let (minutes, takes): (i64, f64) = (minutes.parse()?, takes.parse()?);
    if !(1..=480).contains(&minutes) || !(0.1..=480.0).contains(&takes) {
        bail!("an errand takes from 1 to 480 minutes");
    }
    Ok(Kind::usual(ErrandId::from(name), (minutes, takes), (1.0, 1.0)))
}

fn tell(compared: &[Compared], days: u64) {
    println!("Means of {days} days, with how far the true mean may be from them (19 times of 20).");
    println!("Waits in minutes, half and nine of ten no longer; people and overtime in minutes a day.\n");
    let row = |cells: [String; 9]| {
        let cells = cells.iter().enumerate().map(|(nth, cell)| format!("{cell:<0$}", if nth == 0 { 18 } else { 12 }));
        println!("{}", cells.collect::<String>().trim_end());
    };
    let heads = ["", "booked 1/2", "9/10", "ticket 1/2", "9/10", "overtime", "served", "in vain", "turned away"];
    row(heads.map(str::to_owned));
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
        let mut cells = std::iter::once(name(*variation)).chain(numbers.map(told));
        row(std::array::from_fn(|_| cells.next().unwrap_or_default()));
    }
}

fn name(variation: Variation) -> String {
    match variation {
        Variation::AsItIs => "as it is".to_owned(),
        Variation::CounterMore => "one counter more".to_owned(),
        Variation::CounterLess => "one counter less".to_owned(),
        Variation::Longer(minutes) => format!("{minutes} min longer"),
        Variation::Overbooked(hundredths) => format!("{hundredths} % overbooked"),
        Variation::NoShow(hundredths) => format!("{hundredths} % not coming"),
    }
}

fn tell_suggestion(suggestion: Option<Suggestion>, cost: f64) {
    println!();
    match suggestion {
        None => {
            println!("No overbooking: none of these serves more without anybody waiting over {cost} minutes longer.")
        }
        Some(Suggestion { overbooked, served_more, wait_costs, overtime_costs }) => println!(
            "Overbooking by {overbooked} % serves {} more a day, and costs {} minutes of waiting and {} of overtime.",
            told(Some(served_more)),
            told(Some(wait_costs)),
            told(Some(overtime_costs))
        ),
    }
}
