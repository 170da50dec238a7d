//! What other systems are told, as they read it.

use crate::engine::Store;
use crate::error::{StoreError, consistent};
use crate::sql::{Row, Value};
use besok_core::event::Mark;
use besok_core::id::InvitationId;
use besok_core::invitation::{Notice, NoticeKind};
use besok_core::message::Appointment;
use jiff::Timestamp;

const NOTICE: &str = "SELECT notice.id, notice.invitation, notice.kind, notice.booking, notice.at, invitation.case_file
     FROM notice JOIN invitation ON invitation.id = notice.invitation";

impl Store {
    /// A notice, and for which case.
    pub async fn notice(&self, id: &str) -> Result<Option<(Notice, String)>, StoreError> {
        let sql = sqlx::AssertSqlSafe(format!("{NOTICE} WHERE notice.id = $1"));
        self.all(sql, &[id.into()]).await?.first().map(notice).transpose()
    }

    /// At most so many notices up to an instant, in the order of what they tell of; those after a mark, if there is one.
    pub async fn notices(
        &self,
        after: Option<&Mark>,
        until: Timestamp,
        limit: i64,
    ) -> Result<Vec<(Notice, String)>, StoreError> {
        let (at, id) = after.map_or((i64::MIN, ""), |mark| (mark.at.as_second(), &mark.id));
        let sql = format!(
            "{NOTICE} WHERE notice.at >= $1 AND (notice.at > $1 OR notice.id > $2) AND notice.at <= $3
             ORDER BY notice.at, notice.id LIMIT $4"
        );
        let values: [Value; 4] = [at.into(), id.into(), until.into(), limit.into()];
        self.all(sqlx::AssertSqlSafe(sql), &values).await?.iter().map(notice).collect()
    }
}

fn notice(row: &Row) -> Result<(Notice, String), StoreError> {
    let booking = row.text("booking")?;
    let appointment = |text: &str| serde_json::from_str::<Appointment>(text).ok();
    let booking = (!booking.is_empty()).then(|| consistent("notice", "booking", &booking, appointment)).transpose()?;
    let notice = Notice {
        id: row.text("id")?,
        invitation: InvitationId(row.text("invitation")?),
        kind: consistent("notice", "kind", &row.text("kind")?, NoticeKind::parse)?,
        booking,
        at: row.instant("at")?,
    };
    Ok((notice, row.text("case_file")?))
}
