//! `besok doctor`

use crate::settings::Settings;
use anyhow::{Result, bail};
use besok_core::retention::{Kind, Rules};
use besok_service::clock::Clock;
use besok_service::doctor::{Findings, Kept, capacity, examine, retention, retry};
use besok_store::CapacityFault;
use std::process::ExitCode;

/// What to examine.
#[derive(Debug, clap::Args)]
pub struct Doctor {
    /// Only compare the counters of every slot with the bookings and holds that lie on it
    #[arg(long)]
    capacity: bool,
    /// Only tell what is kept of each kind of data, under which decision it is disposed of, and what is due
    #[arg(long)]
    retention: bool,
    /// Let the messages that were given up be tried again
    #[arg(long)]
    retry: bool,
}

impl Doctor {
    /// Examines, tells, and ends with 1 if something has to be done.
    pub async fn run(&self, settings: &Settings) -> Result<ExitCode> {
        // Examined as it is: nothing is made and no schema changed on the way.
        let file = settings.data.join("besok.sqlite");
        if settings.other_database().is_none() && !file.is_file() {
            bail!("there is no database {}; a first `besok serve` or `besok import` makes it", file.display());
        }
        let store = super::connect(settings).await?;
        if self.retry {
            println!("retry          {} messages are tried again", retry(&store, Clock::default().now()).await?);
        }
        let healthy = if self.capacity {
            let faults = capacity(&store).await?;
            tell_capacity(&faults);
            faults.is_empty()
        } else if self.retention {
            tell_retention(&settings.retention, &retention(&store, &settings.retention, Clock::default().now()).await?);
            true
        } else {
            let findings = examine(&store, Clock::default().now()).await?;
            tell(&findings);
            tell_decisions(&settings.retention);
            findings.is_healthy()
        };
        store.close().await;
        Ok(if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn tell(findings: &Findings) {
    match findings.demo {
        None => println!("catalogue      none: run `besok import DIR`"),
        Some(true) => println!("catalogue      imported; this database is a demonstration"),
        Some(false) => println!("catalogue      imported"),
    }
    println!(
        "times          {} slots to come{}",
        findings.slots,
        if findings.slots == 0 { ": is a server running?" } else { "" }
    );
    tell_capacity(&findings.capacity);
    match findings.waiting {
        (0, _) => println!("messages       none waits"),
        (count, since) => {
            let since = since.map(|since| since.to_string()).unwrap_or_default();
            println!("messages       {count} wait, the oldest since {since}");
        }
    }
    println!("undeliverable  {}", findings.undeliverable.len());
    for message in &findings.undeliverable {
        println!(
            "               {} {} by {} of {} to {}, tried {} times: {}",
            message.id,
            message.kind,
            message.channel,
            message.created_at,
            message.recipient,
            message.attempts,
            message.error
        );
    }
}

fn tell_decisions(rules: &Rules) {
    let (named, kept): (Vec<Kind>, Vec<Kind>) = Kind::ALL.into_iter().partition(|kind| rules.of(*kind).is_some());
    let list = |kinds: &[Kind]| kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ");
    match (named.is_empty(), kept.is_empty()) {
        (true, _) => println!("disposal       nothing is disposed of: no decision is named in [retention]"),
        (_, true) => println!("disposal       by rules: {}", list(&named)),
        _ => println!("disposal       by rules: {}; kept for lack of a decision: {}", list(&named), list(&kept)),
    }
}

fn tell_retention(rules: &Rules, all: &[Kept]) {
    for Kept { kind, count, due } in all {
        let kind = kind.as_str();
        match due {
            None => println!("{kind:<16} {count} kept: no decision is named in [retention]"),
            Some((rule, up_to, due)) => println!(
                "{kind:<16} {count} kept, {due} due: older than {} ({} days), {:?}",
                up_to.strftime("%F"),
                rule.days,
                rule.decision
            ),
        }
    }
    if rules.events_outlive_bookings() {
        println!(
            "note             events are kept longer than the people of bookings: until they go too, they tell by ids \
             which account had which booking"
        );
    }
}

fn tell_capacity(faults: &[CapacityFault]) {
    if faults.is_empty() {
        println!("capacity       every counter is the sum of what lies on its slot");
    }
    for fault in faults {
        println!(
            "capacity       slot {} of opening {} at {}: counted {:?}, lying {:?}, capacity {:?} (all, public)",
            fault.slot.0,
            fault.slot.opening(),
            fault.slot.starts_at(),
            fault.counted,
            fault.lying,
            fault.capacity
        );
    }
}
