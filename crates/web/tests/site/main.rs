//! The whole site, walked: each route gives what it needs to nobody else, and no input makes it fail.

mod api;
mod browser;
mod challenge;
mod earlier;
mod integrations;
mod overload;
mod queue;
mod request;
mod screen;
mod simulate;
mod slow;
mod staff;

use axum::body::Body;
use axum::http::header::{ACCEPT, ORIGIN, RETRY_AFTER, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use besok_core::limit::Limits;
use besok_core::staff::Role;
use besok_store::fixture::{Fixture, each_engine, on};
use besok_web::{Needs, table};
use browser::{Browser, limited_site, site};

/// An address of a route, with something plausible in each place, or the same junk in all of them.
fn address(path: &str, junk: Option<&str>) -> String {
    let places = [
        ("{errand}", "biometrics"),
        ("{party}", "1"),
        ("{office}", "sundbyberg"),
        ("{start}", "20991208T0820Z"),
        ("{reference}", "33333333"),
        ("{name}", "besok.css"),
        ("{id}", "1"),
        ("{representation}", "0197aaaa-0000-7000-8000-000000000000"),
        ("{session}", "0123456789abcdef"),
        ("{staff}", "0197aaaa-0000-7000-8000-000000000001"),
        ("{number}", "1"),
        ("{request}", "0197aaaa-0000-7000-8000-000000000002"),
        ("{secret}", "0123456789abcdef"),
        ("{code}", "K7M4-6HPX-TC3F"),
        ("{key}", "0197aaaa-0000-7000-8000-000000000003"),
        ("{webhook}", "0197aaaa-0000-7000-8000-000000000004"),
    ];
    let path = path.replace("{language}", "en");
    places.iter().fold(path, |path, (place, value)| path.replace(place, junk.unwrap_or(value)))
}

#[tokio::test]
async fn each_route_is_open_only_to_whoever_it_needs() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        for (path, needs) in table() {
            let address = address(path, None);
            for answer in [Browser::new(&app).get(&address).await, Browser::new(&app).post(&address, "").await] {
                if answer.status == StatusCode::METHOD_NOT_ALLOWED {
                    continue;
                }
                let leads = |to| answer.location.as_ref().is_some_and(|location| location.starts_with(to));
                let to_proof = leads("/en/earlier?reference=");
                let (to_sign_in, to_staff_sign_in) = (leads("/en/sign-in?next="), leads("/staff/sign-in?next="));
                match needs {
                    Needs::Nothing => assert!(!to_sign_in, "{path} is for everybody, but sends to sign in"),
                    Needs::SignedIn | Needs::Visitor => assert!(to_sign_in, "{path} is open: {}", answer.status),
                    Needs::OldBooking | Needs::TakeOver => assert!(to_proof, "{path} is open: {}", answer.status),
                    Needs::Screen | Needs::Kiosk => {
                        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path} is open");
                    }
                    Needs::Key => assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path} is open"),
                    Needs::Staff(_) => assert!(to_staff_sign_in, "{path} is open: {}", answer.status),
                    Needs::Mailbox => assert!(!to_sign_in, "{path} is for everybody in a demonstration"),
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn no_input_makes_the_site_fail() {
    let junk = ["%00", "%F0%9F%99%82", "..%2f..%2fetc", "%FF%FE", "'--", "-1", "99999999999999999999", "%E2%80%AE"];
    each_engine(move |fixture| async move {
        let app = site(fixture.store).await;
        let key = "0".repeat(64);
        let mut browser = Browser::new(&app);
        browser.sign_in("junk@example.org").await;
        browser.sign_in_staff(&Role::ALL.map(|role| (role, None))).await;
        for (path, _) in table().into_iter().filter(|(path, _)| !path.ends_with("/sign-out")) {
            for junk in junk {
                let query = format!("month={junk}&day={junk}&all={junk}&town={junk}&order={junk}&next={junk}");
                for address in [address(path, Some(junk)), format!("{}?{query}", address(path, None))] {
                    let got = browser.get(&address).await;
                    assert!(!got.status.is_server_error(), "GET {address}: {}", got.status);
                    for form in [
                        String::new(),
                        junk.to_owned(),
                        format!("start={junk}&take={junk}&key={key}&email={junk}&code={junk}&name={junk}&year={junk}&reason={junk}&who={junk}&number={junk}&add={junk}&challenge={junk}&answer={junk}"),
                    ] {
                        let got = browser.post(&address, &form).await;
                        assert!(!got.status.is_server_error(), "POST {address} {form}: {}", got.status);
                    }
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn somebody_elses_booking_does_not_exist() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        let (mut one, mut other) = (Browser::new(&app), Browser::new(&app));
        one.sign_in("one@example.org").await;
        other.sign_in("other@example.org").await;
        let reference = one.book("biometrics", "sundbyberg").await;
        assert_eq!(one.get(&format!("/en/my/{reference}")).await.status, StatusCode::OK);
        let of_visitors = |(path, needs): &(&str, Needs)| path.contains("{reference}") && *needs == Needs::Visitor;
        for (path, _) in table().into_iter().filter(of_visitors) {
            let theirs = address(&path.replace("{reference}", &reference), None);
            let none = address(path, None);
            let key = "0".repeat(64);
            let form = format!("key={key}&start=20991208T0820Z");
            let (got, missing) = (other.get(&theirs).await, other.get(&none).await);
            assert_eq!((got.status, got.body.len()), (missing.status, missing.body.len()), "GET {theirs}");
            assert!(matches!(got.status, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED), "GET {theirs}");
            let (got, missing) = (other.post(&theirs, &form).await, other.post(&none, &form).await);
            assert_eq!(got.status, missing.status, "POST {theirs}");
            assert!(matches!(got.status, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED), "POST {theirs}");
        }
        assert!(one.get("/en/my").await.body.contains(&reference), "it is still there");
    })
    .await;
}

/// Whoever was booked for comes: a booking cannot be handed on by another name.
#[tokio::test]
async fn no_form_changes_a_name() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store.clone()).await;
        let mut browser = Browser::new(&app);
        browser.sign_in("named@example.org").await;
        let reference = browser.book("biometrics", "sundbyberg").await;
        for (path, _) in table().into_iter().filter(|(path, _)| !path.ends_with("/sign-out")) {
            let form = format!(
                "key={}&name=Somebody+Else&year=1980&month=1&day=1&phone=&language=en&number=1&person=1&who=1\
                 &who=biometrics-1&email=else@example.org&start=20991208T0820Z",
                "0".repeat(64)
            );
            browser.post(&address(&path.replace("{reference}", &reference), None), &form).await;
        }
        let visit = browser.get(&format!("/en/my/{reference}")).await.body;
        assert!(visit.contains("Test Testsson") && !visit.contains("Somebody Else"), "{visit}");
        let named = "SELECT COUNT(*) AS count FROM person WHERE name = 'Test Testsson' AND birth_date = '1990-00-00'";
        assert_eq!(fixture.count(named).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn sessions_are_ended_by_their_account_alone() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        let (mut one, mut again, mut other) = (Browser::new(&app), Browser::new(&app), Browser::new(&app));
        one.sign_in("one@example.org").await;
        other.sign_in("other@example.org").await;
        again.sign_in_again("one@example.org").await;
        let page = one.get("/en/account/sessions").await.body;
        let from = page.split("/en/account/sessions/").skip(1).map(|rest| rest.split('"').next().unwrap());
        let end = from.filter(|path| *path != "others/end").map(|path| format!("/en/account/sessions/{path}"));
        let ends: Vec<String> = end.collect();
        assert_eq!(ends.len(), 1, "this session has no such button: {page}");
        assert_eq!(other.post(&ends[0], "").await.status, StatusCode::NOT_FOUND, "somebody else's");
        assert_eq!(again.get("/en/my").await.status, StatusCode::OK);
        assert_eq!(one.post(&ends[0], "").await.location.as_deref(), Some("/en/account/sessions"));
        assert_eq!(again.get("/en/my").await.status, StatusCode::SEE_OTHER, "signed out there");
        assert_eq!(one.post(&ends[0], "").await.status, StatusCode::NOT_FOUND, "it has ended");
    })
    .await;
}

#[tokio::test]
async fn a_representative_sees_and_does_only_what_the_client_allows() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        let (mut client, mut helper, mut stranger) = (Browser::new(&app), Browser::new(&app), Browser::new(&app));
        client.sign_in("client@example.org").await;
        helper.sign_in("helper@example.org").await;
        stranger.sign_in("stranger@example.org").await;
        let reference = client.book("biometrics", "sundbyberg").await;
        let visit = format!("/en/my/{reference}");
        let form = "email=helper@example.org&who=1&scope=see&days=30";
        let named = client.post("/en/account/representatives/add", form).await;
        assert_eq!(named.location.as_deref(), Some("/en/account/representatives"), "{}", named.body);
        assert_eq!(helper.get(&visit).await.status, StatusCode::NOT_FOUND, "not before it is accepted");
        let accept = helper.get("/en/my").await.action("/accept");
        assert_eq!(stranger.post(&accept, "").await.status, StatusCode::NOT_FOUND, "somebody else's invitation");
        assert_eq!(helper.post(&accept, "").await.location.as_deref(), Some("/en/my"));
        assert!(helper.get("/en/my").await.body.contains("You act for"));
        let shown = helper.get(&visit).await;
        assert!(shown.status == StatusCode::OK && !shown.body.contains("/cancel"), "{}", shown.body);
        for deed in ["cancel", "move", "people"] {
            let path = format!("{visit}/{deed}");
            assert_eq!(helper.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(helper.post(&format!("{visit}/cancel"), &format!("key={}", "0".repeat(64))).await.status, 404);
        assert_eq!(helper.get("/en/book/passport/2").await.status, StatusCode::NOT_FOUND, "nor book");
        let end = client.get("/en/account/representatives").await.action("/end");
        assert_eq!(stranger.post(&end, "").await.status, StatusCode::NOT_FOUND);
        assert!(client.post(&end, "").await.location.is_some());
        assert_eq!(helper.get(&visit).await.status, StatusCode::NOT_FOUND, "at once");
        assert_eq!(client.get(&visit).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn the_copy_is_a_file_of_the_account_alone() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        let (mut one, mut other) = (Browser::new(&app), Browser::new(&app));
        one.sign_in("one@example.org").await;
        other.sign_in("other@example.org").await;
        let reference = one.book("biometrics", "sundbyberg").await;
        let copy = one.get("/en/account/data/download").await;
        let header = |name: &str| copy.headers.get(name).unwrap().to_str().unwrap().to_owned();
        assert!(header("content-disposition").starts_with("attachment"));
        assert!(header("content-type").starts_with("application/json"));
        assert_eq!(header("cache-control"), "no-store");
        let shown = format!("{}-{}", &reference[..4], &reference[4..]);
        assert!(copy.body.contains(&shown) && copy.body.contains("one@example.org"), "{}", copy.body);
        let theirs = other.get("/en/account/data/download").await.body;
        assert!(!theirs.contains(&shown) && !theirs.contains("one@example.org"), "{theirs}");
    })
    .await;
}

#[tokio::test]
async fn forms_come_from_our_own_pages() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        let mut browser = Browser::new(&app);
        browser.sign_in("forms@example.org").await;
        let silent = browser.send("POST", "/en/sign-out", Body::empty(), HeaderMap::new()).await;
        assert_eq!(silent.status, StatusCode::FORBIDDEN);
        assert!(silent.body.contains("<h1"), "a page says so");
        let evil = HeaderMap::from_iter([(ORIGIN, HeaderValue::from_static("http://evil.example"))]);
        let cross = browser.send("POST", "/en/sign-out", Body::empty(), evil).await;
        assert_eq!(cross.status, StatusCode::FORBIDDEN);
        assert_eq!(browser.get("/en/my").await.status, StatusCode::OK, "still signed in");
        let huge = browser.post("/en/welcome", &"name=x".repeat(20_000)).await;
        assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(huge.body.contains("<h1"));
        for broken in ["", "x", "å\u{1}", &"f".repeat(64), &"f".repeat(5000)] {
            browser.break_cookie(&broken.escape_default().to_string());
            assert_eq!(browser.get("/en/my").await.status, StatusCode::SEE_OTHER, "as if signed out");
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_twice_books_once() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        let mut browser = Browser::new(&app);
        browser.sign_in("twice@example.org").await;
        let times = "/en/book/passport/1/malmo";
        let start = browser.get(times).await.field("take").to_owned();
        browser.post(times, &format!("take={start}")).await;
        let here = format!("{times}/{start}");
        let key = browser.get(&here).await.field("key").to_owned();
        let form = format!("key={key}");
        let first = browser.post(&format!("{here}/confirm"), &form).await.location;
        let second = browser.post(&format!("{here}/confirm"), &form).await.location;
        assert!(first.is_some());
        assert_eq!(first, second);
        let without = browser.post(&format!("{here}/confirm"), "").await;
        assert_eq!(without.status, StatusCode::CONFLICT, "a form without its key is of an older page");
        let other = browser.get("/en/book/passport/1/goteborg").await.field("take").to_owned();
        let refused = browser.post("/en/book/passport/1/goteborg", &format!("take={other}")).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "one booking for an errand");
    })
    .await;
}

#[tokio::test]
async fn a_network_that_asks_too_often_is_told_when_to_come_again() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = limited_site(fixture.store, Limits { address: 4, ..Limits::LIFTED }).await;
        // Not across the end of a minute.
        app.clock.advance(60 - app.clock.now().as_second() % 60);
        let mut browser = Browser::new(&app);
        for address in ["/assets/besok.css", "/health/live", "/health/ready"].repeat(5) {
            assert_ne!(browser.get(address).await.status, StatusCode::TOO_MANY_REQUESTS, "{address} does not count");
        }
        for address in ["/en/", "/", "/nothing", "/sv-simple/"] {
            assert_ne!(browser.get(address).await.status, StatusCode::TOO_MANY_REQUESTS, "{address}");
        }
        let refused = browser.get("/sv-simple/").await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        let seconds: i64 = refused.headers[RETRY_AFTER].to_str().unwrap().parse().unwrap();
        assert!((1..=60).contains(&seconds), "{seconds}");
        assert!(refused.body.contains("Vänta en minut") && refused.body.contains("tel:"), "{}", refused.body);
        let json = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("application/json"))]);
        let refused = browser.send("GET", "/en/", Body::empty(), json).await;
        assert_eq!(refused.headers["content-type"], "application/problem+json");
        assert!(refused.headers.contains_key(RETRY_AFTER) && refused.body.contains("429"), "{}", refused.body);
        let api = browser.get("/api/v1/errands/passport/offices/umea/times").await;
        assert_eq!((api.status, &api.headers["content-type"]), (refused.status, &refused.headers["content-type"]));
        assert!(api.headers.contains_key(RETRY_AFTER) && api.body.contains("429"), "{}", api.body);
        assert_eq!(browser.get("/health/live").await.status, StatusCode::OK);
        app.clock.advance(60);
        assert_eq!(browser.get("/sv-simple/").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn answers_carry_the_headers_that_protect() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        let mut browser = Browser::new(&app);
        for address in ["/en/", "/en/nothing", "/nothing", "/en/book"] {
            let answer = browser.get(address).await;
            let header = |name: &str| answer.headers.get(name).map(|value| value.to_str().unwrap().to_owned());
            assert!(header("content-security-policy").is_some_and(|policy| policy.starts_with("default-src 'none'")));
            assert_eq!(header("x-content-type-options").as_deref(), Some("nosniff"));
            assert_eq!(header("cache-control").as_deref(), Some("no-store"));
        }
        let answer = browser.post("/en/sign-in", "email=headers@example.org").await;
        let cookie = answer.headers.get(SET_COOKIE).unwrap().to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    })
    .await;
}

#[tokio::test]
async fn what_was_said_about_town_and_times_stays_in_the_address() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        let mut browser = Browser::new(&app);
        let offices = browser.get("/en/book/biometrics/1?town=orebro").await.body;
        assert!(offices.contains("href=\"/ar/book/biometrics/1?town=orebro\""), "a change of language keeps it");
        let first =
            offices.find("/en/book/biometrics/1/orebro?town=%C3%96rebro").expect("each office leads on with it");
        assert!(
            offices.find("/en/book/biometrics/1/boden?").is_some_and(|boden| boden > first),
            "the nearest comes first"
        );
        let times = browser.get("/en/book/biometrics/1/orebro?town=%C3%96rebro").await.body;
        assert!(times.contains("href=\"/en/book/biometrics/1?town=%C3%96rebro\""), "the way back keeps it");
        let (_, link) = times.split_once("&amp;all=1").expect("some times are held back");
        assert!(link.starts_with("&amp;town=%C3%96rebro#times"));
        let day = times.split("name=\"day\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let all = browser.get(&format!("/en/book/biometrics/1/orebro?day={day}&all=1&town=%C3%96rebro")).await.body;
        assert!(all.matches("name=\"start\"").count() > times.matches("name=\"start\"").count());
        assert!(all.contains("name=\"all\" value=\"1\""), "the form keeps it");
    })
    .await;
}
