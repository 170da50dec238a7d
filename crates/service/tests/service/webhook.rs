//! Webhooks: what targets are sent, when it is tried again, and where nothing is sent.

use crate::town::{Town, each_engine};
use besok_core::account::Email;
use besok_core::id::{InvitationId, WebhookId};
use besok_core::invitation::{Asked, Channel, Invitee, Notice, NoticeKind, Reason};
use besok_core::language::Language;
use besok_core::person::Name;
use besok_core::staff::{Duty, Role, Staff};
use besok_core::webhook::{Answer, Delivery, Networks, State, TRIES, Trouble};
use besok_service::webhook::{self, Client, deliver, sign};
use besok_service::{App, invitation};
use jiff::Timestamp;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

const YES: &str = "HTTP/1.1 204 No Content\r\n\r\n";
const NO: &str = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";
/// What a target does that never answers.
const SILENCE: &str = "";

/// Another system, on this machine, over TLS.
struct Target {
    port: u16,
    /// Its certificate, in PEM.
    certificate: String,
    /// What it was sent: heads and bodies.
    received: Arc<Mutex<Vec<(String, String)>>>,
    /// What it answers.
    answer: Arc<Mutex<&'static str>>,
}

impl Target {
    async fn start() -> Self {
        let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
        let signed = rcgen::generate_simple_self_signed(names).unwrap();
        let key = PrivateKeyDer::try_from(signed.signing_key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![signed.cert.der().clone()], key)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let target = Self {
            port: listener.local_addr().unwrap().port(),
            certificate: signed.cert.pem(),
            received: Arc::default(),
            answer: Arc::new(Mutex::new(YES)),
        };
        let (received, answer) = (target.received.clone(), target.answer.clone());
        let acceptor = TlsAcceptor::from(Arc::new(config));
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                // Whoever does not trust the certificate hangs up.
                let Ok(mut stream) = acceptor.accept(stream).await else { continue };
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

    fn url(&self) -> String {
        format!("https://127.0.0.1:{}/besok?tenant=1", self.port)
    }

    fn answers(&self, what: &'static str) {
        *self.answer.lock().unwrap() = what;
    }

    /// A client that the operator lets reach this machine, and that trusts the target.
    fn client(&self) -> Client {
        let networks = Networks::parse(&["127.0.0.1/32".to_owned()]).unwrap();
        Client::new(networks, Some(self.certificate.as_bytes())).unwrap()
    }

    fn received(&self) -> Vec<(String, String)> {
        self.received.lock().unwrap().clone()
    }

    /// The ids of the notices, as they came.
    fn ids(&self) -> Vec<String> {
        let id = |(_, body): (String, String)| {
            let body: serde_json::Value = serde_json::from_str(&body).unwrap();
            body["id"].as_str().unwrap().to_owned()
        };
        self.received().into_iter().map(id).collect()
    }
}

/// The head and the body of a request.
pub(crate) async fn read(stream: &mut (impl AsyncReadExt + Unpin)) -> (String, String) {
    let (mut text, mut buffer) = (String::new(), [0; 4096]);
    loop {
        let count = stream.read(&mut buffer).await.unwrap();
        text.push_str(std::str::from_utf8(&buffer[..count]).unwrap());
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let head = head.to_lowercase();
            let length: usize =
                head.split("content-length: ").nth(1).unwrap().split("\r\n").next().unwrap().parse().unwrap();
            if body.len() == length {
                return (head, body.to_owned());
            }
        }
    }
}

async fn administrator(app: &App) -> Staff {
    let now = app.clock.now();
    let staff = Staff {
        id: app.random.id(now).into(),
        name: Name::parse("Anna Admin").unwrap(),
        email: Email::parse("anna@agency.example").unwrap(),
        language: Language::DEFAULT,
        duties: vec![Duty { role: Role::Administrator, office: None }],
        protected: false,
    };
    let mut tx = app.store.begin().await.unwrap();
    tx.make_staff(&staff, now).await.unwrap();
    tx.commit().await.unwrap();
    staff
}

/// A town with one request, a target and an administrator.
struct Set {
    app: App,
    anna: Staff,
    target: Target,
    webhook: WebhookId,
    secret: String,
    request: InvitationId,
}

impl Set {
    async fn of(town: &Town) -> Self {
        let (mut app, target) = (town.app(), Target::start().await);
        app.webhooks = target.client();
        let anna = administrator(&app).await;
        let asked = Asked {
            case_file: "A-17".to_owned(),
            people: vec![Invitee {
                name: Name::parse("Leyla Haddad").unwrap(),
                birth_date: "1990-04-05".to_owned().try_into().unwrap(),
                errands: vec!["asked".into()],
            }],
            offices: Vec::new(),
            book_by: "2026-12-31".parse().unwrap(),
            reason: Reason::Documents,
            note: String::new(),
            language: Language::DEFAULT,
            channel: Channel::Email,
            email: Email::parse("leyla@example.org"),
            address: Vec::new(),
        };
        let request = invitation::make(&app, "key:test", asked).await.unwrap().unwrap().invitation.id;
        let (webhook, secret) = webhook::make(&app, &anna, &target.url()).await.unwrap().unwrap();
        Self { app, anna, target, webhook, secret, request }
    }

    /// Something happens, a second after whatever happened before.
    async fn tell(&self, kind: NoticeKind) -> String {
        self.app.clock.advance(1);
        let now = self.app.clock.now();
        let notice =
            Notice { id: self.app.random.id(now), invitation: self.request.clone(), kind, booking: None, at: now };
        let mut tx = self.app.store.begin().await.unwrap();
        tx.put_notices(&[&notice]).await.unwrap();
        tx.commit().await.unwrap();
        notice.id
    }

    async fn deliver(&self) {
        deliver(self.app.clone()).await.unwrap();
    }

    async fn deliveries(&self) -> Vec<Delivery> {
        webhook::deliveries(&self.app, &self.webhook, None).await.unwrap().0
    }
}

#[tokio::test]
async fn a_target_is_sent_what_happened_and_knows_from_whom() {
    each_engine(1, |town| async move {
        let set = Set::of(&town).await;
        let id = set.tell(NoticeKind::Opened).await;
        set.deliver().await;
        let received = set.target.received();
        let [(head, body)] = &received[..] else { panic!("sent {} times", received.len()) };
        assert!(head.starts_with("post /besok?tenant=1 http/1.1\r\n"), "{head}");
        assert!(head.contains(&format!("\r\nhost: 127.0.0.1:{}\r\n", set.target.port)), "{head}");
        let header = |name: &str| head.split(&format!("\r\n{name}: ")).nth(1).unwrap().split("\r\n").next().unwrap();
        let at = Timestamp::from_second(header("besok-timestamp").parse().unwrap()).unwrap();
        assert_eq!(header("besok-signature"), sign(&set.secret, body.clone(), at).signature);
        let told: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!((told["id"].as_str(), told["kind"].as_str()), (Some(id.as_str()), Some("opened")));
        assert_eq!((told["request"]["case_file"].as_str(), &told["booking"]), (Some("A-17"), &serde_json::Value::Null));
        assert!(!body.contains("Leyla") && !body.contains("example.org"), "{body}");
        set.deliver().await;
        assert_eq!(set.target.received().len(), 1, "once");
        let delivery = &set.deliveries().await[0];
        assert_eq!(
            (delivery.state, delivery.attempts, delivery.answer),
            (State::Delivered, 1, Some(Answer::Status(204)))
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_not_taken_is_tried_again_and_given_up_in_the_end() {
    each_engine(1, |town| async move {
        let set = Set::of(&town).await;
        set.target.answers(NO);
        let first = set.tell(NoticeKind::Opened).await;
        set.deliver().await;
        set.deliver().await;
        assert_eq!(set.target.received().len(), 1, "not before its time");
        for _ in 1..TRIES {
            set.app.clock.advance(8 * 3600);
            set.deliver().await;
        }
        set.app.clock.advance(8 * 3600);
        set.deliver().await;
        assert_eq!(set.target.received().len() as i64, TRIES);
        let delivery = &set.deliveries().await[0];
        assert_eq!((delivery.state, delivery.answer), (State::Undeliverable, Some(Answer::Status(503))));
        // The target is mended; one is sent again, and what happens next comes as always.
        set.target.answers(YES);
        assert!(webhook::replay(&set.app, &set.anna, &set.webhook, &first).await.unwrap());
        assert!(!webhook::replay(&set.app, &set.anna, &set.webhook, &first).await.unwrap(), "it waits already");
        let second = set.tell(NoticeKind::Lapsed).await;
        set.deliver().await;
        assert_eq!(set.target.ids()[TRIES as usize..], [first, second], "in the order of what happened");
    })
    .await;
}

#[tokio::test]
async fn a_delivery_that_fails_keeps_no_others() {
    each_engine(1, |town| async move {
        let set = Set::of(&town).await;
        set.target.answers("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        set.tell(NoticeKind::Opened).await;
        set.deliver().await;
        set.target.answers(YES);
        let second = set.tell(NoticeKind::NothingFree).await;
        set.deliver().await;
        assert_eq!(set.target.ids().last(), Some(&second));
        let states: Vec<State> = set.deliveries().await.iter().map(|delivery| delivery.state).collect();
        assert_eq!(states, [State::Delivered, State::Waiting]);
    })
    .await;
}

#[tokio::test]
async fn a_new_target_can_have_what_happened_before_it_was_made() {
    each_engine(1, |town| async move {
        let set = Set::of(&town).await;
        let long_ago = set.tell(NoticeKind::Opened).await;
        set.app.clock.advance(3600);
        let since = set.app.clock.now();
        let ids = [set.tell(NoticeKind::NothingFree).await, set.tell(NoticeKind::Lapsed).await];
        let (other, secret) = webhook::make(&set.app, &set.anna, &set.target.url()).await.unwrap().unwrap();
        assert_ne!(secret, set.secret);
        set.deliver().await;
        assert_eq!(
            set.target.ids(),
            [&[long_ago][..], &ids[..]].concat(),
            "the new one is told nothing of its own accord"
        );
        assert_eq!(webhook::replay_since(&set.app, &set.anna, &other, since).await.unwrap(), 2);
        assert_eq!(webhook::replay_since(&set.app, &set.anna, &other, since).await.unwrap(), 0, "it waits already");
        assert_eq!(webhook::replay_since(&set.app, &set.anna, &set.webhook, since).await.unwrap(), 2);
        set.deliver().await;
        let mut again = set.target.ids().split_off(3);
        again.sort();
        assert_eq!(again, [&ids[0], &ids[0], &ids[1], &ids[1]].map(String::clone));
    })
    .await;
}

#[tokio::test]
async fn a_target_that_was_ended_is_sent_nothing_more() {
    each_engine(1, |town| async move {
        let set = Set::of(&town).await;
        let id = set.tell(NoticeKind::Opened).await;
        assert!(webhook::end(&set.app, &set.anna, &set.webhook).await.unwrap());
        assert!(!webhook::end(&set.app, &set.anna, &set.webhook).await.unwrap());
        set.tell(NoticeKind::Lapsed).await;
        set.deliver().await;
        assert_eq!(set.target.received(), []);
        let deliveries = set.deliveries().await;
        assert_eq!((deliveries.len(), deliveries[0].state), (1, State::Ended));
        assert!(!webhook::replay(&set.app, &set.anna, &set.webhook, &id).await.unwrap());
        let since = set.app.clock.now() - jiff::SignedDuration::from_hours(1);
        assert_eq!(webhook::replay_since(&set.app, &set.anna, &set.webhook, since).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn two_nodes_send_each_once() {
    crate::town::each_shape(1, |town| async move {
        let set = Set::of(&town).await;
        let mut ids = Vec::new();
        for _ in 0..20 {
            ids.push(set.tell(NoticeKind::Opened).await);
        }
        let nodes = town.nodes.iter().cloned().map(|mut node| {
            node.webhooks = set.target.client();
            node
        });
        let workers: Vec<_> = nodes.map(|node| tokio::spawn(deliver(node))).collect();
        for worker in workers {
            worker.await.unwrap().unwrap();
        }
        set.deliver().await;
        let mut sent = set.target.ids();
        sent.sort();
        ids.sort();
        assert_eq!(sent, ids);
    })
    .await;
}

/// What comes of sending to a target that answers this.
async fn answer_of(target: &Target, client: &Client, url: &str) -> Answer {
    let place = besok_core::webhook::Place::parse(url, &target.client().networks().clone()).unwrap();
    client.post(&place, sign("secret", "{}".to_owned(), Timestamp::UNIX_EPOCH)).await
}

#[tokio::test]
async fn no_redirect_is_followed_and_nothing_of_a_body_is_read() {
    let (target, other) = (Target::start().await, Target::start().await);
    let client = target.client();
    let location = format!("HTTP/1.1 307 Temporary Redirect\r\nLocation: {}\r\nContent-Length: 0\r\n\r\n", other.url());
    target.answers(location.leak());
    assert_eq!(answer_of(&target, &client, &target.url()).await, Answer::Status(307));
    assert_eq!(other.received(), []);
    // A body that never ends is nobody's concern.
    target.answers("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx");
    assert_eq!(answer_of(&target, &client, &target.url()).await, Answer::Status(200));
    let long = format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\n", "x".repeat(100_000));
    target.answers(long.leak());
    assert_eq!(answer_of(&target, &client, &target.url()).await, Answer::Trouble(Trouble::Nonsense));
    target.answers("SSH-2.0-OpenSSH_9.9\r\n\r\n");
    assert_eq!(answer_of(&target, &client, &target.url()).await, Answer::Trouble(Trouble::Nonsense));
}

#[tokio::test]
async fn a_slow_target_is_not_waited_for() {
    let target = Target::start().await;
    target.answers(SILENCE);
    let client = target.client().with_patience(Duration::from_millis(300));
    assert_eq!(answer_of(&target, &client, &target.url()).await, Answer::Trouble(Trouble::Slow));
    // Nor one that says nothing at all, not even in TLS.
    let mute = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://127.0.0.1:{}/", mute.local_addr().unwrap().port());
    assert_eq!(answer_of(&target, &client, &url).await, Answer::Trouble(Trouble::Slow));
}

#[tokio::test]
async fn only_the_target_itself_is_sent_to() {
    let target = Target::start().await;
    let stranger = Client::new(target.client().networks().clone(), None).unwrap();
    assert_eq!(answer_of(&target, &stranger, &target.url()).await, Answer::Trouble(Trouble::Certificate));
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    assert_eq!(
        answer_of(&target, &target.client(), &format!("https://{nobody}/")).await,
        Answer::Trouble(Trouble::Connection)
    );
    assert_eq!(
        answer_of(&target, &target.client(), "https://nowhere.invalid/").await,
        Answer::Trouble(Trouble::UnknownName)
    );
    assert_eq!(target.received(), []);
}

/// A name that leads inside says so only when it is looked up.
#[tokio::test]
async fn a_name_that_leads_inside_is_refused_when_it_is_looked_up() {
    let target = Target::start().await;
    let closed = Client::new(Networks::default(), Some(target.certificate.as_bytes())).unwrap();
    let by_name = format!("https://localhost:{}/", target.port);
    assert_eq!(answer_of(&target, &closed, &by_name).await, Answer::Trouble(Trouble::Inside));
    assert_eq!(target.received(), []);
    assert_eq!(
        answer_of(&target, &target.client(), &by_name).await,
        Answer::Status(204),
        "unless the operator says so"
    );
}

#[tokio::test]
async fn a_target_inside_that_was_allowed_once_is_refused_when_it_no_longer_is() {
    each_engine(1, |town| async move {
        let mut set = Set::of(&town).await;
        set.tell(NoticeKind::Opened).await;
        set.app.webhooks = Client::new(Networks::default(), None).unwrap();
        set.deliver().await;
        assert_eq!(set.deliveries().await[0].answer, Some(Answer::Trouble(Trouble::Inside)));
        assert_eq!(set.target.received(), []);
    })
    .await;
}
