//! Which errand do I have? The errands that can be booked, and the ways on with any other.

use super::page;
use crate::frame::Frame;
use crate::parts::{Card, card};
use besok_core::catalogue::Catalogue;
use maud::{Markup, html};

/// The page.
pub fn errands(frame: &Frame<'_>, catalogue: &Catalogue) -> Markup {
    let content = html! {
        p.lead { (frame.t("errands-intro")) }
        section.wide aria-labelledby="bookable" {
            h2 #bookable { (frame.t("errands-bookable")) }
            ul.picks {
                @for errand in &catalogue.errands {
                    (card(&Card {
                        href: &frame.link(&format!("/book/{}", errand.id)),
                        title: errand.name.get(frame.language),
                        below: true,
                        body: html! {
                            p { (errand.summary.get(frame.language)) }
                            @if errand.needs_invitation { p.hint { (frame.t("booking-errand-invited")) } }
                        },
                    }))
                }
            }
        }
        section.wide aria-labelledby="other" {
            h2 #other { (frame.t("errands-other")) }
            p { (frame.t("errands-other-first")) }
            ul.picks { (other(frame)) }
        }
    };
    page(frame, &frame.t("errands-title"), &content)
}

fn other(frame: &Frame<'_>) -> Markup {
    let ways = [
        (frame.agency.website.clone(), "errands-website", "errands-website-text"),
        (frame.link("/contact"), "errands-contact", "errands-contact-text"),
        (frame.link("/offices"), "errands-walk-in", "errands-walk-in-text"),
    ];
    html! {
        @for (href, title, text) in &ways {
            (card(&Card { href, title: &frame.t(title), below: true, body: html! { p { (frame.t(text)) } } }))
        }
    }
}
