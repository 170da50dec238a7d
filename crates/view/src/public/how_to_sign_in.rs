//! How to sign in: an address, a code, and nothing to remember.

use super::{accept, my_page, page, reach};
use crate::frame::Frame;
use maud::{Markup, html};

/// The page.
pub fn how_to_sign_in(frame: &Frame<'_>) -> Markup {
    let content = html! {
        p.lead { (frame.t("how-intro")) }
        ol {
            @for key in ["how-email", "how-code", "how-name"] { li { (frame.t(key)) } }
        }
        p { (accept(frame)) }
        div.btns { (my_page(frame)) }
        h2 { (frame.t("how-no-mail")) }
        p { (frame.t("how-no-mail-text")) }
        h2 { (frame.t("how-safe")) }
        ul {
            @for key in ["how-safe-code", "how-safe-out", "how-safe-idle"] { li { (frame.t(key)) } }
        }
        h2 { (frame.t("how-no-address")) }
        p { (reach(frame, "how-no-address-text")) }
    };
    page(frame, &frame.t("how-title"), &content)
}
