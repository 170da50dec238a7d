//! The end of an account: what happens, and a code from the mailbox before it does.

use super::{page, problem};
use crate::booking::when;
use crate::frame::{Frame, Head};
use crate::parts::{Tone, alert, pair, phone, success};
use crate::sign_in::{CodeProblem, code_field, code_text, too_many};
use crate::texts::rich;
use crate::visit::Visit;
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the first page.
pub struct DeletePage<'a> {
    /// Visits to come, which are cancelled with it.
    pub visits: Vec<Visit<'a>>,
    /// Those among them that are too close to be cancelled: they stop it.
    pub late: Vec<Visit<'a>>,
    /// After how many minutes a code can be sent, if none can be now.
    pub wait: Option<i64>,
}

impl DeletePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let error = self.wait.map(|minutes| Cow::Owned(too_many(frame, minutes)));
        let problem = problem("#send", error.as_ref());
        let content = html! {
            @if !self.late.is_empty() { (self.late(frame)) }
            h2 { (frame.t("delete-what")) }
            ul {
                li { (frame.t("delete-sign-in")) }
                li {
                    @if self.visits.is_empty() { (frame.t("delete-no-visits")) }
                    @else { (frame.t("delete-visits")) (visits(frame, &self.visits)) }
                }
                li { (frame.t("delete-holds")) }
            }
            h2 { (frame.t("delete-kept")) }
            p { (frame.t("delete-kept-text")) " " a.ds-link href=(frame.link("/privacy")) { (frame.t("privacy-title")) } }
            @if self.late.is_empty() {
                p { (frame.t("delete-again")) }
                form method="post" action=(frame.link("/account/delete")) {
                    div.btns {
                        button.ds-button #send type="submit" { (frame.t("delete-send")) }
                        a.ds-button data-variant="secondary" href=(frame.link("/account")) { (frame.t("delete-not")) }
                    }
                }
            }
        };
        page(frame, &frame.t("delete-title"), problem.as_slice(), &content)
    }

    fn late(&self, frame: &Frame<'_>) -> Markup {
        let agency = frame.agency;
        let call = phone(&agency.phone, &agency.phone_link);
        let text = html! {
            p { (rich(frame.language, "delete-late-text", &[("phone", call)])) }
            (visits(frame, &self.late))
        };
        alert(Tone::Warning, &frame.t("delete-late"), &text)
    }
}

fn visits(frame: &Frame<'_>, visits: &[Visit<'_>]) -> Markup {
    html! {
        ul {
            @for visit in visits {
                @let office = html! { (visit.office.name.get(frame.language)) };
                @let time = html! { bdi { (when(frame, visit.office, visit.booking.starts_at)) } };
                li { a.ds-link href=(frame.link(&visit.path())) { (pair(frame, time, office)) } }
            }
        }
    }
}

/// The facts of the second page.
pub struct DeleteCodePage<'a> {
    /// Where the code was sent.
    pub email: &'a str,
    /// For how many minutes it holds.
    pub minutes: i64,
    /// Why it was not accepted.
    pub problem: Option<CodeProblem>,
}

impl DeleteCodePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let error = self.problem.map(|problem| code_text(frame, problem));
        let problem = problem("#code", error.as_ref());
        let address = html! { b { bdi { (self.email) } } };
        let content = html! {
            p { (rich(frame.language, "sign-in-code-sent", &[("email", address)])) }
            form.ask method="post" action=(frame.link("/account/delete/code")) novalidate {
                (code_field(frame, ("code", frame.t("sign-in-code")), (self.minutes, ""), error))
                p { (frame.t("delete-final")) }
                div.btns {
                    button.ds-button data-color="danger" type="submit" { (frame.t("delete-do")) }
                    a.ds-button data-variant="secondary" href=(frame.link("/account")) { (frame.t("delete-not")) }
                }
            }
            section.none aria-labelledby="no-mail" {
                h2 #no-mail { (frame.t("sign-in-no-mail")) }
                p { (frame.t("sign-in-spam")) }
                form method="post" action=(frame.link("/account/delete")) {
                    button.ds-button data-variant="secondary" type="submit" { (frame.t("sign-in-resend")) }
                }
            }
        };
        page(frame, &frame.t("delete-code-title"), problem.as_slice(), &content)
    }
}

/// The page after it.
pub fn deleted(frame: &Frame<'_>) -> Markup {
    let title = frame.t("deleted-title");
    let body = html! {
        (success(&title, &html! { p { (frame.t("deleted-text")) } }))
        p { (frame.t("delete-kept-text")) }
        p { a.ds-button href=(frame.link("/")) { (frame.t("deleted-start")) } }
    };
    frame.page(&title, Head::default(), &body)
}
