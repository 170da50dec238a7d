//! Where somebody is signed in: each session, and the ways to end it.

use super::page;
use crate::dates;
use crate::frame::Frame;
use crate::texts::{rich, t_with};
use besok_core::device::Device;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the page.
pub struct SessionsPage<'a> {
    /// The sessions, the one that asks first.
    pub sessions: Vec<SessionRow<'a>>,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
}

/// A session.
pub struct SessionRow<'a> {
    /// What its address calls it.
    pub name: &'a str,
    /// On what it runs.
    pub device: Device,
    /// Since when.
    pub began_at: Timestamp,
    /// When it was last used.
    pub used_at: Timestamp,
    /// Whether it is the one that asks.
    pub current: bool,
}

impl SessionsPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let others = self.sessions.iter().any(|session| !session.current);
        let content = html! {
            p { (frame.t("sessions-intro")) }
            ul.picks { @for session in &self.sessions { (self.row(frame, session)) } }
            @if others {
                form method="post" action=(frame.link("/account/sessions/others/end")) {
                    button.ds-button type="submit" { (frame.t("sessions-end-others")) }
                }
            } @else {
                p { (frame.t("sessions-only")) }
            }
        };
        page(frame, &frame.t("sessions-title"), &[], &content)
    }

    fn row(&self, frame: &Frame<'_>, session: &SessionRow<'_>) -> Markup {
        let time = |instant| {
            let text = dates::day_and_time(frame.language, instant, self.zone);
            html! { bdi { (text) } }
        };
        let device = device(frame, session.device);
        html! {
            li.card {
                h2 { bdi { (device) } @if session.current { " " span.state.booked { (frame.t("sessions-this")) } } }
                p.hint {
                    (rich(frame.language, "sessions-began", &[("time", time(session.began_at))])) br;
                    (rich(frame.language, "sessions-used", &[("time", time(session.used_at))]))
                }
                @if !session.current {
                    form method="post" action=(frame.link(&format!("/account/sessions/{}/end", session.name))) {
                        button.ds-button data-variant="secondary" type="submit" {
                            (frame.t("sessions-end")) span.vh { ": " (device) }
                        }
                    }
                }
            }
        }
    }
}

/// "Chrome on Android", as far as it is known.
fn device(frame: &Frame<'_>, device: Device) -> Cow<'static, str> {
    match (device.browser, device.system) {
        (Some(browser), Some(system)) => {
            t_with(frame.language, "sessions-device", &[("browser", browser.into()), ("system", system.into())])
        }
        (Some(name), None) | (None, Some(name)) => Cow::Borrowed(name),
        (None, None) => frame.t("sessions-unknown"),
    }
}
