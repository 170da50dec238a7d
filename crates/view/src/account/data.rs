//! The copy of everything that is kept about an account.

use super::page;
use crate::frame::Frame;
use maud::{Markup, html};

/// The page that says what is in it.
pub fn data(frame: &Frame<'_>) -> Markup {
    let content = html! {
        p { (frame.t("data-intro")) }
        ul {
            @for key in ["data-you", "data-visits", "data-sessions", "data-mails"] { li { (frame.t(key)) } }
        }
        p { (frame.t("data-care")) }
        div.btns {
            a.ds-button href=(frame.link("/account/data/download")) { (frame.t("data-download")) }
        }
        p.hint { (frame.t("data-format")) }
        p { a.ds-link href=(frame.link("/privacy")) { (frame.t("privacy-title")) } }
    };
    page(frame, &frame.t("data-title"), &[], &content)
}
