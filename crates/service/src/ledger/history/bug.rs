//! Mistakes that are put into the model on purpose, to see that they are found.

use std::fmt;

/// A mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bug {
    /// One of the nodes locks in the opposite order.
    LocksBackwards,
    /// Nobody asks what an idempotency key has led to.
    ForgetsKeys,
    /// What a hold keeps is given back twice.
    FreesTwice,
    /// It is not asked again, once rows are locked, which rows are concerned.
    PlansOnce,
    /// Facts are those from before the rows were locked.
    ReadsFirst,
    /// No rows are locked.
    LocksNothing,
    /// Whoever asked is answered before the commit has happened.
    AnswersFirst,
    /// Messages are put into the outbox at once, not with the commit.
    TellsFirst,
}

impl Bug {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::LocksBackwards,
        Self::ForgetsKeys,
        Self::FreesTwice,
        Self::PlansOnce,
        Self::ReadsFirst,
        Self::LocksNothing,
        Self::AnswersFirst,
        Self::TellsFirst,
    ];

    /// As it stands on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LocksBackwards => "locks-backwards",
            Self::ForgetsKeys => "forgets-keys",
            Self::FreesTwice => "frees-twice",
            Self::PlansOnce => "plans-once",
            Self::ReadsFirst => "reads-first",
            Self::LocksNothing => "locks-nothing",
            Self::AnswersFirst => "answers-first",
            Self::TellsFirst => "tells-first",
        }
    }

    /// From the command line.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|bug| bug.as_str() == text)
    }
}

impl fmt::Display for Bug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
