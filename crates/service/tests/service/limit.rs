//! How often one network may ask, when several nodes answer it.

use crate::town::{LIMITS, each_shape};
use besok_core::limit::TooMany;
use besok_service::limit::exchange;
use besok_service::worker;
use std::net::IpAddr;

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

#[tokio::test]
async fn nodes_share_a_limit() {
    each_shape(0, |town| async move {
        town.clock.advance(-(town.clock.now().as_second() % 60));
        let now = town.clock.now();
        let (first, last) = (&town.nodes[0], &town.nodes[town.nodes.len() - 1]);
        for _ in 0..LIMITS.address - 10 {
            assert_eq!(first.limiter.admit(ip("192.0.2.1"), now), Ok(()));
        }
        exchange(first.clone()).await.unwrap();
        exchange(last.clone()).await.unwrap();
        for _ in 0..10 {
            assert_eq!(last.limiter.admit(ip("192.0.2.1"), now), Ok(()), "never below the limit");
        }
        assert_eq!(last.limiter.admit(ip("192.0.2.1"), now), Err(TooMany { seconds: 60 }));
        for node in [last, first] {
            exchange(node.clone()).await.unwrap();
        }
        assert_eq!(first.limiter.admit(ip("192.0.2.1"), now), Err(TooMany { seconds: 60 }));
        assert_eq!(last.limiter.admit(ip("192.0.2.2"), now), Ok(()), "a neighbour may ask");
        town.clock.advance(60);
        assert_eq!(first.limiter.admit(ip("192.0.2.1"), town.clock.now()), Ok(()), "in the next minute");
    })
    .await;
}

#[tokio::test]
async fn whoever_reads_leaves_no_trace_and_the_rest_is_forgotten() {
    each_shape(0, |town| async move {
        let (app, now) = (town.app(), town.clock.now());
        _ = app.limiter.admit(ip("192.0.2.1"), now);
        exchange(app.clone()).await.unwrap();
        assert_eq!(town.count("rate").await, 0, "a page or two are nobody's business");
        for _ in 0..LIMITS.address {
            _ = app.limiter.admit(ip("2001:db8:1:2::7"), now);
        }
        for _ in 0..2 {
            exchange(app.clone()).await.unwrap();
        }
        assert_eq!(town.count("rate WHERE network IN ('2001:db8:1:2::/64', '2001:db8:1::/48')").await, 2);
        town.clock.advance(15 * 60);
        worker::forget(app).await.unwrap();
        assert_eq!(town.count("rate").await, 0);
    })
    .await;
}
