//! Free times.

use super::problem::Problem;
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
use utoipa::{IntoParams, ToSchema};

/// Which days are asked for, as they are at the office: `from=2026-12-08&to=2026-12-12`. All that can be booked if
/// nothing is said.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Days {
    /// The first day.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<Date>,
    /// The last day.
    #[param(value_type = Option<String>, format = Date)]
    to: Option<Date>,
}

/// The free times of an errand at an office.
#[derive(Debug, Serialize, ToSchema)]
struct Times<'a> {
    /// The id of the errand.
    errand: &'a str,
    /// The id of the office.
    office: &'a str,
    /// The office's, in which its days are counted.
    time_zone: &'a str,
    /// Every start that can be booked now, in order, in UTC.
    #[schema(value_type = Vec<String>, format = DateTime)]
    starts: &'a [Timestamp],
}

/// Lists every start of an errand at an office that can be booked now.
#[utoipa::path(
    get, path = "/api/v1/errands/{errand}/offices/{office}/times", operation_id = "list_times", tag = "times",
    params(("errand" = String, Path, description = "The id of the errand"), ("office" = String, Path, description = "The id of the office"), Days),
    responses((status = 200, body = Times), (status = 404, body = Problem, content_type = "application/problem+json"))
)]
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
