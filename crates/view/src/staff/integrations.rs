//! Other systems of the agency: their keys, and where they are told what happens. For administrators.

mod webhook;

pub use webhook::{ReplayProblem, WebhookPage};

use super::StaffFrame;
use crate::dates;
use crate::frame::Head;
use crate::parts::{Field, Problem, error_summary};
use crate::texts::{rich, t_with};
use besok_core::api_key::ApiKey;
use besok_core::id::{StaffId, WebhookId};
use besok_core::person::Name;
use besok_core::webhook::{AddressError, Webhook};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use std::borrow::Cow;
use std::collections::HashMap;

/// All keys and targets.
pub struct IntegrationsPage<'a> {
    /// The keys, those in use first.
    pub keys: &'a [ApiKey],
    /// The targets, those in use first.
    pub webhooks: &'a [Webhook],
    /// How much waits for a target, and how much was given up.
    pub backlogs: &'a HashMap<WebhookId, (i64, i64)>,
    /// For who made them.
    pub names: &'a HashMap<StaffId, Name>,
    /// The zone of the agency.
    pub zone: &'a TimeZone,
    /// What was typed for a new key.
    pub name: &'a str,
    /// What was typed for a new target.
    pub url: &'a str,
    /// Why it was not made.
    pub problem: Option<IntegrationProblem>,
}

/// Why a key or a target was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IntegrationProblem {
    /// The key has no name, or too long a one.
    KeyName,
    /// There are too many keys.
    Keys,
    /// The target has no address.
    Address(AddressError),
    /// There are too many targets.
    Targets,
}

impl IntegrationsPage<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let title = frame.t("integrations-title");
        let (key_error, address_error) = self.errors(frame);
        let problem = |href: &'static str, text: &Option<Cow<'static, str>>| {
            text.clone().map(|text| Problem { href: href.into(), text })
        };
        let problems: Vec<Problem> =
            [problem("#name", &key_error), problem("#url", &address_error)].into_iter().flatten().collect();
        let body = html! {
            (error_summary(&frame.frame, &problems))
            h1.ds-heading { (title) }
            p.hint { (frame.t("integrations-text")) }
            section {
                h2 { (frame.t("integrations-keys")) }
                p.hint { (frame.t("integrations-keys-text")) }
                @if self.keys.is_empty() { p.empty { (frame.t("integrations-no-keys")) } } @else { (self.keys(frame)) }
                (self.key_form(frame, key_error))
            }
            section {
                h2 { (frame.t("integrations-webhooks")) }
                p.hint { (frame.t("integrations-webhooks-text")) }
                @if self.webhooks.is_empty() {
                    p.empty { (frame.t("integrations-no-webhooks")) }
                } @else {
                    (self.webhooks(frame))
                }
                (self.webhook_form(frame, address_error))
            }
        };
        frame.page(&title, Head { error: !problems.is_empty(), ..Head::default() }, &body)
    }

    fn errors(&self, frame: &StaffFrame<'_>) -> (Option<Cow<'static, str>>, Option<Cow<'static, str>>) {
        match self.problem {
            None => (None, None),
            Some(IntegrationProblem::KeyName) => (Some(frame.t("integrations-name-wrong")), None),
            Some(IntegrationProblem::Keys) => (Some(frame.t("integrations-too-many-keys")), None),
            Some(IntegrationProblem::Address(AddressError::NotHttps)) => {
                (None, Some(frame.t("integrations-not-https")))
            }
            Some(IntegrationProblem::Address(AddressError::Wrong)) => {
                (None, Some(frame.t("integrations-address-wrong")))
            }
            Some(IntegrationProblem::Address(AddressError::Inside)) => {
                (None, Some(frame.t("integrations-address-inside")))
            }
            Some(IntegrationProblem::Targets) => (None, Some(frame.t("integrations-too-many-webhooks"))),
        }
    }

    fn keys(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            div.scroll tabindex="0" role="region" aria-label=(frame.t("integrations-keys")) {
                table.staff.stack {
                    thead { tr {
                        th scope="col" { (frame.t("integrations-name")) }
                        th scope="col" { (frame.t("integrations-made")) }
                        th scope="col" { (frame.t("integrations-used")) }
                        th scope="col" { (frame.t("integrations-state")) }
                    } }
                    tbody { @for key in self.keys { (self.key(frame, key)) } }
                }
            }
        }
    }

    fn key(&self, frame: &StaffFrame<'_>, key: &ApiKey) -> Markup {
        html! {
            tr {
                th scope="row" { bdi { (key.name) } br; bdi.sub.tk { "key:" (key.id) } }
                td data-label=(frame.t("integrations-made")) {
                    (made(frame, self.names.get(&key.made_by), key.made_at, self.zone))
                }
                td data-label=(frame.t("integrations-used")) {
                    @match key.used_at {
                        Some(at) => bdi { (dates::day_and_time(frame.frame.language, at, self.zone)) },
                        None => (frame.t("integrations-never")),
                    }
                }
                td {
                    @if let Some(at) = key.ended_at {
                        (ended(frame, at, self.zone))
                    } @else {
                        details {
                            summary { (frame.t("integrations-end")) span.vh { ": " (key.name) } }
                            form method="post" action={ "/staff/integrations/keys/" (key.id) "/end" } {
                                p { (frame.t("integrations-end-key-text")) }
                                button.ds-button data-color="danger" type="submit" { (frame.t("integrations-end-key")) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn key_form(&self, frame: &StaffFrame<'_>, error: Option<Cow<'static, str>>) -> Markup {
        let name = Field {
            name: "name",
            label: frame.t("integrations-name"),
            hint: Some(frame.t("integrations-name-hint")),
            value: self.name,
            error,
            ..Field::default()
        };
        html! {
            form.narrow method="post" action="/staff/integrations/keys" novalidate {
                (name.render(&frame.frame))
                button.ds-button data-variant="secondary" type="submit" { (frame.t("integrations-make-key")) }
            }
        }
    }

    fn webhooks(&self, frame: &StaffFrame<'_>) -> Markup {
        html! {
            div.scroll tabindex="0" role="region" aria-label=(frame.t("integrations-webhooks")) {
                table.staff.stack {
                    thead { tr {
                        th scope="col" { (frame.t("integrations-address")) }
                        th scope="col" { (frame.t("integrations-made")) }
                        th.num scope="col" { (frame.t("integrations-waiting")) }
                        th.num scope="col" { (frame.t("integrations-undeliverable")) }
                        th scope="col" { (frame.t("integrations-state")) }
                    } }
                    tbody { @for webhook in self.webhooks { (self.webhook(frame, webhook)) } }
                }
            }
        }
    }

    fn webhook(&self, frame: &StaffFrame<'_>, webhook: &Webhook) -> Markup {
        let (waiting, undeliverable) = self.backlogs.get(&webhook.id).copied().unwrap_or_default();
        html! {
            tr {
                th scope="row" {
                    a.ds-link.url href={ "/staff/integrations/webhooks/" (webhook.id) } { bdi dir="ltr" { (webhook.url) } }
                }
                td data-label=(frame.t("integrations-made")) {
                    (made(frame, self.names.get(&webhook.made_by), webhook.made_at, self.zone))
                }
                td.num data-label=(frame.t("integrations-waiting")) { (waiting) }
                td.num data-label=(frame.t("integrations-undeliverable")) { (undeliverable) }
                td {
                    @if let Some(at) = webhook.ended_at {
                        (ended(frame, at, self.zone))
                    } @else {
                        span.st.st-done { (frame.t("integrations-in-use")) }
                    }
                }
            }
        }
    }

    fn webhook_form(&self, frame: &StaffFrame<'_>, error: Option<Cow<'static, str>>) -> Markup {
        let url = Field {
            name: "url",
            label: frame.t("integrations-address"),
            hint: Some(frame.t("integrations-address-hint")),
            value: self.url,
            kind: "url",
            inputmode: Some("url"),
            dir: Some("ltr"),
            error,
            ..Field::default()
        };
        html! {
            form.narrow method="post" action="/staff/integrations/webhooks" novalidate {
                (url.render(&frame.frame))
                button.ds-button data-variant="secondary" type="submit" { (frame.t("integrations-make-webhook")) }
            }
        }
    }
}

/// Who made it, and when.
fn made(frame: &StaffFrame<'_>, by: Option<&Name>, at: Timestamp, zone: &TimeZone) -> Markup {
    html! {
        bdi { (dates::day_and_time(frame.frame.language, at, zone)) }
        @if let Some(name) = by { br; bdi.sub { (name.as_str()) } }
    }
}

fn ended(frame: &StaffFrame<'_>, at: Timestamp, zone: &TimeZone) -> Markup {
    html! {
        span.st.st-past { (frame.t("integrations-ended")) }
        br; bdi.sub { (dates::day_and_time(frame.frame.language, at, zone)) }
    }
}

/// A key or a secret, which is shown once.
pub struct NewSecret<'a> {
    /// What it is for.
    pub kind: SecretKind<'a>,
    /// The secret.
    pub secret: &'a str,
}

/// What a secret is for.
#[derive(Debug, Clone, Copy)]
pub enum SecretKind<'a> {
    /// It is a key of this name.
    Key(&'a str),
    /// It signs what is sent to this target.
    Webhook(&'a WebhookId),
}

impl NewSecret<'_> {
    /// The page.
    pub fn render(&self, frame: &StaffFrame<'_>) -> Markup {
        let language = frame.frame.language;
        let (title, text, back) = match self.kind {
            SecretKind::Key(name) => (
                t_with(language, "integrations-key-title", &[("name", name.into())]),
                rich(
                    language,
                    "integrations-key-text",
                    &[("header", html! { code dir="ltr" { "Authorization: Bearer" } })],
                ),
                "/staff/integrations".to_owned(),
            ),
            SecretKind::Webhook(id) => (
                frame.t("integrations-secret-title"),
                rich(
                    language,
                    "integrations-secret-text",
                    &[("header", html! { code dir="ltr" { "Besok-Signature" } })],
                ),
                format!("/staff/integrations/webhooks/{id}"),
            ),
        };
        let body = html! {
            h1.ds-heading { (title) }
            p { (text) }
            p.card { code.link dir="ltr" { (self.secret) } }
            p { a.ds-link href=(back) { (frame.t("integrations-kept")) } }
        };
        frame.page(&title, Head::default(), &body)
    }
}
