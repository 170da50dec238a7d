//! Events are found by what people know, and an export holds what one moment would have shown.

use crate::town::{asker, confirm, each_engine, spot};
use besok_core::account::Email;
use besok_core::event::{By, Event};
use besok_core::language::Language;
use besok_core::person::Name;
use besok_core::staff::Staff;
use besok_service::App;
use besok_service::event::{Format, Wanted, export, find};
use jiff::{Timestamp, ToSpan};
use std::collections::BTreeMap;

fn wanted(app: &App) -> Wanted {
    let now = app.clock.now();
    Wanted { from: now - 24.hours(), to: now + 24.hours(), by: None, action: None, subject: None }
}

/// Whoever exports.
fn auditor() -> Staff {
    Staff {
        id: "1".into(),
        name: Name::parse("=Anna").unwrap(),
        email: Email::parse("anna@agency.example").unwrap(),
        language: Language::DEFAULT,
        duties: Vec::new(),
        protected: false,
    }
}

/// The whole file.
async fn file(app: &App, wanted: &Wanted, format: Format) -> String {
    let names = BTreeMap::from([("staff:1".to_owned(), "=Anna".to_owned())]);
    let mut export = export(app, &auditor(), wanted, format, names).await.unwrap();
    let mut file = String::new();
    while let Some(piece) = export.next().await.unwrap() {
        file.push_str(&piece);
    }
    file
}

async fn put(app: &App, at: Timestamp, detail: &str, count: usize) {
    let event = |_| Event {
        id: app.random.id(at),
        at,
        actor: "staff:1".to_owned(),
        action: "person.seen",
        subject: "p".to_owned(),
        detail: detail.to_owned(),
    };
    let events: Vec<Event> = (0..count).map(event).collect();
    let mut tx = app.store.begin().await.unwrap();
    tx.put_events(&events.iter().collect::<Vec<_>>()).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_booking_is_found_by_its_reference_its_person_and_its_office() {
    each_engine(2, |town| async move {
        let app = town.app();
        let [first, second] = [0, 1].map(|who| town.people[who].clone());
        let booked = confirm(&app, asker(&first), &"short".into(), spot("north", 0)).await.unwrap().unwrap();
        confirm(&app, asker(&second), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        let found = async |subject: &str, action: Option<&str>| {
            let wanted =
                Wanted { subject: Some(subject.to_owned()), action: action.map(str::to_owned), ..wanted(&app) };
            let page = find(&app, &wanted, None).await.unwrap();
            assert!(page.next.is_none());
            page.events.into_iter().map(|event| (event.action, event.subject)).collect::<Vec<_>>()
        };
        let made = [("booking.made".to_owned(), booked.id.to_string())];
        assert_eq!(found(booked.reference.as_str(), None).await, made);
        assert_eq!(found(&booked.reference.to_string(), None).await, made, "as people write it");
        assert_eq!(found(first.myself().unwrap().id.as_str(), Some("booking")).await, made);
        assert_eq!(found("north", Some("booking.made")).await, made);
        assert_eq!(found("north", Some("person")).await, []);
        assert_eq!(found("'; DROP TABLE event --", None).await, []);
        let page = find(&app, &Wanted { by: Some(By::Visitors), ..wanted(&app) }, None).await.unwrap();
        assert_eq!(page.events.len(), 2);
        assert_eq!(page.references[&booked.id.to_string()], booked.reference);
    })
    .await;
}

#[tokio::test]
async fn pages_go_on_where_the_last_one_ended() {
    each_engine(0, |town| async move {
        let app = town.app();
        put(&app, app.clock.now(), "x", 120).await;
        let wanted = Wanted { action: Some("person".to_owned()), ..wanted(&app) };
        let (mut counts, mut after) = (Vec::new(), None);
        loop {
            let page = find(&app, &wanted, after.as_ref()).await.unwrap();
            counts.push(page.events.len());
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(counts, [50, 50, 20]);
    })
    .await;
}

#[tokio::test]
async fn a_file_holds_names_of_staff_and_no_formula() {
    each_engine(0, |town| async move {
        let app = town.app();
        put(&app, app.clock.now() - 2.hours(), "=1+1, \"x\"", 1).await;
        let wanted = Wanted { action: Some("person".to_owned()), ..wanted(&app) };
        let csv = file(&app, &wanted, Format::Csv).await;
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(lines[0], "at,actor,actor_name,action,subject,detail,id");
        assert!(lines[1].contains(",staff:1,'=Anna,person.seen,p,\"'=1+1, \"\"x\"\"\","), "{}", lines[1]);
        assert_eq!(lines.len(), 2);
        let json: serde_json::Value = serde_json::from_str(&file(&app, &wanted, Format::JsonLines).await).unwrap();
        let exports = "event WHERE action = 'events.exported' AND actor = 'staff:1' AND detail LIKE '%what person;%'";
        assert_eq!(town.count(exports).await, 2, "an export is an event");
        assert_eq!((&json["actor_name"], &json["detail"]), (&"=Anna".into(), &"=1+1, \"x\"".into()));
    })
    .await;
}

#[tokio::test]
async fn a_file_is_consistent_while_events_are_written() {
    each_engine(0, |town| async move {
        let app = town.app();
        let old = app.clock.now() - 2.hours();
        for number in 0..400_i64 {
            put(&app, old + number.seconds(), &format!("old-{number}"), 3).await;
        }
        let writer = tokio::spawn({
            let app = app.clone();
            async move {
                for number in 0..150 {
                    put(&app, app.clock.now(), &format!("new-{number}"), 3).await;
                }
            }
        });
        let wanted = Wanted { action: Some("person".to_owned()), ..wanted(&app) };
        let first = file(&app, &wanted, Format::JsonLines).await;
        let second = file(&app, &wanted, Format::JsonLines).await;
        writer.await.unwrap();
        assert_eq!(first, second, "whatever was written meanwhile");
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for line in first.lines() {
            let event: serde_json::Value = serde_json::from_str(line).unwrap();
            *seen.entry(event["detail"].as_str().unwrap().to_owned()).or_default() += 1;
        }
        assert_eq!(seen.len(), 400);
        assert!(seen.iter().all(|(detail, count)| detail.starts_with("old") && *count == 3), "{seen:?}");
        // What was too young for it is in the next one.
        town.clock.advance(120);
        assert_eq!(file(&app, &wanted, Format::JsonLines).await.lines().count(), 3 * 550);
    })
    .await;
}
