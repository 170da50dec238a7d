//! Errands, offices, holidays and texts: reading forms, saving them, and showing what people would see.

use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use besok_core::catalogue::Catalogue;
use besok_core::language::Language;
use besok_service::catalogue::{self as service, EditRefusal, Mistake, Part, Typed};
use besok_service::event;
use besok_view::frame::{Demo, Frame};
use besok_view::public;
use besok_view::staff::{EditPage, Edited, Tab, errand_preview, overview, words_preview};
use jiff::civil::Date;
use maud::Markup;
use serde::Deserialize;

/// What a form sends: every field by its path.
pub(crate) type Sent = Form<Vec<(String, String)>>;

/// Whether something was just saved.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Saved {
    saved: String,
}

/// `GET /staff/catalogue`
pub(crate) async fn list(page: Page, Query(saved): Query<Saved>) -> Answer {
    let files: Vec<String> = service::export(&page.catalogue).into_iter().map(|(name, _)| name).collect();
    let frame = page.staff_frame(Tab::Catalogue);
    Ok(show(StatusCode::OK, overview(&frame, &page.catalogue, &files, !saved.saved.is_empty())))
}

/// `GET /staff/catalogue/files/{file}`
pub(crate) async fn file(page: Page, Path(file): Path<String>) -> Answer {
    let files = service::export(&page.catalogue);
    let (name, text) = files.into_iter().find(|(name, _)| *name == file).ok_or(Error::NotFound)?;
    event::note(&page.web.app, page.staff()?, "catalogue.exported", &name, "").await?;
    let name = format!("attachment; filename=\"{name}\"");
    let kind = "application/toml; charset=utf-8".to_owned();
    Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, name)], text).into_response())
}

/// The part that an address names: `errands` and an id, or a word of its own.
fn part(kind: &str, id: &str) -> Result<Part, Error> {
    match (kind, id) {
        ("errands", id) => Ok(Part::Errand(id.into())),
        ("offices", id) => Ok(Part::Office(id.into())),
        ("agency", "") => Ok(Part::Agency),
        ("holidays", "") => Ok(Part::Holidays),
        ("words", "") => Ok(Part::Words),
        _ => Err(Error::NotFound),
    }
}

/// `GET /staff/catalogue/{kind}`
pub(crate) async fn one(page: Page, Path(kind): Path<String>) -> Answer {
    open(&page, &part(&kind, "")?)
}

/// `GET /staff/catalogue/{kind}/{id}`
pub(crate) async fn one_of(page: Page, Path((kind, id)): Path<(String, String)>) -> Answer {
    open(&page, &part(&kind, &id)?)
}

/// `POST /staff/catalogue/{kind}`
pub(crate) async fn save(page: Page, Path(kind): Path<String>, sent: Sent) -> Answer {
    store(&page, &part(&kind, "")?, sent).await
}

/// `POST /staff/catalogue/{kind}/{id}`
pub(crate) async fn save_of(page: Page, Path((kind, id)): Path<(String, String)>, sent: Sent) -> Answer {
    // `/holidays/preview` has the same shape.
    if id == "preview" {
        show_edit(&page, &part(&kind, "")?, sent).await
    } else {
        store(&page, &part(&kind, &id)?, sent).await
    }
}

/// `POST /staff/catalogue/{kind}/{id}/preview`
pub(crate) async fn preview_of(page: Page, Path((kind, id)): Path<(String, String)>, sent: Sent) -> Answer {
    show_edit(&page, &part(&kind, &id)?, sent).await
}

/// What was typed, what it was when the form was filled, and the language of a preview.
fn read(Form(sent): Sent) -> (Typed, String, Option<Language>) {
    let mut typed: Typed = sent.into_iter().collect();
    let seen = typed.remove("seen").unwrap_or_default();
    let language = typed.remove("language").and_then(|tag| Language::from_tag(&tag));
    (typed, seen, language)
}

fn open(page: &Page, part: &Part) -> Answer {
    let values = service::fields(&page.catalogue, part).ok_or(Error::NotFound)?;
    let seen = service::version(&values);
    let shown = Shown { values: &values, seen: &seen, mistakes: Vec::new(), theirs: None, closed: None };
    shown.answer(page, part, StatusCode::OK)
}

async fn store(page: &Page, part: &Part, sent: Sent) -> Answer {
    let (typed, seen, _) = read(sent);
    let refused = match service::save(&page.web.app, page.staff()?, part, (&typed, &seen)).await? {
        Ok(()) => return Ok(see_other("/staff/catalogue?saved=1")),
        Err(refused) => refused,
    };
    let (seen, status, mistakes, theirs) = match refused {
        EditRefusal::NotFound => return Err(Error::NotFound),
        EditRefusal::Wrong(mistakes) => (seen, StatusCode::UNPROCESSABLE_ENTITY, mistakes, None),
        // Whoever saves once more has seen this.
        EditRefusal::Changed(now) => (service::version(&now), StatusCode::CONFLICT, Vec::new(), Some(now)),
    };
    let shown = Shown { values: &typed, seen: &seen, mistakes, theirs: theirs.as_ref(), closed: None };
    shown.answer(page, part, status)
}

/// What people would see of an edit; of holidays, what they would close.
async fn show_edit(page: &Page, part: &Part, sent: Sent) -> Answer {
    let (typed, seen, language) = read(sent);
    let shown = |mistakes, closed| Shown { values: &typed, seen: &seen, mistakes, theirs: None, closed };
    let edited = match service::apply(&page.catalogue, part, &typed) {
        Ok(edited) => edited,
        Err(mistakes) => return shown(mistakes, None).answer(page, part, StatusCode::UNPROCESSABLE_ENTITY),
    };
    if *part == Part::Holidays {
        let closed = service::closed_days(&page.web.app, &edited).await?;
        let closed = closed.into_iter().map(|day| (day.day, day.times, day.bookings)).collect();
        return shown(Vec::new(), Some(closed)).answer(page, part, StatusCode::OK);
    }
    let markup = preview(page, part, &edited, language.unwrap_or(page.language)).ok_or(Error::NotFound)?;
    Ok(show(StatusCode::OK, markup))
}

/// The page of visitors that a part stands on, or their mails.
fn preview(page: &Page, part: &Part, edited: &Catalogue, language: Language) -> Option<Markup> {
    let now = page.web.app.clock.now();
    let frame =
        Frame { language, agency: &edited.agency, path: "/", visitor: None, demo: Demo::Preview, ..page.frame() };
    Some(match part {
        Part::Agency => public::terms(&frame),
        Part::Errand(id) => errand_preview(&frame, edited.errand(id)?, edited, now),
        Part::Office(id) => public::office(&frame, edited.office(id)?, edited, (now, false)),
        Part::Words => words_preview(&frame, edited, now),
        Part::Holidays => return None,
    })
}

/// A form, shown.
struct Shown<'a> {
    values: &'a Typed,
    seen: &'a str,
    mistakes: Vec<Mistake>,
    theirs: Option<&'a Typed>,
    closed: Option<Vec<(Date, i64, i64)>>,
}

impl Shown<'_> {
    fn answer(self, page: &Page, part: &Part, status: StatusCode) -> Answer {
        let catalogue = &page.catalogue;
        let edited = match part {
            Part::Agency => Edited::Agency,
            Part::Errand(id) => Edited::Errand(catalogue.errand(id).ok_or(Error::NotFound)?),
            Part::Office(id) => Edited::Office(catalogue.office(id).ok_or(Error::NotFound)?),
            Part::Holidays => Edited::Holidays,
            Part::Words => Edited::Words,
        };
        let mistakes: Vec<(String, String)> =
            self.mistakes.into_iter().map(|mistake| said(mistake, page.language)).collect();
        let markup = EditPage {
            edited,
            values: self.values,
            mistakes: &mistakes,
            seen: self.seen,
            theirs: self.theirs,
            closed: self.closed.as_deref(),
            catalogue,
        };
        Ok(show(status, markup.render(&page.staff_frame(Tab::Catalogue))))
    }
}

/// The field, and what is wrong with it.
fn said(Mistake { field, what, needed }: Mistake, language: Language) -> (String, String) {
    (field, needed.map_or(what, |needed| needed.said(language).into_owned()))
}
