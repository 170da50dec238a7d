//! The screens of an office.

use super::queue::now;
use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use besok_core::office::Office;
use besok_core::screen::ScreenKind;
use besok_service::screen::{self, NewScreen, ScreenRefusal};
use besok_service::staff;
use besok_view::staff::screens::{ScreenProblem, ScreensPage, new_screen};
use besok_view::staff::{Line, Tab};
use serde::Deserialize;

/// What a new screen is to be.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    kind: String,
    name: String,
    counter: String,
}

/// `GET /staff/offices/{office}/screens`
pub(crate) async fn list(page: Page, Path(office): Path<String>) -> Answer {
    show_list(&page, page.office(&office)?, "", None).await
}

async fn show_list(page: &Page, office: &Office, name: &str, problem: Option<ScreenProblem>) -> Answer {
    let app = &page.web.app;
    let (board, names, screens) =
        (now(page, office).await?, staff::names(app).await?, screen::list(app, &office.id).await?);
    let line = Line { queue: &board.now.queue, names: &names, now: app.clock.now() };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let markup = ScreensPage { line, screens: &screens, name, problem };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Queue))))
}

/// `POST /staff/offices/{office}/screens`
pub(crate) async fn make(page: Page, Path(office): Path<String>, Form(typed): Form<Fields>) -> Answer {
    let (app, office) = (&page.web.app, page.office(&office)?);
    let kind = ScreenKind::parse(&typed.kind).ok_or(Error::Outdated)?;
    let new = NewScreen { kind, name: &typed.name, counter: typed.counter.parse().ok() };
    let problem = match screen::make(app, page.staff()?, &office.id, new).await? {
        Ok(secret) => {
            let (board, names) = (now(&page, office).await?, staff::names(app).await?);
            let line = Line { queue: &board.now.queue, names: &names, now: app.clock.now() };
            let link = format!("{}/screen/{secret}", app.base_url);
            return Ok(show(StatusCode::CREATED, new_screen(&page.staff_frame(Tab::Queue), &line, &link)));
        }
        Err(ScreenRefusal::Name) => ScreenProblem::Name,
        Err(ScreenRefusal::Counter) => ScreenProblem::Counter,
        Err(ScreenRefusal::TooMany) => ScreenProblem::TooMany,
    };
    show_list(&page, office, &typed.name, Some(problem)).await
}

/// `POST /staff/offices/{office}/screens/{screen}/end`
pub(crate) async fn end(page: Page, Path((office, id)): Path<(String, String)>) -> Answer {
    let office = page.office(&office)?;
    let ended = screen::end(&page.web.app, page.staff()?, &office.id, &id.into()).await?;
    if ended { Ok(see_other(&format!("/staff/offices/{}/screens", office.id))) } else { Err(Error::NotFound) }
}
