//! The form of a new bulk move.

use super::super::StaffFrame;
use super::{after, reason};
use crate::frame::Head;
use crate::parts::{Field, Problem, error_summary};
use besok_core::bulk_move::{After, Reason};
use besok_core::office::Office;
use maud::{Markup, html};
use std::borrow::Cow;

/// The form, with what was typed and what is wrong with it.
pub struct MoveForm<'a> {
    /// The offices where this member may move bookings.
    pub own: &'a [&'a Office],
    /// Every office to which bookings may go.
    pub all: &'a [Office],
    /// The office that was chosen.
    pub office: &'a str,
    /// First and last day of the visits that move.
    pub days: [&'a str; 2],
    /// Where to.
    pub offices: &'a [String],
    /// First and last day of the new times.
    pub new_days: [&'a str; 2],
    /// The day until which people can answer.
    pub answer_until: &'a str,
    /// Why.
    pub reason: Option<Reason>,
    /// The rule.
    pub after: Option<After>,
    /// What is wrong.
    pub problems: &'a [MoveProblem],
}

/// What is wrong with the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveProblem {
    /// The days of the visits are none, or the wrong way round.
    Days,
    /// No office was chosen.
    Offices,
    /// The days of the new times are none, or the wrong way round.
    NewDays,
    /// There is no time to answer.
    AnswerUntil,
    /// No rule was chosen.
    After,
    /// There is no booking to move.
    Nothing,
}

impl MoveProblem {
    fn href(self) -> &'static str {
        match self {
            Self::Days | Self::Nothing => "#from",
            Self::Offices => "#offices",
            Self::NewDays => "#new_from",
            Self::AnswerUntil => "#answer_until",
            Self::After => "#after",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Days => "moves-problem-days",
            Self::Offices => "moves-problem-offices",
            Self::NewDays => "moves-problem-new-days",
            Self::AnswerUntil => "moves-problem-answer-until",
            Self::After => "moves-problem-after",
            Self::Nothing => "moves-problem-nothing",
        }
    }
}

impl MoveForm<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("moves-new");
        let problem = |problem: &MoveProblem| Problem { href: problem.href().into(), text: frame.t(problem.key()) };
        let problems: Vec<Problem> = self.problems.iter().map(problem).collect();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) }
            p { (frame.t("moves-new-how")) }
            form.narrow method="post" action="/staff/moves/new" novalidate {
                h2 { (frame.t("moves-which")) }
                (self.office(frame))
                (self.day(frame, ("from", "moves-from"), self.days[0], &[MoveProblem::Days, MoveProblem::Nothing]))
                (self.day(frame, ("to", "moves-to"), self.days[1], &[]))
                h2 { (frame.t("moves-where")) }
                (self.offices(frame))
                (self.day(frame, ("new_from", "moves-new-from"), self.new_days[0], &[MoveProblem::NewDays]))
                (self.day(frame, ("new_to", "moves-new-to"), self.new_days[1], &[]))
                h2 { (frame.t("moves-answer")) }
                (self.day(frame, ("answer_until", "moves-answer-until"), self.answer_until, &[MoveProblem::AnswerUntil]))
                (self.rule(frame))
                (self.reason(frame))
                button.ds-button type="submit" { (frame.t("moves-find")) }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn error(&self, frame: &StaffFrame<'_>, of: &[MoveProblem]) -> Option<Cow<'static, str>> {
        self.problems.iter().find(|problem| of.contains(problem)).map(|problem| frame.t(problem.key()))
    }

    fn day(&self, frame: &StaffFrame<'_>, (name, label): (&str, &str), value: &str, of: &[MoveProblem]) -> Markup {
        let error = self.error(frame, of);
        Field { name, label: frame.t(label), value, kind: "date", error, ..Field::default() }.render(&frame.frame)
    }

    fn office(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            div.ds-field.f {
                label.ds-label for="office" { (frame.t("moves-office")) }
                select.ds-input #office name="office" {
                    @for office in self.own {
                        option value=(office.id) selected[office.id.as_str() == self.office] {
                            (office.name.get(frame.frame.language))
                        }
                    }
                }
            }
        }
    }

    fn offices(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            fieldset.f #offices {
                legend.ds-label { (frame.t("moves-offices")) }
                p.hint { (frame.t("moves-offices-hint")) }
                @for office in self.all {
                    p { label.check {
                        input type="checkbox" name="offices" value=(office.id)
                            checked[self.offices.iter().any(|chosen| chosen == office.id.as_str())];
                        " " (office.name.get(frame.frame.language))
                    } }
                }
            }
        }
    }

    fn rule(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            fieldset.f #after {
                legend.ds-label { (frame.t("moves-after")) }
                @for each in After::ALL {
                    p { label.check {
                        input type="radio" name="after" value=(each.as_str()) checked[self.after == Some(*each)];
                        " " (after(frame.frame.language, *each))
                    } }
                }
            }
        }
    }

    fn reason(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            div.ds-field.f {
                label.ds-label for="reason" { (frame.t("moves-reason")) }
                select.ds-input #reason name="reason" {
                    @for each in Reason::ALL {
                        option value=(each.as_str()) selected[self.reason == Some(*each)] {
                            (reason(frame.frame.language, *each))
                        }
                    }
                }
            }
        }
    }
}
