//! What happens: drawn from the seed, as far as it can happen here.

use super::ground::Ground;
use super::machine::Clock;
use super::sink::Mood;
use crate::cli::drill::visitor::below;
use anyhow::{Context, Result};
use besok_simulate::chance::Dice;
use std::time::{Duration, Instant};

/// A kind of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A node is killed.
    Kill,
    /// A node is asked to end.
    Terminate,
    /// The database ends as in a crash.
    Database,
    /// A node stands still for a while.
    Pause,
    /// The wire to a node breaks.
    Cut,
    /// The answers of a node are lost, and then the wire to it breaks.
    Lose,
    /// The wire to a node is slow.
    Delay,
    /// The same, between a node and its database.
    CutDatabase,
    /// The database does what it is asked, but the node never hears of it.
    LoseDatabase,
    /// The database is slow.
    DelayDatabase,
    /// The disk of the database is full for a while.
    Disk,
    /// The clock of the nodes moves.
    Clock,
    /// The mail server is slow.
    SlowMail,
    /// The mail server refuses mails for now.
    RefusedMail,
}

/// How often each happens. Kills are four of five.
const WEIGHTS: [(Kind, f64); 14] = [
    (Kind::Kill, 55.0),
    (Kind::Terminate, 12.0),
    (Kind::Database, 30.0),
    (Kind::Pause, 1.5),
    (Kind::Cut, 3.0),
    (Kind::Lose, 3.0),
    (Kind::Delay, 1.5),
    (Kind::CutDatabase, 4.0),
    (Kind::LoseDatabase, 4.0),
    (Kind::DelayDatabase, 1.5),
    (Kind::Disk, 2.0),
    (Kind::Clock, 2.5),
    (Kind::SlowMail, 2.0),
    (Kind::RefusedMail, 1.0),
];

impl Kind {
    /// Whether something is killed.
    pub fn is_kill(self) -> bool {
        matches!(self, Self::Kill | Self::Terminate | Self::Database)
    }

    /// Whether it can happen here.
    fn can_happen(self, ground: &Ground) -> bool {
        match self {
            Self::Database | Self::CutDatabase | Self::LoseDatabase | Self::DelayDatabase => ground.cluster.is_some(),
            Self::Disk => ground.disk.is_some(),
            Self::Clock => ground.clock.is_some(),
            _ => true,
        }
    }
}

/// A fault.
#[derive(Debug)]
pub struct Fault {
    kind: Kind,
    /// To which node, where it happens to one.
    node: usize,
    /// How hard it is, from 0 to 1.
    much: f64,
    /// And how it goes on.
    more: f64,
}

impl Fault {
    /// The next one.
    pub fn draw(dice: &mut Dice, ground: &Ground) -> Self {
        let weight = |(kind, weight): &(Kind, f64)| if kind.can_happen(ground) { *weight } else { 0.0 };
        let nth = dice.choose(WEIGHTS.iter().map(weight)).unwrap_or(0);
        let node = below(dice, ground.nodes.len());
        Self { kind: WEIGHTS[nth].0, node, much: dice.unit(), more: dice.unit() }
    }

    /// Of which kind it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Lets it happen, and mends what does not mend itself. Gives what happened, in words.
    pub async fn happen(&self, ground: &mut Ground) -> Result<String> {
        let nth = self.node;
        Ok(match self.kind {
            Kind::Kill => {
                ground.kill(nth)?;
                self.rest(300).await;
                let took = ground.come_back(nth).await?;
                format!("node {nth} was killed, and was ready {} ms after its start", took.as_millis())
            }
            Kind::Terminate => {
                let ended = ground.terminate(nth).await?;
                let took = ground.come_back(nth).await?;
                let (ended, took) = (ended.as_millis(), took.as_millis());
                format!("node {nth} was asked to end, which took {ended} ms, and was ready {took} ms after its start")
            }
            Kind::Database => self.crash_database(ground).await?,
            Kind::Pause => {
                ground.signal(nth, "STOP")?;
                let still = self.rest(8000).await;
                ground.signal(nth, "CONT")?;
                format!("node {nth} stood still for {} ms", still.as_millis())
            }
            Kind::Disk => self.fill_disk(ground).await?,
            Kind::Clock => self.move_clock(ground).await?,
            Kind::SlowMail => {
                ground.sink.be(Mood::Slow(Duration::from_secs(3).mul_f64(self.much)));
                "the mail server became slow".to_owned()
            }
            Kind::RefusedMail => {
                ground.sink.be(Mood::Refusing);
                self.rest(1000).await;
                ground.sink.be(Mood::Quick);
                "the mail server refused mails, and took them again".to_owned()
            }
            _ => self.disturb(ground).await?,
        })
    }

    /// Something with a wire.
    async fn disturb(&self, ground: &Ground) -> Result<String> {
        let node = &ground.nodes[self.node];
        let back = || node.back.as_ref().context("there is a wire to the database");
        let (wire, what) = match self.kind {
            Kind::Cut | Kind::Lose | Kind::Delay => (&node.front, format!("visitors and node {}", self.node)),
            _ => (back()?, format!("node {} and the database", self.node)),
        };
        Ok(match self.kind {
            Kind::Cut | Kind::CutDatabase => {
                wire.cut();
                format!("the wire between {what} broke")
            }
            Kind::Lose | Kind::LoseDatabase => {
                let lost = Duration::from_millis(50).mul_f64(1.0 + 20.0 * self.much);
                wire.lose(lost).await;
                format!("between {what} all answers were lost for {} ms", lost.as_millis())
            }
            _ => {
                let delay = Duration::from_millis(200).mul_f64(self.more);
                wire.delay(delay);
                let slow = self.rest(3000).await;
                wire.delay(Duration::ZERO);
                format!("between {what} everything took {} ms for {} ms", delay.as_millis(), slow.as_millis())
            }
        })
    }

    /// The database crashes; sometimes a node has to start meanwhile.
    async fn crash_database(&self, ground: &mut Ground) -> Result<String> {
        let cluster = || "there is a database server".to_owned();
        ground.cluster.as_ref().with_context(cluster)?.crash()?;
        let starts = self.more < 0.25;
        if starts {
            ground.kill(self.node)?;
            ground.spawn(self.node)?;
        }
        let away = self.rest(1000).await;
        let began = Instant::now();
        ground.cluster.as_ref().with_context(cluster)?.start()?;
        let recovery = began.elapsed().as_millis();
        let mut ready = Duration::ZERO;
        for nth in 0..ground.nodes.len() {
            ready += ground.ready(nth).await?;
        }
        let meanwhile = if starts { format!(", and node {} was killed and started", self.node) } else { String::new() };
        let (away, ready) = (away.as_millis(), ready.as_millis());
        Ok(format!(
            "the database crashed, was off for {away} ms{meanwhile}, and took {recovery} ms to recover; all nodes were \
             ready {ready} ms later"
        ))
    }

    async fn fill_disk(&self, ground: &mut Ground) -> Result<String> {
        let disk = || "there is a disk".to_owned();
        ground.disk.as_ref().with_context(disk)?.fill()?;
        let full = self.rest(2000).await;
        ground.disk.as_ref().with_context(disk)?.free()?;
        let mut told = format!("the disk was full for {} ms", full.as_millis());
        if let Some(cluster) = &ground.cluster
            && !cluster.runs()
        {
            cluster.start()?;
            told += ", the database had ended and was started";
        }
        for nth in 0..ground.nodes.len() {
            ground.ready(nth).await?;
        }
        Ok(told)
    }

    /// Forward or back, by up to two hours, and then to where it was.
    async fn move_clock(&self, ground: &Ground) -> Result<String> {
        let clock = ground.clock.as_ref().context("there is a clock")?;
        let seconds = (7200.0 * self.much * if self.more < 0.5 { -1.0 } else { 1.0 }) as i64;
        clock.set(seconds)?;
        tokio::time::sleep(Clock::READ * 2).await;
        clock.set(0)?;
        tokio::time::sleep(Clock::READ).await;
        Ok(format!("the clock of the nodes was {seconds:+} s off for a while"))
    }

    /// For up to so many milliseconds.
    async fn rest(&self, most: u64) -> Duration {
        let rest = Duration::from_millis(most).mul_f64(self.much);
        tokio::time::sleep(rest).await;
        rest
    }
}
