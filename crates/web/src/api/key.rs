//! Who asks, by the key in `Authorization: Bearer …`.

use crate::error::Error;
use crate::page::Page;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use besok_core::api_key::ApiKey;
use besok_service::api_key;

/// The key of a request. Whoever has one counts for it; whoever only pretends counts for their network.
pub(crate) async fn find(page: &mut Page, headers: &HeaderMap) -> Result<(), Error> {
    if let Some(secret) = bearer(headers) {
        page.key = api_key::known(&page.web.app, secret).await?;
    }
    let app = &page.web.app;
    match &page.key {
        Some(key) => app.limiter.admit_key(&key.id, app.clock.now()).map_err(Error::TooMany),
        None => page.admit(),
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, secret) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim())
}

impl Page {
    /// The key, on routes that need one.
    pub fn key(&self) -> Result<&ApiKey, Error> {
        self.key.as_ref().ok_or(Error::Forbidden)
    }
}
