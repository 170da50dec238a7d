//! The outbox and the mailbox.

use crate::desk::{Desk, now, put, spot};
use besok_core::account::Purpose;
use besok_core::id::MessageId;
use besok_core::language::Language;
use besok_core::message::{Body, Mailed, Message, To};
use besok_store::fixture::each_engine;
use besok_store::{Due, Store};
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeSet;

fn message(number: usize) -> Message {
    Message {
        id: MessageId(format!("message-{number:04}")),
        to: To::parse("email", "anna@example.org").unwrap(),
        language: Language::DEFAULT,
        body: Body::Code { code: "123456".to_owned(), minutes: 15, purpose: Purpose::SignIn },
    }
}

async fn take(store: &Store, at: Timestamp, limit: i64) -> Vec<Due> {
    take_by(store, ("email", at), limit).await
}

async fn take_by(store: &Store, (channel, at): (&str, Timestamp), limit: i64) -> Vec<Due> {
    let mut tx = store.begin().await.unwrap();
    let due = tx.take_due(channel, at, at + 2.minutes(), limit).await.unwrap();
    tx.commit().await.unwrap();
    due
}

#[tokio::test]
async fn a_message_is_leased_sent_and_forgotten() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        assert_eq!(store.waiting_messages().await.unwrap(), (0, None));
        put(store, &[message(1)], now()).await;
        assert_eq!(store.waiting_messages().await.unwrap(), (1, Some(now())));
        assert_eq!(take(store, now() - 1.second(), 9).await, [], "not yet due");
        let due = take(store, now(), 9).await;
        assert_eq!(due, [Due { message: message(1), attempts: 1, created_at: now() }]);
        assert_eq!(take(store, now() + 1.minute(), 9).await, [], "somebody's");
        assert_eq!(take(store, now() + 2.minutes(), 9).await[0].attempts, 2, "they never came back");
        let mut tx = store.begin().await.unwrap();
        tx.mark_sent(&[&message(1).id]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.waiting_messages().await.unwrap(), (0, None));
        assert_eq!(take(store, now() + 1.hour(), 9).await, []);
        assert_eq!(fixture.count("SELECT COUNT(*) AS count FROM outbox WHERE body = ''").await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn several_workers_take_each_message_once() {
    each_engine(|fixture| async move {
        let messages: Vec<Message> = (0..600).map(message).collect();
        put(&fixture.store, &messages, now()).await;
        let workers = (0..8).map(|_| {
            let store = fixture.store.clone();
            tokio::spawn(async move {
                let (mut taken, mut idle) = (Vec::new(), 0);
                while idle < 3 {
                    let due = take(&store, now(), 16).await;
                    idle = if due.is_empty() { idle + 1 } else { 0 };
                    taken.extend(due.into_iter().map(|due| due.message.id));
                }
                taken
            })
        });
        let mut taken = Vec::new();
        for worker in workers.collect::<Vec<_>>() {
            taken.extend(worker.await.unwrap());
        }
        let once: BTreeSet<_> = taken.iter().cloned().collect();
        assert_eq!((taken.len(), once.len()), (600, 600));
    })
    .await;
}

#[tokio::test]
async fn what_failed_is_tried_again_or_given_up() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        put(store, &[message(1), message(2)], now()).await;
        take(store, now(), 9).await;
        let mut tx = store.begin().await.unwrap();
        tx.mark_failed(&message(1).id, "greylisted", Some(now() + 5.minutes())).await.unwrap();
        tx.mark_failed(&message(2).id, "no such mailbox", None).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(take(store, now() + 4.minutes(), 9).await, []);
        let again = take(store, now() + 5.minutes(), 9).await;
        assert_eq!((again.len(), &again[0].message.id, again[0].attempts), (1, &message(1).id, 2));
        let given_up = store.undeliverable().await.unwrap();
        assert_eq!(given_up.len(), 1);
        let given_up = &given_up[0];
        assert_eq!((&given_up.id, given_up.kind.as_str()), (&message(2).id, "code"));
        assert_eq!((given_up.attempts, given_up.error.as_str()), (1, "no such mailbox"));
        assert_eq!((given_up.recipient.as_str(), given_up.created_at), ("anna@example.org", now()));
    })
    .await;
}

#[tokio::test]
async fn a_message_goes_to_an_address_or_to_a_number() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        let sms = Message { to: To::parse("sms", "+46 70 123 45 67").unwrap(), ..message(2) };
        put(store, &[message(1), sms.clone()], now()).await;
        for (channel, message) in [("email", message(1)), ("sms", sms.clone())] {
            let due = take_by(store, (channel, now()), 9).await;
            assert_eq!(due.into_iter().map(|due| due.message).collect::<Vec<_>>(), [message]);
        }
        let mut tx = store.begin().await.unwrap();
        tx.mark_failed(&sms.id, "the SMS gateway: 400", None).await.unwrap();
        tx.commit().await.unwrap();
        let given_up = &store.undeliverable().await.unwrap()[0];
        assert_eq!((given_up.channel.as_str(), given_up.recipient.as_str()), ("sms", "+46701234567"));
        let nowhere = fixture.tamper("UPDATE outbox SET channel = 'fax'").await;
        assert!(nowhere.is_err(), "there is no such channel");
        // An address is no number.
        fixture.tamper("UPDATE outbox SET channel = 'sms', due_at = 0 WHERE id = 'message-0001'").await.unwrap();
        assert_eq!(take_by(store, ("sms", now()), 9).await, []);
    })
    .await;
}

#[tokio::test]
async fn what_was_given_up_waits_again_but_codes_do_not() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        let desk = Desk::open(&fixture).await;
        desk.book(0, "short", spot("south", 0)).await;
        put(store, &[message(9999)], now()).await;
        let mut tx = store.begin().await.unwrap();
        for due in tx.take_due("email", now(), now() + 2.minutes(), 9).await.unwrap() {
            tx.mark_failed(&due.message.id, "no", None).await.unwrap();
        }
        let later = now() + 80.hours();
        assert_eq!(tx.retry_undeliverable(later).await.unwrap(), 1);
        tx.commit().await.unwrap();
        let due = take(store, later, 9).await;
        assert_eq!((due.len(), due[0].attempts, due[0].created_at), (1, 1, later));
        assert_eq!(store.undeliverable().await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn one_that_cannot_be_read_keeps_none_of_the_others() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        put(store, &[message(1), message(2)], now()).await;
        fixture.tamper("UPDATE outbox SET body = 'of another kind' WHERE id = 'message-0001'").await.unwrap();
        let due = take(store, now(), 9).await;
        assert_eq!(due.iter().map(|due| &due.message.id).collect::<Vec<_>>(), [&message(2).id]);
        let kept = "SELECT COUNT(*) AS count FROM outbox WHERE id = 'message-0001' AND error <> ''";
        assert_eq!(fixture.count(kept).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_mailbox_shows_the_newest_first_and_each_once() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        let mail = |number: i64, calendar: Option<&str>| Mailed {
            id: format!("mail-{number}"),
            to: "anna@example.org".to_owned(),
            subject: "Välkommen".to_owned(),
            body: "…".to_owned(),
            calendar: calendar.map(str::to_owned),
            at: now() + number.seconds(),
        };
        let mut tx = store.begin().await.unwrap();
        tx.put_mailed(&[&mail(1, None)]).await.unwrap();
        tx.put_mailed(&[&mail(2, Some("BEGIN:VCALENDAR"))]).await.unwrap();
        tx.put_mailed(&[&Mailed { subject: "again".to_owned(), ..mail(1, None) }]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.mailbox().await.unwrap(), [mail(2, Some("BEGIN:VCALENDAR")), mail(1, None)]);
        assert_eq!(store.mailed("mail-1").await.unwrap(), Some(mail(1, None)));
        assert_eq!(store.mailed("mail-3").await.unwrap(), None);
    })
    .await;
}
