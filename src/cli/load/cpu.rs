//! What it cost: processor time, as Linux counts it for each process, in hundredths of a second.

use super::server::Server;
use super::stage::Stage;
use anyhow::Result;
use std::collections::HashMap;
use std::fs;

/// Processor time in microseconds.
pub struct Cpu {
    /// Of the server.
    pub server: u64,
    /// Of this process, which plays the visitors.
    pub clients: u64,
    /// Of the database's processes that work for this database, where they can be seen.
    database: HashMap<i64, u64>,
}

impl Cpu {
    /// Until now.
    pub async fn now(server: &Server, stage: &Stage) -> Result<Self> {
        let processes = stage.database_processes().await?;
        Ok(Self {
            server: used(server.process()).unwrap_or(0),
            clients: used(std::process::id().into()).unwrap_or(0),
            database: processes
                .into_iter()
                .filter(|process| is_postgres(*process))
                .filter_map(|process| Some((process, used(process)?)))
                .collect(),
        })
    }

    /// From then until now.
    #[must_use]
    pub fn since(self, before: &Self) -> Self {
        let earlier = |process| before.database.get(process).copied().unwrap_or(0);
        Self {
            server: self.server - before.server,
            clients: self.clients - before.clients,
            database: self.database.iter().map(|(process, used)| (*process, used - earlier(process))).collect(),
        }
    }

    /// Of the database; none where it cannot be seen.
    pub fn database(&self) -> Option<u64> {
        (!self.database.is_empty()).then(|| self.database.values().sum())
    }
}

fn used(process: i64) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name of the program stands in brackets and may hold anything; user and system time are two of what follows.
    let mut times = stat.rsplit_once(')')?.1.split_whitespace().skip(11).map_while(|field| field.parse::<u64>().ok());
    Some((times.next()? + times.next()?) * 10_000)
}

/// Of this process, until now.
pub fn own() -> u64 {
    used(std::process::id().into()).unwrap_or(0)
}

/// Of those of these processes that are a database's here; none if none is.
pub fn of_database(processes: &[i64]) -> Option<u64> {
    let used: Vec<u64> =
        processes.iter().filter(|process| is_postgres(**process)).filter_map(|process| used(*process)).collect();
    (!used.is_empty()).then(|| used.iter().sum())
}

/// How much memory a process has in use, in kB.
pub fn memory(process: i64) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.split_whitespace().next()?.parse().ok()
}

/// Whether it is one here, and not only a number from another machine.
fn is_postgres(process: i64) -> bool {
    fs::read_to_string(format!("/proc/{process}/comm")).is_ok_and(|name| name.starts_with("postgres"))
}

/// How many processes wanted a processor in the last minute.
pub fn load_average() -> Option<f64> {
    fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.parse().ok()
}
