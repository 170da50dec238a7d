//! Signing in with a passkey, and making the first one by a link. The only pages that need a script: browsers give
//! passkeys to nothing else. What the script may have to say stands on the page, hidden until then.

use super::StaffFrame;
use crate::frame::Head;
use maud::{Markup, html};

/// What a script may have to say, by the words with which the server refuses.
pub(super) fn sayings(frame: &StaffFrame<'_>) -> Markup {
    const SAYINGS: [(&str, &str); 6] = [
        ("no-host", "staff-passkey-no-host"),
        ("link-over", "staff-passkey-link-over"),
        ("too-late", "staff-passkey-too-late"),
        ("not-known", "staff-passkey-not-known"),
        ("last-one", "staff-passkey-last"),
        ("cancelled", "staff-passkey-cancelled"),
    ];
    html! {
        div.passkey-says role="alert" {
            @for (word, key) in SAYINGS { p.problem data-says=(word) hidden { (frame.t(key)) } }
        }
        noscript { p.problem { (frame.t("staff-script-needed")) } }
    }
}

/// The page that asks for a passkey.
pub fn sign_in(frame: &StaffFrame<'_>, next: &str) -> Markup {
    let title = frame.t("staff-sign-in");
    let body = html! {
        div.narrow {
            h1.ds-heading { (title) }
            p { (frame.t("staff-sign-in-text")) }
            (sayings(frame))
            button.ds-button type="button" data-passkey="sign-in" data-next=(next) {
                (frame.t("staff-sign-in-button"))
            }
            p.hint { (frame.t("staff-sign-in-lost")) }
            p { a.ds-link href=(frame.frame.link("/")) { (frame.t("staff-sign-in-visitor")) } }
        }
    };
    frame.page(&title, Head::default(), &body)
}

/// The page to which a link leads. The link's secret stands behind `#`, which no server and no log sees.
pub fn enrol(frame: &StaffFrame<'_>) -> Markup {
    let title = frame.t("staff-enrol");
    let body = html! {
        div.narrow {
            h1.ds-heading { (title) }
            p { (frame.t("staff-enrol-text")) }
            (sayings(frame))
            (passkey_name(frame))
            button.ds-button type="button" data-passkey="enrol" { (frame.t("staff-enrol-button")) }
        }
    };
    frame.page(&title, Head::default(), &body)
}

/// What the new passkey is called.
pub(super) fn passkey_name(frame: &StaffFrame<'_>) -> Markup {
    html! {
        div.ds-field.f {
            label.ds-label for="passkey-name" { (frame.t("staff-passkey-name")) }
            p.hint id="passkey-name-hint" { (frame.t("staff-passkey-name-hint")) }
            input.ds-input id="passkey-name" type="text" maxlength="60" autocomplete="off"
                aria-describedby="passkey-name-hint";
        }
    }
}
