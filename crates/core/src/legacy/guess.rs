//! How often a reference can be typed. Slower at first, and in the end not at all: guessing does not add up, and whoever
//! mistyped their own is not shut out by one mistake.
//!
//! Every try counts, whether it was right or not, and whether or not there is such a booking: an answer tells nobody
//! which.

use jiff::{Timestamp, ToSpan};

/// Over how many hours tries are counted.
pub const HOURS: i64 = 24;
/// How many tries nobody has to wait for.
const FREE: usize = 3;
/// How many tries there are in all; then the office is the way out.
const MOST: usize = 8;
/// Minutes to wait after the third try, twice as many after each further one.
const FIRST_WAIT: i64 = 2;
/// How many tries a network has in an hour; an office full of people is one network.
pub const FROM_NETWORK: i64 = 30;
/// How many tries there are in an hour in all, from wherever: beyond that everybody waits.
pub const IN_ALL: i64 = 2000;

/// Why nothing may be typed for a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Again after so many minutes.
    Wait(i64),
    /// It was typed too often.
    Locked,
}

/// Whether a reference may be typed once more, given when it was typed within the last [`HOURS`] hours, in order.
pub fn admit(tries: &[Timestamp], now: Timestamp) -> Result<(), Stop> {
    let Some(last) = tries.last().filter(|_| tries.len() >= FREE) else { return Ok(()) };
    if tries.len() >= MOST {
        return Err(Stop::Locked);
    }
    let until = *last + (FIRST_WAIT << (tries.len() - FREE)).minutes();
    let seconds = until.as_second() - now.as_second();
    if seconds > 0 { Err(Stop::Wait((seconds + 59) / 60)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_gets_slower_and_then_it_stops() {
        let mut now: Timestamp = "2026-11-28T10:00:00Z".parse().unwrap();
        let (mut tries, mut waited) = (Vec::new(), Vec::new());
        loop {
            match admit(&tries, now) {
                Ok(()) => tries.push(now),
                Err(Stop::Wait(minutes)) => {
                    assert_eq!(admit(&tries, now + (minutes - 1).minutes()), Err(Stop::Wait(1)));
                    waited.push(minutes);
                    now += minutes.minutes();
                }
                Err(Stop::Locked) => break,
            }
        }
        assert_eq!((tries.len(), waited), (8, vec![2, 4, 8, 16, 32]));
    }
}
