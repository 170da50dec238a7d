//! What came of it, for people and for programs.
#![expect(clippy::cast_precision_loss, reason = "figures are shown with two decimals")]

use super::course::As;
use super::cpu::Cpu;
use super::crowd::Crowd;
use super::stage::Checked;
use super::{Engine, Load, Scenario};
use serde::Serialize;

/// The figures of one run.
#[derive(Debug, Serialize)]
pub struct Figures {
    scenario: Scenario,
    #[serde(rename = "as", skip_serializing_if = "Option::is_none")]
    shown: Option<As>,
    engine: Engine,
    clients: u16,
    seconds: f64,
    per_second: f64,
    p50_ms: f64,
    p99_ms: f64,
    /// Processor time for each turn.
    server_cpu_us: f64,
    client_cpu_us: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    database_cpu_us: Option<f64>,
    errors: usize,
    /// Slots whose counters are wrong, and winners of races beyond the first.
    overbooked: usize,
    /// Answered, but not in the database.
    lost: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    rounds: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    winners: Option<usize>,
    /// What else the machine had to do in the minute before.
    #[serde(skip_serializing_if = "Option::is_none")]
    load_average: Option<f64>,
}

impl Figures {
    /// Puts them together.
    pub fn new(
        load: &Load,
        (scenario, shown): (Scenario, Option<As>),
        (crowd, cpu, checked): (&Crowd, &Cpu, &Checked),
        load_average: Option<f64>,
    ) -> Self {
        let (turns, seconds) = (crowd.turns.len(), crowd.took.as_secs_f64());
        let each = |micros: u64| rounded(micros as f64 / turns.max(1) as f64);
        let racing = scenario == Scenario::Race;
        Self {
            scenario,
            shown,
            engine: load.engine,
            clients: load.clients,
            seconds: rounded(seconds),
            per_second: rounded(turns as f64 / seconds),
            p50_ms: milliseconds(&crowd.turns, 50),
            p99_ms: milliseconds(&crowd.turns, 99),
            server_cpu_us: each(cpu.server),
            client_cpu_us: each(cpu.clients),
            database_cpu_us: cpu.database().map(each),
            errors: crowd.errors,
            overbooked: checked.overbooked + if racing { crowd.booked.len().saturating_sub(crowd.rounds) } else { 0 },
            lost: checked.lost,
            rounds: racing.then_some(crowd.rounds),
            winners: racing.then_some(crowd.booked.len()),
            load_average,
        }
    }

    /// Whether nothing was wrong, whatever the figures.
    pub fn is_good(&self) -> bool {
        self.errors == 0 && self.overbooked == 0 && self.lost == 0 && self.winners == self.rounds
    }

    /// Prints them.
    pub fn tell(&self, json: bool) {
        if json {
            println!("{}", serde_json::to_string(self).unwrap_or_default());
            return;
        }
        let what = match (self.scenario, self.shown) {
            (Scenario::Availability, Some(As::Json)) => "answers with free times, as JSON",
            (Scenario::Availability, _) => "answers with free times, as a page",
            (Scenario::Hold, _) => "holds",
            (Scenario::Book, _) => "full bookings",
            (Scenario::Race, _) => "attempts on a last place",
        };
        let engine = if self.engine == Engine::Sqlite { "SQLite" } else { "PostgreSQL" };
        println!(
            "{:.0} {what} a second, on {engine}, with {} clients for {} s",
            self.per_second, self.clients, self.seconds
        );
        println!("  time each     {} ms in the middle, {} ms for the slowest of a hundred", self.p50_ms, self.p99_ms);
        let database = self.database_cpu_us.map_or_else(String::new, |us| format!(", database {us} µs"));
        println!("  processor     server {} µs each{database}, clients {} µs", self.server_cpu_us, self.client_cpu_us);
        if let (Some(rounds), Some(winners)) = (self.rounds, self.winners) {
            println!("  races         {rounds}, with {winners} winners");
        }
        println!("  wrong         {} errors, {} overbooked, {} lost", self.errors, self.overbooked, self.lost);
    }
}

/// How long the slowest but for so many of a hundred took, in milliseconds, of microseconds in their order; 0 of none.
pub fn milliseconds(sorted: &[u32], part: usize) -> f64 {
    percentile(sorted, part).map_or(0.0, |micros| rounded(f64::from(micros) / 1000.0))
}

/// The least value that is not below so many of a hundred, of values in their order.
pub fn percentile<T: Copy>(sorted: &[T], part: usize) -> Option<T> {
    sorted.get((sorted.len() * part / 100).min(sorted.len().saturating_sub(1))).copied()
}

/// With two decimals.
pub fn rounded(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0
}
