//! Proving to be the one who is asked, and whose the request is from then on.

use super::open::wait;
use crate::account::{self, BeginRefusal, digest, find};
use crate::{App, Failure, event};
use besok_core::account::{Account, Email};
use besok_core::id::{AccountId, PersonId};
use besok_core::invitation::{Code, Invitation, Invitee};
use besok_core::language::Language;
use besok_core::person::{Access, BirthDate, Person, Protection};
use besok_store::CodeKind;
use jiff::ToSpan;

/// How many dates of birth can be typed for the code of a letter. Then it is locked, and a new letter is the way out.
const TRIES: i64 = 5;
/// For how many hours tries are counted for a code that does not exist; one that does is locked for good.
const HOURS: i64 = 24;
/// For how many minutes a letter counts as proved, while somebody signs in.
const PROOF_MINUTES: i64 = 60;

/// Why a date of birth was not accepted. It is the same whether the code or the date is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BirthRefusal {
    /// There is no such letter for somebody born then; so many tries are left.
    Wrong(i64),
    /// The code was tried too often.
    Locked,
    /// Too much was typed for letters. Again after so many minutes.
    TooMany(i64),
}

/// Why a request is not the account's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BindRefusal {
    /// There is none.
    NotFound,
    /// It was changed since it was proved; perhaps somebody else is asked now.
    ChangedSince,
    /// It is another account's.
    Elsewhere,
    /// The agency took it back, or its date has passed.
    Over,
}

/// Where a code goes that proves a request: the address of the account that has it, or else the one on record.
pub(super) async fn contact(app: &App, asked: &Invitation) -> Result<Option<Email>, Failure> {
    match &asked.account {
        Some(account) => Ok(find(app, account).await?.and_then(|account| account.email)),
        None => Ok(asked.asked.email.clone()),
    }
}

/// Whether a request is an account's, or becomes so by the address that the account has proved.
pub fn is_for(asked: &Invitation, account: &Account) -> bool {
    match &asked.account {
        Some(theirs) => *theirs == account.id,
        None => account.email.is_some() && asked.asked.email == account.email,
    }
}

/// Sends a code to the address on record. Whoever asked for it is not shown the address: the link may have been handed on.
pub async fn begin(
    app: &App,
    email: &Email,
    (next, network): (&str, &str),
    language: Language,
) -> Result<Result<String, BeginRefusal>, Failure> {
    account::begin_at(app, (email, true), (next, network), language).await
}

/// Compares a date of birth with the one of the letter's addressee. Gives a secret for the browser that stands for both
/// code and date. All of it is counted, and answered in the same way, for codes that do not exist.
pub async fn prove_by_birth(
    app: &App,
    code: &Code,
    typed: BirthDate,
    network: &str,
) -> Result<Result<String, BirthRefusal>, Failure> {
    let (digest, now) = (digest(code.as_str()), app.clock.now());
    let mut tx = app.store.begin().await?;
    if let Some(minutes) = wait(app, &mut tx, network).await? {
        return Ok(Err(BirthRefusal::TooMany(minutes)));
    }
    // Whoever counts is alone with the code until the try is noted: many at once get no more tries than one by one.
    let typed_before = tx.count_births(&digest, now - HOURS.hours()).await?;
    let issued = tx.issued_letter(&digest).await?;
    let tries = issued.as_ref().map_or(typed_before, |(code, _)| code.tries.max(typed_before));
    if tries >= TRIES {
        return Ok(Err(BirthRefusal::Locked));
    }
    // One that was taken back is said to be, to its own addressee alone; any other end of a code is the end.
    let right = issued.is_some_and(|(code, asked)| {
        let alive = code.ended_at.is_none() || asked.withdrawn_at.is_some();
        alive && asked.addressee().birth_date.agrees_with(typed)
    });
    if !right {
        tx.note_code_try(&digest, network, (CodeKind::Birth, true), now).await?;
        tx.commit().await?;
        let left = TRIES - tries - 1;
        return Ok(Err(if left > 0 { BirthRefusal::Wrong(left) } else { BirthRefusal::Locked }));
    }
    let secret = app.random.token();
    tx.note_proof(&account::digest(&secret), &digest, now + PROOF_MINUTES.minutes()).await?;
    tx.commit().await?;
    Ok(Ok(secret))
}

/// Makes a request an account's, for good: who signed in has proved to be the one who is asked by the request as it was
/// `seen`. Its people are found among those of the account, or added to them. Asked again, it changes nothing.
pub async fn bind(
    app: &App,
    account: &AccountId,
    seen: &Invitation,
) -> Result<Result<Invitation, BindRefusal>, Failure> {
    let id = &seen.id;
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    let Some(asked) = tx.lock_invitation(id).await? else { return Ok(Err(BindRefusal::NotFound)) };
    match &asked.account {
        Some(theirs) if theirs == account => return Ok(Ok(asked)),
        Some(_) => return Ok(Err(BindRefusal::Elsewhere)),
        None if asked.sequence != seen.sequence => return Ok(Err(BindRefusal::ChangedSince)),
        None if !asked.is_open(now, &app.catalogue().time_zone()) => return Ok(Err(BindRefusal::Over)),
        None => {}
    }
    let named: Vec<Person> = asked.asked.people.iter().map(|invitee| person(app, invitee)).collect();
    let persons = tx.find_or_add_people(account, &named, now).await?;
    tx.bind_invitation(id, account, &persons).await?;
    tx.admit_to_invitation(id, now).await?;
    event::put_by(app, &mut tx, &format!("account:{account}"), ("invitation.proved", id.as_str(), "")).await?;
    tx.commit().await?;
    Ok(Ok(Invitation {
        account: Some(account.clone()),
        persons,
        signed_in_at: asked.signed_in_at.or(Some(now)),
        ..asked
    }))
}

/// Somebody whom the agency names, as they would be after the first sign-in.
fn person(app: &App, invitee: &Invitee) -> Person {
    Person {
        id: PersonId(app.random.id(app.clock.now())),
        name: invitee.name.clone(),
        birth_date: invitee.birth_date,
        protection: Protection::None,
        access: Access::default(),
    }
}
