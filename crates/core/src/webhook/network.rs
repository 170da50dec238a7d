//! Which addresses a webhook may reach: those of the public internet, and those that the operator names.

use serde::{Deserialize, Deserializer, de::Error};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// Networks of the agency's own that may be reached although they are not public. Usually none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Networks(Vec<Network>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Network {
    first: IpAddr,
    bits: u32,
}

/// A text is no network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetworkError(String);

impl fmt::Display for NetworkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no network; write an address, a slash and its bits, such as 10.20.0.0/16", self.0)
    }
}

impl std::error::Error for NetworkError {}

impl Networks {
    /// From `10.20.0.0/16`, `fd00:1::/64`.
    pub fn parse(texts: &[String]) -> Result<Self, NetworkError> {
        texts.iter().map(|text| text.parse()).collect::<Result<_, _>>().map(Self)
    }

    /// Whether something may be sent to this address.
    pub fn reach(&self, address: IpAddr) -> bool {
        is_public(address) || self.0.iter().any(|network| network.holds(address))
    }
}

impl<'de> Deserialize<'de> for Networks {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::parse(&Vec::<String>::deserialize(from)?).map_err(D::Error::custom)
    }
}

impl FromStr for Network {
    type Err = NetworkError;

    fn from_str(text: &str) -> Result<Self, NetworkError> {
        let parsed = text.split_once('/').and_then(|(first, bits)| {
            let (first, bits) = (first.parse::<IpAddr>().ok()?, bits.parse::<u32>().ok()?);
            let most = if first.is_ipv4() { 32 } else { 128 };
            (bits <= most).then_some(Self { first, bits })
        });
        parsed.ok_or_else(|| NetworkError(text.to_owned()))
    }
}

impl Network {
    fn holds(self, address: IpAddr) -> bool {
        match (self.first, address) {
            (IpAddr::V4(first), IpAddr::V4(address)) => starts_like(first, address, self.bits),
            (IpAddr::V6(first), IpAddr::V6(address)) => begins_like(first, address, self.bits),
            _ => false,
        }
    }
}

fn starts_like(one: Ipv4Addr, other: Ipv4Addr, bits: u32) -> bool {
    (one.to_bits() ^ other.to_bits()).checked_shr(32 - bits).unwrap_or(0) == 0
}

fn begins_like(one: Ipv6Addr, other: Ipv6Addr, bits: u32) -> bool {
    (one.to_bits() ^ other.to_bits()).checked_shr(128 - bits).unwrap_or(0) == 0
}

/// Special networks of IPv4 (IANA's registry): this network, private, shared by providers, this machine, this link,
/// protocols, examples, relays, measuring, many receivers, reserved.
const SPECIAL_V4: [(Ipv4Addr, u32); 15] = [
    (Ipv4Addr::UNSPECIFIED, 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// What IPv6 has given out to the public.
const PUBLIC_V6: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// Special networks within it: protocols and tunnels, examples, tunnels from IPv4, examples.
const SPECIAL_V6: [(Ipv6Addr, u32); 4] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// Whether an address is of the public internet. IPv6 lies outside unless it is known to be inside: this machine, this link,
/// unique local, many receivers, and forms of IPv4 addresses (mapped, translated) are all beyond what was given out.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !SPECIAL_V4.iter().any(|(first, bits)| starts_like(*first, address, *bits)),
        IpAddr::V6(address) => {
            begins_like(PUBLIC_V6.0, address, PUBLIC_V6.1)
                && !SPECIAL_V6.iter().any(|(first, bits)| begins_like(*first, address, *bits))
        }
    }
}
