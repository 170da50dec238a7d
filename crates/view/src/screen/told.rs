//! What came of it, at a kiosk: a ticket, or why there is none and the way on.

use super::kiosk::{foot, kiosk};
use crate::dates;
use crate::frame::Frame;
use crate::parts::qr;
use crate::parts::{address, icon};
use crate::texts::{rich, t_with};
use crate::ticket::Loads;
use crate::wait::wait;
use besok_core::office::Office;
use besok_core::queue::Estimate;
use besok_core::visit::{Stage, Ticket};
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};

/// What a kiosk says.
#[derive(Debug, Clone, PartialEq)]
pub enum Told<'a> {
    /// They have a ticket now.
    Ticket {
        /// Its number.
        ticket: Ticket,
        /// How many go before it.
        ahead: Option<usize>,
        /// How long it waits.
        estimate: Option<Estimate>,
        /// The address that takes it over on a phone.
        link: Option<String>,
    },
    /// They had one already.
    Here(Ticket, Stage),
    /// They may register from then on.
    TooEarly(Timestamp),
    /// It is too late for that here.
    TooLate,
    /// Their day is another one.
    OtherDay(Date),
    /// Their office is another one.
    OtherOffice(&'a Office),
    /// The booking was cancelled.
    Cancelled,
    /// Somebody at reception has to look: not found for certain, for whatever reason.
    Ask,
    /// There is no ticket for that any more.
    NoTicket,
    /// Too much was tried here.
    Slow,
}

/// The facts of the page.
#[derive(Debug)]
pub struct ToldPage<'a> {
    /// Where.
    pub office: &'a Office,
    /// What is said.
    pub told: Told<'a>,
    /// The instant at which it is said.
    pub now: Timestamp,
}

impl ToldPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>, loads: Loads<'_>) -> Markup {
        let (title, more) = self.words(frame);
        let settled = matches!(self.told, Told::Ticket { .. } | Told::Here(..));
        let body = html! {
            header.kiosk-top { p.brand { (icon::mark()) (frame.agency.name.get(frame.language)) } }
            main #main {
                div.told.good[settled].wait[!settled] role="status" { h1 { (title) } (more) }
                div.go {
                    @if let Told::Ticket { .. } = self.told { button #print type="button" hidden { (frame.t("kiosk-print")) } }
                    @if !settled { a.again href=(frame.link("/kiosk")) { (frame.t("kiosk-again")) } }
                    a.main href="/screen" { (frame.t("kiosk-done")) }
                }
            }
            (foot(frame))
            (self.slip(frame))
        };
        kiosk(frame, &title, loads, &body)
    }

    fn words(&self, frame: &Frame<'_>) -> (String, Markup) {
        let language = frame.language;
        let zone = self.office.time_zone();
        let say = |title: &str, more: Markup| (frame.t(title).into_owned(), more);
        let reception = || html! { p { (frame.t("kiosk-reception")) } };
        match &self.told {
            Told::Ticket { ticket, ahead, estimate, link } => {
                say("kiosk-ticket", taken(frame, ticket, (*ahead, *estimate), link.as_deref()))
            }
            Told::Here(ticket, stage) => {
                let key = if stage.is_over() { "kiosk-over-already" } else { "kiosk-here" };
                say(
                    key,
                    html! {
                        p.number { bdi { (ticket) } }
                        p { (frame.t(if stage.is_over() { "kiosk-reception" } else { "kiosk-ticket-how" })) }
                    },
                )
            }
            Told::TooEarly(from) => {
                let time = html! { b { bdi { (dates::time(*from, &zone)) } } };
                say(
                    "kiosk-early",
                    html! {
                        p { (rich(language, "kiosk-early-how", &[("time", time)])) }
                    },
                )
            }
            Told::TooLate => say("kiosk-late", reception()),
            Told::OtherDay(day) => {
                let day = html! { b { bdi { (dates::day_of_year(language, *day)) } } };
                say(
                    "kiosk-other-day",
                    html! {
                        p { (rich(language, "kiosk-other-day-how", &[("day", day)])) }
                        (reception())
                    },
                )
            }
            Told::OtherOffice(office) => say(
                "kiosk-other-office",
                html! {
                    p { b { (office.name.get(language)) } br; (address(office)) }
                    p { (frame.t("kiosk-other-office-how")) }
                },
            ),
            Told::Cancelled => say("kiosk-cancelled", html! { p { (frame.t("kiosk-cancelled-how")) } }),
            Told::Ask => say("kiosk-ask", reception()),
            Told::NoTicket => say("take-refused", html! { p { (frame.t("kiosk-no-ticket-how")) } }),
            Told::Slow => say("kiosk-slow", html! { p { (frame.t("kiosk-slow-how")) } }),
        }
    }

    /// What a receipt printer makes of the page: 80 mm of paper.
    fn slip(&self, frame: &Frame<'_>) -> Markup {
        let Told::Ticket { ticket, estimate, link, .. } = &self.told else { return html! {} };
        let zone = self.office.time_zone();
        html! {
            div.slip aria-hidden="true" {
                p { b { (frame.agency.name.get(frame.language)) } br; (self.office.name.get(frame.language)) }
                p.number { (ticket) }
                p { bdi { (dates::day_and_time(frame.language, self.now, &zone)) } }
                p { (wait(frame.language, *estimate)) }
                @if let Some(link) = link { (qr(link, &frame.t("kiosk-phone"))) p { (frame.t("kiosk-phone")) } }
            }
        }
    }
}

/// A ticket, how many go before it, and how to follow it on a phone.
fn taken(
    frame: &Frame<'_>,
    ticket: &Ticket,
    (ahead, estimate): (Option<usize>, Option<Estimate>),
    link: Option<&str>,
) -> Markup {
    html! {
        p.number { bdi { (ticket) } }
        p.wait-for {
            @match ahead {
                Some(0) => (frame.t("ticket-next")),
                Some(ahead) => (t_with(frame.language, "ticket-ahead", &[("ahead", (ahead as i64).into())])),
                None => {},
            }
        }
        @if ahead != Some(0) { p { (wait(frame.language, estimate)) } }
        p { (frame.t("kiosk-ticket-how")) }
        @if let Some(link) = link {
            div.phone { (qr(link, &frame.t("kiosk-phone"))) p { (frame.t("kiosk-phone")) } }
        }
    }
}
