//! Before a time is held and before a code is sent: the work, and the ways without it.

use crate::browser::{Answer, Browser, limited_site};
use axum::http::StatusCode;
use axum::http::header::CONTENT_SECURITY_POLICY;
use besok_core::challenge::{FINDS, Level, begins_with_zeros};
use besok_core::limit::Limits;
use besok_service::challenge::WAIT_SECONDS;
use besok_store::fixture::{Fixture, on};
use sha2::{Digest, Sha256};

const ALWAYS: Limits = Limits { challenge: Level::Always, ..Limits::LIFTED };
const TIMES: &str = "/en/book/passport/1/malmo";

/// What the page's script sends.
fn work(page: &Answer) -> String {
    let challenge = page.field("challenge");
    let parts: Vec<&str> = challenge.split('.').collect();
    let (bits, nonce) = (parts[0].parse().unwrap(), parts[2]);
    let fits = |number: &u32| begins_with_zeros(&Sha256::digest(format!("{nonce}.{number}")), bits);
    let found: Vec<String> = (0..u32::MAX).filter(fits).take(FINDS).map(|number| number.to_string()).collect();
    format!("challenge={challenge}&answer={}", found.join("."))
}

fn policy(page: &Answer) -> &str {
    page.headers.get(CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap()
}

/// Signs in by working.
async fn sign_in(browser: &mut Browser, email: &str) {
    let form = format!("email={email}&next=/my");
    let page = browser.post("/en/sign-in", &form).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(policy(&page).contains("script-src 'self';") && !page.body.contains("<script>"), "{}", policy(&page));
    let sent = browser.post("/en/sign-in", &format!("{form}&{}", work(&page))).await;
    assert_eq!(sent.location.as_deref(), Some("/en/sign-in/code"), "{}", sent.body);
    let again = browser.post("/en/sign-in", &format!("{form}&{}", work(&page))).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "used");
    assert_ne!(again.field("challenge"), page.field("challenge"), "here is another");
    let code = browser.code().await;
    browser.post("/en/sign-in/code", &format!("code={code}")).await;
    let done = browser.post("/en/welcome", "name=Test+Testsson&year=1990&language=en&next=/my").await;
    assert_eq!(done.location.as_deref(), Some("/en/my"));
}

#[tokio::test]
async fn a_time_is_held_for_work_or_for_a_code_and_the_way_there_is_in_the_address() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = limited_site(fixture.store.clone(), ALWAYS).await;
        let mut browser = Browser::new(&app);
        sign_in(&mut browser, "anna@example.org").await;
        let times = browser.get(TIMES).await;
        assert!(!policy(&times).contains("script"), "{}", policy(&times));
        let (start, check) = (times.field("take").to_owned(), format!("{TIMES}/{}", times.field("take")));
        let hold = format!("{check}/hold");
        let stopped = browser.post(TIMES, &format!("take={start}")).await;
        assert_eq!(stopped.location.as_deref(), Some(hold.as_str()));
        assert_eq!(fixture.count("SELECT COUNT(*) AS count FROM hold").await.unwrap(), 0);
        let page = browser.get(&hold).await;
        assert!(page.body.contains("/sv/book/passport/1/malmo/"), "the same in another language: {}", page.body);
        let refused = browser.post(&hold, &format!("challenge={}&answer=1", page.field("challenge"))).await;
        assert_eq!(refused.location, Some(format!("{hold}?again")));
        let held = browser.post(&hold, &work(&page)).await;
        assert_eq!(held.location, Some(format!("{check}#held")));
        assert_eq!(fixture.count("SELECT COUNT(*) AS count FROM hold").await.unwrap(), 1);
        let replayed = browser.post(&hold, &work(&page)).await;
        assert_eq!(replayed.location, Some(format!("{hold}?again")), "used");
        let key = browser.get(&check).await.field("key").to_owned();
        let booked = browser.post(&format!("{check}/confirm"), &format!("key={key}")).await.location.unwrap();
        let moves = format!("{}/move/goteborg", booked.strip_suffix("/booked").unwrap());
        let new = browser.get(&moves).await.field("take").to_owned();
        let stopped = browser.post(&moves, &format!("take={new}")).await.location.unwrap();
        assert_eq!(stopped, format!("{moves}/{new}/hold"), "moving holds a time as well");
        let page = browser.get(&stopped).await;
        assert_eq!(browser.post(&stopped, &work(&page)).await.location, Some(format!("{moves}/{new}#held")));
        let mut bo = Browser::new(&app);
        sign_in(&mut bo, "bo@example.org").await;
        let theirs = bo.post(&hold, &work(&browser.get(&hold).await)).await;
        assert_eq!(theirs.location, Some(format!("{hold}?again")), "somebody else's work");
        let sent = bo.post(&hold, "way=code").await;
        assert_eq!(sent.location, Some(format!("{hold}?code")));
        let typed = bo.get(&format!("{hold}?code")).await;
        assert!(typed.status == StatusCode::OK && typed.body.contains("bo@example.org"), "{}", typed.body);
        assert_eq!(bo.post(&hold, "code=12").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let code = bo.code().await;
        let never = bo.post(&format!("{TIMES}/20991208T0820Z/hold"), &format!("code={code}")).await;
        assert_eq!(never.status, StatusCode::CONFLICT, "nobody can have that: {}", never.body);
        let other = bo.get(TIMES).await.field("take").to_owned();
        let held = bo.post(TIMES, &format!("take={other}")).await;
        assert_eq!(held.location, Some(format!("{TIMES}/{other}")), "the code still does for another time");
        let next = bo.post("/en/book/visitor-permit/1/malmo", &format!("take={other}")).await;
        assert_eq!(
            next.location,
            Some(format!("/en/book/visitor-permit/1/malmo/{other}/hold")),
            "and for no second one"
        );
    })
    .await;
}

#[tokio::test]
async fn whoever_waits_gets_a_code_without_scripts() {
    on(Fixture::sqlite().await, |fixture| async move {
        let app = limited_site(fixture.store, ALWAYS).await;
        let mut browser = Browser::new(&app);
        let page = browser.post("/en/sign-in", "email=anna@example.org&next=/book/passport").await;
        assert_eq!((page.field("email"), page.field("next")), ("anna@example.org", "/book/passport"));
        let form = format!("email=anna@example.org&next=/book/passport&challenge={}&answer=", page.field("challenge"));
        let early = browser.post("/en/sign-in", &form).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(early.body.contains("seconds more"), "{}", early.body);
        assert_eq!(early.field("challenge"), page.field("challenge"), "the wait does not begin anew");
        app.clock.advance(WAIT_SECONDS);
        let other = browser.post("/en/sign-in", &form.replacen("anna", "bo", 1)).await;
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY, "one waits for one address");
        assert_eq!(browser.post("/en/sign-in", &form).await.location.as_deref(), Some("/en/sign-in/code"));
        let invalid = browser.post("/en/sign-in", "email=anna").await;
        assert!(invalid.status == StatusCode::UNPROCESSABLE_ENTITY && invalid.body.contains("in the right form"));
    })
    .await;
}
