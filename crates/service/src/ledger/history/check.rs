//! What has to be true once a history has ended.

use super::order::find_order;
use super::rows::Rows;
use super::slots::{minutes, run, who};
use super::town;
use super::world::{Note, World};
use besok_core::booking::{Booking, State};
use std::collections::{BTreeMap, BTreeSet};

/// The first thing that is wrong.
pub(super) fn check(world: &World) -> Option<String> {
    let wrong = world.database.state().wrong.clone();
    let (rows, notes) = (world.database.rows(), world.notes.borrow());
    wrong
        .or_else(|| stuck(&rows))
        .or_else(|| lost(&notes, &rows))
        .or_else(|| done_twice(&notes, &rows))
        .or_else(|| told_wrongly(&notes, &rows))
        .or_else(|| rows.bookings.values().find_map(misplaced))
        .or_else(|| booked_twice(&rows))
        .or_else(|| find_order(&notes, &rows))
}

/// Time has gone by, and the worker has been there: nothing is held any more.
fn stuck(rows: &Rows) -> Option<String> {
    rows.holds.values().next().map(|hold| format!("a hold never ends: {hold:?}"))
}

/// What was done with a key is what the key says, for ever.
fn lost(notes: &[Note], rows: &Rows) -> Option<String> {
    let done: BTreeSet<&str> = rows.events.iter().map(|event| event.id.as_str()).collect();
    notes.iter().filter(|note| done.contains(note.command.draw.event.as_str())).find_map(|note| {
        let (_, answer) = note.answered.as_ref()?;
        let (accepted, key) = (answer.as_ref().ok()?, note.key()?);
        let kept = rows.keys.get(&key).and_then(|claim| claim.outcome.as_ref());
        (kept != Some(accepted)).then(|| format!("acknowledged, but the key says {kept:?}: {note}"))
    })
}

/// One key leads to one change, and one change leaves one event.
fn done_twice(notes: &[Note], rows: &Rows) -> Option<String> {
    let events: Vec<&str> = rows.events.iter().map(|event| event.id.as_str()).collect();
    let once: BTreeSet<&str> = events.iter().copied().collect();
    if once.len() < events.len() {
        return Some("an event is there twice".to_owned());
    }
    let mut keys = BTreeSet::new();
    let mut done = notes.iter().filter(|note| once.contains(note.command.draw.event.as_str()));
    done.find(|note| note.key().is_some_and(|key| !keys.insert(key))).map(|note| format!("done twice: {note}"))
}

/// Whatever is done to a booking is told once, and nothing else is.
fn told_wrongly(notes: &[Note], rows: &Rows) -> Option<String> {
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for message in &rows.messages {
        *told.entry(message.id.as_str()).or_default() += 1;
    }
    let happened: BTreeMap<&str, &str> = rows.events.iter().map(|event| (event.id.as_str(), event.action)).collect();
    let wrong = notes.iter().find_map(|note| {
        let draw = &note.command.draw;
        let is_booking =
            happened.get(draw.event.as_str()).is_some_and(|action| action.split('.').next() == Some("booking"));
        let count = told.remove(draw.message.as_str()).unwrap_or_default();
        (count != usize::from(is_booking)).then(|| format!("told {count} times: {note}"))
    });
    wrong.or_else(|| told.keys().next().map(|id| format!("nobody asked for what {id} tells")))
}

/// A booking is at one time, or at none once it was cancelled.
fn misplaced(booking: &Booking) -> Option<String> {
    let minutes = minutes(&who(&booking.comers()));
    let places: Vec<_> = booking.places.iter().map(|taken| (taken.slot, taken.places)).collect();
    let is_right = match booking.state {
        State::Booked => town::OPENINGS.iter().any(|(opening, _)| {
            run(*opening, booking.starts_at.as_second(), minutes).map(|key| (key, 1)).eq(places.iter().copied())
        }),
        State::Cancelled | State::Past => places.is_empty(),
    };
    (!is_right).then(|| format!("a booking is not at one time: {booking:?}"))
}

/// Nobody has two visits to come for one errand.
fn booked_twice(rows: &Rows) -> Option<String> {
    let mut booked = BTreeSet::new();
    let active = rows.bookings.values().filter(|booking| booking.state == State::Booked);
    let mut members = active.flat_map(|booking| &booking.party);
    let twice = members.find(|member| !booked.insert((&member.person, &member.errand, &member.case_file)));
    twice.map(|member| format!("{} has two visits for {}", member.person, member.errand))
}
