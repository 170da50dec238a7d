//! Challenges on every kind of database: each counts once, for one thing, for a while; a code from the mailbox does the
//! same; and many names do not make many holds.

use crate::town::{LIMITS, Town, asker, each_engine, each_shape, hold, node_limited, spot};
use besok_core::account::Purpose;
use besok_core::challenge::{Aim, FINDS, HEAVIEST, LIGHTEST, Level, begins_with_zeros};
use besok_core::device::Device;
use besok_core::language::Language;
use besok_core::ledger::{Refusal, Wish};
use besok_core::limit::Limits;
use besok_core::message::Body;
use besok_core::party::Comer;
use besok_service::account::{
    BeginRefusal, SignedIn, VerifyRefusal, ask_pass, begin, earn_pass, find, give_pass_back, take_pass, verify,
};
use besok_service::challenge::{About, Met, SECONDS, Unmet, WAIT_SECONDS, for_hold, for_sign_in, give, meet};
use besok_service::mailer::Mailer;
use besok_service::person::{Typed, add};
use besok_service::{App, booking, worker};
use sha2::{Digest, Sha256};
use std::net::{IpAddr, Ipv4Addr};

/// Little work, so that a test has it done at once.
const BITS: u32 = 4;
const ANNA: About<'_> = About { aim: Aim::Hold, whose: "anna" };
const HERE: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

/// What a browser's script finds.
fn solve(challenge: &str) -> String {
    let parts: Vec<&str> = challenge.split('.').collect();
    let (bits, nonce) = (parts[0].parse().unwrap(), parts[2]);
    let fits = |number: &u32| begins_with_zeros(&Sha256::digest(format!("{nonce}.{number}")), bits);
    (0..u32::MAX).filter(fits).take(FINDS).map(|number| number.to_string()).collect::<Vec<_>>().join(".")
}

async fn met(app: &App, about: About<'_>, challenge: &str, answer: &str) -> Result<(), Unmet> {
    meet(app, about, Met { challenge, answer }).await.unwrap()
}

#[tokio::test]
async fn a_challenge_counts_once_whatever_node_is_asked() {
    each_shape(0, |town| async move {
        let (first, last) = (&town.nodes[0], &town.nodes[town.nodes.len() - 1]);
        let challenge = give(first, ANNA, BITS);
        let answer = solve(&challenge);
        assert_eq!(met(last, ANNA, &challenge, &answer).await, Ok(()), "nodes sign with the same secret");
        for node in &town.nodes {
            assert_eq!(met(node, ANNA, &challenge, &answer).await, Err(Unmet::Used));
        }
        let challenge = give(last, ANNA, BITS);
        let asks = (0..8).map(|number| {
            let (app, challenge) = (town.nodes[number % town.nodes.len()].clone(), challenge.clone());
            tokio::spawn(async move { met(&app, ANNA, &challenge, &solve(&challenge)).await })
        });
        let mut counted = 0;
        for ask in asks.collect::<Vec<_>>() {
            counted += i32::from(ask.await.unwrap().is_ok());
        }
        assert_eq!((counted, town.count("used_challenge").await), (1, 2), "of eight at once");
        town.clock.advance(SECONDS);
        worker::forget(first.clone()).await.unwrap();
        assert_eq!(town.count("used_challenge").await, 0);
        assert_eq!(met(last, ANNA, &challenge, &solve(&challenge)).await, Err(Unmet::Expired), "and never again");
    })
    .await;
}

#[tokio::test]
async fn a_challenge_is_for_one_thing_and_one_person_and_nobody_else_makes_one() {
    each_engine(0, |town| async move {
        let app = town.app();
        let challenge = give(&app, ANNA, BITS);
        let answer = solve(&challenge);
        for about in [About { whose: "bo", ..ANNA }, About { aim: Aim::SignIn, ..ANNA }] {
            assert_eq!(met(&app, about, &challenge, &answer).await, Err(Unmet::Wrong), "{about:?}");
        }
        let (work, seal) = challenge.rsplit_once('.').unwrap();
        let later = work.replacen(&town.clock.now().as_second().to_string(), "2999999999", 1);
        let forged =
            [format!("0{}.{seal}", &work[1..]), format!("{later}.{seal}"), work.to_owned(), format!("{work}.")];
        for forged in forged.iter().chain(&[String::new(), ".".repeat(9), "å.\0".to_owned(), "f".repeat(9000)]) {
            assert_eq!(met(&app, ANNA, forged, &answer).await, Err(Unmet::Wrong), "{forged}");
        }
        let first = answer.split('.').next().unwrap();
        let same = vec![first; FINDS].join(".");
        let backwards: Vec<&str> = answer.rsplit('.').collect();
        let more = format!("{answer}.{}", u32::MAX);
        for wrong in ["", first, &same, &backwards.join("."), &more, &"-1.".repeat(FINDS)] {
            assert_eq!(met(&app, ANNA, &challenge, wrong).await, Err(Unmet::Wrong), "{wrong}");
        }
        assert_eq!(met(&app, ANNA, &challenge, &answer).await, Ok(()), "nothing of that used it up");
        town.clock.advance(SECONDS - 1);
        let challenge = give(&app, ANNA, BITS);
        town.clock.advance(SECONDS);
        assert_eq!(met(&app, ANNA, &challenge, &solve(&challenge)).await, Err(Unmet::Expired));
    })
    .await;
}

#[tokio::test]
async fn whoever_waits_for_a_code_to_sign_in_need_not_work() {
    each_engine(0, |town| async move {
        let (app, about) = (town.app(), About { aim: Aim::SignIn, whose: "anna@example.org" });
        let challenge = give(&app, about, HEAVIEST);
        assert_eq!(met(&app, about, &challenge, "").await, Err(Unmet::Early(WAIT_SECONDS)));
        town.clock.advance(WAIT_SECONDS - 1);
        assert_eq!(met(&app, about, &challenge, "").await, Err(Unmet::Early(1)));
        assert_eq!(met(&app, about, &challenge, "1.2").await, Err(Unmet::Wrong), "that is not waiting");
        town.clock.advance(1);
        assert_eq!(met(&app, about, &challenge, "").await, Ok(()));
        assert_eq!(met(&app, about, &challenge, "").await, Err(Unmet::Used), "each time anew");
        let held = give(&app, ANNA, BITS);
        town.clock.advance(WAIT_SECONDS);
        assert_eq!(met(&app, ANNA, &held, "").await, Err(Unmet::Wrong), "a time is not had by waiting");
    })
    .await;
}

async fn sign_in(app: &App, email: &str) -> SignedIn {
    let token = begin(app, email, "/my", "network", Language::DEFAULT).await.unwrap().unwrap();
    let code = code(app, Purpose::SignIn).await;
    verify(app, &token, &code, Language::DEFAULT, Device::default()).await.unwrap().unwrap()
}

/// The newest code for this that waits in the outbox.
async fn code(app: &App, wanted: Purpose) -> String {
    let now = app.clock.now();
    let mut tx = app.store.begin().await.unwrap();
    let due = tx.take_due("email", now, now, 100).await.unwrap();
    tx.commit().await.unwrap();
    let mut codes = due.into_iter().filter_map(|due| match due.message.body {
        Body::Code { code, purpose, .. } if purpose == wanted => Some(code),
        _ => None,
    });
    codes.next_back().expect("a code waits in the outbox")
}

#[tokio::test]
async fn a_code_from_the_mailbox_lets_one_hold_through() {
    each_shape(0, |town| async move {
        let (first, last) = (&town.nodes[0], &town.nodes[town.nodes.len() - 1]);
        let (anna, elsewhere) = (sign_in(first, "anna@example.org").await, sign_in(first, "anna@example.org").await);
        let ask = || ask_pass(first, &anna.account, &anna.token, "network", Language::DEFAULT);
        assert!(!take_pass(last, &anna.token).await.unwrap(), "nobody has one to begin with");
        ask().await.unwrap().unwrap();
        let typed = code(first, Purpose::Hold).await;
        let wrong = if typed == "123456" { "654321" } else { "123456" };
        assert_eq!(earn_pass(last, &anna.token, "12").await.unwrap(), Err(VerifyRefusal::Malformed));
        assert_eq!(earn_pass(last, &anna.token, wrong).await.unwrap(), Err(VerifyRefusal::Wrong(4)));
        assert_eq!(earn_pass(last, &elsewhere.token, &typed).await.unwrap(), Err(VerifyRefusal::Expired));
        assert_eq!(earn_pass(last, &anna.token, &typed).await.unwrap(), Ok(()));
        assert_eq!(earn_pass(first, &anna.token, &typed).await.unwrap(), Err(VerifyRefusal::Expired), "once");
        assert!(!take_pass(first, &elsewhere.token).await.unwrap(), "another session has none");
        assert!(take_pass(first, &anna.token).await.unwrap());
        assert!(!take_pass(last, &anna.token).await.unwrap(), "one hold");
        give_pass_back(last, &anna.token).await.unwrap();
        assert!(take_pass(first, &anna.token).await.unwrap(), "nothing could be held with it");
        for _ in 0..2 {
            ask().await.unwrap().unwrap();
        }
        assert!(matches!(ask().await.unwrap(), Err(BeginRefusal::TooMany(_))), "with those to sign in, five");
    })
    .await;
}

/// A node that gives work where signals say so.
async fn alert(town: &Town, limits: Limits) -> App {
    let limits = Limits { challenge: Level::Auto, ..limits };
    node_limited(town.fixture.store.clone(), &town.clock, Mailer::Mailbox, limits).await
}

#[tokio::test]
async fn work_rises_with_what_somebody_asks_for_and_never_stops_them() {
    each_engine(2, |town| async move {
        let limits = Limits { holds: 8, account_holds: 100, ..Limits::LIFTED };
        let (app, anna, bo) = (alert(&town, limits).await, &town.people[0], &town.people[1]);
        let mut asked = Vec::new();
        for number in 0..8 {
            asked.push(for_hold(&app, anna, HERE).await.unwrap().unwrap_or(0));
            assert!(hold(&app, asker(anna), &"short".into(), spot("south", 10 * number)).await.unwrap().is_ok());
        }
        assert_eq!(asked, [0, 0, 10, 10, 11, 11, 12, 12]);
        assert_eq!(for_hold(&app, anna, HERE).await.unwrap(), Some(HEAVIEST));
        assert_eq!(for_hold(&app, bo, HERE).await.unwrap(), None, "somebody else has none");
        let never = node_limited(town.fixture.store.clone(), &town.clock, Mailer::Mailbox, limits).await;
        assert_eq!(for_hold(&never, anna, HERE).await.unwrap(), None);
        town.clock.advance(3600);
        assert_eq!(for_hold(&app, anna, HERE).await.unwrap(), None, "an hour later");
    })
    .await;
}

#[tokio::test]
async fn work_rises_with_a_network_and_with_the_load_of_everybody() {
    each_engine(1, |town| async move {
        let (app, anna) = (alert(&town, Limits { challenge: Level::Auto, ..LIMITS }).await, &town.people[0]);
        let both = async || {
            let hold = for_hold(&app, anna, HERE).await.unwrap();
            (hold, for_sign_in(&app, "network", HERE).await.unwrap())
        };
        assert_eq!(both().await, (None, None));
        for _ in 0..LIMITS.address / 2 {
            app.limiter.admit(HERE, town.clock.now()).unwrap();
        }
        assert_eq!(both().await, (Some(LIGHTEST + 1), Some(LIGHTEST + 1)));
        town.clock.advance(180);
        assert_eq!(both().await, (None, None), "it is quiet again");
        for number in 0..15 {
            let email = format!("somebody-{number}@example.org");
            begin(&app, &email, "/my", "network", Language::DEFAULT).await.unwrap().unwrap();
        }
        assert_eq!(both().await, (None, Some(LIGHTEST)), "a quarter of the codes for a network");
        let spot = spot("south", 0);
        for _ in 0..300 {
            _ = hold(&app, asker(anna), &"short".into(), spot.clone()).await.unwrap();
        }
        assert!(both().await.0.is_some(), "five presses a second");
    })
    .await;
}

#[tokio::test]
async fn many_names_do_not_make_many_holds_whatever_node_is_asked() {
    each_shape(2, |town| async move {
        let limits = Limits { account_holds: 6, ..Limits::LIFTED };
        let mut nodes = Vec::new();
        for node in &town.nodes {
            nodes.push(node_limited(node.store.clone(), &town.clock, Mailer::Mailbox, limits).await);
        }
        let names = ["Cai", "Dea", "Eli", "Fia", "Gus", "Hal", "Ida", "Jon", "Kim"];
        for name in names {
            let child = Typed { name: name.to_owned(), year: "1999".to_owned(), ..Typed::default() };
            add(&nodes[0], &town.people[0], &child).await.unwrap().unwrap();
        }
        let anna = find(&nodes[0], &town.people[0].id).await.unwrap().unwrap();
        let asks = anna.people.iter().enumerate().map(|(number, known)| {
            let party = vec![Comer::new(&known.person.id, &"short".into())];
            let spot = spot("south", 10 * number as i64);
            let wish = Wish { errand: "short".into(), party, spot, invitation: None };
            let (app, account) = (nodes[number % nodes.len()].clone(), anna.clone());
            tokio::spawn(async move { booking::hold(&app, asker(&account), wish).await.unwrap() })
        });
        let mut held = 0;
        for ask in asks.collect::<Vec<_>>() {
            match ask.await.unwrap() {
                Ok(_) => held += 1,
                Err(refusal) => assert!(matches!(refusal, Refusal::TooManyHolds(1..=60)), "{refusal:?}"),
            }
        }
        assert_eq!((held, town.faults().await), (limits.account_holds, Vec::new()), "of {}", anna.people.len());
        let bo = hold(&nodes[0], asker(&town.people[1]), &"short".into(), spot("south", 300)).await.unwrap();
        assert!(bo.is_ok(), "somebody else");
        town.clock.advance(3601);
        worker::forget(nodes[0].clone()).await.unwrap();
        assert_eq!(town.count("account_holds").await, 0);
    })
    .await;
}
