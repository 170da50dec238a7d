//! The first page: the old reference and a date of birth; or that there is nothing to ask for any more.

use super::{calls, with_date};
use crate::frame::{Frame, Head};
use crate::parts::{Field, Problem, Tone, alert, back, error_summary};
use crate::sign_in::{BirthDateFields, birth_date_key};
use crate::texts::{rich, t_with};
use besok_core::legacy::REFERENCE_LENGTH;
use besok_core::office::Office;
use besok_core::person::BirthDateError;
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the page.
pub struct AskPage<'a> {
    /// How far the bookings have come.
    pub stands: Stands,
    /// The reference as it was typed, or as a mail's link had it.
    pub reference: &'a str,
    /// The date of birth as it was typed.
    pub born: BirthDateFields<'a>,
    /// What is to be corrected.
    pub problems: Problems,
    /// Whom to call.
    pub offices: &'a [Office],
    /// What can be typed in a demonstration.
    pub hint: Option<Hint<'a>>,
}

/// How far old bookings have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// They can be changed.
    Open,
    /// They are being moved here; whether some are here already.
    Arriving {
        /// Whether some can be changed.
        open: bool,
    },
    /// The last one is past.
    Ended,
}

/// What can be typed in a demonstration.
#[derive(Debug, Clone, Copy)]
pub struct Hint<'a> {
    /// References of which a code is sent.
    pub references: &'a [&'a str],
    /// One without an address on record.
    pub silent: &'a str,
    /// The date of birth of each.
    pub born: &'a str,
}

/// What is to be corrected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Problems {
    /// In the reference: whether there is none, or it can be none.
    pub reference: Option<ReferenceProblem>,
    /// In the date of birth.
    pub birth_date: Option<BirthDateError>,
    /// Too much was typed. Again after so many minutes.
    pub wait: Option<i64>,
}

/// What is wrong with a reference by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceProblem {
    /// There is none.
    Missing,
    /// No reference looks so.
    Malformed,
}

impl AskPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = with_date(frame, "earlier-title");
        let reference = self.problems.reference.map(|problem| match problem {
            ReferenceProblem::Missing => frame.t("earlier-reference-missing"),
            ReferenceProblem::Malformed => {
                t_with(frame.language, "earlier-reference-malformed", &[("most", REFERENCE_LENGTH.into())])
            }
        });
        let birth = self.problems.birth_date.map(|problem| frame.t(birth_date_key(problem)));
        let wait = self.problems.wait.map(|minutes| wait(frame, minutes));
        let problems: Vec<Problem<'_>> = [("#reference", &reference), ("#year", &birth), ("#reference", &wait)]
            .into_iter()
            .filter_map(|(field, text)| Some(Problem { href: field.into(), text: text.clone()? }))
            .collect();
        let body = html! {
            (back(frame, &frame.link("/")))
            (error_summary(frame, &problems))
            h1 { (title) }
            @if matches!(self.stands, Stands::Arriving { .. }) { (self.arriving(frame)) }
            @if matches!(self.stands, Stands::Open | Stands::Arriving { open: true }) {
                p.lead { (with_date(frame, "earlier-intro")) }
                @if let Some(hint) = self.hint { (hint.render(frame)) }
                (self.form(frame, reference, birth))
                (then(frame))
            }
            @if self.stands == Stands::Ended { p.lead { (with_date(frame, "earlier-ended")) } }
            (later(frame, self.stands))
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn form(
        &self,
        frame: &Frame<'_>,
        reference: Option<Cow<'static, str>>,
        birth: Option<Cow<'static, str>>,
    ) -> Markup {
        let field = Field {
            name: "reference",
            label: frame.t("earlier-reference"),
            hint: Some(frame.t("earlier-reference-hint")),
            error: reference,
            value: self.reference,
            autocomplete: Some("off"),
            dir: Some("ltr"),
            ..Field::default()
        };
        html! {
            form.ask method="post" action=(frame.link("/earlier")) novalidate {
                (field.render(frame))
                (self.born.render(frame, ("earlier-birth", false), birth))
                button.ds-button type="submit" { (frame.t("sign-in-send")) }
            }
        }
    }

    fn arriving(&self, frame: &Frame<'_>) -> Markup {
        let body = html! {
            p { (with_date(frame, "earlier-arriving-why")) }
            (calls(frame, self.offices))
        };
        alert(Tone::Info, &frame.t("earlier-arriving"), &body)
    }
}

/// What happens after the form is sent.
fn then(frame: &Frame<'_>) -> Markup {
    html! {
        section aria-labelledby="then" {
            h2 #then { (frame.t("earlier-then")) }
            ol { @for key in ["earlier-then-code", "earlier-then-type", "earlier-then-change"] { li { (frame.t(key)) } } }
        }
    }
}

/// Whoever booked later changes it on My Page; and there one books.
fn later(frame: &Frame<'_>, stands: Stands) -> Markup {
    html! {
        section.none aria-labelledby="later" {
            h2 #later { (with_date(frame, "earlier-later")) }
            p { (frame.t("earlier-later-why")) }
            div.btns {
                a.ds-button data-variant="secondary" href=(frame.link("/my")) { (frame.t("public-my-page")) }
                @if stands == Stands::Ended {
                    a.ds-button data-variant="secondary" href=(frame.link("/book")) { (frame.t("my-book")) }
                }
            }
        }
    }
}

impl Hint<'_> {
    fn render(self, frame: &Frame<'_>) -> Markup {
        let references = html! {
            @for (nth, reference) in self.references.iter().enumerate() {
                @if nth > 0 { ", " } b { bdi { (reference) } }
            }
        };
        let silent = html! { b { bdi { (self.silent) } } };
        let pieces = [("references", references), ("silent", silent), ("born", html! { b { bdi { (self.born) } } })];
        alert(
            Tone::Info,
            &frame.t("frame-demo-label"),
            &html! { p { (rich(frame.language, "earlier-demo", &pieces)) } },
        )
    }
}

/// Too much was typed. Whoever cannot wait can call.
fn wait(frame: &Frame<'_>, minutes: i64) -> Cow<'static, str> {
    let phone = frame.agency.phone.as_str();
    t_with(frame.language, "earlier-wait", &[("minutes", minutes.into()), ("phone", phone.into())])
}

/// The page of a reference that was tried too often: the way out.
pub fn locked(frame: &Frame<'_>, offices: &[Office]) -> Markup {
    let title = frame.t("earlier-locked");
    let body = html! {
        (back(frame, &frame.link("/earlier")))
        h1 { (title) }
        p { (frame.t("earlier-locked-why")) }
        (calls(frame, offices))
    };
    frame.page(&title, Head { error: true, ..Head::default() }, &body)
}
