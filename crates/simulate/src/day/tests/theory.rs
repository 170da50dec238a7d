//! What theory knows, the simulator finds; and it would notice if it did not.

use super::*;

#[test]
fn erlang_c_is_that_of_the_tables() {
    for (counters, offered, waits) in [(1, 0.7, 0.7), (2, 1.0, 1.0 / 3.0), (5, 4.0, 0.554_1), (10, 8.0, 0.409_2)] {
        assert!((erlang_c(counters, offered) - waits).abs() < 0.000_1, "{counters} {}", erlang_c(counters, offered));
    }
}

#[test]
fn waits_are_those_of_queueing_theory() {
    for checked in check(1, 20) {
        assert!(checked.holds, "{checked:#?}");
        // A range that holds everything would show nothing.
        let (wait, waits) = (checked.wait_simulated.unwrap(), checked.waits_simulated.unwrap());
        assert!(wait.to - wait.from < 0.5 * checked.wait, "{checked:#?}");
        assert!(waits.to - waits.from < 0.2 * checked.waits, "{checked:#?}");
    }
}

#[test]
fn a_theory_that_is_wrong_is_found_out() {
    let slower = Theory { service: Minutes::Exponential { mean: 1.1 * 0.5 * 0.6 * 3.0 }, ..exponential(3, 0.6) };
    assert!(!slower.simulated(1, 20).holds, "each visit takes a tenth longer than the theory has it");
    let one_more = Theory { counters: 4, ..exponential(3, 0.6) };
    assert!(!one_more.simulated(1, 20).holds, "there is a counter that the theory does not know of");
}
