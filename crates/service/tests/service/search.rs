//! Finding people: whom a member of staff finds, and whom not.

use crate::town::{Town, asker, each_engine, spot};
use besok_core::account::Email;
use besok_core::id::OfficeId;
use besok_core::language::Language;
use besok_core::ledger::Wish;
use besok_core::party::Comer;
use besok_core::person::Name;
use besok_core::search::{HITS, Unreadable};
use besok_core::staff::{Duty, Role, Staff};
use besok_service::App;
use besok_service::booking::confirm;
use besok_service::person::{Typed, add};
use besok_service::search::{Found, find};

pub(crate) fn staff(role: Role, office: Option<&str>) -> Staff {
    Staff {
        id: "sten".into(),
        name: Name::parse("Sten").unwrap(),
        email: Email::parse("sten@hall.example").unwrap(),
        language: Language::DEFAULT,
        duties: vec![Duty { role, office: office.map(OfficeId::from) }],
        protected: false,
    }
}

async fn with_people(town: &Town, names: &[&str]) {
    for name in names {
        let typed =
            Typed { name: (*name).to_owned(), year: "1990".to_owned(), month: "1".to_owned(), day: "2".to_owned() };
        add(&town.app(), &town.people[0], &typed).await.unwrap().unwrap();
    }
}

async fn found(app: &App, staff: &Staff, text: &str) -> Found {
    find(app, staff, text).await.unwrap().unwrap()
}

async fn names(app: &App, text: &str) -> Vec<String> {
    let found = found(app, &staff(Role::Support, None), text).await;
    found.hits.iter().map(|hit| hit.person.name.as_str().to_owned()).collect()
}

#[tokio::test]
async fn names_of_any_script_are_found_well_and_badly_typed() {
    each_engine(1, |town| async move {
        with_people(&town, &["Åsa Öberg", "Mohammed Hassan", "محمد الأحمد", "عبد الله حسن", "Anna-Karin Lind"]).await;
        let app = &town.app();
        assert_eq!(names(app, "asa oberg").await, ["Åsa Öberg"]);
        assert_eq!(names(app, "Muhammed Hasan").await, ["Mohammed Hassan"]);
        assert_eq!(names(app, "hassan moh").await, ["Mohammed Hassan"]);
        assert_eq!(names(app, "مُحَمَّد الاحمد").await, ["محمد الأحمد"]);
        assert_eq!(names(app, "عبدالله").await, ["عبد الله حسن"]);
        assert_eq!(names(app, "karin 2/1 1990").await, ["Anna-Karin Lind"]);
        assert_eq!(names(app, "Oberg Hassan").await, Vec::<String>::new());
        assert_eq!(names(app, "1990-01-02").await.len(), 5);
        assert_eq!(names(app, "PERSON0@example.org").await.len(), 6, "everybody of the account");
    })
    .await;
}

#[tokio::test]
async fn whatever_is_typed_does_no_harm() {
    each_engine(1, |town| async move {
        let (app, sten) = (&town.app(), staff(Role::Support, None));
        for text in ["%", "_%'", "'; DROP TABLE person; --", "\"", "%Person%", "\\", "a b c d e f g h i j k l"] {
            let found = find(app, &sten, text).await.unwrap();
            assert!(
                found.is_err() || found == Ok(Found { hits: Vec::new(), more: false }) || text == "%Person%",
                "{text}"
            );
        }
        assert_eq!(find(app, &sten, &"a".repeat(10_240)).await.unwrap(), Err(Unreadable::TooLong));
        assert_eq!(find(app, &sten, " ").await.unwrap(), Err(Unreadable::Missing));
    })
    .await;
}

#[tokio::test]
async fn who_is_protected_is_found_by_nobody_but_those_named_for_it() {
    each_engine(1, |town| async move {
        town.fixture.tamper("UPDATE person SET protection = 'protected'").await.unwrap();
        let (app, sten) = (&town.app(), staff(Role::Support, None));
        let named = Staff { protected: true, ..sten.clone() };
        for text in ["Person 0", "person0@example.org"] {
            assert_eq!(found(app, &sten, text).await, Found { hits: Vec::new(), more: false }, "{text}");
            assert_eq!(found(app, &named, text).await.hits.len(), 1, "{text}");
        }
    })
    .await;
}

/// A child's page would tell where the parent is to be found.
#[tokio::test]
async fn the_household_of_who_is_protected_is_hidden_as_well() {
    each_engine(1, |town| async move {
        with_people(&town, &["Layla Haddad"]).await;
        let protect = "UPDATE person SET protection = 'protected' WHERE name LIKE 'Person%'";
        town.fixture.tamper(protect).await.unwrap();
        let (app, sten) = (&town.app(), staff(Role::Support, None));
        let named = Staff { protected: true, ..sten.clone() };
        let child = found(app, &named, "Layla Haddad").await.hits[0].person.id.clone();
        assert_eq!(found(app, &sten, "Layla Haddad").await.hits, []);
        assert_eq!(found(app, &sten, "person0@example.org").await.hits, []);
        assert!(besok_service::visitor::see(app, &sten, &child).await.unwrap().is_none());
        assert!(besok_service::visitor::see(app, &named, &child).await.unwrap().is_some());
        let asked = besok_service::readdress::ask(app, &sten, &child, (None, "new@example.org")).await.unwrap();
        assert_eq!(asked, Err(besok_service::readdress::ReaddressRefusal::NotFound));
    })
    .await;
}

#[tokio::test]
async fn who_was_never_at_ones_office_is_found_but_not_known() {
    each_engine(1, |town| async move {
        let (app, person) = (&town.app(), &town.people[0].people[0].person);
        let party = vec![Comer::new(&person.id, &"short".into())];
        let wish = Wish { errand: "short".into(), party, spot: spot("north", 0), invitation: None };
        let booking = confirm(app, asker(&town.people[0]), wish).await.unwrap().unwrap();
        let known = async |role, office| {
            let found = found(app, &staff(role, office), &booking.reference.to_string()).await;
            found.hits.iter().map(|hit| hit.known).collect::<Vec<_>>()
        };
        assert_eq!(known(Role::Reception, Some("north")).await, [true]);
        assert_eq!(known(Role::Reception, Some("south")).await, [false]);
        assert_eq!(known(Role::Support, None).await, [true]);
    })
    .await;
}

#[tokio::test]
async fn too_many_are_cut_off_and_it_is_said() {
    each_engine(40, |town| async move {
        let found = found(&town.app(), &staff(Role::Support, None), "Person").await;
        assert_eq!((found.hits.len(), found.more), (HITS, true));
    })
    .await;
}
