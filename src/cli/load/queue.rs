//! `besok load queue`: counters that all call from one queue, as fast as they can. Each visit has to be called once, and in
//! the order of its rule.
#![expect(clippy::cast_precision_loss, reason = "figures are shown with two decimals")]

use super::Engine;
use super::figures::rounded;
use super::stage::Stage;
use anyhow::{Context, Result, bail};
use besok_core::account::Email;
use besok_core::id::{OfficeId, StaffId};
use besok_core::language::Language;
use besok_core::person::Name;
use besok_core::queue::{Counter, Deed, Refusal, Rule, order};
use besok_core::staff::{Duty, Role, Staff};
use besok_core::visit::{Outcome, Visit};
use besok_service::queue::{Walk, act, read, take_ticket, today};
use besok_service::{App, catalogue};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

/// How many wait.
const WAITING: usize = 500;
const BY: &str = "system";

/// What came of it.
#[derive(Debug, Serialize)]
struct Figures {
    scenario: &'static str,
    engine: Engine,
    clients: u16,
    waiting: usize,
    called: usize,
    /// Calls of somebody whom a counter had called already.
    double_calls: usize,
    /// Calls of somebody before whom another was to be called.
    order_violations: usize,
    seconds: f64,
    per_second: f64,
}

/// Measures, tells, and gives whether everything was right.
pub async fn measure(stage: &Stage, (engine, clients): (Engine, u16), json: bool) -> Result<bool> {
    let sample = catalogue::sample();
    let (app, written) = stage.app(&sample).await?;
    let office = sample.offices.first().context("the sample has an office")?.id.clone();
    open(&app, &office, clients).await?;
    let errand = sample.errands.first().context("the sample has an errand")?.id.clone();
    for _ in 0..WAITING {
        let walk = Walk { errand: errand.clone(), people: 1, language: Language::DEFAULT };
        if let Err(refusal) = take_ticket(&app, &office, (BY, true), walk).await? {
            bail!("there was no ticket: {refusal:?}");
        }
    }
    let day = today(&app, &office).context("the office has a day")?;
    let queue = read(&app, &office, day).await?.queue;
    let place: HashMap<i64, usize> = order(&queue.rule, &queue.visits)
        .into_iter()
        .enumerate()
        .map(|(at, visit)| (visit.ticket.number, at))
        .collect();
    let began = Instant::now();
    let mut calls = call(&app, &office, clients).await?;
    let seconds = began.elapsed().as_secs_f64();
    // Instants of calls are taken under the lock, so they are in the order in which it was held.
    calls.sort_unstable();
    let called: Vec<i64> = calls.into_iter().map(|(_, number)| number).collect();
    let once: HashSet<i64> = called.iter().copied().collect();
    let figures = Figures {
        scenario: "queue",
        engine,
        clients,
        waiting: WAITING,
        called: called.len(),
        double_calls: called.len() - once.len(),
        order_violations: called.windows(2).filter(|pair| place[&pair[0]] >= place[&pair[1]]).count(),
        seconds: rounded(seconds),
        per_second: rounded(called.len() as f64 / seconds),
    };
    if json {
        println!("{}", serde_json::to_string(&figures)?);
    } else {
        println!("{} calls a second by {clients} counters", figures.per_second);
        println!("  called        {} of {WAITING}", figures.called);
        println!("  wrong         {} called twice, {} out of order", figures.double_calls, figures.order_violations);
    }
    let store = app.store.clone();
    drop(app);
    written.await?;
    store.close().await;
    Ok(once.len() == WAITING && figures.double_calls == 0 && figures.order_violations == 0)
}

/// An office with so many counters that receive everything, and somebody at each.
pub async fn open(app: &App, office: &OfficeId, clients: u16) -> Result<()> {
    let counters = (1..=i64::from(clients)).map(|number| Counter { number, errands: Vec::new() }).collect();
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    tx.save_queue_rule(office, (&Rule { counters, ..Rule::default() }, 0), now).await?;
    for number in 1..=clients {
        let email = Email::parse(&format!("officer-{number}@agency.example")).context("an address")?;
        let staff = Staff {
            id: officer(number),
            name: Name::parse("Officer").map_err(|error| anyhow::anyhow!("{error:?}"))?,
            email,
            language: Language::DEFAULT,
            duties: vec![Duty { role: Role::CounterOfficer, office: Some(office.clone()) }],
            protected: false,
        };
        tx.make_staff(&staff, now).await?;
    }
    tx.commit().await?;
    for number in 1..=clients {
        if let Err(refusal) = act(app, office, BY, Deed::Open(number.into(), officer(number))).await? {
            bail!("counter {number} did not open: {refusal:?}");
        }
    }
    Ok(())
}

/// Who sits at the counter of this number.
pub fn officer(number: u16) -> StaffId {
    StaffId(format!("officer-{number}"))
}

/// Every counter calls and finishes until nobody waits. Gives whom they called, and when.
async fn call(app: &App, office: &OfficeId, clients: u16) -> Result<Vec<(Timestamp, i64)>> {
    let barrier = Arc::new(Barrier::new(clients.into()));
    let mut counters = JoinSet::new();
    for counter in 1..=i64::from(clients) {
        let (app, office, barrier) = (app.clone(), office.clone(), barrier.clone());
        counters.spawn(async move {
            let mut mine = Vec::new();
            barrier.wait().await;
            loop {
                match act(&app, &office, BY, Deed::CallNext(counter)).await? {
                    Ok(done) => mine.extend(done.visit.as_ref().and_then(call_of)),
                    Err(Refusal::NobodyWaits) => return anyhow::Ok(mine),
                    Err(refusal) => bail!("counter {counter} could not call: {refusal:?}"),
                }
                let finish = Deed::Finish(counter, Outcome::Settled, String::new());
                if let Err(refusal) = act(&app, &office, BY, finish).await? {
                    bail!("counter {counter} could not finish: {refusal:?}");
                }
            }
        });
    }
    let mut all = Vec::new();
    while let Some(counter) = counters.join_next().await {
        all.extend(counter??);
    }
    Ok(all)
}

fn call_of(visit: &Visit) -> Option<(Timestamp, i64)> {
    Some((visit.called_at?, visit.ticket.number))
}
