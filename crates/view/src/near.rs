//! Offices near a town: the question from where one comes, and the answer. A field and no list, because 290 towns
//! would weigh more than the page; what is written may be wrong in a letter, and towns are then offered as links.

use crate::frame::{Frame, encode};
use crate::parts::{Field, Problem, Tone, alert};
use crate::texts::{rich, t_with};
use besok_core::town::{Found, Position, Town};
use maud::{Markup, html};

/// So near is "less than": the positions of towns are not finer.
const HERE_KM: u32 = 2;
/// The order by time, as it stands in addresses.
pub const SOONEST: &str = "soonest";

/// From where somebody comes, as far as they have said.
#[derive(Debug, Clone)]
pub struct Near<'a> {
    /// What they wrote.
    pub asked: &'a str,
    /// Which town that is; none if they wrote nothing.
    pub found: Option<Found<'a>>,
    /// Whether offices with the earliest time are to come first all the same.
    pub soonest: bool,
    /// Where the question is asked, after the language prefix.
    pub path: String,
}

impl<'a> Near<'a> {
    /// The town that was found.
    pub fn town(&self) -> Option<&'a Town> {
        match self.found {
            Some(Found::Town(town)) => Some(town),
            _ => None,
        }
    }

    /// How far a place is from the town.
    pub fn kilometres_to(&self, place: Position) -> Option<u32> {
        self.town().map(|town| town.position.kilometres_to(place))
    }

    /// What is wrong with the answer.
    pub fn problem(&self, frame: &Frame<'_>) -> Option<Problem<'static>> {
        let nothing = matches!(self.found, Some(Found::Nothing));
        nothing.then(|| Problem {
            href: "#town".into(),
            text: t_with(frame.language, "near-nothing", &[("town", self.asked.into())]),
        })
    }

    /// The question, and which towns may be meant.
    pub fn form(&self, frame: &Frame<'_>) -> Markup {
        let value = self.town().map_or(self.asked, |town| town.name(frame.language));
        let field = Field {
            name: "town",
            label: frame.t("near-label"),
            hint: Some(frame.t("near-hint")),
            error: self.problem(frame).map(|problem| problem.text),
            value,
            autocomplete: Some("address-level2"),
            dir: Some("auto"),
            optional: true,
            ..Field::default()
        };
        html! {
            form.near method="get" action=(frame.link(&self.path)) role="search" {
                (field.render(frame))
                button.ds-button data-variant="secondary" type="submit" { (frame.t("near-show")) }
            }
            @if let Some(Found::Several(towns)) = &self.found { (self.several(frame, towns)) }
        }
    }

    fn several(&self, frame: &Frame<'_>, towns: &[&Town]) -> Markup {
        let links = html! {
            ul.plain {
                @for town in towns {
                    li { a.ds-link.tl href=(self.link(frame, town)) { bdi { (town.name(frame.language)) } } }
                }
            }
            p { (frame.t("near-other")) }
        };
        alert(Tone::Info, &frame.t("near-which"), &links)
    }

    /// In which order the offices of a booking stand, and a link to the other one.
    pub fn order(&self, frame: &Frame<'_>) -> Markup {
        match self.town() {
            None => html! { p.hint { (frame.t("booking-office-order")) } },
            Some(town) if self.soonest => {
                ordered(&html! { (frame.t("booking-office-order")) }, &self.link(frame, town), &frame.t("near-nearest"))
            }
            Some(town) => {
                let soonest = format!("{}&order={SOONEST}", self.link(frame, town));
                ordered(&nearest(frame, town), &soonest, &frame.t("near-soonest"))
            }
        }
    }

    /// In which order all offices stand; without a town it is plain to see.
    pub fn order_of_all(&self, frame: &Frame<'_>) -> Markup {
        self.town()
            .map_or(html! {}, |town| ordered(&nearest(frame, town), &frame.link(&self.path), &frame.t("near-by-name")))
    }

    /// The same page for this town.
    fn link(&self, frame: &Frame<'_>, town: &Town) -> String {
        with_town(frame.link(&self.path), &town.name)
    }
}

/// An address that keeps in mind from where somebody comes.
pub fn with_town(address: String, town: &str) -> String {
    if town.is_empty() { address } else { format!("{address}?town={}", encode(town)) }
}

/// "Nearest to Uppsala first".
fn nearest(frame: &Frame<'_>, town: &Town) -> Markup {
    rich(frame.language, "near-order", &[("town", html! { bdi { (town.name(frame.language)) } })])
}

fn ordered(order: &Markup, href: &str, other: &str) -> Markup {
    html! { p.hint { (order) " " a.ds-link href=(href) { (other) } } }
}

/// "about 23 km away".
pub fn away(frame: &Frame<'_>, kilometres: u32) -> Markup {
    let text = if kilometres < HERE_KM {
        t_with(frame.language, "near-here", &[("km", HERE_KM.into())])
    } else {
        t_with(frame.language, "near-away", &[("km", kilometres.into())])
    };
    html! { p.away { bdi { (text) } } }
}
