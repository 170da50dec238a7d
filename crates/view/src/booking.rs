//! The way to a booking, one question a page: errand, office, time, check. A move takes the last three of them.

mod check;
pub mod errand;
mod office;
mod time;

pub use check::{CheckPage, HoldState};
pub use office::OfficePage;
pub use time::{TimePage, TimeProblem};

use crate::dates;
use crate::frame::Frame;
use crate::parts::{Row, place, steps};
use crate::texts::t_with;
use crate::visit::{Goal, Visit};
use besok_core::errand::Errand;
use besok_core::office::Office;
use jiff::Timestamp;
use maud::{Markup, html};

/// How many pages it is from the first question to the confirmation.
pub(crate) const STEPS: usize = 5;

/// The step of a new booking; a move is not a row of steps.
fn step(frame: &Frame<'_>, goal: Goal<'_>, number: usize) -> Markup {
    match goal {
        Goal::Book(_) => steps(frame, number, STEPS),
        Goal::Move(_) => html! {},
    }
}

/// What the visit is for, with the number of people and how long it takes.
pub(crate) fn errand_row<'a>(frame: &Frame<'_>, errand: &Errand, people: usize, change: Option<String>) -> Row<'a> {
    let minutes = errand.minutes * people as i64;
    let size = t_with(frame.language, "booking-size", &[("people", people.into()), ("minutes", minutes.into())]);
    Row { term: frame.t("booking-errand"), value: html! { b { (errand.name.get(frame.language)) } br; (size) }, change }
}

/// Where the visit is.
pub(crate) fn office_row<'a>(frame: &Frame<'_>, office: &Office, change: Option<String>) -> Row<'a> {
    Row { term: frame.t("booking-office"), value: html! { b { (place(frame, office)) } }, change }
}

/// A time at an office, as it stands in a line of its own.
pub(crate) fn when(frame: &Frame<'_>, office: &Office, starts_at: Timestamp) -> String {
    dates::capital(&dates::day_and_time(frame.language, starts_at, &office.time_zone()))
}

/// The time that the visitor has now, and that nothing happens to it before the new one is confirmed.
fn kept(frame: &Frame<'_>, visit: &Visit<'_>) -> Markup {
    html! {
        div.kept {
            p {
                span { (frame.t("booking-kept-now")) }
                strong { bdi { (when(frame, visit.office, visit.booking.starts_at)) } }
                (place(frame, visit.office))
            }
            p.hint { (frame.t("booking-kept")) }
        }
    }
}

/// Other ways to a person, where no page helps.
fn contact(frame: &Frame<'_>) -> Markup {
    let agency = frame.agency;
    html! {
        li {
            (crate::texts::rich(frame.language, "booking-call", &[
                ("phone", crate::parts::phone(&agency.phone, &agency.phone_link)),
                ("hours", html! { (agency.phone_hours.get(frame.language)) }),
            ]))
        }
        li {
            (crate::texts::rich(frame.language, "booking-write", &[("email", crate::parts::email(&agency.email))]))
        }
    }
}
