//! Naming a representative: whom, for whom, what they may do and for how long.

use super::representatives::scope_key;
use crate::frame::Frame;
use crate::parts::{Field, Problem, Tone, alert, error_text, hidden, phone, tick};
use crate::texts::{rich, t_with};
use besok_core::account::AccountPerson;
use besok_core::representation::{DAYS, Scope};
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the page that names somebody.
pub struct NamePage<'a> {
    /// The persons who can be shared.
    pub persons: Vec<&'a AccountPerson>,
    /// Whether others are protected, so that they cannot.
    pub protected: bool,
    /// The address as it was typed.
    pub email: &'a str,
    /// Who is ticked, by number.
    pub chosen: &'a [i64],
    /// What was chosen that they may do.
    pub scope: Option<Scope>,
    /// For how many days.
    pub days: Option<i64>,
    /// What is to be corrected.
    pub problems: NameProblems,
}

/// What is to be corrected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NameProblems {
    /// In the address.
    pub email: Option<AddressProblem>,
    /// Nobody is chosen.
    pub persons: bool,
    /// Nothing is chosen that they may do.
    pub scope: bool,
    /// No time is chosen.
    pub days: bool,
}

/// What is wrong with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressProblem {
    /// There is none.
    Missing,
    /// It is no address to which mail could be sent.
    Invalid,
    /// It is one's own.
    Own,
    /// It was named already.
    Already,
    /// So many were named that no more can be today.
    TooMany,
}

impl NamePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let email = self.problems.email.map(|problem| frame.t(address_key(problem)));
        let persons = self.problems.persons.then(|| frame.t("helpers-who-missing"));
        let scope = self.problems.scope.then(|| frame.t("helpers-scope-missing"));
        let days = self.problems.days.then(|| frame.t("helpers-days-missing"));
        let first = format!("#who-{}", self.persons.first().map_or(0, |known| known.number));
        let errors = [("#email", &email), (&first, &persons), ("#scope-see", &scope), ("#days-30", &days)];
        let problems: Vec<Problem<'_>> = errors
            .into_iter()
            .filter_map(|(field, text)| Some(Problem { href: field.into(), text: text.clone()? }))
            .collect();
        let content = html! {
            @if self.protected { (protected(frame)) }
            @if !self.persons.is_empty() {
                p { (frame.t("helpers-not-guardian")) }
                form.ask method="post" action=(frame.link("/account/representatives/add")) novalidate {
                    (self.address(frame, email))
                    (group(frame, "who", "helpers-who", persons.as_ref(), &self.persons_choice()))
                    (group(frame, "scope", "helpers-scope", scope.as_ref(), &self.scope_choice(frame)))
                    (group(frame, "days", "helpers-days", days.as_ref(), &self.days_choice(frame)))
                    button.ds-button type="submit" { (frame.t("helpers-name")) }
                }
            }
        };
        super::page_back(frame, "/account/representatives", &frame.t("helpers-add"), &problems, &content)
    }

    fn address(&self, frame: &Frame<'_>, error: Option<Cow<'static, str>>) -> Markup {
        Field {
            label: frame.t("helpers-email"),
            hint: Some(frame.t("helpers-email-hint")),
            error,
            value: self.email,
            autocomplete: Some("off"),
            ..Field::email()
        }
        .render(frame)
    }

    fn persons_choice(&self) -> Markup {
        html! {
            @if let [only] = self.persons.as_slice() {
                (hidden("who", &only.number.to_string()))
                p #{ "who-" (only.number) } { bdi.name { b { (only.person.name.as_str()) } } }
            } @else {
                @for known in &self.persons {
                    (tick("checkbox", ("who", &known.number.to_string()), self.chosen.contains(&known.number), html! {
                        bdi.name { (known.person.name.as_str()) }
                    }))
                }
            }
        }
    }

    fn scope_choice(&self, frame: &Frame<'_>) -> Markup {
        html! {
            @for scope in Scope::ALL {
                (tick("radio", ("scope", scope.as_str()), self.scope == Some(scope), html! {
                    (frame.t(scope_key(scope)))
                }))
            }
        }
    }

    fn days_choice(&self, frame: &Frame<'_>) -> Markup {
        html! {
            @for days in DAYS {
                (tick("radio", ("days", &days.to_string()), self.days == Some(days), html! {
                    (t_with(frame.language, "helpers-day-count", &[("days", days.into())]))
                }))
            }
        }
    }
}

/// Those whose identity is protected are not shared here.
fn protected(frame: &Frame<'_>) -> Markup {
    let call = phone(&frame.agency.phone, &frame.agency.phone_link);
    let text = html! { p { (rich(frame.language, "helpers-protected-text", &[("phone", call)])) } };
    alert(Tone::Info, &frame.t("helpers-protected"), &text)
}

fn group(frame: &Frame<'_>, name: &str, key: &str, error: Option<&Cow<'static, str>>, choices: &Markup) -> Markup {
    let id = format!("{name}-error");
    html! {
        fieldset.f aria-describedby=[error.map(|_| &id)] {
            legend.ds-label { (frame.t(key)) }
            @if let Some(text) = error { (error_text(frame, &id, text)) }
            (choices)
        }
    }
}

fn address_key(problem: AddressProblem) -> &'static str {
    match problem {
        AddressProblem::Missing => "helpers-email-missing",
        AddressProblem::Invalid => "sign-in-email-invalid",
        AddressProblem::Own => "helpers-email-own",
        AddressProblem::Already => "helpers-email-already",
        AddressProblem::TooMany => "helpers-too-many",
    }
}
