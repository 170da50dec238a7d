//! The day of an office: who sees whom, that looking is noted, and that whoever has it open is told of changes.

use crate::town::{Town, asker, confirm, each_engine, each_shape, spot};
use besok_core::account::Email;
use besok_core::language::Language;
use besok_core::office::Office;
use besok_core::person::Name;
use besok_core::staff::{Duty, Role, Staff};
use besok_service::live::{Turn, watch};
use besok_service::{App, day};
use jiff::civil::{Date, date};

const DAY: Date = date(2026, 12, 8);

fn staff(protected: bool) -> Staff {
    Staff {
        id: "sten".into(),
        name: Name::parse("Sten").unwrap(),
        email: Email::parse("sten@hall.example").unwrap(),
        language: Language::DEFAULT,
        duties: vec![Duty { role: Role::Reception, office: None }],
        protected,
    }
}

fn office(app: &App, id: &str) -> Office {
    app.catalogue().office(&id.into()).unwrap().clone()
}

async fn book(town: &Town, node: usize, who: usize, minute: i64) {
    let asked = confirm(&town.nodes[node], asker(&town.people[who]), &"short".into(), spot("north", minute)).await;
    asked.unwrap().unwrap();
}

#[tokio::test]
async fn a_day_has_its_visits_and_hides_protected_identities() {
    each_engine(2, |town| async move {
        book(&town, 0, 0, 10).await;
        book(&town, 0, 1, 30).await;
        town.fixture.tamper("UPDATE person SET protection = 'protected' WHERE id = 'person-0001'").await.unwrap();
        let app = town.app();
        let read = async |staff, id| day::read(&app, &staff, &office(&app, id), DAY).await.unwrap();
        let seen = read(staff(false), "north").await;
        assert_eq!((seen.visits().count(), seen.people(), seen.occupancy.taken), (2, 2, 2));
        assert_eq!(seen.entries.iter().map(|entry| entry.visit.is_some()).collect::<Vec<_>>(), [true, false]);
        let named = read(staff(true), "north").await;
        assert!(named.entries.iter().all(|entry| entry.visit.is_some()));
        assert_eq!(named.tracks.len(), 2, "the counter and the room");
        assert_eq!(read(staff(true), "south").await.visits().count(), 0);
        let week = day::slots(&app, &office(&app, "north"), DAY, date(2026, 12, 9)).await.unwrap();
        assert_eq!(week.len(), 2 * 2 * 36);
    })
    .await;
}

#[tokio::test]
async fn a_look_is_noted_once_in_a_while() {
    each_engine(1, |town| async move {
        let (app, sten) = (town.app(), staff(false));
        let north = office(&app, "north");
        let look = async |office: &Office, date| day::seen(&app, &sten, office, date).await.unwrap();
        look(&north, DAY).await;
        look(&north, DAY).await;
        assert_eq!(town.count("event WHERE action = 'day.seen'").await, 1);
        look(&north, date(2026, 12, 9)).await;
        look(&office(&app, "south"), DAY).await;
        town.clock.advance(600);
        look(&north, DAY).await;
        let noted = "event WHERE action = 'day.seen' AND actor = 'staff:sten' AND subject = 'north'";
        assert_eq!(town.count(&format!("{noted} AND detail = '2026-12-08'")).await, 2);
        assert_eq!(town.count("event WHERE action = 'day.seen'").await, 4);
    })
    .await;
}

#[tokio::test]
async fn whoever_has_a_day_open_is_told_of_changes_on_any_node() {
    each_shape(3, |town| async move {
        let (app, sten, last) = (town.app(), staff(false), town.nodes.len() - 1);
        let north = office(&app, "north");
        let mut open = watch(&app, &sten, &north, DAY).await.unwrap().unwrap();
        let mut other = watch(&app, &sten, &office(&app, "south"), DAY).await.unwrap().unwrap();
        book(&town, last, 0, 10).await;
        assert_eq!(open.turn(&app).await.unwrap(), Turn::Changed);
        book(&town, 0, 1, 30).await;
        book(&town, 0, 2, 40).await;
        assert_eq!(open.turn(&app).await.unwrap(), Turn::Changed);
        let (quiet, same) = tokio::join!(open.turn(&app), other.turn(&app));
        assert_eq!((quiet.unwrap(), same.unwrap()), (Turn::Quiet, Turn::Quiet), "once is enough");
        app.live.end();
        assert_eq!(open.turn(&app).await.unwrap(), Turn::Ended);
        assert_eq!(watch(&app, &sten, &north, DAY).await.unwrap().unwrap().turn(&app).await.unwrap(), Turn::Ended);
    })
    .await;
}

#[tokio::test]
async fn one_member_has_only_so_many_days_open() {
    each_engine(1, |town| async move {
        let (app, sten) = (town.app(), staff(false));
        let north = office(&app, "north");
        let open = async |staff: &Staff| watch(&app, staff, &north, DAY).await.unwrap();
        let mut all = Vec::new();
        for _ in 0..8 {
            all.push(open(&sten).await.unwrap());
        }
        assert!(open(&sten).await.is_none());
        assert!(open(&Staff { id: "stina".into(), ..sten.clone() }).await.is_some());
        all.pop();
        assert!(open(&sten).await.is_some());
    })
    .await;
}
