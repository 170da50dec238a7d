//! What staff do for somebody.

use crate::town::{alone, asker, confirm, each_engine, spot};
use besok_core::account::Account;
use besok_core::booking::Origin;
use besok_core::id::StaffId;
use besok_core::ledger::{Override, Refusal, Spot, Wish};
use besok_core::slot::Pool;
use besok_service::booking::{find, list};
use besok_service::desk::{self, Help};

fn sten() -> StaffId {
    "sten".into()
}

fn help<'a>(staff: &'a StaffId, account: &'a Account) -> Help<'a> {
    Help { staff, account, beyond: None, says: None, key: None }
}

fn wish(account: &Account, errand: &str, spot: Spot) -> Wish {
    let errand = errand.into();
    Wish { party: alone(account, &errand), errand, spot, invitation: None }
}

#[tokio::test]
async fn staff_book_move_and_cancel_for_somebody() {
    each_engine(2, |town| async move {
        let (app, staff, anna, bo) = (town.app(), sten(), &town.people[0], &town.people[1]);
        let before = town.count("outbox").await;
        let held = desk::hold(&app, help(&staff, anna), wish(anna, "short", spot("north", 0))).await.unwrap().unwrap();
        let longer = desk::extend(&app, help(&staff, anna), &held.party, &spot("north", 0)).await.unwrap().unwrap();
        assert!(longer.expires_at > held.expires_at);
        let keyed = Help { key: Some("form"), ..help(&staff, anna) };
        let booked = desk::confirm(&app, keyed, wish(anna, "short", spot("north", 0))).await.unwrap().unwrap();
        let again = desk::confirm(&app, keyed, wish(anna, "short", spot("north", 0))).await.unwrap().unwrap();
        assert_eq!((&again, booked.origin, &booked.account), (&booked, Origin::Staff, &anna.id));
        assert_eq!(list(&app, anna).await.unwrap(), std::slice::from_ref(&booked));
        let to = spot("north", 30);
        let nobody = Err(Refusal::NotFound);
        assert_eq!(
            desk::reschedule(&app, help(&staff, bo), &booked.reference, None, to.clone()).await.unwrap(),
            nobody
        );
        let held = desk::hold_move(&app, help(&staff, anna), &booked.reference, None, to.clone()).await.unwrap();
        assert_eq!(held.map(|held| held.starts_at), Ok(to.starts_at));
        let moved = desk::reschedule(&app, help(&staff, anna), &booked.reference, None, to).await.unwrap().unwrap();
        assert_eq!(find(&app, anna, &booked.reference).await.unwrap(), Some(moved));
        desk::cancel(&app, help(&staff, anna), &booked.reference, None).await.unwrap().unwrap();
        assert_eq!(town.count("outbox").await - before, 3, "the person hears of each");
        assert_eq!(town.count("event WHERE actor = 'staff:sten'").await, 6);
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test]
async fn a_reason_goes_beyond_limits_but_not_beyond_places() {
    each_engine(2, |town| async move {
        let (app, staff, anna, bo) = (town.app(), sten(), &town.people[0], &town.people[1]);
        let beyond = |account| Help { beyond: Some(Override::Deadline), ..help(&staff, account) };
        let asked = wish(anna, "asked", spot("south", 0));
        let refused = desk::confirm(&app, help(&staff, anna), asked.clone()).await.unwrap();
        assert_eq!(refused, Err(Refusal::NeedsInvitation));
        desk::confirm(&app, beyond(anna), asked.clone()).await.unwrap().unwrap();
        let second =
            desk::confirm(&app, beyond(anna), Wish { spot: spot("south", 30), ..asked }).await.unwrap().unwrap();
        let stored = find(&app, anna, &second.reference).await.unwrap().unwrap();
        assert_eq!((stored.party[0].nth, &stored), (1, &second));
        confirm(&app, asker(bo), &"rare".into(), spot("north", 0)).await.unwrap().unwrap();
        let taken = desk::confirm(&app, beyond(anna), wish(anna, "rare", spot("north", 0))).await.unwrap();
        assert_eq!(taken, Err(Refusal::Taken));
        assert_eq!(town.count("event WHERE detail LIKE '%beyond deadline'").await, 2);
        assert_eq!(town.faults().await, []);
    })
    .await;
}

/// Visitors and staff want the same counter, which has one place for anybody and one for staff.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn staff_and_visitors_race_for_places() {
    each_engine(16, |mut town| async move {
        town.edit(|town| (town.openings[0].places, town.openings[0].staff_only) = (2, 1)).await;
        let answers = town
            .at_once(|app, account, number| async move {
                let wish = wish(&account, "short", spot("north", 0));
                if number % 2 == 0 {
                    besok_service::booking::confirm(&app, asker(&account), wish).await
                } else {
                    desk::confirm(&app, help(&sten(), &account), wish).await
                }
            })
            .await;
        let pools: Vec<Pool> = answers.into_iter().filter_map(Result::ok).map(|booking| booking.pool).collect();
        assert_eq!(pools.len(), 2, "{pools:?}");
        assert!(pools.contains(&Pool::Staff));
        assert_eq!(town.faults().await, []);
    })
    .await;
}
