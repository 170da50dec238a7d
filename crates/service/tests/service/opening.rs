//! Openings and closures as staff edit them: previews that come true, versions, conflicts, and imports beside them.

use crate::town::{Town, asker, confirm, each_engine, spot};
use besok_core::account::Email;
use besok_core::booking::{Booking, State};
use besok_core::bulk_move::Reason;
use besok_core::catalogue::Catalogue;
use besok_core::closure::{Closure, Part};
use besok_core::id::OfficeId;
use besok_core::language::Language;
use besok_core::opening::choice::{Choice, Choices};
use besok_core::opening::effect::{Affected, DayChange, Outside, Preview, Slots, changes};
use besok_core::opening::{Hours, Occurrence, Opening};
use besok_core::person::Name;
use besok_core::staff::{Duty, Role, Staff};
use besok_service::booking::cancel;
use besok_service::import::{self, Edits, ImportError};
use besok_service::opening::{self, Chosen, Done, Edit, Refused};
use besok_service::{App, closure, worker};
use besok_store::fixture::town as plain;
use jiff::civil::{Date, date, time};
use std::collections::HashMap;

const TOMORROW: Date = date(2026, 12, 8);

/// A manager of these offices.
fn manager(offices: &[&str]) -> Staff {
    Staff {
        id: "manager".into(),
        name: Name::parse("Test Testsson").unwrap(),
        email: Email::parse("manager@besok.example").unwrap(),
        language: Language::DEFAULT,
        duties: offices.iter().map(|office| Duty { role: Role::Manager, office: Some((*office).into()) }).collect(),
        protected: false,
    }
}

fn counter(app: &App) -> Opening {
    app.catalogue().openings.iter().find(|opening| opening.id.as_str() == "north-counter").unwrap().clone()
}

async fn save(app: &App, opening: &Opening, version: i64) -> Result<(), Refused> {
    let edit = Edit { opening, version, why: "Fewer of us" };
    opening::save(app, &manager(&["north"]), edit).await.unwrap()
}

async fn slots(app: &App) -> Slots {
    let mut all = Slots::new();
    for number in 1..=4 {
        let slots = app.store.slots_from(number, app.clock.now()).await.unwrap();
        all.extend(slots.into_iter().map(|slot| (slot.key, slot)));
    }
    all
}

/// Previews an edit, does it, and has done what was previewed.
async fn comes_true<F: Future<Output = ()>>(app: &App, edited: &Catalogue, edit: F) -> Preview {
    let preview = opening::preview(app, edited).await.unwrap();
    let before = slots(app).await;
    edit.await;
    let zone = app.catalogue().time_zone();
    assert_eq!(preview.days, changes(&before, &slots(app).await, &zone));
    preview
}

async fn book(town: &Town, person: usize, errand: &str, minute: i64) -> Booking {
    let account = &town.people[person];
    confirm(&town.app(), asker(account), &errand.into(), spot("north", minute)).await.unwrap().unwrap()
}

fn outside(preview: &Preview) -> Vec<(String, Outside)> {
    preview.affected.iter().map(|affected| (affected.booking.id.0.clone(), affected.why)).collect()
}

#[tokio::test]
async fn shorter_hours_come_true_and_name_the_bookings_that_they_leave_out() {
    each_engine(2, |town| async move {
        let app = town.app();
        let early = book(&town, 0, "long", 0).await;
        book(&town, 1, "long", 180).await;
        let later = Opening { from: time(12, 0, 0, 0), ..counter(&app) };
        let edited = opening::edited(&app.catalogue(), &later);
        let preview = Box::pin(comes_true(&app, &edited, async { save(&app, &later, 1).await.unwrap() })).await;
        let day = DayChange { times_withdrawn: 18, places_withdrawn: 18, ..DayChange::default() };
        assert_eq!(preview.days[&TOMORROW], day);
        assert_eq!(outside(&preview), [(early.id.0.clone(), Outside::Closed)]);
        assert_eq!(app.store.booking(&early.reference).await.unwrap(), Some(early.clone()));
        let now = opening::outside_now(&app, &[&counter(&app)]).await.unwrap();
        assert_eq!(now.len(), 1);
        assert!(now[0].already && now[0].booking == early);
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test]
async fn fewer_places_more_steps_and_errands() {
    each_engine(3, |town| async move {
        let app = town.app();
        let wide = Opening { places: 3, ..counter(&app) };
        let edited = opening::edited(&app.catalogue(), &wide);
        let preview = Box::pin(comes_true(&app, &edited, async { save(&app, &wide, 1).await.unwrap() })).await;
        assert_eq!(preview.days[&TOMORROW], DayChange { places_made: 72, ..DayChange::default() });
        let first = book(&town, 0, "short", 0).await;
        town.clock.advance(1);
        let second = book(&town, 1, "short", 0).await;
        let long = book(&town, 2, "long", 30).await;
        let narrow = Opening { places: 1, errands: vec!["short".into()], ..wide };
        let edited = opening::edited(&app.catalogue(), &narrow);
        let preview = Box::pin(comes_true(&app, &edited, async { save(&app, &narrow, 2).await.unwrap() })).await;
        let left = [(second.id.0.clone(), Outside::InExcess), (long.id.0, Outside::NotServed)];
        assert_eq!(outside(&preview), left);
        let stepped = Opening { step: 15, ..narrow };
        let edited = opening::edited(&app.catalogue(), &stepped);
        let preview = Box::pin(comes_true(&app, &edited, async { save(&app, &stepped, 3).await.unwrap() })).await;
        assert!(preview.affected.iter().any(|affected| affected.booking.id == second.id && affected.already));
        cancel(&app, asker(&town.people[0]), &first.reference, None).await.unwrap().unwrap();
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test]
async fn a_new_opening_and_a_day_of_its_own_come_true() {
    each_engine(0, |town| async move {
        let app = town.app();
        let evening = Opening {
            id: "north-evening".into(),
            number: 0,
            from: time(16, 0, 0, 0),
            to: time(18, 0, 0, 0),
            note: "Late".to_owned(),
            ..counter(&app)
        };
        let edited = opening::edited(&app.catalogue(), &evening);
        let preview = Box::pin(comes_true(&app, &edited, async { save(&app, &evening, 0).await.unwrap() })).await;
        assert_eq!((preview.days.len(), preview.total().times_made), (8, 8 * 12));
        let made = app.catalogue().opening(4).unwrap().clone();
        assert_eq!(made, Opening { number: 4, ..evening.clone() });
        save(&app, &evening, 0).await.unwrap();
        assert_eq!(app.store.opening_versions(4).await.unwrap().len(), 1, "the same form again changes nothing");
        let hours = Hours { from: time(16, 0, 0, 0), to: time(17, 0, 0, 0), places: 2, staff_only: 1 };
        let short = made.with_occurrence(TOMORROW, Some(Occurrence { day: TOMORROW, hours: Some(hours) }));
        let edited = opening::edited(&app.catalogue(), &short);
        let preview = Box::pin(comes_true(&app, &edited, async { save(&app, &short, 1).await.unwrap() })).await;
        let day = DayChange { times_withdrawn: 6, places_made: 6, places_withdrawn: 6, ..DayChange::default() };
        assert_eq!(preview.days.into_iter().collect::<Vec<_>>(), [(TOMORROW, day)]);
        let closed = made.with_occurrence(TOMORROW, Some(Occurrence { day: TOMORROW, hours: None }));
        save(&app, &closed, 2).await.unwrap();
        assert_eq!(town.count("slot WHERE opening = 4").await, 7 * 12);
    })
    .await;
}

#[tokio::test]
async fn a_closure_reaches_its_offices_and_gives_the_times_back() {
    each_engine(1, |town| async move {
        let app = town.app();
        let booked = book(&town, 0, "short", 60).await;
        let closed = Closure {
            id: "c".into(),
            offices: vec!["north".into(), "south".into()],
            first: TOMORROW,
            last: date(2026, 12, 9),
            part: Some(Part { from: time(9, 30, 0, 0), to: time(12, 0, 0, 0) }),
            note: "Fire drill".to_owned(),
        };
        let both = manager(&["north", "south"]);
        let refused = closure::save(&app, &manager(&["north"]), &closed).await.unwrap();
        assert_eq!(refused, Err(Refused::NotFound), "the south is somebody else's");
        let before = slots(&app).await;
        let edited = closure::edited(&app.catalogue(), &closed);
        let saving = async { closure::save(&app, &both, &closed).await.unwrap().unwrap() };
        let preview = Box::pin(comes_true(&app, &edited, saving)).await;
        assert_eq!(preview.days.keys().copied().collect::<Vec<_>>(), [TOMORROW, date(2026, 12, 9)]);
        assert_eq!(preview.days[&TOMORROW].times_withdrawn, 3 * 15);
        assert_eq!(outside(&preview), [(booked.id.0.clone(), Outside::Closed)]);
        closure::save(&app, &both, &closed).await.unwrap().unwrap();
        assert_eq!(closure::all(&app, &both).await.unwrap().len(), 1, "the same form again changes nothing");
        let refused = closure::end(&app, &manager(&["north"]), &"c".into(), TOMORROW).await.unwrap();
        assert_eq!(refused, Err(Refused::NotFound));
        closure::end(&app, &both, &"c".into(), date(2026, 12, 9)).await.unwrap().unwrap();
        assert_eq!(app.catalogue().closures[0].last, TOMORROW);
        closure::end(&app, &both, &"c".into(), TOMORROW).await.unwrap().unwrap();
        assert_eq!(app.catalogue().closures, []);
        assert_eq!(slots(&app).await.len(), before.len());
        assert_eq!(opening::outside_now(&app, &[&counter(&app)]).await.unwrap(), []);
        let kinds = "event WHERE action IN ('closure.made', 'closure.ended', 'closure.withdrawn')";
        assert_eq!(town.count(kinds).await, 3);
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test]
async fn the_second_of_two_editors_is_told_what_the_first_has_saved() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (one, other) = (Opening { places: 2, ..counter(&app) }, Opening { places: 5, ..counter(&app) });
        save(&app, &one, 1).await.unwrap();
        let Err(Refused::Changed(newest)) = save(&app, &other, 1).await else { panic!("it is refused") };
        assert_eq!((newest.version, &newest.opening, newest.actor.as_str()), (2, &one, "staff:manager"));
        save(&app, &other, newest.version).await.unwrap();
        let versions = opening::versions(&app, &counter(&app)).await.unwrap();
        let told: Vec<_> = versions.iter().map(|version| (version.version, version.actor.as_str())).collect();
        assert_eq!(told, [(3, "staff:manager"), (2, "staff:manager"), (1, import::ACTOR)]);
        assert_eq!((versions[0].why.as_str(), versions[0].opening.places), ("Fewer of us", 5));
        assert_eq!(town.count("event WHERE action = 'opening.changed' AND actor = 'staff:manager'").await, 2);
    })
    .await;
}

#[tokio::test]
async fn an_opening_belongs_to_its_office() {
    each_engine(0, |town| async move {
        let app = town.app();
        let stolen = Opening { office: "south".into(), ..counter(&app) };
        let edit = Edit { opening: &stolen, version: 1, why: "" };
        let refused = opening::save(&app, &manager(&["south"]), edit).await.unwrap();
        assert_eq!(refused, Err(Refused::NotFound));
        let own = counter(&app);
        let edit = Edit { opening: &own, version: 1, why: "" };
        assert_eq!(opening::save(&app, &manager(&["south"]), edit).await.unwrap(), Err(Refused::NotFound));
        assert_eq!(opening::save(&app, &manager(&[]), edit).await.unwrap(), Err(Refused::NotFound));
    })
    .await;
}

#[tokio::test]
async fn an_import_keeps_what_the_pages_have_changed() {
    each_engine(0, |town| async move {
        let (app, store) = (town.app(), &town.fixture.store);
        save(&app, &Opening { places: 2, ..counter(&app) }, 1).await.unwrap();
        let evening = Opening { id: "evening".into(), number: 0, from: time(10, 0, 0, 0), ..counter(&app) };
        save(&app, &evening, 0).await.unwrap();
        assert!(!import::import(store, &plain(), true).await.unwrap(), "the files say nothing new");
        let mut files = plain();
        files.openings[1].places = 7;
        assert!(import::import(store, &files, true).await.unwrap());
        let places = async || -> Vec<i64> {
            store.catalogue().await.unwrap().unwrap().openings.iter().map(|opening| opening.places).collect()
        };
        assert_eq!(places().await, [2, 7, 100, 2]);
        files.openings[0].places = 9;
        let refused = import::import(store, &files, true).await.unwrap_err();
        assert!(matches!(&refused, ImportError::Edited(ids) if ids == &["opening north-counter"]), "{refused}");
        assert_eq!(places().await, [2, 7, 100, 2], "nothing has changed");
        files.openings.remove(0);
        assert!(matches!(import::import(store, &files, true).await, Err(ImportError::Edited(_))), "it would be lost");
        import::import_over(store, &files, true, Edits::Overwrite).await.unwrap();
        assert_eq!(places().await, [7, 100, 2], "the files' word goes, and what they never named is kept");
        let versions = store.opening_versions(1).await.unwrap();
        assert_eq!((versions[0].active, versions[0].actor.as_str()), (false, import::ACTOR));
    })
    .await;
}

#[tokio::test]
async fn the_files_may_say_what_the_pages_did() {
    each_engine(0, |town| async move {
        let (app, store) = (town.app(), &town.fixture.store);
        save(&app, &Opening { places: 2, ..counter(&app) }, 1).await.unwrap();
        let mut files = plain();
        files.openings[0].places = 2;
        assert!(!import::import(store, &files, true).await.unwrap());
        files.openings[0].places = 4;
        assert!(import::import(store, &files, true).await.unwrap(), "the pages have not changed it since");
    })
    .await;
}

#[tokio::test]
async fn a_note_is_a_version_and_changes_no_times() {
    each_engine(0, |town| async move {
        let app = town.app();
        let noted = Opening { note: "Counter 1 to 3".to_owned(), ..counter(&app) };
        let preview = opening::preview(&app, &opening::edited(&app.catalogue(), &noted)).await.unwrap();
        assert_eq!(preview, Preview::default());
        save(&app, &noted, 1).await.unwrap();
        assert_eq!(opening::versions(&app, &noted).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn what_nobody_has_decided_about_is_kept() {
    each_engine(2, |town| async move {
        let app = town.app();
        let (early, other) = (book(&town, 0, "short", 0).await, book(&town, 1, "short", 20).await);
        town.clock.advance(60);
        let later = Opening { from: time(12, 0, 0, 0), ..counter(&app) };
        let seen = app.clock.now();
        let preview = opening::preview(&app, &opening::edited(&app.catalogue(), &later)).await.unwrap();
        let each = [(other.reference.clone(), Some(Choice::Keep)), (early.reference.clone(), None)].into();
        let choices = Choices { all: Choice::Cancel, each, seen };
        let cancelled: Vec<Booking> = choices.among(&preview.affected, Choice::Cancel).into_iter().cloned().collect();
        assert_eq!(cancelled, std::slice::from_ref(&early));
        let affected = preview.affected.iter().find(|affected| affected.booking.id == early.id).unwrap();
        let changed = Affected { booking: Booking { changed_at: seen, ..early.clone() }, ..affected.clone() };
        assert_eq!(choices.of(&changed), Choice::Keep, "it was changed after it was shown");
        let decided = Affected { already: true, ..affected.clone() };
        assert_eq!(choices.of(&decided), Choice::Keep, "somebody has decided about it before");
        let unseen = Choices { each: HashMap::new(), ..choices.clone() };
        assert_eq!(unseen.of(affected), Choice::Keep, "it was not shown");
        save(&app, &later, 1).await.unwrap();
        let message = "A pipe has burst.".to_owned();
        let chosen = Chosen { reason: Reason::Hours, cancelled, message, moved: Vec::new() };
        let done = opening::carry_out(&app, &manager(&["south"]), chosen.clone()).await.unwrap();
        assert_eq!(
            done.left,
            std::slice::from_ref(&early.reference),
            "another office's visits are not theirs to cancel"
        );
        let done = opening::carry_out(&app, &manager(&["north"]), chosen).await.unwrap();
        assert_eq!(done, Done { left: Vec::new(), draft: None });
        let state = app.store.booking(&early.reference).await.unwrap().unwrap().state;
        assert_eq!(state, State::Cancelled);
        assert_eq!(town.count("outbox WHERE kind = 'called_off' AND body LIKE '%pipe%'").await, 1, "they are told");
        let kept = opening::outside_now(&app, &[&counter(&app)]).await.unwrap();
        assert_eq!(kept.iter().map(|kept| &kept.booking.id).collect::<Vec<_>>(), [&other.id]);
        assert_eq!(town.faults().await, []);
    })
    .await;
}

/// Nodes that have not made the edit themselves hear of it.
#[tokio::test]
async fn an_edit_reaches_another_node() {
    crate::town::each_shape(0, |town| async move {
        let app = town.app();
        save(&app, &Opening { places: 6, ..counter(&app) }, 1).await.unwrap();
        for node in &town.nodes {
            worker::publish(node.clone()).await.unwrap();
            assert_eq!(counter(node).places, 6);
        }
        let north: OfficeId = "north".into();
        assert_eq!(app.catalogue().openings.iter().filter(|opening| opening.office == north).count(), 2);
    })
    .await;
}
