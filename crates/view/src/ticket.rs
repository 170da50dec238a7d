//! My ticket, on a phone: where one stands, and that one is called. And the page on which one takes it.

mod here;
mod take;

pub use here::Here;
pub(crate) use take::choices;
pub use take::{MOST_PEOPLE, TakePage, TakeProblem};

use crate::dates;
use crate::frame::{Frame, Head};
use crate::parts::back;
use crate::texts::{rich, t_with};
use crate::wait::wait;
use besok_core::office::Office;
use besok_core::queue::Estimate;
use besok_core::visit::{Late, Stage, Visit};
use jiff::Timestamp;
use maud::{Markup, html};

/// After how many seconds the page is fetched anew where no script draws it.
const REFRESH: u32 = 20;

/// What a live page loads besides.
#[derive(Debug, Clone, Copy)]
pub struct Loads<'a> {
    /// Address of its stylesheet.
    pub css: &'a str,
    /// Address of its script.
    pub script: &'a str,
}

impl Loads<'_> {
    /// For the head. Without a script the page fetches itself anew.
    pub(crate) fn head(self, refresh: u32) -> Markup {
        html! {
            link rel="stylesheet" href=(self.css);
            script src=(self.script) defer {}
            noscript { meta http-equiv="refresh" content=(refresh); }
        }
    }
}

/// The facts of the page.
#[derive(Debug)]
pub struct TicketPage<'a> {
    /// Where.
    pub office: &'a Office,
    /// The visit.
    pub visit: &'a Visit,
    /// Whether it is of a day that is over.
    pub over: bool,
    /// How many go before it, while it waits.
    pub ahead: Option<usize>,
    /// How long it waits still.
    pub estimate: Option<Estimate>,
    /// Whether it came too late to count as booked.
    pub came_late: bool,
    /// When one may come back.
    pub back: Vec<Timestamp>,
    /// The instant at which the page is shown.
    pub now: Timestamp,
}

impl TicketPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>, loads: Loads<'_>) -> Markup {
        let body = html! { div #ticket data-live=(frame.link("/ticket/live")) { (self.sheet(frame)) } };
        let title = format!("{} {}", frame.t("ticket-title"), self.visit.ticket);
        let more = if self.over || self.visit.stage.is_over() {
            html! {}
        } else {
            loads.head(REFRESH)
        };
        // What has ended has nothing to wait for, and its looks all the same.
        let style = html! { @if more.0.is_empty() { link rel="stylesheet" href=(loads.css); } (more) };
        frame.page_with(&title, (Head::default(), &style), &body)
    }

    /// What a live page draws anew: how it stands, and below it what one can do.
    pub fn sheet(&self, frame: &Frame<'_>) -> Markup {
        html! {
            div #now.ticket.(self.look()) role="status" { (self.stands(frame)) }
            div #deeds data-stage={ (self.visit.stage.as_str()) (self.visit.sequence) } { (self.deeds(frame)) }
            div #off hidden { p { b { (frame.t("ticket-off")) } " " (frame.t("ticket-off-how")) } }
        }
    }

    fn look(&self) -> &'static str {
        match self.visit.stage {
            _ if self.over => "over",
            Stage::Called => "called",
            Stage::Waiting if self.is_next() => "next",
            Stage::Waiting => "waits",
            Stage::Serving => "served",
            Stage::Done | Stage::NoShow | Stage::Left => "over",
        }
    }

    /// Whether nobody goes before it, and it is not away.
    fn is_next(&self) -> bool {
        self.ahead == Some(0) && !self.is_away()
    }

    fn is_away(&self) -> bool {
        self.visit.not_before.is_some_and(|from| from > self.now)
    }

    fn stands(&self, frame: &Frame<'_>) -> Markup {
        let (language, visit) = (frame.language, self.visit);
        let counter = || html! { bdi { (visit.counter.unwrap_or_default()) } };
        let number = html! {
            p.of { (frame.t("ticket-title")) " · " (self.office.name.get(language)) }
            h1.number { bdi { (visit.ticket) } }
        };
        if self.over {
            let day = html! { bdi { (dates::day(language, visit.day)) } };
            return html! {
                (number)
                p.say { (rich(language, "ticket-old", &[("day", day)])) }
                p { (frame.t("ticket-old-how")) }
            };
        }
        match visit.stage {
            Stage::Called => html! {
                (number)
                p.say { (rich(language, "ticket-called", &[("counter", html! { b { (counter()) } })])) }
                p { (frame.t("ticket-called-how")) }
            },
            Stage::Serving => html! {
                (number)
                p.say { (rich(language, "ticket-serving", &[("counter", counter())])) }
            },
            Stage::Waiting => html! { (number) (self.waits(frame)) },
            Stage::Done => html! { (number) p.say { (frame.t("ticket-done")) } p { (frame.t("ticket-done-how")) } },
            Stage::NoShow => {
                html! { (number) p.say { (frame.t("ticket-no-show")) } p { (frame.t("ticket-no-show-how")) } }
            }
            Stage::Left => html! { (number) p.say { (frame.t("ticket-left")) } p { (frame.t("ticket-left-how")) } },
        }
    }

    fn waits(&self, frame: &Frame<'_>) -> Markup {
        let (language, visit) = (frame.language, self.visit);
        let time = |at: Timestamp| html! { b { bdi { (dates::time(at, &self.office.time_zone())) } } };
        html! {
            @if let Some(at) = visit.not_before.filter(|_| self.is_away()) {
                p.say { (rich(language, "ticket-away", &[("time", time(at))])) }
            } @else if let Some(counter) = visit.counter {
                p.say { (rich(language, "ticket-sent-on", &[("counter", html! { bdi { (counter) } })])) }
            } @else if self.is_next() {
                p.say { (frame.t("ticket-next")) }
                p { (frame.t("ticket-next-how")) }
            } @else if let Some(ahead) = self.ahead {
                p.say { (t_with(language, "ticket-ahead", &[("ahead", (ahead as i64).into())])) }
            }
            @if !self.is_next() && !self.is_away() { p.wait { (wait(language, self.estimate)) } }
            @if visit.back_at.is_some() { p { b { (frame.t("ticket-missed")) } } }
            @if self.came_late { (self.late(frame)) }
            p { (frame.t("ticket-watch")) }
        }
    }

    fn late(&self, frame: &Frame<'_>) -> Markup {
        match self.visit.booked.as_ref().map(|booked| booked.late) {
            Some(Late::Reception) => html! { p { b { (frame.t("ticket-late-reception")) } } },
            Some(Late::WalkIn) => html! { p { (frame.t("ticket-late-walk-in")) } },
            Some(Late::Kept) => html! { p { (frame.t("ticket-late-kept")) } },
            None => html! {},
        }
    }

    /// What one can do oneself: go and come back, or go for good.
    fn deeds(&self, frame: &Frame<'_>) -> Markup {
        let zone = self.office.time_zone();
        let waits = self.visit.stage == Stage::Waiting;
        html! {
            @if !self.over && waits && self.is_away() {
                form method="post" action=(frame.link("/ticket/back")) {
                    button.ds-button type="submit" { (frame.t("ticket-is-back")) }
                }
            }
            @if !self.over && waits {
                details.deed {
                    summary { (frame.t("ticket-back")) }
                    form method="post" action=(frame.link("/ticket/back")) {
                        p { (frame.t("ticket-back-hint")) }
                        div.ds-field.f {
                            label.ds-label for="at" { (frame.t("ticket-back-label")) }
                            select.ds-input #at name="at" {
                                @for at in &self.back { option value=(at.as_second()) { (dates::time(*at, &zone)) } }
                            }
                        }
                        button.ds-button data-variant="secondary" type="submit" { (frame.t("ticket-back-do")) }
                    }
                }
            }
            @if !self.over && (waits || self.visit.stage == Stage::Called) {
                details.deed {
                    summary { (frame.t("ticket-leave")) }
                    form method="post" action=(frame.link("/ticket/leave")) {
                        p { (frame.t("ticket-leave-hint")) }
                        button.ds-button data-variant="secondary" data-color="danger" type="submit" {
                            (frame.t("ticket-leave-do"))
                        }
                    }
                }
            }
            @if self.over || self.visit.stage.is_over() {
                p { a.ds-link href=(frame.link(&format!("/offices/{}", self.office.id))) { (frame.t("ticket-office")) } }
            }
        }
    }
}

/// The page of a phone that has no ticket.
pub fn no_ticket(frame: &Frame<'_>) -> Markup {
    let title = frame.t("ticket-none");
    let body = html! {
        (back(frame, &frame.link("/")))
        h1 { (title) }
        p { (frame.t("ticket-none-booked")) }
        p { a.ds-button href=(frame.link("/my")) { (frame.t("frame-my-page")) } }
        p { (frame.t("ticket-none-walk-in")) }
        p { a.ds-link href=(frame.link("/offices")) { (frame.t("offices-title")) } }
    };
    frame.page(&title, Head::default(), &body)
}
