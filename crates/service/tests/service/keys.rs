//! One form sent many times at once is one booking, and everybody is told the same.

use crate::town::{Town, asker, confirm, each_shape, keyed, reschedule, spot};
use besok_core::booking::Booking;
use besok_core::ledger::{Refusal, Spot};
use besok_service::booking::cancel;

const TIMES: usize = 64;

/// The outcome that all were given.
fn same(answers: Vec<Result<Booking, Refusal>>) -> Booking {
    let mut answers = answers.into_iter().map(Result::unwrap);
    let first = answers.next().unwrap();
    assert!(answers.all(|answer| answer == first));
    first
}

/// The same person at every counter.
fn clones(mut town: Town) -> Town {
    town.people = vec![town.people[0].clone(); TIMES];
    town
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_key_is_one_booking_one_move_and_one_cancellation() {
    each_shape(1, |town| async move {
        let town = clones(town);
        let booked = town
            .at_once(|app, account, _| async move {
                confirm(&app, keyed(&account, "form"), &"short".into(), spot("south", 0)).await
            })
            .await;
        let booked = same(booked);
        assert_eq!((town.count("booking").await, town.count("outbox").await), (1, 1));
        let moved = town
            .at_once(|app, account, _| {
                let reference = booked.reference.clone();
                async move { reschedule(&app, keyed(&account, "move"), &reference, spot("north", 0)).await }
            })
            .await;
        assert_eq!(same(moved).sequence, 1);
        let gone = town
            .at_once(|app, account, _| {
                let reference = booked.reference.clone();
                async move { cancel(&app, keyed(&account, "cancel"), &reference, None).await }
            })
            .await;
        assert_eq!(same(gone).sequence, 2);
        assert_eq!((town.count("booking").await, town.count("outbox").await), (1, 3));
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_forms_of_one_person_are_one_booking_too() {
    each_shape(1, |town| async move {
        let town = clones(town);
        let answers = town
            .at_once(|app, account, number| async move {
                confirm(&app, asker(&account), &"short".into(), spot("south", 10 * number as i64 % 60)).await
            })
            .await;
        let booked: Vec<&Booking> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
        assert_eq!(booked.len(), 1);
        for refusal in answers.iter().filter_map(|answer| answer.as_ref().err()) {
            assert_eq!(*refusal, Refusal::AlreadyBooked(booked[0].reference.clone()));
        }
        assert_eq!(town.faults().await, []);
    })
    .await;
}

/// Whichever comes first is what the key is for.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_key_for_two_forms_is_one_booking() {
    each_shape(1, |town| async move {
        let town = clones(town);
        let where_to = |number: usize| -> Spot { spot("south", 10 * (number as i64 % 2)) };
        let answers = town
            .at_once(|app, account, number| async move {
                confirm(&app, keyed(&account, "form"), &"short".into(), where_to(number)).await
            })
            .await;
        let first = answers.iter().find_map(|answer| answer.as_ref().ok()).unwrap().clone();
        for (number, answer) in answers.into_iter().enumerate() {
            let same = where_to(number).starts_at == first.starts_at;
            assert_eq!(answer, if same { Ok(first.clone()) } else { Err(Refusal::KeyReused) });
        }
        assert_eq!(town.count("booking").await, 1);
    })
    .await;
}
