//! How an account is spoken to: phone number and language, a page for each.

use super::{page, problem};
use crate::frame::Frame;
use crate::sign_in::{language_field, phone_field};
use besok_core::language::Language;
use maud::{Markup, html};

/// The page that asks for a phone number; `wrong` if what was typed is none.
pub fn phone(frame: &Frame<'_>, typed: &str, wrong: bool) -> Markup {
    let error = wrong.then(|| frame.t("welcome-phone-invalid"));
    let problem = problem("#phone", error.as_ref());
    let content = html! {
        form.ask method="post" action=(frame.link("/account/phone")) novalidate {
            (phone_field(frame, typed, error))
            p { (frame.t("phone-empty")) }
            button.ds-button type="submit" { (frame.t("account-save")) }
        }
    };
    page(frame, &frame.t("phone-title"), problem.as_slice(), &content)
}

/// The page that asks for the language of mails.
pub fn language(frame: &Frame<'_>, chosen: Language) -> Markup {
    let content = html! {
        form.ask method="post" action=(frame.link("/account/language")) {
            (language_field(frame, chosen))
            button.ds-button type="submit" { (frame.t("account-save")) }
        }
    };
    page(frame, &frame.t("language-title"), &[], &content)
}
