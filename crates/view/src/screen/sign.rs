//! The sign at a counter: its number, and the ticket that is called to it.

use super::board::spoken;
use super::{in_all, live};
use crate::frame::Frame;
use crate::texts::t_with;
use crate::ticket::Loads;
use besok_core::visit::{Stage, Visit};
use jiff::Timestamp;
use maud::{Markup, html};

/// How a counter stands, where nobody is called to it or at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Somebody sits there and will call.
    Open,
    /// Whoever sits there calls nobody for a while.
    Paused,
    /// Nobody sits there.
    Closed,
}

/// The facts of the sign.
#[derive(Debug, Clone, Copy)]
pub struct SignPage<'a> {
    /// The number of the counter.
    pub counter: i64,
    /// Who is called there, or is there.
    pub visit: Option<&'a Visit>,
    /// How it stands otherwise.
    pub state: State,
}

impl SignPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>, loads: Loads<'_>) -> Markup {
        let title = t_with(frame.language, "sign-title", &[("counter", self.counter.into())]);
        live(frame, (&title, "sign"), loads, &self.sheet(loads))
    }

    /// What is drawn anew.
    pub fn sheet(&self, loads: Loads<'_>) -> Markup {
        html! {
            div.sheet data-version=(loads.script) {
                div.here {
                    p { (in_all("board-counter", &[])) }
                    h1 { (self.counter) }
                }
                @match self.visit {
                    Some(visit) if visit.stage == Stage::Called => div.call.newest
                        data-call={ (visit.ticket) "-" (visit.called_at.map_or(0, Timestamp::as_second)) } {
                        p.mark {
                            span.now { span.shape aria-hidden="true" { "▶" } (in_all("board-now", &[])) }
                            span.past { (in_all("board-past", &[])) }
                        }
                        p.number { (visit.ticket) }
                        (spoken(visit))
                    },
                    Some(visit) => div.serving { p { (in_all("board-serving", &[])) } p.number { (visit.ticket) } },
                    None => div.idle { p { (in_all(match self.state {
                        State::Open => "sign-open",
                        State::Paused => "sign-paused",
                        State::Closed => "sign-closed",
                    }, &[])) } },
                }
            }
        }
    }
}
