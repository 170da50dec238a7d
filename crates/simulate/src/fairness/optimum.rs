//! The offline optimum: how many of those with a date could have had a time by it, had everything been known beforehand.
//!
//! Bipartite matching by augmenting paths, people on one side, the places of each slot on the other. Nobody else is
//! served, nobody declines, and who gives their time back in the end takes no place from anybody: so no rule can do better,
//! and none that does not know the future could do as well.

use super::calendar::{Calendar, PUBLISHED, Run};
use super::people::Person;
use jiff::ToSpan;

/// How many people with a date would have missed it.
pub(super) fn missed(people: &[Person], calendar: &Calendar) -> usize {
    let slots: Vec<_> = calendar
        .all()
        .map(|(slot, day)| {
            let published = calendar.at(day.saturating_sub(PUBLISHED.days()), 8 * 3600);
            (calendar.freed("", Run { first: slot.key, slots: 1 }), published, slot.planned as usize)
        })
        .collect();
    let keeps = people.iter().filter(|person| person.cancels.is_none());
    let dated = keeps.filter_map(|person| person.book_by.map(|date| (person, date)));
    let edges: Vec<Vec<usize>> = dated
        .map(|(person, date)| {
            let until = calendar.at(date, 24 * 3600);
            let fits = |nth: &usize| {
                let (freed, published, _) = &slots[*nth];
                *published < until && freed.spot.starts_at > person.needs_at && person.wish.fits(freed).is_ok()
            };
            (0..slots.len()).filter(fits).collect()
        })
        .collect();
    let mut matching = Matching { edges: &edges, served: slots.iter().map(|slot| (slot.2, Vec::new())).collect() };
    let served = (0..edges.len()).filter(|one| matching.serve(*one, &mut vec![false; slots.len()])).count();
    edges.len() - served
}

/// Who has which slot: people by the slots that fit them, and each slot's places with whom they serve.
struct Matching<'e> {
    edges: &'e [Vec<usize>],
    served: Vec<(usize, Vec<usize>)>,
}

impl Matching<'_> {
    /// Gives one more person a place, if others can be moved to make room. `tried` are slots that were looked at.
    fn serve(&mut self, one: usize, tried: &mut [bool]) -> bool {
        let edges = self.edges;
        for slot in &edges[one] {
            if std::mem::replace(&mut tried[*slot], true) {
                continue;
            }
            let (places, served) = &self.served[*slot];
            if served.len() < *places {
                self.served[*slot].1.push(one);
                return true;
            }
            for nth in 0..*places {
                let other = self.served[*slot].1[nth];
                if self.serve(other, tried) {
                    self.served[*slot].1[nth] = one;
                    return true;
                }
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn served(edges: &[Vec<usize>], places: &[usize]) -> usize {
        let mut matching = Matching { edges, served: places.iter().map(|places| (*places, Vec::new())).collect() };
        (0..edges.len()).filter(|one| matching.serve(*one, &mut vec![false; places.len()])).count()
    }

    /// Every way of giving each a place or none.
    fn by_trying_all(edges: &[Vec<usize>], places: &mut [usize]) -> usize {
        let Some((first, others)) = edges.split_first() else { return 0 };
        let mut best = by_trying_all(others, places);
        for slot in first {
            if places[*slot] > 0 {
                places[*slot] -= 1;
                best = best.max(1 + by_trying_all(others, places));
                places[*slot] += 1;
            }
        }
        best
    }

    proptest! {
        #[test]
        fn nobody_could_serve_more(
            edges in proptest::collection::vec(proptest::collection::vec(0..4usize, 0..4), 0..7),
            mut places in proptest::collection::vec(0..3usize, 4),
        ) {
            prop_assert_eq!(served(&edges, &places), by_trying_all(&edges, &mut places));
        }
    }
}
