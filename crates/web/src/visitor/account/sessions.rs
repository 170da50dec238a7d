//! Where somebody is signed in, and ending it there.

use crate::error::Error;
use crate::page::{Page, show};
use crate::visitor::Answer;
use axum::extract::Path;
use axum::http::StatusCode;
use besok_service::account as service;
use besok_view::account::{SessionRow, SessionsPage};

/// Every session of the account.
pub(crate) async fn list(page: Page) -> Answer {
    let sessions = service::sessions(&page.web.app, page.account()?, page.token()?).await?;
    let rows = sessions.iter().map(|session| SessionRow {
        name: &session.name,
        device: session.device,
        began_at: session.began_at,
        used_at: session.used_at,
        current: session.current,
    });
    let markup = SessionsPage { sessions: rows.collect(), zone: &page.catalogue.time_zone() }.render(&page.frame());
    Ok(show(StatusCode::OK, markup))
}

/// Ends one. Somebody else's is not found, like one that does not exist.
pub(crate) async fn end(page: Page, Path((_, session)): Path<(String, String)>) -> Answer {
    let ended = service::end_session(&page.web.app, page.account()?, &session).await?;
    if ended { Ok(page.see_other("/account/sessions")) } else { Err(Error::NotFound) }
}

/// Ends all but the one that asks.
pub(crate) async fn end_others(page: Page) -> Answer {
    service::end_other_sessions(&page.web.app, page.account()?, page.token()?).await?;
    Ok(page.see_other("/account/sessions"))
}
