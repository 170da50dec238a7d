//! Pages for everybody.

use super::Answer;
use super::near::FromTown;
use crate::error::Error;
use crate::page::{Page, preferred, see_other, show};
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use besok_service::legacy;
use besok_service::queue;
use besok_view::public as view;
use maud::Markup;
use std::time::Duration;
use tokio::time::timeout;

/// Without a language: the one that the browser asks for.
pub(crate) async fn choose_language(headers: HeaderMap) -> Response {
    see_other(&format!("/{}/", preferred(&headers).tag()))
}

/// Whatever there is no route for.
pub(crate) async fn nothing() -> Error {
    Error::NotFound
}

/// For crawlers: everything that needs no sign-in may be found.
pub(crate) async fn robots() -> &'static str {
    "User-agent: *\nAllow: /\n"
}

/// For how long the start page waits to hear whether the way to old bookings is needed. It is shown in any case.
const MOMENT: Duration = Duration::from_millis(500);

/// The start page.
pub(crate) async fn start(page: Page) -> Answer {
    let old_bookings = match timeout(MOMENT, legacy::standing(&page.web.app)).await {
        Ok(Ok(standing)) => standing.is_needed(),
        Ok(Err(failure)) if !failure.is_overload() => return Err(failure.into()),
        Ok(Err(_)) | Err(_) => true,
    };
    Ok(ok(view::start(&page.frame(), &page.catalogue, old_bookings)))
}

/// Which errand do I have?
pub(crate) async fn errands(page: Page) -> Response {
    ok(view::errands(&page.frame(), &page.catalogue))
}

/// Every office.
pub(crate) async fn offices(page: Page, Query(from): Query<FromTown>) -> Response {
    let near = from.near(&page.catalogue, "/offices".to_owned());
    ok(view::offices(&page.frame(), &page.catalogue, &near))
}

/// One office.
pub(crate) async fn office(page: Page, Path((_, office)): Path<(String, String)>) -> Answer {
    let office = page.catalogue.offices.iter().find(|known| known.id.as_str() == office).ok_or(Error::NotFound)?;
    let (rule, _) = queue::read_rule(&page.web.app, &office.id).await?;
    let facts = (page.web.app.clock.now(), rule.phone_tickets);
    Ok(ok(view::office(&page.frame(), office, &page.catalogue, facts)))
}

/// How to sign in.
pub(crate) async fn how_to_sign_in(page: Page) -> Response {
    ok(view::how_to_sign_in(&page.frame()))
}

/// I can no longer read my emails.
pub(crate) async fn lost_mailbox(page: Page) -> Response {
    ok(view::lost_mailbox(&page.frame()))
}

/// Terms of use.
pub(crate) async fn terms(page: Page) -> Response {
    ok(view::terms(&page.frame()))
}

/// Contact.
pub(crate) async fn contact(page: Page) -> Response {
    ok(view::contact(&page.frame()))
}

/// Accessibility statement.
pub(crate) async fn accessibility(page: Page) -> Response {
    ok(view::accessibility(&page.frame()))
}

/// Privacy.
pub(crate) async fn privacy(page: Page) -> Response {
    ok(view::privacy(&page.frame()))
}

fn ok(markup: Markup) -> Response {
    show(StatusCode::OK, markup)
}
