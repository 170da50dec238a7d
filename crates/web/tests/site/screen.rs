//! Screens and tickets over HTTP: a screen is its own office's and kind's, a kiosk tells no secrets, and a ticket is one.

use crate::browser::{Answer, Browser, site};
use axum::http::StatusCode;
use besok_core::booking::Reference;
use besok_core::id::StaffId;
use besok_core::queue::{Counter, Deed, Rule, WalkIn};
use besok_core::screen::ScreenKind;
use besok_core::staff::Role;
use besok_core::visit::Outcome;
use besok_service::screen::{NewScreen, end, list, make};
use besok_service::{App, queue};
use besok_store::fixture::{Fixture, each_engine, on};
use jiff::civil::time;
use jiff::{Timestamp, ToSpan};

const OFFICE: &str = "sundbyberg";

/// The office runs a queue, with tickets at every hour, and an officer sits at counter 3.
async fn open_queue(app: &App, manager: &StaffId) {
    let rule = Rule {
        phone_tickets: true,
        counters: vec![Counter { number: 3, errands: Vec::new() }],
        walk_ins: vec![WalkIn {
            errands: vec!["biometrics".into()],
            weekdays: (1..=7).collect(),
            from: time(0, 0, 0, 0),
            to: time(23, 59, 0, 0),
            daily: 50,
        }],
        ..Rule::default()
    };
    let mut tx = app.store.begin().await.unwrap();
    assert!(tx.save_queue_rule(&OFFICE.into(), (&rule, 0), app.clock.now()).await.unwrap());
    tx.commit().await.unwrap();
    act(app, Deed::Open(3, manager.clone())).await;
}

async fn act(app: &App, deed: Deed) {
    queue::act(app, &OFFICE.into(), "system", deed).await.unwrap().unwrap();
}

/// A new device that is a screen of the office. Gives its secret too.
async fn device(app: &App, manager: &StaffId, kind: ScreenKind) -> (Browser, String) {
    let counter = (kind == ScreenKind::Sign).then_some(3);
    let by = app.store.staff(manager).await.unwrap().unwrap();
    let secret =
        make(app, &by, &OFFICE.into(), NewScreen { kind, name: "By the door", counter }).await.unwrap().unwrap();
    let mut browser = Browser::new(app);
    let opened = browser.get(&format!("/screen/{secret}")).await;
    assert_eq!((opened.status, opened.location.as_deref()), (StatusCode::SEE_OTHER, Some("/screen")));
    (browser, secret)
}

/// An office on the morning of the first booking of a visitor who was born in 1990. Gives the reference.
async fn morning(app: &App) -> (StaffId, Browser, String) {
    let manager = Browser::new(app).sign_in_staff(&[(Role::Manager, None)]).await;
    let mut visitor = Browser::new(app);
    visitor.sign_in("visitor@example.org").await;
    let reference = visitor.book("biometrics", OFFICE).await;
    let booking = app.store.booking(&Reference::parse(&reference).unwrap()).await.unwrap().unwrap();
    let wait = (booking.starts_at - 10.minutes()).as_second() - app.clock.now().as_second();
    app.clock.advance(wait);
    open_queue(app, &manager).await;
    (manager, visitor, reference)
}

async fn by_reference(kiosk: &mut Browser, reference: &str) -> Answer {
    let key = kiosk.get("/en/kiosk").await.field("key").to_owned();
    kiosk.post("/en/kiosk/reference", &format!("key={key}&reference={reference}")).await
}

async fn by_birth(kiosk: &mut Browser, form: &str) -> Answer {
    let key = kiosk.get("/en/kiosk").await.field("key").to_owned();
    kiosk.post("/en/kiosk/birth", &format!("key={key}&{form}")).await
}

#[tokio::test]
async fn a_screen_is_of_its_kind_until_it_is_ended() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        let manager = Browser::new(&app).sign_in_staff(&[(Role::Manager, None)]).await;
        open_queue(&app, &manager).await;
        let (mut kiosk, secret) = device(&app, &manager, ScreenKind::Kiosk).await;
        let (mut board, _) = device(&app, &manager, ScreenKind::Board).await;
        let (mut sign, _) = device(&app, &manager, ScreenKind::Sign).await;
        let start = kiosk.get("/screen").await;
        assert!(start.body.contains("/ar/kiosk"), "{}", start.body);
        let camera = |answer: &Answer| answer.headers["permissions-policy"].to_str().unwrap().contains("camera=(self)");
        assert!(camera(&start) && !camera(&board.get("/screen").await));
        assert_eq!(kiosk.get("/screen/live").await.status, StatusCode::NOT_FOUND);
        for other in [&mut board, &mut sign] {
            assert_eq!(other.get("/screen/live").await.status, StatusCode::OK);
            assert_eq!(other.get("/en/kiosk").await.status, StatusCode::NOT_FOUND, "it is no kiosk");
            assert_eq!(other.post("/en/kiosk/ticket", "").await.status, StatusCode::NOT_FOUND);
        }
        let by = app.store.staff(&manager).await.unwrap().unwrap();
        for screen in list(&app, &OFFICE.into()).await.unwrap() {
            assert!(!end(&app, &by, &"umea".into(), &screen.id).await.unwrap(), "another office has none such");
            assert!(end(&app, &by, &OFFICE.into(), &screen.id).await.unwrap());
        }
        for (gone, path) in [(&mut kiosk, "/en/kiosk"), (&mut board, "/screen/live"), (&mut sign, "/screen")] {
            assert_eq!(gone.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(Browser::new(&app).get(&format!("/screen/{secret}")).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn a_board_and_a_sign_show_who_is_called_and_never_whose_it_is() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store).await;
        let (manager, _, reference) = morning(&app).await;
        let (mut kiosk, _) = device(&app, &manager, ScreenKind::Kiosk).await;
        let (mut board, _) = device(&app, &manager, ScreenKind::Board).await;
        let (mut sign, _) = device(&app, &manager, ScreenKind::Sign).await;
        assert!(by_reference(&mut kiosk, &reference).await.body.contains("A1"));
        act(&app, Deed::CallNext(3)).await;
        for screen in [&mut board, &mut sign] {
            for page in [screen.get("/screen").await.body, screen.get("/screen/live").await.body] {
                assert!(page.contains("A1") && page.contains("data-call=\"A1-"), "{page}");
                for secret in ["Test", "Testsson", &reference, "1990"] {
                    assert!(!page.contains(secret), "{secret}: {page}");
                }
            }
        }
        app.clock.advance(4 * 60);
        let old = board.get("/screen").await.body;
        assert!(old.contains("class=\"call newest old\""), "a call grows old: {old}");
        act(&app, Deed::Start(3)).await;
        assert!(!board.get("/screen").await.body.contains("data-call="), "it is at the counter");
    })
    .await;
}

#[tokio::test]
async fn a_kiosk_registers_once_and_says_why_not() {
    each_engine(|fixture| async move {
        let app = site(fixture.store).await;
        let (manager, mut visitor, reference) = morning(&app).await;
        let (mut kiosk, _) = device(&app, &manager, ScreenKind::Kiosk).await;
        app.clock.advance(-3600);
        let early = by_reference(&mut kiosk, &reference).await;
        assert!(early.status == StatusCode::CONFLICT && early.body.contains("You are early"), "{}", early.body);
        app.clock.advance(3600);
        let key = kiosk.get("/en/kiosk").await.field("key").to_owned();
        let form = format!("key={key}&reference={}", reference.to_lowercase());
        let came = kiosk.post("/en/kiosk/reference", &form).await;
        assert!(
            came.status == StatusCode::OK && came.body.contains("A1") && came.body.contains("<svg"),
            "{}",
            came.body
        );
        let again = by_reference(&mut kiosk, &reference).await;
        assert!(again.body.contains("registered already") && again.body.contains("A1"), "{}", again.body);
        // The code of the page gives the ticket to a phone, and leaves the address.
        let mut phone = Browser::new(&app);
        let scanned = phone.get(&format!("/t/{key}")).await;
        assert!(scanned.location.as_deref().is_some_and(|to| to.ends_with("/ticket")));
        let ticket = phone.get("/en/ticket").await.body;
        assert!(ticket.contains("A1") && !ticket.contains(&key) && !ticket.contains("Testsson"), "{ticket}");
        act(&app, Deed::CallNext(3)).await;
        assert!(phone.get("/en/ticket").await.body.contains("Go to counter"));
        assert!(phone.get("/en/ticket/live").await.body.contains("Go to counter"), "and so does its stream");
        act(&app, Deed::Finish(3, Outcome::Settled, String::new())).await;
        assert!(phone.get("/en/ticket").await.body.contains("You are done"));
        let cancelled = visitor.get(&format!("/en/my/{reference}")).await;
        assert_ne!(cancelled.status, StatusCode::INTERNAL_SERVER_ERROR);
        app.clock.advance(24 * 3600);
        assert!(phone.get("/en/ticket").await.body.contains("A ticket holds for one day"), "yesterday's");
        assert!(by_reference(&mut kiosk, &reference).await.body.contains("another day"));
    })
    .await;
}

#[tokio::test]
async fn a_date_of_birth_and_initials_give_a_ticket_or_nothing() {
    each_engine(|fixture| async move {
        let app = site(fixture.store.clone()).await;
        let (manager, _, reference) = morning(&app).await;
        let (mut kiosk, _) = device(&app, &manager, ScreenKind::Kiosk).await;
        // Too early, another date, other letters: the same words, and nothing of the booking.
        app.clock.advance(-3600);
        let early = by_birth(&mut kiosk, "year=1990&initials=tt").await;
        app.clock.advance(3600);
        for form in ["year=1991&initials=TT", "year=1990&initials=TX", "year=1990&month=4&initials=TT"] {
            let answer = by_birth(&mut kiosk, form).await;
            assert_eq!((answer.status, &answer.body), (StatusCode::CONFLICT, &early.body), "{form}");
            assert!(answer.body.contains("Go to reception") && !answer.body.contains(&reference));
        }
        let came = by_birth(&mut kiosk, "year=1990&initials=t.t.").await;
        assert!(came.status == StatusCode::OK && came.body.contains("A1"), "{}", came.body);
        assert!(!came.body.contains("Testsson") && !came.body.contains(&reference));
        // Who has the same is somebody else: nobody can tell them apart here.
        let mut twin = Browser::new(&app);
        twin.sign_in("twin@example.org").await;
        let tomorrow = twin.book("biometrics", OFFICE).await;
        let starts_at: Timestamp = app.clock.now() + 5.minutes();
        let moved = format!("UPDATE booking SET starts_at = {} WHERE reference = '{tomorrow}'", starts_at.as_second());
        fixture.tamper(&moved).await.unwrap();
        // Of somebody whose identity is protected nobody learns that they are here.
        fixture.tamper("UPDATE person SET protection = 'protected' WHERE name = 'Test Testsson'").await.unwrap();
        let hidden = by_birth(&mut kiosk, "year=1990&initials=TT").await;
        assert!(hidden.status == StatusCode::CONFLICT && hidden.body.contains("Go to reception"), "{}", hidden.body);
        fixture.tamper("UPDATE person SET protection = 'none' WHERE name = 'Test Testsson'").await.unwrap();
        let both = by_birth(&mut kiosk, "year=1990&initials=TT").await;
        assert!(both.status == StatusCode::CONFLICT && both.body.contains("Go to reception"), "{}", both.body);
    })
    .await;
}

#[tokio::test]
async fn guessing_at_a_kiosk_is_slowed_down() {
    each_engine(|fixture| async move {
        let app = site(fixture.store).await;
        let (manager, _, reference) = morning(&app).await;
        let (mut kiosk, _) = device(&app, &manager, ScreenKind::Kiosk).await;
        let (mut other, _) = device(&app, &manager, ScreenKind::Kiosk).await;
        for year in 1950..1955 {
            let form = format!("year={year}&initials=TT");
            assert_eq!(by_birth(&mut kiosk, &form).await.status, StatusCode::CONFLICT, "{year}");
        }
        let slow = by_birth(&mut kiosk, "year=1990&initials=TT").await;
        assert!(
            slow.status == StatusCode::TOO_MANY_REQUESTS && slow.body.contains("Go to reception")
                || slow.body.contains("go to reception"),
            "{}",
            slow.body
        );
        assert_eq!(by_reference(&mut kiosk, &reference).await.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(by_reference(&mut kiosk, "no-code").await.status, StatusCode::CONFLICT, "no guess at all");
        app.clock.advance(61);
        assert_eq!(by_birth(&mut kiosk, "year=1960&initials=TT").await.status, StatusCode::CONFLICT, "one a minute");
        assert_eq!(by_birth(&mut kiosk, "year=1961&initials=TT").await.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(by_reference(&mut other, &reference).await.status, StatusCode::OK, "another kiosk");
        for _ in 0..7 {
            assert_eq!(
                by_reference(&mut other, &reference).await.status,
                StatusCode::OK,
                "what is right does not count"
            );
        }
        // A few mistakes over a morning are forgotten, whatever else happens at the kiosk meanwhile.
        for year in 1950..1960 {
            app.clock.advance(2 * 60);
            assert_eq!(by_birth(&mut other, &format!("year={year}&initials=TT")).await.status, StatusCode::CONFLICT);
            assert_eq!(by_reference(&mut other, &reference).await.status, StatusCode::OK);
        }
    })
    .await;
}

#[tokio::test]
async fn a_phone_takes_one_ticket_and_gives_it_up() {
    each_engine(|fixture| async move {
        let app = site(fixture.store.clone()).await;
        let (_, mut visitor, reference) = morning(&app).await;
        let mut phone = Browser::new(&app);
        assert_eq!(phone.get("/en/offices/umea/ticket").await.status, StatusCode::NOT_FOUND, "it gives none on phones");
        let take = format!("/en/offices/{OFFICE}/ticket");
        let page = phone.get(&take).await;
        assert!(page.body.contains("wait") && page.body.contains("Take a ticket"), "{}", page.body);
        let guessed = format!("key={}&errand=biometrics&people=2&room=AAAAA", page.field("key"));
        let refused = phone.post(&take, &guessed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "who is not there has no ticket");
        assert_eq!(fixture.count("SELECT COUNT(*) AS count FROM visit").await.unwrap(), 0);
        let day = queue::today(&app, &OFFICE.into()).unwrap();
        let room = queue::read(&app, &OFFICE.into(), day).await.unwrap().room.unwrap();
        assert_eq!(
            phone.get(&format!("{take}?room={room}")).await.field("room"),
            room,
            "as the board's picture says it"
        );
        let form = format!("key={}&errand=biometrics&people=2&room={}", page.field("key"), room.to_lowercase());
        // A second press, from a browser that has not had the first answer yet.
        let mut impatient = Browser::new(&app);
        assert_eq!(impatient.post(&take, &form).await.location.as_deref(), Some("/en/ticket"));
        assert_eq!(phone.post(&take, &form).await.location.as_deref(), Some("/en/ticket"));
        let other = format!("key={}&errand=biometrics&room={room}", "e".repeat(64));
        assert_eq!(phone.post(&take, &other).await.location.as_deref(), Some("/en/ticket"), "one at a time");
        assert_eq!(fixture.count("SELECT COUNT(*) AS count FROM visit").await.unwrap(), 1);
        let ticket = phone.get("/en/ticket").await.body;
        assert!(ticket.contains("W1") && ticket.contains("You are next"), "{ticket}");
        let at = app.clock.now().as_second() + 2 * 3600;
        phone.post("/en/ticket/back", &format!("at={at}")).await;
        assert!(!phone.get("/en/ticket").await.body.contains("You come back"), "not one of the times offered");
        let at = app.clock.now().as_second() + 20 * 60;
        phone.post("/en/ticket/back", &format!("at={at}")).await;
        assert!(phone.get("/en/ticket").await.body.contains("You come back"));
        phone.post("/en/ticket/back", "").await;
        assert!(phone.get("/en/ticket").await.body.contains("You are next"));
        // Somebody booked says it on their own page, and gets the ticket on this phone.
        let here = visitor.get(&format!("/en/my/{reference}")).await;
        if here.status == StatusCode::SEE_OTHER {
            visitor.sign_in_again("visitor@example.org").await;
        }
        let here = visitor.get(&format!("/en/my/{reference}")).await;
        let said = visitor.post(&here.action("/here"), &format!("key={}", here.field("key"))).await;
        assert_eq!(said.location.as_deref(), Some("/en/ticket"), "{}", here.body);
        assert!(visitor.get("/en/ticket").await.body.contains("A2"));
        assert!(visitor.get(&format!("/en/my/{reference}")).await.body.contains("We know that you are here"));
        phone.post("/en/ticket/leave", "").await;
        assert!(phone.get("/en/ticket").await.body.contains("You have given up your place"));
        assert!(phone.get(&take).await.body.contains("Take a ticket"), "another may be taken");
        let nobody = Browser::new(&app).get("/en/ticket").await;
        assert!(nobody.status == StatusCode::OK && nobody.body.contains("no ticket on this phone"));
    })
    .await;
}
