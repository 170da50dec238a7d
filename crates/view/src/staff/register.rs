//! Registering somebody at the desk or on the phone.

use super::StaffFrame;
use super::fields::{PersonFields, name_wrong, problems};
use crate::dates;
use crate::frame::Head;
use crate::parts::{Field, error_summary};
use crate::sign_in::{BirthDateFields, birth_date_key};
use besok_core::id::PersonId;
use besok_core::person::{BirthDateError, NameError, Person};
use maud::{Markup, html};

/// The form, with what was typed and what is wrong with it.
pub struct RegisterPage<'a> {
    /// What was typed of the person.
    pub fields: PersonFields<'a>,
    /// The date of birth.
    pub born: BirthDateFields<'a>,
    /// The address; empty for none.
    pub email: &'a str,
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
        let name = name_wrong(frame, wrong.name);
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
        let problems = problems([
            ("#alike", &alike),
            ("#name", &name),
            ("#year", &birth),
            ("#email", &email),
            ("#phone", &phone),
            ("#other", &access),
        ]);
        let body = html! {
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) }
            form.narrow method="post" action="/staff/people/new" novalidate {
                @if !wrong.alike.is_empty() { (self.alike(frame)) }
                (self.fields.name(frame, name))
                (self.born.render(&frame.frame, ("person-born", false), birth))
                (self.fields.language(frame))
                (Field {
                    label: frame.t("person-email"), hint: Some(frame.t("register-email-hint")), value: self.email,
                    error: email, optional: true, autocomplete: Some("off"), ..Field::email()
                }.render(&frame.frame))
                @if let Some(id) = wrong.taken {
                    p { a.ds-link href={ "/staff/people/" (id) } { (frame.t("register-taken-see")) } }
                }
                (self.fields.phone(frame, phone))
                (self.fields.needs(frame, access))
                button.ds-button type="submit" { (frame.t("register-save")) }
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
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
}
