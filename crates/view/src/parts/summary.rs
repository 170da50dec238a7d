//! What was answered so far, and what belongs to a visit.

use crate::frame::Frame;
use besok_core::language::Text;
use maud::{Markup, html};
use std::borrow::Cow;

/// One line of a summary.
pub struct Row<'a> {
    /// What it is about.
    pub term: Cow<'a, str>,
    /// What was answered.
    pub value: Markup,
    /// Where the answer can be changed.
    pub change: Option<String>,
}

/// Answers, each with its way back.
pub fn summary(frame: &Frame<'_>, rows: &[Row<'_>]) -> Markup {
    html! {
        dl.sum {
            @for row in rows {
                div {
                    dt { (row.term) }
                    dd { (row.value) }
                    @if let Some(href) = &row.change {
                        dd { a.ds-link.change href=(href) { (frame.t("frame-change")) span.vh { " " (row.term) } } }
                    }
                }
            }
        }
    }
}

/// Who comes. A name may be of any script, so each takes its own direction.
pub fn names(people: &[&str]) -> Markup {
    html! {
        @for (index, name) in people.iter().enumerate() {
            @if index > 0 { br; }
            bdi.name { (name) }
        }
    }
}

/// What to bring, one thing each.
pub fn bring_list(frame: &Frame<'_>, things: &[Text]) -> Markup {
    html! {
        section aria-labelledby="bring" {
            h2 #bring { (frame.t("booking-bring")) }
            @if things.is_empty() {
                p { (frame.t("booking-bring-nothing")) }
            } @else {
                ul { @for thing in things { li { (thing.get(frame.language)) } } }
            }
        }
    }
}
