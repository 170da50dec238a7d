//! A change of address: the new one is typed, then the codes that both addresses got.

use super::{page, problem};
use crate::frame::Frame;
use crate::parts::{Field, Problem, hidden};
use crate::sign_in::{CodeProblem, code_field, code_text, too_many};
use crate::texts::{rich, t_with};
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the first page.
pub struct EmailChangePage<'a> {
    /// The address that the account has.
    pub old: &'a str,
    /// The address as it was typed.
    pub email: &'a str,
    /// Why no codes were sent.
    pub problem: Option<EmailChangeProblem>,
}

/// Why no codes were sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailChangeProblem {
    /// There is no address.
    Missing,
    /// It is no address to which mail could be sent.
    Invalid,
    /// It is the one that the account has.
    Same,
    /// Too many codes were asked for; the next ones can be sent in so many minutes.
    TooMany(i64),
}

impl EmailChangePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let error = self.problem.map(|problem| match problem {
            EmailChangeProblem::Missing => frame.t("email-new-missing"),
            EmailChangeProblem::Invalid => frame.t("sign-in-email-invalid"),
            EmailChangeProblem::Same => frame.t("email-same"),
            EmailChangeProblem::TooMany(minutes) => Cow::Owned(too_many(frame, minutes)),
        });
        let problem = problem("#email", error.as_ref());
        let field = Field {
            label: frame.t("email-new"),
            hint: Some(frame.t("sign-in-email-hint")),
            error,
            value: self.email,
            ..Field::email()
        };
        let old = html! { b { bdi { (self.old) } } };
        let content = html! {
            p { (rich(frame.language, "email-now", &[("email", old)])) }
            p { (frame.t("email-how")) }
            form.ask method="post" action=(frame.link("/account/email")) novalidate {
                (field.render(frame))
                button.ds-button type="submit" { (frame.t("email-send")) }
            }
            p { a.ds-link.tl href=(frame.link("/lost-mailbox")) { (frame.t("lost-title")) } }
        };
        page(frame, &frame.t("email-title"), problem.as_slice(), &content)
    }
}

/// The facts of the second page.
pub struct EmailCodesPage<'a> {
    /// The address that the account has.
    pub old: &'a str,
    /// The address that it is to get.
    pub new: &'a str,
    /// What was typed for the old and the new one.
    pub typed: (&'a str, &'a str),
    /// For how many minutes the codes hold.
    pub minutes: i64,
    /// Why the code for the old and the new one was not accepted.
    pub problems: (Option<CodeProblem>, Option<CodeProblem>),
}

impl EmailCodesPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let text = |problem: Option<CodeProblem>| problem.map(|problem| code_text(frame, problem));
        let (old, new) = (text(self.problems.0), text(self.problems.1));
        let problems: Vec<Problem<'_>> =
            [problem("#new", new.as_ref()), problem("#old", old.as_ref())].into_iter().flatten().collect();
        let label = |email: &str| t_with(frame.language, "email-code", &[("email", email.into())]);
        let content = html! {
            p { (frame.t("email-codes-sent")) }
            form.ask method="post" action=(frame.link("/account/email/codes")) novalidate {
                (code_field(frame, ("new", label(self.new)), (self.minutes, self.typed.1), new))
                (code_field(frame, ("old", label(self.old)), (self.minutes, self.typed.0), old))
                button.ds-button type="submit" { (frame.t("email-do")) }
            }
            section.none aria-labelledby="no-mail" {
                h2 #no-mail { (frame.t("sign-in-no-mail")) }
                p { (frame.t("email-no-mail")) }
                form method="post" action=(frame.link("/account/email")) {
                    (hidden("email", self.new))
                    div.btns {
                        button.ds-button data-variant="secondary" type="submit" { (frame.t("email-resend")) }
                        a.ds-link.tl href=(frame.link("/account/email")) { (frame.t("sign-in-other-email")) }
                    }
                }
                p { a.ds-link.tl href=(frame.link("/lost-mailbox")) { (frame.t("lost-title")) } }
            }
        };
        page(frame, &frame.t("email-codes-title"), &problems, &content)
    }
}
