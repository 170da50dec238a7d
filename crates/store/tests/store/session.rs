//! Sign-ins that wait for their code, and sessions.

use crate::desk::now;
use besok_core::account::{Email, Purpose};
use besok_core::device::Device;
use besok_core::id::AccountId;
use besok_store::fixture::{each_engine, people};
use besok_store::{Session, SignIn, Store};
use jiff::ToSpan;

fn sign_in(id: &str, email: &str) -> SignIn {
    SignIn {
        concealed: false,
        id: id.to_owned(),
        purpose: Purpose::SignIn,
        session: None,
        email: Email::parse(email).unwrap(),
        code: "sealed".to_owned(),
        tries: 0,
        next: "/my".to_owned(),
        network: "192.0.2.0/24".to_owned(),
        created_at: now(),
        expires_at: now() + 15.minutes(),
    }
}

async fn begin(store: &Store, sign_in: &SignIn) {
    let mut tx = store.begin().await.unwrap();
    tx.make_sign_in(sign_in).await.unwrap();
    tx.commit().await.unwrap();
}

async fn attempt(store: &Store, id: &str, at: jiff::Timestamp) -> bool {
    let mut tx = store.begin().await.unwrap();
    let allowed = tx.try_sign_in(id, at, 5).await.unwrap();
    tx.commit().await.unwrap();
    allowed.is_some()
}

#[tokio::test]
async fn a_sign_in_is_found_until_it_is_used() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        begin(store, &sign_in("a", "anna@example.org")).await;
        assert_eq!(store.sign_in("a").await.unwrap(), Some(sign_in("a", "anna@example.org")));
        assert_eq!(store.sign_in("b").await.unwrap(), None);
        let mut tx = store.begin().await.unwrap();
        assert!(tx.use_sign_in("a").await.unwrap());
        assert!(!tx.use_sign_in("a").await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(store.sign_in("a").await.unwrap(), None);
        assert!(!attempt(store, "a", now()).await);
    })
    .await;
}

#[tokio::test]
async fn tries_are_counted_and_end_with_the_code() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        begin(store, &sign_in("a", "anna@example.org")).await;
        assert!(attempt(store, "a", now() + 14.minutes()).await);
        assert!(!attempt(store, "a", now() + 15.minutes()).await, "the code has run out");
        assert!(!attempt(store, "b", now()).await, "there is none");
        assert_eq!(store.sign_in("a").await.unwrap().unwrap().tries, 1);
    })
    .await;
}

#[tokio::test]
async fn no_number_of_requests_at_once_gets_more_tries() {
    each_engine(|fixture| async move {
        let store = fixture.store.clone();
        begin(&store, &sign_in("a", "anna@example.org")).await;
        let tasks = (0..40).map(|_| {
            let store = store.clone();
            tokio::spawn(async move { attempt(&store, "a", now()).await })
        });
        let mut allowed = 0;
        for task in tasks.collect::<Vec<_>>() {
            allowed += i32::from(task.await.unwrap());
        }
        assert_eq!(allowed, 5);
    })
    .await;
}

#[tokio::test]
async fn sign_ins_are_counted_by_address_and_network() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        begin(store, &sign_in("a", "anna@example.org")).await;
        begin(store, &sign_in("b", "bo@example.org")).await;
        let elsewhere = SignIn { network: "198.51.100.0/24".to_owned(), ..sign_in("c", "anna@example.org") };
        begin(store, &elsewhere).await;
        let (anna, network) = (Email::parse("anna@example.org").unwrap(), "192.0.2.0/24");
        let mut tx = store.begin().await.unwrap();
        let since = now() - 1.minute();
        assert_eq!(tx.count_codes_to(&anna, since).await.unwrap(), 2);
        assert_eq!(tx.count_codes_from(network, since).await.unwrap(), 2);
        assert_eq!(tx.count_codes_to(&anna, now()).await.unwrap(), 0, "since then");
    })
    .await;
}

#[tokio::test]
async fn wrong_codes_are_counted_by_address() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        begin(store, &sign_in("a", "anna@example.org")).await;
        begin(store, &sign_in("b", "anna@example.org")).await;
        begin(store, &sign_in("c", "bo@example.org")).await;
        for id in ["a", "a", "a", "b", "b", "c"] {
            assert!(attempt(store, id, now()).await);
        }
        let mut tx = store.begin().await.unwrap();
        assert!(tx.use_sign_in("b").await.unwrap());
        let anna = Email::parse("anna@example.org").unwrap();
        assert_eq!(tx.count_wrong_codes(&anna, now() - 1.minute()).await.unwrap(), 4, "the last of b was right");
        assert_eq!(tx.count_wrong_codes(&anna, now()).await.unwrap(), 0, "since then");
    })
    .await;
}

#[tokio::test]
async fn who_counts_before_inserting_is_alone() {
    each_engine(|fixture| async move {
        let store = fixture.store.clone();
        let tasks = (0..20).map(|number| {
            let store = store.clone();
            tokio::spawn(async move {
                let new = sign_in(&number.to_string(), "anna@example.org");
                let mut tx = store.begin().await.unwrap();
                let count = tx.count_codes_to(&new.email, now() - 1.minute()).await.unwrap();
                if count < 5 {
                    tx.make_sign_in(&new).await.unwrap();
                }
                tx.commit().await.unwrap();
            })
        });
        for task in tasks.collect::<Vec<_>>() {
            task.await.unwrap();
        }
        assert_eq!(fixture.count("SELECT COUNT(*) AS count FROM sign_in").await.unwrap(), 5);
    })
    .await;
}

#[tokio::test]
async fn a_session_is_seen_and_ended() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        let account: AccountId = people(store, 1, now()).await.remove(0).id;
        let session = |id: &str, seen| Session {
            id: id.to_owned(),
            account: account.clone(),
            created_at: now(),
            seen_at: seen,
            device: Device::from_text("Chrome/Android"),
        };
        let mut tx = store.begin().await.unwrap();
        tx.make_session(&session("s", now())).await.unwrap();
        tx.make_session(&session("t", now())).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.session("s").await.unwrap(), Some(session("s", now())));
        let mut tx = store.begin().await.unwrap();
        tx.see_session("s", now() + 6.minutes()).await.unwrap();
        tx.see_session("s", now() + 5.minutes()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.session("s").await.unwrap(), Some(session("s", now() + 6.minutes())), "never back");
        let named: Vec<String> = store.sessions_of(&account).await.unwrap().into_iter().map(|one| one.id).collect();
        assert_eq!(named, ["s", "t"], "the one used last first");
        let mut tx = store.begin().await.unwrap();
        tx.end_session("s").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.session("s").await.unwrap(), None);
        let mut tx = store.begin().await.unwrap();
        assert_eq!(tx.end_other_sessions(&account, "t").await.unwrap(), 0);
        assert_eq!(tx.end_other_sessions(&account, "s").await.unwrap(), 1);
        assert_eq!(tx.end_other_sessions(&AccountId("another".to_owned()), "").await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_code_belongs_to_its_session_and_purpose() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        let of = |id: &str, session: &str, purpose| SignIn {
            purpose,
            session: Some(session.to_owned()),
            ..sign_in(id, "anna@example.org")
        };
        begin(store, &of("a", "s", Purpose::Deletion)).await;
        begin(store, &SignIn { created_at: now() + 1.second(), ..of("b", "s", Purpose::Deletion) }).await;
        begin(store, &of("c", "t", Purpose::Deletion)).await;
        let found =
            async |session, purpose| store.code_of_session(session, purpose).await.unwrap().map(|code: SignIn| code.id);
        assert_eq!(found("s", Purpose::Deletion).await.as_deref(), Some("b"), "the newest");
        assert_eq!(found("s", Purpose::NewEmail).await, None);
        assert_eq!(found("u", Purpose::Deletion).await, None);
        let mut tx = store.begin().await.unwrap();
        assert!(tx.use_sign_in("b").await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(found("s", Purpose::Deletion).await, None, "an older one does not come back");
    })
    .await;
}
