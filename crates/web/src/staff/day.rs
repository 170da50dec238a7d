//! The day of an office.

use crate::error::Error;
use crate::page::{Page, show};
use crate::visitor::Answer;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use besok_core::office::Office;
use besok_core::opening::local_day;
use besok_service::day;
use besok_view::staff::{DayPage, StaffFrame, Tab};
use jiff::civil::Date;
use maud::Markup;
use serde::Deserialize;

/// Which day. Today if it does not say, or says what is no day.
#[derive(Debug, Deserialize)]
pub(crate) struct Dated {
    #[serde(default)]
    date: String,
}

impl Dated {
    /// The day meant, at an office.
    pub fn at(&self, page: &Page, office: &Office) -> Date {
        let today = || local_day(page.web.app.clock.now(), &office.time_zone());
        self.date.parse().unwrap_or_else(|_| today())
    }
}

/// `GET /staff/offices/{office}/day`
pub(crate) async fn board(page: Page, Path(office): Path<String>, Query(dated): Query<Dated>) -> Answer {
    let scripts = [page.web.assets().live()];
    draw(&page, &office, &dated, |day, frame| day.board(&frame.with(&scripts))).await
}

/// `GET /staff/offices/{office}/day/list`
pub(crate) async fn list(page: Page, Path(office): Path<String>, Query(dated): Query<Dated>) -> Answer {
    draw(&page, &office, &dated, |day, frame| day.list(&frame)).await
}

/// `GET /staff/offices/{office}/day/print`
pub(crate) async fn print(page: Page, Path(office): Path<String>, Query(dated): Query<Dated>) -> Answer {
    draw(&page, &office, &dated, |day, frame| day.print(&frame)).await
}

async fn draw(
    page: &Page,
    office: &str,
    dated: &Dated,
    draw: impl FnOnce(DayPage<'_>, StaffFrame<'_>) -> Markup,
) -> Answer {
    let office = page.office(office)?;
    let date = dated.at(page, office);
    day::seen(&page.web.app, page.staff()?, office, date).await?;
    let markup = with(page, office, date, |day| draw(day, page.staff_frame(Tab::Day))).await?;
    Ok(show(StatusCode::OK, markup))
}

/// Something drawn of a day as it is now.
pub(super) async fn with(
    page: &Page,
    office: &Office,
    date: Date,
    draw: impl FnOnce(DayPage<'_>) -> Markup,
) -> Result<Markup, Error> {
    let day = day::read(&page.web.app, page.staff()?, office, date).await?;
    Ok(draw(DayPage { day: &day, office, catalogue: &page.web.app.catalogue() }))
}
