//! The waiting list: what comes free is offered to those who wait, and to nobody else, on however many nodes.

use crate::helped::hired;
use crate::town::{Town, alone, asker, confirm, each_shape, send, spot};
use besok_core::account::Account;
use besok_core::booking::Booking;
use besok_core::catalogue::Catalogue;
use besok_core::id::ErrandId;
use besok_core::ledger::{Refusal, Spot};
use besok_core::restriction::{Length, Reason};
use besok_core::staff::Role;
use besok_core::waiting::{self, Deed, Ended, Entry, Offer, State, Wish};
use besok_service::booking::{cancel, reschedule};
use besok_service::restriction;
use besok_service::waiting::{Place, find, join, on, places, take};
use besok_service::worker::{expire, offer};
use jiff::civil::date;

/// Minutes from the morning after the test begins: what is sooner does not cool.
const LATER: i64 = 3 * 24 * 60;

/// One place everywhere, and what is given back is offered to those who wait.
fn scarce(catalogue: &mut Catalogue) {
    catalogue.openings.iter_mut().for_each(|opening| opening.places = 1);
    catalogue.errands.iter_mut().for_each(|errand| errand.waiting_list = true);
}

fn wish(account: &Account) -> Wish {
    let short = ErrandId::from("short");
    Wish::any_time(short.clone(), alone(account, &short), vec!["south".into()], (date(2026, 12, 1), date(2026, 12, 31)))
}

async fn joined(town: &Town, account: &Account) -> Entry {
    join(&town.app(), asker(account), wish(account), None).await.unwrap().unwrap()
}

async fn booked(town: &Town, account: &Account, spot: Spot) -> Booking {
    confirm(&town.app(), asker(account), &"short".into(), spot).await.unwrap().unwrap()
}

async fn cancelled(town: &Town, account: &Account, booking: &Booking) {
    cancel(&town.app(), asker(account), &booking.reference, None).await.unwrap().unwrap();
}

/// Every node offers at the same time.
async fn offers(town: &Town) {
    let workers: Vec<_> = town.nodes.iter().map(|node| tokio::spawn(offer(node.clone()))).collect();
    for worker in workers {
        worker.await.unwrap().unwrap();
    }
}

/// Somebody gives a time back, and it is offered to the one who waits.
async fn offered(town: &Town, giver: &Account, waiter: &Account) -> (Entry, Offer) {
    let given = booked(town, giver, spot("south", LATER)).await;
    let entry = joined(town, waiter).await;
    cancelled(town, giver, &given).await;
    offers(town).await;
    let offer = place(town, waiter, &entry).await.offer.expect("it is offered");
    (entry, offer)
}

async fn place(town: &Town, account: &Account, entry: &Entry) -> Place {
    find(&town.app(), account, &entry.id).await.unwrap().unwrap()
}

fn over(how: Ended) -> Refusal {
    Refusal::List(waiting::Refusal::Over(how))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_of_64_gets_what_is_offered_to_somebody_else() {
    each_shape(66, |mut town| async move {
        town.edit(scarce).await;
        let [giver, waiter] = [0, 1].map(|who| town.people[who].clone());
        let (entry, offer) = offered(&town, &giver, &waiter).await;
        town.people.remove(1);
        let race = town.at_once(|app, account, number| {
            let offer = offer.clone();
            async move {
                match number % 2 {
                    0 => take(&app, asker(&account), &offer.id).await,
                    _ => confirm(&app, asker(&account), &"short".into(), offer.spot).await,
                }
            }
        });
        let answers = race.await;
        assert!(answers.iter().all(|answer| matches!(answer, Err(Refusal::NotFound | Refusal::Taken))), "{answers:?}");
        town.people = vec![waiter.clone(); 8];
        // Their own press, on several devices in the same moment.
        let press = |app, account: Account, _| {
            let offer = offer.id.clone();
            async move { take(&app, asker(&account), &offer).await }
        };
        let answers = town.at_once(press).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert!(answers.iter().all(|answer| answer.is_ok() || *answer == Err(over(Ended::Taken))), "{answers:?}");
        assert_eq!((town.count("booking WHERE state = 'booked'").await, town.count("hold").await), (1, 0));
        assert_eq!(place(&town, &waiter, &entry).await.entry.state, State::Served);
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nobody_answers_goes_down_the_line_and_then_to_all() {
    each_shape(3, |mut town| async move {
        town.edit(scarce).await;
        let [giver, first, second] = [0, 1, 2].map(|who| town.people[who].clone());
        let given = booked(&town, &giver, spot("south", LATER)).await;
        let one = joined(&town, &first).await;
        town.clock.advance(60);
        let two = joined(&town, &second).await;
        assert_eq!((place(&town, &first, &one).await.ahead, place(&town, &second, &two).await.ahead), (0, 1));
        cancelled(&town, &giver, &given).await;
        offers(&town).await;
        let offered = place(&town, &first, &one).await.offer.unwrap();
        assert_eq!(place(&town, &second, &two).await.offer, None, "one at a time");
        send(town.app()).await.unwrap();
        assert_eq!(town.count("outbox WHERE kind = 'time_offered'").await, 1);
        town.clock.advance(offered.until.as_second() - town.app().clock.now().as_second());
        let late = take(&town.app(), asker(&first), &offered.id).await.unwrap();
        assert_eq!(late.map(|booking| booking.reference), Err(over(Ended::Lapsed)), "after its deadline");
        expire(town.app()).await.unwrap();
        offers(&town).await;
        let next = place(&town, &second, &two).await.offer.expect("the next in line");
        assert_eq!((next.spot.clone(), place(&town, &first, &one).await.entry.missed), (offered.spot, 1));
        on(&town.app(), asker(&second), Deed::Decline(next.id.clone())).await.unwrap().unwrap();
        offers(&town).await;
        assert_eq!(town.count("hold").await, 0, "nobody else waits, and nothing cools there");
        let ended: Vec<_> = place(&town, &second, &two).await.past.iter().map(|offer| offer.ended).collect();
        assert_eq!(ended, [Some(Ended::Declined)]);
        booked(&town, &giver, spot("south", LATER)).await;
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_has_a_later_time_swaps_or_hears_no_more_of_it() {
    each_shape(3, |mut town| async move {
        town.edit(scarce).await;
        let [giver, waiter, other] = [0, 1, 2].map(|who| town.people[who].clone());
        let given = booked(&town, &giver, spot("south", LATER + 60)).await;
        let had = booked(&town, &waiter, spot("south", LATER + 120)).await;
        let entry = joined(&town, &waiter).await;
        town.clock.advance(60);
        let next = joined(&town, &other).await;
        cancelled(&town, &giver, &given).await;
        offers(&town).await;
        let offer = place(&town, &waiter, &entry).await.offer.unwrap();
        // Earlier still, by themselves: what was offered is no longer of use to them.
        let moved = reschedule(&town.app(), asker(&waiter), &had.reference, None, spot("south", LATER)).await;
        moved.unwrap().unwrap();
        let gone = take(&town.app(), asker(&waiter), &offer.id).await.unwrap();
        assert_eq!(gone.map(|booking| booking.reference), Err(over(Ended::Withdrawn)));
        offers(&town).await;
        offers(&town).await;
        let offered = place(&town, &other, &next).await.offer.expect("one of the two that came free");
        let taken = take(&town.app(), asker(&other), &offered.id).await.unwrap().unwrap();
        assert_eq!(taken.spot(), offered.spot);
        let waits = place(&town, &waiter, &entry).await.entry;
        assert_eq!((waits.state, waits.has), (State::Waiting, Some(spot("south", LATER).starts_at)));
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_asked_in_the_night() {
    each_shape(2, |mut town| async move {
        town.edit(scarce).await;
        let [giver, waiter] = [0, 1].map(|who| town.people[who].clone());
        let given = booked(&town, &giver, spot("south", LATER)).await;
        let entry = joined(&town, &waiter).await;
        // From noon to eleven in the evening.
        town.clock.advance(10 * 3600);
        cancelled(&town, &giver, &given).await;
        offers(&town).await;
        assert_eq!(place(&town, &waiter, &entry).await.offer, None);
        let quick = confirm(&town.app(), asker(&giver), &"short".into(), spot("south", LATER)).await.unwrap();
        assert_eq!(quick.map(|booking| booking.reference), Err(Refusal::Taken), "it is kept until the morning");
        // Five past eight.
        town.clock.advance(9 * 3600 + 10 * 60);
        expire(town.app()).await.unwrap();
        offers(&town).await;
        assert!(place(&town, &waiter, &entry).await.offer.is_some());
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_misses_three_in_a_row_is_asked_and_keeps_the_place() {
    each_shape(4, |mut town| async move {
        town.edit(scarce).await;
        let waiter = town.people[3].clone();
        let mut given = Vec::new();
        for who in 0..3 {
            let at = spot("south", LATER + 60 * who as i64);
            given.push((town.people[who].clone(), booked(&town, &town.people[who], at).await));
        }
        let entry = joined(&town, &waiter).await;
        for (account, booking) in given {
            cancelled(&town, &account, &booking).await;
            offers(&town).await;
            let offer = place(&town, &waiter, &entry).await.offer.expect("they are asked");
            town.clock.advance(offer.until.as_second() - town.app().clock.now().as_second());
            offers(&town).await;
        }
        let paused = place(&town, &waiter, &entry).await.entry;
        assert_eq!((paused.state, paused.missed, paused.since), (State::Paused, 3, entry.since));
        assert_eq!(town.count("outbox WHERE kind = 'still_waiting'").await, 1);
        let again = on(&town.app(), asker(&waiter), Deed::Resume(entry.id.clone())).await.unwrap().unwrap();
        assert_eq!((again.state, again.missed), (State::Waiting, 0));
        assert_eq!(places(&town.app(), &town.people[0]).await.unwrap(), [], "somebody else's is none");
        town.clock.advance(40 * 24 * 3600);
        offers(&town).await;
        assert_eq!(places(&town.app(), &waiter).await.unwrap(), [], "nobody waits beyond their last day");
        assert_eq!(town.faults().await, []);
    })
    .await;
}

/// Who joins later is looked for among what cools already.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cools_is_offered_to_whoever_joins() {
    each_shape(2, |mut town| async move {
        town.edit(|catalogue| {
            scarce(catalogue);
            let cools = besok_core::release::Release::Cooling { longest_hours: 48 };
            catalogue.errands.iter_mut().for_each(|errand| errand.release = cools);
        })
        .await;
        let [giver, waiter] = [0, 1].map(|who| town.people[who].clone());
        let given = booked(&town, &giver, spot("south", LATER)).await;
        cancelled(&town, &giver, &given).await;
        offers(&town).await;
        assert_eq!(town.count("hold WHERE cooling = 1").await, 1);
        let entry = joined(&town, &waiter).await;
        offers(&town).await;
        assert!(place(&town, &waiter, &entry).await.offer.is_some());
        assert_eq!((town.count("hold").await, town.count("waiting WHERE fresh = 1").await), (1, 0));
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test]
async fn whose_new_bookings_are_paused_keeps_the_place_and_is_passed_over() {
    each_shape(3, |mut town| async move {
        town.edit(scarce).await;
        let [sten, _] = hired(&town, Role::Support, None).await;
        let [giver, first, second] = [0, 1, 2].map(|who| town.people[who].clone());
        let given = booked(&town, &giver, spot("south", LATER)).await;
        let one = joined(&town, &first).await;
        town.clock.advance(60);
        let two = joined(&town, &second).await;
        let seen = restriction::find(&town.app(), &sten, &first.myself().unwrap().id).await.unwrap().unwrap();
        let week = (Some(Reason::HeldTimes), Some(Length::Week));
        restriction::restrict(&town.app(), &sten, &seen, week, "").await.unwrap().unwrap();
        cancelled(&town, &giver, &given).await;
        offers(&town).await;
        assert_eq!(place(&town, &first, &one).await.offer, None);
        assert!(place(&town, &second, &two).await.offer.is_some());
        assert_eq!(place(&town, &first, &one).await.entry.state, State::Waiting);
        let again = join(&town.app(), asker(&first), wish(&first), None).await.unwrap();
        assert_eq!(again.map(|entry| entry.id), Err(Refusal::Restricted(Some(Reason::HeldTimes))));
        assert_eq!(town.faults().await, []);
    })
    .await;
}

/// An office closes a day for which something is offered: it is taken back with a word, and keeps nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_offer_ends_with_the_day_on_which_it_was() {
    each_shape(2, |mut town| async move {
        town.edit(scarce).await;
        let [giver, waiter] = [0, 1].map(|who| town.people[who].clone());
        let (entry, offer) = offered(&town, &giver, &waiter).await;
        town.edit(|catalogue| {
            scarce(catalogue);
            catalogue.openings.iter_mut().for_each(|opening| opening.valid_to = Some(date(2026, 12, 9)));
        })
        .await;
        let taken = take(&town.app(), asker(&waiter), &offer.id).await.unwrap();
        assert_eq!(taken.map(|booking| booking.reference), Err(over(Ended::Withdrawn)), "at once");
        offers(&town).await;
        let past = place(&town, &waiter, &entry).await.past;
        assert_eq!(past.iter().map(|offer| offer.ended).collect::<Vec<_>>(), [Some(Ended::Withdrawn)]);
        let told = town.count("outbox WHERE kind = 'offer_gone'").await;
        assert_eq!((told, town.count("hold").await), (1, 0));
        assert_eq!(town.faults().await, []);
    })
    .await;
}

/// An account ends in the moment in which something is offered to it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_that_ends_leaves_nothing_behind() {
    each_shape(2, |mut town| async move {
        town.edit(scarce).await;
        let [giver, waiter] = [0, 1].map(|who| town.people[who].clone());
        offered(&town, &giver, &waiter).await;
        assert_eq!(town.count("hold WHERE waiting = 'promised'").await, 1);
        let mut tx = town.fixture.store.begin().await.unwrap();
        tx.end_account(&waiter.id, town.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        expire(town.app()).await.unwrap();
        offers(&town).await;
        let left = [town.count("hold").await, town.count("offer").await, town.count("waiting").await];
        assert_eq!(left, [0, 0, 0]);
        booked(&town, &giver, spot("south", LATER)).await;
        assert_eq!(town.faults().await, []);
    })
    .await;
}
