//! Interpreters to be booked for visits at one's offices.

use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::Path;
use axum::http::StatusCode;
use besok_core::booking::Reference;
use besok_core::interpreter::How;
use besok_core::person::Name;
use besok_service::interpreter::{arrange as arrange_one, orders};
use besok_service::staff;
use besok_view::staff::{InterpreterOrder, InterpretersPage, Tab};
use serde::Deserialize;

/// `GET /staff/interpreters`
pub(crate) async fn list(page: Page) -> Answer {
    let app = &page.web.app;
    let (orders, names) = (orders(app, page.staff()?).await?, staff::names(app).await?);
    let zone = page.catalogue.time_zone();
    let markup = InterpretersPage {
        orders: orders
            .iter()
            .filter_map(|order| {
                Some(InterpreterOrder {
                    booking: &order.booking,
                    office: page.catalogue.office(&order.booking.office)?,
                    language: &order.language,
                    arranged: order
                        .arranged
                        .as_ref()
                        .map(|arranged| (arranged, names.get(&arranged.staff).map_or("", Name::as_str))),
                    standing: order.standing,
                })
            })
            .collect(),
        now: app.clock.now(),
        zone: &zone,
    };
    Ok(show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Interpreters))))
}

/// What was done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ArrangeForm {
    language: String,
    how: String,
}

/// `POST /staff/interpreters/{reference}`
pub(crate) async fn arrange(page: Page, Path(reference): Path<String>, Form(form): Form<ArrangeForm>) -> Answer {
    let reference = Reference::parse(&reference).ok_or(Error::NotFound)?;
    let how = How::parse(&form.how).ok_or(Error::Outdated)?;
    if arrange_one(&page.web.app, page.staff()?, (&reference, &form.language), how).await? {
        Ok(see_other("/staff/interpreters"))
    } else {
        Err(Error::NotFound)
    }
}
