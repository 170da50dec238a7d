//! Signing in by a code, and who is signed in.

use crate::town::{Town, each_engine};
use besok_core::account::Account;
use besok_core::device::Device;
use besok_core::language::Language;
use besok_core::message::Body;
use besok_core::person::{BirthDateError, NameError};
use besok_service::App;
use besok_service::account::{
    BeginRefusal, Profile, ProfileRefusal, SignedIn, TRIES, VerifyRefusal, WINDOW_MINUTES, begin, complete, find,
    pending, sign_out, signed_in, verify,
};

const SV: Language = Language::DEFAULT;
const PHONE: Device = Device { browser: Some("Chrome"), system: Some("Android") };

/// Asks for a code; gives the browser's secret and the code that was mailed.
async fn asked(app: &App, email: &str) -> (String, String) {
    let token = begin(app, email, "/my", "network", SV).await.unwrap().unwrap();
    let now = app.clock.now();
    let mut tx = app.store.begin().await.unwrap();
    let mut due = tx.take_due("email", now, now, 100).await.unwrap();
    let due = due.pop().unwrap();
    tx.mark_sent(&[&due.message.id]).await.unwrap();
    tx.commit().await.unwrap();
    let Body::Code { code, .. } = due.message.body else { panic!("no code but {:?}", due.message.body) };
    assert_eq!(due.message.to.as_str(), email);
    (token, code)
}

async fn sign_in(app: &App, email: &str) -> SignedIn {
    let (token, code) = asked(app, email).await;
    verify(app, &token, &code, SV, PHONE).await.unwrap().unwrap()
}

/// Six digits that are not the code.
fn other(code: &str) -> &'static str {
    if code == "123456" { "654321" } else { "123456" }
}

fn pass(town: &Town, minutes: i64) {
    town.clock.advance(60 * minutes);
}

#[tokio::test]
async fn a_code_signs_in_and_makes_the_account() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (token, code) = asked(&app, "anna@example.org").await;
        let waits = pending(&app, &token).await.unwrap().unwrap();
        assert_eq!((waits.email.as_str(), waits.next.as_str(), waits.concealed), ("anna@example.org", "/my", false));
        assert_eq!(town.count("account").await, 0, "nobody has proved the address yet");
        let spaced = format!(" {} {}", &code[..3], &code[3..]);
        let signed = verify(&app, &token, &spaced, SV, PHONE).await.unwrap().unwrap();
        assert_eq!((signed.next.as_str(), signed.account.address().as_str()), ("/my", "anna@example.org"));
        assert_eq!(signed.account.people, []);
        assert_eq!(signed.account.terms, Some(app.catalogue().agency.terms.version));
        assert_eq!(signed_in(&app, &signed.token).await.unwrap(), Some(signed.account.clone()));
        assert_eq!(signed_in(&app, &token).await.unwrap(), None, "the first secret is another");
        assert_eq!(pending(&app, &token).await.unwrap(), None);
        assert_eq!(sign_in(&app, "anna@example.org").await.account.id, signed.account.id);
    })
    .await;
}

#[tokio::test]
async fn a_code_is_used_once_however_many_try() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (token, code) = asked(&app, "anna@example.org").await;
        let tasks: Vec<_> = (0..5)
            .map(|_| {
                let (app, token, code) = (app.clone(), token.clone(), code.clone());
                tokio::spawn(async move { verify(&app, &token, &code, SV, PHONE).await.unwrap() })
            })
            .collect();
        let mut signed = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => signed += 1,
                Err(refusal) => assert_eq!(refusal, VerifyRefusal::Expired),
            }
        }
        assert_eq!(signed, 1);
        assert_eq!(verify(&app, &token, &code, SV, PHONE).await.unwrap().unwrap_err(), VerifyRefusal::Expired);
        assert_eq!((town.count("session").await, town.count("account").await), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_wrong_code_can_be_typed_a_few_times() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (token, code) = asked(&app, "anna@example.org").await;
        let attempt = async |code: &str| verify(&app, &token, code, SV, PHONE).await.unwrap().unwrap_err();
        assert_eq!(attempt("12345").await, VerifyRefusal::Malformed);
        for left in (1..TRIES).rev() {
            assert_eq!(attempt(other(&code)).await, VerifyRefusal::Wrong(left));
        }
        assert_eq!(attempt(other(&code)).await, VerifyRefusal::Exhausted);
        assert_eq!(attempt(&code).await, VerifyRefusal::Exhausted, "too late for the right one");
    })
    .await;
}

#[tokio::test]
async fn a_code_holds_for_its_browser_and_its_time() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (token, code) = asked(&app, "anna@example.org").await;
        let (other_token, _) = asked(&app, "bo@example.org").await;
        let refused = verify(&app, &other_token, &code, SV, PHONE).await.unwrap().unwrap_err();
        assert!(matches!(refused, VerifyRefusal::Wrong(_)));
        assert_eq!(verify(&app, "no secret", &code, SV, PHONE).await.unwrap().unwrap_err(), VerifyRefusal::Expired);
        pass(&town, 15);
        assert_eq!(verify(&app, &token, &code, SV, PHONE).await.unwrap().unwrap_err(), VerifyRefusal::Expired);
    })
    .await;
}

#[tokio::test]
async fn an_address_gets_a_few_codes_and_later_more() {
    each_engine(0, |town| async move {
        let app = town.app();
        let ask = async |email: &str, network: &str| begin(&app, email, "/my", network, SV).await.unwrap();
        assert_eq!(ask("nobody", "a").await, Err(BeginRefusal::NotAnEmail));
        for number in 0..5 {
            assert!(ask("anna@example.org", &format!("network {number}")).await.is_ok());
        }
        assert_eq!(ask("Anna@example.org", "another").await, Err(BeginRefusal::TooMany(WINDOW_MINUTES)));
        assert!(ask("bo@example.org", "another").await.is_ok());
        pass(&town, 31);
        assert!(ask("anna@example.org", "another").await.is_ok());
        for number in 0..59 {
            assert!(ask(&format!("person{number}@example.org"), "another").await.is_ok());
        }
        assert_eq!(ask("last@example.org", "another").await, Err(BeginRefusal::TooMany(WINDOW_MINUTES)));
        assert!(ask("last@example.org", "elsewhere").await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn guessing_does_not_add_up() {
    each_engine(0, |town| async move {
        let app = town.app();
        for _ in 0..4 {
            let (token, code) = asked(&app, "anna@example.org").await;
            for _ in 0..TRIES {
                verify(&app, &token, other(&code), SV, PHONE).await.unwrap().unwrap_err();
            }
        }
        let ask = async |email: &str| begin(&app, email, "/my", "another network", SV).await.unwrap();
        pass(&town, WINDOW_MINUTES + 1);
        assert!(
            matches!(ask("anna@example.org").await, Err(BeginRefusal::TooMany(minutes)) if minutes > WINDOW_MINUTES)
        );
        assert!(ask("bo@example.org").await.is_ok());
        pass(&town, 24 * 60);
        assert!(ask("anna@example.org").await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asking_at_once_gets_no_more_codes() {
    each_engine(0, |town| async move {
        let tasks: Vec<_> = (0..24)
            .map(|_| {
                let app = town.app();
                tokio::spawn(async move { begin(&app, "anna@example.org", "/my", "network", SV).await.unwrap() })
            })
            .collect();
        let mut sent = 0;
        for task in tasks {
            sent += i32::from(task.await.unwrap().is_ok());
        }
        assert_eq!((sent, town.count("outbox").await), (5, 5));
    })
    .await;
}

#[tokio::test]
async fn an_idle_session_ends() {
    each_engine(0, |town| async move {
        let app = town.app();
        let signed = sign_in(&app, "anna@example.org").await;
        pass(&town, 29);
        assert!(signed_in(&app, &signed.token).await.unwrap().is_some());
        pass(&town, 29);
        assert!(signed_in(&app, &signed.token).await.unwrap().is_some(), "it was used");
        pass(&town, 31);
        assert_eq!(signed_in(&app, &signed.token).await.unwrap(), None);
        assert_eq!(town.count("session").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_by_signing_out_and_after_a_day() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (first, second) = (sign_in(&app, "anna@example.org").await, sign_in(&app, "anna@example.org").await);
        sign_out(&app, &first.token).await.unwrap();
        sign_out(&app, &first.token).await.unwrap();
        assert_eq!(signed_in(&app, &first.token).await.unwrap(), None);
        for _ in 0..71 {
            pass(&town, 20);
            assert!(signed_in(&app, &second.token).await.unwrap().is_some());
        }
        pass(&town, 20);
        assert_eq!(signed_in(&app, &second.token).await.unwrap(), None, "after a day in any case");
    })
    .await;
}

#[tokio::test]
async fn an_account_is_completed_once() {
    each_engine(0, |town| async move {
        let app = town.app();
        let account: Account = sign_in(&app, "anna@example.org").await.account;
        let mut profile = Profile { phone: "call me".to_owned(), month: "13".to_owned(), ..Profile::default() };
        profile.year = "1990".to_owned();
        let wrong = complete(&app, &account.id, &profile, SV).await.unwrap();
        let expected = ProfileRefusal {
            name: Some(NameError::Missing),
            birth_date: Some(BirthDateError::Impossible),
            phone: true,
        };
        assert_eq!(wrong, Err(expected));
        assert_eq!(find(&app, &account.id).await.unwrap().unwrap().people, []);
        let profile = Profile { name: " Anna  Öberg ".to_owned(), year: "1990".to_owned(), ..Profile::default() };
        let english = Language::from_tag("en").unwrap();
        complete(&app, &account.id, &profile, english).await.unwrap().unwrap();
        let done = find(&app, &account.id).await.unwrap().unwrap();
        let person = done.myself().unwrap();
        assert_eq!((person.name.as_str(), person.birth_date.to_string().as_str()), ("Anna Öberg", "1990-00-00"));
        assert_eq!((done.language, done.phone), (english, None));
        let again = Profile { name: "Eve".to_owned(), phone: "0701234567".to_owned(), ..profile };
        complete(&app, &account.id, &again, english).await.unwrap().unwrap();
        let done = find(&app, &account.id).await.unwrap().unwrap();
        assert_eq!(done.myself().unwrap().name.as_str(), "Anna Öberg", "who it is does not change");
        assert_eq!(done.phone, None, "nor how it is spoken to");
    })
    .await;
}
