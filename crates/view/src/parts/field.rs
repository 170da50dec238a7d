//! Form fields with their hints and errors.

use crate::frame::Frame;
use crate::texts::t_with;
use maud::{Markup, Render, html};
use std::borrow::Cow;

/// One text field.
#[derive(Debug, Default)]
pub struct Field<'a> {
    /// Its name in the form; also its id.
    pub name: &'a str,
    /// What is asked.
    pub label: Cow<'a, str>,
    /// How to answer.
    pub hint: Option<Cow<'a, str>>,
    /// What is wrong with the answer.
    pub error: Option<Cow<'a, str>>,
    /// The answer so far.
    pub value: &'a str,
    /// `type`; `text` where it is empty.
    pub kind: &'a str,
    /// What browsers may fill in.
    pub autocomplete: Option<&'a str>,
    /// Which keyboard a phone shows.
    pub inputmode: Option<&'a str>,
    /// Which way the answer runs, where that is not the page's.
    pub dir: Option<&'static str>,
    /// How wide the answer usually is: a class.
    pub width: &'a str,
    /// Whether it may stay empty.
    pub optional: bool,
}

impl Field<'_> {
    /// A field for an email address, from left to right in every script.
    pub fn email() -> Self {
        Self {
            name: "email",
            kind: "email",
            autocomplete: Some("email"),
            inputmode: Some("email"),
            dir: Some("ltr"),
            ..Self::default()
        }
    }

    /// The field with its label above, then hint, then error, as they are read aloud.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let (hint, error) = (format!("{}-hint", self.name), format!("{}-error", self.name));
        let described: Vec<&str> =
            [self.hint.is_some().then_some(hint.as_str()), self.error.is_some().then_some(error.as_str())]
                .into_iter()
                .flatten()
                .collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        let kind = if self.kind.is_empty() { "text" } else { self.kind };
        html! {
            div.ds-field.f {
                label.ds-label for=(self.name) { (self.label(frame)) }
                @if let Some(text) = &self.hint { p.hint id=(hint) { (text) } }
                @if let Some(text) = &self.error { (error_text(frame, &error, text)) }
                input.ds-input.(self.width) type=(kind) id=(self.name) name=(self.name) value=(self.value)
                    autocomplete=[self.autocomplete] inputmode=[self.inputmode] dir=[self.dir]
                    aria-describedby=[described] aria-invalid=[self.error.is_some().then_some("true")]
                    aria-required=[(!self.optional).then_some("true")];
            }
        }
    }

    fn label(&self, frame: &Frame<'_>) -> Cow<'_, str> {
        if self.optional {
            t_with(frame.language, "frame-optional", &[("label", self.label.as_ref().into())])
        } else {
            Cow::Borrowed(&self.label)
        }
    }
}

/// The error of a field, beside it.
pub fn error_text(frame: &Frame<'_>, id: &str, text: &str) -> Markup {
    html! {
        p.errmsg id=(id) { span.vh { (frame.t("frame-problem-mark")) " " } (text) }
    }
}

/// Something to correct, and where.
pub struct Problem<'a> {
    /// The field (`#code`), or another page.
    pub href: Cow<'a, str>,
    /// What is wrong.
    pub text: Cow<'a, str>,
}

/// All that is to be corrected, above the page's heading. It takes the focus without a script.
pub fn error_summary(frame: &Frame<'_>, problems: &[Problem<'_>]) -> Markup {
    html! {
        @if !problems.is_empty() {
            div.ds-error-summary role="alert" tabindex="-1" autofocus {
                h2 { (frame.t("frame-problem")) }
                ul.ds-list {
                    @for problem in problems {
                        li { a.ds-link href=(problem.href) { (problem.text) } }
                    }
                }
            }
        }
    }
}

/// A value that a form carries along.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// One of several things to tick (`checkbox`), or to choose among (`radio`).
pub fn tick(kind: &str, (name, value): (&str, &str), checked: bool, label: impl Render) -> Markup {
    let id = format!("{name}-{value}");
    html! {
        div.ds-field.pickone {
            input.ds-input type=(kind) id=(id) name=(name) value=(value) checked[checked];
            label.ds-label data-weight="regular" for=(id) { (label) }
        }
    }
}
