//! Booking a visit: errand, office, time, check, confirmed.

use super::Answer;
use super::flow::{Choice, Keyed, Shown, Step, office_page};
use crate::error::Error;
use crate::page::{Page, show};
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use besok_core::errand::Errand;
use besok_core::ledger::Spot;
use besok_view::sign_in::Chosen;
use besok_view::visit::{Goal, parse_start};

type AtOffice = Path<(String, String, String)>;
type AtTime = Path<(String, String, String, String)>;

/// Step 1: what for.
pub(crate) async fn errand(page: Page) -> Answer {
    Ok(show(StatusCode::OK, besok_view::booking::errand::page(&page.frame(), &page.catalogue.errands)))
}

/// Step 2: where.
pub(crate) async fn office(page: Page, Path((_, errand)): Path<(String, String)>) -> Answer {
    office_page(&page, Goal::Book(find(&page, &errand)?)).await
}

/// Step 3: when.
pub(crate) async fn time(page: Page, Path((_, errand, office)): AtOffice, Query(shown): Query<Shown>) -> Answer {
    step(&page, &errand, &office)?.time_page(&shown, None).await
}

/// The form of step 3.
pub(crate) async fn choose(page: Page, Path((_, errand, office)): AtOffice, Form(choice): Form<Choice>) -> Answer {
    step(&page, &errand, &office)?.choose(&choice).await
}

/// Step 4: check the answers.
pub(crate) async fn check(page: Page, Path((_, errand, office, start)): AtTime) -> Answer {
    let step = step(&page, &errand, &office)?;
    step.check(&step.spot(&start)?).await
}

/// Holds the time of step 4 again.
pub(crate) async fn hold(page: Page, Path((_, errand, office, start)): AtTime) -> Answer {
    step(&page, &errand, &office)?.hold(&start).await
}

/// Holds it for longer.
pub(crate) async fn extend(page: Page, Path((_, errand, office, start)): AtTime, Form(form): Form<Keyed>) -> Answer {
    step(&page, &errand, &office)?.extend(&start, &form).await
}

/// Step 5: books it.
pub(crate) async fn confirm(page: Page, Path((_, errand, office, start)): AtTime, Form(form): Form<Keyed>) -> Answer {
    step(&page, &errand, &office)?.confirm(&start, &form).await
}

/// After signing in on the way to step 4: holds the time that was chosen before. Should it be gone by now, step 4
/// says so.
pub(crate) async fn resume(page: &Page, next: &str) -> Result<(), Error> {
    let Some(chosen) = chosen(page, next) else { return Ok(()) };
    let step = Step { page, goal: Goal::Book(chosen.errand), office: chosen.office };
    let spot = Spot { office: chosen.office.id.clone(), starts_at: chosen.starts_at };
    if let Err(refusal) = step.ask_hold(&spot).await? {
        tracing::debug!(?refusal, "the time chosen before signing in was not held");
    }
    Ok(())
}

/// The time that somebody on the way to step 4 has chosen.
pub(crate) fn chosen<'a>(page: &'a Page, next: &str) -> Option<Chosen<'a>> {
    let parts: Vec<&str> = next.split('/').collect();
    let ["", "book", errand, office, start] = parts[..] else { return None };
    let step = step(page, errand, office).ok()?;
    Some(Chosen { errand: step.goal.errand(), office: step.office, starts_at: parse_start(start)? })
}

fn step<'a>(page: &'a Page, errand: &str, office: &str) -> Result<Step<'a>, Error> {
    Step::at(page, Goal::Book(find(page, errand)?), office)
}

fn find<'a>(page: &'a Page, errand: &str) -> Result<&'a Errand, Error> {
    page.catalogue.errands.iter().find(|known| known.id.as_str() == errand).ok_or(Error::NotFound)
}
