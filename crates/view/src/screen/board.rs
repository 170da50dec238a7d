//! The board of the waiting room: who is called where, the newest big; who is at a counter; how long it takes.

use super::{in_all, live};
use crate::dates;
use crate::frame::Frame;
use crate::parts::qr;
use crate::texts::t_with;
use crate::ticket::Loads;
use besok_core::language::Language;
use besok_core::office::Office;
use besok_core::queue::{Estimate, Queue};
use besok_core::screen::Message;
use besok_core::visit::{Stage, Visit};
use jiff::civil::Time;
use jiff::{Timestamp, ToSpan};
use maud::{Markup, html};

/// After how many minutes a call is no longer shown as one of now.
const OLD_MINUTES: i64 = 3;
/// How many calls stand below the newest.
const EARLIER: usize = 5;

/// The facts of the board.
#[derive(Debug, Clone, Copy)]
pub struct BoardPage<'a> {
    /// Where.
    pub office: &'a Office,
    /// The queue.
    pub queue: &'a Queue,
    /// How long somebody waits who comes now without an appointment; none where there is no ticket now.
    pub walk_in: Option<Option<Estimate>>,
    /// When one can come without an appointment today.
    pub hours: &'a [(Time, Time)],
    /// What the office tells everybody.
    pub message: &'a Message,
    /// Where one takes a ticket on one's own phone, and the code that is asked for there.
    pub phone: Option<(&'a str, &'a str)>,
    /// The instant at which it is drawn.
    pub now: Timestamp,
}

impl BoardPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>, loads: Loads<'_>) -> Markup {
        live(frame, (self.office.name.get(frame.language), "board"), loads, &self.sheet(loads))
    }

    /// What is drawn anew. It names the script that goes with it, so that a board that has hung for weeks notices a newer one.
    pub fn sheet(&self, loads: Loads<'_>) -> Markup {
        let mut calls: Vec<&Visit> = self.queue.visits.iter().filter(|visit| visit.stage == Stage::Called).collect();
        calls.sort_by_key(|visit| std::cmp::Reverse((visit.called_at, visit.ticket.number)));
        let mut served: Vec<&Visit> = self.queue.visits.iter().filter(|visit| visit.stage == Stage::Serving).collect();
        served.sort_by_key(|visit| visit.counter);
        html! {
            div.sheet data-version=(loads.script) {
                header {
                    h1.office { (self.office.name.get(Language::DEFAULT)) }
                    p.clock #clock data-zone=(self.office.zone) { (dates::time(self.now, &self.office.time_zone())) }
                }
                section.calls aria-label=(t_with(Language::DEFAULT, "board-calls", &[])) {
                    div.heads { p { (in_all("board-ticket", &[])) } p { (in_all("board-counter", &[])) } }
                    @if calls.is_empty() { p.nobody { (in_all("board-nobody", &[])) } }
                    ol { @for (nth, visit) in calls.iter().take(1 + EARLIER).enumerate() { (self.call(visit, nth == 0)) } }
                }
                aside {
                    @if !served.is_empty() {
                        section.served {
                            h2 { (in_all("board-serving", &[])) }
                            ul { @for visit in served { li { (ticket_at(visit)) } } }
                        }
                    }
                    (self.waits())
                    @if self.message.is_told(self.queue.day) { (self.told()) }
                    p.how { (in_all("board-how", &[])) }
                }
            }
        }
    }

    fn call(&self, visit: &Visit, newest: bool) -> Markup {
        let called_at = visit.called_at.unwrap_or(self.now);
        let old = self.now > called_at + OLD_MINUTES.minutes();
        html! {
            li.call.newest[newest].old[old] data-call={ (visit.ticket) "-" (called_at.as_second()) } {
                p.mark {
                    span.now { span.shape aria-hidden="true" { "▶" } (in_all("board-now", &[])) }
                    span.past { (in_all("board-past", &[])) }
                    span.at { (dates::time(called_at, &self.office.time_zone())) }
                }
                p.pair { (ticket_at(visit)) }
                (spoken(visit))
            }
        }
    }

    fn told(&self) -> Markup {
        let lines = Language::all().filter_map(|language| Some((language, self.message.line(language)?)));
        html! {
            section.message aria-label=(t_with(Language::DEFAULT, "board-message", &[])) {
                @for (language, line) in lines { p lang=(language.tag()) dir=(language.direction()) { (line) } }
            }
        }
    }

    fn waits(&self) -> Markup {
        html! {
            section.walk-in {
                h2 { (in_all("board-walk-in", &[])) }
                @match self.walk_in {
                    Some(Some(Estimate { to: 0, .. })) => p.minutes { (in_all("board-soon", &[])) },
                    Some(Some(Estimate { from, to })) => p.minutes {
                        bdi dir="ltr" { (from) "–" (to) } " " small { (in_all("board-minutes", &[])) }
                    },
                    Some(None) => p { (in_all("board-unknown", &[])) },
                    None => p { (in_all("board-no-tickets", &[])) },
                }
                @if !self.hours.is_empty() {
                    p.hours {
                        @for (from, to) in self.hours { bdi dir="ltr" { (dates::clock(*from)) "–" (dates::clock(*to)) } " " }
                    }
                }
                @if let Some((link, code)) = self.phone.filter(|_| self.walk_in.is_some()) {
                    div.own-phone {
                        (qr(link, &t_with(Language::DEFAULT, "board-phone", &[])))
                        div { p { (in_all("board-phone", &[])) } p.code { bdi dir="ltr" { (code) } } }
                    }
                }
            }
        }
    }
}

/// A ticket and where it goes. The arrow says for the eye what the hidden word says for the ear.
fn ticket_at(visit: &Visit) -> Markup {
    html! {
        b { (visit.ticket) }
        span.to { span aria-hidden="true" { "→" } span.vh { (in_all("board-counter", &[])) } }
        b { (visit.counter.unwrap_or_default()) }
    }
}

/// What is called out, in the office's language and the visit's: a script speaks it.
pub(super) fn spoken(visit: &Visit) -> Markup {
    let mut languages = vec![Language::DEFAULT];
    languages.extend(Some(visit.language.base()).filter(|language| *language != Language::DEFAULT));
    let (letter, number) = (if visit.ticket.booked { "A" } else { "W" }, visit.ticket.number);
    html! {
        @for language in languages {
            span.say lang=(language.tag()) hidden {
                (t_with(language, "board-say", &[
                    ("ticket", format!("{letter} {number}").into()),
                    ("counter", visit.counter.unwrap_or_default().into()),
                ]))
            }
        }
    }
}
