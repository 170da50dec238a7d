//! The small town of the store's fixture with nodes that serve it, and everybody asking at once.

use besok_core::account::Account;
use besok_core::booking::{Booking, Reference};
use besok_core::catalogue::Catalogue;
use besok_core::hold::Hold;
use besok_core::id::ErrandId;
use besok_core::ledger::{Refusal, Spot, Wish};
use besok_core::limit::Limits;
use besok_core::party::Comer;
use besok_core::retention::Rules;
use besok_core::webhook::Networks;
use besok_service::booking::{self, Asked, Asker};
use besok_service::clock::Clock;
use besok_service::mailer::Mailer;
use besok_service::random::Random;
use besok_service::sms::Sms;
use besok_service::webhook::Client;
use besok_service::{App, Failure, Parts, doctor, import, worker};
use besok_store::fixture::{Fixture, on, people, town};
use besok_store::{CapacityFault, Store};
use jiff::{Timestamp, ToSpan};
use std::sync::Arc;
use tokio::sync::Barrier;

/// Nodes on one database, with people who may book and the next week's times.
pub(crate) struct Town {
    pub fixture: Fixture,
    pub nodes: Vec<App>,
    pub clock: Clock,
    pub people: Vec<Account>,
}

/// Runs a test on one node with SQLite, on one with PostgreSQL, and on two with PostgreSQL.
pub(crate) async fn each_shape<T, F>(people: usize, test: T)
where
    T: Fn(Town) -> F + Copy + Send + Sync + 'static,
    F: Future<Output = ()> + Send + 'static,
{
    let run = async |fixture, nodes| {
        on(fixture, move |fixture| async move { test(Town::open(fixture, nodes, people).await).await }).await;
    };
    run(Fixture::sqlite().await, 1).await;
    run(Fixture::postgres().await, 1).await;
    run(Fixture::postgres().await, 2).await;
}

/// Runs a test on one node of each engine.
pub(crate) async fn each_engine<T, F>(people: usize, test: T)
where
    T: Fn(Town) -> F + Copy + Send + Sync + 'static,
    F: Future<Output = ()> + Send + 'static,
{
    besok_store::fixture::each_engine(move |fixture| async move {
        test(Town::open(fixture, 1, people).await).await;
    })
    .await;
}

impl Town {
    pub(crate) async fn open(fixture: Fixture, nodes: usize, count: usize) -> Self {
        let clock = Clock::default();
        // A while before the next slot, so that a slow machine sees the same ones all the time.
        let noon: Timestamp = "2026-12-07T11:55:00Z".parse().unwrap();
        clock.advance(noon.as_second() - clock.now().as_second());
        import::import(&fixture.store, &town(), true).await.unwrap();
        let people = people(&fixture.store, count, clock.now()).await;
        let mut all = Self { fixture, nodes: Vec::new(), clock, people };
        all.start(all.fixture.store.clone()).await;
        for _ in 1..nodes {
            all.start(all.fixture.open_again().await).await;
        }
        worker::publish(all.app()).await.unwrap();
        all
    }

    async fn start(&mut self, store: Store) {
        self.nodes.push(node(store, &self.clock, Mailer::Mailbox).await);
    }

    /// The first node.
    pub(crate) fn app(&self) -> App {
        self.nodes[0].clone()
    }

    /// Brings another catalogue in, publishes, and has every node know it.
    pub(crate) async fn edit(&mut self, edit: impl FnOnce(&mut Catalogue)) {
        let mut edited = town();
        edit(&mut edited);
        import::import(&self.fixture.store, &edited, true).await.unwrap();
        for old in std::mem::take(&mut self.nodes) {
            self.start(old.store).await;
        }
        worker::publish(self.app()).await.unwrap();
    }

    /// What no test may end with.
    pub(crate) async fn faults(&self) -> Vec<CapacityFault> {
        doctor::capacity(&self.fixture.store).await.unwrap()
    }

    pub(crate) async fn count(&self, what: &str) -> i64 {
        self.fixture.count(&format!("SELECT COUNT(*) AS count FROM {what}")).await.unwrap()
    }

    /// Everybody does it in the same moment, each at one of the nodes. Nobody may meet a failure.
    pub(crate) async fn at_once<A, T, F>(&self, act: A) -> Vec<Result<T, Refusal>>
    where
        A: Fn(App, Account, usize) -> F,
        F: Future<Output = Asked<T>> + Send + 'static,
        T: Send + 'static,
    {
        let barrier = Arc::new(Barrier::new(self.people.len()));
        let tasks = self.people.iter().enumerate().map(|(number, account)| {
            let (app, barrier) = (self.nodes[number % self.nodes.len()].clone(), barrier.clone());
            let act = act(app, account.clone(), number);
            tokio::spawn(async move {
                barrier.wait().await;
                act.await
            })
        });
        let mut answers = Vec::new();
        for task in tasks.collect::<Vec<_>>() {
            answers.push(task.await.unwrap().expect("nobody meets a failure"));
        }
        answers
    }
}

/// Few requests, so that a test can reach them; holds as in real life.
pub(crate) const LIMITS: Limits =
    Limits { address: 60, prefix: 100, holds: 20, moves: 5, moves_month: 12, ..Limits::LIFTED };

pub(crate) async fn node(store: Store, clock: &Clock, mailer: Mailer) -> App {
    node_by(store, clock, mailer, Rules::default()).await
}

/// A node of an agency that has decided for how long it keeps what.
pub(crate) async fn node_by(store: Store, clock: &Clock, mailer: Mailer, retention: Rules) -> App {
    start(store, clock, mailer, (retention, LIMITS)).await
}

/// A node with limits of its own.
pub(crate) async fn node_limited(store: Store, clock: &Clock, mailer: Mailer, limits: Limits) -> App {
    start(store, clock, mailer, (Rules::default(), limits)).await
}

async fn start(store: Store, clock: &Clock, mailer: Mailer, (retention, limits): (Rules, Limits)) -> App {
    let base_url = "https://besok.example".to_owned();
    let (clock, random) = (clock.clone(), Random::from_system());
    let webhooks = Client::new(Networks::default(), None).unwrap();
    let sms = matches!(mailer, Mailer::Mailbox).then_some(Sms::Mailbox);
    let parts = Parts { store, clock, random, mailer, sms, webhooks, limits, base_url, retention };
    App::start(parts).await.unwrap().expect("a catalogue was imported").0
}

/// Tomorrow, so many minutes after opening.
pub(crate) fn spot(office: &str, minute: i64) -> Spot {
    let opens: Timestamp = "2026-12-08T08:00:00Z".parse().unwrap();
    Spot { office: office.into(), starts_at: opens + minute.minutes() }
}

/// Somebody with a form of their own.
pub(crate) fn asker(account: &Account) -> Asker<'_> {
    Asker { account, key: None }
}

/// Somebody with a form that many of them send.
pub(crate) fn keyed<'a>(account: &'a Account, key: &'a str) -> Asker<'a> {
    Asker { key: Some(key), ..asker(account) }
}

/// Oneself alone; nobody, where the account does not say who that is.
pub(crate) fn alone(account: &Account, errand: &ErrandId) -> Vec<Comer> {
    account.myself().map(|person| Comer::new(&person.id, errand)).into_iter().collect()
}

/// What the service offers, for people who come alone.
pub(crate) async fn hold(app: &App, asker: Asker<'_>, errand: &ErrandId, spot: Spot) -> Asked<Hold> {
    let wish = Wish { errand: errand.clone(), party: alone(asker.account, errand), spot, invitation: None };
    booking::hold(app, asker, wish).await
}

pub(crate) async fn confirm(app: &App, asker: Asker<'_>, errand: &ErrandId, spot: Spot) -> Asked<Booking> {
    let wish = Wish { errand: errand.clone(), party: alone(asker.account, errand), spot, invitation: None };
    booking::confirm(app, asker, wish).await
}

pub(crate) async fn extend(app: &App, asker: Asker<'_>, errand: &ErrandId, spot: &Spot) -> Asked<Hold> {
    booking::extend(app, asker, &alone(asker.account, errand), spot).await
}

pub(crate) async fn hold_move(app: &App, asker: Asker<'_>, reference: &Reference, to: Spot) -> Asked<Hold> {
    booking::hold_move(app, asker, reference, None, to).await
}

pub(crate) async fn reschedule(app: &App, asker: Asker<'_>, reference: &Reference, to: Spot) -> Asked<Booking> {
    booking::reschedule(app, asker, reference, None, to).await
}

pub(crate) async fn hold_for(app: &App, account: &Account, errand: &ErrandId) -> Result<Option<Hold>, Failure> {
    booking::hold_for(app, account, &alone(account, errand)).await
}

/// Sends everything that is due, by each way.
pub async fn send(app: App) -> Result<(), Failure> {
    worker::send_mails(app.clone()).await?;
    worker::send_sms(app).await
}
