//! An office closes, and its bookings are offered other times.

use crate::town::{Town, asker, confirm, each_engine, hold_move, reschedule, spot};
use besok_core::account::Email;
use besok_core::booking::{Booking, State};
use besok_core::bulk_move::{After, Reason, Stage, Standing};
use besok_core::id::{BookingId, BulkMoveId};
use besok_core::language::Language;
use besok_core::ledger::Refusal;
use besok_core::person::Name;
use besok_core::staff::{Duty, Role, Staff};
use besok_service::booking::cancel;
use besok_service::bulk_move::{self, Call, CloseRefusal, Draft, DraftRefusal, bookings_of, draft, find, proposals};
use jiff::ToSpan;
use jiff::civil::date;

pub(crate) fn manager(office: Option<&str>) -> Staff {
    Staff {
        id: "sten".into(),
        name: Name::parse("Sten Stensson").unwrap(),
        email: Email::parse("sten@besok.example").unwrap(),
        language: Language::DEFAULT,
        duties: vec![Duty { role: Role::Manager, office: office.map(Into::into) }],
        protected: false,
    }
}

pub(crate) fn to_south(town: &Town, bookings: Vec<BookingId>, after: After) -> Draft {
    Draft {
        reason: Reason::Closed,
        bookings,
        offices: vec!["south".into(), "north".into()],
        from: date(2026, 12, 8),
        to: date(2026, 12, 13),
        answer_until: town.clock.now() + 26.hours(),
        after,
    }
}

/// So many people with a visit on Thursday, in the north, and a bulk move that they have been told of.
async fn sent(town: &Town, after: After) -> (Vec<Booking>, BulkMoveId) {
    let (app, staff) = (town.app(), manager(Some("north")));
    let mut booked = Vec::new();
    for (number, person) in town.people.iter().enumerate() {
        let to = spot("north", 2 * 24 * 60 + 30 * number as i64);
        booked.push(confirm(&app, asker(person), &"long".into(), to).await.unwrap().unwrap());
    }
    let bookings = bookings_of(&app, &"north".into(), date(2026, 12, 10), date(2026, 12, 10)).await.unwrap();
    assert_eq!(bookings, booked);
    let ids = bookings.into_iter().map(|booking| booking.id).collect();
    let id = draft(&app, &staff, Draft { offices: vec!["south".into()], ..to_south(town, ids, after) }).await;
    let id = id.unwrap().unwrap();
    assert!(bulk_move::confirm(&app, &staff, &id).await.unwrap());
    assert!(!bulk_move::confirm(&app, &staff, &id).await.unwrap(), "once");
    town.clock.advance(10 * 60);
    bulk_move::advance(app).await.unwrap();
    (booked, id)
}

async fn standings(town: &Town, id: &BulkMoveId) -> Vec<Standing> {
    let (_, lines) = find(&town.app(), &manager(Some("north")), id).await.unwrap().unwrap();
    lines.into_iter().map(|line| line.standing).collect()
}

#[tokio::test]
async fn people_accept_choose_another_time_or_cancel() {
    each_engine(4, |town| async move {
        let app = town.app();
        let (booked, id) = sent(&town, After::Keep).await;
        assert_eq!(town.count("outbox WHERE kind = 'offered'").await, 4);
        bulk_move::advance(app.clone()).await.unwrap();
        assert_eq!(town.count("outbox WHERE kind = 'offered'").await, 4, "once");
        let offers = proposals(&app, &booked.iter().collect::<Vec<_>>()).await.unwrap();
        let first = &offers[&booked[0].id];
        assert!(first.to.office.as_str() == "south" && first.until > town.clock.now());
        let accepted = reschedule(&app, asker(&town.people[0]), &booked[0].reference, first.to.clone()).await.unwrap();
        assert_eq!(accepted.map(|booking| booking.spot()), Ok(first.to.clone()));
        let other = spot("south", 2 * 24 * 60);
        hold_move(&app, asker(&town.people[1]), &booked[1].reference, other.clone()).await.unwrap().unwrap();
        reschedule(&app, asker(&town.people[1]), &booked[1].reference, other).await.unwrap().unwrap();
        cancel(&app, asker(&town.people[2]), &booked[2].reference, None).await.unwrap().unwrap();
        let expected = [Standing::Accepted, Standing::Other, Standing::Cancelled, Standing::Proposed];
        assert_eq!(standings(&town, &id).await, expected);
        assert_eq!(town.count("hold").await, 1, "what nobody needs is free again");
        assert_eq!(proposals(&app, &[&booked[0], &booked[1], &booked[2]]).await.unwrap().len(), 0);
        assert_eq!(town.faults().await, []);
    })
    .await;
}

/// The list was open while somebody chose on My Page.
#[tokio::test]
async fn an_older_worklist_undoes_nothing() {
    each_engine(1, |town| async move {
        let (booked, id) = sent(&town, After::Cancel).await;
        let (app, staff) = (town.app(), manager(Some("north")));
        let to = spot("south", 3 * 24 * 60 + 60);
        hold_move(&app, asker(&town.people[0]), &booked[0].reference, to.clone()).await.unwrap().unwrap();
        reschedule(&app, asker(&town.people[0]), &booked[0].reference, to.clone()).await.unwrap().unwrap();
        let call = Call { staff: &staff, bulk_move: &id, booking: &booked[0].id, key: None };
        assert_eq!(bulk_move::accept(&app, call).await.unwrap(), Err(Refusal::ChangedSince));
        assert_eq!(bulk_move::cancel(&app, call).await.unwrap(), Err(Refusal::ChangedSince));
        assert_eq!(bulk_move::called(&app, call).await.unwrap(), Err(Refusal::ChangedSince));
        let now = app.store.booking(&booked[0].reference).await.unwrap().unwrap();
        assert_eq!((now.state, now.spot()), (State::Booked, to));
    })
    .await;
}

/// The list was sent twice, or a colleague has done the same.
#[tokio::test]
async fn a_form_of_the_worklist_that_is_sent_again_is_done() {
    each_engine(2, |town| async move {
        let (booked, id) = sent(&town, After::Keep).await;
        let (app, staff) = (town.app(), manager(Some("north")));
        let call =
            |number: usize| Call { staff: &staff, bulk_move: &id, booking: &booked[number].id, key: Some("form") };
        let accepted = bulk_move::accept(&app, call(0)).await.unwrap().unwrap();
        assert_eq!(bulk_move::accept(&app, call(0)).await.unwrap(), Ok(accepted));
        bulk_move::called(&app, call(1)).await.unwrap().unwrap();
        let other = Call { key: Some("other form"), ..call(1) };
        let cancelled = bulk_move::cancel(&app, other).await.unwrap().unwrap();
        assert_eq!(bulk_move::cancel(&app, other).await.unwrap(), Ok(cancelled));
        assert_eq!(bulk_move::called(&app, call(1)).await.unwrap(), Ok(()));
        assert_eq!(bulk_move::accept(&app, call(1)).await.unwrap(), Err(Refusal::ChangedSince));
        assert_eq!(town.count("outbox WHERE kind IN ('moved', 'cancelled')").await, 2, "each is told once");
        assert_eq!(town.faults().await, []);
    })
    .await;
}

/// The rule is for those who know that they have to move.
#[tokio::test]
async fn nobody_is_cancelled_who_was_neither_told_nor_phoned() {
    each_engine(1, |town| async move {
        let (booked, id) = sent(&town, After::Cancel).await;
        town.fixture.tamper("UPDATE account SET email = ''").await.unwrap();
        let (app, staff) = (town.app(), manager(Some("north")));
        town.clock.advance(27 * 60 * 60);
        let closed = bulk_move::close(&app, &staff, &id).await.unwrap();
        assert_eq!(closed, Err(CloseRefusal::ToPhone(1)));
        let call = Call { staff: &staff, bulk_move: &id, booking: &booked[0].id, key: None };
        bulk_move::called(&app, call).await.unwrap().unwrap();
        assert_eq!(bulk_move::close(&app, &staff, &id).await.unwrap(), Ok(0));
    })
    .await;
}

#[tokio::test]
async fn it_can_be_undone_until_people_are_told() {
    each_engine(3, |town| async move {
        let (app, staff) = (town.app(), manager(None));
        let mut ids = Vec::new();
        for (number, person) in town.people.iter().enumerate() {
            let to = spot("north", 2 * 24 * 60 + 30 * number as i64);
            ids.push(confirm(&app, asker(person), &"long".into(), to).await.unwrap().unwrap().id);
        }
        let first = draft(&app, &staff, to_south(&town, ids.clone(), After::Keep)).await.unwrap().unwrap();
        assert_eq!((town.count("hold").await, town.count("outbox WHERE kind = 'offered'").await), (3, 0));
        let again = draft(&app, &staff, to_south(&town, ids.clone(), After::Keep)).await.unwrap();
        assert_eq!(again, Err(DraftRefusal::NothingToMove), "they are being moved");
        bulk_move::confirm(&app, &staff, &first).await.unwrap();
        assert!(bulk_move::undo(&app, &staff, &first).await.unwrap());
        assert_eq!(town.count("hold").await, 0);
        let left = draft(&app, &staff, to_south(&town, ids.clone(), After::Keep)).await.unwrap().unwrap();
        town.clock.advance(61 * 60);
        bulk_move::advance(app.clone()).await.unwrap();
        assert_eq!(town.count("hold").await, 0, "a draft that nobody confirmed");
        let stage = app.store.bulk_move(&left).await.unwrap().unwrap().stage;
        assert_eq!(stage, Stage::Undone);
        let third = draft(&app, &staff, to_south(&town, ids, After::Keep)).await.unwrap().unwrap();
        bulk_move::confirm(&app, &staff, &third).await.unwrap();
        town.clock.advance(10 * 60);
        assert!(!bulk_move::undo(&app, &staff, &third).await.unwrap(), "the messages go out");
        assert_eq!((town.count("hold").await, town.faults().await), (3, Vec::new()));
    })
    .await;
}

#[tokio::test]
async fn whoever_does_not_answer_is_phoned_and_then_the_rule_holds() {
    for after in [After::Keep, After::Move, After::Cancel] {
        let test = move |town: Town| async move {
            let (app, staff) = (town.app(), manager(Some("north")));
            let (booked, id) = sent(&town, after).await;
            let early = bulk_move::close(&app, &staff, &id).await.unwrap();
            assert_eq!(early, Err(CloseRefusal::TooEarly));
            town.clock.advance(27 * 3600);
            assert_eq!(standings(&town, &id).await, [Standing::Unanswered; 3]);
            let call =
                |number: usize| Call { staff: &staff, bulk_move: &id, booking: &booked[number].id, key: Some("form") };
            bulk_move::accept(&app, call(0)).await.unwrap().unwrap();
            bulk_move::called(&app, call(1)).await.unwrap().unwrap();
            let (_, lines) = find(&app, &staff, &id).await.unwrap().unwrap();
            assert!(lines[1].item.called.is_some() && lines[0].standing == Standing::Accepted);
            assert_eq!(bulk_move::close(&app, &staff, &id).await.unwrap(), Ok(0));
            let expected = match after {
                After::Keep => Standing::Kept,
                After::Move => Standing::Accepted,
                After::Cancel => Standing::Cancelled,
            };
            assert_eq!(standings(&town, &id).await, [Standing::Accepted, expected, expected]);
            assert_eq!(town.count("hold").await, 0);
            let told = town.count("outbox WHERE kind IN ('moved', 'cancelled')").await;
            assert_eq!(told, if after == After::Keep { 1 } else { 3 }, "they hear of what was done");
            let still = app.store.bookings_with(&[booked[2].id.clone()]).await.unwrap().remove(0);
            assert_eq!(still.state == State::Cancelled, after == After::Cancel);
            let late = bulk_move::accept(&app, call(1)).await.unwrap().map(|booking| booking.id);
            let expected = if after == After::Move { Ok(booked[1].id.clone()) } else { Err(Refusal::ChangedSince) };
            assert_eq!(late, expected, "it is closed");
            assert_eq!(town.faults().await, []);
        };
        besok_store::fixture::each_engine(move |fixture| async move { test(Town::open(fixture, 1, 3).await).await })
            .await;
    }
}

#[tokio::test]
async fn what_does_not_fit_is_for_the_phone_and_others_do_not_see_it() {
    each_engine(2, |town| async move {
        let (app, staff) = (town.app(), manager(Some("north")));
        let rare = confirm(&app, asker(&town.people[0]), &"rare".into(), spot("north", 0)).await.unwrap().unwrap();
        let soon = confirm(&app, asker(&town.people[1]), &"long".into(), spot("north", 0)).await.unwrap().unwrap();
        let ids = vec![rare.id.clone(), soon.id.clone()];
        let wanted = Draft { offices: vec!["south".into()], ..to_south(&town, ids, After::Keep) };
        let other = draft(&app, &manager(Some("south")), wanted.clone()).await.unwrap();
        assert_eq!(other, Err(DraftRefusal::NotTheirs));
        let late = Draft { answer_until: town.clock.now(), ..wanted.clone() };
        assert_eq!(draft(&app, &staff, late).await.unwrap(), Err(DraftRefusal::NoTimeToAnswer));
        let id = draft(&app, &staff, wanted).await.unwrap().unwrap();
        let (_, lines) = find(&app, &staff, &id).await.unwrap().unwrap();
        let stands = |booking: &Booking| lines.iter().find(|line| line.booking.id == booking.id).unwrap().standing;
        assert_eq!(stands(&rare), Standing::Unplaced, "nobody receives it there");
        assert_eq!(stands(&soon), Standing::Unanswered, "it begins before the answer is due");
        assert!(find(&app, &manager(Some("south")), &id).await.unwrap().is_none());
        assert!(!bulk_move::confirm(&app, &manager(Some("south")), &id).await.unwrap());
        assert_eq!(bulk_move::list(&app, &staff).await.unwrap()[0].total(), 2);
        assert!(proposals(&app, &[&soon]).await.unwrap().is_empty(), "nobody has been told");
        let early = Draft {
            answer_until: town.clock.now() + 60.minutes(),
            ..to_south(&town, vec![soon.id.clone()], After::Keep)
        };
        bulk_move::undo(&app, &staff, &id).await.unwrap();
        let id = draft(&app, &staff, early).await.unwrap().unwrap();
        let standing = async || find(&app, &staff, &id).await.unwrap().unwrap().1[0].standing;
        assert_eq!(standing().await, Standing::Proposed);
        town.fixture.tamper("UPDATE account SET email = ''").await.unwrap();
        assert_eq!(standing().await, Standing::Unanswered, "who has no address is phoned");
        town.fixture.tamper("UPDATE person SET protection = 'protected'").await.unwrap();
        let (_, lines) = find(&app, &staff, &id).await.unwrap().unwrap();
        assert!(lines.iter().all(|line| line.contact.is_none()));
        let (_, lines) = find(&app, &Staff { protected: true, ..staff }, &id).await.unwrap().unwrap();
        assert!(lines.iter().all(|line| line.contact.is_some()));
    })
    .await;
}
