//! What a link or code says that leads to no request, or to one that is over.

use super::with_phone;
use crate::dates;
use crate::frame::{Frame, Head};
use crate::texts::rich;
use jiff::civil::Date;
use maud::{Markup, html};

/// Why there is nothing to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// The link is none of ours, or not any more.
    Unknown,
    /// The agency took the request back.
    Withdrawn,
    /// The last day passed.
    Lapsed(Date),
    /// It was answered with another account.
    Elsewhere,
}

/// The page, with what to do.
pub fn over(frame: &Frame<'_>, why: Over) -> Markup {
    let title = frame.t(match why {
        Over::Unknown => "request-unknown",
        Over::Withdrawn => "request-withdrawn",
        Over::Lapsed(_) => "request-lapsed",
        Over::Elsewhere => "request-elsewhere",
    });
    let body = html! {
        h1 { (title) }
        (told(frame, why))
        div.btns {
            @match why {
                Over::Unknown => form method="post" action=(frame.link("/request/forget")) {
                    button.ds-button type="submit" { (frame.t("request-letter")) }
                },
                Over::Elsewhere => a.ds-button href=(frame.link("/sign-in?next=/my")) { (frame.t("frame-sign-in")) },
                Over::Withdrawn | Over::Lapsed(_) => {
                    a.ds-button data-variant="secondary" href=(frame.link("/")) { (frame.t("request-to-start")) }
                }
            }
        }
    };
    frame.page(&title, Head::default(), &body)
}

/// What it means, and what to do.
pub(super) fn told(frame: &Frame<'_>, why: Over) -> Markup {
    html! {
        @match why {
            Over::Unknown => p { (with_phone(frame, "request-unknown-do")) },
            Over::Withdrawn => p { (with_phone(frame, "request-withdrawn-do")) },
            Over::Lapsed(day) => {
                p { (rich(frame.language, "request-lapsed-day", &[("date", html! { bdi { (dates::date(frame.language, day)) } })])) }
                p { (with_phone(frame, "request-lapsed-do")) }
            },
            Over::Elsewhere => p { (with_phone(frame, "request-elsewhere-do")) },
        }
    }
}
