//! The product as a child process, as anybody would run it.

use super::connection::{Connection, Request};
use super::stage::Stage;
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Settings of a server for a crowd of few that asks for a town: every visitor comes from a network of their own, as
/// limits for one network see it, and what is counted as anywhere is never reached.
pub fn for_a_crowd() -> Vec<(String, String)> {
    let limits = ["ADDRESS", "PREFIX", "HOLDS", "ACCOUNT_HOLDS", "MOVES", "MOVES_MONTH"];
    let lifted = limits.map(|limit| (format!("BESOK_LIMITS__{limit}"), "1000000000".to_owned()));
    let others = [("BESOK_TRUSTED_PROXIES", "[\"127.0.0.1\"]"), ("BESOK_LIMITS__CHALLENGE", "off")];
    lifted.into_iter().chain(others.map(|(name, value)| (name.to_owned(), value.to_owned()))).collect()
}

/// Where a server runs, and on what.
pub struct Site<'a> {
    /// Where it listens.
    pub listen: SocketAddr,
    /// Its database.
    pub database: &'a str,
    /// Where it writes its log.
    pub folder: &'a Path,
    /// What else it is told.
    pub more: &'a [(String, String)],
}

/// A running server. It does not outlive this.
pub struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    /// Starts one on a stage, and waits until it is ready.
    pub async fn start(stage: &Stage) -> Result<Self> {
        let (listen, database) = (free_address()?, stage.address());
        let mut server = Self::spawn(&Site { listen, database: &database, folder: stage.folder(), more: &[] })?;
        if !server.is_ready_within(Duration::from_mins(1)).await? {
            bail!("the server did not start:\n{}", stage.log());
        }
        Ok(server)
    }

    /// Starts one.
    pub fn spawn(site: &Site<'_>) -> Result<Self> {
        let log = File::options().create(true).append(true).open(site.folder.join("log"))?;
        let child = Command::new(std::env::current_exe()?)
            .arg("serve")
            .current_dir(site.folder)
            .env_clear()
            .env("BESOK_LISTEN", site.listen.to_string())
            .env("BESOK_DATABASE", site.database)
            .envs(for_a_crowd())
            .envs(site.more.iter().cloned())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .context("cannot start the server")?;
        Ok(Self { child, address: site.listen })
    }

    /// Waits until it is ready. Gives whether it was within so long, and has not ended.
    pub async fn is_ready_within(&mut self, patience: Duration) -> Result<bool> {
        let began = Instant::now();
        while self.child.try_wait()?.is_none() && began.elapsed() < patience {
            let mut connection = Connection::new(self.address);
            let asked = tokio::time::timeout(patience, connection.send(&Request::get("/health/ready"))).await;
            if matches!(asked, Ok(Ok(reply)) if reply.status == 200) {
                return Ok(true);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(false)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The number of its process.
    pub fn process(&self) -> i64 {
        self.child.id().into()
    }

    /// Sends it a signal: `TERM`, `STOP`, `CONT`.
    pub fn signal(&self, name: &str) -> Result<()> {
        let kill = format!("kill -s {name} {}", self.child.id());
        let sent = Command::new("sh").args(["-c", &kill]).status().context("cannot send a signal")?;
        if !sent.success() {
            bail!("the signal {name} did not arrive");
        }
        Ok(())
    }

    /// How it has ended; none if it has not.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// Ends it at once, as a crash would.
    pub fn kill(mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One that is free now, and hardly taken by anybody else within a moment.
pub fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}
