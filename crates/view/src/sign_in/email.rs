//! The first page: the address. It says nothing about whether there is an account.

use super::too_many;
use crate::frame::{Frame, Head};
use crate::parts::{Field, Problem, back, error_summary, hidden};
use crate::texts::rich;
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the page.
pub struct EmailPage<'a> {
    /// The address as it was typed.
    pub email: &'a str,
    /// Where to go afterwards; empty for My Page.
    pub next: &'a str,
    /// Why no code was sent.
    pub problem: Option<EmailProblem>,
}

/// Why no code was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailProblem {
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
            EmailProblem::Invalid => frame.t("sign-in-email-invalid"),
            EmailProblem::TooMany(minutes) => Cow::Owned(too_many(frame, minutes)),
        });
        let problem = error.clone().map(|text| Problem { href: "#email".into(), text });
        let field = Field {
            name: "email",
            label: frame.t("sign-in-email"),
            hint: Some(frame.t("sign-in-email-hint")),
            error,
            value: self.email,
            kind: "email",
            autocomplete: Some("email"),
            inputmode: Some("email"),
            ..Field::default()
        };
        let terms = html! { a.ds-link href=(frame.link("/terms")) { (frame.t("sign-in-terms")) } };
        let body = html! {
            (back(frame, &frame.link("/")))
            (error_summary(frame, problem.as_slice()))
            h1 { (title) }
            p { (frame.t("sign-in-intro")) }
            form.ask method="post" action=(frame.link("/sign-in")) novalidate {
                (hidden("next", self.next))
                (field.render(frame))
                p { (rich(frame.language, "sign-in-accept", &[("terms", terms)])) }
                button.ds-button type="submit" { (frame.t("sign-in-send")) }
            }
            p { a.ds-link.tl href=(frame.link("/how-to-sign-in")) { (frame.t("sign-in-how")) } }
        };
        frame.page(&title, Head { error: problem.is_some(), ..Head::default() }, &body)
    }
}
