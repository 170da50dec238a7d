//! Whatever happens, in any order and on both engines: visitors and staff who book, move and cancel, offices that
//! close, openings that change, bulk moves at every stage, and time that passes. No slot is ever above its capacity,
//! and no booking without its places.

use crate::bulk_move::{manager, to_south};
use crate::town::{Town, alone, asker, confirm, each_engine, hold, hold_move, reschedule, spot};
use besok_core::booking::Booking;
use besok_core::bulk_move::{After, Stage};
use besok_core::closure::Closure;
use besok_core::ledger::{Override, Wish};
use besok_service::booking::{cancel, list};
use besok_service::bulk_move::{self, bookings_of, proposals};
use besok_service::desk::{self, Help};
use besok_service::{closure, worker};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

const PEOPLE: usize = 5;
/// How many things happen.
const LENGTH: usize = 200;

/// One thing that happens. Numbers choose among what there is then.
#[derive(Debug, Clone)]
enum Happening {
    Hold(usize, &'static str, &'static str, i64),
    Book(usize, &'static str, &'static str, i64),
    HoldMove(usize, usize, &'static str, i64),
    Move(usize, usize, &'static str, i64),
    Cancel(usize, usize),
    StaffBook(usize, &'static str, &'static str, i64, bool),
    StaffMove(usize, usize, &'static str, i64),
    Opening(i64, i64, i64),
    Closure(&'static str, i8),
    Draft(&'static str, usize),
    Confirm,
    Undo,
    Accept(usize),
    Settle,
    Pass(i64),
}

fn happening() -> impl Strategy<Value = Happening> {
    let who = || 0..PEOPLE;
    let errand = || select(vec!["short", "long", "rare"]);
    let office = || select(vec!["north", "north", "south"]);
    // Few times on the day after tomorrow, so that people meet.
    let at = || (0..9i64).prop_map(|step| 2 * 24 * 60 + 10 * step);
    prop_oneof![
        3 => (who(), errand(), office(), at()).prop_map(|(who, errand, office, at)| Happening::Hold(who, errand, office, at)),
        5 => (who(), errand(), office(), at()).prop_map(|(who, errand, office, at)| Happening::Book(who, errand, office, at)),
        2 => (who(), 0..9usize, office(), at()).prop_map(|(who, which, office, at)| Happening::HoldMove(who, which, office, at)),
        3 => (who(), 0..9usize, office(), at()).prop_map(|(who, which, office, at)| Happening::Move(who, which, office, at)),
        1 => (who(), 0..9usize).prop_map(|(who, which)| Happening::Cancel(who, which)),
        3 => (who(), errand(), office(), at(), any::<bool>())
            .prop_map(|(who, errand, office, at, beyond)| Happening::StaffBook(who, errand, office, at, beyond)),
        2 => (who(), 0..9usize, office(), at()).prop_map(|(who, which, office, at)| Happening::StaffMove(who, which, office, at)),
        2 => (select(vec![10i64, 20]), 0..3i64, 0..2i64).prop_map(|(step, places, staff)| Happening::Opening(step, places, staff.min(places))),
        1 => (office(), 10..12i8).prop_map(|(office, day)| Happening::Closure(office, day)),
        3 => (office(), 0..3usize).prop_map(|(office, after)| Happening::Draft(office, after)),
        2 => Just(Happening::Confirm),
        1 => Just(Happening::Undo),
        3 => who().prop_map(Happening::Accept),
        1 => Just(Happening::Settle),
        3 => select(vec![3i64, 12, 16, 600]).prop_map(Happening::Pass),
    ]
}

/// Does it. Refusals are answers like any other; a failure is none.
async fn happen(town: &mut Town, happening: &Happening) {
    let (app, staff) = (town.app(), manager(None));
    let help = |who: usize, beyond: bool| Help {
        staff: &staff.id,
        account: &town.people[who],
        beyond: beyond.then_some(Override::Other),
        says: None,
        key: None,
    };
    match happening {
        Happening::Hold(who, errand, office, at) => {
            let _ = hold(&app, asker(&town.people[*who]), &(*errand).into(), spot(office, *at)).await.unwrap();
        }
        Happening::Book(who, errand, office, at) => {
            let _ = confirm(&app, asker(&town.people[*who]), &(*errand).into(), spot(office, *at)).await.unwrap();
        }
        Happening::StaffBook(who, errand, office, at, beyond) => {
            let party = alone(&town.people[*who], &(*errand).into());
            let wish = Wish { errand: (*errand).into(), party, spot: spot(office, *at), invitation: None };
            let _ = desk::confirm(&app, help(*who, *beyond), wish).await.unwrap();
        }
        Happening::HoldMove(who, which, ..)
        | Happening::Move(who, which, ..)
        | Happening::StaffMove(who, which, ..)
        | Happening::Cancel(who, which) => {
            let bookings = list(&app, &town.people[*who]).await.unwrap();
            let Some(booking) = bookings.get(which % bookings.len().max(1)) else { return };
            change(town, happening, (*who, booking)).await;
        }
        Happening::Opening(step, places, staff_only) => {
            town.edit(|town| {
                let opening = &mut town.openings[0];
                (opening.step, opening.places, opening.staff_only) = (*step, (*places).max(1), *staff_only);
            })
            .await;
        }
        Happening::Closure(office, day) => {
            let (first, last) = (date(2026, 12, *day), date(2026, 12, *day));
            let id = format!("{office}-{day}").as_str().into();
            let made = Closure { id, offices: vec![(*office).into()], first, last, part: None, note: String::new() };
            let _ = closure::save(&app, &staff, &made).await.unwrap();
            worker::publish(app).await.unwrap();
        }
        Happening::Pass(minutes) => {
            town.clock.advance(60 * minutes);
            worker::expire(app.clone()).await.unwrap();
            bulk_move::advance(app).await.unwrap();
        }
        bulk => bulk_happen(town, bulk).await,
    }
}

async fn change(town: &Town, happening: &Happening, (who, booking): (usize, &Booking)) {
    let (app, staff, account) = (town.app(), manager(None), &town.people[who]);
    let reference = &booking.reference;
    match happening {
        Happening::HoldMove(_, _, office, at) => {
            let _ = hold_move(&app, asker(account), reference, spot(office, *at)).await.unwrap();
        }
        Happening::Move(_, _, office, at) => {
            let _ = reschedule(&app, asker(account), reference, spot(office, *at)).await.unwrap();
        }
        Happening::StaffMove(_, _, office, at) => {
            let help = Help { staff: &staff.id, account, beyond: None, says: None, key: None };
            let _ = desk::reschedule(&app, help, reference, None, spot(office, *at)).await.unwrap();
        }
        _ => {
            let _ = cancel(&app, asker(account), reference, None).await.unwrap();
        }
    }
}

async fn bulk_happen(town: &Town, happening: &Happening) {
    let (app, staff) = (town.app(), manager(None));
    let latest = async |stage| {
        let moves = app.store.bulk_moves(None, 9).await.unwrap();
        moves.into_iter().find(|bulk_move| bulk_move.stage == stage).map(|bulk_move| bulk_move.id)
    };
    match happening {
        Happening::Draft(office, after) => {
            let bookings = bookings_of(&app, &(*office).into(), date(2026, 12, 8), date(2026, 12, 13)).await.unwrap();
            let ids = bookings.into_iter().map(|booking| booking.id).collect();
            let _ = bulk_move::draft(&app, &staff, to_south(town, ids, After::ALL[*after])).await.unwrap();
        }
        Happening::Confirm => {
            if let Some(id) = latest(Stage::Draft).await {
                bulk_move::confirm(&app, &staff, &id).await.unwrap();
            }
        }
        Happening::Undo => {
            for stage in [Stage::Confirmed, Stage::Draft] {
                if let Some(id) = latest(stage).await {
                    bulk_move::undo(&app, &staff, &id).await.unwrap();
                    return;
                }
            }
        }
        Happening::Accept(who) => {
            let bookings = list(&app, &town.people[*who]).await.unwrap();
            let offers = proposals(&app, &bookings.iter().collect::<Vec<_>>()).await.unwrap();
            for booking in &bookings {
                if let Some(offer) = offers.get(&booking.id) {
                    let accepted =
                        reschedule(&app, asker(&town.people[*who]), &booking.reference, offer.to.clone()).await;
                    accepted.unwrap().expect("what is offered can be had");
                }
            }
        }
        _ => {
            if let Some(id) = latest(Stage::Sent).await {
                let _ = bulk_move::close(&app, &staff, &id).await.unwrap();
            }
        }
    }
}

/// Bookings to come that lack places for some of their minutes, or whose places begin at another time.
const LACKING: &str = "booking WHERE state = 'booked' AND (
    COALESCE((SELECT SUM(slot.step) FROM booking_place JOIN slot ON slot.key = booking_place.slot
              WHERE booking_place.booking = booking.id), 0) * 60 < ends_at - starts_at
    OR starts_at <> (SELECT MIN(slot.starts_at) FROM booking_place JOIN slot ON slot.key = booking_place.slot
                     WHERE booking_place.booking = booking.id))";

/// The same one each time, so that a failure can be looked at.
fn story() -> Vec<Happening> {
    let story = proptest::collection::vec(happening(), LENGTH);
    story.new_tree(&mut TestRunner::deterministic()).unwrap().current()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_happens_places_and_bookings_agree() {
    each_engine(PEOPLE, |mut town| async move {
        let mut told = Vec::new();
        for happening in story() {
            happen(&mut town, &happening).await;
            told.push(happening);
            assert_eq!(town.faults().await, [], "after {told:?}");
            assert_eq!(town.count(LACKING).await, 0, "after {told:?}");
        }
        assert!(town.count("booking").await > 0 && town.count("bulk_move").await > 0, "something happened");
        assert!(town.count("event WHERE action = 'booking.moved'").await > 0);
    })
    .await;
}
