//! Staff edit the catalogue: at once for everybody, one after the other, and never what is booked.

use crate::town::{Town, asker, confirm, each_engine, spot};
use besok_core::account::Email;
use besok_core::language::Language;
use besok_core::person::Name;
use besok_core::staff::{Duty, Role, Staff};
use besok_service::App;
use besok_service::booking::list;
use besok_service::catalogue::{EditRefusal, Part, Typed, apply, closed_days, fields, save, version};
use besok_service::import::{self, Edits, ImportError};
use besok_store::fixture::town as plain;

fn staff(role: Role) -> Staff {
    Staff {
        id: "s".into(),
        name: Name::parse("Sam").unwrap(),
        email: Email::parse("sam@agency.example").unwrap(),
        language: Language::DEFAULT,
        duties: vec![Duty { role, office: None }],
        protected: false,
    }
}

fn short() -> Part {
    Part::Errand("short".into())
}

/// A form as it is filled now, with changes typed into it, and its version.
fn form(app: &App, part: &Part, changes: &[(&str, &str)]) -> (Typed, String) {
    let mut typed = fields(&app.catalogue(), part).unwrap();
    let seen = version(&typed);
    typed.extend(changes.iter().map(|(field, text)| ((*field).to_owned(), (*text).to_owned())));
    (typed, seen)
}

async fn saved(app: &App, part: &Part, (typed, seen): &(Typed, String)) -> Result<(), EditRefusal> {
    save(app, &staff(Role::Administrator), part, (typed, seen)).await.unwrap()
}

async fn events(town: &Town) -> i64 {
    town.count("event WHERE action = 'catalogue.changed' AND actor = 'staff:s'").await
}

#[tokio::test]
async fn an_edit_of_the_minutes_never_moves_what_is_booked() {
    each_engine(2, |town| async move {
        let app = town.app();
        let [anna, bo] = [0, 1].map(|who| town.people[who].clone());
        let booked = confirm(&app, asker(&anna), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        assert_eq!(saved(&app, &short(), &form(&app, &short(), &[("minutes", "30")])).await, Ok(()));
        assert_eq!(app.catalogue().errand(&"short".into()).unwrap().minutes, 30, "at once");
        assert_eq!(list(&app, &anna).await.unwrap(), [booked], "as it was");
        let new = confirm(&app, asker(&bo), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        assert_eq!(new.ends_at.as_second() - new.starts_at.as_second(), 30 * 60);
        assert_eq!(town.faults().await, []);
        assert_eq!(events(&town).await, 1);
        assert_eq!(town.count("event WHERE subject = 'short' AND detail = 'minutes'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_second_of_two_editors_is_told_and_sees_both() {
    each_engine(0, |town| async move {
        let app = town.app();
        let first = form(&app, &short(), &[("bring.0.en", "A pen")]);
        let second = form(&app, &short(), &[("bring.0.en", "A pencil")]);
        let other = form(&app, &Part::Errand("long".into()), &[("minutes", "30")]);
        assert_eq!(saved(&app, &short(), &first).await, Ok(()));
        assert_eq!(saved(&app, &short(), &first).await, Ok(()), "sent twice, it is one edit");
        let Err(EditRefusal::Changed(now)) = saved(&app, &short(), &second).await else { panic!("one edit is lost") };
        assert_eq!(now["bring.0.en"], "A pen");
        assert_eq!(
            saved(&app, &Part::Errand("long".into()), &other).await,
            Ok(()),
            "another errand is nobody's business"
        );
        let over = (second.0, version(&now));
        assert_eq!(saved(&app, &short(), &over).await, Ok(()), "having seen it");
        assert_eq!(app.catalogue().errands[0].bring[0].0["en"], "A pencil");
        assert_eq!(app.catalogue().errands[1].minutes, 30);
        assert_eq!(events(&town).await, 3);
    })
    .await;
}

#[tokio::test]
async fn mistakes_and_strangers_change_nothing() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (typed, seen) = form(&app, &short(), &[("minutes", "none")]);
        let Err(EditRefusal::Wrong(mistakes)) = saved(&app, &short(), &(typed.clone(), seen.clone())).await else {
            panic!("a mistake was saved")
        };
        assert_eq!(mistakes[0].field, "minutes");
        let manager = save(&app, &staff(Role::Manager), &short(), (&typed, &seen)).await.unwrap();
        assert_eq!(manager, Err(EditRefusal::NotFound));
        assert_eq!(saved(&app, &Part::Errand("no".into()), &(typed, seen)).await, Err(EditRefusal::NotFound));
        assert_eq!(events(&town).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_new_holiday_leaves_bookings_where_they_are() {
    each_engine(1, |town| async move {
        let app = town.app();
        let anna = town.people[0].clone();
        let booked = confirm(&app, asker(&anna), &"short".into(), spot("south", 0)).await.unwrap().unwrap();
        let day = [("1.rule", "fixed"), ("1.month", "12"), ("1.day", "8")];
        let form = form(&app, &Part::Holidays, &day);
        let edited = apply(&app.catalogue(), &Part::Holidays, &form.0).unwrap();
        let closed = closed_days(&app, &edited).await.unwrap();
        assert_eq!(closed.len(), 1);
        assert_eq!((closed[0].day.to_string().as_str(), closed[0].bookings), ("2026-12-08", 1));
        assert!(closed[0].times > 100);
        assert_eq!(saved(&app, &Part::Holidays, &form).await, Ok(()));
        assert_eq!(list(&app, &anna).await.unwrap(), [booked]);
        let left = app.store.load_between(spot("south", 0).starts_at, spot("south", 600).starts_at).await.unwrap();
        assert_eq!(left, (1, 1), "only the time that is taken");
        assert_eq!(town.faults().await, []);
    })
    .await;
}

/// One change to each part in the pages.
async fn edit_all(app: &App) {
    let edits = [
        (Part::Agency, "phone_link", "+4610999"),
        (short(), "minutes", "30"),
        (Part::Office("north".into()), "street", "Storgatan 9"),
        (Part::Holidays, "0.day", "28"),
        (Part::Words, "mail-booked.sv", "Hej du!"),
    ];
    for (part, field, text) in edits {
        assert_eq!(saved(app, &part, &form(app, &part, &[(field, text)])).await, Ok(()), "{part:?}");
    }
}

#[tokio::test]
async fn an_import_keeps_what_the_pages_have_changed_of_every_part() {
    each_engine(0, |town| async move {
        let (app, store) = (town.app(), &town.fixture.store);
        edit_all(&app).await;
        let edited = store.catalogue().await.unwrap().unwrap();
        assert!(!import::import(store, &plain(), true).await.unwrap(), "the files say nothing new");
        assert_eq!(store.catalogue().await.unwrap().unwrap(), edited);
        let mut files = plain();
        files.errands[1].minutes = 40;
        files.towns[0].also.clear();
        assert!(import::import(store, &files, true).await.unwrap());
        let both = store.catalogue().await.unwrap().unwrap();
        assert_eq!((both.errands[0].minutes, both.errands[1].minutes, both.towns[0].also.len()), (30, 40, 0));
        assert_eq!((&both.agency, &both.offices, &both.words), (&edited.agency, &edited.offices, &edited.words));
    })
    .await;
}

#[tokio::test]
async fn parts_that_both_sides_have_changed_are_named_and_nothing_is_imported() {
    each_engine(0, |town| async move {
        let (app, store) = (town.app(), &town.fixture.store);
        edit_all(&app).await;
        let edited = store.catalogue().await.unwrap().unwrap();
        let mut files = plain();
        files.agency.email = "other@besok.example".to_owned();
        files.errands[0].ahead_days = 9;
        files.offices.remove(0);
        files.openings.retain(|opening| opening.office != "north".into());
        files.holidays.clear();
        files.words = edited.words.clone();
        let Err(ImportError::Edited(parts)) = import::import(store, &files, true).await else {
            panic!("edits are lost")
        };
        assert_eq!(parts, ["agency", "holidays", "office north", "errand short"], "not what both say alike");
        assert_eq!(store.catalogue().await.unwrap().unwrap(), edited);
        assert!(import::import_over(store, &files, true, Edits::Overwrite).await.unwrap());
        let now = store.catalogue().await.unwrap().unwrap();
        assert_eq!((now.agency, now.offices, now.errands), (files.agency, files.offices, files.errands));
    })
    .await;
}

#[tokio::test]
async fn an_edit_that_needs_what_the_files_have_no_more_stops_their_import() {
    each_engine(0, |town| async move {
        let (app, store) = (town.app(), &town.fixture.store);
        let also = form(&app, &short(), &[("also.0", "long")]);
        assert_eq!(saved(&app, &short(), &also).await, Ok(()));
        let mut files = plain();
        files.errands.retain(|errand| errand.id != "long".into());
        files.openings.iter_mut().for_each(|opening| opening.errands.retain(|errand| *errand != "long".into()));
        let refused = import::import(store, &files, true).await.unwrap_err();
        assert!(matches!(refused, ImportError::Unfitting(_)), "{refused}");
        assert!(refused.to_string().contains("long"), "{refused}");
    })
    .await;
}
