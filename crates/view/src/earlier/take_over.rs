//! Taking an old booking over into My Page: what it will be there, and one button.

use crate::booking::when;
use crate::frame::{Frame, Head};
use crate::parts::{Problem, Row, back, error_summary, hidden, place, summary};
use crate::refusal::refusal;
use crate::texts::rich;
use crate::visit::page_of;
use besok_core::booking::Booking;
use besok_core::errand::Errand;
use besok_core::ledger::Refusal;
use besok_core::office::Office;
use maud::{Markup, html};

/// The facts of the page.
pub struct TakeOverPage<'a> {
    /// The booking.
    pub booking: &'a Booking,
    /// Where it is.
    pub office: &'a Office,
    /// What it is for.
    pub errand: &'a Errand,
    /// Who comes, as the booking has the name.
    pub name: &'a str,
    /// Who that is among the people of whoever is signed in; nobody if somebody is added to them.
    pub known: Option<&'a str>,
    /// Makes sending the form twice harmless.
    pub key: &'a str,
    /// Why it was not taken over.
    pub refused: Option<&'a Refusal>,
}

impl TakeOverPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("earlier-take");
        let path = frame.link(&page_of(&self.booking.reference, true));
        let problem = self.refused.map(|reason| self.problem(frame, reason));
        let row = |key, value| Row { term: frame.t(key), value, change: None };
        let rows = [
            row("booking-time", html! { b { bdi { (when(frame, self.office, self.booking.starts_at)) } } }),
            row("booking-office", html! { (place(frame, self.office)) }),
            row("booking-errand", html! { (self.errand.name.get(frame.language)) }),
            row("booking-people", html! { bdi.name { (self.name) } }),
            row("my-reference", html! { bdi { (self.booking.reference) } }),
        ];
        let name = html! { b { bdi.name { (self.known.unwrap_or(self.name)) } } };
        let who = if self.known.is_some() { "earlier-take-same" } else { "earlier-take-added" };
        let body = html! {
            (back(frame, &path))
            (error_summary(frame, problem.as_slice()))
            h1 { (title) }
            p { (frame.t("earlier-take-then")) }
            div #visit { (summary(frame, &rows)) }
            p { (rich(frame.language, who, &[("name", name)])) }
            form method="post" action={ (path) "/take-over" } {
                (hidden("key", self.key))
                div.btns {
                    button.ds-button type="submit" { (frame.t("earlier-take-do")) }
                    a.ds-button data-variant="secondary" href=(path) { (frame.t("earlier-take-not")) }
                }
            }
        };
        frame.page(&title, Head { error: problem.is_some(), ..Head::default() }, &body)
    }

    /// The other booking is on My Page.
    fn problem(&self, frame: &Frame<'_>, reason: &Refusal) -> Problem<'static> {
        match reason {
            Refusal::AlreadyBooked(other) => {
                Problem { href: frame.link(&page_of(other, false)).into(), text: frame.t("earlier-take-both") }
            }
            _ => Problem {
                href: "#visit".into(),
                text: refusal(frame.language, reason, frame.agency, Some(self.errand)).into(),
            },
        }
    }
}
