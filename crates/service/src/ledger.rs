//! The ledger: the one door through which places are taken and given back, whoever asks.
//!
//! Commands queue up for one writer. It takes as many as wait, decides them one after the other on locked facts,
//! saves all changes in one transaction, and answers only after its commit. So a commit, which costs the most,
//! serves a whole batch; under light load a batch is one command and waits for nothing.

pub mod history;
mod node;
mod pace;
mod writer;

use crate::failure::Failure;
use besok_core::ledger::{Command, Outcome, Refusal};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::Instant;

use node::Node;
pub(crate) use node::Server;
use pace::Pace;
pub(crate) use writer::Writer;

/// How many commands may wait. A queue that is longer than this is answered with "later" at once.
const QUEUE: usize = 4096;

/// What a command is answered: an outcome or a refusal, unless something failed.
pub type Answer = Result<Result<Outcome, Refusal>, Failure>;

/// A command on its way, with the way back.
pub(crate) struct Ask {
    command: Command,
    answer: oneshot::Sender<(Answer, Instant)>,
    asked_at: Instant,
}

/// As many batches at once as the node can have under way. If one panics, all end.
async fn write(writer: Writer<Server>, asks: mpsc::Receiver<Ask>, pace: Pace) {
    let (writer, asks, mut batches) = (Arc::new(writer), Arc::new(Mutex::new(asks)), JoinSet::new());
    for nth in 0..writer.0.batches() {
        let (writer, asks, pace) = (writer.clone(), asks.clone(), pace.clone());
        batches.spawn(async move { writer.run(&asks, (nth, &pace)).await });
    }
    batches.join_all().await;
}

/// The door. Clones lead to the same writer.
#[derive(Debug, Clone)]
pub struct Ledger {
    queue: mpsc::Sender<Ask>,
    pace: Pace,
}

impl Ledger {
    /// Starts the writer. It ends once every clone of the ledger is gone and its queue is empty.
    pub(crate) fn start(server: Server) -> (Self, JoinHandle<()>) {
        let (queue, asks) = mpsc::channel(QUEUE);
        let pace = Pace::default();
        (Self { queue, pace: pace.clone() }, tokio::spawn(write(Writer(server), asks, pace)))
    }

    /// For how long the oldest command has had no answer: how far behind the writer is.
    pub fn behind(&self) -> Duration {
        self.pace.behind()
    }

    /// How late answers come to those who asked: how long whoever goes on waits for a processor.
    pub fn late(&self) -> Duration {
        self.pace.late()
    }

    /// Whether the writer still works.
    pub fn is_open(&self) -> bool {
        !self.queue.is_closed()
    }

    /// Asks, and waits for the answer. What was answered is true: it is committed.
    pub async fn ask(&self, command: Command) -> Answer {
        let (answer, answered) = oneshot::channel();
        self.queue.try_send(Ask { command, answer, asked_at: Instant::now() }).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => Failure::overloaded(),
            mpsc::error::TrySendError::Closed(_) => Failure::closed(),
        })?;
        let Ok((answer, given_at)) = answered.await else { return Err(Failure::closed()) };
        self.pace.note(given_at);
        answer
    }
}
