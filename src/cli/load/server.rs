//! The product as a child process, as anybody would run it.

use super::connection::{Connection, Request};
use super::stage::Stage;
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Settings of a server for a crowd of few that asks for a town: every visitor comes from a network of their own, as
/// limits for one network see it, and what is counted as anywhere is never reached.
pub fn for_a_crowd() -> Vec<(String, String)> {
    let limits = ["ADDRESS", "PREFIX", "HOLDS", "ACCOUNT_HOLDS", "MOVES", "MOVES_MONTH"];
    let lifted = limits.map(|limit| (format!("BESOK_LIMITS__{limit}"), "1000000000".to_owned()));
    let others = [("BESOK_TRUSTED_PROXIES", "[\"127.0.0.1\"]"), ("BESOK_LIMITS__CHALLENGE", "off")];
    lifted.into_iter().chain(others.map(|(name, value)| (name.to_owned(), value.to_owned()))).collect()
}

/// A running server. It does not outlive this.
pub struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    /// Starts one on a stage, and waits until it is ready.
    pub async fn start(stage: &Stage) -> Result<Self> {
        // Free now, and hardly taken by anybody else within a moment.
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        let log = File::options().create(true).append(true).open(stage.folder().join("log"))?;
        let child = Command::new(std::env::current_exe()?)
            .arg("serve")
            .current_dir(stage.folder())
            .env_clear()
            .env("BESOK_LISTEN", address.to_string())
            .env("BESOK_DATABASE", stage.address())
            .envs(for_a_crowd())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .context("cannot start the server")?;
        let mut server = Self { child, address };
        for _ in 0..3_000 {
            if server.child.try_wait()?.is_some() {
                break;
            }
            let ready = Connection::new(address).send(&Request::get("/health/ready")).await;
            if ready.is_ok_and(|reply| reply.status == 200) {
                return Ok(server);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("the server did not start:\n{}", stage.log());
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The number of its process.
    pub fn process(&self) -> i64 {
        self.child.id().into()
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
