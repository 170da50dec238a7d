//! Keys with which other systems use the API: made and ended by administrators, and recognised.

use crate::account::digest;
use crate::{App, Failure, event};
use besok_core::api_key::{ApiKey, KEYS, name};
use besok_core::id::ApiKeyId;
use besok_core::staff::Staff;

/// What keys begin with, so that programs that look for lost secrets know them.
const PREFIX: &str = "besok_";

/// Why a key was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyRefusal {
    /// It has no name, or one that is too long.
    Name,
    /// There are as many as there may be.
    TooMany,
}

/// Makes a key, and gives it, once: nobody can read it later.
pub async fn make(app: &App, by: &Staff, typed: &str) -> Result<Result<String, KeyRefusal>, Failure> {
    let Some(name) = name(typed) else { return Ok(Err(KeyRefusal::Name)) };
    let now = app.clock.now();
    let key = ApiKey {
        id: ApiKeyId(app.random.id(now)),
        name: name.to_owned(),
        made_by: by.id.clone(),
        made_at: now,
        used_at: None,
        ended_at: None,
    };
    let secret = format!("{PREFIX}{}", app.random.token());
    let mut tx = app.store.begin().await?;
    if !tx.make_api_key(&key, &digest(&secret), KEYS).await? {
        return Ok(Err(KeyRefusal::TooMany));
    }
    event::put(app, &mut tx, &by.id, ("api_key.made", key.id.as_str(), "")).await?;
    tx.commit().await?;
    Ok(Ok(secret))
}

/// Ends a key, from the next request on. `false` if there is none in use.
pub async fn end(app: &App, by: &Staff, id: &ApiKeyId) -> Result<bool, Failure> {
    let mut tx = app.store.begin().await?;
    let ended = tx.end_api_key(id, app.clock.now()).await?;
    if ended {
        event::put(app, &mut tx, &by.id, ("api_key.ended", id.as_str(), "")).await?;
        tx.commit().await?;
    }
    Ok(ended)
}

/// Every key that there ever was: those in use first.
pub async fn all(app: &App) -> Result<Vec<ApiKey>, Failure> {
    Ok(app.store.api_keys().await?)
}

/// Whose key it is, if it is one. Notes the use.
pub async fn known(app: &App, secret: &str) -> Result<Option<ApiKey>, Failure> {
    if !secret.starts_with(PREFIX) {
        return Ok(None);
    }
    let Some(key) = app.store.api_key(&digest(secret)).await? else { return Ok(None) };
    let now = app.clock.now();
    if key.is_use_new(now) {
        let mut tx = app.store.begin_unsynced().await?;
        tx.note_key_use(&key.id, now).await?;
        tx.commit().await?;
    }
    Ok(Some(key))
}
