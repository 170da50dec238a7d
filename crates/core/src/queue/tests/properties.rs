//! The queue in properties: fair, nobody waits for ever, the same order for everybody, nobody called twice.

use super::*;
use proptest::prelude::*;
use proptest::sample::Index;

/// A visit as it may be, at some time of the day.
fn visit(number: i64) -> impl Strategy<Value = Visit> {
    let booked = proptest::option::of((0..40i64, 0..3usize));
    let priority = proptest::option::weighted(0.2, any::<bool>());
    (0..200i64, booked, priority, proptest::option::weighted(0.1, 0..200i64), any::<bool>()).prop_map(
        move |(arrived, booked, priority, back, ten)| {
            let mut queue = empty();
            let base = ticket(&mut queue, &number.to_string(), if ten { "ten" } else { "twenty" }, arrived);
            let booked = booked.map(|(step, late)| Booked {
                booking: number.to_string().into(),
                starts_at: at((arrived / 10 + step - 3) * 10).max(at(0)),
                late: Late::ALL[late],
            });
            let is_booked = booked.is_some();
            Visit {
                ticket: Ticket { number, booked: is_booked },
                booked,
                priority: priority.map(|infant| if infant { Priority::Infant } else { Priority::Disability }),
                back_at: back.map(|minutes| at(arrived + minutes)),
                ..base
            }
        },
    )
}

fn visits() -> impl Strategy<Value = Vec<Visit>> {
    (1..12usize).prop_flat_map(|count| (1..=count as i64).map(visit).collect::<Vec<_>>())
}

/// What happens at three counters, with numbers that choose.
fn deeds() -> impl Strategy<Value = Vec<(u8, i64, Index, i64)>> {
    prop::collection::vec((0..15u8, 1..4i64, any::<Index>(), 0..6i64), 1..120)
}

fn deed((kind, counter, index, _): &(u8, i64, Index, i64), queue: &Queue, now: i64) -> Deed {
    let some = || index.get(&queue.visits).id.clone();
    match kind {
        0 | 1 => Deed::CallNext(*counter),
        2 => Deed::Call(*counter, some()),
        3 => Deed::CallAgain(*counter),
        4 => Deed::NotHere(*counter),
        5 | 6 => Deed::Start(*counter),
        7 => Deed::Finish(*counter, Outcome::Settled, String::new()),
        8 => Deed::SendOn(*counter, Onward::Counter(counter % 3 + 1)),
        9 => Deed::Undo(*counter),
        10 => Deed::Leave(some()),
        11 => Deed::Close(*counter),
        12 => Deed::ComeBack(some(), at(now + 5)),
        13 => Deed::Vacate(*counter),
        _ => Deed::Open(*counter, format!("officer-{counter}").as_str().into()),
    }
}

proptest! {
    #[test]
    fn the_order_is_the_same_for_everybody(mut visits in visits(), seed in any::<u64>()) {
        let rule = rule();
        let names = |visits: &[Visit]| order(&rule, visits).iter().map(|visit| visit.id.to_string()).collect::<Vec<_>>();
        let before = names(&visits);
        let length = visits.len();
        visits.rotate_left(seed as usize % length);
        visits.reverse();
        prop_assert_eq!(names(&visits), before);
    }

    /// Whoever comes so much later than one's turn that no priority makes up for it goes behind, however many they are.
    #[test]
    fn nobody_waits_for_ever(waits in visit(1), mut others in visits()) {
        let rule = rule();
        let due = turn(&rule, &waits).1;
        let worth = rule.infant.max(rule.disability) + 1;
        for (number, other) in (2..).zip(&mut others) {
            other.id = number.to_string().as_str().into();
            other.ticket.number = number;
            // Newcomers, each booked for no earlier than they come, or late as the office bears it.
            other.arrived_at = other.arrived_at.max(due + (worth + rule.grace).minutes());
            if let Some(booked) = &mut other.booked {
                booked.starts_at = booked.starts_at.max(other.arrived_at - rule.grace.minutes());
            }
            other.back_at = None;
        }
        others.push(waits.clone());
        prop_assert_eq!(&order(&rule, &others)[0].id, &waits.id);
    }

    /// Of two with the same errand, way and reasons, whoever was there first is called first.
    #[test]
    fn alike_are_served_as_they_come(first in visit(1), later in 1..100i64) {
        let rule = rule();
        prop_assume!(first.back_at.is_none());
        let second = Visit {
            id: "2".into(),
            ticket: Ticket { number: 2, ..first.ticket },
            arrived_at: first.arrived_at + later.minutes(),
            ..first.clone()
        };
        let both = [second, first.clone()];
        prop_assert_eq!(&order(&rule, &both)[0].id, &first.id);
    }

    #[test]
    fn nobody_is_at_two_counters_and_no_counter_has_two(visits in visits(), deeds in deeds()) {
        let mut queue = Queue { visits, ..empty() };
        let count = queue.visits.len();
        let mut now = 0;
        for step in &deeds {
            now += step.3;
            let deed = deed(step, &queue, now);
            let before = queue.clone();
            let next = if let Deed::CallNext(counter) = &deed { queue.next_for(*counter, at(now)).cloned() } else { None };
            match decide(&mut queue, &deed, at(now)) {
                Err(_) => prop_assert!(queue == before, "a refusal changes nothing"),
                Ok(done) => {
                    if let (Some(next), Some(called)) = (next, done.visit) {
                        prop_assert_eq!(next.id, called.id, "the rule says who is next");
                    }
                }
            }
            prop_assert_eq!(queue.visits.len(), count);
            for counter in 1..=3 {
                let here = |visit: &&Visit| visit.stage.is_at_counter() && visit.counter == Some(counter);
                let here = queue.visits.iter().filter(here).count();
                prop_assert!(here <= 1, "a counter has one at a time");
                prop_assert!(here == 0 || queue.seat(counter).is_some(), "somebody sits there");
            }
            for visit in &queue.visits {
                prop_assert_eq!(visit.stage.is_over(), visit.ended_at.is_some());
                prop_assert!(!visit.stage.is_at_counter() || visit.counter.is_some());
                let old = before.visit(&visit.id).unwrap();
                prop_assert!(*old == *visit || visit.sequence == old.sequence + 1);
            }
        }
    }
}
