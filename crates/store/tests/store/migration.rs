//! Opening a database, and bringing its schema up to date.

use crate::desk::Desk;
use besok_core::party::Comer;
use besok_store::fixture::{Fixture, each_engine, on, town};
use besok_store::{Store, StoreError};

#[tokio::test]
async fn migrating_again_harms_nothing() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        fixture.store.migrate().await.unwrap();
        assert_eq!(fixture.store.catalogue().await.unwrap(), Some(desk.catalogue));
    })
    .await;
}

#[tokio::test]
async fn nodes_may_migrate_at_once() {
    each_engine(|fixture| async move {
        let other = fixture.open_again().await;
        let (one, two) = tokio::join!(fixture.store.migrate(), other.migrate());
        one.and(two).unwrap();
        other.close().await;
    })
    .await;
}

#[tokio::test]
async fn an_address_of_another_kind_is_refused() {
    let refused = Store::open("mysql://localhost/besok").await;
    assert!(matches!(refused, Err(StoreError::UnknownDatabase(_))));
    assert!(refused.unwrap_err().to_string().contains("write sqlite:FILE or postgres://"));
}

#[tokio::test]
async fn a_transaction_that_is_dropped_leaves_nothing() {
    each_engine(|fixture| async move {
        let mut tx = fixture.store.begin().await.unwrap();
        tx.save_catalogue(&town(), true).await.unwrap();
        drop(tx);
        assert_eq!(fixture.store.agency().await.unwrap(), None);
        fixture.store.checkpoint().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn the_clock_is_the_servers_and_none_for_a_file() {
    each_engine(|fixture| async move {
        let mut tx = fixture.store.begin().await.unwrap();
        let (now, locks) = (tx.now().await.unwrap(), tx.locks_rows());
        assert_eq!((now.is_some(), locks), (fixture.engine() == "PostgreSQL", fixture.engine() == "PostgreSQL"));
        assert!(now.is_none_or(|now| now > 1_700_000_000));
    })
    .await;
}

/// A node goes on beside a later version, and starts again there, until that takes something away that it needs.
#[tokio::test]
async fn a_later_version_that_only_extended_is_no_hindrance() {
    each_engine(|fixture| async move {
        let later = |name: &str, version: usize| {
            format!(
                "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 SELECT {version}, '{name}', success, checksum, 0 FROM _sqlx_migrations WHERE version = 1"
            )
        };
        let known = Store::version();
        fixture.tamper(&later("more", known + 1)).await.unwrap();
        fixture.tamper(&later(&format!("needs {known}: less"), known + 2)).await.unwrap();
        fixture.store.migrate().await.unwrap();
        fixture.tamper(&later(&format!("needs {}: less", known + 1), known + 3)).await.unwrap();
        let refused = fixture.store.migrate().await.unwrap_err();
        assert!(matches!(refused, StoreError::Outdated { needed, .. } if needed == known + 1), "{refused}");
        assert!(refused.to_string().contains("Start the later version"), "{refused}");
        fixture.tamper(&format!("DELETE FROM _sqlx_migrations WHERE version = {}", known + 3)).await.unwrap();
        fixture.tamper(&later("needs who knows", known + 3)).await.unwrap();
        fixture.store.migrate().await.unwrap_err();
    })
    .await;
}

/// What one person had before there were families is there afterwards.
#[tokio::test]
async fn families_keep_what_there_was() {
    for fixture in [Fixture::empty_sqlite().await, Fixture::empty_postgres().await] {
        on(fixture, |fixture| async move {
            let store = &fixture.store;
            store.migrate_to(2).await.unwrap();
            for row in [
                "office VALUES ('o', 1, 1, '{}')",
                "errand VALUES ('e', 1, 1, '{}')",
                "opening (number, id, active, data) VALUES (1, 'x', 1, '{}')",
                "slot (key, opening, starts_at, step, planned, capacity, taken, public_planned, public_capacity, taken_public)
                 VALUES (4294967296, 1, 0, 10, 2, 2, 2, 2, 2, 2)",
                "person VALUES ('p', 'Anna', '1990-00-00', 'none', 0)",
                "account VALUES ('a', 'email', 'a@b.example', 'a@b.example', 'sv', NULL, 0)",
                "account_person VALUES ('a', 'p', 'self')",
                "booking VALUES ('b', '33333333', 'a', 'o', 'e', 0, 600, 'public', 'booked', 'my_page', 0, 0, 0)",
                "party VALUES ('b', 'p', 'e', '', 0, 10, 1)",
                "booking_place VALUES ('b', 4294967296, 1)",
                "hold VALUES ('h', 'p', 'e', 'o', 0, 'b', 'public', 900, 3)",
                "hold_place VALUES ('h', 4294967296, 1)",
            ] {
                fixture.tamper(&format!("INSERT INTO {row}")).await.unwrap();
            }
            store.migrate().await.unwrap();
            let account = store.account(&"a".into()).await.unwrap().unwrap();
            assert_eq!(account.people.iter().map(|known| (known.number, known.hidden)).collect::<Vec<_>>(), [(1, false)]);
            let hold = store.holds_of(&["p".into()]).await.unwrap().remove(0);
            assert_eq!((hold.extensions, hold.places.len()), (3, 1));
            assert_eq!(hold.party, [Comer::new(&"p".into(), &"e".into())]);
            let booking = store.bookings_of(&["p".into()]).await.unwrap().remove(0);
            assert!(!booking.party[0].added);
            assert_eq!(store.capacity_faults().await.unwrap(), []);
        })
        .await;
    }
}

/// What staff had edited before it was kept what files say of it is not taken for the files' word.
#[tokio::test]
async fn earlier_edits_are_not_taken_for_an_import() {
    for fixture in [Fixture::empty_sqlite().await, Fixture::empty_postgres().await] {
        on(fixture, |fixture| async move {
            let store = &fixture.store;
            store.migrate_to(17).await.unwrap();
            let errand = serde_json::to_string(&town().errands[0]).unwrap();
            for row in [
                format!("errand VALUES ('edited', 1, 1, '{errand}'), ('plain', 2, 1, '{errand}'), ('former', 3, 0, '{errand}')"),
                "event (id, at, actor, action, subject, detail)
                 VALUES ('x', 0, 'staff:s', 'catalogue.changed', 'edited', 'minutes')"
                    .to_owned(),
            ] {
                fixture.tamper(&format!("INSERT INTO {row}")).await.unwrap();
            }
            store.migrate().await.unwrap();
            let mut tx = store.begin().await.unwrap();
            let errands = tx.known_parts().await.unwrap().errands;
            let told: Vec<_> = errands.iter().map(|known| (known.id.as_str(), known.imported.is_some())).collect();
            assert_eq!(told, [("edited", false), ("plain", true), ("former", false)]);
        })
        .await;
    }
}
