//! Cancelling: one question that need not be answered, and one button.

use super::when_of_year;
use crate::frame::{Frame, Head};
use crate::parts::{Row, back, companions, error_summary, hidden, phone, place, summary};
use crate::refusal::problem;
use crate::request::asked_date;
use crate::texts::rich;
use crate::visit::Visit;
use besok_core::ledger::{CancelReason, Refusal};
use maud::{Markup, html};

/// The facts of the page.
pub struct CancelPage<'a> {
    /// The visit.
    pub visit: Visit<'a>,
    /// Makes sending the form twice harmless.
    pub key: &'a str,
    /// The reason that was chosen before.
    pub reason: Option<CancelReason>,
    /// Why it was not, or cannot be, cancelled.
    pub refused: Option<&'a Refusal>,
}

impl CancelPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("my-cancel-title");
        let path = frame.link(&self.visit.path());
        let error = self.refused.map(|reason| problem(frame, reason, self.visit.errand, "#visit"));
        let body = html! {
            (back(frame, &path))
            (error_summary(frame, error.as_slice()))
            h1 { (title) }
            div #visit { (self.facts(frame)) }
            (self.asked(frame))
            @if self.is_possible() { (self.form(frame, &path)) }
        };
        frame.page(&title, Head { error: error.is_some(), ..Head::default() }, &body)
    }

    /// What becomes of the request that the visit answers.
    fn asked(&self, frame: &Frame<'_>) -> Markup {
        let Some(asked) = self.visit.asked else { return html! {} };
        let date = asked_date(frame, asked.invitation.last_day);
        let phone = phone(&frame.agency.phone, &frame.agency.phone_link);
        html! {
            @if asked.open {
                p { (rich(frame.language, "request-cancel-open", &[("date", date)])) }
            } @else {
                p { (rich(frame.language, "request-cancel-closed", &[("date", date), ("phone", phone)])) }
            }
        }
    }

    fn facts(&self, frame: &Frame<'_>) -> Markup {
        let visit = &self.visit;
        let row = |key, value| Row { term: frame.t(key), value, change: None };
        let place = html! { b { (place(frame, visit.office)) } };
        let rows = [
            row("booking-time", html! { b { bdi { (when_of_year(frame, visit)) } } }),
            row("booking-office", place),
            row("booking-errand", html! { b { (visit.errand.name.get(frame.language)) } }),
            row("booking-people", companions(frame, &visit.company)),
            row("my-reference", html! { b { bdi { (visit.booking.reference) } } }),
        ];
        summary(frame, &rows)
    }

    /// Whether the refusal, if there is one, could be different next time.
    fn is_possible(&self) -> bool {
        use Refusal::{AlreadyCancelled, AlreadyPast, TooLateToCancel};
        !matches!(self.refused, Some(TooLateToCancel | AlreadyCancelled | AlreadyPast))
    }

    fn form(&self, frame: &Frame<'_>, path: &str) -> Markup {
        html! {
            p { (frame.t("my-cancel-rather")) " "
                a.ds-link href={ (path) "/move/" (self.visit.office.id) } { (frame.t("my-move")) } }
            form method="post" action={ (path) "/cancel" } {
                (hidden("key", self.key))
                (reasons(frame, "my-reason", (self.reason, reason_key)))
                div.btns {
                    button.ds-button data-color="danger" type="submit" { (frame.t("my-cancel-do")) }
                    a.ds-button data-variant="secondary" href=(path) { (frame.t("my-cancel-not")) }
                }
            }
        }
    }
}

/// The question why, which need not be answered. Each asks it in words of their own.
pub(crate) fn reasons(
    frame: &Frame<'_>,
    question: &'static str,
    (chosen, key): (Option<CancelReason>, fn(CancelReason) -> &'static str),
) -> Markup {
    html! {
        fieldset.f aria-describedby="free-choice" {
            legend.ds-label { (frame.t(question)) }
            p.hint #free-choice { (frame.t("frame-free-choice")) }
            @for reason in CancelReason::ALL {
                div.ds-field.pickone {
                    input.ds-input type="radio" name="reason" id=(reason.as_str()) value=(reason.as_str())
                        checked[chosen == Some(reason)];
                    label.ds-label data-weight="regular" for=(reason.as_str()) { (frame.t(key(reason))) }
                }
            }
        }
    }
}

fn reason_key(reason: CancelReason) -> &'static str {
    match reason {
        CancelReason::CannotCome => "my-reason-cannot-come",
        CancelReason::NoLongerNeeded => "my-reason-no-longer-needed",
        CancelReason::OtherTime => "my-reason-other-time",
        CancelReason::Other => "my-reason-other",
    }
}
