//! What would do for somebody: the one form of the waiting list, for joining and for changing it.

use super::lately;
use crate::dates;
use crate::frame::{Frame, Head};
use crate::parts::{Field, Problem, Row, back, companions, error_summary, error_text, hidden, summary, tick};
use crate::refusal::problem;
use crate::texts::t_with;
use crate::visit::Company;
use besok_core::errand::Errand;
use besok_core::ledger::Refusal;
use besok_core::office::Office;
use besok_core::waiting::Lately;
use jiff::civil::Weekday;
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the page.
pub struct WishPage<'a> {
    /// What they wait for, first of all.
    pub errand: &'a Errand,
    /// Who comes.
    pub company: &'a Company<'a>,
    /// Offices that can receive them.
    pub offices: Vec<OfficeTick<'a>>,
    /// Weekdays on which one of them can.
    pub weekdays: Vec<Weekday>,
    /// What is answered so far.
    pub answers: Answers,
    /// Where the form goes.
    pub path: String,
    /// Where the way back leads.
    pub up: String,
    /// Whether it changes a place in line that there is.
    pub changes: bool,
    /// How many wait for the errand.
    pub waiting: i64,
    /// How long it took of late.
    pub lately: Option<Lately>,
    /// Makes sending the form twice harmless.
    pub key: &'a str,
    /// What is wrong with an answer.
    pub fault: Option<Fault>,
    /// Why it was not done.
    pub refused: Option<&'a Refusal>,
}

/// An office that can be ticked.
#[derive(Debug, Clone, Copy)]
pub struct OfficeTick<'a> {
    /// Which.
    pub office: &'a Office,
    /// Whether it would do.
    pub chosen: bool,
}

/// Which offices would do besides those that are ticked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Within {
    /// None.
    #[default]
    Ticked,
    /// Those that are so many kilometres from one of them.
    Kilometres(u32),
    /// All.
    All,
}

impl Within {
    /// Every choice, in the order in which the page offers them.
    pub const ALL: [Self; 4] = [Self::Ticked, Self::Kilometres(50), Self::Kilometres(150), Self::All];

    /// As it stands in the form.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ticked => "",
            Self::Kilometres(50) => "50",
            Self::Kilometres(_) => "150",
            Self::All => "all",
        }
    }

    /// From the form.
    pub fn parse(text: &str) -> Self {
        Self::ALL.into_iter().find(|within| within.as_str() == text).unwrap_or_default()
    }
}

/// What is answered, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// Which weekdays would do.
    pub weekdays: Vec<Weekday>,
    /// Which offices besides those that are ticked.
    pub within: Within,
    /// Not before this time of the day.
    pub from: String,
    /// Over by this time of the day.
    pub to: String,
    /// The first day.
    pub earliest: String,
    /// The last day.
    pub latest: String,
    /// How many hours ahead they have to know.
    pub notice_hours: i64,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// No office.
    Offices,
    /// No weekday.
    Weekdays,
    /// It ends before it begins.
    Hours,
    /// The first day cannot be read.
    Earliest,
    /// The last day cannot be read, is before the first, has passed, or is too far ahead.
    Latest,
}

impl Fault {
    fn field(self) -> &'static str {
        match self {
            Self::Offices => "#offices",
            Self::Weekdays => "#weekdays",
            Self::Hours => "#from",
            Self::Earliest => "#earliest",
            Self::Latest => "#latest",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Offices => "waiting-fault-offices",
            Self::Weekdays => "waiting-fault-weekdays",
            Self::Hours => "waiting-fault-hours",
            Self::Earliest => "waiting-fault-earliest",
            Self::Latest => "waiting-fault-latest",
        }
    }
}

/// How many hours ahead they may have to know.
pub const NOTICES: [i64; 3] = [0, 24, 48];

impl WishPage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t(if self.changes { "waiting-change-title" } else { "waiting-join-title" });
        let (form, error) = self.form(frame);
        let body = html! {
            (back(frame, &self.up))
            h1 { (title) }
            @if !self.changes {
                p.lead { (frame.t("waiting-join-how")) }
                p { (t_with(frame.language, "waiting-count", &[("count", self.waiting.into())])) " " (lately(frame, self.lately)) }
            }
            (form)
        };
        frame.page(&title, Head { error, ..Head::default() }, &body)
    }

    /// The form with what is wrong above it, and whether anything is.
    pub(crate) fn form(&self, frame: &Frame<'_>) -> (Markup, bool) {
        let refused = self.refused.map(|reason| problem(frame, reason, self.errand, "#offices"));
        let fault = self.fault.map(|fault| Problem { href: fault.field().into(), text: frame.t(fault.words()) });
        let errors: Vec<Problem<'_>> = fault.into_iter().chain(refused).collect();
        let form = html! {
            (error_summary(frame, &errors))
            (summary(frame, &self.facts(frame)))
            form.ask method="post" action=(self.path) novalidate {
                (hidden("key", self.key))
                (self.offices(frame))
                (self.weekdays(frame))
                (self.times(frame))
                (self.notice(frame))
                button.ds-button.go type="submit" {
                    (frame.t(if self.changes { "waiting-change-save" } else { "waiting-join" }))
                }
            }
            p.hint { (frame.t("waiting-join-law")) " " a.ds-link href=(frame.link("/waiting-list")) { (frame.t("waiting-rule")) } }
        };
        (form, !errors.is_empty())
    }

    fn facts<'f>(&self, frame: &'f Frame<'_>) -> Vec<Row<'f>> {
        let row = |key, value| Row { term: frame.t(key), value, change: None };
        vec![
            row("booking-errand", html! { b { (self.errand.name.get(frame.language)) } }),
            row("booking-people", companions(frame, self.company)),
        ]
    }

    fn error(&self, fault: Fault) -> Option<&'static str> {
        (self.fault == Some(fault)).then(|| fault.words())
    }

    /// A group of choices with what is wrong with it.
    fn group(&self, frame: &Frame<'_>, (id, title, fault): (&str, &str, Option<Fault>), choices: &Markup) -> Markup {
        let error = fault.and_then(|fault| self.error(fault));
        let error_id = format!("{id}-error");
        html! {
            fieldset.f id=(id) tabindex="-1" aria-describedby=[error.map(|_| &error_id)] {
                legend.ds-label { (title) }
                @if let Some(words) = error { (error_text(frame, &error_id, &frame.t(words))) }
                (choices)
            }
        }
    }

    fn offices(&self, frame: &Frame<'_>) -> Markup {
        let choices = html! {
            @for OfficeTick { office, chosen } in &self.offices {
                (tick("checkbox", ("office", office.id.as_str()), *chosen, office.name.get(frame.language)))
            }
        };
        let within = html! {
            @for within in Within::ALL {
                (tick("radio", ("within", within.as_str()), self.answers.within == within, within_words(frame, within)))
            }
        };
        html! {
            (self.group(frame, ("offices", &frame.t("waiting-offices-which"), Some(Fault::Offices)), &choices))
            @if self.offices.len() > 1 {
                (self.group(frame, ("within", &frame.t("waiting-within"), None), &within))
            }
        }
    }

    fn weekdays(&self, frame: &Frame<'_>) -> Markup {
        let choices = html! {
            @for day in &self.weekdays {
                @let number = day.to_monday_one_offset().to_string();
                (tick("checkbox", ("weekday", &number), self.answers.weekdays.contains(day), dates::capital(&dates::weekday(frame.language, *day))))
            }
        };
        self.group(frame, ("weekdays", &frame.t("waiting-weekdays"), Some(Fault::Weekdays)), &choices)
    }

    fn times(&self, frame: &Frame<'_>) -> Markup {
        let field = |name: &'static str, label: &'static str, value, fault: Fault| Field {
            name,
            label: frame.t(label),
            value,
            kind: if matches!(fault, Fault::Hours) { "time" } else { "date" },
            width: "w10",
            optional: matches!(fault, Fault::Hours),
            dir: Some("ltr"),
            error: if name == "to" { None } else { self.error(fault).map(|words| frame.t(words)) },
            ..Field::default()
        };
        html! {
            (field("from", "waiting-from", &self.answers.from, Fault::Hours).render(frame))
            (field("to", "waiting-to", &self.answers.to, Fault::Hours).render(frame))
            (field("earliest", "waiting-earliest", &self.answers.earliest, Fault::Earliest).render(frame))
            (field("latest", "waiting-latest", &self.answers.latest, Fault::Latest).render(frame))
        }
    }

    fn notice(&self, frame: &Frame<'_>) -> Markup {
        let choices = html! {
            @for hours in NOTICES {
                @let words = match hours {
                    0 => frame.t("waiting-notice-none"),
                    hours => t_with(frame.language, "waiting-notice-days", &[("days", (hours / 24).into())]),
                };
                (tick("radio", ("notice", &hours.to_string()), self.answers.notice_hours == hours, words))
            }
        };
        self.group(frame, ("notices", &frame.t("waiting-notice"), None), &choices)
    }
}

fn within_words(frame: &Frame<'_>, within: Within) -> Cow<'static, str> {
    match within {
        Within::Ticked => frame.t("waiting-within-none"),
        Within::Kilometres(kilometres) => {
            t_with(frame.language, "waiting-within-kilometres", &[("kilometres", kilometres.into())])
        }
        Within::All => frame.t("waiting-within-all"),
    }
}
