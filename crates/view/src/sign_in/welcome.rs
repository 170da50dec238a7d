//! The third page, the first time only: who one is.

use crate::frame::{Frame, Head};
use crate::parts::{Field, Problem, error_summary, error_text, hidden};
use crate::texts::t_with;
use besok_core::language::Language;
use besok_core::person::{BirthDateError, NAME_LENGTH, NameError};
use maud::{Markup, html};
use std::borrow::Cow;

/// The facts of the page.
pub struct WelcomePage<'a> {
    /// What was typed.
    pub answers: Answers<'a>,
    /// Where to go afterwards; empty for My Page.
    pub next: &'a str,
    /// What is to be corrected.
    pub problems: WelcomeProblems,
}

/// The answers as they were typed.
#[derive(Debug, Clone, Copy)]
pub struct Answers<'a> {
    /// The name.
    pub name: &'a str,
    /// The date of birth.
    pub born: BirthDateFields<'a>,
    /// The phone number; empty for none.
    pub phone: &'a str,
    /// The language of messages.
    pub language: Language,
}

/// A date of birth as it was typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct BirthDateFields<'a> {
    /// The year.
    pub year: &'a str,
    /// The month; empty when unknown.
    pub month: &'a str,
    /// The day; empty when unknown.
    pub day: &'a str,
}

impl BirthDateFields<'_> {
    /// Three fields, because a date picker makes people scroll through decades. Day, or month and day, may stay
    /// empty: not everybody knows theirs. A browser fills in only one's `own`.
    pub fn render(&self, frame: &Frame<'_>, (legend, own): (&str, bool), error: Option<Cow<'static, str>>) -> Markup {
        let invalid = error.is_some();
        let described = if invalid { "birth-hint birth-error" } else { "birth-hint" };
        let fields = [
            ("year", "welcome-year", self.year, "bday-year", true),
            ("month", "welcome-month", self.month, "bday-month", false),
            ("day", "welcome-day", self.day, "bday-day", false),
        ];
        html! {
            fieldset.f aria-describedby=(described) {
                legend.ds-label { (frame.t(legend)) }
                p.hint #birth-hint { (frame.t("welcome-birth-hint")) }
                @if let Some(text) = error { (error_text(frame, "birth-error", &text)) }
                div.parts {
                    @for (name, key, value, autocomplete, required) in fields {
                        div.ds-field {
                            label.ds-label for=(name) { (frame.t(key)) }
                            input.ds-input.w4 type="text" id=(name) name=(name) value=(value) inputmode="numeric"
                                autocomplete=(if own { autocomplete } else { "off" })
                                aria-invalid=[invalid.then_some("true")]
                                aria-required=[required.then_some("true")];
                        }
                    }
                }
            }
        }
    }
}

/// What is to be corrected.
#[derive(Debug, Clone, Copy, Default)]
pub struct WelcomeProblems {
    /// In the name.
    pub name: Option<NameError>,
    /// In the date of birth.
    pub birth_date: Option<BirthDateError>,
    /// Whether the phone number is none.
    pub phone: bool,
}

impl WelcomePage<'_> {
    /// The page.
    pub fn render(&self, frame: &Frame<'_>) -> Markup {
        let title = frame.t("welcome-title");
        let name = self.problems.name.map(|problem| name_text(frame, problem));
        let birth = self.problems.birth_date.map(|problem| frame.t(birth_date_key(problem)));
        let phone = self.problems.phone.then(|| frame.t("welcome-phone-invalid"));
        let problems: Vec<Problem<'_>> = [("#name", &name), ("#year", &birth), ("#phone", &phone)]
            .into_iter()
            .filter_map(|(field, text)| Some(Problem { href: field.into(), text: text.clone()? }))
            .collect();
        let body = html! {
            (error_summary(frame, &problems))
            h1 { (title) }
            p { (frame.t("welcome-intro")) " " (frame.t("sign-in-idle")) }
            form.ask method="post" action=(frame.link("/welcome")) novalidate {
                (hidden("next", self.next))
                (self.name(frame, name))
                (self.answers.born.render(frame, ("welcome-birth", true), birth))
                (language_field(frame, self.answers.language))
                (phone_field(frame, self.answers.phone, phone))
                button.ds-button type="submit" { (frame.t("booking-continue")) }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn name(&self, frame: &Frame<'_>, error: Option<Cow<'static, str>>) -> Markup {
        Field {
            name: "name",
            label: frame.t("welcome-name"),
            hint: Some(frame.t("welcome-name-hint")),
            error,
            value: self.answers.name,
            autocomplete: Some("name"),
            dir: Some("auto"),
            ..Field::default()
        }
        .render(frame)
    }
}

/// The field of a phone number, which nobody has to give.
pub(crate) fn phone_field(frame: &Frame<'_>, value: &str, error: Option<Cow<'static, str>>) -> Markup {
    Field {
        name: "phone",
        label: frame.t("welcome-phone"),
        hint: Some(frame.t("welcome-phone-hint")),
        error,
        value,
        kind: "tel",
        autocomplete: Some("tel"),
        dir: Some("ltr"),
        optional: true,
        ..Field::default()
    }
    .render(frame)
}

/// The choice of the language in which one is written to.
pub(crate) fn language_field(frame: &Frame<'_>, chosen: Language) -> Markup {
    html! {
        fieldset.f {
            legend.ds-label { (frame.t("welcome-language")) }
            @for language in Language::all() {
                label.choice {
                    input.ds-input type="radio" name="language" value=(language.tag()) checked[language == chosen];
                    span lang=(language.tag()) dir=(language.direction()) { (language.name()) }
                }
            }
        }
    }
}

/// What is wrong with a name.
pub(crate) fn name_text(frame: &Frame<'_>, problem: NameError) -> Cow<'static, str> {
    match problem {
        NameError::Missing => frame.t("welcome-name-missing"),
        NameError::TooLong => t_with(frame.language, "welcome-name-long", &[("most", NAME_LENGTH.into())]),
        NameError::Unprintable => frame.t("welcome-name-unprintable"),
    }
}

/// What is wrong with a date of birth.
pub(crate) fn birth_date_key(problem: BirthDateError) -> &'static str {
    match problem {
        BirthDateError::Missing => "welcome-birth-missing",
        BirthDateError::Impossible => "welcome-birth-impossible",
        BirthDateError::Future => "welcome-birth-future",
    }
}
