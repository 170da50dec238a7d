//! What would be at an office: a day as its own history tells it, and as somebody wishes it to be.
//!
//! The work is bounded by a fixed number of days and done beside everything else. One seed for all: whoever asks the same
//! gets the same answer.

use crate::figures::material;
use crate::{App, Failure};
use besok_core::id::ErrandId;
use besok_core::office::Office;
use besok_core::opening::{Hours, Opening, local_day};
use besok_core::queue::Rule;
use besok_simulate::day::{Known, Learnt, Wish, Wished};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeSet;
use tokio::task::spawn_blocking;

/// For how many days history is looked at, until yesterday.
const BACK: i64 = 30;
/// For how many days the next one is looked for on which the office is open.
const AHEAD: i64 = 60;
/// How many days are simulated, each time.
const DAYS: u64 = 40;
const SEED: u64 = 1;

/// The next day on which an office is open, as its history tells it; none if there is no such day soon.
pub async fn learn(app: &App, office: &Office) -> Result<Option<Learnt>, Failure> {
    let (catalogue, now, zone) = (app.catalogue(), app.clock.now(), office.time_zone());
    let today = local_day(now, &zone);
    let open_on = |day: Date| -> Vec<(&Opening, Hours)> {
        let here = catalogue.openings.iter().filter(|opening| opening.office == office.id);
        here.filter_map(|opening| Some((opening, opening.hours_on(day, catalogue.closed())?))).collect()
    };
    let mut days = today.series(1.day()).take(AHEAD as usize);
    let Some(day) = days.find(|day| !open_on(*day).is_empty()) else { return Ok(None) };
    let (rule, _) = app.store.queue_rule(&office.id).await?;
    let material = material(app, office, (today - BACK.days(), today - 1.day())).await?;
    let openings = open_on(day);
    let received = received(&openings, &rule, day);
    let known = Known {
        day,
        hours: &openings.iter().map(|(_, hours)| *hours).collect::<Vec<_>>(),
        rule: &rule,
        errands: catalogue.errands.iter().filter(|errand| received.contains(errand.id.as_str())).collect(),
        material: &material,
        zone,
        now,
    };
    Ok(Some(known.learn()))
}

/// What people come for on a day, with an appointment or without.
fn received<'a>(openings: &'a [(&Opening, Hours)], rule: &'a Rule, day: Date) -> BTreeSet<&'a str> {
    let booked = openings.iter().flat_map(|(opening, _)| &opening.errands);
    let walk_ins = rule.walk_ins.iter().filter(|hours| hours.is_on(day.weekday())).flat_map(|hours| &hours.errands);
    booked.chain(walk_ins).map(ErrandId::as_str).collect()
}

/// Simulates an office as it is and as somebody wishes.
pub async fn simulate(learnt: &Learnt, wish: Wish) -> Result<Wished, Failure> {
    let scenario = learnt.scenario.clone();
    spawn_blocking(move || wish.simulated(&scenario, (SEED, DAYS))).await.map_err(Failure::unreadable)
}
