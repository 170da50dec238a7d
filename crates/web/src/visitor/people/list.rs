//! The people whom an account books for.

use crate::error::Error;
use crate::page::{Page, safe_next, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::Query;
use axum::http::StatusCode;
use besok_core::account::Relation;
use besok_service::person::{self, Typed};
use besok_view::frame::encode;
use besok_view::people::{AddPage, AddProblems, Listed, list as list_page};
use besok_view::sign_in::BirthDateFields;
use serde::Deserialize;

/// Everybody whom the account books for.
pub(crate) async fn list(page: Page) -> Answer {
    show_list(&page, None)
}

fn show_list(page: &Page, kept: Option<i64>) -> Answer {
    let people: Vec<Listed<'_>> = page
        .account()?
        .own()
        .filter(|known| !known.hidden)
        .map(|known| Listed {
            number: known.number,
            name: known.person.name.as_str(),
            year: known.person.birth_date.year,
            myself: known.relation == Relation::Myself,
        })
        .collect();
    let status = if kept.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(show(status, list_page(&page.frame(), &people, kept)))
}

/// The form that removes somebody.
#[derive(Debug, Deserialize)]
pub(crate) struct Remove {
    number: i64,
}

/// No longer books for somebody.
pub(crate) async fn remove(page: Page, Form(form): Form<Remove>) -> Answer {
    if page.account()?.own().all(|known| known.number != form.number) {
        return Err(Error::NotFound);
    }
    if person::hide(&page.web.app, page.account()?, form.number).await? {
        return Ok(page.see_other("/people"));
    }
    show_list(&page, Some(form.number))
}

/// The form that adds somebody.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Add {
    name: String,
    year: String,
    month: String,
    day: String,
    next: String,
}

/// Asks who.
pub(crate) async fn add(page: Page, Query(form): Query<Add>) -> Answer {
    let form = Add { next: form.next, ..Add::default() };
    Ok(show_add(&page, &form, AddProblems::default()))
}

/// Adds somebody, and goes back to where they were missing; there they are ticked.
pub(crate) async fn added(page: Page, Form(form): Form<Add>) -> Answer {
    let Add { name, year, month, day, next } = &form;
    let typed = Typed { name: name.clone(), year: year.clone(), month: month.clone(), day: day.clone() };
    match person::add(&page.web.app, page.account()?, &typed).await? {
        Ok(_) if next.is_empty() => Ok(page.see_other("/people")),
        Ok(number) => {
            let next = safe_next(next);
            let separator = if next.ends_with('=') { "" } else { "." };
            let ticked = if next.contains("?party=") { format!("{next}{separator}{number}") } else { next.to_owned() };
            Ok(page.see_other(&ticked))
        }
        Err(refusal) => {
            let problems = AddProblems { name: refusal.name, birth_date: refusal.birth_date, full: refusal.full };
            Ok(show_add(&page, &form, problems))
        }
    }
}

fn show_add(page: &Page, form: &Add, problems: AddProblems) -> axum::response::Response {
    let born = BirthDateFields { year: &form.year, month: &form.month, day: &form.day };
    let next = if form.next.is_empty() { "" } else { safe_next(&form.next) };
    let wrong = problems.name.is_some() || problems.birth_date.is_some() || problems.full;
    let path = format!("/people/add?next={}", encode(next));
    let markup = AddPage { name: &form.name, born, next, problems }.render(&page.frame_at(&path));
    show(if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, markup)
}
