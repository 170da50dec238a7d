//! The life of an account: what is kept of it, and a page for each thing that can be done with it.

pub(crate) mod delete;
pub(crate) mod email;
pub(crate) mod representatives;
pub(crate) mod sessions;

use super::Answer;
use crate::page::{Page, show};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use besok_core::language::Language;
use besok_service::account as service;
use besok_view::account as view;
use besok_view::account::{AccountPage, Done};
use serde::Deserialize;

/// What was just changed.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Changed {
    #[serde(default)]
    done: String,
}

/// The page that leads to all others.
pub(crate) async fn overview(page: Page, Query(changed): Query<Changed>) -> Answer {
    let account = page.account()?;
    let markup = AccountPage { account, done: Done::parse(&changed.done) }.render(&page.frame());
    Ok(show(StatusCode::OK, markup))
}

/// Back to it, where it says what was changed.
fn done(page: &Page, done: Done) -> Response {
    page.see_other(&format!("/account?done={}", done.as_str()))
}

/// The form of the phone number.
#[derive(Debug, Deserialize)]
pub(crate) struct PhoneForm {
    #[serde(default)]
    phone: String,
}

/// Asks for a phone number.
pub(crate) async fn phone(page: Page) -> Answer {
    let phone = page.account()?.phone.as_ref().map_or("", |phone| phone.as_str());
    Ok(show(StatusCode::OK, view::phone(&page.frame(), phone, false)))
}

/// Changes it.
pub(crate) async fn set_phone(page: Page, Form(form): Form<PhoneForm>) -> Answer {
    if service::set_phone(&page.web.app, &page.account()?.id, &form.phone).await? {
        return Ok(done(&page, Done::Phone));
    }
    Ok(show(StatusCode::UNPROCESSABLE_ENTITY, view::phone(&page.frame(), &form.phone, true)))
}

/// The form of the language.
#[derive(Debug, Deserialize)]
pub(crate) struct LanguageForm {
    #[serde(default)]
    language: String,
}

/// Asks for the language of mails.
pub(crate) async fn language(page: Page) -> Answer {
    Ok(show(StatusCode::OK, view::language(&page.frame(), page.account()?.language)))
}

/// Changes it. A language that there is not changes nothing.
pub(crate) async fn set_language(page: Page, Form(form): Form<LanguageForm>) -> Answer {
    let Some(language) = Language::from_tag(&form.language) else { return Ok(page.see_other("/account/language")) };
    service::set_language(&page.web.app, &page.account()?.id, language).await?;
    Ok(done(&page, Done::Language))
}

/// Says what the copy of one's data has.
pub(crate) async fn data(page: Page) -> Answer {
    Ok(show(StatusCode::OK, view::data(&page.frame())))
}

/// The copy.
pub(crate) async fn download(page: Page) -> Answer {
    let copy = service::export(&page.web.app, page.account()?, page.token()?).await?;
    let headers = [
        (CONTENT_TYPE, "application/json; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\""),
    ];
    Ok((headers, Json(copy)).into_response())
}
