//! The API, described by itself in OpenAPI 3.1.

use super::{notices, requests, times};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Besök",
        description = "Free times, requests to book and what happens to them. Instants are in UTC, days are those of the agency. \
            What goes wrong is told as application/problem+json; over the limit of a key the answer is 429 with Retry-After.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
    ),
    paths(
        times::times, requests::list, requests::make, requests::one, requests::change, requests::withdraw, requests::renew,
        notices::list, openapi,
    ),
    tags(
        (name = "times", description = "Free times, for everybody"),
        (name = "requests", description = "Requests to book, with a key"),
        (name = "notices", description = "What happened to requests, with a key"),
    ),
    modifiers(&Keys),
)]
struct Api;

struct Keys;

impl Modify for Keys {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let key = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        api.components.get_or_insert_default().add_security_scheme("key", key);
    }
}

/// The description.
pub fn document() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

/// This description.
#[utoipa::path(
    get, path = "/api/v1/openapi.json", operation_id = "describe",
    responses((status = 200, description = "OpenAPI 3.1", body = serde_json::Value))
)]
pub(crate) async fn openapi() -> Response {
    let body = document().to_json().expect("a description has JSON");
    ([(CONTENT_TYPE, "application/json")], body).into_response()
}
