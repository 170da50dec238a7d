//! What people and the list do to an entry and its offers.

use super::*;

const NOW: &str = "10-12T12:00";

/// A list with Anna, Bo and Cai, of whom Anna is asked.
fn asked() -> List {
    let mut list = list([entry("anna", "10-01T10:00"), entry("bo", "10-02T10:00"), entry("cai", "10-03T10:00")]);
    assert_eq!(offer(&mut list, "1", &freed("hold", "10-20T09:00", 20), NOW).unwrap(), "anna");
    list
}

fn ended(list: &List, id: &str) -> Option<Ended> {
    list.offers[&id.into()].ended
}

#[test]
fn a_time_is_offered_to_one_at_a_time_and_to_the_next_once_it_is_declined() {
    let mut list = asked();
    let run = freed("hold", "10-20T09:00", 20);
    assert_eq!(offer(&mut list, "2", &run, NOW), Err(Refusal::IsOffered("1".into())));
    let done = decide(&mut list, &Deed::Decline("1".into()), at("10-12T13:00")).unwrap();
    assert_eq!(done.freed().collect::<Vec<_>>(), [&"hold".into()]);
    assert_eq!(offer(&mut list, "2", &run, "10-12T13:00").unwrap(), "bo", "nobody is asked twice");
    assert_eq!(list.offers[&"2".into()].reason.passed, BTreeMap::from([(WhyNot::AskedBefore, 1)]));
    let other = freed("other", "10-21T09:00", 20);
    assert_eq!(offer(&mut list, "3", &other, "10-12T13:00").unwrap(), "anna", "saying no costs nothing");
    let done = decide(&mut list, &Deed::Take("3".into()), at("10-12T14:00")).unwrap();
    assert_eq!(done.freed().count(), 0);
    assert_eq!(list.entries[&"anna".into()].state, State::Served);
}

#[test]
fn an_offer_is_taken_once_and_in_time() {
    let mut list = asked();
    let due = list.offers[&"1".into()].until;
    let before = list.clone();
    assert_eq!(decide(&mut list, &Deed::Take("1".into()), due), Err(Refusal::TooLate));
    assert_eq!(decide(&mut list, &Deed::Lapse("1".into()), due - 1.second()), Err(Refusal::NotYet));
    assert_eq!(decide(&mut list, &Deed::Take("2".into()), due), Err(Refusal::NotFound));
    assert_eq!(list, before);
    decide(&mut list, &Deed::Take("1".into()), due - 1.second()).unwrap();
    for again in
        [Deed::Take("1".into()), Deed::Decline("1".into()), Deed::Lapse("1".into()), Deed::Withdraw("1".into())]
    {
        assert_eq!(decide(&mut list, &again, due - 1.second()), Err(Refusal::Over(Ended::Taken)));
    }
}

#[test]
fn three_missed_in_a_row_pause_and_cost_no_place_in_line() {
    let mut list = list([entry("anna", "10-01T10:00"), entry("bo", "10-02T10:00")]);
    let before = list.entries[&"anna".into()].clone();
    for id in ["1", "2", "3"] {
        assert_eq!(offer(&mut list, id, &freed(id, &format!("11-1{id}T09:00"), 20), NOW).unwrap(), "anna");
        let due = list.offers[&id.into()].until;
        decide(&mut list, &Deed::Lapse(id.into()), due).unwrap();
    }
    assert_eq!(list.entries[&"anna".into()], Entry { state: State::Paused, missed: 3, ..before.clone() });
    assert_eq!(offer(&mut list, "4", &freed("4", "11-15T09:00", 20), NOW).unwrap(), "bo");
    assert_eq!(decide(&mut list, &Deed::Pause("anna".into()), at(NOW)), Err(Refusal::NotSo(State::Paused)));
    decide(&mut list, &Deed::Resume("anna".into()), at("10-15T10:00")).unwrap();
    assert_eq!(list.entries[&"anna".into()], before);
    assert_eq!(offer(&mut list, "5", &freed("5", "11-16T09:00", 20), "10-15T10:00").unwrap(), "anna");
}

#[test]
fn an_answer_of_any_kind_ends_the_count_of_missed_ones() {
    let mut list = asked();
    list.entries.get_mut(&"anna".into()).unwrap().missed = 2;
    decide(&mut list, &Deed::Decline("1".into()), at("10-12T13:00")).unwrap();
    assert_eq!(list.entries[&"anna".into()].missed, 0);
}

#[test]
fn a_person_waits_once_for_an_errand() {
    let mut list = asked();
    let twin = Entry { id: "twin".into(), account: "other".into(), ..entry("anna", NOW) };
    assert_eq!(
        decide(&mut list, &Deed::Join(Box::new(twin.clone())), at(NOW)),
        Err(Refusal::AlreadyWaiting("anna".into()))
    );
    let mut talk = twin.clone();
    talk.wish.errand = "talk".into();
    talk.wish.party[0].errand = "talk".into();
    decide(&mut list, &Deed::Join(Box::new(talk)), at(NOW)).expect("another errand is another matter");
    decide(&mut list, &Deed::Leave("anna".into()), at(NOW)).unwrap();
    let again = Entry { id: "again".into(), state: State::Served, missed: 9, ..twin };
    decide(&mut list, &Deed::Join(Box::new(again)), at("10-13T12:00")).unwrap();
    let joined = &list.entries[&"again".into()];
    assert_eq!((joined.since, joined.state, joined.missed), (at("10-13T12:00"), State::Waiting, 0));
    assert_eq!(decide(&mut list, &Deed::Resume("anna".into()), at(NOW)), Err(Refusal::NotSo(State::Left)));
}

#[test]
fn a_place_in_line_is_not_handed_on() {
    let mut list = asked();
    let with = |names: &[&str]| {
        let party = names.iter().map(|name| Comer::new(&(*name).into(), &"card".into())).collect();
        Box::new(Wish { party, ..entry("anna", NOW).wish })
    };
    decide(&mut list, &Deed::Change("anna".into(), with(&["anna", "zoe"])), at(NOW)).unwrap();
    assert_eq!(ended(&list, "1"), Some(Ended::Declined), "they wish for something of another size");
    let change = Deed::Change("anna".into(), with(&["zoe"]));
    assert_eq!(decide(&mut list, &change, at(NOW)), Err(Refusal::NobodyStays), "not in two steps either");
    let change = Deed::Change("anna".into(), with(&["anna", "bo"]));
    assert_eq!(decide(&mut list, &change, at(NOW)), Err(Refusal::AlreadyWaiting("bo".into())));
}

#[test]
fn the_agency_moves_its_date_and_nobody_else_does() {
    let mut list = asked();
    let date = Some(date(2026, 10, 30));
    decide(&mut list, &Deed::BookBy("cai".into(), date), at(NOW)).unwrap();
    assert_eq!(
        offer(&mut list, "2", &freed("other", "10-21T09:00", 20), NOW).unwrap(),
        "cai",
        "before Bo, who waits longer"
    );
    let wish = Box::new(Wish { latest: list.entries[&"cai".into()].wish.earliest, ..entry("cai", NOW).wish });
    decide(&mut list, &Deed::Change("cai".into(), wish), at(NOW)).unwrap();
    assert_eq!(list.entries[&"cai".into()].book_by, date);
}

#[test]
fn who_pauses_leaves_or_books_elsewhere_frees_what_was_offered() {
    for (deed, how) in [
        (Deed::Pause("anna".into()), Some(Ended::Declined)),
        (Deed::Leave("anna".into()), Some(Ended::Declined)),
        (Deed::Has("anna".into(), Some(at("10-20T09:00"))), Some(Ended::Withdrawn)),
        (Deed::Has("anna".into(), Some(at("10-20T09:20"))), None),
        (Deed::Has("anna".into(), None), None),
        (Deed::Withdraw("1".into()), Some(Ended::Withdrawn)),
    ] {
        let mut list = asked();
        decide(&mut list, &deed, at("10-12T13:00")).unwrap();
        assert_eq!(ended(&list, "1"), how, "{deed:?}");
        assert_eq!(list.entries[&"anna".into()].since, at("10-01T10:00"));
    }
}
