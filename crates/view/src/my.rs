//! My Page: the visits of whoever is signed in.

pub(crate) mod cancel;
mod details;
pub mod paused;
pub mod print;

pub use cancel::CancelPage;
pub use details::{Details, Done, Offer};
pub use paused::PausedPage;

use crate::account::{invitation, last_day};
use crate::booking::when;
use crate::dates;
use crate::frame::{Frame, Head};
use crate::parts::{Card, card, pair, place};
use crate::request::asked_card;
use crate::texts::{rich, t_with};
use crate::visit::Visit;
use crate::waiting::{Place, place_card};
use besok_core::booking::State;
use besok_core::bulk_move::Proposal;
use besok_core::id::BookingId;
use besok_core::invitation::Invitation;
use besok_core::representation::{Mandate, Representation};
use besok_core::restriction::Restriction;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use std::collections::HashMap;

/// The facts of the page.
pub struct MyPage<'a> {
    /// What the agency asks for and is not booked, the most urgent first, each with the name of its errand.
    pub requests: Vec<(&'a Invitation, &'a str)>,
    /// Whether staff have paused the account's new bookings.
    pub paused: Option<&'a Restriction>,
    /// Visits to come, the next one first.
    pub upcoming: Vec<Visit<'a>>,
    /// Past and cancelled visits, the latest first.
    pub earlier: Vec<Visit<'a>>,
    /// Visits of each account for which this one acts.
    pub clients: Vec<Client<'a>>,
    /// Who has named the account, and waits for an answer.
    pub invitations: &'a [Representation],
    /// Which of them have to move, and what is offered to them.
    pub proposals: &'a HashMap<BookingId, Proposal>,
    /// What their people wait for, the oldest first.
    pub waiting: Vec<Place<'a>>,
    /// Whether an old booking may still be changed outside My Page.
    pub old_bookings: bool,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
    /// The instant at which the page is shown.
    pub now: Timestamp,
}

/// Somebody for whom an account acts.
pub struct Client<'a> {
    /// By what right.
    pub mandate: &'a Mandate,
    /// Visits to come, the next one first.
    pub upcoming: Vec<Visit<'a>>,
    /// Past and cancelled visits, the latest first.
    pub earlier: Vec<Visit<'a>>,
}

impl MyPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("frame-my-page");
        let body = html! {
            h1 { (title) }
            @if let Some(name) = frame.visitor {
                p.lead { span { (frame.t("frame-signed-in-as")) } " " bdi.name { (name) } }
                p { a.ds-link.tl href=(frame.link("/account")) { (frame.t("frame-account")) } }
            }
            @if let Some(restriction) = self.paused { (paused::notice(frame, restriction)) }
            @if !self.requests.is_empty() {
                h2 { (frame.t("request-open")) }
                ul.picks { @for (asked, errand) in &self.requests { (asked_card(frame, asked, errand)) } }
            }
            @if !self.waiting.is_empty() {
                h2 { (frame.t("waiting-mine")) }
                ul.picks { @for place in &self.waiting { (place_card(frame, place)) } }
            }
            @for one in self.invitations { (invitation(frame, one, self.zone)) }
            h2 { (frame.t("my-upcoming")) }
            @if self.upcoming.is_empty() {
                p { (frame.t("my-none")) }
            } @else {
                ul.picks { @for visit in &self.upcoming { (self.upcoming(frame, visit)) } }
            }
            div.btns {
                a.ds-button href=(frame.link("/book")) { (frame.t("my-book")) }
                a.ds-button data-variant="secondary" href=(frame.link("/people")) { (frame.t("my-book-for")) }
            }
            @if self.old_bookings {
                p {
                    a.ds-link href=(frame.link("/earlier")) {
                        (t_with(frame.language, "earlier-from-my", &[("date", dates::date(frame.language, frame.agency.cutover).into())]))
                    }
                }
            }
            @if !self.earlier.is_empty() {
                h2 { (frame.t("my-earlier")) }
                ul.earlier { @for visit in &self.earlier { (self.earlier(frame, visit)) } }
            }
            @for client in &self.clients { (self.client(frame, client)) }
            p.hint { (frame.t("sign-in-idle")) }
        };
        frame.page(&title, Head::default(), &body)
    }

    /// The visits of somebody else, apart from one's own.
    fn client(&self, frame: &Frame<'_>, client: &Client<'_>) -> Markup {
        let name = html! { bdi.name { (client.mandate.client_name) } };
        let until = html! { bdi { (last_day(frame, client.mandate.until, self.zone)) } };
        html! {
            h2 { (rich(frame.language, "helpers-you-act-for", &[("name", name)])) }
            p.hint { (rich(frame.language, "helpers-until", &[("date", until)])) }
            @if client.upcoming.is_empty() { p { (frame.t("helpers-no-visits")) } }
            ul.picks { @for visit in &client.upcoming { (self.upcoming(frame, visit)) } }
            ul.earlier { @for visit in &client.earlier { (self.earlier(frame, visit)) } }
        }
    }

    fn upcoming(&self, frame: &Frame<'_>, visit: &Visit<'_>) -> Markup {
        let (path, time) = (frame.link(&visit.path()), when(frame, visit.office, visit.booking.starts_at));
        card(&Card {
            href: &path,
            title: &time,
            below: true,
            body: html! {
                @if let Some(proposal) = self.proposals.get(&visit.booking.id) {
                    p.state.wait { (frame.t("my-offer")) }
                    p { (rich(frame.language, "my-offer-until", &[("time", html! { bdi { (until(frame, visit, proposal)) } })])) }
                    p.also { a.ds-link.tl href=(path) { (frame.t("my-offer-answer")) span.vh { ": " (time) } } }
                }
                p { (place(frame, visit.office)) }
                p { (visit.errand.name.get(frame.language)) }
                @if visit.booking.invitation.is_some() { p.hint { (frame.t("request-answers")) } }
                @if visit.company.count() > 1 {
                    p { (t_with(frame.language, "my-people-count", &[("people", visit.company.count().into())])) }
                }
                p.hint { (frame.t("my-reference")) " " bdi { (visit.booking.reference) } }
                @if visit.may_change() {
                    p.also {
                        a.ds-link.tl href={ (path) "/move/" (visit.office.id) } { (frame.t("my-move")) span.vh { ": " (time) } }
                        a.ds-link.tl href={ (path) "/cancel" } { (frame.t("my-cancel-this")) span.vh { ": " (time) } }
                    }
                }
            },
        })
    }

    fn earlier(&self, frame: &Frame<'_>, visit: &Visit<'_>) -> Markup {
        let errand = html! { (visit.errand.name.get(frame.language)) };
        let office = html! { (visit.office.name.get(frame.language)) };
        html! {
            li {
                a.ds-link href=(frame.link(&visit.path())) { bdi { (when_of_year(frame, visit)) } }
                span { (pair(frame, errand, office)) }
                " " (state(frame, visit, self.now))
            }
        }
    }
}

fn until(frame: &Frame<'_>, visit: &Visit<'_>, proposal: &Proposal) -> String {
    dates::day_and_time(frame.language, proposal.until, &visit.office.time_zone())
}

/// The whole date and time of a visit; its year matters when it is kept.
fn when_of_year(frame: &Frame<'_>, visit: &Visit<'_>) -> String {
    let zone = visit.office.time_zone();
    dates::capital(&dates::day_of_year_and_time(frame.language, visit.booking.starts_at, &zone))
}

/// How a visit stands: a word, and by its class a shape.
fn state(frame: &Frame<'_>, visit: &Visit<'_>, now: Timestamp) -> Markup {
    let state = visit.booking.state_at(now);
    let class = match state {
        State::Booked => "booked",
        State::Cancelled => "cancelled",
        State::Past => "past",
    };
    html! { span.state.(class) { (frame.t(state_key(state))) } }
}

/// The word for how a visit stands.
fn state_key(state: State) -> &'static str {
    match state {
        State::Booked => "my-state-booked",
        State::Cancelled => "my-state-cancelled",
        State::Past => "my-state-past",
    }
}
