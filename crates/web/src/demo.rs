//! The mailbox of a demonstration: a newcomer without a mail server finishes the journey here.

use crate::error::Error;
use crate::page::{Page, show, wants_json};
use axum::Json;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use besok_core::message::Mailed;
use besok_service::mailbox as service;
use besok_view::mailbox as view;

/// `GET /dev/mailbox`, also as JSON.
pub(crate) async fn mailbox(page: Page, headers: HeaderMap) -> Result<Response, Error> {
    let mails = service::list(&page.web.app).await?;
    if wants_json(&headers) {
        return Ok(Json(mails.iter().map(json).collect::<Vec<_>>()).into_response());
    }
    Ok(show(StatusCode::OK, view::list(&page.frame(), &mails, &page.catalogue.time_zone())))
}

/// `GET /dev/mailbox/{id}`, also as JSON.
pub(crate) async fn mail(page: Page, Path(id): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    // An id of ours, before the database is asked: some bytes cannot even be compared.
    if !id.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-') {
        return Err(Error::NotFound);
    }
    let mail = service::find(&page.web.app, &id).await?.ok_or(Error::NotFound)?;
    if wants_json(&headers) {
        return Ok(Json(json(&mail)).into_response());
    }
    Ok(show(StatusCode::OK, view::mail(&page.frame(), &mail, &page.catalogue.time_zone())))
}

fn json(mail: &Mailed) -> serde_json::Value {
    serde_json::json!({
        "id": mail.id,
        "to": mail.to,
        "subject": mail.subject,
        "text": mail.body,
        "calendar": mail.calendar,
        "at": mail.at.to_string(),
    })
}
