//! How to reach the agency.

use super::{call, link, page};
use crate::frame::Frame;
use crate::parts::{Row, email, summary};
use crate::texts::rich;
use maud::{Markup, html};

/// The page.
pub fn contact(frame: &Frame<'_>) -> Markup {
    let agency = frame.agency;
    let row = |key, value| Row { term: frame.t(key), value, change: None };
    let website = html! { a.ds-link href=(agency.website) { (frame.t("errands-website")) } };
    let my_page = html! { a.ds-link href=(frame.link("/my")) { (frame.t("frame-my-page")) } };
    let content = html! {
        p.lead { (rich(frame.language, "contact-intro", &[("page", my_page)])) }
        (summary(frame, &[
            row("contact-phone", call(frame)),
            row("contact-email", email(&agency.email)),
            row("contact-visit", link(frame, "/offices", "contact-offices")),
            row("contact-questions", website),
        ]))
        h2 { (frame.t("contact-have-ready")) }
        p { (frame.t("contact-have-ready-text")) }
        h2 { (frame.t("contact-email-safe")) }
        p { (frame.t("contact-email-safe-text")) }
    };
    page(frame, &frame.t("frame-contact"), &content)
}
