//! Signing in: a code to an address, and the session that the right one begins.

use super::code::{BeginRefusal, VerifyRefusal, Wanted, check, digest, send, wait};
use super::{find, session};
use crate::{App, Failure};
use besok_core::account::{Account, Email, Purpose};
use besok_core::device::Device;
use besok_core::id::AccountId;
use besok_core::language::Language;

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
    let mut tx = app.store.begin().await?;
    if let Some(minutes) = wait(app, &mut tx, &[&email], network).await? {
        return Ok(Err(BeginRefusal::TooMany(minutes)));
    }
    let token = app.random.token();
    let purpose = Purpose::SignIn;
    let wanted = Wanted { email: &email, purpose, token: &token, language, network, next, instead: None };
    send(app, &mut tx, wanted).await?;
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
