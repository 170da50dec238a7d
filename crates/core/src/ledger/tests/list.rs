//! The waiting list meets places: joining, what is offered and taken, and what becomes of it otherwise.

use super::*;
use crate::id::OfferId;
use crate::waiting::{self, Ended, Entry, Freed, State, choose};
use std::collections::BTreeSet;

/// They would come at any time, anywhere.
pub(super) fn wanted(people: &str, errand: &str) -> waiting::Wish {
    let days = (date(2026, 1, 1), date(2026, 12, 31));
    waiting::Wish::any_time(errand.into(), party(people, errand), vec!["north".into(), "south".into()], days)
}

pub(super) fn joining(people: &str, errand: &str) -> waiting::Deed {
    let entry = Entry {
        id: "".into(),
        account: "".into(),
        persons: BTreeSet::new(),
        wish: wanted(people, errand),
        since: minute(0),
        state: State::Waiting,
        invitation: None,
        book_by: None,
        has: None,
        missed: 0,
        phone_only: false,
    };
    waiting::Deed::Join(Box::new(entry))
}

/// What the product would offer of a hold, if it fits anybody.
pub(super) fn promise(desk: &Desk, hold: &Hold) -> Option<Deed> {
    let beginnings = Freed::of(desk.facts.catalogue, hold);
    let (freed, choice) =
        beginnings.into_iter().find_map(|freed| choose(&desk.facts.list, &freed, desk.now).map(|it| (freed, it)))?;
    let Actor::Visitor { told, .. } = visitor("anna") else { unreachable!() };
    let promise = Promise { hold: hold.id.clone(), starts_at: freed.spot.starts_at, choice, told };
    Some(Deed::Promise(Box::new(promise)))
}

impl Desk {
    fn list(&mut self, who: &str, deed: waiting::Deed) -> Result<Entry, Refusal> {
        self.ask(who, Deed::List { deed: Box::new(deed), told: None }).map(|outcome| match outcome {
            Outcome::Waits(entry) => *entry,
            other => panic!("{other:?}"),
        })
    }

    fn join(&mut self, people: &str, errand: &str) -> Entry {
        self.list(asking(people), joining(people, errand)).unwrap()
    }

    fn kept(&self) -> Vec<Hold> {
        self.facts.holds_that(Hold::is_nobodys).into_iter().cloned().collect()
    }

    /// Offers the first of what was given back.
    fn offer(&mut self) -> Option<OfferId> {
        let hold = self.kept().into_iter().next()?;
        let deed = promise(self, &hold)?;
        self.ask_with(Actor::System, None, deed).map(held).map(|hold| OfferId(hold.id.0)).ok()
    }

    fn ended(&self, offer: &OfferId) -> Option<Ended> {
        self.facts.list.offers[offer].ended
    }
}

#[test]
fn what_is_given_back_is_offered_and_taken_with_one_press() {
    let mut desk = Desk::listing();
    let booking = desk.book("anna", "twenty", south(0)).unwrap();
    let entry = desk.join("bo", "ten");
    desk.cancel("anna", &booking).unwrap();
    assert_eq!(desk.book("cai", "ten", south(0)), Err(Refusal::Taken), "it is the list's");
    let offer = desk.offer().unwrap();
    let left = desk.kept();
    assert_eq!(
        left.iter().map(|hold| (hold.purpose.clone(), hold.starts_at)).collect::<Vec<_>>(),
        [(Purpose::Listed, minute(10))]
    );
    let taken = desk.ask("bo", Deed::Take(offer.clone())).map(super::booking).unwrap();
    assert_eq!((taken.spot(), taken.places), (south(0), places(4, &[0])));
    assert_eq!((desk.ended(&offer), desk.facts.list.entries[&entry.id].state), (Some(Ended::Taken), State::Served));
    assert_eq!(
        desk.ask("bo", Deed::Take(offer)),
        Err(Refusal::List(waiting::Refusal::Over(Ended::Taken))),
        "pressed on two devices"
    );
}

#[test]
fn nobody_takes_what_is_offered_to_somebody_else() {
    let mut desk = Desk::listing();
    let booking = desk.book("anna", "ten", south(0)).unwrap();
    desk.join("bo", "ten");
    desk.cancel("anna", &booking).unwrap();
    let offer = desk.offer().unwrap();
    for who in ["anna", "cai", "dee"] {
        assert_eq!(desk.ask(who, Deed::Take(offer.clone())), Err(Refusal::NotFound));
        assert_eq!(desk.list(who, waiting::Deed::Decline(offer.clone())), Err(Refusal::NotFound));
        assert_eq!(desk.book(who, "ten", south(0)), Err(Refusal::Taken));
    }
    for deed in [waiting::Deed::Lapse(offer.clone()), waiting::Deed::Withdraw(offer.clone())] {
        assert_eq!(desk.list("bo", deed), Err(Refusal::NotFound), "the product sees to that");
    }
}

#[test]
fn who_has_a_later_time_swaps() {
    let mut desk = Desk::listing();
    let booking = desk.book("anna", "ten", south(0)).unwrap();
    let later = desk.book("bo", "ten", south(60)).unwrap();
    assert_eq!(desk.join("bo", "ten").has, Some(minute(60)));
    desk.cancel("anna", &booking).unwrap();
    let offer = desk.offer().unwrap();
    let moved = desk.ask("bo", Deed::Take(offer)).map(super::booking).unwrap();
    assert_eq!((moved.id, moved.reference, moved.starts_at), (later.id, later.reference, minute(0)));
    let freed: Vec<Timestamp> = desk.kept().iter().map(|hold| hold.starts_at).collect();
    assert_eq!(freed, [minute(60)], "and what they had goes to the next in line");
}

#[test]
fn what_is_declined_or_lapses_goes_to_the_next_and_then_cools() {
    let mut desk = Desk::listing();
    let booking = desk.book("anna", "ten", south(0)).unwrap();
    let (bo, cai) = (desk.join("bo", "ten"), desk.join("cai", "ten"));
    desk.cancel("anna", &booking).unwrap();
    let first = desk.offer().unwrap();
    desk.list("bo", waiting::Deed::Decline(first.clone())).unwrap();
    let second = desk.offer().unwrap();
    assert_eq!(desk.facts.list.offers[&second].entry, cai.id);
    let lapse = Deed::List { deed: Box::new(waiting::Deed::Lapse(second.clone())), told: None };
    let early = desk.ask_with(Actor::System, None, lapse.clone());
    assert_eq!(early, Err(Refusal::List(waiting::Refusal::NotYet)));
    desk.now = desk.facts.list.offers[&second].until;
    assert_eq!(desk.ask("cai", Deed::Take(second.clone())), Err(Refusal::List(waiting::Refusal::Over(Ended::Lapsed))));
    assert_eq!(
        desk.book("dee", "ten", south(0)),
        Err(Refusal::Taken),
        "it is not free before the product has seen to it"
    );
    desk.ask_with(Actor::System, None, lapse).unwrap();
    assert_eq!((desk.ended(&first), desk.ended(&second)), (Some(Ended::Declined), Some(Ended::Lapsed)));
    assert_eq!(desk.facts.list.entries[&cai.id].missed, 1);
    assert_eq!(desk.offer(), None, "nobody is asked twice about the same time");
    let kept = desk.kept().into_iter().map(|hold| hold.id).collect();
    desk.ask_with(Actor::System, None, Deed::Unlist(kept)).unwrap();
    let [cool] = &desk.kept()[..] else { panic!("it cools") };
    assert_eq!((&cool.purpose, desk.facts.list.entries[&bo.id].state), (&Purpose::Cooling, State::Waiting));
}

/// What they are offered and what they booked meanwhile: the earlier of the two is still of use to them.
#[test]
fn who_books_elsewhere_is_offered_only_what_is_earlier() {
    let mut desk = Desk::listing();
    let booking = desk.book("anna", "ten", south(60)).unwrap();
    let entry = desk.join("bo", "ten");
    desk.cancel("anna", &booking).unwrap();
    let offer = desk.offer().unwrap();
    let other = desk.book("bo", "ten", north(120)).unwrap();
    assert_eq!((desk.ended(&offer), desk.facts.list.entries[&entry.id].has), (None, Some(minute(120))));
    desk.move_to("bo", &other, north(0)).unwrap();
    assert_eq!(desk.ended(&offer), Some(Ended::Withdrawn), "no earlier than what they have");
    let listed = desk.kept().iter().filter(|hold| hold.starts_at == minute(60)).count();
    assert_eq!(listed, 1, "it is for the next");
    desk.cancel("bo", &desk.facts.bookings[&other.id].clone()).unwrap();
    assert_eq!(desk.facts.list.entries[&entry.id].has, None);
}

#[test]
fn a_family_is_offered_only_what_fits_them_whole() {
    let mut desk = Desk::listing();
    let (one, two) = (desk.book("anna", "ten", south(0)).unwrap(), desk.book("cai", "ten", south(10)).unwrap());
    desk.join("bo bo-kid", "ten");
    desk.cancel("anna", &one).unwrap();
    assert_eq!(desk.offer(), None, "ten minutes are too few for two");
    desk.now = desk.kept()[0].expires_at;
    desk.ask_with(Actor::System, None, Deed::Expire(vec![desk.kept()[0].id.clone()])).unwrap();
    desk.cancel("cai", &two).unwrap();
    let whole = desk.book("dee", "twenty", south(40)).unwrap();
    desk.cancel("dee", &whole).unwrap();
    let hold = desk.kept().into_iter().find(|hold| hold.starts_at == minute(40)).unwrap();
    let deed = promise(&desk, &hold).unwrap();
    let hold = desk.ask_with(Actor::System, None, deed).map(held).unwrap();
    assert_eq!((hold.party.len(), hold.places), (2, places(4, &[40, 50])));
}

#[test]
fn an_offer_ends_with_its_opening_and_stands_through_other_changes() {
    let mut desk = Desk::listing();
    let booking = desk.book("anna", "ten", south(0)).unwrap();
    desk.join("bo", "ten");
    desk.cancel("anna", &booking).unwrap();
    let offer = desk.offer().unwrap();
    desk.publish(day(4, 10, (1, 0)), Vec::new()).unwrap();
    let mut other = Desk { facts: desk.facts.clone(), ..desk };
    desk = Desk { facts: other.facts.clone(), now: other.now, drawn: 500 };
    let booking = desk.ask("bo", Deed::Take(offer.clone())).map(super::booking).unwrap();
    assert_eq!(booking.spot(), south(0), "nothing has changed for them");
    let there = other.facts.slots.keys().filter(|key| key.opening() == 4).copied().collect();
    other.publish(Vec::new(), there).unwrap();
    let gone = Refusal::List(waiting::Refusal::Over(Ended::Withdrawn));
    assert_eq!(other.ask("bo", Deed::Take(offer)), Err(gone), "the office is closed then");
}

#[test]
fn a_change_keeps_what_is_offered() {
    let mut desk = Desk::listing();
    let booking = desk.book("anna", "ten", south(0)).unwrap();
    let entry = desk.join("bo", "ten");
    desk.cancel("anna", &booking).unwrap();
    let offer = desk.offer().unwrap();
    let wish = waiting::Wish { offices: vec!["north".into()], ..wanted("bo", "ten") };
    desk.list("bo", waiting::Deed::Change(entry.id.clone(), Box::new(wish))).unwrap();
    assert_eq!(desk.ended(&offer), None, "nobody keeps a time from others by changing again and again");
    desk.ask("bo", Deed::Take(offer)).unwrap();
}

#[test]
fn who_needs_notice_or_takes_longer_by_now_is_not_asked() {
    let mut desk = Desk::listing();
    let booking = desk.book("anna", "ten", south(0)).unwrap();
    let entry = desk.join("bo", "ten");
    desk.cancel("anna", &booking).unwrap();
    let hold = desk.kept()[0].clone();
    let deed = promise(&desk, &hold).unwrap();
    let patient = Errand { notice_minutes: 5 * 24 * 60, ..LIST.errand(&"ten".into()).unwrap().clone() };
    let errands =
        LIST.errands.iter().map(|errand| if errand.id == patient.id { patient.clone() } else { errand.clone() });
    desk.facts.catalogue = Box::leak(Box::new(Catalogue { errands: errands.collect(), ..LIST.clone() }));
    assert_eq!(desk.ask_with(Actor::System, None, deed.clone()), Err(Refusal::TooSoon));
    let long = Errand { minutes: 20, ..LIST.errand(&"ten".into()).unwrap().clone() };
    let errands = LIST.errands.iter().map(|errand| if errand.id == long.id { long.clone() } else { errand.clone() });
    desk.facts.catalogue = Box::leak(Box::new(Catalogue { errands: errands.collect(), ..LIST.clone() }));
    let small = Refusal::List(waiting::Refusal::NoLonger(waiting::WhyNot::Size));
    assert_eq!(desk.ask_with(Actor::System, None, deed), Err(small));
    assert_eq!(desk.facts.list.entries[&entry.id].state, State::Waiting);
}

#[test]
fn the_list_is_only_for_those_who_may_book() {
    let mut desk = Desk::listing();
    assert_eq!(desk.list("anna", joining("bo", "ten")), Err(Refusal::NotFound), "another's people");
    assert_eq!(desk.list("anna", joining("anna", "asked")), Err(Refusal::NeedsInvitation));
    assert_eq!(desk.list("anna", joining("anna", "none")), Err(Refusal::NotOffered));
    let entry = desk.join("anna", "ten");
    let again = desk.list("anna", joining("anna", "ten"));
    assert_eq!(again, Err(Refusal::List(waiting::Refusal::AlreadyWaiting(entry.id.clone()))));
    assert_eq!(desk.list("bo", waiting::Deed::Leave(entry.id.clone())), Err(Refusal::NotFound));
    let handed = waiting::Deed::Change(entry.id, Box::new(wanted("anna-kid", "ten")));
    assert_eq!(desk.list("anna", handed), Err(Refusal::List(waiting::Refusal::NobodyStays)), "it is not handed on");
    let mut cool = Desk::cooling();
    assert_eq!(cool.list("anna", joining("anna", "ten")), Err(Refusal::NotOffered), "the errand has no list");
}

/// On PostgreSQL the clock is the database's, but a database may be moved to another machine.
#[test]
fn a_clock_that_jumps_costs_nobody_an_offer() {
    let mut desk = Desk::listing();
    let booking = desk.book("anna", "ten", south(0)).unwrap();
    let entry = desk.join("bo", "ten");
    desk.cancel("anna", &booking).unwrap();
    let offer = desk.offer().unwrap();
    let until = desk.facts.list.offers[&offer].until;
    desk.pass(-3 * 24 * 60);
    let lapse = Deed::List { deed: Box::new(waiting::Deed::Lapse(offer.clone())), told: None };
    let early = desk.ask_with(Actor::System, None, lapse.clone());
    assert_eq!(early, Err(Refusal::List(waiting::Refusal::NotYet)), "back");
    let mut ahead = Desk { facts: desk.facts.clone(), now: minute(5 * 24 * 60), drawn: 900 };
    assert_eq!(ahead.ask("bo", Deed::Take(offer.clone())), Err(Refusal::List(waiting::Refusal::Over(Ended::Lapsed))));
    ahead.ask_with(Actor::System, None, lapse).unwrap();
    assert_eq!((ahead.kept().len(), ahead.facts.list.entries[&entry.id].missed), (0, 1), "ahead: the time is over");
    assert!(desk.now < until);
    desk.ask("bo", Deed::Take(offer)).unwrap();
}
