//! Who is let in while there is more to do than can be done. The rule is `core::overload`; here stands what there is to
//! do, and which class a route has.

use crate::error::Error;
use crate::limits;
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::{Method, StatusCode};
use besok_core::overload::{Class, Pressure};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// What is answered from memory, at once. To refuse it would cost as much as to answer it, so it has no class.
const FROM_MEMORY: [&str; 14] = [
    "/",
    "/robots.txt",
    "/{language}",
    "/{language}/",
    "/{language}/errands",
    "/{language}/offices",
    "/{language}/how-to-sign-in",
    "/{language}/lost-mailbox",
    "/{language}/terms",
    "/{language}/contact",
    "/{language}/accessibility",
    "/{language}/privacy",
    "/{language}/waiting-list",
    "/api/v1/openapi.json",
];
/// Last parts of addresses where something is finished, or that tell that it is.
const FINISHED: [&str; 12] = [
    "{start}",
    "confirm",
    "extend",
    "cancel",
    "here",
    "take",
    "decline",
    "booked",
    "moved",
    "changed",
    "cancelled",
    "taken-over",
];
/// Parts of addresses for whoever is at the office now.
const AT_THE_OFFICE: [&str; 6] = ["kiosk", "screen", "t", "ticket", "counter", "reception"];
/// First parts of addresses, after the language, of what is somebody's own, or the way to it.
const ONES_OWN: [&str; 9] = ["my", "account", "people", "sign-in", "welcome", "request", "r", "earlier", "staff"];

/// The class of a route; none if it waits for nothing.
pub fn class(route: &str, method: &Method) -> Option<Class> {
    if FROM_MEMORY.contains(&route) || route.starts_with("/assets/") || route.starts_with("/health/") {
        return None;
    }
    let parts: Vec<&str> = route.split('/').skip(1).filter(|part| *part != "{language}").collect();
    let (first, last) = (parts.first().unwrap_or(&""), parts.last().unwrap_or(&""));
    Some(if FINISHED.contains(last) || parts.iter().any(|part| AT_THE_OFFICE.contains(part)) {
        Class::Finish
    } else if !method.is_safe() || ONES_OWN.contains(first) {
        Class::Begin
    } else {
        Class::Look
    })
}

/// Where everybody comes in.
#[derive(Debug)]
pub(crate) struct Door {
    under_way: AtomicUsize,
    streams: Arc<Semaphore>,
    is_ending: AtomicBool,
}

/// A request under way, until it is answered.
#[derive(Debug)]
pub(crate) struct UnderWay(Arc<Door>);

impl Default for Door {
    fn default() -> Self {
        let streams = Arc::new(Semaphore::new(limits::STREAMS));
        Self { under_way: AtomicUsize::new(0), streams, is_ending: AtomicBool::new(false) }
    }
}

impl Door {
    /// Lets a request in, or does not.
    pub fn admit(self: &Arc<Self>, class: Class, (behind, late): (Duration, Duration)) -> Result<UnderWay, Error> {
        let one_more = |under_way| class.is_let_in(Pressure { under_way, behind, late }).then_some(under_way + 1);
        match self.under_way.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_more) {
            Ok(_) => Ok(UnderWay(self.clone())),
            Err(_) => Err(Error::Busy),
        }
    }

    /// A place for a stream. Streams are not under way: they last.
    pub fn stream(&self) -> Result<OwnedSemaphorePermit, Error> {
        self.streams.clone().try_acquire_owned().map_err(|_| Error::Busy)
    }

    /// From now on whoever watches the process is told to send nobody here.
    pub fn end(&self) {
        self.is_ending.store(true, Ordering::Relaxed);
    }

    /// Whether the server is about to end.
    pub fn is_ending(&self) -> bool {
        self.is_ending.load(Ordering::Relaxed)
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.under_way.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The request with its whole body. Whoever sends slowly is waited for out here, where they take nobody's place. Large
/// files go on to the routes of staff that take them, after these have looked who sends them.
pub(crate) async fn gathered(request: Request, patience: Duration) -> Result<Request, StatusCode> {
    if request.body().is_end_stream() {
        return Ok(request);
    }
    if request.body().size_hint().lower() > limits::BODY as u64 {
        let may_be_large = request.uri().path().starts_with("/staff/");
        return if may_be_large { Ok(request) } else { Err(StatusCode::PAYLOAD_TOO_LARGE) };
    }
    let (parts, body) = request.into_parts();
    match timeout(patience, to_bytes(body, limits::BODY)).await {
        Ok(Ok(bytes)) => Ok(Request::from_parts(parts, Body::from(bytes))),
        Ok(Err(_)) => Err(StatusCode::PAYLOAD_TOO_LARGE),
        Err(_) => Err(StatusCode::REQUEST_TIMEOUT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_about_to_finish_goes_first_and_who_looks_goes_last() {
        let of = |method: Method, route: &str| class(route, &method);
        for route in [
            "/{language}/book/{errand}/{party}/{office}/{start}/confirm",
            "/{language}/book/{errand}/{party}/{office}/{start}/extend",
            "/{language}/my/{reference}/move/{office}/{start}/confirm",
            "/{language}/my/{reference}/cancel",
            "/{language}/my/{reference}/here",
            "/{language}/my/offers/{offer}/take",
            "/{language}/kiosk/birth",
            "/{language}/ticket/leave",
            "/staff/offices/{office}/counter",
            "/staff/offices/{office}/reception/register",
        ] {
            assert_eq!(of(Method::POST, route), Some(Class::Finish), "{route}");
        }
        for route in [
            "/{language}/book/{errand}/{party}/{office}",
            "/{language}/book/{errand}/{party}/{office}/{start}/hold",
            "/{language}/sign-in",
            "/{language}/sign-in/code",
            "/staff/moves/new",
            "/api/v1/requests",
        ] {
            assert_eq!(of(Method::POST, route), Some(Class::Begin), "{route}");
        }
        for route in [
            "/{language}/book",
            "/{language}/book/{errand}/{party}/{office}",
            "/{language}/offices/{office}",
            "/api/v1/errands/{errand}/offices/{office}/times",
        ] {
            assert_eq!(of(Method::GET, route), Some(Class::Look), "{route}");
        }
        assert_eq!(of(Method::GET, "/{language}/my"), Some(Class::Begin));
        assert_eq!(of(Method::GET, "/{language}/book/{errand}/{party}/{office}/{start}"), Some(Class::Finish));
        assert_eq!(of(Method::GET, "/{language}/terms"), None);
    }

    #[test]
    fn a_place_is_free_again_when_the_answer_is_there() {
        let (door, quiet) = (Arc::new(Door::default()), (Duration::ZERO, Duration::ZERO));
        let mut looking = Vec::new();
        while let Ok(one) = door.admit(Class::Look, quiet) {
            looking.push(one);
        }
        assert!(door.admit(Class::Look, quiet).is_err());
        let beginning = door.admit(Class::Begin, quiet);
        assert!(beginning.is_ok() && door.admit(Class::Finish, quiet).is_ok());
        drop(beginning);
        looking.pop();
        assert!(door.admit(Class::Look, quiet).is_ok());
    }
}
