//! Somebody's place in line: how it stands, what would do, and what they were offered.

use super::{Place, lately, reason, rows, since, standing, when};
use crate::dates;
use crate::frame::{Frame, Head};
use crate::parts::{Row, Tone, alert, back, hidden, success, summary};
use crate::texts::{rich, t_with};
use besok_core::catalogue::Catalogue;
use besok_core::waiting::{Ended, Offer, State};
use maud::{Markup, html};

/// The facts of the page.
pub struct PlacePage<'a> {
    /// The place in line.
    pub place: Place<'a>,
    /// What they were offered before, the latest first.
    pub past: &'a [Offer],
    /// The offices there are.
    pub catalogue: &'a Catalogue,
    /// Whether they have joined, or changed it, just now.
    pub saved: bool,
    /// Whether whoever sees it may also change it.
    pub may_change: bool,
    /// Where they hear of an offer: whether they are reached at all.
    pub reached: bool,
    /// Makes sending a form twice harmless.
    pub key: &'a str,
}

impl PlacePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("waiting-title");
        let place = &self.place;
        let body = html! {
            (back(frame, &frame.link("/my")))
            @if self.saved {
                (success(&frame.t("waiting-saved"), &html! { p { (frame.t(self.told())) } }))
            } @else {
                h1 { (title) }
            }
            p.lead { (place.errand.name.get(frame.language)) }
            (self.stands(frame))
            @if place.entry.state.is_open() && self.may_change { (self.change(frame)) }
            @if !self.past.is_empty() { (self.past(frame)) }
        };
        frame.page(&title, Head::default(), &body)
    }

    fn told(&self) -> &'static str {
        if self.reached { "waiting-told" } else { "waiting-told-phone" }
    }

    fn stands(&self, frame: &Frame<'_>) -> Markup {
        let (place, zone) = (&self.place, self.catalogue.time_zone());
        let mut facts = Vec::new();
        if let Some(day) = place.entry.book_by {
            let value = html! { b { bdi { (dates::date(frame.language, day)) } } };
            facts.push(Row { term: frame.t("waiting-book-by"), value, change: None });
        }
        if let Some(has) = place.entry.has {
            let time = dates::day_of_year_and_time(frame.language, has, &zone);
            let value = html! { b { bdi { (dates::capital(&time)) } } br; (frame.t("waiting-has")) };
            facts.push(Row { term: frame.t("waiting-your-time"), value, change: None });
        }
        facts.extend(rows(frame, self.catalogue, (&place.entry.wish, &place.company)));
        let body = html! {
            p { (since(frame, place.entry.since, &zone)) }
            @if place.entry.state == State::Waiting { p { (lately(frame, place.lately)) } }
        };
        let tone = if place.entry.state == State::Paused { Tone::Warning } else { Tone::Info };
        html! {
            (alert(tone, &standing(frame, place).into_string(), &body))
            @if let Some((offer, office)) = place.offer {
                p {
                    a.ds-button href=(frame.link(&super::offer_path(offer))) {
                        (t_with(frame.language, "waiting-see-offer", &[("time", when(frame, office, offer.spot.starts_at).into())]))
                    }
                }
            }
            h2 { (frame.t("waiting-would-do")) }
            (summary(frame, &facts))
            p { a.ds-link.tl href=(frame.link("/waiting-list")) { (frame.t("waiting-rule")) } }
        }
    }

    fn change(&self, frame: &Frame<'_>) -> Markup {
        let path = frame.link(&self.place.path());
        let (action, words) = match self.place.entry.state {
            State::Paused => ("resume", "waiting-resume"),
            _ => ("pause", "waiting-pause"),
        };
        html! {
            section aria-labelledby="change" {
                h2 #change { (frame.t("waiting-change")) }
                p { (frame.t("waiting-change-how")) }
                div.btns {
                    a.ds-button data-variant="secondary" href={ (path) "/change" } { (frame.t("waiting-change-do")) }
                    form method="post" action={ (path) "/" (action) } {
                        (hidden("key", self.key))
                        button.ds-button data-variant="secondary" type="submit" { (frame.t(words)) }
                    }
                    a.ds-button data-variant="secondary" data-color="danger" href={ (path) "/leave" } {
                        (frame.t("waiting-leave"))
                    }
                }
            }
        }
    }

    fn past(&self, frame: &Frame<'_>) -> Markup {
        html! {
            h2 { (frame.t("waiting-past")) }
            ul.earlier {
                @for offer in self.past {
                    @if let Some(office) = self.catalogue.office(&offer.spot.office) {
                        li {
                            bdi { (when(frame, office, offer.spot.starts_at)) }
                            span { (office.name.get(frame.language)) }
                            span { (frame.t(ended(offer.ended))) }
                            span.hint { (reason(frame, &offer.reason)) }
                        }
                    }
                }
            }
        }
    }
}

fn ended(how: Option<Ended>) -> &'static str {
    match how {
        Some(Ended::Taken) => "waiting-you-took",
        Some(Ended::Declined) => "waiting-you-declined",
        Some(Ended::Lapsed) => "waiting-you-missed",
        Some(Ended::Withdrawn) | None => "waiting-was-withdrawn",
    }
}

/// Whether somebody really gives up their place.
pub struct LeavePage<'a> {
    /// The place in line.
    pub place: Place<'a>,
    /// The zone of the agency.
    pub catalogue: &'a Catalogue,
    /// Makes sending the form twice harmless.
    pub key: &'a str,
}

impl LeavePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("waiting-leave-title");
        let path = frame.link(&self.place.path());
        let day = self.catalogue.time_zone().to_datetime(self.place.entry.since).date();
        let date = html! { bdi { (dates::date(frame.language, day)) } };
        let body = html! {
            (back(frame, &path))
            h1 { (title) }
            p { (rich(frame.language, "waiting-leave-why", &[("date", date)])) }
            form method="post" action={ (path) "/leave" } {
                (hidden("key", self.key))
                div.btns {
                    button.ds-button data-color="danger" type="submit" { (frame.t("waiting-leave-do")) }
                    a.ds-button data-variant="secondary" href=(path) { (frame.t("waiting-leave-not")) }
                }
            }
        };
        frame.page(&title, Head::default(), &body)
    }
}
