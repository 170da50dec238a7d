//! How an office runs its queue: in plain words for everybody who works there, and as a form for whoever may change it.

mod form;

pub use form::RuleFormPage;

use super::StaffFrame;
use super::line::Line;
use crate::dates;
use crate::frame::Head;
use crate::texts::{rich, t_with};
use besok_core::queue::{Rule, Seat, WalkIn};
use jiff::civil::Weekday;
use maud::{Markup, html};

/// The facts of the page.
#[derive(Debug, Clone, Copy)]
pub struct QueuePage<'a> {
    /// The queue, with its rule.
    pub line: Line<'a>,
    /// Whether whoever looks may change it.
    pub may_change: bool,
    /// Whether they just have.
    pub saved: bool,
    /// The counter that they have just freed.
    pub vacated: Option<i64>,
    /// What is written in the waiting room today, for tickets on phones.
    pub room: Option<&'a str>,
}

impl QueuePage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let (title, rule) = (frame.t("rule-title"), &self.line.queue.rule);
        let example = frame.t("rule-today");
        let body = html! {
            @if self.saved { p.ds-alert data-color="info" role="status" { (frame.t("rule-saved")) } }
            @if let Some(counter) = self.vacated {
                p.ds-alert data-color="info" role="status" {
                    (t_with(frame.frame.language, "queue-vacated", &[("counter", counter.into())]))
                }
            }
            div.dayhead {
                h1 { (title) }
                @if self.may_change {
                    div.toolbar {
                        a.ds-button href=(self.line.at("queue/rule")) { (frame.t("rule-change")) }
                        a.ds-button data-variant="secondary" href=(self.line.at("screens")) { (frame.t("screens-title")) }
                        a.ds-button data-variant="secondary" href=(self.line.at("simulate")) { (frame.t("simulate-link")) }
                    }
                }
            }
            div.station {
                section.card {
                    (words(frame, &self.line, rule))
                    @if let Some(room) = self.room {
                        p { (rich(frame.frame.language, "rule-room", &[("code", html! { b.tk { (room) } })])) }
                    }
                }
                div {
                    (self.line.waiting(frame, (&example, rule), None))
                    @if !self.line.queue.seats.is_empty() { (self.seats(frame)) }
                }
            }
        };
        frame.page(&title, Head::default(), &body)
    }
}

impl QueuePage<'_> {
    /// Who sits where. A counter that was left open promises what nobody keeps: a manager frees it.
    fn seats(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let mut seats: Vec<&Seat> = self.line.queue.seats.iter().collect();
        seats.sort_by_key(|seat| seat.counter);
        html! {
            section aria-labelledby="seats" {
                h2 #seats { (frame.t("queue-seats")) }
                ul.counters { @for seat in seats { li {
                    b.number { (seat.counter) }
                    div {
                        bdi { (self.line.name(&seat.staff)) }
                        span.sub {
                            (rich(language, "queue-since", &[("time", html! { bdi { (self.line.time(seat.since)) } })]))
                        }
                        @if self.may_change {
                            details {
                                summary { (frame.t("queue-vacate")) span.vh { " " (seat.counter) } }
                                form method="post" action=(self.line.at("queue/vacate")) {
                                    p { (frame.t("queue-vacate-text")) }
                                    button.ds-button data-color="danger" type="submit" name="counter" value=(seat.counter) {
                                        (t_with(language, "queue-vacate-now", &[("counter", seat.counter.into())]))
                                    }
                                }
                            }
                        }
                    }
                } } }
            }
        }
    }
}

/// A rule in plain words.
fn words(frame: &StaffFrame<'_>, line: &Line<'_>, rule: &Rule) -> Markup {
    let language = frame.frame.language;
    let said = |key: &str, values: &[(&'static str, i64)]| {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).into())).collect();
        html! { li { (t_with(language, key, &values)) } }
    };
    html! {
        h2 { (frame.t("rule-order")) }
        ul.ds-list {
            (said("rule-booked", &[]))
            (said("rule-walk-in", &[("minutes", rule.walk_in_after)]))
            (said("rule-fair", &[]))
            (said("rule-grace", &[("minutes", rule.grace)]))
            (said("rule-priority", &[("infant", rule.infant), ("disability", rule.disability)]))
            (said("rule-front", &[]))
            (said("rule-missed", &[("minutes", rule.missed_after), ("calls", rule.calls)]))
        }
        h2 { (frame.t("rule-arrival")) }
        ul.ds-list {
            (said("rule-window", &[("early", rule.early), ("late", rule.late)]))
            (said(if rule.phone_tickets { "rule-phone" } else { "rule-no-phone" }, &[]))
        }
        h2 { (frame.t("rule-walk-ins")) }
        @if rule.walk_ins.is_empty() { p { (frame.t("rule-no-walk-ins")) } } @else {
            ul.ds-list { @for hours in &rule.walk_ins { li { (walk_in(frame, line, hours)) } } }
        }
        h2 { (frame.t("line-counters")) }
        @if rule.counters.is_empty() { p { (frame.t("rule-no-counters")) } } @else {
            ul.ds-list {
                @for counter in &rule.counters {
                    li {
                        b { (t_with(language, "counter-title", &[("counter", counter.number.into())])) } ": "
                        (line.errands(frame, &counter.errands))
                    }
                }
            }
        }
    }
}

fn walk_in(frame: &StaffFrame<'_>, line: &Line<'_>, hours: &WalkIn) -> Markup {
    let language = frame.frame.language;
    let days = hours.weekdays.iter().filter_map(|day| Weekday::from_monday_one_offset(*day).ok());
    let days: Vec<String> = days.map(|day| dates::weekday_short(language, day)).collect();
    html! {
        (days.join(" ")) " " bdi { (dates::hours(language, hours.from, hours.to)) } br;
        (line.errands(frame, &hours.errands))
        span.sub { (t_with(language, "rule-daily", &[("count", hours.daily.into())])) }
    }
}
