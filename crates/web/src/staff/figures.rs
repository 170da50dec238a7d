//! The figures of an office: as a page, as CSV and as JSON.

use crate::error::Error;
use crate::page::{Page, show};
use crate::visitor::Answer;
use axum::Json;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use besok_core::csv::line;
use besok_core::figures::{Figures, LONGEST_PERIOD};
use besok_core::office::Office;
use besok_core::opening::local_day;
use besok_service::figures;
use besok_view::staff::Tab;
use besok_view::staff::figures::FiguresPage;
use jiff::civil::Date;
use serde::Deserialize;

/// From which day to which; today if it does not say.
#[derive(Debug, Deserialize)]
pub(crate) struct Period {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

impl Period {
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

fn today(page: &Page, office: &Office) -> Date {
    local_day(page.web.app.clock.now(), &office.time_zone())
}

/// `GET /staff/offices/{office}/figures`
pub(crate) async fn page(page: Page, Path(office): Path<String>, Query(period): Query<Period>) -> Answer {
    let office = page.office(&office)?;
    let today = today(&page, office);
    let (days, fits) = period.days(today);
    let figures = if fits { Some(figures::figures(&page.web.app, &[office], days).await?) } else { None };
    let status = if fits { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let markup = FiguresPage { office, catalogue: &page.catalogue, days, today, figures: figures.as_ref() };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Figures))))
}

async fn counted(page: &Page, office: &str, period: &Period) -> Result<Figures, Error> {
    let office = page.office(office)?;
    match period.days(today(page, office)) {
        (days, true) => Ok(figures::figures(&page.web.app, &[office], days).await?),
        _ => Err(Error::NotFound),
    }
}

/// `GET /staff/offices/{office}/figures.json`
pub(crate) async fn json(page: Page, Path(office): Path<String>, Query(period): Query<Period>) -> Answer {
    Ok(Json(counted(&page, &office, &period).await?).into_response())
}

/// `GET /staff/offices/{office}/figures.csv`: the same names as in JSON, a line for each number.
pub(crate) async fn csv(page: Page, Path(office): Path<String>, Query(period): Query<Period>) -> Answer {
    let figures = counted(&page, &office, &period).await?;
    let value = serde_json::to_value(&figures).expect("figures have JSON");
    let mut text = format!("\u{feff}{}", line(&["figure", "value"]));
    lines(&mut text, "", &value);
    let headers =
        [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, "attachment; filename=\"figures.csv\"")];
    Ok((headers, text).into_response())
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
