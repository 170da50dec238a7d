//! Decisions saved and read again: what the facts say after a decision is what the database says after its commit.

use crate::desk::{Desk, booking, held, key, now, opens, plan, spot};
use besok_core::booking::{Booking, State};
use besok_core::ledger::{Deed, Outcome, Refusal};
use besok_store::fixture::{Fixture, each_engine, on};
use jiff::ToSpan;

async fn stored(desk: &Desk, booking: &Booking) -> Booking {
    desk.store.booking(&booking.reference).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_booking_moves_and_is_cancelled() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let made = desk.book(0, "long", spot("north", 0)).await;
        assert_eq!(stored(&desk, &made).await, made);
        let deed = Deed::Move { booking: made.id.clone(), party: None, to: spot("north", 10) };
        let moved = booking(desk.ask(Some(0), deed, now()).await.unwrap());
        assert_eq!((stored(&desk, &made).await, moved.sequence), (moved, 1));
        let deed = Deed::Cancel { booking: made.id.clone(), reason: None };
        let gone = booking(desk.ask(Some(0), deed, now()).await.unwrap());
        assert_eq!((stored(&desk, &made).await, gone.state), (gone.clone(), State::Cancelled));
        let slots = desk.store.slots(&[key(1, 0), key(1, 10), key(1, 20)]).await.unwrap();
        assert!(slots.iter().all(|slot| slot.taken == 0 && slot.taken_public == 0));
        let count = async |sql: &str| fixture.count(sql).await.unwrap();
        assert_eq!(count("SELECT COUNT(*) AS count FROM outbox WHERE state = 'waiting'").await, 3);
        assert_eq!(count("SELECT COUNT(*) AS count FROM event WHERE action LIKE 'booking.%'").await, 3);
        assert_eq!(count("SELECT COUNT(*) AS count FROM booking_place").await, 0);
    })
    .await;
}

#[tokio::test]
async fn bookings_and_holds_are_found_by_person() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let person = |who: usize| desk.person(who);
        let late = desk.book(0, "short", spot("south", 30)).await;
        let early = desk.book(0, "long", spot("south", 0)).await;
        let other = desk.book(1, "short", spot("south", 0)).await;
        let hold = desk.hold(2, "long", spot("south", 0)).await;
        assert_eq!(desk.store.bookings_of(&[person(0)]).await.unwrap(), [early, late]);
        assert_eq!(desk.store.bookings_of(&[person(1), person(3)]).await.unwrap(), [other]);
        assert_eq!(desk.store.bookings_of(&[]).await.unwrap(), []);
        assert_eq!(desk.store.holds_of(&[person(2), person(0)]).await.unwrap(), [hold]);
        assert_eq!(desk.store.holds_of(&[person(0)]).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_hold_is_extended_and_expires() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let (first, second) =
            (desk.hold(0, "short", spot("south", 0)).await, desk.hold(1, "short", spot("south", 0)).await);
        let longer = held(desk.ask(Some(1), Deed::Extend(second.id.clone()), now()).await.unwrap());
        assert_eq!(longer.expires_at, second.expires_at + 5.minutes());
        let at = now() + 15.minutes();
        assert_eq!(desk.store.expired_holds(at - 1.second(), 9).await.unwrap(), []);
        let expired = desk.store.expired_holds(at, 9).await.unwrap();
        assert_eq!(expired, std::slice::from_ref(&first.id));
        assert_eq!(desk.store.expired_holds(at + 1.hour(), 1).await.unwrap().len(), 1, "at most so many");
        let deed = Deed::Expire(vec![first.id, second.id]);
        assert_eq!(desk.ask(None, deed, at).await, Ok(Outcome::Expired(1)));
        let person = desk.person(1);
        assert_eq!(desk.store.holds_of(&[person]).await.unwrap(), [longer]);
    })
    .await;
}

#[tokio::test]
async fn a_moving_hold_is_stored_with_its_booking() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let made = desk.book(0, "long", spot("north", 0)).await;
        let deed = Deed::HoldMove { booking: made.id.clone(), party: None, to: spot("north", 10) };
        let hold = held(desk.ask(Some(0), deed, now()).await.unwrap());
        let person = desk.person(0);
        assert_eq!(desk.store.holds_of(std::slice::from_ref(&person)).await.unwrap(), [hold]);
        let deed = Deed::Cancel { booking: made.id, reason: None };
        desk.ask(Some(0), deed, now()).await.unwrap();
        assert_eq!(desk.store.holds_of(&[person]).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn an_expired_hold_in_the_way_is_found_and_ended() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        desk.hold(0, "long", spot("north", 0)).await;
        let deed = Deed::Book(desk.wish(1, "long", spot("north", 10)));
        assert_eq!(desk.ask(Some(1), deed.clone(), now() + 14.minutes()).await, Err(Refusal::Taken));
        desk.ask(Some(1), deed, now() + 15.minutes()).await.unwrap();
        assert_eq!(fixture.count("SELECT COUNT(*) AS count FROM hold").await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_booking_that_has_passed_makes_room_for_the_next() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let first = desk.book(0, "short", spot("north", 0)).await;
        let deed = Deed::Book(desk.wish(0, "short", spot("north", 30)));
        desk.ask(Some(0), deed, opens() + 10.minutes()).await.unwrap();
        assert_eq!(stored(&desk, &first).await, first.past());
    })
    .await;
}

#[tokio::test]
async fn a_batch_sees_what_it_has_done_itself() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let kept = desk.book(3, "short", spot("north", 30)).await;
        let at = |who, minute| Deed::Book(desk.wish(who, "short", spot("north", minute)));
        let batch = [
            desk.command(Some(0), Deed::Hold(desk.wish(0, "short", spot("north", 0)))),
            desk.command(Some(0), at(0, 0)),
            desk.command(Some(1), at(1, 0)),
            desk.command(Some(1), at(1, 10)),
            desk.command(Some(3), Deed::Cancel { booking: kept.id.clone(), reason: None }),
            desk.command(Some(3), at(3, 20)),
            desk.command(Some(2), at(2, 30)),
        ];
        let answers = desk.settle(&batch, now()).await;
        let accepted: Vec<bool> = answers.iter().map(Result::is_ok).collect();
        assert_eq!(accepted, [true, true, false, true, true, true, true]);
        assert_eq!(answers[2], Err(Refusal::Taken));
        assert_eq!(fixture.count("SELECT COUNT(*) AS count FROM booking").await.unwrap(), 5);
    })
    .await;
}

#[tokio::test]
async fn a_batch_may_give_back_and_withdraw_at_once() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let (hall, counter) = (desk.catalogue.openings[2].number, desk.catalogue.openings[0].number);
        let mut booked = Vec::new();
        for who in 0..3 {
            booked.push(desk.book(who, "short", spot("south", 0)).await.id);
        }
        let alone = desk.book(3, "long", spot("north", 0)).await.id;
        let cancel = |who, booking: &besok_core::id::BookingId| {
            desk.command(Some(who), Deed::Cancel { booking: booking.clone(), reason: None })
        };
        let fewer = Deed::Publish { planned: plan(hall, 2, 6), withdrawn: Vec::new() };
        let closed = Deed::Publish { planned: Vec::new(), withdrawn: vec![key(counter, 0), key(counter, 10)] };
        let again = Deed::Publish { planned: plan(counter, 4, 1), withdrawn: Vec::new() };
        let batch = [
            cancel(0, &booked[0]),
            desk.command(None, fewer),
            cancel(3, &alone),
            desk.command(None, closed),
            desk.command(None, again),
            desk.command(Some(3), Deed::Book(desk.wish(3, "short", spot("north", 0)))),
            desk.command(None, Deed::Publish { planned: plan(9, 1, 0), withdrawn: Vec::new() }),
        ];
        let answers = desk.settle(&batch, now()).await;
        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
        let mut slots = desk.store.slots(&[key(hall, 0), key(counter, 0), key(counter, 10)]).await.unwrap();
        slots.sort_by_key(|slot| slot.key);
        let counts: Vec<_> = slots.iter().map(|slot| (slot.key, slot.planned, slot.capacity, slot.taken)).collect();
        assert_eq!(counts, [(key(counter, 0), 4, 4, 1), (key(hall, 0), 2, 2, 2)]);
    })
    .await;
}

#[tokio::test]
async fn a_slot_made_and_withdrawn_in_one_batch_is_none() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let (room, slot) = (desk.catalogue.openings[1].number, plan(2, 1, 7).pop().unwrap());
        assert_eq!(room, 2);
        let publish = |planned, withdrawn| desk.command(None, Deed::Publish { planned, withdrawn });
        let batch = [publish(vec![slot], Vec::new()), publish(Vec::new(), vec![slot.key])];
        desk.settle(&batch, now()).await;
        assert_eq!(desk.store.slots(&[slot.key]).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn more_rows_than_one_statement_carries() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let hall = desk.catalogue.openings[2].number;
        desk.publish(plan(hall, 1, 1300), Vec::new()).await;
        assert_eq!(desk.store.slot_keys(hall, opens()).await.unwrap().len(), 1300);
        desk.publish(Vec::new(), (0..1300).map(|index| key(hall, 10 * index)).collect()).await;
        assert_eq!(desk.store.slot_keys(hall, opens()).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_plan_covers_what_it_was_made_for() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let mut tx = desk.store.begin().await.unwrap();
        let command = |who| desk.command(Some(who), Deed::Book(desk.wish(who, "short", spot("north", 0))));
        let (one, both) = (command(0), [command(0), command(1)]);
        let mut small = tx.plan(&[&one], &desk.catalogue, now()).await.unwrap();
        let large = tx.plan(&both.iter().collect::<Vec<_>>(), &desk.catalogue, now()).await.unwrap();
        assert!(large.covers(&small) && !small.covers(&large));
        small.extend(large.clone());
        assert!(small.covers(&large));
    })
    .await;
}

#[tokio::test]
async fn a_locked_row_is_waited_for() {
    on(Fixture::postgres().await, |fixture| async move {
        let desk = Desk::open(&fixture).await;
        let other = fixture.open_again().await;
        let command = desk.command(Some(0), Deed::Book(desk.wish(0, "short", spot("north", 0))));
        let mut one = desk.store.begin().await.unwrap();
        let plan = one.plan(&[&command], &desk.catalogue, now()).await.unwrap();
        one.lock_plan(&plan).await.unwrap();
        let waiting = tokio::spawn(async move {
            let mut two = other.begin().await.unwrap();
            two.lock_plan(&plan).await.unwrap();
            other.clone()
        });
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        assert!(!waiting.is_finished());
        drop(one);
        waiting.await.unwrap().close().await;
    })
    .await;
}

#[tokio::test]
async fn an_offer_stands_beside_what_a_visitor_holds() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let made = desk.book(0, "long", spot("north", 0)).await;
        let offer = |minute| {
            let until = now() + 1.hour();
            desk.command(None, Deed::Offer { booking: made.id.clone(), to: spot("south", minute), until })
        };
        let first = desk.settle(&[offer(0)], now()).await.remove(0).map(held).unwrap();
        let moving = Deed::HoldMove { booking: made.id.clone(), party: None, to: spot("north", 10) };
        desk.ask(Some(0), moving, now()).await.unwrap();
        assert_eq!(desk.store.holds_for(std::slice::from_ref(&made.id)).await.unwrap().len(), 2);
        let second = desk.settle(&[offer(20)], now()).await.remove(0).map(held).unwrap();
        let mut kept = desk.store.holds_of(&[desk.person(0)]).await.unwrap();
        kept.retain(|hold| hold.offered().is_some());
        assert_eq!(kept, [second]);
        assert_ne!(kept[0].id, first.id);
        let to = Deed::Move { booking: made.id.clone(), party: None, to: spot("south", 20) };
        let moved = desk.ask(Some(0), to, now() + 30.minutes()).await.map(booking).unwrap();
        assert_eq!(desk.store.holds_for(std::slice::from_ref(&made.id)).await.unwrap(), []);
        desk.settle(&[offer(0), desk.command(None, Deed::Withdraw(made.id.clone()))], now()).await;
        assert_eq!(desk.store.holds_for(std::slice::from_ref(&made.id)).await.unwrap(), []);
        desk.settle(&[offer(0)], now()).await;
        let at = now() + 1.hour();
        let lapsed = desk.store.expired_holds(at, 9).await.unwrap();
        assert_eq!(desk.ask(None, Deed::Expire(lapsed), at).await, Ok(Outcome::Expired(1)));
        assert_eq!(stored(&desk, &moved).await, moved, "the booking stays where it is");
    })
    .await;
}
