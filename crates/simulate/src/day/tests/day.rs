//! Days, in examples and in properties.

use super::*;

/// A day that went by.
fn day(scenario: &Scenario, nth: u64) -> (Plan, Day) {
    let draw = Draw { seed: 7, day: nth };
    let plan = Plan::drawn(scenario, draw);
    let day = Day::passed(scenario, draw, &plan);
    (plan, day)
}

fn mean(range: Option<Range>) -> f64 {
    range.unwrap().mean
}

#[test]
fn the_same_seed_gives_the_same_days_and_another_gives_others() {
    let (scenario, days) = (Scenario::example(), 3);
    assert_eq!(scenario.simulated(1, days), scenario.simulated(1, days));
    assert_ne!(scenario.simulated(1, days), scenario.simulated(2, days));
}

#[test]
fn appointments_fill_the_hours_and_no_more() {
    let scenario = Scenario { booked: 1.0, ..Scenario::example() };
    let (plan, _) = day(&scenario, 0);
    assert!(plan.free.is_empty());
    let minutes = |from: &Appointment| scenario.errands[from.kind].minutes;
    let ends = plan.booked.iter().map(|booked| booked.starts_at + minutes(booked).minutes());
    assert!(ends.max().unwrap() <= scenario.closes_at());
    let given: i64 = plan.booked.iter().map(minutes).sum();
    let offered: i64 = scenario.hours.iter().map(|hours| hours.places * hours.minutes()).sum();
    let longest = scenario.errands.iter().map(|kind| kind.minutes).max().unwrap();
    let columns: i64 = scenario.hours.iter().map(|hours| hours.places).sum();
    assert!(given <= offered && given > offered - longest * columns, "{given} of {offered} minutes");
}

#[test]
fn overbooking_gives_that_many_more_and_changes_nobody_else() {
    let full = Scenario { booked: 1.0, ..Scenario::example() };
    let (plain, _) = day(&full, 0);
    let (more, _) = day(&Scenario { overbooking: 0.1, ..full.clone() }, 0);
    let surplus = more.booked.len() - plain.booked.len();
    assert_eq!(surplus, (plain.booked.len() as f64 * 0.1).round() as usize);
    assert!(plain.booked.iter().all(|booked| more.booked.contains(booked)));
}

#[test]
fn everybody_who_comes_is_served_or_waits_in_vain_or_was_turned_away() {
    // A day that is too much for the office.
    let mut scenario = Scenario { no_show: 0.0, overtime: 0, ..Scenario::example() };
    scenario.rule.counters.truncate(1);
    scenario.walk_ins = (8..16).map(|hour| (hour, 30.0)).collect();
    for nth in 0..5 {
        let (plan, day) = day(&scenario, nth);
        let came = crowd::crowd(&scenario, Draw { seed: 7, day: nth }, &plan.booked).len();
        let sample = Sample::of(&day);
        assert_eq!(sample.served + sample.unserved + sample.turned_away, came as f64);
        assert!(sample.unserved > 0.0 && sample.turned_away > 0.0, "{sample:?}");
        assert!(sample.overtime < 60.0, "nobody is called after closing: {sample:?}");
        assert!(sample.utilisation > 0.8 && sample.utilisation < 1.2, "{sample:?}");
    }
}

#[test]
fn nobody_is_called_while_the_office_is_shut() {
    let mut scenario = Scenario { overtime: 0, ..Scenario::example() };
    let (noon, one) = (time(12, 0, 0, 0), time(13, 0, 0, 0));
    let hours = scenario.hours[0];
    scenario.hours = vec![Hours { to: noon, ..hours }, Hours { from: one, ..hours }];
    for nth in 0..5 {
        let (_, day) = day(&scenario, nth);
        let called = day.visits.iter().filter_map(|visit| visit.called_at);
        let at_noon = called.filter(|called| (noon..one).contains(&TimeZone::UTC.to_datetime(*called).time()));
        assert_eq!(at_noon.count(), 0);
    }
}

#[test]
fn tickets_end_with_the_number_of_the_day() {
    let mut scenario = Scenario { booked: 0.0, ..Scenario::example() };
    scenario.walk_ins = (9..15).map(|hour| (hour, 10.0)).collect();
    for hours in &mut scenario.rule.walk_ins {
        hours.daily = 12;
    }
    let (_, day) = day(&scenario, 0);
    assert_eq!(day.visits.iter().filter(|visit| visit.booked.is_none()).count(), 12);
    assert!(day.turned_away > 0);
}

#[test]
fn a_counter_receives_only_what_it_says() {
    let mut scenario = Scenario::example();
    scenario.rule.counters[0].errands = vec![scenario.errands[0].errand.clone()];
    let (_, day) = day(&scenario, 0);
    let at_first: Vec<_> = day.visits.iter().filter(|visit| visit.counter == Some(1)).collect();
    assert!(at_first.len() > 5 && at_first.iter().all(|visit| visit.errand == scenario.errands[0].errand));
}

#[test]
fn one_counter_less_makes_people_wait_longer_and_one_more_shorter() {
    let scenario = Scenario::example();
    let waits = |counters: i64| {
        let mut scenario = scenario.clone();
        scenario.rule.counters = (1..=counters).map(|number| Counter { number, errands: Vec::new() }).collect();
        mean(scenario.simulated(3, 20).booked_p90)
    };
    let (less, same, more) = (waits(2), waits(3), waits(4));
    assert!(less > same && same > more, "{less} {same} {more}");
}

#[test]
fn who_does_not_come_is_missed_by_nobody_else() {
    let full = Scenario { booked: 1.0, no_show: 0.0, ..Scenario::example() };
    let away = Scenario { no_show: 0.2, ..full.clone() };
    let (all, fewer) = (full.simulated(1, 20), away.simulated(1, 20));
    let gone = all.more_than(&fewer, |day| Some(day.served + day.unserved + day.turned_away)).unwrap();
    let (plan, _) = day(&full, 0);
    let expected = plan.booked.len() as f64 * 0.2;
    assert!((gone.mean - expected).abs() < 0.25 * expected, "{gone:?}, of {expected}");
    assert!(all.more_than(&fewer, |day| day.booked_p90).unwrap().from > 0.0, "they left time to the others");
}
