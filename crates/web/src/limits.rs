//! How much one request may be, take and come from.

use axum::extract::{ConnectInfo, Request};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

/// Bytes of a form. The largest names twenty people, each with a line about needs in any script.
pub(crate) const BODY: usize = 64 * 1024;
/// Bytes of a form of the catalogue: every text of the agency, in every language, each letter of some scripts six bytes.
pub(crate) const CATALOGUE: usize = 1024 * 1024;
/// Bytes of a form with a file of requests. The quotes that we write around cells, and the form itself, take room too.
pub(crate) const FILE: usize = 4 * 1024 * 1024;
/// The same for a file of old bookings.
pub(crate) const OLD_BOOKINGS: usize = 31 * 1024 * 1024;
/// After how long a request is given up.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(20);
/// How long it takes to be refused, for those who look.
pub(crate) const REFUSAL: Duration = Duration::from_secs(1);
/// How many connections there are at once, if the system gives as many.
pub(crate) const CONNECTIONS: usize = 10_000;
/// How many of them may be pages that are drawn again and again.
pub(crate) const STREAMS: usize = 8_000;
/// How slow the other side may be: for how long the head of a request may take, from the answer before it on; then a
/// form; and for how long nothing may be taken of what is sent.
pub(crate) const PATIENCE: Duration = Duration::from_secs(25);

/// The address that a request came from. Only a proxy that the operator trusts is believed about whom it passes on.
pub(crate) fn source(request: &Request, proxies: &[IpAddr]) -> IpAddr {
    let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>() else {
        return IpAddr::V4(Ipv4Addr::UNSPECIFIED);
    };
    let passed_on = request.headers().get_all("x-forwarded-for").iter().filter_map(|header| header.to_str().ok());
    let mut chain: Vec<IpAddr> =
        passed_on.flat_map(|header| header.split(',')).filter_map(|address| address.trim().parse().ok()).collect();
    chain.push(peer.ip());
    let trusted = |address: &&IpAddr| proxies.contains(&address.to_canonical());
    chain.iter().rev().find(|address| !trusted(address)).unwrap_or(&chain[0]).to_canonical()
}

/// Whether a request counts. A page brings its stylesheet and icon along, and whoever watches the process asks often.
pub(crate) fn counts(path: &str) -> bool {
    !path.starts_with("/assets/") && !path.starts_with("/health/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn from(peer: &str, passed_on: &str, proxies: &[&str]) -> String {
        let mut request = Request::builder().header("x-forwarded-for", passed_on).body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        let proxies: Vec<IpAddr> = proxies.iter().map(|proxy| proxy.parse().unwrap()).collect();
        source(&request, &proxies).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        assert_eq!(from("192.0.2.1", "198.51.100.7", &[]), "192.0.2.1");
        assert_eq!(from("192.0.2.1", "198.51.100.7", &["192.0.2.1"]), "198.51.100.7");
        assert_eq!(
            from("192.0.2.1", "6.6.6.6, 198.51.100.7", &["192.0.2.1"]),
            "198.51.100.7",
            "what it was told counts not"
        );
        assert_eq!(from("192.0.2.1", "198.51.100.7, 192.0.2.2", &["192.0.2.1", "192.0.2.2"]), "198.51.100.7");
        assert_eq!(from("192.0.2.1", "junk", &["192.0.2.1"]), "192.0.2.1");
        assert_eq!(from("::ffff:192.0.2.1", "198.51.100.7", &["192.0.2.1"]), "198.51.100.7");
    }
}
