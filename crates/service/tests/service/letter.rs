//! The print queue: what waits is printed together, posted once, printed anew with another code, and comes back.

use crate::sent::{answer, ask, unreached};
use crate::town::{Town, each_engine, each_shape};
use besok_core::account::Email;
use besok_core::invitation::{Channel, Invitation};
use besok_core::language::Language;
use besok_core::letter::{Kind, Letter, State};
use besok_core::person::Name;
use besok_core::staff::{Duty, Role, Staff};
use besok_service::invitation::{send_again, withdraw};
use besok_service::letter::{LetterRefusal, bundle, make_batch, post, preview, print, queue, reprint, take_back};
use besok_service::{App, worker};

const ADDRESS: [&str; 2] = ["Storgatan 1", "123 45 Norr"];
const DAY: i64 = 24 * 3600;

async fn staff(town: &Town, protected: bool) -> Staff {
    let staff = Staff {
        id: if protected { "nora" } else { "sten" }.into(),
        name: Name::parse("Sten").unwrap(),
        email: Email::parse(&format!("{protected}@hall.example")).unwrap(),
        language: Language::DEFAULT,
        duties: vec![Duty { role: Role::Support, office: None }],
        protected,
    };
    let mut tx = town.app().store.begin().await.unwrap();
    assert!(tx.make_staff(&staff, town.clock.now()).await.unwrap());
    tx.commit().await.unwrap();
    staff
}

async fn letters(app: &App, asked: &Invitation) -> Vec<Letter> {
    app.store.letters_of(&asked.id).await.unwrap()
}

async fn states(app: &App, asked: &Invitation) -> Vec<State> {
    letters(app, asked).await.into_iter().map(|letter| letter.state).collect()
}

/// How many pages a file has, as its page tree says.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let counts = text.split("/Count ").skip(1);
    let digits = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>();
    counts.filter_map(|rest| digits(rest).parse().ok()).max().unwrap()
}

#[tokio::test]
async fn a_batch_is_printed_with_its_list_and_posted_once() {
    each_engine(2, |town| async move {
        let (app, sten) = (town.app(), staff(&town, false).await);
        let first = ask(&town, Channel::Letter, 20, &ADDRESS).await;
        town.clock.advance(1);
        let second = ask(&town, Channel::Both, 21, &ADDRESS).await;
        assert_ne!(first.id, second.id);
        assert!(preview(&app, &sten, &letters(&app, &first).await[0].id).await.unwrap().unwrap().is_ok());
        let batch = make_batch(&app, &sten, None).await.unwrap().unwrap();
        assert!(queue(&app, &sten).await.unwrap().waiting.is_empty());
        assert_eq!(make_batch(&app, &sten, None).await.unwrap(), None, "nothing waits any more");

        let printed = print(&app, &sten, &batch.id).await.unwrap().unwrap();
        let lines: Vec<Vec<&str>> = printed.manifest.lines().map(|line| line.split(',').collect()).collect();
        assert_eq!(lines[0], ["letter", "kind", "language", "first_page", "last_page", "sheets"]);
        let number = async |asked| letters(&app, asked).await.remove(0).number.as_str().to_owned();
        assert_eq!([lines[1][0], lines[2][0]], [number(&first).await, number(&second).await]);
        let page = |line: usize, column: usize| lines[line][column].parse::<usize>().unwrap();
        assert_eq!((page(1, 3), page(2, 3) % 2), (1, 1), "each begins on the front of a sheet");
        assert_eq!(page(2, 3), page(1, 5) * 2 + 1, "right after the sheets of the one before");
        assert_eq!(page(2, 4), pages(&printed.pdf));
        assert!(!printed.manifest.contains("Storgatan") && !printed.manifest.contains("Person"));

        assert_eq!(app.store.invitation(&first.id).await.unwrap().unwrap().sent_at, None);
        assert!(post(&app, &sten, &batch.id).await.unwrap());
        assert!(!post(&app, &sten, &batch.id).await.unwrap(), "a second time changes nothing");
        assert_eq!(states(&app, &first).await, [State::Posted]);
        assert!(letters(&app, &first).await[0].code.is_none());
        assert!(app.store.invitation(&first.id).await.unwrap().unwrap().sent_at.is_some());
        assert!(print(&app, &sten, &batch.id).await.unwrap().is_none(), "its codes are forgotten");
        assert!(preview(&app, &sten, &letters(&app, &first).await[0].id).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_back_leaves_the_queue_and_the_batch() {
    each_engine(1, |town| async move {
        let (app, sten) = (town.app(), staff(&town, false).await);
        let asked = ask(&town, Channel::Letter, 20, &ADDRESS).await;
        withdraw(&app, "staff:sten", (&asked.id, 0)).await.unwrap().unwrap();
        assert!(queue(&app, &sten).await.unwrap().waiting.is_empty());
        let asked = ask(&town, Channel::Letter, 20, &ADDRESS).await;
        let batch = make_batch(&app, &sten, None).await.unwrap().unwrap();
        town.clock.advance(1);
        // Sent again, it has another code, which the printed letter does not say.
        send_again(&app, "staff:sten", (&asked.id, 0)).await.unwrap().unwrap();
        assert_eq!(states(&app, &asked).await, [State::Withdrawn, State::Waiting]);
        let seen = bundle(&app, &sten, &batch.id).await.unwrap().unwrap();
        assert_eq!((seen.lines.len(), seen.taken_out), (0, 1));
        assert!(print(&app, &sten, &batch.id).await.unwrap().is_none());
        post(&app, &sten, &batch.id).await.unwrap();
        assert_eq!(states(&app, &asked).await, [State::Withdrawn, State::Waiting]);
    })
    .await;
}

#[tokio::test]
async fn a_letter_is_printed_anew_with_another_code_and_not_once_it_is_answered() {
    each_engine(1, |town| async move {
        let (app, sten) = (town.app(), staff(&town, false).await);
        let asked = ask(&town, Channel::Letter, 20, &ADDRESS).await;
        let old = letters(&app, &asked).await.remove(0);
        assert_eq!(reprint(&app, &sten, old.number.as_str()).await.unwrap(), Err(LetterRefusal::NotPrinted));
        let batch = make_batch(&app, &sten, None).await.unwrap().unwrap();
        post(&app, &sten, &batch.id).await.unwrap();
        town.clock.advance(1);
        assert_eq!(reprint(&app, &sten, &format!(" {} ", old.number)).await.unwrap(), Ok(()));
        let new = letters(&app, &asked).await.remove(1);
        assert!((new.state, new.kind) == (State::Waiting, Kind::Request) && new.code != old.code);
        let ended = "invitation_code JOIN letter ON letter.digest = invitation_code.digest WHERE ended_at IS NOT NULL";
        assert_eq!(town.count(&format!("{ended} AND letter.id = '{}'", old.id)).await, 1);
        assert_eq!(town.count(ended).await, 1);
        answer(&town, &asked, &town.people[0], 0).await;
        assert_eq!(reprint(&app, &sten, old.number.as_str()).await.unwrap(), Err(LetterRefusal::Over));
        assert_eq!(reprint(&app, &sten, "123").await.unwrap(), Err(LetterRefusal::NotFound));
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_came_back_is_shown_until_the_request_is_sent_anew() {
    each_engine(1, |town| async move {
        let (app, sten) = (town.app(), staff(&town, false).await);
        let asked = ask(&town, Channel::Letter, 20, &ADDRESS).await;
        let letter = letters(&app, &asked).await.remove(0);
        let scanned = format!("https://besok.example/r/{}", letter.code.clone().unwrap().as_str());
        assert_eq!(take_back(&app, &sten, &scanned).await.unwrap(), Err(LetterRefusal::NotPrinted));
        let batch = make_batch(&app, &sten, None).await.unwrap().unwrap();
        post(&app, &sten, &batch.id).await.unwrap();
        assert_eq!(take_back(&app, &sten, &scanned).await.unwrap(), Ok(()));
        assert_eq!(take_back(&app, &sten, letter.number.as_str()).await.unwrap(), Err(LetterRefusal::Already));
        assert_eq!(states(&app, &asked).await, [State::Returned]);
        assert_eq!(unreached(&app).await, std::slice::from_ref(&asked.id));
        // No reminder goes where nothing arrives.
        town.clock.advance(8 * DAY);
        worker::remind_asked(app.clone()).await.unwrap();
        assert_eq!(letters(&app, &asked).await.len(), 1);
        send_again(&app, "staff:sten", (&asked.id, 0)).await.unwrap().unwrap();
        assert_eq!(unreached(&app).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_posted_letter_is_reminded_of_by_letter() {
    each_engine(1, |town| async move {
        let (app, sten) = (town.app(), staff(&town, false).await);
        let asked = ask(&town, Channel::Letter, 20, &ADDRESS).await;
        town.clock.advance(8 * DAY);
        worker::remind_asked(app.clone()).await.unwrap();
        assert_eq!(letters(&app, &asked).await.len(), 1, "the first one is not even posted");
        let batch = make_batch(&app, &sten, None).await.unwrap().unwrap();
        post(&app, &sten, &batch.id).await.unwrap();
        worker::remind_asked(app.clone()).await.unwrap();
        assert_eq!(letters(&app, &asked).await.len(), 1, "nor has it arrived");
        // Posted eight days before the last day, and so a week old one day before it: too late. Another one, then.
        town.clock.advance(30 * DAY);
        worker::lapse(app.clone()).await.unwrap();
        let asked = ask(&town, Channel::Letter, 38 + 20, &ADDRESS).await;
        let batch = make_batch(&app, &sten, None).await.unwrap().unwrap();
        post(&app, &sten, &batch.id).await.unwrap();
        town.clock.advance(7 * DAY);
        worker::remind_asked(app.clone()).await.unwrap();
        worker::remind_asked(app.clone()).await.unwrap();
        let kinds: Vec<Kind> = letters(&app, &asked).await.iter().map(|letter| letter.kind).collect();
        assert_eq!(kinds, [Kind::Request, Kind::Reminder]);
        assert_eq!(states(&app, &asked).await, [State::Posted, State::Waiting]);
    })
    .await;
}

#[tokio::test]
async fn letters_to_protected_people_are_for_those_named_for_them() {
    each_engine(2, |town| async move {
        let (app, sten, nora) = (town.app(), staff(&town, false).await, staff(&town, true).await);
        let asked = ask(&town, Channel::Letter, 20, &ADDRESS).await;
        let letter = letters(&app, &asked).await.remove(0);
        // Nobody has proved yet to be the one who is asked: name and birth date say it.
        town.fixture.tamper("UPDATE person SET protection = 'protected' WHERE id = 'person-0000'").await.unwrap();
        let seen = queue(&app, &sten).await.unwrap();
        assert_eq!((seen.waiting.len(), seen.hidden), (0, 1));
        assert!(preview(&app, &sten, &letter.id).await.unwrap().is_none());
        assert_eq!(make_batch(&app, &sten, None).await.unwrap(), None);
        assert_eq!(make_batch(&app, &sten, Some(std::slice::from_ref(&letter.id))).await.unwrap(), None);
        let batch = make_batch(&app, &nora, None).await.unwrap().unwrap();
        assert!(bundle(&app, &sten, &batch.id).await.unwrap().is_none());
        assert!(print(&app, &sten, &batch.id).await.unwrap().is_none());
        assert!(print(&app, &nora, &batch.id).await.unwrap().is_some());
        assert_eq!(take_back(&app, &sten, letter.number.as_str()).await.unwrap(), Err(LetterRefusal::NotFound));
    })
    .await;
}

#[tokio::test]
async fn a_letter_that_cannot_be_set_waits_with_the_reason_and_keeps_no_other() {
    each_engine(1, |town| async move {
        let (app, sten) = (town.app(), staff(&town, false).await);
        let bad = ask(&town, Channel::Letter, 20, &["Storgatan 1 🌸", "123 45 Norr"]).await;
        let good = ask(&town, Channel::Letter, 21, &ADDRESS).await;
        make_batch(&app, &sten, None).await.unwrap().unwrap();
        assert_eq!(states(&app, &good).await, [State::Printed]);
        let left = letters(&app, &bad).await.remove(0);
        assert_eq!((left.state, left.problem.as_str()), (State::Waiting, "🌸"));
        assert_eq!(preview(&app, &sten, &left.id).await.unwrap(), Some(Err("🌸".to_owned())));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_print_at_once_print_each_letter_once() {
    each_shape(1, |town| async move {
        let sten = staff(&town, false).await;
        let asked = ask(&town, Channel::Letter, 20, &ADDRESS).await;
        let makers: Vec<_> = (0..4)
            .map(|nth| {
                let (app, sten) = (town.nodes[nth % town.nodes.len()].clone(), sten.clone());
                tokio::spawn(async move { make_batch(&app, &sten, None).await.unwrap() })
            })
            .collect();
        let mut made = 0;
        for maker in makers {
            made += i64::from(maker.await.unwrap().is_some());
        }
        assert_eq!((made, town.count("letter_batch").await), (1, 1));
        assert_eq!(states(&town.app(), &asked).await, [State::Printed]);
    })
    .await;
}
