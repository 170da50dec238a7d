//! Letters: the queue, batches for the print shop, and what came back.

use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use besok_core::invitation::Invitation;
use besok_core::letter::Letter;
use besok_core::person::Name;
use besok_service::letter::{self as service, LetterRefusal, Line};
use besok_service::staff;
use besok_view::staff::{BatchPage, LetterDeed, LetterProblem, LettersPage, Tab};
use serde::Deserialize;

/// What was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Done {
    done: String,
}

/// `GET /staff/letters`
pub(crate) async fn list(page: Page, Query(done): Query<Done>) -> Answer {
    show_list(&page, LetterDeed::parse(&done.done), "", None).await
}

async fn show_list(page: &Page, done: Option<LetterDeed>, typed: &str, problem: Option<LetterProblem<'_>>) -> Answer {
    let app = &page.web.app;
    let (queue, names) = (service::queue(app, page.staff()?).await?, staff::names(app).await?);
    let zone = page.catalogue.time_zone();
    let markup = LettersPage {
        waiting: queue.waiting.iter().map(both).collect(),
        hidden: queue.hidden,
        batches: queue
            .batches
            .iter()
            .map(|(batch, letters)| (batch, names.get(&batch.made_by).map_or("", Name::as_str), *letters))
            .collect(),
        zone: &zone,
        typed,
        done,
        problem,
    };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Letters))))
}

fn both(line: &Line) -> (&Letter, &Invitation) {
    (&line.letter, &line.invitation)
}

/// `GET /staff/letters/{letter}/preview`
pub(crate) async fn preview(page: Page, Path(id): Path<String>) -> Answer {
    match service::preview(&page.web.app, page.staff()?, &id).await?.ok_or(Error::NotFound)? {
        Ok(pdf) => Ok(file(("application/pdf", "inline"), "letter.pdf", pdf)),
        Err(problem) => show_list(&page, None, "", Some(LetterProblem::Unprintable(&problem))).await,
    }
}

/// `POST /staff/letters/batches`: of all that wait, or of those that were chosen.
pub(crate) async fn make(page: Page, Form(fields): Form<Vec<(String, String)>>) -> Answer {
    let all = fields.iter().any(|(name, value)| name == "which" && value == "all");
    let chosen: Vec<String> = fields.into_iter().filter(|(name, _)| name == "letter").map(|(_, id)| id).collect();
    match service::make_batch(&page.web.app, page.staff()?, (!all).then_some(&*chosen)).await? {
        Some(batch) => Ok(see_other(&format!("/staff/letters/batches/{}", batch.id))),
        None => show_list(&page, None, "", Some(LetterProblem::Nothing)).await,
    }
}

/// `GET /staff/letters/batches/{batch}`
pub(crate) async fn batch(page: Page, Path(id): Path<String>) -> Answer {
    let app = &page.web.app;
    let bundle = service::bundle(app, page.staff()?, &id).await?.ok_or(Error::NotFound)?;
    let (names, zone) = (staff::names(app).await?, page.catalogue.time_zone());
    let markup = BatchPage {
        batch: &bundle.batch,
        by: names.get(&bundle.batch.made_by).map_or("", Name::as_str),
        letters: bundle.lines.iter().map(both).collect(),
        taken_out: bundle.taken_out,
        zone: &zone,
    };
    Ok(show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Letters))))
}

/// `GET /staff/letters/batches/{batch}/letters.pdf`
pub(crate) async fn pdf(page: Page, Path(id): Path<String>) -> Answer {
    let printed = service::print(&page.web.app, page.staff()?, &id).await?.ok_or(Error::NotFound)?;
    Ok(file(("application/pdf", "attachment"), &format!("letters-{id}.pdf"), printed.pdf))
}

/// `GET /staff/letters/batches/{batch}/letters.csv`
pub(crate) async fn manifest(page: Page, Path(id): Path<String>) -> Answer {
    let printed = service::print(&page.web.app, page.staff()?, &id).await?.ok_or(Error::NotFound)?;
    Ok(file(("text/csv; charset=utf-8", "attachment"), &format!("letters-{id}.csv"), printed.manifest.into_bytes()))
}

fn file((kind, how): (&'static str, &str), name: &str, content: Vec<u8>) -> Response {
    let disposition = format!("{how}; filename=\"{name}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)], content).into_response()
}

/// `POST /staff/letters/batches/{batch}/posted`. A second time changes nothing.
pub(crate) async fn posted(page: Page, Path(id): Path<String>) -> Answer {
    let (app, me) = (&page.web.app, page.staff()?);
    service::bundle(app, me, &id).await?.ok_or(Error::NotFound)?;
    service::post(app, me, &id).await?;
    Ok(see_other(&format!("/staff/letters/batches/{id}")))
}

/// What stands on an envelope, and what to do about it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct NumberForm {
    number: String,
    deed: String,
}

/// `POST /staff/letters/number`
pub(crate) async fn by_number(page: Page, Form(form): Form<NumberForm>) -> Answer {
    let (app, me) = (&page.web.app, page.staff()?);
    let deed = LetterDeed::parse(&form.deed).ok_or(Error::Outdated)?;
    let result = match deed {
        LetterDeed::Returned => service::take_back(app, me, &form.number).await?,
        LetterDeed::Reprinted => service::reprint(app, me, &form.number).await?,
    };
    let problem = match result {
        Ok(()) => return Ok(see_other(&format!("/staff/letters?done={}", deed.as_str()))),
        Err(LetterRefusal::NotFound) => LetterProblem::NoNumber,
        Err(LetterRefusal::Over) => LetterProblem::Over,
        Err(LetterRefusal::NotPrinted) => LetterProblem::NotPrinted,
        Err(LetterRefusal::Already) => LetterProblem::Already,
    };
    show_list(&page, None, &form.number, Some(problem)).await
}
