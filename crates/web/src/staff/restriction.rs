//! What an account has held, and whether its new bookings are paused.

use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use besok_core::restriction::{Length, Reason, Ruling};
use besok_service::restriction::{self as service, RestrictRefusal, Restrictable};
use besok_service::staff;
use besok_view::staff::{RestrictPage, RestrictProblem, RestrictTyped, Tab};
use serde::Deserialize;

/// The form that pauses.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RestrictForm {
    reason: String,
    length: String,
    note: String,
}

/// The form that rules.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RulingForm {
    ruling: String,
}

async fn find(page: &Page, person: String) -> Result<Restrictable, Error> {
    service::find(&page.web.app, page.staff()?, &person.into()).await?.ok_or(Error::NotFound)
}

/// `GET /staff/people/{person}/restriction`
pub(crate) async fn page(page: Page, Path(person): Path<String>) -> Answer {
    show_page(&page, &find(&page, person).await?, &RestrictForm::default(), None).await
}

/// `POST /staff/people/{person}/restriction`
pub(crate) async fn restrict(page: Page, Path(person): Path<String>, Form(form): Form<RestrictForm>) -> Answer {
    let found = find(&page, person).await?;
    let chosen = (Reason::parse(&form.reason), Length::parse(&form.length));
    let refused = match service::restrict(&page.web.app, page.staff()?, &found, chosen, &form.note).await? {
        Ok(()) => return Ok(again(&found)),
        Err(RestrictRefusal::Unreadable) => RestrictProblem::Unreadable,
        Err(RestrictRefusal::Already) => RestrictProblem::Already,
        Err(_) => RestrictProblem::NotSaid,
    };
    let found = find(&page, found.visitor.person.id.0.clone()).await?;
    show_page(&page, &found, &form, Some(refused)).await
}

/// `POST /staff/people/{person}/restriction/ruling`
pub(crate) async fn rule(page: Page, Path(person): Path<String>, Form(form): Form<RulingForm>) -> Answer {
    let found = find(&page, person).await?;
    let refused = match service::rule(&page.web.app, page.staff()?, &found, Ruling::parse(&form.ruling)).await? {
        Ok(()) => return Ok(again(&found)),
        Err(RestrictRefusal::Ruling(refusal)) => RestrictProblem::Ruling(refusal),
        Err(RestrictRefusal::NotSaid) => RestrictProblem::NoRuling,
        Err(_) => RestrictProblem::Over,
    };
    let found = find(&page, found.visitor.person.id.0.clone()).await?;
    show_page(&page, &found, &RestrictForm::default(), Some(refused)).await
}

/// `POST /staff/people/{person}/release`
pub(crate) async fn release(page: Page, Path(person): Path<String>) -> Answer {
    let found = find(&page, person).await?;
    service::release(&page.web.app, page.staff()?, &found).await?;
    Ok(again(&found))
}

fn again(found: &Restrictable) -> Response {
    see_other(&format!("/staff/people/{}/restriction", found.visitor.person.id))
}

async fn show_page(page: &Page, found: &Restrictable, form: &RestrictForm, problem: Option<RestrictProblem>) -> Answer {
    let (app, zone) = (&page.web.app, page.catalogue.time_zone());
    let names = staff::names(app).await?;
    let typed =
        RestrictTyped { reason: Reason::parse(&form.reason), length: Length::parse(&form.length), note: &form.note };
    let markup = RestrictPage {
        person: &found.visitor.person,
        account: &found.account,
        restrictions: &found.restrictions,
        held: found.held,
        names: &names,
        typed,
        problem,
        now: app.clock.now(),
        zone: &zone,
    };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Find))))
}
