//! The second page: the code from the mail.

use super::too_many;
use crate::frame::{Frame, Head};
use crate::parts::{Field, Problem, Tone, alert, back, error_summary};
use crate::texts::{rich, t_with};
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the page.
pub struct CodePage<'a> {
    /// Where the code was sent.
    pub email: &'a str,
    /// Whether that was not typed here, and is shown only in part.
    pub concealed: bool,
    /// Path of the page that asks for the address; it knows where the visitor was going.
    pub first: &'a str,
    /// For how many minutes a code holds.
    pub minutes: i64,
    /// Whether another code has just been sent.
    pub resent: bool,
    /// Why the code was not accepted, or none was sent.
    pub problem: Option<CodeProblem>,
}

/// Why a code was not accepted, or none was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeProblem {
    /// It is not six digits.
    Malformed,
    /// It is not the code; so many tries are left.
    Wrong(i64),
    /// It no longer holds.
    Expired,
    /// It was tried too often; a new one is needed.
    Exhausted,
    /// Too many codes were asked for; the next one can be sent in so many minutes.
    TooMany(i64),
}

impl CodePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("sign-in-code-title");
        let error = self.problem.map(|problem| code_text(frame, problem));
        let problem = error.clone().map(|text| Problem { href: "#code".into(), text });
        let address = html! { b { bdi dir=[self.concealed.then_some("ltr")] { (self.email) } } };
        let body = html! {
            (back(frame, &frame.link(self.first)))
            (error_summary(frame, problem.as_slice()))
            h1 { (title) }
            @if self.resent {
                (alert(Tone::Info, &frame.t("sign-in-resent"), &html! { p { (frame.t("sign-in-resent-why")) } }))
            }
            p { (rich(frame.language, "sign-in-code-sent", &[("email", address)])) }
            @if self.concealed { p.hint { (frame.t("request-code-sent-why")) } }
            (self.form(frame, error))
            section.none aria-labelledby="no-mail" {
                h2 #no-mail { (frame.t("sign-in-no-mail")) }
                p { (frame.t("sign-in-spam")) }
                div.btns {
                    form method="post" action=(frame.link("/sign-in/resend")) {
                        button.ds-button data-variant="secondary" type="submit" { (frame.t("sign-in-resend")) }
                    }
                    @if !self.concealed {
                        a.ds-link.tl href=(frame.link(self.first)) { (frame.t("sign-in-other-email")) }
                    }
                }
                p { a.ds-link.tl href=(frame.link("/lost-mailbox")) { (frame.t("lost-title")) } }
            }
        };
        frame.page(&title, Head { error: problem.is_some(), ..Head::default() }, &body)
    }

    fn form(&self, frame: &Frame<'_>, error: Option<Cow<'static, str>>) -> Markup {
        let field = code_field(frame, ("code", frame.t("sign-in-code")), (self.minutes, ""), error);
        html! {
            form.ask method="post" action=(frame.link("/sign-in/code")) novalidate {
                (field)
                button.ds-button type="submit" { (frame.t("frame-sign-in")) }
            }
        }
    }
}

/// The field of a code, by its name and label.
pub(crate) fn code_field(
    frame: &Frame<'_>,
    (name, label): (&str, Cow<'_, str>),
    (minutes, value): (i64, &str),
    error: Option<Cow<'static, str>>,
) -> Markup {
    Field {
        name,
        label,
        hint: Some(t_with(frame.language, "sign-in-code-hint", &[("minutes", minutes.into())])),
        error,
        value,
        autocomplete: Some("one-time-code"),
        inputmode: Some("numeric"),
        dir: Some("ltr"),
        width: "w8",
        ..Field::default()
    }
    .render(frame)
}

/// Why a code was not accepted, in words.
pub(crate) fn code_text(frame: &Frame<'_>, problem: CodeProblem) -> Cow<'static, str> {
    match problem {
        CodeProblem::Malformed => frame.t("sign-in-code-malformed"),
        CodeProblem::Wrong(left) => t_with(frame.language, "sign-in-code-wrong", &[("left", left.into())]),
        CodeProblem::Expired => frame.t("sign-in-code-expired"),
        CodeProblem::Exhausted => frame.t("sign-in-code-exhausted"),
        CodeProblem::TooMany(minutes) => Cow::Owned(too_many(frame, minutes)),
    }
}
