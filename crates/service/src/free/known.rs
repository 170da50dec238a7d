//! Slots in memory, sixteen bytes each, and what was found in them.

use super::Starts;
use besok_core::availability::Need;
use besok_core::slot::{Slot, SlotKey, Spare};
use jiff::Timestamp;
use std::collections::HashMap;

/// After how many seconds slots are read again while nothing is heard.
const FRESH_SECONDS: i64 = 2;
/// After how many seconds they are read again while everything is.
const GOOD_SECONDS: i64 = 60;
/// How many answers are kept at most, and how many starts in all of them.
const ANSWERS: usize = 10_000;
const STARTS: usize = 20_000_000;

/// The openings that somebody has looked at.
#[derive(Debug, Default)]
pub(super) struct Known {
    openings: HashMap<i64, Opening>,
    /// Starts that were found, each with the editions of the openings that they were found in.
    answers: HashMap<Asked, Answer>,
    /// How many starts are in the answers.
    starts: usize,
    editions: u64,
    /// Whether everything that is committed is heard. Each time that begins is another era.
    is_heard: bool,
    era: u64,
}

/// Openings, and what a visit needs of their slots.
type Asked = (Vec<i64>, Need);
/// Editions of the openings, and the starts found in them.
type Answer = (Vec<u64>, Starts);

#[derive(Debug, Default)]
struct Opening {
    /// In the order of their starts. Full and withdrawn ones as well, with their versions.
    steps: Vec<Step>,
    /// Another number after each change.
    edition: u64,
    /// In which era it was read, and when.
    read: Option<(u64, Timestamp)>,
    looked_at: bool,
    /// What was heard since a reading began that has not ended.
    heard: Option<Vec<Step>>,
}

/// What is kept of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    /// In minutes since 1970.
    start: u32,
    free: u16,
    /// Its length, less than `TOUCHED`, which is added where anything lies on it.
    minutes: u16,
    version: i64,
}

const TOUCHED: u16 = 1 << 15;
/// For how many more slots room is made at once.
const ROOM: usize = 64;

impl Known {
    pub fn hear(&mut self) {
        self.is_heard = true;
        self.era += 1;
    }

    pub fn turn_deaf(&mut self) {
        self.is_heard = false;
    }

    pub fn is_heard(&self) -> bool {
        self.is_heard
    }

    /// Notes that somebody looks at openings, and gives whether any has to be read.
    pub fn look(&mut self, openings: &[i64], now: Timestamp) -> bool {
        for number in openings {
            if let Some(opening) = self.openings.get_mut(number) {
                opening.looked_at = true;
            }
        }
        openings.iter().any(|number| self.is_stale(*number, now))
    }

    pub fn is_stale(&self, number: i64, now: Timestamp) -> bool {
        let Some((era, at)) = self.openings.get(&number).and_then(|opening| opening.read) else { return true };
        era != self.era || !(self.is_heard || (0..FRESH_SECONDS).contains(&(now.as_second() - at.as_second())))
    }

    /// The opening that was read longest ago, of those that were looked at since.
    pub fn oldest(&self, now: Timestamp) -> Option<i64> {
        let looked_at = self.openings.iter().filter(|(_, opening)| opening.looked_at);
        let read = looked_at.filter_map(|(number, opening)| Some((opening.read?.1, *number)));
        let (at, number) = read.min()?;
        (now.as_second() - at.as_second() >= GOOD_SECONDS).then_some(number)
    }

    /// Begins to read an opening, and gives the era in which it is read.
    pub fn begin(&mut self, number: i64) -> u64 {
        self.openings.entry(number).or_default().heard = Some(Vec::new());
        self.era
    }

    /// Nothing came of reading it.
    pub fn give_up(&mut self, number: i64) {
        self.openings.entry(number).or_default().heard = None;
    }

    /// What was read of an opening, and meanwhile heard, is all that is known of it.
    pub fn learn(&mut self, number: i64, read: &[Spare], at: (u64, Timestamp)) {
        let opening = self.openings.entry(number).or_default();
        let before = std::mem::replace(&mut opening.steps, read.iter().map(Step::of).collect());
        for step in opening.heard.take().unwrap_or_default() {
            opening.set(step);
        }
        (opening.read, opening.looked_at) = (Some(at), false);
        if before != opening.steps {
            self.editions += 1;
            opening.edition = self.editions;
        }
    }

    /// Notes what a slot has to spare, unless something newer is known.
    pub fn note(&mut self, spare: &Spare) {
        let Some(opening) = self.openings.get_mut(&spare.key.opening()) else { return };
        let step = Step::of(spare);
        if let Some(heard) = &mut opening.heard {
            heard.push(step);
        }
        if opening.set(step) {
            self.editions += 1;
            opening.edition = self.editions;
        }
    }

    /// What was found before in these openings, or else their editions.
    pub fn answer(&self, openings: &[i64], need: Need) -> Result<Starts, Vec<u64>> {
        let edition = |number| self.openings.get(number).map_or(0, |opening| opening.edition);
        let editions: Vec<u64> = openings.iter().map(edition).collect();
        match self.answers.get(&(openings.to_vec(), need)) {
            Some((of, starts)) if *of == editions => Ok(starts.clone()),
            _ => Err(editions),
        }
    }

    /// Keeps what was found in editions of openings.
    pub fn keep_answer(&mut self, (openings, need): (&[i64], Need), answer: Answer) {
        if self.answers.len() >= ANSWERS || self.starts >= STARTS {
            self.answers.clear();
            self.starts = 0;
        }
        self.starts += answer.1.0.len();
        if let Some((_, before)) = self.answers.insert((openings.to_vec(), need), answer) {
            self.starts -= before.0.len();
        }
    }

    /// The free slots of these openings that start in `[from, to)`.
    pub fn slots(&self, openings: &[i64], span: (Timestamp, Timestamp)) -> Vec<Slot> {
        let known = openings.iter().filter_map(|number| Some((*number, self.openings.get(number)?)));
        let all = known.flat_map(|(number, opening)| opening.within(span).iter().map(move |step| (number, step)));
        all.filter(|(_, step)| step.free > 0).map(|(number, step)| step.spare(number).slot()).collect()
    }
}

impl Opening {
    /// The steps that start in `[from, to)`.
    fn within(&self, (from, to): (Timestamp, Timestamp)) -> &[Step] {
        let before = |end: Timestamp| self.steps.partition_point(|step| i64::from(step.start) * 60 < end.as_second());
        let first = before(from);
        &self.steps[first..before(to).max(first)]
    }

    /// Gives whether it is news.
    fn set(&mut self, step: Step) -> bool {
        match self.steps.binary_search_by_key(&step.start, |step| step.start) {
            Ok(at) if self.steps[at].version >= step.version => return false,
            Ok(at) => self.steps[at] = step,
            Err(at) => {
                // Not twice the room, as it would be otherwise: openings are many, and new slots of each are few.
                if self.steps.len() == self.steps.capacity() {
                    self.steps.reserve_exact(ROOM);
                }
                self.steps.insert(at, step);
            }
        }
        true
    }
}

impl Step {
    fn of(spare: &Spare) -> Self {
        // A day has 1,440 minutes, and of places more than anybody needs are enough.
        let (minutes, free) = (spare.step as u16, spare.free.min(i64::from(u16::MAX)) as u16);
        let touched = if spare.touched { TOUCHED } else { 0 };
        Self { start: spare.key.0 as u32, free, minutes: minutes | touched, version: spare.version }
    }

    fn spare(&self, opening: i64) -> Spare {
        Spare {
            key: SlotKey(opening << 32 | i64::from(self.start)),
            step: i64::from(self.minutes & !TOUCHED),
            free: self.free.into(),
            touched: self.minutes & TOUCHED != 0,
            version: self.version,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use besok_core::slot::Pool;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;
    const ALWAYS: (Timestamp, Timestamp) = (Timestamp::MIN, Timestamp::MAX);

    fn key(minute: i64) -> SlotKey {
        SlotKey((7 << 32) + minute)
    }

    fn spare(minute: i64, free: i64, version: i64) -> Spare {
        Spare { key: key(minute), step: 10, free, touched: free == 1, version }
    }

    /// Minutes and free places of what is free.
    fn free(known: &Known) -> Vec<(i64, i64)> {
        known.slots(&[7], ALWAYS).iter().map(|slot| (slot.key.0 & 0xffff_ffff, slot.free(Pool::Public))).collect()
    }

    fn read(known: &mut Known, spares: &[Spare]) {
        let era = known.begin(7);
        known.learn(7, spares, (era, NOW));
    }

    #[test]
    fn words_count_by_their_versions_and_not_by_when_they_come() {
        let mut known = Known::default();
        known.note(&spare(0, 5, 9));
        assert_eq!(free(&known), [], "nobody looked at it");
        read(&mut known, &[spare(0, 2, 1), spare(10, 2, 1)]);
        for (version, places) in [(4, 0), (2, 1), (3, 2)] {
            known.note(&spare(0, places, version));
            assert_eq!(free(&known), [(10, 2)], "version 4 is the newest");
        }
        known.note(&Spare::gone(key(10), 2));
        known.note(&spare(10, 2, 1));
        known.note(&spare(5, 1, 1));
        assert_eq!(free(&known), [(5, 1)]);
        known.note(&spare(0, 1, 5));
        known.note(&spare(10, 3, 100));
        assert_eq!(free(&known), [(0, 1), (5, 1), (10, 3)], "one that is made again is newer");
        let slots = known.slots(&[7], ALWAYS);
        assert!(slots[0].taken > 0 && slots[2].taken == 0);
    }

    #[test]
    fn what_is_heard_while_slots_are_read_is_not_lost() {
        let mut known = Known::default();
        read(&mut known, &[spare(0, 2, 1), spare(10, 2, 1), spare(20, 2, 1)]);
        let era = known.begin(7);
        known.note(&spare(0, 1, 2));
        known.note(&spare(10, 1, 2));
        known.note(&spare(30, 4, 1));
        // The reading saw a later change of one of them, and none of the others. One slot is gone, and nobody said so.
        known.learn(7, &[spare(0, 2, 1), spare(10, 0, 3)], (era, NOW));
        assert_eq!(free(&known), [(0, 1), (30, 4)]);
    }

    #[test]
    fn what_is_known_is_good_while_everything_is_heard() {
        let (mut known, later) = (Known::default(), Timestamp::from_second(3600).unwrap());
        assert!(known.is_stale(7, NOW));
        read(&mut known, &[]);
        assert!(!known.is_stale(7, NOW) && known.is_stale(7, later), "nothing is heard");
        known.hear();
        assert!(known.is_stale(7, NOW), "it was read before");
        let era = known.begin(7);
        known.hear();
        known.learn(7, &[], (era, NOW));
        assert!(known.is_stale(7, NOW), "reading began before");
        read(&mut known, &[]);
        assert!(!known.is_stale(7, later));
        assert_eq!(known.oldest(later), None, "nobody looks at it");
        assert!(!known.look(&[7], later));
        assert_eq!((known.oldest(NOW), known.oldest(later)), (None, Some(7)));
        known.turn_deaf();
        assert!(known.is_stale(7, later));
    }
}
