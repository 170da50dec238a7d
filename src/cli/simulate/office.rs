//! The office that is simulated, and who comes, as the command line says it.

use anyhow::{Context, Result, bail};
use besok_core::id::ErrandId;
use besok_core::opening::Hours;
use besok_core::queue::{MOST_COUNTERS, MOST_TICKETS};
use besok_simulate::day::{Kind, Scenario};
use jiff::civil::{Time, time};

/// What differs from an example that stands for no office.
#[derive(Debug, clap::Args)]
pub struct Office {
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
    /// Which share of the appointments is booked, on a single day; in a month it comes of who asks
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
}

impl Office {
    /// The scenario with all that.
    pub fn scenario(&self) -> Result<Scenario> {
        let mut scenario = Scenario::example();
        if let Some(counters) = self.counters {
            scenario = scenario.with_counters(counters);
        }
        if !self.hours.is_empty() {
            scenario.hours = spans(&self.hours, scenario.hours[0].places)?;
            open_to_walk_ins(&mut scenario);
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

/// Tickets are given, and people come for them, as long as the office is open.
fn open_to_walk_ins(scenario: &mut Scenario) {
    let (Some(first), Some(last)) = (scenario.hours.first(), scenario.hours.last()) else { return };
    let (from, to) = (first.from, last.to);
    scenario.rule.walk_ins.iter_mut().for_each(|tickets| (tickets.from, tickets.to) = (from, to));
    let rate = scenario.walk_ins.values().copied().next().unwrap_or(0.0);
    let open =
        |hour: &i8| scenario.hours.iter().any(|hours| hours.from.hour() <= *hour && time(*hour, 0, 0, 0) < hours.to);
    scenario.walk_ins = (0..24).filter(open).map(|hour| (hour, rate)).collect();
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
