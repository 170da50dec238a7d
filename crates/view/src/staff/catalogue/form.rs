//! Fields of the forms that edit the catalogue. Each is named by its path: `bring.0.sv`.

use super::Values;
use crate::parts::{Field, error_text};
use crate::staff::StaffFrame;
use besok_core::language::Language;
use maud::{Markup, html};
use std::borrow::Cow;

/// How many empty rows stand below a list.
const EMPTY_ROWS: usize = 2;

/// A form, with what is in it and what is wrong with that.
#[derive(Clone, Copy)]
pub(super) struct Form<'a> {
    pub frame: &'a StaffFrame<'a>,
    pub values: &'a Values,
    pub mistakes: &'a [(String, String)],
}

impl Form<'_> {
    pub fn t(&self, key: &str) -> Cow<'static, str> {
        self.frame.t(key)
    }

    pub fn value(&self, path: &str) -> &str {
        self.values.get(path).map_or("", String::as_str)
    }

    pub fn mistake(&self, path: &str) -> Option<&str> {
        self.mistakes.iter().find(|(field, _)| field == path).map(|(_, what)| what.as_str())
    }

    /// One line. `kind` is a type, a keyboard and a direction.
    fn input(&self, path: &str, label: Cow<'_, str>, kind: Field<'_>) -> Markup {
        let error = self.mistake(path).map(Cow::Borrowed);
        Field { name: path, label, value: self.value(path), error, ..kind }.render(&self.frame.frame)
    }

    pub fn line(&self, path: &str, label: Cow<'_, str>) -> Markup {
        self.input(path, label, Field::default())
    }

    /// A line that runs from left to right in every script: numbers, addresses.
    pub fn code(&self, path: &str, label: Cow<'_, str>) -> Markup {
        self.input(path, label, Field { dir: Some("ltr"), ..Field::default() })
    }

    pub fn number(&self, path: &str, label: Cow<'_, str>) -> Markup {
        self.input(path, label, Field { inputmode: Some("numeric"), width: "w2", dir: Some("ltr"), ..Field::default() })
    }

    pub fn day(&self, path: &str, label: Cow<'_, str>) -> Markup {
        self.input(path, label, Field { kind: "date", ..Field::default() })
    }

    pub fn flag(&self, path: &str, label: &str) -> Markup {
        html! {
            p { label.check {
                input type="checkbox" id=(path) name=(path) value="true" checked[self.value(path) == "true"];
                " " (label)
            } }
        }
    }

    /// One of several.
    pub fn choice(&self, path: &str, label: &str, choices: &[(&str, Cow<'_, str>)]) -> Markup {
        let (chosen, error) = (self.value(path), format!("{path}-error"));
        html! {
            div.ds-field.f {
                label.ds-label for=(path) { (label) }
                @if let Some(what) = self.mistake(path) { (error_text(&self.frame.frame, &error, what)) }
                select.ds-input id=(path) name=(path) {
                    @for (value, words) in choices { option value=(value) selected[chosen == *value] { (words) } }
                }
            }
        }
    }

    /// A text in every language, side by side.
    pub fn texts(&self, path: &str, label: &str) -> Markup {
        html! {
            fieldset.langs id=(path) tabindex="-1" {
                legend { (label) }
                div.sides { @for language in Language::all() { (self.side(path, language)) } }
            }
        }
    }

    pub fn side(&self, path: &str, language: Language) -> Markup {
        let (name, base) = (format!("{path}.{}", language.tag()), language.base());
        let (error, mistake) = (format!("{name}-error"), self.mistake(&name));
        html! {
            div.side {
                label.ds-label for=(name) {
                    span lang=(base.tag()) dir=(language.direction()) { (language.name()) }
                    @if language != base { " " span.sub { (self.t("texts-may-lack")) } }
                }
                @if let Some(what) = mistake { (error_text(&self.frame.frame, &error, what)) }
                textarea.ds-input id=(name) name=(name) rows="2" lang=(base.tag()) dir=(language.direction())
                    aria-invalid=[mistake.map(|_| "true")] aria-describedby=[mistake.map(|_| &error)] {
                    (self.value(&name))
                }
            }
        }
    }

    /// As many rows as are filled, and some empty ones. A row that is emptied is no more.
    pub fn rows(&self, path: &str, row: impl Fn(&str, usize) -> Markup) -> Markup {
        let prefix = if path.is_empty() { String::new() } else { format!("{path}.") };
        let index = |name: &str| -> Option<usize> { name.strip_prefix(&prefix)?.split('.').next()?.parse().ok() };
        let filled = self.values.iter().filter(|(_, value)| !value.is_empty()).filter_map(|(name, _)| index(name));
        let count = filled.max().map_or(0, |last| last + 1) + EMPTY_ROWS;
        html! { @for index in 0..count { (row(&format!("{prefix}{index}"), index + 1)) } }
    }

    /// A list of texts. `label` makes the words for the row of a number.
    pub fn list(&self, path: &str, label: impl Fn(usize) -> Cow<'static, str>) -> Markup {
        self.rows(path, |path, number| self.texts(path, &label(number)))
    }
}
