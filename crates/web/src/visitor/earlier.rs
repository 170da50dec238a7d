//! Bookings made before the cutover, outside My Page: the old reference and a date of birth, a code, and then the
//! booking, which the handlers of My Page show and change. Before the code no answer tells whether there is a booking.

mod take_over;

pub(crate) use take_over::{ask as ask_to_take_over, take_over};

use super::Answer;
use super::sign_in::{CodeForm, code_problem};
use crate::error::Error;
use crate::page::{Page, show};
use crate::session::Cookie;
use axum::Form;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use besok_core::legacy::OldReference;
use besok_core::legacy::guess::Stop;
use besok_core::opening::local_day;
use besok_core::person::BirthDate;
use besok_service::account::CODE_MINUTES;
use besok_service::legacy::{self as service, BORN, BeginRefusal, Proved, SAMPLES, Standing};
use besok_view::earlier::{AskPage, CodePage, Hint, Problems, ReferenceProblem, Stands, elsewhere, locked};
use besok_view::sign_in::{BirthDateFields, CodeProblem};
use besok_view::visit::page_of;
use serde::Deserialize;

/// Where old bookings are, after the language.
pub(crate) const PATH: &str = "/earlier";
/// Where their code is typed.
const CODE_PATH: &str = "/earlier/code";

/// The form of the first page.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Typed {
    #[serde(default)]
    reference: String,
    #[serde(default)]
    year: String,
    #[serde(default)]
    month: String,
    #[serde(default)]
    day: String,
}

/// What a link says.
#[derive(Debug, Deserialize)]
pub(crate) struct Linked {
    #[serde(default)]
    reference: String,
}

/// Asks for the reference of the old confirmation.
pub(crate) async fn ask(page: Page, Query(linked): Query<Linked>) -> Answer {
    let reference = OldReference::parse(&linked.reference).map(|reference| reference.as_str().to_owned());
    let typed = Typed { reference: reference.unwrap_or_default(), ..Typed::default() };
    let standing = service::standing(&page.web.app).await?;
    Ok(ask_page(&page, standing, &typed, Problems::default()))
}

fn ask_page(page: &Page, standing: Standing, typed: &Typed, problems: Problems) -> Response {
    let stands = match standing {
        Standing { arriving: true, open } => Stands::Arriving { open },
        Standing { open: true, .. } => Stands::Open,
        Standing { .. } => Stands::Ended,
    };
    let status = match problems {
        Problems { wait: Some(_), .. } => StatusCode::TOO_MANY_REQUESTS,
        problems if problems == Problems::default() => StatusCode::OK,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let reached: Vec<&str> = SAMPLES.iter().filter(|(_, _, email)| email.is_some()).map(|sample| sample.0).collect();
    let silent = SAMPLES.iter().find(|(_, _, email)| email.is_none()).map_or("", |sample| sample.0);
    let hint = page.web.app.is_demo().then_some(Hint { references: &reached, silent, born: BORN });
    let born = BirthDateFields { year: &typed.year, month: &typed.month, day: &typed.day };
    let (reference, offices) = (typed.reference.as_str(), page.catalogue.offices.as_slice());
    let markup = AskPage { stands, reference, born, problems, offices, hint }.render(&page.frame_at(PATH));
    show(status, markup)
}

/// Sends a code, if there is such a booking; where the answer leads says nothing of that.
pub(crate) async fn begin(page: Page, Form(typed): Form<Typed>) -> Answer {
    let app = &page.web.app;
    let standing = service::standing(app).await?;
    if !standing.open {
        return Ok(page.see_other(PATH));
    }
    let missing = typed.reference.trim().is_empty();
    let malformed = if missing { ReferenceProblem::Missing } else { ReferenceProblem::Malformed };
    let today = local_day(app.clock.now(), &page.catalogue.time_zone());
    let born = BirthDate::parse(&typed.year, &typed.month, &typed.day, today);
    let reference = OldReference::parse(&typed.reference).is_none().then_some(malformed);
    let problems = Problems { reference, birth_date: born.err(), wait: None };
    let (Ok(born), None) = (born, reference) else { return Ok(ask_page(&page, standing, &typed, problems)) };
    match service::begin(app, (&typed.reference, born), &page.network(), page.language).await? {
        Ok(token) => {
            if let Some(before) = &page.proof {
                service::forget(app, before).await?;
            }
            let mut answer = page.see_other(CODE_PATH);
            Cookie::Earlier.set(&page.web, &token, &mut answer);
            Ok(answer)
        }
        Err(BeginRefusal::NoReference) => {
            Ok(ask_page(&page, standing, &typed, Problems { reference: Some(malformed), ..Problems::default() }))
        }
        Err(BeginRefusal::Stopped(Stop::Wait(minutes))) => {
            Ok(ask_page(&page, standing, &typed, Problems { wait: Some(minutes), ..Problems::default() }))
        }
        Err(BeginRefusal::Stopped(Stop::Locked)) => {
            let markup = locked(&page.frame_at(PATH), &page.catalogue.offices);
            Ok(show(StatusCode::TOO_MANY_REQUESTS, markup))
        }
    }
}

/// Asks for the code. Whoever has typed it already goes on to the booking.
pub(crate) async fn code(page: Page) -> Answer {
    let Some(token) = &page.proof else { return Ok(page.see_other(PATH)) };
    if let Some(proved) = service::proved(&page.web.app, token).await? {
        return Ok(page.see_other(&path_of(&proved)));
    }
    if !service::is_under_way(&page.web.app, token).await? {
        return Ok(page.see_other(PATH));
    }
    Ok(code_page(&page, None))
}

fn code_page(page: &Page, problem: Option<CodeProblem>) -> Response {
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let offices = page.catalogue.offices.as_slice();
    let markup = CodePage { minutes: CODE_MINUTES, offices, problem }.render(&page.frame_at(CODE_PATH));
    show(status, markup)
}

/// Tries the code. The secret that stands for the booking from then on is another one than before.
pub(crate) async fn verify(page: Page, Form(form): Form<CodeForm>) -> Answer {
    let Some(token) = &page.proof else { return Ok(page.see_other(PATH)) };
    match service::verify(&page.web.app, token, &form.code).await? {
        Ok(secret) => {
            let proved = service::proved(&page.web.app, &secret).await?.ok_or(Error::NotFound)?;
            let mut answer = page.see_other(&path_of(&proved));
            Cookie::Earlier.set(&page.web, &secret, &mut answer);
            Ok(answer)
        }
        Err(refusal) => Ok(code_page(&page, Some(code_problem(refusal)))),
    }
}

/// Where whoever has proved a booking finds it: here, whatever it has become.
fn path_of(proved: &Proved) -> String {
    page_of(&proved.booking.reference, true)
}

/// Nothing is to be shown in this browser any more.
pub(crate) async fn done(page: Page) -> Answer {
    if let Some(token) = &page.proof {
        service::forget(&page.web.app, token).await?;
    }
    let mut answer = page.see_other("/");
    Cookie::Earlier.clear(&page.web, &mut answer);
    Ok(answer)
}

/// What somebody has proved, and is changed on My Page.
pub(crate) fn on_my_page(page: &Page, proved: &Proved) -> Response {
    show(StatusCode::OK, elsewhere(&page.frame(), &page_of(&proved.booking.reference, false)))
}
