//! What is done: one function for each thing a person does, the ledger, and the workers.
//!
//! An [`App`] is the running product without HTTP: its database, clock, random source, mailer and ledger. The web
//! calls the functions of the modules with it; a `Refusal` is an expected answer, a [`Failure`] is not.

#![warn(missing_docs)]

pub mod account;
pub mod api_key;
pub mod availability;
pub mod booking;
pub mod bulk_move;
pub mod catalogue;
pub mod challenge;

pub mod clock;
pub mod closure;
pub mod current;
pub mod day;
pub mod desk;
pub mod details;
pub mod doctor;
pub mod event;
mod failure;
pub mod figures;
mod free;
mod http;
pub mod import;
pub mod interpreter;
pub mod invitation;
pub mod kiosk;
pub mod ledger;
pub mod legacy;
pub mod letter;
pub mod limit;
pub mod live;
pub mod load;
pub mod mailbox;
pub mod mailer;
mod news;
pub mod opening;
pub mod pattern;
pub mod person;
pub mod queue;
pub mod random;
pub mod readdress;
pub mod reception;
pub mod register;
pub mod representation;
pub mod restriction;
pub mod screen;
pub mod search;
pub mod simulate;
pub mod sms;
pub mod staff;
pub mod ticket;
pub mod transfer;
pub mod visitor;
pub mod waiting;
pub mod webhook;
pub mod worker;

pub use failure::Failure;

use besok_core::account::Account;
use besok_core::catalogue::Catalogue;
use besok_core::limit::Limits;
use besok_core::message::To;
use besok_core::retention::Rules;
use besok_store::Store;
use challenge::Challenges;
use clock::Clock;
use current::Current;
use day::Looks;
use free::Free;
use ledger::{Ledger, Server};
use limit::Limiter;
use live::Live;
use mailer::Mailer;
use news::News;
use queue::board::Boards;
use random::Random;
use sms::Sms;
use staff::Passkeys;
use std::sync::Arc;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// The running product.
#[derive(Debug, Clone)]
pub struct App {
    /// What is remembered.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// What is drawn.
    pub random: Random,
    /// How mail leaves.
    pub mailer: Mailer,
    /// How SMS leave; none if they do not, and then no phone counts as a way to reach somebody.
    pub sms: Option<Sms>,
    /// The one door for capacity.
    pub ledger: Ledger,
    /// Who may ask how often.
    pub limiter: Limiter,
    /// What work browsers are given.
    pub challenges: Challenges,
    /// How webhooks leave.
    pub webhooks: webhook::Client,
    /// Where people reach the product, without a slash at the end; links in mails begin with it.
    pub base_url: String,
    /// Who has a day before them.
    pub live: Arc<Live>,
    /// Who has a queue before them.
    pub boards: Arc<Boards>,
    passkeys: Option<Arc<Passkeys>>,
    /// For how long what is kept, and by which decision.
    pub retention: Arc<Rules>,
    current: Arc<Current>,
    free: Arc<Free>,
    news: Arc<News>,
    looks: Arc<Looks>,
    outbox: Arc<Notify>,
}

/// What an [`App`] is made of.
#[derive(Debug)]
pub struct Parts {
    /// What is remembered; migrated, and with a catalogue in it.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// What is drawn.
    pub random: Random,
    /// How mail leaves.
    pub mailer: Mailer,
    /// How SMS leave; none if they do not, and then no phone counts as a way to reach somebody.
    pub sms: Option<Sms>,
    /// How webhooks leave.
    pub webhooks: webhook::Client,
    /// How often one network may ask.
    pub limits: Limits,
    /// Where people reach the product.
    pub base_url: String,
    /// For how long what is kept.
    pub retention: Rules,
}

impl App {
    /// Starts the product on a database; none if no catalogue has been imported into it. The handle ends when the
    /// last clone of the app is gone, everything asked of the ledger is settled, and other nodes have been told.
    pub async fn start(parts: Parts) -> Result<Option<(Self, JoinHandle<()>)>, Failure> {
        let Parts { store, clock, random, mailer, sms, webhooks, limits, base_url, retention } = parts;
        let Some(current) = Current::load(&store).await? else { return Ok(None) };
        let current = Arc::new(current);
        let (free, live, boards) = (Arc::<Free>::default(), Arc::<Live>::default(), Arc::<Boards>::default());
        let told = (free.clone(), live.clone(), boards.clone());
        let (news, said) = News::start(&store, random.id(clock.now()), told);
        let (news, outbox) = (Arc::new(news), Arc::new(Notify::new()));
        let server = Server {
            store: store.clone(),
            clock: clock.clone(),
            random: random.clone(),
            current: current.clone(),
            news: news.clone(),
            limits,
            outbox: outbox.clone(),
        };
        let (ledger, written) = Ledger::start(server);
        let limiter = Limiter::new(limits, random.id(clock.now()));
        let challenges = Challenges::load(&store, &random, limits).await?;
        let passkeys = Passkeys::of(&base_url).map(Arc::new);
        let retention = Arc::new(retention);
        let looks = Arc::default();
        let app = Self {
            store,
            clock,
            random,
            mailer,
            sms,
            ledger,
            limiter,
            challenges,
            webhooks,
            base_url,
            live,
            boards,
            passkeys,
            retention,
            current,
            free,
            news,
            looks,
            outbox,
        };
        Ok(Some((app, tokio::spawn(both(written, said)))))
    }

    /// The catalogue as it is now.
    pub fn catalogue(&self) -> Arc<Catalogue> {
        self.current.catalogue()
    }

    /// Whether the database is a demonstration.
    pub fn is_demo(&self) -> bool {
        self.current.agency().demo
    }

    /// Where messages to an account go, as far as they can: a phone counts only where SMS leave.
    pub fn reached_at(&self, account: &Account) -> Option<To> {
        account.reached_at().filter(|to| matches!(to, To::Email(_)) || self.sms.is_some())
    }

    /// Whether mails go to the mailbox page: only in a demonstration, and only without a mail server.
    pub fn has_mailbox(&self) -> bool {
        self.is_demo() && matches!(self.mailer, Mailer::Mailbox)
    }

    /// Whether what other nodes commit is heard at once. While it is not, it is looked for every few seconds.
    pub fn hears_others(&self) -> bool {
        self.news.is_heard()
    }

    /// Whether the database answers and the ledger works.
    pub async fn is_ready(&self) -> bool {
        self.ledger.is_open() && matches!(self.store.agency().await, Ok(Some(_)))
    }
}

/// Waits for both. If the ledger's writer has failed, so has this, at once.
async fn both(written: JoinHandle<()>, said: JoinHandle<()>) {
    if let Err(error) = written.await
        && let Ok(panic) = error.try_into_panic()
    {
        std::panic::resume_unwind(panic);
    }
    if let Err(error) = said.await {
        tracing::error!(%error, "news could not be said to the end");
    }
}
