//! The constraints behind every decision: what the ledger would never ask for, the database refuses.

use crate::desk::{Desk, key, spot};
use besok_store::fixture::{Fixture, each_engine, on};
use besok_store::{Store, Tx};

async fn refused(fixture: &Fixture, sql: &str) {
    let error = fixture.tamper(sql).await.expect_err(sql);
    assert!(error.is_violation(), "{sql}: {error}");
    assert!(!error.is_transient(), "{sql}: {error}");
}

#[tokio::test]
async fn nothing_is_taken_above_capacity_or_below_nothing() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        desk.book(0, "short", spot("north", 0)).await;
        let slot = key(1, 0).0;
        for change in [
            "taken = taken + 1",
            "taken_public = taken_public + 1",
            "taken = 0",
            "taken = -1, taken_public = -1",
            "capacity = 0, planned = 0, public_capacity = 0, public_planned = 0",
            "public_planned = 2",
            "step = 0",
        ] {
            refused(&fixture, &format!("UPDATE slot SET {change} WHERE key = {slot}")).await;
        }
        refused(&fixture, &format!("DELETE FROM slot WHERE key = {slot}")).await;
    })
    .await;
}

#[tokio::test]
async fn one_active_visit_and_one_hold_for_a_person_and_an_errand() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let booked = desk.book(0, "short", spot("south", 0)).await;
        let other = desk.book(1, "short", spot("south", 0)).await;
        desk.hold(0, "long", spot("south", 0)).await;
        refused(&fixture, &format!("UPDATE party SET person = 'person-0000' WHERE booking = '{}'", other.id)).await;
        let another = "INSERT INTO hold
            SELECT 'another', errand, office, starts_at, booking, pool, expires_at, extensions, offered, cooling, waiting FROM hold";
        fixture.tamper(another).await.unwrap();
        refused(
            &fixture,
            "INSERT INTO hold_party SELECT 'another', person, errand, case_file, offered FROM hold_party",
        )
        .await;
        let again = format!("UPDATE booking SET reference = '{}' WHERE id = '{}'", booked.reference.as_str(), other.id);
        let taken = fixture.tamper(&again).await.unwrap_err();
        assert!(taken.is_taken("booking", "reference") && !taken.is_taken("booking", "id"), "{taken}");
    })
    .await;
}

#[tokio::test]
async fn words_outside_the_few_are_refused() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        desk.book(0, "short", spot("south", 0)).await;
        refused(&fixture, "UPDATE booking SET state = 'lost'").await;
        refused(&fixture, "UPDATE booking SET pool = 'friends'").await;
        refused(&fixture, "UPDATE booking SET ends_at = starts_at").await;
        refused(&fixture, "UPDATE person SET protection = ''").await;
        refused(&fixture, "UPDATE outbox SET state = 'lost'").await;
        refused(&fixture, "INSERT INTO agency (id, demo, version, data) VALUES (2, 0, 1, '')").await;
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_is_told_with_its_place() {
    each_engine(|fixture| async move {
        let desk = Desk::open(&fixture).await;
        let booked = desk.book(0, "short", spot("south", 0)).await;
        fixture.tamper("UPDATE booking SET origin = 'a dream'").await.unwrap();
        let error = desk.store.booking(&booked.reference).await.unwrap_err();
        assert_eq!(error.to_string(), "booking.origin holds \"a dream\"");
    })
    .await;
}

#[tokio::test]
async fn a_disk_that_was_full_stops_nothing_that_comes_after() {
    on(Fixture::sqlite().await, |fixture| async move {
        let Store::Sqlite { write, .. } = &fixture.store else { panic!("it is a file") };
        // The connection finds no more room than it has now.
        sqlx::query("PRAGMA max_page_count = 1").execute(write).await.unwrap();
        let large = "INSERT INTO mailbox (id, recipient, subject, body, sent_at) VALUES ('1', 'a', 'b', hex(zeroblob(1000000)), 0)";
        let mut tx = fixture.store.begin().await.unwrap();
        let Tx::Sqlite(own) = &mut tx else { panic!("it is a file") };
        let full = sqlx::query(large).execute(&mut **own).await.expect_err("there is no room");
        assert!(full.as_database_error().is_some_and(|error| error.code().as_deref() == Some("13")), "{full}");
        drop(tx);
        for _ in 0..2 {
            let tx = fixture.store.begin().await.expect("the next one begins");
            tx.commit().await.unwrap();
        }
        fixture.tamper(large).await.expect("there is room again");
    })
    .await;
}
