//! Figures of several offices on every kind of database: each counts by its own rule and clock, and together they are
//! what each of them is.

use crate::queue::{open, walk};
use crate::town::{asker, confirm, each_engine, spot};
use besok_core::figures::Figures;
use besok_core::id::OfficeId;
use besok_core::language::Language;
use besok_core::queue::{Deed, Rule};
use besok_service::figures::{compare, figures};
use besok_service::queue::{act, arrive, take_ticket, today};
use std::collections::BTreeMap;

/// Somebody comes five minutes late to each office; in the north nobody may, and clocks are an hour ahead.
#[tokio::test]
async fn offices_are_compared_each_by_its_own_grace_and_clock() {
    each_engine(2, |mut town| async move {
        town.edit(|catalogue| catalogue.offices[0].zone = "Europe/Helsinki".to_owned()).await;
        open(&town, 1).await;
        let (app, [north, south]) = (town.app(), ["north", "south"].map(OfficeId::from));
        let mut tx = app.store.begin().await.unwrap();
        let strict = Rule { grace: 0, ..Rule::default() };
        assert!(tx.save_queue_rule(&north, (&strict, 0), app.clock.now()).await.unwrap());
        tx.commit().await.unwrap();
        let mut booked = Vec::new();
        for (account, office) in town.people.iter().zip(["north", "south"]) {
            booked.push(confirm(&app, asker(account), &"short".into(), spot(office, 0)).await.unwrap().unwrap());
        }
        town.clock.advance(booked[0].starts_at.as_second() + 5 * 60 - app.clock.now().as_second());
        for booking in &booked {
            let who = (&booking.id, Language::DEFAULT);
            arrive(&app, &booking.office, ("system", false), who).await.unwrap().unwrap();
        }
        take_ticket(&app, &south, ("system", true), walk()).await.unwrap().unwrap();
        act(&app, &south, "system", Deed::Open(1, "officer-1".into())).await.unwrap().unwrap();
        act(&app, &south, "system", Deed::CallNext(1)).await.unwrap().unwrap();

        let (day, catalogue) = (today(&app, &south).unwrap(), app.catalogue());
        let offices = [&north, &south].map(|id| catalogue.office(id).unwrap());
        let compared = compare(&app, &offices, (day, day)).await.unwrap();
        let at = |office| &compared.offices[office];
        let told = |figures: &Figures| (figures.booked, figures.walk_ins, figures.late, figures.waits.count);
        assert_eq!(
            (told(at(&north)), told(at(&south)), told(&compared.all)),
            ((1, 0, 1, 0), (1, 1, 0, 1), (2, 1, 1, 1))
        );
        assert_eq!(compared.all.arrivals_by_hour, BTreeMap::from([(9, 2), (10, 1)]));
        assert_eq!(compared.all.waits_by_office.keys().collect::<Vec<_>>(), [&south]);
        let places = [&north, &south].map(|office| at(office).places());
        assert!(places.iter().all(|places| places.places > 0 && places.taken == 1), "{places:?}");
        assert_eq!(compared.all.places().places, places[0].places + places[1].places);
        for office in offices {
            assert_eq!(&figures(&app, office, (day, day)).await.unwrap(), at(&office.id));
        }
        assert_eq!(compare(&app, &[], (day, day)).await.unwrap().all, Figures::default());
    })
    .await;
}
