//! One visit: when, where, what to bring, and how to change it. The confirmations after booking, moving and
//! cancelling are the same page with a panel on top.

use super::{state, when_of_year};
use crate::booking::{STEPS, access_row};
use crate::dates;
use crate::frame::{Frame, Head};
use crate::parts::qr;
use crate::parts::{
    Row, Tone, address, alert, back, bring_list, companions, hidden, phone, place, reached, steps, success, summary,
};
use crate::request::{asked_date, path};
use crate::texts::{rich, t_with};
use crate::ticket::Here;
use crate::visit::{Goal, Reached, Visit};
use crate::waiting::wish_path;
use besok_core::booking::{Origin, State};
use besok_core::office::Office;
use jiff::Timestamp;
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the page.
pub struct Details<'a> {
    /// The visit.
    pub visit: Visit<'a>,
    /// Where its messages go.
    pub reached: Reached<'a>,
    /// The instant at which the page is shown.
    pub now: Timestamp,
    /// What was just done.
    pub done: Option<Done>,
    /// Another time that the agency offers.
    pub offer: Option<Offer<'a>>,
    /// What the old system called it, where that leads to it still.
    pub old_reference: Option<&'a str>,
    /// What saying that one is there comes to.
    pub here: Option<Here<'a>>,
}

/// A time that the agency offers, because the visit has to move.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    /// Where.
    pub office: &'a Office,
    /// When.
    pub starts_at: Timestamp,
    /// Until when to answer.
    pub until: Timestamp,
    /// Makes sending the form twice harmless.
    pub key: &'a str,
}

/// What was just done with a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It was booked.
    Booked,
    /// It was moved.
    Moved,
    /// Other people come.
    Changed,
    /// It was cancelled.
    Cancelled,
    /// It was taken over from before My Page.
    TakenOver,
}

/// "You booked this visit before …".
fn booked_before(frame: &Frame<'_>) -> Cow<'static, str> {
    t_with(frame.language, "earlier-made", &[("date", dates::date(frame.language, frame.agency.cutover).into())])
}

impl Details<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = self.title(frame);
        let to_come = self.state() == State::Booked;
        let body = html! {
            @if !self.visit.is_old() { (back(frame, &frame.link("/my"))) }
            @if self.done == Some(Done::Booked) && self.visit.booking.invitation.is_none() { (steps(frame, STEPS, STEPS)) }
            @if self.done.is_some() {
                (success(&title, &self.told(frame)))
            } @else {
                h1 { (title) " " (state(frame, &self.visit, self.now)) }
            }
            (self.acting(frame))
            @if let Some(here) = self.here.as_ref().filter(|_| self.visit.may_change()) {
                (here.render(frame, &self.visit.path()))
            }
            @if let Some(offer) = self.offer.filter(|_| to_come) { (self.offered(frame, offer)) }
            @if self.visit.booking.origin == Origin::Staff { p { (frame.t("my-by-agency")) } }
            @if self.visit.is_old() { p { (booked_before(frame)) } }
            (self.asked(frame))
            (self.facts(frame))
            @if to_come {
                (bring_list(frame, &self.visit.company))
                (kiosk_code(frame, &self.visit))
                (self.keep(frame))
                @if self.visit.may_change() { (self.change(frame)) }
                @if self.visit.is_old() { (self.over(frame)) }
            } @else {
                p { a.ds-button href=(frame.link(&self.again())) { (frame.t("my-book-again")) } }
            }
        };
        frame.page(&title, Head::default(), &body)
    }

    /// Whose visit it is, where it is not one's own.
    fn acting(&self, frame: &Frame<'_>) -> Markup {
        let name = |client: &str| html! { b { bdi.name { (client) } } };
        html! {
            @if let Some(mandate) = self.visit.mandate {
                p {
                    (rich(frame.language, "helpers-you-act-for", &[("name", name(&mandate.client_name))]))
                    @if !self.visit.may_change() { br; (frame.t("helpers-see-only")) }
                }
            }
        }
    }

    /// The request that the visit answers, and whether it is open again.
    fn asked(&self, frame: &Frame<'_>) -> Markup {
        let Some(asked) = self.visit.asked else { return html! {} };
        let (last_day, phone) = (asked.invitation.last_day, phone(&frame.agency.phone, &frame.agency.phone_link));
        html! {
            @match (self.state(), asked.open) {
                (State::Cancelled, true) => p { (rich(frame.language, "request-reopened", &[("date", asked_date(frame, last_day))])) },
                (State::Cancelled, false) => p { (rich(frame.language, "request-not-reopened", &[("phone", phone)])) },
                _ => p {
                    (frame.t("request-answers")) " "
                    @if self.visit.mandate.is_none() {
                        a.ds-link href=(frame.link(&path(asked.invitation))) { (frame.t("request-see")) }
                    }
                },
            }
        }
    }

    /// Where to book again: what was asked for, as it was asked.
    fn again(&self) -> String {
        let open = self.visit.asked.filter(|asked| asked.open && self.state() == State::Cancelled);
        open.map_or_else(|| "/book".to_owned(), |asked| path(asked.invitation))
    }

    /// The old time, the new one, and what can be answered.
    fn offered(&self, frame: &Frame<'_>, offer: Offer<'_>) -> Markup {
        let visit = &self.visit;
        let path = frame.link(&visit.path());
        let until = dates::day_and_time(frame.language, offer.until, &offer.office.time_zone());
        let goal = Goal::moved(visit);
        let accept = format!("{}/confirm", goal.check_path(offer.office, offer.starts_at));
        let row = |term, office: &Office, starts_at: Timestamp| {
            let time = dates::day_of_year_and_time(frame.language, starts_at, &office.time_zone());
            let value = html! { b { bdi { (dates::capital(&time)) } } br; (place(frame, office)) };
            Row { term: frame.t(term), value, change: None }
        };
        let rows = [
            row("my-offer-now", visit.office, visit.booking.starts_at),
            row("my-offer-new", offer.office, offer.starts_at),
        ];
        let body = html! {
            p { (frame.t("my-offer-why")) }
            (summary(frame, &rows))
            p { (rich(frame.language, "my-offer-until", &[("time", html! { b { bdi { (until) } } })])) }
            @if visit.may_change() {
                form method="post" action=(frame.link(&accept)) {
                    (hidden("key", offer.key))
                    div.btns {
                        button.ds-button type="submit" { (frame.t("my-offer-accept")) }
                        a.ds-button data-variant="secondary" href={ (path) "/move" } { (frame.t("my-offer-other")) }
                        a.ds-button data-variant="secondary" data-color="danger" href={ (path) "/cancel" } {
                            (frame.t("my-cancel"))
                        }
                    }
                }
            }
        };
        alert(Tone::Warning, &frame.t("my-offer"), &body)
    }

    fn state(&self) -> State {
        self.visit.booking.state_at(self.now)
    }

    fn title(&self, frame: &Frame<'_>) -> String {
        let key = match self.done {
            Some(Done::Booked) => "my-booked",
            Some(Done::Moved) => "my-moved",
            Some(Done::Changed) => "my-changed",
            Some(Done::Cancelled) => "my-cancelled",
            Some(Done::TakenOver) => "earlier-taken-over",
            None => "my-visit",
        };
        frame.t(key).into_owned()
    }

    /// The confirmation also comes by mail; people look for it in vain when it is taken for spam.
    fn told(&self, frame: &Frame<'_>) -> Markup {
        html! {
            @if self.done != Some(Done::Cancelled) {
                p.big { bdi { (when_of_year(frame, &self.visit)) } }
                p.big { (frame.t("my-reference")) " " bdi { (self.visit.booking.reference) } }
            }
            @if let Some(told) = reached(frame, self.reached, ["my-mail", "my-sms"]) {
                p { (told) @if matches!(self.reached, Reached::Email(_)) { " " (frame.t("my-spam")) } }
            }
        }
    }

    fn facts(&self, frame: &Frame<'_>) -> Markup {
        let visit = &self.visit;
        let office = visit.office;
        let row = |key, value| Row { term: frame.t(key), value, change: None };
        let place = html! {
            b { (office.name.get(frame.language)) } br; (address(office)) br;
            a.ds-link.tl href=(office.map_link()) { (frame.t("my-map")) span.vh { " " (office.street) } }
        };
        let mut rows = vec![
            row("booking-time", html! { b { bdi { (when_of_year(frame, visit)) } } }),
            row("booking-office", place),
        ];
        if self.state() == State::Booked {
            rows.push(row("my-access", html! { (office.access.get(frame.language)) }));
        }
        let old = html! {
            @if let Some(old) = self.old_reference.filter(|_| visit.is_old()) {
                br; (rich(frame.language, "earlier-old-reference", &[("reference", html! { bdi { (old) } })]))
            }
        };
        rows.push(row("my-reference", html! { b { bdi { (visit.booking.reference) } } (old) }));
        rows.push(row("booking-errand", html! { b { (visit.errand.name.get(frame.language)) } }));
        rows.push(row("booking-people", companions(frame, &visit.company)));
        rows.extend(access_row(frame, &visit.company));
        summary(frame, &rows)
    }

    /// What a visitor keeps of a visit.
    fn keep(&self, frame: &Frame<'_>) -> Markup {
        let path = frame.link(&self.visit.path());
        html! {
            div.btns {
                a.ds-button data-variant="secondary" href={ (path) "/calendar.ics" } { (frame.t("my-calendar")) }
                a.ds-button data-variant="secondary" href={ (path) "/print" } { (frame.t("my-print")) }
            }
        }
    }

    fn change(&self, frame: &Frame<'_>) -> Markup {
        let visit = &self.visit;
        let path = frame.link(&visit.path());
        let starts_at = visit.booking.starts_at;
        let (move_until, cancel_until) = (visit.errand.move_until(starts_at), visit.errand.cancel_until(starts_at));
        html! {
            section aria-labelledby="change" {
                h2 #change { (frame.t("my-change")) }
                p { (frame.t("my-change-early")) }
                @if visit.booking.invitation.is_some() { p { (frame.t("request-moving")) } }
                (self.limit(frame, move_until, ["my-move-until", "my-move-late"]))
                (self.limit(frame, cancel_until, ["my-cancel-until", "my-cancel-late"]))
                div.btns {
                    @if self.now <= move_until {
                        a.ds-button data-variant="secondary" href={ (path) "/move/" (visit.office.id) } {
                            (frame.t("my-move"))
                        }
                    }
                    @if visit.errand.waiting_list && visit.booking.invitation.is_none() && self.now <= move_until {
                        a.ds-button data-variant="secondary" href=(frame.link(&wish_path(visit.errand, &visit.company, visit.office))) {
                            (frame.t("waiting-earlier"))
                        }
                    }
                    @if visit.booking.invitation.is_none() && !visit.is_old() && self.now <= move_until.max(cancel_until) {
                        a.ds-button data-variant="secondary" href={ (path) "/people" } { (frame.t("my-people")) }
                    }
                    @if self.now <= cancel_until {
                        a.ds-button data-variant="secondary" data-color="danger" href={ (path) "/cancel" } {
                            (frame.t("my-cancel"))
                        }
                    }
                }
            }
        }
    }

    /// The way into My Page.
    fn over(&self, frame: &Frame<'_>) -> Markup {
        html! {
            section aria-labelledby="over" {
                h2 #over { (frame.t("earlier-over")) }
                p { (frame.t("earlier-over-why")) }
                p { a.ds-link.tl href={ (frame.link(&self.visit.path())) "/take-over" } { (frame.t("earlier-take")) } }
            }
        }
    }

    /// Until when something can be done here, or whom to call when that is over.
    fn limit(&self, frame: &Frame<'_>, until: Timestamp, [before, after]: [&str; 2]) -> Markup {
        let time = dates::day_and_time(frame.language, until, &self.visit.office.time_zone());
        let agency = frame.agency;
        html! {
            p {
                @if self.now <= until {
                    (rich(frame.language, before, &[("time", html! { bdi { (time) } })]))
                } @else {
                    (rich(frame.language, after, &[("phone", phone(&agency.phone, &agency.phone_link))]))
                }
            }
        }
    }
}

/// What a kiosk reads, so that nobody has to type the reference.
pub(super) fn kiosk_code(frame: &Frame<'_>, visit: &Visit<'_>) -> Markup {
    html! {
        p.code { (qr(visit.booking.reference.as_str(), &frame.t("here-code"))) br; (frame.t("here-code-how")) }
    }
}
