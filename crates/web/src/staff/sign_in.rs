//! Signing in with a passkey, and making the first one by a link.

use crate::page::{Page, show};
use crate::session::Cookie;
use crate::visitor::Answer;
use axum::Json;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use besok_service::staff::{self as service, Challenge, PasskeyRefusal};
use besok_view::staff::Tab;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Next {
    next: String,
}

/// What a script brings back from an authenticator.
#[derive(Debug, Deserialize)]
pub(crate) struct Answered {
    #[serde(default)]
    pub link: String,
    pub ceremony: String,
    pub answer: Value,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub next: String,
}

/// A link's secret.
#[derive(Debug, Deserialize)]
pub(crate) struct Link {
    link: String,
}

/// `GET /staff/sign-in`
pub(crate) async fn page(page: Page, Query(query): Query<Next>) -> Answer {
    let scripts = [page.web.assets().passkey()];
    let markup = besok_view::staff::sign_in(&page.staff_frame(Tab::Start).with(&scripts), &query.next);
    Ok(show(StatusCode::OK, markup))
}

/// `GET /staff/enrol`
pub(crate) async fn enrol(page: Page) -> Answer {
    let scripts = [page.web.assets().passkey()];
    Ok(show(StatusCode::OK, besok_view::staff::enrol(&page.staff_frame(Tab::Start).with(&scripts))))
}

/// `POST /staff/sign-in/challenge`
pub(crate) async fn challenge(page: Page) -> Answer {
    Ok(asked(service::begin_sign_in(&page.web.app).await?))
}

/// `POST /staff/sign-in/answer`
pub(crate) async fn answer(page: Page, Json(form): Json<Answered>) -> Answer {
    let next = safe_next(&form.next).to_owned();
    Ok(signed_in(&page, service::answer_sign_in(&page.web.app, &form.ceremony, &form.answer).await?, &next))
}

/// `POST /staff/enrol/challenge`
pub(crate) async fn link_challenge(page: Page, Json(form): Json<Link>) -> Answer {
    Ok(asked(service::begin_link(&page.web.app, &form.link).await?))
}

/// `POST /staff/enrol/answer`
pub(crate) async fn link_answer(page: Page, Json(form): Json<Answered>) -> Answer {
    let Answered { link, ceremony, answer, name, .. } = form;
    let made = service::answer_link(&page.web.app, &link, &ceremony, &answer, &name).await?;
    Ok(signed_in(&page, made, "/staff"))
}

/// A challenge for the script, or why there is none.
pub(crate) fn asked(challenge: Result<Challenge, PasskeyRefusal>) -> Response {
    match challenge {
        Ok(Challenge { ceremony, options }) => {
            Json(json!({ "ceremony": ceremony, "options": options })).into_response()
        }
        Err(refusal) => refused(refusal),
    }
}

fn signed_in(page: &Page, token: Result<String, PasskeyRefusal>, next: &str) -> Response {
    match token {
        Ok(token) => {
            let mut answer = Json(json!({ "next": next })).into_response();
            Cookie::Staff.set(&page.web, &token, &mut answer);
            answer
        }
        Err(refusal) => refused(refusal),
    }
}

/// In a word, for which the page has the text.
pub(crate) fn refused(refusal: PasskeyRefusal) -> Response {
    #[derive(Serialize)]
    struct Refused {
        r#type: &'static str,
        title: &'static str,
        status: u16,
        refusal: &'static str,
    }
    let word = match refusal {
        PasskeyRefusal::NoHost => "no-host",
        PasskeyRefusal::LinkOver => "link-over",
        PasskeyRefusal::TooLate => "too-late",
        PasskeyRefusal::NotKnown => "not-known",
        PasskeyRefusal::LastOne => "last-one",
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let body =
        Refused { r#type: "about:blank", title: "The passkey was refused", status: status.as_u16(), refusal: word };
    // Not as HTML and not bare: it stays as it is on the way out.
    (status, [("content-type", "application/problem+json")], serde_json::to_string(&body).unwrap_or_default())
        .into_response()
}

/// Where to go next, if it is a page of staff.
fn safe_next(next: &str) -> &str {
    let ours = next == "/staff" || next.starts_with("/staff/") || next.starts_with("/staff?");
    if ours && crate::page::safe_next(next) == next { next } else { "/staff" }
}
