//! One target, and what is on its way to it.

use super::super::StaffFrame;
use super::{ended, made};
use crate::dates;
use crate::frame::Head;
use crate::parts::{Field, Problem, error_summary};
use crate::texts::t_with;
use besok_core::invitation::NoticeKind;
use besok_core::person::Name;
use besok_core::webhook::{Answer, Delivery, State, TRIES, Trouble, Webhook};
use jiff::tz::TimeZone;
use maud::{Markup, html};
use std::borrow::Cow;

/// A target.
pub struct WebhookPage<'a> {
    /// Which.
    pub webhook: &'a Webhook,
    /// Who made it.
    pub made_by: Option<&'a Name>,
    /// Some of its deliveries, the latest first.
    pub deliveries: &'a [Delivery],
    /// Whether there are earlier ones.
    pub more: bool,
    /// How many are sent once more, as was just asked.
    pub replayed: Option<u64>,
    /// What was typed for the day to send everything again from.
    pub since: &'a str,
    /// Why nothing is sent again.
    pub problem: Option<ReplayProblem>,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
}

/// Why nothing is sent again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplayProblem {
    /// There is no day.
    Day,
    /// It waits already, or there is no such delivery.
    Waits,
}

impl WebhookPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("integrations-webhook");
        let day_error = (self.problem == Some(ReplayProblem::Day)).then(|| frame.t("integrations-since-wrong"));
        let problem = match self.problem {
            None => None,
            Some(ReplayProblem::Day) => day_error.clone().map(|text| Problem { href: "#since".into(), text }),
            Some(ReplayProblem::Waits) => {
                Some(Problem { href: "#deliveries".into(), text: frame.t("integrations-waits-already") })
            }
        };
        let problems: Vec<Problem> = problem.into_iter().collect();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            @if let Some(count) = self.replayed {
                p.ds-alert data-color="success" role="status" {
                    (t_with(frame.frame.language, "integrations-replayed", &[("count", count.into())]))
                }
            }
            p { a.ds-link href="/staff/integrations" { (frame.t("integrations-title")) } }
            h1.ds-heading { (title) }
            p.url { bdi dir="ltr" { (self.webhook.url) } }
            p.hint { (made(frame, self.made_by, self.webhook.made_at, self.zone)) }
            @match self.webhook.ended_at {
                Some(at) => p { (ended(frame, at, self.zone)) },
                None => div.cards {
                    section.card { (self.replay_form(frame, day_error)) }
                    section.card { (self.end_form(frame)) }
                },
            }
            section #deliveries tabindex="-1" {
                h2 { (frame.t("integrations-deliveries")) }
                @if self.deliveries.is_empty() {
                    p.empty { (frame.t("integrations-no-deliveries")) }
                } @else {
                    (self.table(frame))
                }
                @if let Some(last) = self.deliveries.last().filter(|_| self.more) {
                    p { a.ds-link href={ "?before=" (last.notice) } { (frame.t("integrations-earlier")) } }
                }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn address(&self, deed: &str) -> String {
        format!("/staff/integrations/webhooks/{}/{deed}", self.webhook.id)
    }

    fn replay_form(&self, frame: &StaffFrame<'_>, error: Option<Cow<'static, str>>) -> Markup {
        let since = Field {
            name: "since",
            label: frame.t("integrations-since"),
            value: self.since,
            kind: "date",
            error,
            ..Field::default()
        };
        html! {
            h2 { (frame.t("integrations-replay")) }
            p { (frame.t("integrations-replay-text")) }
            form method="post" action=(self.address("replay")) novalidate {
                (since.render(&frame.frame))
                button.ds-button data-variant="secondary" type="submit" { (frame.t("integrations-replay-all")) }
            }
        }
    }

    fn end_form(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            h2 { (frame.t("integrations-end-webhook")) }
            p { (frame.t("integrations-end-webhook-text")) }
            details {
                summary { (frame.t("integrations-end")) }
                form method="post" action=(self.address("end")) {
                    button.ds-button data-color="danger" type="submit" { (frame.t("integrations-end-webhook")) }
                }
            }
        }
    }

    fn table(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            div.scroll tabindex="0" role="region" aria-label=(frame.t("integrations-deliveries")) {
                table.staff.stack {
                    thead { tr {
                        th scope="col" { (frame.t("integrations-what")) }
                        th scope="col" { (frame.t("integrations-at")) }
                        th scope="col" { (frame.t("integrations-state")) }
                        th.num scope="col" { (frame.t("integrations-tries")) }
                        th scope="col" { (frame.t("integrations-answer")) }
                        th scope="col" { span.vh { (frame.t("integrations-replay")) } }
                    } }
                    tbody { @for delivery in self.deliveries { (self.row(frame, delivery)) } }
                }
            }
        }
    }

    fn row(&self, frame: &StaffFrame<'_>, delivery: &Delivery) -> Markup {
        let language = frame.frame.language;
        let time = |at| dates::day_and_time(language, at, self.zone);
        html! {
            tr {
                th scope="row" { (frame.t(kind(delivery.kind))) br; bdi.sub.tk { (delivery.invitation) } }
                td data-label=(frame.t("integrations-at")) { bdi { (time(delivery.at)) } }
                td data-label=(frame.t("integrations-state")) {
                    (state(frame, delivery.state))
                    @match delivery.state {
                        State::Waiting => { br; span.sub {
                            (t_with(language, "integrations-due", &[("time", time(delivery.due_at).into())]))
                        } },
                        _ => @if let Some(at) = delivery.delivered_at { br; bdi.sub { (time(at)) } },
                    }
                }
                td.num data-label=(frame.t("integrations-tries")) { bdi dir="ltr" { (delivery.attempts) "/" (TRIES) } }
                td data-label=(frame.t("integrations-answer")) {
                    @if let Some(answer) = delivery.answer { (self::answer(frame, answer)) }
                }
                td {
                    @if self.webhook.ended_at.is_none() && delivery.state != State::Waiting {
                        form method="post" action=(self.address("replay")) {
                            input type="hidden" name="notice" value=(delivery.notice);
                            button.ds-button data-variant="tertiary" type="submit" {
                                (frame.t("integrations-send-again"))
                                span.vh { ": " (frame.t(kind(delivery.kind))) ", " (time(delivery.at)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What a notice tells, as a key of the texts.
fn kind(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Opened => "integrations-kind-opened",
        NoticeKind::Booked => "integrations-kind-booked",
        NoticeKind::Moved => "integrations-kind-moved",
        NoticeKind::Cancelled => "integrations-kind-cancelled",
        NoticeKind::Visited => "integrations-kind-visited",
        NoticeKind::NothingFree => "integrations-kind-nothing-free",
        NoticeKind::Lapsed => "integrations-kind-lapsed",
        NoticeKind::Withdrawn => "integrations-kind-withdrawn",
    }
}

/// How a delivery stands: a word and a shape.
fn state(frame: &StaffFrame<'_>, state: State) -> Markup {
    let (class, key) = match state {
        State::Waiting => ("st-wait", "integrations-state-waiting"),
        State::Delivered => ("st-done", "integrations-state-delivered"),
        State::Undeliverable => ("st-warn", "integrations-state-undeliverable"),
        State::Ended => ("st-past", "integrations-state-ended"),
    };
    html! { span.st.(class) { (frame.t(key)) } }
}

/// What a target answered.
fn answer(frame: &StaffFrame<'_>, answer: Answer) -> Markup {
    let key = match answer {
        Answer::Status(300..=399) => return html! { bdi { (status(answer)) } " – " (frame.t("integrations-redirect")) },
        Answer::Status(_) => return html! { bdi { (status(answer)) } },
        Answer::Trouble(Trouble::UnknownName) => "integrations-trouble-unknown-name",
        Answer::Trouble(Trouble::Inside) => "integrations-trouble-inside",
        Answer::Trouble(Trouble::Connection) => "integrations-trouble-connection",
        Answer::Trouble(Trouble::Certificate) => "integrations-trouble-certificate",
        Answer::Trouble(Trouble::Slow) => "integrations-trouble-slow",
        Answer::Trouble(Trouble::Nonsense) => "integrations-trouble-nonsense",
    };
    html! { (frame.t(key)) }
}

fn status(answer: Answer) -> String {
    format!("HTTP {}", answer.to_text())
}
