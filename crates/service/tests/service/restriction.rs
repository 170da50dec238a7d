//! Accounts whose new bookings staff pause: at every node from that moment on, contested, and lifted.

use crate::helped::hired;
use crate::search::staff;
use crate::town::{Town, asker, confirm, each_engine, each_shape, hold, reschedule, spot};
use besok_core::account::Account;
use besok_core::ledger::Refusal;
use besok_core::message::Body;
use besok_core::restriction::{Length, NoRuling, Reason, Ruling};
use besok_core::staff::{Role, Staff};
use besok_service::account::export;
use besok_service::booking::cancel;
use besok_service::restriction::{
    AppealRefusal, RestrictRefusal, Restrictable, appeal, find, of, release, restrict, rule, waiting,
};
use besok_service::{App, worker};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

const PAUSED: Refusal = Refusal::Restricted(Some(Reason::HeldTimes));
const WEEK: (Option<Reason>, Option<Length>) = (Some(Reason::HeldTimes), Some(Length::Week));

async fn seen(app: &App, staff: &Staff, account: &Account) -> Restrictable {
    find(app, staff, &account.myself().unwrap().id).await.unwrap().expect("whom they may restrict")
}

async fn pause(app: &App, staff: &Staff, account: &Account) {
    restrict(app, staff, &seen(app, staff, account).await, WEEK, "Holds all morning").await.unwrap().unwrap();
}

/// What mails say to an account, in the order in which they were written.
async fn told(town: &Town, account: &Account) -> Vec<Body> {
    let (app, now) = (town.app(), town.clock.now());
    let mut tx = app.store.begin().await.unwrap();
    let due = tx.take_due("email", now, now, 100).await.unwrap();
    let theirs = due.into_iter().filter(|due| due.message.to.as_str() == account.address().as_str());
    theirs.map(|due| due.message.body).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_the_moment_of_the_pause_nothing_is_taken_at_any_node() {
    each_shape(1, |town| async move {
        let [sten, _] = hired(&town, Role::Support, None).await;
        let (account, paused) = (town.people[0].clone(), Arc::new(AtomicBool::new(false)));
        let asks = (0..4).map(|number| {
            let (app, account, paused) =
                (town.nodes[number % town.nodes.len()].clone(), account.clone(), paused.clone());
            tokio::spawn(async move {
                let mut refused = 0;
                while refused < 3 {
                    let after = paused.load(Ordering::SeqCst);
                    let to = spot("south", 10 * number as i64 + 40 * refused);
                    let held = hold(&app, asker(&account), &"short".into(), to).await.unwrap();
                    assert!(!after || held == Err(PAUSED), "{held:?} after the pause");
                    refused += i64::from(held == Err(PAUSED));
                }
            })
        });
        let asks: Vec<_> = asks.collect();
        pause(&town.app(), &sten, &account).await;
        paused.store(true, Ordering::SeqCst);
        for ask in asks {
            ask.await.unwrap();
        }
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test]
async fn what_there_is_stays_and_staff_still_help() {
    each_engine(2, |town| async move {
        let [sten, _] = hired(&town, Role::Support, None).await;
        let (app, anna, short) = (town.app(), &town.people[0], "short".into());
        let booked = confirm(&app, asker(anna), &short, spot("south", 0)).await.unwrap().unwrap();
        pause(&app, &sten, anna).await;
        let moved = reschedule(&app, asker(anna), &booked.reference, spot("south", 60)).await.unwrap();
        assert_eq!(moved, Err(PAUSED));
        let again = restrict(&app, &sten, &seen(&app, &sten, anna).await, WEEK, "").await.unwrap();
        assert_eq!(again, Err(RestrictRefusal::Already));
        cancel(&app, asker(anna), &booked.reference, None).await.unwrap().unwrap();
        assert_eq!(confirm(&app, asker(anna), &short, spot("south", 0)).await.unwrap(), Err(PAUSED));
        assert!(confirm(&app, asker(&town.people[1]), &short, spot("south", 0)).await.unwrap().is_ok());
        town.clock.advance(7 * 24 * 3600);
        assert_eq!(of(&app, anna).await.unwrap(), None);
        worker::publish(app.clone()).await.unwrap();
        let later = confirm(&app, asker(anna), &short, spot("south", 7 * 24 * 60)).await.unwrap();
        assert_eq!(
            later.map(|booking| booking.starts_at),
            Ok(spot("south", 7 * 24 * 60).starts_at),
            "it ended by itself"
        );
        pause(&app, &sten, anna).await;
        assert_eq!(seen(&app, &sten, anna).await.restrictions.len(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_appeal_is_made_once_at_a_time_and_turned_down_by_somebody_else() {
    each_shape(1, |town| async move {
        let [sten, stina] = hired(&town, Role::Support, None).await;
        let (app, anna) = (town.app(), town.people[0].clone());
        assert_eq!(appeal(&app, &anna, "Why?").await.unwrap(), Err(AppealRefusal::Over));
        pause(&app, &sten, &anna).await;
        let said = (0..10).map(|number| {
            let (app, anna) = (town.nodes[number % town.nodes.len()].clone(), anna.clone());
            tokio::spawn(async move { appeal(&app, &anna, "I help my parents.\nThey are ill.").await.unwrap() })
        });
        let mut taken = 0;
        for said in said.collect::<Vec<_>>() {
            taken += match said.await.unwrap() {
                Ok(()) => 1,
                Err(refusal) => i32::from(refusal != AppealRefusal::Waits) * 100,
            };
        }
        assert_eq!((taken, town.count("appeal").await), (1, 1));
        assert_eq!(appeal(&app, &anna, " \n ").await.unwrap(), Err(AppealRefusal::Unreadable));
        assert_eq!(waiting(&app, &stina).await.unwrap().len(), 1);
        let one = seen(&app, &sten, &anna).await;
        let refused = rule(&app, &sten, &one, Some(Ruling::Talk)).await.unwrap();
        assert_eq!(refused, Err(RestrictRefusal::Ruling(NoRuling::NeedsAnother)));
        rule(&app, &stina, &one, Some(Ruling::Talk)).await.unwrap().unwrap();
        assert_eq!(waiting(&app, &stina).await.unwrap().len(), 0);
        let refused = rule(&app, &stina, &one, Some(Ruling::Talk)).await.unwrap();
        assert_eq!(refused, Err(RestrictRefusal::Ruling(NoRuling::NothingSaid)));
        town.clock.advance(60);
        appeal(&app, &anna, "I called.").await.unwrap().unwrap();
        rule(&app, &sten, &one, Some(Ruling::Explained)).await.unwrap().unwrap();
        assert_eq!(rule(&app, &sten, &one, Some(Ruling::Enough)).await.unwrap(), Err(RestrictRefusal::Over));
        let until = Some(one.restrictions[0].at + jiff::ToSpan::hours(7 * 24));
        let bodies = [
            Body::Restricted { reason: Reason::HeldTimes, until },
            Body::Ruled { ruling: Ruling::Talk },
            Body::Ruled { ruling: Ruling::Explained },
        ];
        assert_eq!(told(&town, &anna).await, bodies);
        assert!(confirm(&app, asker(&anna), &"short".into(), spot("south", 0)).await.unwrap().is_ok());
        let copy = export(&app, &anna, "").await.unwrap()["restrictions"][0].clone();
        assert_eq!(copy["appeals"][1]["answer"]["ruling"], "explained");
        assert_eq!((&copy["reason"], &copy["note_of_staff"]), (&"held-times".into(), &"Holds all morning".into()));
        let deeds = "event WHERE action IN ('account.restricted', 'account.appealed', 'account.upheld', 'account.unrestricted')";
        assert_eq!(town.count(deeds).await, 5);
    })
    .await;
}

#[tokio::test]
async fn staff_release_what_is_held_and_bookings_stay() {
    each_engine(2, |town| async move {
        let [sten, _] = hired(&town, Role::Support, None).await;
        let (app, anna, bo) = (town.app(), &town.people[0], &town.people[1]);
        confirm(&app, asker(anna), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        hold(&app, asker(anna), &"long".into(), spot("south", 60)).await.unwrap().unwrap();
        hold(&app, asker(bo), &"long".into(), spot("south", 120)).await.unwrap().unwrap();
        let one = seen(&app, &sten, anna).await;
        assert_eq!(one.held, 1);
        assert_eq!(release(&app, &sten, &one).await.unwrap(), 1);
        assert_eq!(release(&app, &sten, &one).await.unwrap(), 0);
        assert_eq!((town.count("hold").await, town.count("booking WHERE state = 'booked'").await), (1, 1));
        assert_eq!(town.count("event WHERE action = 'holds.released' AND actor = 'staff:sten'").await, 1);
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test]
async fn nobody_elses_account_is_touched() {
    each_engine(2, |town| async move {
        let [sten, _] = hired(&town, Role::Support, Some("north")).await;
        let (app, anna, bo) = (town.app(), &town.people[0], &town.people[1]);
        let person = anna.myself().unwrap().id.clone();
        assert!(find(&app, &sten, &person).await.unwrap().is_none(), "not known at their office");
        let officer = staff(Role::CounterOfficer, None);
        assert!(find(&app, &officer, &person).await.unwrap().is_none(), "not theirs to do");
        confirm(&app, asker(anna), &"short".into(), spot("north", 0)).await.unwrap().unwrap();
        pause(&app, &sten, anna).await;
        assert_eq!(appeal(&app, bo, "Why?").await.unwrap(), Err(AppealRefusal::Over));
        assert_eq!(waiting(&app, &sten).await.unwrap().len(), 0);
        appeal(&app, anna, "Why?").await.unwrap().unwrap();
        let elsewhere = staff(Role::Support, Some("south"));
        assert_eq!((waiting(&app, &sten).await.unwrap().len(), waiting(&app, &elsewhere).await.unwrap().len()), (1, 0));
        let sql = format!("UPDATE person SET protection = 'protected' WHERE id = '{person}'");
        town.fixture.tamper(&sql).await.unwrap();
        assert!(find(&app, &sten, &person).await.unwrap().is_none());
        assert_eq!(waiting(&app, &sten).await.unwrap().len(), 0);
    })
    .await;
}
