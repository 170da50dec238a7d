//! The way to a booking, one question a page: errand, people, office, time, check. A move takes the last three of them.

mod check;
pub mod errand;
mod office;
mod people;
mod time;

pub use check::{CheckPage, HoldState};
pub use office::OfficePage;
pub(crate) use people::access_row;
pub use people::{Choosable, Needs, PeoplePage, PeopleProblem, anybody};
pub use time::{TimePage, TimeProblem};

use crate::dates;
use crate::frame::Frame;
use crate::parts::{Row, companions, place, steps};
use crate::texts::t_with;
use crate::visit::{Company, Goal, Visit};
use besok_core::office::Office;
use jiff::Timestamp;
use maud::{Markup, html};
use std::borrow::Cow;

/// How many pages it is from the first question to the confirmation.
pub(crate) const STEPS: usize = 6;

/// The step of a new booking; a move is not a row of steps, nor is the answer to a request.
fn step(frame: &Frame<'_>, goal: Goal<'_>, number: usize) -> Markup {
    if goal.is_free() {
        steps(frame, number, STEPS)
    } else {
        html! {}
    }
}

/// What the visit is for. A change of an old booking keeps it.
fn errand_row<'a>(frame: &Frame<'_>, goal: Goal<'_>) -> Row<'a> {
    let change = goal.is_free().then(|| frame.link("/book"));
    Row { term: frame.t("booking-errand"), value: html! { b { (goal.errand.name.get(frame.language)) } }, change }
}

/// Who comes and how long that takes. While nobody has been named, how many.
fn people_row<'a>(frame: &Frame<'_>, goal: Goal<'_>) -> Row<'a> {
    let size = size(frame, goal.company);
    let value = html! {
        @if !goal.company.people.is_empty() { (companions(frame, goal.company)) }
        p.hint { (size) }
    };
    let change = (goal.is_free() || goal.regroups).then(|| frame.link(&goal.people_path()));
    Row { term: frame.t("booking-people"), value, change }
}

fn size(frame: &Frame<'_>, company: &Company<'_>) -> Cow<'static, str> {
    let variables = [("people", company.count().into()), ("minutes", company.minutes.into())];
    t_with(frame.language, "booking-size", &variables)
}

/// Where the visit is.
pub(crate) fn office_row<'a>(frame: &Frame<'_>, office: &Office, change: Option<String>) -> Row<'a> {
    Row { term: frame.t("booking-office"), value: html! { b { (place(frame, office)) } }, change }
}

/// A time at an office, as it stands in a line of its own.
pub(crate) fn when(frame: &Frame<'_>, office: &Office, starts_at: Timestamp) -> String {
    dates::capital(&dates::day_and_time(frame.language, starts_at, &office.time_zone()))
}

/// Where one is asked to come, if not anywhere.
fn asked_offices(frame: &Frame<'_>, goal: Goal<'_>) -> Markup {
    let limited = goal.asked.is_some_and(|asked| !asked.asked.offices.is_empty());
    html! { @if limited { p.hint { (frame.t("request-offices")) } } }
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
pub(crate) fn contact(frame: &Frame<'_>) -> Markup {
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
