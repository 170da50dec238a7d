//! What becomes of the bookings that an edit affects: as the editor chose, for all of them or for each.

use super::effect::Affected;
use crate::booking::{Booking, Reference};
use jiff::Timestamp;
use std::collections::HashMap;

/// What becomes of a booking that lies outside the plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Choice {
    /// It stays, above the plan.
    #[default]
    Keep,
    /// Another time is proposed.
    Move,
    /// It is cancelled, and whoever made it is told.
    Cancel,
}

impl Choice {
    /// Every choice, in the order in which a page offers them.
    pub const ALL: [Self; 3] = [Self::Keep, Self::Move, Self::Cancel];

    /// As it stands in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Move => "move",
            Self::Cancel => "cancel",
        }
    }

    /// From a form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.as_str() == text)
    }
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// For all that were shown.
    pub all: Choice,
    /// For each that was shown; as for all, where it does not say. Nobody has decided about any other.
    pub each: HashMap<Reference, Option<Choice>>,
    /// When they were shown: a booking that was made or changed since is kept, because nobody has decided about it.
    pub seen: Timestamp,
}

impl Choices {
    /// What was chosen for a booking. What holds for all is not about those that lay outside the plan before: somebody
    /// has decided about them already.
    pub fn of(&self, affected: &Affected) -> Choice {
        let Affected { booking, already, .. } = affected;
        match self.each.get(&booking.reference) {
            _ if booking.changed_at >= self.seen => Choice::Keep,
            Some(Some(choice)) => *choice,
            Some(None) if !already => self.all,
            _ => Choice::Keep,
        }
    }

    /// The bookings for which this was chosen.
    pub fn among<'a>(&self, affected: &'a [Affected], choice: Choice) -> Vec<&'a Booking> {
        let chosen = affected.iter().filter(|affected| self.of(affected) == choice);
        chosen.map(|affected| &affected.booking).collect()
    }
}
