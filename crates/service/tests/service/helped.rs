//! Helping people: those without an address, their notes, other addresses by two, interpreters.

use crate::search::staff;
use crate::town::{Town, asker, each_engine, spot};
use besok_core::account::{Account, Email, Phone};
use besok_core::booking::Booking;
use besok_core::id::{PersonId, StaffId};
use besok_core::interpreter::{How, Standing};
use besok_core::language::Language;
use besok_core::ledger::Wish;
use besok_core::party::Comer;
use besok_core::person::{Access, NameError};
use besok_core::readdress::Document;
use besok_core::staff::{Role, Staff};
use besok_service::desk::{self, Help};
use besok_service::details::{self, DetailsRefusal};
use besok_service::interpreter::{arrange, orders};
use besok_service::person::Typed;
use besok_service::readdress::{ReaddressRefusal, ask, confirm, decline, waiting};
use besok_service::register::{Newcomer, register};
use besok_service::search::find;
use besok_service::{App, account, booking, visitor};

fn newcomer(name: &str, email: &str) -> Newcomer {
    let person = Typed { name: name.to_owned(), year: "1960".to_owned(), month: "2".to_owned(), day: "3".to_owned() };
    Newcomer { person, email: email.to_owned(), ..Newcomer::default() }
}

/// Two members of staff who do the same.
pub(crate) async fn hired(town: &Town, role: Role, office: Option<&str>) -> [Staff; 2] {
    for id in ["sten", "stina"] {
        let sql = format!(
            "INSERT INTO staff (id, name, email, language, protected, created_at)
             VALUES ('{id}', '{id}', '{id}@hall.example', 'sv', 0, 0)"
        );
        town.fixture.tamper(&sql).await.unwrap();
    }
    ["sten", "stina"].map(|id| Staff { id: id.into(), ..staff(role, office) })
}

async fn account_of(app: &App, staff: &Staff, person: &PersonId) -> Account {
    visitor::find(app, staff, person).await.unwrap().unwrap().account.unwrap()
}

async fn book(app: &App, staff: &StaffId, account: &Account, minutes: i64) -> Booking {
    let person = &account.myself().unwrap().id;
    let wish = Wish {
        errand: "short".into(),
        party: vec![Comer::new(person, &"short".into())],
        spot: spot("north", minutes),
        invitation: None,
    };
    let key = app.random.token();
    let help = Help { staff, account, beyond: None, says: None, key: Some(&key) };
    desk::confirm(app, help, wish).await.unwrap().unwrap()
}

#[tokio::test]
async fn somebody_without_an_address_is_registered_booked_and_gets_no_mail() {
    each_engine(1, |town| async move {
        let app = &town.app();
        let [sten, _] = hired(&town, Role::Reception, Some("north")).await;
        let id = register(app, &sten, &newcomer("Ebba Gran", "")).await.unwrap().unwrap();
        let seen = visitor::see(app, &sten, &id).await.unwrap().unwrap();
        assert!(seen.known, "who was registered at one's office is known there");
        let account = account_of(app, &sten, &id).await;
        assert_eq!(account.email, None);
        let messages = town.count("outbox").await;
        let booked = book(app, &sten.id, &account, 0).await;
        assert_eq!(town.count("outbox").await, messages);
        assert_eq!(visitor::find(app, &sten, &id).await.unwrap().unwrap().bookings, [booked]);
        assert_eq!(find(app, &sten, "ebba grann").await.unwrap().unwrap().hits.len(), 1);
        let again = register(app, &sten, &newcomer("ebba GRAN", "")).await.unwrap().unwrap_err();
        assert_eq!(again.alike.len(), 1, "it is asked whether it is the same");
        let sure = Newcomer { sure: true, ..newcomer("ebba GRAN", "") };
        assert!(register(app, &sten, &sure).await.unwrap().is_ok());
    })
    .await;
}

#[tokio::test]
async fn an_address_that_is_somebodys_is_offered_and_not_taken() {
    each_engine(1, |town| async move {
        let app = &town.app();
        let [sten, _] = hired(&town, Role::Reception, Some("north")).await;
        let taken = register(app, &sten, &newcomer("Ebba", "person0@example.org")).await.unwrap().unwrap_err();
        assert_eq!(taken.taken.as_ref(), Some(&town.people[0].people[0].person.id));
        town.fixture.tamper("UPDATE person SET protection = 'protected'").await.unwrap();
        let hidden = register(app, &sten, &newcomer("Ebba", "person0@example.org")).await.unwrap().unwrap_err();
        assert_eq!((hidden.taken, hidden.email), (None, true), "who is protected does not exist");
    })
    .await;
}

/// Two desks at once: the second changes nothing of whom the first has made.
#[tokio::test]
async fn one_address_is_registered_once() {
    each_engine(0, |town| async move {
        let app = &town.app();
        let [sten, _] = hired(&town, Role::Reception, Some("north")).await;
        let (ebba, lo) = (newcomer("Ebba", "one@example.org"), newcomer("Lo", "one@example.org"));
        let (one, other) = tokio::join!(register(app, &sten, &ebba), register(app, &sten, &lo));
        let (made, refused): (Vec<_>, Vec<_>) = [one.unwrap(), other.unwrap()].into_iter().partition(Result::is_ok);
        let made = made.into_iter().map(Result::unwrap).collect::<Vec<_>>();
        assert_eq!(refused.into_iter().map(|refused| refused.unwrap_err().taken.unwrap()).collect::<Vec<_>>(), made);
        assert_eq!((town.count("person").await, town.count("event WHERE action = 'person.registered'").await), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn what_was_misheard_is_put_right_and_nobodys_change_is_lost() {
    each_engine(0, |town| async move {
        let app = &town.app();
        let [sten, stina] = hired(&town, Role::Reception, Some("north")).await;
        let id = register(app, &sten, &newcomer("Ebba Grahn", "")).await.unwrap().unwrap();
        let seen = async || {
            let visitor = visitor::find(app, &sten, &id).await.unwrap().unwrap();
            let account = visitor.account.unwrap();
            (details::version(&visitor.person, &account), visitor.person, account)
        };
        let typed = |name: &str, phone: &str| details::Typed {
            name: name.to_owned(),
            phone: phone.to_owned(),
            language: Language::from_tag("ar"),
            access: Access { step_free: true, ..Access::default() },
        };
        let (first, ..) = seen().await;
        let change = async |staff, typed: &details::Typed, seen: &str| {
            details::change(app, staff, &id, (typed, seen)).await.unwrap()
        };
        let wrong = change(&sten, &typed(" ", "no"), &first).await;
        let name = Some(NameError::Missing);
        assert_eq!(wrong, Err(DetailsRefusal::Wrong { name, phone: true, access: None }));
        let right = typed("Ebba Gren", "070-123 45 67");
        assert_eq!(change(&sten, &right, &first).await, Ok(()));
        assert_eq!(change(&sten, &right, &first).await, Ok(()), "sent twice, it is one change");
        let (second, person, account) = seen().await;
        assert_eq!((person.name.as_str(), person.access.step_free), ("Ebba Gren", true));
        assert_eq!((account.phone, account.language.tag()), (Phone::parse("0701234567"), "ar"));
        assert_eq!(change(&stina, &typed("Ebba Gran", ""), &first).await, Err(DetailsRefusal::Changed));
        assert_eq!(change(&stina, &typed("Ebba Gran", ""), &second).await, Ok(()), "having seen it");
        for (name, hits) in [("ebba gran", 1), ("grahnstedt", 0)] {
            assert_eq!(find(app, &sten, name).await.unwrap().unwrap().hits.len(), hits, "{name}");
        }
        let events = "event WHERE action = 'person.changed' AND subject";
        assert_eq!(town.count(&format!("{events} = '{}'", id.as_str())).await, 2);
        assert_eq!(town.count("event WHERE detail = 'name needs phone language' AND actor = 'staff:sten'").await, 1);
        assert_eq!(town.count("person_word").await, 2, "by no name but the last");
        let (now, ..) = seen().await;
        let stranger = staff(Role::Reception, Some("south"));
        assert_eq!(change(&stranger, &right, &now).await, Err(DetailsRefusal::NotFound));
        let auditor = staff(Role::Auditor, None);
        assert_eq!(change(&auditor, &right, &now).await, Err(DetailsRefusal::NotFound));
        town.fixture.tamper("UPDATE person SET protection = 'protected'").await.unwrap();
        assert_eq!(change(&sten, &right, &now).await, Err(DetailsRefusal::NotFound), "who is protected does not exist");
    })
    .await;
}

#[tokio::test]
async fn notes_are_for_colleagues_at_ones_offices() {
    each_engine(1, |town| async move {
        let app = &town.app();
        let [sten, _] = hired(&town, Role::Reception, Some("north")).await;
        let id = register(app, &sten, &newcomer("Ebba", "")).await.unwrap().unwrap();
        assert!(!visitor::note(app, &sten, &id, "  ").await.unwrap());
        assert!(!visitor::note(app, &sten, &id, &"x".repeat(501)).await.unwrap());
        assert!(visitor::note(app, &sten, &id, "Comes with a guide dog").await.unwrap());
        let notes = visitor::find(app, &sten, &id).await.unwrap().unwrap().notes;
        assert_eq!(notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["Comes with a guide dog"]);
        let elsewhere = staff(Role::Reception, Some("south"));
        let seen = visitor::find(app, &elsewhere, &id).await.unwrap().unwrap();
        assert!(!seen.known && seen.notes.is_empty() && seen.bookings.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_address_takes_two() {
    each_engine(1, |town| async move {
        let (app, anna) = (&town.app(), &town.people[0]);
        let [sten, stina] = hired(&town, Role::Reception, Some("north")).await;
        let person = &anna.people[0].person.id;
        let wish = Wish {
            errand: "short".into(),
            party: vec![Comer::new(person, &"short".into())],
            spot: spot("north", 0),
            invitation: None,
        };
        booking::confirm(app, asker(anna), wish).await.unwrap().unwrap();
        town.fixture
            .tamper(&format!(
                "INSERT INTO session (id, account, created_at, seen_at) VALUES ('s', '{}', 0, 0)",
                anna.id
            ))
            .await
            .unwrap();
        let passport = Some(Document::Passport);
        let refused = |document, email| ask(app, &sten, person, (document, email));
        assert_eq!(refused(passport, "nothing").await.unwrap(), Err(ReaddressRefusal::NotAnEmail));
        assert_eq!(refused(None, "new@example.org").await.unwrap(), Err(ReaddressRefusal::NoDocument));
        assert_eq!(refused(passport, "person0@example.org").await.unwrap(), Err(ReaddressRefusal::Same));
        assert_eq!(refused(passport, "new@example.org").await.unwrap(), Ok(()));
        let id = waiting(app, &stina).await.unwrap()[0].readdress.id.clone();
        assert_eq!(confirm(app, &sten, &id).await.unwrap(), Err(ReaddressRefusal::NeedsAnother));
        assert_eq!(town.count("session").await, 1, "nothing has changed");
        let messages = town.count("outbox").await;
        assert_eq!(confirm(app, &stina, &id).await.unwrap(), Ok(()));
        assert_eq!(confirm(app, &stina, &id).await.unwrap(), Err(ReaddressRefusal::Over));
        let anna = account::find(app, &anna.id).await.unwrap().unwrap();
        assert_eq!(anna.email, Email::parse("new@example.org"));
        assert_eq!(town.count("session").await, 0, "nobody is signed in any more");
        assert_eq!(town.count("outbox").await, messages + 2, "both addresses are told");
        assert_eq!(town.count("event WHERE action LIKE 'mailbox.%' AND actor LIKE 'staff:%'").await, 3);
    })
    .await;
}

#[tokio::test]
async fn an_address_waits_for_a_day_and_can_be_declined() {
    each_engine(1, |town| async move {
        let app = &town.app();
        let [sten, stina] = hired(&town, Role::Manager, None).await;
        let person = &town.people[0].people[0].person.id;
        let new = (Some(Document::IdentityCard), "new@example.org");
        ask(app, &sten, person, new).await.unwrap().unwrap();
        let id = waiting(app, &sten).await.unwrap()[0].readdress.id.clone();
        decline(app, &stina, &id).await.unwrap().unwrap();
        assert_eq!(confirm(app, &stina, &id).await.unwrap(), Err(ReaddressRefusal::Over));
        ask(app, &sten, person, new).await.unwrap().unwrap();
        let id = waiting(app, &sten).await.unwrap()[0].readdress.id.clone();
        town.clock.advance(24 * 3600 + 1);
        assert_eq!(confirm(app, &stina, &id).await.unwrap(), Err(ReaddressRefusal::Over));
    })
    .await;
}

#[tokio::test]
async fn interpreters_are_looked_at_again_when_a_visit_moves() {
    each_engine(1, |town| async move {
        let (app, anna) = (&town.app(), &town.people[0]);
        let [sten, _] = hired(&town, Role::Reception, Some("north")).await;
        town.fixture.tamper("UPDATE person SET interpreter = 'fa'").await.unwrap();
        let booked = book(app, &sten.id, anna, 0).await;
        let standing =
            async || orders(app, &sten).await.unwrap().iter().map(|order| order.standing).collect::<Vec<_>>();
        assert_eq!(standing().await, [Standing::Open]);
        let elsewhere = staff(Role::Reception, Some("south"));
        assert_eq!(orders(app, &elsewhere).await.unwrap().len(), 0);
        assert!(!arrange(app, &elsewhere, (&booked.reference, "fa"), How::Booked).await.unwrap());
        assert!(arrange(app, &sten, (&booked.reference, "fa"), How::Booked).await.unwrap());
        assert_eq!(standing().await, [Standing::Done(How::Booked)]);
        booking::reschedule(app, asker(anna), &booked.reference, None, spot("north", 30)).await.unwrap().unwrap();
        assert_eq!(standing().await, [Standing::Again]);
        assert!(arrange(app, &sten, (&booked.reference, "fa"), How::Booked).await.unwrap());
        booking::cancel(app, asker(anna), &booked.reference, None).await.unwrap().unwrap();
        assert_eq!(standing().await, [Standing::Again]);
        assert!(arrange(app, &sten, (&booked.reference, "fa"), How::CalledOff).await.unwrap());
        assert_eq!(standing().await, []);
    })
    .await;
}
