//! Unusual patterns: found on both engines, and shown to whom they concern.

use crate::search::staff;
use crate::town::{Town, asker, confirm, each_engine, hold, spot};
use besok_core::account::Account;
use besok_core::id::PersonId;
use besok_core::pattern::Pattern;
use besok_core::person::Name;
use besok_core::staff::{Role, Staff};
use besok_service::booking::cancel;
use besok_service::pattern::{namesakes, unusual};
use besok_service::{App, worker};

fn person(account: &Account) -> PersonId {
    account.myself().unwrap().id.clone()
}

/// What is shown, whose, with whom, and how often.
async fn shown(app: &App, staff: &Staff) -> Vec<(Pattern, PersonId, Option<PersonId>, i64)> {
    let all = unusual(app, staff).await.unwrap();
    all.into_iter().map(|one| (one.pattern, one.person.id, one.other.map(|(other, _)| other.id), one.times)).collect()
}

async fn rename(app: &App, account: &Account, name: &str) {
    let mut tx = app.store.begin().await.unwrap();
    tx.set_name(&person(account), &Name::parse(name).unwrap()).await.unwrap();
    tx.commit().await.unwrap();
}

/// Everybody here was born on the same day; this is the longest ago that anybody came in.
async fn long_known(town: &Town) {
    town.fixture.tamper("UPDATE person SET created_at = 0").await.unwrap();
}

#[tokio::test]
async fn much_of_something_stands_out_and_little_does_not() {
    each_engine(3, |town| async move {
        long_known(&town).await;
        let (app, support) = (town.app(), staff(Role::Support, None));
        let [anna, bo, cai] = [&town.people[0], &town.people[1], &town.people[2]];
        for time in 0..11 {
            hold(&app, asker(anna), &"short".into(), spot("south", 10 * time)).await.unwrap().unwrap();
        }
        confirm(&app, asker(anna), &"short".into(), spot("south", 100)).await.unwrap().unwrap();
        for time in 0..9 {
            hold(&app, asker(cai), &"long".into(), spot("south", 10 * time)).await.unwrap().unwrap();
        }
        for time in 0..5 {
            let booked = confirm(&app, asker(bo), &"short".into(), spot("south", 10 * time)).await.unwrap().unwrap();
            cancel(&app, asker(bo), &booked.reference, None).await.unwrap().unwrap();
            town.clock.advance(60);
        }
        let expected = [(Pattern::LetGo, person(anna), None, 10), (Pattern::Cancelled, person(bo), None, 5)];
        assert_eq!(shown(&app, &support).await, expected);
        assert_eq!(town.count("event WHERE action = 'patterns.seen' AND detail = '2'").await, 1);
        town.clock.advance(8 * 24 * 3600);
        assert_eq!(shown(&app, &support).await, []);
    })
    .await;
}

#[tokio::test]
async fn a_time_taken_seconds_after_it_was_cancelled_stands_out() {
    each_engine(3, |town| async move {
        long_known(&town).await;
        let (app, short) = (town.app(), "short".into());
        let [anna, bo, cai] = [&town.people[0], &town.people[1], &town.people[2]];
        let pass = async |to: &Account, seconds, minute| {
            let booked = confirm(&app, asker(anna), &short, spot("south", minute)).await.unwrap().unwrap();
            cancel(&app, asker(anna), &booked.reference, None).await.unwrap().unwrap();
            town.clock.advance(seconds);
            confirm(&app, asker(to), &short, spot("south", minute)).await.unwrap().unwrap();
        };
        pass(bo, 5, 0).await;
        pass(cai, 40, 20).await;
        let handed = (Pattern::HandedOver, person(anna), Some(person(bo)), 1);
        assert_eq!(shown(&app, &staff(Role::Support, None)).await, [handed]);
        assert_eq!(shown(&app, &staff(Role::Support, Some("north"))).await, [], "nobody of them was ever there");
        let sql = format!("UPDATE person SET protection = 'protected' WHERE id = '{}'", person(bo));
        town.fixture.tamper(&sql).await.unwrap();
        assert_eq!(shown(&app, &staff(Role::Support, None)).await, [], "not even the one who is not protected");
        let named = Staff { protected: true, ..staff(Role::Support, None) };
        assert_eq!(shown(&app, &named).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_did_not_come_stands_out_where_arrivals_are_registered() {
    each_engine(2, |town| async move {
        long_known(&town).await;
        let (app, support) = (town.app(), staff(Role::Support, None));
        let [anna, bo] = [&town.people[0], &town.people[1]];
        for errand in ["short", "long"] {
            confirm(&app, asker(anna), &errand.into(), spot("south", 60)).await.unwrap().unwrap();
            confirm(&app, asker(bo), &errand.into(), spot("north", if errand == "short" { 0 } else { 60 })).await.unwrap().unwrap();
        }
        town.clock.advance(2 * 24 * 3600);
        assert_eq!(shown(&app, &support).await, [], "nobody registers there");
        let at = spot("south", 0).starts_at.as_second();
        let sql = format!(
            "INSERT INTO visit (id, office, day, number, late, errand, people, minutes, language, arrived_at, front,
                                stage, calls, note, sequence, ended_at)
             VALUES ('v', 'south', '2026-12-08', 1, 'kept', 'short', 1, 10, 'sv', {at}, 0, 'done', 0, '', 0, {at})"
        );
        town.fixture.tamper(&sql).await.unwrap();
        assert_eq!(shown(&app, &support).await, [(Pattern::Missed, person(anna), None, 2)]);
        let came = format!(
            "UPDATE visit SET starts_at = {}, booking = (SELECT id FROM booking WHERE account = '{}' AND errand = 'long')",
            spot("south", 60).starts_at.as_second(),
            anna.id
        );
        town.fixture.tamper(&came).await.unwrap();
        assert_eq!(shown(&app, &support).await, [], "once is not often");
    })
    .await;
}

#[tokio::test]
async fn the_same_name_and_birth_date_under_two_accounts_is_a_hint() {
    each_engine(3, |town| async move {
        long_known(&town).await;
        let (app, support) = (town.app(), staff(Role::Support, None));
        let [anna, bo, cai] = [&town.people[0], &town.people[1], &town.people[2]];
        rename(&app, anna, "Åsa Öberg-Hassan").await;
        rename(&app, bo, "hassan öberg ASA").await;
        let hint = async |of: &Account| {
            let found = namesakes(&app, &support, &person(of)).await.unwrap();
            found.into_iter().map(|(person, _)| person.id).collect::<Vec<_>>()
        };
        assert_eq!((hint(anna).await, hint(bo).await, hint(cai).await), (vec![person(bo)], vec![person(anna)], vec![]));
        assert_eq!(shown(&app, &support).await, [], "they have been there for long");
        let sql =
            format!("UPDATE person SET created_at = {} WHERE id = '{}'", town.clock.now().as_second(), person(bo));
        town.fixture.tamper(&sql).await.unwrap();
        let pair = (Pattern::SameName, person(bo), Some(person(anna)), 1);
        assert_eq!(shown(&app, &support).await, [pair]);
        let sql = format!("UPDATE person SET birth_date = '1971-00-00' WHERE id = '{}'", person(bo));
        town.fixture.tamper(&sql).await.unwrap();
        assert_eq!((hint(anna).await, shown(&app, &support).await), (vec![], vec![]));
    })
    .await;
}

#[tokio::test]
async fn names_of_an_older_database_are_compared_once_they_are_read() {
    each_engine(2, |town| async move {
        let (app, support) = (town.app(), staff(Role::Support, None));
        let [anna, bo] = [&town.people[0], &town.people[1]];
        rename(&app, anna, "Åsa Öberg").await;
        rename(&app, bo, "Asa Oberg").await;
        town.fixture.tamper("UPDATE person SET whole_name = NULL").await.unwrap();
        assert_eq!(namesakes(&app, &support, &person(anna)).await.unwrap(), []);
        worker::learn(town.app()).await.unwrap();
        assert_eq!(namesakes(&app, &support, &person(anna)).await.unwrap().len(), 1);
        assert_eq!(town.count("person WHERE whole_name IS NULL").await, 0);
    })
    .await;
}
