//! Booking a visit: errand, people, office, time, check, confirmed.

use super::Answer;
use super::flow::{Act, Choice, Keyed, Proof, Search, Shown, Stage};
use super::group::Group;
use super::near::FromTown;
use crate::error::Error;
use crate::page::{Page, show};
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use besok_core::errand::Errand;
use besok_core::ledger::Spot;
use besok_view::sign_in::Chosen;
use besok_view::visit::{Goal, parse_start};
use serde::Deserialize;

/// What the address says: each step knows one part more.
#[derive(Debug, Deserialize)]
pub(crate) struct At {
    errand: String,
    party: String,
    #[serde(default)]
    office: String,
    #[serde(default)]
    start: String,
}

/// Step 1: what for.
pub(crate) async fn errand(page: Page) -> Answer {
    Ok(show(StatusCode::OK, besok_view::booking::errand::page(&page.frame(), &page.catalogue.errands)))
}

/// Step 3: where.
pub(crate) async fn office(page: Page, Path(at): Path<At>, Query(from): Query<FromTown>) -> Answer {
    let errand = find(&page, &at.errand)?;
    search(&page, errand, &group(&page, errand, &at.party)?).office_page(&from).await
}

/// Step 4: when.
pub(crate) async fn time(page: Page, Path(at): Path<At>, Query(shown): Query<Shown>) -> Answer {
    act(page, at, Act::Look(shown)).await
}

/// The form of step 4.
pub(crate) async fn choose(page: Page, Path(at): Path<At>, Form(choice): Form<Choice>) -> Answer {
    act(page, at, Act::Choose(choice)).await
}

/// Step 5: check the answers.
pub(crate) async fn check(page: Page, Path(at): Path<At>) -> Answer {
    act(page, at, Act::Check).await
}

/// What has to be done before the time is held.
pub(crate) async fn challenge(page: Page, Path(at): Path<At>, Query(stage): Query<Stage>) -> Answer {
    act(page, at, Act::Challenge(stage)).await
}

/// Holds the time of step 5.
pub(crate) async fn hold(page: Page, Path(at): Path<At>, Form(proof): Form<Proof>) -> Answer {
    act(page, at, Act::Hold(proof)).await
}

/// Holds it for longer.
pub(crate) async fn extend(page: Page, Path(at): Path<At>, Form(form): Form<Keyed>) -> Answer {
    act(page, at, Act::Extend(form)).await
}

/// Step 6: books it.
pub(crate) async fn confirm(page: Page, Path(at): Path<At>, Form(form): Form<Keyed>) -> Answer {
    act(page, at, Act::Confirm(form)).await
}

async fn act(page: Page, at: At, act: Act) -> Answer {
    let errand = find(&page, &at.errand)?;
    let group = group(&page, errand, &at.party)?;
    search(&page, errand, &group).at(&at.office)?.act(&at.start, act).await
}

/// After signing in on the way to step 5: holds the time that was chosen before. Should it be gone by now, step 5
/// says so. There is no challenge: the code that was just typed is proof enough.
pub(crate) async fn resume(page: &Page, next: &str) -> Result<(), Error> {
    let Some(at) = parts(next) else { return Ok(()) };
    let (Ok(errand), Some(starts_at)) = (find(page, &at.errand), parse_start(&at.start)) else { return Ok(()) };
    let Ok(group) = group(page, errand, &at.party) else { return Ok(()) };
    let Ok(step) = search(page, errand, &group).at(&at.office) else { return Ok(()) };
    let spot = Spot { office: step.office.id.clone(), starts_at };
    if let Err(refusal) = step.ask_hold(&spot).await? {
        tracing::debug!(?refusal, "the time chosen before signing in was not held");
    }
    Ok(())
}

/// The time that somebody on the way to step 5 has chosen.
pub(crate) fn chosen<'a>(page: &'a Page, next: &str) -> Option<Chosen<'a>> {
    let at = parts(next)?;
    let office = page.catalogue.office(&at.office.as_str().into())?;
    Some(Chosen { errand: find(page, &at.errand).ok()?, office, starts_at: parse_start(&at.start)? })
}

/// The address of step 5 in its parts.
fn parts(path: &str) -> Option<At> {
    let parts: Vec<String> = path.split('/').map(str::to_owned).collect();
    let [root, book, errand, party, office, start] = <[String; 6]>::try_from(parts).ok()?;
    (root.is_empty() && book == "book").then_some(At { errand, party, office, start })
}

/// The group of an address. One that cannot come so is asked again who comes.
fn group<'a>(page: &'a Page, errand: &'a Errand, party: &str) -> Result<Group<'a>, Error> {
    let again = || Error::Elsewhere(page.link(&format!("/book/{}?party={party}", errand.id)));
    Group::at(page, errand, party)?.map_err(|_| again())
}

fn search<'a>(page: &'a Page, errand: &'a Errand, group: &'a Group<'a>) -> Search<'a> {
    Search { page, goal: Goal::book(errand, &group.company), group }
}

/// The errand of an address, if it is offered.
pub(crate) fn find<'a>(page: &'a Page, errand: &str) -> Result<&'a Errand, Error> {
    page.catalogue.errands.iter().find(|known| known.id.as_str() == errand).ok_or(Error::NotFound)
}
