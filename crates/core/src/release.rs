//! Release: what becomes of a time that was given back and that nobody was offered.
//!
//! A time that is free the moment it is given back can be handed over: one cancels, the other books in the same second.
//! One that *cools* comes back at an instant that nobody knows, drawn once for the whole run. Cooling is bounded, so that
//! it never costs a visit: it takes at most half of what is left until the time, it is over two days before, and it is
//! never longer than the errand says.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// So many seconds before it starts a time cools no more.
const FREE_SECONDS: i64 = 48 * 3600;
/// How many hours an errand may let its times cool at the longest.
pub const COOLING_HOURS: RangeInclusive<i64> = 1..=14 * 24;

/// What happens to places that were given back. The later of two is the stricter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Release {
    /// They are free at once.
    #[default]
    Immediate,
    /// They come back to the public at an instant that nobody knows.
    Cooling {
        /// After so many hours at the latest; people can read it.
        longest_hours: i64,
    },
}

impl Release {
    /// When a run that was given back now is free again. `draw` is a random number, one for the whole run, in parts of 2³².
    pub fn back_at(self, starts_at: Timestamp, draw: u32, now: Timestamp) -> Timestamp {
        let Self::Cooling { longest_hours } = self else { return now };
        let lead = starts_at.as_second() - now.as_second();
        let longest = (longest_hours * 3600).min(lead / 2).min(lead - FREE_SECONDS).max(0);
        let delay = (longest * i64::from(draw)) >> 32;
        Timestamp::from_second(now.as_second() + delay).map_or(now, |back| back.max(now))
    }
}

/// As it stands in files.
impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Immediate => f.write_str("immediate"),
            Self::Cooling { longest_hours } => write!(f, "cooling {longest_hours}"),
        }
    }
}

/// It is no release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unknown;

impl FromStr for Release {
    type Err = Unknown;

    fn from_str(text: &str) -> Result<Self, Unknown> {
        if text == "immediate" {
            return Ok(Self::Immediate);
        }
        let hours = text.strip_prefix("cooling ").and_then(|hours| hours.parse().ok());
        let longest_hours = hours.filter(|hours| COOLING_HOURS.contains(hours)).ok_or(Unknown)?;
        Ok(Self::Cooling { longest_hours })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOUR: i64 = 3600;

    /// After how many seconds a time so many seconds ahead is back.
    fn delay(release: Release, lead: i64, draw: u32) -> i64 {
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let starts_at = Timestamp::from_second(now.as_second() + lead).unwrap();
        release.back_at(starts_at, draw, now).as_second() - now.as_second()
    }

    #[test]
    fn within_two_days_of_the_visit_it_is_free_at_once() {
        let cooling = Release::Cooling { longest_hours: 72 };
        assert_eq!(delay(cooling, 48 * HOUR, u32::MAX), 0);
        assert_eq!(delay(cooling, 49 * HOUR, u32::MAX), HOUR - 1, "back before the two days begin");
        assert_eq!(delay(cooling, -HOUR, u32::MAX), 0, "one that has passed");
    }

    #[test]
    fn half_of_what_is_left_and_the_longest_time_bound_it() {
        let cooling = Release::Cooling { longest_hours: 72 };
        assert_eq!(delay(cooling, 120 * HOUR, 1 << 31), 30 * HOUR, "half of half of five days");
        assert_eq!(delay(cooling, 1000 * HOUR, 1 << 31), 36 * HOUR, "half of the longest");
        assert_eq!(delay(Release::Immediate, 1000 * HOUR, 1 << 31), 0);
    }

    #[test]
    fn files_say_it_in_words() {
        for release in [Release::Immediate, Release::Cooling { longest_hours: 72 }] {
            assert_eq!(release.to_string().parse(), Ok(release));
        }
        for wrong in ["later", "cooling", "cooling 0", "cooling 337", "cooling -1", "cooling x"] {
            assert_eq!(wrong.parse::<Release>(), Err(Unknown), "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn cooling_keeps_its_bounds(lead in -100 * HOUR..5000 * HOUR, hours in COOLING_HOURS, draw: u32) {
            let delay = delay(Release::Cooling { longest_hours: hours }, lead, draw);
            prop_assert!(delay >= 0);
            prop_assert!(delay == 0 || (2 * delay <= lead && lead - delay >= 48 * HOUR && delay < hours * HOUR));
        }

        /// Who draws more waits longer, and a draw covers the whole of what is allowed: no instant can be counted on.
        #[test]
        fn the_draw_alone_decides(lead in 49 * HOUR..5000 * HOUR, hours in COOLING_HOURS, one: u32, other: u32) {
            let cooling = Release::Cooling { longest_hours: hours };
            let allowed = (hours * HOUR).min(lead / 2).min(lead - 48 * HOUR);
            prop_assert!((delay(cooling, lead, one) <= delay(cooling, lead, other)) || one > other);
            prop_assert_eq!(delay(cooling, lead, 0), 0);
            prop_assert_eq!(delay(cooling, lead, u32::MAX), allowed - 1);
        }
    }
}
