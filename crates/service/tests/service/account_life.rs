//! The life of an account: its address, its sessions, the copy of what is kept, and its end.

use crate::town::{Town, asker, confirm, each_engine, hold, spot};
use besok_core::account::{Account, Email, Purpose};
use besok_core::booking::State;
use besok_core::device::Device;
use besok_core::language::Language;
use besok_core::message::{Body, Message};
use besok_service::App;
use besok_service::account::{
    BeginRefusal, ChangeRefusal, DeleteRefusal, SignedIn, VerifyRefusal, WINDOW_MINUTES, ask_change, ask_deletion,
    begin, change, complete, delete, end_other_sessions, end_session, export, find, kept_visits, pending_change,
    sessions, set_phone, signed_in, verify,
};
use besok_service::booking::list;

const SV: Language = Language::DEFAULT;
const DESK: Device = Device { browser: Some("Firefox"), system: Some("Linux") };

/// Everything that waits in the outbox, taken out.
async fn mails(app: &App) -> Vec<Message> {
    let now = app.clock.now();
    let mut tx = app.store.begin().await.unwrap();
    let due = tx.take_due("email", now, now, 100).await.unwrap();
    for due in &due {
        tx.mark_sent(&[&due.message.id]).await.unwrap();
    }
    tx.commit().await.unwrap();
    due.into_iter().map(|due| due.message).collect()
}

fn code_to(mails: &[Message], email: &str, wanted: Purpose) -> String {
    let code = mails.iter().filter(|mail| mail.to.as_str() == email).find_map(|mail| match &mail.body {
        Body::Code { code, purpose, .. } if *purpose == wanted => Some(code.clone()),
        _ => None,
    });
    code.unwrap_or_else(|| panic!("no code for {email} among {mails:?}"))
}

fn kinds<'m>(mails: &'m [Message], email: &str) -> Vec<&'m str> {
    mails.iter().filter(|mail| mail.to.as_str() == email).map(|mail| mail.body.kind()).collect()
}

async fn sign_in(app: &App, email: &str) -> SignedIn {
    let token = begin(app, email, "/my", "network", SV).await.unwrap().unwrap();
    let code = code_to(&mails(app).await, email, Purpose::SignIn);
    let signed = verify(app, &token, &code, SV, DESK).await.unwrap().unwrap();
    let profile = besok_service::account::Profile {
        name: format!("Name of {email}"),
        year: "1990".to_owned(),
        ..Default::default()
    };
    complete(app, &signed.account.id, &profile, SV).await.unwrap().unwrap();
    SignedIn { account: find(app, &signed.account.id).await.unwrap().unwrap(), ..signed }
}

/// Asks for a change of address, and gives the codes for the old and the new one.
async fn asked(app: &App, signed: &SignedIn, new: &str) -> (String, String) {
    ask_change(app, &signed.account, &signed.token, new, "network").await.unwrap().unwrap();
    let mails = mails(app).await;
    let old = code_to(&mails, signed.account.address().as_str(), Purpose::OldEmail);
    (old, code_to(&mails, new, Purpose::NewEmail))
}

async fn email(app: &App, account: &Account) -> String {
    find(app, &account.id).await.unwrap().unwrap().address().as_str().to_owned()
}

/// Six digits that are not the code.
fn other(code: &str) -> &'static str {
    if code == "123456" { "654321" } else { "123456" }
}

fn pass(town: &Town, minutes: i64) {
    town.clock.advance(60 * minutes);
}

#[tokio::test]
async fn both_addresses_confirm_a_change() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (elsewhere, anna) = (sign_in(&app, "old@example.org").await, sign_in(&app, "old@example.org").await);
        let (old, new) = asked(&app, &anna, "new@example.org").await;
        assert_eq!(pending_change(&app, &anna.token).await.unwrap(), Email::parse("new@example.org"));
        assert_eq!(pending_change(&app, &elsewhere.token).await.unwrap(), None, "only where it was asked for");
        let attempt = async |old: &str, new: &str| change(&app, &anna.account, &anna.token, (old, new)).await.unwrap();
        let wrong = |old, new| Err(ChangeRefusal { old, new });
        assert_eq!(attempt(&old, other(&new)).await, wrong(None, Some(VerifyRefusal::Wrong(4))));
        assert_eq!(attempt(other(&old), &new).await, wrong(Some(VerifyRefusal::Wrong(3)), None));
        assert_eq!(attempt("", &new).await, wrong(Some(VerifyRefusal::Malformed), None));
        assert_eq!(email(&app, &anna.account).await, "old@example.org", "nothing has changed yet");
        assert_eq!(attempt(&old, &new).await, Ok(()));
        assert_eq!(email(&app, &anna.account).await, "new@example.org");
        assert_eq!(kinds(&mails(&app).await, "old@example.org"), ["email_changed"]);
        assert!(signed_in(&app, &anna.token).await.unwrap().is_some());
        assert_eq!(signed_in(&app, &elsewhere.token).await.unwrap(), None, "other sessions have ended");
        assert_eq!(attempt(&old, &new).await, wrong(None, Some(VerifyRefusal::Expired)), "once");
        assert_eq!(sign_in(&app, "new@example.org").await.account.id, anna.account.id);
        assert_ne!(sign_in(&app, "old@example.org").await.account.id, anna.account.id, "the old one is free");
        assert_eq!(town.count("event WHERE action = 'account.email_changed'").await, 1);
        assert_eq!(town.count("event WHERE detail LIKE '%example.org%'").await, 0, "events hold no addresses");
    })
    .await;
}

#[tokio::test]
async fn codes_are_for_one_purpose_and_session_and_run_out() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (thief, anna) = (sign_in(&app, "anna@example.org").await, sign_in(&app, "anna@example.org").await);
        let (old, new) = asked(&app, &anna, "new@example.org").await;
        let expired = Err(ChangeRefusal { old: None, new: Some(VerifyRefusal::Expired) });
        let stolen = change(&app, &thief.account, &thief.token, (&old, &new)).await.unwrap();
        assert_eq!(stolen, expired, "another session of the same account");
        let deleted = delete(&app, &anna.account, &anna.token, &old).await.unwrap();
        assert_eq!(deleted, Err(DeleteRefusal::Code(VerifyRefusal::Expired)), "another purpose");
        pass(&town, 16);
        let refused = change(&app, &anna.account, &anna.token, (&old, &new)).await.unwrap().unwrap_err();
        assert_eq!((refused.old, refused.new), (Some(VerifyRefusal::Expired), Some(VerifyRefusal::Expired)));
        assert_eq!(email(&app, &anna.account).await, "anna@example.org");
    })
    .await;
}

#[tokio::test]
async fn only_the_newest_codes_hold() {
    each_engine(0, |town| async move {
        let app = town.app();
        let anna = sign_in(&app, "anna@example.org").await;
        let (first_old, first_new) = asked(&app, &anna, "first@example.org").await;
        let (old, new) = asked(&app, &anna, "second@example.org").await;
        let attempt = async |old: &str, new: &str| change(&app, &anna.account, &anna.token, (old, new)).await.unwrap();
        if (&first_old, &first_new) != (&old, &new) {
            assert!(attempt(&first_old, &first_new).await.is_err());
        }
        assert_eq!(attempt(&old, &new).await, Ok(()));
        assert_eq!(email(&app, &anna.account).await, "second@example.org");
    })
    .await;
}

#[tokio::test]
async fn an_address_that_has_an_account_looks_like_any_other() {
    each_engine(0, |town| async move {
        let app = town.app();
        let bo = sign_in(&app, "bo@example.org").await;
        let anna = sign_in(&app, "anna@example.org").await;
        let ask = async |email: &str| ask_change(&app, &anna.account, &anna.token, email, "network").await.unwrap();
        assert_eq!(ask("bo@example.org").await, Ok(()));
        assert_eq!(pending_change(&app, &anna.token).await.unwrap(), Email::parse("bo@example.org"));
        let told = mails(&app).await;
        assert_eq!(kinds(&told, "bo@example.org"), ["email_taken"], "its owner learns it, and gets no code");
        let old = code_to(&told, "anna@example.org", Purpose::OldEmail);
        for left in (1..5).rev() {
            let refused = change(&app, &anna.account, &anna.token, (&old, "000000")).await.unwrap().unwrap_err();
            assert_eq!(refused.new, Some(VerifyRefusal::Wrong(left)), "as with any other address");
        }
        assert_eq!(ask("anna@example.org").await, Err(BeginRefusal::NotAnEmail), "the same");
        assert_eq!(ask("nobody").await, Err(BeginRefusal::NotAnEmail));
        assert_eq!(email(&app, &bo.account).await, "bo@example.org");
    })
    .await;
}

#[tokio::test]
async fn an_address_that_gets_an_account_meanwhile_keeps_it() {
    each_engine(0, |town| async move {
        let app = town.app();
        let anna = sign_in(&app, "anna@example.org").await;
        let (old, new) = asked(&app, &anna, "new@example.org").await;
        let other = sign_in(&app, "new@example.org").await;
        let refused = change(&app, &anna.account, &anna.token, (&old, &new)).await.unwrap();
        assert_eq!(refused.unwrap_err().new, Some(VerifyRefusal::Expired));
        assert_eq!(email(&app, &anna.account).await, "anna@example.org");
        assert_eq!(email(&app, &other.account).await, "new@example.org");
    })
    .await;
}

#[tokio::test]
async fn codes_for_a_change_are_counted_like_those_to_sign_in() {
    each_engine(0, |town| async move {
        let app = town.app();
        let anna = sign_in(&app, "anna@example.org").await;
        for number in 0..4 {
            let new = format!("new{number}@example.org");
            ask_change(&app, &anna.account, &anna.token, &new, "network").await.unwrap().unwrap();
        }
        let refused = Err(BeginRefusal::TooMany(WINDOW_MINUTES));
        let more = ask_change(&app, &anna.account, &anna.token, "more@example.org", "network").await.unwrap();
        assert_eq!(more, refused, "with the one to sign in, five went to the old address");
        assert_eq!(ask_deletion(&app, &anna.account, &anna.token, "network").await.unwrap(), refused);
        assert_eq!(begin(&app, "anna@example.org", "/my", "network", SV).await.unwrap().err(), refused.err());
        let bo = sign_in(&app, "bo@example.org").await;
        for _ in 0..3 {
            ask_change(&app, &bo.account, &bo.token, "victim@example.org", "network").await.unwrap().unwrap();
        }
        pass(&town, WINDOW_MINUTES + 1);
        ask_change(&app, &anna.account, &anna.token, "more@example.org", "network").await.unwrap().unwrap();
    })
    .await;
}

#[tokio::test]
async fn sessions_are_listed_and_ended_by_their_account_alone() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (first, second) = (sign_in(&app, "anna@example.org").await, sign_in(&app, "anna@example.org").await);
        let bo = sign_in(&app, "bo@example.org").await;
        pass(&town, 6);
        signed_in(&app, &second.token).await.unwrap().unwrap();
        let listed = sessions(&app, &second.account, &second.token).await.unwrap();
        assert_eq!(listed.iter().map(|one| one.current).collect::<Vec<_>>(), [true, false]);
        let apart = listed[0].used_at.as_second() - listed[1].used_at.as_second();
        assert!(listed[0].device == DESK && (355..=400).contains(&apart), "{apart}");
        for session in &listed {
            assert_eq!(session.name.len(), 16);
            let known = format!("session WHERE id LIKE '{0}%' OR '{0}' = '{1}'", session.name, second.token);
            assert_eq!(town.count(&known).await, 0, "what is shown is no part of a secret or of its digest");
        }
        assert!(!end_session(&app, &bo.account, &listed[1].name).await.unwrap(), "somebody else's");
        assert!(!end_session(&app, &second.account, "").await.unwrap());
        assert!(end_session(&app, &second.account, &listed[1].name).await.unwrap());
        assert!(!end_session(&app, &second.account, &listed[1].name).await.unwrap());
        assert_eq!(signed_in(&app, &first.token).await.unwrap(), None);
        let third = sign_in(&app, "anna@example.org").await;
        end_other_sessions(&app, &second.account, &second.token).await.unwrap();
        assert_eq!(signed_in(&app, &third.token).await.unwrap(), None);
        assert!(signed_in(&app, &second.token).await.unwrap().is_some());
        assert!(signed_in(&app, &bo.token).await.unwrap().is_some());
    })
    .await;
}

/// The kinds of the messages in a copy.
fn messages(copy: &serde_json::Value) -> Vec<&str> {
    let mut kinds: Vec<&str> =
        copy["messages"].as_array().unwrap().iter().map(|told| told["kind"].as_str().unwrap()).collect();
    kinds.sort_unstable();
    kinds
}

#[tokio::test]
async fn the_copy_has_everything_of_the_account_and_nothing_else() {
    each_engine(1, |town| async move {
        let app = town.app();
        let bo = sign_in(&app, "secretbo@example.org").await;
        confirm(&app, asker(&bo.account), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        let anna = sign_in(&app, "anna@example.org").await;
        let booked = confirm(&app, asker(&anna.account), &"long".into(), spot("north", 0)).await.unwrap().unwrap();
        assert!(set_phone(&app, &anna.account.id, "070-123 45 67").await.unwrap());
        let account = find(&app, &anna.account.id).await.unwrap().unwrap();
        ask_deletion(&app, &account, &anna.token, "network").await.unwrap().unwrap();
        let staff = "INSERT INTO staff (id, name, email, language, protected, created_at)
                     VALUES ('secretsten', 'Sten', 'sten@hall.example', 'sv', 0, 0)";
        town.fixture.tamper(staff).await.unwrap();
        let note = "INSERT INTO person_note (id, person, staff, text, created_at)
                    VALUES ('n', '{}', 'secretsten', 'Hears badly', 0)";
        town.fixture.tamper(&note.replace("{}", account.myself().unwrap().id.as_str())).await.unwrap();
        let copy = export(&app, &account, &anna.token).await.unwrap();
        assert_eq!(copy["persons"][0]["notes_of_staff"][0]["text"], "Hears badly");
        assert_eq!(copy["account"]["email"], "anna@example.org");
        assert_eq!(copy["account"]["phone"], "0701234567");
        assert_eq!(copy["account"]["terms"].as_array().unwrap().len(), 1);
        assert_eq!(copy["account"]["history"][0]["what"], "account.phone_changed");
        assert_eq!(copy["persons"][0]["name"], "Name of anna@example.org");
        assert_eq!(copy["persons"][0]["birth_date"], "1990-00-00");
        let bookings = copy["bookings"].as_array().unwrap();
        assert_eq!(bookings.len(), 1);
        assert_eq!(bookings[0]["reference"], booked.reference.to_string());
        assert_eq!(bookings[0]["people"][0]["name"], "Name of anna@example.org");
        assert_eq!(
            (&bookings[0]["history"][0]["what"], &bookings[0]["history"][0]["by"]),
            (&"booking.made".into(), &"you".into())
        );
        assert_eq!(
            (&copy["sessions"][0]["browser"], &copy["sessions"][0]["this_one"]),
            (&"Firefox".into(), &true.into())
        );
        assert!(copy["codes"].as_array().unwrap().iter().any(|code| code["purpose"] == "deletion"), "{copy}");
        assert_eq!(messages(&copy)[..2], ["booked", "code"]);
        let text = copy.to_string();
        for secret in [&anna.token, anna.account.id.as_str(), booked.id.as_str()] {
            assert!(!text.contains(secret), "no secret, and no id that only the database knows");
        }
        assert!(
            !text.contains("secretbo") && !text.contains("secretsten") && !text.contains("south"),
            "nothing of anybody else"
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_mailed_to_an_earlier_owner_of_an_address_is_not_in_the_copy() {
    each_engine(0, |town| async move {
        let app = town.app();
        let anna = sign_in(&app, "shared@example.org").await;
        pass(&town, 1);
        let (old, new) = asked(&app, &anna, "new@example.org").await;
        change(&app, &anna.account, &anna.token, (&old, &new)).await.unwrap().unwrap();
        mails(&app).await;
        pass(&town, 1);
        let bo = sign_in(&app, "shared@example.org").await;
        let copy = export(&app, &bo.account, &bo.token).await.unwrap();
        assert!(!messages(&copy).contains(&"email_changed"), "{copy}");
        assert!(copy["codes"].as_array().unwrap().iter().all(|code| code["purpose"] == "sign_in"), "{copy}");
    })
    .await;
}

/// Deletes an account with a fresh code.
async fn delete_with_code(app: &App, signed: &SignedIn) -> Result<(), DeleteRefusal> {
    ask_deletion(app, &signed.account, &signed.token, "network").await.unwrap().unwrap();
    let code = code_to(&mails(app).await, signed.account.address().as_str(), Purpose::Deletion);
    delete(app, &signed.account, &signed.token, &code).await.unwrap()
}

#[tokio::test]
async fn a_deleted_account_leaves_only_what_the_archive_keeps() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (elsewhere, anna) = (sign_in(&app, "anna@example.org").await, sign_in(&app, "anna@example.org").await);
        let booked = confirm(&app, asker(&anna.account), &"long".into(), spot("north", 0)).await.unwrap().unwrap();
        hold(&app, asker(&anna.account), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        assert_eq!(kept_visits(&app, &anna.account).await.unwrap(), std::slice::from_ref(&booked));
        let wrong = delete(&app, &anna.account, &anna.token, "123456").await.unwrap();
        assert_eq!(wrong, Err(DeleteRefusal::Code(VerifyRefusal::Expired)), "none was asked for");
        assert_eq!(delete_with_code(&app, &anna).await, Ok(()));
        assert_eq!(kinds(&mails(&app).await, "anna@example.org"), ["cancelled", "account_deleted"]);
        for token in [&anna.token, &elsewhere.token] {
            assert_eq!(signed_in(&app, token).await.unwrap(), None);
        }
        assert_eq!(find(&app, &anna.account.id).await.unwrap(), None);
        assert_eq!(app.store.booking(&booked.reference).await.unwrap().unwrap().state, State::Cancelled);
        assert_eq!(town.count("account WHERE email <> '' OR phone IS NOT NULL").await, 0);
        assert_eq!(town.count("account_person").await, 0);
        assert_eq!(town.count("person WHERE name LIKE 'Name of%'").await, 1, "a booking refers to it");
        assert_eq!(town.count("event WHERE action = 'account.deleted'").await, 1);
        besok_service::worker::expire(app.clone()).await.unwrap();
        assert_eq!(town.count("hold").await, 0, "what was held is free");
        assert_eq!(town.faults().await, []);
        let again = sign_in(&app, "anna@example.org").await;
        assert_ne!(again.account.id, anna.account.id);
        assert_eq!(list(&app, &again.account).await.unwrap(), [], "a new account begins anew");
    })
    .await;
}

#[tokio::test]
async fn a_person_who_never_came_is_forgotten() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (anna, bo) = (sign_in(&app, "anna@example.org").await, sign_in(&app, "bo@example.org").await);
        hold(&app, asker(&bo.account), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        assert_eq!(delete_with_code(&app, &anna).await, Ok(()));
        assert_eq!(town.count("person").await, 1);
        assert_eq!(delete_with_code(&app, &bo).await, Ok(()));
        assert_eq!(town.count("person WHERE name <> '–' OR birth_date <> '0000-00-00'").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_visit_that_is_too_close_stops_a_deletion() {
    each_engine(0, |mut town| async move {
        town.edit(|catalogue| {
            catalogue.errands.iter_mut().for_each(|errand| errand.cancel_minutes = 60 * 48);
        })
        .await;
        let app = town.app();
        let anna = sign_in(&app, "anna@example.org").await;
        let far =
            confirm(&app, asker(&anna.account), &"long".into(), spot("north", 3 * 24 * 60)).await.unwrap().unwrap();
        confirm(&app, asker(&anna.account), &"short".into(), spot("north", 0)).await.unwrap().unwrap();
        let refused = delete_with_code(&app, &anna).await;
        assert!(matches!(refused, Err(DeleteRefusal::Visit(_))), "{refused:?}");
        assert_eq!(app.store.booking(&far.reference).await.unwrap().unwrap().state, State::Booked, "all or nothing");
        assert!(signed_in(&app, &anna.token).await.unwrap().is_some());
    })
    .await;
}
