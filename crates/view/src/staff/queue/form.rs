//! The form of a rule. Rows that are left empty are none; two empty ones are always there.

use super::super::StaffFrame;
use super::super::line::Line;
use super::words;
use crate::dates;
use crate::frame::Head;
use crate::parts::{Field, Problem, back, error_summary, hidden};
use crate::texts::t_with;
use besok_core::id::ErrandId;
use besok_core::queue::{MOST_COUNTERS, MOST_TICKETS, NumberField, Rule, RuleFault};
use jiff::civil::{Time, Weekday};
use maud::{Markup, html};
use std::borrow::Cow;

/// How many empty rows follow those that are filled.
const EMPTY: usize = 2;

/// The facts of the page.
#[derive(Debug, Clone, Copy)]
pub struct RuleFormPage<'a> {
    /// The queue of today, for the example.
    pub line: Line<'a>,
    /// What was typed. A number that is none is the lowest there is; a time that is none is midnight.
    pub typed: &'a Rule,
    /// What is wrong with it.
    pub faults: &'a [RuleFault],
    /// The version that was looked at.
    pub seen: i64,
    /// How the rule is by now, if somebody has changed it meanwhile.
    pub theirs: Option<&'a Rule>,
    /// Whether today's queue is shown as it would be.
    pub example: bool,
}

const NUMBERS: [(NumberField, &str, &str); 8] = [
    (NumberField::WalkInAfter, "walk_in_after", "rule-field-walk-in-after"),
    (NumberField::Grace, "grace", "rule-field-grace"),
    (NumberField::Infant, "infant", "rule-field-infant"),
    (NumberField::Disability, "disability", "rule-field-disability"),
    (NumberField::MissedAfter, "missed_after", "rule-field-missed-after"),
    (NumberField::Calls, "calls", "rule-field-calls"),
    (NumberField::Early, "early", "rule-field-early"),
    (NumberField::Late, "late", "rule-field-late"),
];

impl RuleFormPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("rule-change");
        let said: Vec<(String, Cow<'static, str>)> = self.faults.iter().map(|fault| said(frame, fault)).collect();
        let problems: Vec<Problem<'_>> =
            said.iter().map(|(field, text)| Problem { href: format!("#{field}").into(), text: text.clone() }).collect();
        let example = frame.t("rule-example");
        let body = html! {
            (back(&frame.frame, &self.line.at("queue")))
            (error_summary(&frame.frame, &problems))
            h1 { (title) }
            @if let Some(theirs) = self.theirs {
                div.ds-alert data-color="warning" role="alert" {
                    h2 { (frame.t("rule-changed-since")) }
                    p { (frame.t("rule-changed-since-text")) }
                    details open { summary { (frame.t("rule-theirs")) } (words(frame, &self.line, theirs)) }
                }
            }
            @if self.example {
                p.ds-alert data-color="info" role="status" { (frame.t("rule-example-text")) }
                (self.line.waiting(frame, (&example, self.typed), None))
            }
            form.rule method="post" action=(self.line.at("queue/rule")) novalidate {
                (hidden("seen", &self.seen.to_string()))
                (self.numbers(frame, &said))
                (self.counters(frame, &said))
                (self.hours(frame, &said))
                div.btns.row {
                    button.ds-button type="submit" name="deed" value="save" { (frame.t("rule-save")) }
                    button.ds-button data-variant="secondary" type="submit" name="deed" value="example" {
                        (frame.t("rule-show-example"))
                    }
                }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn numbers(&self, frame: &StaffFrame<'_>, said: &[(String, Cow<'static, str>)]) -> Markup {
        let rule = self.typed;
        let value = |field| match field {
            NumberField::WalkInAfter => rule.walk_in_after,
            NumberField::Grace => rule.grace,
            NumberField::Infant => rule.infant,
            NumberField::Disability => rule.disability,
            NumberField::MissedAfter => rule.missed_after,
            NumberField::Calls => rule.calls,
            NumberField::Early => rule.early,
            NumberField::Late => rule.late,
        };
        html! {
            div.form-grid {
                @for (field, name, key) in NUMBERS {
                    (number(frame, (name, frame.t(key)), (value(field), wrong(said, name))))
                }
            }
            div.ds-field.pickone {
                input.ds-input type="checkbox" #phone_tickets name="phone_tickets" value="1" checked[rule.phone_tickets];
                label.ds-label data-weight="regular" for="phone_tickets" { (frame.t("rule-field-phone")) }
            }
        }
    }

    fn counters(&self, frame: &StaffFrame<'_>, said: &[(String, Cow<'static, str>)]) -> Markup {
        let rows = self.typed.counters.len();
        html! {
            h2 { (frame.t("line-counters")) }
            p.hint { (frame.t("rule-counters-hint")) }
            div.cards { @for nth in 0..rows + EMPTY {
                @let counter = self.typed.counters.get(nth);
                @let name = format!("counter-{nth}");
                fieldset.card {
                    legend.vh { (t_with(frame.frame.language, "rule-nth-counter", &[("number", (nth + 1).into())])) }
                    (number(frame, (&name, frame.t("rule-field-counter")),
                        (counter.map_or(i64::MIN, |counter| counter.number), wrong(said, &name))))
                    (self.errands(frame, &name, counter.map_or(&[], |counter| &counter.errands)))
                }
            } }
        }
    }

    fn hours(&self, frame: &StaffFrame<'_>, said: &[(String, Cow<'static, str>)]) -> Markup {
        let language = frame.frame.language;
        html! {
            h2 { (frame.t("rule-walk-ins")) }
            p.hint { (frame.t("rule-hours-hint")) }
            div.cards { @for nth in 0..self.typed.walk_ins.len() + EMPTY {
                @let hours = self.typed.walk_ins.get(nth);
                @let name = format!("hours-{nth}");
                fieldset.card {
                    legend.vh { (t_with(language, "rule-nth-hours", &[("number", (nth + 1).into())])) }
                    div.form-grid {
                        (time(frame, (&format!("{name}-from"), "rule-field-from"),
                            (hours.map(|hours| hours.from), wrong(said, &format!("{name}-from")))))
                        (time(frame, (&format!("{name}-to"), "rule-field-to"), (hours.map(|hours| hours.to), None)))
                        (number(frame, (&format!("{name}-daily"), frame.t("rule-field-daily")),
                            (hours.map_or(i64::MIN, |hours| hours.daily), wrong(said, &format!("{name}-daily")))))
                    }
                    fieldset.f.checks {
                        legend.ds-label { (frame.t("rule-field-days")) }
                        @for day in 1..=7 {
                            @let id = format!("{name}-day-{day}");
                            @let ticked = hours.is_some_and(|hours| hours.weekdays.contains(&day));
                            label for=(id) {
                                input type="checkbox" id=(id) name={ (name) "-day" } value=(day) checked[ticked]; " "
                                @if let Ok(day) = Weekday::from_monday_one_offset(day) { (dates::weekday(language, day)) }
                            }
                        }
                    }
                    (self.errands(frame, &name, hours.map_or(&[], |hours| &hours.errands)))
                }
            } }
        }
    }

    fn errands(&self, frame: &StaffFrame<'_>, name: &str, ticked: &[ErrandId]) -> Markup {
        html! {
            fieldset.f.checks {
                legend.ds-label { (frame.t("rule-field-errands")) }
                @for errand in &self.line.queue.catalogue.errands {
                    @let id = format!("{name}-errand-{}", errand.id);
                    label for=(id) {
                        input type="checkbox" id=(id) name={ (name) "-errand" } value=(errand.id)
                            checked[ticked.contains(&errand.id)]; " "
                        (errand.name.get(frame.frame.language))
                    }
                }
            }
        }
    }
}

fn number(
    frame: &StaffFrame<'_>,
    (name, label): (&str, Cow<'_, str>),
    (value, error): (i64, Option<Cow<'static, str>>),
) -> Markup {
    let value = if value == i64::MIN { String::new() } else { value.to_string() };
    let field = Field {
        name,
        label,
        value: &value,
        error,
        inputmode: Some("numeric"),
        autocomplete: Some("off"),
        dir: Some("ltr"),
        width: "short",
        ..Field::default()
    };
    field.render(&frame.frame)
}

fn time(
    frame: &StaffFrame<'_>,
    (name, key): (&str, &str),
    (value, error): (Option<Time>, Option<Cow<'static, str>>),
) -> Markup {
    let value = value.filter(|time| *time != Time::midnight()).map_or_else(String::new, dates::clock);
    let field =
        Field { name, kind: "time", label: frame.t(key), value: &value, error, dir: Some("ltr"), ..Field::default() };
    field.render(&frame.frame)
}

fn wrong(said: &[(String, Cow<'static, str>)], name: &str) -> Option<Cow<'static, str>> {
    said.iter().find(|(field, _)| field == name).map(|(_, text)| text.clone())
}

/// The field, and what is wrong with it.
fn said(frame: &StaffFrame<'_>, fault: &RuleFault) -> (String, Cow<'static, str>) {
    let language = frame.frame.language;
    match fault {
        RuleFault::Number(field, least, most) => {
            let (_, name, key) = NUMBERS.into_iter().find(|(known, ..)| known == field).unwrap_or(NUMBERS[0]);
            let label = frame.t(key);
            let values = [("field", label.as_ref().into()), ("least", (*least).into()), ("most", (*most).into())];
            (name.to_owned(), t_with(language, "rule-number-wrong", &values))
        }
        RuleFault::Hours(nth) => {
            (format!("hours-{nth}-from"), t_with(language, "rule-hours-wrong", &[("number", (nth + 1).into())]))
        }
        RuleFault::Tickets(nth) => {
            let values = [("number", (nth + 1).into()), ("most", MOST_TICKETS.into())];
            (format!("hours-{nth}-daily"), t_with(language, "rule-tickets-wrong", &values))
        }
        RuleFault::CounterNumber(nth) => {
            let values = [("number", (nth + 1).into()), ("most", MOST_COUNTERS.into())];
            (format!("counter-{nth}"), t_with(language, "rule-counter-wrong", &values))
        }
        RuleFault::NoErrand(errand) => {
            ("counter-0".to_owned(), t_with(language, "rule-errand-wrong", &[("errand", errand.as_str().into())]))
        }
    }
}
