//! Anything, in any order: several persons, a few openings, and time that passes. [`Desk::put`] checks after every
//! command that what must hold holds.

use super::list::{joining, promise, wanted};
use super::*;
use crate::id::OfferId;
use crate::limit::MostMoves;
use crate::party::Party;
use crate::waiting::{self, Entry};
use proptest::prelude::*;
use proptest::sample::select;

const PEOPLE: [&str; 4] = ["anna", "bo", "cai", "dee"];

/// One thing that happens. Numbers choose among what there is then.
#[derive(Debug, Clone)]
enum Happening {
    Pass(i64),
    Hold(&'static str, usize, &'static str, Spot),
    Book(&'static str, usize, &'static str, Spot),
    HoldMove(&'static str, usize, Option<usize>, Spot),
    Move(&'static str, usize, Option<usize>, Spot),
    /// Other people, at the same time.
    Change(&'static str, usize, usize),
    Extend(&'static str, usize),
    Cancel(&'static str, usize),
    Expire,
    /// The agency offers a time for so many minutes, or takes back what it offered.
    Offer(&'static str, usize, Spot, i64),
    Withdraw(&'static str, usize),
    /// What is offered to a booking is accepted.
    Accept(&'static str, usize),
    Plan(i64, i64, (i64, i64)),
    /// Something happens on the waiting list.
    List(Listed),
    /// What was asked last is asked again.
    Repeat,
    /// Staff do it, with a reason or without one.
    ByStaff(Box<Happening>, Option<Override>),
}

#[derive(Debug, Clone)]
enum Listed {
    /// Somebody joins, or changes what would do.
    Join(&'static str, usize, &'static str),
    ChangeWish(&'static str, usize, usize),
    /// They pause, wait again, or leave.
    Stop(&'static str, usize, u8),
    /// The product offers what was given back by the rule, or lets it go.
    Promise,
    Unlist,
    /// Somebody takes one of all the offers, or says no to it, whoever it is for.
    Take(&'static str, usize),
    Decline(&'static str, usize),
    Lapse,
}

/// Who of a family comes, and with what: alone, with children, children alone, with a second errand.
const COMPANY: [&str; 6] = ["{}", "{} {}-kid", "{}-kid", "{} {}:ten", "{} {}-kid {}-tot", "{} {}-kid:ten"];

fn company(who: &str, which: usize) -> String {
    COMPANY[which % COMPANY.len()].replace("{}", who)
}

fn spot() -> impl Strategy<Value = Spot> {
    // Few times, so that people meet; one in ten lies between the steps.
    let at = prop_oneof![9 => (0..12i64).prop_map(|step| step * 10), 1 => 0..120i64];
    (any::<bool>(), at).prop_map(|(north_, at)| if north_ { north(at) } else { south(at) })
}

/// What visitors and workers do, and one in three times staff.
fn happening() -> impl Strategy<Value = Happening> {
    let beyond = proptest::option::of(Just(Override::Deadline));
    (plain(), proptest::option::weighted(0.33, beyond)).prop_map(|(happening, staff)| match staff {
        Some(beyond) => Happening::ByStaff(Box::new(happening), beyond),
        None => happening,
    })
}

fn plain() -> impl Strategy<Value = Happening> {
    let who = || select(PEOPLE.to_vec());
    let errand = || select(vec!["ten", "twenty", "thirty"]);
    let with = || 0..COMPANY.len();
    let others = || proptest::option::of(0..COMPANY.len());
    let plan = (select(vec![1i64, 2, 4]), select(vec![10i64, 20]), (0..4i64, 0..2i64));
    prop_oneof![
        3 => (0..9i64).prop_map(Happening::Pass),
        5 => (who(), with(), errand(), spot()).prop_map(|(who, with, errand, spot)| Happening::Hold(who, with, errand, spot)),
        5 => (who(), with(), errand(), spot()).prop_map(|(who, with, errand, spot)| Happening::Book(who, with, errand, spot)),
        4 => (who(), 0..9usize, others(), spot())
            .prop_map(|(who, which, with, to)| Happening::HoldMove(who, which, with, to)),
        4 => (who(), 0..9usize, others(), spot())
            .prop_map(|(who, which, with, to)| Happening::Move(who, which, with, to)),
        4 => (who(), 0..9usize, with()).prop_map(|(who, which, with)| Happening::Change(who, which, with)),
        2 => (who(), 0..9usize).prop_map(|(who, which)| Happening::Extend(who, which)),
        2 => (who(), 0..9usize).prop_map(|(who, which)| Happening::Cancel(who, which)),
        1 => Just(Happening::Expire),
        3 => (who(), 0..9usize, spot(), 1..40i64)
            .prop_map(|(who, which, to, minutes)| Happening::Offer(who, which, to, minutes)),
        1 => (who(), 0..9usize).prop_map(|(who, which)| Happening::Withdraw(who, which)),
        2 => (who(), 0..9usize).prop_map(|(who, which)| Happening::Accept(who, which)),
        1 => plan.prop_map(|(opening, step, (places, staff))| Happening::Plan(opening, step, (places, staff.min(places)))),
        1 => Just(Happening::Repeat),
        4 => listed().prop_map(Happening::List),
    ]
}

/// What happens on the waiting list.
fn listed() -> impl Strategy<Value = Listed> {
    let who = || select(PEOPLE.to_vec());
    let with = || 0..COMPANY.len();
    prop_oneof![
        3 => (who(), with(), select(vec!["ten", "twenty", "thirty"]))
            .prop_map(|(who, with, errand)| Listed::Join(who, with, errand)),
        1 => (who(), 0..9usize, with()).prop_map(|(who, which, with)| Listed::ChangeWish(who, which, with)),
        1 => (who(), 0..9usize, 0..3u8).prop_map(|(who, which, how)| Listed::Stop(who, which, how)),
        4 => Just(Listed::Promise),
        1 => Just(Listed::Unlist),
        3 => (who(), 0..9usize).prop_map(|(who, which)| Listed::Take(who, which)),
        1 => (who(), 0..9usize).prop_map(|(who, which)| Listed::Decline(who, which)),
        1 => Just(Listed::Lapse),
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
        Happening::ByStaff(happening, beyond) => {
            let (actor, deed) = deed(desk, happening)?;
            let Some(account) = actor.account() else { return Some((actor, deed)) };
            let staff = sten(account.as_str().trim_start_matches("account-"));
            (Actor::Staff(StaffActor { beyond: *beyond, ..staff }), deed)
        }
        Happening::Hold(who, with, errand, spot) => {
            (visitor(who), Deed::Hold(wish(&company(who, *with), errand, spot.clone())))
        }
        Happening::Book(who, with, errand, spot) => {
            (visitor(who), Deed::Book(wish(&company(who, *with), errand, spot.clone())))
        }
        Happening::HoldMove(who, which, with, to) => {
            let booking = booking(*which)?;
            let party = others(desk, who, &booking, *with);
            (visitor(who), Deed::HoldMove { booking, party, to: to.clone() })
        }
        Happening::Move(who, which, with, to) => {
            let booking = booking(*which)?;
            let party = others(desk, who, &booking, *with);
            (visitor(who), Deed::Move { booking, party, to: to.clone() })
        }
        Happening::Change(who, which, with) => {
            let old = &desk.facts.bookings[&booking(*which)?];
            let to = Spot { office: old.office.clone(), starts_at: old.starts_at };
            let party = others(desk, who, &old.id, Some(*with));
            (visitor(who), Deed::Move { booking: old.id.clone(), party, to })
        }
        Happening::Extend(who, which) => {
            (visitor(who), Deed::Extend((*holds.get(which % holds.len().max(1))?).clone()))
        }
        Happening::Cancel(who, which) => (visitor(who), Deed::Cancel { booking: booking(*which)?, reason: None }),
        Happening::Offer(who, which, to, minutes) => {
            let until = desk.now + minutes.minutes();
            (Actor::Staff(sten(who)), Deed::Offer { booking: booking(*which)?, to: to.clone(), until })
        }
        Happening::Withdraw(who, which) => (visitor(who), Deed::Withdraw(booking(*which)?)),
        Happening::Accept(who, which) => {
            let offers: Vec<&Hold> =
                holds.iter().map(|id| &desk.facts.holds[*id]).filter(|h| h.offered().is_some()).collect();
            let offer = offers.get(which % offers.len().max(1))?;
            let to = Spot { office: offer.office.clone(), starts_at: offer.starts_at };
            (visitor(who), Deed::Move { booking: offer.offered()?.clone(), party: None, to })
        }
        Happening::List(listed) => on_list(desk, listed)?,
        Happening::Expire => (Actor::System, Deed::Expire(holds.into_iter().cloned().collect())),
        Happening::Plan(opening, step, places) => {
            let planned = day(*opening, *step, *places);
            let there = desk.facts.slots.keys().filter(|key| key.opening() == *opening);
            let withdrawn = there.filter(|key| !planned.iter().any(|plan| plan.key == **key)).copied().collect();
            (Actor::System, Deed::Publish { planned, withdrawn })
        }
    })
}

fn on_list(desk: &Desk, listed: &Listed) -> Option<(Actor, Deed)> {
    let entries: Vec<&Entry> = desk.facts.list.entries.values().collect();
    let entry = |which: &usize| entries.get(which % entries.len().max(1)).map(|entry| entry.id.clone());
    let offers: Vec<&OfferId> = desk.facts.list.open_offers().map(|offer| &offer.id).collect();
    let offer = |which: &usize| offers.get(which % offers.len().max(1)).map(|id| (*id).clone());
    let mut kept = desk.facts.holds_that(Hold::is_nobodys).into_iter();
    let list = |deed| Deed::List { deed: Box::new(deed), told: None };
    Some(match listed {
        Listed::Join(who, with, errand) => (visitor(who), list(joining(&company(who, *with), errand))),
        Listed::ChangeWish(who, which, with) => {
            let id = entry(which)?;
            let errand = desk.facts.list.entries[&id].wish.errand.clone();
            let wish = wanted(&company(who, *with), errand.as_str());
            (visitor(who), list(waiting::Deed::Change(id, Box::new(wish))))
        }
        Listed::Stop(who, which, how) => {
            let deeds = [waiting::Deed::Pause, waiting::Deed::Resume, waiting::Deed::Leave];
            (visitor(who), list(deeds[usize::from(*how)](entry(which)?)))
        }
        Listed::Promise => (Actor::System, kept.find_map(|hold| promise(desk, hold))?),
        Listed::Unlist => (Actor::System, Deed::Unlist(kept.map(|hold| hold.id.clone()).collect())),
        Listed::Take(who, which) => (visitor(who), Deed::Take(offer(which)?)),
        Listed::Decline(who, which) => (visitor(who), list(waiting::Deed::Decline(offer(which)?))),
        Listed::Lapse => (Actor::System, list(waiting::Deed::Lapse(offer(&0)?))),
    })
}

fn others(desk: &Desk, who: &str, booking: &BookingId, with: Option<usize>) -> Option<Vec<Comer>> {
    Some(party(&company(who, with?), desk.facts.bookings[booking].errand.as_str()))
}

proptest! {
    #[test]
    fn whatever_happens_the_ledger_is_right(
        happenings in proptest::collection::vec(happening(), 1..60),
        rules in 0..3usize,
    ) {
        let mut desk = [Desk::new, Desk::cooling, Desk::listing][rules]();
        desk.facts.holds_limit = 6;
        desk.facts.most_moves = MostMoves { day: 2, month: 4 };
        desk.facts.account_holds_limit = 8;
        desk.now = if rules > 0 { desk.now } else { minute(-5) };
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
            for people in ["eve", "eve eve-kid"] {
                let comers = party(people, errand);
                let asked = Party::of(&TOWN, TOWN.errand(&errand.into()).unwrap(), &comers, &desk.facts.persons, desk.now);
                let asked = asked.unwrap();
                let serving = asked.openings(&TOWN, &"south".into());
                let slots: Vec<Slot> =
                    desk.facts.slots.values().filter(|slot| serving.contains(&slot.key.opening())).copied().collect();
                let fits = asked.fits(&TOWN, &"south".into(), Pool::Public);
                let shown = fits && crate::availability::starts(&slots, asked.need(Pool::Public)).contains(&minute(at));
                let mut copy = Desk { facts: desk.facts.clone(), now: desk.now, drawn: 10_000 };
                prop_assert_eq!(copy.book(people, errand, south(at)).is_ok(), shown);
            }
        }
    }
}
