//! Taking a ticket on a phone: what for, and how long it takes, before one has it.

use crate::frame::{Frame, Head};
use crate::parts::{Tone, alert, back, hidden};
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
    /// Whether it was asked for, and there was none any more.
    pub refused: bool,
}

impl TakePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>, css: &str) -> Markup {
        let language = frame.language;
        let title = frame.t("take-title");
        let action = frame.link(&format!("/offices/{}/ticket", self.office.id));
        let open = self.offers.iter().any(|(_, open, _)| *open);
        let body = html! {
            (back(frame, &frame.link(&format!("/offices/{}", self.office.id))))
            @if self.refused { (alert(Tone::Warning, &frame.t("take-refused"), &html! { p { (frame.t("take-refused-how")) } })) }
            h1 { (title) }
            p.lead { (self.office.name.get(language)) }
            @if open {
                p { (frame.t("take-intro")) }
                form method="post" action=(action) {
                    (hidden("key", self.key))
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
        frame.page_with(&title, (Head::default(), &html! { link rel="stylesheet" href=(css); }), &body)
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
