//! Forms come from our own pages. Browsers say where a form came from; tower-http compares that with our host. What
//! it lets through is a request that says nothing at all: with a cookie on it, we refuse that too.

use crate::error::Error;
use axum::extract::Request;
use axum::http::header::{COOKIE, ORIGIN};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Refuses a form that bears a cookie but does not say where it came from.
pub(crate) async fn demand_origin(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let silent = !headers.contains_key(ORIGIN) && !headers.contains_key("sec-fetch-site");
    if silent && !request.method().is_safe() && headers.contains_key(COOKIE) {
        return Error::Forbidden.into_response();
    }
    next.run(request).await
}
