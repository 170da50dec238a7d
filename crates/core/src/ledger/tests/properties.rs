//! Anything, in any order: several persons, a few openings, and time that passes. [`Desk::put`] checks after every
//! command that what must hold holds.

use super::*;
use proptest::prelude::*;
use proptest::sample::select;

const PEOPLE: [&str; 4] = ["anna", "bo", "cai", "dee"];

/// One thing that happens. Numbers choose among what there is then.
#[derive(Debug, Clone)]
enum Happening {
    Pass(i64),
    Hold(&'static str, &'static str, Spot),
    Book(&'static str, &'static str, Spot),
    HoldMove(&'static str, usize, Spot),
    Move(&'static str, usize, Spot),
    Extend(&'static str, usize),
    Cancel(&'static str, usize),
    Expire,
    Plan(i64, i64, (i64, i64)),
    /// What was asked last is asked again.
    Repeat,
}

fn spot() -> impl Strategy<Value = Spot> {
    // Few times, so that people meet; one in ten lies between the steps.
    let at = prop_oneof![9 => (0..12i64).prop_map(|step| step * 10), 1 => 0..120i64];
    (any::<bool>(), at).prop_map(|(north_, at)| if north_ { north(at) } else { south(at) })
}

fn happening() -> impl Strategy<Value = Happening> {
    let who = || select(PEOPLE.to_vec());
    let errand = || select(vec!["ten", "twenty", "thirty"]);
    let plan = (select(vec![1i64, 2, 4]), select(vec![10i64, 20]), (0..4i64, 0..2i64));
    prop_oneof![
        3 => (0..9i64).prop_map(Happening::Pass),
        5 => (who(), errand(), spot()).prop_map(|(who, errand, spot)| Happening::Hold(who, errand, spot)),
        5 => (who(), errand(), spot()).prop_map(|(who, errand, spot)| Happening::Book(who, errand, spot)),
        4 => (who(), 0..9usize, spot()).prop_map(|(who, which, to)| Happening::HoldMove(who, which, to)),
        4 => (who(), 0..9usize, spot()).prop_map(|(who, which, to)| Happening::Move(who, which, to)),
        2 => (who(), 0..9usize).prop_map(|(who, which)| Happening::Extend(who, which)),
        2 => (who(), 0..9usize).prop_map(|(who, which)| Happening::Cancel(who, which)),
        1 => Just(Happening::Expire),
        1 => plan.prop_map(|(opening, step, (places, staff))| Happening::Plan(opening, step, (places, staff.min(places)))),
        1 => Just(Happening::Repeat),
    ]
}

/// The deed, and who does it; none where there is nothing to do it to.
fn deed(desk: &Desk, happening: &Happening) -> Option<(Actor, Deed)> {
    let mut bookings: Vec<&BookingId> = desk.facts.bookings.keys().collect();
    let mut holds: Vec<&HoldId> = desk.facts.holds.keys().collect();
    bookings.sort();
    holds.sort();
    let booking = |which: usize| bookings.get(which % bookings.len().max(1)).map(|id| (*id).clone());
    Some(match happening {
        Happening::Pass(_) | Happening::Repeat => return None,
        Happening::Hold(who, errand, spot) => (visitor(who), Deed::Hold(wish(who, errand, spot.clone()))),
        Happening::Book(who, errand, spot) => (visitor(who), Deed::Book(wish(who, errand, spot.clone()))),
        Happening::HoldMove(who, which, to) => {
            (visitor(who), Deed::HoldMove { booking: booking(*which)?, to: to.clone() })
        }
        Happening::Move(who, which, to) => (visitor(who), Deed::Move { booking: booking(*which)?, to: to.clone() }),
        Happening::Extend(who, which) => {
            (visitor(who), Deed::Extend((*holds.get(which % holds.len().max(1))?).clone()))
        }
        Happening::Cancel(who, which) => (visitor(who), Deed::Cancel { booking: booking(*which)?, reason: None }),
        Happening::Expire => (Actor::System, Deed::Expire(holds.into_iter().cloned().collect())),
        Happening::Plan(opening, step, places) => {
            let planned = day(*opening, *step, *places);
            let there = desk.facts.slots.keys().filter(|key| key.opening() == *opening);
            let withdrawn = there.filter(|key| !planned.iter().any(|plan| plan.key == **key)).copied().collect();
            (Actor::System, Deed::Publish { planned, withdrawn })
        }
    })
}

proptest! {
    #[test]
    fn whatever_happens_the_ledger_is_right(happenings in proptest::collection::vec(happening(), 1..60)) {
        let mut desk = Desk::new();
        desk.now = minute(-5);
        let mut last: Option<(Command, Result<Outcome, Refusal>)> = None;
        for happening in happenings {
            if let Happening::Pass(minutes) = happening {
                desk.pass(minutes);
            }
            if let (Happening::Repeat, Some((command, answer))) = (&happening, &last) {
                let again = desk.put(command);
                if answer.is_ok() {
                    let again = again.unwrap();
                    prop_assert_eq!((&Ok(again.outcome), again.changes.len()), (answer, 0));
                }
            }
            if let Some((actor, deed)) = deed(&desk, &happening) {
                let key = format!("key-{}", desk.drawn);
                let command = desk.command(actor, Some(&key), deed);
                let answer = desk.put(&command).map(|decision| decision.outcome);
                last = Some((command, answer));
            }
        }
    }

    /// A time that is shown is a time that can be had, and the other way round.
    #[test]
    fn what_is_shown_as_free_can_be_booked(happenings in proptest::collection::vec(happening(), 1..40), at in 0..120i64) {
        let mut desk = Desk::new();
        desk.now = minute(-5);
        for happening in happenings {
            if let Some((actor, deed)) = deed(&desk, &happening) {
                let command = desk.command(actor, None, deed);
                let _ = desk.put(&command);
            }
        }
        for errand in ["ten", "twenty", "thirty"] {
            let serving = TOWN.serving(&"south".into(), &errand.into());
            let slots: Vec<Slot> =
                desk.facts.slots.values().filter(|slot| serving.contains(&slot.key.opening())).copied().collect();
            let need = Catalogue::need(TOWN.errand(&errand.into()).unwrap(), Pool::Public);
            let shown = crate::availability::starts(&slots, need).contains(&minute(at));
            let mut copy = Desk { facts: desk.facts.clone(), now: desk.now, drawn: 10_000 };
            prop_assert_eq!(copy.book("eve", errand, south(at)).is_ok(), shown);
        }
    }
}
