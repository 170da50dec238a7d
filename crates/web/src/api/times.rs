//! Free times.

use super::problem::{Problem, mistakes};
use crate::Web;
use crate::error::Error;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use besok_core::party::Party;
use besok_service::availability::{ANY_DAY, Sought, free_starts};
use besok_view::api::Mistake;
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
    #[param(format = Date)]
    from: Option<String>,
    /// The last day.
    #[param(format = Date)]
    to: Option<String>,
}

impl Days {
    fn range(&self) -> Result<(Date, Date), Vec<Mistake>> {
        let mut wrong = Vec::new();
        let mut day = |text: &Option<String>, field: &str, otherwise| {
            let Some(text) = text else { return otherwise };
            text.parse().unwrap_or_else(|_| {
                wrong.push(Mistake::new(field, "malformed", "Write a day as YYYY-MM-DD."));
                otherwise
            })
        };
        let days = (day(&self.from, "from", ANY_DAY.0), day(&self.to, "to", ANY_DAY.1));
        if wrong.is_empty() { Ok(days) } else { Err(wrong) }
    }
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
    responses((status = 200, body = Times), (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"))
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
    let days = match days.range() {
        Ok(days) => days,
        Err(wrong) => return Ok(mistakes(wrong).into_response()),
    };
    let party = Party::anybody(errand);
    let starts = free_starts(&web.app, Sought::new(errand, &party), office, days).await?;
    let times =
        Times { errand: errand.id.as_str(), office: office.id.as_str(), time_zone: &office.zone, starts: &starts };
    Ok(Json(times).into_response())
}
