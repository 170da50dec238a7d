//! What is due for disposal, and how each kind goes. Each step looks again, under locks, at what was found due before.

use super::booking::NOBODY;
use crate::booking::Source;
use crate::engine::{Store, Tx};
use crate::error::StoreError;
use crate::sql::Value;
use besok_core::id::AccountId;
use besok_core::retention::Kind;
use jiff::Timestamp;
use sqlx::AssertSqlSafe;

/// The table of a kind, what of it still names somebody, and which of that is older than `$1`.
fn parts(kind: Kind) -> (&'static str, String, String) {
    let (table, kept, due) = match kind {
        Kind::Bookings => ("booking", format!("account <> '{NOBODY}'"), "ends_at < $1"),
        // Nobody signs in to it any more, and nobody it knows has been or will be there since.
        Kind::Accounts => (
            "account",
            "ended_at IS NULL".to_owned(),
            "seen_at < $1 AND created_at < $1
             AND NOT EXISTS (SELECT 1 FROM session WHERE session.account = account.id)
             AND NOT EXISTS (SELECT 1 FROM waiting WHERE waiting.account = account.id AND waiting.ended_at IS NULL)
             AND NOT EXISTS (SELECT 1 FROM account_person JOIN party ON party.person = account_person.person
                             JOIN booking ON booking.id = party.booking
                             WHERE account_person.account = account.id AND booking.ends_at >= $1)",
        ),
        Kind::Persons => (
            "person",
            format!("id NOT LIKE '{NOBODY}-%'"),
            "created_at < $1
             AND NOT EXISTS (SELECT 1 FROM account_person WHERE account_person.person = person.id)
             AND NOT EXISTS (SELECT 1 FROM party WHERE party.person = person.id)
             AND NOT EXISTS (SELECT 1 FROM hold_party WHERE hold_party.person = person.id)
             AND NOT EXISTS (SELECT 1 FROM waiting_person WHERE waiting_person.person = person.id)
             AND NOT EXISTS (SELECT 1 FROM represented WHERE represented.person = person.id)
             AND NOT EXISTS (SELECT 1 FROM invitation_person WHERE invitation_person.person = person.id)",
        ),
        Kind::Representations => ("representation", "0 = 0".to_owned(), "COALESCE(ended_at, until) < $1"),
        Kind::Messages => ("outbox", "state <> 'waiting'".to_owned(), "created_at < $1"),
        Kind::Events => ("event", "0 = 0".to_owned(), "at < $1"),
    };
    (table, kept, due.to_owned())
}

impl Store {
    /// How many rows of a kind still name somebody.
    pub async fn count_kept(&self, kind: Kind) -> Result<i64, StoreError> {
        let (table, kept, _) = parts(kind);
        self.number(AssertSqlSafe(format!("SELECT COUNT(*) AS number FROM {table} WHERE {kept}")), &[]).await
    }

    /// How many rows of a kind are older than that, and needed by nothing.
    pub async fn count_due(&self, kind: Kind, up_to: Timestamp) -> Result<i64, StoreError> {
        let (table, kept, due) = parts(kind);
        self.number(
            AssertSqlSafe(format!("SELECT COUNT(*) AS number FROM {table} WHERE {kept} AND {due}")),
            &[up_to.into()],
        )
        .await
    }

    /// Which those are, at most so many.
    pub async fn due(&self, kind: Kind, up_to: Timestamp, limit: i64) -> Result<Vec<String>, StoreError> {
        let (table, kept, due) = parts(kind);
        let sql = format!("SELECT id FROM {table} WHERE {kept} AND {due} LIMIT $2");
        let rows = self.all(AssertSqlSafe(sql), &[up_to.into(), limit.into()]).await?;
        rows.iter().map(|row| row.text("id")).collect()
    }
}

impl Tx {
    /// Notes that a kind is disposed of, under which decision and up to when. Gives whether that is news.
    pub async fn begin_disposal(
        &mut self,
        kind: Kind,
        (decision, up_to): (&str, Timestamp),
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "INSERT INTO disposal (kind, decision, up_to, begun_at) VALUES ($1, $2, $3, $4)
                   ON CONFLICT DO NOTHING";
        Ok(self.exec(sql, &[kind.as_str().into(), decision.into(), up_to.into(), now.into()]).await? == 1)
    }

    /// Disposes of these, as far as they are still due. Gives the ids of those that were.
    pub async fn dispose(
        &mut self,
        kind: Kind,
        ids: &[String],
        (up_to, now): (Timestamp, Timestamp),
    ) -> Result<Vec<String>, StoreError> {
        let ids: Vec<Value> = ids.iter().map(|id| id.as_str().into()).collect();
        let due = self.still_due(kind, ids, up_to).await?;
        let gone = due.iter().filter_map(Value::text).map(str::to_owned).collect();
        if due.is_empty() {
            return Ok(gone);
        }
        match kind {
            Kind::Bookings => self.empty_bookings(&due).await?,
            Kind::Accounts => self.end_accounts(&due, now).await?,
            Kind::Representations => self.forget_representations(due).await?,
            Kind::Messages => {
                self.delete("mailbox", "id", due.clone().into_iter()).await?;
                self.delete("outbox", "id", due.into_iter()).await?;
            }
            Kind::Persons => {
                self.forget_names(&due).await?;
                self.delete("person_note", "person", due.clone().into_iter()).await?;
                self.delete("readdress", "person", due.clone().into_iter()).await?;
                self.delete("person", "id", due.into_iter()).await?;
            }
            Kind::Events => self.delete("event", "id", due.into_iter()).await?,
        }
        Ok(gone)
    }

    /// Locks rows as the ledger does, persons before bookings, and gives those that are due now that nothing can change.
    async fn still_due(&mut self, kind: Kind, ids: Vec<Value>, up_to: Timestamp) -> Result<Vec<Value>, StoreError> {
        let (table, kept, due) = parts(kind);
        let select = match kind {
            Kind::Bookings => "SELECT DISTINCT person FROM party WHERE booking",
            Kind::Accounts => "SELECT DISTINCT person FROM account_person WHERE account",
            _ => "",
        };
        if !select.is_empty() {
            let persons = Source::Tx(self).among(select, &ids, "").await?;
            self.lock("person", "id", &crate::booking::ids(&persons, "person")?).await?;
        }
        if kind != Kind::Events {
            self.lock(table, "id", &ids).await?;
        }
        let any_of = self.any_of();
        let due = due.replace("$1", "$2");
        let sql = format!("SELECT id FROM {table} WHERE id {any_of} AND {kept} AND {due} ORDER BY id");
        let rows = self.all(AssertSqlSafe(sql), &[Value::List(ids), up_to.into()]).await?;
        crate::booking::ids(&rows, "id")
    }

    async fn end_accounts(&mut self, due: &[Value], now: Timestamp) -> Result<(), StoreError> {
        for id in due.iter().filter_map(Value::text) {
            self.end_account(&AccountId::from(id), now).await?;
        }
        Ok(())
    }

    /// With them goes that their representatives know these persons, unless another representation says so too.
    async fn forget_representations(&mut self, due: Vec<Value>) -> Result<(), StoreError> {
        self.delete("represented", "representation", due.clone().into_iter()).await?;
        self.delete("representation", "id", due.into_iter()).await?;
        let sql = "DELETE FROM account_person WHERE relation = 'represented' AND NOT EXISTS
                     (SELECT 1 FROM representation
                      JOIN represented ON represented.representation = representation.id
                      WHERE representation.representative = account_person.account
                        AND represented.person = account_person.person)";
        self.exec(sql, &[]).await?;
        Ok(())
    }
}
