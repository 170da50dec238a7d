//! The catalogue: saved, loaded, edited, and what it once had.

use besok_core::catalogue::{Catalogue, Former};
use besok_store::Store;
use besok_store::fixture::{each_engine, town};

async fn save(store: &Store, catalogue: &Catalogue, demo: bool) -> bool {
    let mut tx = store.begin().await.unwrap();
    let changed = tx.save_catalogue(catalogue, demo).await.unwrap();
    tx.commit().await.unwrap();
    changed
}

/// As it was saved: numbers are given by the store.
fn unnumbered(mut catalogue: Catalogue) -> Catalogue {
    for opening in &mut catalogue.openings {
        opening.number = 0;
    }
    catalogue
}

#[tokio::test]
async fn a_catalogue_comes_back_as_it_was_saved() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        assert_eq!((store.agency().await.unwrap(), store.catalogue().await.unwrap()), (None, None));
        assert_eq!(store.begin().await.unwrap().catalogue_version().await.unwrap(), 0);
        assert!(save(store, &town(), false).await);
        let version = store.begin().await.unwrap().catalogue_version().await.unwrap();
        assert_eq!(store.agency().await.unwrap().unwrap().version, version);
        let loaded = store.catalogue().await.unwrap().unwrap();
        let numbers: Vec<i64> = loaded.openings.iter().map(|opening| opening.number).collect();
        assert_eq!(numbers, [1, 2, 3]);
        assert_eq!(unnumbered(loaded), town());
    })
    .await;
}

#[tokio::test]
async fn saving_the_same_again_changes_nothing() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        save(store, &town(), false).await;
        let before = store.agency().await.unwrap();
        assert!(!save(store, &town(), false).await);
        assert_eq!(store.agency().await.unwrap(), before);
    })
    .await;
}

#[tokio::test]
async fn every_edit_raises_the_version() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        save(store, &town(), false).await;
        let edits: [fn(&mut Catalogue); 5] = [
            |town| town.agency.phone = "112".to_owned(),
            |town| town.offices[0].street = "Lillgatan 2".to_owned(),
            |town| town.errands[0].minutes = 15,
            |town| town.openings[0].places = 2,
            |town| town.offices.reverse(),
        ];
        let mut edited = town();
        for edit in edits {
            let before = store.agency().await.unwrap().unwrap().version;
            edit(&mut edited);
            assert!(save(store, &edited, false).await);
            assert!(store.agency().await.unwrap().unwrap().version > before);
            assert_eq!(unnumbered(store.catalogue().await.unwrap().unwrap()), edited);
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_no_longer_offered_is_remembered() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        save(store, &town(), false).await;
        let mut smaller = town();
        let office = smaller.offices.pop().unwrap();
        let errand = smaller.errands.pop().unwrap();
        let opening = smaller.openings.pop().unwrap();
        assert!(save(store, &smaller, false).await);
        let loaded = store.catalogue().await.unwrap().unwrap();
        assert_eq!((loaded.offices.len(), loaded.errands.len(), loaded.openings.len()), (1, 3, 2));
        assert_eq!(loaded.former.offices, std::slice::from_ref(&office));
        assert_eq!(loaded.former.errands, std::slice::from_ref(&errand));
        assert_eq!(loaded.office(&office.id), Some(&office));
        let published = store.published().await.unwrap();
        assert_eq!(published.iter().map(|opening| opening.active).collect::<Vec<_>>(), [true, true, false]);
        // It comes back with its number.
        assert!(save(store, &town(), false).await);
        let loaded = store.catalogue().await.unwrap().unwrap();
        assert_eq!(loaded.openings[2].number, 3);
        assert_eq!((loaded.openings[2].id.clone(), loaded.former), (opening.id, Former::default()));
    })
    .await;
}

#[tokio::test]
async fn a_demonstration_stays_one() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        save(store, &town(), false).await;
        assert!(!store.agency().await.unwrap().unwrap().demo);
        assert!(save(store, &town(), true).await);
        assert!(!save(store, &town(), false).await);
        assert!(store.agency().await.unwrap().unwrap().demo);
    })
    .await;
}

#[tokio::test]
async fn how_far_times_are_published_is_noted() {
    each_engine(|fixture| async move {
        let store = &fixture.store;
        save(store, &town(), false).await;
        let mut tx = store.begin().await.unwrap();
        tx.set_published(2, "2026-12-24", "rule", true).await.unwrap();
        tx.commit().await.unwrap();
        let published = store.published().await.unwrap();
        assert_eq!((published[1].to.as_str(), published[1].rule.as_str()), ("2026-12-24", "rule"));
        assert_eq!((published[0].to.as_str(), published[0].rule.as_str()), ("", ""));
    })
    .await;
}
