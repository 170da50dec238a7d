//! What is answered while there is more to do than can be done, or the database is away.

use crate::address;
use crate::browser::{Browser, node, site};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{Method, StatusCode};
use besok_core::limit::Limits;
use besok_core::overload::Class;
use besok_store::Store;
use besok_store::fixture::{Fixture, on};
use besok_web::{class, table};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinSet, yield_now};
use tokio::time::timeout;

const TIMES: &str = "/en/book/biometrics/1/sundbyberg";
const CONFIRM: &str = "/en/book/biometrics/1/sundbyberg/20991208T0820Z/confirm";
const OFFICE: &str = "/en/offices/sundbyberg";
/// Far longer than anything here takes.
const LONG: Duration = Duration::from_secs(90);

/// How many requests of a class fit, one after the other, while nothing else is under way.
const LOOKING: usize = 384;
const BEGINNING: usize = 768;

#[tokio::test]
async fn what_has_no_class_is_answered_without_a_database() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store.clone()).await;
        let Store::Sqlite { read, .. } = &fixture.store else { unreachable!("it is a file") };
        let mut kept = Vec::new();
        while kept.len() < 12 {
            kept.push(read.acquire().await.unwrap());
        }
        let outside = |path: &&str| class(path, &Method::GET).is_none() && *path != "/health/ready";
        let paths: Vec<&str> = table().into_iter().map(|(path, _)| path).filter(outside).collect();
        assert!(paths.contains(&"/{language}/") && paths.contains(&"/assets/{name}"));
        for path in paths {
            let answer = timeout(LONG, Browser::new(&app).get(&address(path, None))).await;
            assert!(!answer.expect(path).status.is_server_error(), "{path}");
        }
    })
    .await;
}

/// Lets so many requests begin that will wait for the database.
async fn crowd(browser: &Browser, count: usize, looks: bool) -> JoinSet<StatusCode> {
    let mut crowd = JoinSet::new();
    for number in 0..count {
        let mut one = browser.beside();
        crowd.spawn(async move {
            let form = format!("email=person{number}@example.org&next=/my");
            let answer = if looks { one.get(OFFICE).await } else { one.post("/en/sign-in", &form).await };
            answer.status
        });
    }
    for _ in 0..10 {
        yield_now().await;
    }
    crowd
}

#[tokio::test]
async fn who_looks_is_refused_first_and_who_confirms_is_not() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store.clone()).await;
        let mut browser = Browser::new(&app);
        let Store::Sqlite { read, write } = &fixture.store else { unreachable!("it is a file") };
        let mut kept = vec![write.acquire().await.unwrap()];
        while kept.len() < 13 {
            kept.push(read.acquire().await.unwrap());
        }
        let mut looking = crowd(&browser, LOOKING, true).await;
        let refused = browser.get(TIMES).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
        let seconds: u32 = refused.headers[RETRY_AFTER].to_str().unwrap().parse().unwrap();
        assert!((20..=40).contains(&seconds), "{seconds}");
        assert!(refused.body.contains("There is a lot to do") && refused.body.contains(TIMES), "{}", refused.body);
        let api = browser.get("/api/v1/errands/biometrics/offices/sundbyberg/times").await;
        assert_eq!(api.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(api.headers[CONTENT_TYPE], "application/problem+json");
        assert!(api.headers.contains_key(RETRY_AFTER) && api.json()["status"] == 503);
        assert_eq!(browser.get("/en/terms").await.status, StatusCode::OK, "it waits for nothing");
        assert_eq!(browser.get("/en/sign-in").await.status, StatusCode::OK, "who begins goes before who looks");

        let mut beginning = crowd(&browser, BEGINNING - LOOKING, false).await;
        let refused = browser.get("/en/sign-in").await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
        let confirmed = browser.post(CONFIRM, "key=1").await;
        assert_eq!(confirmed.status, StatusCode::SEE_OTHER, "let in, and sent to sign in");
        let staff = browser.get("/staff/offices/sundbyberg/counter").await;
        assert_eq!(staff.status, StatusCode::SEE_OTHER, "so are counters");

        drop(kept);
        while let Some(answered) = looking.join_next().await {
            assert_eq!(answered.unwrap(), StatusCode::OK);
        }
        while let Some(answered) = beginning.join_next().await {
            assert!(!answered.unwrap().is_server_error());
        }
        assert_eq!(browser.get(TIMES).await.status, StatusCode::OK, "there is room again");
    })
    .await;
}

#[test]
fn every_route_has_a_class_or_waits_for_nothing() {
    for (path, _) in table() {
        let (reads, writes) = (class(path, &Method::GET), class(path, &Method::POST));
        assert!(writes.is_none() || writes <= reads, "{path}: who does something goes no later than who looks at it");
        assert!(!path.starts_with("/staff") || reads <= Some(Class::Begin), "{path}: staff do not look around");
    }
}

/// What stands between a node and its database, and may stop passing anything on.
struct Line {
    address: String,
    stuck: watch::Sender<bool>,
}

impl Line {
    async fn to(database: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (user, rest) = database.split_once('@').unwrap();
        let (server, name) = rest.split_once('/').unwrap();
        let address = format!("{user}@{}/{name}", listener.local_addr().unwrap());
        let (stuck, hears) = watch::channel(false);
        let server = server.to_owned();
        tokio::spawn(async move {
            while let Ok((here, _)) = listener.accept().await {
                let there = TcpStream::connect(&server).await.unwrap();
                let ((from_here, to_here), (from_there, to_there)) = (here.into_split(), there.into_split());
                tokio::spawn(pass_on(from_here, to_there, hears.clone()));
                tokio::spawn(pass_on(from_there, to_here, hears.clone()));
            }
        });
        Self { address, stuck }
    }
}

async fn pass_on(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, mut stuck: watch::Receiver<bool>) {
    let mut bytes = [0; 4096];
    while let Ok(count @ 1..) = from.read(&mut bytes).await {
        let goes_on = stuck.wait_for(|stuck| !stuck).await.is_ok();
        if !goes_on || to.write_all(&bytes[..count]).await.is_err() {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_stuck_stops_nothing_that_needs_no_database() {
    on(Fixture::postgres().await, |fixture| async move {
        site(fixture.store.clone()).await;
        let line = Line::to(fixture.address()).await;
        let app = node(Store::open_impatient(&line.address).await.unwrap(), Limits::LIFTED).await;
        let mut browser = Browser::new(&app);
        browser.sign_in("anna@example.org").await;
        let start = browser.get(TIMES).await.field("take").to_owned();
        browser.post(TIMES, &format!("take={start}")).await;
        let key = browser.get(&format!("{TIMES}/{start}")).await.field("key").to_owned();

        line.stuck.send_replace(true);
        let mut waiting = JoinSet::new();
        // More than there are connections.
        for _ in 0..40 {
            let mut one = browser.beside();
            waiting.spawn(async move { one.get(OFFICE).await });
        }
        let mut stranger = browser.beside();
        for path in ["/en/", "/en/terms", "/health/live"] {
            assert_eq!(timeout(LONG, stranger.get(path)).await.unwrap().status, StatusCode::OK, "{path}");
        }
        while let Some(answered) = timeout(LONG, waiting.join_next()).await.expect("somebody waits without end") {
            let answered = answered.unwrap();
            assert_eq!(answered.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answered.body);
            assert!(answered.headers.contains_key(RETRY_AFTER));
        }
        let ready = timeout(LONG, stranger.get("/health/ready")).await.unwrap();
        assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);

        line.stuck.send_replace(false);
        let form = format!("key={key}");
        let mut tries = 0;
        let booked = loop {
            let answer = timeout(LONG, browser.post(&format!("{TIMES}/{start}/confirm"), &form)).await.unwrap();
            if answer.status == StatusCode::SEE_OTHER {
                break answer;
            }
            tries += 1;
            assert!(tries < 20, "it did not recover: {}", answer.body);
            tokio::time::sleep(Duration::from_millis(500)).await;
        };
        assert!(booked.location.unwrap().ends_with("/booked"));
        assert_eq!(fixture.count("SELECT COUNT(*) AS count FROM booking").await.unwrap(), 1);
    })
    .await;
}

/// Somebody else writes to the file for long.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_locked_is_told_before_anybody_waits_long() {
    on(Fixture::sqlite().await, |fixture| async move {
        site(fixture.store.clone()).await;
        let app = node(Store::open_impatient(fixture.address()).await.unwrap(), Limits::LIFTED).await;
        let mut browser = Browser::new(&app);
        browser.sign_in("anna@example.org").await;
        let start = browser.get(TIMES).await.field("take").to_owned();
        let lock = fixture.store.begin().await.unwrap();
        let mut late = browser.beside();
        let hold = format!("take={start}");
        let held = {
            let (app, mut reader) = (app.clone(), browser.beside());
            let looking = async move {
                while app.ledger.behind() < Duration::from_millis(2_100) {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                assert_eq!(reader.get(OFFICE).await.status, StatusCode::SERVICE_UNAVAILABLE);
                assert_eq!(late.get("/en/sign-in").await.status, StatusCode::SERVICE_UNAVAILABLE);
                assert_eq!(late.post(CONFIRM, "key=1").await.status, StatusCode::SEE_OTHER, "to sign in");
            };
            let (held, ()) = timeout(LONG, async { tokio::join!(browser.post(TIMES, &hold), looking) }).await.unwrap();
            held
        };
        assert_eq!(held.status, StatusCode::SERVICE_UNAVAILABLE, "{}", held.body);
        drop(lock);
        let mut again = browser.post(TIMES, &hold).await;
        for _ in 0..20 {
            if again.status == StatusCode::SEE_OTHER {
                break;
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
            again = browser.post(TIMES, &hold).await;
        }
        assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);
    })
    .await;
}
