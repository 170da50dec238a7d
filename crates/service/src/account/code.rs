//! Codes that are mailed: how many, for how long, and how they are compared. Signing in, a change of address and the
//! end of an account all go by these rules, and by the same counts.

use crate::random::hex;
use crate::{App, Failure};
use besok_core::account::{Account, Email, Purpose, parse_code};
use besok_core::id::MessageId;
use besok_core::language::Language;
use besok_core::message::{Body, Message, To};
use besok_store::{SignIn, Tx};
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
pub(crate) const CODES_FROM_NETWORK: i64 = 60;
/// Over how many minutes codes are counted.
pub const WINDOW_MINUTES: i64 = 30;
/// How many wrong codes an address may see in [`DAY_MINUTES`]: guessing does not add up.
const WRONG_CODES: i64 = 20;
/// Over how many minutes wrong codes are counted.
const DAY_MINUTES: i64 = 24 * 60;

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

/// A code that is to be mailed.
pub(super) struct Wanted<'a> {
    /// Where to.
    pub email: &'a Email,
    /// Whether whoever asked for it is not to be shown where it went.
    pub concealed: bool,
    /// What for.
    pub purpose: Purpose,
    /// The browser's secret, under which the code is sealed.
    pub token: &'a str,
    /// In which language.
    pub language: Language,
    /// From which network it was asked for.
    pub network: &'a str,
    /// Where to go afterwards.
    pub next: &'a str,
    /// What the mail says instead of the code.
    pub instead: Option<Body>,
}

/// After how many minutes a code can be sent to these addresses from this network; none if it can be now.
pub(super) async fn wait(app: &App, tx: &mut Tx, emails: &[&Email], network: &str) -> Result<Option<i64>, Failure> {
    let (now, mut emails) = (app.clock.now(), emails.to_vec());
    let since = now - WINDOW_MINUTES.minutes();
    emails.sort_by(|a, b| a.as_str().cmp(b.as_str()));
    for email in &emails {
        if tx.count_codes_to(email, since).await? >= CODES_FOR_EMAIL {
            return Ok(Some(WINDOW_MINUTES));
        }
    }
    if tx.count_codes_from(network, since).await? >= CODES_FROM_NETWORK {
        return Ok(Some(WINDOW_MINUTES));
    }
    for email in emails {
        if tx.count_wrong_codes(email, now - DAY_MINUTES.minutes()).await? >= WRONG_CODES {
            return Ok(Some(DAY_MINUTES));
        }
    }
    Ok(None)
}

/// Draws a code and puts its mail into the outbox. It is on its way once the transaction is committed.
pub(super) async fn send(app: &App, tx: &mut Tx, wanted: Wanted<'_>) -> Result<(), Failure> {
    let (now, code) = (app.clock.now(), app.random.code());
    let signs_in = wanted.purpose == Purpose::SignIn;
    let sign_in = SignIn {
        id: if signs_in { digest(wanted.token) } else { digest(&app.random.token()) },
        purpose: wanted.purpose,
        session: (!signs_in).then(|| digest(wanted.token)),
        email: wanted.email.clone(),
        concealed: wanted.concealed,
        code: sealed(wanted.token, &code),
        tries: 0,
        next: wanted.next.to_owned(),
        network: wanted.network.to_owned(),
        created_at: now,
        expires_at: now + CODE_MINUTES.minutes(),
    };
    let body = wanted.instead.unwrap_or(Body::Code { code, minutes: CODE_MINUTES, purpose: wanted.purpose });
    let id = MessageId(app.random.id(now));
    let message = Message { id, to: To::Email(wanted.email.clone()), language: wanted.language, body };
    if let Some(session) = &sign_in.session {
        tx.end_codes(session, sign_in.purpose, now).await?;
    }
    tx.make_sign_in(&sign_in).await?;
    Ok(tx.put_messages(&[&message], now).await?)
}

/// Sends a code to the account's own address. Only in the session of this secret can it be typed.
pub(super) async fn send_to_own(
    app: &App,
    account: &Account,
    (token, network): (&str, &str),
    (purpose, language): (Purpose, Language),
) -> Result<Result<(), BeginRefusal>, Failure> {
    let mut tx = app.store.begin().await?;
    if let Some(minutes) = wait(app, &mut tx, &[account.address()], network).await? {
        return Ok(Err(BeginRefusal::TooMany(minutes)));
    }
    let email = account.address();
    let wanted = Wanted { email, concealed: false, purpose, token, language, network, next: "", instead: None };
    send(app, &mut tx, wanted).await?;
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(Ok(()))
}

/// Compares what was typed with the code that was mailed. The right one is not used up by this.
pub(super) async fn check(
    app: &App,
    asked: Option<&SignIn>,
    token: &str,
    typed: &str,
) -> Result<Result<(), VerifyRefusal>, Failure> {
    let Some(code) = parse_code(typed) else { return Ok(Err(VerifyRefusal::Malformed)) };
    let Some(asked) = asked else { return Ok(Err(VerifyRefusal::Expired)) };
    let mut tx = app.store.begin().await?;
    // Counted before it is compared: no number of requests at once gets more tries than one after the other.
    let tries = tx.try_sign_in(&asked.id, app.clock.now(), TRIES).await?;
    tx.commit().await?;
    Ok(judged((tries, asked.tries), opens(&asked.code, token, &code)))
}

/// What a typed code comes to. `tries` is how many there have been with this one, none if it could not be tried any more,
/// and how many there were before.
pub(crate) fn judged((tries, before): (Option<i64>, i64), right: bool) -> Result<(), VerifyRefusal> {
    match tries {
        None if before >= TRIES => Err(VerifyRefusal::Exhausted),
        None => Err(VerifyRefusal::Expired),
        Some(_) if right => Ok(()),
        Some(tries) if tries < TRIES => Err(VerifyRefusal::Wrong(TRIES - tries)),
        Some(_) => Err(VerifyRefusal::Exhausted),
    }
}

/// What the database knows a token by.
pub(crate) fn digest(token: &str) -> String {
    hex(&Sha256::digest(token))
}

/// A code as it is kept: the database alone gives nobody the code.
pub(crate) fn sealed(token: &str, code: &str) -> String {
    hex(&seal(token, code).finalize().into_bytes())
}

/// Whether this is the code that was sealed under the browser's secret.
pub(crate) fn opens(sealed: &str, token: &str, code: &str) -> bool {
    seal(token, code).verify_slice(&unhex(sealed)).is_ok()
}

/// A code under the browser's secret.
fn seal(token: &str, code: &str) -> Hmac<Sha256> {
    let mut seal = Hmac::<Sha256>::new_from_slice(token.as_bytes()).expect("an HMAC takes a key of any length");
    seal.update(code.as_bytes());
    seal
}

pub(crate) fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2).filter_map(|index| u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()).collect()
}
