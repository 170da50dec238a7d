//! A pass: whoever cannot or does not want to do the work of a challenge types a code from their mailbox instead, and one
//! hold goes through.

use super::code::{BeginRefusal, VerifyRefusal, check, digest, send_to_own};
use crate::{App, Failure};
use besok_core::account::{Account, Purpose};
use besok_core::language::Language;

/// Sends a code to the account's address. `token` is the session's secret: only there can the code be typed.
pub async fn ask_pass(
    app: &App,
    account: &Account,
    token: &str,
    network: &str,
    language: Language,
) -> Result<Result<(), BeginRefusal>, Failure> {
    send_to_own(app, account, (token, network), (Purpose::Hold, language)).await
}

/// Gives the session a pass, if the code is right. It does so once.
pub async fn earn_pass(app: &App, token: &str, code: &str) -> Result<Result<(), VerifyRefusal>, Failure> {
    let asked = app.store.code_of_session(&digest(token), Purpose::Hold).await?;
    if let Err(refusal) = check(app, asked.as_ref(), token, code).await? {
        return Ok(Err(refusal));
    }
    let Some(asked) = asked else { return Ok(Err(VerifyRefusal::Expired)) };
    let mut tx = app.store.begin().await?;
    if !tx.use_sign_in(&asked.id).await? {
        return Ok(Err(VerifyRefusal::Expired));
    }
    tx.give_pass(&digest(token)).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Takes the session's pass. Gives whether it had one.
pub async fn take_pass(app: &App, token: &str) -> Result<bool, Failure> {
    let mut tx = app.store.begin().await?;
    let had = tx.take_pass(&digest(token)).await?;
    tx.commit().await?;
    Ok(had)
}

/// Gives it back where nothing could be held with it.
pub async fn give_pass_back(app: &App, token: &str) -> Result<(), Failure> {
    let mut tx = app.store.begin().await?;
    tx.give_pass(&digest(token)).await?;
    Ok(tx.commit().await?)
}
