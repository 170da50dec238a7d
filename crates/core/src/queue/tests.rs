//! The queue in examples.

use super::*;
use crate::agency::OldBookings;
use crate::booking::{Booking, Origin, Reference, State};
use crate::id::ErrandId;
use crate::language::Language;
use crate::slot::Pool;
use crate::visit::{Booked, Outcome, Ticket};
use jiff::civil::{date, time};
use std::sync::LazyLock;

mod properties;

/// The town of the ledger's tests, with offices that have hours.
static TOWN: LazyLock<Arc<Catalogue>> = LazyLock::new(|| {
    let catalogue = crate::ledger::town();
    assert_eq!(catalogue.agency.old_bookings, OldBookings::ToCome);
    Arc::new(catalogue)
});

fn rule() -> Rule {
    let counter = |number, errands: &[&str]| Counter {
        number,
        errands: errands.iter().map(|errand| ErrandId::from(*errand)).collect(),
    };
    let hours = WalkIn {
        errands: vec!["ten".into()],
        weekdays: vec![2],
        from: time(10, 0, 0, 0),
        to: time(13, 0, 0, 0),
        daily: 3,
    };
    Rule {
        walk_ins: vec![hours],
        counters: vec![counter(1, &[]), counter(2, &["ten"]), counter(3, &["twenty"])],
        ..Rule::default()
    }
}

/// A Tuesday in the north, empty.
fn empty() -> Queue {
    let (office, day) = ("north".into(), date(2026, 12, 8));
    Queue { catalogue: TOWN.clone(), office, day, rule: rule(), visits: Vec::new(), seats: Vec::new() }
}

/// So many minutes after ten.
fn at(minute: i64) -> Timestamp {
    "2026-12-08T10:00:00Z".parse::<Timestamp>().unwrap() + minute.minutes()
}

fn booking(id: &str, errand: &str, starts: i64) -> Booking {
    let minutes = TOWN.errand(&errand.into()).unwrap().minutes;
    Booking {
        id: id.into(),
        reference: Reference::from_number(1),
        account: "account".into(),
        office: "north".into(),
        errand: errand.into(),
        starts_at: at(starts),
        ends_at: at(starts + minutes),
        pool: Pool::Public,
        state: State::Booked,
        origin: Origin::MyPage,
        invitation: None,
        sequence: 0,
        created_at: at(-1000),
        changed_at: at(-1000),
        party: Vec::new(),
        places: Vec::new(),
    }
}

fn arrive(queue: &mut Queue, id: &str, booking: Booking, now: i64) -> Result<Visit, Refusal> {
    let deed = Deed::Arrive { id: id.into(), booking: Box::new(booking), language: Language::DEFAULT, by_staff: false };
    decide(queue, &deed, at(now)).map(|done| done.visit.unwrap())
}

fn ticket(queue: &mut Queue, id: &str, errand: &str, now: i64) -> Visit {
    let deed = Deed::TakeTicket {
        id: id.into(),
        errand: errand.into(),
        people: 1,
        language: Language::DEFAULT,
        left: 600,
        by_staff: true,
    };
    decide(queue, &deed, at(now)).unwrap().visit.unwrap()
}

fn act(queue: &mut Queue, deed: &Deed, now: i64) -> Result<Option<String>, Refusal> {
    decide(queue, deed, at(now)).map(|done| done.visit.map(|visit| visit.ticket.to_string()))
}

fn line(queue: &Queue) -> Vec<String> {
    order(&queue.rule, &queue.visits).into_iter().map(|visit| visit.id.to_string()).collect()
}

#[test]
fn whoever_is_booked_for_now_goes_before_whoever_just_came() {
    let mut queue = empty();
    ticket(&mut queue, "walk", "ten", 0);
    arrive(&mut queue, "noon", booking("b", "ten", 20), 10).unwrap();
    arrive(&mut queue, "later", booking("c", "ten", 40), 12).unwrap();
    assert_eq!(line(&queue), ["noon", "walk", "later"], "thirty minutes are what an appointment is worth");
}

#[test]
fn whoever_comes_late_waits_as_the_errand_says() {
    let mut queue = empty();
    for (id, late) in [("kept", Late::Kept), ("walk", Late::WalkIn), ("asks", Late::Reception)] {
        let visit = arrive(&mut queue, id, booking(id, "ten", 0), 11).unwrap();
        let booked = Booked { late, ..visit.booked.clone().unwrap() };
        decide(&mut queue, &Deed::Leave(visit.id.clone()), at(11)).unwrap();
        queue.visits.retain(|other| other.id != visit.id);
        queue.visits.push(Visit { booked: Some(booked), ..visit });
    }
    arrive(&mut queue, "next", booking("next", "ten", 20), 12).unwrap();
    assert_eq!(line(&queue), ["kept", "next", "walk", "asks"]);
    decide(&mut queue, &Deed::SettleLate("asks".into(), true), at(12)).unwrap();
    assert_eq!(line(&queue), ["kept", "asks", "next", "walk"]);
    let punctual = arrive(&mut queue, "ten minutes", booking("d", "ten", 2), 12).unwrap();
    assert_eq!(turn(&queue.rule, &punctual).1, at(2));
}

#[test]
fn each_way_of_not_coming_right_has_its_own_answer() {
    let mut queue = empty();
    let come = |queue: &Queue, booking: &Booking, now| arrival(queue, booking, at(now));
    let mine = booking("b", "ten", 60);
    assert_eq!(come(&queue, &mine, 29), Arrival::TooEarly(at(30)));
    assert_eq!(come(&queue, &mine, 30), Arrival::Now);
    assert_eq!(come(&queue, &mine, 90), Arrival::Now);
    assert_eq!(come(&queue, &mine, 91), Arrival::TooLate);
    assert_eq!(come(&queue, &booking("b", "ten", 24 * 60), 30), Arrival::OtherDay);
    let south = Booking { office: "south".into(), ..mine.clone() };
    assert_eq!(come(&queue, &south, 30), Arrival::OtherOffice("south".into()));
    assert_eq!(come(&queue, &Booking { state: State::Cancelled, ..mine.clone() }, 30), Arrival::Cancelled);
    let visit = arrive(&mut queue, "v", mine.clone(), 30).unwrap();
    assert_eq!(come(&queue, &mine, 30), Arrival::Here(visit.ticket, Stage::Waiting));
    let twice = arrive(&mut queue, "w", mine.clone(), 31);
    assert_eq!(twice, Err(Refusal::NotNow(Arrival::Here(visit.ticket, Stage::Waiting))), "two kiosks, one visit");
    decide(&mut queue, &Deed::Leave("v".into()), at(40)).unwrap();
    arrive(&mut queue, "again", mine, 45).unwrap();
    assert_eq!(line(&queue), ["again"]);
}

#[test]
fn tickets_end_with_the_hours_the_number_and_the_room() {
    let queue = empty();
    let ten = TOWN.errand(&"ten".into()).unwrap();
    let admits = |queue: &Queue, left, now| admits_walk_in(queue, (ten, 1), left, at(now));
    assert!(admits(&queue, 600, 0) && admits(&queue, 600, 179));
    assert!(!admits(&queue, 600, -1) && !admits(&queue, 600, 180));
    assert!(
        !admits_walk_in(&queue, (TOWN.errand(&"twenty".into()).unwrap(), 1), 600, at(0)),
        "not without an appointment"
    );
    assert!(admits(&queue, 10, 0) && !admits(&queue, 9, 0));
    assert!(
        admits_walk_in(&queue, (ten, 6), 60, at(0)) && !admits_walk_in(&queue, (ten, 6), 59, at(0)),
        "room for all"
    );
    let mut queue = queue;
    ticket(&mut queue, "1", "ten", 0);
    assert!(admits(&queue, 20, 0) && !admits(&queue, 19, 0), "whoever waits needs room as well");
    ticket(&mut queue, "2", "ten", 0);
    ticket(&mut queue, "3", "ten", 0);
    assert!(!admits(&queue, 600, 0), "three a day");
}

#[test]
fn a_counter_that_was_left_open_is_freed_and_nobody_is_lost() {
    let mut queue = empty();
    for id in ["a", "b"] {
        ticket(&mut queue, id, "ten", 0);
    }
    assert_eq!(act(&mut queue, &Deed::Vacate(1), 1), Err(Refusal::NotOpen));
    for (counter, officer) in [(1, "eva"), (2, "ove")] {
        act(&mut queue, &Deed::Open(counter, officer.into()), 1).unwrap();
    }
    act(&mut queue, &Deed::CallNext(1), 1).unwrap();
    act(&mut queue, &Deed::Start(1), 2).unwrap();
    assert_eq!(act(&mut queue, &Deed::Vacate(1), 60), Ok(Some("W1".into())));
    assert!(queue.seat(1).is_none() && queue.at_counter(1).is_none());
    assert_eq!(act(&mut queue, &Deed::CallNext(2), 61), Ok(Some("W1".into())), "before everybody else");
    act(&mut queue, &Deed::Finish(2, Outcome::Settled, String::new()), 62).unwrap();
    assert_eq!(act(&mut queue, &Deed::Vacate(2), 63), Ok(None), "nobody stood there");
    assert_eq!(act(&mut queue, &Deed::Vacate(2), 63), Err(Refusal::NotOpen));
}

#[test]
fn a_counter_has_one_at_a_time() {
    let mut queue = empty();
    for id in ["a", "b", "c"] {
        ticket(&mut queue, id, "ten", 0);
    }
    assert_eq!(act(&mut queue, &Deed::CallNext(1), 1), Err(Refusal::NotOpen));
    act(&mut queue, &Deed::Open(1, "eva".into()), 1).unwrap();
    assert_eq!(act(&mut queue, &Deed::Open(1, "ove".into()), 1), Err(Refusal::Occupied("eva".into())));
    assert_eq!(act(&mut queue, &Deed::CallNext(1), 1), Ok(Some("W1".into())));
    let first = queue.at_counter(1).unwrap().ticket;
    assert_eq!(act(&mut queue, &Deed::CallNext(1), 1), Err(Refusal::Busy(first)), "a second press calls nobody");
    assert_eq!(act(&mut queue, &Deed::Close(1), 1), Err(Refusal::Busy(first)), "nobody is left behind");
    act(&mut queue, &Deed::Open(2, "ove".into()), 1).unwrap();
    assert_eq!(act(&mut queue, &Deed::CallNext(2), 1), Ok(Some("W2".into())));
    assert_eq!(act(&mut queue, &Deed::Start(1), 2), Ok(Some("W1".into())));
    act(&mut queue, &Deed::Finish(1, Outcome::Settled, "fine".into()), 9).unwrap();
    assert_eq!(act(&mut queue, &Deed::Undo(1), 9), Ok(Some("W1".into())), "back at the counter");
    assert_eq!(queue.at_counter(1).unwrap().stage, Stage::Serving);
    assert_eq!(act(&mut queue, &Deed::Undo(1), 9), Err(Refusal::NothingToUndo));
    act(&mut queue, &Deed::Finish(1, Outcome::Settled, String::new()), 9).unwrap();
    act(&mut queue, &Deed::Pause(1, true), 9).unwrap();
    assert_eq!(act(&mut queue, &Deed::CallNext(1), 9), Err(Refusal::NotOpen));
    act(&mut queue, &Deed::Pause(1, false), 9).unwrap();
    act(&mut queue, &Deed::CallNext(1), 9).unwrap();
    act(&mut queue, &Deed::Open(3, "eva".into()), 9).unwrap_err();
    assert_eq!(act(&mut queue, &Deed::CallNext(3), 9), Err(Refusal::NotOpen));
}

#[test]
fn whoever_does_not_come_goes_back_and_then_is_gone() {
    let mut queue = empty();
    ticket(&mut queue, "a", "ten", 0);
    ticket(&mut queue, "b", "ten", 5);
    act(&mut queue, &Deed::Open(1, "eva".into()), 30).unwrap();
    act(&mut queue, &Deed::CallNext(1), 30).unwrap();
    act(&mut queue, &Deed::NotHere(1), 31).unwrap();
    assert_eq!(line(&queue), ["b", "a"]);
    act(&mut queue, &Deed::Call(1, "a".into()), 32).unwrap();
    act(&mut queue, &Deed::CallAgain(1), 33).unwrap();
    act(&mut queue, &Deed::NotHere(1), 34).unwrap();
    assert_eq!(queue.visit(&"a".into()).unwrap().stage, Stage::NoShow, "three calls");
    assert_eq!(act(&mut queue, &Deed::Undo(1), 35), Ok(Some("W1".into())), "there they are");
}

#[test]
fn whoever_is_sent_on_goes_first() {
    let mut queue = empty();
    ticket(&mut queue, "a", "ten", 0);
    ticket(&mut queue, "b", "twenty", 0);
    for (counter, who) in [(2, "eva"), (3, "ove")] {
        act(&mut queue, &Deed::Open(counter, who.into()), 1).unwrap();
    }
    act(&mut queue, &Deed::CallNext(2), 1).unwrap();
    assert_eq!(act(&mut queue, &Deed::SendOn(2, Onward::Counter(2)), 1), Err(Refusal::NotFound));
    act(&mut queue, &Deed::SendOn(2, Onward::Counter(3)), 2).unwrap();
    assert_eq!(act(&mut queue, &Deed::CallNext(2), 2), Err(Refusal::NobodyWaits), "it is for the other counter");
    assert_eq!(act(&mut queue, &Deed::CallNext(3), 2), Ok(Some("W1".into())));
    act(&mut queue, &Deed::SendOn(3, Onward::Errand("ten".into())), 3).unwrap();
    assert_eq!(act(&mut queue, &Deed::CallNext(2), 3), Ok(Some("W1".into())));
}

/// Whoever was sent to a counter whose officer has gone is for all that receive them, and still goes first.
#[test]
fn nobody_waits_for_a_counter_at_which_nobody_sits() {
    let mut queue = empty();
    for id in ["a", "b"] {
        ticket(&mut queue, id, "ten", 0);
    }
    act(&mut queue, &Deed::Open(1, "eva".into()), 1).unwrap();
    act(&mut queue, &Deed::CallNext(1), 1).unwrap();
    let send = |to| Deed::SendOn(1, Onward::Counter(to));
    assert_eq!(act(&mut queue, &send(2), 2), Err(Refusal::NotFound), "nobody sits there");
    let errand = Deed::SendOn(1, Onward::Errand("nothing".into()));
    assert_eq!(act(&mut queue, &errand, 2), Err(Refusal::NotFound), "nobody receives it");
    act(&mut queue, &Deed::Open(2, "ove".into()), 2).unwrap();
    assert_eq!(act(&mut queue, &send(2), 3), Ok(Some("W1".into())));
    assert_eq!(queue.next_for(1, at(3)).unwrap().id, "b".into(), "it is for the other counter");
    act(&mut queue, &Deed::Close(2), 4).unwrap();
    assert_eq!(act(&mut queue, &Deed::CallNext(1), 4), Ok(Some("W1".into())));
}

/// Nobody knows when a counter began with whoever was only called and then finished: that is no visit of no minutes.
#[test]
fn whoever_was_finished_without_having_begun_has_no_beginning() {
    let mut queue = empty();
    ticket(&mut queue, "a", "ten", 0);
    act(&mut queue, &Deed::Open(1, "eva".into()), 1).unwrap();
    act(&mut queue, &Deed::CallNext(1), 1).unwrap();
    act(&mut queue, &Deed::Finish(1, Outcome::Settled, String::new()), 9).unwrap();
    let done = queue.visit(&"a".into()).unwrap();
    assert_eq!((done.started_at, done.ended_at), (None, Some(at(9))));
}

/// Whoever was given up for lost and registered anew is there once: the older visit does not come back.
#[test]
fn what_has_gone_on_elsewhere_is_not_taken_back() {
    let mut queue = empty();
    queue.rule.calls = 1;
    arrive(&mut queue, "first", booking("b", "ten", 0), 0).unwrap();
    act(&mut queue, &Deed::Open(1, "eva".into()), 1).unwrap();
    act(&mut queue, &Deed::CallNext(1), 1).unwrap();
    act(&mut queue, &Deed::NotHere(1), 2).unwrap();
    arrive(&mut queue, "again", booking("b", "ten", 0), 3).unwrap();
    assert_eq!(act(&mut queue, &Deed::Undo(1), 4), Err(Refusal::NothingToUndo));
}

#[test]
fn whoever_comes_back_later_keeps_their_place() {
    let mut queue = empty();
    ticket(&mut queue, "a", "ten", 0);
    ticket(&mut queue, "b", "ten", 5);
    act(&mut queue, &Deed::ComeBack("a".into(), at(40)), 6).unwrap();
    act(&mut queue, &Deed::Open(2, "eva".into()), 30).unwrap();
    assert_eq!(act(&mut queue, &Deed::CallNext(2), 30), Ok(Some("W2".into())));
    act(&mut queue, &Deed::Finish(2, Outcome::Settled, String::new()), 31).unwrap();
    assert_eq!(act(&mut queue, &Deed::CallNext(2), 39), Err(Refusal::NobodyWaits));
    assert_eq!(act(&mut queue, &Deed::CallNext(2), 40), Ok(Some("W1".into())));
}

#[test]
fn an_estimate_plays_the_counters_through() {
    let mut queue = empty();
    for id in ["a", "b", "c", "d"] {
        ticket(&mut queue, id, "ten", 0);
    }
    let last = queue.visit(&"d".into()).unwrap().clone();
    let said = |queue: &Queue, visit: &Visit| estimate(queue, visit, (&[], &Speeds::new()), at(0));
    assert_eq!(said(&queue, &last), None, "nobody is there who would call");
    act(&mut queue, &Deed::Open(1, "eva".into()), 0).unwrap();
    assert_eq!(said(&queue, &last), Some(Estimate { from: 25, to: 45 }), "three times ten minutes");
    act(&mut queue, &Deed::Open(2, "ove".into()), 0).unwrap();
    assert_eq!(said(&queue, &last), Some(Estimate { from: 10, to: 15 }));
    let fast = Speeds::from([("ten".into(), 2)]);
    assert_eq!(estimate(&queue, &last, (&[], &fast), at(0)), Some(Estimate { from: 5, to: 5 }));
    let booked = Visit {
        id: "booked".into(),
        ticket: Ticket { number: 9, booked: true },
        booked: Some(Booked { booking: "b".into(), starts_at: at(0), late: Late::Kept }),
        ..last.clone()
    };
    let with = estimate(&queue, &last, (&[booked.clone(), booked], &Speeds::new()), at(0)).unwrap();
    assert!(with.to > 15, "those who are booked go before: {with:?}");
    for seat in &mut queue.seats {
        seat.paused = true;
    }
    assert_eq!(estimate(&queue, &last, (&[], &Speeds::new()), at(0)), None, "nobody knows when they go on");
}

/// An office that is open while the clocks change: hours are those on its wall, waiting is counted in minutes that pass.
#[test]
fn a_clock_that_changes_moves_nobody() {
    let mut catalogue = (**TOWN).clone();
    let office = catalogue.offices.iter_mut().find(|office| office.id.as_str() == "north").unwrap();
    office.zone = "Europe/Stockholm".parse().unwrap();
    let catalogue = Arc::new(catalogue);
    let hours =
        WalkIn { weekdays: vec![7], from: time(1, 0, 0, 0), to: time(4, 0, 0, 0), ..rule().walk_ins[0].clone() };
    let rule = Rule { walk_ins: vec![hours], ..rule() };
    // On one night two o'clock is three o'clock; on the other it is two o'clock twice.
    for (day, [first, second], [open, closed]) in [
        (
            date(2026, 3, 29),
            ["2026-03-29T00:58:00Z", "2026-03-29T01:03:00Z"],
            ["2026-03-29T01:59:59Z", "2026-03-29T02:00:00Z"],
        ),
        (
            date(2026, 10, 25),
            ["2026-10-25T00:40:00Z", "2026-10-25T01:05:00Z"],
            ["2026-10-25T02:59:59Z", "2026-10-25T03:00:00Z"],
        ),
    ] {
        let instant = |text: &str| text.parse::<Timestamp>().unwrap();
        let mut queue = Queue { catalogue: catalogue.clone(), day, rule: rule.clone(), ..empty() };
        for (id, came) in [("second", second), ("first", first)] {
            let deed = Deed::TakeTicket {
                id: id.into(),
                errand: "ten".into(),
                people: 1,
                language: Language::DEFAULT,
                left: 600,
                by_staff: false,
            };
            decide(&mut queue, &deed, instant(came)).unwrap();
        }
        assert_eq!(line(&queue), ["first", "second"], "{day}: on the wall the second may have come earlier");
        let due = turn(&queue.rule, queue.visit(&"first".into()).unwrap()).1;
        assert_eq!(due, instant(first) + 30.minutes(), "{day}");
        let ten = catalogue.errand(&"ten".into()).unwrap();
        let admits = |at: &str| admits_walk_in(&queue, (ten, 1), 600, instant(at));
        assert!(admits(open) && !admits(closed), "{day}");
    }
}
