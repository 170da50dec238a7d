//! Variations do what they say, and overbooking is suggested only where it is cheap.

use super::*;

const FEW: [Variation; 4] =
    [Variation::CounterMore, Variation::CounterLess, Variation::Longer(30), Variation::Overbooked(10)];

#[test]
fn variations_are_compared_with_the_scenario_as_it_is() {
    let compared = compare(&Scenario::example(), (1, 30), &FEW);
    let [as_it_is, more, less, longer, overbooked] = &compared[..] else { panic!("{} of them", compared.len()) };
    assert_eq!(as_it_is.served_more.unwrap().to, 0.0);
    assert!(more.booked_p90_more.unwrap().to < 0.0, "{more:#?}");
    assert!(less.booked_p90_more.unwrap().from > 0.0, "{less:#?}");
    assert!(longer.served_more.unwrap().from > 0.0 && overbooked.served_more.unwrap().from > 0.0);
    assert!(overbooked.walk_in_p90_more.unwrap().mean > 0.0, "somebody pays for it: {overbooked:#?}");
}

#[test]
fn a_difference_is_surer_than_what_it_is_between() {
    let compared = compare(&Scenario::example(), (1, 30), &[Variation::CounterMore]);
    let width = |range: Range| range.to - range.from;
    let (alone, paired) = (compared[1].outcome.served.unwrap(), compared[1].served_more.unwrap());
    assert!(width(paired) < 0.5 * width(alone), "{paired:?} {alone:?}");
}

#[test]
fn the_last_counter_stays_and_tickets_follow_the_hours() {
    let mut scenario = Scenario::example();
    scenario.rule.walk_ins[0].to = time(16, 0, 0, 0);
    let longer = Variation::Longer(30).of(&scenario).unwrap();
    assert_eq!((longer.closes_at() - scenario.closes_at()).as_secs(), 1800);
    assert_eq!(longer.rule.walk_ins[0].to, time(16, 30, 0, 0));
    scenario.rule.counters.truncate(1);
    assert_eq!(Variation::CounterLess.of(&scenario), None);
    assert_eq!(Variation::Longer(9 * 60).of(&scenario), None, "no day is longer than a day");
}

#[test]
fn overbooking_is_suggested_with_its_cost_and_only_up_to_a_limit() {
    let overbooked = [Variation::Overbooked(5), Variation::Overbooked(10), Variation::Overbooked(15)];
    let spacious = Scenario { no_show: 0.2, ..Scenario::example() };
    let compared = compare(&spacious, (1, 60), &overbooked);
    let suggestion = suggest(&compared, USUAL_COST).unwrap();
    assert!(suggestion.served_more.from > 0.0 && suggestion.wait_costs.to <= USUAL_COST, "{suggestion:?}");
    assert_eq!(suggest(&compared, -1.0), None, "it never costs less than nothing");
    let mut crowded = Scenario { no_show: 0.0, booked: 1.0, ..Scenario::example() };
    crowded.rule.counters.truncate(2);
    assert_eq!(suggest(&compare(&crowded, (1, 60), &overbooked), USUAL_COST), None, "who would be without a chair?");
}

#[test]
fn the_counter_that_receives_the_least_closes_first() {
    let mut scenario = Scenario::example();
    scenario.rule.counters[0].errands = vec![scenario.errands[0].errand.clone()];
    let numbers = |count| {
        let counters = scenario.clone().with_counters(count).rule.counters;
        counters.iter().map(|counter| (counter.number, counter.errands.len())).collect::<Vec<_>>()
    };
    assert_eq!(numbers(2), [(2, 0), (3, 0)]);
    assert_eq!(numbers(5), [(1, 1), (2, 0), (3, 0), (4, 0), (5, 0)]);
}
