//! The worker that gives back what expired holds keep.

use crate::town::{asker, each_engine, each_shape, extend, hold, hold_for, spot};

use besok_service::worker::expire;

#[tokio::test]
async fn holds_end_when_their_time_is_over() {
    each_engine(2, |town| async move {
        let (app, anna, bo) = (town.app(), &town.people[0], &town.people[1]);
        let errand = "long".into();
        hold(&app, asker(anna), &errand, spot("south", 0)).await.unwrap().unwrap();
        hold(&app, asker(bo), &errand, spot("south", 0)).await.unwrap().unwrap();
        extend(&app, asker(bo), &errand, &spot("south", 0)).await.unwrap().unwrap();
        town.clock.advance(14 * 60);
        expire(app.clone()).await.unwrap();
        assert_eq!(town.count("hold").await, 2, "not yet");
        town.clock.advance(2 * 60);
        expire(app.clone()).await.unwrap();
        assert_eq!(hold_for(&app, anna, &errand).await.unwrap(), None);
        assert!(hold_for(&app, bo, &errand).await.unwrap().is_some());
        assert_eq!(town.count("slot WHERE taken = 1").await, 2);
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_holds_end_at_once_on_every_node() {
    each_shape(230, |town| async move {
        let held = town
            .at_once(|app, account, number| async move {
                hold(&app, asker(&account), &"short".into(), spot("south", 10 * (number as i64 % 5))).await
            })
            .await;
        assert!(held.iter().all(Result::is_ok));
        town.clock.advance(16 * 60);
        let workers: Vec<_> = town.nodes.iter().map(|node| tokio::spawn(expire(node.clone()))).collect();
        for worker in workers {
            worker.await.unwrap().unwrap();
        }
        assert_eq!((town.count("hold").await, town.count("slot WHERE taken > 0").await), (0, 0));
        assert_eq!(town.faults().await, []);
    })
    .await;
}
