//! The pages on which somebody proves to be the one who is asked: by a code to the address on record, or for a letter
//! by a date of birth and an account.

use super::code::too_many;
use super::{accept, with_phone};
use crate::frame::{Frame, Head};
use crate::parts::{Field, Problem, error_summary, hidden};
use crate::sign_in::{BirthDateFields, EmailProblem, birth_date_key, too_many as too_many_codes};
use crate::texts::{rich, t_with};
use besok_core::account::Email;
use besok_core::person::BirthDateError;
use maud::{Markup, html};

/// A code is mailed to the address on record.
pub struct MailPage<'a> {
    /// That address. It is shown only in part: the link may have been handed on.
    pub email: &'a Email,
    /// Why no code was sent.
    pub problem: Option<EmailProblem>,
}

impl MailPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("request-mail-title");
        let problem = self.problem.map(|problem| match problem {
            EmailProblem::TooMany(minutes) => too_many_codes(frame, minutes),
            EmailProblem::Missing | EmailProblem::Invalid => frame.t("sign-in-email-invalid").into_owned(),
        });
        let problem = problem.map(|text| Problem { href: "#send".into(), text: text.into() });
        let email = html! { b { bdi dir="ltr" { (self.email.concealed()) } } };
        let body = html! {
            (error_summary(frame, problem.as_slice()))
            h1 { (title) }
            p { (frame.t("request-mail-why")) }
            p { (rich(frame.language, "request-mail-to", &[("email", email)])) }
            form.ask method="post" action=(frame.link("/request/code")) {
                (accept(frame))
                button.ds-button #send type="submit" { (frame.t("request-mail-send")) }
            }
            section.none aria-labelledby="not-mine" {
                h2 #not-mine { (frame.t("request-mail-not")) }
                p { (with_phone(frame, "request-mail-old")) }
                p { (frame.t("request-mail-other")) }
            }
        };
        frame.page(&title, Head { error: problem.is_some(), ..Head::default() }, &body)
    }
}

/// The date of birth of the one to whom a letter is addressed.
pub struct BirthPage<'a> {
    /// As it was typed.
    pub born: BirthDateFields<'a>,
    /// Why it was not accepted.
    pub problem: Option<BirthProblem>,
}

/// Why a date of birth was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BirthProblem {
    /// It is none.
    Unreadable(BirthDateError),
    /// The code or the date is wrong; so many tries are left.
    Wrong(i64),
    /// The code was tried too often.
    Locked,
    /// Too much was typed. Again after so many minutes.
    TooMany(i64),
}

impl BirthPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("request-birth-title");
        let locked = self.problem == Some(BirthProblem::Locked);
        let error = self.problem.map(|problem| match problem {
            BirthProblem::Unreadable(error) => frame.t(birth_date_key(error)),
            BirthProblem::Wrong(left) => t_with(frame.language, "request-birth-wrong", &[("left", left.into())]),
            BirthProblem::TooMany(minutes) => too_many(frame, minutes).into(),
            BirthProblem::Locked => frame.t("request-birth-locked"),
        });
        let problem = error.clone().map(|text| Problem { href: if locked { "#locked" } else { "#year" }.into(), text });
        let body = html! {
            (error_summary(frame, problem.as_slice()))
            h1 { (title) }
            @if locked {
                p #locked { (with_phone(frame, "request-birth-way-out")) }
            } @else {
                p { (frame.t("request-birth-why")) }
                form.ask method="post" action=(frame.link("/request/birth")) novalidate {
                    (self.born.render(frame, ("request-birth", false), error))
                    button.ds-button type="submit" { (frame.t("booking-continue")) }
                }
            }
            (another(frame))
        };
        frame.page(&title, Head { error: problem.is_some(), ..Head::default() }, &body)
    }
}

/// Which account is to book, once a letter is proved.
pub struct AccountPage<'a> {
    /// The address of whoever is signed in.
    pub signed_in: Option<&'a str>,
}

impl AccountPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("request-account-title");
        let field =
            Field { label: frame.t("sign-in-email"), hint: Some(frame.t("sign-in-email-hint")), ..Field::email() };
        let body = html! {
            h1 { (title) }
            p { (frame.t("request-account-why")) }
            @if let Some(email) = self.signed_in {
                form.ask method="post" action=(frame.link("/request/account")) {
                    p { (rich(frame.language, "request-account-signed-in", &[("email", html! { b { bdi { (email) } } })])) }
                    button.ds-button type="submit" { (frame.t("request-account-use")) }
                }
                h2 { (frame.t("request-account-other")) }
            }
            form.ask method="post" action=(frame.link("/sign-in")) novalidate {
                (hidden("next", "/request"))
                (field.render(frame))
                (accept(frame))
                button.ds-button data-variant=[self.signed_in.map(|_| "secondary")] type="submit" {
                    (frame.t("request-mail-send"))
                }
            }
            (another(frame))
        };
        frame.page(&title, Head::default(), &body)
    }
}

/// The way back to the code of a letter.
fn another(frame: &Frame<'_>) -> Markup {
    html! {
        form method="post" action=(frame.link("/request/forget")) {
            button.ds-button data-variant="tertiary" type="submit" { (frame.t("request-another")) }
        }
    }
}
