//! A change of address. The address that an account has and the one that it is to get both confirm; until then
//! nothing changes. To whoever asks, an address that has an account already looks like any other.

use super::code::{BeginRefusal, VerifyRefusal, Wanted, check, digest, send, wait};
use super::note;
use crate::{App, Failure};
use besok_core::account::{Account, Email, Purpose};
use besok_core::id::MessageId;
use besok_core::message::{Body, Message, To};
use besok_store::SignIn;

/// Why the address was not changed, code by code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChangeRefusal {
    /// The code at the address that the account has.
    pub old: Option<VerifyRefusal>,
    /// The code at the address that it is to get.
    pub new: Option<VerifyRefusal>,
}

/// Sends a code to each of both addresses. `token` is the session's secret: only there can the codes be typed.
pub async fn ask_change(
    app: &App,
    account: &Account,
    token: &str,
    email: &str,
    network: &str,
) -> Result<Result<(), BeginRefusal>, Failure> {
    let new = Email::parse(email).filter(|new| *new != *account.address());
    let Some(new) = new else { return Ok(Err(BeginRefusal::NotAnEmail)) };
    let holder = app.store.account_at(&new).await?;
    let mut tx = app.store.begin().await?;
    if let Some(minutes) = wait(app, &mut tx, &[account.address(), &new], network).await? {
        return Ok(Err(BeginRefusal::TooMany(minutes)));
    }
    let wanted = |email, purpose| Wanted {
        email,
        concealed: false,
        purpose,
        token,
        language: account.language,
        network,
        next: "",
        instead: None,
    };
    send(app, &mut tx, wanted(account.address(), Purpose::OldEmail)).await?;
    let to_new = wanted(&new, Purpose::NewEmail);
    let to_new = match &holder {
        None => to_new,
        Some(holder) => Wanted { language: holder.language, instead: Some(Body::EmailTaken), ..to_new },
    };
    send(app, &mut tx, to_new).await?;
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(Ok(()))
}

/// The address that an account is about to get, by what was asked for in this session.
pub async fn pending_change(app: &App, token: &str) -> Result<Option<Email>, Failure> {
    Ok(asked(app, token).await?.map(|(_, new)| new.email))
}

async fn asked(app: &App, token: &str) -> Result<Option<(SignIn, SignIn)>, Failure> {
    let session = digest(token);
    let old = app.store.code_of_session(&session, Purpose::OldEmail).await?;
    let new = app.store.code_of_session(&session, Purpose::NewEmail).await?;
    Ok(old.zip(new))
}

/// Changes the address, if both codes are right. The account signs in with the new one alone from then on; its other
/// sessions end, and the old address is told.
pub async fn change(
    app: &App,
    account: &Account,
    token: &str,
    (old_code, new_code): (&str, &str),
) -> Result<Result<(), ChangeRefusal>, Failure> {
    let expired = Ok(Err(ChangeRefusal { old: None, new: Some(VerifyRefusal::Expired) }));
    let Some((old, new)) = asked(app, token).await?.filter(|(old, _)| old.email == *account.address()) else {
        return expired;
    };
    let refused = ChangeRefusal {
        old: check(app, Some(&old), token, old_code).await?.err(),
        new: check(app, Some(&new), token, new_code).await?.err(),
    };
    if refused != ChangeRefusal::default() {
        return Ok(Err(refused));
    }
    let now = app.clock.now();
    let mut tx = app.store.begin().await?;
    let first = tx.use_sign_in(&old.id).await? && tx.use_sign_in(&new.id).await?;
    if !first || !tx.move_account(&account.id, (&old.email, &new.email), now).await? {
        return expired;
    }
    tx.end_other_sessions(&account.id, &digest(token)).await?;
    let id = MessageId(app.random.id(now));
    let notice = Message { id, to: To::Email(old.email), language: account.language, body: Body::EmailChanged };
    tx.put_messages(&[&notice], now).await?;
    note(app, &mut tx, &account.id, "account.email_changed").await?;
    tx.commit().await?;
    app.outbox.notify_one();
    Ok(Ok(()))
}
