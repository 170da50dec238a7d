//! Registering somebody at the desk or on the phone.

use super::StaffFrame;
use crate::dates;
use crate::frame::Head;
use crate::parts::{Field, Problem, error_summary};
use crate::sign_in::{BirthDateFields, birth_date_key, name_text};
use besok_core::id::PersonId;
use besok_core::language::Language;
use besok_core::person::{BirthDateError, NameError, Person};
use maud::{Markup, html};
use std::borrow::Cow;

/// The form, with what was typed and what is wrong with it.
pub struct RegisterPage<'a> {
    /// The name.
    pub name: &'a str,
    /// The date of birth.
    pub born: BirthDateFields<'a>,
    /// The address; empty for none.
    pub email: &'a str,
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
    /// What is wrong.
    pub problems: RegisterProblems<'a>,
}

/// What is wrong with a form.
#[derive(Debug, Clone, Default)]
pub struct RegisterProblems<'a> {
    /// With the name.
    pub name: Option<NameError>,
    /// With the date of birth.
    pub birth_date: Option<BirthDateError>,
    /// The address is none.
    pub email: bool,
    /// Whoever has the address already.
    pub taken: Option<&'a PersonId>,
    /// The number is none.
    pub phone: bool,
    /// The needs cannot be noted.
    pub access: bool,
    /// People who may be the same.
    pub alike: &'a [Person],
}

impl RegisterPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("register-title");
        let wrong = &self.problems;
        let name = wrong.name.map(|problem| match problem {
            NameError::Missing => frame.t("register-name-missing"),
            other => name_text(&frame.frame, other),
        });
        let birth = wrong.birth_date.map(|problem| match problem {
            BirthDateError::Missing => frame.t("register-birth-missing"),
            other => frame.t(birth_date_key(other)),
        });
        let email = if wrong.taken.is_some() {
            Some(frame.t("register-email-taken"))
        } else {
            wrong.email.then(|| frame.t("register-email-wrong"))
        };
        let phone = wrong.phone.then(|| frame.t("welcome-phone-invalid"));
        let access = wrong.access.then(|| frame.t("register-access-wrong"));
        let alike = (!wrong.alike.is_empty()).then(|| frame.t("register-alike"));
        let fields = [
            ("#alike", &alike),
            ("#name", &name),
            ("#year", &birth),
            ("#email", &email),
            ("#phone", &phone),
            ("#other", &access),
        ];
        let problems: Vec<Problem> = fields
            .into_iter()
            .filter_map(|(href, text)| Some(Problem { href: href.into(), text: text.clone()? }))
            .collect();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) }
            form.narrow method="post" action="/staff/people/new" novalidate {
                @if !wrong.alike.is_empty() { (self.alike(frame)) }
                (Field {
                    name: "name", label: frame.t("person-name"), value: self.name, error: name, dir: Some("auto"),
                    autocomplete: Some("off"), ..Field::default()
                }.render(&frame.frame))
                (self.born.render(&frame.frame, ("person-born", false), birth))
                (self.language(frame))
                (Field {
                    label: frame.t("person-email"), hint: Some(frame.t("register-email-hint")), value: self.email,
                    error: email, optional: true, autocomplete: Some("off"), ..Field::email()
                }.render(&frame.frame))
                @if let Some(id) = wrong.taken {
                    p { a.ds-link href={ "/staff/people/" (id) } { (frame.t("register-taken-see")) } }
                }
                (self.phone(frame, phone))
                (self.needs(frame))
                (Field {
                    name: "other", label: frame.t("people-other"), value: self.other, error: access,
                    dir: Some("auto"), optional: true, autocomplete: Some("off"), ..Field::default()
                }.render(&frame.frame))
                button.ds-button type="submit" { (frame.t("register-save")) }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn phone(&self, frame: &StaffFrame<'_>, error: Option<Cow<'static, str>>) -> Markup {
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

    fn language(&self, frame: &StaffFrame<'_>) -> Markup {
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

    fn alike(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            div.card #alike tabindex="-1" {
                p { (frame.t("register-alike")) }
                ul.plain {
                    @for person in self.problems.alike {
                        li {
                            a.ds-link href={ "/staff/people/" (person.id) } { bdi { (person.name.as_str()) } } " "
                            (dates::birth_date(frame.frame.language, person.birth_date))
                        }
                    }
                }
                div.ds-field.pickone {
                    input.ds-input type="checkbox" #sure name="sure" value="1";
                    label.ds-label data-weight="regular" for="sure" { (frame.t("register-sure")) }
                }
            }
        }
    }

    fn needs(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
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
        }
    }
}
