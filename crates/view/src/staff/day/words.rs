//! Who comes, what for, and what they need, in words.

use super::DayPage;
use crate::staff::StaffFrame;
use crate::texts::{t, t_with};
use besok_core::booking::State;
use besok_core::day::{Entry, Visit};
use besok_core::id::ErrandId;
use besok_core::language::Language;
use besok_core::person::Protection;
use besok_core::slot::Pool;
use maud::{Markup, html};
use std::borrow::Cow;

/// "Yusuf A.", or "Yusuf A. +2": enough to call them by.
pub(in crate::staff) fn short_name(visit: &Visit) -> String {
    let name = visit.persons[0].name.short();
    match visit.persons.len() {
        1 => name,
        count => format!("{name} +{}", count - 1),
    }
}

/// "Group of 3", for whoever does not come alone, and what they come for.
pub(in crate::staff) fn summary(page: &DayPage<'_>, language: Language, visit: &Visit) -> String {
    let group = || t_with(language, "staff-day-group", &[("count", visit.persons.len().into())]).into_owned();
    let group = (visit.persons.len() > 1).then(group);
    let errands = errands(page, language, visit).into_iter().map(str::to_owned);
    group.into_iter().chain(errands).collect::<Vec<_>>().join(" · ")
}

/// The whole names, one a line.
pub(in crate::staff) fn names(visit: &Visit) -> Markup {
    html! {
        @for (index, person) in visit.persons.iter().enumerate() {
            @if index > 0 { br; }
            bdi.name { (person.name.as_str()) }
        }
    }
}

/// What they come for, the first errand in front.
pub(in crate::staff) fn errands<'p>(page: &'p DayPage<'_>, language: Language, visit: &Visit) -> Vec<&'p str> {
    let mut ids: Vec<&ErrandId> = vec![&visit.booking.errand];
    for member in &visit.booking.party {
        if !ids.contains(&&member.errand) {
            ids.push(&member.errand);
        }
    }
    ids.retain(|id| visit.booking.party.iter().any(|member| member.errand == **id));
    let errands = ids.into_iter().filter_map(|id| page.catalogue.errand(id));
    errands.map(|errand| errand.name.get(language)).collect()
}

/// The needs of a visit, and what else is to be minded, as tags: a word and a shape each. What people said in their own
/// words is told only where there is room for it.
pub(in crate::staff) fn needs(frame: &StaffFrame<'_>, visit: &Visit, whole: bool) -> Markup {
    let (language, needs) = (frame.frame.language, visit.needs());
    let spoken = |tag: &str| {
        let known = frame.frame.agency.interpreters.iter().find(|known| known.tag == tag);
        known.map_or_else(|| tag.to_owned(), |known| known.name.get(language).to_owned())
    };
    html! {
        @if visit.has(Protection::Protected) { span.st.st-bad { span { (frame.t("staff-day-protected")) } } " " }
        @if visit.has(Protection::Marked) { span.st.st-warn { span { (frame.t("staff-day-marked")) } } " " }
        @for tag in needs.interpreters {
            span.need.need-interpreter {
                span { (t_with(language, "staff-day-interpreter", &[("language", spoken(tag).into())])) }
            }
            " "
        }
        @if needs.step_free { span.need.need-step-free { span { (frame.t("staff-day-step-free")) } } " " }
        @if !needs.others.is_empty() {
            span.need.need-other { span { (frame.t("staff-day-other")) } } " "
            @if whole { @for other in needs.others { span.sub { bdi { (other) } } } }
        }
    }
}

/// How an entry stands, and whether it has a time that only staff give.
pub(in crate::staff) fn state(language: Language, entry: &Entry) -> Markup {
    let class = match entry.state {
        State::Booked => "st-booked",
        State::Cancelled => "st-cancelled",
        State::Past => "st-past",
    };
    html! {
        span.st.(class) { span { (t(language, state_key(entry.state))) } }
        @if entry.pool == Pool::Staff { " " span.tag { (t(language, "staff-day-staff-time")) } }
    }
}

fn state_key(state: State) -> &'static str {
    match state {
        State::Booked => "staff-day-booked",
        State::Cancelled => "staff-day-cancelled",
        State::Past => "staff-day-past",
    }
}

/// How many people.
pub(in crate::staff) fn count(language: Language, people: usize) -> Cow<'static, str> {
    t_with(language, "staff-day-count", &[("count", people.into())])
}

/// The page of a visit.
pub(in crate::staff) fn address(visit: &Visit) -> String {
    format!("/staff/bookings/{}", visit.booking.reference.as_str())
}
