//! The week and the month of an office.

use super::day::Dated;
use crate::page::{Page, show};
use crate::visitor::Answer;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use besok_service::day::slots;
use besok_view::staff::{StaffFrame, Tab, WeekPage, month_of, week_of};
use jiff::civil::Date;
use maud::Markup;

/// `GET /staff/offices/{office}/week`
pub(crate) async fn week(page: Page, Path(office): Path<String>, Query(dated): Query<Dated>) -> Answer {
    draw(&page, &office, &dated, week_of, |week, frame| week.week(&frame)).await
}

/// `GET /staff/offices/{office}/month`
pub(crate) async fn month(page: Page, Path(office): Path<String>, Query(dated): Query<Dated>) -> Answer {
    draw(&page, &office, &dated, month_of, |month, frame| month.month(&frame)).await
}

async fn draw(
    page: &Page,
    office: &str,
    dated: &Dated,
    days: impl FnOnce(Date) -> (Date, Date),
    draw: impl FnOnce(WeekPage<'_>, StaffFrame<'_>) -> Markup,
) -> Answer {
    let (app, office) = (&page.web.app, page.office(office)?);
    let date = dated.at(page, office);
    let (first, last) = days(date);
    let slots = slots(app, office, first, last).await?;
    let week = WeekPage { office, catalogue: &page.catalogue, date, slots: &slots, now: app.clock.now() };
    Ok(show(StatusCode::OK, draw(week, page.staff_frame(Tab::Week))))
}
