//! For whoever can no longer read the mails with which they sign in: the way through staff, and why there is no other.

use super::{call, link, page};
use crate::frame::Frame;
use crate::parts::{Row, summary};
use maud::{Markup, html};

/// The page.
pub fn lost_mailbox(frame: &Frame<'_>) -> Markup {
    let row = |key, value| Row { term: frame.t(key), value, change: None };
    let list = |keys: &[&str]| html! { ul { @for key in keys { li { (frame.t(key)) } } } };
    let content = html! {
        p.lead { (frame.t("lost-intro")) }
        p { (frame.t("lost-first")) }
        h2 { (frame.t("lost-how")) }
        (summary(frame, &[
            row("contact-phone", html! { (call(frame)) br; (frame.t("lost-phone")) }),
            row("contact-visit", html! { (link(frame, "/offices", "contact-offices")) br; (frame.t("lost-visit")) }),
        ]))
        h2 { (frame.t("lost-bring")) }
        (list(&["lost-bring-id", "lost-bring-email", "lost-bring-reference"]))
        h2 { (frame.t("lost-then")) }
        ol { @for key in ["lost-then-check", "lost-then-change", "lost-then-told"] { li { (frame.t(key)) } } }
        h2 { (frame.t("lost-safe")) }
        (list(&["lost-safe-email", "lost-safe-code", "lost-safe-visits"]))
    };
    page(frame, &frame.t("lost-title"), &content)
}
