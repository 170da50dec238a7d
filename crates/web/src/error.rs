//! The one mapping from what went wrong to what is answered.
//!
//! A handler gives an [`Error`]; it travels as a mark on the response to the layer that knows the language, and
//! becomes a page there (`crate::page`). Whatever axum or a layer refuses by itself becomes a page in the same way,
//! by its status.

use crate::page::see_other;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use besok_core::limit::TooMany;
use besok_service::Failure;
use besok_view::error::ErrorPage;

/// Why there is no answer to what was asked.
#[derive(Debug)]
pub(crate) enum Error {
    /// There is no such thing, or it is somebody else's.
    NotFound,
    /// The form came from elsewhere, or does not say from where.
    Forbidden,
    /// A member of staff lacks the permission.
    NotAllowed,
    /// The form is of an older page.
    Outdated,
    /// The way on is at another address.
    Elsewhere(String),
    /// Too many requests came from the same network.
    TooMany(TooMany),
    /// There is too much to do.
    Busy,
    /// Something went wrong inside.
    Failed(Failure),
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// What kind of page answers, as a mark on a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Problem {
    NotFound,
    Forbidden,
    NotAllowed,
    TooLarge,
    Outdated,
    TooMany,
    Busy,
    Late,
    Failed,
}

impl Problem {
    /// The page of the view. A failure has a number, which the log has too.
    pub fn page(self, number: &str) -> ErrorPage<'_> {
        match self {
            Self::NotFound => ErrorPage::NotFound,
            Self::Forbidden => ErrorPage::Forbidden,
            Self::NotAllowed => ErrorPage::NotAllowed,
            Self::TooLarge => ErrorPage::TooLarge,
            Self::Outdated => ErrorPage::OldForm,
            Self::TooMany => ErrorPage::TooMany,
            Self::Busy => ErrorPage::Busy,
            Self::Late => ErrorPage::Late,
            Self::Failed => ErrorPage::Failure(number),
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, problem) = match self {
            Self::NotFound => (StatusCode::NOT_FOUND, Problem::NotFound),
            Self::Forbidden => (StatusCode::FORBIDDEN, Problem::Forbidden),
            Self::NotAllowed => (StatusCode::FORBIDDEN, Problem::NotAllowed),
            Self::Outdated => (StatusCode::CONFLICT, Problem::Outdated),
            Self::Elsewhere(address) => return see_other(&address),
            Self::TooMany(TooMany { seconds }) => {
                let mut response =
                    (StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, seconds.to_string())]).into_response();
                response.extensions_mut().insert(Problem::TooMany);
                return response;
            }
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, Problem::Busy),
            Self::Failed(failure) if failure.is_overload() => {
                tracing::warn!(%failure, "answered with \"later\"");
                (StatusCode::SERVICE_UNAVAILABLE, Problem::Busy)
            }
            Self::Failed(failure) if failure.is_unknown() => (StatusCode::GATEWAY_TIMEOUT, Problem::Late),
            Self::Failed(failure) => {
                let mut response = (StatusCode::INTERNAL_SERVER_ERROR).into_response();
                response.extensions_mut().insert(Problem::Failed);
                response.extensions_mut().insert(failure);
                return response;
            }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(problem);
        response
    }
}

/// What a status says that a layer or axum gave by itself.
pub(crate) fn problem(status: StatusCode) -> Problem {
    match status {
        StatusCode::FORBIDDEN => Problem::Forbidden,
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        StatusCode::TOO_MANY_REQUESTS => Problem::TooMany,
        StatusCode::SERVICE_UNAVAILABLE => Problem::Busy,
        StatusCode::GATEWAY_TIMEOUT | StatusCode::REQUEST_TIMEOUT => Problem::Late,
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Problem::Outdated
        }
        status if status.is_client_error() => Problem::NotFound,
        _ => Problem::Failed,
    }
}
