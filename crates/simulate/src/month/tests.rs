//! Months, in examples.

use super::*;

/// Few enough people that there is always something free, or so many that there never is.
fn with_requests(each_day: f64) -> Month {
    Month { requests: [each_day; 7], ahead: 10, ..Month::example() }
}

fn mean(range: Option<Range>) -> f64 {
    range.unwrap().mean
}

#[test]
fn the_same_seed_gives_the_same_months() {
    let month = with_requests(30.0);
    assert_eq!(month.simulated(1, 2), month.simulated(1, 2));
    assert_ne!(month.simulated(1, 2), month.simulated(2, 2));
}

#[test]
fn where_there_is_room_people_come_on_the_next_day_that_is_open() {
    let month = with_requests(10.0).simulated(1, 3);
    assert_eq!((mean(month.nothing_free), mean(month.without)), (0.0, 0.0));
    assert_eq!(mean(month.days_median), 1.0, "the next day");
    assert_eq!(mean(month.days_p90), 3.0, "or after the weekend");
}

#[test]
fn where_there_is_too_little_everything_is_taken_and_people_wait_for_longer_than_times_are_there() {
    let month = with_requests(80.0);
    let tally = Tally::of(&month, (1, 0));
    let (all, taken) = tally.minutes;
    assert!(taken > all * 98 / 100 && taken <= all, "{taken} of {all}");
    let outcome = month.simulated(1, 3);
    assert!(mean(outcome.days_p90) > 10.0 && mean(outcome.nothing_free) > 0.9, "{outcome:#?}");
    assert!(mean(outcome.without) > 0.1 && mean(outcome.turned_away) > 100.0, "{outcome:#?}");
}

#[test]
fn the_ledger_never_gives_more_than_the_places_above_which_it_was_told_to_go() {
    let plain = with_requests(80.0);
    let mut more = plain.clone();
    more.scenario.overbooking = 0.1;
    let (plain, more) = (Tally::of(&plain, (1, 0)), Tally::of(&more, (1, 0)));
    let share = more.minutes.0 as f64 / plain.minutes.0 as f64;
    assert!((share - 1.1).abs() < 0.03, "{share}");
    assert!(more.minutes.1 > plain.minutes.1 && more.minutes.1 <= more.minutes.0);
}

#[test]
fn whoever_does_not_come_takes_a_time_from_those_who_wait() {
    let month = with_requests(40.0);
    let away = |no_show: f64| {
        let mut month = month.clone();
        month.scenario.no_show = no_show;
        month.simulated(1, 4)
    };
    let (none, many) = (away(0.0), away(0.2));
    assert_eq!(mean(none.no_shows), 0.0);
    assert!(mean(many.days_median) > mean(none.days_median) && mean(many.asked) > mean(none.asked));
}

#[test]
fn a_counter_with_appointments_of_its_own_shortens_the_days() {
    let month = with_requests(48.0);
    let compared = compare(&month, (1, 2), &[Variation::CounterMore, Variation::CounterBooked]);
    let days: Vec<f64> = compared.iter().map(|compared| mean(compared.outcome.days_median)).collect();
    assert_eq!(days[0], days[1], "a counter that nobody is booked to gives no times");
    assert!(days[2] < days[0], "{days:?}");
}
