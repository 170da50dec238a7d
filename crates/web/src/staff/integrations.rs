//! Other systems: keys of the API, and targets of webhooks. For administrators.

use crate::error::Error;
use crate::page::{Page, see_other, show};
use crate::visitor::Answer;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use besok_core::id::WebhookId;
use besok_core::webhook::Webhook;
use besok_service::api_key::{self, KeyRefusal};
use besok_service::staff;
use besok_service::webhook::{self, TargetRefusal};
use besok_view::staff::Tab;
use besok_view::staff::integrations::{
    IntegrationProblem, IntegrationsPage, NewSecret, ReplayProblem, SecretKind, WebhookPage,
};
use jiff::civil::{Date, Time};
use serde::Deserialize;

/// What was typed for a new key or target.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    name: String,
    url: String,
}

/// `GET /staff/integrations`
pub(crate) async fn list(page: Page) -> Answer {
    show_list(&page, &Fields::default(), None).await
}

async fn show_list(page: &Page, typed: &Fields, problem: Option<IntegrationProblem>) -> Answer {
    let app = &page.web.app;
    let (keys, (webhooks, backlogs)) = (api_key::all(app).await?, webhook::all(app).await?);
    let backlogs = backlogs.into_iter().map(|(id, backlog)| (id, (backlog.waiting, backlog.undeliverable))).collect();
    let markup = IntegrationsPage {
        keys: &keys,
        webhooks: &webhooks,
        backlogs: &backlogs,
        names: &staff::names(app).await?,
        zone: &page.catalogue.time_zone(),
        name: &typed.name,
        url: &typed.url,
        problem,
    };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Integrations))))
}

fn secret(page: &Page, kind: SecretKind<'_>, secret: &str) -> Response {
    show(StatusCode::CREATED, NewSecret { kind, secret }.render(&page.staff_frame(Tab::Integrations)))
}

/// `POST /staff/integrations/keys`
pub(crate) async fn make_key(page: Page, Form(typed): Form<Fields>) -> Answer {
    match api_key::make(&page.web.app, page.staff()?, &typed.name).await? {
        Ok(key) => Ok(secret(&page, SecretKind::Key(typed.name.trim()), &key)),
        Err(KeyRefusal::Name) => show_list(&page, &typed, Some(IntegrationProblem::KeyName)).await,
        Err(KeyRefusal::TooMany) => show_list(&page, &typed, Some(IntegrationProblem::Keys)).await,
    }
}

/// `POST /staff/integrations/keys/{key}/end`
pub(crate) async fn end_key(page: Page, Path(key): Path<String>) -> Answer {
    let ended = api_key::end(&page.web.app, page.staff()?, &key.into()).await?;
    if ended { Ok(see_other("/staff/integrations")) } else { Err(Error::NotFound) }
}

/// `POST /staff/integrations/webhooks`
pub(crate) async fn make_webhook(page: Page, Form(typed): Form<Fields>) -> Answer {
    match webhook::make(&page.web.app, page.staff()?, &typed.url).await? {
        Ok((id, signs)) => Ok(secret(&page, SecretKind::Webhook(&id), &signs)),
        Err(TargetRefusal::Address(error)) => show_list(&page, &typed, Some(IntegrationProblem::Address(error))).await,
        Err(TargetRefusal::TooMany) => show_list(&page, &typed, Some(IntegrationProblem::Targets)).await,
    }
}

/// What stands in the address of a target's page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Shown {
    before: String,
    replayed: Option<u64>,
}

/// `GET /staff/integrations/webhooks/{webhook}`
pub(crate) async fn one(page: Page, Path(id): Path<String>, Query(shown): Query<Shown>) -> Answer {
    show_one(&page, &id.into(), (&shown, ""), None).await
}

async fn find(page: &Page, id: &WebhookId) -> Result<Webhook, Error> {
    webhook::find(&page.web.app, id).await?.ok_or(Error::NotFound)
}

async fn show_one(
    page: &Page,
    id: &WebhookId,
    (shown, since): (&Shown, &str),
    problem: Option<ReplayProblem>,
) -> Answer {
    let app = &page.web.app;
    let (found, names) = (find(page, id).await?, staff::names(app).await?);
    let before = Some(shown.before.as_str()).filter(|before| !before.is_empty());
    let (deliveries, more) = webhook::deliveries(app, id, before).await?;
    let markup = WebhookPage {
        webhook: &found,
        made_by: names.get(&found.made_by),
        deliveries: &deliveries,
        more,
        replayed: shown.replayed,
        since,
        problem,
        zone: &page.catalogue.time_zone(),
    };
    let status = match problem {
        None => StatusCode::OK,
        Some(ReplayProblem::Day) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(ReplayProblem::Waits) => StatusCode::CONFLICT,
    };
    Ok(show(status, markup.render(&page.staff_frame(Tab::Integrations))))
}

/// What is to be sent again: one notice, or everything since a day.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Again {
    notice: String,
    since: String,
}

/// `POST /staff/integrations/webhooks/{webhook}/replay`
pub(crate) async fn replay(page: Page, Path(id): Path<String>, Form(again): Form<Again>) -> Answer {
    let (app, id, staff) = (&page.web.app, WebhookId(id), page.staff()?);
    let shown = Shown::default();
    if find(&page, &id).await?.ended_at.is_some() {
        return Err(Error::NotFound);
    }
    let count = if again.notice.is_empty() {
        let zone = page.catalogue.time_zone();
        let since = again
            .since
            .parse::<Date>()
            .ok()
            .and_then(|day| zone.to_ambiguous_timestamp(day.to_datetime(Time::midnight())).compatible().ok());
        match since {
            Some(since) => webhook::replay_since(app, staff, &id, since).await?,
            None => return show_one(&page, &id, (&shown, &again.since), Some(ReplayProblem::Day)).await,
        }
    } else if webhook::replay(app, staff, &id, &again.notice).await? {
        1
    } else {
        return show_one(&page, &id, (&shown, ""), Some(ReplayProblem::Waits)).await;
    };
    Ok(see_other(&format!("/staff/integrations/webhooks/{id}?replayed={count}")))
}

/// `POST /staff/integrations/webhooks/{webhook}/end`
pub(crate) async fn end_webhook(page: Page, Path(id): Path<String>) -> Answer {
    let ended = webhook::end(&page.web.app, page.staff()?, &id.into()).await?;
    if ended { Ok(see_other("/staff/integrations")) } else { Err(Error::NotFound) }
}
