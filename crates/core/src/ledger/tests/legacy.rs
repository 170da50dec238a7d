//! Old bookings: whatever the order of import, repeat, change, taking over and cancelling, each exists once.

use super::*;
use crate::booking::{Origin, State, minutes_later};
use crate::legacy::{Import, OldBooking, OldReference};
use crate::message::Body;
use crate::office::Office;
use crate::town::Position;
use jiff::civil::Weekday;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The same town before the cutover: nothing is published, and old bookings are to come.
static CUTOVER: LazyLock<Catalogue> = LazyLock::new(|| {
    let office = |id: &str| Office {
        id: id.into(),
        name: Text::default(),
        street: String::new(),
        postcode: String::new(),
        town: String::new(),
        position: Position { north: 59.0, east: 18.0 },
        zone: "UTC".to_owned(),
        phone: String::new(),
        phone_link: String::new(),
        access: Text::default(),
        walk_in: Text::default(),
    };
    let open = |opening: &Opening| Opening { weekdays: vec![Weekday::Tuesday], ..opening.clone() };
    Catalogue {
        agency: Agency { old_bookings: OldBookings::ToCome, ..TOWN.agency.clone() },
        offices: vec![office("north"), office("south")],
        openings: TOWN.openings.iter().map(open).collect(),
        ..TOWN.clone()
    }
});

/// The town with offices and hours, for the tests of others.
pub(crate) fn town() -> Catalogue {
    CUTOVER.clone()
}

impl Desk {
    fn at_cutover() -> Self {
        let facts = Facts { persons: persons(), ..Facts::new(&CUTOVER) };
        Self { facts, now: minute(-120), drawn: 0 }
    }

    fn import(&mut self, old: &OldBooking) -> Result<Outcome, Refusal> {
        let key = old.reference.key();
        let import = Import {
            old: old.clone(),
            digest: format!("{old:?}"),
            account: format!("account-{key}").into(),
            person: key.into(),
        };
        self.ask_with(Actor::System, None, Deed::Import(Box::new(import)))
    }

    fn old(&self, old: &OldBooking) -> &Booking {
        &self.facts.bookings[&self.facts.old[old.reference.key()].booking]
    }

    fn take_over(&mut self, who: &str, old: &OldBooking) -> Result<Booking, Refusal> {
        let Some(known) = self.facts.old.get(old.reference.key()) else { return Err(Refusal::NotFound) };
        let (booking, from) = (known.booking.clone(), format!("account-{}", old.reference.key()).into());
        self.ask(who, Deed::TakeOver { booking, from, person: who.into() }).map(super::booking)
    }
}

/// Whoever proves that the booking is theirs acts for its own account.
fn holder(old: &OldBooking) -> Actor {
    let Actor::Visitor { told, .. } = visitor("anna") else { unreachable!() };
    let key = old.reference.key();
    Actor::Visitor { account: format!("account-{key}").into(), persons: vec![key.into()], told }
}

fn old(reference: &str, errand: &str, spot: Spot) -> OldBooking {
    OldBooking {
        reference: OldReference::parse(reference).unwrap(),
        name: Name::parse("Anna").unwrap(),
        birth_date: BirthDate { year: 1990, month: 1, day: 1 },
        email: None,
        phone: None,
        errand: errand.into(),
        office: spot.office,
        starts_at: spot.starts_at,
        language: Language::DEFAULT,
        made_on: date(2026, 2, 1),
    }
}

fn imported(new: bool, surplus: &[SlotKey]) -> Outcome {
    Outcome::Imported { new, surplus: surplus.to_vec() }
}

#[test]
fn an_old_booking_takes_its_places_before_anything_is_published() {
    let mut desk = Desk::at_cutover();
    let first = old("A-1", "ten", south(60));
    assert_eq!(desk.import(&first), Ok(imported(true, &[])));
    let slot = desk.facts.slots[&key(4, 60)];
    assert_eq!((slot.planned, slot.capacity, slot.taken), (0, 1, 1), "closed to everybody else");
    assert_eq!(desk.book("bo", "ten", south(60)), Err(Refusal::Taken));
    assert_eq!(desk.import(&first), Ok(imported(false, &[])));
    assert_eq!(desk.import(&OldBooking { name: Name::parse("Bo").unwrap(), ..first }), Err(Refusal::SaidOtherwise));
    let planned = day(4, 10, (1, 0));
    assert_eq!(desk.publish(planned, Vec::new()), Ok(24));
    assert_eq!(desk.book("bo", "ten", south(60)), Err(Refusal::Taken), "it is somebody's");
    desk.book("bo", "ten", south(70)).unwrap();
}

#[test]
fn what_the_old_system_overbooked_is_kept_and_said() {
    let mut desk = Desk::at_cutover();
    desk.import(&old("1", "ten", south(60))).unwrap();
    assert_eq!(desk.import(&old("2", "twenty", south(50))), Ok(imported(true, &[key(4, 60)])));
    desk.publish(day(4, 10, (1, 0)), Vec::new()).unwrap();
    let slot = desk.facts.slots[&key(4, 60)];
    assert_eq!((slot.planned, slot.capacity, slot.taken), (1, 2, 2));
    let given_up = super::booking(
        desk.ask_with(
            holder(&old("2", "twenty", south(50))),
            None,
            Deed::Cancel { booking: desk.old(&old("2", "twenty", south(50))).id.clone(), reason: None },
        )
        .unwrap(),
    );
    assert_eq!(given_up.state, State::Cancelled);
    assert_eq!(desk.book("bo", "ten", south(60)), Err(Refusal::Taken), "the surplus is not given out again");
    desk.book("bo", "ten", south(50)).unwrap();
}

#[test]
fn it_goes_where_there_is_room() {
    let mut desk = Desk::at_cutover();
    let at = |number: usize| old(&number.to_string(), "twenty", north(60));
    for number in 1..=4 {
        assert_eq!(desk.import(&at(number)), Ok(imported(true, &[])), "{number}");
    }
    let pools: Vec<_> =
        (1..=4).map(|number| (desk.old(&at(number)).places[0].slot, desk.old(&at(number)).pool)).collect();
    let side = key(2, 60);
    assert_eq!(pools, [(key(1, 60), Pool::Public), (side, Pool::Public), (side, Pool::Public), (side, Pool::Staff)]);
    assert_eq!(desk.import(&at(5)), Ok(imported(true, &[key(1, 60), key(1, 70)])));
}

#[test]
fn a_time_between_the_steps_takes_every_step_that_it_touches() {
    let mut desk = Desk::at_cutover();
    let between = old("1", "ten", south(65));
    let import = Import { old: between, digest: String::new(), account: "account-1".into(), person: "1".into() };
    let command = desk.command(Actor::System, None, Deed::Import(Box::new(import)));
    decide(&mut desk.facts, &command, "", desk.now).unwrap();
    let booking = desk.facts.bookings.values().next().unwrap();
    assert_eq!((booking.starts_at, booking.ends_at), (minute(65), minute(75)));
    assert_eq!(booking.places, places(4, &[60, 70]));
}

#[test]
fn what_fits_no_opening_is_refused() {
    let mut desk = Desk::at_cutover();
    for (errand, spot) in [
        ("ten", south(-10)),
        ("twenty", south(230)),
        ("rare", north(235)),
        ("asked", south(60)),
        ("former", south(60)),
        ("ten", Spot { office: "west".into(), ..south(60) }),
        ("ten", Spot { starts_at: minute(24 * 60), ..south(0) }),
    ] {
        assert_eq!(desk.import(&old("1", errand, spot)), Err(Refusal::NotOffered), "{errand}");
    }
    desk.pass(181);
    assert_eq!(desk.import(&old("1", "ten", south(50))), Err(Refusal::AlreadyPast));
    let import = Import {
        old: old("1", "ten", south(90)),
        digest: String::new(),
        account: "account-1".into(),
        person: "1".into(),
    };
    assert_eq!(desk.ask("anna", Deed::Import(Box::new(import))), Err(Refusal::NotFound), "nobody but the system");
    let mut without = Desk::new();
    assert_eq!(without.import(&old("1", "ten", south(60))), Err(Refusal::DeclaredNone));
}

#[test]
fn taken_over_it_is_an_ordinary_booking_of_theirs() {
    let mut desk = Desk::at_cutover();
    let theirs = old("1", "ten", south(60));
    desk.import(&theirs).unwrap();
    let command = {
        let (booking, from) = (desk.old(&theirs).id.clone(), "account-1".into());
        desk.command(visitor("anna"), None, Deed::TakeOver { booking, from, person: "anna".into() })
    };
    let decision = desk.put(&command).unwrap();
    assert!(
        decision
            .changes
            .iter()
            .any(|change| matches!(change, Change::Message(message) if matches!(message.body, Body::TakenOver(_))))
    );
    let new = desk.old(&theirs).clone();
    assert_eq!((new.account.as_str(), new.origin, new.starts_at), ("account-anna", Origin::MyPage, minute(60)));
    assert_eq!(desk.take_over("bo", &theirs), Err(Refusal::NotFound), "once");
    let cancel = Deed::Cancel { booking: new.id.clone(), reason: None };
    assert_eq!(desk.ask_with(holder(&theirs), None, cancel), Err(Refusal::NotFound), "the old way has ended");
    desk.publish(day(4, 10, (1, 0)), Vec::new()).unwrap();
    assert_eq!(desk.book("anna", "ten", south(90)), Err(Refusal::AlreadyBooked(new.reference.clone())));
    desk.move_to("anna", &new, south(90)).unwrap();
}

#[test]
fn nobody_takes_over_a_second_booking_for_an_errand_or_for_somebody_else() {
    let mut desk = Desk::at_cutover();
    let (one, two) = (old("1", "ten", south(60)), old("2", "ten", south(90)));
    desk.import(&one).unwrap();
    desk.import(&two).unwrap();
    let first = desk.take_over("anna", &one).unwrap();
    assert_eq!(desk.take_over("anna", &two), Err(Refusal::AlreadyBooked(first.reference)));
    let (booking, from): (_, AccountId) = (desk.old(&two).id.clone(), "account-2".into());
    let deed = Deed::TakeOver { booking, from, person: "bo".into() };
    assert_eq!(desk.ask("anna", deed), Err(Refusal::NotFound), "bo is not hers");
    desk.take_over("bo", &two).unwrap();
}

#[test]
fn what_is_offered_to_it_goes_along() {
    let mut desk = Desk::at_cutover();
    let theirs = old("1", "ten", south(60));
    desk.import(&theirs).unwrap();
    desk.publish(day(4, 10, (1, 0)), Vec::new()).unwrap();
    let booking = desk.old(&theirs).id.clone();
    let offer = Deed::Offer { booking: booking.clone(), to: south(90), until: minutes_later(minute(0), 0) };
    let staff = StaffActor { account: "account-1".into(), persons: vec!["1".into()], ..sten("anna") };
    desk.ask_with(Actor::Staff(staff), None, offer).unwrap();
    let new = desk.take_over("anna", &theirs).unwrap();
    assert_eq!(desk.move_to("anna", &new, south(90)).unwrap().starts_at, minute(90));
}

/// One thing that happens to old bookings.
#[derive(Debug, Clone)]
enum Happening {
    Import(usize),
    ImportOtherwise(usize),
    Publish(i64),
    Move(usize, Spot),
    Cancel(usize),
    TakeOver(usize, &'static str),
    MoveOwn(usize, &'static str, Spot),
    CancelOwn(usize, &'static str),
    Pass(i64),
}

/// Six of them, at few times: they meet.
fn some_old(which: usize) -> OldBooking {
    let (errand, spot) = [
        ("ten", south(10)),
        ("ten", south(10)),
        ("twenty", south(0)),
        ("twenty", north(20)),
        ("ten", north(30)),
        ("ten", north(30)),
    ][which % 6]
        .clone();
    old(&format!("old{which}"), errand, spot)
}

fn happening() -> impl Strategy<Value = Happening> {
    let spot = || {
        ((0..8i64).prop_map(|step| step * 10), any::<bool>()).prop_map(|(at, n)| if n { north(at) } else { south(at) })
    };
    let who = || prop_oneof![Just("anna"), Just("bo")];
    prop_oneof![
        6 => (0..6usize).prop_map(Happening::Import),
        1 => (0..6usize).prop_map(Happening::ImportOtherwise),
        1 => prop_oneof![Just(1i64), Just(2), Just(4)].prop_map(Happening::Publish),
        3 => (0..6usize, spot()).prop_map(|(which, to)| Happening::Move(which, to)),
        2 => (0..6usize).prop_map(Happening::Cancel),
        3 => (0..6usize, who()).prop_map(|(which, who)| Happening::TakeOver(which, who)),
        2 => (0..6usize, who(), spot()).prop_map(|(which, who, to)| Happening::MoveOwn(which, who, to)),
        1 => (0..6usize, who()).prop_map(|(which, who)| Happening::CancelOwn(which, who)),
        1 => (0..60i64).prop_map(Happening::Pass),
    ]
}

fn happen(desk: &mut Desk, happening: &Happening) {
    let known = |desk: &Desk, which: usize| {
        desk.facts.old.get(some_old(which).reference.key()).map(|known| known.booking.clone())
    };
    match happening {
        Happening::Import(which) => drop(desk.import(&some_old(*which))),
        Happening::ImportOtherwise(which) => {
            let there = known(desk, *which).is_some();
            let said = desk.import(&OldBooking { made_on: date(2026, 1, 1), ..some_old(*which) });
            assert!(!there || said.is_err() || said == Ok(imported(false, &[])), "{said:?}");
        }
        Happening::Publish(number) => {
            let opening = CUTOVER.opening(*number).unwrap();
            let plan = day(*number, opening.step, (opening.places, opening.staff_only));
            drop(desk.publish(plan, Vec::new()));
        }
        Happening::Move(which, to) => {
            let Some(booking) = known(desk, *which) else { return };
            let deed = Deed::Move { booking, party: None, to: to.clone() };
            drop(desk.ask_with(holder(&some_old(*which)), None, deed));
        }
        Happening::Cancel(which) => {
            let Some(booking) = known(desk, *which) else { return };
            drop(desk.ask_with(holder(&some_old(*which)), None, Deed::Cancel { booking, reason: None }));
        }
        Happening::TakeOver(which, who) => drop(desk.take_over(who, &some_old(*which))),
        Happening::MoveOwn(which, who, to) => {
            let Some(booking) = known(desk, *which) else { return };
            drop(desk.ask(who, Deed::Move { booking, party: None, to: to.clone() }));
        }
        Happening::CancelOwn(which, who) => {
            let Some(booking) = known(desk, *which) else { return };
            drop(desk.ask(who, Deed::Cancel { booking, reason: None }));
        }
        Happening::Pass(minutes) => desk.pass(*minutes),
    }
}

proptest! {
    #[test]
    fn each_old_booking_exists_once(happenings in prop::collection::vec(happening(), 1..60)) {
        let mut desk = Desk::at_cutover();
        let mut accepted = BTreeSet::new();
        for happening in &happenings {
            happen(&mut desk, happening);
            // What was accepted once is there for good, each as one booking, and there is no other.
            let now: BTreeSet<String> = desk.facts.old.keys().cloned().collect();
            prop_assert!(accepted.is_subset(&now));
            accepted = now;
            let ids: BTreeSet<&BookingId> = desk.facts.old.values().map(|known| &known.booking).collect();
            prop_assert_eq!(ids.len(), accepted.len());
            prop_assert_eq!(desk.facts.bookings.keys().collect::<BTreeSet<_>>(), ids);
            let mut references: Vec<_> = desk.facts.bookings.values().map(|booking| &booking.reference).collect();
            references.sort_by_key(|reference| reference.as_str());
            references.dedup();
            prop_assert_eq!(references.len(), accepted.len());
        }
    }
}
