//! Overload: who is let in while there is more to do than can be done, and who is asked to come again.
//!
//! Three things say how much there is to do: how many requests are under way; for how long the oldest command of the
//! ledger has had no answer; and how late answers of the ledger come to those who asked. By the first no more memory is
//! taken than was meant, the second sees a database that is slow, the third processors that are busy. Whoever goes later
//! is refused earlier.

use std::time::Duration;

/// Whose request goes before whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Whoever confirms what they hold, extends, moves or cancels it, or is at the office now.
    Finish,
    /// Whoever begins: holds a time, signs in; and staff.
    Begin,
    /// Whoever looks around, and programs that read.
    Look,
}

/// How much there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pressure {
    /// Requests that were let in and not yet answered.
    pub under_way: usize,
    /// For how long the oldest command of the ledger has had no answer.
    pub behind: Duration,
    /// How late answers of the ledger come to those who asked.
    pub late: Duration,
}

impl Pressure {
    /// So many requests, and so many milliseconds.
    const fn of(under_way: usize, behind: u64, late: u64) -> Self {
        Self { under_way, behind: Duration::from_millis(behind), late: Duration::from_millis(late) }
    }
}

impl Class {
    /// All of them, the first first.
    pub const ALL: [Self; 3] = [Self::Finish, Self::Begin, Self::Look];

    /// These are let in while fewer requests are under way, and up to that the ledger is behind, and late.
    const fn most(self) -> Pressure {
        match self {
            Self::Finish => Pressure::of(1024, 8_000, 4_000),
            Self::Begin => Pressure::of(768, 2_000, 1_000),
            Self::Look => Pressure::of(384, 1_000, 200),
        }
    }

    /// Whether one more is let in.
    pub fn is_let_in(self, pressure: Pressure) -> bool {
        let most = self.most();
        pressure.under_way < most.under_way && pressure.behind <= most.behind && pressure.late <= most.late
    }

    /// After how many seconds whoever was refused may come again, somewhere between the least and twice that: not all of
    /// them at once. `draw` is a number that was drawn.
    pub fn retry_after(self, draw: u32) -> u32 {
        let least = match self {
            Self::Finish => 3,
            Self::Begin => 10,
            Self::Look => 20,
        };
        least + draw % (least + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pressure() -> impl Strategy<Value = Pressure> {
        (0..2_000_usize, 0..20_000_u64, 0..8_000_u64)
            .prop_map(|(under_way, behind, late)| Pressure::of(under_way, behind, late))
    }

    #[test]
    fn in_quiet_times_everybody_is_let_in_and_nobody_beyond_the_last_bound() {
        let quiet = Pressure::of(0, 0, 0);
        let (full, stuck, late) = (Pressure::of(1024, 0, 0), Pressure::of(0, 9_000, 0), Pressure::of(0, 0, 5_000));
        for class in Class::ALL {
            assert!(class.is_let_in(quiet), "{class:?}");
            assert!([full, stuck, late].iter().all(|pressure| !class.is_let_in(*pressure)), "{class:?}");
        }
    }

    #[test]
    fn each_class_has_room_that_the_later_ones_have_not() {
        for (first, later) in [(Class::Finish, Class::Begin), (Class::Begin, Class::Look)] {
            let (quiet, most, more) = (Pressure::of(0, 0, 0), later.most(), Duration::from_millis(1));
            let full = Pressure { under_way: most.under_way, ..quiet };
            let slow = Pressure { behind: most.behind + more, ..quiet };
            let late = Pressure { late: most.late + more, ..quiet };
            for pressure in [full, slow, late] {
                assert!(first.is_let_in(pressure) && !later.is_let_in(pressure), "{first:?} before {later:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn whoever_goes_before_is_never_refused_while_a_later_one_is_let_in(pressure in pressure()) {
            let let_in = Class::ALL.map(|class| class.is_let_in(pressure));
            prop_assert!(let_in.is_sorted_by(|first, later| first >= later), "{let_in:?}");
        }

        #[test]
        fn more_to_do_lets_nobody_in_who_was_refused(one in pressure(), more in pressure()) {
            let both = Pressure {
                under_way: one.under_way.max(more.under_way),
                behind: one.behind.max(more.behind),
                late: one.late.max(more.late),
            };
            for class in Class::ALL {
                prop_assert!(!class.is_let_in(both) || class.is_let_in(one));
            }
        }

        #[test]
        fn who_goes_before_may_come_again_sooner_and_not_all_at_once(draw: u32) {
            for class in Class::ALL {
                let (least, most) = (class.retry_after(0), 2 * class.retry_after(0));
                prop_assert!((least..=most).contains(&class.retry_after(draw)));
            }
            prop_assert!(Class::Finish.retry_after(draw) < Class::Begin.retry_after(0));
        }
    }
}
