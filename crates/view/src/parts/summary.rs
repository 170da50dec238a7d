//! What was answered so far, and what belongs to a visit.

use crate::frame::Frame;
use crate::texts::t_with;
use crate::visit::{Companion, Company};
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

/// Who comes, with what is particular about each. A name may be of any script, so each takes its own direction.
pub fn companions(frame: &Frame<'_>, company: &Company<'_>) -> Markup {
    html! {
        ul.who {
            @for companion in &company.people {
                li {
                    bdi.name { (companion.name) }
                    @if let Some(errands) = besides(frame, companion) { span.hint { (errands) } }
                    @for note in &companion.notes { span.hint { (note.get(frame.language)) } }
                }
            }
        }
    }
}

/// The errands of one who comes for more, or for something else, than the first one.
fn besides(frame: &Frame<'_>, companion: &Companion<'_>) -> Option<Cow<'static, str>> {
    let names: Vec<&str> = companion.besides.iter().map(|errand| errand.name.get(frame.language)).collect();
    let key = if companion.first { "booking-besides" } else { "booking-instead" };
    (!names.is_empty()).then(|| t_with(frame.language, key, &[("errands", names.join(" · ").into())]))
}

/// What to bring, one thing each. Who brings different things has a list of their own.
pub fn bring_list(frame: &Frame<'_>, company: &Company<'_>) -> Markup {
    let mut lists: Vec<(Vec<&str>, &[&Text])> = Vec::new();
    for companion in &company.people {
        match lists.iter_mut().find(|(_, things)| *things == companion.bring) {
            Some((names, _)) => names.push(companion.name),
            None => lists.push((vec![companion.name], &companion.bring)),
        }
    }
    html! {
        section aria-labelledby="bring" {
            h2 #bring { (frame.t("booking-bring")) }
            @for (names, things) in &lists {
                @if company.people.len() > 1 {
                    h3 { @for (index, name) in names.iter().enumerate() { @if index > 0 { br; } bdi.name { (name) } } }
                }
                @if things.is_empty() {
                    p { (frame.t("booking-bring-nothing")) }
                } @else {
                    ul.bring { @for thing in *things { li { (thing.get(frame.language)) } } }
                }
            }
        }
    }
}
