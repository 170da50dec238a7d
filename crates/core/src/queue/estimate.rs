//! How long somebody will wait: the open counters are played through, calling by the office's own rule.

use super::{Queue, order, turn};
use crate::id::ErrandId;
use crate::visit::{Stage, Visit};
use jiff::{Timestamp, ToSpan};
use std::collections::HashMap;

/// How many minutes visits of an errand have lately taken, where that is known.
pub type Speeds = HashMap<ErrandId, i64>;

/// How long somebody will wait, in minutes: hardly less, and hardly more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Estimate {
    /// If things go fast.
    pub from: i64,
    /// If they go slowly.
    pub to: i64,
}

/// What is taken off if things go fast, and put on if they go slowly, in hundredths.
const FAST: i64 = 70;
const SLOW: i64 = 140;
/// Minutes are said in steps of five: more would be pretence.
const STEP: i64 = 5;

/// How long a visit will wait, one that is in the queue or one that would be. `expected` are those who are booked for the
/// next hours and have not come yet. None if no open counter receives it.
pub fn estimate(
    queue: &Queue,
    visit: &Visit,
    (expected, speeds): (&[Visit], &Speeds),
    now: Timestamp,
) -> Option<Estimate> {
    let minutes = wait(queue, visit, (expected, speeds), now)?;
    let rounded = |minutes: i64| (minutes + STEP - 1) / STEP * STEP;
    Some(Estimate { from: rounded(minutes * FAST / 100), to: rounded(minutes * SLOW / 100) })
}

fn wait(queue: &Queue, wanted: &Visit, (expected, speeds): (&[Visit], &Speeds), now: Timestamp) -> Option<i64> {
    let takes =
        |visit: &Visit| speeds.get(&visit.errand).map_or(visit.minutes, |each| each * visit.people.max(1)).max(1);
    // Nobody knows when one that has paused goes on.
    let calling = queue.seats.iter().filter(|seat| !seat.paused);
    let counters: Vec<_> = calling.filter_map(|seat| queue.rule.counter(seat.counter).map(|it| (seat, it))).collect();
    let mut free_at: Vec<Timestamp> = counters
        .iter()
        .map(|(seat, _)| match queue.at_counter(seat.counter) {
            Some(visit) => {
                // The call to this counter: it may have begun at another one.
                let since = visit.called_at.unwrap_or(now);
                (since + takes(visit).minutes()).max(now)
            }
            None => now,
        })
        .collect();
    let mut line: Vec<&Visit> = order(&queue.rule, &queue.visits);
    line.extend(expected.iter().filter(|one| one.stage == Stage::Waiting));
    line.retain(|visit| visit.id != wanted.id);
    line.push(wanted);
    line.sort_by_key(|visit| turn(&queue.rule, visit));
    if !counters.iter().any(|(_, counter)| queue.takes(counter, wanted)) {
        return None;
    }
    let there = |visit: &Visit| visit.arrived_at.max(visit.not_before.unwrap_or(Timestamp::MIN));
    loop {
        // The counter that is free first, of those that still have somebody to call.
        let useful = |at: &usize| line.iter().any(|visit| queue.takes(counters[*at].1, visit));
        let at = (0..counters.len()).filter(useful).min_by_key(|at| free_at[*at])?;
        let mine = |visit: &&&Visit| queue.takes(counters[at].1, visit);
        let next = line.iter().filter(mine).find(|visit| there(visit) <= free_at[at]);
        let Some(next) = next.copied() else {
            free_at[at] = line.iter().filter(mine).map(|visit| there(visit)).min()?;
            continue;
        };
        if next.id == wanted.id {
            return Some((free_at[at].as_second() - now.as_second()).max(0) / 60);
        }
        free_at[at] += takes(next).minutes();
        line.retain(|visit| visit.id != next.id);
    }
}
