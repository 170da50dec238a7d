//! For whoever watches the process.

use crate::Web;
use axum::extract::State;
use axum::http::StatusCode;

/// `GET /health/live`: the process answers.
pub(crate) async fn live() -> &'static str {
    "live\n"
}

/// `GET /health/ready`: the database answers too, and the server is not about to end.
pub(crate) async fn ready(State(web): State<Web>) -> (StatusCode, &'static str) {
    if web.door.is_ending() {
        (StatusCode::SERVICE_UNAVAILABLE, "ending\n")
    } else if web.app.is_ready().await {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
    }
}
