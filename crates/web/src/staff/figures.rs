//! The figures of an office, and of several compared: as a page, as CSV and as JSON.

use super::queue::{self, Live};
use crate::error::Error;
use crate::page::{Page, show};
use crate::visitor::Answer;
use axum::Json;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use besok_core::csv::line;
use besok_core::errand::Errand;
use besok_core::figures::{Compared, Figures, LONGEST_PERIOD};
use besok_core::id::ErrandId;
use besok_core::office::Office;
use besok_core::opening::local_day;
use besok_core::queue::{Estimate, would_be};
use besok_core::staff::Permission;
use besok_service::figures;
use besok_service::queue::board::Board;
use besok_view::staff::Tab;
use besok_view::staff::figures::{FiguresPage, Now, Place};
use jiff::civil::Date;
use maud::Markup;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// From which day to which; today if it does not say.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

impl Asked {
    /// The days that were asked for, and whether they are a period.
    fn days(&self, today: Date) -> ((Date, Date), bool) {
        let day = |text: &str| if text.is_empty() { Some(today) } else { text.parse().ok() };
        match (day(&self.from), day(&self.to)) {
            (Some(from), Some(to)) => {
                let long = from.until(to).map_or(-1, |span| i64::from(span.get_days()));
                ((from, to), (0..LONGEST_PERIOD).contains(&long))
            }
            (from, to) => ((from.unwrap_or(today), to.unwrap_or(today)), false),
        }
    }
}

/// `GET /staff/offices/{office}/figures`
pub(crate) async fn page(page: Page, Path(office): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let (app, office) = (&page.web.app, page.office(&office)?);
    let today = today(&page, office);
    let (days, fits) = asked.days(today);
    let figures = if fits { Some(figures::figures(app, office, days).await?) } else { None };
    let board = if days == (today, today) { Some(queue::now(&page, office).await?) } else { None };
    let waits = board.as_deref().map(|board| waits(&page, board)).unwrap_or_default();
    let now = board.as_deref().map(|board| now(&page, office, (board, &waits)));
    let place = Place::One(office, now);
    let markup = FiguresPage { place, catalogue: &page.catalogue, days, today, figures: figures.as_ref() };
    let scripts = [page.web.assets().live()];
    let scripts = if now.is_some() { &scripts[..] } else { &[] };
    Ok(show(status(fits), markup.render(&page.staff_frame(Tab::Figures).with(scripts))))
}

/// `GET /staff/figures`
pub(crate) async fn compared(page: Page, Query(asked): Query<Asked>) -> Answer {
    let today = agency_today(&page);
    let (days, fits) = asked.days(today);
    let compared = if fits { Some(compare(&page, days).await?) } else { None };
    let none = BTreeMap::new();
    let place = Place::All(compared.as_ref().map_or(&none, |compared| &compared.offices));
    let figures = compared.as_ref().map(|compared| &compared.all);
    let markup = FiguresPage { place, catalogue: &page.catalogue, days, today, figures };
    Ok(show(status(fits), markup.render(&page.staff_frame(Tab::Figures))))
}

/// `GET /staff/offices/{office}/figures/live`
pub(crate) async fn stream(page: Page, Path(office): Path<String>) -> Answer {
    queue::stream_of(page, &office, Live::Figures).await
}

/// What of the page is drawn anew.
pub(super) fn sheet(page: &Page, office: &Office, board: &Board) -> Markup {
    now(page, office, (board, &waits(page, board))).sheet(&page.staff_frame(Tab::Figures))
}

fn now<'a>(page: &Page, office: &'a Office, (board, waits): (&'a Board, &'a [Wait])) -> Now<'a> {
    Now { office, queue: &board.now.queue, waits, now: page.web.app.clock.now() }
}

/// An errand that one can come for without an appointment today, and how long one would wait.
type Wait = (ErrandId, Option<Estimate>);

fn waits(page: &Page, board: &Board) -> Vec<Wait> {
    let (queue, now) = (&board.now.queue, page.web.app.clock.now());
    let is_open = |errand: &&Errand| queue.rule.walk_ins_on(&errand.id, queue.day).next().is_some();
    let open = queue.catalogue.errands.iter().filter(is_open);
    open.map(|errand| (errand.id.clone(), board.estimate(&would_be(queue, errand, now), now))).collect()
}

fn today(page: &Page, office: &Office) -> Date {
    local_day(page.web.app.clock.now(), &office.time_zone())
}

/// Today by the clock of the agency, for offices that may have several.
fn agency_today(page: &Page) -> Date {
    local_day(page.web.app.clock.now(), &page.catalogue.time_zone())
}

fn status(fits: bool) -> StatusCode {
    if fits { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// The figures of all offices whose figures whoever asks may see.
async fn compare(page: &Page, days: (Date, Date)) -> Result<Compared, Error> {
    let offices = page.staff()?.offices(Permission::Figures, &page.catalogue);
    Ok(figures::compare(&page.web.app, &offices, days).await?)
}

async fn counted(page: &Page, office: &str, asked: &Asked) -> Result<Figures, Error> {
    let office = page.office(office)?;
    match asked.days(today(page, office)) {
        (days, true) => Ok(figures::figures(&page.web.app, office, days).await?),
        _ => Err(Error::NotFound),
    }
}

async fn all_counted(page: &Page, asked: &Asked) -> Result<Compared, Error> {
    match asked.days(agency_today(page)) {
        (days, true) => compare(page, days).await,
        _ => Err(Error::NotFound),
    }
}

/// `GET /staff/offices/{office}/figures.json`
pub(crate) async fn json(page: Page, Path(office): Path<String>, Query(asked): Query<Asked>) -> Answer {
    Ok(Json(counted(&page, &office, &asked).await?).into_response())
}

/// `GET /staff/figures.json`
pub(crate) async fn compared_json(page: Page, Query(asked): Query<Asked>) -> Answer {
    Ok(Json(all_counted(&page, &asked).await?).into_response())
}

/// `GET /staff/offices/{office}/figures.csv`
pub(crate) async fn csv(page: Page, Path(office): Path<String>, Query(asked): Query<Asked>) -> Answer {
    Ok(as_csv(&counted(&page, &office, &asked).await?))
}

/// `GET /staff/figures.csv`
pub(crate) async fn compared_csv(page: Page, Query(asked): Query<Asked>) -> Answer {
    Ok(as_csv(&all_counted(&page, &asked).await?))
}

/// The same names as in JSON, a line for each number.
fn as_csv(figures: &impl Serialize) -> Response {
    let value = serde_json::to_value(figures).expect("figures have JSON");
    let mut text = format!("\u{feff}{}", line(&["figure", "value"]));
    lines(&mut text, "", &value);
    let headers =
        [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, "attachment; filename=\"figures.csv\"")];
    (headers, text).into_response()
}

fn lines(text: &mut String, name: &str, value: &serde_json::Value) {
    match value {
        serde_json::Value::Object(parts) => {
            for (part, value) in parts {
                let name = if name.is_empty() { part.clone() } else { format!("{name}.{part}") };
                lines(text, &name, value);
            }
        }
        serde_json::Value::Null => text.push_str(&line(&[name, ""])),
        other => text.push_str(&line(&[name, &other.to_string()])),
    }
}
