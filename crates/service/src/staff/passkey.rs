//! Passkeys: how staff sign in. The library makes the challenges (with chance of its own) and checks the answers; what
//! it has to remember in between waits in the database, so that any node can take the answer.

use super::session;
use crate::account::digest;
use crate::{App, Failure, event};
use besok_core::id::StaffId;
use besok_core::staff::{Passkey, Staff};
use besok_store::{Ceremony, Credential};
use jiff::ToSpan;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, Passkey as Key, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
};
use webauthn_rs_proto::ResidentKeyRequirement;

/// For how many minutes a challenge can be answered.
const CHALLENGE_MINUTES: i64 = 5;
/// The longest name of a passkey, in characters.
const NAME_LENGTH: usize = 60;

/// The agency as authenticators know it: by the host of its pages.
#[derive(Debug)]
pub struct Passkeys(Webauthn);

impl Passkeys {
    /// None where people reach the product by a number: browsers have no passkeys for those.
    pub(crate) fn of(base_url: &str) -> Option<Self> {
        let url = Url::parse(base_url).ok()?;
        let host = url.domain()?.to_owned();
        WebauthnBuilder::new(&host, &url).ok()?.rp_name(&host).build().ok().map(Self)
    }
}

/// What a page asks an authenticator.
#[derive(Debug, Clone)]
pub struct Challenge {
    /// Comes back with the answer.
    pub ceremony: String,
    /// `publicKey` of `navigator.credentials`.
    pub options: Value,
}

/// Why there is no passkey, or no way in with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasskeyRefusal {
    /// The product is reached by a number, for which browsers have no passkeys.
    NoHost,
    /// The link was used, or has run out.
    LinkOver,
    /// The challenge was answered already, or too late.
    TooLate,
    /// The answer is not right, or of a passkey that nobody here has.
    NotKnown,
    /// It is the last one: without it there is no way in.
    LastOne,
}

/// Keeps what the library has to remember.
async fn keep(app: &App, state: &impl Serialize, options: &impl Serialize) -> Result<Challenge, Failure> {
    let (ceremony, now) = (app.random.token(), app.clock.now());
    let kept = Ceremony {
        id: digest(&ceremony),
        state: serde_json::to_string(state).map_err(Failure::unreadable)?,
        expires_at: now + CHALLENGE_MINUTES.minutes(),
    };
    let mut tx = app.store.begin().await?;
    tx.make_ceremony(&kept, now).await?;
    tx.commit().await?;
    Ok(Challenge { ceremony, options: serde_json::to_value(options).map_err(Failure::unreadable)? })
}

/// Takes it back, once.
async fn take<T: DeserializeOwned>(app: &App, ceremony: &str) -> Result<Option<T>, Failure> {
    let mut tx = app.store.begin().await?;
    let state = tx.take_ceremony(&digest(ceremony), app.clock.now()).await?;
    tx.commit().await?;
    // An answer to the other kind of challenge is none.
    Ok(state.and_then(|state| serde_json::from_str(&state).ok()))
}

/// Asks for a passkey of anybody who works here.
pub async fn begin_sign_in(app: &App) -> Result<Result<Challenge, PasskeyRefusal>, Failure> {
    let Some(passkeys) = &app.passkeys else { return Ok(Err(PasskeyRefusal::NoHost)) };
    let (asked, state) = passkeys.0.start_discoverable_authentication().map_err(Failure::unreadable)?;
    Ok(Ok(keep(app, &state, &asked.public_key).await?))
}

/// Signs in whoever has the passkey. Gives the secret of the session.
pub async fn answer_sign_in(
    app: &App,
    ceremony: &str,
    answer: &Value,
) -> Result<Result<String, PasskeyRefusal>, Failure> {
    let Some(passkeys) = &app.passkeys else { return Ok(Err(PasskeyRefusal::NoHost)) };
    let Some(state) = take::<DiscoverableAuthentication>(app, ceremony).await? else {
        return Ok(Err(PasskeyRefusal::TooLate));
    };
    let Ok(answer) = serde_json::from_value::<PublicKeyCredential>(answer.clone()) else {
        return Ok(Err(PasskeyRefusal::NotKnown));
    };
    let Some(mut known) = app.store.credential(&answer.id).await? else { return Ok(Err(PasskeyRefusal::NotKnown)) };
    let mut key: Key = serde_json::from_str(&known.data).map_err(Failure::unreadable)?;
    let Ok(result) = passkeys.0.finish_discoverable_authentication_v2(&answer, state, DiscoverableKey::from(&key))
    else {
        return Ok(Err(PasskeyRefusal::NotKnown));
    };
    if super::find(app, &known.staff).await?.is_none() {
        return Ok(Err(PasskeyRefusal::NotKnown));
    }
    key.update_credential(&result);
    known.data = serde_json::to_string(&key).map_err(Failure::unreadable)?;
    let mut tx = app.store.begin().await?;
    tx.use_passkey(&known, app.clock.now()).await?;
    let token = session::begin(app, &mut tx, &known.staff).await?;
    tx.commit().await?;
    Ok(Ok(token))
}

/// Asks for a new passkey of whoever has a link.
pub async fn begin_link(app: &App, link: &str) -> Result<Result<Challenge, PasskeyRefusal>, Failure> {
    let staff = match app.store.staff_link(&digest(link), app.clock.now()).await? {
        Some(id) => super::find(app, &id).await?,
        None => None,
    };
    match staff {
        Some(staff) => begin_passkey(app, &staff).await,
        None => Ok(Err(PasskeyRefusal::LinkOver)),
    }
}

/// Makes the passkey, uses the link up, and signs its owner in. Gives the secret of the session.
pub async fn answer_link(
    app: &App,
    link: &str,
    ceremony: &str,
    answer: &Value,
    name: &str,
) -> Result<Result<String, PasskeyRefusal>, Failure> {
    let now = app.clock.now();
    let Some(staff) = app.store.staff_link(&digest(link), now).await? else {
        return Ok(Err(PasskeyRefusal::LinkOver));
    };
    let credential = match made(app, &staff, ceremony, answer).await? {
        Ok(credential) => credential,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut tx = app.store.begin().await?;
    if !tx.use_staff_link(&digest(link), now).await? {
        return Ok(Err(PasskeyRefusal::LinkOver));
    }
    if !tx.make_passkey(&credential, named(name), now).await? {
        return Ok(Err(PasskeyRefusal::NotKnown));
    }
    event::put(app, &mut tx, &staff, ("passkey.made", staff.as_str(), "")).await?;
    let token = session::begin(app, &mut tx, &staff).await?;
    tx.commit().await?;
    Ok(Ok(token))
}

/// Asks for a new passkey of somebody signed in. Authenticators that have one of theirs are left out.
pub async fn begin_passkey(app: &App, staff: &Staff) -> Result<Result<Challenge, PasskeyRefusal>, Failure> {
    let Some(passkeys) = &app.passkeys else { return Ok(Err(PasskeyRefusal::NoHost)) };
    let id = Uuid::parse_str(staff.id.as_str()).map_err(Failure::unreadable)?;
    let mut known = Vec::new();
    for credential in app.store.credentials(&staff.id).await? {
        known.push(serde_json::from_str::<Key>(&credential.data).map_err(Failure::unreadable)?.cred_id().clone());
    }
    let (mut asked, state) = passkeys
        .0
        .start_passkey_registration(id, staff.email.as_str(), staff.name.as_str(), Some(known))
        .map_err(Failure::unreadable)?;
    // Nobody types who they are: the authenticator has to know whose the passkey is.
    let selection = asked.public_key.authenticator_selection.get_or_insert_default();
    selection.resident_key = Some(ResidentKeyRequirement::Required);
    selection.require_resident_key = true;
    Ok(Ok(keep(app, &state, &asked.public_key).await?))
}

/// Makes another passkey for somebody signed in.
pub async fn add_passkey(
    app: &App,
    staff: &Staff,
    ceremony: &str,
    answer: &Value,
    name: &str,
) -> Result<Result<(), PasskeyRefusal>, Failure> {
    let credential = match made(app, &staff.id, ceremony, answer).await? {
        Ok(credential) => credential,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut tx = app.store.begin().await?;
    if !tx.make_passkey(&credential, named(name), app.clock.now()).await? {
        return Ok(Err(PasskeyRefusal::NotKnown));
    }
    event::put(app, &mut tx, &staff.id, ("passkey.made", staff.id.as_str(), "")).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

async fn made(
    app: &App,
    staff: &StaffId,
    ceremony: &str,
    answer: &Value,
) -> Result<Result<Credential, PasskeyRefusal>, Failure> {
    let Some(passkeys) = &app.passkeys else { return Ok(Err(PasskeyRefusal::NoHost)) };
    let Some(state) = take::<PasskeyRegistration>(app, ceremony).await? else {
        return Ok(Err(PasskeyRefusal::TooLate));
    };
    let Ok(answer) = serde_json::from_value::<RegisterPublicKeyCredential>(answer.clone()) else {
        return Ok(Err(PasskeyRefusal::NotKnown));
    };
    let Ok(key) = passkeys.0.finish_passkey_registration(&answer, &state) else {
        return Ok(Err(PasskeyRefusal::NotKnown));
    };
    let data = serde_json::to_string(&key).map_err(Failure::unreadable)?;
    Ok(Ok(Credential { id: answer.id, staff: staff.clone(), data }))
}

fn named(name: &str) -> &str {
    let end = name.char_indices().nth(NAME_LENGTH).map_or(name.len(), |(at, _)| at);
    name[..end].trim()
}

/// The passkeys of a member.
pub async fn passkeys(app: &App, staff: &Staff) -> Result<Vec<Passkey>, Failure> {
    Ok(app.store.passkeys(&staff.id).await?)
}

/// Removes one of them.
pub async fn remove_passkey(app: &App, staff: &Staff, number: i64) -> Result<Result<(), PasskeyRefusal>, Failure> {
    let mut tx = app.store.begin().await?;
    if !tx.remove_passkey(&staff.id, number).await? {
        return Ok(Err(PasskeyRefusal::LastOne));
    }
    event::put(app, &mut tx, &staff.id, ("passkey.removed", staff.id.as_str(), "")).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
