//! Looking for a person. What is typed is sent in a form: it stands in no address, and so in no history and no log.

use crate::page::{Page, show};
use crate::visitor::Answer;
use axum::Form;
use axum::http::StatusCode;
use besok_core::id::OfficeId;
use besok_service::search::{self, Found};
use besok_view::staff::{FindPage, Hit, Tab};
use jiff::Timestamp;
use serde::Deserialize;

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Words {
    words: String,
}

/// `GET /staff/find`
pub(crate) async fn ask(page: Page) -> Answer {
    let markup = FindPage { typed: "", found: None, more: false, problem: None };
    Ok(show(StatusCode::OK, markup.render(&page.staff_frame(Tab::Find))))
}

/// `POST /staff/find`
pub(crate) async fn find(page: Page, Form(form): Form<Words>) -> Answer {
    let found = search::find(&page.web.app, page.staff()?, &form.words).await?;
    let frame = page.staff_frame(Tab::Find);
    let typed = &form.words;
    Ok(match found {
        Err(problem) => {
            let markup = FindPage { typed, found: None, more: false, problem: Some(problem) };
            show(StatusCode::UNPROCESSABLE_ENTITY, markup.render(&frame))
        }
        Ok(Found { hits, more }) => {
            let hits: Vec<Hit<'_>> = hits.iter().map(|hit| shown(&page, hit)).collect();
            let markup = FindPage { typed, found: Some(&hits), more, problem: None };
            show(StatusCode::OK, markup.render(&frame))
        }
    })
}

fn shown<'a>(page: &'a Page, hit: &'a search::Hit) -> Hit<'a> {
    let place = |place: &Option<(OfficeId, Timestamp)>| {
        let (office, at) = place.as_ref()?;
        Some((page.catalogue.office(office)?, *at))
    };
    Hit { person: &hit.person, known: hit.known, next: place(&hit.next), last: place(&hit.last) }
}
