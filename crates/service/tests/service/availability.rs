//! Looking for times.

use crate::town::{Town, asker, confirm, each_engine, hold, spot};
use besok_core::party::Party;
use besok_core::slot::{Pool, Taken};
use besok_service::availability::{Own, Sought, Times, first_times, good_times, times};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

async fn firsts(town: &Town, errand: &str) -> Vec<(String, Option<jiff::Timestamp>)> {
    let app = town.app();
    let catalogue = app.catalogue();
    let errand = catalogue.errand(&errand.into()).unwrap();
    let party = Party::anybody(errand);
    let sought = Sought::new(errand, &party);
    let firsts = first_times(&app, sought).await.unwrap();
    firsts.into_iter().map(|(office, first)| (office.0, first)).collect()
}

fn public(places: &[Taken]) -> Vec<Own> {
    places.iter().map(|taken| (Pool::Public, *taken)).collect()
}

async fn times_at(town: &Town, errand: &str, office: &str, own: &[Taken]) -> Times {
    let app = town.app();
    let catalogue = app.catalogue();
    let (errand, office) = (catalogue.errand(&errand.into()).unwrap(), catalogue.office(&office.into()).unwrap());
    let party = Party::anybody(errand);
    times(&app, Sought::new(errand, &party), office, &public(own)).await.unwrap()
}

/// The starts of tomorrow morning's first hour, as minutes after opening.
fn morning(times: &Times) -> Vec<i64> {
    let first = spot("", 0).starts_at.as_second();
    times
        .starts
        .iter()
        .map(|start| (start.as_second() - first) / 60)
        .filter(|minute| (0..60).contains(minute))
        .collect()
}

#[tokio::test]
async fn each_office_has_its_first_time() {
    each_engine(1, |mut town| async move {
        town.edit(|town| {
            town.openings[0].valid_from = date(2026, 12, 9);
            town.openings[2].valid_from = date(2026, 12, 8);
        })
        .await;
        let (morning, next) = (spot("", 0).starts_at, spot("", 24 * 60).starts_at);
        let expected = vec![("north".to_owned(), Some(next)), ("south".to_owned(), Some(morning))];
        assert_eq!(firsts(&town, "short").await, expected);
        assert_eq!(firsts(&town, "rare").await.len(), 1, "only where it is received");
        town.edit(|town| town.openings[2].valid_to = Some(date(2026, 12, 6))).await;
        assert_eq!(firsts(&town, "long").await.last(), Some(&("south".to_owned(), None)), "also one without any");
    })
    .await;
}

#[tokio::test]
async fn a_first_time_far_ahead_is_found_up_to_the_last_that_can_be_booked() {
    each_engine(0, |mut town| async move {
        for (days, found) in [(2, true), (5, true), (13, true), (20, true), (29, true), (31, false)] {
            let now = town.clock.now();
            let day = besok_core::opening::local_day(now + (24 * days).hours(), &jiff::tz::TimeZone::UTC);
            town.edit(|town| {
                town.openings[1].valid_from = day;
                town.openings[1].publish_days = 60;
            })
            .await;
            let first = firsts(&town, "rare").await.remove(0).1;
            assert_eq!(first.is_some(), found, "{days} days ahead");
            let all = times_at(&town, "rare", "north", &[]).await;
            assert_eq!(all.first(), first, "the list begins with it");
        }
    })
    .await;
}

#[tokio::test]
async fn taken_times_are_not_shown_to_others() {
    each_engine(2, |town| async move {
        let app = town.app();
        let all = times_at(&town, "long", "north", &[]).await;
        assert_eq!(morning(&all), [0, 10, 20, 30, 40, 50]);
        assert_eq!(all.window, (date(2026, 12, 7), date(2027, 1, 6)));
        assert_eq!(all.days[&date(2026, 12, 8)], 35, "the last run begins twenty minutes before closing");
        assert_eq!(all.first(), Some(all.starts[0]));
        let booked = confirm(&app, asker(&town.people[0]), &"long".into(), spot("north", 20)).await.unwrap().unwrap();
        let held = hold(&app, asker(&town.people[1]), &"short".into(), spot("north", 50)).await.unwrap().unwrap();
        assert_eq!(morning(&times_at(&town, "long", "north", &[]).await), [0]);
        assert_eq!(morning(&times_at(&town, "short", "north", &[]).await), [0, 10, 40]);
        // Who moves may overlap their own places; who holds a time sees it.
        assert_eq!(morning(&times_at(&town, "long", "north", &booked.places).await), [0, 10, 20, 30]);
        assert_eq!(morning(&times_at(&town, "short", "north", &held.places).await), [0, 10, 40, 50]);
        // Places elsewhere are no places here.
        assert_eq!(times_at(&town, "long", "south", &booked.places).await, times_at(&town, "long", "south", &[]).await);
    })
    .await;
}

#[tokio::test]
async fn what_begins_soon_or_passed_is_not_shown() {
    each_engine(0, |mut town| async move {
        town.edit(|town| town.errands[0].notice_minutes = 24 * 60).await;
        let now = town.clock.now();
        let shown = times_at(&town, "short", "north", &[]).await;
        assert!(shown.first().is_some_and(|first| first >= now + 24.hours()));
        assert!(times_at(&town, "long", "north", &[]).await.first().is_some_and(|first| first >= now));
    })
    .await;
}

/// The good times of a day as minutes after opening.
async fn good_on(town: &Town, errand: &str, day: Date, own: &[Taken]) -> Vec<i64> {
    let app = town.app();
    let catalogue = app.catalogue();
    let (errand, office) = (catalogue.errand(&errand.into()).unwrap(), catalogue.office(&"north".into()).unwrap());
    let party = Party::anybody(errand);
    let sought = Sought::new(errand, &party);
    let opening = TimeZone::UTC.to_timestamp(day.at(8, 0, 0, 0)).unwrap();
    let good = good_times(&app, sought, office, &public(own), day).await.unwrap();
    good.iter().map(|start| (start.as_second() - opening.as_second()) / 60).collect()
}

#[tokio::test]
async fn good_times_begin_an_hour_or_join_another_visit() {
    each_engine(2, |mut town| async move {
        let (app, tuesday) = (town.app(), date(2026, 12, 8));
        assert_eq!(good_on(&town, "short", tuesday, &[]).await, [0, 60, 120, 180, 240, 300, 350]);
        assert_eq!(good_on(&town, "rare", tuesday, &[]).await.len(), 12, "all visits there are equally long");
        let long = confirm(&app, asker(&town.people[0]), &"long".into(), spot("north", 80)).await.unwrap().unwrap();
        assert_eq!(good_on(&town, "short", tuesday, &[]).await, [0, 70, 100, 120, 180, 240, 300, 350]);
        let own = good_on(&town, "short", tuesday, &long.places).await;
        assert_eq!(own, [0, 60, 120, 180, 240, 300, 350], "one's own places are free");
        // 25 hours from now is 13:55 here, and 14:00 the first time that can be booked.
        town.edit(|town| town.errands[0].notice_minutes = 25 * 60).await;
        let first = times_at(&town, "short", "north", &[]).await.first();
        assert_eq!(first, Some(spot("", 5 * 60).starts_at));
        assert_eq!(good_on(&town, "short", tuesday, &[]).await, [300, 350], "the first one of the day is good");
    })
    .await;
}

#[tokio::test]
async fn staff_see_their_own_places_and_beyond_the_limits() {
    each_engine(2, |mut town| async move {
        town.edit(|town| {
            (town.openings[0].places, town.openings[0].staff_only) = (2, 1);
            town.errands[0].notice_minutes = 21 * 60;
        })
        .await;
        let (app, catalogue) = (town.app(), town.app().catalogue());
        let (errand, office) = (catalogue.errand(&"short".into()).unwrap(), catalogue.office(&"north".into()).unwrap());
        let party = Party::anybody(errand);
        let public = Sought::new(errand, &party);
        let (staff, beyond) = (Sought { pool: Pool::Staff, ..public }, Sought { beyond: true, ..public });
        let early = confirm(&app, asker(&town.people[0]), &"long".into(), spot("north", 0)).await.unwrap().unwrap();
        let late =
            confirm(&app, asker(&town.people[1]), &"long".into(), spot("north", 350 - 10)).await.unwrap().unwrap();
        let shows = async |sought: Sought<'_>, booking: &besok_core::booking::Booking| {
            let times = times(&app, sought, office, &[]).await.unwrap();
            times.starts.contains(&booking.starts_at)
        };
        assert!(!shows(public, &late).await && shows(staff, &late).await, "a place of staff");
        assert!(!shows(staff, &early).await && !shows(beyond, &early).await);
        assert!(shows(Sought { beyond: true, ..staff }, &early).await);
        let all = times(&app, beyond, office, &[]).await.unwrap();
        assert_eq!(Some(all.window.1), all.days.keys().last().copied(), "up to the last time there is");
        let own: Vec<Own> = early.places.iter().map(|taken| (early.pool, *taken)).collect();
        let moving = times(&app, beyond, office, &own).await.unwrap();
        assert!(moving.starts.contains(&early.starts_at));
        let day = date(2026, 12, 8);
        let good = good_times(&app, Sought { beyond: true, ..staff }, office, &[], day).await.unwrap();
        assert!(good.contains(&early.starts_at), "{good:?}");
    })
    .await;
}
