//! Changing what is kept of somebody.

use super::person::known;
use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use besok_core::account::{Account, Phone};
use besok_core::id::PersonId;
use besok_core::language::Language;
use besok_core::person::{Access, Person};
use besok_service::details::{self as service, DetailsRefusal, Typed, version};
use besok_view::staff::{DetailsPage, DetailsProblems, PersonFields, Tab};
use serde::Deserialize;

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DetailsForm {
    name: String,
    phone: String,
    language: String,
    interpreter: String,
    steps: String,
    other: String,
    seen: String,
}

impl DetailsForm {
    /// As it is filled for somebody.
    fn of(person: &Person, account: &Account) -> Self {
        let access = &person.access;
        Self {
            name: person.name.as_str().to_owned(),
            phone: account.phone.as_ref().map_or("", Phone::as_str).to_owned(),
            language: account.language.tag().to_owned(),
            interpreter: access.interpreter.clone().unwrap_or_default(),
            steps: if access.step_free { "1" } else { "" }.to_owned(),
            other: access.other.clone(),
            seen: version(person, account),
        }
    }

    fn typed(&self) -> Typed {
        Typed {
            name: self.name.clone(),
            phone: self.phone.clone(),
            language: Language::from_tag(&self.language),
            access: Access {
                interpreter: (!self.interpreter.is_empty()).then(|| self.interpreter.clone()),
                step_free: !self.steps.is_empty(),
                other: self.other.clone(),
            },
        }
    }
}

/// `GET /staff/people/{person}/details`
pub(crate) async fn form(page: Page, Path(person): Path<String>) -> Answer {
    let (person, account) = found(&page, &person.into()).await?;
    Ok(show_form(&page, (&person, &account), &DetailsForm::of(&person, &account), DetailsProblems::default()))
}

/// `POST /staff/people/{person}/details`
pub(crate) async fn change(page: Page, Path(person): Path<String>, Form(mut form): Form<DetailsForm>) -> Answer {
    let id = person.into();
    let refused = service::change(&page.web.app, page.staff()?, &id, (&form.typed(), &form.seen)).await?;
    let problems = match refused {
        Ok(()) => return Ok(see_other(&format!("/staff/people/{id}"))),
        Err(DetailsRefusal::NotFound) => return Err(Error::NotFound),
        Err(DetailsRefusal::Wrong { name, phone, access }) => {
            DetailsProblems { name, phone, access: access.is_some(), changed: false }
        }
        Err(DetailsRefusal::Changed) => DetailsProblems { changed: true, ..DetailsProblems::default() },
    };
    let (person, account) = found(&page, &id).await?;
    if problems.changed {
        // They see how it is now: to save again is to have seen it.
        form.seen = version(&person, &account);
    }
    Ok(show_form(&page, (&person, &account), &form, problems))
}

/// A person who is known, and whose account there is.
async fn found(page: &Page, id: &PersonId) -> Result<(Person, Account), Error> {
    let visitor = known(page, id).await?;
    Ok((visitor.person, visitor.account.ok_or(Error::NotFound)?))
}

fn show_form(
    page: &Page,
    (person, account): (&Person, &Account),
    form: &DetailsForm,
    problems: DetailsProblems,
) -> axum::response::Response {
    let fields = PersonFields {
        name: &form.name,
        phone: &form.phone,
        language: Language::from_tag(&form.language).unwrap_or(account.language),
        interpreter: &form.interpreter,
        step_free: !form.steps.is_empty(),
        other: &form.other,
    };
    let markup = DetailsPage { person, account, fields, seen: &form.seen, problems };
    let status = match problems {
        DetailsProblems { changed: true, .. } => StatusCode::CONFLICT,
        wrong if wrong != DetailsProblems::default() => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    show(status, markup.render(&page.staff_frame(Tab::Find)))
}
