//! Sixty-four people want the last place, twenty times over, on every kind of database. One gets it, and nobody else
//! loses anything.

use crate::town::{Town, asker, confirm, each_shape, hold, hold_for, hold_move, reschedule, spot};
use besok_core::booking::Booking;
use besok_core::hold::Hold;
use besok_core::ledger::{Refusal, Spot};
use besok_service::booking::cancel;
use besok_store::fixture::{Fixture, on};

const PEOPLE: usize = 64;
const ROUNDS: i64 = 20;

/// Where somebody asks for a place in a round, and for which errand. There is one counter in the north; in the second
/// half of the rounds people ask for visits that only overlap.
fn wanted(round: i64, number: usize) -> (&'static str, Spot) {
    if round < ROUNDS / 2 {
        return ("short", spot("north", 10 * round));
    }
    ("long", spot("north", 100 + 20 * (round - ROUNDS / 2) + 10 * (number as i64 % 2)))
}

/// Where there is room for all: the hundred counters of the south, at another time for each errand.
fn room(errand: &str) -> Spot {
    spot("south", if errand == "short" { 0 } else { 60 })
}

/// The one who won. The others were told that the time is taken.
fn winner<T: std::fmt::Debug>(answers: &[Result<T, Refusal>]) -> usize {
    let won: Vec<usize> = (0..answers.len()).filter(|number| answers[*number].is_ok()).collect();
    assert_eq!(won.len(), 1, "one place, one winner: {won:?}");
    for answer in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        assert_eq!(*answer, Refusal::Taken);
    }
    won[0]
}

/// Everybody holds a place in the south, where there is room for all.
async fn hold_south(town: &Town, round: i64) -> Vec<Hold> {
    let errand = wanted(round, 0).0;
    let held = town
        .at_once(|app, account, _| async move { hold(&app, asker(&account), &errand.into(), room(errand)).await })
        .await;
    held.into_iter().map(Result::unwrap).collect()
}

/// Everybody but the winner still has the hold they had.
async fn nobody_lost(town: &Town, before: &[Hold], winner: usize) {
    for (number, hold) in before.iter().enumerate().filter(|(number, _)| *number != winner) {
        let now = hold_for(&town.app(), &town.people[number], &hold.errand).await.unwrap();
        assert_eq!(now.as_ref(), Some(hold), "person {number} lost their hold");
    }
    assert_eq!(town.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_place_is_booked_once() {
    each_shape(PEOPLE, |town| async move {
        for round in 0..ROUNDS {
            let before = hold_south(&town, round).await;
            let booked = town
                .at_once(|app, account, number| async move {
                    let (errand, to) = wanted(round, number);
                    confirm(&app, asker(&account), &errand.into(), to).await
                })
                .await;
            let winner = winner(&booked);
            nobody_lost(&town, &before, winner).await;
            let booking = booked[winner].as_ref().unwrap();
            let (app, account) = (town.app(), &town.people[winner]);
            assert_eq!(hold_for(&app, account, &booking.errand).await.unwrap(), None);
            cancel(&app, asker(account), &booking.reference, None).await.unwrap().unwrap();
        }
        assert_eq!(town.count("booking").await, ROUNDS);
        assert_eq!(town.count("booking WHERE state = 'booked'").await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_place_is_held_once() {
    each_shape(PEOPLE, |town| async move {
        for round in 0..ROUNDS {
            if round == ROUNDS / 2 {
                // One person may win every round, and nobody has more than twenty holds made within an hour.
                town.clock.advance(3600);
            }
            let before = hold_south(&town, round).await;
            let held = town
                .at_once(|app, account, number| async move {
                    let (errand, to) = wanted(round, number);
                    hold(&app, asker(&account), &errand.into(), to).await
                })
                .await;
            let winner = winner(&held);
            nobody_lost(&town, &before, winner).await;
            let now = hold_for(&town.app(), &town.people[winner], &before[winner].errand).await.unwrap();
            assert_eq!(now.as_ref(), held[winner].as_ref().ok());
        }
        assert_eq!(town.count("hold").await, 2 * PEOPLE as i64);
    })
    .await;
}

/// Everybody books a visit in the south.
async fn book_south(town: &Town, errand: &'static str) -> Vec<Booking> {
    let booked = town
        .at_once(|app, account, _| async move { confirm(&app, asker(&account), &errand.into(), room(errand)).await })
        .await;
    booked.into_iter().map(Result::unwrap).collect()
}

/// Everybody moves to the same place. In every other round they hold it first, and whoever holds it gets it.
async fn race_to_move(town: &Town, before: &[Booking], round: i64) -> (usize, Booking) {
    let references: Vec<_> = before.iter().map(|booking| booking.reference.clone()).collect();
    let mut holder = None;
    if round % 2 == 1 {
        let held = town
            .at_once(|app, account, number| {
                let reference = references[number].clone();
                async move { hold_move(&app, asker(&account), &reference, wanted(round, number).1).await }
            })
            .await;
        holder = Some(winner(&held));
    }
    let moved = town
        .at_once(|app, account, number| {
            let (reference, to) = (references[number].clone(), wanted(round, holder.unwrap_or(number)).1);
            async move { reschedule(&app, asker(&account), &reference, to).await }
        })
        .await;
    let winner = winner(&moved);
    assert!(holder.is_none_or(|holder| holder == winner));
    (winner, moved.into_iter().nth(winner).unwrap().unwrap())
}

/// How often somebody may move is another matter.
async fn forget_moves(town: &Town) {
    town.fixture.tamper("DELETE FROM recent_moves").await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_place_is_moved_to_once() {
    each_shape(PEOPLE, |town| async move {
        let mut shorts = book_south(&town, "short").await;
        let mut longs = book_south(&town, "long").await;
        for round in 0..ROUNDS {
            let bookings = if wanted(round, 0).0 == "short" { &mut shorts } else { &mut longs };
            let (winner, moved) = race_to_move(&town, bookings, round).await;
            let app = town.app();
            for (number, booking) in bookings.iter().enumerate() {
                let expected = if number == winner { &moved } else { booking };
                let now = app.store.booking(&booking.reference).await.unwrap();
                assert_eq!(now.as_ref(), Some(expected), "person {number} lost their booking");
            }
            assert_eq!(town.faults().await, []);
            // Back again, so that the next round is the same.
            let account = asker(&town.people[winner]);
            let back = reschedule(&app, account, &moved.reference, room(wanted(round, 0).0)).await.unwrap().unwrap();
            bookings[winner] = back;
            forget_moves(&town).await;
        }
        assert_eq!(town.count("booking WHERE state = 'booked' AND office = 'south'").await, 2 * PEOPLE as i64);
        assert_eq!(town.count("hold").await, 0);
    })
    .await;
}

/// Booking, holding, moving and cancelling at once, on the few times of one morning, by two nodes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everything_at_once_leaves_the_counters_right() {
    on(Fixture::postgres().await, |fixture| async move {
        let town = Town::open(fixture, 2, PEOPLE).await;
        let started = book_south(&town, "long").await;
        for round in 0..ROUNDS {
            forget_moves(&town).await;
            let answers = town.at_once(|app, account, number| {
                let reference = started[number].reference.clone();
                async move {
                    let to = spot("north", 10 * ((number as i64 * 7 + round) % 6));
                    let asker = asker(&account);
                    Ok(match number % 4 {
                        0 => confirm(&app, asker, &"short".into(), to).await?.map(drop),
                        1 => hold(&app, asker, &"short".into(), to).await?.map(drop),
                        2 => reschedule(&app, asker, &reference, to).await?.map(drop),
                        _ => hold_move(&app, asker, &reference, to).await?.map(drop),
                    })
                }
            });
            let answers = answers.await;
            assert!(round > 0 || answers.iter().any(Result::is_ok));
            assert_eq!(town.faults().await, []);
        }
        assert_eq!(town.count("booking WHERE state = 'booked' AND errand = 'long'").await, PEOPLE as i64);
    })
    .await;
}
