//! The print queue, its batches, and what came back.

use crate::booking::{Source, ids};
use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::{Row, Value};
use besok_core::id::{InvitationId, StaffId};
use besok_core::invitation::{Channel, Code, Written};
use besok_core::letter::{Batch, Kind, Letter, Number, State};
use jiff::Timestamp;
use sqlx::AssertSqlSafe;
use std::collections::HashMap;

/// How many posted batches are listed beside those that are not posted.
const POSTED: i64 = 20;

fn read(row: &Row) -> Result<Letter, StoreError> {
    Ok(Letter {
        id: row.text("id")?,
        number: consistent("letter", "number", &row.text("number")?, Number::parse)?,
        invitation: InvitationId(row.text("invitation")?),
        kind: consistent("letter", "kind", &row.text("kind")?, Kind::parse)?,
        code: Code::parse(&row.text("code")?),
        state: consistent("letter", "state", &row.text("state")?, State::parse)?,
        batch: row.maybe_text("batch")?,
        problem: row.text("problem")?,
        created_at: row.instant("created_at")?,
        posted_at: row.maybe_instant("posted_at")?,
        returned_at: row.maybe_instant("returned_at")?,
    })
}

fn read_batch(row: &Row) -> Result<Batch, StoreError> {
    Ok(Batch {
        id: row.text("id")?,
        made_by: StaffId(row.text("made_by")?),
        made_at: row.instant("made_at")?,
        posted_at: row.maybe_instant("posted_at")?,
    })
}

impl Store {
    async fn letters(&self, condition: &str, value: &str) -> Result<Vec<Letter>, StoreError> {
        let sql = format!("SELECT * FROM letter WHERE {condition} = $1 ORDER BY created_at, id");
        self.all(AssertSqlSafe(sql), &[value.into()]).await?.iter().map(read).collect()
    }

    /// The letters that wait to be printed, the oldest first.
    pub async fn waiting_letters(&self) -> Result<Vec<Letter>, StoreError> {
        self.letters("state", State::Waiting.as_str()).await
    }

    /// The letters of a batch, the oldest first.
    pub async fn letters_in(&self, batch: &str) -> Result<Vec<Letter>, StoreError> {
        self.letters("batch", batch).await
    }

    /// The letters of a request, the oldest first.
    pub async fn letters_of(&self, invitation: &InvitationId) -> Result<Vec<Letter>, StoreError> {
        self.letters("invitation", invitation.as_str()).await
    }

    /// The letter with this id.
    pub async fn letter(&self, id: &str) -> Result<Option<Letter>, StoreError> {
        Ok(self.letters("id", id).await?.pop())
    }

    /// The letter with this number in its window.
    pub async fn letter_numbered(&self, number: &Number) -> Result<Option<Letter>, StoreError> {
        Ok(self.letters("number", number.as_str()).await?.pop())
    }

    /// The letter that says the code of this digest.
    pub async fn letter_saying(&self, digest: &str) -> Result<Option<Letter>, StoreError> {
        Ok(self.letters("digest", digest).await?.pop())
    }

    /// The batch with this id.
    pub async fn letter_batch(&self, id: &str) -> Result<Option<Batch>, StoreError> {
        let rows = self.all("SELECT * FROM letter_batch WHERE id = $1", &[id.into()]).await?;
        rows.first().map(read_batch).transpose()
    }

    /// The batches that are not posted, then the last ones that are; the newest first, each with the number of its letters
    /// that were not taken out.
    pub async fn letter_batches(&self) -> Result<Vec<(Batch, i64)>, StoreError> {
        let sql = "SELECT letter_batch.*, (SELECT COUNT(*) FROM letter WHERE batch = letter_batch.id
                          AND state <> 'withdrawn') AS letters
                   FROM letter_batch ORDER BY CASE WHEN posted_at IS NULL THEN 0 ELSE 1 END, made_at DESC, id
                   LIMIT (SELECT COUNT(*) FROM letter_batch WHERE posted_at IS NULL) + $1";
        let rows = self.all(sql, &[POSTED.into()]).await?;
        rows.iter().map(|row| Ok((read_batch(row)?, row.int("letters")?))).collect()
    }

    /// How these requests failed to reach anybody: those that did are not among them.
    pub async fn came_back(
        &self,
        invitations: &[&InvitationId],
    ) -> Result<HashMap<InvitationId, Vec<Channel>>, StoreError> {
        let asked: Vec<Value> = invitations.iter().map(|id| id.as_str().into()).collect();
        let select = "SELECT invitation, channel FROM came_back WHERE invitation";
        let mut found: HashMap<InvitationId, Vec<Channel>> = HashMap::new();
        for row in Source::Store(self).among(select, &asked, "ORDER BY invitation, channel").await? {
            let channel = consistent("came_back", "channel", &row.text("channel")?, Channel::parse)?;
            found.entry(InvitationId(row.text("invitation")?)).or_default().push(channel);
        }
        Ok(found)
    }
}

/// A letter that goes into the queue.
#[derive(Debug)]
pub struct NewLetter<'a> {
    /// Its id.
    pub id: &'a str,
    /// What stands in its window.
    pub number: &'a Number,
    /// About which request it is.
    pub invitation: &'a InvitationId,
    /// What it is.
    pub kind: Kind,
    /// What it says, and the digest of that.
    pub code: (&'a Code, &'a str),
}

impl Tx {
    /// Whether a request has a letter that is under way or to be posted.
    pub async fn has_letter(&mut self, invitation: &InvitationId) -> Result<bool, StoreError> {
        let sql = "SELECT id FROM letter WHERE invitation = $1 AND state IN ('waiting', 'printed', 'posted') LIMIT 1";
        Ok(!self.all(sql, &[invitation.as_str().into()]).await?.is_empty())
    }

    /// Puts a letter into the print queue. What waits there for the same request is no longer printed.
    pub async fn insert_letter(&mut self, new: &NewLetter<'_>, now: Timestamp) -> Result<(), StoreError> {
        self.withdraw_letters(new.invitation).await?;
        let (code, digest) = new.code;
        let row = vec![
            new.id.into(),
            new.number.as_str().into(),
            new.invitation.as_str().into(),
            new.kind.as_str().into(),
            digest.into(),
            code.as_str().into(),
            State::Waiting.as_str().into(),
            "".into(),
            now.into(),
        ];
        self.insert("letter (id, number, invitation, kind, digest, code, state, problem, created_at)", vec![row]).await
    }

    /// Takes the letters of a request out of the queue, and out of batches that are not posted.
    pub async fn withdraw_letters(&mut self, invitation: &InvitationId) -> Result<(), StoreError> {
        let sql = "UPDATE letter SET state = 'withdrawn', code = ''
                   WHERE invitation = $1 AND state IN ('waiting', 'printed')";
        self.exec(sql, &[invitation.as_str().into()]).await?;
        Ok(())
    }

    /// The letter with this id, as it is now; its request is locked, or it may change again.
    pub async fn read_letter(&mut self, id: &str) -> Result<Option<Letter>, StoreError> {
        let rows = self.all("SELECT * FROM letter WHERE id = $1", &[id.into()]).await?;
        rows.first().map(read).transpose()
    }

    /// Notes why a letter could not be typeset.
    pub async fn note_letter_problem(&mut self, id: &str, problem: &str) -> Result<(), StoreError> {
        let sql = "UPDATE letter SET problem = $2 WHERE id = $1 AND state = 'waiting'";
        self.exec(sql, &[id.into(), problem.into()]).await?;
        Ok(())
    }

    /// Makes a batch of those of these letters that still wait. Gives how many they are.
    pub async fn make_batch(&mut self, batch: &Batch, letters: &[&str]) -> Result<u64, StoreError> {
        let row = vec![batch.id.as_str().into(), batch.made_by.as_str().into(), batch.made_at.into()];
        self.insert("letter_batch (id, made_by, made_at)", vec![row]).await?;
        let sql = format!(
            "UPDATE letter SET state = 'printed', batch = $2, problem = '' WHERE id {} AND state = 'waiting'",
            self.any_of()
        );
        let letters = Value::List(letters.iter().map(|id| (*id).into()).collect());
        self.exec(AssertSqlSafe(sql), &[letters, batch.id.as_str().into()]).await
    }

    /// Notes that a batch was posted: its codes are forgotten, and its requests sent. Gives whether it was not before.
    pub async fn post_batch(&mut self, batch: &str, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE letter_batch SET posted_at = $2 WHERE id = $1 AND posted_at IS NULL";
        if self.exec(sql, &[batch.into(), now.into()]).await? == 0 {
            return Ok(false);
        }
        let sql = "SELECT DISTINCT invitation FROM letter WHERE batch = $1 AND state = 'printed'";
        let rows = self.all(sql, &[batch.into()]).await?;
        self.note_sent(ids(&rows, "invitation")?, now).await?;
        let sql =
            "UPDATE letter SET state = 'posted', code = '', posted_at = $2 WHERE batch = $1 AND state = 'printed'";
        self.exec(sql, &[batch.into(), now.into()]).await?;
        Ok(true)
    }

    /// Notes that mails of these requests went out.
    pub async fn note_mailed(&mut self, invitations: &[&InvitationId], now: Timestamp) -> Result<(), StoreError> {
        let all: Vec<Value> = invitations.iter().map(|id| id.as_str().into()).collect();
        self.note_sent(all.clone(), now).await?;
        let sql = format!("DELETE FROM came_back WHERE invitation {} AND channel = 'email'", self.any_of());
        if !all.is_empty() {
            self.exec(AssertSqlSafe(sql), &[Value::List(all)]).await?;
        }
        Ok(())
    }

    async fn note_sent(&mut self, invitations: Vec<Value>, now: Timestamp) -> Result<(), StoreError> {
        if invitations.is_empty() {
            return Ok(());
        }
        self.lock("invitation", "id", &invitations).await?;
        let sql = format!("UPDATE invitation SET sent_at = $2 WHERE id {} AND sent_at IS NULL", self.any_of());
        self.exec(AssertSqlSafe(sql), &[Value::List(invitations), now.into()]).await?;
        Ok(())
    }

    /// Notes that a letter came back. Its code ends, since somebody may have read it. If it is the last one of its request,
    /// the request did not reach anybody. Gives whether it had not come back before; its request is locked.
    pub async fn return_letter(&mut self, letter: &Letter, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE letter SET state = 'returned', returned_at = $2, code = ''
                   WHERE id = $1 AND state IN ('printed', 'posted', 'withdrawn')";
        if self.exec(sql, &[letter.id.as_str().into(), now.into()]).await? == 0 {
            return Ok(false);
        }
        self.end_letter_code(&letter.id, now).await?;
        let sql = "SELECT id FROM letter WHERE invitation = $1 ORDER BY created_at DESC, id DESC LIMIT 1";
        let rows = self.all(sql, &[letter.invitation.as_str().into()]).await?;
        if rows.first().map(|row| row.text("id")).transpose()?.as_deref() == Some(&letter.id) {
            self.put_came_back(&letter.invitation, Channel::Letter, now).await?;
        }
        Ok(true)
    }

    /// Ends the code of a letter.
    pub async fn end_letter_code(&mut self, letter: &str, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE invitation_code SET ended_at = $2
                   WHERE digest = (SELECT digest FROM letter WHERE id = $1) AND ended_at IS NULL";
        self.exec(sql, &[letter.into(), now.into()]).await?;
        Ok(())
    }

    /// Notes that a request did not reach anybody.
    pub async fn put_came_back(
        &mut self,
        invitation: &InvitationId,
        channel: Channel,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO came_back (invitation, channel, at) VALUES ($1, $2, $3)
                   ON CONFLICT (invitation, channel) DO UPDATE SET at = excluded.at";
        self.exec(sql, &[invitation.as_str().into(), channel.as_str().into(), now.into()]).await?;
        Ok(())
    }

    /// Forgets what came back of a request: it is sent anew.
    pub async fn forget_came_back(&mut self, invitation: &InvitationId) -> Result<(), StoreError> {
        self.exec("DELETE FROM came_back WHERE invitation = $1", &[invitation.as_str().into()]).await?;
        Ok(())
    }

    /// When and how the one who is asked was last written to.
    pub async fn written(&mut self, invitation: &InvitationId) -> Result<Written, StoreError> {
        let id = [invitation.as_str().into()];
        Ok(Source::Tx(self).written(&id).await?.remove(invitation).unwrap_or_default())
    }
}

impl Source<'_> {
    /// When and how those who are asked were last written to; those who never were are left out.
    pub async fn written(&mut self, invitations: &[Value]) -> Result<HashMap<InvitationId, Written>, StoreError> {
        let mut all: HashMap<InvitationId, Written> = HashMap::new();
        let select = "SELECT invitation, created_at FROM invitation_code WHERE channel = 'email' AND ended_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM came_back
                            WHERE came_back.invitation = invitation_code.invitation AND came_back.channel = 'email')
            AND invitation";
        for row in self.among(select, invitations, "ORDER BY created_at").await? {
            all.entry(InvitationId(row.text("invitation")?)).or_default().mailed_at = Some(row.instant("created_at")?);
        }
        let select =
            "SELECT invitation, posted_at FROM letter WHERE state IN ('waiting', 'printed', 'posted') AND invitation";
        for row in self.among(select, invitations, "ORDER BY created_at, id").await? {
            all.entry(InvitationId(row.text("invitation")?)).or_default().posted_at = row.maybe_instant("posted_at")?;
        }
        Ok(all)
    }
}
