//! Step 2: where. The offices that have time first stand first.

use super::{contact, errand_row, kept, step, when};
use crate::dates;
use crate::frame::{Frame, Head};
use crate::parts::{Card, Tone, alert, back, card, summary};
use crate::texts::t_with;
use crate::visit::{Goal, OfficeChoice, Visit};
use maud::{Markup, html};

/// The facts of the page.
pub struct OfficePage<'a> {
    /// What a time is looked for.
    pub goal: Goal<'a>,
    /// How many people come.
    pub people: usize,
    /// The offices in the order in which they are shown.
    pub offices: Vec<OfficeChoice<'a>>,
    /// The booking that the visitor has for the errand already.
    pub booked: Option<Visit<'a>>,
}

impl OfficePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("booking-office-title");
        let up = self.goal.moving().map_or_else(|| frame.link("/book"), |visit| frame.link(&visit.path()));
        let change = self.goal.moving().is_none().then(|| frame.link("/book"));
        let body = html! {
            (back(frame, &up))
            (step(frame, self.goal, 2))
            h1 { (title) }
            @if let Some(visit) = self.goal.moving() { (kept(frame, visit)) }
            (summary(frame, &[errand_row(frame, self.goal.errand(), self.people, change)]))
            @if let Some(visit) = &self.booked { (already(frame, visit)) }
            @if self.offices.iter().all(|choice| choice.first.is_none()) {
                (alert(Tone::Warning, &frame.t("booking-office-none"), &html! {
                    p { (frame.t("booking-nothing-why")) }
                    ul.plain { (contact(frame)) }
                }))
            }
            p.hint { (frame.t("booking-office-order")) }
            ul.picks { @for choice in &self.offices { (office_card(frame, self.goal, choice, false)) } }
        };
        frame.page(&title, Head::default(), &body)
    }
}

/// Told here, before anything is chosen: one has a booking for the errand.
fn already(frame: &Frame<'_>, visit: &Visit<'_>) -> Markup {
    let time = when(frame, visit.office, visit.booking.starts_at);
    let text = t_with(frame.language, "booking-already", &[("time", time.into())]);
    let see = html! { p { a.ds-link href=(frame.link(&visit.path())) { (frame.t("booking-already-see")) } } };
    alert(Tone::Info, &text, &see)
}

/// An office with its first free time.
pub(super) fn office_card(frame: &Frame<'_>, goal: Goal<'_>, choice: &OfficeChoice<'_>, below: bool) -> Markup {
    let office = choice.office;
    card(&Card {
        href: &frame.link(&goal.times_path(office)),
        title: office.name.get(frame.language),
        below,
        body: html! {
            p { bdi { (office.street) ", " (office.town) } }
            @if let Some(first) = choice.first {
                p.free { span { (frame.t("booking-first")) } " " strong { bdi { (when(frame, office, first)) } } }
            } @else {
                p.hint { (dates::capital(&frame.t("booking-no-times"))) }
            }
        },
    })
}
