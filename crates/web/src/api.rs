//! For other programs: JSON under `/api/v1`. What goes wrong is told as `application/problem+json`, by
//! `crate::page`.

use crate::Web;
use crate::error::Error;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use besok_core::availability::on_days;
use besok_core::party::Party;
use besok_service::availability::{Sought, free_starts};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Which days are asked for, as they are at the office: `from=2026-12-08&to=2026-12-12`. All that can be booked if
/// nothing is said.
#[derive(Debug, Deserialize)]
pub(crate) struct Days {
    from: Option<Date>,
    to: Option<Date>,
}

/// The free times of an errand at an office.
#[derive(Debug, Serialize)]
struct Times<'a> {
    errand: &'a str,
    office: &'a str,
    /// The office's, in which its days are counted.
    time_zone: &'a str,
    /// Every start that can be booked now, in order, in UTC.
    starts: &'a [Timestamp],
}

/// `GET /api/v1/errands/{errand}/offices/{office}/times`
pub(crate) async fn times(
    State(web): State<Web>,
    Path((errand, office)): Path<(String, String)>,
    Query(days): Query<Days>,
) -> Result<Response, Error> {
    let catalogue = web.app.catalogue();
    let errand = catalogue.errands.iter().find(|known| known.id.as_str() == errand).ok_or(Error::NotFound)?;
    let office = catalogue.offices.iter().find(|known| known.id.as_str() == office).ok_or(Error::NotFound)?;
    if catalogue.serving(&office.id, &errand.id).is_empty() {
        return Err(Error::NotFound);
    }
    let party = Party::anybody(errand);
    let starts = free_starts(&web.app, Sought::new(errand, &party), office).await?;
    let days = (days.from.unwrap_or(Date::MIN), days.to.unwrap_or(Date::MAX));
    let times = Times {
        errand: errand.id.as_str(),
        office: office.id.as_str(),
        time_zone: &office.zone,
        starts: on_days(&starts, days, &office.time_zone()),
    };
    Ok(Json(times).into_response())
}
