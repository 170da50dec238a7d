//! Requests to book, for case systems. A key reaches all requests of the agency, also those that officers made on pages: the
//! case system keeps the cases of all of them.

use super::answer::{Summary, stages, whole};
use super::body::{AskedBody, RenewalBody, day, read};
use super::problem::{Problem, mistakes, no_sequence, refused};
use crate::error::Error;
use crate::page::Page;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query};
use axum::http::header::IF_MATCH;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use besok_core::event::Mark;
use besok_core::id::InvitationId;
use besok_core::invitation::{Asked, Invitation, Stage};
use besok_service::Failure;
use besok_service::invitation::find::Wanted;
use besok_service::invitation::{self as service, ChangeRefusal};
use besok_view::api::{Mistake, fault};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which requests are asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct Filter {
    /// Those of this case.
    case_file: Option<String>,
    /// Those that have come so far.
    #[param(schema_with = stages)]
    stage: Option<String>,
    /// Those to which something happened since then.
    #[param(format = DateTime)]
    changed_since: Option<String>,
    /// Where the list goes on: `next` of the answer before.
    after: Option<String>,
}

/// A part of a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RequestList)]
pub(super) struct List {
    /// The requests, the earliest made first. It can be fewer than the next part has, even none.
    requests: Vec<Summary>,
    /// Where the list goes on, as `after`; `null` at its end.
    next: Option<String>,
}

impl Filter {
    fn wanted(&self) -> Result<(Wanted, Option<Mark>), Vec<Mistake>> {
        let mut wrong = Vec::new();
        let changed_since = self.changed_since.as_deref().and_then(|text| {
            let parsed = text.parse().ok();
            if parsed.is_none() {
                let detail = "Write an instant, as 2026-12-08T08:20:00Z.";
                wrong.push(Mistake::new("changed_since", "malformed", detail));
            }
            parsed
        });
        let stage = self.stage.as_deref().and_then(|text| {
            Stage::parse(text).or_else(|| {
                let known: Vec<&str> = Stage::ALL.iter().map(|stage| stage.as_str()).collect();
                wrong.push(Mistake::choice("stage", &known));
                None
            })
        });
        let after = self.after.as_deref().and_then(|text| {
            Mark::parse(text).or_else(|| {
                wrong.push(Mistake::new("after", "malformed", "Send `next` of the answer before."));
                None
            })
        });
        let wanted = Wanted { case_file: self.case_file.clone(), stage, changed_since };
        if wrong.is_empty() { Ok((wanted, after)) } else { Err(wrong) }
    }
}

/// Lists requests.
#[utoipa::path(
    get, path = "/api/v1/requests", operation_id = "list_requests", tag = "requests", params(Filter), security(("key" = [])),
    responses((status = 200, body = List), (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"))
)]
pub(crate) async fn list(page: Page, Query(filter): Query<Filter>) -> Result<Response, Error> {
    let (wanted, after) = match filter.wanted() {
        Ok(wanted) => wanted,
        Err(wrong) => return Ok(mistakes(wrong).into_response()),
    };
    let app = &page.web.app;
    let found = service::find::find(app, &wanted, after.as_ref()).await?;
    let (now, zone) = (app.clock.now(), page.catalogue.time_zone());
    let summary =
        |(invitation, booking): &(Invitation, _)| Summary::of(invitation, Option::as_ref(booking), now, &zone);
    let requests = found.requests.iter().map(summary).collect();
    Ok(Json(List { requests, next: found.next.map(|mark| mark.to_text()) }).into_response())
}

/// Makes a request and sends it. The same people and errands of a case are asked once: while such a request is open, it is the
/// answer, as it stands.
#[utoipa::path(
    post, path = "/api/v1/requests", operation_id = "make_request", tag = "requests", request_body = AskedBody,
    security(("key" = [])),
    responses((status = 201, body = super::answer::Whole, description = "It was made."),
        (status = 200, body = super::answer::Whole, description = "There is one already."),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"))
)]
pub(crate) async fn make(page: Page, body: Bytes) -> Result<Response, Error> {
    let asked = match asked(&page, &body) {
        Ok(asked) => asked,
        Err(problem) => return Ok(problem.into_response()),
    };
    match service::make(&page.web.app, &page.key()?.actor(), asked.clone()).await? {
        Ok(made) => {
            let status = if made.new { StatusCode::CREATED } else { StatusCode::OK };
            Ok(show(&page, status, &made.invitation).await?)
        }
        Err(faults) => Ok(mistakes(faults.iter().map(|each| fault(each, &asked)).collect()).into_response()),
    }
}

/// One request. That it was read is noted.
#[utoipa::path(
    get, path = "/api/v1/requests/{request}", operation_id = "read_request", tag = "requests", security(("key" = [])),
    params(("request" = String, Path, description = "Its id")),
    responses((status = 200, body = super::answer::Whole, headers(("ETag" = String, description = "For If-Match"))),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"))
)]
pub(crate) async fn one(page: Page, Path(id): Path<String>) -> Result<Response, Error> {
    let id = id.into();
    let found = service::find::see(&page.web.app, &page.key()?.actor(), &id).await?.ok_or(Error::NotFound)?;
    Ok(show(&page, StatusCode::OK, &found).await?)
}

/// Changes a request as a whole, and sends it anew.
#[utoipa::path(
    put, path = "/api/v1/requests/{request}", operation_id = "change_request", tag = "requests", request_body = AskedBody,
    security(("key" = [])),
    params(("request" = String, Path, description = "Its id"), ("If-Match" = String, Header, description = "The ETag of what is changed")),
    responses((status = 200, body = super::answer::Whole),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It was taken back, or booked, or another one is like it."),
        (status = 412, body = Problem, content_type = "application/problem+json", description = "Somebody changed it since."),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"))
)]
pub(crate) async fn change(
    page: Page,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let id: InvitationId = id.into();
    let Some(seen) = seen(&headers) else { return Ok(no_sequence().into_response()) };
    let asked = match asked(&page, &body) {
        Ok(asked) => asked,
        Err(problem) => return Ok(problem.into_response()),
    };
    let changed = service::change(&page.web.app, &page.key()?.actor(), (&id, seen), asked.clone()).await?;
    changed_or(&page, changed, &asked).await
}

/// Takes a request back. Its link and codes end.
#[utoipa::path(
    post, path = "/api/v1/requests/{request}/withdraw", operation_id = "withdraw_request", tag = "requests",
    security(("key" = [])),
    params(("request" = String, Path, description = "Its id"), ("If-Match" = String, Header, description = "The ETag of what is taken back")),
    responses((status = 200, body = super::answer::Whole),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It was taken back, or booked."),
        (status = 412, body = Problem, content_type = "application/problem+json", description = "Somebody changed it since."),
        (status = 428, body = Problem, content_type = "application/problem+json"))
)]
pub(crate) async fn withdraw(page: Page, Path(id): Path<String>, headers: HeaderMap) -> Result<Response, Error> {
    let id: InvitationId = id.into();
    let Some(seen) = seen(&headers) else { return Ok(no_sequence().into_response()) };
    match service::withdraw(&page.web.app, &page.key()?.actor(), (&id, seen)).await? {
        Ok(invitation) => Ok(show(&page, StatusCode::OK, &invitation).await?),
        Err(refusal) => refuse(&page, &id, refusal).await,
    }
}

/// Asks again by another date, also where the old one has passed, and sends it anew.
#[utoipa::path(
    post, path = "/api/v1/requests/{request}/renew", operation_id = "renew_request", tag = "requests",
    request_body = RenewalBody, security(("key" = [])),
    params(("request" = String, Path, description = "Its id"), ("If-Match" = String, Header, description = "The ETag of what is renewed")),
    responses((status = 200, body = super::answer::Whole),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json", description = "It was taken back, or booked, or another one is like it."),
        (status = 412, body = Problem, content_type = "application/problem+json", description = "Somebody changed it since."),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 428, body = Problem, content_type = "application/problem+json"))
)]
pub(crate) async fn renew(
    page: Page,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Error> {
    let id: InvitationId = id.into();
    let Some(seen) = seen(&headers) else { return Ok(no_sequence().into_response()) };
    let renewal: RenewalBody = match read(&body) {
        Ok(renewal) => renewal,
        Err(problem) => return Ok(problem.into_response()),
    };
    let book_by = match day(&renewal.book_by) {
        Ok(day) => day,
        Err(mistake) => return Ok(mistakes(vec![mistake]).into_response()),
    };
    match service::renew(&page.web.app, &page.key()?.actor(), (&id, seen), book_by).await? {
        Ok(invitation) => Ok(show(&page, StatusCode::OK, &invitation).await?),
        Err(refusal) => refuse(&page, &id, refusal).await,
    }
}

/// What a body asks, or the answer that says what is wrong with it.
fn asked(page: &Page, body: &[u8]) -> Result<Asked, Box<Problem>> {
    read::<AskedBody>(body)?.asked(&page.catalogue, page.web.app.clock.now()).map_err(|wrong| Box::new(mistakes(wrong)))
}

/// The sequence in `If-Match`.
fn seen(headers: &HeaderMap) -> Option<i64> {
    headers.get(IF_MATCH)?.to_str().ok()?.trim().trim_matches('"').parse().ok()
}

async fn changed_or(page: &Page, changed: Result<Invitation, ChangeRefusal>, asked: &Asked) -> Result<Response, Error> {
    match changed {
        Ok(invitation) => Ok(show(page, StatusCode::OK, &invitation).await?),
        Err(refusal) => Ok(refused(refusal, asked).into_response()),
    }
}

/// A refusal of a change that keeps what is asked.
async fn refuse(page: &Page, id: &InvitationId, refusal: ChangeRefusal) -> Result<Response, Error> {
    let known = service::find::look(&page.web.app, id).await?.ok_or(Error::NotFound)?;
    Ok(refused(refusal, &known.asked).into_response())
}

async fn show(page: &Page, status: StatusCode, invitation: &Invitation) -> Result<Response, Failure> {
    let app = &page.web.app;
    let visit = service::visit_for(app, invitation).await?;
    let summary = Summary::of(invitation, visit.as_ref(), app.clock.now(), &page.catalogue.time_zone());
    Ok(whole(status, invitation, summary))
}
