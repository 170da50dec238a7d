//! Requests to book, from the agency's side and against each other.

use crate::town::{Town, asker, each_engine, each_shape, spot};
use besok_core::account::{Account, Email};
use besok_core::invitation::file::Sheet;
use besok_core::invitation::{Asked, Channel, Fault, Invitation, Invitee, Reason, Stage};
use besok_core::language::Language;
use besok_core::ledger::{Refusal, Wish};
use besok_core::person::Name;
use besok_core::staff::{Duty, Role, Staff};
use besok_service::invitation::file::{self, BATCH, Outcome, preview};
use besok_service::invitation::list::{InvitationFilter, find, list};
use besok_service::invitation::{ChangeRefusal, Made, change, make, renew, send_again, withdraw};
use besok_service::{App, booking};
use jiff::ToSpan;
use jiff::civil::date;

const BY: &str = "staff:sten";

/// What this account is asked.
fn asked(account: &Account) -> Asked {
    let person = account.myself().unwrap();
    let invitee = Invitee { name: person.name.clone(), birth_date: person.birth_date, errands: vec!["asked".into()] };
    Asked {
        case_file: format!("case {}", account.id),
        people: vec![invitee],
        offices: Vec::new(),
        book_by: date(2026, 12, 20),
        reason: Reason::Biometrics,
        note: String::new(),
        language: Language::DEFAULT,
        channel: Channel::Both,
        email: account.email.clone(),
        address: vec!["Storgatan 1".to_owned(), "123 45 Staden".to_owned()],
    }
}

/// The request of an account that has proved to be the one who is asked.
async fn proved(app: &App, account: &Account) -> Invitation {
    let made = make(app, BY, asked(account)).await.unwrap().unwrap();
    let mut tx = app.store.begin().await.unwrap();
    tx.bind_invitation(&made.invitation.id, &account.id, &[account.myself().unwrap().id.clone()]).await.unwrap();
    tx.commit().await.unwrap();
    app.store.invitation(&made.invitation.id).await.unwrap().unwrap()
}

fn answer(invitation: &Invitation, minute: i64) -> Wish {
    Wish {
        errand: invitation.errand().clone(),
        party: invitation.comers(),
        spot: spot("south", minute),
        invitation: Some(invitation.id.clone()),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_request_sent_by_many_at_once_is_one() {
    each_shape(12, |town| async move {
        let one = asked(&town.people[0]);
        let made = town.at_once(|app, _, _| {
            let one = one.clone();
            async move { Ok(Ok(make(&app, BY, one).await?.unwrap())) }
        });
        let made: Vec<Made> = made.await.into_iter().map(Result::unwrap).collect();
        assert_eq!(made.iter().filter(|made| made.new).count(), 1);
        assert!(made.iter().all(|other| other.invitation.id == made[0].invitation.id));
        for (table, count) in [("invitation", 1), ("letter", 1), ("invitation_code", 2)] {
            assert_eq!(town.count(table).await, count, "{table}");
        }
        assert_eq!(town.count("outbox WHERE kind = 'asked'").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_booked_or_taken_back_and_never_both() {
    each_shape(16, |town| async move {
        let mut requests = Vec::new();
        for account in &town.people {
            requests.push(proved(&town.app(), account).await);
        }
        // In the same moment everybody books, twice, and the officer takes everything back.
        let answers = town.at_once(|app, account, number| {
            let request = requests[number].clone();
            async move {
                let book = |minute| booking::confirm(&app, asker(&account), answer(&request, minute));
                let minute = 10 * number as i64;
                let (one, two, taken) =
                    tokio::join!(book(minute), book(minute), withdraw(&app, BY, (&request.id, request.sequence)));
                Ok(Ok((one?, two?, taken?)))
            }
        });
        for (one, two, taken) in answers.await.into_iter().map(Result::unwrap) {
            let booked = [&one, &two].into_iter().filter(|answer| answer.is_ok()).count();
            assert_eq!(booked, usize::from(taken.is_err()), "{one:?} {two:?} {taken:?}");
            for refusal in [one, two].into_iter().filter_map(Result::err) {
                assert!(
                    matches!(refusal, Refusal::AskedAndBooked(_) | Refusal::NoLongerAsked | Refusal::Taken),
                    "{refusal:?}"
                );
            }
        }
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test]
async fn every_fault_is_told() {
    each_engine(1, |town: Town| async move {
        let right = asked(&town.people[0]);
        let wrong = Asked {
            case_file: " ".to_owned(),
            people: vec![Invitee { errands: vec!["none".into()], ..right.people[0].clone() }],
            offices: vec!["nowhere".into()],
            book_by: date(2026, 12, 6),
            reason: Reason::Other,
            email: None,
            address: Vec::new(),
            ..right.clone()
        };
        let faults = make(&town.app(), BY, wrong).await.unwrap().unwrap_err();
        let all = [
            Fault::Case,
            Fault::Errand(0),
            Fault::Office(0),
            Fault::Passed,
            Fault::Unexplained,
            Fault::Email,
            Fault::Address,
        ];
        assert_eq!(faults, all);
        let here = Asked { offices: vec!["north".into()], ..right };
        let faults = make(&town.app(), BY, here).await.unwrap().unwrap_err();
        assert_eq!(faults, [Fault::DoesNotFit("north".into())], "the errand is not received there");
        assert_eq!(town.count("invitation").await, 0);
    })
    .await;
}

#[tokio::test]
async fn two_officers_do_not_undo_each_other_and_an_end_is_an_end() {
    each_engine(2, |town: Town| async move {
        let (app, account) = (town.app(), &town.people[0]);
        let made = proved(&app, account).await;
        let elsewhere = Asked { email: Email::parse("other@example.org"), ..asked(account) };
        let changed = change(&app, BY, (&made.id, made.sequence), elsewhere.clone()).await.unwrap().unwrap();
        assert_eq!((changed.account.as_ref(), changed.sequence), (None, 1), "another address proves it anew");
        assert_eq!(town.count("invitation_code WHERE ended_at IS NULL").await, 2, "the earlier link and code ended");
        assert_eq!(town.count("letter WHERE state = 'waiting'").await, 1);
        let old = withdraw(&app, BY, (&made.id, made.sequence)).await.unwrap();
        assert_eq!(old, Err(ChangeRefusal::ChangedSince));
        let other = make(&app, BY, asked(&town.people[1])).await.unwrap().unwrap().invitation;
        let same = change(&app, BY, (&other.id, 0), elsewhere.clone()).await.unwrap();
        assert_eq!(same, Err(ChangeRefusal::LikeAnother(made.id.clone())));
        // Its date passes, and it is renewed.
        town.clock.advance(20 * 24 * 3600);
        let late = date(2027, 1, 20);
        let renewed = renew(&app, BY, (&made.id, 1), late).await.unwrap().unwrap();
        assert_eq!((renewed.last_day, renewed.asked.book_by), (late, late));
        send_again(&app, BY, (&made.id, 2)).await.unwrap().unwrap();
        withdraw(&app, BY, (&made.id, 3)).await.unwrap().unwrap();
        assert_eq!(withdraw(&app, BY, (&made.id, 4)).await.unwrap(), Err(ChangeRefusal::Withdrawn));
        assert_eq!(renew(&app, BY, (&made.id, 4), late + 9.days()).await.unwrap(), Err(ChangeRefusal::Withdrawn));
        let live = format!("invitation_code WHERE ended_at IS NULL AND invitation = '{}'", made.id);
        assert_eq!(town.count(&live).await, 0);
        let again = make(&app, BY, Asked { book_by: late, ..elsewhere }).await.unwrap().unwrap();
        assert!(again.new, "what was taken back is asked anew");
    })
    .await;
}

/// A member of staff with a role everywhere.
fn officer(protected: bool) -> Staff {
    Staff {
        id: "sten".into(),
        name: Name::parse("Sten Ek").unwrap(),
        email: Email::parse("sten@example.org").unwrap(),
        language: Language::DEFAULT,
        duties: vec![Duty { role: Role::CaseOfficer, office: None }],
        protected,
    }
}

async fn found(app: &App, staff: &Staff, filter: InvitationFilter, words: &str) -> Vec<String> {
    let found = list(app, staff, (filter, words), None).await.unwrap();
    found.requests.into_iter().map(|listed| listed.invitation.asked.case_file).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn officers_find_requests_by_how_far_they_have_come_and_by_words() {
    each_engine(4, |town| async move {
        let (app, staff) = (town.app(), officer(true));
        let mut requests = Vec::new();
        for account in &town.people {
            requests.push(proved(&app, account).await);
            // Those of one second have no order.
            town.clock.advance(1);
        }
        let case = |nth: usize| requests[nth].asked.case_file.clone();
        let all: Vec<String> = (0..4).rev().map(case).collect();
        assert_eq!(found(&app, &staff, InvitationFilter::All, "").await, all);
        let name = requests[2].asked.people[0].name.as_str();
        assert!(found(&app, &staff, InvitationFilter::All, &name.to_uppercase()).await.contains(&case(2)));
        assert_eq!(found(&app, &staff, InvitationFilter::All, &case(1)).await, [case(1)]);
        assert_eq!(found(&app, &staff, InvitationFilter::All, "zz%").await, [""; 0]);
        withdraw(&app, BY, (&requests[0].id, 0)).await.unwrap().unwrap();
        booking::confirm(&app, asker(&town.people[1]), answer(&requests[1], 0)).await.unwrap().unwrap();
        let tried = requests[2].tried(app.clock.now(), &app.catalogue().time_zone());
        let mut tx = app.store.begin().await.unwrap();
        tx.save_invitation(&tried, "tried").await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(found(&app, &staff, InvitationFilter::At(Stage::Withdrawn), "").await, [case(0)]);
        assert_eq!(found(&app, &staff, InvitationFilter::At(Stage::Booked), "").await, [case(1)]);
        assert_eq!(found(&app, &staff, InvitationFilter::NothingFree, "").await, [case(2)]);
        for stage in Stage::ALL {
            for listed in list(&app, &staff, (InvitationFilter::At(*stage), ""), None).await.unwrap().requests {
                assert_eq!(listed.stage, *stage, "the list and the request say the same");
            }
        }
        assert_eq!(found(&app, &staff, InvitationFilter::CameBack, "").await, [""; 0]);
        // A mail that was given up puts its request on the list.
        let gave_up = "INSERT INTO came_back (invitation, channel, at) SELECT id, 'email', made_at FROM invitation";
        town.fixture.tamper(gave_up).await.unwrap();
        assert_eq!(found(&app, &staff, InvitationFilter::CameBack, "").await, [case(3), case(2)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn protected_people_are_asked_in_sight_of_those_named_for_them_only() {
    each_engine(2, |town| async move {
        let app = town.app();
        let (bound, loose) = (proved(&app, &town.people[0]).await, asked(&town.people[1]));
        let loose = make(&app, BY, loose).await.unwrap().unwrap().invitation;
        assert_eq!(found(&app, &officer(false), InvitationFilter::All, "").await.len(), 2);
        town.fixture.tamper("UPDATE person SET protection = 'protected'").await.unwrap();
        for id in [&bound.id, &loose.id] {
            assert_eq!(find(&app, &officer(false), id).await.unwrap(), None);
            assert!(find(&app, &officer(true), id).await.unwrap().is_some());
        }
        assert_eq!(found(&app, &officer(false), InvitationFilter::All, "").await, [""; 0]);
        assert_eq!(found(&app, &officer(true), InvitationFilter::All, "").await.len(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_sent_twice_makes_its_requests_once() {
    each_engine(1, |town| async move {
        let app = town.app();
        let good = |case: usize| format!("{case},Åsa Öberg,1990-04-12,asked,2026-12-20,asa@example.org,passport\n");
        let rows: String = (1..=BATCH + 2).map(good).collect();
        let file = format!("case,name,birth date,errand,book by,email,reason\n{rows}{}9999,Bo,x,asked,,,\n", good(1));
        let sheet = Sheet::read(file.as_bytes()).unwrap();
        // The last but one repeats the first: that is the same person twice in one request.
        let bad = preview(&app, &sheet).await.unwrap();
        assert_eq!(bad.iter().filter(|line| matches!(line.outcome, Outcome::Bad(_))).count(), 2);
        assert_eq!(town.count("invitation").await, 0, "looking makes nothing");
        let first = file::make(&app, BY, &sheet).await.unwrap();
        assert_eq!((first.made, first.left), (BATCH, 1));
        let second = file::make(&app, BY, &sheet).await.unwrap();
        assert_eq!((second.made, second.left), (1, 0));
        let third = file::make(&app, BY, &sheet).await.unwrap();
        assert_eq!((third.made, third.left), (0, 0));
        assert_eq!(town.count("invitation").await, (BATCH + 1) as i64);
        let lines = preview(&app, &sheet).await.unwrap();
        assert_eq!(lines.iter().filter(|line| matches!(line.outcome, Outcome::Open(_))).count(), BATCH + 1);
    })
    .await;
}
