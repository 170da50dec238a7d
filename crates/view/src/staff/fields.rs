//! The fields of a person that staff fill in, for somebody new and for somebody known.

use super::StaffFrame;
use crate::parts::{Field, Problem};
use crate::sign_in::name_text;
use besok_core::language::Language;
use besok_core::person::NameError;
use maud::{Markup, html};
use std::borrow::Cow;

/// What was typed.
#[derive(Debug, Clone, Copy)]
pub struct PersonFields<'a> {
    /// The name.
    pub name: &'a str,
    /// The phone number; empty for none.
    pub phone: &'a str,
    /// The language.
    pub language: Language,
    /// The interpreter's language; empty for none.
    pub interpreter: &'a str,
    /// Whether they cannot use stairs.
    pub step_free: bool,
    /// What else they need.
    pub other: &'a str,
}

/// What is wrong with a field, in words.
pub(super) type Wrong = Option<Cow<'static, str>>;

/// What is wrong with the name.
pub(super) fn name_wrong(frame: &StaffFrame<'_>, problem: Option<NameError>) -> Wrong {
    problem.map(|problem| match problem {
        NameError::Missing => frame.t("register-name-missing"),
        other => name_text(&frame.frame, other),
    })
}

/// What is wrong in all, each with where it is.
pub(super) fn problems<const N: usize>(fields: [(&'static str, &Wrong); N]) -> Vec<Problem<'static>> {
    let wrong = fields.into_iter().filter_map(|(href, text)| Some((href, text.clone()?)));
    wrong.map(|(href, text)| Problem { href: href.into(), text }).collect()
}

impl PersonFields<'_> {
    pub(super) fn name(&self, frame: &StaffFrame<'_>, error: Wrong) -> Markup {
        Field {
            name: "name",
            label: frame.t("person-name"),
            value: self.name,
            error,
            dir: Some("auto"),
            autocomplete: Some("off"),
            ..Field::default()
        }
        .render(&frame.frame)
    }

    pub(super) fn phone(&self, frame: &StaffFrame<'_>, error: Wrong) -> Markup {
        Field {
            name: "phone",
            label: frame.t("person-phone"),
            value: self.phone,
            error,
            kind: "tel",
            dir: Some("ltr"),
            optional: true,
            autocomplete: Some("off"),
            ..Field::default()
        }
        .render(&frame.frame)
    }

    pub(super) fn language(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            div.ds-field.f {
                label.ds-label for="language" { (frame.t("register-language")) }
                select.ds-input #language name="language" {
                    @for each in Language::all() {
                        option value=(each.tag()) lang=(each.tag()) selected[each == self.language] { (each.name()) }
                    }
                }
            }
        }
    }

    pub(super) fn needs(&self, frame: &StaffFrame<'_>, error: Wrong) -> Markup {
        let language = frame.frame.language;
        let other = Field {
            name: "other",
            label: frame.t("people-other"),
            value: self.other,
            error,
            dir: Some("auto"),
            optional: true,
            autocomplete: Some("off"),
            ..Field::default()
        };
        html! {
            @if !frame.frame.agency.interpreters.is_empty() {
                div.ds-field.f {
                    label.ds-label for="interpreter" { (frame.t("people-interpreter")) }
                    select.ds-input #interpreter name="interpreter" {
                        option value="" { (frame.t("people-interpreter-none")) }
                        @for each in &frame.frame.agency.interpreters {
                            option value=(each.tag) selected[each.tag == self.interpreter] { (each.name.get(language)) }
                        }
                    }
                }
            }
            div.ds-field.pickone {
                input.ds-input type="checkbox" #steps name="steps" value="1" checked[self.step_free];
                label.ds-label data-weight="regular" for="steps" { (frame.t("people-step-free")) }
            }
            (other.render(&frame.frame))
        }
    }
}
