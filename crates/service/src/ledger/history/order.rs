//! Whether there is an order in which everything that was done and answered follows from what came before it, and that goes
//! against nobody's experience: what was answered before something else was asked comes before it. The search is that of
//! Wing and Gong, with Lowe's memory of what was in vain.

use super::super::writer::fingerprint;
use super::rows::Rows;
use super::slots::Slots;
use super::world::Note;
use besok_core::booking::Reference;
use besok_core::event::Event;
use besok_core::id::{HoldId, MessageId};
use besok_core::ledger::{Actor, Command, Deed, Draw, Outcome, Refusal};
use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Something that was asked, and that was done or at least answered.
struct Operation<'h> {
    note: &'h Note,
    /// When it changed something, by the clock, and what came of it, if that is known.
    done: Option<(i64, Option<Outcome>)>,
    /// The operation that changed something with the same key.
    keyed: Option<usize>,
    /// Whether the answer is only what the key says.
    is_repeat: bool,
}

impl<'h> Operation<'h> {
    /// Unless nothing came of it. Each change leaves one event, under the id that was drawn for it; without a key that may
    /// have been drawn anew.
    fn of(note: &'h Note, rows: &Rows, events: &BTreeMap<&str, (usize, i64)>) -> Option<Self> {
        let event = note.key().and_then(|_| events.get(note.command.draw.event.as_str()));
        let claim = note.key().and_then(|key| rows.keys.get(&key));
        let answer = note.answered.as_ref().map(|(_, answer)| answer);
        let is_same = claim.is_some_and(|claim| claim.fingerprint == fingerprint(&note.command));
        let kept = claim.filter(|_| is_same).and_then(|claim| claim.outcome.as_ref());
        let is_repeat = match answer {
            Some(Ok(outcome)) => kept == Some(outcome),
            Some(Err(Refusal::KeyReused)) => claim.is_some() && !is_same,
            _ => false,
        };
        let outcome = match answer {
            Some(Ok(outcome)) => Some(outcome),
            _ => kept,
        };
        let done = event.map(|(_, at)| (*at, outcome.cloned()));
        (done.is_some() || answer.is_some()).then_some(Self { note, done, keyed: None, is_repeat })
    }

    fn asked(&self) -> usize {
        self.note.asked.0
    }

    fn answered(&self) -> usize {
        self.note.answered.as_ref().map_or(usize::MAX, |(moment, _)| moment.0)
    }
}

/// A search, and how far it came.
struct Search<'h> {
    operations: Vec<Operation<'h>>,
    last: Slots,
    vain: HashSet<u64>,
    most: usize,
    blocked: Vec<usize>,
}

/// What is wrong with a history of the slots that ended so; none if it has an order.
pub(super) fn find_order(notes: &[Note], rows: &Rows) -> Option<String> {
    let events = rows.events.iter().enumerate().map(|(nth, event)| (event.id.as_str(), (nth, event.at.as_second())));
    let events: BTreeMap<&str, (usize, i64)> = events.collect();
    let mut operations: Vec<Operation> = notes.iter().filter_map(|note| Operation::of(note, rows, &events)).collect();
    let lapses: Vec<(i64, Note)> = rows.events.iter().filter_map(lapse).collect();
    let lapses = lapses.iter().map(|(at, note)| (note, Some((*at, None))));
    operations.extend(lapses.map(|(note, done)| Operation { note, done, keyed: None, is_repeat: false }));
    // What was committed first is tried first.
    operations.sort_by_key(|operation| events.get(operation.note.command.draw.event.as_str()).map(|(nth, _)| *nth));
    let keyed: BTreeMap<_, usize> = operations
        .iter()
        .enumerate()
        .filter(|(_, operation)| operation.done.is_some())
        .filter_map(|(nth, operation)| Some((operation.note.key()?, nth)))
        .collect();
    for operation in &mut operations {
        operation.keyed = operation.note.key().and_then(|key| keyed.get(&key).copied());
    }
    let done = vec![false; operations.len()];
    let mut search = Search { operations, last: Slots::of(rows), vain: HashSet::new(), most: 0, blocked: Vec::new() };
    if search.goes_on(&Slots::default(), done) { None } else { Some(search.tell()) }
}

/// That holds were ended which had run out, whoever asked for it, as if somebody had wanted just that.
fn lapse(event: &Event) -> Option<(i64, Note)> {
    let holds = event.detail.split(' ').map(HoldId::from).collect();
    let draw = Draw {
        id: String::new(),
        reference: Reference::from_number(0),
        message: MessageId(String::new()),
        copy: MessageId(String::new()),
        event: event.id.clone(),
        release: 0,
    };
    let command = Command { actor: Actor::System, key: None, draw, deed: Deed::Expire(holds) };
    let note = Note { command, asked: (0, 0), answered: None };
    (event.action == "holds.expired").then_some((event.at.as_second(), note))
}

impl Search<'_> {
    /// Whether what is not done yet can follow in some order.
    fn goes_on(&mut self, slots: &Slots, mut done: Vec<bool>) -> bool {
        // What changes nothing stands in nobody's way: as soon as it may be, it is.
        while let Some(nth) = self.next(&done).into_iter().find(|nth| self.is_answered(*nth, slots, &done)) {
            done[nth] = true;
        }
        if done.iter().all(|done| *done) && *slots == self.last {
            return true;
        }
        let next = self.next(&done);
        let count = done.iter().filter(|done| **done).count();
        if count >= self.most {
            (self.most, self.blocked) = (count, next.clone());
        }
        let mut hasher = DefaultHasher::new();
        (slots, &done).hash(&mut hasher);
        if !self.vain.insert(hasher.finish()) {
            return false;
        }
        next.into_iter().any(|nth| {
            let operation = &self.operations[nth];
            let Some((at, outcome)) = &operation.done else { return false };
            let mut slots = slots.clone();
            if !slots.change(&operation.note.command, outcome.as_ref(), *at) {
                return false;
            }
            let mut done = done.clone();
            done[nth] = true;
            self.goes_on(&slots, done)
        })
    }

    /// What may come next: what was asked before anything else that is left was answered.
    fn next(&self, done: &[bool]) -> Vec<usize> {
        let left = || (0..done.len()).filter(|nth| !done[*nth]);
        let first = left().map(|nth| self.operations[nth].answered()).min().unwrap_or(usize::MAX);
        left().filter(|nth| self.operations[*nth].asked() < first).collect()
    }

    /// Whether something that changed nothing may have been answered so. A key that has led to something says that, before
    /// anything else is asked.
    fn is_answered(&self, nth: usize, slots: &Slots, done: &[bool]) -> bool {
        let Operation { note, done: changed, keyed, is_repeat } = &self.operations[nth];
        match keyed {
            _ if changed.is_some() => false,
            Some(keyed) if done[*keyed] => *is_repeat,
            Some(_) => slots.allows(note),
            // What changed nothing may still be kept under its key.
            None => *is_repeat || slots.allows(note),
        }
    }

    fn tell(&self) -> String {
        let most = format!("no order explains more than {} of {} answers", self.most, self.operations.len());
        if self.blocked.is_empty() {
            return format!("{most}, and what lies on the slots in the end");
        }
        let blocked = self.blocked.iter().map(|nth| format!("\n  not next: {}", self.operations[*nth].note));
        most + &blocked.collect::<String>()
    }
}
