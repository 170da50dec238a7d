//! Staff, their duties, and who of them is signed in.

use crate::engine::{Store, Tx};
use crate::error::{StoreError, consistent};
use crate::sql::{Row, Value};
use besok_core::account::Email;
use besok_core::id::{OfficeId, StaffId};
use besok_core::language::Language;
use besok_core::person::Name;
use besok_core::staff::{Duty, Role, Staff};
use jiff::Timestamp;
use std::collections::HashMap;

/// A member of staff signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffSession {
    /// Digest of the browser's token; never shown.
    pub id: String,
    /// Who.
    pub staff: StaffId,
    /// Since when.
    pub created_at: Timestamp,
    /// When it was last used, to within a few minutes.
    pub seen_at: Timestamp,
}

/// A new link that one administrator has asked for and another may give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// For whom.
    pub staff: StaffId,
    /// By whom.
    pub asked_by: StaffId,
    /// When.
    pub asked_at: Timestamp,
}

const STAFF: &str = "SELECT staff.id, name, email, language, protected, COALESCE(role, '') AS role,
    COALESCE(office, '') AS office FROM staff LEFT JOIN duty ON duty.staff = staff.id WHERE ended_at IS NULL";

impl Store {
    /// A member of staff who has not left.
    pub async fn staff(&self, id: &StaffId) -> Result<Option<Staff>, StoreError> {
        let sql = sqlx::AssertSqlSafe(format!("{STAFF} AND staff.id = $1 ORDER BY role, office"));
        Ok(members(&self.all(sql, &[id.as_str().into()]).await?)?.pop())
    }

    /// Everybody who has not left, by name.
    pub async fn all_staff(&self) -> Result<Vec<Staff>, StoreError> {
        let sql = sqlx::AssertSqlSafe(format!("{STAFF} ORDER BY name, staff.id, role, office"));
        members(&self.all(sql, &[]).await?)
    }

    /// The names of all who work or have worked here.
    pub async fn staff_names(&self) -> Result<HashMap<StaffId, Name>, StoreError> {
        let named = |row: &Row| Ok((StaffId(row.text("id")?), name(row)?));
        self.all("SELECT id, name FROM staff", &[]).await?.iter().map(named).collect()
    }

    /// The session of this token.
    pub async fn staff_session(&self, id: &str) -> Result<Option<StaffSession>, StoreError> {
        let sql = "SELECT id, staff, created_at, seen_at FROM staff_session WHERE id = $1";
        self.all(sql, &[id.into()]).await?.first().map(session).transpose()
    }

    /// The links that have been asked for, and not been given.
    pub async fn recoveries(&self) -> Result<Vec<Recovery>, StoreError> {
        let recovery = |row: &Row| {
            Ok(Recovery {
                staff: StaffId(row.text("staff")?),
                asked_by: StaffId(row.text("asked_by")?),
                asked_at: row.instant("asked_at")?,
            })
        };
        self.all("SELECT staff, asked_by, asked_at FROM staff_recovery", &[]).await?.iter().map(recovery).collect()
    }
}

/// One member for each run of rows with the same id.
fn members(rows: &[Row]) -> Result<Vec<Staff>, StoreError> {
    let mut members: Vec<Staff> = Vec::new();
    for row in rows {
        let id = StaffId(row.text("id")?);
        if members.last().is_none_or(|last| last.id != id) {
            members.push(member(row, id)?);
        }
        let role = row.text("role")?;
        if let (Some(member), false) = (members.last_mut(), role.is_empty()) {
            let office = row.text("office")?;
            let role = consistent("duty", "role", &role, Role::parse)?;
            member.duties.push(Duty { role, office: (!office.is_empty()).then_some(OfficeId(office)) });
        }
    }
    Ok(members)
}

fn member(row: &Row, id: StaffId) -> Result<Staff, StoreError> {
    Ok(Staff {
        id,
        name: name(row)?,
        email: consistent("staff", "email", &row.text("email")?, Email::parse)?,
        language: consistent("staff", "language", &row.text("language")?, Language::from_tag)?,
        duties: Vec::new(),
        protected: row.int("protected")? == 1,
    })
}

fn name(row: &Row) -> Result<Name, StoreError> {
    consistent("staff", "name", &row.text("name")?, |text| Name::parse(text).ok())
}

fn session(row: &Row) -> Result<StaffSession, StoreError> {
    Ok(StaffSession {
        id: row.text("id")?,
        staff: StaffId(row.text("staff")?),
        created_at: row.instant("created_at")?,
        seen_at: row.instant("seen_at")?,
    })
}

impl Tx {
    /// Makes a member of staff, with their duties. Gives whether it did: an address is one member's alone.
    pub async fn make_staff(&mut self, staff: &Staff, now: Timestamp) -> Result<bool, StoreError> {
        let sql = "INSERT INTO staff (id, name, email, language, protected, created_at)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
        let values = [
            staff.id.as_str().into(),
            staff.name.as_str().into(),
            staff.email.as_str().into(),
            staff.language.tag().into(),
            staff.protected.into(),
            now.into(),
        ];
        if self.exec(sql, &values).await? == 0 {
            return Ok(false);
        }
        self.set_duties(&staff.id, &staff.duties).await?;
        Ok(true)
    }

    /// Gives these duties, and takes all others.
    pub async fn set_duties(&mut self, staff: &StaffId, duties: &[Duty]) -> Result<(), StoreError> {
        self.exec("DELETE FROM duty WHERE staff = $1", &[staff.as_str().into()]).await?;
        let row = |duty: &Duty| -> Vec<Value> {
            let office = duty.office.as_ref().map_or("", OfficeId::as_str);
            vec![staff.as_str().into(), duty.role.as_str().into(), office.into()]
        };
        self.insert_missing("duty (staff, role, office)", duties.iter().map(row).collect()).await
    }

    /// Locks everybody's row, so that two changes of roles see each other: the last administrator stays.
    pub async fn lock_staff(&mut self) -> Result<(), StoreError> {
        let rows = self.all("SELECT id FROM staff WHERE ended_at IS NULL", &[]).await?;
        let ids = rows.iter().map(|row| Ok(row.text("id")?.into())).collect::<Result<Vec<Value>, StoreError>>()?;
        self.lock("staff", "id", &ids).await
    }

    /// How many others have a role everywhere.
    pub async fn others_with(&mut self, role: Role, staff: &StaffId) -> Result<i64, StoreError> {
        let sql = "SELECT COUNT(*) AS count FROM duty JOIN staff ON staff.id = duty.staff
            WHERE role = $1 AND office = '' AND duty.staff <> $2 AND ended_at IS NULL";
        self.all(sql, &[role.as_str().into(), staff.as_str().into()])
            .await?
            .first()
            .map_or(Ok(0), |row| row.int("count"))
    }

    /// Names a member for people whose identity is protected, or no longer.
    pub async fn set_staff_protected(&mut self, staff: &StaffId, protected: bool) -> Result<(), StoreError> {
        let sql = "UPDATE staff SET protected = $2 WHERE id = $1";
        self.exec(sql, &[staff.as_str().into(), protected.into()]).await?;
        Ok(())
    }

    /// The language of a member's pages.
    pub async fn set_staff_language(&mut self, staff: &StaffId, language: Language) -> Result<(), StoreError> {
        let sql = "UPDATE staff SET language = $2 WHERE id = $1";
        self.exec(sql, &[staff.as_str().into(), language.tag().into()]).await?;
        Ok(())
    }

    /// Notes that somebody has left: no duty, no way in.
    pub async fn end_staff(&mut self, staff: &StaffId, now: Timestamp) -> Result<(), StoreError> {
        for table in ["duty", "staff_link", "passkey", "staff_session", "staff_recovery"] {
            self.delete(table, "staff", [staff.as_str().into()].into_iter()).await?;
        }
        self.exec("UPDATE staff SET ended_at = $2 WHERE id = $1", &[staff.as_str().into(), now.into()]).await?;
        Ok(())
    }

    /// Begins a session.
    pub async fn make_staff_session(&mut self, session: &StaffSession) -> Result<(), StoreError> {
        let values = vec![
            session.id.as_str().into(),
            session.staff.as_str().into(),
            session.created_at.into(),
            session.seen_at.into(),
        ];
        self.insert("staff_session (id, staff, created_at, seen_at)", vec![values]).await
    }

    /// Notes that a session is in use.
    pub async fn see_staff_session(&mut self, id: &str, now: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE staff_session SET seen_at = $2 WHERE id = $1 AND seen_at < $2";
        self.exec(sql, &[id.into(), now.into()]).await?;
        Ok(())
    }

    /// Ends a session.
    pub async fn end_staff_session(&mut self, id: &str) -> Result<(), StoreError> {
        self.delete("staff_session", "id", [id.into()].into_iter()).await
    }

    /// Ends every session of a member.
    pub async fn end_staff_sessions(&mut self, staff: &StaffId) -> Result<(), StoreError> {
        self.delete("staff_session", "staff", [staff.as_str().into()].into_iter()).await
    }

    /// Notes who asked for a new link for somebody. Gives whether nobody had.
    pub async fn ask_recovery(&mut self, recovery: &Recovery) -> Result<bool, StoreError> {
        let sql = "INSERT INTO staff_recovery (staff, asked_by, asked_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        let Recovery { staff, asked_by, asked_at } = recovery;
        Ok(self.exec(sql, &[staff.as_str().into(), asked_by.as_str().into(), (*asked_at).into()]).await? == 1)
    }

    /// Ends what was asked for, if somebody else asked for it since then. Gives whether there was such a thing.
    pub async fn take_recovery(
        &mut self,
        staff: &StaffId,
        giver: &StaffId,
        since: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "DELETE FROM staff_recovery WHERE staff = $1 AND asked_by <> $2 AND asked_at >= $3";
        Ok(self.exec(sql, &[staff.as_str().into(), giver.as_str().into(), since.into()]).await? == 1)
    }

    /// Ends what was asked for.
    pub async fn end_recovery(&mut self, staff: &StaffId) -> Result<(), StoreError> {
        self.delete("staff_recovery", "staff", [staff.as_str().into()].into_iter()).await
    }
}
