//! The day of an office.

use crate::desk::{Desk, key, now, opens, spot};
use besok_core::booking::State;
use besok_core::ledger::Deed;
use besok_store::Span;
use besok_store::fixture::each_engine;
use jiff::{Timestamp, ToSpan};

fn minutes(from: i64, to: i64) -> Span {
    (opens() + from.minutes(), opens() + to.minutes())
}

#[tokio::test]
async fn a_day_has_the_bookings_of_its_office_cancelled_ones_as_well() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let late = desk.book(0, "short", spot("north", 30)).await;
        let early = desk.book(1, "long", spot("north", 0)).await;
        desk.book(2, "short", spot("south", 0)).await;
        let cancelled = desk.book(3, "short", spot("north", 20)).await;
        desk.ask(Some(3), Deed::Cancel { booking: cancelled.id.clone(), reason: None }, now()).await.unwrap();
        let read = async |span| desk.store.bookings_within(&"north".into(), span).await.unwrap();
        let found = read(minutes(0, 60)).await;
        let ids: Vec<_> = found.iter().map(|booking| booking.id.clone()).collect();
        assert_eq!(ids, [early.id.clone(), cancelled.id, late.id]);
        assert_eq!((found[0].clone(), found[1].state), (early, State::Cancelled));
        assert_eq!(read(minutes(1, 20)).await, []);
    })
    .await;
}

#[tokio::test]
async fn slots_of_several_openings_within_a_span() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        desk.book(0, "short", spot("north", 10)).await;
        let slots = desk.store.slots_within(&[1, 2, 9], minutes(10, 30)).await.unwrap();
        let found: Vec<_> = slots.iter().map(|slot| (slot.key, slot.taken)).collect();
        assert_eq!(found, [(key(1, 10), 1), (key(1, 20), 0), (key(2, 10), 0), (key(2, 20), 0)]);
        assert_eq!(desk.store.slots_within(&[], minutes(0, 60)).await.unwrap(), []);
        let long_ago = Timestamp::UNIX_EPOCH - 1.hour();
        assert_eq!(desk.store.slots_within(&[2], (long_ago, long_ago + 2.hours())).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn persons_by_their_ids() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let known = desk.store.persons(&[desk.person(0), desk.person(2), "nobody".into()]).await.unwrap();
        assert_eq!(known.len(), 2);
        assert_eq!(&known[&desk.person(2)], desk.people[2].myself().unwrap());
        assert!(desk.store.persons(&[]).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_mark_changes_with_its_day_and_with_nothing_else() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let mark = async || desk.store.day_mark(&"north".into(), &[1, 2], minutes(0, 60)).await.unwrap();
        let empty = mark().await;
        desk.book(0, "short", spot("south", 0)).await;
        assert_eq!(mark().await, empty, "another office's");
        let booking = desk.book(1, "short", spot("north", 0)).await;
        let booked = mark().await;
        desk.hold(2, "short", spot("north", 20)).await;
        let held = mark().await;
        desk.ask(Some(1), Deed::Cancel { booking: booking.id, reason: None }, now()).await.unwrap();
        let cancelled = mark().await;
        desk.publish(crate::desk::plan(1, 2, 6), Vec::new()).await;
        let marks = [empty, booked, held, cancelled, mark().await];
        for (at, one) in marks.iter().enumerate() {
            assert!(!marks[..at].contains(one), "mark {at} is new");
        }
        let none = desk.store.day_mark(&"north".into(), &[], minutes(0, 60)).await.unwrap();
        assert_ne!(none, mark().await);
    })
    .await;
}
