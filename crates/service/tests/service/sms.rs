//! SMS: what a gateway is sent, when it is tried again, and when it is given up.

use crate::town::{Town, asker, confirm, each_engine, node, send, spot};
use crate::webhook::read;
use besok_core::account::{Account, Phone, Purpose};
use besok_core::language::Language;
use besok_core::message::{Appointment, Body, Message, To};
use besok_core::webhook::Networks;
use besok_service::mailer::Mailer;
use besok_service::sms::{Format, Gateway, GatewaySettings, Sms};
use besok_service::webhook::Client;
use besok_service::{App, doctor, mailbox};
use secrecy::SecretString;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const YES: &str = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";
const BROKEN: &str = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n";
const BUSY: &str = "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n";
const ELSEWHERE: &str = "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n";
/// The gateway does not know us: that may be put right.
const NO_KEY: &str = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n";
const REFUSED: &str = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
/// What a gateway does that never answers.
const SILENCE: &str = "";
const PHONE: &str = "+46701234567";

/// A gateway, on this machine, without TLS.
struct Target {
    port: u16,
    /// What it was sent: heads and bodies.
    received: Arc<Mutex<Vec<(String, String)>>>,
    answer: Arc<Mutex<&'static str>>,
}

impl Target {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let target = Self { port, received: Arc::default(), answer: Arc::new(Mutex::new(YES)) };
        let (received, answer) = (target.received.clone(), target.answer.clone());
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let sent = read(&mut stream).await;
                received.lock().unwrap().push(sent);
                let said = *answer.lock().unwrap();
                if said == SILENCE {
                    tokio::spawn(async move { stream.read(&mut [0]).await });
                    continue;
                }
                stream.write_all(said.as_bytes()).await.unwrap();
                stream.shutdown().await.unwrap();
            }
        });
        target
    }

    fn answers(&self, what: &'static str) {
        *self.answer.lock().unwrap() = what;
    }

    fn received(&self) -> Vec<(String, String)> {
        self.received.lock().unwrap().clone()
    }

    fn settings(&self, format: Format) -> GatewaySettings {
        GatewaySettings {
            url: format!("http://127.0.0.1:{}/v1/send?tenant=1", self.port).into(),
            format,
            to_field: "msisdn".to_owned(),
            text_field: "body & soul".to_owned(),
            fields: [("from".to_owned(), SecretString::from("Besök"))].into(),
            authorization: Some("Bearer hush".into()),
        }
    }

    /// A node that sends here. Mails go into the mailbox.
    async fn app(&self, town: &Town, format: Format, patience: Duration) -> App {
        let client = Client::new(Networks::default(), None).unwrap();
        let gateway = Gateway::new(&self.settings(format), &client).unwrap().with_patience(patience);
        with_sms(town, Some(Sms::Gateway(gateway))).await
    }
}

/// Longer than a slow machine needs.
const PATIENT: Duration = Duration::from_mins(1);

async fn with_sms(town: &Town, sms: Option<Sms>) -> App {
    let mut app = node(town.fixture.store.clone(), &town.clock, Mailer::Mailbox).await;
    app.sms = sms;
    app
}

fn code() -> Body {
    Body::Code { code: "123456".to_owned(), minutes: 15, purpose: Purpose::SignIn }
}

/// Puts a message to the phone into the outbox.
async fn put(app: &App, body: Body) {
    let now = app.clock.now();
    let to = To::Phone(Phone::parse(PHONE).unwrap());
    let message = Message { id: app.random.id(now).into(), to, language: Language::DEFAULT, body };
    let mut tx = app.store.begin().await.unwrap();
    tx.put_messages(&[&message], now).await.unwrap();
    tx.commit().await.unwrap();
}

/// A reminder of a visit that the first of the town really has: kept longer than a code.
async fn put_reminder(town: &Town, app: &App) {
    let booking = confirm(app, asker(&town.people[0]), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
    send(app.clone()).await.unwrap();
    put(app, Body::Reminder(Appointment::from(&booking))).await;
}

#[tokio::test]
async fn a_json_gateway_is_sent_what_it_wants() {
    each_engine(0, |town| async move {
        let target = Target::start().await;
        let app = target.app(&town, Format::Json, PATIENT).await;
        put(&app, code()).await;
        send(app).await.unwrap();
        assert_eq!(town.count("outbox WHERE state = 'sent' AND channel = 'sms' AND body = ''").await, 1);
        let [(head, body)] = &target.received()[..] else { panic!("one request") };
        assert!(head.starts_with("post /v1/send?tenant=1 http/1.1\r\n"), "{head}");
        for line in [
            "content-type: application/json\r\n",
            "authorization: bearer hush\r\n",
            &format!("host: 127.0.0.1:{}\r\n", target.port),
        ] {
            assert!(head.contains(line), "{line} in {head}");
        }
        let fields: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!(fields.as_object().unwrap().len(), 3);
        assert_eq!((fields["msisdn"].as_str(), fields["from"].as_str()), (Some(PHONE), Some("Besök")));
        assert!(fields["body & soul"].as_str().unwrap().starts_with("123456 "), "{fields}");
    })
    .await;
}

#[tokio::test]
async fn a_form_gateway_is_sent_what_it_wants() {
    each_engine(0, |town| async move {
        let target = Target::start().await;
        let app = target.app(&town, Format::Form, PATIENT).await;
        put(&app, code()).await;
        send(app).await.unwrap();
        let [(head, body)] = &target.received()[..] else { panic!("one request") };
        assert!(head.contains("content-type: application/x-www-form-urlencoded\r\n"), "{head}");
        let fields: Vec<&str> = body.split('&').collect();
        assert_eq!((fields.len(), fields[1], fields[2]), (3, "from=Bes%C3%B6k", "msisdn=%2B46701234567"));
        assert!(fields[0].starts_with("body%20%26%20soul=123456%20") && fields[0].contains("%0A"), "{body}");
    })
    .await;
}

#[tokio::test]
async fn what_may_be_better_later_is_tried_again() {
    each_engine(1, |town| async move {
        let target = Target::start().await;
        let app = target.app(&town, Format::Json, PATIENT).await;
        put_reminder(&town, &app).await;
        for (tries, (answer, said)) in (1..).zip([(BROKEN, "500"), (BUSY, "429"), (ELSEWHERE, "302")]) {
            target.answers(answer);
            send(app.clone()).await.unwrap();
            let waits = format!(
                "outbox WHERE channel = 'sms' AND state = 'waiting' AND attempts = {tries} AND error LIKE '%{said}'"
            );
            assert_eq!(town.count(&waits).await, 1, "after {said}");
            send(app.clone()).await.unwrap();
            assert_eq!(target.received().len(), tries, "not before its time");
            town.clock.advance(15 * 60 + 1);
        }
        target.answers(YES);
        send(app.clone()).await.unwrap();
        assert_eq!(town.count("outbox WHERE channel = 'sms' AND state = 'sent'").await, 1);
        let received = target.received();
        assert!(received.iter().all(|(head, _)| head.starts_with("post /v1/send?")), "no redirect is followed");
        assert_eq!(received.len(), 4);
    })
    .await;
}

#[tokio::test]
async fn what_a_gateway_refuses_is_given_up_and_told() {
    each_engine(1, |town| async move {
        let target = Target::start().await;
        target.answers(NO_KEY);
        let app = target.app(&town, Format::Json, PATIENT).await;
        put_reminder(&town, &app).await;
        send(app.clone()).await.unwrap();
        assert_eq!(doctor::examine(&app.store, town.clock.now()).await.unwrap().undeliverable, []);
        target.answers(REFUSED);
        town.clock.advance(3600);
        send(app.clone()).await.unwrap();
        let found = doctor::examine(&app.store, town.clock.now()).await.unwrap();
        let [given_up] = &found.undeliverable[..] else { panic!("{:?}", found.undeliverable) };
        assert_eq!((given_up.channel.as_str(), given_up.recipient.as_str()), ("sms", PHONE));
        assert_eq!((given_up.attempts, given_up.error.as_str()), (2, "the SMS gateway: 400"));
        target.answers(YES);
        assert_eq!(doctor::retry(&app.store, town.clock.now()).await.unwrap(), 1);
        send(app).await.unwrap();
        assert_eq!(target.received().len(), 3);
        assert_eq!(town.count("outbox WHERE channel = 'sms' AND state = 'sent'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_gateway_that_is_silent_or_away_is_asked_again() {
    each_engine(0, |town| async move {
        let target = Target::start().await;
        target.answers(SILENCE);
        let app = target.app(&town, Format::Json, Duration::from_millis(200)).await;
        put(&app, code()).await;
        send(app.clone()).await.unwrap();
        assert_eq!(town.count("outbox WHERE state = 'waiting' AND error LIKE '%slow'").await, 1);
        let away = Target { port: 1, ..target };
        let app = away.app(&town, Format::Json, PATIENT).await;
        town.clock.advance(61);
        send(app).await.unwrap();
        assert_eq!(town.count("outbox WHERE state = 'waiting' AND error LIKE '%connection'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn without_a_gateway_nothing_waits_for_one() {
    each_engine(0, |town| async move {
        let app = with_sms(&town, None).await;
        put(&app, code()).await;
        send(app.clone()).await.unwrap();
        let given_up = app.store.undeliverable().await.unwrap();
        assert_eq!((given_up.len(), app.store.waiting_messages().await.unwrap().0), (1, 0));
        assert!(given_up[0].error.contains("[sms]"), "{}", given_up[0].error);
    })
    .await;
}

#[tokio::test]
async fn a_kind_without_words_for_an_sms_is_told_and_not_sent() {
    each_engine(0, |town| async move {
        let target = Target::start().await;
        let app = target.app(&town, Format::Json, PATIENT).await;
        put(&app, Body::AccountDeleted).await;
        send(app.clone()).await.unwrap();
        assert_eq!(target.received(), []);
        assert!(app.store.undeliverable().await.unwrap()[0].error.contains("not sent by SMS"));
    })
    .await;
}

#[tokio::test]
async fn the_demonstrations_mailbox_shows_sms() {
    each_engine(0, |town| async move {
        let app = town.app();
        put(&app, code()).await;
        send(app.clone()).await.unwrap();
        let sms = mailbox::list(&app).await.unwrap().remove(0);
        assert_eq!((sms.to.as_str(), sms.calendar), (PHONE, None));
        assert!(sms.subject.starts_with("123456 ") && sms.body.starts_with(&format!("{}\n", sms.subject)));
    })
    .await;
}

#[tokio::test]
async fn a_phone_is_a_way_only_where_sms_leave() {
    each_engine(2, |town| async move {
        let (with, without) = (town.app(), with_sms(&town, None).await);
        let phone = Phone::parse(PHONE);
        let both = Account { phone: phone.clone(), ..town.people[0].clone() };
        assert_eq!(with.reached_at(&both), both.email.clone().map(To::Email), "mail comes first");
        let silent = |number: usize| Account { email: None, phone: phone.clone(), ..town.people[number].clone() };
        assert_eq!(with.reached_at(&silent(0)), phone.clone().map(To::Phone));
        assert_eq!(without.reached_at(&silent(0)), None);
        confirm(&without, asker(&silent(0)), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        assert_eq!(town.count("outbox").await, 0, "nothing waits for what is not there");
        confirm(&with, asker(&silent(1)), &"short".into(), spot("south", 10)).await.unwrap().unwrap();
        assert_eq!(town.count("outbox WHERE kind = 'booked' AND channel = 'sms'").await, 1);
    })
    .await;
}
