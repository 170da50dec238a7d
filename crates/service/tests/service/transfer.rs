//! An agency moves from a file into a server's database.

use besok_service::Failure;
use besok_service::random::Random;
use besok_service::transfer::{Arrived, Refused, Step, Transfer, stay, transfer};
use besok_store::fixture::{Fixture, on};
use besok_store::{Differs, Stage, Store, TransferMark};
use jiff::Timestamp;

/// A full file and an empty database, and what happens to them.
async fn with_both<F: Future<Output = ()> + Send + 'static>(test: impl FnOnce(Fixture, Fixture) -> F + Send + 'static) {
    on(Fixture::sqlite().await, |from| async move {
        from.fill().await.unwrap();
        on(Fixture::empty_postgres().await, |to| test(from, to)).await;
    })
    .await;
}

async fn go(from: &Store, to: &Store, tell: impl FnMut(Step) + Send) -> Result<Result<Arrived, Refused>, Failure> {
    let now: Timestamp = "2026-12-07T12:00:00Z".parse().unwrap();
    let work = Transfer { from, to, token: Random::from_system().token(), now, batch: 2 };
    transfer(&work, tell).await
}

async fn stage(store: &Store) -> Option<Stage> {
    store.transfer_mark().await.unwrap().map(|mark| mark.stage)
}

#[tokio::test]
async fn everything_arrives_and_the_file_says_where() {
    with_both(|from, to| async move {
        let mut steps = Vec::new();
        let arrived = go(&from.store, &to.store, |step| steps.push(step)).await.unwrap().unwrap();
        assert!(arrived.rows > 200 && arrived.tables > 70, "{arrived:?}");
        assert!(steps.contains(&Step::Copied(arrived.rows, arrived.rows)));
        assert_eq!(steps.last(), Some(&Step::Compared(arrived.rows, arrived.rows)));
        assert_eq!((stage(&from.store).await, stage(&to.store).await), (Some(Stage::Left), None));
        assert_eq!(to.count("SELECT COUNT(*) AS count FROM code_try").await.unwrap(), 3);
        let full = "SELECT is_full AS count FROM slot WHERE opening = 3";
        assert_eq!((from.count(full).await.unwrap(), to.count(full).await.unwrap()), (1, 1));
        // What is computed, kept or refused there goes on being so.
        assert!(to.tamper("UPDATE event SET detail = 'x'").await.is_err());
        assert!(to.tamper("DELETE FROM disposal").await.is_err());
        // Once more: it is over. Somewhere else: neither.
        let Err(Refused::Moved(mark)) = go(&from.store, &to.store, |_| ()).await.unwrap() else { panic!("it moved already") };
        assert!(mark.place.contains(" on ") && !mark.place.contains("postgres:"), "{}", mark.place);
        assert!(stay(&from.store).await.unwrap() && !stay(&from.store).await.unwrap());
        assert!(matches!(go(&from.store, &to.store, |_| ()).await.unwrap(), Err(Refused::NotEmpty(tables)) if tables.len() > 70));
        assert_eq!((stage(&from.store).await, stage(&to.store).await), (None, None), "a refusal marks nothing");
    })
    .await;
}

/// Each run is killed after a few batches, and once while it compares; what was done stays done.
#[tokio::test]
async fn killed_again_and_again_it_ends_right() {
    with_both(|from, to| async move {
        let (mut kills, mut there) = (0, 0);
        loop {
            let killed = tokio::spawn({
                let (from, to) = (from.store.clone(), to.store.clone());
                async move {
                    let mut batches = 0;
                    let tell = |step| {
                        batches += 1;
                        let enough = if let Step::Copied(..) = step { batches == 9 } else { kills % 2 == 0 };
                        assert!(!enough, "killed on purpose at {step:?}");
                    };
                    go(&from, &to, tell).await.unwrap().unwrap()
                }
            });
            if let Ok(arrived) = killed.await {
                assert!(kills > 9 && arrived.rows > 200, "{kills}");
                break;
            }
            kills += 1;
            assert!(kills < 200, "it gets on");
            assert_eq!(
                (stage(&from.store).await, stage(&to.store).await),
                (Some(Stage::Leaving), Some(Stage::Arriving))
            );
            let now_there: i64 = to.store.transfer_mark().await.unwrap().unwrap().reached.values().sum();
            assert!(now_there >= there, "nothing goes back");
            there = now_there;
        }
        // Killed between the last two words, the file's and the target's.
        let mark = from.store.transfer_mark().await.unwrap().unwrap();
        let mut tx = to.store.begin().await.unwrap();
        let reached = from.reached().await;
        tx.save_transfer_mark(&TransferMark { stage: Stage::Arriving, reached, ..mark }).await.unwrap();
        tx.commit().await.unwrap();
        go(&from.store, &to.store, |_| ()).await.unwrap().unwrap();
        assert_eq!((stage(&from.store).await, stage(&to.store).await), (Some(Stage::Left), None));
    })
    .await;
}

#[tokio::test]
async fn what_is_somebody_elses_is_left_alone() {
    with_both(|from, to| async move {
        to.tamper("CREATE TABLE theirs (id UUID)").await.unwrap();
        let refused = go(&from.store, &to.store, |_| ()).await.unwrap();
        assert_eq!(refused, Err(Refused::NotEmpty(vec!["theirs".to_owned()])));
        to.tamper("DROP TABLE theirs").await.unwrap();
        assert_eq!(to.count("SELECT COUNT(*) AS count FROM pg_tables WHERE schemaname = 'public'").await.unwrap(), 0);
        // Another agency, and the target of another transfer.
        to.store.migrate().await.unwrap();
        to.tamper("INSERT INTO office VALUES ('o', 1, 1, '{}', '')").await.unwrap();
        let refused = go(&from.store, &to.store, |_| ()).await.unwrap();
        assert_eq!(refused, Err(Refused::NotEmpty(vec!["office".to_owned()])));
        to.tamper("DELETE FROM office").await.unwrap();
        to.tamper("INSERT INTO transfer VALUES (1, 'other', 'arriving', 1, 'there', 0, '{}')").await.unwrap();
        assert_eq!(go(&from.store, &to.store, |_| ()).await.unwrap(), Err(Refused::Another));
        assert_eq!(stage(&from.store).await, None, "what is refused marks nothing");
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_there_or_by_another_version_is_told() {
    with_both(|from, to| async move {
        // Everything is there, but nothing is said yet.
        go(&from.store, &to.store, |_| ()).await.unwrap().unwrap();
        from.tamper("UPDATE transfer SET stage = 'leaving'").await.unwrap();
        let mut mark = from.store.transfer_mark().await.unwrap().unwrap();
        (mark.stage, mark.reached) = (Stage::Arriving, from.reached().await);
        let mut tx = to.store.begin().await.unwrap();
        tx.save_transfer_mark(&mark).await.unwrap();
        tx.commit().await.unwrap();
        to.tamper("UPDATE person SET name = 'x', number = NULL WHERE id = 'person-2'").await.unwrap();
        to.tamper("DELETE FROM rate WHERE network = '10.0.0.1'").await.unwrap();
        to.tamper("UPDATE code_try SET at = 6 WHERE ctid = (SELECT MIN(ctid) FROM code_try)").await.unwrap();
        to.tamper("INSERT INTO event VALUES ('event-9', 0, '', '', '', '')").await.unwrap();
        let Err(Refused::Differs(mut told, 5)) = go(&from.store, &to.store, |_| ()).await.unwrap() else {
            panic!("five rows differ")
        };
        told.sort_by_key(|difference| (difference.table.clone(), difference.how == Differs::Surplus));
        let told: Vec<_> = told.iter().map(|it| (it.table.as_str(), it.key.as_str(), &it.how)).collect();
        assert_eq!(
            told,
            [
                ("code_try", "…, …, code, 1, 5", &Differs::Missing),
                ("code_try", "…, …, code, 1, 6", &Differs::Surplus),
                ("event", "event-9", &Differs::Surplus),
                ("person", "person-2", &Differs::Columns(vec!["name".to_owned(), "number".to_owned()])),
                ("rate", "60, …, node", &Differs::Missing),
            ]
        );
        assert_eq!(stage(&to.store).await, Some(Stage::Arriving), "what differs is not served");
        from.tamper("UPDATE transfer SET version = 1").await.unwrap();
        assert_eq!(go(&from.store, &to.store, |_| ()).await.unwrap(), Err(Refused::OtherVersion(1)));
        assert!(stay(&from.store).await.unwrap());
        assert_eq!(
            go(&from.store, &to.store, |_| ()).await.unwrap(),
            Err(Refused::Another),
            "the file may have changed"
        );
    })
    .await;
}

#[tokio::test]
async fn tables_that_are_not_alike_and_texts_that_do_not_fit_are_refused() {
    with_both(|from, to| async move {
        from.tamper("CREATE TABLE later (id TEXT PRIMARY KEY)").await.unwrap();
        let refused = go(&from.store, &to.store, |_| ()).await.unwrap();
        assert_eq!(refused, Err(Refused::Unlike(vec!["later".to_owned()])));
        from.tamper("DROP TABLE later").await.unwrap();
        from.tamper("UPDATE person SET access_other = 'hush' || CHAR(0) WHERE id = 'person-2'").await.unwrap();
        let refused = go(&from.store, &to.store, |_| ()).await.unwrap_err().to_string();
        assert!(refused.contains("person.access_other holds a text") && !refused.contains("hush"), "{refused}");
        // Once it is mended it goes on.
        from.tamper("UPDATE person SET access_other = '' WHERE id = 'person-2'").await.unwrap();
        go(&from.store, &to.store, |_| ()).await.unwrap().unwrap();
    })
    .await;
}
