//! Webhooks: where what happens to requests is told, when it is tried again, and which targets are refused.

mod network;

pub use network::{NetworkError, Networks};

use crate::id::{InvitationId, StaffId, WebhookId};
use crate::invitation::{NoticeKind, words};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::net::IpAddr;

/// How many characters the address of a target can have.
pub const ADDRESS: usize = 500;
/// How many targets there may be at a time.
pub const TARGETS: usize = 20;
/// How often a delivery is tried, over about a day.
pub const TRIES: i64 = 12;
/// The longest wait between two tries, in minutes.
const LONGEST: i64 = 6 * 60;

/// A target. Its secret is not part of what pages see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Which.
    pub id: WebhookId,
    /// Its address.
    pub url: String,
    /// Who made it.
    pub made_by: StaffId,
    /// When.
    pub made_at: Timestamp,
    /// When it was ended.
    pub ended_at: Option<Timestamp>,
}

words! {
    /// How a delivery stands.
    State {
        /// It is tried when it is due.
        Waiting = "waiting",
        /// The target took it.
        Delivered = "delivered",
        /// It was given up.
        Undeliverable = "undeliverable",
        /// The target was ended first.
        Ended = "ended",
    }
}

words! {
    /// Why a target did not take a delivery, other than by what it answered.
    Trouble {
        /// Its name is not known.
        UnknownName = "unknown-name",
        /// It is inside the network, where nothing is sent.
        Inside = "inside",
        /// Nothing listens there, or it hung up.
        Connection = "connection",
        /// It could not prove that it is the target.
        Certificate = "certificate",
        /// It did not answer in time.
        Slow = "slow",
        /// It answered something that is not HTTP, or too much.
        Nonsense = "nonsense",
    }
}

/// What a target answered, or why it did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// An HTTP status.
    Status(u16),
    /// None.
    Trouble(Trouble),
}

impl Answer {
    /// Whether the target took what it was sent. A redirect is no yes: it is never followed.
    pub fn is_yes(self) -> bool {
        matches!(self, Self::Status(200..=299))
    }

    /// As it stands in tables.
    pub fn to_text(self) -> String {
        match self {
            Self::Status(status) => status.to_string(),
            Self::Trouble(trouble) => trouble.as_str().to_owned(),
        }
    }

    /// From a table; none for what was not tried.
    pub fn parse(text: &str) -> Option<Self> {
        Trouble::parse(text).map(Self::Trouble).or_else(|| text.parse().ok().map(Self::Status))
    }
}

/// One notice on its way to one target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Which notice.
    pub notice: String,
    /// What it tells.
    pub kind: NoticeKind,
    /// About which request.
    pub invitation: InvitationId,
    /// When that happened.
    pub at: Timestamp,
    /// How it stands.
    pub state: State,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried next, while it waits.
    pub due_at: Timestamp,
    /// What came of the last try; none before the first.
    pub answer: Option<Answer>,
    /// When the target took it.
    pub delivered_at: Option<Timestamp>,
}

/// How long to wait after so many tries; none if it is given up. `draw`, a number below a thousand, spreads the tries of
/// many deliveries over a fifth of the time to either side.
pub fn wait(tries: i64, draw: u32) -> Option<SignedDuration> {
    if tries >= TRIES {
        return None;
    }
    let doublings = u32::try_from(tries - 1).unwrap_or(0);
    let seconds = 60 * 2_i64.saturating_pow(doublings).min(LONGEST);
    Some(SignedDuration::from_secs(seconds * (800 + i64::from(draw % 1000) * 2 / 5) / 1000))
}

/// Where a target is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The address as it is kept.
    pub url: String,
    /// The name or number of the machine; without brackets.
    pub host: String,
    /// The port.
    pub port: u16,
    /// Path and query.
    pub path: String,
}

/// Why an address is none of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressError {
    /// It does not begin with `https://`.
    NotHttps,
    /// It has no machine, a name and password in it, a part after `#`, or characters that addresses do not have.
    Wrong,
    /// It is inside the network.
    Inside,
}

impl Place {
    /// From an address: `https://`, a name or number, a port if need be, a path. What a number says about where it is is
    /// checked here; a name can be checked only when it is looked up.
    pub fn parse(url: &str, allowed: &Networks) -> Result<Self, AddressError> {
        let url = url.trim();
        let rest = url.get(..8).filter(|scheme| scheme.eq_ignore_ascii_case("https://")).map(|_| &url[8..]);
        let rest = rest.ok_or(AddressError::NotHttps)?;
        if url.len() > ADDRESS || !rest.bytes().all(is_plain) {
            return Err(AddressError::Wrong);
        }
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        let (host, port) = host_and_port(authority).ok_or(AddressError::Wrong)?;
        match host.parse::<IpAddr>() {
            Ok(number) if !allowed.reach(number) => return Err(AddressError::Inside),
            Err(_) if !is_name(&host) => return Err(AddressError::Wrong),
            Ok(_) | Err(_) => {}
        }
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        Ok(Self { url: url.to_owned(), host, port, path })
    }

    /// The `Host` of a request there.
    pub fn authority(&self) -> String {
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        if self.port == 443 { host } else { format!("{host}:{}", self.port) }
    }
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'#' | b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
}

fn host_and_port(authority: &str) -> Option<(String, u16)> {
    let (host, rest) = match authority.strip_prefix('[') {
        Some(number) => {
            let (host, rest) = number.split_once(']')?;
            host.parse::<std::net::Ipv6Addr>().ok()?;
            (host, rest)
        }
        None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
    };
    let port = match rest.strip_prefix(':') {
        Some(port) => port.parse().ok().filter(|port| *port > 0)?,
        None if rest.is_empty() => 443,
        None => return None,
    };
    (!host.is_empty()).then(|| (host.to_ascii_lowercase(), port))
}

/// A name of the DNS. Its last part is no number: some would read `127.1` or `0x7f000001` as an address.
fn is_name(host: &str) -> bool {
    let part = |part: &str| {
        (1..=63).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    let name = host.strip_suffix('.').unwrap_or(host);
    let last = name.rsplit('.').next().unwrap_or_default();
    name.len() <= 253 && name.split('.').all(part) && !last.starts_with(|first: char| first.is_ascii_digit())
}

#[cfg(test)]
mod tests;
