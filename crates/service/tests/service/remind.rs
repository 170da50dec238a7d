//! Reminders: once each, of what is still so.

use crate::town::{Town, asker, confirm, each_shape, reschedule, send, spot};
use besok_service::booking::cancel;
use besok_service::worker;
use jiff::ToSpan;

/// Every node at once looks for what is due, and sends it.
async fn remind(town: &Town) {
    let nodes: Vec<_> = town.nodes.iter().map(|node| tokio::spawn(worker::remind(node.clone()))).collect();
    for node in nodes {
        node.await.unwrap().unwrap();
    }
    send(town.app()).await.unwrap();
}

async fn reminders(town: &Town) -> i64 {
    town.count("outbox WHERE kind = 'reminder' AND state = 'sent'").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_is_sent_once_whichever_node_sends_it() {
    each_shape(1, |town| async move {
        let (app, anna) = (town.app(), town.people[0].clone());
        let mut then = spot("north", 0);
        then.starts_at += (24 * 6).hours();
        let booked = confirm(&app, asker(&anna), &"short".into(), then).await.unwrap().unwrap();
        remind(&town).await;
        assert_eq!(reminders(&town).await, 0, "more than five days before");
        // It is nearly one in the afternoon in town, seven days before less four hours.
        town.clock.advance(2 * 24 * 3600);
        remind(&town).await;
        remind(&town).await;
        assert_eq!(reminders(&town).await, 1);
        town.clock.advance(4 * 24 * 3600);
        remind(&town).await;
        remind(&town).await;
        assert_eq!(reminders(&town).await, 2);
        let mail = app.store.mailbox().await.unwrap().remove(0);
        let reference = booked.reference.as_str();
        assert!(mail.body.contains(&format!("/my/{reference}/move/north")), "{}", mail.body);
        assert!(mail.body.contains(&format!("/my/{reference}/cancel")), "{}", mail.body);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn none_is_sent_of_what_is_no_longer_so() {
    each_shape(2, |town| async move {
        let (app, anna, bo) = (town.app(), town.people[0].clone(), town.people[1].clone());
        let mut then = spot("north", 0);
        then.starts_at += (24 * 6).hours();
        let mut later = then.clone();
        later.starts_at += 60.minutes();
        let moved = confirm(&app, asker(&anna), &"short".into(), then.clone()).await.unwrap().unwrap();
        let gone = confirm(&app, asker(&bo), &"short".into(), later.clone()).await.unwrap().unwrap();
        town.clock.advance(2 * 24 * 3600);
        // Noted and waiting in the outbox, and then everything is different.
        worker::remind(app.clone()).await.unwrap();
        assert_eq!(town.count("outbox WHERE kind = 'reminder'").await, 2);
        later.starts_at += 60.minutes();
        reschedule(&app, asker(&anna), &moved.reference, later).await.unwrap().unwrap();
        cancel(&app, asker(&bo), &gone.reference, None).await.unwrap().unwrap();
        remind(&town).await;
        assert_eq!(town.count("outbox WHERE kind = 'reminder'").await, 0);
        town.clock.advance(4 * 24 * 3600);
        remind(&town).await;
        assert_eq!(reminders(&town).await, 1, "of the new time, and of none that was cancelled");
    })
    .await;
}
