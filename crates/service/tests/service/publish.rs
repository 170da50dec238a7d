//! The worker that publishes times: a rolling horizon, and edits of openings.

use crate::town::{Town, asker, confirm, each_engine, each_shape, spot};
use besok_core::agency::OldBookings;
use besok_core::catalogue::Catalogue;
use besok_core::ledger::Refusal;
use besok_core::slot::{Slot, SlotKey};
use besok_service::booking::cancel;
use besok_service::{import, worker};
use besok_store::fixture::town as plain;
use jiff::Timestamp;
use jiff::civil::{date, time};
use std::time::Duration;
use tokio::sync::watch;

/// Slots of one opening on one day: from nine to three in steps of ten minutes.
const A_DAY: i64 = 36;

async fn slot(town: &Town, opening: i64, minute: i64) -> Option<Slot> {
    let key = SlotKey::new(opening, spot("", minute).starts_at);
    town.fixture.store.slots(&[key]).await.unwrap().pop()
}

async fn publish_all(town: &Town) {
    let workers: Vec<_> = town.nodes.iter().map(|node| tokio::spawn(worker::publish(node.clone()))).collect();
    for worker in workers {
        worker.await.unwrap().unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_horizon_rolls_and_publishing_is_repeatable() {
    each_shape(0, |town| async move {
        // Shortly before noon today to the close of the seventh day after it, in three openings.
        let first = 3 * (A_DAY / 3 + 7 * A_DAY);
        assert_eq!(town.count("slot").await, first);
        publish_all(&town).await;
        assert_eq!(town.count("slot").await, first);
        let published = town.fixture.store.published().await.unwrap();
        assert!(published.iter().all(|opening| opening.to == "2026-12-14"));
        town.clock.advance(2 * 24 * 3600);
        publish_all(&town).await;
        assert_eq!(town.count("slot").await, first + 3 * 2 * A_DAY);
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nodes_that_publish_at_once_publish_once() {
    each_shape(0, |town| async move {
        town.fixture.tamper("DELETE FROM slot").await.unwrap();
        town.fixture.tamper("UPDATE opening SET published_to = '', published_rule = ''").await.unwrap();
        publish_all(&town).await;
        assert_eq!(town.count("slot").await, 3 * (A_DAY / 3 + 7 * A_DAY));
    })
    .await;
}

#[tokio::test]
async fn shorter_hours_withdraw_free_times_and_keep_taken_ones() {
    each_engine(2, |mut town| async move {
        let (anna, bo) = (town.people[0].clone(), town.people[1].clone());
        let booked = confirm(&town.app(), asker(&anna), &"long".into(), spot("north", 0)).await.unwrap().unwrap();
        town.edit(|town| town.openings[0].from = time(12, 0, 0, 0)).await;
        assert_eq!(slot(&town, 1, 20).await, None);
        let kept = slot(&town, 1, 0).await.unwrap();
        assert_eq!((kept.planned, kept.capacity, kept.taken), (0, 1, 1));
        assert!(slot(&town, 1, 180).await.is_some());
        let app = town.app();
        assert_eq!(app.store.booking(&booked.reference).await.unwrap().as_ref(), Some(&booked));
        cancel(&app, asker(&anna), &booked.reference, None).await.unwrap().unwrap();
        let refused = confirm(&app, asker(&bo), &"long".into(), spot("north", 0)).await.unwrap();
        assert_eq!(refused, Err(Refusal::Taken), "the office is closed then");
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test]
async fn another_step_leaves_no_two_visits_at_one_counter() {
    each_engine(3, |mut town| async move {
        let (anna, bo, cai) = (town.people[0].clone(), town.people[1].clone(), town.people[2].clone());
        confirm(&town.app(), asker(&anna), &"short".into(), spot("north", 10)).await.unwrap().unwrap();
        town.edit(|town| town.openings[0].step = 20).await;
        let app = town.app();
        let refused = confirm(&app, asker(&bo), &"long".into(), spot("north", 0)).await.unwrap();
        assert_eq!(refused, Err(Refusal::Taken), "it would cross the visit at ten past");
        confirm(&app, asker(&bo), &"long".into(), spot("north", 20)).await.unwrap().unwrap();
        town.edit(|_| {}).await;
        let app = town.app();
        let refused = confirm(&app, asker(&cai), &"short".into(), spot("north", 30)).await.unwrap();
        assert_eq!(refused, Err(Refusal::NotOffered), "a visit of twenty minutes lies there");
        confirm(&app, asker(&cai), &"short".into(), spot("north", 40)).await.unwrap().unwrap();
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test]
async fn what_had_to_be_left_out_comes_back() {
    each_engine(1, |mut town| async move {
        let anna = town.people[0].clone();
        let booked = confirm(&town.app(), asker(&anna), &"short".into(), spot("north", 10)).await.unwrap().unwrap();
        town.edit(|town| town.openings[0].step = 20).await;
        let app = town.app();
        worker::mend(app.clone()).await.unwrap();
        assert_eq!(slot(&town, 1, 0).await.unwrap().step, 10, "a visit lies across the new time");
        cancel(&app, asker(&anna), &booked.reference, None).await.unwrap().unwrap();
        worker::publish(app.clone()).await.unwrap();
        assert_eq!(slot(&town, 1, 0).await.unwrap().step, 10, "publishing does not look back");
        worker::mend(app.clone()).await.unwrap();
        assert_eq!(slot(&town, 1, 0).await.unwrap().step, 20);
        assert_eq!(slot(&town, 1, 10).await, None);
        assert!(app.store.published().await.unwrap().iter().all(|opening| opening.whole));
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test]
async fn a_former_opening_and_a_later_beginning() {
    each_engine(0, |mut town| async move {
        town.edit(|town| {
            town.openings.remove(1);
            town.openings[0].valid_from = date(2026, 12, 10);
        })
        .await;
        assert_eq!(town.count("slot WHERE opening = 2").await, 0);
        assert_eq!(town.count("slot WHERE opening = 1").await, 5 * A_DAY);
        town.edit(|_| {}).await;
        assert_eq!(town.count("slot").await, 3 * (A_DAY / 3 + 7 * A_DAY));
    })
    .await;
}

#[tokio::test]
async fn nothing_is_published_before_old_bookings_are_settled() {
    each_engine(0, |mut town| async move {
        town.fixture.tamper("DELETE FROM slot").await.unwrap();
        let unsettled = |town: &mut Catalogue| {
            town.agency.old_bookings = OldBookings::ToCome;
            town.openings[0].places = 2;
        };
        town.edit(unsettled).await;
        assert_eq!(town.count("slot").await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_opening_does_not_move_to_another_office() {
    each_engine(0, |town| async move {
        let mut moved = plain();
        moved.openings[0].office = "south".into();
        let refused = import::import(&town.fixture.store, &moved, false).await.unwrap_err();
        assert!(refused.to_string().contains("north-counter"), "{refused}");
        assert!(!import::import(&town.fixture.store, &plain(), false).await.unwrap(), "nothing has changed");
    })
    .await;
}

/// A decision goes by the newest catalogue, also on a node that has not noticed it yet.
#[tokio::test]
async fn nothing_is_booked_by_an_old_catalogue() {
    each_engine(1, |town| async move {
        let mut edited = plain();
        edited.errands[0].needs_invitation = true;
        import::import(&town.fixture.store, &edited, false).await.unwrap();
        let asked = confirm(&town.app(), asker(&town.people[0]), &"short".into(), spot("south", 0)).await.unwrap();
        assert_eq!(asked, Err(Refusal::NeedsInvitation));
    })
    .await;
}

/// A running node notices an import by itself, and publishes by it.
#[tokio::test]
async fn an_import_reaches_a_running_node() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (stop, stopped) = watch::channel(false);
        let mut edited = plain();
        edited.openings[0].places = 5;
        import::import(&app.store, &edited, false).await.unwrap();
        let workers = worker::start(&app, &stopped);
        let deadline = Duration::from_secs(20);
        let changed = async {
            while slot(&town, 1, 0).await.unwrap().planned != 5 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(deadline, changed).await.expect("the node notices");
        assert_eq!(app.catalogue().openings[0].places, 5);
        assert!(app.is_demo() && app.has_mailbox() && app.is_ready().await);
        stop.send(true).unwrap();
        tokio::time::timeout(deadline, workers.join_all()).await.expect("the workers end");
    })
    .await;
}

#[tokio::test]
async fn a_time_that_has_passed_is_not_published() {
    each_engine(0, |town| async move {
        let now: Timestamp = town.clock.now();
        assert_eq!(town.count(&format!("slot WHERE starts_at < {}", now.as_second() - 60)).await, 0);
    })
    .await;
}

/// The second in which new times are announced is no moment to be there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_day_comes_within_minutes_after_it_was_announced() {
    each_shape(0, |mut town| async move {
        town.edit(|catalogue| {
            catalogue.openings.iter_mut().for_each(|opening| opening.publish_at = time(8, 0, 0, 0));
        })
        .await;
        let before = town.count("slot").await;
        let to = |at: &str| at.parse::<Timestamp>().unwrap().as_second();
        let pass_to = |second: i64| town.clock.advance(second - town.clock.now().as_second());
        pass_to(to("2026-12-08T06:59:58Z"));
        publish_all(&town).await;
        assert_eq!(town.count("slot").await, before, "not before");
        pass_to(to("2026-12-08T07:04:57Z"));
        publish_all(&town).await;
        assert_eq!(town.count("slot").await, before + 3 * A_DAY, "not long after");
    })
    .await;
}
