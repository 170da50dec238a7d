//! Step 5: everything once more before it counts, and how long the time is kept meanwhile.

use super::people::access_row;
use super::{errand_row, office_row, people_row, step, when};
use crate::dates;
use crate::frame::{Frame, Head};
use crate::parts::{Row, Tone, alert, back, bring_list, companions, error_summary, hidden, place, reached, summary};
use crate::refusal::problem;
use crate::texts::{rich, t_with};
use crate::visit::{Goal, Reached, Visit};
use besok_core::hold::EXTENSION_SECONDS;
use besok_core::ledger::Refusal;
use besok_core::office::Office;
use jiff::Timestamp;
use maud::{Markup, html};

/// The facts of the page. A move uses it as a new booking does.
pub struct CheckPage<'a> {
    /// What the time is for.
    pub goal: Goal<'a>,
    /// At which office.
    pub office: &'a Office,
    /// When the visit starts.
    pub starts_at: Timestamp,
    /// Where the confirmation goes.
    pub reached: Reached<'a>,
    /// Makes sending a form twice harmless.
    pub key: &'a str,
    /// Whether the time is kept.
    pub hold: HoldState,
    /// Why what was asked for last did not happen.
    pub refused: Option<&'a Refusal>,
}

/// Whether a time is kept for the visitor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldState {
    /// It is kept.
    Held {
        /// Until when.
        until: Timestamp,
        /// How often it can still be kept for longer.
        extensions_left: i64,
    },
    /// Nothing needs to be kept: the booking has the time already.
    Own,
    /// It is not kept, but it is free.
    Free,
    /// Somebody else has it, or it can no longer be booked.
    Gone,
    /// The visitor may not book it, whoever has it: the refusal says why.
    Blocked,
}

impl CheckPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t(match self.goal.moving {
            None => "booking-check-title",
            Some(_) if self.stays() => "booking-check-people-title",
            Some(_) => "booking-check-move-title",
        });
        let error = self.refused.map(|reason| problem(frame, reason, self.goal.errand, self.problem_field()));
        let body = html! {
            (back(frame, &frame.link(&self.up())))
            (step(frame, self.goal, 5))
            (error_summary(frame, error.as_slice()))
            h1 { (title) }
            (self.hold(frame))
            div #answers { (self.answers(frame)) }
            (bring_list(frame, self.goal.company))
            @if matches!(self.hold, HoldState::Held { .. } | HoldState::Own) { (self.confirm(frame)) }
        };
        frame.page(&title, Head { error: error.is_some(), ..Head::default() }, &body)
    }

    /// Whether the booking keeps its time: only who comes is different.
    fn stays(&self) -> bool {
        self.goal.regroups && self.goal.moving.is_some_and(|visit| visit.is_at(self.office, self.starts_at))
    }

    fn up(&self) -> String {
        if self.stays() { self.goal.people_path() } else { self.goal.times_path(self.office) }
    }

    fn answers(&self, frame: &Frame<'_>) -> Markup {
        let (errand, people) = (errand_row(frame, self.goal), people_row(frame, self.goal));
        let office = office_row(frame, self.office, Some(frame.link(&self.goal.offices_path())));
        let new = self.goal.moving.is_some() && !self.stays();
        let time = Row {
            term: frame.t(if new { "booking-new-time" } else { "booking-time" }),
            value: html! { b { bdi { (when(frame, self.office, self.starts_at)) } } },
            change: Some(frame.link(&self.goal.times_path(self.office))),
        };
        let access = access_row(frame, self.goal.company);
        let rows = match self.goal.moving {
            Some(visit) if self.stays() => vec![people_now(frame, visit), people, time, office, errand],
            Some(visit) => vec![old_time(frame, visit), time, office, errand, people],
            None => vec![errand, people, office, time],
        };
        summary(frame, &rows.into_iter().chain(access).collect::<Vec<_>>())
    }

    fn problem_field(&self) -> &'static str {
        if self.hold == HoldState::Blocked { "#answers" } else { "#held" }
    }

    /// How long the time is kept is said first, before anything that takes time to read.
    fn hold(&self, frame: &Frame<'_>) -> Markup {
        html! {
            @match self.hold {
                HoldState::Held { until, extensions_left } => section.hold #held aria-label=(frame.t("booking-time")) {
                    (self.held(frame, until, extensions_left))
                },
                HoldState::Free => section.hold #held aria-label=(frame.t("booking-time")) { (self.free(frame)) },
                HoldState::Gone => div #held { (self.gone(frame)) },
                HoldState::Own | HoldState::Blocked => {},
            }
        }
    }

    fn held(&self, frame: &Frame<'_>, until: Timestamp, extensions_left: i64) -> Markup {
        let clock = html! { bdi { (dates::time(until, &self.office.time_zone())) } };
        let more = t_with(frame.language, "booking-extend", &[("minutes", (EXTENSION_SECONDS / 60).into())]);
        let until = match self.goal.moving {
            None => "booking-held-until",
            Some(_) if self.stays() => "booking-held-until-people",
            Some(_) => "booking-held-until-move",
        };
        html! {
            p.big { (rich(frame.language, until, &[("time", clock)])) }
            @if extensions_left > 0 {
                p { (t_with(frame.language, "booking-extensions", &[("left", extensions_left.into())])) }
                (self.form(frame, "extend", &html! {
                    button.ds-button data-variant="secondary" type="submit" { (more) }
                }))
            } @else {
                p { (frame.t("booking-extensions-none")) }
            }
        }
    }

    fn confirm(&self, frame: &Frame<'_>) -> Markup {
        let confirm = match self.goal.moving {
            None => "booking-confirm",
            Some(_) if self.stays() => "booking-confirm-people",
            Some(_) => "booking-confirm-move",
        };
        self.form(
            frame,
            "confirm",
            &html! {
                @if let Some(told) = reached(frame, self.reached, ["booking-mail-to", "booking-sms-to"]) { p { (told) } }
                button.ds-button.go type="submit" { (frame.t(confirm)) }
            },
        )
    }

    fn free(&self, frame: &Frame<'_>) -> Markup {
        html! {
            p.big { (frame.t("booking-not-held")) }
            p { (frame.t("booking-not-held-why")) }
            (self.form(frame, "hold", &html! {
                button.ds-button type="submit" { (frame.t("booking-hold-again")) }
            }))
        }
    }

    fn gone(&self, frame: &Frame<'_>) -> Markup {
        let times = frame.link(&self.goal.times_path(self.office));
        alert(
            Tone::Warning,
            &frame.t("booking-gone"),
            &html! {
                p {
                    (frame.t("booking-gone-why"))
                    @if self.goal.moving.is_some() { " " (frame.t("booking-kept")) }
                }
                a.ds-button data-color="primary" href=(times) { (frame.t("booking-gone-then")) }
            },
        )
    }

    fn form(&self, frame: &Frame<'_>, deed: &str, body: &Markup) -> Markup {
        let here = frame.link(&self.goal.check_path(self.office, self.starts_at));
        html! {
            form method="post" action={ (here) "/" (deed) } { (hidden("key", self.key)) (body) }
        }
    }
}

/// Who comes as it is now.
fn people_now<'a>(frame: &Frame<'_>, visit: &Visit<'_>) -> Row<'a> {
    Row { term: frame.t("booking-people-now"), value: companions(frame, &visit.company), change: None }
}

/// What the visitor gives up by confirming.
fn old_time<'a>(frame: &Frame<'_>, visit: &Visit<'_>) -> Row<'a> {
    let value = html! {
        bdi { (when(frame, visit.office, visit.booking.starts_at)) } br;
        (place(frame, visit.office))
    };
    Row { term: frame.t("booking-old-time"), value, change: None }
}
