//! What is wrong, as `application/problem+json` (RFC 9457): everything at once, each with its field.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use axum::response::{IntoResponse, Response};
use besok_core::invitation::Asked;
use besok_service::invitation::ChangeRefusal;
use besok_view::api::{Mistake, fault};
use serde::Serialize;
use utoipa::ToSchema;

/// Why there is no answer to what was asked.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// Always `about:blank`: what it is, `status` and `code` say.
    #[schema(example = "about:blank")]
    r#type: &'static str,
    /// The HTTP status.
    status: u16,
    /// What it is, for people.
    title: String,
    /// What it is, for programs, where the status alone does not say it.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    /// Names this failure in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<String>,
    /// Another request that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    request: Option<String>,
    /// The reference of a visit that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    /// Everything that is wrong with what was sent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Wrong>,
}

/// One thing that is wrong.
#[derive(Debug, Serialize, ToSchema)]
struct Wrong {
    /// Where: a JSON pointer into the body, or the name of a parameter or header.
    #[schema(example = "/people/0/birth_date")]
    field: String,
    /// What, for programs.
    #[schema(example = "malformed")]
    code: &'static str,
    /// What, for people.
    detail: String,
}

impl Problem {
    fn new(status: StatusCode, code: Option<&'static str>, title: impl Into<String>) -> Self {
        Self { r#type: "about:blank", status: status.as_u16(), title: title.into(), code, ..Self::default() }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_string(&self).expect("plain values have JSON");
        (status, [(CONTENT_TYPE, "application/problem+json")], body).into_response()
    }
}

/// Mistakes in what was sent.
pub(super) fn mistakes(mistakes: Vec<Mistake>) -> Problem {
    let wrong = |Mistake { field, code, detail }| Wrong { field, code, detail };
    let title = "Something in it is wrong.";
    let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, Some("wrong"), title);
    Problem { errors: mistakes.into_iter().map(wrong).collect(), ..problem }
}

/// A body that is no JSON.
pub(super) fn no_json(detail: &str) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, Some("no-json"), format!("The body is not JSON: {detail}."))
}

/// A change that does not say which state of the request it is based on.
pub(super) fn no_sequence() -> Problem {
    let title = "Say in If-Match which state of the request you change: the ETag of the answer in which you read it.";
    Problem::new(StatusCode::PRECONDITION_REQUIRED, Some("no-if-match"), title)
}

/// A request that was left as it is; `asked` is what it should have become.
pub(super) fn refused(refusal: ChangeRefusal, asked: &Asked) -> Problem {
    let conflict = |code, title: &str| Problem::new(StatusCode::CONFLICT, Some(code), title);
    match refusal {
        ChangeRefusal::NotFound => Problem::new(StatusCode::NOT_FOUND, None, "There is no such request."),
        ChangeRefusal::ChangedSince => {
            let title = "Somebody changed it since: read it again.";
            Problem::new(StatusCode::PRECONDITION_FAILED, Some("changed-since"), title)
        }
        ChangeRefusal::Withdrawn => conflict("withdrawn", "It was taken back."),
        ChangeRefusal::Booked(reference) => {
            Problem { reference: Some(reference.to_string()), ..conflict("booked", "Its visit is booked.") }
        }
        ChangeRefusal::LikeAnother(id) => {
            let problem = conflict("like-another", "Another open request asks the same people for the same.");
            Problem { request: Some(id.to_string()), ..problem }
        }
        ChangeRefusal::Faults(faults) => mistakes(faults.iter().map(|each| fault(each, asked)).collect()),
    }
}

/// No key, or none that is in use.
pub(crate) fn no_key() -> Response {
    let title = "Send a key that is in use: Authorization: Bearer KEY.";
    let problem = Problem::new(StatusCode::UNAUTHORIZED, Some("no-key"), title);
    ([(WWW_AUTHENTICATE, "Bearer")], problem).into_response()
}
