//! Taking a ticket on a phone: what for, and how long it takes, before one has it.

use crate::frame::{Frame, Head};
use crate::parts::{Field, Problem, Tone, alert, back, error_summary, hidden};
use crate::texts::t_with;
use crate::wait::wait;
use besok_core::errand::Errand;
use besok_core::office::Office;
use besok_core::queue::Estimate;
use maud::{Markup, html};

/// How many people may come with one ticket that nobody handed out.
pub const MOST_PEOPLE: i64 = 6;

/// The facts of the page.
pub struct TakePage<'a> {
    /// Where.
    pub office: &'a Office,
    /// What for, whether there is a ticket now, and how long one would wait.
    pub offers: Vec<(&'a Errand, bool, Option<Estimate>)>,
    /// The secret of the ticket, once it is taken.
    pub key: &'a str,
    /// The code of the waiting room, as typed or as its picture on the board says it.
    pub room: &'a str,
    /// Why there is none.
    pub problem: Option<TakeProblem>,
}

/// Why no ticket was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakeProblem {
    /// There was none any more.
    NoneLeft,
    /// The code is not that of the waiting room today.
    Room,
}

impl TakePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>, css: &str) -> Markup {
        let language = frame.language;
        let title = frame.t("take-title");
        let action = frame.link(&format!("/offices/{}/ticket", self.office.id));
        let open = self.offers.iter().any(|(_, open, _)| *open);
        let wrong = (self.problem == Some(TakeProblem::Room)).then(|| frame.t("take-room-wrong"));
        let problem = wrong.clone().map(|text| Problem { href: "#room".into(), text });
        let room = Field {
            name: "room",
            label: frame.t("take-room"),
            hint: Some(frame.t("take-room-hint")),
            value: self.room,
            error: wrong,
            autocomplete: Some("off"),
            dir: Some("ltr"),
            width: "short",
            ..Field::default()
        };
        let body = html! {
            (back(frame, &frame.link(&format!("/offices/{}", self.office.id))))
            (error_summary(frame, problem.as_slice()))
            @if self.problem == Some(TakeProblem::NoneLeft) { (alert(Tone::Warning, &frame.t("take-refused"), &html! { p { (frame.t("take-refused-how")) } })) }
            h1 { (title) }
            p.lead { (self.office.name.get(language)) }
            @if open {
                p { (frame.t("take-intro")) }
                form method="post" action=(action) {
                    (hidden("key", self.key))
                    (room.render(frame))
                    (people(frame))
                    h2 { (frame.t("take-errand")) }
                    (choices(frame, &self.offers))
                }
            } @else {
                (alert(Tone::Info, &frame.t("take-none"), &html! {
                    p { (frame.t("office-walk-in")) ": " (self.office.walk_in.get(language)) }
                }))
                p { a.ds-button href=(frame.link("/book")) { (frame.t("take-book")) } }
            }
        };
        let head = Head { error: problem.is_some(), ..Head::default() };
        frame.page_with(&title, (head, &html! { link rel="stylesheet" href=(css); }), &body)
    }
}

fn people(frame: &Frame<'_>) -> Markup {
    html! {
        div.ds-field.f {
            label.ds-label for="people" { (frame.t("take-people")) }
            select.ds-input #people name="people" { @for count in 1..=MOST_PEOPLE { option { (count) } } }
        }
    }
}

/// Each errand with its wait, and the button that takes a ticket for it.
pub(crate) fn choices(frame: &Frame<'_>, offers: &[(&Errand, bool, Option<Estimate>)]) -> Markup {
    let language = frame.language;
    html! {
        ul.offers {
            @for (errand, open, estimate) in offers {
                @let name = errand.name.get(language);
                li {
                    div {
                        b { (name) }
                        span.wait { @if *open { (wait(language, *estimate)) } @else { (frame.t("take-closed")) } }
                    }
                    @if *open {
                        button.ds-button type="submit" name="errand" value=(errand.id)
                            aria-label=(t_with(language, "take-for", &[("errand", name.into())])) { (frame.t("take-do")) }
                    }
                }
            }
        }
    }
}
