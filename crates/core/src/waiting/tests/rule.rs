//! Who is asked, and until when.

use super::*;
use proptest::prelude::*;

#[test]
fn the_agencys_date_goes_first_then_who_has_waited_longest() {
    let mut list = list([
        entry("anna", "10-01T10:00"),
        entry("bo", "10-02T10:00"),
        Entry { book_by: Some(date(2026, 10, 30)), ..entry("cai", "10-11T10:00") },
        Entry { book_by: Some(date(2026, 10, 20)), ..entry("dee", "10-12T10:00") },
        Entry { book_by: Some(date(2026, 10, 11)), ..entry("eve", "10-09T10:00") },
    ]);
    let now = "10-12T12:00";
    let asked = ["1", "2", "3", "4", "5"].map(|id| offer(&mut list, id, &freed(id, "10-20T09:00", 20), now).unwrap());
    assert_eq!(asked, ["dee", "cai", "anna", "bo", "eve"], "a date that has passed counts no more");
    let basis = |id: &str| list.offers[&id.into()].reason.basis;
    assert_eq!((basis("1"), basis("3")), (Basis::BookBy(date(2026, 10, 20)), Basis::Waited(11)));
    assert_eq!(list.ahead_of(&"bo".into(), date(2026, 10, 12)), Some(3));
}

#[test]
fn the_reason_says_who_was_passed_over_and_why() {
    let mut family = entry("anna", "10-01T10:00");
    family.wish.minutes = 40;
    let mut mornings = entry("bo", "10-02T10:00");
    mornings.wish.to = time(9, 10, 0, 0);
    let mut elsewhere = entry("cai", "10-02T11:00");
    elsewhere.wish.offices = vec!["south".into()];
    let booked = Entry { has: Some(at("10-20T09:00")), ..entry("dee", "10-02T12:00") };
    let mut surprised = entry("gil", "10-02T14:00");
    surprised.wish.notice_hours = 10 * 24;
    let paused = Entry { state: State::Paused, ..entry("eve", "10-02T13:00") };
    let mut list = list([family, mornings, elsewhere, booked, surprised, paused, entry("flo", "10-10T10:00")]);
    assert_eq!(offer(&mut list, "1", &freed("1", "10-20T09:00", 20), "10-12T12:00").unwrap(), "flo");
    let expected =
        [(WhyNot::Size, 1), (WhyNot::Hours, 1), (WhyNot::Office, 1), (WhyNot::NotEarlier, 1), (WhyNot::Notice, 1)];
    assert_eq!(list.offers[&"1".into()].reason.passed, BTreeMap::from(expected));
}

#[test]
fn what_does_not_suit_is_not_offered() {
    let now = at("10-12T12:00");
    let run = freed("1", "10-20T14:40", 20); // a Tuesday
    let why = |change: fn(&mut Wish)| {
        let mut entry = entry("anna", "10-01T10:00");
        change(&mut entry.wish);
        fits(&entry, &run, now).err()
    };
    assert_eq!(why(|_| ()), None);
    assert_eq!(why(|wish| wish.errand = "move".into()), Some(WhyNot::Errand));
    assert_eq!(why(|wish| wish.party[0].errand = "move".into()), Some(WhyNot::Errand));
    assert_eq!(why(|wish| wish.offices.clear()), Some(WhyNot::Office));
    assert_eq!(why(|wish| wish.step_free = true), Some(WhyNot::Steps));
    assert_eq!(why(|wish| wish.minutes = 21), Some(WhyNot::Size));
    assert_eq!(why(|wish| wish.places = 2), Some(WhyNot::Size));
    assert_eq!(why(|wish| wish.earliest = date(2026, 10, 21)), Some(WhyNot::Day));
    assert_eq!(why(|wish| wish.latest = date(2026, 10, 19)), Some(WhyNot::Day));
    assert_eq!(why(|wish| wish.weekdays = vec![Weekday::Monday]), Some(WhyNot::Weekday));
    assert_eq!(why(|wish| wish.from = time(14, 41, 0, 0)), Some(WhyNot::Hours));
    assert_eq!(why(|wish| wish.to = time(14, 59, 0, 0)), Some(WhyNot::Hours));
    assert_eq!(why(|wish| wish.to = time(15, 0, 0, 0)), None, "over just in time");
}

#[test]
fn the_sooner_the_visit_the_sooner_the_answer() {
    let due = |starts: &str, phone| deadline(at(starts), phone, &zone(), at("10-12T12:00")).map(local); // a Monday
    assert_eq!(due("10-30T09:00", false).as_deref(), Some("10-14T12:00"), "two days, and no night");
    assert_eq!(due("10-16T09:00", false).as_deref(), Some("10-13T12:00"), "a day");
    assert_eq!(due("10-15T11:00", false).as_deref(), Some("10-12T18:00"));
    assert_eq!(due("10-13T11:00", false).as_deref(), Some("10-12T14:00"));
    assert_eq!(due("10-12T16:00", false).as_deref(), Some("10-12T14:00"));
    assert_eq!(due("10-12T15:59", false), None, "half of the time must be left");
    assert_eq!(due("10-30T09:00", true).as_deref(), Some("10-14T14:00"), "sixteen hours of phoning");
    let friday = at("10-16T15:00");
    let due = |starts: &str, phone| deadline(at(starts), phone, &zone(), friday).map(local);
    assert_eq!(due("10-26T09:00", true).as_deref(), Some("10-21T10:00"), "nobody phones on a Sunday");
    assert_eq!(due("10-19T09:00", true), None, "nor could anybody before Monday");
    assert_eq!(due("10-19T09:00", false).as_deref(), Some("10-17T09:00"), "an hour of it is on Saturday");
}

#[test]
fn the_night_before_the_clock_changes_is_an_hour_longer() {
    let saturday = at("10-24T19:00");
    let due = deadline(at("11-02T09:00"), false, &zone(), saturday).unwrap();
    assert_eq!(local(due), "10-26T19:00", "an hour today, twelve tomorrow, eleven on Monday");
    assert_eq!(due.as_second() - saturday.as_second(), 49 * 3600);
}

#[test]
fn at_night_nobody_is_asked_until_the_morning() {
    let from = |starts: &str, now: &str| ask_from(at(starts), &zone(), at(now)).map(local);
    assert_eq!(from("10-20T09:00", "10-12T12:00").as_deref(), Some("10-12T12:00"));
    assert_eq!(from("10-20T09:00", "10-12T20:00").as_deref(), Some("10-13T08:00"));
    assert_eq!(from("10-20T09:00", "10-13T03:00").as_deref(), Some("10-13T08:00"));
    assert_eq!(from("10-13T12:00", "10-12T22:00").as_deref(), Some("10-13T08:00"));
    assert_eq!(
        from("10-13T12:00", "10-12T19:30").as_deref(),
        Some("10-13T08:00"),
        "too near the night to answer before it"
    );
    assert_eq!(from("10-13T11:30", "10-12T22:00"), None, "nobody could answer any more");
    let mut list = list([entry("anna", "10-01T10:00")]);
    assert_eq!(offer(&mut list, "1", &freed("1", "10-20T09:00", 20), "10-12T20:00"), Err(Refusal::Night));
}

proptest! {
    /// Any day of the year with both clock changes in it, any hour, any lead.
    #[test]
    fn no_deadline_is_in_the_night_or_too_late(begin in 0..366 * 24 * 3600i64, lead in 0..60 * 24 * 3600i64, phone: bool) {
        let now = at("03-01T00:00") + begin.seconds();
        let starts_at = now + lead.seconds();
        let by_message = deadline(starts_at, false, &zone(), now);
        if let Some(until) = deadline(starts_at, phone, &zone(), now) {
            prop_assert!(now < until && until - now <= starts_at - until);
            let due = zone().to_datetime(until);
            let (from, to) = if phone { (9, 16) } else { (8, 20) };
            prop_assert!(time(from, 0, 0, 0) < due.time() && due.time() <= time(to, 0, 0, 0), "{due}");
            prop_assert!(!phone || due.weekday().to_monday_zero_offset() < 5);
            prop_assert!(by_message.is_some_and(|message| message <= until), "phoning takes no shorter");
        } else if !phone {
            prop_assert!(lead < 48 * 3600, "with two days left somebody can be asked");
        }
    }
}
