//! What a manager asks for is done, and nothing else.

use super::*;
use WishField::{Counters, From, NoShow, Overbooked, To};

#[test]
fn who_changes_nothing_gets_the_office_as_it_is() {
    let scenario = Scenario { no_show: 0.123, ..Scenario::example() };
    let wish = Wish::of(&scenario).unwrap();
    assert_eq!((wish.counters, wish.no_show, wish.faults(&scenario)), (3, 12, Vec::new()));
    assert_eq!(wish.applied(&scenario), scenario);
    assert_eq!(Wish::of(&Scenario { hours: Vec::new(), ..scenario }), None);
}

#[test]
fn hours_begin_and_end_as_wished_and_the_break_stays() {
    let scenario = Scenario::example();
    let wish = Wish { from: time(7, 30, 0, 0), to: time(17, 0, 0, 0), ..Wish::of(&scenario).unwrap() };
    let spans = wish.applied(&scenario).hours.iter().map(|hours| (hours.from, hours.to)).collect::<Vec<_>>();
    let (noon, one) = (time(12, 0, 0, 0), time(13, 0, 0, 0));
    assert_eq!(spans, [(wish.from, noon), (one, wish.to)]);
}

#[test]
fn what_cannot_be_is_named() {
    let scenario = Scenario::example();
    let (late, early) = (time(12, 30, 0, 0), time(9, 0, 0, 0));
    let wish = Wish { counters: 0, from: late, to: early, overbooked: 51, no_show: -1 };
    assert_eq!(wish.faults(&scenario), [Counters, From, To, Overbooked, NoShow]);
}
