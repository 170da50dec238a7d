//! News: what this node has committed, for itself and for all other nodes, and what they have.
//!
//! A word says how slots are by now, on which days something has changed, and the versions of queues. It is a hint, and
//! the database decides. Nobody who books waits for it: words are gathered while others are being said, and go out
//! together ([decision 28](../../../docs/decisions/0028-news-between-nodes.md)).

mod word;

pub(crate) use word::Word;

use crate::free::Free;
use crate::live::Live;
use crate::queue::board::{Boards, Version};
use crate::{App, Failure};
use besok_core::id::OfficeId;
use besok_store::{Heard, Speaker, Store, StoreError};
use std::future::pending;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

/// How long it is waited before something is tried again, and how often SQLite's file is looked at.
const PAUSE: Duration = Duration::from_secs(2);
/// How often the last words are tried at the end.
const LAST_TRIES: u32 = 3;

/// Where news is told.
#[derive(Debug)]
pub(crate) struct News {
    free: Arc<Free>,
    live: Arc<Live>,
    boards: Arc<Boards>,
    node: String,
    /// What other nodes are still to be told; none where there are no others.
    others: Option<Others>,
}

#[derive(Debug)]
struct Others {
    gathered: Arc<Mutex<Word>>,
    bell: mpsc::Sender<()>,
}

impl News {
    /// Where a node of this name tells news. The handle ends when nobody can tell any more, and everything is said.
    pub fn start(
        store: &Store,
        node: String,
        (free, live, boards): (Arc<Free>, Arc<Live>, Arc<Boards>),
    ) -> (Self, JoinHandle<()>) {
        if !store.has_nodes() {
            return (Self { free, live, boards, node, others: None }, tokio::spawn(async {}));
        }
        let ((bell, rung), gathered) = (mpsc::channel(1), Arc::default());
        let said = tokio::spawn(say(store.clone(), node.clone(), Arc::clone(&gathered), rung));
        (Self { free, live, boards, node, others: Some(Others { gathered, bell }) }, said)
    }

    /// Tells what has been committed: here at once, elsewhere a moment later.
    pub fn tell(&self, word: Word) {
        self.note(&word);
        if let Some(others) = &self.others {
            others.gathered.lock().unwrap_or_else(PoisonError::into_inner).add(word);
            // It may have been rung already.
            let _ = others.bell.try_send(());
        }
    }

    /// Tells that a queue has a version.
    pub fn tell_board(&self, office: &OfficeId, version: Version) {
        self.tell(Word::board(office.clone(), version));
    }

    /// Whether everything that is committed anywhere is heard.
    pub fn is_heard(&self) -> bool {
        self.free.is_heard()
    }

    fn note(&self, word: &Word) {
        self.free.note(&word.spares());
        self.live.note(&word.days);
        for (office, version) in &word.boards {
            self.boards.note(office, *version);
        }
        if word.all {
            self.doubt();
        }
    }

    /// Anything may have changed, and is told from now on.
    fn doubt(&self) {
        self.free.hear();
        self.live.doubt();
        self.boards.doubt();
    }
}

/// Says what is gathered, until nobody can tell any more.
async fn say(store: Store, node: String, gathered: Arc<Mutex<Word>>, mut rung: mpsc::Receiver<()>) {
    let (mut speaker, mut is_over, mut tries) = (None, false, 0);
    while !is_over {
        is_over = rung.recv().await.is_none();
        loop {
            let word = std::mem::take(&mut *gathered.lock().unwrap_or_else(PoisonError::into_inner));
            if word.is_empty() {
                break;
            }
            let Err(error) = say_once(&store, &mut speaker, &word.clone().payloads(&node)).await else { continue };
            tracing::warn!(%error, "other nodes could not be told news; it will be tried again");
            speaker = None;
            // Words may be heard twice; what has happened meanwhile is added.
            gathered.lock().unwrap_or_else(PoisonError::into_inner).add_before(word);
            tries += u32::from(rung.is_closed());
            if tries == LAST_TRIES {
                return;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

async fn say_once(store: &Store, speaker: &mut Option<Speaker>, words: &[String]) -> Result<(), StoreError> {
    if speaker.is_none() {
        *speaker = store.speaker().await?;
    }
    if let Some(speaker) = speaker {
        speaker.say(words).await?;
    }
    Ok(())
}

/// Hears what other nodes commit, until `stop` turns true.
pub async fn follow(app: App, mut stop: watch::Receiver<bool>) {
    loop {
        let heard = async { if app.store.has_nodes() { listen(&app).await } else { look(&app).await } };
        let failure = tokio::select! {
            failure = heard => failure,
            _ = stop.wait_for(|stop| *stop) => break,
        };
        app.news.free.turn_deaf();
        tracing::warn!(%failure, "news of other nodes is not heard; free times are read every few seconds meanwhile");
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.wait_for(|stop| *stop) => break,
        }
    }
    app.news.free.turn_deaf();
}

/// Listens as long as that is possible. It listens first and doubts what is known then: nothing falls in between.
async fn listen(app: &App) -> Failure {
    let mut listener = match app.store.listener().await {
        Ok(Some(listener)) => listener,
        Ok(None) => return pending().await,
        Err(error) => return error.into(),
    };
    app.news.doubt();
    loop {
        match listener.hear().await {
            Ok(Heard::Word(payload)) => match Word::heard(&payload, &app.news.node) {
                Ok(Some(word)) => app.news.note(&word),
                Ok(None) => {}
                Err(error) => {
                    // A newer node may have other words.
                    tracing::warn!(%error, "news that is not understood");
                    app.news.doubt();
                }
            },
            Ok(Heard::Gap) => app.news.doubt(),
            Ok(Heard::Silence) => {}
            Err(error) => return error.into(),
        }
    }
}

/// On SQLite this node tells itself everything; commands beside the server are found by the version of its file.
async fn look(app: &App) -> Failure {
    let mut known = None;
    loop {
        match app.store.changed_elsewhere().await {
            Ok(version) if version == known => {}
            Ok(version) => {
                known = version;
                app.news.doubt();
            }
            Err(error) => return error.into(),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Looks again at what was not looked at for longest.
pub async fn refresh(app: App) -> Result<(), Failure> {
    app.free.refresh(&app.store, app.clock.now()).await
}
