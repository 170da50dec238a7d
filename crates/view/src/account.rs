//! The life of an account: what is kept of it, and a page for each thing that can be done with it.

mod data;
mod delete;
mod details;
mod email;
mod naming;
mod representatives;
mod sessions;

pub use data::data;
pub use delete::{DeleteCodePage, DeletePage, deleted};
pub use details::{language, phone};
pub use email::{EmailChangePage, EmailChangeProblem, EmailCodesPage};
pub use naming::{AddressProblem, NamePage, NameProblems};
pub use representatives::RepresentativesPage;
pub(crate) use representatives::{invitation, last_day};
pub use sessions::{SessionRow, SessionsPage};

use crate::dates;
use crate::frame::{Frame, Head};
use crate::parts::{Card, Problem, Row, Tone, alert, back, card, error_summary, phone as phone_link, summary};
use crate::texts::{rich, t_with};
use besok_core::account::Account;
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the page that leads to all others.
pub struct AccountPage<'a> {
    /// Whose.
    pub account: &'a Account,
    /// What was just changed.
    pub done: Option<Done>,
}

/// What was just changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// The address.
    Email,
    /// The phone number.
    Phone,
    /// The language.
    Language,
}

impl Done {
    /// As it stands in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Language => "language",
        }
    }

    /// From an address.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Email, Self::Phone, Self::Language].into_iter().find(|done| done.as_str() == text)
    }
}

impl AccountPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("frame-account");
        let body = html! {
            (back(frame, &frame.link("/my")))
            h1 { (title) }
            @if let Some(done) = self.done { (told(frame, done)) }
            (self.facts(frame))
            (names(frame))
            (more(frame))
        };
        frame.page(&title, Head::default(), &body)
    }

    fn facts(&self, frame: &Frame<'_>) -> Markup {
        let account = self.account;
        let change = |path: &str| Some(frame.link(path));
        let row = |key, value, change| Row { term: frame.t(key), value, change };
        let number = account.phone.as_ref().map_or_else(
            || html! { span.hint { (frame.t("account-no-phone")) } },
            |phone| html! { b { bdi dir="ltr" { (phone.as_str()) } } },
        );
        let language = account.language;
        let language = html! { b lang=(language.tag()) { bdi { (language.name()) } } };
        let mut rows = Vec::new();
        if let Some(person) = account.myself() {
            rows.push(row("account-name", html! { b { bdi.name { (person.name.as_str()) } } }, None));
            let born = dates::birth_date(frame.language, person.birth_date);
            rows.push(row("account-birth-date", html! { b { bdi { (born) } } }, None));
        }
        rows.push(row("sign-in-email", html! { b { bdi { (account.address().as_str()) } } }, change("/account/email")));
        rows.push(row("welcome-phone", number, change("/account/phone")));
        rows.push(row("welcome-language", language, change("/account/language")));
        rows.extend(account.terms.map(|version| row("frame-terms", self::terms(frame, version), None)));
        summary(frame, &rows)
    }
}

fn told(frame: &Frame<'_>, done: Done) -> Markup {
    let (title, text) = match done {
        Done::Email => ("account-done-email", Some(frame.t("account-done-email-text"))),
        Done::Phone => ("account-done-phone", None),
        Done::Language => ("account-done-language", None),
    };
    html! {
        div role="status" {
            (alert(Tone::Info, &frame.t(title), &html! { @if let Some(text) = text { p { (text) } } }))
        }
    }
}

fn terms(frame: &Frame<'_>, version: jiff::civil::Date) -> Markup {
    let date = dates::date(frame.language, version);
    html! {
        a.ds-link href=(frame.link("/terms")) {
            (t_with(frame.language, "account-terms", &[("date", date.as_str().into())]))
        }
    }
}

/// Why a name has no way to change it beside it, and how it is changed.
fn names(frame: &Frame<'_>) -> Markup {
    let agency = frame.agency;
    let phone = phone_link(&agency.phone, &agency.phone_link);
    html! { p.hint { (rich(frame.language, "account-names", &[("phone", phone)])) } }
}

fn more(frame: &Frame<'_>) -> Markup {
    const PAGES: [(&str, &str, &str); 4] = [
        ("/account/representatives", "helpers-title", "account-helpers-text"),
        ("/account/sessions", "sessions-title", "account-sessions-text"),
        ("/account/data", "data-title", "account-data-text"),
        ("/account/delete", "delete-title", "account-delete-text"),
    ];
    html! {
        h2 { (frame.t("account-more")) }
        ul.picks {
            @for (path, title, text) in PAGES {
                (card(&Card {
                    href: &frame.link(path),
                    title: &frame.t(title),
                    below: true,
                    body: html! { p.hint { (frame.t(text)) } },
                }))
            }
        }
    }
}

/// A page for one thing about the account, with the way back to all of them.
fn page(frame: &Frame<'_>, title: &str, problems: &[Problem<'_>], content: &Markup) -> Markup {
    page_back(frame, "/account", title, problems, content)
}

/// A page with the way back to another.
fn page_back(frame: &Frame<'_>, to: &str, title: &str, problems: &[Problem<'_>], content: &Markup) -> Markup {
    let body = html! {
        (back(frame, &frame.link(to)))
        (error_summary(frame, problems))
        h1 { (title) }
        (content)
    };
    frame.page(title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
}

/// What is wrong, as something to correct in a field.
fn problem<'a>(field: &'static str, text: Option<&Cow<'a, str>>) -> Option<Problem<'a>> {
    Some(Problem { href: Cow::Borrowed(field), text: text?.clone() })
}
