//! Requests to book: their rows, and whose they are.

mod find;
mod list;
mod proof;

pub use list::{InvitationFilter, InvitationMark, SOON};
pub use proof::{CodeKind, IssuedCode, Tries};

use crate::booking::{Source, ids};
use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::{Row, Value};
use besok_core::booking::Booking;
use besok_core::id::{AccountId, InvitationId, PersonId};
use besok_core::invitation::{Asked, Channel, Invitation, Notice, NoticeKind, Reminder, Written};
use besok_core::message::Appointment;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

impl Source<'_> {
    /// The requests with these ids, the earliest first.
    pub async fn invitations(&mut self, ids: &[Value]) -> Result<Vec<Invitation>, StoreError> {
        let mut persons: HashMap<String, Vec<PersonId>> = HashMap::new();
        let select = "SELECT invitation, person FROM invitation_person WHERE invitation";
        for row in self.among(select, ids, "ORDER BY invitation, nth").await? {
            persons.entry(row.text("invitation")?).or_default().push(PersonId(row.text("person")?));
        }
        let rows = self.among("SELECT * FROM invitation WHERE id", ids, "ORDER BY made_at, id").await?;
        let invitation = |row: &Row| {
            let id = row.text("id")?;
            let persons = persons.remove(&id).unwrap_or_default();
            read(row, id, persons)
        };
        rows.iter().map(invitation).collect()
    }
}

fn read(row: &Row, id: String, persons: Vec<PersonId>) -> Result<Invitation, StoreError> {
    let asked = |text: &str| serde_json::from_str::<Asked>(text).ok();
    Ok(Invitation {
        id: InvitationId(id),
        asked: consistent("invitation", "asked", &row.text("asked")?, asked)?,
        made_by: row.text("made_by")?,
        made_at: row.instant("made_at")?,
        sequence: row.int("sequence")?,
        last_day: consistent("invitation", "last_day", &row.text("last_day")?, |text| text.parse().ok())?,
        account: row.maybe_text("account")?.map(AccountId),
        persons,
        sent_at: row.maybe_instant("sent_at")?,
        opened_at: row.maybe_instant("opened_at")?,
        signed_in_at: row.maybe_instant("signed_in_at")?,
        tried_at: row.maybe_instant("tried_at")?,
        withdrawn_at: row.maybe_instant("withdrawn_at")?,
        ended_at: row.maybe_instant("ended_at")?,
        reminded: row.int("reminded")?,
    })
}

impl Store {
    /// The request with this id.
    pub async fn invitation(&self, id: &InvitationId) -> Result<Option<Invitation>, StoreError> {
        Ok(Source::Store(self).invitations(&[id.as_str().into()]).await?.pop())
    }

    /// The requests with these ids, the earliest first.
    pub async fn invitations_with(&self, ids: &[&InvitationId]) -> Result<Vec<Invitation>, StoreError> {
        let ids: Vec<Value> = ids.iter().map(|id| id.as_str().into()).collect();
        Source::Store(self).invitations(&ids).await
    }

    /// Every request of an account, the earliest first.
    pub async fn invitations_of(&self, account: &AccountId) -> Result<Vec<Invitation>, StoreError> {
        let rows = self.all("SELECT id FROM invitation WHERE account = $1", &[account.as_str().into()]).await?;
        Source::Store(self).invitations(&ids(&rows, "id")?).await
    }

    /// Whether a link or code still asks for a visit: neither it nor its request has ended, and no visit is booked.
    pub async fn is_asked_with(&self, id: &InvitationId, digest: &str) -> Result<bool, StoreError> {
        let sql = "SELECT digest FROM invitation_code JOIN invitation ON invitation.id = invitation_code.invitation
                   WHERE digest = $1 AND invitation = $2 AND invitation_code.ended_at IS NULL
                     AND invitation.ended_at IS NULL AND NOT EXISTS
                       (SELECT 1 FROM booking WHERE booking.invitation = $2 AND state <> 'cancelled')";
        Ok(!self.all(sql, &[digest.into(), id.as_str().into()]).await?.is_empty())
    }

    /// Open requests whose last day is in these days and that have no visit and not had their last reminder, the soonest
    /// first, at most so many after the first `skip`; and how they were last written to. The rest of the rule is the core's.
    pub async fn invitations_to_remind(
        &self,
        (from, to): (Date, Date),
        skip: i64,
        limit: i64,
    ) -> Result<Vec<(Invitation, Written)>, StoreError> {
        let sql = "SELECT id FROM invitation WHERE ended_at IS NULL AND last_day BETWEEN $1 AND $2 AND reminded < $3
                     AND NOT EXISTS
                       (SELECT 1 FROM booking WHERE booking.invitation = invitation.id AND state <> 'cancelled')
                   ORDER BY last_day, id LIMIT $4 OFFSET $5";
        let last = Reminder::ALL.len() as i64;
        let values = [from.to_string().into(), to.to_string().into(), last.into(), limit.into(), skip.into()];
        let ids = ids(&self.all(sql, &values).await?, "id")?;
        let mut written = Source::Store(self).written(&ids).await?;
        let invitations = Source::Store(self).invitations(&ids).await?.into_iter();
        let with = |asked: Invitation| {
            let written = written.remove(&asked.id).unwrap_or_default();
            (asked, written)
        };
        Ok(invitations.map(with).collect())
    }

    /// Requests that are open and should not be: their last day was before this one and there is no visit, or their visit
    /// is past. At most so many.
    pub async fn invitations_over(
        &self,
        today: Date,
        now: Timestamp,
        limit: i64,
    ) -> Result<Vec<InvitationId>, StoreError> {
        let sql = "SELECT invitation.id FROM invitation
                   LEFT JOIN booking ON booking.invitation = invitation.id AND booking.state <> 'cancelled'
                   WHERE ended_at IS NULL
                     AND ((booking.id IS NULL AND last_day < $1) OR booking.state = 'past' OR booking.ends_at <= $2)
                   ORDER BY invitation.id LIMIT $3";
        let rows = self.all(sql, &[today.to_string().into(), now.into(), limit.into()]).await?;
        rows.iter().map(|row| Ok(InvitationId(row.text("id")?))).collect()
    }

    /// The visits that answer these requests and were not cancelled.
    pub async fn visits_for(
        &self,
        invitations: &[&InvitationId],
    ) -> Result<HashMap<InvitationId, Booking>, StoreError> {
        let asked: Vec<Value> = invitations.iter().map(|id| id.as_str().into()).collect();
        let select = "SELECT id FROM booking WHERE state <> 'cancelled' AND invitation";
        let rows = Source::Store(self).among(select, &asked, "").await?;
        let bookings = Source::Store(self).bookings(&ids(&rows, "id")?).await?;
        Ok(bookings.into_iter().filter_map(|booking| Some((booking.invitation.clone()?, booking))).collect())
    }
}

impl Tx {
    /// Locks a request, and reads it. Whoever books, takes back or ends it locks it first.
    pub async fn lock_invitation(&mut self, id: &InvitationId) -> Result<Option<Invitation>, StoreError> {
        let id: Value = id.as_str().into();
        self.lock("invitation", "id", std::slice::from_ref(&id)).await?;
        Ok(Source::Tx(self).invitations(&[id]).await?.pop())
    }

    /// The open request that is like this one, if there is any.
    pub async fn open_invitation(&mut self, likeness: &str) -> Result<Option<Invitation>, StoreError> {
        let sql = "SELECT id FROM invitation WHERE likeness = $1 AND ended_at IS NULL";
        let rows = self.all(sql, &[likeness.into()]).await?;
        Ok(Source::Tx(self).invitations(&ids(&rows, "id")?).await?.pop())
    }

    /// Notes a new request. `false` if there is an open one like it.
    pub async fn insert_invitation(&mut self, new: &Invitation, likeness: &str) -> Result<bool, StoreError> {
        let sql = "INSERT INTO invitation (id, likeness, case_file, errand, asked, made_by, made_at, sequence, last_day, reminded, words)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING";
        let values = [
            new.id.as_str().into(),
            likeness.into(),
            new.asked.case_file.as_str().into(),
            new.errand().as_str().into(),
            json(&new.asked).into(),
            new.made_by.as_str().into(),
            new.made_at.into(),
            new.sequence.into(),
            new.last_day.to_string().into(),
            new.reminded.into(),
            list::words(&new.asked).into(),
        ];
        Ok(self.exec(sql, &values).await? == 1)
    }

    /// Saves what changed of a request, except whose it is. Its row is locked.
    pub async fn save_invitation(&mut self, changed: &Invitation, likeness: &str) -> Result<(), StoreError> {
        let sql = "UPDATE invitation SET likeness = $2, case_file = $3, errand = $4, asked = $5, sequence = $6,
                   last_day = $7, sent_at = $8, opened_at = $9, signed_in_at = $10, tried_at = $11,
                   withdrawn_at = $12, ended_at = $13, reminded = $14, words = $15 WHERE id = $1";
        let values = [
            changed.id.as_str().into(),
            likeness.into(),
            changed.asked.case_file.as_str().into(),
            changed.errand().as_str().into(),
            json(&changed.asked).into(),
            changed.sequence.into(),
            changed.last_day.to_string().into(),
            changed.sent_at.into(),
            changed.opened_at.into(),
            changed.signed_in_at.into(),
            changed.tried_at.into(),
            changed.withdrawn_at.into(),
            changed.ended_at.into(),
            changed.reminded.into(),
            list::words(&changed.asked).into(),
        ];
        self.exec(sql, &values).await?;
        Ok(())
    }

    /// Notes whose a request is, and who of that account is meant.
    pub async fn bind_invitation(
        &mut self,
        id: &InvitationId,
        account: &AccountId,
        persons: &[PersonId],
    ) -> Result<(), StoreError> {
        let sql = "UPDATE invitation SET account = $2 WHERE id = $1";
        self.exec(sql, &[id.as_str().into(), account.as_str().into()]).await?;
        self.exec("DELETE FROM invitation_person WHERE invitation = $1", &[id.as_str().into()]).await?;
        let rows =
            (0i64..).zip(persons).map(|(nth, person)| vec![id.as_str().into(), nth.into(), person.as_str().into()]);
        self.insert("invitation_person (invitation, nth, person)", rows.collect()).await
    }

    /// Makes a request nobody's again: who is asked proves it anew.
    pub async fn unbind_invitation(&mut self, id: &InvitationId) -> Result<(), StoreError> {
        self.exec("DELETE FROM invitation_person WHERE invitation = $1", &[id.as_str().into()]).await?;
        self.exec("UPDATE invitation SET account = NULL WHERE id = $1", &[id.as_str().into()]).await?;
        Ok(())
    }

    /// The visit that answers a request and was not cancelled.
    pub async fn visit_for(&mut self, id: &InvitationId) -> Result<Option<Booking>, StoreError> {
        let sql = "SELECT id FROM booking WHERE invitation = $1 AND state <> 'cancelled'";
        let rows = self.all(sql, &[id.as_str().into()]).await?;
        Ok(Source::Tx(self).bookings(&ids(&rows, "id")?).await?.pop())
    }

    /// Notes the digest of a link or a code.
    pub async fn insert_code(
        &mut self,
        digest: &str,
        id: &InvitationId,
        channel: Channel,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO invitation_code (digest, invitation, channel, created_at, tries) VALUES ($1, $2, $3, $4, 0)";
        self.exec(sql, &[digest.into(), id.as_str().into(), channel.as_str().into(), now.into()]).await?;
        Ok(())
    }

    /// Ends the links and codes of a request, and takes its letters out of the queue.
    pub async fn end_invitation_codes(&mut self, id: &InvitationId, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE invitation_code SET ended_at = $2 WHERE invitation = $1 AND ended_at IS NULL";
        self.exec(sql, &[id.as_str().into(), now.into()]).await?;
        self.withdraw_letters(id).await
    }

    /// Whether the case system was told that of a request.
    pub async fn has_notice(&mut self, id: &InvitationId, kind: NoticeKind) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM notice WHERE invitation = $1 AND kind = $2 LIMIT 1";
        Ok(!self.all(sql, &[id.as_str().into(), kind.as_str().into()]).await?.is_empty())
    }

    /// Notes what the case system is to be told, for every target that there is.
    pub async fn put_notices(&mut self, notices: &[&Notice]) -> Result<(), StoreError> {
        if notices.is_empty() {
            return Ok(());
        }
        let rows = notices.iter().map(|notice| {
            vec![
                notice.id.as_str().into(),
                notice.invitation.as_str().into(),
                notice.kind.as_str().into(),
                notice.booking.as_ref().map(json::<Appointment>).unwrap_or_default().into(),
                notice.at.into(),
            ]
        });
        self.insert("notice (id, invitation, kind, booking, at)", rows.collect()).await?;
        let sql = format!(
            "INSERT INTO delivery (notice, webhook, state, attempts, due_at, answer)
             SELECT notice.id, webhook.id, 'waiting', 0, notice.at, '' FROM notice CROSS JOIN webhook
             WHERE webhook.ended_at IS NULL AND notice.id {}",
            self.any_of()
        );
        let ids: Vec<Value> = notices.iter().map(|notice| notice.id.as_str().into()).collect();
        self.exec(AssertSqlSafe(sql), &[Value::List(ids)]).await?;
        Ok(())
    }
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("plain values have JSON")
}
