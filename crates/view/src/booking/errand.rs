//! Step 1: what the visit is for.

use super::STEPS;
use crate::frame::{Frame, Head};
use crate::parts::{Card, back, card, steps};
use besok_core::errand::Errand;
use maud::{Markup, html};

/// The errands, each one press.
pub fn page(frame: &Frame<'_>, errands: &[Errand]) -> Markup {
    let title = frame.t("booking-errand-title");
    let body = html! {
        (back(frame, &frame.link(if frame.visitor.is_some() { "/my" } else { "/" })))
        (steps(frame, 1, STEPS))
        h1 { (title) }
        p { (frame.t("booking-errand-family")) }
        ul.picks {
            @for errand in errands {
                (card(&Card {
                    href: &frame.link(&format!("/book/{}", errand.id)),
                    title: errand.name.get(frame.language),
                    below: false,
                    body: html! {
                        p { (errand.summary.get(frame.language)) }
                        @if errand.needs_invitation { p.hint { (frame.t("booking-errand-invited")) } }
                    },
                }))
            }
        }
        p { a.ds-link.tl href=(frame.link("/errands")) { (frame.t("booking-errand-other")) } }
    };
    frame.page(&title, Head::default(), &body)
}
