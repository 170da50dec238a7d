//! Bookings made before the cutover: who sees and changes them outside My Page, and what nobody is told.

use crate::browser::{Answer, Browser, site};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use besok_core::account::{Email, Phone};
use besok_core::booking::Origin;
use besok_core::legacy::{OldBooking, OldReference, runs};
use besok_core::opening::local_day;
use besok_core::person::{BirthDate, Name};
use besok_service::{App, legacy};
use besok_store::LegacyProof;
use besok_store::fixture::{Fixture, on};
use besok_web::{Needs, table};
use jiff::{Timestamp, ToSpan};
use sha2::{Digest, Sha256};

const BORN: &str = "year=1990&month=1&day=1";

/// The site of the demonstration, with its old bookings.
async fn with_old(fixture: &Fixture) -> App {
    let app = site(fixture.store.clone()).await;
    legacy::add_samples(&app).await.unwrap();
    app
}

/// How we call what the old system called so.
async fn ours(app: &App, old: &str) -> String {
    let booking = app.store.old_booking(&OldReference::parse(old).unwrap()).await.unwrap();
    booking.expect("it was imported").reference.as_str().to_owned()
}

/// Proves an old booking. Gives our reference, and the answer to the code.
async fn prove(browser: &mut Browser, app: &App, old: &str, born: &str) -> (String, Answer) {
    let asked = browser.post("/en/earlier", &format!("reference={old}&{born}")).await;
    assert_eq!(asked.location.as_deref(), Some("/en/earlier/code"), "{}", asked.body);
    let code = browser.code().await;
    (ours(app, old).await, browser.post("/en/earlier/code", &format!("code={code}")).await)
}

fn of_old_bookings() -> impl Iterator<Item = (&'static str, Needs)> {
    table().into_iter().filter(|(_, needs)| matches!(needs, Needs::OldBooking | Needs::TakeOver))
}

fn at(path: &str, reference: &str) -> String {
    let places =
        [("{language}", "en"), ("{reference}", reference), ("{office}", "umea"), ("{start}", "20991208T0820Z")];
    places.iter().fold(path.to_owned(), |path, (place, value)| path.replace(place, value))
}

/// Each address of an old booking leads to the question which one it is.
async fn opens_nothing(browser: &mut Browser, reference: &str) {
    let asked = Some(format!("/en/earlier?reference={}", reference.replace('%', "%25")));
    for (path, _) in of_old_bookings() {
        let address = at(path, reference);
        for answer in [browser.get(&address).await, browser.post(&address, "").await] {
            if answer.status != StatusCode::METHOD_NOT_ALLOWED {
                assert_eq!((answer.status, &answer.location), (StatusCode::SEE_OTHER, &asked), "{address}");
            }
        }
    }
}

#[tokio::test]
async fn wrong_and_unknown_are_answered_alike() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = with_old(&fixture).await;
        let typed =
            ["GB-1001&year=1990&month=1&day=1", "GB-1001&year=1991&month=1&day=1", "GB-9999&year=1990&month=1&day=1"];
        let (mut answers, mut wrong) = (Vec::new(), "");
        for typed in typed {
            let mut browser = Browser::new(&app);
            let asked = browser.post("/en/earlier", &format!("reference={typed}")).await;
            let cookie = asked.headers[SET_COOKIE].to_str().unwrap();
            assert!(["HttpOnly", "SameSite=Lax", "Max-Age=3600"].iter().all(|part| cookie.contains(part)), "{cookie}");
            let page = browser.get("/en/earlier/code").await;
            assert!(!page.body.contains("Anna") && !page.body.contains("example.org"), "{}", page.body);
            let mut told = vec![(asked.status, asked.location, asked.body), (page.status, page.location, page.body)];
            // Only the first was sent a code.
            if answers.is_empty() {
                let sent = browser.code().await;
                wrong = if sent == "111111" { "222222" } else { "111111" };
            }
            for code in ["", "11111", wrong, wrong, wrong, wrong, wrong, wrong] {
                let answer = browser.post("/en/earlier/code", &format!("code={code}")).await;
                told.push((answer.status, answer.location, answer.body));
            }
            assert!(told[8].2.contains("tried too many times"), "{}", told[8].2);
            answers.push(told);
        }
        assert_eq!(answers[0], answers[1]);
        assert_eq!(answers[0], answers[2]);
    })
    .await;
}

#[tokio::test]
async fn a_proof_opens_its_own_booking_and_no_other() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = with_old(&fixture).await;
        let mut browser = Browser::new(&app);
        let other = ours(&app, "GB-1002").await;
        opens_nothing(&mut browser, &other).await;
        let (reference, proved) = prove(&mut browser, &app, "gb+1001", BORN).await;
        assert_eq!(proved.location, Some(format!("/en/earlier/{reference}")), "{}", proved.body);
        let page = browser.get(&format!("/en/earlier/{reference}")).await;
        assert!(page.status == StatusCode::OK && page.body.contains("Anna Exempelsson"), "{}", page.body);
        assert!(page.body.contains("GB-1001"), "the old reference is shown");
        for link in ["/en/my", "/en/account", "/en/people", "/people\"", "/en/sign-out"] {
            assert!(!page.body.contains(link), "{link} in {}", page.body);
        }
        opens_nothing(&mut browser, &other).await;
        opens_nothing(&mut browser, "33333333").await;
        // The same reference, but written so that only the router understands it.
        opens_nothing(&mut browser, &format!("%{:02X}{}", reference.as_bytes()[0], &reference[1..])).await;
        opens_nothing(&mut Browser::new(&app), &reference).await;
        assert_eq!(browser.get("/en/earlier/code").await.location, Some(format!("/en/earlier/{reference}")));
        let done = browser.post("/en/earlier/done", "").await;
        assert_eq!(done.location.as_deref(), Some("/en/"));
        opens_nothing(&mut browser, &reference).await;
    })
    .await;
}

#[tokio::test]
async fn my_page_and_an_old_booking_do_not_open_each_other() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = with_old(&fixture).await;
        let mut browser = Browser::new(&app);
        browser.sign_in("mia@example.org").await;
        let mine = browser.book("biometrics", "sundbyberg").await;
        opens_nothing(&mut browser, &mine).await;
        opens_nothing(&mut browser, &format!("%{:02X}{}", mine.as_bytes()[0], &mine[1..])).await;
        opens_nothing(&mut browser, &ours(&app, "GB-1001").await).await;
        let (old, _) = prove(&mut browser, &app, "GB-1001", BORN).await;
        opens_nothing(&mut browser, &mine).await;
        assert_eq!(browser.get(&format!("/en/my/{old}")).await.status, StatusCode::NOT_FOUND);
        let (shown, list) = (browser.get(&format!("/en/earlier/{old}")).await, browser.get("/en/my").await);
        assert!(!shown.body.contains("Test Testsson") && !shown.body.contains(&mine), "{}", shown.body);
        assert!(list.body.contains("Test Testsson") && !list.body.contains("Anna Exempelsson"), "{}", list.body);
        assert!(list.body.contains("/en/earlier\""), "the way to old bookings");
        // A page that is not there shows no session either.
        let missing = browser.get(&format!("/en/earlier/{old}/people")).await;
        assert!(missing.status == StatusCode::NOT_FOUND && !missing.body.contains("/en/sign-out"), "{}", missing.body);
    })
    .await;
}

#[tokio::test]
async fn an_old_booking_is_changed_and_cancelled() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = with_old(&fixture).await;
        let mut browser = Browser::new(&app);
        let (reference, _) = prove(&mut browser, &app, "GB-1001", BORN).await;
        let page = format!("/en/earlier/{reference}");
        let times = format!("{page}/move/sundbyberg");
        let start = browser.get(&times).await.field("take").to_owned();
        let held = browser.post(&times, &format!("take={start}")).await;
        assert_eq!(held.location, Some(format!("{times}/{start}")), "{}", held.body);
        let check = browser.get(&format!("{times}/{start}")).await;
        assert!(check.body.contains("anna@example.org"), "{}", check.body);
        for _ in 0..2 {
            let moved = browser.post(&format!("{times}/{start}/confirm"), &format!("key={}", check.field("key"))).await;
            assert_eq!(moved.location, Some(format!("{page}/moved")), "sent once or twice: {}", moved.body);
        }
        assert_eq!(browser.get(&format!("{page}/moved")).await.status, StatusCode::OK);
        assert_eq!(browser.get(&format!("{times}/{start}")).await.location, Some(page.clone()), "it is there already");
        let calendar = browser.get(&format!("{page}/calendar.ics")).await;
        assert!(
            calendar.body.starts_with("BEGIN:VCALENDAR") && calendar.body.contains(&reference),
            "{}",
            calendar.body
        );
        let print = browser.get(&format!("{page}/print")).await;
        assert!(print.status == StatusCode::OK && !print.body.contains("My Page"), "{}", print.body);
        let key = browser.get(&format!("{page}/cancel")).await.field("key").to_owned();
        let cancelled = browser.post(&format!("{page}/cancel"), &format!("key={key}")).await;
        assert_eq!(cancelled.location, Some(format!("{page}/cancelled")), "{}", cancelled.body);
        assert!(browser.get(&format!("{page}/cancelled")).await.body.contains("Your visit is cancelled"));
        // Whoever comes back sees that, by either reference.
        for typed in ["GB-1001", reference.as_str()] {
            let mut again = Browser::new(&app);
            again.post("/en/earlier", &format!("reference={typed}&{BORN}")).await;
            let code = again.code().await;
            again.post("/en/earlier/code", &format!("code={code}")).await;
            assert!(again.get(&page).await.body.contains("Cancelled"));
        }
    })
    .await;
}

#[tokio::test]
async fn guessing_slows_down_and_ends_with_a_phone_number() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = with_old(&fixture).await;
        let mut browser = Browser::new(&app);
        let form = "reference=GB-77&year=1980";
        for _ in 0..3 {
            assert_eq!(browser.post("/en/earlier", form).await.status, StatusCode::SEE_OTHER);
        }
        let slow = browser.post("/en/earlier", form).await;
        assert!(
            slow.status == StatusCode::TOO_MANY_REQUESTS && slow.body.contains("Try again in 2 minutes"),
            "{}",
            slow.body
        );
        assert!(slow.body.contains("value=\"GB-77\"") && slow.body.contains("value=\"1980\""), "the answers stay");
        let (now, mut tx) = (app.clock.now(), app.store.begin().await.unwrap());
        let digest =
            |text: &str| Sha256::digest(text).iter().fold(String::new(), |all, byte| all + &format!("{byte:02x}"));
        for hours in 1..=8 {
            let proof = LegacyProof {
                id: format!("{hours}"),
                typed: digest("GB78"),
                booking: None,
                code: String::new(),
                tries: 0,
                network: String::new(),
                created_at: now - (9 - hours).hours(),
                expires_at: now,
                proved_at: None,
            };
            tx.put_legacy_proof(&proof).await.unwrap();
        }
        tx.commit().await.unwrap();
        let locked = browser.post("/en/earlier", "reference=gb+78&year=1980").await;
        assert_eq!(locked.status, StatusCode::TOO_MANY_REQUESTS);
        for office in &app.catalogue().offices {
            assert!(locked.body.contains(&format!("tel:{}", office.phone_link)), "{}", locked.body);
        }
        assert!(!locked.body.contains("name=\"reference\""), "{}", locked.body);
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_wrong_is_said_and_kept() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = with_old(&fixture).await;
        let mut browser = Browser::new(&app);
        let both = browser.post("/en/earlier", "reference=&year=19&month=4").await;
        assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(both.body.contains("Enter the reference") && both.body.contains("#year"), "{}", both.body);
        assert!(both.body.contains("value=\"19\"") && both.body.contains("value=\"4\""), "{}", both.body);
        let linked = browser.get("/en/earlier?reference=GB-1001").await;
        assert!(linked.body.contains("value=\"GB-1001\""), "{}", linked.body);
        assert_eq!(browser.get("/en/earlier/code").await.location.as_deref(), Some("/en/earlier"), "nothing was asked");
        assert_eq!(browser.post("/en/earlier/code", "code=123456").await.location.as_deref(), Some("/en/earlier"));
    })
    .await;
}

/// A booking of biometrics in Sundbyberg for whoever signs in to the tests.
fn for_tester(app: &App, reference: &str) -> OldBooking {
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    let blank = OldBooking {
        reference: OldReference::parse(reference).unwrap(),
        name: Name::parse("test TESTSSON").unwrap(),
        birth_date: BirthDate::from_text("1990-00-00").unwrap(),
        email: Email::parse("tester@example.org"),
        phone: None,
        errand: "biometrics".into(),
        office: "sundbyberg".into(),
        starts_at: Timestamp::UNIX_EPOCH,
        language: besok_core::language::Language::DEFAULT,
        made_on: catalogue.agency.cutover.yesterday().unwrap(),
    };
    let today = local_day(now, &catalogue.time_zone());
    let starts = (20..40).map(|days| today.saturating_add(days.days())).flat_map(|day| {
        let first = |opening| catalogue.slots_on(opening, day).first().map(|slot| slot.key.starts_at());
        catalogue.openings.iter().filter_map(first).collect::<Vec<_>>()
    });
    let all = starts.map(|starts_at| OldBooking { starts_at, ..blank.clone() });
    all.into_iter().find(|old| !runs(&catalogue, old).is_empty()).expect("Sundbyberg opens")
}

#[tokio::test]
async fn it_is_taken_over_by_whoever_has_proved_it_and_is_signed_in() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = with_old(&fixture).await;
        let mut browser = Browser::new(&app);
        let (reference, _) = prove(&mut browser, &app, "GB-1002", BORN).await;
        let path = format!("/en/earlier/{reference}/take-over");
        let next = format!("/en/sign-in?next=/earlier/{reference}/take-over");
        assert_eq!(browser.get(&path).await.location.as_deref(), Some(next.as_str()));
        assert_eq!(browser.post(&path, "").await.location.as_deref(), Some(next.as_str()));
        browser.sign_in("mia@example.org").await;
        let page = browser.get(&path).await;
        assert!(page.body.contains("is added to your people") && page.body.contains("Yusuf"), "{}", page.body);
        let (mut stranger, form) = (Browser::new(&app), format!("key={}", page.field("key")));
        stranger.sign_in("stranger@example.org").await;
        opens_nothing(&mut stranger, &reference).await;
        let taken = browser.post(&path, &form).await;
        assert_eq!(taken.location, Some(format!("/en/my/{reference}/taken-over")), "{}", taken.body);
        let panel = browser.get(&format!("/en/my/{reference}/taken-over")).await;
        assert!(panel.body.contains("The appointment is on My Page now"), "{}", panel.body);
        assert!(browser.get("/en/people").await.body.contains("Yusuf Exempelsson"));
        // Whoever proves it again is sent to My Page, and can do nothing outside it.
        let mut again = Browser::new(&app);
        again.post("/en/earlier", &format!("reference=GB-1002&{BORN}")).await;
        let code = again.code().await;
        again.post("/en/earlier/code", &format!("code={code}")).await;
        for (path, needs) in of_old_bookings().filter(|(_, needs)| *needs == Needs::OldBooking) {
            for answer in [again.get(&at(path, &reference)).await, again.post(&at(path, &reference), "").await] {
                let told = answer.body.contains("This appointment is on My Page");
                assert!(told || answer.status == StatusCode::METHOD_NOT_ALLOWED, "{path} {needs:?}: {}", answer.body);
            }
        }
        let booking = app.store.old_booking(&OldReference::parse("GB-1002").unwrap()).await.unwrap().unwrap();
        assert_eq!(booking.origin, Origin::MyPage);
    })
    .await;
}

#[tokio::test]
async fn whoever_has_only_a_phone_is_told_there() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = with_old(&fixture).await;
        let phone = Phone::parse("+46701740605");
        let old = OldBooking { email: None, phone, ..for_tester(&app, "T-1") };
        legacy::import(&app, old).await.unwrap().unwrap();
        let mut browser = Browser::new(&app);
        let (reference, proved) = prove(&mut browser, &app, "T-1", "year=1990").await;
        let page = format!("/en/earlier/{reference}");
        assert_eq!(proved.location.as_ref(), Some(&page), "{}", proved.body);
        assert_eq!(browser.get(&page).await.status, StatusCode::OK);
        let times = format!("{page}/move/sundbyberg");
        let start = browser.get(&times).await.field("take").to_owned();
        browser.post(&times, &format!("take={start}")).await;
        let check = browser.get(&format!("{times}/{start}")).await;
        assert!(check.body.contains("by text message to <bdi dir=\"ltr\">+46701740605"), "{}", check.body);
        let moved = browser.post(&format!("{times}/{start}/confirm"), &format!("key={}", check.field("key"))).await;
        assert_eq!(moved.location, Some(format!("{page}/moved")), "{}", moved.body);
        let told = browser.get(&format!("{page}/moved")).await.body;
        assert!(told.contains("by text message to") && !told.contains("spam"), "{told}");
    })
    .await;
}

#[tokio::test]
async fn somebody_with_another_booking_keeps_both() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = with_old(&fixture).await;
        legacy::import(&app, for_tester(&app, "T-1")).await.unwrap().unwrap();
        let mut browser = Browser::new(&app);
        browser.sign_in("mia@example.org").await;
        let mine = browser.book("biometrics", "boden").await;
        let (reference, _) = prove(&mut browser, &app, "T-1", "year=1990").await;
        let path = format!("/en/earlier/{reference}/take-over");
        let page = browser.get(&path).await;
        assert!(page.body.contains("is the same as") && page.body.contains("Test Testsson"), "{}", page.body);
        let refused = browser.post(&path, &format!("key={}", page.field("key"))).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{}", refused.body);
        assert!(refused.body.contains(&format!("href=\"/en/my/{mine}\"")), "{}", refused.body);
        assert_eq!(browser.get(&format!("/en/earlier/{reference}")).await.status, StatusCode::OK);
        assert_eq!(browser.get(&format!("/en/my/{mine}")).await.status, StatusCode::OK);
        let outdated = browser.post(&path, "key=1").await;
        assert_eq!(outdated.status, StatusCode::CONFLICT);
    })
    .await;
}

#[tokio::test]
async fn the_service_ends_by_itself() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store.clone()).await;
        let mut browser = Browser::new(&app);
        let ended = browser.get("/en/earlier").await.body;
        assert!(ended.contains("This service has ended") && !ended.contains("name=\"reference\""), "{ended}");
        assert!(!browser.get("/en/").await.body.contains("/en/earlier"), "nobody needs it");
        let posted = browser.post("/en/earlier", &format!("reference=GB-1001&{BORN}")).await;
        assert_eq!(posted.location.as_deref(), Some("/en/earlier"));
        legacy::add_samples(&app).await.unwrap();
        assert!(browser.get("/en/").await.body.contains("/en/earlier"));
        assert!(browser.get("/en/earlier").await.body.contains("GB-1001"), "what can be tried is said");
    })
    .await;
}
