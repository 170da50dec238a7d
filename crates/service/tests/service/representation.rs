//! Representatives: what they may do, for whom, until when, and that it ends at once.

use crate::town::{Town, asker, each_engine, each_shape, spot};
use besok_core::account::Account;
use besok_core::booking::State;
use besok_core::ledger::{Refusal, Spot, Wish};
use besok_core::party::Comer;
use besok_core::representation::{NAMED_IN_A_DAY, Scope};
use besok_service::App;
use besok_service::account::find;
use besok_service::booking::{self, cancel, list, reschedule};
use besok_service::person::{self, Typed};
use besok_service::representation::{
    AddressRefusal, NameRefusal, Naming, accept, acting, end, invitations, name, named, sharable,
};
use besok_service::worker;

async fn fresh(app: &App, account: &Account) -> Account {
    find(app, &account.id).await.unwrap().unwrap()
}

fn naming(who: &Account, scope: Scope) -> Naming {
    Naming { email: who.address().as_str().to_owned(), numbers: vec![1], scope: Some(scope), days: Some(30) }
}

/// The client names the helper, who accepts. Gives the representation's id, and the helper as they are then.
async fn represented(app: &App, client: &Account, helper: &Account, scope: Scope) -> (String, Account) {
    name(app, client, &naming(helper, scope)).await.unwrap().unwrap();
    let id = invitations(app, helper).await.unwrap().pop().unwrap().id;
    assert!(accept(app, helper, &id).await.unwrap());
    (id, fresh(app, helper).await)
}

/// A visit of the client, as the helper knows them.
fn wish(client: &Account, errand: &str, spot: Spot) -> Wish {
    let errand = errand.into();
    Wish { party: vec![Comer::new(&client.myself().unwrap().id, &errand)], errand, spot, invitation: None }
}

#[tokio::test]
async fn a_representative_books_moves_and_cancels_for_the_client() {
    each_engine(2, |town| async move {
        let (app, anna, bo) = (town.app(), &town.people[0], &town.people[1]);
        let (_, helper) = represented(&app, anna, bo, Scope::Act).await;
        let known = helper.known(&anna.myself().unwrap().id).unwrap();
        assert_eq!((known.number, known.mandate.as_ref().unwrap().client_name.as_str()), (2, "Person 0"));
        let before = town.count("outbox").await;
        let booked =
            booking::confirm(&app, asker(&helper), wish(anna, "short", spot("north", 0))).await.unwrap().unwrap();
        assert_eq!(booked.account, anna.id, "it is the client's");
        assert_eq!(list(&app, anna).await.unwrap(), std::slice::from_ref(&booked));
        assert_eq!(list(&app, &helper).await.unwrap(), std::slice::from_ref(&booked));
        assert_eq!(town.count("outbox").await - before, 2, "both are told");
        let moved =
            reschedule(&app, asker(&helper), &booked.reference, None, spot("north", 30)).await.unwrap().unwrap();
        assert_eq!(moved.account, anna.id);
        cancel(&app, asker(&helper), &booked.reference, None).await.unwrap().unwrap();
        let by_helper = format!("event WHERE actor = 'account:{}' AND action LIKE 'booking.%'", helper.id);
        assert_eq!(town.count(&by_helper).await, 3, "events name who did it");
        assert_eq!(town.count("outbox WHERE kind = 'cancelled'").await, 2);
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test]
async fn who_may_only_see_sees() {
    each_engine(3, |town| async move {
        let (app, anna, bo, eve) = (town.app(), &town.people[0], &town.people[1], &town.people[2]);
        let booked = booking::confirm(&app, asker(anna), wish(anna, "short", spot("north", 0))).await.unwrap().unwrap();
        name(&app, anna, &naming(bo, Scope::See)).await.unwrap().unwrap();
        assert_eq!(list(&app, &fresh(&app, bo).await).await.unwrap(), [], "not before it is accepted");
        let id = invitations(&app, bo).await.unwrap()[0].id.clone();
        assert!(!accept(&app, eve, &id).await.unwrap(), "somebody else's invitation");
        assert!(!end(&app, eve, &id).await.unwrap());
        assert!(accept(&app, bo, &id).await.unwrap());
        let bo = fresh(&app, bo).await;
        assert_eq!(list(&app, &bo).await.unwrap(), std::slice::from_ref(&booked));
        let refused = Err(Refusal::NotFound);
        assert_eq!(cancel(&app, asker(&bo), &booked.reference, None).await.unwrap(), refused);
        let elsewhere = spot("north", 30);
        assert_eq!(reschedule(&app, asker(&bo), &booked.reference, None, elsewhere.clone()).await.unwrap(), refused);
        assert_eq!(booking::confirm(&app, asker(&bo), wish(anna, "long", elsewhere)).await.unwrap(), refused);
        let other = person::set_access(&app, &bo, 2, besok_core::person::Access::default()).await.unwrap();
        assert!(other.is_err(), "nor may they note what the client needs");
    })
    .await;
}

#[tokio::test]
async fn only_the_persons_named_are_shared_and_never_two_clients_in_one_visit() {
    each_engine(3, |town| async move {
        let (app, anna, bo, cai) = (town.app(), &town.people[0], &town.people[1], &town.people[2]);
        let child = Typed { name: "Child".to_owned(), year: "2015".to_owned(), ..Typed::default() };
        person::add(&app, anna, &child).await.unwrap().unwrap();
        let anna = fresh(&app, anna).await;
        let (_, _) = represented(&app, cai, bo, Scope::Act).await;
        let (_, helper) = represented(&app, &anna, bo, Scope::Act).await;
        assert_eq!(helper.people.len(), 3, "the child is not among them");
        let child = &anna.numbered(2).unwrap().person.id;
        let both = |first: &Account, second: &besok_core::id::PersonId| {
            let mut wish = wish(first, "short", spot("south", 0));
            wish.party.push(Comer::new(second, &"short".into()));
            wish
        };
        let ask = async |wish| booking::confirm(&app, asker(&helper), wish).await.unwrap().unwrap_err();
        assert_eq!(ask(both(&anna, child)).await, Refusal::NotFound);
        assert_eq!(ask(both(&anna, &cai.myself().unwrap().id)).await, Refusal::TwoHomes);
        assert_eq!(ask(both(&helper, &cai.myself().unwrap().id)).await, Refusal::TwoHomes);
        let family = booking::confirm(&app, asker(&anna), both(&anna, child)).await.unwrap().unwrap();
        assert_eq!(list(&app, &helper).await.unwrap(), [], "a visit with somebody who is not shared");
        assert_eq!(cancel(&app, asker(&helper), &family.reference, None).await.unwrap(), Err(Refusal::NotFound));
    })
    .await;
}

#[tokio::test]
async fn it_ends_at_once_for_either_side_and_by_itself() {
    each_engine(3, |town| async move {
        let (app, anna, bo, cai) = (town.app(), &town.people[0], &town.people[1], &town.people[2]);
        let (id, helper) = represented(&app, anna, bo, Scope::Act).await;
        let booked =
            booking::confirm(&app, asker(&helper), wish(anna, "short", spot("north", 0))).await.unwrap().unwrap();
        booking::hold(&app, asker(&helper), wish(anna, "long", spot("north", 30))).await.unwrap().unwrap();
        assert!(end(&app, anna, &id).await.unwrap());
        assert!(!end(&app, anna, &id).await.unwrap());
        worker::expire(app.clone()).await.unwrap();
        assert_eq!(town.count("hold").await, 0, "what was held for the client has lapsed");
        let stale = cancel(&app, asker(&helper), &booked.reference, None).await.unwrap();
        assert_eq!(stale, Err(Refusal::NotFound), "also for whoever was read before the end");
        assert_eq!(fresh(&app, bo).await.people.len(), 1);
        assert_eq!(list(&app, &fresh(&app, bo).await).await.unwrap(), []);
        assert_eq!(list(&app, anna).await.unwrap()[0].state, State::Booked, "the client keeps the visit");
        let (id, helper) = represented(&app, anna, bo, Scope::Act).await;
        assert_eq!(helper.people[1].number, 2, "the same number as before");
        assert!(end(&app, &helper, &id).await.unwrap(), "the representative may end it too");
        let (_, helper) = represented(&app, cai, bo, Scope::Act).await;
        town.clock.advance(31 * 24 * 3600);
        let late =
            booking::confirm(&app, asker(&helper), wish(cai, "short", spot("north", 31 * 24 * 60))).await.unwrap();
        assert_eq!(late, Err(Refusal::NotFound), "it has run out");
        assert_eq!(fresh(&app, bo).await.people.len(), 1);
        assert_eq!(acting(&app, bo).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn who_can_be_named() {
    each_engine(2, |town| async move {
        let (app, anna, bo) = (town.app(), &town.people[0], &town.people[1]);
        let good = naming(bo, Scope::Act);
        let refused = async |naming: Naming| name(&app, anna, &naming).await.unwrap().unwrap_err();
        let nothing = refused(Naming::default()).await;
        let all = NameRefusal { email: Some(AddressRefusal::NotAnEmail), persons: true, scope: true, days: true };
        assert_eq!(nothing, all);
        let own = refused(Naming { email: anna.address().as_str().to_owned(), ..good.clone() }).await;
        assert_eq!(own.email, Some(AddressRefusal::Own));
        assert!(refused(Naming { numbers: vec![1, 7], ..good.clone() }).await.persons);
        assert!(refused(Naming { days: Some(366), ..good.clone() }).await.days, "at most a year");
        name(&app, anna, &good).await.unwrap().unwrap();
        assert_eq!(refused(good.clone()).await.email, Some(AddressRefusal::Already));
        assert_eq!(named(&app, anna).await.unwrap().len(), 1);
        for number in 1..NAMED_IN_A_DAY {
            let email = format!("helper{number}@example.org");
            name(&app, anna, &Naming { email, ..good.clone() }).await.unwrap().unwrap();
        }
        let more = Naming { email: "more@example.org".to_owned(), ..good.clone() };
        assert_eq!(refused(more).await.email, Some(AddressRefusal::TooMany));
        assert_eq!(town.count("event WHERE action = 'representation.named'").await, NAMED_IN_A_DAY);
        town.fixture.tamper("UPDATE person SET protection = 'marked'").await.unwrap();
        let anna = fresh(&app, anna).await;
        assert_eq!(sharable(&anna), (Vec::new(), true));
        let protected = name(&app, &anna, &Naming { email: "x@example.org".to_owned(), ..good }).await.unwrap();
        assert!(protected.unwrap_err().persons, "a protected person cannot be shared");
    })
    .await;
}

/// Whoever is revoked while booking either books before the end, or not at all: never after it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn revoking_and_booking_at_once() {
    each_shape(2, |town: Town| async move {
        let (app, anna, bo) = (town.app(), &town.people[0], &town.people[1]);
        let last = town.nodes[town.nodes.len() - 1].clone();
        let mut booked = 0;
        for round in 0..10 {
            let (id, helper) = represented(&app, anna, bo, Scope::Act).await;
            let wanted = wish(anna, "short", spot("south", 10 * round));
            let (revoker, client, booker) = (app.clone(), anna.clone(), last.clone());
            let ending = tokio::spawn(async move { end(&revoker, &client, &id).await.unwrap() });
            let asked = booking::confirm(&booker, asker(&helper), wanted.clone()).await.unwrap();
            assert!(ending.await.unwrap());
            match asked {
                Ok(visit) => {
                    booked += 1;
                    cancel(&app, asker(anna), &visit.reference, None).await.unwrap().unwrap();
                }
                Err(refusal) => assert_eq!(refusal, Refusal::NotFound),
            }
            let after = booking::confirm(&last, asker(&helper), wanted).await.unwrap();
            assert_eq!(after, Err(Refusal::NotFound), "after the end nothing is done");
        }
        assert!(booked <= 10);
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test]
async fn representations_end_with_either_account() {
    each_engine(4, |town| async move {
        let (app, anna, bo) = (town.app(), &town.people[0], &town.people[1]);
        let (_, helper) = represented(&app, anna, bo, Scope::Act).await;
        let (cai, dag) = (&town.people[2], &town.people[3]);
        represented(&app, cai, dag, Scope::Act).await;
        let visit = wish(anna, "short", spot("north", 0));
        let booked = booking::confirm(&app, asker(&helper), visit).await.unwrap().unwrap();
        let delete = async |account: &Account| {
            let mut tx = app.store.begin().await.unwrap();
            let has_visits = tx.has_visits(&account.id, app.clock.now()).await.unwrap();
            tx.end_account(&account.id, app.clock.now()).await.unwrap();
            tx.commit().await.unwrap();
            has_visits
        };
        assert!(!delete(&helper).await, "the visit is the client's");
        assert_eq!(named(&app, anna).await.unwrap(), []);
        assert_eq!(list(&app, anna).await.unwrap(), std::slice::from_ref(&booked), "it stays with the client");
        assert!(!delete(cai).await);
        assert_eq!(fresh(&app, dag).await.people.len(), 1);
        assert_eq!(town.count("person WHERE name = 'Person 2'").await, 0, "nobody refers to them any more");
        assert_eq!(town.count("representation WHERE email <> '' OR ended_at IS NULL").await, 0);
        let stale = booking::confirm(&app, asker(&helper), wish(&helper, "long", spot("south", 0))).await.unwrap();
        assert_eq!(stale, Err(Refusal::NotFound), "nothing is booked for an account that has ended");
    })
    .await;
}
