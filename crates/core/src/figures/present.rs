//! How a queue stands at a moment, in figures.

use super::since_due;
use crate::queue::Queue;
use crate::visit::{Stage, Visit};
use jiff::Timestamp;

/// How a queue stands at a moment. Whoever was told to come back later waits once that time has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Present {
    /// Who waits, with an appointment.
    pub booked: i64,
    /// Who waits, without one.
    pub walk_ins: i64,
    /// The longest time, in seconds, that somebody has waited who waits still, counted as `Figures::waits` are; none if
    /// nobody waits.
    pub longest: Option<i64>,
    /// Counters at which somebody sits, and calls.
    pub open: i64,
    /// Counters at which somebody sits, and has paused.
    pub paused: i64,
}

impl Present {
    /// Counts.
    pub fn of(queue: &Queue, now: Timestamp) -> Self {
        let is_there =
            |visit: &&Visit| visit.stage == Stage::Waiting && visit.not_before.is_none_or(|from| from <= now);
        let waiting: Vec<&Visit> = queue.visits.iter().filter(is_there).collect();
        let booked = waiting.iter().filter(|visit| visit.booked.is_some()).count() as i64;
        let waited =
            |visit: &&Visit| since_due(visit.booked.as_ref().map(|booked| booked.starts_at), visit.arrived_at, now);
        let paused = queue.seats.iter().filter(|seat| seat.paused).count() as i64;
        Self {
            booked,
            walk_ins: waiting.len() as i64 - booked,
            longest: waiting.iter().map(waited).max(),
            open: queue.seats.len() as i64 - paused,
            paused,
        }
    }
}
