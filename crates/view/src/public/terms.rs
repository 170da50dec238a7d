//! The terms of use, with the version that is accepted by signing in.

use super::page;
use crate::dates;
use crate::frame::Frame;
use crate::texts::t_with;
use maud::{Markup, html};

/// The page.
pub fn terms(frame: &Frame<'_>) -> Markup {
    let terms = &frame.agency.terms;
    let version = dates::date(frame.language, terms.version);
    let content = html! {
        p.hint { (t_with(frame.language, "terms-version", &[("date", version.into())])) }
        @for paragraph in &terms.paragraphs { p { (paragraph.get(frame.language)) } }
    };
    page(frame, &frame.t("frame-terms"), &content)
}
