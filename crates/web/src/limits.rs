//! How much one request may be, take and come from.

use axum::extract::{ConnectInfo, Request};
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// Bytes of a form. The largest has a name of 200 characters and a few short fields.
pub(crate) const BODY: usize = 16 * 1024;
/// After how long a request is given up.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(20);

/// The network that a request came from: an IPv4 address, or the 64 bits of an IPv6 address that name a household.
pub(crate) fn network(request: &Request) -> String {
    match request.extensions().get::<ConnectInfo<SocketAddr>>() {
        Some(ConnectInfo(address)) => match address.ip().to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        },
        None => "unknown".to_owned(),
    }
}
