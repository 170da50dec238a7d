//! Requests to book: what links and codes give to whom.

use crate::browser::{Browser, site};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use besok_core::account::Email;
use besok_core::id::InvitationId;
use besok_core::invitation::{Asked, Channel, Code, Invitee, Reason};
use besok_core::language::Language;
use besok_core::message::Body;
use besok_core::opening::local_day;
use besok_core::person::{BirthDate, Name};
use besok_service::{App, invitation};
use besok_store::fixture::{Fixture, on};
use jiff::ToSpan;

/// Asks Anna by mail or by letter. Gives the request, and the secret of its link or the code of its letter.
async fn ask(app: &App, fixture: &Fixture, email: Option<&str>) -> (InvitationId, String) {
    let invitee = Invitee {
        name: Name::parse("Anna Åberg").unwrap(),
        birth_date: BirthDate::from_text("1990-04-05").unwrap(),
        errands: vec!["biometrics".into()],
    };
    let today = local_day(app.clock.now(), &app.catalogue().time_zone());
    let asked = Asked {
        case_file: "12-345".to_owned(),
        people: vec![invitee],
        offices: vec!["sundbyberg".into()],
        book_by: today.saturating_add(30.days()),
        reason: Reason::Biometrics,
        note: String::new(),
        language: Language::DEFAULT,
        channel: if email.is_some() { Channel::Email } else { Channel::Letter },
        email: email.and_then(Email::parse),
        address: vec!["Storgatan 1".to_owned(), "111 11 Stockholm".to_owned()],
    };
    let made = invitation::make(app, "staff:1", asked).await.unwrap().unwrap();
    if email.is_none() {
        let code = fixture.text("SELECT code AS text FROM letter").await.unwrap().unwrap();
        return (made.invitation.id, code);
    }
    let now = app.clock.now();
    let mut tx = app.store.begin().await.unwrap();
    let due = tx.take_due("email", now, now + 1.hour(), 100).await.unwrap();
    tx.commit().await.unwrap();
    let secret = due.into_iter().find_map(|due| match due.message.body {
        Body::Asked { secret, .. } => Some(secret),
        _ => None,
    });
    (made.invitation.id, secret.expect("a mail waits"))
}

#[tokio::test]
async fn a_link_becomes_a_cookie_and_tells_nothing() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store.clone()).await;
        let (id, secret) = ask(&app, &fixture, Some("anna@example.org")).await;
        let mut scanner = Browser::new(&app);
        let answer = scanner.get(&format!("/en/request/{secret}")).await;
        assert_eq!((answer.status, answer.location.as_deref()), (StatusCode::SEE_OTHER, Some("/en/request")));
        let cookie = answer.headers[SET_COOKIE].to_str().unwrap();
        assert!(["HttpOnly", "SameSite=Lax", "Max-Age=3600"].iter().all(|part| cookie.contains(part)), "{cookie}");
        // Whoever keeps no cookie sees the field for the code of a letter.
        assert!(Browser::new(&app).get("/en/request").await.body.contains("name=\"code\""));
        assert_eq!(app.store.invitation(&id).await.unwrap().unwrap().opened_at, None, "a scanner opens nothing");
        let page = scanner.get("/en/request").await;
        assert!(app.store.invitation(&id).await.unwrap().unwrap().opened_at.is_some());
        for told in ["Anna", "anna@", "fingerprint", "12-345", &secret] {
            assert!(!page.body.contains(told), "{told} in {}", page.body);
        }
        assert!(page.body.contains("a•••@e•••.org"));
        // A stranger who asks for the code is not shown the address on any page of signing in.
        scanner.post("/en/request/code", "").await;
        for page in [scanner.get("/en/sign-in/code").await, scanner.post("/en/sign-in/code", "code=1").await] {
            assert!(page.body.contains("a•••@e•••.org") && !page.body.contains("anna@"), "{}", page.body);
        }
        assert_eq!(scanner.post("/en/sign-in/resend", "").await.location.as_deref(), Some("/en/sign-in/code?again"));
        assert!(!scanner.get("/en/sign-in/code?again").await.body.contains("anna@"));
    })
    .await;
}

#[tokio::test]
async fn wrong_and_unknown_codes_are_answered_alike() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store.clone()).await;
        let (_, known) = ask(&app, &fixture, None).await;
        let unknown = Code::from_number(7);
        let (mut right, mut wrong) = (Browser::new(&app), Browser::new(&app));
        let mut both = async |path: &str, form: [&str; 2]| {
            let (one, other) = (right.post(path, form[0]).await, wrong.post(path, form[1]).await);
            assert_eq!((one.status, &one.location, &one.body), (other.status, &other.location, &other.body));
            one.status
        };
        let typed = [format!("code={known}"), format!("code={unknown}")];
        assert_eq!(both("/en/request", [&typed[0], &typed[1]]).await, StatusCode::SEE_OTHER);
        for _ in 0..4 {
            let birth = ["year=1991&month=4&day=5"; 2];
            assert_eq!(both("/en/request/birth", birth).await, StatusCode::UNPROCESSABLE_ENTITY);
        }
        for year in ["year=1991&month=4&day=5", "year=1990&month=4&day=5"] {
            assert_eq!(both("/en/request/birth", [year; 2]).await, StatusCode::TOO_MANY_REQUESTS);
        }
        assert_eq!(right.get("/en/request").await.body, wrong.get("/en/request").await.body);
    })
    .await;
}

#[tokio::test]
async fn a_letter_leads_to_the_account_that_is_signed_in() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = site(fixture.store.clone()).await;
        let (id, code) = ask(&app, &fixture, None).await;
        let mut browser = Browser::new(&app);
        browser.sign_in("mia@example.org").await;
        let answer = browser.get(&format!("/r/{}", code.to_lowercase())).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert!(browser.get("/en/request").await.body.contains("name=\"year\""));
        let proved = browser.post("/en/request/birth", "year=1990&month=4&day=5").await;
        assert_eq!(proved.location.as_deref(), Some("/en/request"), "{}", proved.body);
        assert!(browser.get("/en/request").await.body.contains("mia@example.org"));
        let path = format!("/en/my/requests/{id}");
        assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "not theirs before they take it");
        assert_eq!(browser.post("/en/request/account", "").await.location.as_deref(), Some(path.as_str()));
        let page = browser.get(&path).await.body;
        assert!(page.contains("Anna Åberg") && page.contains(&format!("{path}/book/sundbyberg")), "{page}");
        // An office where nobody is asked to come leads to those where they are.
        let elsewhere = browser.get(&format!("{path}/book/boden")).await;
        assert_eq!(elsewhere.location, Some(format!("{path}/book")));
        let start = browser.get(&format!("{path}/book/sundbyberg")).await.field("take").to_owned();
        let held = browser.post(&format!("{path}/book/sundbyberg"), &format!("take={start}")).await;
        assert_eq!(held.location, Some(format!("{path}/book/sundbyberg/{start}")), "{}", held.body);
        let check = format!("{path}/book/sundbyberg/{start}");
        let key = browser.get(&check).await.field("key").to_owned();
        let booked = browser.post(&format!("{check}/confirm"), &format!("key={key}")).await;
        assert!(booked.location.is_some_and(|location| location.ends_with("/booked")), "{}", booked.body);
        assert_eq!(
            fixture.count(&format!("SELECT COUNT(*) AS count FROM booking WHERE invitation = '{id}'")).await.unwrap(),
            1
        );
        // Somebody else's request does not exist, on whatever page of it.
        let mut other = Browser::new(&app);
        other.sign_in("other@example.org").await;
        for page in ["", "/tried", "/book", "/book/sundbyberg"] {
            assert_eq!(other.get(&format!("{path}{page}")).await.status, StatusCode::NOT_FOUND, "{page}");
        }
        assert_eq!(other.post(&format!("{path}/tried"), "").await.status, StatusCode::NOT_FOUND);
    })
    .await;
}
