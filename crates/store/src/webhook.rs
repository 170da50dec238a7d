//! Targets of webhooks, and notices on their way to them.

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::{Row, Value};
use besok_core::id::{InvitationId, StaffId, WebhookId};
use besok_core::invitation::NoticeKind;
use besok_core::webhook::{Answer, Delivery, State, Webhook};
use jiff::Timestamp;
use std::collections::HashMap;

/// A target, as the worker needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Which.
    pub id: WebhookId,
    /// Its address.
    pub url: String,
    /// What its deliveries are signed with.
    pub secret: String,
}

/// How many deliveries of a target wait, and how many were given up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Backlog {
    /// Those that wait.
    pub waiting: i64,
    /// Those that were given up.
    pub undeliverable: i64,
}

const WEBHOOK: &str = "SELECT id, url, made_by, made_at, ended_at FROM webhook";

impl Store {
    /// Every target that there ever was: those in use first, then the latest.
    pub async fn webhooks(&self) -> Result<Vec<Webhook>, StoreError> {
        let order = "ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, made_at DESC, id DESC";
        self.all(sqlx::AssertSqlSafe(format!("{WEBHOOK} {order}")), &[]).await?.iter().map(webhook).collect()
    }

    /// One of them.
    pub async fn webhook(&self, id: &WebhookId) -> Result<Option<Webhook>, StoreError> {
        let sql = sqlx::AssertSqlSafe(format!("{WEBHOOK} WHERE id = $1"));
        self.all(sql, &[id.as_str().into()]).await?.first().map(webhook).transpose()
    }

    /// The targets for which something is due.
    pub async fn due_targets(&self, now: Timestamp) -> Result<Vec<Target>, StoreError> {
        let sql = "SELECT id, url, secret FROM webhook WHERE ended_at IS NULL AND EXISTS (SELECT 1 FROM delivery
                   WHERE webhook = webhook.id AND state = 'waiting' AND due_at <= $1) ORDER BY id";
        let target = |row: &Row| {
            let id = WebhookId(row.text("id")?);
            Ok(Target { id, url: row.text("url")?, secret: row.text("secret")? })
        };
        self.all(sql, &[now.into()]).await?.iter().map(target).collect()
    }

    /// What waits and what was given up, by target.
    pub async fn backlogs(&self) -> Result<HashMap<WebhookId, Backlog>, StoreError> {
        let sql = "SELECT webhook, SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END) AS waiting,
                   SUM(CASE WHEN state = 'undeliverable' THEN 1 ELSE 0 END) AS undeliverable
                   FROM delivery WHERE state IN ('waiting', 'undeliverable') GROUP BY webhook";
        let backlog = |row: &Row| {
            let counts = Backlog { waiting: row.int("waiting")?, undeliverable: row.int("undeliverable")? };
            Ok((WebhookId(row.text("webhook")?), counts))
        };
        self.all(sql, &[]).await?.iter().map(backlog).collect()
    }

    /// At most so many deliveries to a target, the latest first; those of notices before one, if it is named.
    pub async fn deliveries(
        &self,
        webhook: &WebhookId,
        before: Option<&str>,
        limit: i64,
    ) -> Result<Vec<Delivery>, StoreError> {
        let sql = "SELECT notice, kind, invitation, at, state, attempts, due_at, answer, delivered_at
                   FROM delivery JOIN notice ON notice.id = delivery.notice
                   WHERE webhook = $1 AND (notice < $2 OR $2 = '') ORDER BY notice DESC LIMIT $3";
        let values: [Value; 3] = [webhook.as_str().into(), before.unwrap_or_default().into(), limit.into()];
        self.all(sql, &values).await?.iter().map(delivery).collect()
    }
}

impl Tx {
    /// Notes a new target, if there are fewer than so many.
    pub async fn make_webhook(&mut self, new: &Webhook, secret: &str, most: usize) -> Result<bool, StoreError> {
        self.alone("webhook").await?;
        let sql = "INSERT INTO webhook (id, url, secret, made_by, made_at)
                   SELECT $1, $2, $3, $4, CAST($5 AS BIGINT)
                   WHERE (SELECT COUNT(*) FROM webhook WHERE ended_at IS NULL) < $6";
        let values = [
            new.id.as_str().into(),
            new.url.as_str().into(),
            secret.into(),
            new.made_by.as_str().into(),
            new.made_at.into(),
            (most as i64).into(),
        ];
        Ok(self.exec(sql, &values).await? == 1)
    }

    /// Ends a target, with what waits for it, and forgets its secret. `false` if there is none.
    pub async fn end_webhook(&mut self, id: &WebhookId, now: Timestamp) -> Result<bool, StoreError> {
        let id: Value = id.as_str().into();
        let sql = "UPDATE webhook SET ended_at = $2, secret = '' WHERE id = $1 AND ended_at IS NULL";
        let ended = self.exec(sql, &[id.clone(), now.into()]).await? == 1;
        self.exec("UPDATE delivery SET state = 'ended' WHERE webhook = $1 AND state = 'waiting'", &[id]).await?;
        Ok(ended)
    }

    /// Takes the earliest delivery to a target that is due, and leases it: until then nobody else takes it. Gives its notice,
    /// and how often it was tried, this time included.
    pub async fn take_delivery(
        &mut self,
        webhook: &WebhookId,
        now: Timestamp,
        lease: Timestamp,
    ) -> Result<Option<(String, i64)>, StoreError> {
        let sql = "UPDATE delivery SET due_at = $3, attempts = attempts + 1
                   WHERE webhook = $1 AND state = 'waiting' AND due_at <= $2 AND notice =
                     (SELECT MIN(notice) FROM delivery WHERE webhook = $1 AND state = 'waiting' AND due_at <= $2)
                   RETURNING notice, attempts";
        let rows = self.all(sql, &[webhook.as_str().into(), now.into(), lease.into()]).await?;
        rows.first().map(|row| Ok((row.text("notice")?, row.int("attempts")?))).transpose()
    }

    /// Notes that a target took a notice.
    pub async fn mark_delivered(
        &mut self,
        (webhook, notice): (&WebhookId, &str),
        answer: Answer,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE delivery SET state = 'delivered', answer = $3, delivered_at = $4
                   WHERE webhook = $1 AND notice = $2";
        self.exec(sql, &[webhook.as_str().into(), notice.into(), answer.to_text().into(), now.into()]).await?;
        Ok(())
    }

    /// Notes that it did not; `again` is when it is tried next, none if it is given up.
    pub async fn mark_not_delivered(
        &mut self,
        (webhook, notice): (&WebhookId, &str),
        answer: Answer,
        again: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let state = if again.is_some() { State::Waiting } else { State::Undeliverable };
        let sql = "UPDATE delivery SET state = $3, answer = $4, due_at = COALESCE($5, due_at)
                   WHERE webhook = $1 AND notice = $2 AND state = 'waiting'";
        let values: [Value; 5] =
            [webhook.as_str().into(), notice.into(), state.as_str().into(), answer.to_text().into(), again.into()];
        self.exec(sql, &values).await?;
        Ok(())
    }

    /// Lets a target have a notice once more. `false` if there is no such delivery, or it waits already.
    pub async fn replay(&mut self, webhook: &WebhookId, notice: &str, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE delivery SET state = 'waiting', attempts = 0, due_at = $3
                   WHERE webhook = $1 AND notice = $2 AND state <> 'waiting'
                   AND EXISTS (SELECT 1 FROM webhook WHERE id = $1 AND ended_at IS NULL)";
        Ok(self.exec(sql, &[webhook.as_str().into(), notice.into(), now.into()]).await? == 1)
    }

    /// Lets a target have everything once more that happened since an instant, also what happened before it was made.
    /// Gives how much it is.
    pub async fn replay_since(
        &mut self,
        webhook: &WebhookId,
        since: Timestamp,
        now: Timestamp,
    ) -> Result<u64, StoreError> {
        let sql = "INSERT INTO delivery (notice, webhook, state, attempts, due_at, answer)
                   SELECT notice.id, webhook.id, 'waiting', 0, $3, '' FROM notice CROSS JOIN webhook
                   WHERE webhook.id = $1 AND webhook.ended_at IS NULL AND notice.at >= $2
                   ON CONFLICT (notice, webhook) DO UPDATE SET state = 'waiting', attempts = 0, due_at = excluded.due_at
                   WHERE delivery.state <> 'waiting'";
        self.exec(sql, &[webhook.as_str().into(), since.into(), now.into()]).await
    }
}

fn webhook(row: &Row) -> Result<Webhook, StoreError> {
    Ok(Webhook {
        id: WebhookId(row.text("id")?),
        url: row.text("url")?,
        made_by: StaffId(row.text("made_by")?),
        made_at: row.instant("made_at")?,
        ended_at: row.maybe_instant("ended_at")?,
    })
}

fn delivery(row: &Row) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        notice: row.text("notice")?,
        kind: consistent("notice", "kind", &row.text("kind")?, NoticeKind::parse)?,
        invitation: InvitationId(row.text("invitation")?),
        at: row.instant("at")?,
        state: consistent("delivery", "state", &row.text("state")?, State::parse)?,
        attempts: row.int("attempts")?,
        due_at: row.instant("due_at")?,
        answer: Answer::parse(&row.text("answer")?),
        delivered_at: row.maybe_instant("delivered_at")?,
    })
}
