//! How often one network may ask, and how many holds a person may have made, when several nodes answer.

use crate::town::{LIMITS, asker, confirm, each_shape, hold, reschedule, spot};
use besok_core::ledger::Refusal;
use besok_core::limit::TooMany;
use besok_service::booking::cancel;
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

#[tokio::test]
async fn a_person_has_so_many_holds_made_within_an_hour_whatever_node_is_asked() {
    each_shape(2, |town| async move {
        let asks = (0..30).map(|number| {
            let (app, account) = (town.nodes[number % town.nodes.len()].clone(), town.people[0].clone());
            let spot = spot("south", 10 * number as i64);
            tokio::spawn(async move { hold(&app, asker(&account), &"short".into(), spot).await.unwrap() })
        });
        let mut held = 0;
        for ask in asks.collect::<Vec<_>>() {
            match ask.await.unwrap() {
                Ok(_) => held += 1,
                Err(refusal) => assert!(matches!(refusal, Refusal::TooManyHolds(1..=60)), "{refusal:?}"),
            }
        }
        assert_eq!(held, LIMITS.holds);
        assert_eq!((town.count("hold").await, town.faults().await), (1, Vec::new()), "the last of them is kept");
        let [one, other] = [&town.people[0], &town.people[1]].map(asker);
        let long = "long".into();
        let ask = |asker| hold(&town.nodes[0], asker, &long, spot("south", 300));
        assert!(matches!(ask(one).await.unwrap(), Err(Refusal::TooManyHolds(_))), "whatever it is for");
        assert!(ask(other).await.unwrap().is_ok(), "somebody else");
        town.clock.advance(3600);
        assert!(ask(one).await.unwrap().is_ok(), "an hour after the first");
        town.clock.advance(3601);
        worker::forget(town.app()).await.unwrap();
        assert_eq!(town.count("recent_holds").await, 0);
    })
    .await;
}

#[tokio::test]
async fn visits_of_a_person_move_so_often_whatever_node_is_asked_and_are_cancelled_all_the_same() {
    each_shape(2, |town| async move {
        let (app, account, short) = (town.app(), town.people[0].clone(), "short".into());
        let booked = confirm(&app, asker(&account), &short, spot("south", 300)).await.unwrap().unwrap();
        let asks = (0..20).map(|number| {
            let (app, account) = (town.nodes[number % town.nodes.len()].clone(), account.clone());
            let (reference, to) = (booked.reference.clone(), spot("south", 10 * number as i64));
            tokio::spawn(async move { reschedule(&app, asker(&account), &reference, to).await.unwrap() })
        });
        let mut moved = 0;
        for ask in asks.collect::<Vec<_>>() {
            match ask.await.unwrap() {
                Ok(_) => moved += 1,
                Err(refusal) => assert_eq!(refusal, Refusal::TooManyMoves(24)),
            }
        }
        assert_eq!(moved, LIMITS.moves);
        let again = async || {
            cancel(&app, asker(&account), &booked.reference, None).await.unwrap().unwrap();
            confirm(&app, asker(&account), &short, spot("south", 300)).await.unwrap().unwrap()
        };
        let booked = again().await;
        let refused = reschedule(&app, asker(&account), &booked.reference, spot("south", 0)).await.unwrap();
        assert_eq!(refused, Err(Refusal::TooManyMoves(24)), "a new booking does not begin anew");
        town.clock.advance(24 * 3600);
        let other = spot("south", 3 * 24 * 60);
        assert!(reschedule(&app, asker(&account), &booked.reference, other).await.unwrap().is_ok(), "a day later");
        town.clock.advance(30 * 24 * 3600);
        worker::forget(town.app()).await.unwrap();
        assert_eq!(town.count("recent_moves").await, 0);
        assert_eq!(town.faults().await, []);
    })
    .await;
}
