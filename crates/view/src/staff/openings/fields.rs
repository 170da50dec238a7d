//! The fields of the forms, and their values in words.

use super::{Filled, StaffFrame, errand, fault, weekdays};
use crate::dates;
use crate::parts::{Field as Input, error_text};
use crate::texts::t_with;
use besok_core::catalogue::Catalogue;
use besok_core::holiday::weekday_name;
use besok_core::opening::Opening;
use besok_core::opening::fault::{Fault, Field};
use jiff::civil::{Time, Weekday};
use maud::{Markup, html};
use std::borrow::Cow;

/// What a field is called.
pub fn label(frame: &StaffFrame<'_>, field: Field) -> Cow<'static, str> {
    match field {
        Field::Weekdays => frame.t("openings-weekdays"),
        Field::From => frame.t("openings-from"),
        Field::To => frame.t("openings-to"),
        Field::Step => frame.t("openings-step"),
        Field::Places => frame.t("openings-places"),
        Field::StaffOnly => frame.t("openings-staff-only"),
        Field::Errands => frame.t("openings-errands"),
        Field::First => frame.t("openings-first"),
        Field::Last => frame.t("openings-last"),
        Field::PublishDays => frame.t("openings-publish-days"),
        Field::PublishAt => frame.t("openings-publish-at"),
        Field::Note => frame.t("openings-note"),
        Field::StepFree => frame.t("openings-step-free"),
        Field::Days => frame.t("openings-days"),
        Field::Offices => frame.t("closures-offices"),
        Field::Message => frame.t("openings-message"),
        Field::Why => frame.t("openings-why"),
    }
}

/// A field's value of an opening, in words.
pub fn value(frame: &StaffFrame<'_>, catalogue: &Catalogue, opening: &Opening, field: Field) -> Markup {
    let language = frame.frame.language;
    let text = match field {
        Field::Weekdays => weekdays(frame, &opening.weekdays),
        Field::From => dates::clock(opening.from),
        Field::To => dates::clock(opening.to),
        Field::Step => opening.step.to_string(),
        Field::Places => opening.places.to_string(),
        Field::StaffOnly => opening.staff_only.to_string(),
        Field::Errands => {
            let names: Vec<&str> = opening.errands.iter().map(|id| errand(frame, catalogue, id)).collect();
            names.join(" · ")
        }
        Field::First => dates::date(language, opening.valid_from),
        Field::Last => opening
            .valid_to
            .map_or_else(|| frame.t("openings-until-further").into_owned(), |last| dates::date(language, last)),
        Field::PublishDays => opening.publish_days.to_string(),
        Field::PublishAt => dates::clock(opening.publish_at),
        Field::StepFree if opening.step_free => frame.t("openings-yes").into_owned(),
        Field::StepFree => frame.t("openings-no").into_owned(),
        Field::Days => return days(frame, opening),
        Field::Note | Field::Offices | Field::Message | Field::Why => opening.note.clone(),
    };
    html! { bdi { (text) } }
}

/// The days of an opening that differ from its rule.
pub fn days(frame: &StaffFrame<'_>, opening: &Opening) -> Markup {
    let language = frame.frame.language;
    html! {
        @for occurrence in &opening.occurrences {
            span.sub {
                (dates::date(language, occurrence.day)) ": "
                @match &occurrence.hours {
                    None => (frame.t("openings-day-closed")),
                    Some(hours) => (t_with(language, "openings-hours-places", &[
                        ("hours", dates::hours(language, hours.from, hours.to).into()),
                        ("places", hours.places.into()),
                    ])),
                }
            }
        }
    }
}

/// A form under way: its answers, and what is wrong with them.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// Around the page.
    pub frame: &'a StaffFrame<'a>,
    /// For names.
    pub catalogue: &'a Catalogue,
    /// The answers so far.
    pub filled: &'a Filled,
    /// What is wrong.
    pub faults: &'a [Fault],
}

impl Asking<'_> {
    fn error(&self, field: Field) -> Option<Cow<'static, str>> {
        fault::at(self.frame, self.catalogue, self.faults, field)
    }

    /// A field of one line.
    pub fn input(&self, field: Field, kind: &str, (hint, optional): (Option<Cow<'_, str>>, bool)) -> Markup {
        let number = kind == "number";
        let input = Input {
            name: field.as_str(),
            label: label(self.frame, field),
            hint,
            error: self.error(field),
            value: self.filled.get(field.as_str()),
            kind: if number { "text" } else { kind },
            inputmode: number.then_some("numeric"),
            dir: Some("ltr"),
            width: if number { "w-s" } else { "w-m" },
            optional,
            ..Input::default()
        };
        input.render(&self.frame.frame)
    }

    /// A time of day.
    pub fn time(&self, field: Field) -> Markup {
        self.input(field, "time", (None, false))
    }

    /// A whole number.
    pub fn number(&self, field: Field, hint: Option<Cow<'_, str>>) -> Markup {
        self.input(field, "number", (hint, false))
    }

    /// Some of several. The first has the field's name as its id, so that an error leads there.
    pub fn some<'o>(&self, field: Field, options: impl Iterator<Item = (&'o str, Cow<'o, str>)>) -> Markup {
        let error = format!("{}-error", field.as_str());
        let problem = self.error(field);
        html! {
            fieldset.ticks aria-describedby=[problem.is_some().then_some(&error)] {
                legend { (label(self.frame, field)) }
                @if let Some(text) = &problem { (error_text(&self.frame.frame, &error, text)) }
                div.ticks-row {
                    @for (index, (value, text)) in options.enumerate() {
                        label.tick-label {
                            input.ds-input type="checkbox" name=(field.as_str()) value=(value)
                                id=[(index == 0).then_some(field.as_str())] checked[self.filled.has(field.as_str(), value)];
                            span { (text) }
                        }
                    }
                }
            }
        }
    }

    /// Some of the weekdays.
    pub fn weekdays(&self) -> Markup {
        let language = self.frame.frame.language;
        let week = Weekday::Monday.cycle_forward().take(7);
        let options = week.map(|weekday| {
            (weekday_name::name(weekday), Cow::Owned(dates::capital(&dates::weekday_short(language, weekday))))
        });
        self.some(Field::Weekdays, options)
    }

    /// Several lines of text.
    pub fn text(&self, field: Field, hint: &str, optional: bool) -> Markup {
        let (name, problem) = (field.as_str(), self.error(field));
        let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
        let described = if problem.is_some() { format!("{hint_id} {error_id}") } else { hint_id.clone() };
        let words = label(self.frame, field);
        let words = if optional {
            t_with(self.frame.frame.language, "frame-optional", &[("label", words.as_ref().into())])
        } else {
            words
        };
        html! {
            div.ds-field.f.full {
                label.ds-label for=(name) { (words) }
                p.hint id=(hint_id) { (hint) }
                @if let Some(text) = &problem { (error_text(&self.frame.frame, &error_id, text)) }
                textarea.ds-input id=(name) name=(name) rows="2" dir="auto" aria-describedby=(described)
                    aria-invalid=[problem.is_some().then_some("true")] { (self.filled.get(name)) }
            }
        }
    }
}

/// Hours as they stand in a table.
pub fn hours(frame: &StaffFrame<'_>, from: Time, to: Time) -> Markup {
    html! { span.tk { (dates::hours(frame.frame.language, from, to)) } }
}
