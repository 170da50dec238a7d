//! The clock: a field of [`crate::App`], so that a test can let days pass.

use jiff::Timestamp;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Tells the time, in whole seconds. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    /// Seconds by which it is ahead of the machine's.
    ahead: Arc<AtomicI64>,
}

impl Clock {
    /// What time it is.
    pub fn now(&self) -> Timestamp {
        #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
        let machine = Timestamp::now();
        self.adjust(machine.as_second())
    }

    /// What time it is where the database says so.
    pub fn adjust(&self, second: i64) -> Timestamp {
        Timestamp::from_second(second + self.ahead.load(Ordering::Relaxed)).unwrap_or(Timestamp::MAX)
    }

    /// Lets time pass.
    pub fn advance(&self, seconds: i64) {
        self.ahead.fetch_add(seconds, Ordering::Relaxed);
    }
}
