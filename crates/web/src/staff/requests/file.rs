//! Requests from a file, and as one. The file waits in the page where it is looked at: nothing is kept of it before
//! somebody says so.

use super::Shown;
use crate::error::Error;
use crate::page::{Page, show};
use crate::visitor::Answer;
use axum::extract::{Multipart, Query};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use besok_core::invitation::file::{Sheet, Unreadable, write};
use besok_core::invitation::{Asked, Channel, Invitee, Reason};
use besok_core::language::Language;
use besok_core::person::{BirthDate, Name};
use besok_service::event;
use besok_service::invitation as service;
use besok_service::invitation::file::{Batch, Line, Outcome, make, preview};
use besok_service::invitation::list::Listed;
use besok_view::staff::Tab;
use besok_view::staff::requests::{FileDone, FilePage, FileState, LineOutcome, SheetLine, row_fault};

/// So many requests are exported at most.
const EXPORTED: usize = 5000;

/// The file that was sent: chosen, or carried along.
async fn sheet(mut form: Multipart) -> Result<Result<Sheet, Unreadable>, Error> {
    let field = loop {
        match form.next_field().await {
            Ok(Some(field)) if matches!(field.name(), Some("file" | "text")) => break field,
            Ok(Some(_)) => {}
            Ok(None) => return Ok(Err(Unreadable::Empty)),
            Err(_) => return Err(Error::Outdated),
        }
    };
    match field.bytes().await {
        Ok(bytes) => Ok(Sheet::read(&bytes)),
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Ok(Err(Unreadable::TooLarge)),
        Err(_) => Err(Error::Outdated),
    }
}

fn choosing(page: &Page, problem: Option<Unreadable>) -> Response {
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let markup = FilePage { state: FileState::Choose(problem), catalogue: &page.catalogue };
    show(status, markup.render(&page.staff_frame(Tab::Requests)))
}

/// `GET /staff/requests/file`
pub(crate) async fn choose(page: Page) -> Answer {
    Ok(choosing(&page, None))
}

/// `POST /staff/requests/file`
pub(crate) async fn look(page: Page, form: Multipart) -> Answer {
    let sheet = match sheet(form).await? {
        Ok(sheet) => sheet,
        Err(problem) => return Ok(choosing(&page, Some(problem))),
    };
    let lines = preview(&page.web.app, &sheet).await?;
    let text = sheet.write();
    let lines = lines.iter().map(line).collect();
    let markup = FilePage { state: FileState::Read { text: &text, lines }, catalogue: &page.catalogue };
    Ok(show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Requests))))
}

fn line(line: &Line) -> SheetLine<'_> {
    let outcome = match &line.outcome {
        Outcome::New(_) => LineOutcome::New,
        Outcome::Open(id) => LineOutcome::Open(id),
        Outcome::Again(first) => LineOutcome::Again(*first),
        Outcome::Bad(faults) => LineOutcome::Bad(faults),
    };
    SheetLine { rows: &line.rows, outcome }
}

/// `POST /staff/requests/file/make`
pub(crate) async fn make_file(page: Page, form: Multipart) -> Answer {
    let sheet = match sheet(form).await? {
        Ok(sheet) => sheet,
        Err(problem) => return Ok(choosing(&page, Some(problem))),
    };
    let Batch { made, left } = make(&page.web.app, &page.staff()?.id.actor(), &sheet).await?;
    let text = if left > 0 { sheet.write() } else { String::new() };
    let markup = FileDone { text: &text, made, left };
    Ok(show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Requests))))
}

/// `POST /staff/requests/file/faults`
pub(crate) async fn faults(page: Page, form: Multipart) -> Answer {
    let sheet = match sheet(form).await? {
        Ok(sheet) => sheet,
        Err(problem) => return Ok(choosing(&page, Some(problem))),
    };
    let frame = page.staff_frame(Tab::Requests);
    let mut reasons = Vec::new();
    for line in preview(&page.web.app, &sheet).await? {
        let Outcome::Bad(faults) = line.outcome else { continue };
        // All rows of a request come back, so that it is whole once it is put right.
        for row in line.rows {
            let of_row = faults.iter().filter(|fault| fault.row == row);
            let said =
                of_row.map(|fault| format!("{}: {}", fault.column.name(), row_fault(&frame, &page.catalogue, fault)));
            reasons.push((row, said.collect::<Vec<_>>().join(" ")));
        }
    }
    reasons.sort();
    let file = format!("\u{feff}{}", sheet.write_with(&frame.t("requests-file-why"), &reasons));
    Ok(download("requests-with-faults.csv", file))
}

/// `GET /staff/requests/sample.csv`
pub(crate) async fn sample(page: Page) -> Answer {
    let invitee = |name, year| {
        let errand = page.catalogue.errands.first()?;
        let birth_date = BirthDate { year, month: 4, day: 12 };
        Some(Invitee { name: Name::parse(name).ok()?, birth_date, errands: vec![errand.id.clone()] })
    };
    let asked = |case: &str, people: Vec<Invitee>| Asked {
        case_file: case.to_owned(),
        people,
        offices: Vec::new(),
        book_by: super::usual_day(&page),
        reason: Reason::Biometrics,
        note: String::new(),
        language: Language::DEFAULT,
        channel: Channel::Letter,
        email: None,
        address: vec!["Storgatan 1".to_owned(), "123 45 Staden".to_owned()],
    };
    let family = [("Kim Exempel", 1990), ("Robin Exempel", 2012)];
    let family = family.into_iter().filter_map(|(name, year)| invitee(name, year)).collect();
    let alone = invitee("Alex Exempel", 1985).into_iter().collect();
    let samples = [asked("12-345678", family), asked("12-345679", alone)];
    Ok(download("requests-sample.csv", write(&[], samples.iter().map(|asked| (asked, Vec::new())))))
}

/// `GET /staff/requests/export.csv`
pub(crate) async fn export(page: Page, Query(shown): Query<Shown>) -> Answer {
    let (app, staff, filter) = (&page.web.app, page.staff()?, shown.filter()?);
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let found = service::list::list(app, staff, (filter, ""), after).await?;
        all.extend(found.requests);
        after = found.next;
        if after.is_none() || all.len() >= EXPORTED {
            break;
        }
    }
    event::note(app, staff, "invitation.exported", "", &all.len().to_string()).await?;
    let heads = ["last day", "stage", "visit", "visit at", "visit office", "made"];
    Ok(download("requests.csv", write(&heads, all.iter().map(|listed| (&listed.invitation.asked, outcome(listed))))))
}

/// What came of a request, in words for programs.
fn outcome(listed: &Listed) -> Vec<String> {
    let visit = listed.visit.as_ref();
    vec![
        listed.invitation.last_day.to_string(),
        listed.stage.as_str().to_owned(),
        visit.map_or(String::new(), |visit| visit.reference.as_str().to_owned()),
        visit.map_or(String::new(), |visit| visit.starts_at.to_string()),
        visit.map_or(String::new(), |visit| visit.office.as_str().to_owned()),
        listed.invitation.made_at.to_string(),
    ]
}

fn download(name: &str, file: String) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, disposition)], file).into_response()
}
