//! The pages of other systems.

use super::samples::at;
use super::show::shows_to_staff;
use crate::staff::Tab;
use crate::staff::integrations::{
    IntegrationProblem, IntegrationsPage, NewSecret, ReplayProblem, SecretKind, WebhookPage,
};
use besok_core::api_key::ApiKey;
use besok_core::id::StaffId;
use besok_core::invitation::NoticeKind;
use besok_core::person::Name;
use besok_core::webhook::{AddressError, Answer, Delivery, State, Trouble, Webhook};
use jiff::tz::TimeZone;
use std::collections::HashMap;

fn names() -> HashMap<StaffId, Name> {
    [("anna".into(), Name::parse("Anna <b>").unwrap())].into()
}

fn webhook(id: &str, ended: bool) -> Webhook {
    Webhook {
        id: id.into(),
        url: format!("https://cases.agency.example/{id}?a=1&b=<2>"),
        made_by: "anna".into(),
        made_at: at("2026-12-01T08:00:00Z"),
        ended_at: ended.then(|| at("2026-12-05T08:00:00Z")),
    }
}

fn key(name: &str, used: bool, ended: bool) -> ApiKey {
    ApiKey {
        id: name.into(),
        name: format!("{name} <i>"),
        made_by: "anna".into(),
        made_at: at("2026-12-01T08:00:00Z"),
        used_at: used.then(|| at("2026-12-04T08:00:00Z")),
        ended_at: ended.then(|| at("2026-12-05T08:00:00Z")),
    }
}

#[test]
fn other_systems() {
    let (names, keys) = (names(), [key("new", false, false), key("used", true, false), key("old", true, true)]);
    let webhooks = [webhook("one", false), webhook("two", true)];
    let page = IntegrationsPage {
        keys: &keys,
        webhooks: &webhooks,
        backlogs: &[("one".into(), (3, 1))].into(),
        names: &names,
        zone: &TimeZone::UTC,
        name: "",
        url: "",
        problem: None,
    };
    shows_to_staff("integrations", Tab::Integrations, |frame| page.render(frame));
    let problem = Some(IntegrationProblem::Address(AddressError::Inside));
    shows_to_staff("integrations_error", Tab::Integrations, |frame| {
        IntegrationsPage { keys: &[], webhooks: &[], url: "https://10.0.0.1/\"", problem, ..page }.render(frame)
    });
}

#[test]
fn secrets_are_shown_once() {
    let of = |kind| move |frame: &crate::staff::StaffFrame<'_>| NewSecret { kind, secret: "besok_0123" }.render(frame);
    shows_to_staff("integrations_key", Tab::Integrations, of(SecretKind::Key("Case <system>")));
    let id = "one".into();
    shows_to_staff("integrations_secret", Tab::Integrations, of(SecretKind::Webhook(&id)));
}

#[test]
fn a_target_and_its_deliveries() {
    let delivery = |(nth, kind): (usize, &NoticeKind)| {
        let (state, answer) = match nth {
            0 => (State::Waiting, None),
            1 => (State::Delivered, Some(Answer::Status(204))),
            2 => (State::Undeliverable, Some(Answer::Status(302))),
            nth => (State::ALL[nth % 4], Some(Answer::Trouble(Trouble::ALL[nth - 3]))),
        };
        Delivery {
            notice: format!("notice-{nth}"),
            kind: *kind,
            invitation: "0197".into(),
            at: at("2026-12-04T08:00:00Z"),
            state,
            attempts: nth as i64,
            due_at: at("2026-12-04T09:00:00Z"),
            answer,
            delivered_at: (state == State::Delivered).then(|| at("2026-12-04T08:00:05Z")),
        }
    };
    let deliveries: Vec<Delivery> = NoticeKind::ALL.iter().enumerate().map(delivery).collect();
    let (webhook, ended, name) = (webhook("one", false), webhook("two", true), Name::parse("Anna <b>").unwrap());
    let page = WebhookPage {
        webhook: &webhook,
        made_by: Some(&name),
        deliveries: &deliveries,
        more: true,
        replayed: Some(2),
        since: "",
        problem: None,
        zone: &TimeZone::UTC,
    };
    shows_to_staff("integrations_webhook", Tab::Integrations, |frame| page.render(frame));
    let problem = Some(ReplayProblem::Day);
    shows_to_staff("integrations_webhook_error", Tab::Integrations, |frame| {
        WebhookPage { deliveries: &[], more: false, replayed: None, problem, since: "<", ..page }.render(frame)
    });
    shows_to_staff("integrations_webhook_ended", Tab::Integrations, |frame| {
        WebhookPage { webhook: &ended, replayed: None, problem: Some(ReplayProblem::Waits), ..page }.render(frame)
    });
}
