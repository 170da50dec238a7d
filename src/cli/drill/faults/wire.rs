//! A wire between two programs: it passes on what comes, unless it is told to be slow, to lose what comes back, or to
//! break.

use anyhow::Result;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How a wire is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct State {
    /// How long it takes.
    delay: Duration,
    /// Whether it loses what comes back: what was asked is done, and nobody hears of it.
    loses: bool,
    /// How often it broke.
    breaks: usize,
}

/// A wire. It ends with this.
pub struct Wire {
    /// Where it begins.
    pub address: SocketAddr,
    state: watch::Sender<State>,
    task: JoinHandle<()>,
}

impl Wire {
    /// Lays one to where somebody listens, or will.
    pub async fn to(end: SocketAddr) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let (state, states) = watch::channel(State::default());
        let task = tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(join(near, end, states.clone()));
            }
        });
        Ok(Self { address, state, task })
    }

    /// Breaks every connection at once.
    pub fn cut(&self) {
        self.state.send_modify(|state| state.breaks += 1);
    }

    /// Takes so long for everything, from now on.
    pub fn delay(&self, delay: Duration) {
        self.state.send_modify(|state| state.delay = delay);
    }

    /// Loses what comes back, for so long; then it breaks.
    pub async fn lose(&self, for_so_long: Duration) {
        self.state.send_modify(|state| state.loses = true);
        tokio::time::sleep(for_so_long).await;
        self.state.send_modify(|state| (state.loses, state.breaks) = (false, state.breaks + 1));
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// One connection: until one side ends it, or it breaks.
async fn join(near: TcpStream, end: SocketAddr, mut states: watch::Receiver<State>) {
    let breaks = states.borrow_and_update().breaks;
    let Ok(far) = TcpStream::connect(end).await else { return };
    let _ = (near.set_nodelay(true), far.set_nodelay(true));
    let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
    let (there, back) = (states.clone(), states.clone());
    tokio::select! {
        _ = pass(near_in, far_out, there, false) => {}
        _ = pass(far_in, near_out, back, true) => {}
        _ = states.wait_for(|state| state.breaks != breaks) => {}
    }
}

async fn pass(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    states: watch::Receiver<State>,
    comes_back: bool,
) -> std::io::Result<()> {
    let mut bytes = vec![0; 16 * 1024];
    loop {
        let count = from.read(&mut bytes).await?;
        if count == 0 {
            return Ok(());
        }
        let State { delay, loses, .. } = *states.borrow();
        if !delay.is_zero() {
            tokio::time::sleep(delay).await;
        }
        if !(loses && comes_back) {
            to.write_all(&bytes[..count]).await?;
        }
    }
}
