//! What somebody is offered: yes or no, with one press.

use super::{Place, reason, until, when};
use crate::frame::{Frame, Head};
use crate::parts::{Row, Tone, alert, back, companions, error_summary, hidden, phone, place, summary};
use crate::refusal::problem;
use crate::texts::rich;
use besok_core::ledger::Refusal;
use besok_core::office::Office;
use besok_core::waiting::{Ended, Offer};
use jiff::Timestamp;
use maud::{Markup, html};

/// The facts of the page.
pub struct OfferPage<'a> {
    /// The offer.
    pub offer: &'a Offer,
    /// Where it is.
    pub office: &'a Office,
    /// The place in line that it is for.
    pub place: &'a Place<'a>,
    /// Whether whoever sees it may also answer.
    pub may_answer: bool,
    /// The instant at which the page is shown.
    pub now: Timestamp,
    /// Makes sending the form twice harmless.
    pub key: &'a str,
    /// Why it was not taken.
    pub refused: Option<&'a Refusal>,
}

impl OfferPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let over = self.over();
        let title = frame.t(if over.is_some() { "waiting-offer-over" } else { "waiting-offer-title" });
        let error = self.refused.map(|reason| problem(frame, reason, self.place.errand, "#offer"));
        let body = html! {
            (back(frame, &frame.link("/my")))
            (error_summary(frame, error.as_slice()))
            h1 { (title) }
            div #offer {
                @if let Some(how) = over { (ended(frame, how)) } @else { p.lead { (until(frame, self.offer, self.office)) } }
                (self.facts(frame))
            }
            @if over.is_none() && self.may_answer { (self.answers(frame)) }
            p.hint { (frame.t("waiting-costs-nothing")) }
            section aria-labelledby="why" {
                h2 #why { (frame.t("waiting-why")) }
                p { (reason(frame, &self.offer.reason)) }
                p {
                    a.ds-link href=(frame.link("/waiting-list")) { (frame.t("waiting-rule")) }
                }
                p { (rich(frame.language, "waiting-look", &[("phone", phone(&frame.agency.phone, &frame.agency.phone_link))])) }
            }
        };
        frame.page(&title, Head { error: error.is_some(), ..Head::default() }, &body)
    }

    /// How it ended, if it has. The clock says so before the product has noted it.
    fn over(&self) -> Option<Ended> {
        self.offer.ended.or((self.offer.until <= self.now).then_some(Ended::Lapsed))
    }

    fn facts(&self, frame: &Frame<'_>) -> Markup {
        let row = |key, value| Row { term: frame.t(key), value, change: None };
        let time = |at| html! { b { bdi { (when(frame, self.office, at)) } } };
        let mut rows = vec![
            row("booking-time", time(self.offer.spot.starts_at)),
            row("booking-office", html! { b { (place(frame, self.office)) } }),
            row("booking-errand", html! { b { (self.place.errand.name.get(frame.language)) } }),
            row("booking-people", companions(frame, &self.place.company)),
        ];
        if let Some(has) = self.place.entry.has {
            let value = html! { (time(has)) br; (frame.t("waiting-instead")) };
            rows.push(row("waiting-your-time", value));
        }
        summary(frame, &rows)
    }

    fn answers(&self, frame: &Frame<'_>) -> Markup {
        let path = frame.link(&super::offer_path(self.offer));
        let take = if self.place.entry.has.is_some() { "waiting-swap" } else { "waiting-take" };
        html! {
            div.btns {
                form method="post" action={ (path) "/take" } {
                    (hidden("key", self.key))
                    button.ds-button type="submit" { (frame.t(take)) }
                }
                form method="post" action={ (path) "/decline" } {
                    (hidden("key", self.key))
                    button.ds-button data-variant="secondary" type="submit" { (frame.t("waiting-decline")) }
                }
            }
        }
    }
}

/// What became of an offer that is over.
fn ended(frame: &Frame<'_>, how: Ended) -> Markup {
    let words = match how {
        Ended::Taken => "waiting-over-taken",
        Ended::Declined => "waiting-over-declined",
        Ended::Lapsed => "waiting-over-lapsed",
        Ended::Withdrawn => "waiting-over-withdrawn",
    };
    let body = html! {
        p { (frame.t(words)) }
        p { a.ds-link href=(frame.link("/my")) { (frame.t("frame-my-page")) } }
    };
    alert(Tone::Info, &frame.t("waiting-offer-over"), &body)
}
