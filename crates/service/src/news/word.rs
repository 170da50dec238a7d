//! A word: what has changed, as one node tells it to another.

use crate::queue::board::Version;
use besok_core::id::OfficeId;
use besok_core::slot::{SlotKey, Spare};
use besok_store::WORD_BYTES;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How much is gathered at most; more than that is "anything may have changed".
const MOST: usize = 5_000;

/// What has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Word {
    /// Slots by their keys: version, step, free places, and whether anything lies on them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    slots: BTreeMap<i64, (i64, i64, i64, bool)>,
    /// Offices, and days of theirs in UTC.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub days: BTreeSet<(OfficeId, i64)>,
    /// The versions of queues.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub boards: BTreeMap<OfficeId, Version>,
    /// Anything may have changed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub all: bool,
}

#[derive(Serialize, Deserialize)]
struct Envelope<W> {
    node: String,
    word: W,
}

impl Word {
    /// About slots as they are by now, and about days.
    pub fn new(spares: impl Iterator<Item = Spare>, days: BTreeSet<(OfficeId, i64)>) -> Self {
        let slots = spares.map(|Spare { key, step, free, touched, version }| (key.0, (version, step, free, touched)));
        Self { slots: slots.collect(), days, ..Self::default() }
    }

    /// That a queue has a version.
    pub fn board(office: OfficeId, version: Version) -> Self {
        Self { boards: [(office, version)].into(), ..Self::default() }
    }

    /// What slots have to spare.
    pub fn spares(&self) -> Vec<Spare> {
        let spare = |(key, (version, step, free, touched)): (&i64, &(i64, i64, i64, bool))| Spare {
            key: SlotKey(*key),
            step: *step,
            free: *free,
            touched: *touched,
            version: *version,
        };
        self.slots.iter().map(spare).collect()
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds what has changed since.
    pub fn add(&mut self, later: Self) {
        self.slots.extend(later.slots);
        self.days.extend(later.days);
        self.boards.extend(later.boards);
        self.all |= later.all;
        if self.len() > MOST {
            *self = Self { all: true, ..Self::default() };
        }
    }

    /// Adds what had changed before.
    pub fn add_before(&mut self, earlier: Self) {
        let later = std::mem::replace(self, earlier);
        self.add(later);
    }

    /// As the database carries it to other nodes, in as many pieces as are needed.
    pub fn payloads(self, node: &str) -> Vec<String> {
        let envelope = Envelope { node: node.to_owned(), word: self };
        // Its keys are numbers and texts: it can be written.
        let text = serde_json::to_string(&envelope).unwrap_or_default();
        let Envelope { word: mut half, .. } = envelope;
        if text.len() <= WORD_BYTES || half.len() < 2 {
            return vec![text];
        }
        let rest = half.split();
        half.payloads(node).into_iter().chain(rest.payloads(node)).collect()
    }

    /// What another node has said; none if it was this one.
    pub fn heard(payload: &str, me: &str) -> Result<Option<Self>, serde_json::Error> {
        let Envelope { node, word } = serde_json::from_str::<Envelope<Self>>(payload)?;
        Ok((node != me).then_some(word))
    }

    fn len(&self) -> usize {
        self.slots.len() + self.days.len() + self.boards.len()
    }

    /// Takes about half of what it says out of it.
    fn split(&mut self) -> Self {
        let slots = self.slots.keys().nth(self.slots.len() / 2).copied();
        let days = self.days.iter().nth(self.days.len() / 2).cloned();
        let boards = self.boards.keys().nth(self.boards.len() / 2).cloned();
        Self {
            slots: slots.map(|at| self.slots.split_off(&at)).unwrap_or_default(),
            days: days.map(|at| self.days.split_off(&at)).unwrap_or_default(),
            boards: boards.map(|at| self.boards.split_off(&at)).unwrap_or_default(),
            all: self.all,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn word(from: i64, to: i64) -> Word {
        let spare =
            |key: i64| Spare { key: SlotKey(1 << 60 | key), step: 10, free: 3, touched: true, version: i64::MAX };
        let days = (from..to).map(|day| (OfficeId(format!("office-{day}")), day)).collect();
        let boards = (from..to).map(|nth| (OfficeId(format!("office-{nth}")), (date(2026, 12, 8), nth)));
        Word { boards: boards.collect(), ..Word::new((from..to).map(spare), days) }
    }

    #[test]
    fn a_long_word_is_said_in_pieces_that_fit() {
        for count in [0, 1, 2, 20, 1_000] {
            let (word, mut heard) = (word(0, count), Word::default());
            let payloads = word.clone().payloads("a");
            assert!(payloads.iter().all(|payload| payload.len() <= WORD_BYTES));
            assert_eq!(payloads.len() > 1, count == 1_000);
            for payload in &payloads {
                assert_eq!(Word::heard(payload, "a").unwrap(), None, "one's own");
                heard.add(Word::heard(payload, "b").unwrap().unwrap());
            }
            assert_eq!(heard, word);
        }
    }

    #[test]
    fn what_is_gathered_is_the_newest_and_never_too_much() {
        let mut gathered = word(0, 10);
        let newer = Spare { key: SlotKey(1 << 60), step: 10, free: 0, touched: true, version: i64::MAX };
        gathered.add(Word::new([newer].into_iter(), BTreeSet::new()));
        assert_eq!(gathered.spares()[0], newer);
        gathered.add_before(word(0, 20));
        assert_eq!((gathered.spares()[0], gathered.spares().len()), (newer, 20));
        gathered.add(word(20, 10_000));
        assert_eq!(gathered, Word { all: true, ..Word::default() });
    }

    #[test]
    fn a_word_of_another_version_is_understood_as_far_as_it_can_be() {
        let heard =
            Word::heard(r#"{"node":"b","word":{"days":[["north",3]],"weather":"fine"}}"#, "a").unwrap().unwrap();
        assert_eq!(heard.days, [(OfficeId("north".into()), 3)].into());
        assert!(Word::heard("hello", "a").is_err());
    }
}
