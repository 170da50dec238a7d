//! `besok doctor`

use crate::settings::Settings;
use anyhow::{Result, bail};
use besok_service::clock::Clock;
use besok_service::doctor::{Findings, capacity, examine, retry};
use besok_store::CapacityFault;
use std::process::ExitCode;

/// What to examine.
#[derive(Debug, clap::Args)]
pub struct Doctor {
    /// Only compare the counters of every slot with the bookings and holds that lie on it
    #[arg(long)]
    capacity: bool,
    /// Let the mails that were given up be tried again
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
            println!("retry          {} mails are tried again", retry(&store, Clock::default().now()).await?);
        }
        let healthy = if self.capacity {
            let faults = capacity(&store).await?;
            tell_capacity(&faults);
            faults.is_empty()
        } else {
            let findings = examine(&store, Clock::default().now()).await?;
            tell(&findings);
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
        (0, _) => println!("mail           none waits"),
        (count, since) => {
            let since = since.map(|since| since.to_string()).unwrap_or_default();
            println!("mail           {count} wait, the oldest since {since}");
        }
    }
    println!("undeliverable  {}", findings.undeliverable.len());
    for mail in &findings.undeliverable {
        println!(
            "               {} {} of {} to {}, tried {} times: {}",
            mail.id, mail.kind, mail.created_at, mail.recipient, mail.attempts, mail.error
        );
    }
    println!("disposal       nothing is erased: no disposal decision is configured, so bookings and events are kept");
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
