//! Where staff begin, and their own settings.

use super::sign_in::{Answered, asked, refused};
use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::session::Cookie;
use crate::visitor::Answer;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::{Form, Json};
use besok_core::language::Language;
use besok_service::staff as service;
use besok_view::staff::{OwnPage, Tab};
use serde::Deserialize;
use serde_json::json;

/// `GET /staff`
pub(crate) async fn start(page: Page) -> Answer {
    let markup = besok_view::staff::start(&page.staff_frame(Tab::Start), page.staff()?, &page.catalogue);
    Ok(show(StatusCode::OK, markup))
}

/// `POST /staff/sign-out`
pub(crate) async fn sign_out(page: Page) -> Answer {
    if let Some(token) = &page.staff_session {
        service::sign_out(&page.web.app, token).await?;
    }
    let mut answer = see_other("/staff/sign-in");
    Cookie::Staff.clear(&page.web, &mut answer);
    Ok(answer)
}

/// `GET /staff/me`
pub(crate) async fn settings(page: Page) -> Answer {
    show_settings(&page, false).await
}

async fn show_settings(page: &Page, last_stays: bool) -> Answer {
    let staff = page.staff()?;
    let passkeys = service::passkeys(&page.web.app, staff).await?;
    let scripts = [page.web.assets().passkey()];
    let zone = page.catalogue.time_zone();
    let own = OwnPage { staff, passkeys: &passkeys, catalogue: &page.catalogue, zone: &zone, last_stays };
    let status = if last_stays { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(show(status, own.render(&page.staff_frame(Tab::Start).with(&scripts))))
}

/// A language from the list.
#[derive(Debug, Deserialize)]
pub(crate) struct Chosen {
    #[serde(default)]
    language: String,
}

/// `POST /staff/me/language`
pub(crate) async fn set_language(page: Page, Form(form): Form<Chosen>) -> Answer {
    let language = Language::full().find(|language| language.tag() == form.language).ok_or(Error::Outdated)?;
    service::set_language(&page.web.app, page.staff()?, language).await?;
    Ok(see_other("/staff/me"))
}

/// `POST /staff/me/passkeys/challenge`
pub(crate) async fn challenge(page: Page) -> Answer {
    Ok(asked(service::begin_passkey(&page.web.app, page.staff()?).await?))
}

/// `POST /staff/me/passkeys/answer`
pub(crate) async fn answer(page: Page, Json(form): Json<Answered>) -> Answer {
    let Answered { ceremony, answer, name, .. } = form;
    Ok(match service::add_passkey(&page.web.app, page.staff()?, &ceremony, &answer, &name).await? {
        Ok(()) => Json(json!({ "next": "/staff/me" })).into_response(),
        Err(refusal) => refused(refusal),
    })
}

/// `POST /staff/me/passkeys/{number}/remove`
pub(crate) async fn remove_passkey(page: Page, Path(number): Path<i64>) -> Answer {
    match service::remove_passkey(&page.web.app, page.staff()?, number).await? {
        Ok(()) => Ok(see_other("/staff/me")),
        Err(_) => show_settings(&page, true).await,
    }
}
