//! Cookies: one for a session, one for a sign-in under way. Each holds a secret that only its digest is kept of.

use crate::Web;
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

/// What a cookie is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// Somebody is signed in.
    Session,
    /// A code was sent.
    SignIn,
    /// A member of staff is signed in.
    Staff,
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
            .filter(|token| token.len() == 64 && token.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .map(str::to_owned)
    }

    /// Gives the browser a secret until it is closed.
    pub fn set(self, web: &Web, token: &str, answer: &mut Response) {
        self.put(web, &format!("{token}; Path=/"), answer);
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
