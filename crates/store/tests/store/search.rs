//! Names as the search keeps them: with whoever is made, and no longer than they have them.

use crate::desk::now;
use besok_core::search::{keys, number};
use besok_store::Store;
use besok_store::fixture::{Fixture, each_engine, people};

async fn words(fixture: &Fixture) -> [i64; 3] {
    let count = |table: &str| format!("SELECT COUNT(*) AS count FROM {table}");
    [
        fixture.count(&count("name_word")).await.unwrap(),
        fixture.count(&count("name_near")).await.unwrap(),
        fixture.count(&count("person_word")).await.unwrap(),
    ]
}

async fn named(store: &Store, word: &str) -> Vec<i64> {
    store.having_words(&[vec![number(word)]], 100, 100).await.unwrap()
}

#[tokio::test]
async fn names_come_with_people_and_go_with_them() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        let accounts = people(store, 3, now()).await;
        assert_eq!(named(store, "person").await.len(), 3);
        assert_eq!(named(store, "1").await, [number(accounts[1].people[0].person.id.as_str())]);
        let both = store.having_words(&[vec![number("person")], vec![number("2")]], 100, 100).await.unwrap();
        assert_eq!(both, [number(accounts[2].people[0].person.id.as_str())]);
        for account in &accounts {
            let mut tx = store.begin().await.unwrap();
            tx.end_account(&account.id, now()).await.unwrap();
            tx.commit().await.unwrap();
        }
        assert_eq!(words(&fixture).await, [0, 0, 0], "nothing is left of a name");
    })
    .await;
}

#[tokio::test]
async fn a_word_is_found_by_what_it_has_in_common_with_its_likes() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        people(store, 2, now()).await;
        let keys: Vec<i64> = keys("persno").into_iter().collect();
        let likes = store.words_with(&keys).await.unwrap();
        assert_eq!(likes.iter().map(|word| (word.word.as_str(), word.persons)).collect::<Vec<_>>(), [("person", 2)]);
    })
    .await;
}

#[tokio::test]
async fn those_who_were_there_before_are_read_in() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        people(store, 5, now()).await;
        let before = words(&fixture).await;
        fixture.tamper("UPDATE person SET number = NULL").await.unwrap();
        for table in ["name_word", "name_near", "person_word"] {
            fixture.tamper(&format!("DELETE FROM {table}")).await.unwrap();
        }
        let mut read = Vec::new();
        for _ in 0..4 {
            let mut tx = store.begin().await.unwrap();
            read.push(tx.learn_some_names(2).await.unwrap());
            tx.commit().await.unwrap();
        }
        assert_eq!(read, [2, 2, 1, 0]);
        assert_eq!(words(&fixture).await, before);
    })
    .await;
}
