//! Disposal: names go, figures stay, and what anybody still needs is not touched.

use crate::town::{Town, asker, confirm, each_engine, node_by, send, spot};
use besok_core::account::Account;
use besok_core::booking::{Booking, State};
use besok_core::id::PersonId;
use besok_core::language::Language;
use besok_core::message::{Body, Message};
use besok_core::queue::Deed;
use besok_core::retention::{Kind, Rules};
use besok_core::visit::Outcome;
use besok_service::account::find;
use besok_service::figures::{figures as counted, note_first_free};
use besok_service::mailer::Mailer;
use besok_service::queue::{act, arrive, take_ticket, today};
use besok_service::{App, doctor, worker};

const DAY: i64 = 24 * 60 * 60;

/// An agency that keeps these kinds for so many days.
async fn decided(town: &Town, rules: &[(&str, i64)]) -> App {
    let rule = |(kind, days): &(&str, i64)| format!(r#""{kind}": {{"days": {days}, "decision": "RA 1"}}"#);
    let rules: Vec<String> = rules.iter().map(rule).collect();
    let rules: Rules = serde_json::from_str(&format!("{{{}}}", rules.join(","))).unwrap();
    node_by(town.fixture.store.clone(), &town.clock, Mailer::Mailbox, rules).await
}

async fn book(app: &App, account: &Account, errand: &str, minute: i64) -> Booking {
    confirm(app, asker(account), &errand.into(), spot("south", minute)).await.unwrap().unwrap()
}

/// What the figures of an agency are made of.
async fn figures(town: &Town) -> Vec<i64> {
    let mut figures = Vec::new();
    for what in [
        "booking",
        "booking WHERE state = 'cancelled'",
        "booking WHERE office = 'south' AND errand = 'short'",
        "(SELECT DISTINCT booking, person FROM party) AS people",
        "party WHERE minutes = 10",
        "booking_place",
    ] {
        figures.push(town.count(what).await);
    }
    figures.push(
        town.fixture.count("SELECT CAST(SUM(starts_at + ends_at) AS BIGINT) AS count FROM booking").await.unwrap(),
    );
    figures.push(town.fixture.count("SELECT CAST(SUM(minutes) AS BIGINT) AS count FROM party").await.unwrap());
    figures
}

#[tokio::test]
async fn figures_of_visits_are_the_same_when_people_are_forgotten() {
    each_engine(1, |town| async move {
        crate::queue::open(&town, 1).await;
        let app = decided(&town, &[("bookings", 30)]).await;
        let booked = book(&app, &town.people[0], "short", 0).await;
        town.clock.advance(booked.starts_at.as_second() - app.clock.now().as_second());
        let south = "south".into();
        arrive(&app, &south, ("system", false), (&booked.id, Language::DEFAULT)).await.unwrap().unwrap();
        take_ticket(&app, &south, ("system", true), crate::queue::walk()).await.unwrap().unwrap();
        for officer in 1..=2 {
            // The seat of yesterday ended with its day.
            let open = Deed::Open(1, "officer-1".into());
            act(&app, &south, "system", open).await.unwrap().unwrap();
            act(&app, &south, "system", Deed::CallNext(1)).await.unwrap().unwrap();
            town.clock.advance(60 * officer);
            let done = Deed::Finish(1, Outcome::Settled, "Lost a glove".to_owned());
            act(&app, &south, "system", done).await.unwrap().unwrap();
        }
        let day = today(&app, &south).unwrap();
        let catalogue = app.catalogue();
        let office = catalogue.office(&south).unwrap();
        town.clock.advance(40 * DAY);
        let before = counted(&app, office, (day, day)).await.unwrap();
        assert_eq!((before.booked, before.walk_ins, before.settled, before.appointments.received), (1, 1, 2, 1));
        worker::dispose(app.clone()).await.unwrap();
        assert_eq!(town.count("visit WHERE note <> ''").await, 0);
        assert_eq!(town.count("booking WHERE account = 'nobody'").await, 1);
        assert_eq!(counted(&app, office, (day, day)).await.unwrap(), before);
    })
    .await;
}

#[tokio::test]
async fn first_free_times_are_noted_once_a_day() {
    each_engine(0, |town| async move {
        let app = town.app();
        note_first_free(app.clone()).await.unwrap();
        let noted = town.count("first_free").await;
        assert!(noted > 0);
        note_first_free(app.clone()).await.unwrap();
        assert_eq!(town.count("first_free").await, noted);
        town.clock.advance(DAY);
        note_first_free(app).await.unwrap();
        assert_eq!(town.count("first_free").await, 2 * noted);
    })
    .await;
}

#[tokio::test]
async fn the_people_of_old_bookings_go_and_the_figures_stay() {
    each_engine(3, |town| async move {
        let app = decided(&town, &[("bookings", 30), ("persons", 30)]).await;
        let [anna, bo, cy] = [0, 1, 2].map(|who| town.people[who].clone());
        let past = book(&app, &anna, "short", 0).await;
        let cancelled = book(&app, &bo, "short", 0).await;
        besok_service::booking::cancel(&app, asker(&bo), &cancelled.reference, None).await.unwrap().unwrap();
        protect(&town, &cy).await;
        let protected = book(&app, &cy, "long", 20).await;
        town.clock.advance(40 * DAY);
        worker::publish(app.clone()).await.unwrap();
        let coming = {
            let to = app.clock.now() + jiff::SignedDuration::from_hours(24);
            let slot = format!("{}T09:00:00Z", to.strftime("%F"));
            let spot = besok_core::ledger::Spot { office: "south".into(), starts_at: slot.parse().unwrap() };
            confirm(&app, asker(&anna), &"short".into(), spot).await.unwrap().unwrap()
        };
        let staff =
            "INSERT INTO staff (id, name, email, language, protected, created_at) VALUES ('s', 'S', 's', 'sv', 0, 0)";
        let interpreter = format!(
            "INSERT INTO interpreter (booking, language, state, office, starts_at, staff, at)
             VALUES ('{}', 'ar', 'booked', 'south', 0, 's', 0)",
            past.id
        );
        for sql in [staff, interpreter.as_str()] {
            town.fixture.tamper(sql).await.unwrap();
        }
        let before = figures(&town).await;
        worker::dispose(app.clone()).await.unwrap();
        assert_eq!(figures(&town).await, before);
        assert_eq!(town.count("interpreter").await, 0, "a need is no figure");
        assert_eq!(town.faults().await, []);
        for booking in [&past, &cancelled, &protected] {
            let emptied = app.store.booking(&booking.reference).await.unwrap().unwrap();
            assert_eq!(emptied.account.as_str(), "nobody");
            let people: Vec<&str> = emptied.party.iter().map(|member| member.person.as_str()).collect();
            assert_eq!(people, ["nobody-1"]);
            assert_eq!((emptied.starts_at, emptied.ends_at), (booking.starts_at, booking.ends_at));
            assert_eq!(emptied.office, booking.office);
            assert_eq!(emptied.state == State::Cancelled, booking.id == cancelled.id);
        }
        let kept = app.store.booking(&coming.reference).await.unwrap().unwrap();
        assert_eq!((kept.account, kept.party), (coming.account.clone(), coming.party.clone()), "to come");
        assert_eq!(find(&app, &anna.id).await.unwrap().map(|account| account.people), Some(anna.people.clone()));
        let repeated = town.count("event").await;
        worker::dispose(app.clone()).await.unwrap();
        assert_eq!((figures(&town).await, town.count("event").await), (before, repeated), "once and for all");
        // Whoever had booked may book again, and be moved: nothing of the old booking is in the way.
        assert_eq!(town.count("party WHERE active = 1").await, 1);
    })
    .await;
}

async fn protect(town: &Town, account: &Account) {
    let person = account.myself().unwrap().id.clone();
    let sql = format!("UPDATE person SET protection = 'protected' WHERE id = '{person}'");
    town.fixture.tamper(&sql).await.unwrap();
}

#[tokio::test]
async fn families_and_cases_stay_apart() {
    each_engine(3, |town| async move {
        let app = decided(&town, &[("bookings", 30)]).await;
        let booked = book(&app, &town.people[0], "short", 0).await;
        let people: Vec<PersonId> = town.people.iter().map(|account| account.myself().unwrap().id.clone()).collect();
        let row = |person: &PersonId, case: &str| {
            format!(
                "INSERT INTO party (booking, person, errand, case_file, nth, minutes, active, added)
                 VALUES ('{}', '{person}', 'short', '{case}', 0, 10, 1, 0)",
                booked.id
            )
        };
        for sql in [row(&people[0], "A-17"), row(&people[0], "B-4"), row(&people[1], "A-17"), row(&people[2], "")] {
            town.fixture.tamper(&sql).await.unwrap();
        }
        let before = figures(&town).await;
        town.clock.advance(40 * DAY);
        worker::dispose(app.clone()).await.unwrap();
        assert_eq!(figures(&town).await, before);
        let party = app.store.booking(&booked.reference).await.unwrap().unwrap().party;
        let who: Vec<(&str, &str)> =
            party.iter().map(|member| (member.person.as_str(), member.case_file.as_str())).collect();
        assert_eq!(who, [("nobody-1", ""), ("nobody-1", "2"), ("nobody-1", "3"), ("nobody-2", "2"), ("nobody-3", "")]);
    })
    .await;
}

#[tokio::test]
async fn without_a_decision_everything_is_kept() {
    each_engine(2, |town| async move {
        let app = decided(&town, &[]).await;
        let booked = book(&app, &town.people[0], "short", 0).await;
        town.clock.advance(4000 * DAY);
        worker::dispose(app.clone()).await.unwrap();
        let kept = app.store.booking(&booked.reference).await.unwrap().unwrap();
        assert_eq!((kept.account, kept.party), (booked.account, booked.party));
        assert_eq!(town.count("disposal").await, 0);
        let found = doctor::retention(&app.store, &app.retention, app.clock.now()).await.unwrap();
        assert!(found.iter().all(|kept| kept.due.is_none()));
        assert_eq!(found.iter().map(|kept| kept.count).collect::<Vec<_>>()[..2], [1, 2]);
    })
    .await;
}

#[tokio::test]
async fn unused_accounts_end_and_their_persons_go() {
    each_engine(3, |town| async move {
        let rules = [("bookings", 500), ("accounts", 100), ("persons", 100), ("representations", 100)];
        let app = decided(&town, &rules).await;
        let [anna, bo, cy] = [0, 1, 2].map(|who| town.people[who].clone());
        book(&app, &anna, "short", 0).await;
        town.clock.advance(90 * DAY);
        use_account(&town, &cy).await;
        town.clock.advance(20 * DAY);
        worker::dispose(app.clone()).await.unwrap();
        assert!(find(&app, &cy.id).await.unwrap().is_some(), "in use twenty days ago");
        for gone in [&anna, &bo] {
            assert_eq!(find(&app, &gone.id).await.unwrap(), None);
            assert_eq!(town.count(&format!("account WHERE email = '{}'", gone.address().as_str())).await, 0);
        }
        let person = |account: &Account| format!("person WHERE id = '{}'", account.myself().unwrap().id);
        assert_eq!(town.count(&person(&bo)).await, 0, "nothing was left");
        assert_eq!(town.count(&person(&anna)).await, 1, "a booking is left");
        assert_eq!(town.count("event WHERE action = 'account.deleted' AND actor = 'system'").await, 2);
        town.clock.advance(500 * DAY);
        worker::dispose(app.clone()).await.unwrap();
        assert_eq!(town.count("person WHERE id NOT LIKE 'nobody-%'").await, 0, "now nothing is");
        assert_eq!(town.count("party").await, 1);
    })
    .await;
}

/// As a session that begins now does.
async fn use_account(town: &Town, account: &Account) {
    let sql = format!("UPDATE account SET seen_at = {} WHERE id = '{}'", town.clock.now().as_second(), account.id);
    town.fixture.tamper(&sql).await.unwrap();
}

#[tokio::test]
async fn messages_and_events_go_after_their_time() {
    each_engine(2, |town| async move {
        let app = decided(&town, &[("messages", 30), ("events", 60)]).await;
        book(&app, &town.people[0], "short", 0).await;
        send(app.clone()).await.unwrap();
        let waiting = Message {
            id: "waits".into(),
            to: town.people[1].reached_at().unwrap(),
            language: town.people[1].language,
            body: Body::EmailChanged,
        };
        let mut tx = app.store.begin().await.unwrap();
        tx.put_messages(&[&waiting], app.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((town.count("outbox").await, town.count("mailbox").await), (2, 1));
        let events = town.count("event").await;
        town.clock.advance(40 * DAY);
        let found = doctor::retention(&app.store, &app.retention, app.clock.now()).await.unwrap();
        let due = |kind| found.iter().find(|kept| kept.kind == kind).unwrap().due.as_ref().map(|(_, _, due)| *due);
        assert_eq!((due(Kind::Messages), due(Kind::Events), due(Kind::Bookings)), (Some(1), Some(0), None));
        worker::dispose(app.clone()).await.unwrap();
        assert_eq!((town.count("outbox").await, town.count("mailbox").await), (1, 0), "what waits is still to be sent");
        assert_eq!(town.count("event").await, events + 1, "the disposal itself");
        town.clock.advance(40 * DAY);
        worker::dispose(app.clone()).await.unwrap();
        let left = town.count("event").await;
        assert_eq!(left, 2, "the disposals of messages and of events");
        assert_eq!(town.count("event WHERE action = 'disposal.begun'").await, left);
        assert_eq!(town.count("event WHERE detail LIKE '%RA 1%'").await, left);
    })
    .await;
}
