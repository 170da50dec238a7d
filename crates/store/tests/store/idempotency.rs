//! Idempotency keys: claimed, waited for, kept.

use crate::desk::now;
use besok_core::ledger::{Claim, Outcome};
use besok_store::Store;
use besok_store::fixture::{Fixture, each_engine, on};
use std::collections::HashMap;

type Known = HashMap<(String, String), Claim>;

fn asked(key: &str, fingerprint: &str) -> ((String, String), String) {
    (("account:a".to_owned(), key.to_owned()), fingerprint.to_owned())
}

fn claim(fingerprint: &str, outcome: Option<usize>) -> Claim {
    Claim { fingerprint: fingerprint.to_owned(), outcome: outcome.map(Outcome::Expired) }
}

/// Claims keys and settles them with an outcome, or none.
async fn settle(store: &Store, keys: &[((String, String), String)], outcome: Option<usize>) -> Known {
    let mut tx = store.begin().await.unwrap();
    let known = tx.claim(keys, now()).await.unwrap();
    let done: Known = known
        .iter()
        .map(|(key, known)| (key.clone(), Claim { outcome: outcome.map(Outcome::Expired), ..known.clone() }))
        .collect();
    tx.settle(&done).await.unwrap();
    tx.commit().await.unwrap();
    known
}

#[tokio::test]
async fn what_was_accepted_is_known_again() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        let key = asked("k", "f");
        assert_eq!(settle(store, std::slice::from_ref(&key), Some(1)).await[&key.0], claim("f", None));
        let known = settle(store, &[asked("k", "other")], Some(2)).await;
        assert_eq!(known[&key.0], claim("f", Some(1)));
        let known = settle(store, std::slice::from_ref(&key), Some(2)).await;
        assert_eq!(known[&key.0], claim("f", Some(1)), "never overwritten");
    })
    .await;
}

#[tokio::test]
async fn what_was_refused_is_forgotten() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        let key = asked("k", "f");
        settle(store, std::slice::from_ref(&key), None).await;
        assert_eq!(settle(store, &[asked("k", "g")], None).await[&key.0], claim("g", None));
    })
    .await;
}

#[tokio::test]
async fn a_key_twice_in_a_batch_is_kept_with_what_was_accepted() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        let mut tx = store.begin().await.unwrap();
        let keys = [asked("k", "refused"), asked("k", "accepted"), asked("l", "f")];
        let mut known = tx.claim(&keys, now()).await.unwrap();
        assert_eq!(known.len(), 2);
        known.insert(keys[1].0.clone(), claim("accepted", Some(7)));
        tx.settle(&known).await.unwrap();
        tx.commit().await.unwrap();
        let known = settle(store, &keys, None).await;
        assert_eq!(known[&keys[0].0], claim("accepted", Some(7)));
        assert_eq!(known[&keys[2].0], claim("f", None));
    })
    .await;
}

#[tokio::test]
async fn more_keys_than_one_statement_carries() {
    each_engine(|fixture| async move {
        let keys: Vec<_> = (0..1200).map(|number| asked(&format!("k{number}"), "f")).collect();
        settle(&fixture.store, &keys, Some(1)).await;
        let known = settle(&fixture.store, &keys, Some(2)).await;
        assert_eq!(known.len(), 1200);
        assert!(known.values().all(|known| *known == claim("f", Some(1))));
    })
    .await;
}

#[tokio::test]
async fn a_key_in_use_by_another_node_is_waited_for() {
    on(Fixture::postgres().await, |fixture| async move {
        let (one, two) = (fixture.store.clone(), fixture.open_again().await);
        let mut tx = one.begin().await.unwrap();
        let key = asked("k", "f");
        let mut known = tx.claim(std::slice::from_ref(&key), now()).await.unwrap();
        let waiting = tokio::spawn({
            let two = two.clone();
            async move { settle(&two, &[asked("k", "f")], Some(2)).await }
        });
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        assert!(!waiting.is_finished());
        known.insert(key.0.clone(), claim("f", Some(1)));
        tx.settle(&known).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(waiting.await.unwrap()[&key.0], claim("f", Some(1)));
        two.close().await;
    })
    .await;
}
