//! Old bookings: imported by several at once, proved, changed, and taken over.

use crate::search::staff;
use crate::town::{Town, alone, asker, confirm, each_engine, each_shape, reschedule, spot};
use besok_core::account::{Account, Email, Phone};
use besok_core::agency::OldBookings;
use besok_core::booking::{Booking, Origin, State};
use besok_core::language::Language;
use besok_core::ledger::{Refusal, Spot};
use besok_core::legacy::file::Reader;
use besok_core::legacy::guess::Stop;
use besok_core::legacy::{OldBooking, OldReference};
use besok_core::message::Body;
use besok_core::person::{BirthDate, Name};
use besok_core::staff::Role;
use besok_service::account::{VerifyRefusal, find};
use besok_service::booking::cancel;
use besok_service::legacy::file::{Step, Summary, Wrong, import_file};
use besok_service::legacy::{
    BeginRefusal, Proved, Surplus, begin, import, is_open, known_as, proved, standing, surplus, take_over, verify,
};
use besok_service::search::find as search;
use besok_service::{App, worker};
use jiff::civil::date;

const HERE: &str = "192.0.2.1";

fn born(text: &str) -> BirthDate {
    BirthDate::from_text(text).unwrap()
}

fn old(number: usize, errand: &str, at: Spot) -> OldBooking {
    OldBooking {
        reference: OldReference::parse(&format!("GB-{number}")).unwrap(),
        name: Name::parse(&format!("Person {number}")).unwrap(),
        birth_date: born("1990-04-00"),
        email: Email::parse(&format!("person-{number}@example.org")),
        phone: None,
        errand: errand.into(),
        office: at.office,
        starts_at: at.starts_at,
        language: Language::DEFAULT,
        made_on: date(2026, 2, 1),
    }
}

async fn at_cutover(town: &mut Town) {
    town.edit(|town| town.agency.old_bookings = OldBookings::ToCome).await;
}

/// The code that was sent last, if one was.
async fn code(app: &App) -> Option<String> {
    let now = app.clock.now();
    let mut tx = app.store.begin().await.unwrap();
    let mut due = tx.take_due("email", now, now, 100).await.unwrap();
    due.extend(tx.take_due("sms", now, now, 100).await.unwrap());
    for due in &due {
        tx.mark_sent(&[&due.message.id]).await.unwrap();
    }
    tx.commit().await.unwrap();
    due.into_iter().rev().find_map(|due| if let Body::Code { code, .. } = due.message.body { Some(code) } else { None })
}

async fn asks(app: &App, reference: &str, birth_date: &str) -> Result<String, BeginRefusal> {
    begin(app, (reference, born(birth_date)), HERE, Language::DEFAULT).await.unwrap()
}

async fn proves(app: &App, reference: &str) -> (String, Proved) {
    let token = asks(app, reference, "1990-04-05").await.unwrap();
    let code = code(app).await.expect("a code was sent");
    let secret = verify(app, &token, &code).await.unwrap().unwrap();
    let proved = proved(app, &secret).await.unwrap().expect("it is proved");
    (secret, proved)
}

async fn booking(app: &App, number: usize) -> Booking {
    app.store.old_booking(&old(number, "short", spot("south", 0)).reference).await.unwrap().expect("it was imported")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_imports_at_once_bring_each_in_once() {
    each_shape(16, |mut town| async move {
        at_cutover(&mut town).await;
        // One counter, and three for each of its times: two of them are a surplus.
        for number in 0..12 {
            let at = spot("north", 10 * (number / 3) as i64);
            let answers = town
                .at_once(move |app, _, _| {
                    let old = old(number, "short", at.clone());
                    async move { import(&app, old).await }
                })
                .await;
            let new = answers.iter().filter(|answer| answer.as_ref().unwrap().0).count();
            assert_eq!(new, 1, "{number}");
        }
        assert_eq!((town.count("booking").await, town.count("legacy").await), (12, 12));
        assert_eq!(town.faults().await, []);
        town.edit(|town| town.agency.old_bookings = OldBookings::Imported).await;
        let first = town.people[0].clone();
        let refused = confirm(&town.app(), asker(&first), &"short".into(), spot("north", 0)).await.unwrap();
        assert_eq!(refused, Err(Refusal::Taken));
        confirm(&town.app(), asker(&first), &"short".into(), spot("north", 40)).await.unwrap().unwrap();
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_only_a_phone_gets_the_code_and_what_is_done_by_sms() {
    each_engine(0, |mut town| async move {
        at_cutover(&mut town).await;
        let app = town.app();
        let phone = Phone::parse("+46701234567");
        let old = OldBooking { email: None, phone, ..old(1, "short", spot("south", 0)) };
        import(&app, old).await.unwrap().unwrap();
        let mut without = app.clone();
        without.sms = None;
        asks(&without, "GB-1", "1990-04-05").await.unwrap();
        assert_eq!(code(&app).await, None, "nothing waits where no SMS leaves");
        let (_, Proved { booking, account, .. }) = proves(&app, "GB-1").await;
        cancel(&app, asker(&account), &booking.reference, None).await.unwrap().unwrap();
        assert_eq!(town.count("outbox WHERE channel = 'sms' AND recipient = '+46701234567'").await, 2);
        assert_eq!(town.count("outbox WHERE kind IN ('code', 'cancelled')").await, town.count("outbox").await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_code_opens_the_booking_and_nothing_else_does() {
    each_engine(1, |mut town| async move {
        at_cutover(&mut town).await;
        let app = town.app();
        import(&app, old(1, "short", spot("south", 0))).await.unwrap().unwrap();
        for (reference, birth_date) in [("GB-2", "1990-04-05"), ("GB-1", "1991-04-05"), ("GB-1", "1990-05-05")] {
            let token = asks(&app, reference, birth_date).await.unwrap();
            assert_eq!(code(&app).await, None, "nothing is sent");
            assert_eq!(verify(&app, &token, "123456").await.unwrap(), Err(VerifyRefusal::Wrong(4)));
            assert!(proved(&app, &token).await.unwrap().is_none());
        }
        let token = asks(&app, "gb 1", "1990-04-05").await.unwrap();
        let sent = code(&app).await.unwrap();
        let wrong = if sent == "000000" { "000001" } else { "000000" };
        assert_eq!(verify(&app, &token, wrong).await.unwrap(), Err(VerifyRefusal::Wrong(4)));
        assert!(proved(&app, &token).await.unwrap().is_none(), "not before the code");
        let secret = verify(&app, &token, &sent).await.unwrap().unwrap();
        assert!(proved(&app, &token).await.unwrap().is_none(), "the secret from before the proof is nothing");
        assert_eq!(verify(&app, &token, &sent).await.unwrap(), Err(VerifyRefusal::Expired), "once");
        let found = proved(&app, &secret).await.unwrap().unwrap();
        assert_eq!((found.is_old(), found.old_reference.as_deref()), (true, Some("GB-1")));
        town.clock.advance(3601);
        assert!(proved(&app, &secret).await.unwrap().is_none(), "for an hour");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn guessing_gets_slower_and_stops() {
    each_engine(1, |mut town| async move {
        at_cutover(&mut town).await;
        let app = town.app();
        import(&app, old(1, "short", spot("south", 0))).await.unwrap().unwrap();
        // The same for a reference that there is and for one that there is not.
        for reference in ["GB-1", "GB-2"] {
            let mut tries = 0;
            loop {
                match asks(&app, reference, "1980-01-01").await {
                    Ok(_) => tries += 1,
                    Err(BeginRefusal::Stopped(Stop::Wait(minutes))) => town.clock.advance(60 * minutes),
                    Err(BeginRefusal::Stopped(Stop::Locked)) => break,
                    Err(refusal) => panic!("{refusal:?}"),
                }
            }
            assert_eq!(tries, 8, "{reference}");
        }
        assert_eq!(asks(&app, "GB-1", "1990-04-05").await, Err(BeginRefusal::Stopped(Stop::Locked)));
        town.clock.advance(25 * 3600);
        worker::forget(app.clone()).await.unwrap();
        assert!(asks(&app, "GB-1", "1990-04-05").await.is_ok());
        assert_eq!(asks(&app, " – ", "1990-04-05").await, Err(BeginRefusal::NoReference));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_changed_and_cancelled_outside_my_page() {
    each_engine(1, |mut town| async move {
        at_cutover(&mut town).await;
        let app = town.app();
        import(&app, old(1, "short", spot("south", 0))).await.unwrap().unwrap();
        town.edit(|town| town.agency.old_bookings = OldBookings::Imported).await;
        let app = town.app();
        let (secret, found) = proves(&app, "GB-1").await;
        let reference = found.booking.reference.clone();
        let moved = reschedule(&app, asker(&found.account), &reference, spot("north", 60)).await.unwrap().unwrap();
        assert_eq!((moved.origin, moved.reference.clone()), (Origin::Legacy, reference.clone()));
        let found = proved(&app, &secret).await.unwrap().unwrap();
        assert_eq!(found.booking, moved);
        assert!(is_open(&app).await.unwrap());
        let cancelled = cancel(&app, asker(&found.account), &reference, None).await.unwrap().unwrap();
        assert_eq!(cancelled.state, State::Cancelled);
        assert!(!is_open(&app).await.unwrap(), "the last one has ended");
        let (_, again) = proves(&app, reference.as_str()).await;
        assert_eq!(again.booking.state, State::Cancelled, "it says which");
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_service_is_needed_until_the_last_one_is_past() {
    each_engine(1, |mut town| async move {
        let stands = async |town: &Town| {
            let stands = standing(&town.app()).await.unwrap();
            (stands.arriving, stands.open, stands.is_needed())
        };
        assert_eq!(stands(&town).await, (false, false, false), "declared that there are none");
        at_cutover(&mut town).await;
        assert_eq!(stands(&town).await, (true, false, true));
        let imported = old(1, "short", spot("south", 0));
        import(&town.app(), imported.clone()).await.unwrap().unwrap();
        assert_eq!(stands(&town).await, (true, true, true));
        town.edit(|town| town.agency.old_bookings = OldBookings::Imported).await;
        assert_eq!(stands(&town).await, (false, true, true));
        let ends = booking(&town.app(), 1).await.ends_at;
        town.clock.advance(ends.as_second() - town.app().clock.now().as_second());
        assert_eq!(stands(&town).await, (false, false, false));
    })
    .await;
}

#[tokio::test]
async fn staff_find_somebody_by_the_old_reference() {
    each_engine(1, |mut town| async move {
        at_cutover(&mut town).await;
        let app = town.app();
        import(&app, old(17, "short", spot("south", 0))).await.unwrap().unwrap();
        for typed in ["GB-17", " gb 17 ", "gb17"] {
            let found = search(&app, &staff(Role::Support, None), typed).await.unwrap().unwrap();
            let names: Vec<&str> = found.hits.iter().map(|hit| hit.person.name.as_str()).collect();
            assert_eq!(names, ["Person 17"], "{typed}");
        }
        let found = search(&app, &staff(Role::Support, None), "GB-18").await.unwrap().unwrap();
        assert_eq!(found.hits, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_who_take_one_over_one_has_it() {
    each_shape(16, |mut town| async move {
        at_cutover(&mut town).await;
        import(&town.app(), old(1, "short", spot("south", 0))).await.unwrap().unwrap();
        let (_, found) = proves(&town.app(), "GB-1").await;
        let answers = town
            .at_once(|app, account, _| {
                let found = found.clone();
                async move { take_over(&app, (&account, None), &found).await }
            })
            .await;
        let won: Vec<&Booking> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
        assert_eq!(won.len(), 1);
        assert!(answers.iter().all(|answer| answer.is_ok() || *answer == Err(Refusal::NotFound)), "{answers:?}");
        let now = booking(&town.app(), 1).await;
        assert_eq!((now.origin, &now.account), (Origin::MyPage, &won[0].account));
        assert!(find(&town.app(), &found.account.id).await.unwrap().is_none(), "nothing is left of its account");
        assert_eq!(town.count("booking").await, 1);
        assert_eq!(town.faults().await, []);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_person_has_one_booking_for_an_errand() {
    each_engine(1, |mut town| async move {
        at_cutover(&mut town).await;
        let account: Account = town.people[0].clone();
        let myself = account.myself().unwrap().clone();
        let theirs = OldBooking {
            name: myself.name.clone(),
            birth_date: myself.birth_date,
            ..old(1, "short", spot("south", 0))
        };
        import(&town.app(), theirs).await.unwrap().unwrap();
        town.edit(|town| town.agency.old_bookings = OldBookings::Imported).await;
        let app = town.app();
        let mine = confirm(&app, asker(&account), &"short".into(), spot("south", 60)).await.unwrap().unwrap();
        let token = begin(&app, ("GB-1", myself.birth_date), HERE, Language::DEFAULT).await.unwrap().unwrap();
        let secret = verify(&app, &token, &code(&app).await.unwrap()).await.unwrap().unwrap();
        let found = proved(&app, &secret).await.unwrap().unwrap();
        assert_eq!(known_as(&account, &found).map(|known| &known.person), Some(&myself), "as the page says");
        let refused = take_over(&app, (&account, None), &found).await.unwrap();
        assert_eq!(refused, Err(Refusal::AlreadyBooked(mine.reference.clone())));
        assert_eq!(booking(&app, 1).await.origin, Origin::Legacy, "both stay");
        cancel(&app, asker(&account), &mine.reference, None).await.unwrap().unwrap();
        let taken = take_over(&app, (&account, None), &found).await.unwrap().unwrap();
        assert_eq!(taken.comers(), alone(&account, &"short".into()), "the same person, not another of the same name");
        assert_eq!(
            take_over(&app, (&account, None), &Proved { booking: taken.clone(), ..found }).await.unwrap(),
            Ok(taken)
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_is_imported_once_however_often_it_is_begun() {
    each_engine(1, |mut town| async move {
        const HEAD: &str = "reference;name;birth date;email;errand;office;time;made on\n";
        let row = |number: usize, at: &str| {
            let email = if number == 1 { String::new() } else { format!("p{number}@example.org") };
            format!("F-{number};Person {number};1990-04-00;{email};short;north;{at};2026-02-01\n")
        };
        // Two at the one counter: the second is a surplus.
        let good = row(1, "2026-12-08T08:00Z") + &row(2, "2026-12-08T08:00Z") + &row(3, "2026-12-08T08:10Z");
        let file = format!("{HEAD}{good}{}", row(4, "2026-12-08T25:00Z"));
        let run = |app: App, file: String, trial: bool| async move {
            let mut reader = Reader::open(std::io::Cursor::new(file)).unwrap().unwrap();
            let mut refused = Vec::new();
            let summary = import_file(&app, &mut reader, trial, |step| match step {
                Step::Refused(number, wrong) => refused.push((number, wrong)),
                Step::Progress(_) => {}
            });
            (summary.await.unwrap(), refused, surplus(&app).await.unwrap())
        };
        assert_eq!(run(town.app(), file.clone(), false).await.0, Err(Refusal::DeclaredNone));
        at_cutover(&mut town).await;
        let summary = |imported, known| Summary { imported, known, refused: 1, unreached: 1 };
        let (said, refused, _) = run(town.app(), file.clone(), true).await;
        assert_eq!(said, Ok(summary(3, 0)));
        assert!(matches!(&refused[..], [(5, Wrong::Read(faults))] if faults.len() == 1), "{refused:?}");
        assert_eq!(town.count("legacy").await, 0, "only tried");
        // Ended after its first line, and begun again.
        import_file(
            &town.app(),
            &mut Reader::open(std::io::Cursor::new(format!("{HEAD}{}", row(1, "2026-12-08T08:00Z")))).unwrap().unwrap(),
            false,
            |_| {},
        )
        .await
        .unwrap()
        .unwrap();
        let (said, _, above) = run(town.app(), file.clone(), false).await;
        assert_eq!(said, Ok(summary(2, 1)));
        let one = Surplus { office: "north".into(), starts_at: spot("north", 0).starts_at, above: 1 };
        assert_eq!(above, [one], "also after an import that was ended");
        for trial in [false, true] {
            assert_eq!(run(town.app(), file.clone(), trial).await.0, Ok(summary(0, 3)));
            let otherwise = format!("{HEAD}{}", row(3, "2026-12-08T08:20Z"));
            let (_, refused, _) = run(town.app(), otherwise, trial).await;
            assert_eq!(refused, [(2, Wrong::Refused(Refusal::SaidOtherwise))]);
        }
        assert_eq!((town.count("booking").await, town.count("legacy").await), (3, 3));
        assert_eq!(town.faults().await, []);
    })
    .await;
}
