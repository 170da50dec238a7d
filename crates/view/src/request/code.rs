//! The page that asks for the code of a letter.

use super::with_phone;
use crate::frame::{Frame, Head};
use crate::parts::{Field, Problem, back, error_summary};
use crate::texts::t_with;
use maud::{Markup, html};

/// The facts of the page.
pub struct LetterPage<'a> {
    /// The code as it was typed.
    pub code: &'a str,
    /// Why the page is shown again.
    pub problem: Option<LetterProblem>,
}

/// Why a code leads nowhere. Whether there is such a letter is not among it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterProblem {
    /// None was typed.
    Missing,
    /// No letter has such a code: a character is missing or wrong.
    Malformed,
    /// Too much was typed. Again after so many minutes.
    TooMany(i64),
}

impl LetterPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("request-code-title");
        let error = self.problem.map(|problem| match problem {
            LetterProblem::Missing => frame.t("request-code-missing"),
            LetterProblem::Malformed => frame.t("request-code-malformed"),
            LetterProblem::TooMany(minutes) => too_many(frame, minutes).into(),
        });
        let problem = error.clone().map(|text| Problem { href: "#code".into(), text });
        let field = Field {
            name: "code",
            label: frame.t("request-code"),
            hint: Some(frame.t("request-code-hint")),
            error,
            value: self.code,
            autocomplete: Some("off"),
            dir: Some("ltr"),
            ..Field::default()
        };
        let body = html! {
            (back(frame, &frame.link("/")))
            (error_summary(frame, problem.as_slice()))
            h1 { (title) }
            p { (frame.t("request-code-intro")) }
            form.ask method="post" action=(frame.link("/request")) novalidate {
                (field.render(frame))
                button.ds-button type="submit" { (frame.t("booking-continue")) }
            }
            section.none aria-labelledby="no-code" {
                h2 #no-code { (frame.t("request-code-none")) }
                p { (frame.t("request-code-mail")) }
                p { (with_phone(frame, "request-code-call")) }
            }
        };
        frame.page(&title, Head { error: problem.is_some(), ..Head::default() }, &body)
    }
}

/// Too much was typed for letters. Whoever cannot wait can call.
pub(super) fn too_many(frame: &Frame<'_>, minutes: i64) -> String {
    let phone = frame.agency.phone.as_str();
    t_with(frame.language, "request-too-many", &[("minutes", minutes.into()), ("phone", phone.into())]).into_owned()
}
