//! Personal data: what is kept, why, for how long, and what one can ask for.

use super::page;
use crate::frame::Frame;
use crate::parts::email;
use crate::texts::{rich, t_with};
use maud::{Markup, html};

/// The page.
pub fn privacy(frame: &Frame<'_>) -> Markup {
    let agency = frame.agency;
    let name = agency.name.get(frame.language);
    let officer = email(&agency.data_protection_email);
    let authority = agency.data_protection_authority.get(frame.language);
    let list = |keys: &[&str]| html! { ul { @for key in keys { li { (frame.t(key)) } } } };
    let content = html! {
        p.lead { (t_with(frame.language, "privacy-intro", &[("agency", name.into())])) }
        h2 { (frame.t("privacy-kept")) }
        (list(&["privacy-kept-you", "privacy-kept-visits", "privacy-kept-mails", "privacy-kept-account", "privacy-kept-log"]))
        h2 { (frame.t("privacy-why")) }
        p { (frame.t("privacy-why-text")) }
        h2 { (frame.t("privacy-long")) }
        p { (frame.t("privacy-long-text")) }
        h2 { (frame.t("privacy-who")) }
        p { (frame.t("privacy-who-text")) }
        h2 { (frame.t("privacy-cookies")) }
        p { (frame.t("privacy-cookies-text")) }
        h2 { (frame.t("privacy-rights")) }
        (list(&["privacy-rights-see", "privacy-rights-correct", "privacy-rights-object"]))
        p { (rich(frame.language, "privacy-officer", &[("email", officer)])) }
        p { (t_with(frame.language, "privacy-authority", &[("authority", authority.into())])) }
    };
    page(frame, &frame.t("privacy-title"), &content)
}
