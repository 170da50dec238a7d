//! The second page: the code. It is the same whether or not one was sent.

use super::calls;
use crate::frame::{Frame, Head};
use crate::parts::{Problem, back, error_summary};
use crate::sign_in::{CodeProblem, code_field, code_text};
use crate::texts::rich;
use besok_core::office::Office;
use maud::{Markup, html};

/// The facts of the page.
pub struct CodePage<'a> {
    /// For how many minutes a code holds.
    pub minutes: i64,
    /// Whom to call.
    pub offices: &'a [Office],
    /// Why the code was not accepted.
    pub problem: Option<CodeProblem>,
}

impl CodePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("earlier-code-title");
        let error = self.problem.map(|problem| code_text(frame, problem));
        let problem = error.clone().map(|text| Problem { href: "#code".into(), text });
        let terms = html! { a.ds-link href=(frame.link("/terms")) { (frame.t("sign-in-terms")) } };
        let body = html! {
            (back(frame, &frame.link("/earlier")))
            (error_summary(frame, problem.as_slice()))
            h1 { (title) }
            p { (frame.t("earlier-code-sent")) }
            p { (frame.t("earlier-code-soon")) }
            form.ask method="post" action=(frame.link("/earlier/code")) novalidate {
                (code_field(frame, ("code", frame.t("sign-in-code")), (self.minutes, ""), error))
                p { (rich(frame.language, "earlier-accept", &[("terms", terms)])) }
                button.ds-button type="submit" { (frame.t("earlier-show")) }
            }
            section.none aria-labelledby="no-code" {
                h2 #no-code { (frame.t("earlier-code-none")) }
                p { (frame.t("earlier-code-none-why")) }
                p { a.ds-link.tl href=(frame.link("/earlier")) { (frame.t("earlier-code-again")) } }
                p { (frame.t("earlier-code-call")) }
                (calls(frame, self.offices))
            }
        };
        frame.page(&title, Head { error: problem.is_some(), ..Head::default() }, &body)
    }
}
