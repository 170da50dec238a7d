//! Times that were given back and cool: nobody hands one over, on however many nodes.

use crate::town::{asker, confirm, each_shape, hold, spot};
use besok_core::catalogue::Catalogue;
use besok_core::ledger::Refusal;
use besok_core::release::Release;
use besok_service::booking::cancel;
use besok_service::worker::expire;

/// Minutes from the morning after the test begins: what is sooner does not cool.
const LATER: i64 = 3 * 24 * 60;

/// One place everywhere, and what is given back cools.
fn scarce(catalogue: &mut Catalogue) {
    catalogue.openings.iter_mut().for_each(|opening| opening.places = 1);
    catalogue.errands.iter_mut().for_each(|errand| errand.release = Release::Cooling { longest_hours: 24 });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_time_that_was_cancelled_is_nobodys_while_it_cools() {
    each_shape(40, |mut town| async move {
        town.edit(scarce).await;
        let (seller, short) = (town.people[0].clone(), "short".into());
        let sold = confirm(&town.app(), asker(&seller), &short, spot("south", LATER)).await.unwrap().unwrap();
        cancel(&town.app(), asker(&seller), &sold.reference, None).await.unwrap().unwrap();
        let buy = async || {
            town.at_once(async |app, account, _| {
                confirm(&app, asker(&account), &"short".into(), spot("south", LATER)).await
            })
            .await
        };
        assert!(buy().await.iter().all(|bought| *bought == Err(Refusal::Taken)), "whoever is quick has nothing of it");
        assert_eq!(town.count("hold WHERE cooling = 1").await, 1);
        assert_eq!(town.faults().await, []);
        town.clock.advance(24 * 3600);
        let workers: Vec<_> = town.nodes.iter().map(|node| tokio::spawn(expire(node.clone()))).collect();
        for worker in workers {
            worker.await.unwrap().unwrap();
        }
        assert_eq!((town.count("hold").await, town.count("slot WHERE taken > 0").await), (0, 0));
        assert_eq!(buy().await.iter().filter(|bought| bought.is_ok()).count(), 1);
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hold_that_runs_out_cools_once() {
    each_shape(2, |mut town| async move {
        town.edit(scarce).await;
        let (app, short) = (town.app(), "short".into());
        let [anna, bo] = [0, 1].map(|who| town.people[who].clone());
        hold(&app, asker(&anna), &short, spot("south", LATER)).await.unwrap().unwrap();
        town.clock.advance(15 * 60);
        let early = confirm(&app, asker(&bo), &short, spot("south", LATER)).await.unwrap();
        assert_eq!(early.map(|booking| booking.reference), Err(Refusal::Taken), "before the product has seen to it");
        expire(app.clone()).await.unwrap();
        assert_eq!(
            (town.count("hold WHERE cooling = 1").await, town.count("hold_party").await),
            (0, 1),
            "it still confirms"
        );
        town.clock.advance(5 * 60);
        expire(app.clone()).await.unwrap();
        assert_eq!((town.count("hold WHERE cooling = 1").await, town.count("hold_party").await), (1, 0));
        town.clock.advance(15 * 60);
        expire(app.clone()).await.unwrap();
        assert_eq!(town.count("hold").await, 0);
        confirm(&app, asker(&bo), &short, spot("south", LATER)).await.unwrap().unwrap();
        assert_eq!(town.faults().await, []);
    })
    .await;
}
