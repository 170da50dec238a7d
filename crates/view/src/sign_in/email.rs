//! The first page: the address. It says nothing about whether there is an account.

use super::too_many;
use crate::booking::when;
use crate::frame::{Frame, Head};
use crate::parts::{Field, Problem, Row, back, error_summary, hidden, pair, summary};
use crate::texts::rich;
use crate::visit::MYSELF;
use besok_core::errand::Errand;
use besok_core::office::Office;
use jiff::Timestamp;
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the page.
pub struct EmailPage<'a> {
    /// The address as it was typed.
    pub email: &'a str,
    /// Where to go afterwards; empty for My Page.
    pub next: &'a str,
    /// The time that was chosen before, and will be held afterwards.
    pub chosen: Option<Chosen<'a>>,
    /// Why no code was sent.
    pub problem: Option<EmailProblem>,
}

/// A time that was chosen before signing in.
#[derive(Debug, Clone, Copy)]
pub struct Chosen<'a> {
    /// What for.
    pub errand: &'a Errand,
    /// Where.
    pub office: &'a Office,
    /// From when.
    pub starts_at: Timestamp,
}

impl Chosen<'_> {
    /// What is remembered meanwhile, so that nobody thinks it lost.
    fn render(&self, frame: &Frame<'_>) -> Markup {
        let office = html! { (self.office.name.get(frame.language)) };
        let errand = html! { (self.errand.name.get(frame.language)) };
        let value = html! {
            b { bdi { (when(frame, self.office, self.starts_at)) } } br;
            (pair(frame, office, errand))
        };
        html! {
            (summary(frame, &[Row { term: frame.t("sign-in-your-time"), value, change: None }]))
            p { (frame.t("sign-in-your-time-then")) }
        }
    }
}

/// Why no code was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailProblem {
    /// There is none.
    Missing,
    /// It is no address to which mail could be sent.
    Invalid,
    /// Too many codes were asked for; the next one can be sent in so many minutes.
    TooMany(i64),
}

impl EmailPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("sign-in-title");
        let error = self.problem.map(|problem| match problem {
            EmailProblem::Missing => frame.t("sign-in-email-missing"),
            EmailProblem::Invalid => frame.t("sign-in-email-invalid"),
            EmailProblem::TooMany(minutes) => Cow::Owned(too_many(frame, minutes)),
        });
        let problem = error.clone().map(|text| Problem { href: "#email".into(), text });
        let field = Field {
            label: frame.t("sign-in-email"),
            hint: Some(frame.t("sign-in-email-hint")),
            error,
            value: self.email,
            ..Field::email()
        };
        let terms = html! { a.ds-link href=(frame.link("/terms")) { (frame.t("sign-in-terms")) } };
        let body = html! {
            (back(frame, &self.chosen.map_or_else(|| frame.link("/"), |chosen| {
                frame.link(&format!("/book/{}/{MYSELF}/{}", chosen.errand.id, chosen.office.id))
            })))
            (error_summary(frame, problem.as_slice()))
            h1 { (title) }
            @if let Some(chosen) = &self.chosen { (chosen.render(frame)) }
            p { (frame.t("sign-in-intro")) }
            form.ask method="post" action=(frame.link("/sign-in")) novalidate {
                (hidden("next", self.next))
                (field.render(frame))
                p { (rich(frame.language, "sign-in-accept", &[("terms", terms)])) }
                button.ds-button type="submit" { (frame.t("sign-in-send")) }
            }
            p { a.ds-link.tl href=(frame.link("/how-to-sign-in")) { (frame.t("sign-in-how")) } }
            p { a.ds-link.tl href=(frame.link("/lost-mailbox")) { (frame.t("lost-title")) } }
        };
        frame.page(&title, Head { error: problem.is_some(), ..Head::default() }, &body)
    }
}
