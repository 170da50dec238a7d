//! Pieces that pages are put together from.

mod field;
pub mod icon;
mod panel;
mod qr;
mod summary;

pub use field::{Field, Problem, error_summary, error_text, hidden, tick};
pub use panel::{Card, Tone, alert, card, success};
pub use qr::qr;
pub use summary::{Row, bring_list, companions, summary};

use crate::frame::Frame;
use crate::texts::{rich, t_with};
use crate::visit::Reached;
use besok_core::office::Office;
use maud::{Markup, html};

/// The way back, above everything else on a page.
pub fn back(frame: &Frame<'_>, href: &str) -> Markup {
    html! {
        a.ds-link.backl href=(href) { (icon::arrow_back()) (frame.t("frame-back")) }
    }
}

/// Where the visitor is in a row of pages.
pub fn steps(frame: &Frame<'_>, step: usize, of: usize) -> Markup {
    html! {
        p.steps {
            span.bar aria-hidden="true" { @for index in 0..of { i.on[index < step] {} } }
            (t_with(frame.language, "frame-step", &[("step", step.into()), ("of", of.into())]))
        }
    }
}

/// An office and its street, in one line.
pub fn place(frame: &Frame<'_>, office: &Office) -> Markup {
    let name = html! { (office.name.get(frame.language)) };
    pair(frame, name, html! { bdi { (office.street) } })
}

/// Two things in one line. Languages have commas of their own.
pub fn pair(frame: &Frame<'_>, first: Markup, second: Markup) -> Markup {
    rich(frame.language, "frame-pair", &[("first", first), ("second", second)])
}

/// Street, postcode and town, as they stand on signs and letters: from left to right in every script.
pub fn address(office: &Office) -> Markup {
    html! { bdi { (office.street) } br; bdi dir="ltr" { (office.postcode) " " (office.town) } }
}

/// A phone number that a phone can dial; its digits run from left to right in every script.
pub fn phone(number: &str, link: &str) -> Markup {
    html! { a.ds-link href={ "tel:" (link) } { bdi { (number) } } }
}

/// Where a message goes, in one sentence: one for an address, one for a phone. None where it goes nowhere.
pub fn reached(frame: &Frame<'_>, reached: Reached<'_>, [mail, sms]: [&str; 2]) -> Option<Markup> {
    let (key, name, value) = match reached {
        Reached::Email(email) => (mail, "email", html! { bdi { (email) } }),
        Reached::Phone(phone) => (sms, "phone", html! { bdi dir="ltr" { (phone) } }),
        Reached::Nowhere => return None,
    };
    Some(rich(frame.language, key, &[(name, value)]))
}

/// An address that a mail program can write to.
pub fn email(address: &str) -> Markup {
    html! { a.ds-link href={ "mailto:" (address) } { bdi { (address) } } }
}
