//! Pages for what went wrong. Each says what happened, in plain words, and what to do.

use crate::frame::{Frame, Head};
use crate::parts::{email, phone};
use crate::staff::StaffFrame;
use crate::texts::{rich, t};
use besok_core::language::Language;
use maud::{Markup, html};
use std::borrow::Cow;

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorPage<'a> {
    /// 404: there is no such page, or it is not the visitor's.
    NotFound,
    /// 403: a form came from another site, or did not say from where.
    Forbidden,
    /// 403: a member of staff lacks the permission.
    NotAllowed,
    /// 413: more was sent than any form holds.
    TooLarge,
    /// 500: a failure, which this number finds in the log.
    Failure(&'a str),
    /// 429: too many requests came from the visitor's network in this minute.
    TooMany,
    /// 503: too much to do right now.
    Busy,
    /// 504: no answer in time; whatever was asked may have been done.
    Late,
    /// 409: the form is from an older page.
    OldForm,
}

impl ErrorPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let (title, text) = self.keys();
        let title = frame.t(title);
        let body = html! {
            h1 { (title) }
            p { (frame.t(text)) }
            (self.number(frame))
            (self.way_on(frame))
            (help(frame))
        };
        frame.page(&title, Head { error: true, ..Head::default() }, &body)
    }

    /// The page for staff.
    pub fn render_for_staff(&self, frame: &StaffFrame<'_>) -> Markup {
        let (title, text) = match self {
            Self::NotFound => ("error-not-found", "staff-not-found-text"),
            other => other.keys(),
        };
        let title = frame.t(title);
        let body = html! {
            h1.ds-heading { (title) }
            p { (frame.t(text)) }
            (self.number(&frame.frame))
            p { a.ds-button href="/staff" { (frame.t("staff-start")) } }
        };
        frame.page(&title, Head { error: true, ..Head::default() }, &body)
    }

    fn number(&self, frame: &Frame<'_>) -> Markup {
        html! {
            @if let Self::Failure(number) = self {
                p { (rich(frame.language, "error-number", &[("number", html! { b { bdi { (number) } } })])) }
            }
        }
    }

    /// Its title, also for answers that are no pages.
    pub fn title(&self, language: Language) -> Cow<'static, str> {
        t(language, self.keys().0)
    }

    fn keys(&self) -> (&'static str, &'static str) {
        match self {
            Self::NotFound => ("error-not-found", "error-not-found-text"),
            Self::Forbidden => ("error-forbidden", "error-forbidden-text"),
            Self::NotAllowed => ("staff-not-allowed", "staff-not-allowed-text"),
            Self::TooLarge => ("error-too-large", "error-too-large-text"),
            Self::Failure(_) => ("error-failure", "error-failure-text"),
            Self::TooMany => ("error-too-many", "error-too-many-text"),
            Self::Busy => ("error-busy", "error-busy-text"),
            Self::Late => ("error-late", "error-late-text"),
            Self::OldForm => ("error-old-form", "error-old-form-text"),
        }
    }

    fn way_on(&self, frame: &Frame<'_>) -> Markup {
        let (path, key) = match self {
            Self::OldForm | Self::Forbidden | Self::TooMany | Self::Busy => (frame.path, "error-reload"),
            _ if frame.proved => ("/earlier", "earlier-back"),
            _ if frame.visitor.is_some() => ("/my", "error-to-my"),
            _ => ("/", "error-to-start"),
        };
        html! { p { a.ds-button href=(frame.link(path)) { (frame.t(key)) } } }
    }
}

fn help(frame: &Frame<'_>) -> Markup {
    let agency = frame.agency;
    html! {
        p {
            (rich(frame.language, "error-help", &[
                ("phone", phone(&agency.phone, &agency.phone_link)),
                ("email", email(&agency.email)),
            ]))
        }
    }
}
