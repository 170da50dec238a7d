//! Anything, in any order: people who come and go, runs that come free, answers, and time that passes. After each deed
//! the places are counted: each is free, kept, offered or booked, and together they are as many as before.

use super::*;
use crate::id::OfferId;
use proptest::prelude::*;

const PEOPLE: [&str; 6] = ["anna", "bo", "cai", "dee", "eve", "flo"];
const RUNS: usize = 5;

/// Where a run is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Lies {
    Free,
    /// It came free, and nobody is asked yet.
    Kept,
    Offered(OfferId),
    Booked(EntryId),
}

#[derive(Debug, Clone)]
enum Happening {
    Pass(i64),
    Join(usize, Flexible),
    Change(usize, Flexible),
    Pause(usize),
    Resume(usize),
    Leave(usize),
    Has(usize, Option<usize>),
    /// A run is given back, by whomever has it.
    Free(usize),
    Offer(usize),
    Answer(usize, bool),
    /// Every deadline that has passed.
    Lapse,
}

#[derive(Debug, Clone)]
struct Flexible {
    minutes: i64,
    days: i8,
    book_by: Option<i8>,
    phone_only: bool,
}

struct World {
    now: Timestamp,
    list: List,
    runs: [Lies; RUNS],
    offers: usize,
}

impl World {
    fn run(which: usize) -> Freed {
        freed(&which.to_string(), &format!("10-{}T09:00", 20 + which), 20 + 20 * (which as i64 % 2))
    }

    fn meets(&mut self, happening: &Happening) {
        let person = |which: &usize| EntryId::from(PEOPLE[*which]);
        match happening {
            Happening::Pass(hours) => self.now += hours.hours(),
            Happening::Join(who, how) => self.put(&Deed::Join(Box::new(joining(PEOPLE[*who], how)))),
            Happening::Change(who, how) => {
                self.put(&Deed::Change(person(who), Box::new(joining(PEOPLE[*who], how).wish)));
            }
            Happening::Pause(who) => self.put(&Deed::Pause(person(who))),
            Happening::Resume(who) => self.put(&Deed::Resume(person(who))),
            Happening::Leave(who) => self.put(&Deed::Leave(person(who))),
            Happening::Has(who, run) => {
                self.put(&Deed::Has(person(who), run.map(|run| Self::run(run).spot.starts_at)));
            }
            Happening::Free(run) if matches!(self.runs[*run], Lies::Booked(_)) => self.runs[*run] = Lies::Kept,
            Happening::Free(_) => {}
            Happening::Offer(run) => self.offer(*run),
            Happening::Answer(which, yes) => {
                let open: Vec<OfferId> = self.list.open_offers().map(|offer| offer.id.clone()).collect();
                if let Some(id) = open.get(which % open.len().max(1)) {
                    self.put(&if *yes { Deed::Take(id.clone()) } else { Deed::Decline(id.clone()) });
                }
            }
            Happening::Lapse => {
                let open: Vec<OfferId> = self.list.open_offers().map(|offer| offer.id.clone()).collect();
                for id in open {
                    self.put(&Deed::Lapse(id));
                }
            }
        }
    }

    fn offer(&mut self, which: usize) {
        let run = Self::run(which);
        let before = self.list.clone();
        let choice = choose(&before, &run, self.now);
        self.offers += 1;
        let id = OfferId::from(self.offers.to_string());
        if let Some(choice) = &choice {
            self.put(&Deed::Offer(id.clone(), Box::new(run.clone()), Box::new(choice.clone())));
        }
        match self.list.offers.get(&id) {
            Some(offer) => {
                assert_eq!(self.runs[which], Lies::Kept, "only what nobody has or is offered");
                assert_eq!(Some(&offer.entry), choice.as_ref().map(|choice| &choice.entry));
                check_nobody_passed_over(&before, &run, &offer.entry, self.now);
                self.runs[which] = Lies::Offered(id);
            }
            None if self.runs[which] == Lies::Kept && choice.is_none() => self.runs[which] = Lies::Free,
            None => {}
        }
    }

    /// Puts a deed to the list, and lets the places follow its answer as the ledger does.
    fn put(&mut self, deed: &Deed) {
        // The ledger keeps no hold of a run that is free or booked, so nothing of it can be offered.
        if let Deed::Offer(_, run, _) = deed
            && matches!(self.runs[run.hold.as_str().parse::<usize>().unwrap()], Lies::Free | Lies::Booked(_))
        {
            return;
        }
        let before = self.list.clone();
        let Ok(done) = decide(&mut self.list, deed, self.now) else {
            assert_eq!(self.list, before, "a refusal changes nothing");
            return;
        };
        for change in &done.changes {
            if let Change::Offer(offer) = change
                && let Some(ended) = offer.ended
            {
                let run: usize = offer.hold.as_str().parse().unwrap();
                assert_eq!(self.runs[run], Lies::Offered(offer.id.clone()));
                self.runs[run] = if ended == Ended::Taken { Lies::Booked(offer.entry.clone()) } else { Lies::Kept };
            }
        }
        for (id, old) in &before.entries {
            let new = &self.list.entries[id];
            let anew = matches!(deed, Deed::Join(_));
            assert!(anew || (new.since, &new.persons) == (old.since, &old.persons), "a place in line is kept");
        }
    }

    /// Each run is in one place, and the list knows of exactly those that are offered.
    fn check(&self) {
        let open: Vec<&Offer> = self.list.open_offers().collect();
        let offered: Vec<&Lies> = self.runs.iter().filter(|run| matches!(run, Lies::Offered(_))).collect();
        assert_eq!(open.len(), offered.len());
        for offer in &open {
            let run: usize = offer.hold.as_str().parse().unwrap();
            assert_eq!(self.runs[run], Lies::Offered(offer.id.clone()));
            assert_eq!(open.iter().filter(|other| other.hold == offer.hold).count(), 1, "one person at a time");
            assert_eq!(open.iter().filter(|other| other.entry == offer.entry).count(), 1, "one offer at a time");
            assert_eq!(self.list.entries[&offer.entry].state, State::Waiting);
            assert!(self.list.entries[&offer.entry].wish.minutes <= Self::run(run).minutes, "it fits them whole");
        }
    }
}

/// The rule once more, said of pairs: of all who could have been asked, nobody stands before the one who was.
fn check_nobody_passed_over(list: &List, run: &Freed, asked: &EntryId, now: Timestamp) {
    let today = run.zone.to_datetime(now).date();
    let chosen = &list.entries[asked];
    let dated = |entry: &Entry| entry.book_by.filter(|date| *date >= today);
    for other in list.entries.values().filter(|entry| entry.state == State::Waiting && entry.id != *asked) {
        let could = fits(other, run, now).is_ok()
            && list.offer_to(&other.id).is_none()
            && !list.offers.values().any(|offer| {
                offer.entry == other.id && offer.spot == run.spot && offer.ended != Some(Ended::Withdrawn)
            });
        let before = match (dated(other), dated(chosen)) {
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (one, two) if one != two => one < two,
            _ => (other.since, &other.id) < (chosen.since, &chosen.id),
        };
        assert!(!(could && before), "{} was passed over for {asked}", other.id);
    }
}

fn joining(who: &str, how: &Flexible) -> Entry {
    let mut entry = entry(who, "10-01T00:00");
    entry.wish.minutes = how.minutes;
    entry.wish.latest = date(2026, 10, 20 + how.days);
    entry.book_by = how.book_by.map(|day| date(2026, 10, day));
    entry.phone_only = how.phone_only;
    entry
}

fn happening() -> impl Strategy<Value = Happening> {
    let who = || 0..PEOPLE.len();
    let how = || {
        let date = proptest::option::of(12..20i8);
        (prop_oneof![Just(20i64), Just(40)], 0..6i8, date, any::<bool>())
            .prop_map(|(minutes, days, book_by, phone_only)| Flexible { minutes, days, book_by, phone_only })
    };
    prop_oneof![
        3 => (0..30i64).prop_map(Happening::Pass),
        4 => (who(), how()).prop_map(|(who, how)| Happening::Join(who, how)),
        1 => (who(), how()).prop_map(|(who, how)| Happening::Change(who, how)),
        1 => who().prop_map(Happening::Pause),
        1 => who().prop_map(Happening::Resume),
        1 => who().prop_map(Happening::Leave),
        1 => (who(), proptest::option::of(0..RUNS)).prop_map(|(who, run)| Happening::Has(who, run)),
        2 => (0..RUNS).prop_map(Happening::Free),
        6 => (0..RUNS).prop_map(Happening::Offer),
        4 => (0..9usize, any::<bool>()).prop_map(|(which, yes)| Happening::Answer(which, yes)),
        2 => Just(Happening::Lapse),
    ]
}

proptest! {
    #[test]
    fn offers_and_places_add_up_and_nobody_is_passed_over(happenings in proptest::collection::vec(happening(), 1..80)) {
        let kept = std::array::from_fn(|_| Lies::Kept);
        let mut world = World { now: at("10-12T12:00"), list: List::default(), runs: kept, offers: 0 };
        for happening in &happenings {
            world.meets(happening);
            world.check();
        }
    }

    #[test]
    fn the_order_is_the_same_for_everybody(hows in proptest::collection::vec((0..20i64, proptest::option::of(10..20i8)), 1..6)) {
        let entries = || hows.iter().zip(PEOPLE).map(|((hours, book_by), who)| Entry {
            since: at("10-01T00:00") + hours.hours(),
            book_by: book_by.map(|day| date(2026, 10, day)),
            ..entry(who, "10-01T00:00")
        });
        let (list, reversed) = (list(entries()), list(entries().collect::<Vec<_>>().into_iter().rev()));
        let names = |list: &List| order(list, date(2026, 10, 12)).iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
        prop_assert_eq!(names(&list), names(&reversed));
    }
}
