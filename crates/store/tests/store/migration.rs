//! Opening a database, and bringing its schema up to date.

use crate::desk::Desk;
use besok_store::fixture::each_engine;
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
        tx.save_catalogue(&besok_store::fixture::town(), true).await.unwrap();
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
