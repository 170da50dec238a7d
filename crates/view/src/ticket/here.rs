//! "I am here": the part of a visit's page on the day, with a way on for each answer.

use crate::dates;
use crate::frame::Frame;
use crate::parts::{Tone, alert, hidden};
use crate::texts::rich;
use besok_core::office::Office;
use besok_core::queue::Arrival;
use maud::{Markup, html};

/// What registering on one's own phone comes to now.
#[derive(Debug, Clone)]
pub struct Here<'a> {
    /// That.
    pub arrival: Arrival,
    /// Where the visit is.
    pub office: &'a Office,
    /// The secret of the ticket, once there is one on this phone.
    pub key: &'a str,
}

impl Here<'_> {
    /// The part of the page; nothing on other days. `path` is the page of the visit.
    pub fn render(&self, frame: &Frame<'_>, path: &str) -> Markup {
        let action = frame.link(&format!("{path}/here"));
        let press = |key: &str| {
            html! {
                form method="post" action=(action) {
                    (hidden("key", self.key))
                    button.ds-button type="submit" { (frame.t(key)) }
                }
            }
        };
        let reception = html! { p { (frame.t("here-reception")) } };
        match &self.arrival {
            Arrival::Now => alert(
                Tone::Info,
                &frame.t("here-title"),
                &html! {
                    p { (frame.t("here-hint")) }
                    (press("here-do"))
                },
            ),
            Arrival::TooEarly(from) => {
                let time = html! { b { bdi { (dates::time(*from, &self.office.time_zone())) } } };
                alert(
                    Tone::Info,
                    &frame.t("here-title"),
                    &html! {
                        p { (rich(frame.language, "here-early", &[("time", time)])) }
                    },
                )
            }
            Arrival::TooLate => alert(Tone::Warning, &frame.t("here-late"), &reception),
            Arrival::Here(ticket, stage) if stage.is_over() => {
                let ticket = html! { b { bdi { (ticket) } } };
                html! { p { (rich(frame.language, "here-over", &[("ticket", ticket)])) } }
            }
            Arrival::Here(ticket, _) => {
                let ticket = html! { b { bdi { (ticket) } } };
                alert(
                    Tone::Info,
                    &frame.t("here-done"),
                    &html! {
                        p { (rich(frame.language, "here-ticket", &[("ticket", ticket)])) }
                        (press("here-follow"))
                    },
                )
            }
            Arrival::OtherDay | Arrival::OtherOffice(_) | Arrival::Cancelled => html! {},
        }
    }
}
