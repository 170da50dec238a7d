//! HTTP/1.1 over one connection that is kept. Only what this server answers is understood; in return the client takes
//! little of the processors that it shares with the server.

use anyhow::{Context, Result, bail};
use std::fmt::Write;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A connection, opened when it is first needed and again after an error.
pub struct Connection {
    address: SocketAddr,
    stream: Option<TcpStream>,
    /// What was read and not yet understood.
    read: Vec<u8>,
}

/// What is asked.
#[derive(Default)]
pub struct Request<'a> {
    /// Where.
    pub path: &'a str,
    /// The fields of a form, if one is sent.
    pub form: Option<&'a str>,
    /// A cookie, with its name.
    pub cookie: Option<(&'a str, &'a str)>,
    /// From whom a proxy would say that it comes.
    pub from: u32,
}

/// What is answered.
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Where to go.
    pub location: Option<String>,
}

impl<'a> Request<'a> {
    /// For a page.
    pub fn get(path: &'a str) -> Self {
        Self { path, ..Self::default() }
    }

    fn head(&self, host: SocketAddr) -> String {
        let Self { path, form, cookie, .. } = self;
        let [a, b, c, d] = self.from.to_be_bytes();
        let mut head = format!(
            "{} {path} HTTP/1.1\r\nhost: {host}\r\nx-forwarded-for: {a}.{b}.{c}.{d}\r\naccept-language: en\r\n",
            if form.is_some() { "POST" } else { "GET" },
        );
        if let Some((name, secret)) = cookie {
            let _ = write!(head, "cookie: {name}={secret}\r\n");
        }
        if let Some(form) = form {
            let length = form.len();
            let _ = write!(
                head,
                "origin: http://{host}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n"
            );
        }
        head + "\r\n" + form.unwrap_or_default()
    }
}

impl Connection {
    /// To a server.
    pub fn new(address: SocketAddr) -> Self {
        Self { address, stream: None, read: Vec::new() }
    }

    /// Asks, and reads the whole answer.
    pub async fn send(&mut self, request: &Request<'_>) -> Result<Reply> {
        let (mut stream, end, status) = self.ask(request).await?;
        let head = std::str::from_utf8(&self.read[..end])?;
        let length: usize =
            field(head, "content-length").and_then(|length| length.parse().ok()).context("no length")?;
        let closes = field(head, "connection").is_some_and(|then| then.eq_ignore_ascii_case("close"));
        let reply = Reply { status, location: field(head, "location").map(str::to_owned) };
        while self.read.len() < end + 4 + length {
            more(&mut stream, &mut self.read).await?;
        }
        if !closes {
            self.stream = Some(stream);
        }
        Ok(reply)
    }

    /// Asks for a stream of events, and gives it once it has begun.
    pub async fn listen(mut self, request: &Request<'_>) -> Result<Events> {
        let (stream, end, status) = self.ask(request).await?;
        if status != 200 {
            bail!("{status} instead of a stream");
        }
        self.read.drain(..end + 4);
        Ok(Events { stream, read: self.read })
    }

    /// Asks, and reads the head of the answer: where it ends, and the status.
    async fn ask(&mut self, request: &Request<'_>) -> Result<(TcpStream, usize, u16)> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => TcpStream::connect(self.address).await?,
        };
        stream.set_nodelay(true)?;
        stream.write_all(request.head(self.address).as_bytes()).await?;
        self.read.clear();
        let end = loop {
            if let Some(end) = position(&self.read, b"\r\n\r\n") {
                break end;
            }
            more(&mut stream, &mut self.read).await?;
        };
        let head = std::str::from_utf8(&self.read[..end])?;
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).context("no status")?;
        Ok((stream, end, status))
    }
}

/// Server-sent events, as they come.
pub struct Events {
    stream: TcpStream,
    read: Vec<u8>,
}

impl Events {
    /// The next one, as it is sent: with its fields, and whatever marks pieces of the body.
    pub async fn next(&mut self) -> Result<String> {
        loop {
            if let Some(end) = position(&self.read, b"\n\n") {
                let event = self.read.drain(..end + 2).collect();
                return Ok(String::from_utf8(event)?);
            }
            more(&mut self.stream, &mut self.read).await?;
        }
    }
}

fn position(read: &[u8], what: &[u8]) -> Option<usize> {
    read.windows(what.len()).position(|window| window == what)
}

fn field<'h>(head: &'h str, name: &str) -> Option<&'h str> {
    let fields = head.split("\r\n").filter_map(|line| line.split_once(": "));
    fields.into_iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

async fn more(stream: &mut TcpStream, read: &mut Vec<u8>) -> Result<()> {
    read.reserve(16 * 1024);
    if stream.read_buf(read).await? == 0 {
        bail!("the server closed the connection");
    }
    Ok(())
}
