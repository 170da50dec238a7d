//! Slots as people look for them.

use crate::desk::{Desk, key, now, opens, plan, spot};
use besok_core::slot::{Pool, Spare};
use besok_store::fixture::each_engine;
use jiff::ToSpan;

#[tokio::test]
async fn what_slots_have_to_spare_has_a_version_that_grows() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let spares = async |minute: i64| desk.store.spares(1, opens() + minute.minutes()).await.unwrap();
        let before = spares(0).await;
        desk.book(0, "short", spot("north", 10)).await;
        let after = spares(0).await;
        assert_eq!(
            after.iter().map(|spare| spare.key).collect::<Vec<_>>(),
            (0..6).map(|n| key(1, 10 * n)).collect::<Vec<_>>()
        );
        assert_eq!(after.iter().map(|spare| spare.free).collect::<Vec<_>>(), [1, 0, 1, 1, 1, 1]);
        assert_eq!(
            after.iter().map(|spare| spare.touched).collect::<Vec<_>>(),
            [false, true, false, false, false, false]
        );
        assert_eq!((after[1].version, &after[2..]), (before[1].version + 1, &before[2..]));
        assert_eq!(spares(30).await, after[3..]);
        assert_eq!(desk.store.spares(9, opens()).await.unwrap(), []);
        // Withdrawn and made again, it is newer than it ever was.
        desk.publish(Vec::new(), vec![key(1, 50)]).await;
        assert_eq!(spares(50).await, []);
        desk.publish(plan(1, 1, 6), Vec::new()).await;
        let again = spares(50).await.remove(0);
        assert_eq!(again, Spare { version: again.version, ..after[5] });
        assert!(again.version > after[5].version + 1);
    })
    .await;
}

#[tokio::test]
async fn a_place_kept_above_the_plan_is_never_free() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let hall = desk.catalogue.openings[2].number;
        for who in 0..3 {
            desk.book(who, "short", spot("south", 0)).await;
        }
        desk.publish(plan(hall, 2, 6), Vec::new()).await;
        let slot = desk.store.slots(&[key(hall, 0)]).await.unwrap().remove(0);
        assert_eq!((slot.planned, slot.capacity, slot.taken, slot.free(Pool::Public)), (2, 3, 3, -1));
        assert_eq!(desk.store.spares(hall, opens()).await.unwrap()[0].free, 0);
    })
    .await;
}

#[tokio::test]
async fn slots_by_key_by_opening_and_by_number() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let store = &desk.store;
        assert_eq!(store.slots(&[]).await.unwrap(), []);
        let slots = store.slots(&[key(1, 0), key(1, 5)]).await.unwrap();
        assert_eq!(slots.iter().map(|slot| slot.key).collect::<Vec<_>>(), [key(1, 0)]);
        let keys = store.slot_keys(1, opens() + 30.minutes()).await.unwrap();
        assert_eq!(keys, [key(1, 30), key(1, 40), key(1, 50)]);
        assert_eq!(store.count_slots(now()).await.unwrap(), 18);
        assert_eq!(store.count_slots(opens() + 50.minutes()).await.unwrap(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_counter_is_found() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        desk.book(0, "short", spot("south", 0)).await;
        desk.hold(1, "long", spot("south", 0)).await;
        assert_eq!(desk.store.capacity_faults().await.unwrap(), []);
        let hall = desk.catalogue.openings[2].number;
        let wrong = format!("UPDATE slot SET taken = 5, taken_public = 1 WHERE key = {}", key(hall, 0).0);
        assert_eq!(fixture.tamper(&wrong).await.unwrap(), 1);
        let faults = desk.store.capacity_faults().await.unwrap();
        assert_eq!(faults.len(), 1);
        assert_eq!((faults[0].slot, faults[0].counted, faults[0].lying), (key(hall, 0), (5, 1), (2, 2)));
        assert_eq!(faults[0].capacity, (100, 100));
    })
    .await;
}
