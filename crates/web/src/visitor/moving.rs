//! Changing a booking: another time, or other people. The same steps as booking; what there is stays until the new is
//! confirmed.

use super::Answer;
use super::flow::{Act, Choice, Keyed, Proof, Search, Shown, Stage};
use super::group::{Group, comers};
use super::my::Own;
use super::near::FromTown;
use crate::error::Error;
use crate::page::Page;
use axum::Form;
use axum::extract::{Path, Query};
use besok_core::errand::Errand;
use besok_core::party::Comer;
use besok_view::visit::{Goal, Visit};
use serde::Deserialize;

/// What the address says: which booking, other people only where it names them, and with each step one part more.
#[derive(Debug, Deserialize)]
pub(crate) struct At {
    reference: String,
    party: Option<String>,
    #[serde(default)]
    office: String,
    #[serde(default)]
    start: String,
}

/// Another office.
pub(crate) async fn office(page: Page, Path(at): Path<At>, Query(from): Query<FromTown>) -> Answer {
    let own = Own::to_change(&page, &at.reference).await?;
    let visit = own.visit(&page)?;
    let (errand, group) = group(&page, &visit, at.party.as_deref())?;
    search(&page, &visit, (errand, &group), at.party.is_some()).office_page(&from).await
}

/// Another time.
pub(crate) async fn time(page: Page, Path(at): Path<At>, Query(shown): Query<Shown>) -> Answer {
    act(page, at, Act::Look(shown)).await
}

/// Holds the chosen time beside the old one.
pub(crate) async fn choose(page: Page, Path(at): Path<At>, Form(choice): Form<Choice>) -> Answer {
    act(page, at, Act::Choose(choice)).await
}

/// Check old and new.
pub(crate) async fn check(page: Page, Path(at): Path<At>) -> Answer {
    act(page, at, Act::Check).await
}

/// What has to be done before the time is held.
pub(crate) async fn challenge(page: Page, Path(at): Path<At>, Query(stage): Query<Stage>) -> Answer {
    act(page, at, Act::Challenge(stage)).await
}

/// Holds the time of the check page.
pub(crate) async fn hold(page: Page, Path(at): Path<At>, Form(proof): Form<Proof>) -> Answer {
    act(page, at, Act::Hold(proof)).await
}

/// Holds it for longer.
pub(crate) async fn extend(page: Page, Path(at): Path<At>, Form(form): Form<Keyed>) -> Answer {
    act(page, at, Act::Extend(form)).await
}

/// Changes it. Asked again with the same key, it gives the same answer, whatever the booking has become since.
pub(crate) async fn confirm(page: Page, Path(at): Path<At>, Form(form): Form<Keyed>) -> Answer {
    act(page, at, Act::Confirm(form)).await
}

async fn act(page: Page, at: At, act: Act) -> Answer {
    let own = match act {
        Act::Confirm(_) => Own::find(&page, &at.reference).await?,
        _ => Own::to_change(&page, &at.reference).await?,
    };
    let visit = own.visit(&page)?;
    let (errand, group) = group(&page, &visit, at.party.as_deref())?;
    let search = search(&page, &visit, (errand, &group), at.party.is_some());
    // An office that has closed, or no longer receives the errand, leads to the others.
    let step = search.at(&at.office).map_err(|_| Error::Elsewhere(page.link(&search.goal.offices_path())))?;
    step.act(&at.start, act).await
}

/// Who is to come, and for what first of all. People who cannot come so lead to the page that asks who comes.
fn group<'a>(page: &'a Page, visit: &Visit<'a>, party: Option<&str>) -> Result<(&'a Errand, Group<'a>), Error> {
    let account = page.account()?;
    let comers = match party {
        None => visit.booking.comers(),
        Some(path) => comers(account, visit.errand, path).ok_or(Error::NotFound)?,
    };
    let errand = first_errand(page, visit, &comers)?;
    let again = || Error::Elsewhere(page.link(&format!("{}/people", visit.path())));
    Ok((errand, Group::of(page, account, errand, comers).map_err(|_| again())?))
}

/// What the visit is for first of all when these come.
pub(crate) fn first_errand<'a>(page: &'a Page, visit: &Visit<'_>, comers: &[Comer]) -> Result<&'a Errand, Error> {
    page.catalogue.errand(visit.booking.first_errand(comers)).ok_or(Error::NotFound)
}

pub(crate) fn search<'a>(
    page: &'a Page,
    visit: &'a Visit<'a>,
    (errand, group): (&'a Errand, &'a Group<'a>),
    regroups: bool,
) -> Search<'a> {
    let goal = if regroups { Goal::regrouped(visit, errand, &group.company) } else { Goal::moved(visit) };
    Search { page, goal, group }
}
