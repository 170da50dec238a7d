//! New bookings that staff have paused: why, what stays, and how to contest it.

use crate::dates;
use crate::frame::{Frame, Head};
use crate::parts::{Problem, Tone, alert, back, error_summary, error_text, phone};
use crate::texts::{rich, t_with};
use besok_core::restriction::{APPEAL_LENGTH, Appeal, Reason, Restriction, Ruling};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};

/// Its address, after the language.
pub(crate) const PAUSED: &str = "/my/paused";

/// The facts of the page.
pub struct PausedPage<'a> {
    /// What holds.
    pub restriction: &'a Restriction,
    /// What was typed, where it could not be read.
    pub refused: Option<&'a str>,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
}

/// The text of a reason.
pub(crate) fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::HeldTimes => "restriction-reason-held-times",
        Reason::MovedTimes => "restriction-reason-moved-times",
        Reason::HandedOn => "restriction-reason-handed-on",
        Reason::SeveralAccounts => "restriction-reason-several-accounts",
        Reason::NobodyCame => "restriction-reason-nobody-came",
    }
}

/// The text of a ruling.
pub(crate) fn ruled(ruling: Ruling) -> &'static str {
    match ruling {
        Ruling::Mistake => "restriction-ruling-mistake",
        Ruling::Explained => "restriction-ruling-explained",
        Ruling::Enough => "restriction-ruling-enough",
        Ruling::Unexplained => "restriction-ruling-unexplained",
        Ruling::Talk => "restriction-ruling-talk",
    }
}

/// What My Page says of it.
pub(super) fn notice(frame: &Frame<'_>, restriction: &Restriction) -> Markup {
    let body = html! {
        p { (frame.t(why(restriction.reason))) }
        p { a.ds-link.tl href=(frame.link(PAUSED)) { (frame.t("restriction-to")) } }
    };
    alert(Tone::Warning, &frame.t("restriction-title"), &body)
}

impl PausedPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let language = frame.language;
        let title = frame.t("restriction-title");
        let wrong =
            self.refused.map(|_| t_with(language, "restriction-appeal-wrong", &[("most", APPEAL_LENGTH.into())]));
        let problems: Vec<Problem> =
            wrong.iter().map(|text| Problem { href: "#appeal".into(), text: text.clone() }).collect();
        let agency = frame.agency;
        let number = phone(&agency.phone, &agency.phone_link);
        let body = html! {
            (back(frame, &frame.link("/my")))
            (error_summary(frame, &problems))
            h1 { (title) }
            p.lead { (self.dated(frame, "restriction-lead", self.restriction.at)) }
            h2 { (frame.t("restriction-why")) }
            p { (frame.t(why(self.restriction.reason))) }
            p {
                @match self.restriction.until {
                    Some(until) => (self.dated(frame, "restriction-until", until)),
                    None => (frame.t("restriction-open")),
                }
            }
            p { (frame.t("restriction-keep")) }
            p { (rich(language, "restriction-call", &[("phone", number)])) }
            h2 { (frame.t("restriction-appeal")) }
            @for appeal in &self.restriction.appeals { (self.said(frame, appeal)) }
            @if self.restriction.waiting().is_some() {
                p role="status" { (frame.t("restriction-waits")) }
            } @else {
                (self.form(frame, wrong.as_deref()))
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn dated(&self, frame: &Frame<'_>, key: &str, at: Timestamp) -> Markup {
        let date = html! { bdi { (dates::day_of_year_and_time(frame.language, at, self.zone)) } };
        rich(frame.language, key, &[("date", date)])
    }

    fn said(&self, frame: &Frame<'_>, appeal: &Appeal) -> Markup {
        html! {
            h3 { (self.dated(frame, "restriction-said", appeal.at)) }
            @for line in appeal.text.lines() { p dir="auto" { (line) } }
            @if let Some((at, ruling)) = appeal.answer {
                h3 { (self.dated(frame, "restriction-answer", at)) }
                p { (frame.t(ruled(ruling))) }
            }
        }
    }

    fn form(&self, frame: &Frame<'_>, wrong: Option<&str>) -> Markup {
        let again = !self.restriction.appeals.is_empty();
        let hint = t_with(frame.language, "restriction-appeal-hint", &[("most", APPEAL_LENGTH.into())]);
        let described = if wrong.is_some() { "appeal-hint appeal-error" } else { "appeal-hint" };
        html! {
            p { (frame.t(if again { "restriction-appeal-again" } else { "restriction-appeal-how" })) }
            form.ask method="post" action=(frame.link(PAUSED)) novalidate {
                div.ds-field.f {
                    label.ds-label for="appeal" { (frame.t("restriction-appeal-text")) }
                    p.hint #appeal-hint { (hint) }
                    @if let Some(text) = wrong { (error_text(frame, "appeal-error", text)) }
                    textarea.ds-input #appeal name="appeal" rows="6" dir="auto" aria-describedby=(described)
                        aria-invalid=[wrong.map(|_| "true")] aria-required="true" {
                        (self.refused.unwrap_or_default())
                    }
                }
                button.ds-button type="submit" { (frame.t("restriction-appeal-send")) }
            }
        }
    }
}
