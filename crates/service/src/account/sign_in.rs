//! Signing in: a code to an address, and the session that the right one begins.

use super::code::{BeginRefusal, VerifyRefusal, Wanted, check, digest, send, wait};
use super::{find, session};
use crate::{App, Failure};
use besok_core::account::{Account, Email, Purpose};
use besok_core::device::Device;
use besok_core::id::AccountId;
use besok_core::language::Language;
use besok_store::SignIn;

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

/// A sign-in that waits for its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The address that the code was sent to.
    pub email: Email,
    /// Whether that is an address on record, which whoever asked for the code did not type and is not shown.
    pub concealed: bool,
    /// Where the visitor was going.
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
    app.limiter.press(app.clock.now());
    begin_at(app, (&email, false), (next, network), language).await
}

/// Sends another code to where the last one went. The sign-in that is under way must be.
pub async fn begin_again(
    app: &App,
    under_way: &Pending,
    network: &str,
    language: Language,
) -> Result<Result<String, BeginRefusal>, Failure> {
    begin_at(app, (&under_way.email, under_way.concealed), (&under_way.next, network), language).await
}

/// Sends a code to an address, which may be concealed from whoever asks for it.
pub(crate) async fn begin_at(
    app: &App,
    (email, concealed): (&Email, bool),
    (next, network): (&str, &str),
    language: Language,
) -> Result<Result<String, BeginRefusal>, Failure> {
    let mut tx = app.store.begin().await?;
    if let Some(minutes) = wait(app, &mut tx, &[email], network).await? {
        return Ok(Err(BeginRefusal::TooMany(minutes)));
    }
    let token = app.random.token();
    let purpose = Purpose::SignIn;
    let wanted = Wanted { email, concealed, purpose, token: &token, language, network, next, instead: None };
    send(app, &mut tx, wanted).await?;
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(Ok(token))
}

/// The sign-in that is under way in the browser with this secret.
pub async fn pending(app: &App, token: &str) -> Result<Option<Pending>, Failure> {
    let sign_in = app.store.sign_in(&digest(token)).await?;
    Ok(sign_in.map(|SignIn { email, concealed, next, .. }| Pending { email, concealed, next }))
}

/// Tries a code. The right one begins a session with a secret of its own, makes the account if there is none, and
/// accepts the terms, as the page above the form says.
pub async fn verify(
    app: &App,
    token: &str,
    code: &str,
    language: Language,
    device: Device,
) -> Result<Result<SignedIn, VerifyRefusal>, Failure> {
    let asked = app.store.sign_in(&digest(token)).await?;
    if let Err(refusal) = check(app, asked.as_ref(), token, code).await? {
        return Ok(Err(refusal));
    }
    let Some(asked) = asked else { return Ok(Err(VerifyRefusal::Expired)) };
    let (terms, now) = (app.catalogue().agency.terms.version, app.clock.now());
    let mut tx = app.store.begin().await?;
    if !tx.use_sign_in(&asked.id).await? {
        return Ok(Err(VerifyRefusal::Expired));
    }
    let new = AccountId(app.random.id(now));
    let account = tx.find_or_make_account(&new, &asked.email, language, now).await?;
    tx.accept_terms(&account, terms, now).await?;
    let session = session::begin(app, &mut tx, &account, device).await?;
    tx.commit().await?;
    let Some(account) = find(app, &account).await? else { return Ok(Err(VerifyRefusal::Expired)) };
    Ok(Ok(SignedIn { token: session, account, next: asked.next }))
}
