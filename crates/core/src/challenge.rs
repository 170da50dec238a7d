//! Challenges: work that a browser does before it may do something of which machines do too much. People do not notice
//! it, and whoever asks a thousand times pays a thousand times.
//!
//! The work is to find so many numbers whose digests begin with so many zero bits. Several small finds instead of a large
//! one: how long they take together varies little.

use serde::Deserialize;

/// How many numbers have to be found.
pub const FINDS: usize = 16;
/// Zero bits of the lightest work: some 16,000 digests.
pub const LIGHTEST: u32 = 10;
/// Zero bits of the heaviest: some 131,000. Nothing makes a cheap phone work longer.
pub const HEAVIEST: u32 = 13;
/// From which per cent of what is too much on there is work, and after how many more of them a bit is added.
const STEP: u32 = 25;
/// Presses at a node within a minute that are too many: some twenty a second.
const TOO_MANY_PRESSES: u64 = 1200;

/// When browsers are given work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Never.
    Off,
    /// Where signals say so; in quiet times nobody.
    #[default]
    Auto,
    /// Always.
    Always,
}

/// What may be done once the work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Hold a time.
    Hold,
    /// Ask for a code to sign in.
    SignIn,
}

impl Aim {
    /// As it is signed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::SignIn => "sign-in",
        }
    }
}

/// What is known of whoever asks, and of everybody: each in per cent of what would be refused or is too much. None of
/// them refuses anything here; they make the work harder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signals {
    /// Of the limits of their network.
    pub network: u32,
    /// Of the holds that they may have made, or the codes that their network may ask for.
    pub asked: u32,
    /// Of what a node may be pressed for.
    pub load: u32,
}

impl Signals {
    /// The per cent of a load.
    pub fn load(presses: u32) -> u32 {
        share(presses.into(), TOO_MANY_PRESSES)
    }
}

/// The zero bits that each number has to bring; none where there is no work.
pub fn work(level: Level, signals: Signals) -> Option<u32> {
    let steps = signals.network.max(signals.asked).max(signals.load) / STEP;
    match level {
        Level::Off => None,
        Level::Auto if steps == 0 => None,
        Level::Auto | Level::Always => Some((LIGHTEST + steps.saturating_sub(1)).min(HEAVIEST)),
    }
}

/// A count in per cent of a limit, and nothing of a limit of 0, which is none.
pub fn share(count: u64, limit: u64) -> u32 {
    u32::try_from((count * 100).checked_div(limit).unwrap_or(0)).unwrap_or(u32::MAX)
}

/// Whether a digest begins with so many zero bits.
pub fn begins_with_zeros(digest: &[u8], bits: u32) -> bool {
    let zeros = digest.iter().take_while(|byte| **byte == 0).count();
    zeros as u32 * 8 + digest.get(zeros).map_or(0, |byte| byte.leading_zeros()) >= bits
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn signals() -> impl Strategy<Value = Signals> {
        (0..300u32, 0..300u32, 0..300u32).prop_map(|(network, asked, load)| Signals { network, asked, load })
    }

    proptest! {
        #[test]
        fn more_signals_are_never_less_work_and_never_more_than_the_heaviest(a in signals(), b in signals()) {
            let both = Signals {
                network: a.network.max(b.network),
                asked: a.asked.max(b.asked),
                load: a.load.max(b.load),
            };
            for level in [Level::Off, Level::Auto, Level::Always] {
                prop_assert!(work(level, a).max(work(level, b)) <= work(level, both));
                prop_assert!(work(level, both).is_none_or(|bits| (LIGHTEST..=HEAVIEST).contains(&bits)));
            }
            prop_assert_eq!(work(Level::Off, both), None);
            prop_assert!(work(Level::Always, a) >= work(Level::Auto, a) && work(Level::Always, a).is_some());
        }

        #[test]
        fn zeros_are_counted_as_bits(digest in any::<[u8; 4]>()) {
            let zeros = u32::from_be_bytes(digest).leading_zeros();
            prop_assert!(begins_with_zeros(&digest, zeros));
            prop_assert!(!begins_with_zeros(&digest, zeros + 1));
        }
    }

    #[test]
    fn nobody_works_in_quiet_times() {
        let of = |network| work(Level::Auto, Signals { network, ..Signals::default() });
        assert_eq!(
            [0, 24, 25, 49, 50, 75, 100, 1000].map(of),
            [None, None, Some(10), Some(10), Some(11), Some(12), Some(13), Some(13)]
        );
        assert_eq!(work(Level::Always, Signals::default()), Some(LIGHTEST));
    }

    #[test]
    fn shares_of_limits() {
        assert_eq!([share(5, 20), share(0, 20), share(7, 0), share(u64::MAX / 100, 1)], [25, 0, 0, u32::MAX]);
        assert_eq!(Signals::load(300), 25);
    }
}
