//! The accessibility statement: how accessible the service is, what is not, and whom to tell.

use super::{page, reach};
use crate::frame::Frame;
use crate::texts::{rich, t_with};
use maud::{Markup, html};

/// The page.
pub fn accessibility(frame: &Frame<'_>) -> Markup {
    let agency = frame.agency;
    let name = agency.name.get(frame.language);
    let faults = &agency.accessibility_faults;
    let status = if faults.is_empty() { "accessibility-status-full" } else { "accessibility-status-partly" };
    let supervisor = html! { a.ds-link href=(agency.supervisor_link) { (agency.supervisor.get(frame.language)) } };
    let content = html! {
        p.lead { (t_with(frame.language, "accessibility-intro", &[("agency", name.into())])) }
        h2 { (frame.t("accessibility-status")) }
        p { (frame.t(status)) }
        @if !faults.is_empty() {
            h2 { (frame.t("accessibility-faults")) }
            ul { @for fault in faults { li { (fault.get(frame.language)) } } }
        }
        h2 { (frame.t("accessibility-can")) }
        ul {
            @for key in ["accessibility-can-keyboard", "accessibility-can-zoom", "accessibility-can-time", "accessibility-can-plain"] {
                li { (frame.t(key)) }
            }
        }
        h2 { (frame.t("accessibility-tell")) }
        p { (reach(frame, "accessibility-tell-text")) }
        h2 { (frame.t("accessibility-complain")) }
        p { (rich(frame.language, "accessibility-complain-text", &[("supervisor", supervisor)])) }
        h2 { (frame.t("accessibility-tested")) }
        p { (frame.t("accessibility-tested-text")) }
    };
    page(frame, &frame.t("accessibility-title"), &content)
}
