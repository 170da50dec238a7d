//! A visit on one sheet of paper.

use super::details::kiosk_code;
use super::{state_key, when_of_year};
use crate::frame::Frame;
use crate::parts::{address, bring_list, companions, icon};
use crate::texts::rich;
use crate::visit::Visit;
use besok_core::booking::State;
use jiff::Timestamp;
use maud::{Markup, html};

/// The page, and where one goes back to.
pub fn page(frame: &Frame<'_>, visit: &Visit<'_>, (now, up): (Timestamp, &str)) -> Markup {
    let (language, agency, office) = (frame.language, frame.agency, visit.office);
    let title = frame.t("my-visit");
    let state = visit.booking.state_at(now);
    let to_come = state == State::Booked;
    let body = html! {
        p.brand { (icon::mark()) (agency.name.get(language)) }
        @if !to_come { p.big { (frame.t(state_key(state))) } }
        h1 { (title) }
        p.big { bdi { (when_of_year(frame, visit)) } }
        p { b { (office.name.get(language)) } br; (address(office)) }
        @if to_come { p { (office.access.get(language)) } }
        p { (frame.t("my-reference")) ": " b { bdi { (visit.booking.reference) } } }
        p { (frame.t("booking-errand")) ": " (visit.errand.name.get(language)) }
        p { (frame.t("booking-people")) ":" } (companions(frame, &visit.company))
        @if to_come {
            (bring_list(frame, &visit.company))
            (kiosk_code(frame, visit))
            @let change = if visit.is_old() { "earlier-print-change" } else { "my-print-change" };
            p { (rich(language, change, &[("phone", html! { bdi { (agency.phone) } })])) }
        }
        p.noprint {
            a.ds-link.tl href=(up) { (frame.t("frame-back")) } " "
            span.hint { (frame.t("my-print-how")) }
        }
    };
    frame.bare(&title, &body)
}
