//! Two nodes over one database, and the notes of whoever asks them.

use super::model::{Database, ModelError};
use super::transaction::Tx;
use super::turns::Task;
use crate::ledger::node::{KeyOf, Node};
use crate::ledger::pace::Pace;
use crate::ledger::{Ledger, QUEUE, Writer};
use besok_core::booking::Reference;
use besok_core::catalogue::Catalogue;
use besok_core::ledger::{Change, Command, Draw, Facts, Outcome, Refusal};
use besok_store::Versions;
use jiff::Timestamp;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;
use tokio::sync::{Mutex, mpsc};

/// References are drawn from so few that one is sometimes another's already.
const REFERENCES: usize = 60;

/// What somebody asked, and what they were answered.
#[derive(Debug, Clone)]
pub(super) struct Note {
    pub command: Command,
    /// When it was asked: by the order of all questions and answers, and by the clock.
    pub asked: (usize, i64),
    /// When it was answered, and what; none if it never was.
    pub answered: Option<((usize, i64), Result<Outcome, Refusal>)>,
}

impl Note {
    /// Whose key it was asked with, and which.
    pub fn key(&self) -> Option<KeyOf> {
        self.command.key.as_ref().map(|key| (self.command.actor.name(), key.clone()))
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Command { actor, key, draw, deed } = &self.command;
        let key = key.as_deref().unwrap_or("no key");
        write!(f, "{} {} ({key}, {}) asked {deed:?}", self.asked.0, actor.name(), draw.id)?;
        match &self.answered {
            Some((answered, answer)) => write!(f, "; {} was answered {answer:?}", answered.0),
            None => f.write_str("; had no answer"),
        }
    }
}

/// What everybody shares.
#[derive(Debug)]
pub(super) struct World {
    pub database: Database,
    pub catalogue: Arc<Catalogue>,
    pub notes: RefCell<Vec<Note>>,
    /// The way to each node that works.
    pub nodes: RefCell<[Option<Ledger>; 2]>,
    moments: Cell<usize>,
    drawn: Rc<Cell<usize>>,
}

impl World {
    pub fn new(database: Database, catalogue: Arc<Catalogue>) -> Self {
        Self {
            database,
            catalogue,
            notes: RefCell::default(),
            nodes: RefCell::default(),
            moments: Cell::new(0),
            drawn: Rc::default(),
        }
    }

    /// Starts a node; gives its batches, for which somebody has to find turns.
    pub fn start_node(&self, number: usize) -> Vec<Task> {
        let (queue, asks) = mpsc::channel(QUEUE);
        let pace = Pace::default();
        self.nodes.borrow_mut()[number] = Some(Ledger { queue, pace: pace.clone() });
        let node = ModelNode {
            database: self.database.clone(),
            number,
            catalogue: self.catalogue.clone(),
            version: Cell::new(self.database.state().version),
            drawn: self.drawn.clone(),
        };
        let (batches, writer, asks) = (node.batches(), Rc::new(Writer(node)), Rc::new(Mutex::new(asks)));
        let batch = |nth| {
            let (writer, asks, pace) = (writer.clone(), asks.clone(), pace.clone());
            Task::new(async move { writer.run(&asks, (nth, &pace)).await })
        };
        (0..batches).map(batch).collect()
    }

    /// The node is gone; its writer is to be dropped as well.
    pub fn stop_node(&self, number: usize) {
        self.nodes.borrow_mut()[number] = None;
    }

    /// The way to a node, if it works.
    pub fn ledger(&self, number: usize) -> Option<Ledger> {
        self.nodes.borrow()[number].clone()
    }

    pub fn draw(&self) -> Draw {
        draw(&self.database, &self.drawn)
    }

    /// Notes a question; gives its number.
    pub fn note(&self, command: Command) -> usize {
        let mut notes = self.notes.borrow_mut();
        notes.push(Note { command, asked: self.moment(), answered: None });
        notes.len() - 1
    }

    /// Notes its answer.
    pub fn note_answer(&self, number: usize, answer: Result<Outcome, Refusal>) {
        self.notes.borrow_mut()[number].answered = Some((self.moment(), answer));
    }

    fn moment(&self) -> (usize, i64) {
        self.moments.set(self.moments.get() + 1);
        (self.moments.get(), self.database.state().clock)
    }
}

/// A node, for the writer.
struct ModelNode {
    database: Database,
    number: usize,
    catalogue: Arc<Catalogue>,
    version: Cell<i64>,
    drawn: Rc<Cell<usize>>,
}

impl Node for ModelNode {
    type Tx = Tx;

    fn batches(&self) -> usize {
        2
    }

    async fn begin(&self) -> Result<Tx, ModelError> {
        super::turns::wait(1).await;
        let id = self.database.state().begin()?;
        Ok(Tx { database: self.database.clone(), id, node: self.number, first: None })
    }

    fn catalogue(&self) -> (i64, Arc<Catalogue>) {
        (self.version.get(), self.catalogue.clone())
    }

    async fn refresh(&self) -> Result<(), ModelError> {
        super::turns::wait(1).await;
        self.version.set(self.database.state().version);
        Ok(())
    }

    fn now(&self, database: Option<i64>) -> Timestamp {
        let second = database.unwrap_or_else(|| self.database.state().clock);
        Timestamp::from_second(second).unwrap_or_default()
    }

    fn draw(&self) -> Draw {
        draw(&self.database, &self.drawn)
    }

    fn limit(&self, _facts: &mut Facts<'_>) {}

    async fn pause(&self, tries: u32) {
        super::turns::wait(1 << tries).await;
    }

    fn note(&self, _facts: &Facts<'_>, _changes: &[Change], _versions: Versions) {}

    async fn checkpoint(&self) -> Result<(), ModelError> {
        Ok(())
    }
}

/// Ids that nobody else has, and a reference that somebody else may have.
fn draw(database: &Database, drawn: &Cell<usize>) -> Draw {
    drawn.set(drawn.get() + 1);
    let id = format!("{:04}", drawn.get());
    let mut state = database.state();
    Draw {
        reference: Reference::from_number(state.dice.below(REFERENCES) as u64),
        message: format!("message-{id}").into(),
        copy: format!("copy-{id}").into(),
        event: format!("event-{id}"),
        release: state.dice.throw(),
        id,
    }
}
