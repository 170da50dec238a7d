//! Whether what visitors were answered is so, and nothing else.

use super::answers::{Answer, Had, Standing, standings};
use super::kit::{Kit, Time};
use anyhow::{Context, Result};
use besok_core::booking::State;
use besok_service::clock::Clock;
use besok_store::{Mails, Stood, Store};
use besok_view::visit::start_name;
use jiff::ToSpan;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

/// How long a hold may be there after it ran out: the turn of the worker that ends them, and as long again for a busy
/// machine.
const HOLD_SECONDS: i64 = 15;
/// For how many seconds what a node wrote before it was killed may lie in a buffer until the mail server reads it.
const BUFFERED: f64 = 1.0;
/// How many words of what is wrong are shown.
const SHOWN: usize = 20;

/// A mail that a mail server took.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Taken {
    /// Its Message-ID, with or without brackets and domain.
    pub id: String,
    /// Whom it is to.
    pub to: String,
    /// When it began to come, in seconds since whenever.
    #[serde(default)]
    pub at: f64,
}

/// What a mail server took, and what else happened meanwhile.
#[derive(Debug, Clone, Copy)]
pub struct Mailed<'a> {
    /// The mails.
    pub taken: &'a [Taken],
    /// When something was killed, on the same clock.
    pub kills: Kills<'a>,
}

/// What was killed.
#[derive(Debug, Clone, Copy)]
pub enum Kills<'a> {
    /// So often.
    Count(usize),
    /// From when to when each was under way.
    When(&'a [(f64, f64)]),
}

impl Kills<'_> {
    /// How often something was killed while a mail was under way that began at one time and began again at another.
    fn between(self, first: f64, again: f64) -> usize {
        match self {
            Self::Count(count) => count,
            Self::When(kills) => kills.iter().filter(|(from, to)| *to >= first - BUFFERED && *from <= again).count(),
        }
    }
}

/// What was found. All counts of wrong things must be 0.
#[derive(Debug, Default, Serialize)]
pub struct Found {
    /// Bookings that were answered.
    acknowledged: usize,
    /// Bookings that are to come.
    standing: usize,
    /// People who do not know how they stand, because they were not answered.
    unknown: usize,
    /// Bookings that were answered and are not so.
    lost: usize,
    /// Moves after which a booking is not just at its new time.
    misplaced: usize,
    /// Bookings that nobody was answered.
    unasked: usize,
    /// Slots whose counters are not what lies on them, or are above their capacity.
    overbooked: usize,
    /// People with two bookings for the same thing.
    doubled: usize,
    /// Holds that ran out and are still there.
    stuck_holds: usize,
    /// Keys that were claimed and lead to nothing.
    open_claims: usize,
    /// Messages that were not written, or written twice, or given up.
    messages: usize,
    /// Mails that wait to be sent.
    waiting: usize,
    /// Mails that came, twice counted twice.
    mails: usize,
    /// Mails that came once more.
    duplicates: usize,
    /// Mails that did not come though they were sent, that nobody sent, or that came once more without a kill.
    mails_wrong: usize,
    /// What is wrong, in words; the first of it.
    wrong: Vec<String>,
}

impl Found {
    /// Whether nothing is wrong.
    pub fn is_good(&self) -> bool {
        self.wrong.is_empty()
    }

    /// In a line.
    pub fn in_short(&self) -> String {
        let Self { acknowledged, standing, mails, duplicates, waiting, .. } = self;
        let wrong = if self.is_good() { "nothing wrong".to_owned() } else { self.wrong.join("; ") };
        format!(
            "{acknowledged} bookings answered, {standing} to come, {mails} mails came, {duplicates} of them once more, \
             {waiting} wait; {wrong}"
        )
    }

    /// Notes what is wrong. Gives how much.
    fn note(&mut self, what: &str, wrong: impl IntoIterator<Item = String>) -> usize {
        let mut count = 0;
        for one in wrong {
            count += 1;
            if self.wrong.len() < SHOWN {
                self.wrong.push(format!("{what}: {one}"));
            }
        }
        count
    }
}

/// The mails of a file.
pub fn read_mail(file: &Path) -> Result<Vec<Taken>> {
    let read = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let line =
        |line| serde_json::from_str(line).with_context(|| format!("{} has a line that is no mail", file.display()));
    read.lines().map(line).collect()
}

/// Holds a database against what was answered and, where it is known, what a mail server took. Whoever was answered must be done with it: the database is at rest.
pub async fn check(store: &Store, kit: &Kit, answers: &[Answer], mailed: Option<Mailed<'_>>) -> Result<Found> {
    let now = Clock::default().now();
    let (stood, lying) = (store.stood().await?, store.lying(now - HOLD_SECONDS.seconds()).await?);
    let (slots, mails) = (store.capacity_faults().await?, store.mails().await?);
    let standings = standings(answers);
    let mut found = Found {
        acknowledged: standings.values().map(|standing| standing.had.len()).sum(),
        standing: stood.iter().filter(|stood| stood.state == State::Booked).count(),
        unknown: standings.values().filter(|standing| standing.unknown).count(),
        waiting: mails.states.values().filter(|state| *state == "waiting").count(),
        ..Found::default()
    };
    found.overbooked = found.note("a slot's counters are wrong", slots.iter().map(|slot| format!("{slot:?}")));
    found.misplaced = found.note("not at its time", lying.misplaced);
    found.doubled = found.note("two bookings of one person", lying.doubled);
    found.stuck_holds = found.note("a hold ran out and is there", lying.stuck_holds);
    found.open_claims = found.note("a key leads to nothing", lying.open_claims);
    bookings(&mut found, kit, &standings, &stood);
    messages(&mut found, &standings, &mails);
    if let Some(mailed) = mailed {
        came(&mut found, mailed, &mails);
    }
    Ok(found)
}

/// Bookings as they were answered, and no others.
fn bookings(found: &mut Found, kit: &Kit, standings: &HashMap<String, Standing>, stood: &[Stood]) {
    let (nobody, by_reference) =
        (Standing::default(), stood.iter().map(|stood| (stood.reference.as_str(), stood)).collect::<HashMap<_, _>>());
    let is_so = |person: &str, (reference, had): (&String, &Had), standing: &Standing| {
        let stood = by_reference.get(reference.as_str()).filter(|stood| stood.person == person)?;
        let last = standing.booked.as_ref().filter(|(booked, _)| booked == reference);
        let as_answered = match last {
            Some((_, time)) => stood.state == State::Booked && is_at(stood, time),
            None => had.cancelled && stood.state == State::Cancelled,
        };
        // What they were not answered may have been done to what they have.
        (as_answered || standing.unknown && last.is_some()).then_some(())
    };
    let lost = standings.iter().flat_map(|(person, standing)| {
        let lost = standing.had.iter().filter(move |had| is_so(person, *had, standing).is_none());
        lost.map(move |(reference, _)| format!("{reference} of {person}, who stands as {standing:?}"))
    });
    found.lost = found.note("answered, and not so", lost.collect::<Vec<_>>());
    let ours: HashSet<&str> = kit.people.iter().map(|somebody| somebody.person.as_str()).collect();
    let unasked = stood.iter().filter(|stood| ours.contains(stood.person.as_str())).filter(|stood| {
        let standing = standings.get(&stood.person).unwrap_or(&nobody);
        !standing.unknown && !standing.had.contains_key(&stood.reference)
    });
    found.unasked = found.note("there, and never answered", unasked.map(|stood| format!("{stood:?}")));
}

fn is_at(stood: &Stood, time: &Time) -> bool {
    stood.office == time.office && start_name(stood.starts_at) == time.start
}

/// A message for each answer, and no other.
fn messages(found: &mut Found, standings: &HashMap<String, Standing>, mails: &Mails) {
    let mut wrong = Vec::new();
    for (person, standing) in standings {
        let due: [(&str, usize); 3] = [
            ("booked", standing.had.len()),
            ("moved", standing.had.values().map(|had| had.moves).sum()),
            ("cancelled", standing.had.values().filter(|had| had.cancelled).count()),
        ];
        for (kind, due) in due {
            let written = mails.written.get(&(person.clone(), kind.to_owned())).copied().unwrap_or(0);
            let one_more = usize::from(standing.unknown);
            if written < due || written > due + one_more {
                wrong.push(format!(
                    "{person} was answered {due} times that it is {kind}, and is written {written} times"
                ));
            }
        }
    }
    let given_up = mails.states.iter().filter(|(_, state)| *state == "undeliverable");
    wrong.extend(given_up.map(|(id, _)| format!("{id} was given up")));
    found.messages = found.note("messages", wrong);
}

/// What was sent came; nothing else came; and nothing came once more without a kill since it came before.
fn came(found: &mut Found, Mailed { taken, kills }: Mailed<'_>, mails: &Mails) {
    let mut times: HashMap<&str, Vec<f64>> = HashMap::new();
    for one in taken {
        let id = one.id.trim_matches(['<', '>']);
        times.entry(id.split('@').next().unwrap_or(id)).or_default().push(one.at);
    }
    let lost = mails.states.iter().filter(|(id, state)| *state == "sent" && !times.contains_key(id.as_str()));
    let mut wrong: Vec<String> = lost.map(|(id, _)| format!("{id} was sent and never came")).collect();
    let foreign = times.keys().filter(|id| !mails.states.contains_key(**id));
    wrong.extend(foreign.map(|id| format!("{id} came, and nobody wrote it")));
    for (id, times) in &mut times {
        times.sort_by(f64::total_cmp);
        found.duplicates += times.len() - 1;
        let each = times.windows(2).filter(|two| kills.between(two[0], two[1]) == 0);
        wrong.extend(each.map(|two| format!("{id} came at {two:?} without a kill between")));
        if let Kills::Count(count) = kills
            && times.len() > count + 1
        {
            wrong.push(format!("{id} came {} times after {count} kills", times.len()));
        }
    }
    found.mails = taken.len();
    found.mails_wrong = found.note("mails", wrong);
}
