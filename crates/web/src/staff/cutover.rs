//! Old bookings, for administrators: how they stand, and files of them that are sent in.

use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::extract::{Multipart, Path};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName};
use axum::response::{AppendHeaders, IntoResponse};
use besok_core::csv::line;
use besok_service::legacy::upload::{Upload, UploadRefusal, UploadState, find, list, send_in};
use besok_service::{legacy, staff};
use besok_view::staff::Tab;
use besok_view::staff::cutover::{CutoverFilePage, CutoverPage, CutoverProblem, FileLine, FileState};

/// After how many seconds the page of a file that is being read is fetched anew.
const AGAIN: &str = "2";

/// `GET /staff/old-bookings`
pub(crate) async fn overview(page: Page) -> Answer {
    show_overview(&page, None).await
}

async fn show_overview(page: &Page, problem: Option<CutoverProblem>) -> Answer {
    let app = &page.web.app;
    let (counts, uploads, names) = (legacy::counts(app).await?, list(app).await?, staff::names(app).await?);
    let surplus = legacy::surplus(app).await?;
    let name = |upload: &Upload| names.get(&upload.known.staff).map_or("", |name| name.as_str()).to_owned();
    let staff: Vec<String> = uploads.iter().map(name).collect();
    let markup = CutoverPage {
        catalogue: &page.catalogue,
        counts,
        files: uploads.iter().zip(&staff).map(|(upload, staff)| file_line(upload, staff)).collect(),
        surplus: surplus.iter().map(|one| (&one.office, one.starts_at, one.above)).collect(),
        problem: problem.clone(),
    };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Catalogue))))
}

fn file_line<'a>(upload: &'a Upload, staff: &'a str) -> FileLine<'a> {
    let progress = &upload.progress;
    FileLine {
        id: &upload.known.id,
        name: &upload.known.file,
        staff,
        trial: upload.known.trial,
        started_at: upload.known.started_at,
        state: match upload.state {
            UploadState::Running => FileState::Running,
            UploadState::Done => FileState::Done,
            UploadState::Stopped => FileState::Stopped,
        },
        lines: (progress.rows, progress.lines()),
        counts: [progress.imported, progress.known, progress.refused],
    }
}

/// `POST /staff/old-bookings`
pub(crate) async fn send(page: Page, mut form: Multipart) -> Answer {
    let (mut file, mut trial) = (None, true);
    loop {
        let Ok(field) = form.next_field().await else { return Err(Error::Outdated) };
        let Some(field) = field else { break };
        match field.name() {
            Some("file") => {
                let name = field.file_name().unwrap_or("").to_owned();
                match field.bytes().await {
                    Ok(bytes) => file = Some((name, bytes.to_vec())),
                    Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                        return show_overview(&page, Some(CutoverProblem::TooLarge)).await;
                    }
                    Err(_) => return Err(Error::Outdated),
                }
            }
            Some("what") => trial = field.text().await.map_err(|_| Error::Outdated)? != "import",
            _ => {}
        }
    }
    let Some((name, bytes)) = file.filter(|(_, bytes)| !bytes.is_empty()) else {
        return show_overview(&page, Some(CutoverProblem::TooLarge)).await;
    };
    let problem = match send_in(&page.web.app, page.staff()?, (&name, bytes), trial).await? {
        Ok(id) => return Ok(see_other(&format!("/staff/old-bookings/{id}"))),
        Err(UploadRefusal::Unreadable(unreadable)) => CutoverProblem::Unreadable(unreadable),
        Err(UploadRefusal::DeclaredNone) => CutoverProblem::DeclaredNone,
        Err(UploadRefusal::Busy) => CutoverProblem::Busy,
    };
    show_overview(&page, Some(problem)).await
}

/// `GET /staff/old-bookings/{file}`
pub(crate) async fn file(page: Page, Path(id): Path<String>) -> Answer {
    let upload = find(&page.web.app, &id).await?.ok_or(Error::NotFound)?;
    let markup = CutoverFilePage {
        catalogue: &page.catalogue,
        file: file_line(&upload, ""),
        unreached: upload.progress.unreached,
        refusals: &upload.progress.refusals,
    };
    let shown = show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Catalogue)));
    if upload.state == UploadState::Running {
        Ok((AppendHeaders([(HeaderName::from_static("refresh"), AGAIN)]), shown).into_response())
    } else {
        Ok(shown)
    }
}

/// `GET /staff/old-bookings/{file}/refused.csv`
pub(crate) async fn refused(page: Page, Path(id): Path<String>) -> Answer {
    let upload = find(&page.web.app, &id).await?.ok_or(Error::NotFound)?;
    let mut text = format!("\u{feff}{}", line(&["line", "column", "typed", "reason"]));
    for (number, reasons) in &upload.progress.refusals {
        for [column, typed, why] in reasons {
            text.push_str(&line(&[&number.to_string(), column, typed, why]));
        }
    }
    let headers =
        [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, "attachment; filename=\"refused.csv\"")];
    Ok((headers, text).into_response())
}
