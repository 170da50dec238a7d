//! Columns: runs laid onto counters, and what is left between them.

use super::Entry;
use crate::booking::State;
use crate::opening::Opening;
use crate::slot::{Pool, Slot, SlotKey};
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap};

/// The same counters throughout a day: openings of one kind that follow each other, such as before and after lunch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    /// The numbers of the openings.
    pub openings: Vec<i64>,
    /// When the first of them begins, and the last ends.
    pub span: (Timestamp, Timestamp),
    /// How many columns.
    pub columns: usize,
    /// What stands in them, in the order of time, then of columns.
    pub pieces: Vec<Piece>,
}

/// A rectangle: from when to when, in which columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub what: What,
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub to: Timestamp,
    /// The first column, from 0.
    pub column: usize,
    /// How many columns.
    pub width: usize,
}

/// What stands in a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// An entry of the day, by its index.
    Visit(usize),
    /// More of that entry: people side by side for whom no columns beside each other were left.
    More(usize),
    /// Free for anybody.
    Free,
    /// Free for staff to give.
    StaffOnly,
    /// Held by somebody who is booking just now.
    Held,
    /// Over, and nobody came.
    Idle,
    /// Closed.
    Closed,
}

/// The places of an entry: so many side by side, for a while.
struct Run {
    entry: usize,
    from: Timestamp,
    to: Timestamp,
    places: usize,
}

/// The tracks of a day, from the office's openings, the day's slots, and who comes. Slots of an opening that is no more
/// have a track of their own.
pub fn tracks(openings: &[&Opening], slots: &[Slot], entries: &[Entry], now: Timestamp) -> Vec<Track> {
    let mut of: BTreeMap<i64, Vec<Slot>> = BTreeMap::new();
    for slot in slots {
        of.entry(slot.key.opening()).or_default().push(*slot);
    }
    let mut runs: HashMap<i64, Vec<Run>> = HashMap::new();
    let ends: HashMap<SlotKey, Timestamp> =
        slots.iter().map(|slot| (slot.key, slot.key.later(slot.step).starts_at())).collect();
    for (index, entry) in entries.iter().enumerate() {
        if let Some((opening, run)) = run(index, entry, &ends) {
            runs.entry(opening).or_default().push(run);
        }
    }
    let kinds = kinds(openings, of.keys().copied());
    let tracks = kinds.into_iter().filter_map(|numbers| {
        let mut slots: Vec<Slot> = numbers.iter().flat_map(|number| of.remove(number).unwrap_or_default()).collect();
        slots.sort_by_key(|slot| slot.key.starts_at());
        let runs = numbers.iter().flat_map(|number| runs.remove(number).unwrap_or_default()).collect();
        track(numbers, &slots, runs, now)
    });
    tracks.collect()
}

/// The openings of one kind that do not overlap, together.
fn kinds(openings: &[&Opening], numbers: impl Iterator<Item = i64>) -> Vec<Vec<i64>> {
    let mut openings = openings.to_vec();
    openings.sort_by_key(|opening| (opening.from, opening.number));
    let mut kinds: Vec<(Vec<i64>, &Opening)> = Vec::new();
    for opening in openings {
        let follows = |(_, last): &&mut (Vec<i64>, &Opening)| {
            last.to <= opening.from && last.places == opening.places && last.errands == opening.errands
        };
        match kinds.iter_mut().find(follows) {
            Some((numbers, last)) => {
                numbers.push(opening.number);
                *last = opening;
            }
            None => kinds.push((vec![opening.number], opening)),
        }
    }
    let mut kinds: Vec<Vec<i64>> = kinds.into_iter().map(|(numbers, _)| numbers).collect();
    let former: Vec<i64> = numbers.filter(|number| !kinds.iter().any(|kind| kind.contains(number))).collect();
    kinds.extend(former.into_iter().map(|number| vec![number]));
    kinds
}

fn run(index: usize, entry: &Entry, ends: &HashMap<SlotKey, Timestamp>) -> Option<(i64, Run)> {
    if entry.state == State::Cancelled {
        return None;
    }
    let first = entry.places.iter().min_by_key(|taken| taken.slot)?;
    let last = entry.places.iter().max_by_key(|taken| taken.slot)?;
    let places = entry.places.iter().map(|taken| taken.places).max()?;
    let to = ends.get(&last.slot).copied().unwrap_or(entry.ends_at);
    let run = Run { entry: index, from: first.slot.starts_at(), to, places: places.max(1) as usize };
    Some((first.slot.opening(), run))
}

fn track(openings: Vec<i64>, slots: &[Slot], mut runs: Vec<Run>, now: Timestamp) -> Option<Track> {
    let (first, last) = (slots.first()?, slots.last()?);
    let span = (first.key.starts_at(), last.key.later(last.step).starts_at());
    let planned = slots.iter().map(|slot| slot.planned.max(slot.taken)).max().unwrap_or(0) as usize;
    runs.sort_by_key(|run| (run.from, run.entry));
    let mut pieces = lay(&runs);
    let used = pieces.iter().map(|piece| piece.column + piece.width).max().unwrap_or(0);
    let columns = planned.max(used);
    pieces.extend(between(slots, &pieces, columns, now));
    pieces.sort_by_key(|piece| (piece.from, piece.column));
    Some(Track { openings, span, columns, pieces })
}

/// Lays runs, which are in order, onto columns. There are never more columns than places are taken at one time: whenever
/// a run begins, exactly those are busy whose runs have not ended.
fn lay(runs: &[Run]) -> Vec<Piece> {
    let mut until: Vec<Timestamp> = Vec::new();
    let mut pieces = Vec::new();
    for run in runs {
        let mut free: Vec<usize> = (0..until.len()).filter(|column| until[*column] <= run.from).collect();
        while free.len() < run.places {
            free.push(until.len());
            until.push(run.from);
        }
        let beside = free.windows(run.places).find(|columns| columns[run.places - 1] - columns[0] == run.places - 1);
        let chosen = beside.unwrap_or(&free[..run.places]);
        let mut what = What::Visit(run.entry);
        for beside in chosen.chunk_by(|a, b| a + 1 == *b) {
            pieces.push(Piece { what, from: run.from, to: run.to, column: beside[0], width: beside.len() });
            what = What::More(run.entry);
        }
        for column in chosen {
            until[*column] = run.to;
        }
    }
    pieces
}

/// What is between the visits: step by step for each column, neighbours in time put together.
fn between(slots: &[Slot], visits: &[Piece], columns: usize, now: Timestamp) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last: Vec<Option<usize>> = vec![None; columns];
    let mut end = slots[0].key.starts_at();
    for slot in slots {
        let (from, to) = (slot.key.starts_at(), slot.key.later(slot.step).starts_at());
        if from > end {
            pieces.push(Piece { what: What::Closed, from: end, to: from, column: 0, width: columns });
        }
        end = to;
        let busy = |column: usize| {
            let here = |piece: &&Piece| piece.from < to && from < piece.to;
            visits.iter().filter(here).any(|piece| (piece.column..piece.column + piece.width).contains(&column))
        };
        let idle: Vec<usize> = (0..columns).filter(|column| !busy(*column)).collect();
        for (what, column) in left(slot, columns - idle.len(), now).zip(idle) {
            match last[column].map(|at| &mut pieces[at]) {
                Some(piece) if piece.what == what && piece.to == from => piece.to = to,
                _ => {
                    last[column] = Some(pieces.len());
                    pieces.push(Piece { what, from, to, column, width: 1 });
                }
            }
        }
    }
    pieces
}

/// What the columns are in which nobody stands in this slot: first what anybody may take, last what does not exist.
fn left(slot: &Slot, visiting: usize, now: Timestamp) -> impl Iterator<Item = What> {
    let (all, public) = (slot.free(Pool::Staff).max(0), slot.free(Pool::Public).max(0));
    let held = (slot.taken - visiting as i64).max(0);
    let over = slot.key.starts_at() < now;
    let free = move |what| if over { What::Idle } else { what };
    let some = |what, count: i64| std::iter::repeat_n(what, count as usize);
    some(free(What::Free), public)
        .chain(some(What::Held, held))
        .chain(some(free(What::StaffOnly), all - public))
        .chain(std::iter::repeat(What::Closed))
}
