//! Limits: how often one network or one key of the API may ask in a minute, how many holds a person or an account may have made in an
//! hour, and how often a person's visits may be moved. Honest use never meets them.
//!
//! Each node tallies in memory what it lets through, by address and by prefix, and tells the others of its busy
//! networks. A node refuses when what it knows of reaches a limit, so that none ever refuses below it. How far all of
//! them together may go above it stands in the handbook (`docs/operations/`).

mod holds;
mod moves;

pub use holds::Holds;
pub use moves::{Counted, MOVES_HOURS, MostMoves, Moves};

use crate::challenge::{Level, share};
use crate::id::ApiKeyId;
use jiff::Timestamp;
use serde::Deserialize;
use std::collections::HashMap;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Seconds over which requests are counted.
const WINDOW: i64 = 60;
/// From which part of its limit on a network is busy: the others are told of it. Nobody who reads is.
const BUSY: u32 = 16;
/// How many networks are remembered at most. The quiet ones go when there are more.
const MOST: usize = 65_536;

/// How much is allowed. 0 lifts a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Requests a minute of an address: one IPv4 address, or the 64 bits of an IPv6 address that name a household.
    pub address: u32,
    /// Requests a minute of all addresses with one prefix: 24 bits of IPv4, 48 of IPv6.
    pub prefix: u32,
    /// New holds of a person within an hour.
    pub holds: u32,
    /// Moves of a person's visits within a day.
    pub moves: u32,
    /// Moves of a person's visits within thirty days.
    pub moves_month: u32,
    /// New holds that an account has made within an hour, whoever comes.
    pub account_holds: u32,
    /// Requests a minute with one key of the API, at each node.
    pub key: u32,
    /// When browsers are given work before they hold a time or ask for a code.
    pub challenge: Level,
}

impl Limits {
    /// None at all.
    pub const LIFTED: Self = Self {
        address: 0,
        prefix: 0,
        holds: 0,
        account_holds: 0,
        moves: 0,
        moves_month: 0,
        key: 0,
        challenge: Level::Off,
    };

    /// How often a person's visits may be moved.
    pub fn most_moves(self) -> MostMoves {
        MostMoves { day: self.moves.into(), month: self.moves_month.into() }
    }

    fn of(self, network: Network) -> u32 {
        match network.kind {
            Kind::Address => self.address,
            Kind::Prefix => self.prefix,
        }
    }
}

/// Where requests come from: the first bits of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network {
    first: IpAddr,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Address,
    Prefix,
}

impl Network {
    /// What one household or one machine has.
    pub fn address(of: IpAddr) -> Self {
        let first = match of.to_canonical() {
            IpAddr::V4(address) => IpAddr::V4(address),
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        };
        Self { first, kind: Kind::Address }
    }

    /// What one provider or one company has.
    pub fn prefix(of: IpAddr) -> Self {
        let first = match of.to_canonical() {
            IpAddr::V4(address) => IpAddr::V4(Ipv4Addr::from_bits(address.to_bits() >> 8 << 8)),
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 80 << 80)),
        };
        Self { first, kind: Kind::Prefix }
    }

    /// As it stands in tables.
    pub fn from_text(text: &str) -> Option<Self> {
        let first = text.split('/').next()?.parse().ok()?;
        [Self::address(first), Self::prefix(first)].into_iter().find(|network| network.to_string() == text)
    }
}

/// As it stands in tables: `192.0.2.1`, `192.0.2.0/24`, `2001:db8:1:2::/64`, `2001:db8:1::/48`.
impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bits = match (self.kind, self.first) {
            (Kind::Address, IpAddr::V4(_)) => return self.first.fmt(f),
            (Kind::Address, IpAddr::V6(_)) => 64,
            (Kind::Prefix, IpAddr::V4(_)) => 24,
            (Kind::Prefix, IpAddr::V6(_)) => 48,
        };
        write!(f, "{}/{bits}", self.first)
    }
}

/// Too many requests came from there. Again after so many seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany {
    /// Seconds until the next window.
    pub seconds: i64,
}

/// What one node has let through in this minute, and what it was told of the others.
#[derive(Debug)]
pub struct Tally {
    limits: Limits,
    window: Timestamp,
    counts: HashMap<Network, Count>,
    /// Those of the minute before: what is asked of a browser does not begin anew with each minute.
    before: HashMap<Network, Count>,
    /// Holds and codes that were asked for in this minute, and in the one before.
    presses: (u32, u32),
    keys: HashMap<ApiKeyId, u32>,
    refused: u64,
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    own: u32,
    others: u32,
}

impl Count {
    fn all(self) -> u32 {
        self.own.saturating_add(self.others)
    }
}

impl Tally {
    /// Nothing counted yet.
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            window: Timestamp::UNIX_EPOCH,
            counts: HashMap::new(),
            before: HashMap::new(),
            presses: (0, 0),
            keys: HashMap::new(),
            refused: 0,
        }
    }

    /// Lets a request through and counts it, or refuses it. What is refused does not count: it neither keeps an
    /// address out for longer nor uses up what its neighbours may ask.
    pub fn admit(&mut self, from: IpAddr, now: Timestamp) -> Result<(), TooMany> {
        if self.limits.address == 0 && self.limits.prefix == 0 {
            return Ok(());
        }
        self.turn(now);
        let networks = [Network::address(from), Network::prefix(from)];
        if networks.iter().any(|network| self.is_full(*network)) {
            return Err(self.refuse(now));
        }
        for network in networks {
            self.counts.entry(network).or_default().own += 1;
        }
        self.make_room();
        Ok(())
    }

    /// The same for a request with a key. It counts for its key alone: a case system is one address.
    pub fn admit_key(&mut self, key: &ApiKeyId, now: Timestamp) -> Result<(), TooMany> {
        self.turn(now);
        let limit = self.limits.key;
        if limit > 0 && self.keys.get(key).is_some_and(|count| *count >= limit) {
            return Err(self.refuse(now));
        }
        *self.keys.entry(key.clone()).or_default() += 1;
        Ok(())
    }

    /// How much of its limits an address has used up, in per cent: in this minute or the one before, whichever is more.
    pub fn used_up(&mut self, from: IpAddr, now: Timestamp) -> u32 {
        self.turn(now);
        let of = |network: Network| {
            let count =
                [&self.counts, &self.before].into_iter().filter_map(|counts| counts.get(&network)).map(|c| c.all());
            share(count.max().unwrap_or(0).into(), self.limits.of(network).into())
        };
        of(Network::address(from)).max(of(Network::prefix(from)))
    }

    /// Counts a hold or a code that somebody asked for, whoever it was.
    pub fn press(&mut self, now: Timestamp) {
        self.turn(now);
        self.presses.0 = self.presses.0.saturating_add(1);
    }

    /// How many of them this node has had in this minute or the one before, whichever were more.
    pub fn presses(&mut self, now: Timestamp) -> u32 {
        self.turn(now);
        self.presses.0.max(self.presses.1)
    }

    fn refuse(&mut self, now: Timestamp) -> TooMany {
        self.refused += 1;
        TooMany { seconds: self.window.as_second() + WINDOW - now.as_second() }
    }

    /// The busy networks of this minute with what this node has let through, for the others.
    pub fn busy(&mut self, now: Timestamp) -> (Timestamp, Vec<(Network, u32)>) {
        self.turn(now);
        let busy = self.counts.iter().filter(|(network, count)| is_busy(count.own, self.limits.of(**network)));
        (self.window, busy.map(|(network, count)| (*network, count.own)).collect())
    }

    /// Takes note of what the other nodes have let through of their busy networks in the minute that began then.
    pub fn hear(&mut self, window: Timestamp, others: &[(Network, i64)]) {
        if self.window != window {
            return;
        }
        for (network, others) in others {
            self.counts.entry(*network).or_default().others = u32::try_from(*others).unwrap_or(u32::MAX);
            self.make_room();
        }
    }

    /// How many requests were refused since this was last asked.
    pub fn take_refused(&mut self) -> u64 {
        std::mem::take(&mut self.refused)
    }

    fn turn(&mut self, now: Timestamp) {
        let second = now.as_second();
        let window = Timestamp::from_second(second - second.rem_euclid(WINDOW)).unwrap_or(now);
        if self.window != window {
            let follows = window.as_second() - self.window.as_second() == WINDOW;
            self.window = window;
            let last = std::mem::take(&mut self.counts);
            self.before = if follows { last } else { HashMap::new() };
            self.presses = (0, if follows { self.presses.0 } else { 0 });
            self.keys = HashMap::new();
        }
    }

    fn is_full(&self, network: Network) -> bool {
        let limit = self.limits.of(network);
        let full = |count: &Count| limit > 0 && count.all() >= limit;
        self.counts.get(&network).is_some_and(full)
    }

    /// Memory is bounded: what is quiet is forgotten first, and begins again at nothing.
    fn make_room(&mut self) {
        if self.counts.len() <= MOST {
            return;
        }
        let limits = self.limits;
        self.counts.retain(|network, count| is_busy(count.all(), limits.of(*network)));
        if self.counts.len() > MOST / 2 {
            self.counts.clear();
        }
    }
}

fn is_busy(count: u32, limit: u32) -> bool {
    limit > 0 && count.saturating_mul(BUSY) >= limit
}

#[cfg(test)]
mod tests;
