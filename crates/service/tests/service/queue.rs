//! The queue on every kind of database: nobody is called twice, a booking is there once, and everybody who looks hears
//! of it.

use crate::town::{Town, asker, confirm, each_engine, each_shape, reschedule, send, spot};
use besok_core::booking::Booking;
use besok_core::id::{StaffId, VisitId};
use besok_core::language::Language;
use besok_core::queue::{Arrival, Counter, Deed, Onward, Refusal, Rule, WalkIn};
use besok_core::visit::{Outcome, Stage};
use besok_service::booking::cancel;
use besok_service::queue::board::{self, Turn};
use besok_service::queue::{Walk, act, arrive, minutes_left, read, take_ticket, today};
use besok_service::worker;
use jiff::civil::time;
use std::collections::BTreeSet;
use std::sync::Arc;
use tokio::sync::Barrier;

const COUNTERS: i64 = 32;

/// The south has counters, and hours without an appointment. It is open.
pub(crate) async fn open(town: &Town, counters: i64) {
    let rule = Rule {
        counters: (1..=counters).map(|number| Counter { number, errands: Vec::new() }).collect(),
        walk_ins: vec![WalkIn {
            errands: vec!["short".into()],
            weekdays: (1..=7).collect(),
            from: time(9, 0, 0, 0),
            to: time(15, 0, 0, 0),
            daily: 999,
        }],
        ..Rule::default()
    };
    let (app, south) = (town.app(), "south".into());
    for number in 1..=counters {
        let sql = format!(
            "INSERT INTO staff (id, name, email, language, protected, created_at) VALUES ('officer-{number}', \
             'Officer {number}', 'officer-{number}@example.org', 'sv', 0, 0)"
        );
        town.fixture.tamper(&sql).await.unwrap();
    }
    let mut tx = app.store.begin().await.unwrap();
    assert!(tx.save_queue_rule(&south, (&rule, 0), app.clock.now()).await.unwrap());
    tx.commit().await.unwrap();
    for number in 1..=counters {
        let deed = Deed::Open(number, StaffId(format!("officer-{number}")));
        act(&app, &south, "system", deed).await.unwrap().unwrap();
    }
}

pub(crate) fn walk() -> Walk {
    Walk { errand: "short".into(), people: 1, language: Language::DEFAULT }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn counters_call_each_once_and_in_order() {
    each_shape(0, |town| async move {
        open(&town, COUNTERS).await;
        let south = "south".into();
        for _ in 0..100 {
            take_ticket(&town.app(), &south, ("system", true), walk()).await.unwrap().unwrap();
        }
        let barrier = Arc::new(Barrier::new(COUNTERS as usize));
        let counters = (1..=COUNTERS).map(|counter| {
            let (app, barrier) = (town.nodes[counter as usize % town.nodes.len()].clone(), barrier.clone());
            tokio::spawn(async move {
                let (south, mut called) = ("south".into(), Vec::new());
                barrier.wait().await;
                loop {
                    match act(&app, &south, "system", Deed::CallNext(counter)).await.unwrap() {
                        Ok(done) => called.push(done.visit.unwrap().ticket.number),
                        Err(Refusal::NobodyWaits) => return called,
                        Err(refusal) => panic!("{refusal:?}"),
                    }
                    let done = Deed::Finish(counter, Outcome::Settled, String::new());
                    act(&app, &south, "system", done).await.unwrap().unwrap();
                }
            })
        });
        let mut all = Vec::new();
        for counter in counters.collect::<Vec<_>>() {
            let called = counter.await.unwrap();
            assert!(called.is_sorted(), "each counter goes up the line: {called:?}");
            all.extend(called);
        }
        let once: BTreeSet<i64> = all.iter().copied().collect();
        assert_eq!((all.len(), once.len()), (100, 100), "each once");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_kiosks_register_a_booking_once() {
    each_shape(1, |town| async move {
        open(&town, 1).await;
        let anna = town.people[0].clone();
        let booking = confirm(&town.app(), asker(&anna), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        town.clock.advance(booking.starts_at.as_second() - town.clock.now().as_second() - 600);
        let kiosks = (0..16).map(|kiosk| {
            let (app, id) = (town.nodes[kiosk % town.nodes.len()].clone(), booking.id.clone());
            tokio::spawn(async move {
                arrive(&app, &"south".into(), ("system", false), (&id, Language::DEFAULT)).await.unwrap()
            })
        });
        let (mut let_in, mut told) = (0, 0);
        for kiosk in kiosks.collect::<Vec<_>>() {
            match kiosk.await.unwrap() {
                Ok(_) => let_in += 1,
                Err(Refusal::NotNow(Arrival::Here(..))) => told += 1,
                Err(refusal) => panic!("{refusal:?}"),
            }
        }
        assert_eq!((let_in, told, town.count("visit").await), (1, 15, 1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_cancelled_is_not_let_in() {
    each_engine(1, |town| async move {
        open(&town, 1).await;
        let (app, anna) = (town.app(), town.people[0].clone());
        let booking = confirm(&app, asker(&anna), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        let come = async || arrive(&app, &"south".into(), ("system", true), (&booking.id, Language::DEFAULT)).await;
        assert_eq!(come().await.unwrap(), Err(Refusal::NotNow(Arrival::OtherDay)), "that is tomorrow");
        cancel(&app, asker(&anna), &booking.reference, None).await.unwrap().unwrap();
        town.clock.advance(24 * 3600);
        assert_eq!(come().await.unwrap(), Err(Refusal::NotNow(Arrival::Cancelled)));
        let unknown = arrive(&app, &"south".into(), ("system", true), (&"none".into(), Language::DEFAULT)).await;
        assert_eq!(unknown.unwrap(), Err(Refusal::NotFound));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_has_moved_since_they_came_waits_no_longer_and_comes_again() {
    each_engine(2, |town| async move {
        open(&town, 1).await;
        let (app, south, tomorrow) = (town.app(), "south".into(), spot("south", 24 * 60));
        let [anna, bo] = [0, 1].map(|who| town.people[who].clone());
        let book = async |who| confirm(&app, asker(who), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        let (moved, cancelled) = (book(&anna).await, book(&bo).await);
        let come = async |booking: &Booking| {
            let come = arrive(&app, &south, ("system", false), (&booking.id, Language::DEFAULT)).await.unwrap();
            come.map(|done| done.visit.unwrap().stage)
        };
        let open_counter =
            async |officer: &str| act(&app, &south, "system", Deed::Open(1, officer.into())).await.unwrap();
        town.clock.advance(moved.starts_at.as_second() - town.clock.now().as_second() - 600);
        open_counter("officer-1").await.unwrap();
        assert_eq!((come(&moved).await, come(&cancelled).await), (Ok(Stage::Waiting), Ok(Stage::Waiting)));
        reschedule(&app, asker(&anna), &moved.reference, tomorrow).await.unwrap().unwrap();
        cancel(&app, asker(&bo), &cancelled.reference, None).await.unwrap().unwrap();
        let stages = async || {
            let queue = read(&app, &south, today(&app, &south).unwrap()).await.unwrap().queue;
            queue.visits.iter().map(|visit| visit.stage).collect::<Vec<_>>()
        };
        assert_eq!(stages().await, [Stage::Left, Stage::Left], "everybody sees it at once");
        assert_eq!(act(&app, &south, "system", Deed::CallNext(1)).await.unwrap(), Err(Refusal::NobodyWaits));
        let left = "visit WHERE stage = 'left' AND ended_at IS NOT NULL";
        assert_eq!(come(&cancelled).await, Err(Refusal::NotNow(Arrival::Cancelled)));
        take_ticket(&app, &south, ("system", true), walk()).await.unwrap().unwrap();
        assert_eq!(town.count(left).await, 2, "and it is saved with what happens next");
        act(&app, &south, "system", Deed::CallNext(1)).await.unwrap().unwrap();
        // Over midnight, with somebody still called: the next day begins anew, and the booking is there on its own day.
        town.clock.advance(24 * 3600);
        assert_eq!(come(&moved).await, Ok(Stage::Waiting));
        open_counter("officer-1").await.unwrap();
        assert_eq!(
            act(&app, &south, "system", Deed::CallNext(1)).await.unwrap().unwrap().visit.unwrap().ticket.number,
            1
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_moved_within_the_day_stays_in_line_and_may_come_again_after_a_visit() {
    each_engine(1, |town| async move {
        open(&town, 1).await;
        let (app, south, anna) = (town.app(), "south".into(), town.people[0].clone());
        let booking = confirm(&app, asker(&anna), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        let come = async || {
            let come = arrive(&app, &south, ("system", false), (&booking.id, Language::DEFAULT)).await.unwrap();
            come.map(|done| done.visit.unwrap())
        };
        let move_to = async |minute| {
            reschedule(&app, asker(&anna), &booking.reference, spot("south", minute)).await.unwrap().unwrap()
        };
        town.clock.advance(booking.starts_at.as_second() - town.clock.now().as_second() - 600);
        act(&app, &south, "system", Deed::Open(1, "officer-1".into())).await.unwrap().unwrap();
        let first = come().await.unwrap();
        let later = move_to(30).await;
        assert_eq!(come().await, Err(Refusal::NotNow(Arrival::Here(first.ticket, Stage::Waiting))));
        let called = act(&app, &south, "system", Deed::CallNext(1)).await.unwrap().unwrap().visit.unwrap();
        assert_eq!((called.id, called.booked.unwrap().starts_at), (first.id, later.starts_at), "by its new time");
        act(&app, &south, "system", Deed::Start(1)).await.unwrap().unwrap();
        let finish = Deed::Finish(1, Outcome::ComeAgain, String::new());
        act(&app, &south, "system", finish).await.unwrap().unwrap();
        // Received early, and asked to come once more today.
        move_to(60).await;
        town.clock.advance(40 * 60);
        assert_eq!(come().await.unwrap().ticket.number, 2);
        // Sent from counter to counter when the booking is moved to tomorrow: they stay, and are let in again tomorrow.
        act(&app, &south, "system", Deed::CallNext(1)).await.unwrap().unwrap();
        act(&app, &south, "system", Deed::Start(1)).await.unwrap().unwrap();
        let send = Deed::SendOn(1, Onward::Errand("short".into()));
        act(&app, &south, "system", send).await.unwrap().unwrap();
        move_to(24 * 60).await;
        let called = act(&app, &south, "system", Deed::CallNext(1)).await.unwrap().unwrap().visit.unwrap();
        assert_eq!(called.ticket.number, 2);
        town.clock.advance(23 * 3600 + 600);
        assert_eq!(come().await.map(|visit| visit.ticket.number), Ok(1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_ends_and_its_tickets_with_it() {
    each_engine(0, |town| async move {
        open(&town, 1).await;
        let (app, south) = (town.app(), "south".into());
        let visit = take_ticket(&app, &south, ("system", true), walk()).await.unwrap().unwrap().visit.unwrap();
        let day = today(&app, &south).unwrap();
        town.clock.advance(24 * 3600);
        let leave = act(&app, &south, "system", Deed::Leave(visit.id.clone())).await.unwrap();
        assert_eq!(leave, Err(Refusal::NotFound), "that was yesterday's");
        let next = take_ticket(&app, &south, ("system", true), walk()).await.unwrap().unwrap().visit.unwrap();
        assert_eq!(next.ticket.number, 1, "counted from one again");
        assert_eq!(read(&app, &south, day).await.unwrap().queue.visits, [visit], "it stays as it was");
        assert_eq!(act(&app, &south, "system", Deed::CallNext(1)).await.unwrap(), Err(Refusal::NotOpen));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tickets_look_at_what_is_left_of_the_day() {
    each_engine(0, |town| async move {
        open(&town, 1).await;
        let (app, south) = (town.app(), "south".into());
        assert!(minutes_left(&app, &south, &walk().errand).await.unwrap() > 0);
        let first = take_ticket(&app, &south, ("system", false), walk()).await.unwrap();
        assert!(first.is_ok());
        // Past three in the afternoon.
        town.clock.advance(3 * 3600 + 600);
        assert_eq!(minutes_left(&app, &south, &walk().errand).await.unwrap(), 0);
        let late = take_ticket(&app, &south, ("system", false), walk()).await.unwrap();
        assert_eq!(late, Err(Refusal::NoTicket));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_looks_hears_of_it_wherever_it_happens() {
    each_shape(0, |town| async move {
        open(&town, 1).await;
        let south = "south".into();
        let (here, there) = (town.nodes[0].clone(), town.nodes.last().unwrap().clone());
        let before = board::look(&there, &south).await.unwrap().unwrap();
        let mut watch = board::watch(&there, &south).await.unwrap();
        let visit = take_ticket(&here, &south, ("system", true), walk()).await.unwrap().unwrap().visit.unwrap();
        worker::follow(there.clone()).await.unwrap();
        assert_eq!(watch.turn().await, Turn::Changed);
        let after = watch.look(&there).await.unwrap().unwrap();
        assert!(after.now.version > before.now.version);
        assert_eq!(after.now.queue.visit(&visit.id).map(|visit| visit.stage), Some(Stage::Waiting));
        assert_eq!(after.now.queue.ahead_of(&visit.id, there.clock.now()), Some(0));
        assert_eq!(after.estimate(&visit, there.clock.now()).map(|estimate| estimate.from), Some(0));
        assert!(Arc::ptr_eq(&after, &board::look(&there, &south).await.unwrap().unwrap()), "read once for all");
        let gone = act(&there, &south, "system", Deed::Leave(VisitId::from("none"))).await.unwrap();
        assert_eq!(gone, Err(Refusal::NotFound));
    })
    .await;
}

/// So many messages of a turn were sent.
async fn turns_told(town: &Town) -> i64 {
    send(town.app()).await.unwrap();
    town.count("outbox WHERE kind = 'your_turn' AND state = 'sent'").await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_booked_is_told_once_that_they_are_next_and_once_that_they_are_called() {
    each_engine(2, |town| async move {
        let (app, south) = (town.app(), "south".into());
        let mut visits = Vec::new();
        for person in &town.people {
            visits.push(
                confirm(&app, asker(person), &"short".into(), spot("south", 20 * visits.len() as i64))
                    .await
                    .unwrap()
                    .unwrap(),
            );
        }
        town.clock.advance(24 * 3600);
        open(&town, 1).await;
        for booking in &visits {
            arrive(&app, &south, ("system", true), (&booking.id, Language::DEFAULT)).await.unwrap().unwrap();
        }
        assert_eq!(turns_told(&town).await, 1, "the first is next, the second is not");
        let deed = async |deed| act(&app, &south, "system", deed).await.unwrap().unwrap();
        deed(Deed::CallNext(1)).await;
        assert_eq!(turns_told(&town).await, 3, "one is called, the other is next");
        deed(Deed::CallAgain(1)).await;
        assert_eq!(turns_told(&town).await, 3, "each once");
        let turns = app.store.mailbox().await.unwrap().into_iter().filter(|mail| mail.body.contains("Din kölapp"));
        let all: String = turns.map(|mail| mail.subject + &mail.body).collect();
        assert!(all.contains("A1") && all.contains("A2") && !all.contains(visits[0].reference.as_str()), "{all}");
        // What waits while it ceases to be so is not sent.
        deed(Deed::Finish(1, Outcome::Settled, String::new())).await;
        deed(Deed::CallNext(1)).await;
        deed(Deed::Finish(1, Outcome::Settled, String::new())).await;
        assert_eq!(turns_told(&town).await, 3, "they have been there by now");
        assert_eq!(town.count("outbox WHERE kind = 'your_turn'").await, 3);
    })
    .await;
}
