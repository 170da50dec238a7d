//! Interpreters to be booked, and those who are.

use super::StaffFrame;
use crate::dates;
use crate::frame::Head;
use crate::texts::t_with;
use besok_core::booking::Booking;
use besok_core::interpreter::{Arranged, How, Standing};
use besok_core::office::Office;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};

/// The facts of the page.
pub struct InterpretersPage<'a> {
    /// The soonest first.
    pub orders: Vec<InterpreterOrder<'a>>,
    /// The instant at which the page is shown.
    pub now: Timestamp,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
}

/// One interpreter for one visit.
pub struct InterpreterOrder<'a> {
    /// The visit.
    pub booking: &'a Booking,
    /// Where.
    pub office: &'a Office,
    /// The tag of the language.
    pub language: &'a str,
    /// What was done, and by whom.
    pub arranged: Option<(&'a Arranged, &'a str)>,
    /// What is to be done.
    pub standing: Standing,
}

impl InterpretersPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("staff-interpreters");
        let days = frame.frame.agency.interpreter_days;
        let body = html! {
            h1.ds-heading #title { (title) }
            p { (t_with(frame.frame.language, "interp-text", &[("days", days.into())])) }
            @if self.orders.is_empty() {
                p { (frame.t("interp-none")) }
            } @else {
                div.scroll tabindex="0" role="region" aria-labelledby="title" {
                table.staff.stack {
                    thead { tr {
                        th scope="col" { (frame.t("visit-time")) }
                        th scope="col" { (frame.t("visit-office")) }
                        th scope="col" { (frame.t("interp-language")) }
                        th scope="col" { (frame.t("interp-left")) }
                        th scope="col" { (frame.t("visit-state")) }
                        th scope="col" { (frame.t("interp-do")) }
                    } }
                    tbody { @for order in &self.orders { (self.row(frame, order)) } }
                }
                }
            }
        };
        frame.page(&title, Head::default(), &body)
    }

    fn row(&self, frame: &StaffFrame<'_>, order: &InterpreterOrder<'_>) -> Markup {
        let language = frame.frame.language;
        let booking = order.booking;
        let left = (booking.starts_at.as_second() - self.now.as_second()).max(0) / 86_400;
        html! {
            tr {
                th scope="row" {
                    a.ds-link href={ "/staff/bookings/" (booking.reference.as_str()) } {
                        bdi { (dates::day_and_time(language, booking.starts_at, &order.office.time_zone())) }
                    }
                }
                td data-label=(frame.t("visit-office")) { (order.office.name.get(language)) }
                td data-label=(frame.t("interp-language")) { (super::interpreter(&frame.frame, order.language)) }
                td data-label=(frame.t("interp-left")) { (t_with(language, "interp-days", &[("days", left.into())])) }
                td data-label=(frame.t("visit-state")) { (self.standing(frame, order)) }
                td { (buttons(frame, order)) }
            }
        }
    }

    fn standing(&self, frame: &StaffFrame<'_>, order: &InterpreterOrder<'_>) -> Markup {
        let (key, shape) = match order.standing {
            Standing::Open | Standing::Nothing => ("interp-open", "st-wait"),
            Standing::Done(How::Booked) => ("interp-booked", "st-done"),
            Standing::Done(How::Impossible) => ("interp-impossible", "st-bad"),
            Standing::Done(How::CalledOff) => ("interp-called-off", "st-cancelled"),
            Standing::Again => ("interp-again", "st-warn"),
        };
        html! {
            span.st.(shape) { (frame.t(key)) }
            @if let Some((arranged, by)) = order.arranged {
                br; span.hint {
                    bdi { (by) } ", " (dates::day_and_time(frame.frame.language, arranged.at, self.zone))
                }
            }
        }
    }
}

fn buttons(frame: &StaffFrame<'_>, order: &InterpreterOrder<'_>) -> Markup {
    let ways = [
        (How::Booked, "interp-mark-booked"),
        (How::Impossible, "interp-mark-impossible"),
        (How::CalledOff, "interp-mark-called-off"),
    ];
    let shown = |how: How| match order.standing {
        Standing::Done(done) => done != how && how != How::CalledOff,
        Standing::Again => how != How::Impossible,
        _ => how != How::CalledOff,
    };
    html! {
        form.row method="post" action={ "/staff/interpreters/" (order.booking.reference.as_str()) } {
            (crate::parts::hidden("language", order.language))
            @for (how, key) in ways {
                @if shown(how) {
                    button.ds-button data-variant="secondary" type="submit" name="how" value=(how.as_str()) {
                        (frame.t(key)) span.vh { ": " bdi { (order.booking.reference) } }
                    }
                }
            }
        }
    }
}
