//! What several pages about people say: who somebody is, how a visit stands, and what happened to it.

use super::{StaffFrame, role};
use crate::dates;
use crate::frame::Frame;
use crate::texts::t_with;
use besok_core::booking::{Reference, State};
use besok_core::person::Person;
use besok_core::staff::Role;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use std::borrow::Cow;

/// Something that happened to a visit.
pub struct Happening<'a> {
    /// When.
    pub at: Timestamp,
    /// What: the action of the event.
    pub action: &'a str,
    /// Who did it.
    pub by: By,
    /// To which visit, where the page is about several.
    pub reference: Option<&'a Reference>,
}

/// Who did something. Staff are a role: who it was, the events say to those who may see them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The visitor, or somebody who acts for them.
    Visitor,
    /// A member of staff, by what they do.
    Staff(Option<Role>),
    /// The product itself.
    System,
}

/// What somebody is called, as far as it may be shown.
pub(super) fn who(person: &Person, known: bool) -> String {
    if known { person.name.as_str().to_owned() } else { person.name.short() }
}

/// An interpreter in words.
pub(super) fn interpreter(frame: &Frame<'_>, tag: &str) -> Cow<'static, str> {
    let known = frame.agency.interpreters.iter().find(|language| language.tag == tag);
    let name = known.map_or(tag, |language| language.name.get(frame.language)).to_owned();
    t_with(frame.language, "people-interpreter-in", &[("language", name.into())])
}

/// How a visit stands.
pub(super) fn state(frame: &StaffFrame<'_>, state: State) -> Markup {
    let (key, shape) = match state {
        State::Booked => ("visit-booked", "st-booked"),
        State::Cancelled => ("visit-cancelled", "st-cancelled"),
        State::Past => ("visit-past", "st-past"),
    };
    html! { span.st.(shape) { (frame.t(key)) } }
}

/// What happened, the newest first. Holds are of no interest.
pub(super) fn happenings(frame: &StaffFrame<'_>, all: &[Happening<'_>], zone: &TimeZone) -> Markup {
    let told: Vec<_> = all.iter().filter_map(|one| Some((one, words(frame, one.action)?))).collect();
    html! {
        @if told.is_empty() { p { (frame.t("person-none")) } }
        ul.plain {
            @for (one, what) in &told {
                li {
                    bdi { (dates::day_of_year_and_time(frame.frame.language, one.at, zone)) } ": " (what)
                    @if let Some(reference) = one.reference { " " bdi { (reference) } }
                    " " span.hint { (by(frame, one.by)) }
                }
            }
        }
    }
}

fn words(frame: &StaffFrame<'_>, action: &str) -> Option<Cow<'static, str>> {
    let key = match action {
        "booking.made" => "event-booking-made",
        "booking.moved" => "event-booking-moved",
        "booking.changed" => "event-booking-changed",
        "booking.cancelled" => "event-booking-cancelled",
        "interpreter.arranged" => "event-interpreter-arranged",
        _ => return None,
    };
    Some(frame.t(key))
}

fn by(frame: &StaffFrame<'_>, by: By) -> Cow<'static, str> {
    match by {
        By::Visitor => frame.t("by-visitor"),
        By::System => frame.t("by-system"),
        By::Staff(None) => frame.t("by-staff"),
        By::Staff(Some(each)) => role(frame.frame.language, each),
    }
}
