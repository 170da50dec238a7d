//! The screens of an office.

use super::queue::now;
use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use besok_core::language::Language;
use besok_core::office::Office;
use besok_core::screen::{Message, ScreenKind};
use besok_service::screen::{self, NewScreen, ScreenRefusal};
use besok_service::{queue, staff};
use besok_view::staff::screens::{MessageForm, ScreenProblem, ScreensPage, new_screen};
use besok_view::staff::{Line, Tab};
use serde::Deserialize;
use std::collections::HashMap;

/// What a new screen is to be.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    kind: String,
    name: String,
    counter: String,
}

/// What stands in the address of the page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Shown {
    told: Option<String>,
}

/// A message as typed: a line for each language.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Typed(HashMap<String, String>);

impl Typed {
    fn lines(&self) -> Vec<(Language, &str)> {
        let line = |language: Language| self.0.get(&format!("line-{}", language.tag())).map_or("", String::as_str);
        Language::full().map(|language| (language, line(language))).collect()
    }

    fn is_for_today(&self) -> bool {
        self.0.contains_key("today")
    }
}

/// `POST /staff/offices/{office}/screens/message`
pub(crate) async fn tell(page: Page, Path(office): Path<String>, Form(typed): Form<Typed>) -> Answer {
    let (app, office) = (&page.web.app, page.office(&office)?);
    let today = queue::today(app, &office.id).filter(|_| typed.is_for_today());
    let message = match Message::read(&typed.lines(), today) {
        Ok(message) => message,
        Err(wrong) => {
            let filled = Filled { message: Some((&typed, &wrong)), ..Filled::default() };
            return show_list(&page, office, filled).await;
        }
    };
    if !screen::tell(app, page.staff()?, &office.id, &message).await? {
        return Err(Error::NotFound);
    }
    Ok(see_other(&format!("/staff/offices/{}/screens?told=1", office.id)))
}

/// `GET /staff/offices/{office}/screens`
pub(crate) async fn list(page: Page, Path(office): Path<String>, Query(shown): Query<Shown>) -> Answer {
    let filled = Filled { saved: shown.told.is_some(), ..Filled::default() };
    show_list(&page, page.office(&office)?, filled).await
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Filled<'a> {
    name: &'a str,
    problem: Option<ScreenProblem>,
    /// The message, and the languages whose lines are wrong; the one that the boards have if there is none.
    message: Option<(&'a Typed, &'a [Language])>,
    /// Whether the message has just been saved.
    saved: bool,
}

async fn show_list(page: &Page, office: &Office, filled: Filled<'_>) -> Answer {
    let app = &page.web.app;
    let (board, names, screens) =
        (now(page, office).await?, staff::names(app).await?, screen::list(app, &office.id).await?);
    let line = Line { queue: &board.now.queue, names: &names, now: app.clock.now() };
    let Filled { name, problem, message, saved } = filled;
    let failed = problem.is_some() || message.is_some();
    let status = if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    // What was said on another day only is not said again by accident.
    let known = Some(&board.message).filter(|message| message.is_told(board.now.queue.day));
    let lines: Vec<_> = match message {
        Some((typed, _)) => typed.lines(),
        None => Language::full()
            .map(|language| (language, known.and_then(|known| known.line(language)).unwrap_or("")))
            .collect(),
    };
    let today =
        message.map_or_else(|| known.is_none_or(|known| known.only_on.is_some()), |(typed, _)| typed.is_for_today());
    let message = MessageForm { lines: &lines, today, wrong: message.map_or(&[], |(_, wrong)| wrong), saved };
    let markup = ScreensPage { line, screens: &screens, name, problem, message };
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
    show_list(&page, office, Filled { name: &typed.name, problem: Some(problem), ..Filled::default() }).await
}

/// `POST /staff/offices/{office}/screens/{screen}/end`
pub(crate) async fn end(page: Page, Path((office, id)): Path<(String, String)>) -> Answer {
    let office = page.office(&office)?;
    let ended = screen::end(&page.web.app, page.staff()?, &office.id, &id.into()).await?;
    if ended { Ok(see_other(&format!("/staff/offices/{}/screens", office.id))) } else { Err(Error::NotFound) }
}
