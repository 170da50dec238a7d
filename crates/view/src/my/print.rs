//! A visit on one sheet of paper.

use super::when_of_year;
use crate::frame::Frame;
use crate::parts::{bring_list, icon, names};
use crate::texts::rich;
use crate::visit::Visit;
use besok_core::booking::State;
use maud::{Markup, html};

/// The page.
pub fn page(frame: &Frame<'_>, visit: &Visit<'_>) -> Markup {
    let (language, agency, office) = (frame.language, frame.agency, visit.office);
    let title = frame.t("my-visit");
    let cancelled = visit.booking.state == State::Cancelled;
    let body = html! {
        p.brand { (icon::mark()) (agency.name.get(language)) }
        @if cancelled { p.big { (frame.t("my-state-cancelled")) } }
        h1 { (title) }
        p.big { bdi { (when_of_year(frame, visit)) } }
        p { b { (office.name.get(language)) } br; (office.street) br; bdi { (office.postcode) } " " (office.town) }
        p { (office.access.get(language)) }
        p { (frame.t("my-reference")) ": " b { bdi { (visit.booking.reference) } } }
        p { (frame.t("booking-errand")) ": " (visit.errand.name.get(language)) }
        p { (frame.t("booking-people")) ":" br; (names(&visit.people)) }
        @if !cancelled {
            (bring_list(frame, &visit.errand.bring))
            p { (rich(language, "my-print-change", &[("phone", html! { bdi { (agency.phone) } })])) }
        }
        p.noprint {
            a.ds-link.tl href=(frame.link(&visit.path())) { (frame.t("frame-back")) } " "
            span.hint { (frame.t("my-print-how")) }
        }
    };
    frame.bare(&title, &body)
}
