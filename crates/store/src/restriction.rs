//! Restricted accounts, and what they say to it.

use crate::booking::{Source, ids};
use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::{Row, Value};
use besok_core::id::{AccountId, StaffId};
use besok_core::restriction::{Appeal, Reason, Restriction, Ruling};
use jiff::Timestamp;

/// So many of an account are read, the newest first.
const READ: i64 = 20;

impl Store {
    /// An account's restrictions, the newest first.
    pub async fn restrictions_of(&self, account: &AccountId) -> Result<Vec<Restriction>, StoreError> {
        Source::Store(self).restrictions(account).await
    }

    /// Accounts whose appeals wait for an answer, the oldest first, at most so many.
    pub async fn waiting_appeals(&self, now: Timestamp, limit: i64) -> Result<Vec<(AccountId, Appeal)>, StoreError> {
        let sql = "SELECT appeal.*, restriction.account FROM appeal
                   JOIN restriction ON restriction.id = appeal.restriction
                   WHERE appeal.ruling IS NULL AND restriction.lifted_at IS NULL
                     AND (restriction.until IS NULL OR restriction.until > $1)
                   ORDER BY appeal.at, appeal.id LIMIT $2";
        let rows = self.all(sql, &[now.into(), limit.into()]).await?;
        rows.iter().map(|row| Ok((AccountId(row.text("account")?), appeal(row)?))).collect()
    }
}

impl Source<'_> {
    async fn restrictions(&mut self, account: &AccountId) -> Result<Vec<Restriction>, StoreError> {
        let end = format!("ORDER BY at DESC, id DESC LIMIT {READ}");
        let rows = self.among("SELECT * FROM restriction WHERE account", &[account.as_str().into()], &end).await?;
        let ids = ids(&rows, "id")?;
        let said = self.among("SELECT * FROM appeal WHERE restriction", &ids, "ORDER BY at, id").await?;
        let mut all = Vec::new();
        for row in &rows {
            let mut one = restriction(row)?;
            for row in &said {
                if row.text("restriction")? == one.id {
                    one.appeals.push(appeal(row)?);
                }
            }
            all.push(one);
        }
        Ok(all)
    }
}

fn restriction(row: &Row) -> Result<Restriction, StoreError> {
    let ruling = row.maybe_text("lifted_for")?;
    let ruling = ruling.map(|text| consistent("restriction", "lifted_for", &text, Ruling::parse)).transpose()?;
    let lifted = row.maybe_instant("lifted_at")?;
    Ok(Restriction {
        id: row.text("id")?,
        account: AccountId(row.text("account")?),
        reason: consistent("restriction", "reason", &row.text("reason")?, Reason::parse)?,
        note: row.text("note")?,
        staff: StaffId(row.text("staff")?),
        at: row.instant("at")?,
        until: row.maybe_instant("until")?,
        lifted: lifted.zip(ruling),
        appeals: Vec::new(),
    })
}

fn appeal(row: &Row) -> Result<Appeal, StoreError> {
    let ruling = row.maybe_text("ruling")?;
    let ruling = ruling.map(|text| consistent("appeal", "ruling", &text, Ruling::parse)).transpose()?;
    Ok(Appeal {
        id: row.text("id")?,
        text: row.text("text")?,
        at: row.instant("at")?,
        answer: row.maybe_instant("answered_at")?.zip(ruling),
    })
}

impl Tx {
    /// The restrictions of an account, newest first, that nobody changes meanwhile: its own people are locked, as the
    /// ledger locks them, so that what it decides afterwards sees what is changed here.
    pub async fn lock_restrictions(&mut self, account: &AccountId) -> Result<Vec<Restriction>, StoreError> {
        let sql = "SELECT person FROM account_person WHERE account = $1 AND relation <> 'represented' ORDER BY person";
        let persons = ids(&self.all(sql, &[account.as_str().into()]).await?, "person")?;
        self.lock("person", "id", &persons).await?;
        Source::Tx(self).restrictions(account).await
    }

    /// Restricts an account whose restrictions are locked, and of which none holds. Gives whether it did.
    pub async fn restrict(&mut self, new: &Restriction) -> Result<bool, StoreError> {
        // One that has run out has ended by itself.
        let sql = "UPDATE restriction SET lifted_at = until WHERE account = $1 AND lifted_at IS NULL AND until <= $2";
        self.exec(sql, &[new.account.as_str().into(), new.at.into()]).await?;
        let sql = "INSERT INTO restriction (id, account, reason, note, staff, at, until)
                   VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
        let values = [
            new.id.as_str().into(),
            new.account.as_str().into(),
            new.reason.as_str().into(),
            new.note.as_str().into(),
            new.staff.as_str().into(),
            new.at.into(),
            new.until.into(),
        ];
        Ok(self.exec(sql, &values).await? == 1)
    }

    /// Notes what an account says to its restriction. Gives whether nothing of it was waiting for an answer.
    pub async fn put_appeal(&mut self, restriction: &str, new: &Appeal) -> Result<bool, StoreError> {
        let sql = "INSERT INTO appeal (id, restriction, text, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
        let values: [Value; 4] = [new.id.as_str().into(), restriction.into(), new.text.as_str().into(), new.at.into()];
        Ok(self.exec(sql, &values).await? == 1)
    }

    /// Answers the appeal that waits, if there is one, and lifts the restriction if the ruling does.
    pub async fn rule(
        &mut self,
        restriction: &str,
        (ruling, staff): (Ruling, &StaffId),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let sql =
            "UPDATE appeal SET ruling = $2, staff = $3, answered_at = $4 WHERE restriction = $1 AND ruling IS NULL";
        let values = [restriction.into(), ruling.as_str().into(), staff.as_str().into(), now.into()];
        self.exec(sql, &values).await?;
        if ruling.lifts() {
            let sql = "UPDATE restriction SET lifted_at = $3, lifted_for = $2 WHERE id = $1 AND lifted_at IS NULL";
            self.exec(sql, &[restriction.into(), ruling.as_str().into(), now.into()]).await?;
        }
        Ok(())
    }
}
