//! Errands: what one comes for, and the limits that go with it.

use crate::id::ErrandId;
use crate::language::Text;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One errand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Errand {
    /// Its name in addresses.
    pub id: ErrandId,
    /// What the visitor chooses: "Be fingerprinted and photographed".
    pub name: Text,
    /// One sentence that helps to choose rightly.
    pub summary: Text,
    /// Minutes that each person takes.
    pub minutes: i64,
    /// What to bring, one thing each.
    pub bring: Vec<Text>,
    /// How many days ahead a time can be booked.
    pub ahead_days: i64,
    /// How many minutes before its start a time can still be booked.
    pub notice_minutes: i64,
    /// How many minutes before its start a booking can still be moved.
    pub move_minutes: i64,
    /// How many minutes before its start a booking can still be cancelled.
    pub cancel_minutes: i64,
    /// What happens to a time that was given back.
    pub release: Release,
    /// Whether only somebody whom the agency has asked may book it.
    pub needs_invitation: bool,
}

/// What happens to places that were given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Release {
    /// They are free at once.
    Immediate,
}

impl Errand {
    /// The last instant at which a booking that starts then can still be moved.
    pub fn move_until(&self, starts_at: Timestamp) -> Timestamp {
        before(starts_at, self.move_minutes)
    }

    /// The last instant at which a booking that starts then can still be cancelled.
    pub fn cancel_until(&self, starts_at: Timestamp) -> Timestamp {
        before(starts_at, self.cancel_minutes)
    }

    /// The first and the last start that may be booked now.
    pub fn window(&self, now: Timestamp) -> (Timestamp, Timestamp) {
        (before(now, -self.notice_minutes), before(now, -self.ahead_days * 24 * 60))
    }
}

fn before(instant: Timestamp, minutes: i64) -> Timestamp {
    Timestamp::from_second(instant.as_second() - minutes * 60).unwrap_or(instant)
}
