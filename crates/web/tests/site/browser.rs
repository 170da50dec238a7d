//! A browser without a window: keeps cookies, sends forms as browsers do, and never leaves the process.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, IF_MATCH, LOCATION, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Request, StatusCode};
use besok_core::account::Email;
use besok_core::id::{OfficeId, StaffId};
use besok_core::language::Language;
use besok_core::limit::Limits;
use besok_core::message::Body as Said;
use besok_core::person::Name;
use besok_core::retention::Rules;
use besok_core::staff::{Duty, Role, Staff};
use besok_core::webhook::Networks;
use besok_service::clock::Clock;
use besok_service::mailer::Mailer;
use besok_service::random::Random;
use besok_service::sms::Sms;
use besok_service::webhook::Client;
use besok_service::{App, Parts, catalogue, import, worker};
use besok_store::{StaffSession, Store};
use besok_web::{Web, router};
use futures_util::StreamExt;
use jiff::ToSpan;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use tower::ServiceExt;

/// The site of the sample agency on an empty database, with its times published.
pub async fn site(store: Store) -> App {
    limited_site(store, Limits::LIFTED).await
}

/// The same, where one network may ask only so often.
pub async fn limited_site(store: Store, limits: Limits) -> App {
    import::import(&store, &catalogue::sample(), true).await.unwrap();
    let app = node(store, limits).await;
    worker::publish(app.clone()).await.unwrap();
    app
}

/// One more node on a database with a catalogue.
pub async fn node(store: Store, limits: Limits) -> App {
    let parts = Parts {
        store,
        clock: Clock::default(),
        random: Random::from_system(),
        mailer: Mailer::Mailbox,
        sms: Some(Sms::Mailbox),
        webhooks: Client::new(Networks::default(), None).unwrap(),
        limits,
        base_url: "http://site.example".to_owned(),
        retention: Rules::default(),
    };
    App::start(parts).await.unwrap().unwrap().0
}

pub struct Browser {
    app: App,
    router: Router,
    cookies: BTreeMap<String, String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub location: Option<String>,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// Where a form of the page goes whose address ends so.
    pub fn action(&self, end: &str) -> String {
        let mut actions = self.body.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let found = actions.find(|action| action.ends_with(end));
        found.unwrap_or_else(|| panic!("no form to {end} in {}", self.body)).to_owned()
    }

    /// What it says as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.body))
    }

    /// The secret that the page shows once.
    pub fn secret(&self) -> String {
        let (_, rest) =
            self.body.split_once("<code class=\"link\" dir=\"ltr\">").unwrap_or_else(|| panic!("{}", self.body));
        rest.split('<').next().unwrap().to_owned()
    }

    /// The value of a field of the page, by the name before it: hidden keys, the first free time.
    pub fn field(&self, name: &str) -> &str {
        let from = format!("name=\"{name}\" value=\"");
        let rest = self.body.rsplit_once(&from).unwrap_or_else(|| panic!("no field {name} in {}", self.body)).1;
        rest.split('"').next().unwrap()
    }
}

impl Browser {
    pub fn new(app: &App) -> Self {
        Self { app: app.clone(), router: router(Web::new(app.clone(), &[])), cookies: BTreeMap::new() }
    }

    /// Another one on the same site, where this one's requests under way count.
    pub fn beside(&self) -> Self {
        Self { app: self.app.clone(), router: self.router.clone(), cookies: BTreeMap::new() }
    }

    pub async fn get(&mut self, address: &str) -> Answer {
        self.send("GET", address, Body::empty(), HeaderMap::new()).await
    }

    /// Sends a form from one of the site's own pages.
    pub async fn post(&mut self, address: &str, form: &str) -> Answer {
        let origin = HeaderMap::from_iter([(ORIGIN, HeaderValue::from_static("http://site.example"))]);
        self.send("POST", address, Body::from(form.to_owned()), origin).await
    }

    /// Sends anything.
    pub async fn send(&mut self, method: &str, address: &str, body: Body, headers: HeaderMap) -> Answer {
        let mut request = Request::builder().method(method).uri(address).header(HOST, "site.example");
        request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(COOKIE, cookies.join("; "));
        }
        let mut request = request.body(body).unwrap();
        request.headers_mut().extend(headers);
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        for cookie in parts.headers.get_all(SET_COOKIE) {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let endless = parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        // Of a stream its first piece: it would go on as long as the session.
        let body = if endless {
            body.into_data_stream().next().await.unwrap().unwrap()
        } else {
            to_bytes(body, 10 << 20).await.unwrap()
        };
        Answer {
            status: parts.status,
            location: parts.headers.get(LOCATION).map(|location| location.to_str().unwrap().to_owned()),
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        }
    }

    /// Sends JSON as a program does, with a key if there is one.
    pub async fn call(&mut self, method: &str, address: &str, key: Option<&str>, body: &str) -> Answer {
        self.call_if(method, address, (key, None), body).await
    }

    /// The same, if a request still stands as it was seen.
    pub async fn call_if(
        &mut self,
        method: &str,
        address: &str,
        (key, seen): (Option<&str>, Option<&str>),
        body: &str,
    ) -> Answer {
        let value = |text: &str| HeaderValue::from_str(text).unwrap();
        let mut headers = HeaderMap::from_iter([(CONTENT_TYPE, value("application/json"))]);
        headers.extend(key.map(|key| (AUTHORIZATION, value(&format!("Bearer {key}")))));
        headers.extend(seen.map(|seen| (IF_MATCH, value(seen))));
        self.send(method, address, Body::from(body.to_owned()), headers).await
    }

    /// Spoils the session's cookie.
    pub fn break_cookie(&mut self, value: &str) {
        self.cookies.insert("besok".to_owned(), value.to_owned());
    }

    /// Signs in as a new member of staff, without the passkey that a real browser has.
    pub async fn sign_in_staff(&mut self, duties: &[(Role, Option<&str>)]) -> StaffId {
        let (now, token) = (self.app.clock.now(), self.app.random.token());
        let id = StaffId(self.app.random.id(now));
        let duty = |(role, office): &(Role, Option<&str>)| Duty { role: *role, office: office.map(OfficeId::from) };
        let staff = Staff {
            id: id.clone(),
            name: Name::parse("Test Testsson").unwrap(),
            email: Email::parse(&format!("{id}@agency.example")).unwrap(),
            language: Language::from_tag("en").unwrap(),
            duties: duties.iter().map(duty).collect(),
            protected: false,
        };
        let digest = Sha256::digest(&token).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        let session = StaffSession { id: digest, staff: id.clone(), created_at: now, seen_at: now };
        let mut tx = self.app.store.begin().await.unwrap();
        tx.make_staff(&staff, now).await.unwrap();
        tx.make_staff_session(&session).await.unwrap();
        tx.commit().await.unwrap();
        self.cookies.insert("besok-staff".to_owned(), token);
        id
    }

    /// Signs in with an address that nobody has used, and completes the account.
    pub async fn sign_in(&mut self, email: &str) {
        let answer = self.post("/en/sign-in", &format!("email={email}&next=/my")).await;
        assert_eq!(answer.location.as_deref(), Some("/en/sign-in/code"));
        let code = self.code().await;
        let answer = self.post("/en/sign-in/code", &format!("code={code}")).await;
        assert_eq!(answer.location.as_deref(), Some("/en/welcome?next=/my"));
        let answer = self.post("/en/welcome", "name=Test+Testsson&year=1990&language=en&next=/my").await;
        assert_eq!(answer.location.as_deref(), Some("/en/my"), "{}", answer.body);
    }

    /// Signs in with an address that has a complete account.
    pub async fn sign_in_again(&mut self, email: &str) {
        self.post("/en/sign-in", &format!("email={email}&next=/my")).await;
        let code = self.code().await;
        let answer = self.post("/en/sign-in/code", &format!("code={code}")).await;
        assert_eq!(answer.location.as_deref(), Some("/en/my"));
    }

    /// The newest code in the outbox. It is taken out, as the worker does.
    pub async fn code(&self) -> String {
        let now = self.app.clock.now();
        let mut tx = self.app.store.begin().await.unwrap();
        let mut due = tx.take_due("email", now, now + 1.hour(), 100).await.unwrap();
        due.extend(tx.take_due("sms", now, now + 1.hour(), 100).await.unwrap());
        tx.commit().await.unwrap();
        let mut codes = due.into_iter().filter_map(|due| match due.message.body {
            Said::Code { code, .. } => Some(code),
            _ => None,
        });
        codes.next_back().expect("a code waits in the outbox")
    }

    /// Books the first free time of an errand at an office. Gives the booking's reference as addresses have it.
    pub async fn book(&mut self, errand: &str, office: &str) -> String {
        let times = format!("/en/book/{errand}/1/{office}");
        let start = self.get(&times).await.field("take").to_owned();
        let held = self.post(&times, &format!("take={start}")).await;
        assert_eq!(held.location, Some(format!("{times}/{start}")), "{}", held.body);
        let key = self.get(&format!("{times}/{start}")).await.field("key").to_owned();
        let booked = self.post(&format!("{times}/{start}/confirm"), &format!("key={key}")).await;
        let location = booked.location.unwrap_or_else(|| panic!("not booked: {}", booked.body));
        location.strip_prefix("/en/my/").and_then(|rest| rest.strip_suffix("/booked")).unwrap().to_owned()
    }
}
