//! Bulk moves: what is offered to whom, and how a booking stands.

use super::*;
use crate::agency::{Agency, OldBookings, Terms};
use crate::booking::{Origin, Reference};
use crate::catalogue::{Catalogue, Former};
use crate::errand::{Errand, Together};
use crate::id::OfficeId;
use crate::language::Text;
use crate::office::Office;
use crate::opening::Opening;
use crate::party::Party;
use crate::release::Release;
use crate::slot::{Pool, Slot, SlotKey};
use jiff::civil::{date, time};
use std::collections::{BTreeMap, BTreeSet};

const HOUR: i64 = 60;

pub(crate) fn minute(minute: i64) -> Timestamp {
    Timestamp::from_second(1_796_724_000 + 60 * minute).unwrap()
}

fn spot(office: &str, at: i64) -> Spot {
    Spot { office: office.into(), starts_at: minute(at) }
}

fn office(id: &str, north: f64) -> Office {
    Office {
        id: id.into(),
        name: Text::default(),
        street: String::new(),
        postcode: String::new(),
        town: String::new(),
        position: (north, 18.0).into(),
        zone: "UTC".to_owned(),
        phone: String::new(),
        phone_link: String::new(),
        access: Text::default(),
        walk_in: Text::default(),
    }
}

fn opening(number: i64, office: &str) -> Opening {
    Opening {
        id: number.to_string().into(),
        number,
        office: office.into(),
        weekdays: Vec::new(),
        from: time(0, 0, 0, 0),
        to: time(23, 0, 0, 0),
        step: 10,
        places: 2,
        staff_only: 1,
        errands: vec!["ten".into()],
        step_free: true,
        valid_from: date(2026, 1, 1),
        valid_to: None,
        publish_days: 30,
        publish_at: time(0, 0, 0, 0),
        note: String::new(),
        occurrences: Vec::new(),
    }
}

pub(crate) fn catalogue() -> Catalogue {
    let errand = Errand {
        id: "ten".into(),
        name: Text::default(),
        summary: Text::default(),
        minutes: 10,
        together: Together::Succession,
        also: Vec::new(),
        age_rules: Vec::new(),
        bring: Vec::new(),
        bring_for_child: Vec::new(),
        ahead_days: 10,
        notice_minutes: 0,
        move_minutes: 0,
        cancel_minutes: 0,
        late: crate::visit::Late::Kept,
        release: Release::Immediate,
        waiting_list: false,
        needs_invitation: false,
    };
    let agency = Agency {
        name: Text::default(),
        domain: String::new(),
        email: String::new(),
        phone: String::new(),
        phone_link: String::new(),
        phone_hours: Text::default(),
        postal_address: "Box 1, 111 11 Norr".to_owned(),
        website: String::new(),
        supervisor: Text::default(),
        supervisor_link: String::new(),
        accessibility_faults: Vec::new(),
        data_protection_email: String::new(),
        data_protection_authority: Text::default(),
        interpreters: Vec::new(),
        interpreter_days: 0,
        old_bookings: OldBookings::None,
        cutover: date(2026, 3, 5),
        terms: Terms { version: date(2026, 1, 1), paragraphs: Vec::new() },
    };
    Catalogue {
        agency,
        offices: vec![office("far", 65.0), office("near", 59.5), office("here", 59.3)],
        errands: vec![errand],
        openings: vec![opening(1, "far"), opening(2, "near"), opening(3, "here")],
        holidays: Vec::new(),
        closures: Vec::new(),
        towns: Vec::new(),
        words: crate::words::Words::default(),
        former: Former { offices: Vec::new(), errands: Vec::new() },
    }
}

/// Slots of ten minutes from an instant on, each with two places, one of them for staff.
fn slots(opening: i64, from: i64, count: i64) -> BTreeMap<SlotKey, Slot> {
    let slot = |index| {
        let key = SlotKey::new(opening, minute(from + 10 * index));
        let (planned, public_planned) = (2, 1);
        let slot = Slot {
            key,
            step: 10,
            planned,
            capacity: planned,
            taken: 0,
            public_planned,
            public_capacity: public_planned,
            taken_public: 0,
        };
        (key, slot)
    };
    (0..count).map(slot).collect()
}

fn affected(booking: &str, at: i64, minutes: i64) -> Affected {
    let party = Party {
        members: Vec::new(),
        errands: BTreeSet::from(["ten".into()]),
        minutes,
        places: 1,
        interpreter: false,
        step_free: false,
    };
    Affected { booking: booking.into(), from: spot("here", at), party }
}

fn proposed(affected: &[Affected], offices: &[&str], slots: BTreeMap<SlotKey, Slot>) -> Vec<(String, Option<Spot>)> {
    let catalogue = catalogue();
    let offices: Vec<OfficeId> = offices.iter().map(|office| OfficeId::from(*office)).collect();
    let days = (date(2026, 1, 1), date(2027, 12, 31));
    let mut room = Room { catalogue: &catalogue, offices: &offices, days, not_before: minute(0), slots };
    propose(affected, &mut room).into_iter().map(|(booking, to)| (booking.to_string(), to)).collect()
}

#[test]
fn the_nearest_office_and_there_the_soonest_time() {
    let all = || [slots(1, 10, 9), slots(2, HOUR, 9)].into_iter().flatten().collect();
    let one = [affected("a", 500, 10)];
    assert_eq!(proposed(&one, &["far", "near"], all())[0].1, Some(spot("near", HOUR)));
    assert_eq!(proposed(&one, &["far"], all())[0].1, Some(spot("far", 10)));
    assert_eq!(proposed(&one, &["far", "near"], slots(1, 10, 9))[0].1, Some(spot("far", 10)), "where there is one");
    let here = [slots(3, 500, 2), slots(2, HOUR, 9)].into_iter().flatten().collect();
    assert_eq!(
        proposed(&one, &["near", "here"], here)[0].1,
        Some(spot("here", 510)),
        "another time at the same office"
    );
}

#[test]
fn whose_visit_is_soonest_comes_first_and_families_stay_together() {
    let all = [affected("late", 900, 10), affected("family", 500, 30), affected("early", 400, 10)];
    let found = proposed(&all, &["near"], slots(2, HOUR, 3));
    let times: Vec<(&str, Option<i64>)> = found
        .iter()
        .map(|(booking, to)| {
            (&**booking, to.as_ref().map(|to| (to.starts_at.as_second() - minute(0).as_second()) / 60))
        })
        .collect();
    assert_eq!(times, [("early", Some(60)), ("family", Some(60)), ("late", Some(70))], "places of staff count");
    let found = proposed(&[affected("family", 500, 40)], &["near"], slots(2, HOUR, 3));
    assert_eq!(found[0].1, None, "it is listed for the phone");
}

#[test]
fn neither_before_people_can_answer_nor_outside_the_days() {
    let one = [affected("a", 500, 10)];
    assert_eq!(proposed(&one, &["near"], slots(2, -10, 3))[0].1, Some(spot("near", 10)));
    let catalogue = catalogue();
    let offices = ["near".into()];
    let days = (date(2026, 1, 1), date(2026, 1, 2));
    let slots = slots(2, 10, 3);
    let mut room = Room { catalogue: &catalogue, offices: &offices, days, not_before: minute(0), slots };
    assert_eq!(propose(&one, &mut room)[0].1, None);
}

fn bulk_move(stage: Stage) -> BulkMove {
    BulkMove {
        id: "m".into(),
        reason: Reason::Closed,
        made_by: "sten".into(),
        created_at: minute(-100),
        send_at: Some(minute(-50)),
        answer_until: minute(100),
        after: After::Keep,
        stage,
    }
}

fn booking(at: Spot, state: State) -> Booking {
    Booking {
        id: "b".into(),
        reference: Reference::from_number(1),
        account: "a".into(),
        office: at.office,
        errand: "ten".into(),
        starts_at: at.starts_at,
        ends_at: crate::booking::minutes_later(at.starts_at, 10),
        pool: Pool::Public,
        state,
        origin: Origin::MyPage,
        invitation: None,
        sequence: 0,
        created_at: minute(-200),
        changed_at: minute(-200),
        party: Vec::new(),
        places: Vec::new(),
    }
}

#[test]
fn how_a_booking_stands_is_read_off_it() {
    let (from, to) = (spot("here", 500), spot("near", 600));
    let item = |offered: bool, from: &Spot| Item {
        booking: "b".into(),
        from: from.clone(),
        offer: offered.then(|| (to.clone(), "h".into())),
        called: None,
    };
    let sent = bulk_move(Stage::Sent);
    let stands = |booking: &Booking, offered, now| sent.standing(&item(offered, &from), booking, minute(now));
    let old = booking(from.clone(), State::Booked);
    assert_eq!(stands(&old, true, 0), Standing::Proposed);
    assert_eq!(stands(&old, true, 100), Standing::Unanswered);
    assert_eq!(stands(&old, false, 0), Standing::Unplaced);
    assert_eq!(stands(&old, true, 510), Standing::Kept, "it was visited");
    assert_eq!(stands(&booking(to.clone(), State::Booked), true, 0), Standing::Accepted);
    assert_eq!(stands(&booking(spot("far", 0), State::Booked), true, 0), Standing::Other);
    assert_eq!(stands(&booking(from.clone(), State::Cancelled), true, 0), Standing::Cancelled);
    let near = spot("here", 90);
    let soon = sent.standing(&item(true, &near), &booking(near.clone(), State::Booked), minute(0));
    assert_eq!(soon, Standing::Unanswered, "nobody can wait for an answer");
    let closed = bulk_move(Stage::Closed);
    assert_eq!(closed.standing(&item(true, &from), &old, minute(200)), Standing::Kept);
    for standing in Standing::ALL {
        let answered = standing.is_settled() || *standing == Standing::Proposed;
        assert_eq!(standing.wants_a_call(), !answered, "{standing:?}");
    }
}

#[test]
fn it_can_be_undone_until_people_are_told() {
    let later = |stage| BulkMove { send_at: Some(minute(10)), ..bulk_move(stage) };
    assert!(BulkMove { send_at: None, ..bulk_move(Stage::Draft) }.can_be_undone(minute(0)));
    assert!(later(Stage::Confirmed).can_be_undone(minute(9)));
    assert!(!later(Stage::Confirmed).can_be_undone(minute(10)));
    assert!(!later(Stage::Sent).can_be_undone(minute(0)));
}
