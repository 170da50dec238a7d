//! Registering somebody at the desk or on the phone.

use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::http::StatusCode;
use besok_core::language::Language;
use besok_core::person::Access;
use besok_service::person::Typed;
use besok_service::register::{self as service, Newcomer, RegisterRefusal};
use besok_view::sign_in::BirthDateFields;
use besok_view::staff::{PersonFields, RegisterPage, RegisterProblems, Tab};
use serde::Deserialize;

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RegisterForm {
    name: String,
    year: String,
    month: String,
    day: String,
    language: String,
    email: String,
    phone: String,
    interpreter: String,
    steps: String,
    other: String,
    sure: String,
}

impl RegisterForm {
    fn language(&self) -> Option<Language> {
        Language::from_tag(&self.language)
    }

    fn newcomer(&self) -> Newcomer {
        let [name, year, month, day] = [&self.name, &self.year, &self.month, &self.day].map(String::clone);
        Newcomer {
            person: Typed { name, year, month, day },
            email: self.email.clone(),
            phone: self.phone.clone(),
            language: self.language(),
            access: Access {
                interpreter: (!self.interpreter.is_empty()).then(|| self.interpreter.clone()),
                step_free: !self.steps.is_empty(),
                other: self.other.clone(),
            },
            sure: !self.sure.is_empty(),
        }
    }

    fn page(&self, page: &Page, refusal: &RegisterRefusal) -> axum::response::Response {
        let wrong = *refusal != RegisterRefusal::default();
        let markup = RegisterPage {
            fields: PersonFields {
                name: &self.name,
                phone: &self.phone,
                language: self.language().unwrap_or(page.language),
                interpreter: &self.interpreter,
                step_free: !self.steps.is_empty(),
                other: &self.other,
            },
            born: BirthDateFields { year: &self.year, month: &self.month, day: &self.day },
            email: &self.email,
            problems: RegisterProblems {
                name: refusal.name,
                birth_date: refusal.birth_date,
                email: refusal.email,
                taken: refusal.taken.as_ref(),
                phone: refusal.phone,
                access: refusal.access.is_some(),
                alike: &refusal.alike,
            },
        };
        let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        show(status, markup.render(&page.staff_frame(Tab::Find)))
    }
}

/// `GET /staff/people/new`
pub(crate) async fn ask(page: Page) -> Answer {
    Ok(RegisterForm::default().page(&page, &RegisterRefusal::default()))
}

/// `POST /staff/people/new`
pub(crate) async fn register(page: Page, Form(form): Form<RegisterForm>) -> Answer {
    match service::register(&page.web.app, page.staff()?, &form.newcomer()).await? {
        Ok(person) => Ok(see_other(&format!("/staff/people/{person}"))),
        Err(refusal) => Ok(form.page(&page, &refusal)),
    }
}
