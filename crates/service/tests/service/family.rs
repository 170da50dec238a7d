//! Families: the people of an account, and visits of several of them, on every kind of database.

use crate::town::{Town, asker, each_engine, each_shape, spot};
use besok_core::account::{Account, PEOPLE, Relation};
use besok_core::booking::State;
use besok_core::id::ErrandId;
use besok_core::ledger::{Refusal, Spot, Wish};
use besok_core::party::Comer;
use besok_core::person::{ACCESS_LENGTH, Access, NameError};
use besok_service::booking::{confirm, find, hold, hold_move, list, reschedule};
use besok_service::person::{AccessRefusal, Typed, add, hide, set_access};
use besok_service::{App, account};

fn child(name: &str) -> Typed {
    Typed { name: name.to_owned(), year: "2015".to_owned(), month: String::new(), day: String::new() }
}

/// The account as it is by now.
async fn fresh(app: &App, account: &Account) -> Account {
    account::find(app, &account.id).await.unwrap().unwrap()
}

/// The account with so many children.
async fn with_children(app: &App, account: &Account, count: usize) -> Account {
    for number in 0..count {
        add(app, account, &child(&format!("Child {number}"))).await.unwrap().unwrap();
    }
    fresh(app, account).await
}

/// The first people of an account.
fn comers(account: &Account, count: usize, errand: &str) -> Vec<Comer> {
    let errand = ErrandId::from(errand);
    account.people.iter().take(count).map(|known| Comer::new(&known.person.id, &errand)).collect()
}

fn wish(account: &Account, count: usize, errand: &str, spot: Spot) -> Wish {
    Wish { errand: errand.into(), party: comers(account, count, errand), spot, invitation: None }
}

#[tokio::test]
async fn an_account_holds_people() {
    each_engine(2, |town| async move {
        let (app, anna, bo) = (town.app(), &town.people[0], &town.people[1]);
        let wrong = add(&app, anna, &Typed::default()).await.unwrap().unwrap_err();
        assert_eq!(wrong.name, Some(NameError::Missing));
        let twice = [add(&app, anna, &child("Cai")).await.unwrap(), add(&app, anna, &child("Cai")).await.unwrap()];
        assert_eq!(twice, [Ok(2), Ok(2)]);
        let anna = fresh(&app, anna).await;
        let known: Vec<_> = anna.people.iter().map(|known| (known.number, known.relation)).collect();
        assert_eq!(known, [(1, Relation::Myself), (2, Relation::Family)], "a form sent twice adds one");
        assert!(!hide(&app, &anna, 1).await.unwrap(), "nobody removes themselves");
        assert!(!hide(&app, bo, 2).await.unwrap(), "nor somebody else's people");
        let booked = confirm(&app, asker(&anna), wish(&anna, 2, "short", spot("north", 0))).await.unwrap().unwrap();
        assert!(!hide(&app, &anna, 2).await.unwrap(), "who has a visit to come stays");
        besok_service::booking::cancel(&app, asker(&anna), &booked.reference, None).await.unwrap().unwrap();
        assert!(hide(&app, &anna, 2).await.unwrap());
        let anna = fresh(&app, &anna).await;
        assert!(anna.people[1].hidden);
        assert_eq!(list(&app, &anna).await.unwrap().len(), 1, "what was stays visible");
        let dee = add(&app, &anna, &child("Dee")).await.unwrap().unwrap();
        let anna = fresh(&app, &anna).await;
        let party = vec![Comer::new(&anna.numbered(dee).unwrap().person.id, &"long".into())];
        let held = Wish { errand: "long".into(), party, spot: spot("south", 0), invitation: None };
        hold(&app, asker(&anna), held).await.unwrap().unwrap();
        assert!(!hide(&app, &anna, dee).await.unwrap(), "nor who has a time held: people are not made up to hoard");
        add(&app, &anna, &child("Cai")).await.unwrap().unwrap();
        assert_eq!(fresh(&app, &anna).await.people[3].number, 4, "a number is given once");
    })
    .await;
}

#[tokio::test]
async fn an_account_holds_so_many_people() {
    each_engine(1, |town| async move {
        let (app, anna) = (town.app(), &town.people[0]);
        with_children(&app, anna, PEOPLE - 1).await;
        assert!(add(&app, anna, &child("One more")).await.unwrap().unwrap_err().full);
    })
    .await;
}

#[tokio::test]
async fn needs_are_noted_where_they_can_be_met() {
    each_engine(1, |mut town| async move {
        town.edit(|town| {
            let name = besok_core::language::Text::default();
            town.agency.interpreters = vec![besok_core::agency::Interpreters { tag: "ar".to_owned(), name }];
            town.agency.interpreter_days = 2;
        })
        .await;
        let (app, anna) = (town.app(), &town.people[0]);
        let access = |interpreter: Option<&str>, other: &str| Access {
            interpreter: interpreter.map(str::to_owned),
            step_free: true,
            other: other.to_owned(),
        };
        let refused = set_access(&app, anna, 1, access(Some("tlh"), "")).await.unwrap();
        assert_eq!(refused, Err(AccessRefusal::NoInterpreter));
        let refused = set_access(&app, anna, 1, access(None, &"x".repeat(ACCESS_LENGTH + 1))).await.unwrap();
        assert_eq!(refused, Err(AccessRefusal::Unreadable));
        assert_eq!(set_access(&app, anna, 2, access(None, "")).await.unwrap(), Err(AccessRefusal::NotFound));
        set_access(&app, anna, 1, access(Some("ar"), "  a   quiet room ")).await.unwrap().unwrap();
        let anna = fresh(&app, anna).await;
        assert_eq!(anna.people[0].person.access, access(Some("ar"), "a quiet room"));
        let tomorrow = confirm(&app, asker(&anna), wish(&anna, 1, "short", spot("north", 0))).await.unwrap();
        assert_eq!(tomorrow, Err(Refusal::TooSoon), "an interpreter must be found");
    })
    .await;
}

#[tokio::test]
async fn a_family_books_grows_shrinks_and_moves_as_one() {
    each_engine(2, |town| async move {
        let (app, bo) = (town.app(), &town.people[1]);
        let anna = with_children(&app, &town.people[0], 2).await;
        hold(&app, asker(&anna), wish(&anna, 2, "short", spot("north", 0))).await.unwrap().unwrap();
        let booked = confirm(&app, asker(&anna), wish(&anna, 2, "short", spot("north", 0))).await.unwrap().unwrap();
        assert_eq!((booked.places.len(), booked.people(), town.count("hold_party").await), (2, 2, 0));
        let reference = &booked.reference;
        let all = Some(comers(&anna, 3, "short"));
        let held = hold_move(&app, asker(&anna), reference, all.clone(), spot("north", 0)).await.unwrap().unwrap();
        assert_eq!((held.places.len(), town.count("hold_party").await), (1, 3));
        let grown = reschedule(&app, asker(&anna), reference, all, spot("north", 0)).await.unwrap().unwrap();
        assert_eq!((grown.places.len(), grown.people(), town.count("party WHERE added = 1").await), (3, 3, 1));
        let two = Some(comers(&anna, 2, "short"));
        let shrunk = reschedule(&app, asker(&anna), reference, two, spot("north", 0)).await.unwrap().unwrap();
        assert_eq!((shrunk.places.len(), town.count("party").await), (2, 2));
        let moved = reschedule(&app, asker(&anna), reference, None, spot("north", 60)).await.unwrap().unwrap();
        assert_eq!((moved.places.len(), moved.sequence, moved.state), (2, 3, State::Booked));
        assert_eq!(find(&app, &anna, reference).await.unwrap(), Some(moved));
        assert_eq!(find(&app, bo, reference).await.unwrap(), None);
        let alone = Account { people: anna.people[..1].to_vec(), ..anna.clone() };
        assert_eq!(find(&app, &alone, reference).await.unwrap(), None, "who may act for some of them may not for all");
        assert_eq!(town.faults().await, []);
    })
    .await;
}

/// Everybody comes with a child, and there is one counter: whole families fit, or not at all.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn families_race_for_neighbouring_times() {
    each_shape(24, |town: Town| async move {
        for account in &town.people {
            with_children(&town.app(), account, 1).await;
        }
        for round in 0..6 {
            let answers = town
                .at_once(|app, account, number| async move {
                    let account = fresh(&app, &account).await;
                    let to = spot("north", 50 * round + 10 * (number as i64 % 4));
                    let booked = confirm(&app, asker(&account), wish(&account, 2, "short", to)).await?;
                    if let Ok(booking) = &booked {
                        besok_service::booking::cancel(&app, asker(&account), &booking.reference, None).await?.unwrap();
                    }
                    Ok(booked)
                })
                .await;
            assert!(answers.iter().any(Result::is_ok));
            assert!(
                answers.iter().filter_map(|answer| answer.as_ref().err()).all(|refusal| *refusal == Refusal::Taken)
            );
            assert_eq!(town.faults().await, []);
        }
        assert_eq!(town.count("party WHERE active = 1").await, 0);
    })
    .await;
}
