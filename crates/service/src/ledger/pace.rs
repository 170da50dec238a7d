//! Whether answers keep up with what is asked.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// How many answers must all have been late: one may be by chance.
const SAMPLES: usize = 8;
/// How old the first of them may be.
const RECENT: Duration = Duration::from_secs(2);

/// Kept by the writer and by those who ask.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pace(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    /// When the oldest command was asked that has no answer yet, for each batch that is under way, by its number.
    oldest: BTreeMap<usize, Instant>,
    /// When the latest answers came to those who asked, and how long after they were given.
    late: VecDeque<(Instant, Duration)>,
}

impl Pace {
    fn with<T>(&self, look: impl FnOnce(&mut Kept) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A batch begins with what was asked then, or there is none.
    pub fn begin(&self, batch: usize, asked_at: Option<Instant>) {
        self.with(|kept| match asked_at {
            Some(asked_at) => kept.oldest.insert(batch, asked_at),
            None => kept.oldest.remove(&batch),
        });
    }

    /// Whoever asked has the answer that was given then. That takes long when the processors have too much to do.
    pub fn note(&self, given_at: Instant) {
        let now = Instant::now();
        self.with(|kept| kept.note(now, now - given_at));
    }

    /// For how long the oldest command has had no answer.
    pub fn behind(&self) -> Duration {
        self.with(|kept| kept.oldest.values().min().copied()).map_or(Duration::ZERO, |asked_at| asked_at.elapsed())
    }

    /// How late the latest answers came at least.
    pub fn late(&self) -> Duration {
        let now = Instant::now();
        self.with(|kept| kept.late(now))
    }
}

impl Kept {
    fn note(&mut self, now: Instant, late: Duration) {
        if self.late.len() == SAMPLES {
            self.late.pop_front();
        }
        self.late.push_back((now, late));
    }

    fn late(&self, now: Instant) -> Duration {
        let enough = self.late.len() == SAMPLES && self.late.front().is_some_and(|(at, _)| now - *at < RECENT);
        self.late.iter().map(|(_, late)| *late).min().filter(|_| enough).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_late_when_all_of_the_latest_are() {
        let (mut kept, began, slow) = (Kept::default(), Instant::now(), Duration::from_millis(300));
        let at = |nth: u32| began + nth * Duration::from_millis(10);
        for nth in 1..8 {
            kept.note(at(nth), slow);
            assert_eq!(kept.late(at(nth)), Duration::ZERO, "too few say so");
        }
        kept.note(at(8), slow * 2);
        assert_eq!(kept.late(at(8)), slow);
        assert_eq!(kept.late(at(8) + RECENT), Duration::ZERO, "that was long ago");
        kept.note(at(9), Duration::ZERO);
        assert_eq!(kept.late(at(9)), Duration::ZERO, "one came at once");
        for nth in 10..18 {
            kept.note(at(nth), slow);
        }
        assert_eq!(kept.late(at(18)), slow);
    }
}
