//! Requests to book as whoever is asked meets them: opening, proving, guessing, and finding nothing free.

use crate::town::{Town, asker, each_engine, spot};
use besok_core::account::{Account, Email, Relation};
use besok_core::device::Device;
use besok_core::id::{AccountId, InvitationId};
use besok_core::invitation::{Asked, Channel, Code, Invitation, Invitee, Reason, Stage};
use besok_core::language::Language;
use besok_core::ledger::Wish;
use besok_core::message::{Body, Message};
use besok_core::opening::local_day;
use besok_core::person::{BirthDate, Name};
use besok_core::waiting;
use besok_service::account::{self, BeginRefusal, ask_deletion, delete, export, find, pending, verify};
use besok_service::invitation::{
    BindRefusal, BirthRefusal, Found, begin, bind, change, is_for, look_up, make, mine, nothing_free, prove_by_birth,
    renew, try_in_vain, withdraw,
};
use besok_service::waiting::{join, places};
use besok_service::{App, booking, worker};
use jiff::ToSpan;
use jiff::civil::date;

const SV: Language = Language::DEFAULT;
const PHONE: Device = Device { browser: None, system: None };
const BY: &str = "staff:1";
const HERE: &str = "192.0.2.1";

fn born(text: &str) -> BirthDate {
    BirthDate::from_text(text).unwrap()
}

fn invitee(name: &str, birth_date: &str) -> Invitee {
    Invitee { name: Name::parse(name).unwrap(), birth_date: born(birth_date), errands: vec!["asked".into()] }
}

/// Anna and her child, asked by mail.
fn mailed() -> Asked {
    Asked {
        case_file: "12-345".to_owned(),
        people: vec![invitee("Anna Åberg", "1990-04-05"), invitee("Bo Åberg", "2015-00-00")],
        offices: vec!["south".into()],
        book_by: date(2026, 12, 31),
        reason: Reason::Biometrics,
        note: String::new(),
        language: SV,
        channel: Channel::Email,
        email: Email::parse("anna@example.org"),
        address: Vec::new(),
    }
}

/// The same by letter alone.
fn posted() -> Asked {
    Asked { channel: Channel::Letter, email: None, address: vec!["Storgatan 1".to_owned()], ..mailed() }
}

async fn mails(app: &App) -> Vec<Message> {
    let now = app.clock.now();
    let mut tx = app.store.begin().await.unwrap();
    let due = tx.take_due("email", now, now, 100).await.unwrap();
    for due in &due {
        tx.mark_sent(&[&due.message.id]).await.unwrap();
    }
    tx.commit().await.unwrap();
    due.into_iter().map(|due| due.message).collect()
}

fn one<T>(mails: Vec<Message>, of: impl Fn(Body) -> Option<T>) -> T {
    mails.into_iter().rev().find_map(|mail| of(mail.body)).expect("such a mail waits")
}

async fn code(app: &App) -> String {
    one(mails(app).await, |body| if let Body::Code { code, .. } = body { Some(code) } else { None })
}

/// Makes a request, and gives the secret of its mail's link.
async fn ask(app: &App, asked: Asked) -> (Invitation, String) {
    let made = make(app, BY, asked).await.unwrap().unwrap();
    let secret = |body| if let Body::Asked { secret, .. } = body { Some(secret) } else { None };
    (made.invitation, one(mails(app).await, secret))
}

/// Makes a request by letter, and gives its code.
async fn write(town: &Town, asked: Asked) -> (Invitation, Code) {
    let made = make(&town.app(), BY, asked).await.unwrap().unwrap();
    let code = letter(town, &made.invitation.id, "").await;
    (made.invitation, code)
}

/// The code of a request's letter that is another than this.
async fn letter(town: &Town, id: &InvitationId, not: &str) -> Code {
    let other = format!("SELECT code AS text FROM letter WHERE invitation = '{id}' AND code NOT IN ('', '{not}')");
    Code::parse(&town.fixture.text(&other).await.unwrap().unwrap()).unwrap()
}

/// Signs in to the account with this address.
async fn account(app: &App, email: &str) -> Account {
    let token = account::begin(app, email, "/my", "network", SV).await.unwrap().unwrap();
    verify(app, &token, &code(app).await, SV, PHONE).await.unwrap().unwrap().account
}

async fn again(app: &App, account: &AccountId) -> Account {
    find(app, account).await.unwrap().unwrap()
}

async fn stored(app: &App, id: &InvitationId) -> Invitation {
    app.store.invitation(id).await.unwrap().unwrap()
}

fn people(account: &Account) -> Vec<(Relation, &str)> {
    account.people.iter().map(|known| (known.relation, known.person.name.as_str())).collect()
}

fn wish(asked: &Invitation, minute: i64) -> Wish {
    let invitation = Some(asked.id.clone());
    Wish { errand: asked.errand().clone(), party: asked.comers(), spot: spot("south", minute), invitation }
}

#[tokio::test]
async fn a_code_to_the_address_on_record_makes_the_request_an_accounts() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (asked, secret) = ask(&app, mailed()).await;
        let other = account(&app, "other@example.org").await;
        for _ in 0..2 {
            let Found::Mail(found, email) = look_up(&app, &secret, HERE).await.unwrap() else { panic!("no mail") };
            assert_eq!((&found.id, email.as_str()), (&asked.id, "anna@example.org"));
            assert!(!is_for(&found, &other), "whoever was handed the link is nobody");
        }
        assert_eq!(town.count("notice WHERE kind = 'opened'").await, 1, "opened for the first time once");
        let email = mailed().email.unwrap();
        let token = begin(&app, &email, ("/request", HERE), SV).await.unwrap().unwrap();
        assert!(pending(&app, &token).await.unwrap().unwrap().concealed, "the page does not show the address");
        let anna = verify(&app, &token, &code(&app).await, SV, PHONE).await.unwrap().unwrap().account;
        assert!(is_for(&stored(&app, &asked.id).await, &anna));
        let bound = bind(&app, &anna.id, &asked).await.unwrap().unwrap();
        let anna = again(&app, &anna.id).await;
        assert_eq!(people(&anna), [(Relation::Myself, "Anna Åberg"), (Relation::Family, "Bo Åberg")]);
        assert_eq!(bound.persons, anna.people.iter().map(|known| known.person.id.clone()).collect::<Vec<_>>());
        assert_eq!(bind(&app, &anna.id, &asked).await.unwrap().unwrap().persons, bound.persons, "nothing new");
        assert_eq!(bind(&app, &other.id, &asked).await.unwrap(), Err(BindRefusal::Elsewhere));
        assert_eq!(
            stored(&app, &asked.id).await.stage(None, app.clock.now(), &app.catalogue().time_zone()),
            Stage::SignedIn
        );
        assert_eq!(mine(&app, &anna).await.unwrap().len(), 1);
        let visit = booking::confirm(&app, asker(&anna), wish(&bound, 0)).await.unwrap().unwrap();
        assert_eq!(visit.invitation, Some(asked.id.clone()));
        assert_eq!(mine(&app, &anna).await.unwrap(), [], "it is answered");
    })
    .await;
}

#[tokio::test]
async fn people_whom_the_account_has_are_not_made_again() {
    each_engine(0, |town| async move {
        let app = town.app();
        let anna = account(&app, "anna@example.org").await;
        let profile = |name: &str| account::Profile {
            name: name.to_owned(),
            year: "1990".to_owned(),
            month: "4".to_owned(),
            day: "5".to_owned(),
            ..Default::default()
        };
        account::complete(&app, &anna.id, &profile("anna  ABERG"), SV).await.unwrap().unwrap();
        let (asked, _) = ask(&app, mailed()).await;
        bind(&app, &anna.id, &asked).await.unwrap().unwrap();
        let anna = again(&app, &anna.id).await;
        assert_eq!(people(&anna), [(Relation::Myself, "anna ABERG"), (Relation::Family, "Bo Åberg")]);
    })
    .await;
}

#[tokio::test]
async fn what_was_proved_before_a_change_proves_nothing_afterwards() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (asked, secret) = ask(&app, mailed()).await;
        let anna = account(&app, "anna@example.org").await;
        let elsewhere = Asked { email: Email::parse("cia@example.org"), ..mailed() };
        let changed = change(&app, BY, (&asked.id, asked.sequence), elsewhere).await.unwrap().unwrap();
        assert_eq!(bind(&app, &anna.id, &asked).await.unwrap(), Err(BindRefusal::ChangedSince));
        assert!(!is_for(&changed, &anna));
        assert_eq!(look_up(&app, &secret, HERE).await.unwrap(), Found::Nothing, "the old link is of no use");
    })
    .await;
}

#[tokio::test]
async fn a_request_that_is_over_says_so() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (asked, secret) = ask(&app, mailed()).await;
        withdraw(&app, BY, (&asked.id, asked.sequence)).await.unwrap().unwrap();
        let found = look_up(&app, &secret, HERE).await.unwrap();
        assert!(matches!(found, Found::Over(_, Stage::Withdrawn)), "{found:?}");
        assert_eq!(town.count("notice WHERE kind = 'opened'").await, 0, "what is over is not opened");
        let anna = account(&app, "anna@example.org").await;
        assert!(bind(&app, &anna.id, &stored(&app, &asked.id).await).await.unwrap().is_err());
        let (asked, secret) = ask(&app, mailed()).await;
        town.clock.advance(40 * 24 * 60 * 60);
        let found = look_up(&app, &secret, HERE).await.unwrap();
        assert!(matches!(found, Found::Over(_, Stage::Lapsed)), "{found:?}");
        assert_eq!(bind(&app, &anna.id, &asked).await.unwrap(), Err(BindRefusal::Over));
        assert_eq!(look_up(&app, &"0".repeat(64), HERE).await.unwrap(), Found::Nothing);
    })
    .await;
}

#[tokio::test]
async fn a_letter_takes_its_code_and_the_date_of_birth() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (asked, code) = write(&town, posted()).await;
        assert_eq!(look_up(&app, code.as_str(), HERE).await.unwrap(), Found::Letter, "a code alone opens nothing");
        let secret = prove_by_birth(&app, &code, born("1990-04-05"), HERE).await.unwrap().unwrap();
        let Found::Proved(found) = look_up(&app, &secret, HERE).await.unwrap() else { panic!("not proved") };
        assert_eq!(found.id, asked.id);
        let mia = account(&app, "mia@example.org").await;
        bind(&app, &mia.id, &found).await.unwrap().unwrap();
        let found = look_up(&app, &secret, HERE).await.unwrap();
        assert!(matches!(found, Found::Mail(_, email) if email.as_str() == "mia@example.org"), "now an account has it");
        town.clock.advance(61 * 60);
        assert_eq!(look_up(&app, &secret, HERE).await.unwrap(), Found::Nothing, "a proof holds for an hour");
    })
    .await;
}

#[tokio::test]
async fn wrong_and_unknown_are_answered_alike() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (asked, known) = write(&town, posted()).await;
        let unknown = Code::from_number(7);
        let (gone, withdrawn) = write(&town, Asked { case_file: "99".to_owned(), ..posted() }).await;
        withdraw(&app, BY, (&gone.id, gone.sequence)).await.unwrap().unwrap();
        for code in [&known, &unknown, &withdrawn] {
            assert_eq!(look_up(&app, code.as_str(), HERE).await.unwrap(), Found::Letter);
            for left in [4, 3, 2, 1] {
                let answer = prove_by_birth(&app, code, born("1991-04-05"), HERE).await.unwrap();
                assert_eq!(answer, Err(BirthRefusal::Wrong(left)));
            }
            for date in ["1991-04-05", "1990-04-05"] {
                let answer = prove_by_birth(&app, code, born(date), HERE).await.unwrap();
                assert_eq!(answer, Err(BirthRefusal::Locked), "a right date opens no locked code");
            }
        }
        town.clock.advance(25 * 60 * 60);
        worker::forget(app.clone()).await.unwrap();
        assert_eq!(town.count("code_try").await, 0);
        let later = prove_by_birth(&app, &known, born("1990-04-05"), HERE).await.unwrap();
        assert_eq!(later, Err(BirthRefusal::Locked), "a real code stays locked");
        // The way out: asked anew, with a new letter.
        let seen = stored(&app, &asked.id).await.sequence;
        renew(&app, BY, (&asked.id, seen), date(2026, 12, 30)).await.unwrap().unwrap();
        let code = letter(&town, &asked.id, known.as_str()).await;
        assert!(prove_by_birth(&app, &code, born("1990-04-05"), HERE).await.unwrap().is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_letter_of_a_request_that_was_taken_back_says_so_to_its_addressee_alone() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (asked, code) = write(&town, posted()).await;
        withdraw(&app, BY, (&asked.id, asked.sequence)).await.unwrap().unwrap();
        assert_eq!(look_up(&app, code.as_str(), HERE).await.unwrap(), Found::Letter);
        let secret = prove_by_birth(&app, &code, born("1990-04-05"), HERE).await.unwrap().unwrap();
        let found = look_up(&app, &secret, HERE).await.unwrap();
        assert!(matches!(found, Found::Over(_, Stage::Withdrawn)), "{found:?}");
    })
    .await;
}

#[tokio::test]
async fn many_guesses_at_once_are_no_more_than_one_by_one() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (_, code) = write(&town, posted()).await;
        let guesses = (0..12).map(|_| {
            let (app, code) = (app.clone(), code.clone());
            tokio::spawn(async move { prove_by_birth(&app, &code, born("1991-01-01"), HERE).await.unwrap() })
        });
        let mut wrong = 0;
        for guess in guesses.collect::<Vec<_>>() {
            wrong += i64::from(matches!(guess.await.unwrap(), Err(BirthRefusal::Wrong(_))));
        }
        assert_eq!(wrong, 4, "the fifth wrong one locks");
        assert_eq!(town.count("code_try").await, 5);
    })
    .await;
}

#[tokio::test]
async fn guessing_codes_is_slowed_down_from_a_network_and_from_all_together() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (_, known) = write(&town, posted()).await;
        let guess = async |number: u64, network: &str| {
            look_up(&app, Code::from_number(number).as_str(), network).await.unwrap()
        };
        for number in 0..40 {
            assert_eq!(guess(number, HERE).await, Found::Letter);
        }
        assert_eq!(guess(41, HERE).await, Found::TooMany(30));
        assert_eq!(guess(0, HERE).await, Found::Letter, "to look again is no new guess");
        let birth = prove_by_birth(&app, &known, born("1990-04-05"), HERE).await.unwrap();
        assert_eq!(birth, Err(BirthRefusal::TooMany(30)));
        assert_eq!(guess(41, "192.0.2.2").await, Found::Letter, "another network is not slowed down yet");
        for number in 100..559 {
            assert_eq!(guess(number, &format!("198.51.100.{}", number % 20)).await, Found::Letter);
        }
        assert_eq!(guess(1000, "203.0.113.1").await, Found::TooMany(30), "too many from everywhere");
        town.clock.advance(31 * 60);
        assert_eq!(guess(1000, HERE).await, Found::Letter);
    })
    .await;
}

#[tokio::test]
async fn an_address_gets_only_so_many_codes() {
    each_engine(0, |town| async move {
        let app = town.app();
        let email = Email::parse("anna@example.org").unwrap();
        for _ in 0..5 {
            begin(&app, &email, ("/request", HERE), SV).await.unwrap().unwrap();
        }
        let next = begin(&app, &email, ("/request", HERE), SV).await.unwrap();
        assert_eq!(next, Err(BeginRefusal::TooMany(30)));
    })
    .await;
}

#[tokio::test]
async fn nothing_free_is_checked_noted_and_told() {
    each_engine(0, |mut town| async move {
        let (asked, _) = ask(&town.app(), mailed()).await;
        let anna = account(&town.app(), "anna@example.org").await;
        let bound = bind(&town.app(), &anna.id, &asked).await.unwrap().unwrap();
        let anna = again(&town.app(), &anna.id).await;
        assert_eq!(try_in_vain(&town.app(), &anna, &asked.id).await.unwrap(), None, "there is a time");
        town.edit(|catalogue| {
            for opening in &mut catalogue.openings {
                opening.errands.retain(|errand| errand.as_str() != "asked");
            }
        })
        .await;
        let app = town.app();
        assert!(nothing_free(&app, &anna, &bound).await.unwrap());
        let other = account(&app, "other@example.org").await;
        assert_eq!(try_in_vain(&app, &other, &asked.id).await.unwrap(), None, "it is not theirs");
        town.clock.advance(20 * 24 * 60 * 60);
        let before = app.clock.now().as_second();
        let tried = try_in_vain(&app, &anna, &asked.id).await.unwrap().unwrap();
        let today = local_day(app.clock.now(), &app.catalogue().time_zone());
        assert_eq!(tried.last_day, today.saturating_add(14.days()), "later than was asked at first");
        let noted = stored(&app, &asked.id).await.tried_at.expect("it is noted").as_second();
        assert!((before..=app.clock.now().as_second()).contains(&noted));
        town.clock.advance(60);
        assert!(try_in_vain(&app, &anna, &asked.id).await.unwrap().is_some());
        assert_eq!(town.count("notice WHERE kind = 'nothing-free'").await, 1, "once a day");
        town.clock.advance(60 * 24 * 60 * 60);
        assert_eq!(try_in_vain(&app, &anna, &asked.id).await.unwrap(), None, "what has lapsed stays so");
    })
    .await;
}

#[tokio::test]
async fn an_account_that_ends_leaves_the_request_and_forgets_its_people() {
    each_engine(0, |town| async move {
        let app = town.app();
        let (asked, _) = ask(&app, mailed()).await;
        let anna = account(&app, "anna@example.org").await;
        bind(&app, &anna.id, &asked).await.unwrap().unwrap();
        let token = account::begin(&app, "anna@example.org", "/my", "network", SV).await.unwrap().unwrap();
        let signed = verify(&app, &token, &code(&app).await, SV, PHONE).await.unwrap().unwrap();
        let copy = export(&app, &signed.account, &signed.token).await.unwrap();
        assert_eq!(copy["requests"][0]["case"], "12-345", "{copy}");
        ask_deletion(&app, &signed.account, &signed.token, HERE).await.unwrap().unwrap();
        delete(&app, &signed.account, &signed.token, &code(&app).await).await.unwrap().unwrap();
        let left = stored(&app, &asked.id).await;
        assert_eq!((left.account, left.persons), (None, Vec::new()));
        assert_eq!(town.count("person").await, 0);
        let anna = account(&app, "anna@example.org").await;
        bind(&app, &anna.id, &asked).await.unwrap().expect("a new account may answer it");
    })
    .await;
}

/// Who waits for a request does so with its date, and no longer than it is open.
#[tokio::test]
async fn a_place_in_line_follows_its_request() {
    each_engine(0, |mut town| async move {
        town.edit(|catalogue| catalogue.errands.iter_mut().for_each(|errand| errand.waiting_list = true)).await;
        let app = town.app();
        let (asked, _) = ask(&app, mailed()).await;
        let anna = account(&app, "anna@example.org").await;
        let bound = bind(&app, &anna.id, &asked).await.unwrap().unwrap();
        let anna = again(&app, &anna.id).await;
        let catalogue = app.catalogue();
        let offices = catalogue.offices.iter().filter(|office| bound.takes_place_at(&office.id));
        let offices = offices.map(|office| office.id.clone()).collect();
        let days = (date(2026, 12, 1), date(2027, 12, 31));
        let wish = waiting::Wish::any_time(bound.errand().clone(), bound.comers(), offices, days);
        let entry = join(&app, asker(&anna), wish, Some(bound.id.clone())).await.unwrap().unwrap();
        assert_eq!(entry.book_by, Some(bound.last_day));
        let later = bound.last_day.saturating_add(3.days());
        let renewed = renew(&app, BY, (&bound.id, bound.sequence), later).await.unwrap().unwrap();
        worker::offer(app.clone()).await.unwrap();
        let moved = places(&app, &anna).await.unwrap().pop().expect("they wait").entry;
        assert_eq!((moved.book_by, moved.wish.latest, moved.since), (Some(later), later, entry.since));
        withdraw(&app, BY, (&bound.id, renewed.sequence)).await.unwrap().unwrap();
        worker::offer(app.clone()).await.unwrap();
        assert_eq!(places(&app, &anna).await.unwrap(), [], "it is asked no more");
    })
    .await;
}
