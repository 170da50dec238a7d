//! What happened to requests, for case systems that ask instead of being told.

use super::problem::{Problem, mistakes};
use crate::error::Error;
use crate::page::Page;
use axum::Json;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use besok_service::webhook::{Told, notices};
use besok_view::api::Mistake;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// From where on.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct From {
    /// The id of the last notice that is known already; from the first on without it.
    after: Option<String>,
}

/// A part of all notices.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NoticeList)]
struct List {
    /// The notices, the earliest first; those of the last minute come later.
    notices: Vec<Told>,
    /// Whether there is more now.
    more: bool,
}

/// Lists what happened to requests: what webhooks tell, in a fixed order and without gaps.
#[utoipa::path(
    get, path = "/api/v1/notices", operation_id = "list_notices", tag = "notices", params(From), security(("key" = [])),
    responses((status = 200, body = List), (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"))
)]
pub(crate) async fn list(page: Page, Query(from): Query<From>) -> Result<Response, Error> {
    match notices(&page.web.app, from.after.as_deref()).await? {
        Some((notices, more)) => Ok(Json(List { notices, more }).into_response()),
        None => Ok(mistakes(vec![Mistake::new("after", "unknown", "There is no such notice.")]).into_response()),
    }
}
