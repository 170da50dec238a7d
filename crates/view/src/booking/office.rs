//! Step 3: where. The offices that have time first stand first; the nearest, once the visitor has said from where.

use super::{asked_offices, contact, errand_row, kept, people_row, step, when};
use crate::dates;
use crate::frame::{Frame, Head};
use crate::near::{Near, away, with_town};
use crate::parts::{Card, Tone, alert, back, card, error_summary, summary};
use crate::request::path;
use crate::texts::t_with;
use crate::visit::{Goal, OfficeChoice, Visit};
use maud::{Markup, html};
use std::borrow::Cow;

/// So many offices are seen at a glance, where a request names them: nobody has to say where they come from.
const AT_A_GLANCE: usize = 3;

/// The facts of the page.
pub struct OfficePage<'a> {
    /// What a time is looked for.
    pub goal: Goal<'a>,
    /// The offices in the order in which they are shown.
    pub offices: Vec<OfficeChoice<'a>>,
    /// From where the visitor comes.
    pub near: Near<'a>,
    /// The booking that the visitor has for the errand already.
    pub booked: Option<Visit<'a>>,
}

impl OfficePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("booking-office-title");
        let up = frame.link(&match (self.goal.moving, self.goal.asked) {
            (Some(visit), _) if !self.goal.regroups => visit.path(),
            (None, Some(asked)) => path(asked),
            _ => self.goal.people_path(),
        });
        let problem = self.near.problem(frame);
        let town = self.near.town().map_or("", |town| town.name.as_str());
        let body = html! {
            (back(frame, &up))
            (step(frame, self.goal, 3))
            (error_summary(frame, problem.as_slice()))
            h1 { (title) }
            @if let Some(visit) = self.goal.moving { (kept(frame, visit)) }
            (summary(frame, &[errand_row(frame, self.goal), people_row(frame, self.goal)]))
            @if let Some(visit) = &self.booked { (already(frame, visit)) }
            @if self.offices.iter().all(|choice| choice.first.is_none()) {
                (alert(Tone::Warning, &self.none(frame), &html! {
                    p { (frame.t("booking-nothing-why")) }
                    ul.plain { (contact(frame)) }
                }))
            }
            (asked_offices(frame, self.goal))
            @if self.offices.len() > AT_A_GLANCE || self.goal.asked.is_none() {
                (self.near.form(frame))
                (self.near.order(frame))
            }
            ul.picks { @for choice in &self.offices { (office_card(frame, self.goal, choice, town, false)) } }
        };
        frame.page(&title, Head { error: problem.is_some(), ..Head::default() }, &body)
    }
}

impl OfficePage<'_> {
    fn none(&self, frame: &Frame<'_>) -> Cow<'static, str> {
        frame.t(if self.goal.company.count() > 1 { "booking-office-none-group" } else { "booking-office-none" })
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
pub(super) fn office_card(
    frame: &Frame<'_>,
    goal: Goal<'_>,
    choice: &OfficeChoice<'_>,
    town: &str,
    below: bool,
) -> Markup {
    let office = choice.office;
    card(&Card {
        href: &with_town(frame.link(&goal.times_path(office)), town),
        title: office.name.get(frame.language),
        below,
        body: html! {
            p { bdi { (office.street) ", " (office.town) } }
            @if let Some(kilometres) = choice.kilometres { (away(frame, kilometres)) }
            @if let Some(first) = choice.first {
                p.free { span { (frame.t("booking-first")) } " " strong { bdi { (when(frame, office, first)) } } }
            } @else if let Some(most) = choice.most {
                p.hint { (t_with(frame.language, "booking-office-most", &[("most", most.into())])) }
            } @else {
                p.hint { (dates::capital(&frame.t("booking-no-times"))) }
            }
        },
    })
}
