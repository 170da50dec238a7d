//! Requests to book as their mails, letters and reminders go: each once, none at night, and none when it is over.

use crate::town::{Town, asker, each_engine, each_shape, node, send, spot};
use besok_core::account::{Account, Email};
use besok_core::booking::Booking;
use besok_core::id::InvitationId;
use besok_core::invitation::{Asked, Channel, Invitation, Invitee, Reason};
use besok_core::language::Language;
use besok_core::ledger::Wish;
use besok_core::letter::State;
use besok_core::opening::local_day;
use besok_service::invitation::list::InvitationFilter;
use besok_service::invitation::{make, withdraw};
use besok_service::mailer::{Mailer, Smtp};
use besok_service::{App, booking, mailbox, worker};
use jiff::civil::date;
use jiff::{Timestamp, ToSpan};
use secrecy::SecretString;

const DAY: i64 = 24 * 3600;

/// The first of the town is asked to come for something short; it is 7 December, nearly one in the afternoon.
pub(crate) async fn ask(town: &Town, channel: Channel, days: i64, address: &[&str]) -> Invitation {
    let person = &town.people[0].myself().unwrap();
    let asked = Asked {
        case_file: format!("26-1234{days}"),
        people: vec![Invitee {
            name: person.name.clone(),
            birth_date: person.birth_date,
            errands: vec!["short".into()],
        }],
        offices: Vec::new(),
        book_by: date(2026, 12, 7).checked_add(days.days()).unwrap(),
        reason: Reason::Biometrics,
        note: String::new(),
        language: Language::DEFAULT,
        channel,
        email: Email::parse("anna@example.org"),
        address: address.iter().map(|line| (*line).to_owned()).collect(),
    };
    let made = make(&town.app(), "staff:sten", asked).await.unwrap().unwrap();
    assert!(made.new);
    made.invitation
}

/// The request becomes an account's, and is booked for so many days after 8 December.
pub(crate) async fn answer(town: &Town, invitation: &Invitation, account: &Account, days: i64) -> Booking {
    let app = town.app();
    let person = account.myself().unwrap().id.clone();
    let mut tx = app.store.begin().await.unwrap();
    tx.bind_invitation(&invitation.id, &account.id, &[person]).await.unwrap();
    tx.commit().await.unwrap();
    let bound = app.store.invitation(&invitation.id).await.unwrap().unwrap();
    let mut spot = spot("north", 0);
    spot.starts_at += (24 * days).hours();
    let wish = Wish { errand: "short".into(), party: bound.comers(), spot, invitation: Some(bound.id.clone()) };
    booking::confirm(&app, asker(account), wish).await.unwrap().unwrap()
}

/// The requests that reached nobody, as officers list them.
pub(crate) async fn unreached(app: &App) -> Vec<InvitationId> {
    let now = app.clock.now();
    let when = (now, local_day(now, &app.catalogue().time_zone()));
    let found = app.store.find_invitations((InvitationFilter::CameBack, &[]), None, when, 50).await.unwrap();
    found.into_iter().map(|invitation| invitation.id).collect()
}

async fn read(town: &Town, invitation: &Invitation) -> Invitation {
    town.app().store.invitation(&invitation.id).await.unwrap().unwrap()
}

/// Every node at once looks for what is due, and sends it.
async fn remind(town: &Town) {
    let nodes: Vec<_> = town.nodes.iter().map(|node| tokio::spawn(worker::remind_asked(node.clone()))).collect();
    for node in nodes {
        node.await.unwrap().unwrap();
    }
    send(town.app()).await.unwrap();
}

async fn mails(town: &Town) -> i64 {
    town.count("outbox WHERE kind = 'asked' AND state = 'sent'").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_is_mailed_and_reminded_of_twice_whichever_node_does_it() {
    each_shape(1, |town| async move {
        let asked = ask(&town, Channel::Email, 20, &[]).await;
        assert_eq!(read(&town, &asked).await.sent_at, None);
        remind(&town).await;
        assert_eq!(mails(&town).await, 1);
        assert!(read(&town, &asked).await.sent_at.is_some());
        town.clock.advance(12 * DAY);
        remind(&town).await;
        assert_eq!(mails(&town).await, 1, "eight days before");
        for (days, sent) in [(1, 2), (1, 2), (3, 2), (1, 3), (1, 3)] {
            town.clock.advance(days * DAY);
            remind(&town).await;
            remind(&town).await;
            assert_eq!(mails(&town).await, sent);
        }
        assert_eq!(town.count("event WHERE action = 'invitation.reminded'").await, 2);
        let mail = mailbox::list(&town.app()).await.unwrap().remove(0);
        let secret = mail.body.split("/sv/request/").nth(1).unwrap().split_whitespace().next().unwrap();
        assert!(secret.len() == 64 && !mail.body.contains("26-1234"), "{}", mail.body);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_reminded_at_night() {
    each_engine(1, |town| async move {
        ask(&town, Channel::Email, 20, &[]).await;
        // From nearly one to half past eight in the evening, thirteen days later.
        town.clock.advance(13 * DAY + 7 * 3600 + 1800);
        remind(&town).await;
        assert_eq!(mails(&town).await, 1);
        town.clock.advance(11 * 3600);
        remind(&town).await;
        assert_eq!(mails(&town).await, 1, "half past seven in the morning");
        town.clock.advance(3600);
        remind(&town).await;
        assert_eq!(mails(&town).await, 2);
    })
    .await;
}

#[tokio::test]
async fn whoever_has_booked_is_left_alone_also_by_what_waits_in_the_outbox() {
    each_engine(1, |town| async move {
        let asked = ask(&town, Channel::Email, 3, &[]).await;
        send(town.app()).await.unwrap();
        let booked = answer(&town, &asked, &town.people[0], 0).await;
        // The visit is on 8 December, early; the reminder would be due on the 9th.
        let noon: Timestamp = "2026-12-09T12:00:00Z".parse().unwrap();
        town.clock.advance(noon.as_second() - town.clock.now().as_second());
        remind(&town).await;
        assert_eq!(mails(&town).await, 1);
        assert!(booked.ends_at < noon);
        worker::lapse(town.app()).await.unwrap();
        assert!(read(&town, &asked).await.ended_at.is_some());
        assert_eq!(town.count("notice WHERE kind = 'lapsed'").await, 0, "its visit is past");
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_not_mailed_once_it_is_taken_back_or_booked() {
    each_engine(1, |town| async move {
        let asked = ask(&town, Channel::Email, 20, &[]).await;
        withdraw(&town.app(), "staff:sten", (&asked.id, 0)).await.unwrap().unwrap();
        send(town.app()).await.unwrap();
        assert_eq!(mails(&town).await, 0);
        assert_eq!(town.count("outbox WHERE kind = 'asked_no_more' AND state = 'sent'").await, 1);
        let asked = ask(&town, Channel::Email, 21, &[]).await;
        answer(&town, &asked, &town.people[0], 0).await;
        send(town.app()).await.unwrap();
        assert_eq!(mails(&town).await, 0);
        town.clock.advance(15 * DAY);
        remind(&town).await;
        assert_eq!(mails(&town).await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_lapses_once_after_its_last_day() {
    each_shape(1, |town| async move {
        let asked = ask(&town, Channel::Both, 2, &["Storgatan 1", "123 45 Norr"]).await;
        let lapse = async || {
            let nodes: Vec<_> = town.nodes.iter().map(|node| tokio::spawn(worker::lapse(node.clone()))).collect();
            for node in nodes {
                node.await.unwrap().unwrap();
            }
        };
        let lapsed = async || {
            let notices = town.count("notice WHERE kind = 'lapsed'").await;
            (notices, town.count("event WHERE action = 'invitation.lapsed'").await)
        };
        town.clock.advance(2 * DAY);
        lapse().await;
        assert_eq!(lapsed().await, (0, 0), "its last day is today");
        // Nobody was there for a month.
        town.clock.advance(30 * DAY);
        lapse().await;
        lapse().await;
        assert_eq!(lapsed().await, (1, 1));
        assert!(read(&town, &asked).await.ended_at.is_some());
        let letters = town.app().store.letters_of(&asked.id).await.unwrap();
        assert_eq!(letters.iter().map(|letter| letter.state).collect::<Vec<_>>(), [State::Withdrawn]);
        remind(&town).await;
        assert_eq!(mails(&town).await, 0, "nor is it mailed any more");
    })
    .await;
}

/// A node whose mail server does not answer.
async fn unheard(town: &Town) -> App {
    let smtp = Smtp::new(&SecretString::from("smtp://127.0.0.1:1"), "Hall <hall@besok.example>").unwrap();
    node(town.fixture.store.clone(), &town.clock, Mailer::Smtp(smtp)).await
}

async fn give_up(town: &Town) {
    let app = unheard(town).await;
    for _ in 0..14 {
        send(app.clone()).await.unwrap();
        town.clock.advance(6 * 3600 + 1);
    }
}

#[tokio::test]
async fn what_cannot_be_mailed_goes_by_letter_and_the_officer_is_told() {
    each_engine(1, |town| async move {
        let (app, asked) = (town.app(), ask(&town, Channel::Email, 20, &["Storgatan 1", "123 45 Norr"]).await);
        give_up(&town).await;
        let letters = app.store.letters_of(&asked.id).await.unwrap();
        assert_eq!(letters.iter().map(|letter| letter.state).collect::<Vec<_>>(), [State::Waiting]);
        let back = app.store.came_back(&[&asked.id]).await.unwrap();
        assert_eq!(back[&asked.id], [Channel::Email]);
        assert_eq!(unreached(&app).await, std::slice::from_ref(&asked.id));
        assert_eq!(town.count("event WHERE action = 'invitation.undeliverable'").await, 1);
        // Whoever answers all the same is nobody to look after.
        answer(&town, &asked, &town.people[0], 4).await;
        assert_eq!(unreached(&app).await, []);
    })
    .await;
}

#[tokio::test]
async fn without_a_postal_address_there_is_no_letter() {
    each_engine(1, |town| async move {
        let asked = ask(&town, Channel::Email, 20, &[]).await;
        give_up(&town).await;
        assert_eq!(town.app().store.letters_of(&asked.id).await.unwrap(), []);
        assert_eq!(unreached(&town.app()).await, std::slice::from_ref(&asked.id));
        // No more mail to where none arrives.
        town.clock.advance(14 * DAY);
        worker::remind_asked(town.app()).await.unwrap();
        assert_eq!(town.count("outbox").await, 1);
    })
    .await;
}
