//! What every page needs to know of its request: the language, who is signed in, and the same page in another
//! language. Found out once, before the handler; and what a handler could not answer becomes a page here, after it.

mod frame;
mod guard;
mod staff;

pub(crate) use frame::frame;
pub(crate) use guard::guard;

use crate::error::Error;
use crate::session::Cookie;
use crate::{Web, limits};
use axum::extract::{FromRequestParts, Request};
use axum::http::header::{CONTENT_SECURITY_POLICY, LOCATION};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use besok_core::account::Account;
use besok_core::api_key::ApiKey;
use besok_core::booking::Reference;
use besok_core::catalogue::Catalogue;
use besok_core::language::Language;
use besok_core::limit::Network;
use besok_core::screen::Screen;
use besok_core::staff::Staff;
use besok_service::booking::Asker;
use besok_service::legacy::{self, Proved};
use besok_service::{account, screen};
use besok_view::frame::{Demo, Frame};
use maud::Markup;
use std::net::IpAddr;
use std::sync::Arc;

use staff::{POLICY, is_for_staff};

/// The facts about a request that pages are made of.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub web: Web,
    pub language: Language,
    pub catalogue: Arc<Catalogue>,
    /// Path and query after the language.
    pub path: String,
    /// Whoever is signed in. On pages of an old booking, the account of that booking: whoever is signed in is nobody there.
    pub account: Option<Account>,
    /// The secret of the session, if there is one.
    pub session: Option<String>,
    /// The secret of a sign-in under way.
    pub sign_in: Option<String>,
    /// The secret of a request to book that was opened.
    pub request: Option<String>,
    /// The secret of what was typed or proved for an old booking.
    pub proof: Option<String>,
    /// The old booking of the address, if it was proved in this browser.
    pub proved: Option<Proved>,
    /// The secret of a ticket.
    pub ticket: Option<String>,
    /// The screen that the device is, on pages of screens.
    pub screen: Option<Screen>,
    /// The member of staff who is signed in, on pages of staff.
    pub staff: Option<Staff>,
    /// The secret of their session.
    pub staff_session: Option<String>,
    /// The key of a program that asks.
    pub key: Option<ApiKey>,
    /// Which address the request came from.
    pub source: IpAddr,
}

impl Page {
    /// All but the account, which the database knows.
    fn of(web: &Web, request: &Request) -> Self {
        let whole = request.uri().path_and_query().map_or("/", |path| path.as_str());
        let (language, path) = split(whole).unwrap_or_else(|| {
            // Pages of staff have no language in front; whatever else has none is nobody's page.
            let path = if is_for_staff(request.uri().path()) { whole } else { "/" };
            (preferred(request.headers()), path.to_owned())
        });
        let path = if request.method().is_safe() { path } else { page_of_form(path) };
        Self {
            web: web.clone(),
            language,
            catalogue: web.app.catalogue(),
            path,
            account: None,
            session: Cookie::Session.read(web, request.headers()),
            sign_in: Cookie::SignIn.read(web, request.headers()),
            request: Cookie::Request.read(web, request.headers()),
            proof: Cookie::Earlier.read(web, request.headers()),
            proved: None,
            ticket: Cookie::Ticket.read(web, request.headers()),
            screen: None,
            staff: None,
            staff_session: Cookie::Staff.read(web, request.headers()),
            key: None,
            source: limits::source(request, &web.proxies),
        }
    }

    /// Before anything is asked of the database: may the network ask at all?
    pub fn admit(&self) -> Result<(), Error> {
        self.web.app.limiter.admit(self.source, self.web.app.clock.now()).map_err(Error::TooMany)
    }

    /// The household that the request came from.
    pub fn network(&self) -> String {
        Network::address(self.source).to_string()
    }

    /// Finds whom the page is for. An old booking's is for whoever has proved it, and its taking over for whoever has
    /// proved it and is signed in.
    async fn find_account(&mut self) -> Result<(), Error> {
        let (reference, takes_over) = old_booking(&self.path).unzip();
        if let (Some(reference), Some(token)) = (reference, &self.proof) {
            let proved = legacy::proved(&self.web.app, token).await?;
            self.proved = proved.filter(|proved| proved.booking.reference == reference);
        }
        if takes_over == Some(false) {
            self.account = self.old_account().cloned();
        } else if let Some(token) = &self.session {
            self.account = account::signed_in(&self.web.app, token).await?;
        }
        Ok(())
    }

    /// The account of the old booking that was proved, as long as it is changed outside My Page.
    fn old_account(&self) -> Option<&Account> {
        self.proved.as_ref().filter(|proved| proved.is_old()).map(|proved| &proved.account)
    }

    /// The old booking, on pages that need one.
    pub fn proved(&self) -> Result<&Proved, Error> {
        self.proved.as_ref().ok_or(Error::Forbidden)
    }

    /// Screens may ask as often as they like: a whole office is one network. What is none, or no longer, may not.
    async fn find_screen(&mut self, headers: &HeaderMap) -> Result<(), Error> {
        if let Some(secret) = Cookie::Screen.read(&self.web, headers) {
            self.screen = screen::find(&self.web.app, &secret).await?;
        }
        if self.screen.is_some() { Ok(()) } else { self.admit() }
    }

    /// The screen, on pages of screens.
    pub fn screen(&self) -> Result<&Screen, Error> {
        self.screen.as_ref().ok_or(Error::NotFound)
    }

    /// The frame of the page that answers.
    pub fn frame(&self) -> Frame<'_> {
        let proved = old_booking(&self.path).is_some_and(|(_, takes_over)| !takes_over) && self.proved.is_some();
        Frame {
            language: self.language,
            agency: &self.catalogue.agency,
            path: &self.path,
            visitor: self.account.as_ref().filter(|_| !proved).map(|account| {
                account.myself().map_or_else(|| account.address().as_str(), |person| person.name.as_str())
            }),
            proved,
            demo: match (self.web.app.is_demo(), self.web.app.has_mailbox()) {
                (false, _) => Demo::No,
                (true, true) => Demo::WithMailbox,
                (true, false) => Demo::WithMail,
            },
            css: self.web.assets.css(),
            icon: self.web.assets.icon(),
        }
    }

    /// The same page, with the account as it is by now.
    pub async fn again(&self) -> Result<Self, Error> {
        let account = account::find(&self.web.app, &self.account()?.id).await?;
        Ok(Self { account, ..self.clone() })
    }

    /// The account, on pages that need one.
    pub fn account(&self) -> Result<&Account, Error> {
        self.account.as_ref().ok_or(Error::Forbidden)
    }

    /// The secret of the session, on pages that need one.
    pub fn token(&self) -> Result<&str, Error> {
        self.session.as_deref().ok_or(Error::Forbidden)
    }

    /// Who asks the service for something, with the key of the form.
    pub fn asker<'a>(&'a self, key: Option<&'a str>) -> Result<Asker<'a>, Error> {
        Ok(Asker { account: self.account()?, key })
    }

    /// An address of this site in the page's language.
    pub fn link(&self, path: &str) -> String {
        format!("/{}{path}", self.language.tag())
    }

    /// "Go there": the answer to a form that was accepted.
    pub fn see_other(&self, path: &str) -> Response {
        see_other(&self.link(path))
    }

    /// The frame for forms that were not accepted, whose page is shown again: the address to switch language to is the
    /// page's.
    pub fn frame_at<'a>(&'a self, path: &'a str) -> Frame<'a> {
        Frame { path, ..self.frame() }
    }
}

/// 303, to an address of this site.
pub(crate) fn see_other(address: &str) -> Response {
    let location = HeaderValue::try_from(address).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response()
}

/// A page with a status.
pub(crate) fn show(status: StatusCode, markup: Markup) -> Response {
    (status, Html(markup.into_string())).into_response()
}

/// A page that loads scripts: ours alone, and none stands on it.
pub(crate) fn with_scripts(mut response: Response) -> Response {
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

/// `/sv/my?x` is Swedish, `/my?x`.
fn split(path: &str) -> Option<(Language, String)> {
    let rest = path.strip_prefix('/')?;
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let language = Language::from_tag(&rest[..end])?;
    let path = &rest[end..];
    Some((language, if path.starts_with('/') { path.to_owned() } else { format!("/{path}") }))
}

/// Which old booking a page is about, and whether it takes it over. References are read as they stand: none that is
/// written in another way in the address is proved.
fn old_booking(path: &str) -> Option<(Reference, bool)> {
    let path = path.split('?').next()?.strip_prefix("/earlier/")?;
    let (reference, deed) = path.split_once('/').unwrap_or((path, ""));
    Some((Reference::parse(reference)?, deed == "take-over"))
}

/// The page on which a form stands, by where the form goes.
fn page_of_form(path: String) -> String {
    if path.starts_with("/request/") {
        return "/request".to_owned();
    }
    if let Some(page) = path.strip_suffix("/people").filter(|path| path.starts_with("/book/")) {
        return page.to_owned();
    }
    let deeds = ["/done", "/hold", "/extend", "/confirm", "/resend", "/sign-out", "/tried", "/here"];
    let page = deeds.iter().find_map(|deed| path.strip_suffix(deed)).map(str::to_owned);
    page.map_or(path, |page| if page.is_empty() { "/".to_owned() } else { page })
}

/// The language that the browser asks for.
pub(crate) fn preferred(headers: &HeaderMap) -> Language {
    let wish = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Language::from_accept(wish.unwrap_or(""))
}

impl<S: Sync> FromRequestParts<S> for Page {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        parts.extensions.get::<Self>().cloned().ok_or(Error::NotFound)
    }
}

pub(crate) fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("");
    accept.contains("json") && !accept.contains("text/html")
}

/// Where to go next, if it is a path of this site; My Page otherwise.
pub(crate) fn safe_next(next: &str) -> &str {
    let ours = next.starts_with('/')
        && !next.starts_with("//")
        && next.len() <= 500
        && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if ours { next } else { "/my" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_a_language_in_front() {
        let split = |path| split(path).map(|(language, rest)| (language.tag(), rest));
        assert_eq!(split("/sv/my?x=1"), Some(("sv", "/my?x=1".to_owned())));
        assert_eq!(split("/en"), Some(("en", "/".to_owned())));
        assert_eq!(split("/en?x"), Some(("en", "/?x".to_owned())));
        assert_eq!(split("/english"), None);
        assert_eq!(split("/"), None);
    }

    #[test]
    fn a_form_stands_on_a_page() {
        let page = |path: &str| page_of_form(path.to_owned());
        assert_eq!(page("/book/passport/umea/20261208T0820Z/confirm"), "/book/passport/umea/20261208T0820Z");
        assert_eq!(page("/sign-out"), "/");
        assert_eq!(page("/request/birth"), "/request");
        assert_eq!(page("/my/K7M429PX/cancel"), "/my/K7M429PX/cancel");
    }

    #[test]
    fn one_never_leaves_the_site() {
        for bad in ["https://evil.example", "//evil.example", "/\\evil.example", "/a\r\nb", "", "my"] {
            assert_eq!(safe_next(bad), "/my", "{bad}");
        }
        assert_eq!(safe_next("/book/passport?x=1"), "/book/passport?x=1");
    }
}
