//! Signing in by a code that is mailed, and who is signed in.
//!
//! Nothing here says whether an address has an account: one is made when a first code proves the mailbox.

use crate::random::hex;
use crate::{App, Failure};
use besok_core::account::{Account, Email, Phone, parse_code};
use besok_core::id::{AccountId, MessageId, PersonId};
use besok_core::language::Language;
use besok_core::ledger::Actor;
use besok_core::message::{Body, Message};
use besok_core::opening::local_day;
use besok_core::person::{Access, BirthDate, BirthDateError, Name, NameError, Person, Protection};
use besok_store::SignIn;
use hmac::{Hmac, KeyInit, Mac};
use jiff::ToSpan;
use sha2::{Digest, Sha256};

/// For how many minutes a code holds.
pub const CODE_MINUTES: i64 = 15;
/// How many codes can be typed for one that was sent.
pub const TRIES: i64 = 5;
/// How many codes an address gets in [`WINDOW_MINUTES`].
const CODES_FOR_EMAIL: i64 = 5;
/// How many codes a network gets in [`WINDOW_MINUTES`]; an office full of people is one network.
const CODES_FROM_NETWORK: i64 = 60;
/// Over how many minutes codes are counted.
pub const WINDOW_MINUTES: i64 = 30;
/// How many wrong codes an address may see in [`DAY_MINUTES`]: guessing does not add up.
const WRONG_CODES: i64 = 20;
/// Over how many minutes wrong codes are counted.
const DAY_MINUTES: i64 = 24 * 60;
/// After how many minutes without use a session ends.
pub const IDLE_MINUTES: i64 = 30;
/// After how many minutes a session ends in any case. More than the twenty hours from which no warning is owed.
const SESSION_MINUTES: i64 = 24 * 60;
/// How old the note of a session's last use may get, in minutes, before it is written again.
const SEEN_MINUTES: i64 = 5;

/// Why no code was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeginRefusal {
    /// The address cannot be one.
    NotAnEmail,
    /// Too many codes were asked for, or too many wrong ones tried. Try again after so many minutes.
    TooMany(i64),
}

/// Why a code was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerifyRefusal {
    /// Not six digits. No try was counted.
    Malformed,
    /// Not the code; so many tries are left.
    Wrong(i64),
    /// The code was tried too often.
    Exhausted,
    /// The code no longer holds, was used, or never was.
    Expired,
}

/// What is wrong with a person's details, field by field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ProfileRefusal {
    /// The name.
    pub name: Option<NameError>,
    /// The date of birth.
    pub birth_date: Option<BirthDateError>,
    /// The phone number is none.
    pub phone: bool,
}

/// A person's details as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// Full name.
    pub name: String,
    /// Year of birth.
    pub year: String,
    /// Month, or empty.
    pub month: String,
    /// Day, or empty.
    pub day: String,
    /// Phone, or empty.
    pub phone: String,
}

/// A new session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The secret for the browser.
    pub token: String,
    /// Who signed in.
    pub account: Account,
    /// Where they were going.
    pub next: String,
}

/// Sends a code to an address. Gives the secret that the browser keeps until the code is typed.
pub async fn begin(
    app: &App,
    email: &str,
    next: &str,
    network: &str,
    language: Language,
) -> Result<Result<String, BeginRefusal>, Failure> {
    let Some(email) = Email::parse(email) else { return Ok(Err(BeginRefusal::NotAnEmail)) };
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    let (of_email, of_network) = tx.count_sign_ins(&email, network, now - WINDOW_MINUTES.minutes()).await?;
    if of_email >= CODES_FOR_EMAIL || of_network >= CODES_FROM_NETWORK {
        return Ok(Err(BeginRefusal::TooMany(WINDOW_MINUTES)));
    }
    if tx.count_wrong_codes(&email, now - DAY_MINUTES.minutes()).await? >= WRONG_CODES {
        return Ok(Err(BeginRefusal::TooMany(DAY_MINUTES)));
    }
    let (token, code) = (app.random.token(), app.random.code());
    let sign_in = SignIn {
        id: digest(&token),
        email: email.clone(),
        code: hex(&seal(&token, &code).finalize().into_bytes()),
        tries: 0,
        next: next.to_owned(),
        network: network.to_owned(),
        created_at: now,
        expires_at: now + CODE_MINUTES.minutes(),
    };
    let body = Body::Code { code, minutes: CODE_MINUTES };
    let message = Message { id: MessageId(app.random.id(now)), to: email, language, body };
    tx.make_sign_in(&sign_in).await?;
    tx.put_messages(&[&message], now).await?;
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(Ok(token))
}

/// The address that a code was sent to, and where the visitor was going, while the sign-in is under way.
pub async fn pending(app: &App, token: &str) -> Result<Option<(Email, String)>, Failure> {
    Ok(app.store.sign_in(&digest(token)).await?.map(|sign_in| (sign_in.email, sign_in.next)))
}

/// Tries a code. The right one begins a session with a secret of its own, makes the account if there is none, and
/// accepts the terms, as the page above the form says.
pub async fn verify(
    app: &App,
    token: &str,
    code: &str,
    language: Language,
) -> Result<Result<SignedIn, VerifyRefusal>, Failure> {
    let Some(code) = parse_code(code) else { return Ok(Err(VerifyRefusal::Malformed)) };
    let (id, now) = (digest(token), app.clock.now());
    let mut tx = app.store.begin().await?;
    // Counted before it is compared: no number of requests at once gets more tries than one after the other.
    let allowed = tx.try_sign_in(&id, now, TRIES).await?;
    tx.commit().await?;
    let sign_in = app.store.sign_in(&id).await?;
    let Some(sign_in) = sign_in.as_ref().filter(|_| allowed) else {
        let exhausted = sign_in.is_some_and(|sign_in| sign_in.tries >= TRIES);
        return Ok(Err(if exhausted { VerifyRefusal::Exhausted } else { VerifyRefusal::Expired }));
    };
    let sealed = seal(token, &code);
    if sealed.verify_slice(&unhex(&sign_in.code)).is_err() {
        let left = TRIES - sign_in.tries;
        return Ok(Err(if left > 0 { VerifyRefusal::Wrong(left) } else { VerifyRefusal::Exhausted }));
    }
    let terms = app.catalogue().agency.terms.version;
    let session = app.random.token();
    let mut tx = app.store.begin().await?;
    if !tx.use_sign_in(&id).await? {
        return Ok(Err(VerifyRefusal::Expired));
    }
    let new = AccountId(app.random.id(now));
    let account = tx.find_or_make_account(&new, &sign_in.email, language, now).await?;
    tx.accept_terms(&account, terms, now).await?;
    tx.make_session(&digest(&session), &account, now).await?;
    tx.commit().await?;
    let Some(account) = app.store.account(&account).await? else { return Ok(Err(VerifyRefusal::Expired)) };
    Ok(Ok(SignedIn { token: session, account, next: sign_in.next.clone() }))
}

/// Who is signed in with this secret, if the session has not ended.
pub async fn signed_in(app: &App, token: &str) -> Result<Option<Account>, Failure> {
    let (id, now) = (digest(token), app.clock.now());
    let Some(session) = app.store.session(&id).await? else { return Ok(None) };
    let ended =
        now >= session.seen_at + IDLE_MINUTES.minutes() || now >= session.created_at + SESSION_MINUTES.minutes();
    if ended {
        sign_out(app, token).await?;
        return Ok(None);
    }
    if now >= session.seen_at + SEEN_MINUTES.minutes() {
        let mut tx = app.store.begin().await?;
        tx.see_session(&id, now).await?;
        tx.commit().await?;
    }
    Ok(app.store.account(&session.account).await?)
}

/// Ends a session.
pub async fn sign_out(app: &App, token: &str) -> Result<(), Failure> {
    let mut tx = app.store.begin().await?;
    tx.end_session(&digest(token)).await?;
    Ok(tx.commit().await?)
}

/// Completes an account at its first sign-in: who it is, and how it is spoken to.
pub async fn complete(
    app: &App,
    account: &AccountId,
    profile: &Profile,
    language: Language,
) -> Result<Result<(), ProfileRefusal>, Failure> {
    let now = app.clock.now();
    let today = local_day(now, &app.catalogue().time_zone());
    let name = Name::parse(&profile.name);
    let birth_date = BirthDate::parse(&profile.year, &profile.month, &profile.day, today);
    let no_phone = profile.phone.trim().is_empty();
    let phone = Phone::parse(&profile.phone);
    let (Ok(name), Ok(birth_date), true) = (&name, birth_date, no_phone || phone.is_some()) else {
        let phone = !no_phone && phone.is_none();
        return Ok(Err(ProfileRefusal { name: name.err(), birth_date: birth_date.err(), phone }));
    };
    let person = Person {
        id: PersonId(app.random.id(now)),
        name: name.clone(),
        birth_date,
        protection: Protection::None,
        access: Access::default(),
    };
    let mut tx = app.store.begin().await?;
    if tx.make_self(account, &person, now).await? {
        tx.set_contact(account, language, phone.as_ref()).await?;
    }
    tx.commit().await?;
    Ok(Ok(()))
}

/// An account.
pub async fn find(app: &App, id: &AccountId) -> Result<Option<Account>, Failure> {
    Ok(app.store.account(id).await?)
}

/// The actor that an account is in the ledger.
pub fn actor(account: &Account) -> Actor {
    Actor::Visitor {
        account: account.id.clone(),
        persons: account.people.iter().map(|known| known.person.id.clone()).collect(),
        email: account.email.clone(),
        language: account.language,
    }
}

/// What the database knows a token by.
fn digest(token: &str) -> String {
    hex(&Sha256::digest(token))
}

/// A code under the browser's secret: the database alone gives nobody the code.
fn seal(token: &str, code: &str) -> Hmac<Sha256> {
    let mut seal = Hmac::<Sha256>::new_from_slice(token.as_bytes()).expect("an HMAC takes a key of any length");
    seal.update(code.as_bytes());
    seal
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2).filter_map(|index| u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()).collect()
}
