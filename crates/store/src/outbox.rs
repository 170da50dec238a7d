//! The outbox: messages wait here from the transaction that they tell of until they are sent.

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent, document};
use crate::sql::{Row, Value};
use besok_core::id::MessageId;
use besok_core::language::Language;
use besok_core::message::{Body, Message, To};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

/// A message that is to be sent now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The message.
    pub message: Message,
    /// How often it was tried before.
    pub attempts: i64,
    /// When it was written.
    pub created_at: Timestamp,
}

/// A message that was given up. The address is personal: show it only to those who may act on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undeliverable {
    /// Which message.
    pub id: MessageId,
    /// What kind.
    pub kind: String,
    /// By which way: `email` or `sms`.
    pub channel: String,
    /// Where it was to go.
    pub recipient: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// How often it was tried.
    pub attempts: i64,
    /// What the mail server or the SMS gateway said last.
    pub error: String,
}

/// After how many seconds a message that could not be read is looked at again.
const UNREADABLE_SECONDS: i64 = 3600;

impl Tx {
    /// Puts messages into the outbox, due at once.
    pub async fn put_messages(&mut self, messages: &[&Message], now: Timestamp) -> Result<(), StoreError> {
        let mut rows: Vec<Vec<Value>> = Vec::new();
        for message in messages {
            let body = document("outbox", "body", &message.body)?;
            rows.push(vec![
                message.id.as_str().into(),
                message.to.channel().into(),
                message.to.as_str().into(),
                message.language.tag().into(),
                message.body.kind().into(),
                body.into(),
                "waiting".into(),
                0.into(),
                now.into(),
                "".into(),
                now.into(),
            ]);
        }
        let table = "outbox (id, channel, recipient, language, kind, body, state, attempts, due_at, error, created_at)";
        self.insert(table, rows).await
    }

    /// Takes messages of one way that are due, at most so many, and leases them: until then no other worker takes them.
    pub async fn take_due(
        &mut self,
        channel: &str,
        now: Timestamp,
        lease: Timestamp,
        limit: i64,
    ) -> Result<Vec<Due>, StoreError> {
        let sql = format!(
            "UPDATE outbox SET due_at = $2, attempts = attempts + 1
             WHERE id IN (SELECT id FROM outbox WHERE state = 'waiting' AND due_at <= $1 AND channel = $4
                          ORDER BY due_at LIMIT $3 {})
               AND state = 'waiting' AND due_at <= $1
             RETURNING id, channel, recipient, language, body, attempts, created_at",
            self.skip_locked()
        );
        let mut taken = Vec::new();
        for row in self.all(AssertSqlSafe(sql), &[now.into(), lease.into(), limit.into(), channel.into()]).await? {
            match due(&row) {
                Ok(due) => taken.push(due),
                // One that cannot be read, by an older node perhaps, keeps none of the others.
                Err(error) => {
                    let again = Timestamp::from_second(lease.as_second() + UNREADABLE_SECONDS).unwrap_or(lease);
                    self.mark_failed(&MessageId(row.text("id")?), &error.to_string(), Some(again)).await?;
                }
            }
        }
        Ok(taken)
    }

    /// Notes that messages were sent, and forgets what they said.
    pub async fn mark_sent(&mut self, ids: &[&MessageId]) -> Result<(), StoreError> {
        let ids: Vec<Value> = ids.iter().map(|id| id.as_str().into()).collect();
        if !ids.is_empty() {
            let sql = format!("UPDATE outbox SET state = 'sent', body = '', error = '' WHERE id {}", self.any_of());
            self.exec(AssertSqlSafe(sql), &[Value::List(ids)]).await?;
        }
        Ok(())
    }

    /// Forgets a message that is no longer true.
    pub async fn drop_message(&mut self, id: &MessageId) -> Result<(), StoreError> {
        self.exec("DELETE FROM outbox WHERE id = $1", &[id.as_str().into()]).await?;
        Ok(())
    }

    /// Notes that a message could not be sent; `again` is when it is tried next, none if it is given up.
    pub async fn mark_failed(
        &mut self,
        id: &MessageId,
        error: &str,
        again: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let values: [Value; 2] = [id.as_str().into(), error.into()];
        if let Some(again) = again {
            let sql = "UPDATE outbox SET due_at = $3, error = $2 WHERE id = $1";
            self.exec(sql, &[values[0].clone(), values[1].clone(), again.into()]).await?;
        } else {
            // A code is of no use later; what else it said is kept, so that it can be tried again.
            let sql = "UPDATE outbox SET state = 'undeliverable', error = $2,
                       body = CASE WHEN kind = 'code' THEN '' ELSE body END WHERE id = $1";
            self.exec(sql, &values).await?;
        }
        Ok(())
    }
}

impl Tx {
    /// Lets messages that were given up wait again, due now. Gives how many; codes are not among them.
    pub async fn retry_undeliverable(&mut self, now: Timestamp) -> Result<u64, StoreError> {
        let sql = "UPDATE outbox SET state = 'waiting', attempts = 0, created_at = $1, due_at = $1
                   WHERE state = 'undeliverable' AND body <> ''";
        self.exec(sql, &[now.into()]).await
    }
}

fn due(row: &Row) -> Result<Due, StoreError> {
    let channel = row.text("channel")?;
    let message = Message {
        id: MessageId(row.text("id")?),
        to: consistent("outbox", "recipient", &row.text("recipient")?, |text| To::parse(&channel, text))?,
        language: consistent("outbox", "language", &row.text("language")?, Language::from_tag)?,
        body: consistent("outbox", "body", &row.text("body")?, |text| serde_json::from_str::<Body>(text).ok())?,
    };
    Ok(Due { message, attempts: row.int("attempts")?, created_at: row.instant("created_at")? })
}

impl Store {
    /// The messages that were given up, the newest first.
    pub async fn undeliverable(&self) -> Result<Vec<Undeliverable>, StoreError> {
        let sql = "SELECT id, kind, channel, recipient, created_at, attempts, error FROM outbox
                   WHERE state = 'undeliverable' ORDER BY created_at DESC, id";
        let undeliverable = |row: &Row| {
            Ok(Undeliverable {
                id: MessageId(row.text("id")?),
                kind: row.text("kind")?,
                channel: row.text("channel")?,
                recipient: row.text("recipient")?,
                created_at: row.instant("created_at")?,
                attempts: row.int("attempts")?,
                error: row.text("error")?,
            })
        };
        self.all(sql, &[]).await?.iter().map(undeliverable).collect()
    }

    /// How many messages wait, and since when the oldest is due; none if none is.
    pub async fn waiting_messages(&self) -> Result<(i64, Option<Timestamp>), StoreError> {
        let sql =
            "SELECT COUNT(*) AS waiting, COALESCE(MIN(created_at), 0) AS oldest FROM outbox WHERE state = 'waiting'";
        let rows = self.all(sql, &[]).await?;
        let Some(row) = rows.first() else { return Ok((0, None)) };
        let waiting = row.int("waiting")?;
        Ok((waiting, (waiting > 0).then(|| row.instant("oldest")).transpose()?))
    }
}
