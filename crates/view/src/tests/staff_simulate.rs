//! What would be at an office, as a manager sees it.

use super::samples::sundbyberg;
use super::show::shows_to_staff;
use crate::staff::Tab;
use crate::staff::simulate::{SimulatePage, Typed};
use besok_simulate::day::{
    Assumed, Compared, Learnt, Outcome, Sample, Scenario, Suggestion, Variation, WishField, Wished,
};
use besok_simulate::range::Range;
use std::collections::BTreeSet;

/// Two days, at one of which people waited for so much longer.
fn outcome(longer: f64) -> Outcome {
    let day = |wait: f64| Sample {
        booked_median: Some(wait / 4.0),
        booked_p90: Some(wait),
        walk_in_median: None,
        walk_in_p90: None,
        overtime: wait / 2.0,
        served: 60.0,
        unserved: 0.0,
        turned_away: 2.0,
        utilisation: 0.7,
        longest: 5.0,
    };
    Outcome::of(vec![day(8.0), day(8.0 + longer)])
}

fn compared(variation: Variation) -> Compared {
    let none = None;
    Compared {
        variation,
        outcome: outcome(1.0),
        booked_p90_more: none,
        walk_in_p90_more: none,
        overtime_more: none,
        served_more: none,
        unserved_more: none,
    }
}

fn range(mean: f64) -> Range {
    Range { mean, from: mean - 0.6, to: mean + 0.6, bad_day: mean }
}

#[test]
fn what_would_be() {
    let office = sundbyberg();
    let typed = Typed {
        counters: "4".to_owned(),
        from: "08:00".to_owned(),
        to: "17:00".to_owned(),
        overbooked: "0".to_owned(),
        no_show: "<12>".to_owned(),
    };
    let learnt =
        Learnt { scenario: Scenario::example(), assumed: BTreeSet::from([Assumed::Services, Assumed::WalkIns]) };
    let suggestion =
        Suggestion { overbooked: 5, served_more: range(2.24), wait_costs: range(3.1), overtime_costs: range(0.7) };
    let varied = [Variation::AsItIs, Variation::CounterBooked, Variation::Longer(30), Variation::Overbooked(5)];
    let wished = Wished { as_it_is: outcome(2.0), varied: varied.map(compared).into(), suggestion: Some(suggestion) };
    let page =
        SimulatePage { office: &office, learnt: Some(&learnt), typed: &typed, faults: &[], wished: Some(&wished) };
    shows_to_staff("staff-simulate", Tab::Figures, |frame| page.render(frame));
    let faults = [WishField::Counters, WishField::From, WishField::To, WishField::Overbooked, WishField::NoShow];
    let wrong = SimulatePage { faults: &faults, wished: None, ..page };
    shows_to_staff("staff-simulate-error", Tab::Figures, |frame| wrong.render(frame));
    let closed = SimulatePage { learnt: None, wished: None, ..page };
    shows_to_staff("staff-simulate-closed", Tab::Figures, |frame| closed.render(frame));
}
