//! The line of those who wait, and who stands where in it and why: as counters, reception and managers read it.

use super::StaffFrame;
use crate::dates;
use crate::texts::{rich, t_with};
use besok_core::id::{ErrandId, StaffId};
use besok_core::language::Language;
use besok_core::office::Office;
use besok_core::person::Name;
use besok_core::queue::{Basis, Estimate, Queue, Rule, Seat, basis, order, turn};
use besok_core::visit::{Priority, Stage, Visit};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use std::borrow::Cow;
use std::collections::HashMap;

/// What the pages of a queue share.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// The queue.
    pub queue: &'a Queue,
    /// Who works here.
    pub names: &'a HashMap<StaffId, Name>,
    /// When it is looked at.
    pub now: Timestamp,
}

impl<'a> Line<'a> {
    pub(super) fn zone(&self) -> TimeZone {
        self.queue.catalogue.office(&self.queue.office).map_or(TimeZone::UTC, Office::time_zone)
    }

    /// The address of a page of the queue.
    pub(super) fn at(&self, page: &str) -> String {
        format!("/staff/offices/{}/{page}", self.queue.office)
    }

    pub(super) fn errand(&self, frame: &StaffFrame<'_>, id: &ErrandId) -> String {
        let known = self.queue.catalogue.errand(id);
        known.map_or_else(|| id.to_string(), |errand| errand.name.get(frame.frame.language).to_owned())
    }

    /// What a counter receives.
    pub(super) fn errands(&self, frame: &StaffFrame<'_>, ids: &[ErrandId]) -> String {
        if ids.is_empty() {
            return frame.t("line-every-errand").into_owned();
        }
        ids.iter().map(|id| self.errand(frame, id)).collect::<Vec<_>>().join(" · ")
    }

    pub(super) fn name(&self, staff: &StaffId) -> &'a str {
        self.names.get(staff).map_or("", |name| name.as_str())
    }

    pub(super) fn time(&self, instant: Timestamp) -> String {
        dates::time(instant, &self.zone())
    }

    /// Who needs help, for everybody but them. It is said quietly: who stands at that counter must not hear it.
    pub(super) fn alarms(&self, frame: &StaffFrame<'_>, mine: Option<i64>) -> Markup {
        let others = self.queue.seats.iter().filter(|seat| seat.alarm_at.is_some() && Some(seat.counter) != mine);
        html! {
            div role="status" {
                @for Seat { counter, staff, .. } in others {
                    p.alarm {
                        strong { (t_with(frame.frame.language, "line-alarm", &[("counter", (*counter).into())])) } " "
                        bdi { (self.name(staff)) }
                    }
                }
            }
        }
    }

    /// What everybody at a counter does now.
    pub(super) fn counters(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            section aria-labelledby="counters" {
                h2 #counters { (frame.t("line-counters")) }
                ul.counters {
                    @for counter in &self.queue.rule.counters {
                        @let seat = self.queue.seat(counter.number);
                        li {
                            b.number { (counter.number) }
                            span {
                                (self.doing(frame, counter.number, seat))
                                @if let Some(seat) = seat { span.sub { bdi { (self.name(&seat.staff)) } } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn doing(&self, frame: &StaffFrame<'_>, number: i64, seat: Option<&Seat>) -> Markup {
        let Some(seat) = seat else {
            return html! { span.st.st-cancelled { span { (frame.t("line-closed")) } } };
        };
        match self.queue.at_counter(number) {
            Some(visit) => {
                let key = if visit.stage == Stage::Called { "line-called" } else { "line-serving" };
                let class = if visit.stage == Stage::Called { "st-wait" } else { "st-booked" };
                html! { bdi.tk { (visit.ticket) } " " span.st.(class) { span { (frame.t(key)) } } }
            }
            None if seat.paused => html! { span.st.st-warn { span { (frame.t("line-paused")) } } },
            None => html! { span.st.st-past { span { (frame.t("line-free")) } } },
        }
    }

    /// Those who wait, in the order in which they are called. `more` is what a page adds to each, with its heading.
    pub(super) fn waiting(
        &self,
        frame: &StaffFrame<'_>,
        (title, rule): (&str, &Rule),
        more: Option<&dyn Fn(&Visit) -> Markup>,
    ) -> Markup {
        let waiting = order(rule, &self.queue.visits);
        html! {
            section aria-labelledby="waiting" {
                h2 #waiting { (title) " " span.cnt { (waiting.len()) } }
                @if waiting.is_empty() {
                    p.empty { (frame.t("line-nobody")) }
                } @else {
                    table.staff.stack.queue aria-labelledby="waiting" {
                        thead { tr {
                            th scope="col" { (frame.t("line-ticket")) }
                            th scope="col" { (frame.t("line-why")) }
                            th scope="col" { (frame.t("line-errand")) }
                            th scope="col" { (frame.t("line-waited")) }
                            @if more.is_some() { th scope="col" { (frame.t("line-deeds")) } }
                        } }
                        tbody {
                            @for visit in waiting {
                                tr #{ "v-" (visit.id) } {
                                    th scope="row" { bdi.tk { (visit.ticket) } }
                                    td data-label=(frame.t("line-why")) { (self.why(frame, rule, visit)) }
                                    td data-label=(frame.t("line-errand")) { (self.wish(frame, visit)) }
                                    td data-label=(frame.t("line-waited")) { (self.waited(frame, visit)) }
                                    @if let Some(more) = more { td data-label=(frame.t("line-deeds")) { (more(visit)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What they come for, how many, and in which language they are called.
    pub(super) fn wish(&self, frame: &StaffFrame<'_>, visit: &Visit) -> Markup {
        html! {
            (self.errand(frame, &visit.errand))
            span.sub {
                (t_with(frame.frame.language, "staff-day-count", &[("count", visit.people.into())]))
                " · " bdi lang=(visit.language.tag()) { (visit.language.name()) }
            }
        }
    }

    fn waited(&self, frame: &StaffFrame<'_>, visit: &Visit) -> Markup {
        let minutes = (self.now.as_second() - visit.arrived_at.as_second()).max(0) / 60;
        html! { (t_with(frame.frame.language, "line-minutes", &[("minutes", minutes.into())])) }
    }

    /// Why somebody stands where they stand: by what, from when that counts, and what else moves them.
    pub(super) fn why(&self, frame: &StaffFrame<'_>, rule: &Rule, visit: &Visit) -> Markup {
        let language = frame.frame.language;
        let time = |instant: Timestamp| html! { bdi { (self.time(instant)) } };
        let starts_at = visit.booked.as_ref().map_or(visit.arrived_at, |booked| booked.starts_at);
        let key = match basis(rule, visit) {
            Basis::Booked => "line-booked",
            Basis::LateKept => "line-late-kept",
            Basis::LateWalkIn => "line-late-walk-in",
            Basis::LateOpen => "line-late-open",
            Basis::WalkIn => "line-walk-in",
        };
        let (_, due, ..) = turn(rule, visit);
        let pieces = [("time", time(starts_at)), ("came", time(visit.arrived_at)), ("due", time(due))];
        let tag = |key: &str| html! { " " span.tag { (frame.t(key)) } };
        html! {
            (rich(language, key, &pieces))
            @if visit.front { (tag("line-front")) }
            @if let Some(priority) = visit.priority { " " span.tag { (frame.t(priority_key(priority))) } }
            @if visit.back_at.is_some() { (tag("line-missed")) }
            @if let Some(to) = visit.counter.filter(|_| visit.stage == Stage::Waiting) {
                " " span.tag { (t_with(language, "line-sent-to", &[("counter", to.into())])) }
            }
            @if let Some(from) = visit.not_before.filter(|from| *from > self.now) {
                " " span.tag { span { (rich(language, "line-not-before", &[("time", time(from))])) } }
            }
        }
    }
}

pub(super) fn priority_key(priority: Priority) -> &'static str {
    match priority {
        Priority::Infant => "line-infant",
        Priority::Disability => "line-disability",
    }
}

/// How long somebody waits, in words; nothing is promised where no open counter receives it.
pub(super) fn wait(language: Language, estimate: Option<Estimate>) -> Cow<'static, str> {
    match estimate {
        None => t_with(language, "line-wait-unknown", &[]),
        Some(Estimate { to: 0, .. }) => t_with(language, "line-wait-none", &[]),
        Some(Estimate { from, to }) => t_with(language, "line-wait", &[("from", from.into()), ("to", to.into())]),
    }
}

/// The same of a visit. Whoever comes back later is not told how long that is.
pub(super) fn wait_of(
    language: Language,
    (visit, zone): (&Visit, &TimeZone),
    estimate: Option<Estimate>,
    now: Timestamp,
) -> Markup {
    if let Some(from) = visit.not_before.filter(|from| *from > now) {
        return rich(language, "line-not-before", &[("time", html! { bdi { (dates::time(from, zone)) } })]);
    }
    html! { (wait(language, estimate)) }
}

/// Whether a page lets go of its stream while another tab is looked at. A browser has few connections to a server, so most
/// do; where somebody may call for help it stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Background {
    /// It lets go.
    LetsGo,
    /// It stays.
    Stays,
}

/// A part of a page that is drawn anew whenever the queue changes, and whether it is.
pub(super) fn live(
    frame: &StaffFrame<'_>,
    (stream, page): (&str, &str),
    background: Background,
    sheet: &Markup,
) -> Markup {
    let pauses = background == Background::LetsGo;
    html! {
        div #sheet hx-sse:connect=(stream) hx-swap="innerMorph"
            hx-config={ "sse.reconnectMaxDelay:10000 sse.pauseOnBackground:" (pauses) }
            "hx-status:4xx"="swap:none" "hx-status:5xx"="swap:none" {
            (sheet)
        }
        p.live #live role="status" {
            span.on hidden { (frame.t("staff-live-on")) }
            span.off { (frame.t("staff-live-off")) " " a.ds-link href=(page) { (frame.t("staff-live-reload")) } }
        }
    }
}
