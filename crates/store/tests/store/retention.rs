//! What is forgotten.

use crate::desk::now;
use besok_core::account::{Email, Purpose};
use besok_core::device::Device;
use besok_store::fixture::{each_engine, people};
use besok_store::{Session, SignIn};
use jiff::ToSpan;

#[tokio::test]
async fn old_rows_go_and_young_ones_stay() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        let account = people(store, 1, now()).await.remove(0).id;
        let mut tx = store.begin().await.unwrap();
        for (name, at) in [("old", now()), ("young", now() + 1.hour())] {
            let key = (("account:a".to_owned(), name.to_owned()), "f".to_owned());
            tx.claim(&[key], at).await.unwrap();
            let session = Session {
                id: name.to_owned(),
                account: account.clone(),
                created_at: at,
                seen_at: at,
                device: Device::default(),
            };
            tx.make_session(&session).await.unwrap();
            let sign_in = SignIn {
                concealed: false,
                id: name.to_owned(),
                purpose: Purpose::SignIn,
                session: None,
                email: Email::parse("anna@example.org").unwrap(),
                code: String::new(),
                tries: 0,
                next: String::new(),
                network: String::new(),
                created_at: at,
                expires_at: at + 15.minutes(),
            };
            tx.make_sign_in(&sign_in).await.unwrap();
        }
        let before = now() + 30.minutes();
        assert_eq!(tx.forget_keys(before).await.unwrap(), 1);
        assert_eq!(tx.forget_sessions(before).await.unwrap(), 1);
        assert_eq!(tx.forget_sign_ins(before).await.unwrap(), 1);
        tx.commit().await.unwrap();
        assert!(store.session("old").await.unwrap().is_none() && store.session("young").await.unwrap().is_some());
        assert!(store.sign_in("old").await.unwrap().is_none() && store.sign_in("young").await.unwrap().is_some());
        let left = "SELECT COUNT(*) AS count FROM idempotency WHERE key = 'young'";
        assert_eq!(fixture.count(left).await.unwrap(), 1);
    })
    .await;
}
