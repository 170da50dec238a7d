//! What visitors do with their visits, one after the other.

use crate::town::{alone, asker, confirm, each_engine, extend, hold, hold_for, hold_move, reschedule, spot};
use besok_core::booking::Reference;
use besok_core::ledger::{CancelReason, Command, Deed, Outcome, Refusal, Wish};
use besok_service::account::actor;
use besok_service::booking::{cancel, find, held_at, list, upcoming};

#[tokio::test]
async fn from_a_hold_to_a_cancelled_visit() {
    each_engine(1, |town| async move {
        let (app, anna) = (town.app(), &town.people[0]);
        let errand = "long".into();
        assert_eq!(extend(&app, asker(anna), &errand, &spot("north", 0)).await.unwrap(), Err(Refusal::CannotExtend));
        let held = hold(&app, asker(anna), &errand, spot("north", 0)).await.unwrap().unwrap();
        assert_eq!(hold_for(&app, anna, &errand).await.unwrap(), Some(held.clone()));
        assert_eq!(held_at(&app, anna, &alone(anna, &errand), &spot("north", 10)).await.unwrap(), None);
        let longer = extend(&app, asker(anna), &errand, &spot("north", 0)).await.unwrap().unwrap();
        assert_eq!(longer.expires_at.as_second() - held.expires_at.as_second(), 300);
        let booked = confirm(&app, asker(anna), &errand, spot("north", 0)).await.unwrap().unwrap();
        assert_eq!(hold_for(&app, anna, &errand).await.unwrap(), None);
        assert_eq!(upcoming(&app, anna, &alone(anna, &errand)).await.unwrap().as_ref(), Some(&booked));
        assert_eq!(upcoming(&app, anna, &alone(anna, &"short".into())).await.unwrap(), None);
        let held = hold_move(&app, asker(anna), &booked.reference, spot("north", 10)).await.unwrap().unwrap();
        assert_eq!((held.places.len(), held.moving()), (1, Some(&booked.id)));
        let moved = reschedule(&app, asker(anna), &booked.reference, spot("north", 10)).await.unwrap().unwrap();
        assert_eq!(list(&app, anna).await.unwrap(), std::slice::from_ref(&moved));
        let reason = Some(CancelReason::CannotCome);
        let gone = cancel(&app, asker(anna), &booked.reference, reason).await.unwrap().unwrap();
        assert_eq!(find(&app, anna, &booked.reference).await.unwrap(), Some(gone));
        assert_eq!(upcoming(&app, anna, &alone(anna, &errand)).await.unwrap(), None);
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_theirs_does_not_exist() {
    each_engine(2, |town| async move {
        let (app, anna, bo) = (town.app(), &town.people[0], &town.people[1]);
        let booked = confirm(&app, asker(anna), &"short".into(), spot("north", 0)).await.unwrap().unwrap();
        let reference = &booked.reference;
        assert_eq!(find(&app, bo, reference).await.unwrap(), None);
        assert_eq!(list(&app, bo).await.unwrap(), []);
        let elsewhere = spot("north", 10);
        assert_eq!(cancel(&app, asker(bo), reference, None).await.unwrap(), Err(Refusal::NotFound));
        assert_eq!(reschedule(&app, asker(bo), reference, elsewhere.clone()).await.unwrap(), Err(Refusal::NotFound));
        assert_eq!(hold_move(&app, asker(bo), reference, elsewhere.clone()).await.unwrap(), Err(Refusal::NotFound));
        let nobody = besok_core::account::Account { people: Vec::new(), ..bo.clone() };
        let refused = confirm(&app, asker(&nobody), &"short".into(), elsewhere).await.unwrap();
        assert_eq!(refused, Err(Refusal::NobodyComes), "an account that is not complete");
        assert_eq!(find(&app, anna, reference).await.unwrap(), Some(booked));
    })
    .await;
}

/// Among very many bookings a drawn reference may be another's. Another is drawn then, and nobody notices.
#[tokio::test]
async fn a_reference_that_is_taken_is_drawn_again() {
    each_engine(8, |town| async move {
        let drawn = Reference::from_number(1);
        let answers = town
            .at_once(|app, account, number| {
                let mut draw = app.random.for_command(app.clock.now());
                draw.reference = drawn.clone();
                async move {
                    let party = alone(&account, &"short".into());
                    let wish = Wish {
                        errand: "short".into(),
                        party,
                        spot: spot("south", 10 * number as i64),
                        invitation: None,
                    };
                    let actor = actor(&app, &account);
                    app.ledger.ask(Command { actor, key: None, draw, deed: Deed::Book(wish) }).await
                }
            })
            .await;
        let booked = answers.into_iter().filter(|answer| matches!(answer, Ok(Outcome::Booking(_))));
        assert_eq!(booked.count(), 8);
        assert_eq!(town.count("booking").await, 8);
        let kept = town.app().store.booking(&drawn).await.unwrap();
        assert!(kept.is_some(), "the first keeps what it drew");
        assert_eq!(town.faults().await, []);
    })
    .await;
}
