//! Around every route: who is let in and who asks before it, and a page in place of a bare error after it.

use super::staff::is_for_staff;
use super::{Page, show, split, wants_json, with_scripts};
use crate::admission::{class, gathered};
use crate::error::{Error, Problem, problem};
use crate::{Web, api, limits};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use besok_core::overload::Class;
use besok_service::Failure;
use besok_view::error::ErrorPage;
use besok_view::staff::Tab;
use tokio::task::JoinSet;

/// Around every route: who is let in and the facts before it, and a page in place of a bare error after it.
pub(crate) async fn frame(State(web): State<Web>, request: Request, next: Next) -> Response {
    let page = Page::of(&web, &request);
    let json = wants_json(request.headers()) || request.uri().path().starts_with("/api/");
    let class = page.class(&request);
    let (page, response) = match gathered(request, web.patience).await {
        Ok(request) => page.let_in(class, request, next).await,
        Err(status) => (page, status.into_response()),
    };
    let status = response.status();
    let marked = response.extensions().get::<Problem>().copied();
    let bare = status.is_client_error() || status.is_server_error();
    let shown = response.headers().get(CONTENT_TYPE).is_some_and(|kind| {
        kind.as_bytes().starts_with(b"text/html") || kind.as_bytes().starts_with(b"application/problem+json")
    });
    if !bare || (shown && marked.is_none()) {
        return private(&page, response);
    }
    let problem = marked.unwrap_or_else(|| problem(status));
    let number = web.app.random.id(web.app.clock.now());
    if problem == Problem::Failed {
        let error = response.extensions().get::<Failure>().map(ToString::to_string);
        tracing::error!(number, path = page.path.split('?').next(), error, "answered with a page of failure");
    }
    let mut answer = page.told(status, problem.page(&number), json.then_some(&number));
    answer.headers_mut().extend(response.headers().get(RETRY_AFTER).cloned().map(|after| (RETRY_AFTER, after)));
    if problem == Problem::Busy {
        let seconds = class.unwrap_or(Class::Look).retry_after(web.app.random.below(u32::MAX));
        answer.headers_mut().entry(RETRY_AFTER).or_insert(seconds.into());
    }
    private(&page, answer)
}

impl Page {
    /// Which class the request has. A page that would come from memory does not where somebody is signed in on it.
    fn class(&self, request: &Request) -> Option<Class> {
        let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
        let asks_who = self.session.is_some() && split(request.uri().path()).is_some();
        class(route, request.method()).or(asks_who.then_some(Class::Look))
    }

    /// What the site answers, unless there is too much to do: nothing was begun then.
    async fn let_in(self, class: Option<Class>, request: Request, next: Next) -> (Self, Response) {
        let (door, ledger) = (&self.web.door, &self.web.app.ledger);
        let admitted = class.map(|class| door.admit(class, (ledger.behind(), ledger.late()))).transpose();
        if let Err(busy) = admitted {
            // Who asks again at once would otherwise keep busy whoever says no.
            if class == Some(Class::Look) {
                tokio::time::sleep(limits::REFUSAL).await;
            }
            return (self, busy.into_response());
        }
        if class != Some(Class::Look) {
            return Box::pin(self.answer(request, next)).await;
        }
        // Whoever goes away is not answered any more: the set ends with this.
        let (page, mut looking) = (self.clone(), JoinSet::new());
        looking.spawn_on(Box::pin(self.answer(request, next)), &page.web.looks);
        match looking.join_next().await {
            Some(Ok(answered)) => answered,
            _ => (page, StatusCode::INTERNAL_SERVER_ERROR.into_response()),
        }
    }

    async fn answer(mut self, mut request: Request, next: Next) -> (Self, Response) {
        let found = Box::pin(self.find(request.uri().path(), request.headers())).await;
        request.extensions_mut().insert(self.clone());
        let response = match found {
            Ok(()) => next.run(request).await,
            Err(error) => error.into_response(),
        };
        (self, response)
    }

    /// Finds whom the page is for.
    async fn find(&mut self, path: &str, headers: &HeaderMap) -> Result<(), Error> {
        if is_for_staff(path) {
            return self.find_staff().await;
        }
        if is_for_screens(self, path) {
            return self.find_screen(headers).await;
        }
        if path.starts_with("/api/") {
            return api::find_key(self, headers).await;
        }
        if limits::counts(path) {
            self.admit()?;
        }
        // Stylesheets and health checks are nobody's, and must answer when the database does not.
        if split(path).is_some() { self.find_account().await } else { Ok(()) }
    }

    /// What went wrong, as a page; for programs as JSON, with a number.
    fn told(&self, status: StatusCode, told: ErrorPage<'_>, number: Option<&String>) -> Response {
        if let Some(number) = number {
            let body = serde_json::json!({
                "type": "about:blank",
                "status": status.as_u16(),
                "title": told.title(self.language),
                "instance": format!("urn:uuid:{number}"),
            });
            return (status, [(CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response();
        }
        if is_for_staff(&self.path) {
            return show(status, told.render_for_staff(&self.staff_frame(Tab::Start)));
        }
        show(status, told.render(&self.frame()))
    }
}

/// Whether an address is of a page of a screen.
fn is_for_screens(page: &Page, path: &str) -> bool {
    let below =
        |path: &str, of: &str| path.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let kiosk = page.path.split('?').next().is_some_and(|path| below(path, "/kiosk"));
    below(path, "/screen") || (kiosk && split(path).is_some())
}

/// Pages are the visitor's alone: nobody keeps them on the way. A form with errors may be gone back to.
fn private(page: &Page, mut response: Response) -> Response {
    if is_for_staff(&page.path) {
        response = with_scripts(response);
    }
    let form_again = matches!(response.status(), StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT);
    let keep = HeaderValue::from_static(if form_again { "private, no-cache" } else { "no-store" });
    response.headers_mut().entry(CACHE_CONTROL).or_insert(keep);
    response
}
