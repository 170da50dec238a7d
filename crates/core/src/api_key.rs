//! Keys with which other systems of the agency use the API.

use crate::id::{ApiKeyId, StaffId};
use crate::person::one_line;
use jiff::Timestamp;

/// How many characters the name of a key can have.
pub const NAME: usize = 60;
/// How many keys may be in use at a time.
pub const KEYS: usize = 50;
/// For how many seconds a use is not noted again.
pub const NOTED_SECONDS: i64 = 60;

/// A key, without what makes it one: that is known to its holder alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiKey {
    /// Which.
    pub id: ApiKeyId,
    /// What administrators call it.
    pub name: String,
    /// Who made it.
    pub made_by: StaffId,
    /// When.
    pub made_at: Timestamp,
    /// When it was last used, to a minute.
    pub used_at: Option<Timestamp>,
    /// When it was ended.
    pub ended_at: Option<Timestamp>,
}

impl ApiKey {
    /// As events name it.
    pub fn actor(&self) -> String {
        format!("key:{}", self.id)
    }

    /// Whether a use now is worth noting.
    pub fn is_use_new(&self, now: Timestamp) -> bool {
        self.used_at.is_none_or(|used| now.as_second() - used.as_second() >= NOTED_SECONDS)
    }
}

/// A name for a key as it was typed: some characters, on one line.
pub fn name(typed: &str) -> Option<&str> {
    one_line(typed, NAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_short_line() {
        assert_eq!(name("  Case system "), Some("Case system"));
        for bad in ["", "  ", "two\nlines", &"x".repeat(NAME + 1)] {
            assert_eq!(name(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn a_use_is_noted_once_a_minute() {
        let now = Timestamp::from_second(1_764_000_000).unwrap();
        let used = |before: i64| ApiKey {
            id: "k".into(),
            name: "Case system".to_owned(),
            made_by: "s".into(),
            made_at: now,
            used_at: Timestamp::from_second(now.as_second() - before).ok(),
            ended_at: None,
        };
        assert!(ApiKey { used_at: None, ..used(0) }.is_use_new(now));
        assert!(!used(59).is_use_new(now) && used(60).is_use_new(now));
    }
}
