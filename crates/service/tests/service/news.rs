//! What one node commits, others know at once; and what they did not hear they find.

use crate::queue::{open, walk};
use crate::town::{Town, asker, confirm, spot};
use besok_core::account::Email;
use besok_core::language::Language;
use besok_core::party::Party;
use besok_core::person::Name;
use besok_core::queue::Deed;
use besok_core::staff::{Duty, Role, Staff};
use besok_core::visit::Stage;
use besok_service::availability::{Sought, times};
use besok_service::booking::cancel;
use besok_service::live::{self, Turn};
use besok_service::queue::{act, board, take_ticket};
use besok_service::{App, worker};
use besok_store::fixture::{Fixture, on};
use jiff::civil::date;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

/// Longer than anything here takes, shorter than the clock of a town runs on in a test: nothing is read again by itself.
const PATIENCE: Duration = Duration::from_secs(30);

/// Waits until something is so.
macro_rules! until {
    ($is_so:expr) => {
        let so = async {
            while !$is_so {
                sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(PATIENCE, so).await.expect("it comes to that");
    };
}

/// Two nodes that hear each other.
struct Pair {
    town: Town,
    stop: watch::Sender<bool>,
    listening: JoinSet<()>,
}

impl Pair {
    async fn open(fixture: Fixture, people: usize) -> Self {
        let town = Town::open(fixture, 2, people).await;
        let (stop, stopped) = watch::channel(false);
        let mut listening = JoinSet::new();
        for node in &town.nodes {
            listening.spawn(worker::hear(node.clone(), stopped.clone()));
            until!(node.hears_others());
        }
        Self { town, stop, listening }
    }

    fn nodes(&self) -> (&App, &App) {
        (&self.town.nodes[0], &self.town.nodes[1])
    }

    async fn end(mut self) {
        self.stop.send_replace(true);
        while let Some(ended) = self.listening.join_next().await {
            ended.unwrap();
        }
    }
}

/// Runs a test on two nodes that hear each other.
async fn pair<F: Future<Output = ()> + Send + 'static>(people: usize, test: impl FnOnce(Pair) -> F + Send + 'static) {
    on(Fixture::postgres().await, move |fixture| async move { test(Pair::open(fixture, people).await).await }).await;
}

/// The minutes of tomorrow's first hour at the north that a node shows for a short visit.
async fn shown(app: &App) -> Vec<i64> {
    let catalogue = app.catalogue();
    let (errand, north) = (catalogue.errand(&"short".into()).unwrap(), catalogue.office(&"north".into()).unwrap());
    let party = Party::anybody(errand);
    let opens = spot("", 0).starts_at.as_second();
    let starts = times(app, Sought::new(errand, &party), north, &[]).await.unwrap().starts;
    starts.iter().map(|start| (start.as_second() - opens) / 60).filter(|minute| (0..60).contains(minute)).collect()
}

/// What a node says when there is too much to say.
const EVERYTHING: &str = r#"NOTIFY besok_news, '{"node":"c","word":{"all":true}}'"#;

const ALL: [i64; 6] = [0, 10, 20, 30, 40, 50];

#[tokio::test]
async fn what_one_node_books_the_other_shows_at_once() {
    pair(3, |pair| async move {
        let (a, b) = pair.nodes();
        assert_eq!((shown(a).await, shown(b).await), (ALL.to_vec(), ALL.to_vec()));
        let booked =
            confirm(a, asker(&pair.town.people[0]), &"short".into(), spot("north", 10)).await.unwrap().unwrap();
        assert_eq!(shown(a).await, [0, 20, 30, 40, 50]);
        until!(shown(b).await == [0, 20, 30, 40, 50]);
        for (who, minute) in [(1, 0), (2, 50)] {
            confirm(b, asker(&pair.town.people[who]), &"short".into(), spot("north", minute)).await.unwrap().unwrap();
        }
        until!(shown(a).await == [20, 30, 40]);
        cancel(b, asker(&pair.town.people[0]), &booked.reference, None).await.unwrap().unwrap();
        until!(shown(a).await == [10, 20, 30, 40] && shown(b).await == [10, 20, 30, 40]);
        pair.end().await;
    })
    .await;
}

#[tokio::test]
async fn a_lost_connection_is_noticed_and_what_was_missed_is_found() {
    pair(2, |pair| async move {
        let (a, b) = pair.nodes();
        assert_eq!(shown(b).await, ALL);
        // Said by nobody, as if the node that did it had died.
        pair.town.fixture.tamper("UPDATE slot SET taken = capacity, taken_public = public_capacity").await.unwrap();
        assert_eq!(shown(b).await, ALL, "nothing is read while nothing is heard of");
        let listeners = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                         WHERE datname = current_database() AND query LIKE 'LISTEN%'";
        assert_eq!(pair.town.fixture.tamper(listeners).await.unwrap(), 2);
        until!(shown(b).await.is_empty());
        until!(a.hears_others() && b.hears_others());
        pair.town.fixture.tamper("UPDATE slot SET taken = 0, taken_public = 0").await.unwrap();
        pair.town.fixture.tamper(EVERYTHING).await.unwrap();
        until!(shown(b).await == ALL);
        confirm(a, asker(&pair.town.people[0]), &"short".into(), spot("north", 0)).await.unwrap().unwrap();
        until!(shown(b).await == ALL[1..]);
        pair.end().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_not_understood_is_about_everything() {
    pair(0, |pair| async move {
        let (_, b) = pair.nodes();
        assert_eq!(shown(b).await, ALL);
        pair.town.fixture.tamper("UPDATE slot SET taken = capacity, taken_public = public_capacity").await.unwrap();
        pair.town.fixture.tamper("NOTIFY besok_news, 'what a newer node says'").await.unwrap();
        until!(shown(b).await.is_empty());
        pair.town.fixture.tamper("UPDATE slot SET taken = 0, taken_public = 0").await.unwrap();
        pair.town.fixture.tamper(EVERYTHING).await.unwrap();
        until!(shown(b).await == ALL);
        pair.end().await;
    })
    .await;
}

#[tokio::test]
async fn many_changes_are_said_in_pieces() {
    pair(0, |mut pair| async move {
        let before = shown(&pair.town.nodes[1]).await;
        assert_eq!(before, ALL);
        // Two openings of more slots than one word holds are withdrawn.
        let mut town = besok_store::fixture::town();
        town.openings.retain(|opening| opening.office.as_str() != "north");
        besok_service::import::import(&pair.town.fixture.store, &town, true).await.unwrap();
        let slots = pair.town.count("slot").await;
        worker::publish(pair.town.nodes[0].clone()).await.unwrap();
        assert!(slots - pair.town.count("slot").await > 300);
        let b = pair.town.nodes.remove(1);
        until!(shown(&b).await.is_empty());
        pair.town.nodes.push(b);
        pair.end().await;
    })
    .await;
}

fn sten() -> Staff {
    Staff {
        id: "sten".into(),
        name: Name::parse("Sten").unwrap(),
        email: Email::parse("sten@hall.example").unwrap(),
        language: Language::DEFAULT,
        duties: vec![Duty { role: Role::Reception, office: None }],
        protected: false,
    }
}

#[tokio::test]
async fn days_and_boards_of_one_node_follow_what_happens_at_the_other() {
    pair(1, |pair| async move {
        let (a, b) = pair.nodes();
        let north = b.catalogue().office(&"north".into()).unwrap().clone();
        let mut day = live::watch(b, &sten(), &north, date(2026, 12, 8)).await.unwrap().unwrap();
        confirm(a, asker(&pair.town.people[0]), &"short".into(), spot("north", 10)).await.unwrap().unwrap();
        assert_eq!(day.turn(b).await.unwrap(), Turn::Changed);

        open(&pair.town, 1).await;
        let south = "south".into();
        let mut board = board::watch(b, &south).await.unwrap();
        assert_eq!(board.look(b).await.unwrap().unwrap().now.queue.visits.len(), 0);
        take_ticket(a, &south, ("system", true), walk()).await.unwrap().unwrap();
        assert_eq!(board.turn().await, board::Turn::Changed);
        assert_eq!(board.look(b).await.unwrap().unwrap().now.queue.visits.len(), 1);
        act(a, &south, "system", Deed::CallNext(1)).await.unwrap().unwrap();
        assert_eq!(board.turn().await, board::Turn::Changed);
        let seen = board.look(b).await.unwrap().unwrap();
        assert!(matches!(seen.now.queue.visits[0].stage, Stage::Called), "{:?}", seen.now.queue.visits[0].stage);
        pair.end().await;
    })
    .await;
}
