//! Old bookings outside My Page: who proves that one is theirs, and who takes theirs over.
//!
//! Whatever is typed, the answer is the same and takes as long: "if there is such a booking, a code is on its way". What
//! the booking is, is said to whoever has typed the code.

mod demo;

pub use demo::{BORN, SAMPLES, add_samples};
pub use surplus::{Surplus, surplus};
pub mod file;
mod surplus;
pub mod upload;

use crate::account::{CODE_MINUTES, TRIES, VerifyRefusal, actor, digest, find as find_account, judged, opens, sealed};
use crate::booking::{Asked, ask, ask_itself, booked};
use crate::{App, Failure};
use besok_core::account::{Account, AccountPerson, Email, Phone, Purpose, parse_code};
use besok_core::agency::OldBookings;
use besok_core::booking::{Booking, Origin, Reference};
use besok_core::id::{AccountId, MessageId, PersonId};
use besok_core::language::Language;
use besok_core::ledger::{Deed, Outcome, Refusal};
use besok_core::legacy::guess::{self, Stop};
use besok_core::legacy::{Counts, Import, OldBooking, OldReference};
use besok_core::message::{Body, Message, To};
use besok_core::person::{BirthDate, Person};
use besok_core::search::fold;
use besok_core::slot::SlotKey;
use besok_store::LegacyProof;
use jiff::ToSpan;
use std::pin::pin;
use std::time::Duration;

/// For how many minutes somebody who has typed the code can change the booking.
pub const PROOF_MINUTES: i64 = 60;
/// How long an answer takes, whatever was found.
const EVEN: Duration = Duration::from_millis(300);

/// Why no code can be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeginRefusal {
    /// What was typed is no reference of any system.
    NoReference,
    /// Too much was typed.
    Stopped(Stop),
}

/// A booking of whoever has typed its code.
#[derive(Debug, Clone)]
pub struct Proved {
    /// The booking, whatever it has become.
    pub booking: Booking,
    /// Its account. Only that of an old booking may be acted for.
    pub account: Account,
    /// What the old system called it; none if it was never there.
    pub old_reference: Option<String>,
}

impl Proved {
    /// Whether it is changed outside My Page.
    pub fn is_old(&self) -> bool {
        self.booking.origin == Origin::Legacy
    }
}

/// Puts an old booking into the ledger. Gives whether it is new there, and the slots that are above their plan since
/// then. Asked again, it changes nothing.
pub async fn import(app: &App, old: OldBooking) -> Asked<(bool, Vec<SlotKey>)> {
    let now = app.clock.now();
    let (account, person) = (AccountId(app.random.id(now)), PersonId(app.random.id(now)));
    let deed = Deed::Import(Box::new(Import { digest: said(&old), old, account, person }));
    Ok(ask_itself(app, deed).await?.map(|outcome| match outcome {
        Outcome::Imported { new, surplus } => (new, surplus),
        other => unreachable!("an import was asked for, and {other:?} was done"),
    }))
}

/// A digest of all that a line says.
fn said(old: &OldBooking) -> String {
    let OldBooking { reference, name, birth_date, email, phone, errand, office, starts_at, language, made_on } = old;
    let email = email.as_ref().map_or("", Email::as_str);
    let phone = phone.as_ref().map_or("", Phone::as_str);
    let (key, name, language) = (reference.key(), name.as_str(), language.tag());
    digest(&format!(
        "{key}\n{name}\n{birth_date}\n{email}\n{phone}\n{errand}\n{office}\n{starts_at}\n{language}\n{made_on}"
    ))
}

/// Sends a code to the address on record, if there is a booking with this reference for somebody born then. Gives the
/// secret that the browser keeps until the code is typed, in any case.
pub async fn begin(
    app: &App,
    (reference, born): (&str, BirthDate),
    network: &str,
    language: Language,
) -> Result<Result<String, BeginRefusal>, Failure> {
    let even = pin!(tokio::time::sleep(EVEN));
    let answer = try_to_begin(app, (reference, born), network, language).await;
    even.await;
    answer
}

async fn try_to_begin(
    app: &App,
    (reference, born): (&str, BirthDate),
    network: &str,
    language: Language,
) -> Result<Result<String, BeginRefusal>, Failure> {
    let Some(old) = OldReference::parse(reference) else { return Ok(Err(BeginRefusal::NoReference)) };
    let found = named(app, (&old, reference), born).await?;
    let (typed, now) = (digest(old.key()), app.clock.now());
    let mut tx = app.store.begin().await?;
    let (here, everywhere) = tx.count_legacy_tries(network, now - 1.hours()).await?;
    if here >= guess::FROM_NETWORK || everywhere >= guess::IN_ALL {
        return Ok(Err(BeginRefusal::Stopped(Stop::Wait(60))));
    }
    let tries = tx.legacy_tries(&typed, now - guess::HOURS.hours()).await?;
    if let Err(stop) = guess::admit(&tries, now) {
        return Ok(Err(BeginRefusal::Stopped(stop)));
    }
    let (token, code) = (app.random.token(), app.random.code());
    let proof = LegacyProof {
        id: digest(&token),
        typed,
        booking: found.as_ref().map(|(booking, _)| booking.id.clone()),
        code: sealed(&token, &code),
        tries: 0,
        network: network.to_owned(),
        created_at: now,
        expires_at: now + CODE_MINUTES.minutes(),
        proved_at: None,
    };
    tx.put_legacy_proof(&proof).await?;
    if let Some((_, to)) = found {
        let body = Body::Code { code, minutes: CODE_MINUTES, purpose: Purpose::OldBooking };
        let id = MessageId(app.random.id(now));
        tx.put_messages(&[&Message { id, to, language, body }], now).await?;
    }
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(Ok(token))
}

/// The booking that goes by a reference, of the old system or of ours, for somebody born then, and where a code can be
/// sent. None as well if it cannot be sent anywhere.
async fn named(
    app: &App,
    (old, typed): (&OldReference, &str),
    born: BirthDate,
) -> Result<Option<(Booking, To)>, Failure> {
    let ours = match Reference::parse(typed) {
        Some(reference) => app.store.booking(&reference).await?,
        None => None,
    };
    let Some(booking) = app.store.old_booking(old).await?.or(ours) else { return Ok(None) };
    let persons: Vec<PersonId> = booking.party.iter().map(|member| member.person.clone()).collect();
    let people = app.store.people_with_ids(&persons).await?;
    if !people.iter().any(|person| person.birth_date.agrees_with(born)) {
        return Ok(None);
    }
    let Some(account) = find_account(app, &booking.account).await? else { return Ok(None) };
    // Whoever staff registered without an address gets no SMS for a booking of ours.
    let to = app.reached_at(&account).filter(|to| matches!(to, To::Email(_)) || booking.origin == Origin::Legacy);
    Ok(to.map(|to| (booking, to)))
}

/// Whether the code for what was typed in this browser can still be typed.
pub async fn is_under_way(app: &App, token: &str) -> Result<bool, Failure> {
    let proof = app.store.legacy_proof(&digest(token)).await?;
    Ok(proof.is_some_and(|proof| proof.proved_at.is_none() && proof.expires_at > app.clock.now()))
}

/// Tries a code. Gives a new secret for the browser, which stands for the booking from then on. Whoever goes on accepts
/// the terms, as the page says.
pub async fn verify(app: &App, token: &str, typed: &str) -> Result<Result<String, VerifyRefusal>, Failure> {
    let Some(code) = parse_code(typed) else { return Ok(Err(VerifyRefusal::Malformed)) };
    let (id, now) = (digest(token), app.clock.now());
    let Some(proof) = app.store.legacy_proof(&id).await? else { return Ok(Err(VerifyRefusal::Expired)) };
    // Counted before it is compared: no number of requests at once gets more tries than one after the other.
    let mut tx = app.store.begin().await?;
    let tries = tx.try_legacy_code(&id, now, TRIES).await?;
    tx.commit().await?;
    let right = proof.booking.is_some() && opens(&proof.code, token, &code);
    if let Err(refusal) = judged((tries, proof.tries), right) {
        return Ok(Err(refusal));
    }
    let Some(booking) = &proof.booking else { return Ok(Err(VerifyRefusal::Expired)) };
    let account = app.store.booking_with(booking).await?.filter(|booking| booking.origin == Origin::Legacy);
    let (secret, terms) = (app.random.token(), app.catalogue().agency.terms.version);
    let mut tx = app.store.begin().await?;
    if !tx.prove_legacy(&id, (&digest(&secret), now + PROOF_MINUTES.minutes()), now).await? {
        return Ok(Err(VerifyRefusal::Expired));
    }
    if let Some(old) = account {
        tx.accept_terms(&old.account, terms, now).await?;
    }
    tx.commit().await?;
    Ok(Ok(secret))
}

/// The booking that was proved in the browser with this secret, if that still holds.
pub async fn proved(app: &App, token: &str) -> Result<Option<Proved>, Failure> {
    let proof = app.store.legacy_proof(&digest(token)).await?;
    let proof = proof.filter(|proof| proof.proved_at.is_some() && proof.expires_at > app.clock.now());
    let Some(booking) = proof.and_then(|proof| proof.booking) else { return Ok(None) };
    let Some(booking) = app.store.booking_with(&booking).await? else { return Ok(None) };
    let Some(account) = find_account(app, &booking.account).await? else { return Ok(None) };
    let old_reference = app.store.old_reference(&booking.id).await?;
    Ok(Some(Proved { booking, account, old_reference }))
}

/// What the old system called a booking; none if it was not made there.
pub async fn old_reference(app: &App, booking: &Booking) -> Result<Option<String>, Failure> {
    Ok(app.store.old_reference(&booking.id).await?)
}

/// Forgets what was proved in the browser with this secret.
pub async fn forget(app: &App, token: &str) -> Result<(), Failure> {
    let mut tx = app.store.begin().await?;
    tx.end_legacy_proof(&digest(token), app.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Takes the proved booking over into an account. The person who comes is found among its people, or added to them.
/// Asked again, it changes nothing.
pub async fn take_over(
    app: &App,
    (account, key): (&Account, Option<&str>),
    Proved { booking, .. }: &Proved,
) -> Result<Result<Booking, Refusal>, Failure> {
    if booking.account == account.id {
        return Ok(Ok(booking.clone()));
    }
    let Some(member) = booking.party.first().filter(|_| booking.origin == Origin::Legacy) else {
        return Ok(Err(Refusal::NotFound));
    };
    let Some(known) = app.store.people_with_ids(std::slice::from_ref(&member.person)).await?.pop() else {
        return Ok(Err(Refusal::NotFound));
    };
    let now = app.clock.now();
    let new = Person { id: PersonId(app.random.id(now)), ..known };
    let mut tx = app.store.begin().await?;
    let people = tx.find_or_add_people(&account.id, &[new], now).await?;
    tx.commit().await?;
    let (Some(person), Some(account)) = (people.into_iter().next(), find_account(app, &account.id).await?) else {
        return Ok(Err(Refusal::NotFound));
    };
    let (booking, from) = (booking.id.clone(), booking.account.clone());
    let deed = Deed::TakeOver { booking, from: from.clone(), person: person.clone() };
    let taken = booked(ask(app, (actor(app, &account), key), deed).await)?;
    if taken.is_ok() {
        // Nothing is left of the account that it had, but what colleagues have noted of the person.
        let mut tx = app.store.begin().await?;
        tx.move_notes(&member.person, &person).await?;
        tx.end_account(&from, now).await?;
        tx.commit().await?;
    }
    Ok(taken)
}

/// Whom of its own people an account knows as the one who comes; nobody if taking over adds somebody.
pub fn known_as<'a>(account: &'a Account, Proved { account: old, .. }: &Proved) -> Option<&'a AccountPerson> {
    let comes = old.myself()?;
    let same = |known: &&AccountPerson| {
        known.person.birth_date == comes.birth_date && fold(known.person.name.as_str()) == fold(comes.name.as_str())
    };
    account.own().filter(same).min_by_key(|known| (known.hidden, known.number))
}

/// How far the e-service for old bookings has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Bookings are being moved into the ledger.
    pub arriving: bool,
    /// One that is in it is still to come, or under way.
    pub open: bool,
}

impl Standing {
    /// Whether anybody can need the e-service.
    pub fn is_needed(self) -> bool {
        self.arriving || self.open
    }
}

/// How far the e-service for old bookings has come. It ends by itself.
pub async fn standing(app: &App) -> Result<Standing, Failure> {
    let declared = app.catalogue().agency.old_bookings;
    let open = declared != OldBookings::None && is_open(app).await?;
    Ok(Standing { arriving: declared == OldBookings::ToCome, open })
}

/// Whether an old booking is still to come, or under way.
pub async fn is_open(app: &App) -> Result<bool, Failure> {
    Ok(app.store.has_old_bookings(app.clock.now()).await?)
}

/// How the old bookings stand, in numbers.
pub async fn counts(app: &App) -> Result<Counts, Failure> {
    Ok(app.store.count_old_bookings(app.clock.now()).await?)
}
