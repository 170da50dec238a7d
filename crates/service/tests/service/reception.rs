//! Counters and reception: a button pressed twice, tickets, who is found, and the screens of an office.

use crate::queue::{open, walk};
use crate::search::staff;
use crate::town::{Town, asker, confirm, each_engine, each_shape, spot};
use besok_core::booking::Booking;
use besok_core::id::ScreenId;
use besok_core::office::Office;
use besok_core::queue::{Arrival, Deed, Refusal};
use besok_core::screen::ScreenKind;
use besok_core::staff::{Role, Staff};
use besok_core::visit::Stage;
use besok_service::queue::{Pressed, act, give_ticket, hand_over, press, read, take_ticket, today};
use besok_service::reception::{Found, find};
use besok_service::screen::{self, NewScreen, ScreenRefusal};
use besok_service::{App, queue};

fn officer(number: i64) -> Staff {
    Staff { id: format!("officer-{number}").into(), ..staff(Role::Manager, Some("south")) }
}

async fn mark(app: &App, counter: i64) -> String {
    let south = "south".into();
    read(app, &south, today(app, &south).unwrap()).await.unwrap().queue.mark(counter)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_button_pressed_twice_is_pressed_once() {
    each_shape(0, |town| async move {
        open(&town, 2).await;
        let (app, south) = (town.app(), "south".into());
        for _ in 0..5 {
            take_ticket(&app, &south, ("system", true), walk()).await.unwrap().unwrap();
        }
        let seen = mark(&app, 1).await;
        let presses = (0..8).map(|press_of| {
            let (app, seen) = (town.nodes[press_of % town.nodes.len()].clone(), seen.clone());
            tokio::spawn(async move {
                press(&app, &officer(1), &"south".into(), (Some(&seen), Deed::CallNext)).await.unwrap()
            })
        });
        let mut done = 0;
        for one in presses.collect::<Vec<_>>() {
            match one.await.unwrap() {
                Pressed::Done => done += 1,
                other => assert_eq!(other, Pressed::Changed),
            }
        }
        let queue = read(&app, &south, today(&app, &south).unwrap()).await.unwrap().queue;
        let called = queue.visits.iter().filter(|visit| visit.stage == Stage::Called).count();
        assert_eq!((done, called, queue.at_counter(2)), (1, 1, None));
        // "Call again" counts calls: the old page may not raise them.
        assert_eq!(press(&app, &officer(1), &south, (Some(&seen), Deed::CallAgain)).await.unwrap(), Pressed::Changed);
        // Help is called for whatever the page shows.
        let alarm = |counter| Deed::Alarm(counter, true);
        assert_eq!(press(&app, &officer(1), &south, (None, alarm)).await.unwrap(), Pressed::Done);
        // Who sits nowhere does nothing, at nobody's counter.
        let stranger = staff(Role::Manager, Some("south"));
        let refused = press(&app, &stranger, &south, (None, Deed::CallNext)).await.unwrap();
        assert_eq!(refused, Pressed::Refused(Refusal::NotOpen));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_gives_one_ticket_and_reaches_no_other_visit() {
    each_engine(0, |town| async move {
        open(&town, 1).await;
        let (app, south) = (town.app(), "south".into());
        let key = app.random.id(app.clock.now());
        let give = async |key: &str| give_ticket(&app, &officer(1), &south, (key, walk())).await.unwrap();
        let (first, again) = (give(&key).await.unwrap(), give(&key).await.unwrap());
        assert_eq!((first.id.clone(), town.count("visit").await), (again.id, 1));
        // An id of a visit as a key is another ticket, and leaves that visit as it is.
        let other = give(first.id.as_str()).await;
        assert!(other.is_none_or(|other| other.id != first.id));
        assert_eq!(give("not a key").await, None);
        let (visit, secret) = hand_over(&app, &officer(1), &south, &first.id).await.unwrap().unwrap();
        assert_eq!((visit.id, secret.len()), (first.id.clone(), 64));
        assert_eq!(hand_over(&app, &officer(1), &"north".into(), &first.id).await.unwrap(), None, "not theirs");
        act(&app, &south, "system", Deed::Leave(first.id.clone())).await.unwrap().unwrap();
        assert_eq!(hand_over(&app, &officer(1), &south, &first.id).await.unwrap(), None, "it is over");
    })
    .await;
}

async fn found(app: &App, staff: &Staff, text: &str) -> Found {
    let (south, catalogue) = ("south".into(), app.catalogue());
    let office: &Office = catalogue.office(&south).unwrap();
    let queue = read(app, &south, today(app, &south).unwrap()).await.unwrap().queue;
    find(app, staff, office, (&queue, text)).await.unwrap().unwrap()
}

async fn booked(town: &Town, office: &str) -> Booking {
    let anna = town.people[0].clone();
    confirm(&town.app(), asker(&anna), &"short".into(), spot(office, 0)).await.unwrap().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reception_finds_who_comes_today_and_why_others_cannot_register() {
    each_engine(1, |town| async move {
        open(&town, 1).await;
        let app = town.app();
        let booking = booked(&town, "south").await;
        let reference = booking.reference.to_string();
        assert_eq!(found(&app, &officer(1), &reference).await.bookings[0].arrival, Arrival::OtherDay);
        assert!(found(&app, &officer(1), "Person").await.bookings.is_empty(), "not today");
        town.clock.advance(booking.starts_at.as_second() - town.clock.now().as_second() - 600);
        for text in [reference.as_str(), "person 0", "Perso"] {
            let found = found(&app, &officer(1), text).await;
            assert_eq!(found.bookings.len(), 1, "{text}");
            assert_eq!(found.bookings[0].arrival, Arrival::Now, "{text}");
            assert!(found.bookings[0].entry.visit.is_some(), "{text}");
        }
        let come = queue::arrive(&app, &"south".into(), ("system", true), (&booking.id, walk().language)).await;
        let visit = come.unwrap().unwrap().visit.unwrap();
        assert_eq!(found(&app, &officer(1), &visit.ticket.to_string()).await.tickets, [visit]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reception_names_nobody_who_is_protected_or_goes_elsewhere() {
    each_engine(1, |town| async move {
        open(&town, 1).await;
        let app = town.app();
        let booking = booked(&town, "north").await;
        town.clock.advance(booking.starts_at.as_second() - town.clock.now().as_second() - 600);
        let reference = booking.reference.to_string();
        let elsewhere = found(&app, &officer(1), &reference).await;
        assert_eq!(elsewhere.bookings[0].arrival, Arrival::OtherOffice("north".into()));
        assert_eq!(elsewhere.bookings[0].entry.visit, None);
    })
    .await;
    each_engine(1, |town| async move {
        open(&town, 1).await;
        let app = town.app();
        let booking = booked(&town, "south").await;
        town.clock.advance(booking.starts_at.as_second() - town.clock.now().as_second() - 600);
        town.fixture.tamper("UPDATE person SET protection = 'protected'").await.unwrap();
        let reference = booking.reference.to_string();
        let hidden = found(&app, &officer(1), &reference).await;
        assert_eq!((hidden.bookings.len(), &hidden.bookings[0].entry.visit), (1, &None), "let in, but not named");
        assert!(found(&app, &officer(1), "Person").await.bookings.is_empty());
        let named = Staff { protected: true, ..officer(1) };
        assert_eq!(found(&app, &named, "Person").await.bookings.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_screen_is_opened_by_its_secret_until_it_is_ended() {
    each_engine(0, |town| async move {
        open(&town, 2).await;
        let (app, south, north) = (town.app(), "south".into(), "north".into());
        let make = async |new| screen::make(&app, &officer(1), &south, new).await.unwrap();
        let board = NewScreen { kind: ScreenKind::Board, name: " Hall ", counter: Some(1) };
        let secret = make(board).await.unwrap();
        let known = screen::find(&app, &secret).await.unwrap().unwrap();
        assert_eq!((known.name.as_str(), known.counter, known.office.as_str()), ("Hall", None, "south"));
        assert!(screen::list(&app, &south).await.unwrap()[0].seen_at.is_some());
        assert_eq!(screen::list(&app, &north).await.unwrap(), []);
        assert_eq!(make(NewScreen { name: " ", ..board }).await, Err(ScreenRefusal::Name));
        let sign = NewScreen { kind: ScreenKind::Sign, name: "Sign", counter: Some(9) };
        assert_eq!(make(sign).await, Err(ScreenRefusal::Counter));
        assert!(make(NewScreen { counter: Some(2), ..sign }).await.is_ok());
        assert_eq!(screen::find(&app, known.id.as_str()).await.unwrap(), None, "what the table has opens nothing");
        let end = async |office, id: &ScreenId| screen::end(&app, &officer(1), office, id).await.unwrap();
        assert!(!end(&north, &known.id).await, "another office's");
        assert!(end(&south, &known.id).await && !end(&south, &known.id).await);
        assert_eq!(screen::find(&app, &secret).await.unwrap(), None);
    })
    .await;
}
