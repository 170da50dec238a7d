//! The worker that sends what waits in the outbox.

use crate::town::{Town, asker, confirm, each_engine, each_shape, node, send, spot};
use besok_core::account::Purpose;
use besok_core::language::Language;
use besok_core::message::{Body, Message, To};
use besok_service::account::begin;
use besok_service::mailer::{Mailer, Smtp};
use besok_service::sms::Sms;
use besok_service::{doctor, mailbox, worker};
use secrecy::SecretString;
use std::collections::BTreeSet;
use tokio::net::TcpListener;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_is_sent_once_by_all_nodes_together() {
    each_shape(80, |town| async move {
        let booked = town
            .at_once(|app, account, _| async move {
                confirm(&app, asker(&account), &"short".into(), spot("south", 0)).await
            })
            .await;
        assert!(booked.iter().all(Result::is_ok));
        while town.count("outbox WHERE state = 'waiting'").await > 0 {
            let workers: Vec<_> = town.nodes.iter().map(|node| tokio::spawn(send(node.clone()))).collect();
            for worker in workers {
                worker.await.unwrap().unwrap();
            }
        }
        // The mailbox would hide a repeat; the number of tries does not.
        assert_eq!(town.count("outbox WHERE state = 'sent' AND attempts = 1 AND body = ''").await, 80);
        let mails = mailbox::list(&town.app()).await.unwrap();
        let to: BTreeSet<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!((mails.len(), to.len()), (80, 80));
        let mail = mailbox::find(&town.app(), &mails[0].id).await.unwrap();
        assert_eq!(mail.as_ref(), Some(&mails[0]));
        assert!(mails.iter().all(|mail| mail.calendar.is_some()));
    })
    .await;
}

/// A node whose mail server does not answer.
async fn unheard(town: &Town) -> besok_service::App {
    let smtp = Smtp::new(&SecretString::from("smtp://127.0.0.1:1"), "Hall <hall@besok.example>").unwrap();
    node(town.fixture.store.clone(), &town.clock, Mailer::Smtp(smtp)).await
}

#[tokio::test]
async fn a_message_is_tried_again_and_given_up_in_the_end() {
    each_engine(1, |town| async move {
        let app = unheard(&town).await;
        confirm(&app, asker(&town.people[0]), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        send(app.clone()).await.unwrap();
        assert_eq!(town.count("outbox WHERE state = 'waiting' AND attempts = 1 AND error <> ''").await, 1);
        send(app.clone()).await.unwrap();
        assert_eq!(town.count("outbox WHERE attempts = 1").await, 1, "not before its time");
        town.clock.advance(61);
        send(app.clone()).await.unwrap();
        assert_eq!(town.count("outbox WHERE attempts = 2").await, 1);
        for _ in 0..12 {
            town.clock.advance(6 * 3600 + 1);
            send(app.clone()).await.unwrap();
        }
        let found = doctor::examine(&app.store, town.clock.now()).await.unwrap();
        assert_eq!((found.undeliverable.len(), found.waiting, found.is_healthy()), (1, (0, None), false));
        assert_eq!(found.undeliverable[0].recipient, "person0@example.org");
        // The mail server is mended, and somebody says so.
        assert_eq!(doctor::retry(&app.store, town.clock.now()).await.unwrap(), 1);
        send(town.app()).await.unwrap();
        assert_eq!(mailbox::list(&app).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_code_is_given_up_when_it_no_longer_holds() {
    each_engine(0, |town| async move {
        let app = unheard(&town).await;
        begin(&app, "anna@example.org", "/my", "network", Language::DEFAULT).await.unwrap().unwrap();
        for minutes in [0, 2, 6, 20] {
            town.clock.advance(60 * minutes);
            send(app.clone()).await.unwrap();
        }
        assert_eq!(town.count("outbox WHERE state = 'undeliverable' AND kind = 'code' AND body = ''").await, 1);
        assert_eq!(doctor::retry(&app.store, town.clock.now()).await.unwrap(), 0, "of no use any more");
    })
    .await;
}

#[tokio::test]
async fn what_has_served_is_forgotten() {
    each_engine(1, |town| async move {
        let app = town.app();
        confirm(&app, asker(&town.people[0]), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        begin(&app, "anna@example.org", "/my", "network", Language::DEFAULT).await.unwrap().unwrap();
        let kept = async || (town.count("idempotency").await, town.count("sign_in").await);
        town.clock.advance(23 * 3600);
        worker::forget(app.clone()).await.unwrap();
        assert_eq!(kept().await, (1, 1));
        town.clock.advance(2 * 3600);
        worker::forget(app.clone()).await.unwrap();
        assert_eq!(kept().await, (1, 0));
        town.clock.advance(48 * 3600);
        worker::forget(app.clone()).await.unwrap();
        assert_eq!(kept().await, (0, 0));
        assert_eq!(town.count("booking").await, 1);
    })
    .await;
}

/// A mail server that takes connections and never says a word ties up mails alone.
#[tokio::test]
async fn a_mail_server_that_is_stuck_ties_up_mails_alone() {
    each_engine(2, |town| async move {
        let stuck = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", stuck.local_addr().unwrap());
        let smtp = Smtp::new(&SecretString::from(url), "Hall <hall@besok.example>").unwrap();
        let mut app = node(town.fixture.store.clone(), &town.clock, Mailer::Smtp(smtp)).await;
        app.sms = Some(Sms::Mailbox);
        confirm(&app, asker(&town.people[0]), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        let mails = tokio::spawn(worker::send_mails(app.clone()));
        // It waits for the greeting that never comes.
        let (_kept, _) = stuck.accept().await.unwrap();
        confirm(&app, asker(&town.people[1]), &"short".into(), spot("south", 10)).await.unwrap().unwrap();
        let now = app.clock.now();
        let to = To::parse("sms", "+46701234567").unwrap();
        let body = Body::Code { code: "123456".to_owned(), minutes: 15, purpose: Purpose::SignIn };
        let message = Message { id: app.random.id(now).into(), to, language: Language::DEFAULT, body };
        let mut tx = app.store.begin().await.unwrap();
        tx.put_messages(&[&message], now).await.unwrap();
        tx.commit().await.unwrap();
        worker::send_sms(app.clone()).await.unwrap();
        worker::expire(app.clone()).await.unwrap();
        besok_service::webhook::deliver(app.clone()).await.unwrap();
        assert_eq!(town.count("outbox WHERE channel = 'sms' AND state = 'sent'").await, 1);
        assert!(!mails.is_finished(), "the mail still waits for its server");
        mails.abort();
    })
    .await;
}
