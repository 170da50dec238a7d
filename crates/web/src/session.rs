//! Cookies: one for a session, one for a sign-in under way. Each holds a secret that only its digest is kept of.

use crate::Web;
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use besok_core::invitation::Code;

/// What a cookie is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// Somebody is signed in.
    Session,
    /// A code was sent.
    SignIn,
    /// A member of staff is signed in.
    Staff,
    /// A request to book was opened: the secret of its link, the code of its letter, or what was given for both code and
    /// date of birth.
    Request,
    /// A code for an old booking was asked for, or typed: the secret of the one or of the other.
    Earlier,
    /// A ticket of today is on this phone.
    Ticket,
    /// A screen of an office: a kiosk, a board, a sign.
    Screen,
}

impl Cookie {
    /// Over HTTPS the name binds the cookie to this host alone.
    fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Session, true) => "__Host-besok",
            (Self::Session, false) => "besok",
            (Self::SignIn, true) => "__Host-besok-sign-in",
            (Self::SignIn, false) => "besok-sign-in",
            (Self::Staff, true) => "__Host-besok-staff",
            (Self::Staff, false) => "besok-staff",
            (Self::Request, true) => "__Host-besok-request",
            (Self::Request, false) => "besok-request",
            (Self::Earlier, true) => "__Host-besok-earlier",
            (Self::Earlier, false) => "besok-earlier",
            (Self::Ticket, true) => "__Host-besok-ticket",
            (Self::Ticket, false) => "besok-ticket",
            (Self::Screen, true) => "__Host-besok-screen",
            (Self::Screen, false) => "besok-screen",
        }
    }

    /// The secret in a request's cookie. One that we cannot have made is none.
    pub fn read(self, web: &Web, headers: &HeaderMap) -> Option<String> {
        let name = self.name(web.secure);
        headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|header| header.to_str().ok())
            .flat_map(|header| header.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(found, _)| *found == name)
            .map(|(_, token)| token)
            .filter(|token| is_secret(token) || (self == Self::Request && Code::parse(token).is_some()))
            .map(str::to_owned)
    }

    /// Gives the browser a secret until it is closed; that of a request or an old booking for an hour at most. A ticket
    /// outlives the closing of a phone's browser, and a screen that is switched off is the same in the morning.
    pub fn set(self, web: &Web, token: &str, answer: &mut Response) {
        let age = match self {
            Self::Session | Self::SignIn | Self::Staff => "",
            Self::Request | Self::Earlier => "; Max-Age=3600",
            Self::Ticket => "; Max-Age=86400",
            Self::Screen => "; Max-Age=34560000",
        };
        self.put(web, &format!("{token}; Path=/{age}"), answer);
    }

    /// Takes the secret back.
    pub fn clear(self, web: &Web, answer: &mut Response) {
        self.put(web, "; Path=/; Max-Age=0", answer);
    }

    fn put(self, web: &Web, value: &str, answer: &mut Response) {
        let secure = if web.secure { "; Secure" } else { "" };
        let cookie = format!("{}={value}; HttpOnly; SameSite=Lax{secure}", self.name(web.secure));
        if let Ok(cookie) = HeaderValue::try_from(cookie) {
            answer.headers_mut().append(SET_COOKIE, cookie);
        }
    }
}

/// Whether it can be one of our secrets.
pub(crate) fn is_secret(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}
