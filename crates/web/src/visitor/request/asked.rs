//! What an account is asked: the page that says it, the way to a time, and the proof of having tried.

use crate::error::Error;
use crate::page::{Page, show as answer};
use crate::visitor::Answer;
use crate::visitor::flow::{Act, Choice, Keyed, Proof, Search, Shown, Stage};
use crate::visitor::group::Group;
use crate::visitor::my::visit;
use crate::visitor::near::FromTown;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use besok_core::errand::Errand;
use besok_core::invitation::Invitation;
use besok_core::ledger::Refusal;
use besok_service::invitation as service;
use besok_view::request::{AskedPage, Over, State, path, tried::proof as proof_page};
use besok_view::visit::Goal;
use serde::Deserialize;

/// What the address says: each step knows one part more. Who comes and what for, the request says.
#[derive(Debug, Deserialize)]
pub(crate) struct At {
    request: String,
    #[serde(default)]
    office: String,
    #[serde(default)]
    start: String,
}

/// The request of an address. Somebody else's is not found, like one that does not exist.
async fn find(page: &Page, request: &str) -> Result<Invitation, Error> {
    service::find(&page.web.app, page.account()?, &request.into()).await?.ok_or(Error::NotFound)
}

fn errand<'a>(page: &'a Page, asked: &Invitation) -> Result<&'a Errand, Error> {
    page.catalogue.errand(asked.errand()).ok_or(Error::NotFound)
}

fn group<'a>(page: &'a Page, asked: &Invitation) -> Result<Result<Group<'a>, Refusal>, Error> {
    let mut comers = asked.comers();
    comers.sort();
    Ok(Group::of(page, page.account()?, errand(page, asked)?, comers))
}

/// What is asked, and the one thing to do about it.
pub(crate) async fn show(page: Page, Path(at): Path<At>) -> Answer {
    let asked = find(&page, &at.request).await?;
    let (app, now) = (&page.web.app, page.web.app.clock.now());
    let booking = service::visit_for(app, &asked).await?;
    let group = group(&page, &asked)?;
    let state = if let Some(booking) = &booking {
        State::Booked(visit(&page, booking)?)
    } else if asked.withdrawn_at.is_some() {
        State::Over(Over::Withdrawn)
    } else if !asked.is_open(now, &page.catalogue.time_zone()) {
        State::Over(Over::Lapsed(asked.last_day))
    } else {
        match &group {
            Err(refusal) => State::Impossible(refusal),
            Ok(_) if service::nothing_free(app, page.account()?, &asked).await? => State::NothingFree,
            Ok(group) => State::Open(first_step(&page, &asked, group)?),
        }
    };
    let markup = AskedPage { asked: &asked, catalogue: &page.catalogue, state, now }.render(&page.frame());
    Ok(answer(StatusCode::OK, markup))
}

/// Where to begin: there is nothing to choose where one office is asked for.
fn first_step(page: &Page, asked: &Invitation, group: &Group<'_>) -> Result<String, Error> {
    let goal = Goal::answer(asked, errand(page, asked)?, &group.company);
    Ok(match asked.asked.offices.as_slice() {
        [only] => page.catalogue.office(only).map_or_else(|| goal.offices_path(), |office| goal.times_path(office)),
        _ => goal.offices_path(),
    })
}

/// Notes that nothing was free. Should there be a time by now, the page of the request says so.
pub(crate) async fn tried(page: Page, Path(at): Path<At>) -> Answer {
    let asked = find(&page, &at.request).await?;
    service::try_in_vain(&page.web.app, page.account()?, &asked.id).await?;
    Ok(page.see_other(&path(&asked)))
}

/// The proof of it, on paper.
pub(crate) async fn proof(page: Page, Path(at): Path<At>) -> Answer {
    let asked = find(&page, &at.request).await?;
    let tried_at = asked.tried_at.ok_or_else(|| Error::Elsewhere(page.link(&path(&asked))))?;
    let up = page.link(&path(&asked));
    Ok(answer(StatusCode::OK, proof_page(&page.frame(), (&asked, tried_at), &page.catalogue, &up)))
}

/// Where.
pub(crate) async fn office(page: Page, Path(at): Path<At>, Query(from): Query<FromTown>) -> Answer {
    let asked = find(&page, &at.request).await?;
    let group = able(&page, &asked)?;
    search(&page, &asked, &group)?.office_page(&from).await
}

/// When.
pub(crate) async fn time(page: Page, Path(at): Path<At>, Query(shown): Query<Shown>) -> Answer {
    act(page, at, Act::Look(shown)).await
}

/// Holds the chosen time.
pub(crate) async fn choose(page: Page, Path(at): Path<At>, Form(choice): Form<Choice>) -> Answer {
    act(page, at, Act::Choose(choice)).await
}

/// Check the answers.
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

/// Books it.
pub(crate) async fn confirm(page: Page, Path(at): Path<At>, Form(form): Form<Keyed>) -> Answer {
    act(page, at, Act::Confirm(form)).await
}

async fn act(page: Page, at: At, act: Act) -> Answer {
    let asked = find(&page, &at.request).await?;
    let group = able(&page, &asked)?;
    let search = search(&page, &asked, &group)?;
    // An office where nobody is asked to come leads to those where they are.
    let step = search.at(&at.office).map_err(|_| Error::Elsewhere(page.link(&search.goal.offices_path())))?;
    step.act(&at.start, act).await
}

/// Those who are asked. Where they cannot come so, the page of the request says why.
fn able<'a>(page: &'a Page, asked: &Invitation) -> Result<Group<'a>, Error> {
    group(page, asked)?.map_err(|_| Error::Elsewhere(page.link(&path(asked))))
}

fn search<'a>(page: &'a Page, asked: &'a Invitation, group: &'a Group<'a>) -> Result<Search<'a>, Error> {
    Ok(Search { page, goal: Goal::answer(asked, errand(page, asked)?, &group.company), group })
}
