//! Events: never changed, found by any of their parts, page by page.

use crate::desk::now;
use besok_core::event::{About, By, Event, Filter, Mark};
use besok_core::retention::Kind;
use besok_store::fixture::{Fixture, each_engine};
use besok_store::{Happened, Order, Store};
use jiff::ToSpan;

/// Events a minute apart, with these actors, actions and subjects.
async fn put(store: &Store, events: &[(&str, &'static str, &str)]) {
    let at = |index: usize| now() + (index as i64).minutes();
    let event = |(index, (actor, action, subject)): (usize, &(&str, &'static str, &str))| Event {
        id: format!("event-{index:04}"),
        at: at(index),
        actor: (*actor).to_owned(),
        action,
        subject: (*subject).to_owned(),
        detail: String::new(),
    };
    let events: Vec<Event> = events.iter().enumerate().map(event).collect();
    let mut tx = store.begin().await.unwrap();
    tx.put_events(&events.iter().collect::<Vec<_>>()).await.unwrap();
    tx.commit().await.unwrap();
}

fn all() -> Filter {
    Filter { from: now(), to: now() + 24.hours(), by: None, actions: None, about: None }
}

async fn found(store: &Store, filter: &Filter) -> Vec<String> {
    let events = store.find_events(filter, None, Order::Earliest, 100).await.unwrap();
    events.into_iter().map(|Happened { id, .. }| id).collect()
}

const SOME: [(&str, &str, &str); 5] = [
    ("account:a", "booking.made", "b1"),
    ("staff:s", "booking.moved", "b1"),
    ("system", "slots.planned", "1"),
    ("account:b", "booking.made", "b2"),
    ("staff:s", "catalogue.changed", "north"),
];

#[tokio::test]
async fn events_are_only_ever_added() {
    each_engine(|fixture| async move {
        put(&fixture.store, &SOME).await;
        for sql in [
            "UPDATE event SET detail = 'x'",
            "UPDATE event SET at = 0 WHERE id = 'event-0001'",
            "DELETE FROM event",
            "DELETE FROM event WHERE id = 'event-0001'",
        ] {
            let refused = fixture.tamper(sql).await.unwrap_err();
            assert!(format!("{refused:?}").contains("event is "), "{sql}: {refused:?}");
        }
        if fixture.engine() == "PostgreSQL" {
            assert!(fixture.tamper("TRUNCATE event").await.is_err());
        }
        assert_eq!(found(&fixture.store, &all()).await.len(), SOME.len());
    })
    .await;
}

#[tokio::test]
async fn a_disposal_on_record_lets_old_ones_go_and_stays() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        put(store, &SOME).await;
        let up_to = now() + 2.minutes();
        let old = store.due(Kind::Events, up_to, 100).await.unwrap();
        assert_eq!((old.len(), store.count_due(Kind::Events, up_to).await.unwrap()), (2, 2));
        let mut tx = store.begin().await.unwrap();
        assert!(tx.dispose(Kind::Events, &old, (up_to, now())).await.is_err(), "without a decision on record");
        drop(tx);
        let mut tx = store.begin().await.unwrap();
        assert!(tx.begin_disposal(Kind::Events, ("RA 1", up_to), now()).await.unwrap());
        assert!(!tx.begin_disposal(Kind::Events, ("RA 1", up_to), now()).await.unwrap(), "known already");
        assert_eq!(tx.dispose(Kind::Events, &old, (up_to, now())).await.unwrap().len(), 2);
        tx.commit().await.unwrap();
        assert_eq!(found(store, &all()).await, ["event-0002", "event-0003", "event-0004"]);
        for sql in ["DELETE FROM event", "UPDATE disposal SET up_to = 9999999999", "DELETE FROM disposal"] {
            assert!(fixture.tamper(sql).await.is_err(), "{sql}");
        }
    })
    .await;
}

#[tokio::test]
async fn events_are_found_by_each_of_their_parts() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        put(store, &SOME).await;
        let by = |by| Filter { by: Some(by), ..all() };
        assert_eq!(found(store, &by(By::Visitors)).await, ["event-0000", "event-0003"]);
        assert_eq!(found(store, &by(By::Actor("staff:s".into()))).await, ["event-0001", "event-0004"]);
        let actions =
            |names: &[&str]| Filter { actions: Some(names.iter().map(|name| (*name).to_owned()).collect()), ..all() };
        assert_eq!(
            found(store, &actions(&["booking.made", "booking.moved"])).await,
            ["event-0000", "event-0001", "event-0003"]
        );
        assert_eq!(found(store, &actions(&[])).await, [""; 0]);
        let subjects = About::Subjects(vec!["b2".into(), "1".into()]);
        let about = Filter { about: Some(subjects), by: Some(By::Visitors), ..actions(&["booking.made"]) };
        assert_eq!(found(store, &about).await, ["event-0003"]);
        let office = Filter { about: Some(About::Office("north".into())), ..all() };
        assert_eq!(found(store, &office).await, ["event-0004"]);
        let time = Filter { from: now() + 1.minute(), to: now() + 3.minutes(), ..all() };
        assert_eq!(found(store, &time).await, ["event-0001", "event-0002"]);
        let known = store.event_actions().await.unwrap();
        assert_eq!(known, ["booking.made", "booking.moved", "catalogue.changed", "slots.planned"]);
    })
    .await;
}

/// Every page of a list, and how they were cut.
async fn pages(fixture: &Fixture, order: Order) -> Vec<Vec<String>> {
    let (mut pages, mut after): (Vec<Vec<String>>, Option<Mark>) = (Vec::new(), None);
    loop {
        let page = fixture.store.find_events(&all(), after.as_ref(), order, 3).await.unwrap();
        let Some(last) = page.last() else { return pages };
        after = Some(Mark { at: last.at, id: last.id.clone() });
        pages.push(page.into_iter().map(|event| event.id).collect());
    }
}

#[tokio::test]
async fn pages_follow_each_other_without_gaps_also_within_a_second() {
    each_engine(|fixture| async move {
        let mut tx = fixture.store.begin().await.unwrap();
        for index in 0..8_i64 {
            let event = Event {
                id: format!("event-{index:04}"),
                at: now() + (index / 4).seconds(),
                actor: "system".into(),
                action: "slots.planned",
                subject: "1".into(),
                detail: String::new(),
            };
            tx.put_events(&[&event]).await.unwrap();
        }
        tx.commit().await.unwrap();
        let all: Vec<String> = (0..8).map(|index| format!("event-{index:04}")).collect();
        assert_eq!(pages(&fixture, Order::Earliest).await.concat(), all);
        let newest: Vec<String> = all.into_iter().rev().collect();
        assert_eq!(pages(&fixture, Order::Newest).await.concat(), newest);
    })
    .await;
}
