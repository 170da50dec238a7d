//! What stands: nodes, their database and mail server, and what is between them.

use super::Engine;
use super::machine::{Clock, Cluster, Disk};
use super::sink::{Mood, Sink};
use super::wire::Wire;
use crate::cli::load::{Server, Site, free_address};
use anyhow::{Context, Result, bail};
use std::fs::{self, DirBuilder};
use std::net::{Ipv4Addr, SocketAddr};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How many nodes there are on PostgreSQL.
const NODES: usize = 3;
/// How large the disk of the database is, in megabytes.
const DISK: u32 = 1024;
/// How long a node may take until it is ready: the database may come back while it starts.
const START: Duration = Duration::from_secs(40);
/// How long a node may take to end when it is asked to.
const END: Duration = Duration::from_secs(30);

/// All of it. Fields are dropped in their order: what stands on something goes before it.
pub struct Ground {
    /// The nodes.
    pub nodes: Vec<Node>,
    /// The database server, if there is one.
    pub cluster: Option<Cluster>,
    /// The disk of the database, if it can be filled.
    pub disk: Option<Disk>,
    /// The clock of the nodes, if it can be moved.
    pub clock: Option<Clock>,
    /// The mail server.
    pub sink: Sink,
    /// What cannot be done here, and why.
    pub missing: Vec<String>,
    /// How long each start took.
    pub started: Vec<Duration>,
    folder: Folder,
}

/// A node, and the wires to it and from it.
pub struct Node {
    server: Option<Server>,
    listen: SocketAddr,
    database: String,
    /// Between visitors and the node.
    pub front: Wire,
    /// Between the node and its database, if that is a server.
    pub back: Option<Wire>,
}

/// A folder that goes with this, unless it is kept.
struct Folder(PathBuf, bool);

impl Drop for Folder {
    fn drop(&mut self) {
        if self.1 {
            eprintln!("besok: everything is in {}", self.0.display());
        } else {
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}

impl Ground {
    /// Lays it out; no node runs yet.
    pub async fn lay(engine: Engine, keep: bool) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("besok-drill-{}", std::process::id()));
        let made = DirBuilder::new().mode(0o711).create(&folder);
        made.with_context(|| format!("cannot make the folder {}", folder.display()))?;
        let folder = Folder(folder, keep);
        let (mut missing, data) = (Vec::new(), folder.0.join("data"));
        let disk = match Disk::mount(data.clone(), DISK) {
            Ok((disk, kind)) => {
                eprintln!("The database is on a disk of {DISK} MB: {kind}");
                Some(disk)
            }
            Err(error) => {
                missing.push(format!("the disk is never full, since none can be mounted: {error:#}"));
                None
            }
        };
        let clock = Clock::find(folder.0.join("clock"))?;
        if clock.is_none() {
            missing.push("the clock never moves: libfaketime is not installed (Debian: faketime)".to_owned());
        }
        let cluster = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(Cluster::make(data.join("postgres"))?),
        };
        let mut nodes = Vec::new();
        for _ in 0..if cluster.is_some() { NODES } else { 1 } {
            nodes.push(Node::new(cluster.as_ref(), &data).await?);
        }
        let (sink, started) = (Sink::open().await?, Vec::new());
        Ok(Self { nodes, cluster, disk, clock, sink, missing, started, folder })
    }

    /// Where everything is.
    pub fn folder(&self) -> &Path {
        &self.folder.0
    }

    /// The address of the database, without a wire.
    pub fn database(&self) -> String {
        match &self.cluster {
            Some(cluster) => Cluster::address(cluster.port()),
            None => self.nodes[0].database.clone(),
        }
    }

    /// Where visitors ask.
    pub fn fronts(&self) -> Vec<SocketAddr> {
        self.nodes.iter().map(|node| node.front.address).collect()
    }

    /// Starts all nodes, and waits until they are ready.
    pub async fn start(&mut self) -> Result<()> {
        for nth in 0..self.nodes.len() {
            self.spawn(nth)?;
        }
        for nth in 0..self.nodes.len() {
            self.ready(nth).await?;
        }
        Ok(())
    }

    /// Starts a node.
    pub fn spawn(&mut self, nth: usize) -> Result<()> {
        let mut more = vec![
            ("BESOK_SMTP__URL".to_owned(), format!("smtp://{}", self.sink.address)),
            ("BESOK_SMTP__FROM".to_owned(), "Drill <drill@agency.example>".to_owned()),
            ("RUST_LOG".to_owned(), "info,sqlx=warn".to_owned()),
        ];
        more.extend(self.clock.iter().flat_map(Clock::settings));
        let node = &mut self.nodes[nth];
        let site = Site { listen: node.listen, database: &node.database, folder: &self.folder.0, more: &more };
        node.server = Some(Server::spawn(&site)?);
        Ok(())
    }

    /// Waits until a node is ready. Gives how long that took.
    pub async fn ready(&mut self, nth: usize) -> Result<Duration> {
        let (began, node) = (Instant::now(), &mut self.nodes[nth]);
        let server = node.server.as_mut().context("the node is not there")?;
        if !server.is_ready_within(START).await? {
            let ended = server.ended()?.map_or_else(String::new, |ended| format!(", it has ended: {ended}"));
            bail!("node {nth} is not ready after {:?}{ended}", began.elapsed());
        }
        Ok(began.elapsed())
    }

    /// Starts a node, and waits until it is ready. Gives how long that took.
    pub async fn come_back(&mut self, nth: usize) -> Result<Duration> {
        self.spawn(nth)?;
        let took = self.ready(nth).await?;
        self.started.push(took);
        Ok(took)
    }

    /// Ends a node at once.
    pub fn kill(&mut self, nth: usize) -> Result<()> {
        self.nodes[nth].server.take().map_or(Ok(()), Server::kill)
    }

    /// Asks a node to end, which it must do well and in time. Gives how long it took.
    pub async fn terminate(&mut self, nth: usize) -> Result<Duration> {
        let Some(mut server) = self.nodes[nth].server.take() else { return Ok(Duration::ZERO) };
        server.signal("TERM")?;
        let began = Instant::now();
        loop {
            match server.ended()? {
                Some(ended) if ended.success() => return Ok(began.elapsed()),
                Some(ended) => bail!("node {nth} was asked to end, and ended with {ended}"),
                None if began.elapsed() > END => bail!("node {nth} was asked to end, and has not after {END:?}"),
                None => tokio::time::sleep(Duration::from_millis(10)).await,
            }
        }
    }

    /// Asks all nodes to end.
    pub async fn stop(&mut self) -> Result<()> {
        for nth in 0..self.nodes.len() {
            self.terminate(nth).await?;
        }
        Ok(())
    }

    /// Sends a signal to a node.
    pub fn signal(&self, nth: usize, name: &str) -> Result<()> {
        self.nodes[nth].server.as_ref().map_or(Ok(()), |server| server.signal(name))
    }

    /// Mends everything that was left broken: the mail server's mood and the clock.
    pub fn calm(&self) -> Result<()> {
        self.sink.be(Mood::Quick);
        self.clock.as_ref().map_or(Ok(()), |clock| clock.set(0))
    }

    /// The last lines of the nodes' log.
    pub fn log(&self) -> String {
        let log = fs::read_to_string(self.folder.0.join("log")).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(30)..].join("\n")
    }
}

impl Node {
    async fn new(cluster: Option<&Cluster>, data: &Path) -> Result<Self> {
        let listen = free_address()?;
        let back = match cluster {
            Some(cluster) => Some(Wire::to((Ipv4Addr::LOCALHOST, cluster.port()).into()).await?),
            None => None,
        };
        let file = || format!("sqlite:{}", data.join("besok.sqlite").display());
        let database = back.as_ref().map_or_else(file, |back| Cluster::address(back.address.port()));
        Ok(Self { server: None, listen, database, front: Wire::to(listen).await?, back })
    }
}
