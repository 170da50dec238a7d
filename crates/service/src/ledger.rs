//! The ledger: the one door through which places are taken and given back, whoever asks.
//!
//! Commands queue up for one writer. It takes as many as wait, decides them one after the other on locked facts,
//! saves all changes in one transaction, and answers only after its commit. So a commit, which costs the most,
//! serves a whole batch; under light load a batch is one command and waits for nothing.

mod node;
mod writer;

use crate::failure::Failure;
use besok_core::ledger::{Command, Outcome, Refusal};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

pub(crate) use node::Server;
pub(crate) use writer::Writer;

/// How many commands may wait. A queue that is longer than this is answered with "later" at once.
const QUEUE: usize = 4096;

/// What a command is answered: an outcome or a refusal, unless something failed.
pub type Answer = Result<Result<Outcome, Refusal>, Failure>;

/// A command on its way, with the way back.
pub(crate) struct Ask {
    command: Command,
    answer: oneshot::Sender<Answer>,
}

/// The door. Clones lead to the same writer.
#[derive(Debug, Clone)]
pub struct Ledger {
    queue: mpsc::Sender<Ask>,
}

impl Ledger {
    /// Starts the writer. It ends once every clone of the ledger is gone and its queue is empty.
    pub(crate) fn start(server: Server) -> (Self, JoinHandle<()>) {
        let (queue, asks) = mpsc::channel(QUEUE);
        (Self { queue }, tokio::spawn(Writer(server).run(asks)))
    }

    /// Whether the writer still works.
    pub fn is_open(&self) -> bool {
        !self.queue.is_closed()
    }

    /// Asks, and waits for the answer. What was answered is true: it is committed.
    pub async fn ask(&self, command: Command) -> Answer {
        let (answer, answered) = oneshot::channel();
        self.queue.try_send(Ask { command, answer }).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => Failure::overloaded(),
            mpsc::error::TrySendError::Closed(_) => Failure::closed(),
        })?;
        answered.await.unwrap_or_else(|_| Err(Failure::closed()))
    }
}
