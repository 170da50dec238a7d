//! Accounts and persons.

use crate::desk::now;
use besok_core::account::{Email, Phone};
use besok_core::id::AccountId;
use besok_core::language::Language;
use besok_core::person::{Access, BirthDate, Name, Person, Protection};
use besok_store::Store;
use besok_store::fixture::each_engine;
use jiff::civil::date;

async fn make(store: &Store, id: &str, email: &str) -> AccountId {
    let mut tx = store.begin().await.unwrap();
    let email = Email::parse(email).unwrap();
    let made = tx.find_or_make_account(&id.into(), &email, Language::DEFAULT, now()).await.unwrap();
    tx.commit().await.unwrap();
    made
}

fn person(id: &str) -> Person {
    Person {
        id: id.into(),
        name: Name::parse("محمد Öberg").unwrap(),
        birth_date: BirthDate { year: 1990, month: 4, day: 0 },
        protection: Protection::Marked,
        access: Access::default(),
    }
}

#[tokio::test]
async fn an_address_has_one_account() {
    each_engine(|fixture| async move {
        let store = fixture.store.clone();
        let first = make(&store, "a", "anna@example.org").await;
        assert_eq!(make(&store, "b", "anna@example.org").await, first);
        assert_ne!(make(&store, "c", "bo@example.org").await, first);
        assert_eq!(store.account(&"b".into()).await.unwrap(), None);
        let account = store.account(&first).await.unwrap().unwrap();
        assert_eq!((account.address().as_str(), account.language), ("anna@example.org", Language::DEFAULT));
        assert_eq!((account.people, account.phone, account.terms), (Vec::new(), None, None));
    })
    .await;
}

#[tokio::test]
async fn many_first_sign_ins_at_once_make_one_account() {
    each_engine(|fixture| async move {
        let store = fixture.store.clone();
        let tasks = (0..16).map(|number| {
            let store = store.clone();
            tokio::spawn(async move { make(&store, &format!("a{number}"), "anna@example.org").await })
        });
        let mut made = Vec::new();
        for task in tasks.collect::<Vec<_>>() {
            made.push(task.await.unwrap());
        }
        made.dedup();
        assert_eq!(made.len(), 1);
        assert_eq!(fixture.count("SELECT COUNT(*) AS count FROM account").await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_person_is_made_once() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        let id = make(store, "a", "anna@example.org").await;
        let mut tx = store.begin().await.unwrap();
        assert!(tx.make_self(&id, &person("p"), now()).await.unwrap());
        assert!(!tx.make_self(&id, &person("q"), now()).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(store.account(&id).await.unwrap().unwrap().myself(), Some(&person("p")));
    })
    .await;
}

#[tokio::test]
async fn two_forms_at_once_make_one_person() {
    each_engine(|fixture| async move {
        let store = fixture.store.clone();
        let id = make(&store, "a", "anna@example.org").await;
        let tasks = (0..8).map(|number| {
            let (store, id) = (store.clone(), id.clone());
            tokio::spawn(async move {
                let mut tx = store.begin().await.unwrap();
                let made = tx.make_self(&id, &person(&format!("p{number}")), now()).await.unwrap();
                tx.commit().await.unwrap();
                made
            })
        });
        let mut made = 0;
        for task in tasks.collect::<Vec<_>>() {
            made += i32::from(task.await.unwrap());
        }
        assert_eq!(made, 1);
    })
    .await;
}

#[tokio::test]
async fn contact_and_terms_are_kept() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        let id = make(store, "a", "anna@example.org").await;
        let english = Language::from_tag("en").unwrap();
        let phone = Phone::parse("+46 70 123 45 67").unwrap();
        let mut tx = store.begin().await.unwrap();
        tx.set_language(&id, english).await.unwrap();
        tx.set_phone(&id, Some(&phone)).await.unwrap();
        for version in [date(2026, 1, 1), date(2026, 3, 5), date(2026, 3, 5)] {
            tx.accept_terms(&id, version, now()).await.unwrap();
        }
        tx.commit().await.unwrap();
        let account = store.account(&id).await.unwrap().unwrap();
        assert_eq!((account.language, account.phone, account.terms), (english, Some(phone), Some(date(2026, 3, 5))));
        let mut tx = store.begin().await.unwrap();
        tx.set_phone(&id, None).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.account(&id).await.unwrap().unwrap().phone, None);
    })
    .await;
}
