//! A mail server that takes every mail and remembers it; at times it is slow, or refuses for now.

use crate::cli::drill::check::Taken;
use anyhow::Result;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How it takes mails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// At once.
    Quick,
    /// After a while.
    Slow(Duration),
    /// Not now.
    Refusing,
}

/// The mail server.
pub struct Sink {
    /// Where it listens.
    pub address: SocketAddr,
    mood: watch::Sender<Mood>,
    taken: Arc<Mutex<Vec<Taken>>>,
    opened: Instant,
    task: JoinHandle<()>,
}

impl Sink {
    /// Opens it.
    pub async fn open() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let (mood, moods) = watch::channel(Mood::Quick);
        let (taken, opened) = (Arc::new(Mutex::new(Vec::new())), Instant::now());
        let task = tokio::spawn({
            let taken = taken.clone();
            async move {
                while let Ok((stream, _)) = listener.accept().await {
                    let (moods, taken) = (moods.clone(), taken.clone());
                    // Whoever goes in the middle of a mail has not sent it.
                    tokio::spawn(async move { while_there(stream, &moods, (&taken, opened)).await.ok() });
                }
            }
        });
        Ok(Self { address, mood, taken, opened, task })
    }

    /// How it is from now on.
    pub fn be(&self, mood: Mood) {
        self.mood.send_replace(mood);
    }

    /// For how many seconds it has been open.
    pub fn seconds(&self) -> f64 {
        self.opened.elapsed().as_secs_f64()
    }

    /// What it has taken.
    pub fn taken(&self) -> Vec<Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn while_there(
    stream: TcpStream,
    moods: &watch::Receiver<Mood>,
    (taken, opened): (&Mutex<Vec<Taken>>, Instant),
) -> Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 drill\r\n").await?;
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let word = line.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        let refuses = *moods.borrow() == Mood::Refusing;
        let answer: &[u8] = match word.as_str() {
            "MAIL" if refuses => b"451 not now\r\n",
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                let at = opened.elapsed().as_secs_f64();
                let mail = Taken { at, ..data(&mut stream).await? };
                let mood = *moods.borrow();
                if let Mood::Slow(pause) = mood {
                    tokio::time::sleep(pause).await;
                }
                // Before it says so: whoever does not hear it will send it again.
                taken.lock().unwrap_or_else(PoisonError::into_inner).push(mail);
                b"250 taken\r\n"
            }
            "QUIT" => {
                stream.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => b"250 drill\r\n",
        };
        stream.write_all(answer).await?;
    }
}

/// Reads a mail up to the dot.
async fn data(stream: &mut BufReader<TcpStream>) -> Result<Taken> {
    let (mut id, mut to, mut line) = (String::new(), String::new(), String::new());
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            anyhow::bail!("the mail has no end");
        }
        if line.trim_end() == "." {
            return Ok(Taken { id, to, at: 0.0 });
        }
        match line.split_once(':') {
            Some((name, value)) if id.is_empty() && name.eq_ignore_ascii_case("message-id") => {
                value.trim().clone_into(&mut id);
            }
            Some((name, value)) if to.is_empty() && name.eq_ignore_ascii_case("to") => {
                value.trim().clone_into(&mut to);
            }
            _ => {}
        }
    }
}
