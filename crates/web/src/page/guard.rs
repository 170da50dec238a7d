//! What a route needs, and where whoever lacks it is sent.

use super::{Page, split};
use crate::api;
use crate::error::Error;
use crate::routes::Needs;
use crate::visitor::earlier;
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use besok_core::screen::ScreenKind;
use besok_view::frame::encode;

/// Lets through whoever has what a route needs; sends others to sign in, and back afterwards.
pub(crate) async fn guard(State(needs): State<Needs>, page: Page, request: Request, next: Next) -> Response {
    let in_language =
        request.extensions().get::<MatchedPath>().is_some_and(|path| path.as_str().starts_with("/{language}"));
    // No id has the character that ends texts in C, and PostgreSQL would not even look for it.
    if (in_language && split(request.uri().path()).is_none()) || request.uri().path().contains("%00") {
        return Error::NotFound.into_response();
    }
    match needs {
        Needs::Mailbox if !page.web.app.has_mailbox() => Error::NotFound.into_response(),
        Needs::OldBooking | Needs::TakeOver if page.proved.is_none() => {
            let reference = page.path.split('/').nth(2).and_then(|rest| rest.split('?').next()).unwrap_or("");
            page.see_other(&format!("{}?reference={}", earlier::PATH, encode(reference)))
        }
        Needs::OldBooking if page.account.is_none() => match page.proved() {
            Ok(proved) => earlier::on_my_page(&page, proved),
            Err(error) => error.into_response(),
        },
        Needs::SignedIn | Needs::Visitor | Needs::TakeOver if page.account.is_none() => {
            page.see_other(&format!("/sign-in?next={}", encode(&page.path)))
        }
        Needs::Visitor | Needs::TakeOver if page.account.as_ref().is_some_and(|account| account.myself().is_none()) => {
            page.see_other(&format!("/welcome?next={}", encode(&page.path)))
        }
        Needs::Screen if page.screen.is_none() => crate::screen::none(&page),
        Needs::Kiosk if page.screen.as_ref().is_none_or(|screen| screen.kind != ScreenKind::Kiosk) => {
            crate::screen::none(&page)
        }
        Needs::Key if page.key.is_none() => api::no_key(),
        Needs::Staff(permission) => match page.allows(permission) {
            Ok(()) => next.run(request).await,
            Err(error) => error.into_response(),
        },
        Needs::Nothing
        | Needs::Mailbox
        | Needs::SignedIn
        | Needs::Visitor
        | Needs::Screen
        | Needs::Kiosk
        | Needs::Key
        | Needs::OldBooking
        | Needs::TakeOver => next.run(request).await,
    }
}
