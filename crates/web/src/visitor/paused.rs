//! New bookings that staff have paused: why, and what the account says to it.

use super::Answer;
use crate::error::Error;
use crate::page::{Page, show};
use axum::Form;
use axum::http::StatusCode;
use besok_service::restriction::{self, AppealRefusal};
use besok_view::my::PausedPage;
use serde::Deserialize;

/// The form.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct AppealForm {
    #[serde(default)]
    appeal: String,
}

/// Why, until when, what was said and answered.
pub(crate) async fn page(page: Page) -> Answer {
    show_page(&page, None).await
}

/// Takes what the account says to it.
pub(crate) async fn appeal(page: Page, Form(form): Form<AppealForm>) -> Answer {
    match restriction::appeal(&page.web.app, page.account()?, &form.appeal).await? {
        // What waits already is shown there.
        Ok(()) | Err(AppealRefusal::Waits | AppealRefusal::Over) => Ok(page.see_other("/my/paused")),
        Err(AppealRefusal::Unreadable) => show_page(&page, Some(&form.appeal)).await,
    }
}

/// Nothing to see for whom nothing is paused.
async fn show_page(page: &Page, refused: Option<&str>) -> Answer {
    let Some(restriction) = restriction::of(&page.web.app, page.account()?).await? else {
        return Err(Error::Elsewhere(page.link("/my")));
    };
    let zone = page.catalogue.time_zone();
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(show(status, PausedPage { restriction: &restriction, refused, zone: &zone }.render(&page.frame())))
}
